/* Which days a spark line covers: days, weeks where there are many, the last of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "shell/stats_text.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define OUT_SIZE 4096

static char out[OUT_SIZE];

static int64_t today(void)
{
    return day_number(moment_day(moment_now()));
}

static void day_is(struct figures *figures, int64_t day, int64_t as_is, int64_t rewritten)
{
    figures->days = memory_reserve(figures->days, &figures->day_capacity,
                                   figures->day_count, sizeof(*figures->days));
    figures->days[figures->day_count++] = (struct figures_day){
        .day = day, .replies = {[REPLY_AS_IS] = as_is, [REPLY_REWRITE] = rewritten}};
}

/* What is printed of the figures, which are released. */
static const char *shown(struct figures *figures, int columns)
{
    struct picture picture = {columns, false};
    FILE *file = tmpfile();
    int kept = dup(STDOUT_FILENO);
    fflush(stdout);
    dup2(fileno(file), STDOUT_FILENO);
    bool is_good = stats_print_days(&picture, figures, NULL);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    rewind(file);
    out[fread(out, 1, OUT_SIZE - 1, file)] = '\0';
    fclose(file);
    figures_release(figures);
    assert_true(is_good);
    return out;
}

static void one_day__is_no_time_to_draw(void **state)
{
    struct figures figures;
    (void)state;
    figures_init(&figures, MOMENT_NONE);
    day_is(&figures, today(), 3, 1);
    assert_string_equal(shown(&figures, 80), "");
}

static void few_days__have_a_slot_each_with_gaps(void **state)
{
    struct figures figures;
    char first[MOMENT_TEXT_SIZE];
    char wanted[400];
    (void)state;
    figures_init(&figures, MOMENT_NONE);
    day_is(&figures, today() - 4, 4, 0);
    day_is(&figures, today() - 1, 1, 1);
    day_is(&figures, today(), 0, 8);
    day_format(day_from_number(today() - 4), first);
    snprintf(wanted, sizeof(wanted),
             "\nOver time, a day each from %s\n"
             "  replies                =  :#  2 to 8\n"
             "  drafts kept in %%       #  =_  0 to 100\n",
             first);
    assert_string_equal(shown(&figures, 80), wanted);
}

static void many_days__stand_in_weeks_from_a_monday(void **state)
{
    struct figures figures;
    int64_t monday = today() - 100 - day_weekday(day_from_number(today() - 100));
    char first[MOMENT_TEXT_SIZE];
    char wanted[100];
    (void)state;
    figures_init(&figures, MOMENT_NONE);
    for (int64_t day = monday; day < monday + 7; day++) /* one slot */
        day_is(&figures, day, 2, 0);
    day_is(&figures, monday + 7, 7, 0);
    day_format(day_from_number(monday), first);
    snprintf(wanted, sizeof(wanted), "Over time, a week each from %s\n", first);
    assert_non_null(strstr(shown(&figures, 80), wanted));
    assert_non_null(strstr(out, "  replies                #="));
    assert_non_null(strstr(out, " 7 to 14\n"));
}

static void too_many_weeks__leave_the_oldest_out(void **state)
{
    struct figures figures;
    (void)state;
    figures_init(&figures, MOMENT_NONE);
    day_is(&figures, today() - 5000, 900, 0);
    day_is(&figures, today(), 3, 0);
    assert_null(strstr(shown(&figures, 30), "900"));
    struct text rest = text_of(out);
    struct text line;
    while (text_next(&rest, '\n', &line))
        assert_true(utf8_columns(line) <= 30);
    assert_non_null(strstr(out, "replies, 3"));
}

static void since__begins_the_line_though_nothing_was_sent_then(void **state)
{
    struct figures figures;
    (void)state;
    figures_init(&figures, (today() - 9) * 86400);
    day_is(&figures, today() - 1, 2, 0);
    day_is(&figures, today(), 2, 0);
    assert_non_null(
        strstr(shown(&figures, 80), "  replies                        ##  2\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_day__is_no_time_to_draw),
        cmocka_unit_test(few_days__have_a_slot_each_with_gaps),
        cmocka_unit_test(many_days__stand_in_weeks_from_a_monday),
        cmocka_unit_test(too_many_weeks__leave_the_oldest_out),
        cmocka_unit_test(since__begins_the_line_though_nothing_was_sent_then),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
