/* The sizes of one product, where no group joins them: "Pika Harness M" and "S", "Dawn
 * Assam" in 100 g and 250 g; and which of them a text names. */
#include "guard/measures.h"
#include "guard/products.h"

#include <string.h>

#define WORDS_MAX    12           /* of a title that is compared */
#define NEAR_SIZE    ((size_t)16) /* tokens between a size and what is said of it */
#define WORK_OF_SIZE 40

static size_t title_words(const char *title, struct text *words)
{
    struct text rest = text_of(title);
    size_t count = 0;
    while (count < WORDS_MAX && text_next(&rest, ' ', &words[count])) {
        count += words[count].len > 0;
    }
    return count;
}

static bool is_letter_size(struct text word)
{
    static const char *const sizes[] = {"XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL"};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        if (text_is(word, sizes[i])) {
            return true;
        }
    }
    return false;
}

/* "41", "250", "500ml", "M". */
static bool is_size_word(struct text word)
{
    bool begins_so = word.len > 0 && word.bytes[0] >= '0' && word.bytes[0] <= '9';
    return begins_so || is_letter_size(word);
}

/* All words are the same but for a size. */
static bool titles_part_in_size(const char *a, const char *b)
{
    struct text left[WORDS_MAX];
    struct text right[WORDS_MAX];
    size_t count = title_words(a, left);
    if (count < 2 || title_words(b, right) != count) {
        return false;
    }
    size_t same = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_same = text_equals(left[i], right[i]);
        if (!is_same && (!is_size_word(left[i]) || !is_size_word(right[i]))) {
            return false;
        }
        same += is_same && !is_size_word(left[i]);
    }
    return same > 0;
}

static bool begins_with(const char *title, const char *other)
{
    size_t len = strlen(other);
    return len > 0 && strncmp(title, other, len) == 0 && title[len] == ' ';
}

/* A measure under one name that is another: the bottle of 50 ml, its spray of 10 ml. */
static bool measures_differ(const struct product *a, const struct product *b)
{
    for (size_t i = 0; i < a->attribute_count; i++) {
        const char *own = string_or_empty(a->attributes[i].value);
        const char *other = product_attribute(b, string_or_empty(a->attributes[i].name));
        if (other != NULL && own[0] >= '0' && own[0] <= '9' && other[0] >= '0' &&
            other[0] <= '9' && strcmp(own, other) != 0) {
            return true;
        }
    }
    return false;
}

bool products_are_variants(const struct product *a, const struct product *b)
{
    const char *left = string_or_empty(a->title);
    const char *right = string_or_empty(b->title);
    bool is_grouped = a->group != NULL && string_equals(a->group, b->group);
    bool is_of_brand = string_equals(string_or_empty(a->brand), string_or_empty(b->brand));
    return is_grouped ||
           (is_of_brand && (titles_part_in_size(left, right) ||
                            ((begins_with(left, right) || begins_with(right, left)) &&
                             measures_differ(a, b))));
}

size_t variants_join(struct judge *judge, size_t *indexes, size_t count)
{
    const struct facts *facts = judge->facts;
    size_t all = count;
    if (count == 0 || !judge_works(judge, count * facts->product_count / 2 + 1)) {
        return count;
    }
    for (size_t i = 0; i < facts->product_count && all < PRODUCTS_MAX; i++) {
        bool is_known = false;
        bool is_variant = false;
        for (size_t k = 0; k < all; k++) {
            const struct product *other = &facts->products[indexes[k]];
            is_known |= string_equals(other->id, facts->products[i].id);
            is_variant |= k < count && products_are_variants(other, &facts->products[i]);
        }
        if (is_variant && !is_known) {
            indexes[all++] = i;
        }
    }
    return all;
}

static bool has_measure(const struct told *told, const struct measure *measure)
{
    for (size_t i = 0; told != NULL && i < told->reading.scan.count; i++) {
        struct measure own;
        if (measure_of(told, i, &own) && own.dimension == measure->dimension &&
            own.amount == measure->amount) {
            return true;
        }
    }
    return false;
}

const char *product_size(const struct product *product, const char **name)
{
    static const char *const names[] = {"size",   "größe",   "grösse",  "talla", "taille",
                                        "taglia", "tamanho", "maat",    "尺码",  "サイズ",
                                        "eu",     "numero",  "pointure"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *own = product_attribute(product, names[i]);
        if (own != NULL) {
            *name = names[i];
            return own;
        }
    }
    return NULL;
}

/* The attribute that is called a size is this, or the title ends in it. */
static bool has_size_word(const struct product *product, struct text word)
{
    const char *name;
    const char *own = product_size(product, &name);
    if (own != NULL && text_is(word, own)) {
        return true;
    }
    const char *last = strrchr(string_or_empty(product->title), ' ');
    return last != NULL && text_is(word, last + 1);
}

/* A size that the text names at the token. */
struct named_size {
    bool is_measure;
    struct measure measure;
    struct text word;
};

static bool size_at(const struct reading *reading, size_t token, struct named_size *size)
{
    const struct token *at = &reading->scan.tokens[token];
    unsigned masked = SCOPE_VALUE | SCOPES_MASKED;
    size->is_measure = measure_at(reading, token, &size->measure);
    size->word = scan_raw(&reading->scan, token);
    bool is_letter = at->kind == TOKEN_WORD && is_letter_size(size->word) &&
                     !scan_is(&reading->scan, token + 1, ".");
    bool is_number = at->kind == TOKEN_NUMBER &&
                     reading_mark_at(reading, token + 1, MEANING_PIECE) == NULL;
    return (reading->scopes[token] & masked) == 0 &&
           (size->is_measure || is_letter || is_number);
}

/* Keeps those that have the size; false where all or none do. */
static bool sizes_keep(struct judge *judge, const struct named_size *size, size_t *indexes,
                       size_t *count)
{
    size_t kept[PRODUCTS_MAX];
    size_t len = 0;
    for (size_t i = 0; i < *count && judge_works(judge, WORK_OF_SIZE); i++) {
        const struct product *product = &judge->facts->products[indexes[i]];
        if (size->is_measure ? has_measure(product_told(judge, indexes[i]), &size->measure)
                             : has_size_word(product, size->word)) {
            kept[len++] = indexes[i];
        }
    }
    if (len == 0 || len == *count) {
        return false;
    }
    memcpy(indexes, kept, len * sizeof(*indexes));
    *count = len;
    return true;
}

bool variants_choose(struct judge *judge, size_t token, size_t *indexes, size_t *count)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    struct named_size size;
    size_t first = token > clause->first + NEAR_SIZE ? token - NEAR_SIZE : clause->first;
    size_t end = token + NEAR_SIZE < clause->end ? token + NEAR_SIZE : clause->end;
    for (size_t i = token; *count > 1 && i > first; i--) {
        if (size_at(reading, i - 1, &size) && sizes_keep(judge, &size, indexes, count)) {
            return true;
        }
    }
    for (size_t i = token; *count > 1 && i < end; i++) {
        if (size_at(reading, i, &size) && sizes_keep(judge, &size, indexes, count)) {
            return true;
        }
    }
    return false;
}

bool size_is_named(const struct reading *reading, size_t token)
{
    static const char *const cues[] = {"size",   "groesse", "grosse",  "talla",
                                       "taille", "taglia",  "tamanho", "maat",
                                       "码",     "碼",      "号",      "サ"};
    struct text raw = scan_raw(&reading->scan, token);
    bool is_letter = reading->scan.tokens[token].kind == TOKEN_WORD && is_letter_size(raw);
    return size_is_called(reading, token) ||
           (is_letter &&
            ((token > 0 && scan_is_any(&reading->scan, token - 1, cues, COUNT_OF(cues))) ||
             scan_is_any(&reading->scan, token + 1, cues, COUNT_OF(cues))));
}

bool product_is_of_size(const struct product *product, const struct reading *reading,
                        size_t token)
{
    return product_has_size(product, reading, token) ||
           has_size_word(product, scan_raw(&reading->scan, token));
}
