#include "guard/date.h"
#include "guard/number.h"

#include "base/money.h"

#define SUNDAY 6

/* The last day of the month in which this one lies, or of one so many later. */
static struct day end_of_month(struct day day, int later)
{
    int month = day.month + later + 1;
    struct day first = {
        .year = day.year + (month - 1) / 12, .month = (month - 1) % 12 + 1, .date = 1};
    return day_from_number(day_number(first) - 1);
}

/* Of the month whose end lies nearest to today. */
static struct day end_of_named(int month, struct day today)
{
    struct day best = {0};
    int64_t best_distance = INT64_MAX;
    for (int year = today.year - 1; year <= today.year + 1; year++) {
        struct day end = end_of_month((struct day){year, month, 1}, 0);
        int64_t distance = day_number(end) - day_number(today);
        distance = distance < 0 ? -distance : distance;
        best = distance < best_distance ? end : best;
        best_distance = distance < best_distance ? distance : best_distance;
    }
    return best;
}

static struct day end_from(enum end_of end, struct day today)
{
    int64_t sunday = day_number(today) + SUNDAY - day_weekday(today);
    switch (end) {
    case END_OF_THIS_MONTH:
        return end_of_month(today, 0);
    case END_OF_NEXT_MONTH:
        return end_of_month(today, 1);
    case END_OF_THIS_WEEK:
        return day_from_number(sunday);
    default:
        return day_from_number(sunday + 7);
    }
}

/* 1月底, 1月末: the month's number in front. */
static const struct mark *end_behind(const struct reading *reading, size_t token,
                                     int *month)
{
    struct number number;
    if (!number_at(reading, token, &number) || number.is_article ||
        number.parts < MONEY_UNIT || number.parts > (int64_t)12 * MONEY_UNIT) {
        return NULL;
    }
    const struct mark *end = reading_mark_at(reading, number.end, MEANING_END_OF);
    *month = (int)(number.parts / MONEY_UNIT);
    bool is_month = end != NULL && end->value == END_OF_THIS_MONTH &&
                    scan_is(&reading->scan, end->first, "月");
    return is_month ? end : NULL;
}

bool date_end_at(const struct reading *reading, size_t token,
                 const struct date_style *style, struct value *value)
{
    int month = 0;
    const struct mark *mark = reading_mark_at(reading, token, MEANING_END_OF);
    const struct mark *last = mark == NULL ? end_behind(reading, token, &month) : mark;
    if (mark != NULL && mark->value == END_OF_NAMED) {
        last = reading_mark_at(reading, mark->end, MEANING_MONTH);
        month = last == NULL ? 0 : (int)last->value;
    }
    if (last == NULL || !day_is_set(style->today)) {
        return false;
    }
    *value = (struct value){.kind = VALUE_END,
                            .first = (uint32_t)token,
                            .end = last->end,
                            .number_first = (uint32_t)token,
                            .number_end = last->end,
                            .has_year = true};
    value->day = month > 0 ? end_of_named(month, style->today)
                           : end_from((enum end_of)last->value, style->today);
    return true;
}
