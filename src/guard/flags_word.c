#include "guard/judge.h"

#include <ctype.h>
#include <string.h>

#define WORD_BYTES      64
#define WORK_OF_ARTICLE 40 /* that is searched for a word */

bool words_are_of_others(const struct reading *reading, size_t first, size_t end)
{
    return (reading_scopes(reading, first, end) &
            (SCOPE_TITLE | SCOPE_NAME | SCOPE_QUOTED | SCOPE_LINK)) != 0;
}

static const struct {
    enum meaning meaning;
    enum guard_rule rule;
    const char *reason;
} simple_flags[] = {
    {MEANING_SLUR, RULE_SLUR, "This word insults a group of people."},
    {MEANING_BIASED, RULE_BIAS, "This judges a person by a group."},
    {MEANING_DELICATE, RULE_SENSITIVE, "This speaks of health, faith, origin or the like."},
    {MEANING_RUDE, RULE_TONE, "This word is rude."},
    {MEANING_ECHO, RULE_ECHO, "This repeats the words of an instruction."},
};

static bool is_letter(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The word by itself, not inside of another ("archive"); a word that is not written in
 * ASCII is found anywhere. */
static bool says_word(const char *text, const char *word)
{
    size_t len = strlen(word);
    bool is_ascii = (unsigned char)word[0] < 0x80;
    for (const char *at = strcasestr(text, word); len > 0 && at != NULL;
         at = strcasestr(at + len, word)) {
        bool is_inside = (at > text && is_letter(at[-1])) || is_letter(at[len]);
        if (!is_ascii || !is_inside) {
            return true;
        }
    }
    return false;
}

/* "We advise against it during pregnancy": a public article of the shop's says the word. */
static bool is_told_by_shop(struct judge *judge, const struct mark *mark)
{
    const struct facts *facts = judge->facts;
    struct text word = reading_text(judge->reading, mark->first, mark->end);
    char own[WORD_BYTES];
    if (mark->meaning != MEANING_DELICATE || word.len >= sizeof(own) ||
        !judge_works(judge, WORK_OF_ARTICLE * facts->article_count)) {
        return false;
    }
    memcpy(own, word.bytes, word.len);
    own[word.len] = '\0';
    for (size_t i = 0; i < facts->article_count; i++) {
        const struct article *article = &facts->articles[i];
        if (!article->is_internal && says_word(string_or_empty(article->text), own)) {
            return true;
        }
    }
    return false;
}

static void simple_read(struct judge *judge, const struct mark *mark)
{
    for (size_t i = 0; i < COUNT_OF(simple_flags); i++) {
        if (mark->meaning == simple_flags[i].meaning &&
            !words_are_of_others(judge->reading, mark->first, mark->end) &&
            !is_told_by_shop(judge, mark)) {
            flag_tokens(judge, mark->first, mark->end, simple_flags[i].rule,
                        simple_flags[i].reason);
        }
    }
}

/* German "Sie": a capital inside a sentence. */
static bool is_polite_german(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"Sie",   "Ihnen", "Ihre", "Ihren",
                                        "Ihrem", "Ihrer", "Ihres"};
    if (reading_sentence(reading, token)->first == token) {
        return false;
    }
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (text_is(scan_raw(&reading->scan, token), words[i])) {
            return true;
        }
    }
    return false;
}

/* Where each form of address is first used. */
struct address_forms {
    size_t polite; /* tokens; SIZE_MAX: nowhere */
    size_t familiar;
};

static struct address_forms forms_of(const struct reading *reading)
{
    const unsigned others = SCOPE_TITLE | SCOPE_NAME | SCOPE_LINK | SCOPE_CITED;
    struct address_forms forms = {SIZE_MAX, SIZE_MAX};
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if ((reading->scopes[mark->first] & others) != 0) {
            continue;
        }
        if (mark->meaning == MEANING_POLITE && forms.polite == SIZE_MAX) {
            forms.polite = mark->first;
        } else if (mark->meaning == MEANING_FAMILIAR && forms.familiar == SIZE_MAX) {
            forms.familiar = mark->first;
        }
    }
    for (size_t i = 0;
         reading->lang[0] == 'd' && i < reading->scan.count && forms.polite == SIZE_MAX;
         i++) {
        if (reading->scan.tokens[i].is_capital && is_polite_german(reading, i) &&
            (reading->scopes[i] & others) == 0) {
            forms.polite = i;
        }
    }
    return forms;
}

static void register_read(struct judge *judge)
{
    struct address_forms forms = forms_of(judge->reading);
    if (forms.polite == SIZE_MAX || forms.familiar == SIZE_MAX) {
        return;
    }
    size_t later = forms.polite > forms.familiar ? forms.polite : forms.familiar;
    flag_tokens(judge, later, later + 1, RULE_REGISTER,
                "Polite and familiar address are mixed.");
}

void flags_of_words(struct judge *judge)
{
    for (size_t i = 0; i < judge->reading->mark_count; i++) {
        simple_read(judge, &judge->reading->marks[i]);
    }
    flags_of_adverts(judge);
    register_read(judge);
}
