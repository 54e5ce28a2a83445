#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void text__compares_slices_and_strings(void **state)
{
    (void)state;
    assert_true(text_is(text_of(NULL), ""));
    assert_true(text_equals(text_of("ab"), text_from("abc", 2)));
    assert_false(text_equals(text_of("ab"), text_of("aB")));
    assert_false(text_is(text_of("ab"), "abc"));
    assert_true(text_is_ignoring_case(text_of("Bearer"), "bEARER"));
    assert_false(text_is_ignoring_case(text_of("É"), "é"));
    assert_false(text_is_ignoring_case(text_of("[a"), "{a"));
    assert_true(text_starts_with(text_of("order W1"), "order"));
    assert_true(text_starts_with(text_of("order"), ""));
    assert_false(text_starts_with(text_of("ord"), "order"));
}

static void text_trim__drops_white_space_at_both_ends(void **state)
{
    (void)state;
    assert_true(text_is(text_trim(text_of(" \t\r\na b\v\f ")), "a b"));
    assert_true(text_is(text_trim(text_of("   ")), ""));
    assert_true(text_is(text_trim(text_of(NULL)), ""));
}

static void text_next__cuts_at_each_separator(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *pieces[5];
    } cases[] = {
        {"a,,b", {"a", "", "b"}}, {"", {NULL}},  {"a", {"a"}},
        {",a", {"", "a"}},        {"a,", {"a"}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text rest = text_of(cases[i].text);
        struct text piece;
        size_t count = 0;
        while (text_next(&rest, ',', &piece)) {
            assert_non_null(cases[i].pieces[count]);
            assert_true(text_is(piece, cases[i].pieces[count]));
            count++;
        }
        assert_null(cases[i].pieces[count]);
    }
}

static void text_next_word__skips_white_space(void **state)
{
    (void)state;
    struct text rest = text_of("  where \tis\nit  ");
    struct text word;
    assert_true(text_next_word(&rest, &word) && text_is(word, "where"));
    assert_true(text_next_word(&rest, &word) && text_is(word, "is"));
    assert_true(text_next_word(&rest, &word) && text_is(word, "it"));
    assert_false(text_next_word(&rest, &word));
    rest = text_of(NULL);
    assert_false(text_next_word(&rest, &word));
}

static void text_has_lines__is_no_matter_of_letters_within_a_line(void **state)
{
    static const char text[] = "I looked at it.\nok, so\nit is ok\nok\n\nThanks";

    (void)state;
    assert_true(text_has_lines(text_of(text), text_of("ok")));
    assert_true(text_has_lines(text_of(text), text_of("I looked at it.")));
    assert_true(text_has_lines(text_of(text), text_of("ok\n\nThanks")));
    assert_true(text_has_lines(text_of(text), text_of(text)));
    assert_true(text_has_lines(text_of(text), text_of("")));
    assert_true(text_has_lines(text_of(""), text_of("")));
    assert_false(text_has_lines(text_of(""), text_of("ok")));
    assert_false(text_has_lines(text_of(text), text_of("it")));
    assert_false(text_has_lines(text_of(text), text_of("Thank")));
    assert_false(text_has_lines(text_of(text), text_of("it.\nok, so")));
    assert_false(text_has_lines(text_from(text, 15), text_of("ok")));
}

static void text_find__finds_the_first(void **state)
{
    (void)state;
    const char *string = "one two two";
    assert_ptr_equal(text_find(text_of(string), text_of("two")), string + 4);
    assert_null(text_find(text_from(string, 6), text_of("two")));
    assert_ptr_equal(text_find(text_of(string), text_of("")), string);
    assert_null(text_find(text_of(""), text_of("a")));
}

static void text_to_integer__takes_digits_within_the_limits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t min, max, value;
        bool is_good;
    } cases[] = {
        {"42", 0, 100, 42, true},
        {"007", 0, 7, 7, true},
        {"9223372036854775807", 0, INT64_MAX, INT64_MAX, true},
        {"9223372036854775808", 0, INT64_MAX, 0, false},
        {"99999999999999999999999", 0, INT64_MAX, 0, false},
        {"", 0, 100, 0, false},
        {"-1", -5, 100, 0, false},
        {"+1", 0, 100, 0, false},
        {" 1", 0, 100, 0, false},
        {"1x", 0, 100, 0, false},
        {"101", 0, 100, 0, false},
        {"4", 5, 100, 0, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t value = 1234;
        bool is_good =
            text_to_integer(text_of(cases[i].text), cases[i].min, cases[i].max, &value);
        assert_int_equal(is_good, cases[i].is_good);
        assert_int_equal(value, cases[i].is_good ? cases[i].value : 1234);
    }
}

static void string_equals__is_safe_with_null(void **state)
{
    (void)state;
    assert_true(string_equals(NULL, NULL));
    assert_false(string_equals(NULL, ""));
    assert_false(string_equals("a", NULL));
    assert_true(string_equals("a", "a"));
    assert_string_equal(string_or_empty(NULL), "");
    assert_string_equal(string_or_empty("a"), "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__compares_slices_and_strings),
        cmocka_unit_test(text_trim__drops_white_space_at_both_ends),
        cmocka_unit_test(text_next__cuts_at_each_separator),
        cmocka_unit_test(text_next_word__skips_white_space),
        cmocka_unit_test(text_find__finds_the_first),
        cmocka_unit_test(text_has_lines__is_no_matter_of_letters_within_a_line),
        cmocka_unit_test(text_to_integer__takes_digits_within_the_limits),
        cmocka_unit_test(string_equals__is_safe_with_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
