#include "assist/ask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void ask_kind_name__names_every_kind(void **state)
{
    (void)state;
    for (int kind = 0; kind < ASK_KIND_COUNT; kind++)
        assert_non_null(ask_kind_name((enum ask_kind)kind));
    assert_string_equal(ask_kind_name(ASK_DRAFTS), "drafts");
}

static void
rewrite_how_parse__knows_what_rewrite_how_name_says_and_nothing_else(void **state)
{
    enum rewrite_how how = REWRITE_FIX;

    (void)state;
    for (int i = 0; i < REWRITE_HOW_COUNT; i++) {
        assert_true(
            rewrite_how_parse(text_of(rewrite_how_name((enum rewrite_how)i)), &how));
        assert_int_equal(how, i);
    }
    how = REWRITE_FIX;
    assert_false(rewrite_how_parse(text_of("louder"), &how));
    assert_false(rewrite_how_parse(text_of(""), &how));
    assert_int_equal(how, REWRITE_FIX);
}

static void
writing_kind_parse__knows_what_writing_kind_name_says_and_nothing_else(void **state)
{
    enum writing_kind kind = WRITING_AD;

    (void)state;
    for (int i = 0; i < WRITING_KIND_COUNT; i++) {
        assert_true(
            writing_kind_parse(text_of(writing_kind_name((enum writing_kind)i)), &kind));
        assert_int_equal(kind, i);
    }
    kind = WRITING_AD;
    assert_false(writing_kind_parse(text_of("poem"), &kind));
    assert_int_equal(kind, WRITING_AD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ask_kind_name__names_every_kind),
        cmocka_unit_test(
            rewrite_how_parse__knows_what_rewrite_how_name_says_and_nothing_else),
        cmocka_unit_test(
            writing_kind_parse__knows_what_writing_kind_name_says_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
