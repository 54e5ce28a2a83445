/*
 * A day that none of the customer's orders has for what the words say happened on it, nor
 * the codes for when they end: whichever is meant, the records tell another day. A day that
 * they have for something else, or that the thread names, is left alone.
 */
#include "guard/days.h"

/* A parcel on its way reaches depots and countries from the day it left. */
static bool may_have_arrived(struct judge *judge, const struct order *order, struct day day)
{
    struct known_days days = {.count = 0};
    days_of_order(judge, order, EVENT_SHIPPED, &days);
    for (size_t i = 0; i < days.count; i++) {
        if (day_compare(day, days.items[i].day) < 0) {
            return false;
        }
    }
    return true;
}

/* The order has been as far as that; what it has no day of can be of any. */
static bool may_have(struct judge *judge, const struct order *order, enum event event,
                     struct day day)
{
    bool is_sent = order->status == ORDER_SHIPPED || order->status == ORDER_DELIVERED ||
                   order->status == ORDER_RETURNED;
    switch (event) {
    case EVENT_PLACED:
        return true;
    case EVENT_SHIPPED:
        return is_sent;
    case EVENT_DELIVERED:
        return is_sent && may_have_arrived(judge, order, day);
    case EVENT_DUE:
        return order->status != ORDER_DELIVERED && order->status != ORDER_RETURNED &&
               order->status != ORDER_CANCELLED;
    default:
        return false;
    }
}

/* The day may be the order's for that: it is, or the order has none, or a later one than an
   estimate, which is caution. */
static bool is_open(struct judge *judge, const struct order *order, enum event event,
                    struct day day)
{
    struct known_days days = {.count = 0};
    days_of_order(judge, order, event, &days);
    if (days.count == 0) {
        return may_have(judge, order, event, day);
    }
    for (size_t i = 0; i < days.count; i++) {
        int later = day_compare(day, days.items[i].day);
        if (later == 0 ||
            (later > 0 && event == EVENT_DUE && order->status == ORDER_SHIPPED)) {
            return true;
        }
    }
    return false;
}

/* Any order has the day for anything. */
static bool is_known(struct judge *judge, struct day day)
{
    for (size_t i = 0; i < judge->facts->order_count; i++) {
        for (enum event event = EVENT_PLACED; event <= EVENT_REFUNDED; event++) {
            struct known_days days = {.count = 0};
            days_of_order(judge, &judge->facts->orders[i], event, &days);
            for (size_t k = 0; k < days.count; k++) {
                if (day_compare(days.items[k].day, day) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* Of what happened the day has been, of what is due it has not. */
static bool fits_today(const struct judge *judge, enum event event, struct day day)
{
    int later = day_compare(day, judge->facts->today);
    return event == EVENT_DUE ? later >= 0 : later <= 0;
}

/* Nothing but parcels and money are spoken of: goods that come in, or go back, have days of
   their own. */
static bool is_of_orders(const struct judge *judge, const struct value *value,
                         const struct events *events)
{
    uint64_t topics = reading_clause(judge->reading, value->first)->topics;
    uint64_t of_parcel = TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH) |
                         TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_BANK) |
                         TOPIC_BIT(TOPIC_WALLET);
    bool is_due = false;
    bool is_underway = false;
    for (size_t i = 0; i < events->count; i++) {
        is_due |= events->items[i] == EVENT_DUE;
    }
    for (size_t i = 0; i < judge->facts->order_count; i++) {
        is_underway |= judge->facts->orders[i].status == ORDER_SHIPPED;
    }
    return (topics & ~TOPICS_MINOR & ~of_parcel) == 0 && (!is_due || is_underway);
}

bool day_is_of_no_order(struct judge *judge, const struct value *value, struct day day,
                        const struct events *events)
{
    const struct facts *facts = judge->facts;
    bool is_told = events->count > 0 && facts->order_count > 0 && day_is_set(facts->today);
    if (!is_told || !is_of_orders(judge, value, events) ||
        !judge_works(judge, facts->order_count * 4) || is_known(judge, day) ||
        thread_names(facts, reading_text(judge->reading, value->first, value->end))) {
        return false;
    }
    for (size_t i = 0; i < events->count; i++) {
        enum event event = events->items[i];
        if (event > EVENT_REFUNDED || !fits_today(judge, event, day)) {
            return false;
        }
        for (size_t k = 0; k < facts->order_count; k++) {
            if (is_open(judge, &facts->orders[k], event, day)) {
                return false;
            }
        }
    }
    return true;
}

/* "Until" stands at the day, or that something is valid. */
static bool is_end(const struct judge *judge, const struct value *value)
{
    struct events events = events_near(judge->reading, value);
    for (size_t i = 0; i < events.count; i++) {
        if (events.items[i] == EVENT_VALID) {
            return true;
        }
    }
    return day_is_until(judge->reading, value);
}

/* The clause is of codes alone: what goes back or is paid has last days of its own. */
static bool is_of_codes(const struct reading *reading, const struct value *value)
{
    uint64_t topics = reading_clause(reading, value->first)->topics;
    return (topics & ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_DISCOUNT)) == 0;
}

const struct promotion *day_is_of_no_code(struct judge *judge, const struct value *value,
                                          struct day day)
{
    const struct facts *facts = judge->facts;
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, value->first);
    const struct coded *coded = code_of(judge, value->first);
    const struct promotion *found = coded != NULL ? coded->promotion : NULL;
    bool is_spoken_of = coded != NULL || speaks_of_promotions(reading, sentence);
    if (!is_spoken_of || judge->policy->names_last_days || !is_of_codes(reading, value) ||
        !is_end(judge, value) || !judge_works(judge, facts->promotion_count + 4)) {
        return NULL;
    }
    for (size_t i = 0; coded == NULL && i < facts->promotion_count; i++) {
        const struct promotion *promotion = &facts->promotions[i];
        bool is_open = day_is_set(promotion->until) &&
                       day_compare(promotion->until, facts->today) >= 0;
        if (day_compare(promotion->until, day) == 0) {
            return NULL;
        }
        found = is_open && promotion->audience == AUDIENCE_PUBLIC ? promotion : found;
    }
    bool is_told =
        found != NULL && day_is_set(found->until) && day_compare(found->until, day) != 0 &&
        day_compare(found->from, day) != 0 && day_compare(day, facts->today) >= 0;
    return is_told ? found : NULL;
}
