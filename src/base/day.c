#include "base/moment.h"

#include <stdio.h>

#define DAY_LEN 10 /* "2026-11-19" */

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/* Days in eras of 400 years that begin on 1 March (Hinnant, "chrono-compatible low-level
   date algorithms", days_from_civil and civil_from_days). */
int64_t day_number(struct day day)
{
    int64_t year = day.month <= 2 ? (int64_t)day.year - 1 : day.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year =
        (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.date - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct day day_from_number(int64_t number)
{
    int64_t days = number + 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return (struct day){
        .year = (int)(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
        .month = month,
        .date = (int)(day_of_year - (153 * shifted + 2) / 5 + 1),
    };
}

bool day_is_set(struct day day)
{
    return day.month != 0;
}

int day_weekday(struct day day)
{
    int64_t number = (day_number(day) + 3) % 7;
    return (int)(number < 0 ? number + 7 : number);
}

int day_compare(struct day a, struct day b)
{
    int64_t left = day_number(a);
    int64_t right = day_number(b);
    return left < right ? -1 : left > right ? 1 : 0;
}

/* Exactly len digits at offset at, between min and max. */
static bool read_number(struct text text, size_t at, size_t len, int min, int max,
                        int *value)
{
    int64_t number;
    if (!text_to_integer(text_from(text.bytes + at, len), min, max, &number)) {
        return false;
    }
    *value = (int)number;
    return true;
}

bool day_parse(struct text text, struct day *day)
{
    struct day parsed;
    if (text.len != DAY_LEN || text.bytes[4] != '-' || text.bytes[7] != '-' ||
        !read_number(text, 0, 4, 1, 9999, &parsed.year) ||
        !read_number(text, 5, 2, 1, 12, &parsed.month) ||
        !read_number(text, 8, 2, 1, month_length(parsed.year, parsed.month),
                     &parsed.date)) {
        return false;
    }
    *day = parsed;
    return true;
}

void day_format(struct day day, char *out)
{
    out[0] = '\0';
    if (day_is_set(day)) {
        snprintf(out, MOMENT_TEXT_SIZE, "%04d-%02d-%02d", day.year, day.month, day.date);
    }
}
