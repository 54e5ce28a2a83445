/* What an amount is to the ones beside it: a charge of the shop, a whole, a rest. */
#include "guard/amounts.h"

#define NEAR_TAKEN 4 /* tokens between an amount and that it is taken off */
#define NEAR_NO    3 /* tokens from a denial to what it denies: "not a voucher" */
#define CASE_LEAST 3 /* tokens that a case takes: "if you return it" */

/* "168.90 EUR minus the label": what something is taken from. */
bool amount_is_minuend(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    return at->value->end < reading->scan.count &&
           reading_mark_at(reading, at->value->end, MEANING_LESS) != NULL;
}

/* "84 minus 4.60 for the label makes 79.40": what is left of the first by the second. */
static bool is_rest(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    return index >= 2 && reading->values[index - 1].kind == VALUE_AMOUNT &&
           reading->values[index - 2].kind == VALUE_AMOUNT &&
           reading->values[index - 2].first >= sentence->first &&
           reading_mark_within(reading, reading->values[index - 2].end, at->value->first,
                               MEANING_LESS) != NULL;
}

/* "19.30 EUR and no voucher": the denial stands between the amount and the gift, directly
   in front of it; "no minimum, but a voucher of 10 EUR" denies another thing. */
static bool is_denied_gift(const struct case_of_amount *at, const struct mark *gift)
{
    static const char *const words[] = {"no", "non"};
    const struct reading *reading = at->judge->reading;
    size_t near = gift->first > NEAR_NO ? gift->first - NEAR_NO : 0;
    size_t first = near > at->value->end ? near : at->value->end;
    return first < gift->first &&
           (reading_mark_within(reading, first, gift->first, MEANING_NEGATION) != NULL ||
            scan_has_any(&reading->scan, first, gift->first, words, COUNT_OF(words)));
}

static bool has_gift(const struct case_of_amount *at, const struct clause *clause)
{
    const struct reading *reading = at->judge->reading;
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_GIFT && !is_denied_gift(at, mark)) {
            return true;
        }
    }
    return false;
}

/* "A voucher of 10 EUR": given beside what was paid, so that no sum of the order and no
   rest of a refund proves it; "refunded as a voucher" is money back. */
bool amount_is_gift(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    return !at->is_repaid && (at->own & TOPIC_BIT(TOPIC_REFUND)) == 0 &&
           has_gift(at, clause) && !clause_has(reading, clause, MEANING_LESS);
}

/* What the shop charges for something of its own, in the clause's own words: no amount of
   an order shows it. */
bool amount_is_charge(const struct case_of_amount *at)
{
    uint64_t of_orders = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_TOTAL) |
                         TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_SHIPPING_FEE);
    uint64_t costly = TOPIC_BIT(TOPIC_COST) | TOPIC_BIT(TOPIC_FREE) |
                      TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_MINIMUM);
    uint64_t served = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE) |
                      TOPIC_BIT(TOPIC_EXPRESS) | TOPIC_BIT(TOPIC_REPAIR);
    uint64_t charged =
        TOPIC_BIT(TOPIC_DISCOUNT) | TOPIC_BIT(TOPIC_DEPOSIT) | TOPIC_BIT(TOPIC_GIFT_CARD);
    bool is_service = (at->own & served) != 0 && (at->own & costly) != 0 &&
                      !amount_is_minuend(at) && !is_rest(at);
    return amount_is_gift(at) ||
           ((is_service || (at->own & charged) != 0) && (at->own & of_orders) == 0);
}

/* What is taken off, beside the amount: the first token of its word; SIZE_MAX for none. */
static size_t taken_beside(const struct case_of_amount *at, const struct clause *clause)
{
    const struct reading *reading = at->judge->reading;
    const struct value *value = at->value;
    size_t first = value->first > clause->first + NEAR_TAKEN ? value->first - NEAR_TAKEN
                                                             : clause->first;
    size_t end =
        value->end + NEAR_TAKEN < clause->end ? value->end + NEAR_TAKEN : clause->end;
    const struct mark *less = reading_mark_within(reading, first, end, MEANING_LESS);
    return less != NULL                              ? less->first
           : (at->own & TOPIC_BIT(TOPIC_LABEL)) != 0 ? value->first
                                                     : SIZE_MAX;
}

bool amount_is_fee_in_a_case(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct value *value = at->value;
    const struct clause *clause = reading_clause(reading, value->first);
    unsigned scopes = reading_scopes(reading, value->first, value->end);
    const struct mark *supposed =
        reading_mark_within(reading, clause->first, value->first, MEANING_CONDITION);
    size_t taken = taken_beside(at, clause);
    return (scopes & SCOPES_UNASSERTED) == SCOPE_CONDITION && supposed != NULL &&
           taken != SIZE_MAX && taken >= supposed->end + CASE_LEAST &&
           (at->own & TOPIC_BIT(TOPIC_MINIMUM)) == 0;
}
