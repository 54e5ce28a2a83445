/*
 * What an order is called by beside its number: its turn among the others ("your first
 * order"), that it is another one, or the time it was placed ("the order of October").
 */
#include "guard/days.h"
#include "guard/number.h"
#include "guard/order_times.h"
#include "guard/products.h"
#include "guard/spoken.h"

#include "base/money.h"
#include "base/words.h"

#include <string.h>

#define NEAR_JOINTS   5           /* tokens between an order and its time */
#define SPAN_WORDS    ((size_t)3) /* "last week has" */
#define DAYS_OF_YEAR  365         /* a month is the last of its name */
#define DAYS_OF_WEEK  7
#define ORDERS_PLACED 200 /* orders that are looked through */

/* So many of the orders were placed before this one. */
static size_t rank_of(const struct facts *facts, const struct order *order)
{
    size_t rank = 0;
    for (size_t i = 0; i < facts->order_count; i++) {
        rank += facts->orders[i].placed_at < order->placed_at;
    }
    return rank;
}

/* The order of that rank; NULL where two were placed at once, or a time is not known. */
static const struct order *order_ranked(const struct facts *facts, size_t rank)
{
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (order->placed_at == MOMENT_NONE || order->placed_at == 0) {
            return NULL;
        }
        if (rank_of(facts, order) == rank) {
            if (found != NULL) {
                return NULL;
            }
            found = order;
        }
    }
    return found;
}

/* Of two orders the one that the text has not spoken of; whichever the thread means, the
 * customer may have asked about the other, too. */
static const struct order *order_beside(const struct judge *judge, size_t token)
{
    const struct facts *facts = judge->facts;
    const struct order *base = NULL;
    for (size_t i = 0; i < judge->spoken_count && judge->spoken[i].first < token; i++) {
        const struct order *order = judge->spoken[i].order;
        if (order == NULL || (base != NULL && base != order)) {
            return NULL;
        }
        base = order;
    }
    if (base == NULL || facts->order_count != 2) {
        return NULL;
    }
    return base == &facts->orders[0] ? &facts->orders[1] : &facts->orders[0];
}

/* "Your first order … your second … your third": the text counts all of them, no more and
 * no fewer, so that each is the one of its rank. */
static bool counts_all(const struct judge *judge)
{
    size_t count = judge->facts->order_count;
    return count > 1 && count <= TURN_FIFTH &&
           turn_is_counted(judge->reading, (enum turn)(TURN_FIRST + count - 1));
}

const struct order *order_placed(struct judge *judge, enum turn turn, size_t token)
{
    const struct facts *facts = judge->facts;
    if (facts->order_count > ORDERS_PLACED ||
        !judge_works(judge, facts->order_count * facts->order_count / 8)) {
        return NULL;
    }
    if (turn <= TURN_FIFTH) {
        bool is_first = turn == TURN_FIRST && !turn_is_counted(judge->reading, TURN_SECOND);
        return judge->mention_count == 0 && (is_first || counts_all(judge))
                   ? order_ranked(facts, (size_t)(turn - TURN_FIRST))
                   : NULL;
    }
    if (turn == TURN_LAST) {
        const struct order *last = order_ranked(facts, facts->order_count - 1);
        return judge->meant_is_certain && judge->meant == last ? NULL : last;
    }
    return order_beside(judge, token);
}

/* "Your second parcel", of an order that left in several. */
static bool is_part_of_order(const struct judge *judge, const struct mark *noun)
{
    bool is_certain;
    const struct order *order = order_for(judge, noun->first, &is_certain);
    return noun->meaning == MEANING_PARCEL && order != NULL && order->shipment_count > 1;
}

static bool is_time_of(struct judge *judge, const struct value *value,
                       const struct order *order)
{
    struct known_days days = {.count = 0};
    struct day today = judge->facts->today;
    days_of_order(judge, order, EVENT_PLACED, &days);
    if (days.count == 0) {
        return false;
    }
    struct day placed = days.items[0].day;
    int64_t age = day_is_set(today) ? day_number(today) - day_number(placed) : -1;
    switch (value->kind) {
    case VALUE_DATE:
        return placed.month == value->day.month && placed.date == value->day.date &&
               (!value->has_year || placed.year == value->day.year);
    case VALUE_DAY:
        return age == -value->from_today;
    case VALUE_WEEKDAY:
        return age >= 0 && age <= DAYS_OF_WEEK && day_weekday(placed) == value->from_today;
    default: /* a month */
        return age >= 0 && age < DAYS_OF_YEAR && placed.month == value->day.month;
    }
}

/* The one order that was placed at the time; NULL: none, or several. */
static const struct order *order_of_time(struct judge *judge, const struct value *value)
{
    const struct facts *facts = judge->facts;
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count && judge_works(judge, 4); i++) {
        if (is_time_of(judge, value, &facts->orders[i])) {
            if (found != NULL) {
                return NULL;
            }
            found = &facts->orders[i];
        }
    }
    return found;
}

/* Fills the day that is told from the token on, or the month, which has no date. */
static bool time_at(const struct reading *reading, size_t token, struct value *time)
{
    for (size_t i = 0; i < reading->value_count && reading->values[i].first <= token; i++) {
        if (reading->values[i].first == token && value_is_day(&reading->values[i])) {
            *time = reading->values[i];
            return true;
        }
    }
    const struct mark *month = reading_mark_at(reading, token, MEANING_MONTH);
    if (month != NULL) {
        *time = (struct value){.kind = VALUE_END,
                               .day = {0, (int)month->value, 0},
                               .first = month->first,
                               .end = month->end};
    }
    return month != NULL;
}

/* "Of October", "vom 2. Oktober", "del mes de octubre", "do dia 2", "d'hier". */
static size_t joints_end(const struct reading *reading, size_t token)
{
    static const char *const joints[] = {
        "of",  "from", "dated", "vom",  "von",  "aus", "dem",  "del", "de",   "du",
        "d",   "'",    "’",     "van",  "uit",  "di",  "dell", "dal", "do",   "da",
        "dia", "the",  "mes",   "mois", "mese", "el",  "le",   "il",  "this", "der"};
    size_t end = reading_clause(reading, token)->end;
    size_t at = token;
    while (at < end && at < token + NEAR_JOINTS &&
           scan_is_any(&reading->scan, at, joints, COUNT_OF(joints))) {
        at++;
    }
    return at;
}

static bool time_behind(const struct reading *reading, size_t token, struct value *time)
{
    size_t at = joints_end(reading, token);
    return at > token && at < reading_clause(reading, token)->end &&
           time_at(reading, at, time);
}

/* "10月" by its number, of which no date was made. */
static bool month_before(const struct reading *reading, size_t token, struct value *time)
{
    struct number number;
    if (token == 0 || !scan_is(&reading->scan, token, "月")) {
        return false;
    }
    for (size_t at = token > 1 ? token - 2 : 0; at < token; at++) {
        if (number_at(reading, at, &number) && number.end == token && number.parts > 0 &&
            number.parts <= 12 * MONEY_UNIT) {
            *time = (struct value){.kind = VALUE_END,
                                   .day = {0, (int)(number.parts / MONEY_UNIT), 0},
                                   .first = (uint32_t)at,
                                   .end = (uint32_t)token + 1};
            return true;
        }
    }
    return false;
}

/* "The October order", "yesterday's order", 10月的订单, 10月2日のご注文. */
static size_t joints_first(const struct reading *reading, size_t token)
{
    static const char *const joints[] = {"'",  "’",  "s",  "-",  "的", "の", "下", "份",
                                         "那", "笔", "个", "张", "您", "ご", "お"};
    const struct clause *clause = reading_clause(reading, token);
    size_t at = token;
    while (at > clause->first && at + NEAR_JOINTS > token &&
           scan_is_any(&reading->scan, at - 1, joints, COUNT_OF(joints))) {
        at--;
    }
    return at;
}

static bool time_in_front(const struct reading *reading, size_t token, struct value *time)
{
    const struct clause *clause = reading_clause(reading, token);
    size_t at = joints_first(reading, token);
    for (size_t i = reading->value_count; i > 0; i--) {
        const struct value *value = &reading->values[i - 1];
        if (value->end == at && value->first >= clause->first && value_is_day(value)) {
            *time = *value;
            return true;
        }
        if (value->end < at) {
            break;
        }
    }
    static const char *const yesterdays[] = {"gestrige", "gestrigen", "gestriger"};
    if (at > clause->first &&
        scan_is_any(&reading->scan, at - 1, yesterdays, COUNT_OF(yesterdays))) {
        *time = (struct value){.kind = VALUE_DAY, .from_today = -1};
        return true;
    }
    const struct mark *month =
        at > clause->first ? reading_mark_before(reading, at, MEANING_MONTH) : NULL;
    return (month != NULL && time_at(reading, month->first, time)) ||
           (at > clause->first && month_before(reading, at - 1, time));
}

/* "Your last order was in November": the month it was placed in, and nothing else is told.
 */
static void month_judge(struct judge *judge, const struct mark *noun,
                        const struct order *order)
{
    static const enum meaning told[] = {MEANING_EVENT,    MEANING_DEED, MEANING_STATE,
                                        MEANING_STATE_OF, MEANING_DONE, MEANING_NEGATION};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, noun->first);
    const struct mark *month =
        reading_mark_within(reading, noun->end, clause->end, MEANING_MONTH);
    struct known_days days = {.count = 0};
    struct value time;
    if (month == NULL || mark_is_unasserted(reading, month) ||
        (reading_scopes(reading, month->first, month->end) & SCOPE_VALUE) != 0 ||
        reading_means_any(reading, clause->first, clause->end, told, COUNT_OF(told)) ||
        !time_at(reading, month->first, &time)) {
        return;
    }
    days_of_order(judge, order, EVENT_PLACED, &days);
    if (days.count > 0) {
        char text[MOMENT_TEXT_SIZE];
        day_format(days.items[0].day, text);
        claim_from_order(judge,
                         claim_add(judge, month->first, month->end, CLAIM_DATE,
                                   is_time_of(judge, &time, order) ? VERDICT_PROVED
                                                                   : VERDICT_CONTRADICTED),
                         order, "placed_at", text);
    }
}

/* The one order that holds something of these; NULL: none, or several. */
static const struct order *order_holding(const struct judge *judge, const size_t *indexes,
                                         size_t count)
{
    const struct facts *facts = judge->facts;
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        bool holds = false;
        for (size_t k = 0; k < order->line_count * count; k++) {
            holds |= string_equals(order->lines[k / count].product,
                                   facts->products[indexes[k % count]].id);
        }
        if (holds && found != NULL) {
            return NULL;
        }
        found = holds ? order : found;
    }
    return found;
}

/* "The parcel with the lock": a thing that some order holds, by a word that need not be one
 * of its title. A title calls the order by itself. */
static bool thing_behind(struct judge *judge, const struct mark *noun,
                         struct spoken *spoken)
{
    static const char *const withs[] = {"with", "containing", "con", "mit",
                                        "avec", "com",        "met"};
    const struct reading *reading = judge->reading;
    size_t indexes[PRODUCTS_MAX];
    size_t end = reading_clause(reading, noun->first)->end;
    if (noun->end + 1 >= end ||
        !scan_is_any(&reading->scan, noun->end, withs, COUNT_OF(withs)) ||
        reading_mark_within(reading, noun->end, end, MEANING_CARRIER) != NULL ||
        (reading_scopes(reading, noun->end, end) & (SCOPE_TITLE | SCOPE_IDENTIFIER)) != 0 ||
        !judge_works(judge, judge->facts->order_count)) {
        return false;
    }
    size_t count = products_of_noun(judge, noun->first, indexes);
    spoken->order = count == 0 ? NULL : order_holding(judge, indexes, count);
    spoken->by = CALLED_AS_OTHER;
    return true;
}

/* The one order that was placed in one of the spans; NULL: none, or several. */
static const struct order *order_of_spans(struct judge *judge, const struct times *times)
{
    const struct facts *facts = judge->facts;
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count && judge_works(judge, 4); i++) {
        struct known_days days = {.count = 0};
        days_of_order(judge, &facts->orders[i], EVENT_PLACED, &days);
        if (days.count == 0 || !times_hold(times, days.items[0].day)) {
            continue;
        }
        if (found != NULL) {
            return NULL;
        }
        found = &facts->orders[i];
    }
    return found;
}

/* "Last month's order", "la commande du mois dernier", 上个月的订单: no day, but a span of
 * them. */
static bool span_beside(struct judge *judge, const struct mark *noun, struct spoken *spoken)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, noun->first);
    size_t at = joints_end(reading, noun->end);
    size_t end = at + SPAN_WORDS < clause->end ? at + SPAN_WORDS : clause->end;
    size_t front = joints_first(reading, noun->first);
    size_t first = front > clause->first + SPAN_WORDS ? front - SPAN_WORDS : clause->first;
    struct text text = at > noun->end ? reading_text(reading, noun->end, end)
                                      : reading_text(reading, first, front);
    struct times times;
    if (text.len == 0 || !day_is_set(judge->facts->today)) {
        return false;
    }
    times_read(words_fold(text, judge->arena), judge_lang(judge, noun->first),
               judge->facts->today, &times);
    bool has_span = false;
    for (size_t i = 0; i < times.count; i++) {
        has_span |= times.spans[i].last > times.spans[i].first;
    }
    spoken->order = has_span ? order_of_spans(judge, &times) : NULL;
    return has_span;
}

static bool is_numbered(const struct reading *reading, const struct mark *noun)
{
    const struct mark *join = reading_mark_at(reading, noun->end, MEANING_CUE_JOIN);
    size_t next = join != NULL ? join->end : noun->end;
    return next < reading->scan.count && (reading->scopes[next] & SCOPE_IDENTIFIER) != 0;
}

static void noun_read(struct judge *judge, const struct mark *noun)
{
    const struct reading *reading = judge->reading;
    struct spoken spoken = {noun->first, noun->end, NULL, CALLED_BY_TIME};
    struct value time;
    bool is_order = noun->meaning == MEANING_ORDER_CUE;
    if (is_numbered(reading, noun) || !judge_works(judge, 4)) {
        return;
    }
    enum turn turn = turn_told(reading, noun);
    if (turn == TURN_NONE && is_order &&
        (time_behind(reading, noun->end, &time) ||
         time_in_front(reading, noun->first, &time))) {
        spoken.first = time.end > 0 && time.first < noun->first ? time.first : noun->first;
        spoken.order = order_of_time(judge, &time);
        spoken_add(judge, &spoken);
    } else if (is_order && span_beside(judge, noun, &spoken)) {
        spoken_add(judge, &spoken);
    } else if (turn != TURN_NONE && !is_part_of_order(judge, noun)) {
        bool is_named = is_order || turn == TURN_OTHER;
        spoken.by = turn == TURN_OTHER ? CALLED_AS_OTHER : CALLED_BY_TIME;
        spoken.order = is_named ? order_placed(judge, turn, noun->first) : NULL;
        spoken_add(judge, &spoken);
        if (spoken.order != NULL) {
            month_judge(judge, noun, spoken.order);
        }
    } else if (turn == TURN_NONE && thing_behind(judge, noun, &spoken)) {
        spoken_add(judge, &spoken);
    }
}

/* "The one of 27 November", "die vom", "celle du", behind an order. */
static bool is_ellipsis(const struct reading *reading, const struct value *value)
{
    static const char *const ones[] = {"one", "that",  "die",   "der",    "el",
                                       "la",  "celle", "celui", "quello", "quella",
                                       "o",   "a",     "那笔",  "那个"};
    static const char *const joints[] = {"of", "from", "vom", "von", "del",
                                         "de", "du",   "van", "di",  "do"};
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return value->first >= sentence->first + 2 &&
           scan_is_any(&reading->scan, value->first - 1, joints, COUNT_OF(joints)) &&
           scan_is_any(&reading->scan, value->first - 2, ones, COUNT_OF(ones)) &&
           reading_mark_within(reading, sentence->first, value->first - 1,
                               MEANING_ORDER_CUE) != NULL;
}

bool day_calls_order(struct judge *judge, const struct value *value)
{
    const struct order *order = value_is_day(value) && is_ellipsis(judge->reading, value)
                                    ? order_of_time(judge, value)
                                    : NULL;
    struct known_days days = {.count = 0};
    if (order != NULL) {
        days_of_order(judge, order, EVENT_PLACED, &days);
    }
    if (days.count == 0) {
        return false;
    }
    char text[MOMENT_TEXT_SIZE];
    day_format(days.items[0].day, text);
    claim_from_order(judge,
                     claim_add(judge, value->first, value->end, CLAIM_DATE, VERDICT_PROVED),
                     order, "placed_at", text);
    return true;
}

/* "You ordered it on 2 October", and no order is called besides: the one that was. */
static bool is_purchase(const struct judge *judge, const struct value *value)
{
    struct events events = events_near(judge->reading, value);
    return events.count > 0 && events.items[0] == EVENT_PLACED &&
           !spoken_for(judge, value->first).is_here;
}

static void purchase_read(struct judge *judge, const struct value *value)
{
    if (!value_is_day(value) || !judge_works(judge, 4) ||
        (!is_ellipsis(judge->reading, value) && !is_purchase(judge, value))) {
        return;
    }
    struct spoken spoken = {(uint32_t)value->first, (uint32_t)value->end,
                            order_of_time(judge, value), CALLED_BY_TIME};
    if (spoken.order != NULL) {
        spoken_add(judge, &spoken);
    }
}

void called_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_noun =
            mark->meaning == MEANING_ORDER_CUE || mark->meaning == MEANING_PARCEL;
        if (is_noun && mark->first >= end &&
            (reading->scopes[mark->first] & SCOPES_MASKED) == 0) {
            noun_read(judge, mark);
            end = mark->end;
        }
    }
    for (size_t i = 0; i < reading->value_count; i++) {
        purchase_read(judge, &reading->values[i]);
    }
    turns_read(judge);
}
