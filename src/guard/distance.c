/*
 * A length of time that lies between two days of one order, told as what happened:
 * "refunded 17 days after delivery", 发货两天后就签收了.
 */
#include "guard/days.h"

#include "base/money.h"

#define DAYS_IN_WEEK 7
#define STEPS_MAX    4

/* What may have happened to an order, in turn, as the enum has it, too. */
static const enum event all_steps[STEPS_MAX] = {EVENT_PLACED, EVENT_SHIPPED,
                                                EVENT_DELIVERED, EVENT_REFUNDED};

struct steps {
    enum event items[STEPS_MAX];
    size_t count;
};

static uint64_t topics_of_step(enum event step)
{
    switch (step) {
    case EVENT_PLACED:
        return TOPIC_BIT(TOPIC_SINCE_ORDER) | TOPIC_BIT(TOPIC_SINCE_PURCHASE);
    case EVENT_SHIPPED:
        return TOPIC_BIT(TOPIC_DISPATCH) | TOPIC_BIT(TOPIC_SINCE_SHIPPING);
    case EVENT_DELIVERED:
        return TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_SINCE_DELIVERY);
    default:
        return TOPIC_BIT(TOPIC_REFUND);
    }
}

static bool mark_is_step(const struct mark *mark, enum event step)
{
    switch (mark->meaning) {
    case MEANING_EVENT:
        return mark->value == step || (mark->value == EVENT_DUE && step == EVENT_DELIVERED);
    case MEANING_HOLDS:
        return mark->value == 1 && step == EVENT_DELIVERED;
    case MEANING_REPAID:
    case MEANING_PURSE:
    case MEANING_MEANS:
        return step == EVENT_REFUNDED;
    default:
        return false;
    }
}

static bool tells_step(const struct reading *reading, const struct clause *clause,
                       enum event step)
{
    bool is_told = (clause->topics & topics_of_step(step)) != 0;
    size_t end = reading->mark_from[clause->end];
    for (size_t i = reading->mark_from[clause->first]; !is_told && i < end; i++) {
        is_told = mark_is_step(&reading->marks[i], step);
    }
    return is_told;
}

static struct steps steps_told(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    struct steps steps = {.count = 0};
    for (size_t i = 0; i < STEPS_MAX; i++) {
        if (tells_step(reading, clause, all_steps[i])) {
            steps.items[steps.count++] = all_steps[i];
        }
    }
    return steps;
}

/* "Within 7 days of arrival", "it will be refunded 3 days after": a rule, or to come. */
static bool is_of_rule(const struct reading *reading, const struct value *value)
{
    static const enum meaning rules[] = {MEANING_WILL,    MEANING_HEDGE, MEANING_ABLE,
                                         MEANING_GENERIC, MEANING_EVERY, MEANING_ESTIMATE};
    const struct clause *clause = reading_clause(reading, value->first);
    bool is_modal = false;
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        is_modal |=
            (mark->meaning == MEANING_RULE && mark->first < value->first) ||
            (mark->meaning == MEANING_MODAL && !scan_is(&reading->scan, mark->first, "to"));
    }
    return is_modal || value->is_up_to || value->low != value->high ||
           (reading_scopes(reading, value->first, value->end) & SCOPES_UNASSERTED) != 0 ||
           reading_means_any(reading, clause->first, clause->end, rules, COUNT_OF(rules));
}

/* So long from the one day to the other; of weeks the day may be one beside. */
static bool lies_between(const struct value *value, struct day from, struct day day)
{
    int64_t days = day_number(day) - day_number(from);
    if (value->unit == UNIT_WEEK) {
        int64_t differs = days - value->low * DAYS_IN_WEEK / MONEY_UNIT;
        return differs >= -1 && differs <= 1;
    }
    return value->unit == UNIT_WORKING_DAY ? days > 0 && term_leads_to(from, value, day)
                                           : days * MONEY_UNIT == value->low;
}

/* The day that lies so long after one of another step; NULL: none. */
static const struct known_day *day_between(struct judge *judge, const struct value *value,
                                           const struct order *order,
                                           const struct steps *steps,
                                           struct known_days *days)
{
    enum event steps_of[DAYS_KNOWN_MAX];
    for (size_t i = 0, from = 0; i < steps->count; i++) {
        days_of_order(judge, order, steps->items[i], days);
        while (from < days->count) {
            steps_of[from++] = steps->items[i];
        }
    }
    for (size_t i = 0; i < days->count * days->count; i++) {
        size_t first = i / days->count;
        size_t last = i % days->count;
        if (steps_of[first] < steps_of[last] &&
            lies_between(value, days->items[first].day, days->items[last].day)) {
            return &days->items[last];
        }
    }
    return NULL;
}

static void claim_distance(struct judge *judge, const struct value *value,
                           enum verdict verdict, const struct order *order,
                           const struct known_day *last)
{
    char text[MOMENT_TEXT_SIZE];
    day_format(last->day, text);
    claim_from_order(judge,
                     claim_add(judge, value->first, value->end, CLAIM_DURATION, verdict),
                     order, last->field, text);
}

static bool prove_between(struct judge *judge, const struct value *value,
                          const struct order *order, const struct steps *steps)
{
    struct known_days days = {.count = 0};
    const struct known_day *last = day_between(judge, value, order, steps, &days);
    if (last != NULL) {
        claim_distance(judge, value, VERDICT_PROVED, order, last);
    }
    return last != NULL;
}

/* "After" stands right behind the length, or behind what it is counted from. */
static bool is_counted_from(const struct reading *reading, const struct value *value)
{
    static const enum meaning afters[] = {MEANING_TEMPORAL, MEANING_AFTERWARDS};
    uint64_t froms = TOPIC_BIT(TOPIC_SINCE_ORDER) | TOPIC_BIT(TOPIC_SINCE_SHIPPING) |
                     TOPIC_BIT(TOPIC_SINCE_DELIVERY) | TOPIC_BIT(TOPIC_SINCE_ARRIVAL);
    return (reading_clause(reading, value->first)->topics & froms) != 0 ||
           reading_means_any(reading, value->end - 1, value->end + 1, afters,
                             COUNT_OF(afters));
}

bool length_is_of_deed(const struct reading *reading, const struct value *value)
{
    static const enum meaning whole[] = {MEANING_DONE, MEANING_DID, MEANING_STATE_OF,
                                         MEANING_DEED_MADE};
    static const enum meaning helps[] = {MEANING_ACTIVE, MEANING_PASSIVE, MEANING_AUX,
                                         MEANING_PAST};
    const struct clause *clause = reading_clause(reading, value->first);
    bool is_done =
        reading_means_any(reading, clause->first, clause->end, whole, COUNT_OF(whole)) ||
        (clause_has(reading, clause, MEANING_DEED) &&
         reading_means_any(reading, clause->first, clause->end, helps, COUNT_OF(helps))) ||
        reading_mark_valued(reading, clause->first, clause->end, MEANING_EVENT,
                            EVENT_SHIPPED) != NULL;
    return is_done && is_counted_from(reading, value) && !is_of_rule(reading, value);
}

/* 签收12天后, お届けの8日後: what happened first ends right in front of the length. */
static bool is_led_by_event(const struct reading *reading, const struct value *value)
{
    size_t joined = value->first > 0 && scan_is(&reading->scan, value->first - 1, "の");
    return reading_mark_before(reading, value->first - joined, MEANING_EVENT) != NULL &&
           reading_mark_within(reading, value->end - 1, value->end + 1,
                               MEANING_AFTERWARDS) != NULL;
}

/* Said to have been so long after a step that is named as the first day of a time, which
   the return of the goods is not. */
static bool is_told_from_step(const struct reading *reading, const struct value *value)
{
    static const enum meaning told[] = {MEANING_PAST, MEANING_PASSIVE, MEANING_DONE,
                                        MEANING_DID, MEANING_DEED};
    static const enum meaning others[] = {MEANING_OURS, MEANING_NEGATION};
    const struct clause *clause = reading_clause(reading, value->first);
    uint64_t froms = TOPIC_BIT(TOPIC_SINCE_ORDER) | TOPIC_BIT(TOPIC_SINCE_SHIPPING) |
                     TOPIC_BIT(TOPIC_SINCE_DELIVERY);
    uint64_t of_return = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_SINCE_ARRIVAL);
    return ((clause->topics & froms) != 0 || is_led_by_event(reading, value)) &&
           (clause->topics & of_return) == 0 &&
           reading_means_any(reading, clause->first, clause->end, told, COUNT_OF(told)) &&
           !reading_means_any(reading, clause->first, clause->end, others,
                              COUNT_OF(others));
}

/* Of two steps that each have one day, another length lies between. */
static bool contradict_between(struct judge *judge, const struct value *value,
                               const struct order *order, const struct steps *steps)
{
    struct known_days first = {.count = 0};
    struct known_days last = {.count = 0};
    if (steps->count != 2 || value->is_about || !is_told_from_step(judge->reading, value)) {
        return false;
    }
    days_of_order(judge, order, steps->items[0], &first);
    days_of_order(judge, order, steps->items[1], &last);
    if (first.count != 1 || last.count != 1) {
        return false;
    }
    claim_distance(judge, value, VERDICT_CONTRADICTED, order, &last.items[0]);
    return true;
}

bool length_by_distance(struct judge *judge, const struct value *value)
{
    const struct facts *facts = judge->facts;
    struct steps steps = steps_told(judge->reading, value);
    bool is_certain;
    if (steps.count < 2 || value->unit < UNIT_DAY || is_of_rule(judge->reading, value)) {
        return false;
    }
    const struct order *order = order_for(judge, value->first, &is_certain);
    if (order != NULL && prove_between(judge, value, order, &steps)) {
        return true;
    }
    bool is_other = !(order != NULL && is_certain && names_order(judge, value->first));
    for (size_t i = 0; is_other && i < facts->order_count && judge_works(judge, 4); i++) {
        if (prove_between(judge, value, &facts->orders[i], &steps)) {
            return true;
        }
    }
    return !is_other && contradict_between(judge, value, order, &steps);
}
