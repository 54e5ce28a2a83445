/* When the agent writes again, by what the text says of that: a day to sleep until. */
#include "guard/judge.h"

#define DAYS_MAX 90

static struct day in_days(struct day today, int64_t days)
{
    return day_from_number(day_number(today) + days);
}

/* Saturdays and Sundays are none. */
static struct day in_working_days(struct day today, int64_t days)
{
    struct day day = today;
    while (days > 0) {
        day = in_days(day, 1);
        days -= day_weekday(day) < 5;
    }
    return day;
}

static struct day duration_end(struct day today, const struct value *value)
{
    int64_t count = value->high / MONEY_UNIT;
    struct day none = {0, 0, 0};
    if (value->is_past || count < 1 || count > DAYS_MAX) {
        return none;
    }
    switch (value->unit) {
    case UNIT_DAY:
        return in_days(today, count);
    case UNIT_WORKING_DAY:
        return in_working_days(today, count);
    case UNIT_WEEK:
        return in_days(today, 7 * count);
    case UNIT_HOUR:
        return in_days(today, count / 24);
    default:
        return none;
    }
}

static struct day day_of(const struct value *value, struct day today)
{
    switch (value->kind) {
    case VALUE_DATE:
    case VALUE_END:
        return value->day;
    case VALUE_DAY:
        return in_days(today, value->from_today);
    case VALUE_WEEKDAY:
        return in_days(today, 1 + (value->from_today - day_weekday(today) + 6) % 7);
    case VALUE_DURATION:
        return duration_end(today, value);
    default:
        return (struct day){0, 0, 0};
    }
}

/* The clause that the day stands in, without its sign at the end. */
static void words_tell(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    size_t end = clause->end;
    while (end > token + 1 && (reading->scan.tokens[end - 1].kind == TOKEN_SIGN ||
                               reading->scan.tokens[end - 1].kind == TOKEN_LINE)) {
        end--;
    }
    judge->opinion->commitment_start = reading->scan.tokens[clause->first].start;
    judge->opinion->commitment_end = reading->scan.tokens[end - 1].end;
}

void commitments_read(struct judge *judge)
{
    struct day today = judge->facts->today;
    const struct reading *reading = judge->reading;
    if (!day_is_set(today)) {
        return;
    }
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        unsigned scopes = reading_scopes(reading, value->first, value->end);
        struct day day = day_of(value, today);
        int64_t days = day_is_set(day) ? day_number(day) - day_number(today) : 0;
        bool is_meant = (scopes & SCOPE_COMMITMENT) != 0 &&
                        (scopes & (SCOPES_UNASSERTED | SCOPE_SIGNATURE)) == 0 &&
                        !value->is_denied;
        if (is_meant && days > 0 && days <= DAYS_MAX) {
            words_tell(judge, value->first);
            judge->opinion->commitment = day;
            return;
        }
    }
}
