#include "guard/kinds.h"

#include "base/buffer.h"
#include "base/money.h"
#include "guard/lexicon_named.h"
#include "guard/number.h"

#define NEAR_NOUN   3   /* tokens between what is said of a thing and its word */
#define NEAR_PIECE  3   /* tokens between a number and what comes so many in one */
#define TITLE_BYTES 512 /* of a title with its categories that are read */

/* What the words of the text and of the products mean, each made once it was needed. */
struct kinds {
    struct mark *marks;
    size_t count;
};

static const struct kinds *kinds_read(const struct scan *scan, struct arena *arena)
{
    struct kinds *kinds = arena_get(arena, sizeof(*kinds));
    lexicon_find_goods(scan, arena, &kinds->marks, &kinds->count);
    return kinds;
}

static const struct kinds *of_text(struct judge *judge)
{
    if (judge->kinds == NULL) {
        judge->kinds = kinds_read(&judge->reading->scan, judge->arena);
    }
    return judge->kinds;
}

static bool is_of_language(const struct judge *judge, const struct mark *mark)
{
    const struct ticket *ticket = judge->facts->ticket;
    return string_equals(mark->lang, "") ||
           string_equals(mark->lang, judge_lang(judge, mark->first)) ||
           (ticket != NULL && string_equals(mark->lang, ticket->lang));
}

const struct mark *kind_at(struct judge *judge, size_t token)
{
    const struct kinds *kinds = of_text(judge);
    size_t low = 0;
    size_t high = kinds->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (kinds->marks[middle].first < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < kinds->count && kinds->marks[low].first == token; low++) {
        if (is_of_language(judge, &kinds->marks[low]) &&
            (judge->reading->scopes[token] & SCOPE_TITLE) == 0) {
            return &kinds->marks[low]; /* the longest stands first */
        }
    }
    return NULL;
}

const struct mark *kind_before(struct judge *judge, size_t first, size_t end)
{
    for (size_t i = end; i > first; i--) {
        const struct mark *mark = kind_at(judge, i - 1);
        if (mark != NULL && mark->end <= end && !kind_is_container(mark->value)) {
            return mark;
        }
    }
    return NULL;
}

static const struct mark *kind_right_behind(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    size_t end = reading_clause(reading, token > 0 ? token - 1 : 0)->end;
    end = token + NEAR_NOUN < end ? token + NEAR_NOUN : end;
    for (size_t i = token; i < end; i++) {
        const struct mark *kind = kind_at(judge, i);
        if (kind != NULL && !kind_is_container(kind->value)) {
            return kind;
        }
        if (kind == NULL && trait_at(reading, i) == NULL &&
            !scan_is(&reading->scan, i, "的") && !scan_is(&reading->scan, i, "の")) {
            break;
        }
    }
    return NULL;
}

static const struct mark *kind_right_in_front(struct judge *judge, size_t token)
{
    static const char *const joints[] = {"en", "de",  "d",   "di",   "in",  "of",
                                         "em", "aus", "van", "made", "from"};
    const struct reading *reading = judge->reading;
    size_t first = reading_clause(reading, token)->first;
    size_t end = token;
    for (size_t gap = 0; gap < NEAR_NOUN && end > first; gap++) {
        bool is_joint = scan_is_any(&reading->scan, end - 1, joints, COUNT_OF(joints)) ||
                        trait_at(reading, end - 1) != NULL ||
                        reading->scan.tokens[end - 1].kind == TOKEN_SIGN;
        end -= is_joint && !scan_is(&reading->scan, end - 1, ",");
    }
    const struct mark *kind = kind_before(judge, first, end);
    return kind != NULL && kind->end == end ? kind : NULL;
}

const struct mark *kind_beside(struct judge *judge, size_t first, size_t end)
{
    static const char *const front_first[] = {"es", "fr", "pt", "it"};
    const char *lang = judge_lang(judge, first);
    const struct mark *behind = kind_right_behind(judge, end);
    const struct mark *front = kind_right_in_front(judge, first);
    bool is_front = behind == NULL;
    for (size_t i = 0; i < COUNT_OF(front_first); i++) {
        is_front |= front != NULL && string_equals(lang, front_first[i]);
    }
    return is_front ? front : behind;
}

static bool is_within(uint32_t kind, const char *name)
{
    uint32_t wider = named_find(MEANING_GOODS, name);
    return wider != 0 && named_is(MEANING_GOODS, kind, wider);
}

bool kind_is_part(uint32_t kind)
{
    return is_within(kind, "part");
}

bool kind_is_container(uint32_t kind)
{
    return is_within(kind, "container");
}

static bool are_alike(uint32_t kind, uint32_t other)
{
    return named_is(MEANING_GOODS, kind, other) || named_is(MEANING_GOODS, other, kind);
}

static bool has(const struct kinds *kinds, uint32_t kind)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (are_alike(kinds->marks[i].value, kind)) {
            return true;
        }
    }
    return false;
}

/* The place of a product's among those of all, which are made where there are none. */
static const struct kinds **place_of(struct judge *judge, const struct kinds ***all,
                                     size_t index)
{
    if (*all == NULL) {
        *all = arena_get(judge->arena, (judge->facts->product_count + 1) * sizeof(**all));
    }
    return &(*all)[index];
}

/* What its title and categories are called by. */
static const struct kinds *of_title(struct judge *judge, size_t index)
{
    const struct product *product = &judge->facts->products[index];
    const struct kinds **kinds = place_of(judge, &judge->title_kinds, index);
    if (*kinds == NULL) {
        struct buffer text;
        struct scan scan;
        buffer_init(&text, TITLE_BYTES);
        buffer_add_text(&text, string_or_empty(product->title));
        for (size_t i = 0; i < product->category_count; i++) {
            buffer_add_char(&text, '\n');
            buffer_add_text(&text, string_or_empty(product->category[i]));
        }
        scan_read(
            text_from(arena_copy(judge->arena, buffer_text(&text), text.len), text.len),
            judge->arena, &scan);
        buffer_release(&text);
        *kinds = kinds_read(&scan, judge->arena);
    }
    return *kinds;
}

/* What the catalogue tells of it is called by; NULL where there is nothing to read. */
static const struct kinds *of_told(struct judge *judge, size_t index)
{
    const struct told *told = product_told(judge, index);
    const struct kinds **kinds = place_of(judge, &judge->told_kinds, index);
    if (*kinds == NULL && told != NULL) {
        *kinds = kinds_read(&told->reading.scan, judge->arena);
    }
    return *kinds;
}

/* Of the kind, or of a wider or a narrower one, by its title or category. */
static bool product_is_kind(struct judge *judge, size_t index, uint32_t kind)
{
    return has(of_title(judge, index), kind);
}

bool product_is_called(struct judge *judge, size_t index, const struct mark *word)
{
    const struct kinds *kinds = of_text(judge);
    for (const struct mark *mark = word;
         mark < kinds->marks + kinds->count && mark->first == word->first; mark++) {
        if (mark->end == word->end && product_is_kind(judge, index, mark->value)) {
            return true;
        }
    }
    return false;
}

bool product_tells_kind(struct judge *judge, size_t index, uint32_t kind)
{
    if (product_is_kind(judge, index, kind)) {
        return true;
    }
    const struct kinds *told = of_told(judge, index);
    return told != NULL && has(told, kind);
}

/* A box, a piece or a pair stands near the tokens of what the catalogue tells. */
static bool is_of_pieces(const struct kinds *kinds, const struct number *number)
{
    uint32_t piece = named_find(MEANING_GOODS, "piece");
    uint32_t unit = named_find(MEANING_GOODS, "unit");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct mark *mark = &kinds->marks[i];
        bool is_near = mark->first <= number->end + NEAR_PIECE &&
                       mark->end + NEAR_PIECE >= number->first;
        if (is_near && (kind_is_container(mark->value) || mark->value == piece ||
                        mark->value == unit)) {
            return true;
        }
    }
    return false;
}

bool product_packs(struct judge *judge, size_t index, int64_t count)
{
    const struct told *told = product_told(judge, index);
    const struct kinds *kinds = of_told(judge, index);
    for (size_t i = 0; told != NULL && i < told->reading.scan.count; i++) {
        struct number own;
        if (number_at(&told->reading, i, &own) && !own.is_article &&
            own.parts == count * MONEY_UNIT && is_of_pieces(kinds, &own)) {
            return true;
        }
    }
    return false;
}

bool product_has_kind(struct judge *judge, size_t index)
{
    const struct kinds *kinds = of_title(judge, index);
    for (size_t i = 0; i < kinds->count; i++) {
        if (!kind_is_part(kinds->marks[i].value) &&
            !kind_is_container(kinds->marks[i].value)) {
            return true;
        }
    }
    return false;
}

size_t kinds_keep(struct judge *judge, uint32_t kind, size_t *indexes, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count && judge_works(judge, 4); i++) {
        if (product_is_kind(judge, indexes[i], kind)) {
            indexes[kept++] = indexes[i];
        }
    }
    return kept;
}
