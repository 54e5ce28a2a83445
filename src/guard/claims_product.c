/*
 * Products that no shop here has: what is written as a title is, a brand or the first word
 * of a title among it, and stands in none. A mark, since names of other things look alike.
 */
#include "guard/judge.h"

#include <string.h>

#define CAPITALS_MIN 3 /* words of a name without a word of the shop's */
#define OFFERED_MIN  2 /* of one that the clause says to be sold here */
#define MODEL_MIN    2 /* of one with a model's number: "V60 Range" */
#define NOT_OF_NAME                                                                        \
    (SCOPE_NAME | SCOPE_LINK | SCOPE_IDENTIFIER | SCOPE_VALUE | SCOPE_IDIOM |              \
     SCOPE_SIGNATURE | SCOPE_QUOTED)

/* Tokens that together are written like a title. */
struct phrase_span {
    size_t first; /* end exclusive */
    size_t end;
    size_t known;   /* words of the shop's */
    size_t strange; /* others */
    size_t models;  /* of these with letters and digits */
};

static bool is_of_shop(const struct reading *reading, size_t token)
{
    return (reading->scopes[token] & (SCOPE_TITLE | SCOPE_GOODS)) != 0;
}

/* Nothing but a trait is known of the word. */
static bool is_strange_word(const struct reading *reading, size_t token)
{
    size_t from = reading->mark_from[token];
    size_t to = reading->mark_from[token + 1];
    for (size_t i = from; i < to; i++) {
        if (reading->marks[i].meaning != MEANING_TRAIT &&
            reading->marks[i].meaning != MEANING_NONE) {
            return false;
        }
    }
    return true;
}

/* "V60", "21K". */
static bool is_model(const struct reading *reading, size_t token)
{
    const struct token *word = &reading->scan.tokens[token];
    const struct token *next = word + 1;
    bool is_split = token + 1 < reading->scan.count && word->kind == TOKEN_NUMBER &&
                    next->kind == TOKEN_WORD && next->before == 0 && next->is_upper;
    return (word->kind == TOKEN_WORD && word->has_digit && word->is_capital) || is_split;
}

/* A number that stands for nothing else may be a part of a name: "Lumo 1000". */
static bool is_bare_number(const struct reading *reading, size_t token)
{
    static const enum meaning counted[] = {MEANING_UNIT,    MEANING_CURRENCY,
                                           MEANING_PERCENT, MEANING_MEASURE,
                                           MEANING_PIECE,   MEANING_MONTH};
    for (size_t i = 0; i < COUNT_OF(counted); i++) {
        if (reading_mark_at(reading, token + 1, counted[i]) != NULL) {
            return false;
        }
    }
    return reading->scan.tokens[token].kind == TOKEN_NUMBER &&
           reading_mark_before(reading, token, MEANING_CURRENCY) == NULL;
}

static bool is_strange(const struct reading *reading, size_t token, bool is_behind)
{
    const struct token *word = &reading->scan.tokens[token];
    bool is_first = token == reading_sentence(reading, token)->first;
    if ((reading->scopes[token] & NOT_OF_NAME) != 0 || is_first) {
        return false;
    }
    if (word->kind == TOKEN_NUMBER) {
        return is_model(reading, token) || (is_behind && is_bare_number(reading, token));
    }
    return word->kind == TOKEN_WORD && word->is_capital && word->fold_len >= 2 &&
           is_strange_word(reading, token);
}

/* In Japanese a title goes on behind its brand in other letters: "Karu チタン". */
static bool is_katakana(const struct reading *reading, size_t token)
{
    struct text raw = scan_raw(&reading->scan, token);
    return raw.len == 3 && (unsigned char)raw.bytes[0] == 0xE3 &&
           ((unsigned char)raw.bytes[1] == 0x83 ||
            ((unsigned char)raw.bytes[1] == 0x82 && (unsigned char)raw.bytes[2] >= 0xA1));
}

static bool is_joined(const struct reading *reading, size_t token)
{
    char before = reading->scan.tokens[token].before;
    return before == ' ' || before == '-' ||
           (before == 0 && reading->scan.tokens[token].kind == TOKEN_WORD);
}

/* "3/8": a size behind a name of the shop's. */
static bool is_fraction(const struct reading *reading, size_t token, size_t end)
{
    const struct token *tokens = &reading->scan.tokens[token];
    return token + 2 < end && tokens[0].kind == TOKEN_NUMBER && tokens[0].before == ' ' &&
           scan_is(&reading->scan, token + 1, "/") && tokens[1].before == 0 &&
           tokens[2].kind == TOKEN_NUMBER && tokens[2].before == 0;
}

static void token_add(struct phrase_span *phrase, const struct reading *reading,
                      size_t token)
{
    bool is_known = is_of_shop(reading, token);
    phrase->known += is_known;
    phrase->strange += !is_known;
    phrase->models += !is_known && is_model(reading, token);
    phrase->end = token + 1;
}

static struct phrase_span phrase_at(const struct reading *reading, size_t token)
{
    struct phrase_span phrase = {.first = token, .end = token};
    size_t end = reading_clause(reading, token)->end;
    while (phrase.end < end && (phrase.end == token || is_joined(reading, phrase.end)) &&
           (is_of_shop(reading, phrase.end) ||
            is_strange(reading, phrase.end, phrase.end > token))) {
        token_add(&phrase, reading, phrase.end);
    }
    if (phrase.known > 0 && phrase.strange == 0 && is_fraction(reading, phrase.end, end) &&
        !is_of_shop(reading, phrase.end)) {
        token_add(&phrase, reading, phrase.end + 2);
    }
    if (phrase.known > 0 && phrase.end > phrase.first && phrase.end < end &&
        reading->scan.tokens[phrase.end].before == ' ' &&
        is_katakana(reading, phrase.end) && !is_of_shop(reading, phrase.end)) {
        token_add(&phrase, reading, phrase.end);
    }
    return phrase;
}

/* "We also carry the …" */
static bool is_offered(const struct reading *reading, const struct phrase_span *phrase)
{
    const struct clause *clause = reading_clause(reading, phrase->first);
    return reading_mark_within(reading, clause->first, clause->end, MEANING_SELLS) != NULL;
}

/* "der Marke Northline", "die Norm EN 1150": where every noun has a capital, capitals and a
   noun in front of a brand say nothing. */
static bool capitals_tell(const struct reading *reading, const struct phrase_span *phrase)
{
    return !string_equals(reading_sentence(reading, phrase->first)->lang, "de");
}

static bool is_claimed_name(const struct reading *reading, const struct phrase_span *phrase)
{
    size_t all = phrase->known + phrase->strange;
    bool is_told = capitals_tell(reading, phrase);
    bool has_brand = phrase->known > 0 && (is_told || is_of_shop(reading, phrase->first));
    return phrase->strange > 0 &&
           (has_brand || (is_told && phrase->strange >= CAPITALS_MIN) ||
            (phrase->models > 0 && all >= MODEL_MIN) ||
            (phrase->strange >= OFFERED_MIN && is_offered(reading, phrase)));
}

/* An article or macro names it so. */
static bool is_told(struct judge *judge, const struct phrase_span *phrase)
{
    struct text raw = reading_text(judge->reading, phrase->first, phrase->end);
    const char *words = arena_copy(judge->arena, raw.bytes, raw.len);
    const struct policy *policy = judge->policy;
    for (size_t i = 0; i < policy->text_count && judge_works(judge, 10); i++) {
        if (strcasestr(policy->texts[i], words) != NULL) {
            return true;
        }
    }
    return false;
}

void products_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t token = 0; token < reading->scan.count;) {
        struct phrase_span phrase = phrase_at(reading, token);
        if (is_claimed_name(reading, &phrase) && !is_told(judge, &phrase)) {
            claim_add(judge, phrase.first, phrase.end, CLAIM_PRODUCT, VERDICT_UNSOURCED);
        }
        token = phrase.end > token ? phrase.end : token + 1;
    }
}
