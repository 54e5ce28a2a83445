#include "guard/days.h"

#include "base/money.h"

/*
 * The last day on which something may be given back: the day of its delivery and the
 * articles' time from there on.
 */

#define NEAR_WEEK  2  /* tokens around a weekday that say of which week */
#define NEAR_UNTIL 4  /* tokens between "until" and its day */
#define DAYS_NEAR  14 /* a weekday that has been may be the last one or the one before */

const struct rule *rule_of_returns(const struct judge *judge)
{
    struct value none = {.kind = VALUE_DURATION, .unit = UNIT_DAY};
    struct inquiry inquiry = {.value = &none,
                              .topics =
                                  TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_SINCE_DELIVERY),
                              .nearby = TOPIC_BIT(TOPIC_RETURN),
                              .places = judge->places,
                              .is_certain = true};
    struct answer answer = policy_ask(judge->policy, &inquiry);
    return answer.kind == ANSWER_DIFFERS && answer.is_unique ? answer.rule : NULL;
}

static bool counts_from_delivery(const struct rule *rule)
{
    uint64_t others = TOPIC_BIT(TOPIC_SINCE_ARRIVAL) | TOPIC_BIT(TOPIC_SINCE_ORDER) |
                      TOPIC_BIT(TOPIC_SINCE_LABEL) | TOPIC_BIT(TOPIC_SINCE_SHIPPING) |
                      TOPIC_BIT(TOPIC_SINCE_PURCHASE);
    return (rule->topics & others) == 0;
}

static bool is_delivered(const struct order *order)
{
    const struct shipment *parcel = order_last_shipment(order);
    return order->status == ORDER_DELIVERED && parcel != NULL &&
           day_is_set(parcel->delivered_at);
}

/* So many days from its delivery on. */
static struct last_day by_rule(const struct judge *judge, const struct order *order)
{
    const struct rule *rule = rule_of_returns(judge);
    struct last_day last = {.article = NULL};
    bool is_told = rule != NULL && counts_from_delivery(rule) && is_delivered(order);
    if (is_told &&
        term_ends(order_last_shipment(order)->delivered_at, &rule->value, &last.term)) {
        last.day = last.term;
        last.article = rule->article;
        last.quote = rule->quote;
    }
    return last;
}

struct last_day last_day_of_return(const struct judge *judge, const struct order *order)
{
    struct last_day last = by_rule(judge, order);
    const struct season *season = season_of(judge, order);
    if (season != NULL &&
        (!day_is_set(last.day) || day_compare(last.day, season->last) < 0)) {
        last.day = season->last;
        last.article = season->article;
        last.quote = season->quote;
    } else if (season == NULL && judge->policy->names_last_days) {
        last.day = (struct day){0, 0, 0};
    }
    return last;
}

bool guard_return_is_over(const struct facts *facts, const struct order *order)
{
    struct judge judge = {.facts = facts, .policy = facts->policy};
    if (judge.policy == NULL || order == NULL || !day_is_set(facts->today) ||
        !is_delivered(order) || rule_of_returns(&judge) == NULL) {
        return false;
    }
    judge.places =
        facts->customer == NULL ? 0 : places_of_country(customer_country(facts->customer));
    struct last_day last = last_day_of_return(&judge, order);
    return day_is_set(last.day) && day_compare(facts->today, last.day) > 0;
}

bool day_is_until(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first = value->first > clause->first + NEAR_UNTIL ? value->first - NEAR_UNTIL
                                                             : clause->first;
    size_t end =
        value->end + NEAR_UNTIL < clause->end ? value->end + NEAR_UNTIL : clause->end;
    const struct token *tokens = reading->scan.tokens;
    bool is_bare = tokens[value->first].kind == TOKEN_CHARACTER ||
                   tokens[value->end - 1].kind == TOKEN_CHARACTER;
    return reading_mark_within(reading, first, value->first, MEANING_UNTIL) != NULL ||
           (is_bare &&
            reading_mark_within(reading, value->end, end, MEANING_UNTIL) != NULL);
}

bool tells_return_limit(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, value->first);
    uint64_t others = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_EXCHANGE) |
                      TOPIC_BIT(TOPIC_WARRANTY) | TOPIC_BIT(TOPIC_DELIVERY) |
                      TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_CANCEL);
    return (clause->topics & TOPIC_BIT(TOPIC_RETURN)) != 0 &&
           (clause->topics & others) == 0 && day_is_until(reading, value);
}

bool weekday_has_been(const struct reading *reading, const struct value *value)
{
    return reading_mark_before(reading, value->first, MEANING_LAST) != NULL ||
           reading_mark_at(reading, value->end, MEANING_LAST) !=
               NULL; /* "viernes pasado" */
}

/* The days that the value may be, the nearest first: of a weekday two. */
static size_t candidates(const struct judge *judge, const struct value *value,
                         struct day days[2])
{
    int64_t today = day_number(judge->facts->today);
    if (value->kind != VALUE_WEEKDAY) {
        days[0] = value->kind == VALUE_DAY ? day_from_number(today + value->from_today)
                                           : value->day;
        return 1;
    }
    int ahead = (value->from_today - day_weekday(judge->facts->today) + 7) % 7;
    int64_t first = today + (ahead == 0 ? 7 : ahead);
    bool has_been = weekday_has_been(judge->reading, value);
    days[0] = day_from_number(has_been ? first - 7 : first);
    days[1] = day_from_number(has_been ? first - DAYS_NEAR : first + 7);
    return 2;
}

/* How all the days that it may be lie to the last one: 0 where one of them is it. */
static int side_of(const struct day *days, size_t count, struct day last)
{
    bool is_before = true;
    bool is_behind = true;
    for (size_t i = 0; i < count; i++) {
        int order = day_compare(days[i], last);
        if (order == 0) {
            return 0;
        }
        is_before &= order < 0;
        is_behind &= order > 0;
    }
    return is_before ? -1 : is_behind ? 1 : 2;
}

/* "can", "have until": a right is told, so less than it is wrong, too. */
static bool tells_right(const struct reading *reading, const struct value *value)
{
    static const char *const has[] = {
        "have", "has",    "haben",  "hast",    "tienes",  "tiene",  "avez", "as",
        "hai",  "ha",     "tem",    "tens",    "hebt",    "heeft",  "heb",  "有",
        "last", "ultimo", "letzte", "letzter", "dernier", "laatste"};
    const struct clause *clause = reading_clause(reading, value->first);
    return scan_has_any(&reading->scan, clause->first, value->first, has, COUNT_OF(has)) ||
           reading_mark_within(reading, clause->first, clause->end, MEANING_ABLE) != NULL;
}

/* "Usually until 20 December", which a season puts off; "what was ordered in November until
   15 January", which this was not. */
static bool is_of_other_case(const struct judge *judge, const struct value *value,
                             struct day day, const struct last_day *last)
{
    return day_is_of_season(judge, value) ||
           (day_is_set(last->term) && day_compare(day, last->term) == 0);
}

bool return_limit_judge(struct judge *judge, const struct value *value,
                        const struct order *order, bool may_contradict)
{
    struct day days[2];
    if (season_proves(judge, value)) {
        return true;
    }
    if (!tells_return_limit(judge, value) || !judge_works(judge, 400)) {
        return false;
    }
    struct last_day last = last_day_of_return(judge, order);
    if (!day_is_set(last.day)) {
        return false;
    }
    int side = side_of(days, candidates(judge, value, days), last.day);
    bool is_wrong = side == 1 || (side == -1 && tells_right(judge->reading, value) &&
                                  day_number(last.day) - day_number(days[0]) > 1);
    if (side != 0 && (!is_wrong || !may_contradict)) {
        return false;
    }
    if (side != 0 && is_of_other_case(judge, value, days[0], &last)) {
        claim_add(judge, value->first, value->end, CLAIM_DATE, VERDICT_UNSOURCED)
            ->severity = SEVERITY_MARK;
        return true;
    }
    struct claim *claim = claim_add(judge, value->first, value->end, CLAIM_DATE,
                                    side == 0 ? VERDICT_PROVED : VERDICT_CONTRADICTED);
    claim_from_article(judge, claim, last.article, last.quote);
    if (side != 0) {
        char words[64];
        day_format_words(last.day, judge_lang(judge, value->first), judge->facts->today,
                         words, sizeof(words));
        claim->right_value = arena_text(judge->arena, words);
    }
    return true;
}

/* "Next Monday", "下周一": perhaps not the first of that name to come. */
static bool is_of_other_week(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "next",    "week",     "nachsten", "nachster",  "kommenden", "woche",
        "proximo", "proxima",  "viene",    "semana",    "prochain",  "prochaine",
        "semaine", "prossimo", "prossima", "settimana", "volgende",  "komende",
        "下",      "来",       "次",       "週",        "翌"};
    size_t first = value->first > NEAR_WEEK ? value->first - NEAR_WEEK : 0;
    return scan_has_any(&reading->scan, first, value->end + NEAR_WEEK, words,
                        COUNT_OF(words));
}

/* "It was due on Friday", "sollte am Freitag kommen": that day has been. */
static bool is_of_past(const struct reading *reading, const struct clause *clause)
{
    static const char *const words[] = {"sollte", "sollten",  "debia", "tenia", "deberia",
                                        "devait", "doveva",   "devia", "zou",   "zouden",
                                        "should", "supposed", "本",    "原"};
    return reading_mark_within(reading, clause->first, clause->end, MEANING_PAST) != NULL ||
           scan_has_any(&reading->scan, clause->first, clause->end, words, COUNT_OF(words));
}

/* "On Monday or Tuesday", "from Monday to the 2nd". */
static bool has_other_day(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t index = (size_t)(value - reading->values);
    const struct value *beside[] = {index > 0 ? value - 1 : NULL,
                                    index + 1 < reading->value_count ? value + 1 : NULL};
    for (size_t i = 0; i < COUNT_OF(beside); i++) {
        if (beside[i] != NULL && beside[i]->first >= clause->first &&
            beside[i]->end <= clause->end &&
            (beside[i]->kind == VALUE_WEEKDAY || beside[i]->kind == VALUE_DAY ||
             beside[i]->kind == VALUE_DATE || beside[i]->kind == VALUE_DURATION)) {
            return true;
        }
    }
    return false;
}

bool weekday_names_day(const struct judge *judge, const struct value *value,
                       struct day *day)
{
    const struct reading *reading = judge->reading;
    struct day today = judge->facts->today;
    if (value->kind != VALUE_WEEKDAY || !day_is_set(today) ||
        weekday_has_been(reading, value)) {
        return false;
    }
    int ahead = (value->from_today - day_weekday(today) + 7) % 7;
    *day = day_from_number(day_number(today) + ahead);
    const struct clause *clause = reading_clause(reading, value->first);
    return ahead != 0 && !is_of_other_week(reading, value) &&
           !is_of_past(reading, clause) &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) ==
               NULL && /* "op zondag wordt er niet bezorgd" */
           !has_other_day(reading, value);
}

struct day day_of_value(const struct judge *judge, const struct value *value)
{
    if (value->kind == VALUE_DAY && day_is_set(judge->facts->today)) {
        return day_from_number(day_number(judge->facts->today) + value->from_today);
    }
    struct day day;
    return weekday_names_day(judge, value, &day) ? day : value->day;
}

/* It arrives, and nothing else may happen on that day. */
static bool is_due(const struct events *events)
{
    bool is_due = events->count > 0;
    for (size_t i = 0; i < events->count; i++) {
        is_due &= events->items[i] == EVENT_DUE;
    }
    return is_due;
}

bool weekday_is_open(struct judge *judge, const struct value *value,
                     const struct order *order, const struct events *events)
{
    struct day day;
    bool has_been = weekday_has_been(judge->reading, value);
    bool is_named = weekday_names_day(judge, value, &day) && is_due(events) &&
                    order->status == ORDER_SHIPPED;
    bool is_open = value->kind == VALUE_WEEKDAY && !has_been && !is_named;
    for (size_t i = 0; value->kind == VALUE_WEEKDAY && i < events->count; i++) {
        struct known_days days = {.count = 0};
        days_of_order(judge, order, events->items[i], &days);
        is_open |= has_been && events->items[i] == EVENT_DUE;
        for (size_t k = 0; k < days.count; k++) {
            is_open |= day_weekday(days.items[k].day) == value->from_today;
        }
    }
    return is_open;
}
