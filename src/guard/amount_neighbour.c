/* "We refunded 10 EUR on 10 October. You paid 42.50 EUR": where no order is named, what was
 * paid may be of the one that money came back of, on that day or that much. */
#include "guard/amounts.h"
#include "guard/days.h"
#include "guard/spoken.h"

#define NEAR_VALUES 8 /* values around the amount */

/* The clause says that money went back. */
static bool tells_refund(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    static const enum meaning backs[] = {MEANING_REPAID};
    bool has_deed = false;
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_deed = mark->meaning == MEANING_DEED || mark->meaning == MEANING_DONE ||
                       mark->meaning == MEANING_DEED_NOUN;
        has_deed |= (is_deed && mark->value == DEED_REFUND) || mark->meaning == MEANING_DID;
    }
    return has_deed ||
           reading_means_any(reading, clause->first, clause->end, backs, COUNT_OF(backs));
}

static bool was_refunded_on(struct judge *judge, const struct order *order,
                            const struct value *value)
{
    struct known_days days = {.count = 0};
    days_of_order(judge, order, EVENT_REFUNDED, &days);
    for (size_t i = 0; i < days.count; i++) {
        struct day day = days.items[i].day;
        if (day.month == value->day.month && day.date == value->day.date &&
            (!value->has_year || day.year == value->day.year)) {
            return true;
        }
    }
    return false;
}

static bool was_refunded_so_much(const struct order *order, const struct value *value)
{
    for (size_t i = 0; i < order->refund_count; i++) {
        const struct money *amount = &order->refunds[i].amount;
        if (amount->is_known && value->low == value->high && amount->parts == value->low &&
            value_currency_fits(value, amount->currency)) {
            return true;
        }
    }
    return false;
}

/* The one order that it was so with; NULL: none, or several. */
static const struct order *order_refunded(struct judge *judge, const struct value *value)
{
    const struct facts *facts = judge->facts;
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count && judge_works(judge, 4); i++) {
        const struct order *order = &facts->orders[i];
        if (value->kind == VALUE_DATE ? !was_refunded_on(judge, order, value)
                                      : !was_refunded_so_much(order, value)) {
            continue;
        }
        if (found != NULL) {
            return NULL;
        }
        found = order;
    }
    return found;
}

/* Of the sentence, or of the one right in front. */
static const struct order *order_beside_refund(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t first = sentence > reading->sentences ? (sentence - 1)->first : sentence->first;
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *value = &reading->values[i];
        bool is_told = (value->kind == VALUE_DATE || value->kind == VALUE_AMOUNT) &&
                       value->first >= first && value->first < sentence->end &&
                       tells_refund(reading, value->first);
        const struct order *order = is_told ? order_refunded(at->judge, value) : NULL;
        if (order != NULL) {
            return order;
        }
    }
    return NULL;
}

bool amount_by_refund_beside(const struct case_of_amount *at)
{
    if (spoken_for(at->judge, at->value->first).is_here) {
        return false;
    }
    const struct order *order = order_beside_refund(at);
    const struct known_amount *found =
        order == NULL || order == at->order
            ? NULL
            : amounts_find(amounts_of_order(at->judge, order), at->value);
    bool fits = found != NULL && at->is_repaid == (found->role == AMOUNT_BACK);
    if (fits) {
        amount_prove(at, found);
    }
    return fits;
}
