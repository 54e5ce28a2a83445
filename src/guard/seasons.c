/*
 * Returns of a season: "What was ordered between 1 November and 24 December can be returned
 * until 15 January".
 */
#include "guard/days.h"
#include "guard/spoken.h"

#define DATES_OF_SEASON 3

static bool is_before(struct day a, struct day b)
{
    return a.month < b.month || (a.month == b.month && a.date <= b.date);
}

/* A day without a year is the last of its name in front of the one that follows. */
static struct day day_in_front(const struct value *value, struct day next)
{
    struct day day = value->day;
    if (!value->has_year) {
        day.year = is_before(day, next) ? next.year : next.year - 1;
    }
    return day;
}

/* The dates of the sentence; false where it has not just those of a season. */
static bool dates_of(const struct reading *reading, const struct sentence *sentence,
                     const struct value *dates[DATES_OF_SEASON])
{
    size_t count = 0;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind != VALUE_DATE || value->first < sentence->first ||
            value->first >= sentence->end) {
            continue;
        }
        if (count == DATES_OF_SEASON || value->is_ambiguous || value->is_denied) {
            return false;
        }
        dates[count++] = value;
    }
    return count == DATES_OF_SEASON;
}

bool season_read(const struct reading *reading, const struct sentence *sentence,
                 struct season *season)
{
    const struct value *dates[DATES_OF_SEASON];
    if ((sentence->context & TOPIC_BIT(TOPIC_RETURN)) == 0 ||
        !dates_of(reading, sentence, dates) || !dates[2]->has_year) {
        return false;
    }
    season->last = dates[2]->day;
    season->until = day_in_front(dates[1], season->last);
    season->from = day_in_front(dates[0], season->until);
    return day_compare(season->from, season->until) < 0 &&
           day_compare(season->until, season->last) < 0;
}

bool names_last_day(const struct reading *reading, const struct sentence *sentence)
{
    static const enum meaning days[] = {MEANING_MONTH, MEANING_END_OF, MEANING_HOLIDAY};
    bool is_named =
        reading_means_any(reading, sentence->first, sentence->end, days, COUNT_OF(days)) ||
        reading_has_value(reading, sentence->first, sentence->end, VALUE_BIT(VALUE_DATE));
    return is_named && (sentence->context & TOPIC_BIT(TOPIC_RETURN)) != 0;
}

const struct season *season_of(const struct judge *judge, const struct order *order)
{
    const struct policy *policy = judge->policy;
    if (order == NULL || order->placed_at == MOMENT_NONE || order->placed_at == 0) {
        return NULL;
    }
    struct day placed = moment_day(order->placed_at);
    for (size_t i = 0; i < policy->season_count; i++) {
        const struct season *season = &policy->seasons[i];
        if (day_compare(season->from, placed) <= 0 &&
            day_compare(placed, season->until) <= 0) {
            return season;
        }
    }
    return NULL;
}

static bool is_day(const struct value *value, struct day day)
{
    return value->kind == VALUE_DATE && value->day.month == day.month &&
           value->day.date == day.date && (!value->has_year || value->day.year == day.year);
}

bool day_is_of_season(const struct judge *judge, const struct value *value)
{
    const struct policy *policy = judge->policy;
    for (size_t i = 0; i < policy->season_count; i++) {
        if (is_day(value, policy->seasons[i].last)) {
            return true;
        }
    }
    return false;
}

bool season_proves(struct judge *judge, const struct value *value)
{
    bool is_certain;
    const struct facts *facts = judge->facts;
    if (!day_is_of_season(judge, value) || !day_is_last(judge->reading, value) ||
        !judge_works(judge, facts->order_count * judge->policy->season_count)) {
        return false;
    }
    const struct order *order = order_for(judge, value->first, &is_certain);
    const struct season *season = season_of(judge, order);
    bool is_called = is_certain && order_is_called(judge, value->first);
    for (size_t i = 0; season == NULL && !is_called && i < facts->order_count; i++) {
        season = season_of(judge, &facts->orders[i]);
    }
    if (season == NULL || !is_day(value, season->last)) {
        return false;
    }
    claim_from_article(
        judge, claim_add(judge, value->first, value->end, CLAIM_DATE, VERDICT_PROVED),
        season->article, season->quote);
    return true;
}
