/*
 * What was ordered, told by what tells the variants of a product apart: "two shirts in M"
 * where the order's are in L. One way for every field a catalogue has, whatever its name:
 * what the text tells is another variant's, and the ordered one has another value there.
 */
#include "guard/measures.h"
#include "guard/named.h"
#include "guard/products.h"
#include "guard/spoken.h"

#include <string.h>

#define WORK_OF_ORDERED 60
#define NEAR_VERB       2 /* "It is", where a sentence goes on with an order */
#define UNASSERTED                                                                         \
    (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_VALUE | SCOPE_SIGNATURE | SCOPE_COMMITMENT)

/* A word of the text that may tell one variant from another. */
struct variety {
    size_t end; /* token */
    uint32_t trait;
    struct text word; /* where there is no trait: a size, a count */
    bool is_size;     /* "size M": called so, or a letter as only sizes are */
};

static bool variety_at(const struct reading *reading, size_t token, struct variety *variety)
{
    const struct mark *trait = trait_at(reading, token);
    *variety = (struct variety){.end = token + 1, .word = scan_raw(&reading->scan, token)};
    if (trait != NULL) {
        variety->trait = trait->value;
        variety->end = trait->end;
        return TRAIT_CLASS_OF(trait->value) != TRAIT_SUPPLY;
    }
    variety->is_size = size_is_named(reading, token);
    return variety->is_size || reading->scan.tokens[token].kind == TOKEN_NUMBER;
}

/* The attribute of the product that is what the text tells; NULL: none. A number may stand
 * in front of what it counts: "1000 pieces". */
static const struct attribute *attribute_told(struct judge *judge, size_t index,
                                              const struct variety *variety)
{
    const struct told *told = product_told(judge, index);
    const struct product *product = &judge->facts->products[index];
    for (size_t i = 0; told != NULL && i < told->reading.mark_count; i++) {
        const struct mark *mark = &told->reading.marks[i];
        const struct attribute *attribute = told_attribute(told, mark->first);
        if (variety->trait != 0 && mark->meaning == MEANING_TRAIT && attribute != NULL &&
            trait_is(mark->value, variety->trait) && trait_is_whole(&told->reading, mark)) {
            return attribute;
        }
    }
    for (size_t i = 0; variety->trait == 0 && i < product->attribute_count; i++) {
        struct text rest = text_of(string_or_empty(product->attributes[i].value));
        struct text first;
        if (text_next(&rest, ' ', &first) && text_equals(first, variety->word)) {
            return &product->attributes[i];
        }
    }
    return NULL;
}

/* The same field of an ordered product: it holds something else. */
static const char *other_value(const struct product *product,
                               const struct attribute *attribute)
{
    const char *own = product_attribute(product, string_or_empty(attribute->name));
    return own != NULL && !string_equals(own, attribute->value) ? own : NULL;
}

/* A word that only wishes, asks or offers another piece stands in the clause. */
static bool is_of_another(const struct reading *reading, const struct clause *clause)
{
    static const enum meaning others[] = {
        MEANING_NEGATION, MEANING_NONE_OF, MEANING_MODAL,    MEANING_INSTEAD,
        MEANING_STOCK,    MEANING_NEW,     MEANING_CHANGING, MEANING_CONDITION,
        MEANING_HEDGE,    MEANING_SELLS};
    static const char *const words[] = {
        "want",    "wanted",    "prefer", "wunsch",   "mochten",  "mochtest",
        "wollten", "quieres",   "quiere", "queria",   "prefiere", "voulez",
        "vouliez", "souhaitez", "vuole",  "vorrebbe", "desidera", "quer",
        "wilt",    "wilde",     "wil",    "asked",    "meant"};
    uint64_t topics = TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_REPLACEMENT) |
                      TOPIC_BIT(TOPIC_RESTOCK) | TOPIC_BIT(TOPIC_WRONG_ITEM);
    return (clause->topics & topics) != 0 ||
           reading_means_any(reading, clause->first, clause->end, others,
                             COUNT_OF(others)) ||
           scan_has_any(&reading->scan, clause->first, clause->end, words, COUNT_OF(words));
}

bool tells_ordered(const struct judge *judge, size_t token)
{
    static const char *const behind[] = {"入って", "入り", "含まれ", "含んで"};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    if (is_of_another(reading, clause)) {
        return false;
    }
    size_t end = clause->end;
    if (tells_purchase(reading, clause->first, end)) {
        return true;
    }
    const struct mark *cue =
        reading_mark_within(reading, clause->first, end, MEANING_ORDER_CUE);
    bool is_here = cue != NULL ||
                   (reading_scopes(reading, clause->first, end) & SCOPE_IDENTIFIER) != 0;
    size_t near = clause->first + NEAR_VERB < token ? clause->first + NEAR_VERB : token;
    bool is_held = tells_holding(reading, clause->first, is_here ? token : near) ||
                   (is_here && reading_has_part(reading, clause->first, end, behind,
                                                COUNT_OF(behind)));
    return is_held && (is_here || order_is_called(judge, clause->first));
}

/* Those of the order that the text names by a title; all, where it names none. */
static size_t ordered_meant(struct judge *judge, const struct order *order, size_t token,
                            size_t *indexes, bool *is_titled)
{
    const struct titled *titled = titled_near(judge, token);
    size_t count = products_of_order(judge, order, indexes);
    size_t kept = 0;
    *is_titled =
        titled != NULL && titled->first >= reading_clause(judge->reading, token)->first;
    for (size_t i = 0; i < count; i++) {
        if (!*is_titled || titled_is(titled, judge->facts->products[indexes[i]].title)) {
            indexes[kept++] = indexes[i];
        }
    }
    return kept;
}

/* The order holds it, or so many; where the text does not call that, any other one of the
 * customer may; or the thread speaks of it. */
static bool is_told_elsewhere(struct judge *judge, const struct variety *variety,
                              const struct order *named)
{
    const struct facts *facts = judge->facts;
    size_t indexes[PRODUCTS_MAX];
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (named != NULL && named != order) {
            continue;
        }
        size_t count = products_of_order(judge, order, indexes);
        for (size_t k = 0; k < count && judge_works(judge, 4); k++) {
            if (attribute_told(judge, indexes[k], variety) != NULL) {
                return true;
            }
        }
        for (size_t k = 0; k < order->line_count && variety->trait == 0; k++) {
            char quantity[24];
            snprintf(quantity, sizeof(quantity), "%lld",
                     (long long)order->lines[k].quantity);
            if (text_is(variety->word, quantity)) {
                return true;
            }
        }
    }
    return thread_names(facts, variety->word);
}

/* The ordered product that has another value where a variant of it has this one. */
static const struct product *ordered_other(struct judge *judge,
                                           const struct variety *variety,
                                           const size_t *ordered, size_t count,
                                           const char **right, const char **field)
{
    const struct facts *facts = judge->facts;
    size_t all[PRODUCTS_MAX];
    memcpy(all, ordered, count * sizeof(*all));
    size_t len = variants_join(judge, all, count);
    for (size_t i = 0; i < count; i++) {
        const struct product *own = &facts->products[ordered[i]];
        for (size_t k = count; k < len; k++) {
            const struct attribute *told =
                products_are_variants(own, &facts->products[all[k]])
                    ? attribute_told(judge, all[k], variety)
                    : NULL;
            *right = told == NULL ? NULL : other_value(own, told);
            if (*right != NULL) {
                *field = told->name;
                return own;
            }
        }
    }
    return NULL;
}

size_t ordered_read(struct judge *judge, size_t token)
{
    struct variety variety;
    size_t ordered[PRODUCTS_MAX];
    const struct clause *clause = reading_clause(judge->reading, token);
    bool is_certain;
    bool is_titled;
    if (!variety_at(judge->reading, token, &variety) ||
        (reading_scopes(judge->reading, token, variety.end) & UNASSERTED) != 0 ||
        !tells_ordered(judge, token) || !judge_works(judge, WORK_OF_ORDERED)) {
        return 0;
    }
    const struct order *order = order_for(judge, token, &is_certain);
    size_t count = order == NULL || !is_certain
                       ? 0
                       : ordered_meant(judge, order, token, ordered, &is_titled);
    const char *right = NULL;
    const char *field = NULL;
    if (count == 0 || (!is_titled && !variety.is_size) ||
        is_told_elsewhere(judge, &variety, order_named_for(judge, clause->first))) {
        return 0;
    }
    const struct product *own =
        ordered_other(judge, &variety, ordered, count, &right, &field);
    if (own == NULL) {
        own = variety.is_size && count == 1 ? &judge->facts->products[ordered[0]] : NULL;
        right = own == NULL ? NULL : product_size(own, &field);
    }
    if (right == NULL) {
        return 0;
    }
    struct claim *claim =
        claim_add(judge, token, variety.end, CLAIM_ATTRIBUTE, VERDICT_CONTRADICTED);
    claim_from(claim, "product", own->id, field, right);
    claim->right_value = count == 1 ? right : NULL;
    return variety.end;
}
