/*
 * Days that are told from another day of the text or of the order: "five days later", "the
 * Monday after", "on the same day it was placed".
 */
#include "guard/days.h"

#include <string.h>

#define DAYS_WEEK 7

/* A word that may lead to what it is later than, too, "dopo la consegna", has no article
 * behind it. */
bool day_is_told_later(const struct reading *reading, const struct value *value)
{
    static const struct {
        const char *word;
        const char *next; /* NULL: by itself */
        bool may_lead;
    } laters[] = {
        {"later", NULL, false},  {"spater", NULL, false},  {"darauf", NULL, false},
        {"danach", NULL, false}, {"daarna", NULL, false},  {"plus", "tard", false},
        {"mas", "tarde", false}, {"mais", "tarde", false}, {"piu", "tardi", false},
        {"apres", NULL, true},   {"despues", NULL, true},  {"dopo", NULL, true},
        {"depois", NULL, true},  {"后", NULL, true},       {"後", NULL, true},
        {"之", "后", false},     {"之", "後", false},
    };
    static const char *const led[] = {"de", "del", "da", "do",  "il",    "la",    "le", "l",
                                      "l'", "las", "el", "que", "della", "votre", "の"};
    const struct scan *scan = &reading->scan;
    if (scan_is(scan, value->end - 1, "後") || scan_is(scan, value->end - 1, "后")) {
        return true; /* 5日後 */
    }
    for (size_t i = 0; i < COUNT_OF(laters); i++) {
        size_t next = value->end + 1;
        if (scan_is(scan, value->end, laters[i].word) &&
            (laters[i].next == NULL || scan_is(scan, next, laters[i].next)) &&
            !(laters[i].may_lead && scan_is_any(scan, next, led, COUNT_OF(led)))) {
            return true;
        }
    }
    return false;
}

/* The date in front in the sentence that a length or a weekday is counted from. */
static const struct value *counted_from(const struct reading *reading,
                                        const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    for (const struct value *other = value; other > reading->values;) {
        other--;
        if (other->first < sentence->first) {
            return NULL;
        }
        if (other->kind == VALUE_DATE && !other->is_ambiguous && !other->is_denied) {
            return other;
        }
    }
    return NULL;
}

/* What happened on the day: by the words behind the date in front, or money by what the
 * clause speaks of. None where no known word says it. */
static struct events events_of(const struct reading *reading, const struct value *value,
                               const struct value *from)
{
    static const enum meaning money[] = {MEANING_REPAID, MEANING_MONEY, MEANING_PURSE};
    const struct clause *clause = reading_clause(reading, value->first);
    const struct mark *front = event_in_front(reading, value);
    struct events events = {.count = 0};
    if ((clause->topics & TOPIC_BIT(TOPIC_REFUND)) != 0 ||
        reading_means_any(reading, value->end, clause->end, money, COUNT_OF(money))) {
        return (struct events){.items = {EVENT_REFUNDED}, .count = 1};
    }
    events = events_near(reading, value);
    bool is_of_front = front != NULL && front->first < from->first && events.count > 0 &&
                       events.items[0] == (enum event)front->value;
    events.count = is_of_front ? 0 : events.count;
    return events;
}

/* The order's day of one of the events that is the day; days is filled; NULL: none. */
static const struct known_day *day_of_events(struct judge *judge, const struct order *order,
                                             const struct events *events, struct day day,
                                             struct known_days *days)
{
    for (size_t i = 0; i < events->count; i++) {
        days_of_order(judge, order, events->items[i], days);
    }
    for (size_t i = 0; i < days->count; i++) {
        if (day_compare(days->items[i].day, day) == 0) {
            return &days->items[i];
        }
    }
    return NULL;
}

/* Proved by any order whose day it is; else contradicted where the one meant is certain,
 * and seen where it is not. */
static void told_day_judge(struct judge *judge, const struct value *value,
                           const struct value *from, struct day day, enum claim_kind kind)
{
    const struct facts *facts = judge->facts;
    struct events events = events_of(judge->reading, value, from);
    bool is_known = events.count > 0;
    if (!is_known) {
        events = (struct events){.items = {EVENT_SHIPPED, EVENT_DELIVERED, EVENT_REFUNDED},
                                 .count = 3};
    }
    struct known_days days = {.count = 0};
    bool is_certain;
    const struct order *order = order_for(judge, value->first, &is_certain);
    const struct known_day *found =
        order == NULL ? NULL : day_of_events(judge, order, &events, day, &days);
    bool is_asserted =
        (reading_scopes(judge->reading, value->first, value->end) & SCOPES_UNASSERTED) == 0;
    bool may_differ =
        is_known && order != NULL && is_certain && days.count > 0 && is_asserted;
    for (size_t i = 0; found == NULL && i < facts->order_count && judge_works(judge, 4);
         i++) {
        struct known_days other = {.count = 0};
        if (day_of_events(judge, &facts->orders[i], &events, day, &other) != NULL) {
            order = &facts->orders[i];
            days = other;
            found = &days.items[0];
            for (size_t k = 0; k < days.count; k++) {
                found = day_compare(days.items[k].day, day) == 0 ? &days.items[k] : found;
            }
        }
    }
    if (found == NULL && !may_differ) {
        if (is_asserted) {
            claim_add(judge, value->first, value->end, kind, VERDICT_UNSOURCED)->severity =
                SEVERITY_MARK;
        }
        return;
    }
    const struct known_day *known = found != NULL ? found : &days.items[days.count - 1];
    char text[MOMENT_TEXT_SIZE];
    day_format(known->day, text);
    claim_from_order(judge,
                     claim_add(judge, value->first, value->end, kind,
                               found != NULL ? VERDICT_PROVED : VERDICT_CONTRADICTED),
                     order, known->field, text);
}

bool length_by_later(struct judge *judge, const struct value *value)
{
    const struct value *from = counted_from(judge->reading, value);
    struct day day;
    if (from == NULL || value->is_about || value->low != value->high ||
        !day_is_told_later(judge->reading, value) ||
        day_compare(from->day, judge->facts->today) > 0 ||
        !term_ends(from->day, value, &day)) {
        return false;
    }
    told_day_judge(judge, value, from, day, CLAIM_DURATION);
    return true;
}

/* "The Monday after", "am Montag darauf", "the following Monday". */
bool weekday_by_later(struct judge *judge, const struct value *value)
{
    static const char *const words[] = {
        "following", "folgenden",  "darauffolgenden", "folgende", "siguiente",
        "suivant",   "successivo", "seguente",        "seguinte", "volgende",
        "次",        "翌",         "successiva"};
    const struct reading *reading = judge->reading;
    const struct value *from = counted_from(reading, value);
    bool is_so = day_is_told_later(reading, value) ||
                 (value->first > 0 &&
                  scan_is_any(&reading->scan, value->first - 1, words, COUNT_OF(words))) ||
                 scan_is_any(&reading->scan, value->end, words, COUNT_OF(words));
    if (value->kind != VALUE_WEEKDAY || !is_so || from == NULL) {
        return false;
    }
    int days = (value->from_today - day_weekday(from->day) + DAYS_WEEK) % DAYS_WEEK;
    struct day day =
        day_from_number(day_number(from->day) + (days == 0 ? DAYS_WEEK : days));
    told_day_judge(judge, value, from, day, CLAIM_DATE);
    return true;
}
