#include "guard/days.h"

#define NEAR_MESSAGE 6            /* tokens behind a date that say it is a message's */
#define DAYS_NEAR    7            /* a weekday means one of these */
#define NEAR_SPAN    4            /* tokens between two weekdays of a span */
#define NEAR         ((size_t)30) /* tokens around a date that say what it is */

/* One date of the text. */
struct case_of_date {
    struct judge *judge;
    const struct value *value;
    struct day day;
    const struct order *order;
    bool is_certain;
    bool is_asserted;
    bool may_contradict; /* a real date, not a weekday, not one that could be two */
};

static struct claim *date_claim(const struct case_of_date *at, enum verdict verdict)
{
    return claim_add(at->judge, at->value->first, at->value->end, CLAIM_DATE, verdict);
}

static bool is_day(const struct case_of_date *at, struct day day)
{
    if (at->value->kind == VALUE_WEEKDAY) {
        int64_t distance = day_number(day) - day_number(at->judge->facts->today);
        return day_weekday(day) == at->value->from_today && distance >= -DAYS_NEAR &&
               distance <= DAYS_NEAR;
    }
    if (at->value->kind == VALUE_DATE && !at->value->has_year &&
        day.month == at->day.month && day.date == at->day.date) {
        return true; /* of whatever year */
    }
    if (at->value->is_ambiguous && day.month == at->day.date && day.date == at->day.month &&
        day.year == at->day.year) {
        return true;
    }
    return day_compare(day, at->day) == 0;
}

static const struct known_day *day_found(const struct case_of_date *at,
                                         const struct known_days *days)
{
    for (size_t i = 0; i < days->count; i++) {
        if (is_day(at, days->items[i].day)) {
            return &days->items[i];
        }
    }
    return NULL;
}

static void prove(const struct case_of_date *at, const struct order *order,
                  const struct known_day *known)
{
    char text[MOMENT_TEXT_SIZE];
    day_format(known->day, text);
    struct claim *claim = date_claim(at, VERDICT_PROVED);
    if (order != NULL) {
        claim_from_order(at->judge, claim, order, known->field, text);
    } else {
        claim_from(claim, "promotion", known->field, "until",
                   arena_text(at->judge->arena, text));
    }
}

/* What a date may be the date of. */
struct events {
    enum event items[4];
    size_t count;
};

static bool is_of_money(const struct reading *reading, const struct clause *clause)
{
    return (clause->topics & TOPIC_BIT(TOPIC_REFUND)) != 0 ||
           reading_mark_within(reading, clause->first, clause->end, MEANING_REPAID) != NULL;
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

static bool is_conjunction(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"and", "y",  "und", "et", "e",
                                        "en",  "并", "且",  "、"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (scan_is(&reading->scan, token, words[i])) {
            return true;
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
    for (size_t i = found.front == NULL ? token : found.front->end; i < token; i++) {
        found.is_joined |= is_conjunction(reading, i);
    }
    return found;
}

/* Another day between the event and this one is the event's own. */
static bool has_own_date(const struct reading *reading, const struct value *value,
                         const struct mark *front)
{
    const struct value *weekday = weekday_of_date(reading, value);
    size_t index = (size_t)((weekday != NULL ? weekday : value) - reading->values);
    const struct value *other = index > 0 ? &reading->values[index - 1] : NULL;
    return other != NULL && other->first > front->first &&
           (other->kind == VALUE_DATE || (weekday != NULL && other->kind == VALUE_WEEKDAY));
}

/* So is one behind the event that follows. */
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
        if (other->kind == VALUE_DATE || other->kind == VALUE_DAY ||
            other->kind == VALUE_WEEKDAY) {
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
    bool is_joined = false;
    for (size_t i = value->end; i < behind->first; i++) {
        is_joined |= is_conjunction(reading, i);
    }
    bool is_between =
        next != NULL && next->kind == VALUE_DATE && next->end <= behind->first;
    return is_joined && (is_between || has_later_date(reading, value, behind));
}

/* "Your order K12 of 26 November", 11月26日的订单: the day it was placed. */
static bool is_of_order(const struct reading *reading, const struct value *value)
{
    static const char *const joints[] = {"of", "from", "dated", "vom", "von", "del", "de",
                                         "du", "van",  "di",    "dal", "do",  "da"};
    static const char *const owners[] = {"的", "の"};
    bool is_joined = false;
    for (size_t i = 0; i < COUNT_OF(joints) && value->first > 1; i++) {
        is_joined |= scan_is(&reading->scan, value->first - 1, joints[i]);
    }
    if (is_joined) {
        return (reading->scopes[value->first - 2] & SCOPE_IDENTIFIER) != 0 ||
               reading_mark_before(reading, value->first - 1, MEANING_ORDER_CUE) != NULL;
    }
    for (size_t i = 0; i < COUNT_OF(owners); i++) {
        is_joined |= scan_is(&reading->scan, value->end, owners[i]);
    }
    return is_joined &&
           (reading_mark_at(reading, value->end + 1, MEANING_ORDER_CUE) != NULL ||
            reading_mark_at(reading, value->end + 2, MEANING_ORDER_CUE) != NULL);
}

/* "From Monday to Friday": the shop's hours, and no day to come. */
static bool is_of_span(const struct reading *reading, const struct value *value)
{
    size_t index = (size_t)(value - reading->values);
    for (size_t side = 0; side <= 1; side++) {
        size_t other = side == 0 ? index - 1 : index + 1;
        if ((side == 0 && index == 0) || other >= reading->value_count ||
            reading->values[other].kind != VALUE_WEEKDAY) {
            continue;
        }
        const struct value *left = side == 0 ? &reading->values[other] : value;
        const struct value *right = side == 0 ? value : &reading->values[other];
        for (size_t i = left->end; i < right->first && i < left->end + NEAR_SPAN; i++) {
            if (reading_mark_at(reading, i, MEANING_RANGE) != NULL &&
                right->first - left->end <= NEAR_SPAN) {
                return true;
            }
        }
    }
    return false;
}

/* What the date may be the date of; the likelier first: of Chinese and Japanese what stands
   behind. */
static struct events events_near(const struct reading *reading, const struct value *value)
{
    struct surroundings found = look_around(reading, value);
    struct events events = {.count = 0};
    if (is_of_order(reading, value)) {
        events.items[events.count++] = EVENT_PLACED;
        return events;
    }
    bool is_front = found.front != NULL && !has_own_date(reading, value, found.front);
    bool is_behind =
        found.behind != NULL && !is_of_next_date(reading, value, found.behind) &&
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
    return events;
}

static bool prove_from(const struct case_of_date *at, const struct order *order,
                       enum event event)
{
    struct known_days days = {.count = 0};
    days_of_order(at->judge, order, event, &days);
    const struct known_day *found = day_found(at, &days);
    if (found != NULL) {
        prove(at, order, found);
    }
    return found != NULL;
}

static bool prove_by_promotion(const struct case_of_date *at)
{
    struct known_days days = {.count = 0};
    days_of_promotions(at->judge, at->value->first, &days);
    const struct known_day *found = day_found(at, &days);
    if (found != NULL) {
        prove(at, NULL, found);
    }
    return found != NULL;
}

/* The events beside the date: of the order meant, then of any other where that is not sure.
 */
static bool prove_by_events(const struct case_of_date *at, const struct events *events)
{
    const struct facts *facts = at->judge->facts;
    for (size_t i = 0; i < events->count; i++) {
        if (events->items[i] == EVENT_VALID
                ? prove_by_promotion(at)
                : at->order != NULL && prove_from(at, at->order, events->items[i])) {
            return true;
        }
    }
    if ((at->is_certain && names_order(at->judge, at->value->first)) ||
        !judge_works(at->judge, facts->order_count * 4)) {
        return false;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < events->count; k++) {
            if (prove_from(at, &facts->orders[i], events->items[k])) {
                return true;
            }
        }
    }
    return false;
}

/* Beside no event: a day of the order, where nothing but the parcel is spoken of; a
   promotion's, where the sentence itself speaks of one. */
static bool prove_by_any(const struct case_of_date *at)
{
    const struct reading *reading = at->judge->reading;
    uint64_t of_parcel = TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH);
    uint64_t topics = reading_clause(reading, at->value->first)->topics;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t codes;
    codes_within(at->judge, sentence->first, sentence->end, &codes);
    if (codes > 0 || speaks_of_promotions(reading, sentence)) {
        return prove_by_promotion(at);
    }
    if ((topics & ~TOPICS_MINOR & ~of_parcel) != 0) {
        return false;
    }
    static const enum event all[] = {EVENT_SHIPPED, EVENT_DUE, EVENT_DELIVERED,
                                     EVENT_PLACED, EVENT_REFUNDED};
    bool is_proved = false;
    for (size_t i = 0; i < COUNT_OF(all) && !is_proved; i++) {
        struct events one = {.items = {all[i]}, .count = 1};
        is_proved = prove_by_events(at, &one);
    }
    return is_proved;
}

/* "your message of 20 November": a message, and no event between it and the date. */
static bool is_of_message(const struct case_of_date *at)
{
    const struct reading *reading = at->judge->reading;
    const struct value *value = at->value;
    const struct clause *clause = reading_clause(reading, value->first);
    const struct mark *front = look_around(reading, value).front;
    size_t first = front != NULL ? front->end : clause->first;
    size_t end =
        clause->end > value->end + NEAR_MESSAGE ? value->end + NEAR_MESSAGE : clause->end;
    return (reading_scopes(reading, value->first, value->end) & SCOPE_QUOTED) != 0 ||
           reading_mark_within(reading, first, value->first, MEANING_MESSAGE) != NULL ||
           reading_mark_within(reading, value->end, end, MEANING_MESSAGE) != NULL;
}

static bool prove_by_message(const struct case_of_date *at)
{
    const struct ticket *ticket = at->judge->facts->ticket;
    bool is_told = ticket != NULL && is_of_message(at);
    for (size_t back = 1; is_told && back <= ticket->message_count && back <= 40; back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->at != MOMENT_NONE && message->at != 0 &&
            is_day(at, moment_day(message->at))) {
            claim_from(date_claim(at, VERDICT_PROVED), "thread", message->id, "at", NULL);
            return true;
        }
    }
    return false;
}

/* The shop said this day of the same event, or beside none of the same matter. */
static bool is_same_matter(const struct case_of_date *at, const struct reading *said,
                           const struct value *value)
{
    const struct reading *reading = at->judge->reading;
    struct events own = events_near(reading, at->value);
    struct events others = events_near(said, value);
    for (size_t i = 0; i < own.count * others.count; i++) {
        if (own.items[i / others.count] == others.items[i % others.count]) {
            return true;
        }
    }
    uint64_t topics = reading_clause(reading, at->value->first)->topics & ~TOPICS_MINOR;
    uint64_t told = reading_clause(said, value->first)->topics & ~TOPICS_MINOR;
    return own.count == 0 && others.count == 0 && (topics == told || (topics & told) != 0);
}

static bool prove_by_said(const struct case_of_date *at)
{
    const struct reading *said = thread_reading(at->judge);
    for (size_t i = 0; i < said->value_count; i++) {
        const struct value *value = &said->values[i];
        if (value->kind == VALUE_DATE && is_day(at, value->day) &&
            is_same_matter(at, said, value)) {
            claim_from(date_claim(at, VERDICT_PROVED), "thread", NULL, NULL, NULL);
            return true;
        }
    }
    return false;
}

static const char *right_words(const struct case_of_date *at, struct day day)
{
    char words[64];
    day_format_words(day, judge_lang(at->judge, at->value->first), at->judge->facts->today,
                     words, sizeof(words));
    return arena_text(at->judge->arena, words);
}

/* The date in the year in which it lies nearest to the known day, unless one is written. */
static struct day day_beside(const struct case_of_date *at, struct day known)
{
    struct day day = at->day;
    if (at->value->kind == VALUE_DATE && !at->value->has_year) {
        int64_t distance = day_number(day) - day_number(known);
        day.year += distance > 183 ? -1 : distance < -183 ? 1 : 0;
    }
    return day;
}

/* "Your return arrived here on": no day of an order tells that. */
static bool is_of_return(const struct case_of_date *at, const struct events *events)
{
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    bool is_of_arrival = false;
    for (size_t i = 0; i < events->count; i++) {
        is_of_arrival |= events->items[i] == EVENT_DELIVERED;
    }
    return is_of_arrival && (clause->topics & TOPIC_BIT(TOPIC_RETURN)) != 0 &&
           at->order != NULL && at->order->status == ORDER_RETURNED;
}

/* The order has other days for all that the date may be of; a later due date is caution,
   and passes. */
static bool contradict(const struct case_of_date *at, const struct events *events)
{
    struct known_days days = {.count = 0};
    if (at->order == NULL || !at->is_certain || !at->may_contradict || !at->is_asserted) {
        return false;
    }
    if (is_of_return(at, events)) {
        return false;
    }
    for (size_t i = events->count; i > 0; i--) { /* the likeliest last */
        days.count = 0;
        days_of_order(at->judge, at->order, events->items[i - 1], &days);
        bool is_late =
            days.count > 0 && events->items[i - 1] == EVENT_DUE &&
            day_compare(day_beside(at, days.items[0].day), days.items[0].day) > 0;
        if (days.count == 0 || is_late) {
            return false;
        }
    }
    if (days.count == 0) {
        return false;
    }
    const struct known_day *known = &days.items[0];
    struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
    char text[MOMENT_TEXT_SIZE];
    day_format(known->day, text);
    claim_from_order(at->judge, claim, at->order, known->field, text);
    claim->right_value = days.count == 1 ? right_words(at, known->day) : NULL;
    return true;
}

/* Nothing is delivered in the past by a promise. */
static bool is_past_promise(const struct case_of_date *at, const struct events *events)
{
    if (!at->may_contradict || !at->is_asserted || at->order == NULL || !at->is_certain ||
        !day_is_set(at->judge->facts->today) ||
        day_compare(at->day, at->judge->facts->today) >= 0) {
        return false;
    }
    return events->count == 1 && events->items[0] == EVENT_DUE &&
           at->order->status == ORDER_SHIPPED;
}

static void contradict_past(const struct case_of_date *at)
{
    struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
    claim_from_order(at->judge, claim, at->order, "status",
                     order_status_name(at->order->status));
}

/* A day to come on which the shop says that it will have done something; when a parcel
   arrives is the carrier's estimate. */
static bool is_promise(const struct case_of_date *at, const struct events *events)
{
    struct day today = at->judge->facts->today;
    uint64_t topics = reading_clause(at->judge->reading, at->value->first)->topics;
    bool is_weekday = at->value->kind == VALUE_WEEKDAY;
    bool is_now = day_is_set(today) && day_compare(at->day, today) == 0;
    bool is_later = !is_weekday && day_is_set(today) && day_compare(at->day, today) > 0;
    if ((!is_weekday && !is_now && !is_later) || (topics & TOPIC_BIT(TOPIC_RETURN)) != 0 ||
        weekday_is_habit(at->judge->reading, at->value) ||
        !is_said_outright(at->judge, at->value)) {
        return false;
    }
    for (size_t i = 0; i < events->count; i++) {
        enum event event = events->items[i];
        if (event == EVENT_DISPATCH || event == EVENT_REFUNDED ||
            (event == EVENT_SHIPPED && is_later)) {
            return true;
        }
    }
    return false;
}

/* The events leave room for the last day of a time: a day of the parcel's own does not, and
   money comes back at the latest on a day to come. */
static bool may_be_last_day(const struct case_of_date *at, const struct events *events)
{
    bool is_later = day_compare(at->day, at->judge->facts->today) > 0;
    for (size_t i = 0; i < events->count; i++) {
        enum event event = events->items[i];
        if (event != EVENT_VALID && event != EVENT_DISPATCH &&
            (event != EVENT_REFUNDED || !is_later)) {
            return false;
        }
    }
    return true;
}

static bool is_of_code(const struct case_of_date *at)
{
    const struct reading *reading = at->judge->reading;
    return speaks_of_promotions(reading, reading_sentence(reading, at->value->first));
}

/* The next day of that name. */
static struct day day_to_come(const struct case_of_date *at)
{
    struct day today = at->judge->facts->today;
    if (at->value->kind != VALUE_WEEKDAY) {
        return at->day;
    }
    int days = (at->value->from_today - day_weekday(today) + DAYS_NEAR) % DAYS_NEAR;
    return day_from_number(day_number(today) + days);
}

/* Of what an order holds no day of: "so until 18 December". */
static bool prove_by_term(const struct case_of_date *at, const struct events *events)
{
    const struct order *order = NULL;
    if (!may_be_last_day(at, events)) {
        return false;
    }
    struct day day = day_to_come(at);
    if (at->value->kind == VALUE_DATE) {
        order = order_of_term(at->judge, at->value, day);
    }
    if (order != NULL) {
        claim_from_order(at->judge, date_claim(at, VERDICT_PROVED), order, "days", NULL);
        return true;
    }
    const struct rule *rule =
        !is_of_code(at) ? rule_of_last_day(at->judge, at->value, day, &order) : NULL;
    if (rule != NULL) {
        claim_from_rule(at->judge, date_claim(at, VERDICT_PROVED), rule);
    }
    return rule != NULL;
}

/* Of a weekday that stands beside its date only a mistake is told. */
static bool is_told_by_date(const struct case_of_date *at)
{
    struct day day;
    enum weekday_fit fit = at->value->kind == VALUE_WEEKDAY
                               ? weekday_fit(at->judge, at->value, &day)
                               : WEEKDAY_ALONE;
    if (fit == WEEKDAY_DIFFERS && at->is_asserted) {
        char text[MOMENT_TEXT_SIZE];
        day_format(day, text);
        struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
        claim_from(claim, "calendar", NULL, NULL, arena_text(at->judge->arena, text));
    }
    return fit != WEEKDAY_ALONE;
}

static void date_judge(struct case_of_date *at)
{
    bool is_word = at->value->kind != VALUE_DATE;
    bool is_hours =
        at->value->kind == VALUE_WEEKDAY && (is_of_span(at->judge->reading, at->value) ||
                                             is_repeated(at->judge->reading, at->value));
    if (is_hours || is_told_by_date(at)) {
        return;
    }
    struct events events = events_near(at->judge->reading, at->value);
    const struct value *weekday = weekday_of_date(at->judge->reading, at->value);
    if (events.count == 0 && weekday != NULL) { /* "left on Thursday, the 19th, with …" */
        events = events_near(at->judge->reading, weekday);
    }
    if (events.count == 0 && (is_word || at->value->is_weak)) {
        return; /* "today" beside nothing that has a date */
    }
    if ((events.count > 0 && prove_by_events(at, &events)) || prove_by_term(at, &events) ||
        contradict(at, &events)) {
        return;
    }
    if (is_past_promise(at, &events)) {
        contradict_past(at);
        return;
    }
    if (!is_word && (prove_by_message(at) || prove_by_said(at) ||
                     (events.count == 0 && prove_by_any(at)))) {
        return;
    }
    if (at->is_asserted) {
        struct claim *claim = date_claim(at, VERDICT_UNSOURCED);
        if (is_promise(at, &events)) {
            claim->severity = SEVERITY_BLOCK;
        }
    }
}

/* "has not arrived on the 25th" */
static bool is_negated(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR ? value->first - NEAR : clause->first;
    return reading_mark_within(reading, first, value->first, MEANING_NEGATION) != NULL;
}

static struct day day_of(const struct judge *judge, const struct value *value)
{
    if (value->kind == VALUE_DAY && day_is_set(judge->facts->today)) {
        return day_from_number(day_number(judge->facts->today) + value->from_today);
    }
    return value->day;
}

void dates_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        unsigned scopes = reading_scopes(reading, value->first, value->end);
        bool is_date = value->kind == VALUE_DATE || value->kind == VALUE_DAY ||
                       value->kind == VALUE_WEEKDAY;
        if (!is_date || value->is_denied ||
            (scopes & (SCOPE_COMMITMENT | SCOPE_SIGNATURE)) != 0 ||
            (value->kind != VALUE_DATE && !day_is_set(judge->facts->today))) {
            continue;
        }
        struct case_of_date at = {.judge = judge, .value = value};
        at.day = day_of(judge, value);
        at.order = order_for(judge, value->first, &at.is_certain);
        at.is_asserted = (scopes & SCOPES_UNASSERTED) == 0 && !is_negated(reading, value);
        at.may_contradict = value->kind != VALUE_WEEKDAY && !value->is_ambiguous;
        date_judge(&at);
    }
}
