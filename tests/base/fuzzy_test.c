#include "base/fuzzy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static unsigned score(const char *text, const char *letters)
{
    return fuzzy_score(text_of(text), text_of(letters));
}

static void letters_in_their_order__are_found_with_few_between(void **state)
{
    static const struct {
        const char *text, *letters;
        int is_there;
    } cases[] = {
        {"Ana Ruiz", "anruz", 1},
        {"Ana Ruiz", "ruz", 1},
        {"ana ruiz", "uiz", 1},
        {"Ana Ruiz", "uz", 0},
        {"Ana Ruiz", "zr", 0},
        {"wrong size", "ruiz", 0},
        {"ana ruiz", "", 0},
        {"", "a", 0},
        {"ana", "anaa", 0},
        {"订单没有到达", "订到达", 1},
        {"订单没有到达", "达到", 0},
        {"订单", "订", 1},
        {"where is my parcel", "prcl", 1},
        {"where is my parcel", "wl", 0},
        {"jd 0146", "jd0146", 1},
        {"bjorn strasse", "bstr", 0},
        {"bjorn strasse", "bjstr", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        if ((score(cases[i].text, cases[i].letters) != 0) != cases[i].is_there)
            fail_msg("%s in %s", cases[i].letters, cases[i].text);
    }
}

static void those_closer_together__score_higher(void **state)
{
    (void)state;
    assert_int_equal(score("ruiz", "ruiz"), FUZZY_BEST);
    assert_true(score("ruiz", "ruiz") > score("ana ruiz", "ruiz"));
    assert_true(score("ana ruiz", "ruiz") > score("ruiz", "ruz"));
    assert_true(score("ruiz", "ruz") > score("ruiqz", "ruz"));
    assert_true(score("raub ruiz", "ruz") == score("raub ruiz", "ruz"));
    assert_true(score("rxxu ruiz", "ruz") > score("rxxu xz", "ruz")); /* the better place */
}

/* Bytes that are cut within a letter do not lead behind the end. */
static void cut_bytes__are_read_no_further(void **state)
{
    char text[3] = {'a', (char)0xE8, (char)0xAE};
    char letters[2] = {'a', (char)0xE8};

    (void)state;
    for (size_t len = 0; len <= sizeof(text); len++) {
        for (size_t few = 0; few <= sizeof(letters); few++)
            (void)fuzzy_score(text_from(text, len), text_from(letters, few));
    }
    assert_true(fuzzy_score(text_from(text, 1), text_from(letters, 1)) == FUZZY_BEST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_in_their_order__are_found_with_few_between),
        cmocka_unit_test(those_closer_together__score_higher),
        cmocka_unit_test(cut_bytes__are_read_no_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
