/* Products as they are told of in the catalogue, read once a text like the text itself. */
#include "guard/products.h"

#include "base/buffer.h"
#include "guard/lexicon_named.h"

#include <string.h>

#define TOLD_BYTES    4096 /* of one product that are read */
#define VARIANTS_NEAR ((size_t)24)
#define WORK_OF_SPAN  8
#define NOUN_MIN      4  /* bytes of a word that says what a thing is */
#define SENTENCE_MAX  60 /* tokens in which such a word is looked for */
#define NOUNS_MAX     8  /* products of the orders that may be meant by a noun */
#define ORDERS_NEAR   4
#define WORK_OF_NOUNS 200

static void part_add(struct buffer *told, const char *text)
{
    buffer_add_text(told, string_or_empty(text));
    buffer_add_char(told, '\n');
}

static struct told *told_read(struct judge *judge, const struct product *product)
{
    struct told *told = arena_get(judge->arena, sizeof(*told));
    size_t *at = arena_get(judge->arena, (product->attribute_count + 2) * sizeof(*at));
    struct buffer text;
    buffer_init(&text, TOLD_BYTES);
    part_add(&text, product->title);
    size_t title_len = text.len;
    for (size_t i = 0; i < product->attribute_count; i++) {
        at[i] = text.len;
        buffer_add_text(&text, string_or_empty(product->attributes[i].name));
        buffer_add_char(&text, ' ');
        part_add(&text, product->attributes[i].value);
    }
    at[product->attribute_count] = text.len;
    part_add(&text, product->description);
    const char *copy = arena_copy(judge->arena, buffer_text(&text), text.len);
    reading_of(text_from(copy, text.len), judge->arena, &told->reading);
    buffer_release(&text);
    told->product = product;
    told->title_end = (uint32_t)scan_token_at(&told->reading.scan, title_len);
    told->attribute_from =
        arena_get(judge->arena, (product->attribute_count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i <= product->attribute_count; i++) {
        told->attribute_from[i] = (uint32_t)scan_token_at(&told->reading.scan, at[i]);
    }
    return told;
}

const struct told *product_told(struct judge *judge, size_t index)
{
    const struct facts *facts = judge->facts;
    if (judge->told == NULL) {
        judge->told =
            arena_get(judge->arena, (facts->product_count + 1) * sizeof(*judge->told));
    }
    if (judge->told[index] == NULL && judge_works(judge, 300)) {
        judge->told[index] = told_read(judge, &facts->products[index]);
    }
    return judge->told[index];
}

const struct product *product_of_id(const struct facts *facts, const char *id)
{
    for (size_t i = 0; id != NULL && i < facts->product_count; i++) {
        if (string_equals(facts->products[i].id, id)) {
            return &facts->products[i];
        }
    }
    return NULL;
}

size_t products_of(struct judge *judge, const struct titled *titled, size_t *indexes)
{
    const struct facts *facts = judge->facts;
    size_t count = 0;
    if (!judge_works(judge, facts->product_count / 4 + 1)) {
        return 0;
    }
    for (size_t i = 0; i < facts->product_count && count < PRODUCTS_MAX; i++) {
        bool is_known = !titled_is(titled, facts->products[i].title);
        for (size_t k = 0; k < count && !is_known; k++) {
            is_known = string_equals(facts->products[indexes[k]].id, facts->products[i].id);
        }
        if (!is_known) {
            indexes[count++] = i;
        }
    }
    return count;
}

const struct attribute *told_attribute(const struct told *told, size_t token)
{
    for (size_t i = 0; i < told->product->attribute_count; i++) {
        if (token >= told->attribute_from[i] && token < told->attribute_from[i + 1]) {
            return &told->product->attributes[i];
        }
    }
    return NULL;
}

static bool is_joined(const struct reading *reading, size_t token)
{
    const struct token *tokens = reading->scan.tokens;
    return token > 0 && token < reading->scan.count && tokens[token].before == 0 &&
           tokens[token].kind == TOKEN_CHARACTER &&
           tokens[token - 1].kind == TOKEN_CHARACTER;
}

bool trait_is_whole(const struct reading *reading, const struct mark *mark)
{
    const struct mark *longest = reading_mark_at(reading, mark->first, MEANING_TRAIT);
    bool is_part = mark->end == mark->first + 1 &&
                   (is_joined(reading, mark->first) || is_joined(reading, mark->first + 1));
    return mark->meaning == MEANING_TRAIT && mark->end == longest->end && !is_part;
}

const struct mark *trait_at(const struct reading *reading, size_t token)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_TRAIT);
    return mark != NULL && trait_is_whole(reading, mark) ? mark : NULL;
}

/* The feature itself, whether the word says that it is there or not. */
uint32_t trait_base(uint32_t trait)
{
    bool is_feature = TRAIT_CLASS_OF(trait) == TRAIT_FEATURE;
    bool is_absent = is_feature && trait % TRAITS_OF_CLASS >= TRAIT_ABSENT;
    return is_absent ? trait - TRAIT_ABSENT : trait;
}

bool trait_is(uint32_t told, uint32_t trait)
{
    return named_is(MEANING_TRAIT, told, trait);
}

bool trait_is_wider(uint32_t told, uint32_t trait)
{
    return told != trait && named_is(MEANING_TRAIT, trait, told);
}

bool told_has_trait(const struct told *told, uint32_t trait)
{
    for (size_t i = 0; i < told->reading.mark_count; i++) {
        const struct mark *mark = &told->reading.marks[i];
        if (mark->meaning == MEANING_TRAIT && trait_is(mark->value, trait) &&
            trait_is_whole(&told->reading, mark)) {
            return true;
        }
    }
    return false;
}

bool size_is_called(const struct reading *reading, size_t token)
{
    static const char *const cues[] = {
        "size",   "sizes",  "talla",   "numero", "nr", "grosse", "taille", "pointure",
        "taglia", "misura", "tamanho", "maat",   "eu", "码",     "碼",     "号"};
    static const char behind[] = "サイズ";
    if (reading->scan.tokens[token].kind != TOKEN_NUMBER) {
        return false;
    }
    bool is_called =
        (token > 0 && scan_is_any(&reading->scan, token - 1, cues, COUNT_OF(cues))) ||
        scan_is_any(&reading->scan, token + 1, cues, COUNT_OF(cues));
    struct text next = token + 3 < reading->scan.count
                           ? reading_text(reading, token + 1, token + 4)
                           : text_of("");
    struct text front = token >= 3 ? reading_text(reading, token - 3, token) : text_of("");
    return is_called || text_is(next, behind) || text_is(front, behind) ||
           scan_is(&reading->scan, token + 1, behind);
}

bool product_has_size(const struct product *product, const struct reading *reading,
                      size_t token)
{
    struct text raw = scan_raw(&reading->scan, token);
    for (size_t i = 0; i < product->attribute_count; i++) {
        if (text_is(raw, string_or_empty(product->attributes[i].value))) {
            return true;
        }
    }
    return false;
}

/* "in M", "en negro": a word of the span that this product has in title or attributes. */
static size_t words_shared(const struct judge *judge, const struct told *told, size_t first,
                           size_t end)
{
    const struct reading *reading = judge->reading;
    size_t shared = 0;
    for (size_t i = first; i < end; i++) {
        const struct token *token = &reading->scan.tokens[i];
        const struct mark *trait = trait_at(reading, i);
        if (trait != NULL && told_has_trait(told, trait->value)) {
            shared++;
            continue;
        }
        if (size_is_called(reading, i) && product_has_size(told->product, reading, i)) {
            shared++;
            continue;
        }
        bool is_short = token->fold_len < 3 && !token->is_upper;
        if (token->kind != TOKEN_WORD || is_short) {
            continue;
        }
        for (size_t k = 0; k < told->attribute_from[told->product->attribute_count]; k++) {
            if (told->reading.scan.tokens[k].kind == TOKEN_WORD &&
                text_equals(scan_folded(&reading->scan, i),
                            scan_folded(&told->reading.scan, k))) {
                shared++;
                break;
            }
        }
    }
    return shared;
}

/* Those of the products that share most words with the span; false: all alike. */
static bool keep_nearest(struct judge *judge, size_t first, size_t end, size_t *indexes,
                         size_t *count)
{
    size_t scores[PRODUCTS_MAX];
    size_t best = 0;
    size_t least = SIZE_MAX;
    size_t kept = 0;
    if (!judge_works(judge, *count * WORK_OF_SPAN)) {
        return false;
    }
    for (size_t i = 0; i < *count; i++) {
        const struct told *told = product_told(judge, indexes[i]);
        scores[i] = told == NULL ? 0 : words_shared(judge, told, first, end);
        best = scores[i] > best ? scores[i] : best;
        least = scores[i] < least ? scores[i] : least;
    }
    if (best == least) {
        return false;
    }
    for (size_t i = 0; i < *count; i++) {
        if (scores[i] == best) {
            indexes[kept++] = indexes[i];
        }
    }
    *count = kept;
    return true;
}

void products_choose(struct judge *judge, size_t token, size_t *indexes, size_t *count)
{
    const struct clause *clause = reading_clause(judge->reading, token);
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    size_t low = token > VARIANTS_NEAR ? token - VARIANTS_NEAR : 0;
    size_t high = token + VARIANTS_NEAR;
    if (*count < 2 ||
        keep_nearest(judge, clause->first > low ? clause->first : low,
                     clause->end < high ? clause->end : high, indexes, count)) {
        return;
    }
    keep_nearest(judge, sentence->first > low ? sentence->first : low,
                 sentence->end < high ? sentence->end : high, indexes, count);
}

/* "Schlauch" of "Gartenschlauch", "hose": the word is one of the product's title or
 * description, or ends one. */
static bool is_noun_of(const struct told *told, struct text word)
{
    const struct scan *scan = &told->reading.scan;
    for (size_t i = 0; i < scan->count; i++) {
        struct text own = scan_folded(scan, i);
        bool is_alike = own.len == word.len || (own.len > word.len && word.len > NOUN_MIN);
        if (is_alike && told_attribute(told, i) == NULL &&
            memcmp(own.bytes + own.len - word.len, word.bytes, word.len) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_told_of(const struct judge *judge, const struct told *told,
                       const struct sentence *sentence)
{
    const struct reading *reading = judge->reading;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct text word = scan_folded(&reading->scan, i);
        bool is_bare = reading->mark_from[i] == reading->mark_from[i + 1] &&
                       (reading->scopes[i] & (SCOPES_MASKED | SCOPE_VALUE)) == 0;
        if (reading->scan.tokens[i].kind == TOKEN_WORD && word.len >= NOUN_MIN && is_bare &&
            is_noun_of(told, word)) {
            return true;
        }
    }
    return false;
}

static bool is_among(const size_t *indexes, size_t count, size_t index)
{
    size_t at = 0;
    while (at < count && indexes[at] != index) {
        at++;
    }
    return at < count;
}

/* The products of an order's lines, as far as there is room. */
static void lines_gather(struct judge *judge, const struct order *order, size_t *indexes,
                         size_t *count)
{
    const struct facts *facts = judge->facts;
    for (size_t k = 0; k < order->line_count && *count < NOUNS_MAX; k++) {
        if (!judge_works(judge, facts->product_count / 8 + 1)) {
            return;
        }
        const struct product *product = product_of_id(facts, order->lines[k].product);
        size_t index = product == NULL ? 0 : (size_t)(product - facts->products);
        if (product != NULL && !is_among(indexes, *count, index)) {
            indexes[(*count)++] = index;
        }
    }
}

size_t products_of_noun(struct judge *judge, size_t token, size_t *indexes)
{
    const struct facts *facts = judge->facts;
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    bool is_certain;
    const struct order *order = order_for(judge, token, &is_certain);
    size_t ordered[NOUNS_MAX];
    size_t count = 0;
    size_t named = 0;
    if (sentence->end - sentence->first > SENTENCE_MAX) {
        return 0;
    }
    if (order != NULL) {
        lines_gather(judge, order, ordered, &count);
    }
    for (size_t i = 0; i < facts->order_count && i < ORDERS_NEAR; i++) {
        lines_gather(judge, &facts->orders[i], ordered, &count);
    }
    for (size_t i = 0; i < count && judge_works(judge, WORK_OF_NOUNS); i++) {
        const struct told *told = product_told(judge, ordered[i]);
        if (told != NULL && is_told_of(judge, told, sentence)) {
            indexes[named++] = ordered[i];
        }
    }
    return named;
}

size_t products_of_order(struct judge *judge, const struct order *order, size_t *indexes)
{
    size_t count = 0;
    lines_gather(judge, order, indexes, &count);
    return count;
}

size_t products_ordered(struct judge *judge, size_t *indexes)
{
    const struct facts *facts = judge->facts;
    size_t ordered[NOUNS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < facts->order_count && i < ORDERS_NEAR; i++) {
        lines_gather(judge, &facts->orders[i], ordered, &count);
    }
    for (size_t i = 0; i < count && i < PRODUCTS_MAX; i++) {
        indexes[i] = ordered[i];
    }
    return count < PRODUCTS_MAX ? count : PRODUCTS_MAX;
}
