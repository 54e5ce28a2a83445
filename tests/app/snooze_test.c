#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/app/snooze.h"
#include "base/attributes.h"

#define NOW 1795424400 /* Monday, 2026-11-23 09:00 UTC */

static const struct day today = {2026, 11, 23};

static void parse__reads_times_in_every_form(void **state)
{
    static const struct {
        const char *words;
        moment_t until;
    } cases[] = {
        {"2h", NOW + 7200},
        {"3d", NOW + 3 * 86400},
        {" 90m ", NOW + 5400},
        {"reply", MOMENT_NONE},
        {"next reply", MOMENT_NONE},
        {"tomorrow", NOW + 86400},
        {"next week", NOW + 7 * 86400},
        {"09:30", NOW + 1800},
        {"9:30", NOW + 1800},
        {"08:30", NOW + 86400 - 1800}, /* tomorrow: today it has passed */
        {"09:00", NOW + 86400},
        {"2026-12-01", NOW + 8 * 86400},
        {"2026-12-01 10:30", NOW + 8 * 86400 + 5400},
        {"in 3 hours", NOW + 3 * 3600},
        {"in an hour", NOW + 3600},
        {"In 45 minutes", NOW + 2700},
        {"in 2 days", NOW + 2 * 86400},
        {"in a week", NOW + 7 * 86400},
        {"in 2h", NOW + 7200},
        {"until tomorrow", NOW + 86400},
        {"tomorrow 14:00", NOW + 86400 + 5 * 3600},
        {"tomorrow at 2pm", NOW + 86400 + 5 * 3600},
        {"today 17:00", NOW + 8 * 3600},
        {"friday 9:00", NOW + 4 * 86400},
        {"Friday", NOW + 4 * 86400},
        {"fri at 9:30am", NOW + 4 * 86400 + 1800},
        {"on wednesday noon", NOW + 2 * 86400 + 3 * 3600},
        {"monday", NOW + 7 * 86400}, /* it is Monday, 9:00 */
        {"monday 17:00", NOW + 8 * 3600},
        {"next friday", NOW + 11 * 86400},
        {"next monday 8:00", NOW + 7 * 86400 - 3600},
        {"next week 10:00", NOW + 7 * 86400 + 3600},
        {"2 Dec", NOW + 9 * 86400},
        {"Dec 2 10:00", NOW + 9 * 86400 + 3600},
        {"2 december at 9pm", NOW + 9 * 86400 + 12 * 3600},
        {"22 nov", NOW + 364 * 86400}, /* next year's */
        {"12am", NOW + 15 * 3600},
        {"until the next reply", MOMENT_NONE},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        moment_t until = 0;
        struct error err = {0};
        if (!snooze_parse(text_of(cases[i].words), NOW, today, &until, &err))
            fail_msg("%s: %s", cases[i].words, err.text);
        assert_true(until == cases[i].until);
    }
}

static void parse__refuses_what_is_no_time_or_has_passed(void **state)
{
    static const char *const bad[] = {"",
                                      "soon",
                                      "25:00",
                                      "09:60",
                                      "9:5",
                                      "2026-11-22",
                                      "2026-02-30",
                                      "-2h",
                                      "2026-12-01 25:00",
                                      "2026-11-23",
                                      "friday 25:00",
                                      "fr",
                                      "next",
                                      "next reply now",
                                      "30 feb",
                                      "2 dec dec",
                                      "in 3",
                                      "in three hours",
                                      "in hours",
                                      "13pm",
                                      "0am",
                                      "9",
                                      "today",
                                      "today 8:00",
                                      "next today",
                                      "99999999999999h",
                                      "tomorrow tomorrow",
                                      "in 0 days",
                                      "星期五"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        moment_t until = 7;
        struct error err = {0};
        if (snooze_parse(text_of(bad[i]), NOW, today, &until, &err))
            fail_msg("\"%s\" was taken", bad[i]);
        assert_true(until == 7);
        assert_int_equal(err.code, ERROR_USAGE);
    }
}

static void at__knows_the_shops_zone_and_summer_time(void **state)
{
    struct error err;
    int hour, minute;

    (void)state;
    assert_true(moment_set_zone("Europe/Madrid", &err));
    moment_t winter = snooze_at((struct day){2026, 11, 24}, 9, 0);
    moment_t summer = snooze_at((struct day){2026, 7, 1}, 9, 0);
    moment_t changed = snooze_at((struct day){2026, 3, 29}, 9, 0); /* clocks went on at 2 */
    moment_clock(winter, &hour, &minute);
    assert_int_equal(hour * 60 + minute, 9 * 60);
    moment_clock(summer, &hour, &minute);
    assert_int_equal(hour * 60 + minute, 9 * 60);
    moment_clock(changed, &hour, &minute);
    assert_int_equal(hour * 60 + minute, 9 * 60);
    assert_int_equal(winter, NOW + 86400 - 3600);
    assert_true(moment_set_zone("UTC", &err));
}

static void format__says_until_when(void **state)
{
    char out[64];

    (void)state;
    snooze_format(MOMENT_NONE, out, sizeof(out));
    assert_string_equal(out, "until the next reply");
    snooze_format(NOW + 1800, out, sizeof(out));
    assert_string_equal(out, "until 23 Nov 09:30");
}

static void next_week__is_the_monday_after(void **state)
{
    (void)state;
    assert_int_equal(snooze_next_week((struct day){2026, 11, 29}), NOW + 7 * 86400);
    assert_int_equal(snooze_next_week((struct day){2026, 11, 23}), NOW + 7 * 86400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse__reads_times_in_every_form),
        cmocka_unit_test(parse__refuses_what_is_no_time_or_has_passed),
        cmocka_unit_test(at__knows_the_shops_zone_and_summer_time),
        cmocka_unit_test(format__says_until_when),
        cmocka_unit_test(next_week__is_the_monday_after),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
