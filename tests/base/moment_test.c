#include "base/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static void moment_parse__takes_rfc_3339(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *utc; /* NULL: refused */
    } rows[] = {
        {"2026-11-19T10:05:00Z", "2026-11-19T10:05:00Z"},
        {"2026-11-19t10:05:00z", "2026-11-19T10:05:00Z"},
        {"2026-11-19T10:05:00.123456789Z", "2026-11-19T10:05:00Z"},
        {"2026-11-19T10:05:00+02:00", "2026-11-19T08:05:00Z"},
        {"2026-11-19T00:05:00+05:45", "2026-11-18T18:20:00Z"},
        {"2026-12-31T23:59:59-00:01", "2027-01-01T00:00:59Z"},
        {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
        {"1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00Z"},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
        {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
        {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
        {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"},
        {"2023-02-29T00:00:00Z", NULL},
        {"0001-01-01T00:00:00+00:01", NULL},
        {"9999-12-31T23:59:59-00:01", NULL},
        {"0000-01-01T00:00:00Z", NULL},
        {"2026-11-19 10:05:00Z", NULL},
        {"2026-11-19T10:05:00", NULL},
        {"2026-11-19T10:05Z", NULL},
        {"2026-11-19T10:05:00.Z", NULL},
        {"2026-11-19T24:00:00Z", NULL},
        {"2026-11-19T10:60:00Z", NULL},
        {"2026-11-19T10:05:61Z", NULL},
        {"2026-11-19T10:05:60Z", NULL},
        {"2026-11-19T10:05:00+0200", NULL},
        {"2026-11-19T10:05:00+24:00", NULL},
        {"2026-11-19T10:05:00Zx", NULL},
        {"2026-13-01T10:05:00Z", NULL},
        {"2026-1-01T10:05:00Z", NULL},
        {"26-11-19T10:05:00Z", NULL},
        {"2026-11-19", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        moment_t when = 42;
        char text[MOMENT_TEXT_SIZE];
        bool is_good = moment_parse(text_of(rows[i].text), &when);
        if (is_good != (rows[i].utc != NULL)) {
            fail_msg("%s: %d", rows[i].text, is_good);
        }
        moment_format(when, text);
        assert_string_equal(text, is_good ? rows[i].utc : "1970-01-01T00:00:42Z");
    }
}

static void moment_format__says_nothing_of_what_is_no_moment(void **state)
{
    (void)state;
    char text[MOMENT_TEXT_SIZE];
    moment_format(MOMENT_NONE, text);
    assert_string_equal(text, "");
    moment_format(INT64_MAX, text);
    assert_string_equal(text, "");
    assert_false(day_is_set(moment_day(MOMENT_NONE)));
    assert_true(moment_now() > 1700000000);
}

static void day_number__counts_every_day_of_the_calendar(void **state)
{
    (void)state;
    struct day first = {1, 1, 1};
    struct day last = {9999, 12, 31};
    assert_int_equal(day_number((struct day){1970, 1, 1}), 0);
    assert_int_equal(day_number((struct day){2000, 3, 1}), 11017);
    struct day before = day_from_number(day_number(first) - 1);
    assert_int_equal(before.year, 0);
    for (int64_t number = day_number(first); number <= day_number(last); number++) {
        struct day day = day_from_number(number);
        if (day_number(day) != number || day_compare(before, day) != -1 ||
            day_weekday(day) != (day_weekday(before) + 1) % 7) {
            fail_msg("day %lld", (long long)number);
        }
        before = day;
    }
    assert_int_equal(day_weekday((struct day){2026, 11, 19}), 3);
    assert_int_equal(day_weekday((struct day){1970, 1, 1}), 3);
    assert_int_equal(day_compare(first, first), 0);
    assert_int_equal(day_compare(last, first), 1);
}

static void day_parse__takes_days_that_exist(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_good;
    } rows[] = {
        {"2026-11-19", true},  {"2024-02-29", true},   {"2000-02-29", true},
        {"1900-02-29", false}, {"2026-04-31", false},  {"2026-00-10", false},
        {"2026-10-00", false}, {"2026-11-9", false},   {"2026/11/19", false},
        {"20261119", false},   {"2026-11-19 ", false}, {"", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct day day = {0};
        char text[MOMENT_TEXT_SIZE];
        assert_int_equal(day_parse(text_of(rows[i].text), &day), rows[i].is_good);
        assert_int_equal(day_is_set(day), rows[i].is_good);
        day_format(day, text);
        assert_string_equal(text, rows[i].is_good ? rows[i].text : "");
    }
}

static void assert_clock(const char *utc, const char *day, int hour, int minute)
{
    moment_t when = 0;
    struct day parsed;
    char text[MOMENT_TEXT_SIZE];
    int at_hour;
    int at_minute;
    assert_true(moment_parse(text_of(utc), &when));
    day_format(moment_day(when), text);
    assert_string_equal(text, day);
    moment_clock(when, &at_hour, &at_minute);
    assert_int_equal(at_hour, hour);
    assert_int_equal(at_minute, minute);
    assert_true(day_parse_any(text_of(utc), &parsed));
    day_format(parsed, text);
    assert_string_equal(text, day);
}

static void a_day__is_counted_in_the_shops_zone(void **state)
{
    (void)state;
    struct error err = {0};
    struct day day;
    assert_clock("2026-11-19T23:30:00Z", "2026-11-19", 23, 30);

    assert_true(moment_set_zone("Europe/Madrid", &err));
    assert_clock("2026-11-19T23:30:00Z", "2026-11-20", 0, 30);
    assert_clock("2026-07-19T22:30:00Z", "2026-07-20", 0, 30);
    assert_clock("2026-11-20T00:30:00+05:00", "2026-11-19", 20, 30);
    assert_clock("2026-03-29T00:59:59Z", "2026-03-29", 1, 59);
    assert_clock("2026-03-29T01:00:00Z", "2026-03-29", 3, 0);
    assert_true(day_parse_any(text_of("2026-11-19"), &day));
    assert_int_equal(day.date, 19);
    assert_false(day_parse_any(text_of("19.11.2026"), &day));

    assert_true(moment_set_zone("America/Argentina/Buenos_Aires", &err));
    assert_clock("2026-11-19T02:30:00Z", "2026-11-18", 23, 30);
    assert_true(moment_set_zone("Asia/Kathmandu", &err));
    assert_clock("2026-11-18T18:20:00Z", "2026-11-19", 0, 5);
    assert_true(moment_set_zone("UTC", &err));
    assert_clock("2026-11-19T23:30:00Z", "2026-11-19", 23, 30);
}

static void moment_set_zone__refuses_what_is_no_zone(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",       "Mars/Olympus", "../../etc/passwd", "/etc/passwd",
        "Europe", "leapseconds",  "zone.tab",         "Europe/Madrid ",
        "Europe/"};
    struct error err = {0};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_false(moment_set_zone(names[i], &err));
        assert_int_equal(err.code, ERROR_USAGE);
    }
    char text[MOMENT_TEXT_SIZE];
    day_format(moment_day(0), text);
    assert_string_equal(text, "1970-01-01");
}

static void moment_format_span__takes_four_columns_at_most(void **state)
{
    (void)state;
    static const struct {
        int64_t seconds;
        const char *text;
    } rows[] = {
        {-5, "0m"},        {0, "0m"},          {59, "0m"},       {60, "1m"},
        {3599, "59m"},     {3600, "1h"},       {86399, "23h"},   {86400, "1d"},
        {86400 * 5, "5d"}, {86399999, "999d"}, {86400000, "2y"}, {INT64_MAX, "999y"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[8];
        moment_format_span(rows[i].seconds, text, sizeof(text));
        assert_string_equal(text, rows[i].text);
    }
}

static void moment_parse_span__takes_a_number_and_a_unit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds; /* -1: refused */
    } rows[] = {
        {"now", 0},
        {"45s", 45},
        {"90m", 5400},
        {"2h", 7200},
        {"3d", 259200},
        {"2w", 1209600},
        {"0s", 0},
        {"", -1},
        {"s", -1},
        {"5", -1},
        {"-5s", -1},
        {"5 s", -1},
        {"1.5h", -1},
        {"5S", -1},
        {"1h30m", -1},
        {"9223372036854775807s", INT64_MAX},
        {"9223372036854775807m", -1},
        {"99999999999999999999w", -1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t seconds = -1;
        bool is_good = moment_parse_span(text_of(rows[i].text), &seconds);
        assert_int_equal(is_good, rows[i].seconds >= 0);
        assert_int_equal(seconds, rows[i].seconds);
    }
}

static void moment_left_ms__counts_to_the_second_that_moment_now_tells(void **state)
{
    (void)state;
    int64_t left = moment_left_ms(moment_now() + 10);
    assert_true(left > 8000 && left <= 10000);
    left = moment_left_ms(moment_now() - 10);
    assert_true(left >= -11000 && left <= -10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moment_parse__takes_rfc_3339),
        cmocka_unit_test(moment_format__says_nothing_of_what_is_no_moment),
        cmocka_unit_test(day_number__counts_every_day_of_the_calendar),
        cmocka_unit_test(day_parse__takes_days_that_exist),
        cmocka_unit_test(a_day__is_counted_in_the_shops_zone),
        cmocka_unit_test(moment_set_zone__refuses_what_is_no_zone),
        cmocka_unit_test(moment_format_span__takes_four_columns_at_most),
        cmocka_unit_test(moment_parse_span__takes_a_number_and_a_unit),
        cmocka_unit_test(moment_left_ms__counts_to_the_second_that_moment_now_tells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
