#include "base/error.h"

#include "base/utf8.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void error_set__returns_false_and_needs_no_error(void **state)
{
    (void)state;
    assert_false(error_set(NULL, ERROR_FAILED, "disk full"));
    assert_false(error_wrap(NULL, "open"));
    assert_false(error_set_errno(NULL, ERROR_FAILED, "open"));
}

static void error_wrap__puts_what_was_being_done_in_front(void **state)
{
    (void)state;
    struct error err = {0};
    error_set(&err, ERROR_DAMAGED, "record %d does not open", 12);
    error_wrap(&err, "read %s", "shop.vault");
    error_wrap(&err, "show ticket %s", "1042");

    assert_int_equal(err.code, ERROR_DAMAGED);
    assert_string_equal(err.text,
                        "show ticket 1042: read shop.vault: record 12 does not open");
}

static void error_set_errno__says_what_the_system_said(void **state)
{
    (void)state;
    struct error err = {0};
    errno = ENOSPC;
    error_set_errno(&err, ERROR_FAILED, "write %s", "a.db");
    assert_string_equal(err.text, "write a.db: No space left on device");
    assert_int_equal(err.code, ERROR_FAILED);
}

static void error_set__may_quote_the_error_itself(void **state)
{
    (void)state;
    struct error err = {0};
    error_set(&err, ERROR_FAILED, "%s", "first");
    error_set(&err, ERROR_USAGE, "(%s)", err.text);
    assert_string_equal(err.text, "(first)");
}

static void error_text__stays_one_line(void **state)
{
    (void)state;
    struct error err = {0};
    error_set(&err, ERROR_FAILED, "%s", "server says:\r\nbad\n");
    assert_string_equal(err.text, "server says:  bad ");
}

static void error_text__is_cut_at_a_character(void **state)
{
    (void)state;
    struct error err = {0};
    char text[600];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (size_t at = shift; at + 4 <= sizeof(text); at += 4) {
            memcpy(text + at, "😀", 4);
        }
        text[shift + 592] = '\0';
        error_set(&err, ERROR_FAILED, "%s", text);
        size_t len = strlen(err.text);
        assert_true(utf8_is_valid(text_of(err.text)));
        assert_true(len > sizeof(err.text) - 5 && len < sizeof(err.text));

        error_set(&err, ERROR_FAILED, "%s", "€€€€€€€€€€€€€€€€€€€€");
        memset(text, 'y', 470 + shift);
        text[470 + shift] = '\0';
        error_wrap(&err, "%s", text);
        assert_true(utf8_is_valid(text_of(err.text)));
        assert_true(strlen(err.text) > sizeof(err.text) - 4);
    }
}

static void error_text__keeps_a_character_that_just_fits(void **state)
{
    (void)state;
    struct error err = {0};
    char text[600];
    memset(text, 'x', sizeof(text));
    memcpy(text + sizeof(err.text) - 1 - 3, "€", 3);
    text[sizeof(text) - 1] = '\0';
    error_set(&err, ERROR_FAILED, "%s", text);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    assert_string_equal(err.text + sizeof(err.text) - 4, "€");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_set__returns_false_and_needs_no_error),
        cmocka_unit_test(error_wrap__puts_what_was_being_done_in_front),
        cmocka_unit_test(error_set_errno__says_what_the_system_said),
        cmocka_unit_test(error_set__may_quote_the_error_itself),
        cmocka_unit_test(error_text__stays_one_line),
        cmocka_unit_test(error_text__is_cut_at_a_character),
        cmocka_unit_test(error_text__keeps_a_character_that_just_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
