#include "assist/matter_lines.h"
#include "base/attributes.h"
#include "../../src/assist/matters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROW_LINE 32 /* buckets a line */

static void assert_lines(size_t *at, size_t count, size_t signs)
{
    static const char all[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    for (size_t i = 0; i < count; i++, (*at)++) {
        const char *line = matter_lines[*at];
        if (!line || strlen(line) != signs || strspn(line, all) != signs)
            fail_msg("line %zu of matters.table is not %zu signs: %s", *at + 1, signs,
                     line ? line : "none");
    }
}

static void matters_table__has_the_lines_that_are_read_of_it_and_no_other(void **state)
{
    size_t at = 0;

    (void)state;
    assert_lines(&at, 1, 2 * MATTERS);
    for (size_t part = 0; part < MATTER_PARTS; part++) {
        /* 0 is written as gA. */
        assert_string_equal(matter_lines[at], "gAgAgAgAgAgAgA");
        assert_lines(&at, MATTER_ROWS, 2 * MATTER_VALUES);
    }
    assert_lines(&at, MATTER_BUCKETS / ROW_LINE, 4 * ROW_LINE);
    assert_null(matter_lines[at]);
}

static void matters_read__gives_each_matter_a_share_of_one(void **state)
{
    struct matters matters;
    double all = 0;
    size_t best = 0;

    (void)state;
    matters_read(text_of("where is my parcel, it has not arrived"), &matters);
    for (size_t i = 0; matter_name(i); i++) {
        assert_true(matters.share[i] >= 0);
        all += matters.share[i];
        if (matters.share[i] > matters.share[best])
            best = i;
    }
    assert_true(all > 0.999 && all < 1.001);
    assert_string_equal(matter_name(best), "late-parcel");
    assert_true(matters_share(&matters, "late-parcel") == matters.share[best]);
}

static void matters_read__of_a_text_without_words_gives_nothing_a_share(void **state)
{
    struct matters matters;

    (void)state;
    matters_read(text_of(" ?! "), &matters);
    for (size_t i = 0; i < MATTERS; i++)
        assert_true(matters.share[i] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matters_table__has_the_lines_that_are_read_of_it_and_no_other),
        cmocka_unit_test(matters_read__gives_each_matter_a_share_of_one),
        cmocka_unit_test(matters_read__of_a_text_without_words_gives_nothing_a_share),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
