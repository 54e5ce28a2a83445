/*
 * What an amount has to do with a product that the text names: its price, or that of
 * several.
 */
#include "guard/amounts.h"
#include "guard/products.h"

#include <string.h>

#define NEAR_VARIANT ((size_t)16) /* tokens from what tells a variant to its price */
#define NEAR_TITLE   4            /* tokens between a title and its price */

/* The title in the value's sentence that stands nearest in front, else behind in its
   clause, else in the sentence before: "… Trail 2. It costs 89.90 EUR." */
const struct titled *amount_title_near(const struct case_of_amount *at)
{
    const struct judge *judge = at->judge;
    const struct sentence *sentence = reading_sentence(judge->reading, at->value->first);
    size_t low = titled_from(judge, at->value->first);
    const struct titled *front = low > 0 ? &judge->titles[low - 1] : NULL;
    if (front != NULL && front->first >= sentence->first) {
        return front;
    }
    if (low < judge->title_count &&
        judge->titles[low].first < reading_clause(judge->reading, at->value->first)->end) {
        return &judge->titles[low];
    }
    bool is_before = front != NULL && sentence > judge->reading->sentences &&
                     !names_order(judge, at->value->first) &&
                     front->first >= (sentence - 1)->first;
    return is_before ? front : NULL;
}

/* "Two pairs of Trail 2 are 179.80 in total": no total of an order. */
bool amount_by_pieces(const struct case_of_amount *at)
{
    const struct titled *title = amount_title_near(at);
    struct known_amounts known = {.count = 0};
    if (title == NULL || names_order(at->judge, at->value->first)) {
        return false;
    }
    amounts_of_title(at->judge, title, &known);
    return amount_by_combination(at, &known, NULL);
}

/* "The Due is 28 EUR and the Alba 9.50": the title in front has its own amount. */
static bool is_second_priced(const struct case_of_amount *at, const struct titled *title)
{
    const struct reading *reading = at->judge->reading;
    size_t index = (size_t)(at->value - reading->values);
    return title > at->judge->titles && index > 0 &&
           reading->values[index - 1].kind == VALUE_AMOUNT &&
           reading->values[index - 1].end <= title->first &&
           reading->values[index - 1].first >= (title - 1)->end &&
           (title - 1)->first >= reading_sentence(reading, at->value->first)->first &&
           at->value->first >= title->end && at->value->first - title->end <= NEAR_TITLE;
}

/* More than one product is named in front: the amount may be of all. */
static bool has_more_titles(const struct case_of_amount *at, const struct titled *title)
{
    return title > at->judge->titles && !is_second_priced(at, title) &&
           at->judge->reading->clause_of[(title - 1)->first] ==
               at->judge->reading->clause_of[title->first];
}

/* "Trail 2 costs 89.90 and the laces 4.50", "…. The laces are 4.50": the title has its
   price already, or stands in another sentence, so that the amount may be of something
   else. */
static bool may_be_of_other(const struct case_of_amount *at, const struct titled *title)
{
    const struct reading *reading = at->judge->reading;
    size_t index = (size_t)(at->value - reading->values);
    bool has_price = index > 0 && reading->values[index - 1].kind == VALUE_AMOUNT &&
                     reading->values[index - 1].first >= title->end;
    return has_price || title->first < reading_sentence(reading, at->value->first)->first;
}

/* A rule tells the amount. */
static bool by_rule(const struct case_of_amount *at)
{
    struct inquiry inquiry = amount_inquiry(at);
    struct answer answer = policy_ask(at->judge->policy, &inquiry);
    if (answer.kind == ANSWER_EQUAL) {
        claim_from_rule(at->judge, amount_claim(at, VERDICT_PROVED), answer.rule);
    }
    return answer.kind == ANSWER_EQUAL;
}

/* "1253 instead of 1278": what the order came to for something that was taken off. */
static bool is_instead(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t end = sentence->end > at->value->end + NEAR_TITLE ? at->value->end + NEAR_TITLE
                                                             : sentence->end;
    return reading_mark_within(reading, at->value->end, end, MEANING_INSTEAD) != NULL;
}

/* Keeps of the products those that have the number in an attribute, "1000 pieces"; false
   where that tells none apart. */
static bool variants_keep(const struct case_of_amount *at, struct text number,
                          size_t *indexes, size_t *count)
{
    size_t kept[PRODUCTS_MAX];
    size_t len = 0;
    for (size_t i = 0; i < *count; i++) {
        const struct product *product = &at->judge->facts->products[indexes[i]];
        bool has_it = false;
        for (size_t k = 0; k < product->attribute_count && !has_it; k++) {
            struct text rest = text_of(string_or_empty(product->attributes[k].value));
            struct text first;
            has_it = text_next(&rest, ' ', &first) && text_equals(first, number);
        }
        if (has_it) {
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

/* "The one of 1000 pieces costs 12.90", which the one of 500 does: what the variants cost
   that the words behind the amount before name. None where they name none. */
static void prices_of_variant(const struct case_of_amount *at, const struct titled *title,
                              struct known_amounts *known)
{
    const struct reading *reading = at->judge->reading;
    const struct value *before = at->value > reading->values ? at->value - 1 : NULL;
    size_t first = reading_clause(reading, at->value->first)->first;
    size_t indexes[PRODUCTS_MAX];
    size_t count = products_of(at->judge, title, indexes);
    bool is_told = false;
    if (before != NULL && before->kind == VALUE_AMOUNT && before->first >= first) {
        return; /* "17.90 with 1000 pieces and 12.90 with 500" */
    }
    first =
        at->value->first > first + NEAR_VARIANT ? at->value->first - NEAR_VARIANT : first;
    for (size_t i = at->value->first; count > 1 && i > first && !is_told; i--) {
        is_told = reading->scan.tokens[i - 1].kind == TOKEN_NUMBER &&
                  (reading->scopes[i - 1] & (SCOPE_VALUE | SCOPES_MASKED)) == 0 &&
                  variants_keep(at, scan_raw(&reading->scan, i - 1), indexes, &count);
    }
    for (size_t i = 0; i < count && is_told; i++) {
        amounts_of_product(&at->judge->facts->products[indexes[i]], known);
    }
}

/* "Trail 2 costs 89.90", "Trail 2 (89.90 EUR)": the price of a product that is named. */
bool amount_by_product(const struct case_of_amount *at)
{
    const struct titled *title = amount_title_near(at);
    if (title == NULL) {
        return false;
    }
    struct known_amounts known = {.count = 0};
    amounts_of_title(at->judge, title, &known);
    const struct known_amount *found = amounts_find(&known, at->value);
    struct known_amounts variant = {.count = 0};
    if (found != NULL && string_equals(found->kind, "product") && at->is_asserted &&
        !names_order(at->judge, at->value->first)) {
        prices_of_variant(at, title, &variant);
    }
    if (variant.count > 0 && amounts_find(&variant, at->value) == NULL) {
        return amount_contradict(at, &variant, true);
    }
    if (found != NULL && !amount_is_of_pieces(at, title)) {
        amount_prove(at, found);
        return true;
    }
    bool is_beside =
        at->value->first >= title->end && at->value->first - title->end <= NEAR_TITLE;
    uint64_t own = reading_clause(at->judge->reading, at->value->first)->topics;
    bool of_price = (own & (TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_COST))) != 0;
    bool of_other =
        (own & (~TOPICS_MINOR | TOPIC_BIT(TOPIC_TOTAL) | TOPIC_BIT(TOPIC_MINIMUM))) != 0;
    bool is_one_price = (own & TOPIC_BIT(TOPIC_PRICE)) != 0; /* "the price of": of one */
    if (amount_by_percentage(at, &known) ||
        (!is_one_price && amount_by_combination(at, &known, NULL))) {
        return true;
    }
    bool is_reduced = amount_of_order(at) != NULL && is_instead(at);
    if (is_reduced || known.count == 0 || !title->is_certain || of_other ||
        has_more_titles(at, title) || (!is_beside && !of_price) ||
        (amount_of_order(at) != NULL && !of_price)) {
        return false;
    }
    bool is_charged = (own & TOPIC_BIT(TOPIC_PRICE)) == 0; /* for something of it, maybe */
    if (is_charged && by_rule(at)) {
        return true;
    }
    if (alike_has_price(at, title)) {
        amount_claim(at, VERDICT_UNSOURCED)->severity = SEVERITY_MARK;
        return true;
    }
    int64_t pieces = amount_pieces_of(at, title);
    if (pieces > 1) {
        amounts_times(&known, pieces);
    }
    return known.count > 0 && amount_contradict(at, &known,
                                                (of_price || is_second_priced(at, title)) &&
                                                    amount_gap(at) != GAP_PRICES &&
                                                    !may_be_of_other(at, title));
}
