#include "guard/date.h"

#include "guard/number.h"

#include <string.h>

#define YEAR_NONE (-1)

/* Month first, and everyone else the day; names and codes as profiles have them. */
static const char *const month_first[] = {
    "US",   "USA",   "United States", "CN",          "China", "中国",   "JP", "Japan",
    "日本", "KR",    "Korea",         "South Korea", "TW",    "Taiwan", "PH", "Philippines",
    "CA",   "Canada"};

enum date_order date_order_of(const char *country)
{
    if (country == NULL || country[0] == '\0') {
        return DATE_UNKNOWN;
    }
    for (size_t i = 0; i < COUNT_OF(month_first); i++) {
        if (text_is_ignoring_case(text_of(country), month_first[i])) {
            return DATE_MONTH_FIRST;
        }
    }
    return DATE_DAY_FIRST;
}

static bool day_exists(struct day day)
{
    char text[MOMENT_TEXT_SIZE];
    struct day parsed;
    day_format(day, text);
    return day_parse(text_of(text), &parsed);
}

static int64_t days_apart(struct day a, struct day b)
{
    int64_t apart = day_number(a) - day_number(b);
    return apart < 0 ? -apart : apart;
}

/* Which of the two lies nearer to today, the first one where both do; one may be unset. */
static struct day nearer(struct day first, struct day other, struct day today)
{
    bool is_first =
        !day_is_set(other) ||
        (day_is_set(first) && days_apart(first, today) <= days_apart(other, today));
    return is_first ? first : other;
}

/* The year in which the day lies nearest to today. */
static struct day nearest(int month, int date, struct day today)
{
    struct day best = {0};
    for (int year = today.year - 1; year <= today.year + 1; year++) {
        struct day day = {.year = year, .month = month, .date = date};
        best = day_exists(day) ? nearer(best, day, today) : best;
    }
    return best;
}

/* Fills the value where the day exists. */
static bool date_set(int year, int month, int date, const struct date_style *style,
                     size_t first, size_t end, struct value *value)
{
    struct day day = {.year = year, .month = month, .date = date};
    if (month < 1 || month > 12 || date < 1 || date > 31) {
        return false;
    }
    if (year == YEAR_NONE) {
        day = nearest(month, date, style->today);
    } else if (year < 100) {
        day.year = 2000 + year;
    }
    if (!day_is_set(day) || day.year < 1900 || day.year > 2200 || !day_exists(day)) {
        return false;
    }
    *value = (struct value){.kind = VALUE_DATE,
                            .first = (uint32_t)first,
                            .end = (uint32_t)end,
                            .number_first = (uint32_t)first,
                            .number_end = (uint32_t)end,
                            .day = day,
                            .has_year = year != YEAR_NONE};
    return true;
}

static bool integer_at(const struct reading *reading, size_t token, int *value)
{
    return token < reading->scan.count &&
           reading->scan.tokens[token].kind == TOKEN_NUMBER &&
           number_integer(scan_folded(&reading->scan, token), value);
}

static char before(const struct reading *reading, size_t token)
{
    return token < reading->scan.count ? reading->scan.tokens[token].before : '\n';
}

/* A year behind the date: "2026", ", 2026", "de 2026". Moves end behind it. */
static int year_behind(const struct reading *reading, size_t *end)
{
    size_t at = *end;
    if (scan_is(&reading->scan, at, ",") || scan_is(&reading->scan, at, "de") ||
        scan_is(&reading->scan, at, "del")) {
        at++;
    }
    int year;
    if (at < reading->scan.count && scan_folded(&reading->scan, at).len == 4 &&
        integer_at(reading, at, &year) && year >= 1990 && year <= 2100) {
        *end = at + 1;
        return year;
    }
    return YEAR_NONE;
}

/* Behind the number of a day: "st", "er", "." */
static size_t skip_ordinal(const struct reading *reading, size_t token)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th", "er",
                                           "º",  "ª",  "o",  "°"};
    if (before(reading, token) == 0) {
        if (scan_is(&reading->scan, token, ".")) {
            return token + 1;
        }
        if (scan_is_any(&reading->scan, token, ordinals, COUNT_OF(ordinals))) {
            return token + 1;
        }
    }
    return token;
}

static size_t skip_of(const struct reading *reading, size_t token)
{
    return scan_is(&reading->scan, token, "de") || scan_is(&reading->scan, token, "of") ||
                   scan_is(&reading->scan, token, "d")
               ? token + 1
               : token;
}

static bool is_day_number(const struct reading *reading, size_t token, int *date)
{
    return integer_at(reading, token, date) && *date >= 1 && *date <= 31 &&
           scan_folded(&reading->scan, token).len <= 2;
}

/* "19 November", "19th of November 2026", "19 de noviembre de 2026", "19. November" */
static bool day_month(const struct reading *reading, size_t token,
                      const struct date_style *style, struct value *value)
{
    int date;
    if (!is_day_number(reading, token, &date)) {
        return false;
    }
    size_t at = skip_of(reading, skip_ordinal(reading, token + 1));
    const struct mark *month = reading_mark_at(reading, at, MEANING_MONTH);
    if (month == NULL) {
        return false;
    }
    size_t end = month->end;
    int year = year_behind(reading, &end);
    return date_set(year, (int)month->value, date, style, token, end, value);
}

/* "November 19", "Nov 19th, 2026" */
static bool month_day(const struct reading *reading, size_t token,
                      const struct date_style *style, struct value *value)
{
    const struct mark *month = reading_mark_at(reading, token, MEANING_MONTH);
    if (month == NULL) {
        return false;
    }
    size_t at = month->end;
    at += scan_is(&reading->scan, at, ".") && before(reading, at) == 0;
    int date;
    if (!is_day_number(reading, at, &date)) {
        return false;
    }
    size_t end = skip_ordinal(reading, at + 1);
    end -= end > at + 1 && scan_is(&reading->scan, at + 1, ".");
    int year = year_behind(reading, &end);
    return date_set(year, (int)month->value, date, style, token, end, value);
}

/* 2026-11-19 */
static bool iso_date(const struct reading *reading, size_t token,
                     const struct date_style *style, struct value *value)
{
    int year;
    int month;
    int date;
    if (!integer_at(reading, token, &year) || scan_folded(&reading->scan, token).len != 4 ||
        before(reading, token + 1) != '-' || !integer_at(reading, token + 1, &month) ||
        before(reading, token + 2) != '-' || !integer_at(reading, token + 2, &date)) {
        return false;
    }
    return date_set(year, month, date, style, token, token + 3, value);
}

/* Two numbers that may be day and month either way. */
static bool numeric_pair(int a, int b, int year, const struct date_style *style,
                         size_t first, size_t end, struct value *value)
{
    bool month_is_first = a <= 12 && (b > 12 || style->order == DATE_MONTH_FIRST);
    if (!date_set(year, month_is_first ? a : b, month_is_first ? b : a, style, first, end,
                  value)) {
        return false;
    }
    value->is_ambiguous = a <= 12 && b <= 12 && a != b && style->order == DATE_UNKNOWN;
    return true;
}

/* "on 19/11", 11/19に: beside these it is no fraction. */
static bool is_dated(const struct reading *reading, size_t first, size_t end)
{
    static const char *const front[] = {
        "on",   "by",  "until", "since", "from",  "am",    "vom", "bis", "zum", "ab",
        "seit", "dem", "el",    "del",   "hasta", "desde", "dia", "le",  "du",  "au",
        "il",   "dal", "al",    "dem",   "entro", "ate",   "op",  "van", "tot", "sinds"};
    static const char *const behind[] = {"に", "付", "着", "ま", "よ",
                                         "発", "(",  "日", "号"};
    return (first > 0 && scan_is_any(&reading->scan, first - 1, front, COUNT_OF(front))) ||
           scan_is_any(&reading->scan, end, behind, COUNT_OF(behind));
}

/* 11/19, 19/11/2026, 19-11-2026: without a year weak, since it may be a fraction. */
static bool slash_date(const struct reading *reading, size_t token,
                       const struct date_style *style, struct value *value)
{
    bool is_slash =
        scan_is(&reading->scan, token + 1, "/") && before(reading, token + 1) == 0;
    bool is_dash = before(reading, token + 1) == '-';
    size_t step = is_slash ? 2 : 1;
    int a;
    int b;
    if ((!is_slash && !is_dash) || !is_day_number(reading, token, &a) ||
        !is_day_number(reading, token + step, &b)) {
        return false;
    }
    size_t end = token + step + 1;
    int year = YEAR_NONE;
    bool joins = is_slash ? scan_is(&reading->scan, end, "/") && before(reading, end) == 0
                          : before(reading, end) == '-';
    if (joins && integer_at(reading, end + step - 1, &year)) {
        end += step;
    } else if (is_dash) {
        return false; /* 3-5 */
    }
    if (!numeric_pair(a, b, year, style, token, end, value)) {
        return false;
    }
    value->is_weak = year == YEAR_NONE && !is_dated(reading, token, end);
    return true;
}

/* 19.11. and 19.11.2026: one token, the last point another. */
static bool point_date(const struct reading *reading, size_t token,
                       const struct date_style *style, struct value *value)
{
    if (token >= reading->scan.count || reading->scan.tokens[token].kind != TOKEN_NUMBER) {
        return false;
    }
    struct text rest = scan_folded(&reading->scan, token);
    struct text parts[3];
    size_t count = 0;
    if (memchr(rest.bytes, ',', rest.len) != NULL || rest.len > 10) {
        return false;
    }
    while (count < 3 && text_next(&rest, '.', &parts[count])) {
        count++;
    }
    int a;
    int b;
    int year = YEAR_NONE;
    if (count < 2 || rest.len != 0 || !number_integer(parts[0], &a) ||
        !number_integer(parts[1], &b) || parts[0].len > 2 || parts[1].len > 2 ||
        (count == 3 && !number_integer(parts[2], &year))) {
        return false;
    }
    bool has_point =
        scan_is(&reading->scan, token + 1, ".") && before(reading, token + 1) == 0;
    if (count == 2 && !has_point) {
        return false;
    }
    bool ends_here = count == 2 && before(reading, token + 2) != 0;
    return date_set(year, b, a, style, token, token + 1 + (count == 2 && ends_here), value);
}

static bool is_character(const struct reading *reading, size_t token, const char *character)
{
    return scan_is(&reading->scan, token, character);
}

static bool small_number(const struct reading *reading, size_t token, int *number,
                         size_t *end)
{
    struct number read;
    if (!number_at(reading, token, &read) || read.is_article || read.parts % 10000 != 0 ||
        read.parts > (int64_t)9999 * 10000) {
        return false;
    }
    *number = (int)(read.parts / 10000);
    *end = read.end;
    return true;
}

/* 2026年11月19日, 11月19号, 十一月十九日 */
static bool han_date(const struct reading *reading, size_t token,
                     const struct date_style *style, struct value *value)
{
    int year = YEAR_NONE;
    int month;
    int date;
    size_t at = token;
    size_t end;
    if (small_number(reading, at, &year, &end) && year > 1900 &&
        is_character(reading, end, "年")) {
        at = end + 1;
    } else {
        year = YEAR_NONE;
    }
    if (!small_number(reading, at, &month, &end) || !is_character(reading, end, "月")) {
        return false;
    }
    at = end + 1;
    if (!small_number(reading, at, &date, &end) ||
        (!is_character(reading, end, "日") && !is_character(reading, end, "号") &&
         !is_character(reading, end, "號"))) {
        return false;
    }
    return date_set(year, month, date, style, token, end + 1, value);
}

/* "Christmas Day": weak, since mostly it is wished and not told. */
static bool holiday(const struct reading *reading, size_t token,
                    const struct date_style *style, struct value *value)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_HOLIDAY);
    if (mark == NULL || !date_set(YEAR_NONE, (int)mark->value / 100, (int)mark->value % 100,
                                  style, token, mark->end, value)) {
        return false;
    }
    value->is_weak = true;
    return true;
}

bool date_at(const struct reading *reading, size_t token, const struct date_style *style,
             struct value *value)
{
    static bool (*const forms[])(const struct reading *, size_t, const struct date_style *,
                                 struct value *) = {
        iso_date, slash_date, point_date, day_month, month_day, han_date, holiday,
    };
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        if (forms[i](reading, token, style, value)) {
            return true;
        }
    }
    return false;
}

#define ANY_WEEKDAY (-1)

/* The month that many away from today's; unset where it has no such day. */
static struct day day_of_month(int date, struct day today, int step)
{
    int month = today.month + step;
    struct day day = {.year = today.year + (month < 1    ? -1
                                            : month > 12 ? 1
                                                         : 0),
                      .month = month < 1    ? 12
                               : month > 12 ? 1
                                            : month,
                      .date = date};
    return day_exists(day) ? day : (struct day){0};
}

/* A day of the month, in the month where it lies nearest to today. */
static struct day nearest_of_month(int date, struct day today, int weekday)
{
    struct day best = {0};
    for (int step = -1; step <= 1; step++) {
        struct day day = day_of_month(date, today, step);
        bool is_meant =
            day_is_set(day) && (weekday == ANY_WEEKDAY || day_weekday(day) == weekday);
        best = is_meant ? nearer(best, day, today) : best;
    }
    return best;
}

static bool month_set(struct day day, const struct date_style *style, size_t first,
                      size_t end, struct value *value)
{
    if (!day_is_set(day) ||
        !date_set(day.year, day.month, day.date, style, first, end, value)) {
        return false;
    }
    value->is_weak = true;
    value->has_year = true;
    value->is_monthless = true;
    return true;
}

/* Nothing that the number would count stands behind. */
static bool stands_alone(const struct reading *reading, size_t token)
{
    static const char *const joins[] = {"and",  "y",    "und", "et", "with", "con",
                                        "mit",  "avec", "by",  "e",  "at",   "a",
                                        "from", "por",  "um",  "zu"};
    if (token >= reading->scan.count || reading->scan.tokens[token].kind == TOKEN_LINE) {
        return true;
    }
    if (reading->scan.tokens[token].kind == TOKEN_SIGN) {
        return scan_is(&reading->scan, token, ".") || scan_is(&reading->scan, token, ",") ||
               scan_is(&reading->scan, token, ";") || scan_is(&reading->scan, token, "!") ||
               scan_is(&reading->scan, token, ")");
    }
    return scan_is_any(&reading->scan, token, joins, COUNT_OF(joins));
}

/* A length, a price or a time of day: "Monday 10 to 12 o'clock". */
static bool is_counting(const struct reading *reading, size_t end)
{
    static const char *const hours[] = {"h",  "uhr", "uur", "am",  "pm",     ":",  "-",
                                        "to", "a",   "bis", "tot", "heures", "时", "点"};
    if (scan_is_any(&reading->scan, end, hours, COUNT_OF(hours))) {
        return true;
    }
    return reading_mark_at(reading, end, MEANING_UNIT) != NULL ||
           reading_mark_at(reading, end, MEANING_CURRENCY) != NULL ||
           reading_mark_at(reading, end, MEANING_PERCENT) != NULL;
}

/* The month in which the date has that weekday, of this one and those next to it. */
static bool date_of_weekday(const struct reading *reading, size_t token, int date,
                            const struct date_style *style, struct value *value)
{
    const struct mark *weekday = reading_weekday_before(reading, token);
    size_t end = skip_ordinal(reading, token + 1);
    bool is_point = end > token + 1 && scan_is(&reading->scan, token + 1, ".");
    return weekday != NULL && !is_counting(reading, end) &&
           month_set(nearest_of_month(date, style->today, (int)weekday->value), style,
                     token, is_point ? token + 1 : end, value);
}

bool date_of_month_at(const struct reading *reading, size_t token,
                      const struct date_style *style, struct value *value)
{
    int date;
    if (!is_day_number(reading, token, &date)) {
        return false;
    }
    if (date_of_weekday(reading, token, date, style, value)) {
        return true;
    }
    if (is_character(reading, token + 1, "号") || is_character(reading, token + 1, "日")) {
        return month_set(nearest_of_month(date, style->today, ANY_WEEKDAY), style, token,
                         token + 2, value);
    }
    if (reading_mark_before(reading, token, MEANING_ON) == NULL) {
        return false;
    }
    size_t end = skip_ordinal(reading, token + 1);
    bool is_point = end > token + 1 && scan_is(&reading->scan, token + 1, ".");
    bool is_ordinal = end > token + 1 && !is_point;
    if (!is_ordinal && !stands_alone(reading, end)) {
        return false;
    }
    return month_set(nearest_of_month(date, style->today, ANY_WEEKDAY), style, token,
                     is_point ? token + 1 : end, value);
}
