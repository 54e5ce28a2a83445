/*
 * All of it that comes back: "the whole 42.80", 全额退. It does not where the shop takes
 * something off.
 */
#include "guard/amounts.h"
#include "guard/fees.h"

#define NEAR_FULL 8 /* tokens between the amount and "all of it" */

/* "In full", "die vollen": said near the amount. */
static bool is_full(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "full",        "whole",       "entire",        "entirely",     "complete",
        "all",         "voll",        "volle",         "vollen",       "voller",
        "ganze",       "ganzen",      "ganz",          "gesamte",      "gesamten",
        "komplett",    "kompletten",  "vollstandig",   "entier",       "entiere",
        "entierement", "integral",    "integralement", "totalite",     "integralite",
        "integro",     "integros",    "integra",       "completo",     "entero",
        "enteros",     "totalidad",   "totalidade",    "integramente", "intero",
        "intera",      "interamente", "interezza",     "integrale",    "integralmente",
        "inteiro",     "inteiros",    "hele",          "helemaal",     "volledig",
        "volledige",   "geheel",      "gehele"};
    static const char *const parts[] = {"全额", "全額", "全部", "全数", "满额", "満額"};
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR_FULL ? value->first - NEAR_FULL : clause->first;
    size_t end =
        value->end + NEAR_FULL < clause->end ? value->end + NEAR_FULL : clause->end;
    return scan_has_any(&reading->scan, first, value->first, words, COUNT_OF(words)) ||
           scan_has_any(&reading->scan, value->end, end, words, COUNT_OF(words)) ||
           reading_has_part(reading, first, end, parts, COUNT_OF(parts));
}

/* The reply takes something off, or tells what makes the shop pay all. */
static bool is_explained(const struct case_of_amount *at)
{
    static const enum meaning meanings[] = {MEANING_LESS, MEANING_GRANT};
    const struct reading *reading = at->judge->reading;
    uint64_t telling = SUPPORT_CAUSES | TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_DEPOSIT) |
                       TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_WARRANTY) |
                       TOPIC_BIT(TOPIC_RESTOCK);
    uint64_t told = 0;
    for (size_t i = 0; i < reading->sentence_count; i++) {
        told |= reading->sentences[i].topics;
    }
    return (told & telling) != 0 ||
           reading_means_any(reading, 0, reading->scan.count, meanings, COUNT_OF(meanings));
}

/* "It is sold out", "we cannot supply it": the shop may be the one that cancels, which
   costs the customer nothing. */
static bool may_shop_cancel(const struct reading *reading)
{
    if (reading_mark_valued(reading, 0, reading->scan.count, MEANING_STOCK, 0) != NULL) {
        return true;
    }
    for (size_t i = 0; i < reading->clause_count; i++) {
        const struct clause *clause = &reading->clauses[i];
        const struct mark *able =
            reading_mark_within(reading, clause->first, clause->end, MEANING_ABLE);
        if (able != NULL && reading_mark_within(reading, clause->first, clause->end,
                                                MEANING_NEGATION) != NULL) {
            return true;
        }
    }
    return false;
}

/* "If you had cancelled within two hours": what would be, or is in a time that is told. */
static bool is_of_a_case(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return reading_has_value(reading, sentence->first, sentence->end,
                             VALUE_BIT(VALUE_DURATION)) ||
           (reading_scopes(reading, sentence->first, sentence->end) & SCOPE_CONDITION) != 0;
}

/* One line or more of what was sent, in any number, or all of it. */
static bool is_all_of_sent(const struct order *order, int64_t parts)
{
    int64_t goods = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        const struct order_line *line = &order->lines[i];
        int64_t sum = 0;
        if (!line->price.is_known ||
            __builtin_mul_overflow(line->price.parts, line->quantity, &sum) ||
            __builtin_add_overflow(goods, sum, &goods)) {
            return false;
        }
        if (sum == parts || line->price.parts == parts) {
            return true;
        }
    }
    return goods == parts || (order->total.is_known && order->total.parts == parts);
}

/* Nothing of the order came back yet. */
static bool is_to_be_repaid(const struct case_of_amount *at)
{
    const struct clause *clause = reading_clause(at->judge->reading, at->value->first);
    return at->is_repaid || reading_mark_within(at->judge->reading, clause->first,
                                                clause->end, MEANING_REPAID) != NULL;
}

bool amount_by_full(const struct case_of_amount *at)
{
    struct judge *judge = at->judge;
    const struct order *order = at->order;
    if (order == NULL || !at->is_asserted || at->value->low != at->value->high ||
        order->refund_count > 0 || !value_currency_fits(at->value, order->total.currency) ||
        !is_to_be_repaid(at)) {
        return false;
    }
    bool is_here = order_is_here_still(order);
    bool is_all = is_here ? amount_is_money(&order->total, at->value)
                          : is_all_of_sent(order, at->value->low);
    const struct rule *fee = !is_all   ? NULL
                             : is_here ? fee_of_cancelling(judge, order)
                                       : fee_of_returning(judge, order);
    if (fee == NULL || !judge_works(judge, judge->reading->sentence_count / 4) ||
        is_explained(at)) {
        return false;
    }
    bool is_certain = is_here && at->is_certain && is_full(judge->reading, at->value) &&
                      !may_shop_cancel(judge->reading) &&
                      !is_of_a_case(judge->reading, at->value);
    struct claim *claim =
        amount_claim(at, is_certain ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    claim_from_rule(judge, claim, fee);
    claim->severity = is_certain ? claim->severity : SEVERITY_MARK;
    return true;
}
