#include "guard/amounts.h"

#define NEAR            ((size_t)40) /* tokens around an amount that say what it is */
#define NEAR_VALUES     8            /* values around it */
#define NEAR_PURCHASE   4            /* tokens between an order and what it came to */
#define NEAR_BOUND      3            /* tokens between a bound's word and the amount */
#define MONEY_PARTS_MAX ((int64_t)1 << 50)
#define BEHIND          7 /* tokens behind it, up to the next value */

/* The tokens of the value's clause, at most so many to either side. */
static void around(const struct reading *reading, const struct value *value, size_t *first,
                   size_t *end)
{
    const struct clause *clause = reading_clause(reading, value->first);
    *first = value->first > clause->first + NEAR ? value->first - NEAR : clause->first;
    *end = clause->end > value->end + NEAR ? value->end + NEAR : clause->end;
}

uint64_t amount_own_topics(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    size_t first;
    size_t end;
    uint64_t topics = 0;
    around(reading, value, &first, &end);
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_TOPIC &&
            (reading->scopes[mark->first] & SCOPES_MASKED) == 0 &&
            value_is_nearest(reading, value, mark)) {
            topics |= TOPIC_BIT(mark->value);
        }
    }
    bool is_of_label =
        (topics & TOPIC_BIT(TOPIC_LABEL)) != 0 && (topics & ~TOPICS_MINOR) == 0;
    return topics | (is_of_label ? TOPIC_BIT(TOPIC_RETURN) : 0);
}

bool amount_is_told_before(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < index; i++) {
        const struct value *other = &reading->values[i];
        if (other->kind == VALUE_AMOUNT && other->first >= sentence->first) {
            return true;
        }
    }
    return false;
}

struct inquiry amount_inquiry(const struct case_of_amount *at)
{
    struct inquiry inquiry = inquiry_of(at->judge, at->value);
    uint64_t whole = reading_clause(at->judge->reading, at->value->first)->topics;
    bool is_shared = at->own != whole; /* with another amount of the clause */
    if ((at->own & ~TOPICS_MINOR) != 0 || (is_shared && at->own != 0)) {
        inquiry.topics = at->own;
    }
    return inquiry;
}

/* A day that has passed stands in the sentence: what is told there has happened. */
static bool is_of_past_day(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *day = &reading->values[i];
        bool is_past = (day->kind == VALUE_DATE &&
                        day_compare(day->day, at->judge->facts->today) < 0) ||
                       (day->kind == VALUE_DAY && day->from_today < 0);
        if (is_past && day->first >= sentence->first && day->first < sentence->end) {
            return true;
        }
    }
    return false;
}

/* Where the clause in front of the value's begins, in its sentence. */
static size_t before_clause(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t first = clause->first > sentence->first ? (clause - 1)->first : clause->first;
    return value->first > first + NEAR ? value->first - NEAR : first;
}

bool amount_is_refund_made(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    size_t first;
    size_t end;
    around(reading, at->value, &first, &end);
    if (at->is_repaid && reading_mark_within(reading, first, end, MEANING_REPAID) == NULL) {
        first = before_clause(reading, at->value); /* told aside: ", 20 EUR to your card" */
    }
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if ((mark->meaning == MEANING_DEED || mark->meaning == MEANING_DONE) &&
            mark->value == DEED_REFUND) {
            return true;
        }
        if (mark->meaning == MEANING_DEED_MADE || mark->meaning == MEANING_DEED_NOUN) {
            return true;
        }
    }
    return at->is_repaid && is_of_past_day(at);
}

bool amount_is_taken_off(const struct case_of_amount *at)
{
    const struct clause *clause = reading_clause(at->judge->reading, at->value->first);
    uint64_t fees = TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_COST) |
                    TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_DEPOSIT);
    return (at->own & fees) != 0 || reading_mark_within(at->judge->reading, clause->first,
                                                        clause->end, MEANING_LESS) != NULL;
}

/* The amount's clause, or the few words behind it, have such a mark. */
static bool is_told_as(const struct case_of_amount *at, enum meaning meaning)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t first;
    size_t end;
    around(reading, at->value, &first, &end);
    size_t last =
        at->value->end + BEHIND < sentence->end ? at->value->end + BEHIND : sentence->end;
    size_t index = (size_t)(at->value - reading->values);
    if (index + 1 < reading->value_count && reading->values[index + 1].first < last) {
        last = reading->values[index + 1].first;
    }
    return reading_mark_within(reading, first, end > last ? end : last, meaning) != NULL;
}

/* The refund of the order is that amount. */
static bool is_refunded(const struct order *order, int64_t parts)
{
    for (size_t i = 0; i < order->refund_count; i++) {
        if (order->refunds[i].amount.is_known && order->refunds[i].amount.parts == parts) {
            return true;
        }
    }
    return false;
}

bool amount_is_part_of_refund(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    int64_t sum = 0;
    bool is_told = false;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *other = &reading->values[i];
        if (other->kind != VALUE_AMOUNT || other->first < sentence->first ||
            other->first >= sentence->end || other->low > MONEY_PARTS_MAX) {
            continue;
        }
        is_told |= i != index && is_refunded(at->order, other->low);
        sum += other->low;
    }
    return is_told || (sum > at->value->low && is_refunded(at->order, sum));
}

bool amount_is_whole(const struct case_of_amount *at)
{
    return is_told_as(at, MEANING_WHOLE);
}

bool amount_is_due(const struct case_of_amount *at)
{
    uint64_t others = TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_COST) |
                      TOPIC_BIT(TOPIC_MINIMUM) | TOPIC_BIT(TOPIC_DISCOUNT) |
                      TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL) |
                      TOPIC_BIT(TOPIC_TAX);
    return at->order != NULL && at->order->status == ORDER_PENDING &&
           at->order->payment_count == 0 && (at->own & others) == 0 &&
           is_told_as(at, MEANING_DUE);
}

bool amount_is_of_purchase(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    size_t first = at->value->first > clause->first + NEAR_PURCHASE
                       ? at->value->first - NEAR_PURCHASE
                       : clause->first;
    size_t end = at->value->end + NEAR_PURCHASE < clause->end
                     ? at->value->end + NEAR_PURCHASE
                     : clause->end;
    return at->order != NULL && (at->own & TOPIC_BIT(TOPIC_MINIMUM)) == 0 &&
           reading_mark_within(reading, first, end, MEANING_ORDER_CUE) != NULL;
}

bool amount_is_bound(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    size_t first = at->value->first > clause->first + NEAR_BOUND
                       ? at->value->first - NEAR_BOUND
                       : clause->first;
    static const char *const from[] = {"from", "da"};
    const struct mark *behind = reading_mark_valued(reading, at->value->end, clause->end,
                                                    MEANING_TOPIC, TOPIC_MINIMUM);
    bool is_from = at->value->first > clause->first &&
                   scan_is_any(&reading->scan, at->value->first - 1, from, COUNT_OF(from));
    return is_from ||
           reading_mark_valued(reading, first, at->value->first, MEANING_TOPIC,
                               TOPIC_MINIMUM) != NULL ||
           (behind != NULL && behind->first == at->value->end);
}

/* "40 EUR more", "40 € weniger": right behind the amount. */
static bool is_compared(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"more", "less",  "mehr",   "weniger",
                                        "mas",  "menos", "plus",   "moins",
                                        "meno", "meer",  "minder", "extra"};
    return scan_is_any(&reading->scan, value->end, words, COUNT_OF(words));
}

enum gap amount_gap(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t first = sentence->first;
    size_t end = sentence->end;
    bool is_of_prices = reading_mark_within(reading, first, end, MEANING_GAP) != NULL ||
                        is_compared(reading, at->value);
    return is_of_prices                                                     ? GAP_PRICES
           : reading_mark_within(reading, first, end, MEANING_LESS) != NULL ? GAP_PAID
                                                                            : GAP_NONE;
}
