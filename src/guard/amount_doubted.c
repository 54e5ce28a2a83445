/*
 * Amounts that something of an order costs, but not what the words say of them: paid in
 * all, refunded, or the postage in a total.
 */
#include "guard/amounts.h"
#include "guard/spoken.h"

#define NEAR_PART 3 /* tokens between "of which" and its amount */

static bool clause_pays(const struct case_of_amount *at)
{
    static const char *const parts[] = {"实付",     "實付",   "实际支付",
                                        "实际付款", "总共付", "一共付"};
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    uint64_t beside = TOPIC_BIT(TOPIC_DISCOUNT) | TOPIC_BIT(TOPIC_SHIPPING_FEE) |
                      TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_MINIMUM);
    bool is_paid = clause_has(reading, clause, MEANING_PAID) &&
                   (at->own & TOPIC_BIT(TOPIC_TOTAL)) != 0;
    return (at->own & beside) == 0 &&
           (is_paid || amount_is_whole(at) ||
            reading_has_part(reading, clause->first, at->value->first, parts,
                             COUNT_OF(parts)));
}

/* What the lines of the order come to; -1: a price is missing. */
static int64_t lines_of(const struct order *order)
{
    int64_t lines = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        const struct order_line *line = &order->lines[i];
        int64_t sum = 0;
        if (!line->price.is_known ||
            __builtin_mul_overflow(line->price.parts, line->quantity, &sum) ||
            __builtin_add_overflow(lines, sum, &lines)) {
            return -1;
        }
    }
    return order->line_count > 0 && order->total.is_known ? lines : -1;
}

static bool is_paid_for(const struct case_of_amount *at, const struct order *order)
{
    bool is_paid = amount_is_money(&order->total, at->value);
    for (size_t i = 0; i < order->payment_count; i++) {
        is_paid |= amount_is_money(&order->payments[i].amount, at->value);
    }
    return is_paid;
}

/* "You paid 114.50 in total", of an order that came to 109.60: what its lines come to, and
   what was paid for none. */
static const struct order *order_of_lines(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    const struct order *found = NULL;
    if (at->is_repaid || !clause_pays(at) || amount_title_near(at) != NULL ||
        !judge_works(at->judge, facts->order_count)) {
        return NULL;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (is_paid_for(at, order)) {
            return NULL;
        }
        bool is_it = lines_of(order) == at->value->low &&
                     value_currency_fits(at->value, order->total.currency);
        found = is_it && (found == NULL || order == at->order) ? order : found;
    }
    return found;
}

/* "Of which 4.50 for postage": right in front of the amount. */
static bool is_told_as_part(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "which",    "including", "incl",   "davon",     "darin",   "inklusive",
        "inkl",     "dont",      "cuales", "incluidos", "cui",     "quais",
        "waarvan",  "inclusief", "うち",   "内",        "incluye", "compresi",
        "compreso", "incluso",   "inclus", "incluindo"};
    static const char *const parts[] = {"其中", "うち", "内訳"};
    size_t first = reading_sentence(reading, value->first)->first;
    size_t from = value->first > first + NEAR_PART ? value->first - NEAR_PART : first;
    size_t far =
        value->first > first + 3 * NEAR_PART ? value->first - 3 * NEAR_PART : first;
    return scan_has_any(&reading->scan, from, value->first, words, COUNT_OF(words)) ||
           reading_has_part(reading, far, value->first, parts, COUNT_OF(parts));
}

/* "164 EUR in total, of which 4.50 for postage", of an order that was sent free. */
static bool is_of_no_postage(const struct case_of_amount *at, const struct order **order)
{
    const struct order *told = amount_order_told(at);
    uint64_t sent = TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_DELIVERY) |
                    TOPIC_BIT(TOPIC_DISPATCH);
    *order = told != NULL ? told : at->order;
    if (*order == NULL || at->is_repaid || (at->own & sent) == 0 ||
        (at->own & TOPIC_BIT(TOPIC_FREE)) != 0 || !amount_is_told_before(at) ||
        !is_told_as_part(at->judge->reading, at->value) ||
        !value_currency_fits(at->value, (*order)->total.currency)) {
        return false;
    }
    int64_t lines = lines_of(*order);
    return lines >= 0 && (*order)->total.parts >= lines &&
           (*order)->total.parts - lines != at->value->low;
}

/* "We refunded it in October, 69.90 to your card": what it cost, and no refund was so. */
bool amount_is_of_no_refund(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    const struct reading *reading = at->judge->reading;
    bool has_refund = false;
    bool is_price = false;
    if (!at->is_repaid || !at->is_asserted || at->value->is_weak || at->value->is_about ||
        clause_has(reading, reading_clause(reading, at->value->first), MEANING_REPAID) ||
        !amount_is_refund_made(at) || amount_is_taken_off(at) || amount_is_minuend(at) ||
        !judge_works(at->judge, facts->order_count * 8)) {
        return false;
    }
    struct case_of_amount other = *at;
    for (size_t i = 0; i < facts->order_count; i++) {
        other.order = &facts->orders[i];
        has_refund |= other.order->refund_count > 0;
        is_price |= amount_of_order(&other) != NULL;
        if (other.order->refund_count > 0 && amount_is_part_of_refund(&other)) {
            return false;
        }
    }
    return has_refund && is_price && amount_refunded_once(at) == NULL &&
           amount_refunded_together(at) == NULL;
}

/* Beyond doubt where the order is: else it is seen, and no more. */
static bool doubt(const struct case_of_amount *at, const struct order *order,
                  bool is_certain)
{
    struct claim *claim =
        amount_claim(at, is_certain ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (is_certain) {
        struct known_amount total = {.money = order->total};
        claim_from(claim, "order", order->id, "total",
                   known_amount_text(at->judge, &total));
    } else {
        claim->severity = SEVERITY_MARK;
    }
    return true;
}

bool amount_by_doubt(const struct case_of_amount *at)
{
    const struct order *order = at->order;
    if (!at->is_asserted || at->value->is_weak || at->value->is_about ||
        at->value->low != at->value->high) {
        return false;
    }
    const struct order *paid = order_of_lines(at);
    if (paid != NULL) {
        return doubt(at, paid, at->is_certain && paid == order);
    }
    if (is_of_no_postage(at, &order)) {
        return doubt(at, order, at->is_certain || amount_order_told(at) != NULL);
    }
    return false;
}

/* "We would refund the whole 88.90": more than was paid for the order that the thread
   speaks of, and just what another came to. */
bool amount_is_of_other_total(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (at->order == NULL || at->order != at->judge->meant ||
        order_is_called(at->judge, at->value->first) ||
        !judge_works(at->judge, facts->order_count)) {
        return false;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        if (&facts->orders[i] != at->order &&
            amount_is_money(&facts->orders[i].total, at->value) &&
            amount_is_within_paid(at, &facts->orders[i])) {
            return true;
        }
    }
    return false;
}
