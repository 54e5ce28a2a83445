/*
 * Products named by a part of their title: "the Due", "le Tramontana", "Lite那支". What the
 * part may be of is narrowed by the customer's orders; what stays open proves, but
 * contradicts nothing.
 */
#include "guard/judge.h"

#include <string.h>

#define TITLES_MAX   128
#define BUCKETS      ((size_t)128)
#define MEANT_MAX    8 /* titles that one part may be of; a word of more is no name */
#define LETTERS_MIN  3 /* of a word that names by itself */
#define GENERIC_MIN  4 /* of one that is written small */
#define HAN_MIN      2 /* characters */
#define KANA_MIN     3
#define WORK_OF_TEXT 64 /* bytes of a description that are looked through for one unit */

enum closeness { OF_CATALOGUE, OF_ORDERS, OF_MEANT_ORDER };

struct part_title {
    const char *title;
    const struct product *product; /* NULL: of an order alone */
    enum closeness closeness;
    const struct kept_scan *kept;
    struct part_title *next_alike;
};

/* A word of a title, in the bucket of its first bytes. */
struct title_word {
    uint32_t title;
    uint32_t token;
    struct title_word *next;
};

/* A word of the brands, in the bucket of its first byte and its length. */
struct brand_word {
    struct text word;
    struct brand_word *next;
};

struct parts {
    struct judge *judge;
    struct part_title *titles;
    size_t count;
    struct title_word *words[BUCKETS];
    struct part_title *alike[BUCKETS]; /* by the hash of the title */
    bool has_brands;
    struct brand_word *brands[BUCKETS]; /* once they were needed */
};

/* The longest run of words that a title and the text share from one token on. */
struct run {
    size_t len; /* tokens */
    uint32_t titles[MEANT_MAX];
    uint32_t words[MEANT_MAX]; /* where it begins in each */
    size_t count;
    bool is_of_many;
};

static size_t bucket_of(struct text folded)
{
    uint32_t key = 0;
    memcpy(&key, folded.bytes, folded.len < 4 ? folded.len : 4);
    return (key * 2654435761u) >> 25;
}

static void title_know(struct parts *parts, const char *title,
                       const struct product *product, enum closeness closeness)
{
    if (title == NULL || title[0] == '\0') {
        return;
    }
    const struct kept_scan *kept = memory_scan(parts->judge->memory, title);
    struct part_title **alike = &parts->alike[kept->hash % BUCKETS];
    for (struct part_title *known = *alike; known != NULL; known = known->next_alike) {
        if (known->kept == kept) {
            known->product = known->product == NULL ? product : known->product;
            known->closeness = known->closeness < closeness ? closeness : known->closeness;
            return;
        }
    }
    if (parts->count == TITLES_MAX) {
        return;
    }
    struct part_title *known = &parts->titles[parts->count];
    *known = (struct part_title){.title = title,
                                 .product = product,
                                 .closeness = closeness,
                                 .kept = kept,
                                 .next_alike = *alike};
    *alike = known;
    for (size_t i = 0; i < kept->scan.count; i++) {
        struct title_word *word = arena_get(parts->judge->arena, sizeof(*word));
        size_t bucket = bucket_of(scan_folded(&kept->scan, i));
        *word =
            (struct title_word){(uint32_t)parts->count, (uint32_t)i, parts->words[bucket]};
        parts->words[bucket] = word;
    }
    parts->count++;
}

static void titles_know(struct parts *parts)
{
    const struct judge *judge = parts->judge;
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count && parts->count < TITLES_MAX / 2; i++) {
        const struct order *order = &facts->orders[i];
        for (size_t k = 0; k < order->line_count; k++) {
            title_know(parts, order->lines[k].title, NULL,
                       order == judge->meant ? OF_MEANT_ORDER : OF_ORDERS);
        }
    }
    for (size_t i = 0; i < facts->product_count && parts->count < TITLES_MAX; i++) {
        title_know(parts, facts->products[i].title, &facts->products[i], OF_CATALOGUE);
    }
}

static size_t run_len(const struct reading *reading, size_t token, size_t end,
                      const struct scan *title, size_t word)
{
    size_t len = 0;
    while (token + len < end && word + len < title->count &&
           (reading->scopes[token + len] & SCOPES_MASKED) == 0 &&
           text_equals(scan_folded(&reading->scan, token + len),
                       scan_folded(title, word + len))) {
        len++;
    }
    return len;
}

static void run_read(const struct parts *parts, size_t token, struct run *run)
{
    const struct reading *reading = parts->judge->reading;
    size_t end = reading_sentence(reading, token)->end;
    *run = (struct run){.len = 0};
    const struct title_word *word =
        parts->words[bucket_of(scan_folded(&reading->scan, token))];
    for (; word != NULL; word = word->next) {
        size_t len = run_len(reading, token, end, &parts->titles[word->title].kept->scan,
                             word->token);
        if (len == 0 || len < run->len) {
            continue;
        }
        if (len > run->len) {
            *run = (struct run){.len = len};
        }
        if (run->count == MEANT_MAX) {
            run->is_of_many = true;
            continue;
        }
        run->titles[run->count] = word->title;
        run->words[run->count++] = word->token;
    }
}

static bool is_variant(const struct part_title *title, const struct part_title *other)
{
    return title->product != NULL && other->product != NULL &&
           title->product->group != NULL &&
           string_equals(title->product->group, other->product->group);
}

/* Only the closest ones, and their variants: of the order that is spoken of, else of any.
 */
static void narrow(const struct parts *parts, struct run *run)
{
    const struct part_title *closest = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < run->count; i++) {
        const struct part_title *title = &parts->titles[run->titles[i]];
        if (closest == NULL || title->closeness > closest->closeness) {
            closest = title;
        }
    }
    for (size_t i = 0; i < run->count; i++) {
        const struct part_title *title = &parts->titles[run->titles[i]];
        if (title->closeness == closest->closeness || is_variant(title, closest)) {
            run->titles[kept] = run->titles[i];
            run->words[kept++] = run->words[i];
        }
    }
    run->count = kept;
}

/* One product, or the variants of one. */
static bool is_one(const struct parts *parts, const struct run *run)
{
    for (size_t i = 1; i < run->count; i++) {
        if (!is_variant(&parts->titles[run->titles[i]], &parts->titles[run->titles[0]])) {
            return false;
        }
    }
    return true;
}

/* A word that says what a thing is, not which: other products are described by it. */
static bool is_generic(const struct parts *parts, const struct run *run, size_t token)
{
    struct judge *judge = parts->judge;
    struct text raw = scan_raw(&judge->reading->scan, token);
    const char *word = arena_copy(judge->arena, raw.bytes, raw.len);
    for (size_t i = 0; i < parts->count; i++) {
        const struct product *product = parts->titles[i].product;
        const char *told = product == NULL ? NULL : product->description;
        if (told == NULL || !judge_works(judge, 1 + strlen(told) / WORK_OF_TEXT)) {
            continue;
        }
        if (strcasestr(told, word) != NULL ||
            (i != run->titles[0] && string_equals(product->brand, word))) {
            return true;
        }
    }
    return false;
}

static bool is_at_word(const struct scan *scan, size_t token)
{
    return token == 0 || token >= scan->count || scan->tokens[token].before != 0 ||
           scan->tokens[token].kind != TOKEN_CHARACTER ||
           scan->tokens[token - 1].kind != TOKEN_CHARACTER;
}

/* The run is a word or more of its title as its spaces, or its scripts, part them. */
static bool is_whole_words(const struct parts *parts, const struct run *run)
{
    const struct scan *scan = &parts->titles[run->titles[0]].kept->scan;
    return is_at_word(scan, run->words[0]) && is_at_word(scan, run->words[0] + run->len);
}

static size_t characters(const struct reading *reading, size_t token, size_t len,
                         size_t *han)
{
    size_t count = 0;
    *han = 0;
    for (size_t i = token; i < token + len; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        if (reading->scan.tokens[i].kind == TOKEN_CHARACTER) {
            count++;
            *han += (unsigned char)folded.bytes[0] >= 0xE4;
        }
    }
    return count;
}

enum naming { NO_NAME, NAME_WEAK, NAME_SURE };

/* "14K": a number and its letters, written together. */
static bool is_model(const struct parts *parts, const struct run *run, size_t token)
{
    const struct token *next = &parts->judge->reading->scan.tokens[token + 1];
    return run->len >= 2 && next->kind == TOKEN_WORD && next->before == 0 && next->is_upper;
}

/* In scripts without spaces: two Han characters or three others, in its orders or apart. */
static enum naming characters_name(const struct parts *parts, const struct run *run,
                                   size_t token)
{
    const struct part_title *title = &parts->titles[run->titles[0]];
    size_t han;
    size_t count = characters(parts->judge->reading, token, run->len, &han);
    if (is_model(parts, run, token)) {
        return NAME_SURE;
    }
    if (count == 0 || (han < HAN_MIN && count < KANA_MIN)) {
        return NO_NAME;
    }
    return title->closeness != OF_CATALOGUE || is_whole_words(parts, run) ? NAME_SURE
                                                                          : NAME_WEAK;
}

/* "EUR", "days": what stands beside numbers. */
static bool is_of_value(const struct reading *reading, size_t token)
{
    return reading_mark_at(reading, token, MEANING_CURRENCY) != NULL ||
           reading_mark_at(reading, token, MEANING_UNIT) != NULL ||
           reading_mark_at(reading, token, MEANING_PERCENT) != NULL ||
           reading_mark_at(reading, token, MEANING_MONTH) != NULL ||
           reading_mark_at(reading, token, MEANING_WEEKDAY) != NULL;
}

static enum naming word_names(const struct parts *parts, const struct run *run,
                              size_t token)
{
    const struct reading *reading = parts->judge->reading;
    const struct token *word = &reading->scan.tokens[token];
    const struct part_title *title = &parts->titles[run->titles[0]];
    bool is_ordered = title->closeness != OF_CATALOGUE;
    bool is_first = token == reading_sentence(reading, token)->first;
    bool is_known_word = reading->mark_from[token] != reading->mark_from[token + 1];
    bool is_written_so = word->is_capital || word->has_digit;
    if (run->len == 1 && (is_of_value(reading, token) ||
                          word->fold_len < (word->has_digit ? 2 : LETTERS_MIN) ||
                          ((is_first || !is_written_so) && is_known_word))) {
        return NO_NAME;
    }
    if (!is_written_so) {
        return is_ordered && (run->len > 1 || word->fold_len >= GENERIC_MIN) ? NAME_WEAK
                                                                             : NO_NAME;
    }
    return is_ordered || run->len > 1 || !is_generic(parts, run, token) ? NAME_SURE
                                                                        : NAME_WEAK;
}

static enum naming naming_of(const struct parts *parts, const struct run *run, size_t token)
{
    if (run->len == 0 || run->is_of_many) {
        return NO_NAME;
    }
    switch (parts->judge->reading->scan.tokens[token].kind) {
    case TOKEN_WORD:
        return word_names(parts, run, token);
    case TOKEN_NUMBER: /* "3色セット" */
    case TOKEN_CHARACTER:
        return characters_name(parts, run, token);
    default:
        return NO_NAME;
    }
}

static void name_add(struct parts *parts, const struct run *run, size_t token, bool is_sure)
{
    struct judge *judge = parts->judge;
    const char **titles = arena_get(judge->arena, run->count * sizeof(*titles));
    const struct part_title *first = &parts->titles[run->titles[0]];
    size_t end = token + run->len;
    for (size_t i = 0; i < run->count; i++) {
        titles[i] = parts->titles[run->titles[i]].title;
    }
    titled_add(judge, &(struct titled){.first = (uint32_t)token,
                                       .end = (uint32_t)end,
                                       .titles = titles,
                                       .title_count = (uint32_t)run->count,
                                       .is_certain = is_sure});
    if (!is_sure) {
        return; /* a word like another */
    }
    struct claim *claim = claim_add(judge, token, end, CLAIM_PRODUCT, VERDICT_PROVED);
    claim_from(claim, "product", first->product == NULL ? NULL : first->product->id,
               "title", first->title);
    reading_mask(judge->reading, token, end, SCOPE_TITLE);
}

/* "The spare jug of the Vortex", "die Dichtung für den Vortex": a word that nothing is known
 * of stands in front of "of the" or "for the": a thing of the product's own, or another. */
static bool is_of_belonging(const struct reading *reading, size_t token)
{
    static const char *const joints[] = {"of",   "for", "fur", "vom",  "von", "pour", "de",
                                         "du",   "des", "para", "do",  "da",  "per",  "di",
                                         "del",  "della", "dell", "voor", "van"};
    static const char *const articles[] = {"the", "den", "die", "das",  "dem", "der", "la",
                                           "le",  "el",  "o",   "a",    "il",  "lo",  "l",
                                           "your", "tu", "su",  "votre", "het", "je"};
    size_t first = reading_sentence(reading, token)->first;
    size_t at = token;
    at -= at > first && scan_is_any(&reading->scan, at - 1, articles, COUNT_OF(articles));
    if (at < first + 2 ||
        !scan_is_any(&reading->scan, at - 1, joints, COUNT_OF(joints))) {
        return false;
    }
    return reading->scan.tokens[at - 2].kind == TOKEN_WORD &&
           reading->mark_from[at - 2] == reading->mark_from[at - 1] &&
           (reading->scopes[at - 2] & SCOPES_MASKED) == 0;
}

static struct brand_word **brands_at(struct parts *parts, struct text word)
{
    size_t key = ((unsigned char)word.bytes[0] | 0x20) + 7 * word.len; /* in any case */
    return &parts->brands[key % BUCKETS];
}

static bool brands_have(struct parts *parts, struct text word)
{
    const struct brand_word *brand = *brands_at(parts, word);
    while (brand != NULL && (brand->word.len != word.len ||
                             strncasecmp(brand->word.bytes, word.bytes, word.len) != 0)) {
        brand = brand->next;
    }
    return brand != NULL;
}

/* The words of the brands, each once. */
static void brands_know(struct parts *parts)
{
    parts->has_brands = true;
    for (size_t i = 0; i < parts->count; i++) {
        const struct product *product = parts->titles[i].product;
        struct text rest = text_of(product == NULL ? NULL : product->brand);
        struct text word;
        while (text_next(&rest, ' ', &word)) {
            if (word.len > 0 && !brands_have(parts, word)) {
                struct brand_word *brand = arena_get(parts->judge->arena, sizeof(*brand));
                struct brand_word **slot = brands_at(parts, word);
                *brand = (struct brand_word){word, *slot};
                *slot = brand;
            }
        }
    }
}

/* A brand of the shop's, or the first word of a title of its. */
static bool is_of_shop(struct parts *parts, const struct run *run, size_t token)
{
    struct judge *judge = parts->judge;
    const struct token *word = &judge->reading->scan.tokens[token];
    struct text raw = scan_raw(&judge->reading->scan, token);
    if (word->kind != TOKEN_WORD || !word->is_capital || word->fold_len < LETTERS_MIN) {
        return false;
    }
    for (size_t i = 0; run->len > 0 && i < run->count; i++) {
        if (run->words[i] == 0) {
            return true;
        }
    }
    if (!parts->has_brands) {
        brands_know(parts);
    }
    return judge_works(judge, 1) && brands_have(parts, raw);
}

void title_parts_find(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    struct parts *parts = arena_get(judge->arena, sizeof(*parts));
    parts->judge = judge;
    parts->titles = arena_get(judge->arena, TITLES_MAX * sizeof(*parts->titles));
    titles_know(parts);
    for (size_t i = 0; i < reading->scan.count;) {
        struct run run = {.len = 0};
        if ((reading->scopes[i] & SCOPES_MASKED) == 0 && judge_works(judge, 1)) {
            run_read(parts, i, &run);
            narrow(parts, &run);
        }
        if ((reading->scopes[i] & SCOPES_MASKED) == 0 && is_of_shop(parts, &run, i)) {
            reading_mask(judge->reading, i, i + 1, SCOPE_GOODS);
        }
        enum naming naming = run.len == 0 ? NO_NAME : naming_of(parts, &run, i);
        if (naming != NO_NAME) {
            name_add(parts, &run, i,
                     naming == NAME_SURE && is_one(parts, &run) &&
                         !is_of_belonging(reading, i));
        }
        i += naming == NO_NAME ? 1 : run.len;
    }
}
