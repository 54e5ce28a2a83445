/*
 * What a date in the text is the date of, by the words around it.
 */
#include "guard/days.h"

#include <string.h>

#define NEAR         ((size_t)30) /* tokens around a date that say what it is */
#define NEAR_MESSAGE 6            /* tokens behind a date that say it is a message's */
#define NEAR_ARRIVES 5            /* characters between a day and 到 */

/* "Partiti il 20 novembre verso PayPal": where to tells that it is money. */
static bool is_of_money(const struct reading *reading, const struct clause *clause)
{
    static const enum meaning backs[] = {MEANING_REPAID, MEANING_PURSE, MEANING_MEANS};
    return (clause->topics & TOPIC_BIT(TOPIC_REFUND)) != 0 ||
           reading_means_any(reading, clause->first, clause->end, backs, COUNT_OF(backs));
}

/* A modal stands in front; "to" is one right before its verb alone: "is to arrive", but
   not "according to our records it arrived". */
static bool is_to_come(const struct reading *reading, size_t first, size_t event)
{
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[event]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_to = scan_is(&reading->scan, mark->first, "to");
        if (mark->meaning == MEANING_MODAL && (!is_to || event - mark->end <= 1)) {
            return true;
        }
    }
    return false;
}

/*
 * "delivered" is still to come where the clause says will; a refund that arrives is no
 * parcel, and one that was made, sent or received may be the refund.
 */
static void events_add(const struct reading *reading, const struct mark *mark,
                       struct events *events)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t from = mark->first > clause->first + 8 ? mark->first - 8 : clause->first;
    bool is_refund = is_of_money(reading, clause);
    bool is_of_code = (clause->topics & TOPIC_BIT(TOPIC_DISCOUNT)) != 0;
    enum event event = (enum event)mark->value;
    if (event == EVENT_DELIVERED && is_to_come(reading, from, mark->first)) {
        event = EVENT_DUE;
    }
    if (event == EVENT_DELIVERED && goes_to_carrier(reading, mark)) {
        event = EVENT_SHIPPED;
    } else if (event == EVENT_DELIVERED && comes_to_stop(reading, mark)) {
        return; /* a day that no record has */
    }
    if (is_refund && (event == EVENT_DUE || (event == EVENT_VALID && !is_of_code))) {
        event = EVENT_REFUNDED; /* "kommt bis zum" */
    } else if (is_refund && event != EVENT_REFUNDED && event != EVENT_VALID) {
        events->items[events->count++] = EVENT_REFUNDED;
    }
    events->items[events->count++] = event;
}

/* The clause around the date, as far as it can say what the date is. */
struct surroundings {
    const struct mark *front; /* the last event before it */
    const struct mark *behind;
    bool is_joined; /* "and" stands between the one in front and the date */
};

static bool has_conjunction(const struct reading *reading, size_t first, size_t end)
{
    static const char *const words[] = {"and", "y",  "und", "et", "e",
                                        "en",  "并", "且",  "、"};
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words));
}

/* "Delivered on 19 October, and the 30 days were over on 18 November": between the event
   and the day another statement begins, of a time. */
static bool is_of_time(const struct reading *reading, const struct mark *front,
                       const struct value *value)
{
    for (const struct value *other = value;
         other-- > reading->values && other->first >= front->end;) {
        if (other->kind == VALUE_DURATION) {
            return has_conjunction(reading, front->end, other->first);
        }
    }
    return false;
}

static struct surroundings look_around(const struct reading *reading,
                                       const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t token = value->first;
    size_t first = token > clause->first + NEAR ? token - NEAR : clause->first;
    size_t end = clause->end > value->end + NEAR ? value->end + NEAR : clause->end;
    struct surroundings found = {NULL, NULL, false};
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_EVENT) {
            continue;
        }
        if (mark->first < token) {
            found.front = mark;
        } else if (found.behind == NULL && mark->first >= value->end) {
            found.behind = mark;
        }
    }
    if (found.front != NULL && is_of_time(reading, found.front, value)) {
        found.front = NULL;
    }
    found.is_joined =
        found.front != NULL && has_conjunction(reading, found.front->end, token);
    return found;
}

/* Another day between the event and this one is the event's own. */
static bool has_own_date(const struct reading *reading, const struct value *value,
                         const struct mark *front)
{
    const struct value *weekday = weekday_of_date(reading, value);
    size_t index = (size_t)((weekday != NULL ? weekday : value) - reading->values);
    const struct value *other = index > 0 ? &reading->values[index - 1] : NULL;
    if (other == NULL || other->first <= front->first) {
        return false;
    }
    bool is_day = other->kind == VALUE_WEEKDAY || other->kind == VALUE_DAY;
    return other->kind == VALUE_DATE ||
           (is_day && (has_conjunction(reading, other->end, value->first) ||
                       (weekday != NULL && other->kind == VALUE_WEEKDAY)));
}

/* So is one behind the event that follows. */
/* A day, or a length that leads to one: "four days later". */
static bool tells_day(const struct reading *reading, const struct value *value)
{
    return value_is_day(value) ||
           (value->kind == VALUE_DURATION && day_is_told_later(reading, value));
}

static bool has_later_date(const struct reading *reading, const struct value *value,
                           const struct mark *behind)
{
    size_t index = (size_t)(value - reading->values);
    size_t end = reading_clause(reading, value->first)->end;
    for (size_t i = index + 1; i <= index + 2 && i < reading->value_count; i++) {
        const struct value *other = &reading->values[i];
        if (other->first >= end) {
            return false;
        }
        if (tells_day(reading, other)) {
            return other->first >= behind->end;
        }
    }
    return false;
}

/* "went off on 20 November and should be there on 1 December", "am 20.11. und wird am 1.12.
   zugestellt": the second event is of the second date. */
static bool is_of_next_date(const struct reading *reading, const struct value *value,
                            const struct mark *behind)
{
    size_t index = (size_t)(value - reading->values);
    const struct value *next = index + 1 < reading->value_count ? value + 1 : NULL;
    bool is_joined = has_conjunction(reading, value->end, behind->first);
    bool is_between =
        next != NULL && next->end <= behind->first && tells_day(reading, next);
    return is_joined && (is_between || has_later_date(reading, value, behind));
}

/* "Went off yesterday and should be there on Monday", "ist gestern raus und sollte am 1.12.
   bei Ihnen sein": the event in front is of the first day. */
static bool is_of_first_date(const struct reading *reading, const struct value *value,
                             const struct mark *front)
{
    static const enum meaning to_come[] = {MEANING_MODAL, MEANING_HEDGE, MEANING_WILL};
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return front->value != EVENT_DUE &&
           reading_has_value(reading, sentence->first, front->first, VALUES_OF_DAYS) &&
           reading_means_any(reading, front->end, value->first, to_come, COUNT_OF(to_come));
}

/* "Bis Montag, den 30., und wir schicken", "am 24. November los und soll bald": a statement
   of its own begins between the day and what stands behind it. */
static bool begins_anew(const struct reading *reading, const struct value *value,
                        const struct mark *behind)
{
    size_t next = value->end;
    return (behind->first > next + 1 && has_conjunction(reading, next, next + 1)) ||
           (behind->first > next + 2 && has_conjunction(reading, next + 1, next + 2));
}

/* "Your order K12 of 26 November", 11月26日的订单: the day it was placed. */
static bool is_of_order(const struct reading *reading, const struct value *value)
{
    static const char *const joints[] = {"of", "from", "dated", "vom", "von", "del", "de",
                                         "du", "van",  "di",    "dal", "do",  "da"};
    static const char *const owners[] = {"的", "の"};
    if (value->first > 1 &&
        scan_is_any(&reading->scan, value->first - 1, joints, COUNT_OF(joints))) {
        return (reading->scopes[value->first - 2] & SCOPE_IDENTIFIER) != 0 ||
               reading_mark_before(reading, value->first - 1, MEANING_ORDER_CUE) != NULL;
    }
    return scan_is_any(&reading->scan, value->end, owners, COUNT_OF(owners)) &&
           (reading_mark_at(reading, value->end + 1, MEANING_ORDER_CUE) != NULL ||
            reading_mark_at(reading, value->end + 2, MEANING_ORDER_CUE) != NULL);
}

/* 明天到, 周一就到: of what stands behind a day Chinese says by 到 alone that it arrives.
 */
static bool arrives_behind(const struct reading *reading, const struct value *value)
{
    static const char *const between[] = {"就", "才", "会", "能", "可", "以", "便", "上",
                                          "下", "午", "早", "晚", "一", "定", "应", "该",
                                          "前", "之", "内", "左", "右", "将", "肯"};
    static const char *const joined[] = {"您", "你", "家", "货", "达", "的", "哦", "啦",
                                         "啊", "呢", "手", "门", "吧", "喔", "那", "府"};
    size_t end = reading_clause(reading, value->first)->end;
    size_t at = value->end;
    while (at < end && at < value->end + NEAR_ARRIVES &&
           scan_is_any(&reading->scan, at, between, COUNT_OF(between))) {
        at++;
    }
    if (at >= end || !scan_is(&reading->scan, at, "到")) {
        return false;
    }
    return at + 1 >= end || reading->scan.tokens[at + 1].kind == TOKEN_SIGN ||
           reading->scan.tokens[at + 1].kind == TOKEN_LINE ||
           scan_is_any(&reading->scan, at + 1, joined, COUNT_OF(joined));
}

/* Nothing was delivered on a day to come; Chinese tells by 了 or 已 that something was. */
static bool is_day_to_come(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    bool is_chinese = strcmp(reading_sentence(reading, value->first)->lang, "zh") == 0;
    bool is_told =
        weekday_has_been(reading, value) ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_PAST) != NULL;
    for (size_t i = clause->first; i < clause->end && is_chinese && !is_told; i++) {
        is_told = scan_is(&reading->scan, i, "已");
    }
    bool is_untold = is_chinese && !is_told &&
                     (value->kind == VALUE_WEEKDAY ||
                      (value->kind == VALUE_DAY && value->from_today >= 0));
    return is_untold || (value->kind == VALUE_DAY && value->from_today > 0);
}

static void turn_to_come(const struct reading *reading, const struct value *value,
                         struct events *events)
{
    for (size_t i = 0; i < events->count; i++) {
        if (events->items[i] == EVENT_DELIVERED && is_day_to_come(reading, value)) {
            events->items[i] = EVENT_DUE;
        }
    }
}

/* What the date may be the date of; the likelier first: of Chinese and Japanese what stands
   behind. */
struct events events_near(const struct reading *reading, const struct value *value)
{
    struct surroundings found = look_around(reading, value);
    struct events events = {.count = 0};
    if (is_of_order(reading, value)) {
        events.items[events.count++] = EVENT_PLACED;
        return events;
    }
    bool is_front = found.front != NULL && !has_own_date(reading, value, found.front) &&
                    !(found.is_joined && is_of_first_date(reading, value, found.front));
    bool is_new = found.behind != NULL && !is_front &&
                  reading->scan.tokens[value->end].before == ' ' && /* "de 27e" */
                  begins_anew(reading, value, found.behind);
    bool is_behind =
        found.behind != NULL && !is_new && !is_of_next_date(reading, value, found.behind) &&
        (!is_front || found.is_joined || !has_later_date(reading, value, found.behind));
    bool is_spaced = reading->scan.tokens[value->first].kind != TOKEN_CHARACTER &&
                     (value->end >= reading->scan.count ||
                      reading->scan.tokens[value->end].kind != TOKEN_CHARACTER);
    if (is_behind && !is_spaced) {
        events_add(reading, found.behind, &events);
    }
    if (is_front) {
        events_add(reading, found.front, &events);
    }
    if (is_behind && is_spaced) {
        events_add(reading, found.behind, &events);
    }
    if (events.count == 0 && arrives_behind(reading, value)) {
        struct mark arrives = {.meaning = MEANING_EVENT,
                               .value = EVENT_DUE,
                               .first = (uint32_t)value->first,
                               .end = (uint32_t)value->end};
        events_add(reading, &arrives, &events);
    }
    turn_to_come(reading, value, &events);
    return events;
}

const struct mark *event_in_front(const struct reading *reading, const struct value *value)
{
    return look_around(reading, value).front;
}

bool sends_papers(const struct reading *reading, const struct value *value,
                  const struct events *events)
{
    for (size_t i = 0; i < events->count; i++) {
        if (events->items[i] != EVENT_SHIPPED) {
            return false;
        }
    }
    static const enum meaning goods[] = {MEANING_PARCEL, MEANING_ORDER_CUE};
    const struct clause *clause = reading_clause(reading, value->first);
    return reading_mark_within(reading, clause->first, clause->end, MEANING_PAPERS) !=
               NULL &&
           !reading_means_any(reading, clause->first, clause->end, goods,
                              COUNT_OF(goods)) &&
           (reading_scopes(reading, clause->first, clause->end) & SCOPE_IDENTIFIER) == 0;
}

bool date_is_of_message(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    const struct mark *front = event_in_front(reading, value);
    size_t first = front != NULL ? front->end : clause->first;
    size_t end =
        clause->end > value->end + NEAR_MESSAGE ? value->end + NEAR_MESSAGE : clause->end;
    return (reading_scopes(reading, value->first, value->end) & SCOPE_QUOTED) != 0 ||
           reading_mark_within(reading, first, value->first, MEANING_MESSAGE) != NULL ||
           reading_mark_within(reading, value->end, end, MEANING_MESSAGE) != NULL;
}

bool date_is_of_return(const struct reading *reading, const struct value *value,
                       const struct order *order, const struct events *events)
{
    const struct clause *clause = reading_clause(reading, value->first);
    bool is_of_arrival = false;
    for (size_t i = 0; i < events->count; i++) {
        is_of_arrival |= events->items[i] == EVENT_DELIVERED;
    }
    return is_of_arrival && (clause->topics & TOPIC_BIT(TOPIC_RETURN)) != 0 &&
           order != NULL && order->status == ORDER_RETURNED;
}

struct day date_beside(const struct value *value, struct day day, struct day known)
{
    if (value->kind == VALUE_DATE && !value->has_year) {
        int64_t distance = day_number(day) - day_number(known);
        day.year += distance > 183 ? -1 : distance < -183 ? 1 : 0;
    }
    return day;
}
