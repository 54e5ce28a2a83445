/*
 * What is said of a product beside its title: measures ("285 g"), what it is made of and
 * like, its codes ("IP66") and counts. Compared with all that the catalogue tells of it; a
 * difference warns, since catalogues err, too, and what it does not tell is a mark.
 */
#include "guard/kinds.h"
#include "guard/said.h"

#include <string.h>

#define NEAR         ((size_t)30) /* tokens in front that deny */
#define NEAR_WORD    4            /* tokens right in front that do */
#define DENIES_TOLD  3            /* in the catalogue, right in front of what it denies */
#define CODE_LETTERS 2            /* of a code without a digit: "EF" */
#define UNASSERTED                                                                         \
    (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_VALUE | SCOPE_SIGNATURE | SCOPE_COMMITMENT)

/* The same stands for good; of others the first, and whether there are more. */
void finding_add(struct finding *finding, const struct told *told, size_t token,
                 bool is_same)
{
    if (finding->how == FOUND_SAME) {
        return;
    }
    finding->how = is_same                         ? FOUND_SAME
                   : finding->how == FOUND_NOTHING ? FOUND_OTHER
                                                   : FOUND_MANY;
    if (is_same || finding->how == FOUND_OTHER) {
        finding->product = told->product;
        finding->attribute = told_attribute(told, token);
    }
}

struct finding said_look(const struct said *said, told_look *look_at)
{
    struct finding all = {.how = FOUND_NOTHING};
    for (size_t i = 0; i < said->count && all.how != FOUND_SAME; i++) {
        const struct told *told = product_told(said->judge, said->products[i]);
        struct finding own = {.how = FOUND_NOTHING};
        if (told != NULL && judge_works(said->judge, 20)) {
            look_at(said, told, &own);
        }
        all = own.how > all.how ? own : all;
    }
    return all;
}

void claim_finding(const struct said *said, const struct finding *finding)
{
    bool is_other =
        finding->how == FOUND_OTHER && finding->attribute != NULL && said->may_contradict;
    struct claim *claim = claim_add(said->judge, said->first, said->end, CLAIM_ATTRIBUTE,
                                    finding->how == FOUND_SAME ? VERDICT_PROVED
                                    : is_other                 ? VERDICT_CONTRADICTED
                                                               : VERDICT_UNSOURCED);
    if (finding->how == FOUND_SAME || is_other) {
        bool is_named = finding->attribute != NULL;
        claim_from(claim, "product", finding->product->id,
                   is_named ? finding->attribute->name : "description",
                   is_named ? finding->attribute->value : NULL);
        claim->right_value = is_other ? finding->attribute->value : NULL;
    }
}

static bool said_read_of(struct judge *judge, const struct titled *titled, size_t first,
                         size_t end, struct said *said)
{
    *said = (struct said){.judge = judge, .first = first, .end = end};
    if (titled == NULL) {
        said->count = products_of_noun(judge, first, said->products);
        return said->count > 0;
    }
    said->count = products_of(judge, titled, said->products);
    products_choose(judge, first, said->products, &said->count);
    said->may_contradict = titled->is_certain;
    return said->count > 0;
}

/* The products of the token's statement; false where it is about none. */
bool said_read(struct judge *judge, size_t first, size_t end, struct said *said)
{
    return said_read_of(judge, titled_near(judge, first), first, end, said);
}

/* What a part comes with is named first: "the Due has its filter with it". */
static const struct titled *first_in_sentence(const struct judge *judge, size_t token)
{
    size_t at = titled_from(judge, reading_sentence(judge->reading, token)->first);
    return at < judge->title_count && judge->titles[at].first < token
               ? &judge->titles[at]
               : titled_near(judge, token);
}

bool title_is_in_sentence(const struct judge *judge, size_t token)
{
    const struct titled *titled = titled_near(judge, token);
    return titled != NULL &&
           titled->first >= reading_sentence(judge->reading, token)->first;
}

/* "The Alba and the red cable": a second thing is named behind the title. */
static bool is_of_second(const struct judge *judge, const struct titled *titled,
                         size_t token)
{
    static const char *const joins[] = {"and", "und", "y",    "e", "et",
                                        "en",  "ed",  "plus", "&", "sowie"};
    static const char *const articles[] = {
        "the", "a",   "your", "der", "die", "das", "ein",   "eine", "ihre", "el",  "la",
        "los", "las", "un",   "una", "le",  "les", "une",   "l",    "il",   "i",   "lo",
        "gli", "uno", "o",    "os",  "as",  "um",  "uma",   "de",   "het",  "een", "dein",
        "su",  "tu",  "son",  "je",  "uw",  "ihr", "deine", "votre"};
    const struct scan *scan = &judge->reading->scan;
    return titled != NULL && titled->end + 2 <= token &&
           scan_is_any(scan, titled->end, joins, COUNT_OF(joins)) &&
           (scan_is_any(scan, titled->end + 1, articles, COUNT_OF(articles)) ||
            scan->tokens[titled->end + 1].kind == TOKEN_NUMBER ||
            reading_mark_at(judge->reading, titled->end + 1, MEANING_NUMBER) != NULL);
}

/* "The oak tower and the blue Tide": of a thing that is named in front of the title. */
static bool is_of_first(const struct judge *judge, const struct titled *titled,
                        const struct mark *trait)
{
    static const char *const joins[] = {"and",  "und", "y", "e",  "et", "en", "ed",
                                        "plus", "&",   ",", "、", "と", "和", "及"};
    return titled != NULL && titled->first >= trait->end &&
           scan_has_any(&judge->reading->scan, trait->end, titled->first, joins,
                        COUNT_OF(joins));
}

static void kind_look(const struct said *said, const struct told *told,
                      struct finding *finding)
{
    for (size_t i = 0; i < told->reading.mark_count; i++) {
        const struct mark *mark = &told->reading.marks[i];
        if (mark->meaning == MEANING_TRAIT &&
            TRAIT_CLASS_OF(mark->value) == TRAIT_CLASS_OF(said->trait) &&
            !trait_is_wider(mark->value, said->trait) &&
            trait_is_whole(&told->reading, mark)) {
            finding_add(finding, told, mark->first, trait_is(mark->value, said->trait));
            finding->how = finding->how == FOUND_MANY ? FOUND_OTHER : finding->how;
        }
    }
}

static bool is_denied(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    size_t first = token > clause->first + NEAR ? token - NEAR : clause->first;
    size_t end = token + 3 < clause->end ? token + 3 : clause->end;
    const struct mark *last =
        reading_mark_within(reading, token, clause->end, MEANING_NEGATION);
    bool is_at_end = last != NULL && strcmp(last->lang, "ja") == 0;
    return is_at_end ||
           reading_mark_within(reading, first, end, MEANING_NEGATION) != NULL ||
           reading_mark_within(reading, first, token, MEANING_NONE_OF) != NULL;
}

/* IH非対応, 电磁炉不适用 */
static bool is_denied_behind(const struct reading *reading, size_t end)
{
    static const char *const words[] = {"非", "不", "未"};
    return scan_is_any(&reading->scan, end, words, COUNT_OF(words));
}

/* Whether the catalogue says it of the product, or denies it. */
static bool is_so(const struct told *told, size_t token)
{
    const struct attribute *attribute = told_attribute(told, token);
    int truth = attribute == NULL ? -1 : attribute_truth(attribute->value);
    bool is_spaced = told->reading.scan.tokens[token].kind == TOKEN_WORD;
    size_t far = is_spaced ? DENIES_TOLD : 2 * DENIES_TOLD; /* 不适用于电磁炉 */
    size_t first = token > far ? token - far : 0;
    size_t end = reading_mark_at(&told->reading, token, MEANING_TRAIT)->end;
    return truth >= 0 ? truth == 1
                      : reading_mark_within(&told->reading, first, token,
                                            MEANING_NEGATION) == NULL &&
                            !is_denied_behind(&told->reading, end);
}

/* The word says that the feature is there, and not that the thing is free of it. */
static bool is_of_presence(uint32_t trait)
{
    return trait_base(trait) == trait;
}

/* "Not without alcohol": the "without" is the word's own. */
static bool is_denied_in_front(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    size_t first = token > clause->first + NEAR_WORD ? token - NEAR_WORD : clause->first;
    return reading_mark_within(reading, first, token, MEANING_NEGATION) != NULL;
}

static void feature_look(const struct said *said, const struct told *told,
                         struct finding *finding)
{
    const struct reading *reading = said->judge->reading;
    bool is_denial = is_of_presence(said->trait) ? is_denied(reading, said->first)
                                                 : is_denied_in_front(reading, said->first);
    bool says = is_denial != is_of_presence(said->trait);
    for (size_t i = 0; i < told->reading.mark_count; i++) {
        const struct mark *mark = &told->reading.marks[i];
        if (mark->meaning == MEANING_TRAIT &&
            trait_base(mark->value) == trait_base(said->trait) &&
            trait_is_whole(&told->reading, mark)) {
            bool is_there = is_so(told, mark->first) == is_of_presence(mark->value);
            finding_add(finding, told, mark->first, is_there == says);
            finding->how = finding->how == FOUND_MANY ? FOUND_OTHER : finding->how;
        }
    }
}

/* Of words with two meanings the one that the products are told of by: "rosa" is a colour
 * and a flower. */
static struct finding trait_look(struct said *said, const struct mark *longest)
{
    const struct reading *reading = said->judge->reading;
    struct finding best = {.how = FOUND_NOTHING};
    uint32_t trait = longest->value;
    size_t end = reading->mark_from[longest->first + 1];
    for (size_t i = reading->mark_from[longest->first]; i < end; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_TRAIT || mark->end != longest->end) {
            continue;
        }
        bool is_feature = TRAIT_CLASS_OF(mark->value) == TRAIT_FEATURE;
        said->trait = mark->value;
        struct finding finding = said_look(said, is_feature ? feature_look : kind_look);
        if (finding.how > best.how) {
            best = finding;
            trait = mark->value;
        }
    }
    said->trait = trait;
    return best;
}

/* Another thing of the customer's or of the text is called after it: "the Oat Toner and two
 * bars of lavender soap". */
static bool is_of_other_title(const struct said *said)
{
    const struct facts *facts = said->judge->facts;
    for (size_t i = 0; i < facts->product_count && judge_works(said->judge, 20); i++) {
        const struct told *told = product_told(said->judge, i);
        for (size_t k = 0; told != NULL && k < told->reading.mark_count; k++) {
            const struct mark *mark = &told->reading.marks[k];
            if (mark->meaning == MEANING_TRAIT && mark->value == said->trait &&
                mark->first < told->title_end) {
                return true;
            }
        }
    }
    return false;
}

/* "Without rules in Italian", where it has them. */
static void language_denied(const struct said *said, const struct mark *mark)
{
    struct said own = *said;
    struct finding finding = trait_look(&own, mark);
    if (finding.how == FOUND_SAME && finding.attribute != NULL &&
        is_denied_in_front(said->judge->reading, mark->first)) {
        finding.how = FOUND_OTHER;
        claim_finding(said, &finding);
    }
}

/* "The Coastline and the cork case": of another thing that was ordered than the one with
 * the title, or of a part that the catalogue does not tell of. */
static void thing_choose(struct said *said, const struct titled *titled)
{
    enum trait_class class = TRAIT_CLASS_OF(said->trait);
    bool is_look =
        class == TRAIT_COLOUR || class == TRAIT_MATERIAL || class > TRAIT_LANGUAGE;
    const struct mark *thing =
        is_look ? kind_beside(said->judge, said->first, said->end) : NULL;
    size_t others[PRODUCTS_MAX];
    bool is_told = thing == NULL || titled == NULL;
    for (size_t i = 0; i < said->count && !is_told && judge_works(said->judge, 4); i++) {
        is_told = product_tells_kind(said->judge, said->products[i], thing->value);
    }
    if (is_told) {
        return;
    }
    said->may_contradict = false;
    size_t count = products_ordered(said->judge, others);
    count = kinds_keep(said->judge, thing->value, others, count);
    if (count > 0) {
        memcpy(said->products, others, count * sizeof(*others));
        said->count = count;
    }
}

/* "is waterproof", "aus Porzellan", "du Brésil". */
static size_t trait_read(struct judge *judge, size_t token)
{
    const struct mark *mark = trait_at(judge->reading, token);
    struct said said;
    if (mark == NULL) {
        return 0;
    }
    const struct titled *titled = TRAIT_CLASS_OF(mark->value) == TRAIT_SUPPLY
                                      ? first_in_sentence(judge, token)
                                      : titled_near(judge, token);
    if (!said_read_of(judge, titled, token, mark->end, &said)) {
        return 0;
    }
    bool is_feature = TRAIT_CLASS_OF(mark->value) == TRAIT_FEATURE;
    bool is_language = TRAIT_CLASS_OF(mark->value) == TRAIT_LANGUAGE;
    if (is_language && !language_is_of_thing(judge, mark)) {
        return 0;
    }
    if (!is_feature && is_denied(judge->reading, token)) {
        if (is_language) {
            language_denied(&said, mark);
        }
        return mark->end;
    }
    said.trait = mark->value;
    thing_choose(&said, titled);
    struct finding finding = trait_look(&said, mark);
    said.may_contradict &= title_is_in_sentence(judge, token) &&
                           !is_of_second(judge, titled, token) &&
                           !is_of_first(judge, titled, mark);
    said.may_contradict &=
        TRAIT_CLASS_OF(said.trait) != TRAIT_SCENT || !is_of_other_title(&said);
    if (finding.how == FOUND_NOTHING && TRAIT_CLASS_OF(mark->value) == TRAIT_SUPPLY) {
        return mark->end; /* postage is included, too */
    }
    claim_finding(&said, &finding);
    return mark->end;
}

/* "rustproof" beside an attribute that is called so. */
static void name_look(const struct said *said, const struct told *told,
                      struct finding *finding)
{
    struct text raw = scan_raw(&said->judge->reading->scan, said->first);
    bool says = !is_denied(said->judge->reading, said->first);
    for (size_t i = 0; i < told->product->attribute_count; i++) {
        const struct attribute *attribute = &told->product->attributes[i];
        int truth = attribute_truth(attribute->value);
        if (truth >= 0 && text_is_ignoring_case(raw, string_or_empty(attribute->name))) {
            finding_add(finding, told, told->attribute_from[i], (truth == 1) == says);
        }
    }
}

static size_t letters_of(struct text folded)
{
    size_t len = 0;
    while (len < folded.len && folded.bytes[len] >= 'a' && folded.bytes[len] <= 'z') {
        len++;
    }
    return len;
}

/* The same code, or the same letters with another number: "IP66", "IP68". */
static void code_look(const struct said *said, const struct told *told,
                      struct finding *finding)
{
    struct text code = scan_folded(&said->judge->reading->scan, said->first);
    size_t letters = letters_of(code);
    for (size_t i = 0; i < told->reading.scan.count; i++) {
        struct text own = scan_folded(&told->reading.scan, i);
        bool is_same = text_equals(own, code);
        bool is_alike = letters > 0 && letters < code.len && letters_of(own) == letters &&
                        own.len > letters && memcmp(own.bytes, code.bytes, letters) == 0;
        if (is_same || is_alike) {
            finding_add(finding, told, i, is_same);
        }
    }
}

static bool is_beside_character(const struct reading *reading, size_t token)
{
    const struct token *tokens = reading->scan.tokens;
    bool is_behind = token + 1 < reading->scan.count && tokens[token + 1].before == 0 &&
                     tokens[token + 1].kind == TOKEN_CHARACTER;
    return is_behind || (token > 0 && tokens[token].before == 0 &&
                         tokens[token - 1].kind == TOKEN_CHARACTER);
}

static size_t word_read(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct token *word = &reading->scan.tokens[token];
    struct said said;
    struct finding finding;
    bool is_known = reading->mark_from[token] != reading->mark_from[token + 1];
    bool is_code =
        word->is_upper &&
        ((word->has_digit && !is_known) ||
         (word->fold_len <= CODE_LETTERS && is_beside_character(reading, token)));
    if ((!is_code && word->fold_len < 6) || !said_read(judge, token, token + 1, &said)) {
        return 0;
    }
    finding = said_look(&said, name_look);
    if (finding.how == FOUND_NOTHING && is_code) {
        finding = said_look(&said, code_look);
    }
    if (finding.how == FOUND_NOTHING && !is_code) {
        return 0;
    }
    claim_finding(&said, &finding);
    return token + 1;
}

static size_t token_read(struct judge *judge, size_t token)
{
    size_t end = ordered_read(judge, token);
    end = end != 0 ? end : held_read(judge, token);
    end = end != 0 ? end : measure_read(judge, token);
    end = end != 0 ? end : trait_read(judge, token);
    if (end == 0 && reading_mark_at(judge->reading, token, MEANING_NUMBER) == NULL &&
        judge->reading->scan.tokens[token].kind == TOKEN_WORD) {
        end = word_read(judge, token);
    }
    return end != 0 ? end : attribute_number_read(judge, token);
}

void attributes_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t token = 0; token < reading->scan.count;) {
        bool is_said = (reading->scopes[token] & UNASSERTED) == 0 && judge_works(judge, 1);
        size_t end = is_said ? token_read(judge, token) : 0;
        token = end > token ? end : token + 1;
    }
}
