#include "base/memory.h"
#include "base/utf8.h"
#include "chat/composer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FAMILY  "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define E_ACUTE "e\u0301"

static int composer_setup(void **state)
{
    struct composer *composer = memory_get(sizeof(*composer));

    composer_init(composer);
    *state = composer;
    return 0;
}

static int composer_teardown(void **state)
{
    composer_release(*state);
    memory_free(*state);
    return 0;
}

static void type(struct composer *composer, const char *text)
{
    struct text rest = text_of(text);

    while (rest.len) {
        size_t len = utf8_cluster_len(rest, 0);
        assert_true(composer_insert(composer, text_from(rest.bytes, len)));
        rest = text_from(rest.bytes + len, rest.len - len);
    }
}

/* want has a bar where the caret stands. */
static void assert_stands(const struct composer *composer, const char *want)
{
    struct text text = composer_text(composer);
    char *got =
        memory_format("%.*s|%.*s", (int)composer->caret, text.bytes,
                      (int)(text.len - composer->caret), text.bytes + composer->caret);

    assert_string_equal(got, want);
    memory_free(got);
}

/* Sets the text of want, the caret where its bar stands. */
static void start_at(struct composer *composer, const char *want)
{
    const char *bar = strchr(want, '|');
    char *text = memory_format("%.*s%s", (int)(bar - want), want, bar + 1);

    composer_clear(composer);
    composer_set(composer, text_of(text));
    composer_move_to(composer, (size_t)(bar - want));
    memory_free(text);
}

static void composer_insert__stands_behind_what_was_typed(void **state)
{
    struct composer *composer = *state;

    assert_true(composer_is_empty(composer));
    type(composer, "Hola 李雷" FAMILY);
    assert_stands(composer, "Hola 李雷" FAMILY "|");
    assert_false(composer_is_empty(composer));
    composer_move_to(composer, 5);
    type(composer, "¡");
    assert_stands(composer, "Hola ¡|李雷" FAMILY);
}

static void composer_insert__keeps_the_caret_out_of_a_cluster_that_it_makes(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "|\u0301x");
    type(composer, "e");
    assert_stands(composer, E_ACUTE "|x");
    start_at(composer, "\U0001F468|\U0001F469");
    composer_insert(composer, text_of("\u200D"));
    assert_stands(composer, "\U0001F468\u200D\U0001F469|");
}

static void composer_insert__refuses_what_passes_the_limit(void **state)
{
    struct composer *composer = *state;
    char *long_text = memory_get(COMPOSER_LIMIT + 1);
    memset(long_text, 'x', COMPOSER_LIMIT);

    assert_true(composer_insert(composer, text_from(long_text, COMPOSER_LIMIT - 2)));
    uint64_t version = composer->version;
    assert_false(composer_insert(composer, text_of("李")));
    assert_int_equal(composer->text.len, COMPOSER_LIMIT - 2);
    assert_true(composer->version == version);
    assert_true(composer_insert(composer, text_of("é")));
    assert_false(composer_replace(composer, 0, 1, text_of("ab")));
    assert_true(composer_replace(composer, 0, 2, text_of("ab")));
    memory_free(long_text);
}

static void composer_set__cuts_at_the_limit_between_clusters(void **state)
{
    struct composer *composer = *state;
    size_t len = COMPOSER_LIMIT + 9;
    char *long_text = memory_get(len + 1);
    memset(long_text, 'x', len);
    memcpy(long_text + COMPOSER_LIMIT - 1, E_ACUTE, 3);

    composer_set(composer, text_from(long_text, len));
    assert_int_equal(composer->text.len, COMPOSER_LIMIT - 1);
    memory_free(long_text);
}

static void composer_set__is_one_change(void **state)
{
    struct composer *composer = *state;

    type(composer, "mine");
    composer_set(composer, text_of("Draft one."));
    assert_stands(composer, "Draft one.|");
    assert_true(composer_undo(composer));
    assert_stands(composer, "mine|");
    assert_true(composer_redo(composer));
    assert_stands(composer, "Draft one.|");
    composer_set(composer, text_of(""));
    assert_true(composer_is_empty(composer));
}

static void composer_clear__forgets_text_history_and_kills(void **state)
{
    struct composer *composer = *state;

    type(composer, "secret");
    composer_kill(composer, REACH_LINE_START);
    composer_undo(composer);
    uint64_t version = composer->version;
    composer_clear(composer);
    assert_true(composer_is_empty(composer));
    assert_true(composer->version > version);
    assert_false(composer_undo(composer));
    assert_false(composer_redo(composer));
    composer_yank(composer);
    assert_stands(composer, "|");
}

static void composer_move__goes_by_clusters(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "a" E_ACUTE FAMILY "李\U0001F1EA\U0001F1F8|");
    static const char *const stops[] = {
        "a" E_ACUTE FAMILY "李|\U0001F1EA\U0001F1F8",
        "a" E_ACUTE FAMILY "|李\U0001F1EA\U0001F1F8",
        "a" E_ACUTE "|" FAMILY "李\U0001F1EA\U0001F1F8",
        "a|" E_ACUTE FAMILY "李\U0001F1EA\U0001F1F8",
        "|a" E_ACUTE FAMILY "李\U0001F1EA\U0001F1F8",
    };
    for (size_t i = 0; i < COUNT_OF(stops); i++) {
        composer_move(composer, REACH_CLUSTER_LEFT);
        assert_stands(composer, stops[i]);
    }
    composer_move(composer, REACH_CLUSTER_LEFT);
    assert_stands(composer, stops[4]);
    for (size_t i = COUNT_OF(stops) - 1; i-- > 0;) {
        composer_move(composer, REACH_CLUSTER_RIGHT);
        assert_stands(composer, stops[i]);
    }
    composer_move(composer, REACH_CLUSTER_RIGHT);
    composer_move(composer, REACH_CLUSTER_RIGHT);
    assert_int_equal(composer->caret, composer->text.len);
}

static void composer_move__goes_by_words_and_by_single_han(void **state)
{
    struct composer *composer = *state;
    static const char *const right[] = {
        "|Hola, W2378156 llegó 我们的ひらカタ ok 한국어",
        "Hola|, W2378156 llegó 我们的ひらカタ ok 한국어",
        "Hola, W2378156| llegó 我们的ひらカタ ok 한국어",
        "Hola, W2378156 llegó| 我们的ひらカタ ok 한국어",
        "Hola, W2378156 llegó 我|们的ひらカタ ok 한국어",
        "Hola, W2378156 llegó 我们|的ひらカタ ok 한국어",
        "Hola, W2378156 llegó 我们的|ひらカタ ok 한국어",
        "Hola, W2378156 llegó 我们的ひらカタ| ok 한국어",
        "Hola, W2378156 llegó 我们的ひらカタ ok| 한국어",
        "Hola, W2378156 llegó 我们的ひらカタ ok 한국어|",
    };
    static const char *const left[] = {
        "Hola, W2378156 llegó 我们的ひらカタ ok 한국어|",
        "Hola, W2378156 llegó 我们的ひらカタ ok |한국어",
        "Hola, W2378156 llegó 我们的ひらカタ |ok 한국어",
        "Hola, W2378156 llegó 我们的|ひらカタ ok 한국어",
        "Hola, W2378156 llegó 我们|的ひらカタ ok 한국어",
        "Hola, W2378156 llegó 我|们的ひらカタ ok 한국어",
        "Hola, W2378156 llegó |我们的ひらカタ ok 한국어",
        "Hola, W2378156 |llegó 我们的ひらカタ ok 한국어",
        "Hola, |W2378156 llegó 我们的ひらカタ ok 한국어",
        "|Hola, W2378156 llegó 我们的ひらカタ ok 한국어",
    };

    start_at(composer, right[0]);
    for (size_t i = 1; i < COUNT_OF(right); i++) {
        composer_move(composer, REACH_WORD_RIGHT);
        assert_stands(composer, right[i]);
    }
    for (size_t i = 1; i < COUNT_OF(left); i++) {
        composer_move(composer, REACH_WORD_LEFT);
        assert_stands(composer, left[i]);
    }
}

static void composer_move__goes_to_ends_of_lines_and_text(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "one\ntw|o\r\nthree");
    composer_move(composer, REACH_LINE_END);
    assert_stands(composer, "one\ntwo|\r\nthree");
    composer_move(composer, REACH_LINE_START);
    assert_stands(composer, "one\n|two\r\nthree");
    composer_move(composer, REACH_TEXT_END);
    assert_stands(composer, "one\ntwo\r\nthree|");
    composer_move(composer, REACH_TEXT_START);
    assert_stands(composer, "|one\ntwo\r\nthree");
}

static void composer_move__keeps_its_column_over_short_lines(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "abcdef|g\nab\n我们的订单\nabcdefg");
    composer_move(composer, REACH_LINE_DOWN);
    assert_stands(composer, "abcdefg\nab|\n我们的订单\nabcdefg");
    composer_move(composer, REACH_LINE_DOWN);
    assert_stands(composer, "abcdefg\nab\n我们的|订单\nabcdefg");
    composer_move(composer, REACH_LINE_DOWN);
    assert_stands(composer, "abcdefg\nab\n我们的订单\nabcdef|g");
    composer_move(composer, REACH_LINE_DOWN);
    assert_stands(composer, "abcdefg\nab\n我们的订单\nabcdefg|");
    composer_move(composer, REACH_LINE_UP);
    composer_move(composer, REACH_LINE_UP);
    composer_move(composer, REACH_LINE_UP);
    assert_stands(composer, "abcdef|g\nab\n我们的订单\nabcdefg");
    composer_move(composer, REACH_LINE_UP);
    assert_stands(composer, "|abcdefg\nab\n我们的订单\nabcdefg");
}

static void composer_move_to__is_brought_to_a_border(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "|a" E_ACUTE "b");
    composer_move_to(composer, 2);
    assert_stands(composer, "a" E_ACUTE "|b");
    composer_move_to(composer, 999);
    assert_stands(composer, "a" E_ACUTE "b|");
}

static void composer_delete__takes_whole_clusters(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "a" FAMILY "|" E_ACUTE "b");
    composer_delete(composer, REACH_CLUSTER_LEFT);
    assert_stands(composer, "a|" E_ACUTE "b");
    composer_delete(composer, REACH_CLUSTER_RIGHT);
    assert_stands(composer, "a|b");
    composer_delete(composer, REACH_TEXT_START);
    composer_delete(composer, REACH_TEXT_START);
    assert_stands(composer, "|b");
}

static void composer_delete__at_a_lines_end_joins_the_lines(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "one|\ntwo");
    composer_delete(composer, REACH_LINE_END);
    assert_stands(composer, "one|two");
    composer_kill(composer, REACH_LINE_END);
    assert_stands(composer, "one|");
    composer_kill(composer, REACH_LINE_END);
    assert_stands(composer, "one|");
}

static void composer_kill__joins_the_kill_before(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "one two| three four");
    composer_kill(composer, REACH_WORD_LEFT);
    composer_kill(composer, REACH_WORD_LEFT);
    composer_kill(composer, REACH_WORD_RIGHT);
    assert_stands(composer, "| four");
    composer_yank(composer);
    assert_stands(composer, "one two three| four");
    composer_yank(composer);
    assert_stands(composer, "one two threeone two three| four");
    composer_kill(composer, REACH_WORD_RIGHT);
    composer_yank(composer);
    composer_yank(composer);
    assert_stands(composer, "one two threeone two three four four|");
}

static void composer_kill__begins_anew_behind_a_motion(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "我的订单|");
    composer_kill(composer, REACH_WORD_LEFT);
    composer_move(composer, REACH_TEXT_START);
    composer_kill(composer, REACH_WORD_RIGHT);
    assert_stands(composer, "|的订");
    composer_yank(composer);
    assert_stands(composer, "我|的订");
    composer_undo(composer);
    composer_undo(composer);
    composer_undo(composer);
    assert_stands(composer, "我的订单|");
}

static void composer_undo__takes_a_typed_word_at_once(void **state)
{
    struct composer *composer = *state;

    type(composer, "Hola Ana,\nsu pedido");
    static const char *const steps[] = {"Hola Ana,\nsu |", "Hola Ana,\n|", "Hola Ana,|",
                                        "Hola |", "|"};
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        assert_true(composer_undo(composer));
        assert_stands(composer, steps[i]);
    }
    assert_false(composer_undo(composer));
    for (size_t i = COUNT_OF(steps) - 1; i-- > 0;) {
        assert_true(composer_redo(composer));
        assert_stands(composer, steps[i]);
    }
    assert_true(composer_redo(composer));
    assert_stands(composer, "Hola Ana,\nsu pedido|");
    assert_false(composer_redo(composer));
}

static void composer_undo__does_not_join_over_a_motion_or_a_paste(void **state)
{
    struct composer *composer = *state;

    type(composer, "abc");
    composer_move(composer, REACH_CLUSTER_LEFT);
    composer_move(composer, REACH_CLUSTER_RIGHT);
    type(composer, "de");
    composer_insert(composer, text_of("pasted"));
    type(composer, "f");
    composer_undo(composer);
    assert_stands(composer, "abcdepasted|");
    composer_undo(composer);
    assert_stands(composer, "abcde|");
    composer_undo(composer);
    assert_stands(composer, "abc|");
}

static void composer_undo__puts_the_caret_back(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "one two| three");
    composer_delete(composer, REACH_TEXT_START);
    assert_stands(composer, "| three");
    composer_move(composer, REACH_TEXT_END);
    composer_undo(composer);
    assert_stands(composer, "one two| three");
    composer_redo(composer);
    assert_stands(composer, "| three");
}

static void composer_redo__is_gone_after_a_change(void **state)
{
    struct composer *composer = *state;

    type(composer, "one ");
    type(composer, "two");
    composer_undo(composer);
    type(composer, "x");
    assert_false(composer_redo(composer));
    assert_stands(composer, "one x|");
    composer_undo(composer);
    assert_stands(composer, "one |");
}

static void composer_undo__keeps_a_bounded_history(void **state)
{
    struct composer *composer = *state;
    char *text = memory_get(COMPOSER_LIMIT);
    size_t undone = 0;

    for (int i = 0; i < 100; i++) {
        memset(text, 'a' + i % 26, COMPOSER_LIMIT);
        composer_set(composer, text_from(text, COMPOSER_LIMIT));
    }
    assert_true(composer->undo_bytes <= 8 * 1024 * 1024);
    while (composer_undo(composer))
        undone++;
    assert_true(undone >= 10 && undone < 100);
    assert_int_equal(composer->undo_bytes, 0);
    memory_free(text);
}

static void composer_replace__leaves_the_caret_where_it_was_in_the_text(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "in 60 days| ok");
    composer_replace(composer, 3, 5, text_of("thirty"));
    assert_stands(composer, "in thirty days| ok");
    start_at(composer, "in 6|0 days");
    composer_replace(composer, 3, 5, text_of("30"));
    assert_stands(composer, "in 30| days");
    start_at(composer, "i|n 60 days");
    composer_replace(composer, 3, 5, text_of(""));
    assert_stands(composer, "i|n  days");
    composer_undo(composer);
    assert_stands(composer, "i|n 60 days");
}

static void composer_transpose__swaps_the_clusters_around_the_caret(void **state)
{
    static const char *const cases[][2] = {
        {"a|b", "ba|"},
        {"ab|", "ba|"},
        {"|ab", "|ab"},
        {"a|", "a|"},
        {"a" E_ACUTE "|李", "a李" E_ACUTE "|"},
        {"x\nab|\ny", "x\nba|\ny"},
        {"x\n|ab", "x\n|ab"},
        {FAMILY "|a", "a" FAMILY "|"},
        {"a\n|", "a\n|"},
        {"|", "|"},
    };
    struct composer *composer = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        start_at(composer, cases[i][0]);
        composer_transpose(composer);
        assert_stands(composer, cases[i][1]);
    }
}

static void composer_word_case__changes_the_word_ahead(void **state)
{
    static const struct {
        const char *before;
        enum word_case how;
        const char *after;
    } cases[] = {
        {"|hola ana", WORD_UPPER, "HOLA| ana"}, {"hola| ana", WORD_CAPITAL, "hola Ana|"},
        {"|ÉCOLE x", WORD_LOWER, "école| x"},   {"|éCOLE", WORD_CAPITAL, "École|"},
        {"|我 a", WORD_UPPER, "我| a"},         {"hola|", WORD_UPPER, "hola|"},
        {"ho|la", WORD_CAPITAL, "hoLa|"},       {"|ab1cd", WORD_CAPITAL, "Ab1cd|"},
    };
    struct composer *composer = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        start_at(composer, cases[i].before);
        composer_word_case(composer, cases[i].how);
        assert_stands(composer, cases[i].after);
    }
}

static void composer_word_before__ends_at_white_space_of_any_width(void **state)
{
    static const char *const cases[][2] = {
        {"Hola ::late|", "::late"},
        {"::late| x", "::late"},
        {"a |", ""},
        {"|", ""},
        {"好　：：late|", "：：late"},
        {"a\n??re|turns", "??re"},
        {"a\u00A0b|", "b"},
    };
    struct composer *composer = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        start_at(composer, cases[i][0]);
        assert_true(text_is(composer_word_before(composer), cases[i][1]));
    }
}

static void composer_version__rises_with_the_text_alone(void **state)
{
    struct composer *composer = *state;
    uint64_t version = composer->version;

    type(composer, "a");
    assert_true(composer->version > version);
    version = composer->version;
    composer_move(composer, REACH_TEXT_START);
    composer_delete(composer, REACH_CLUSTER_LEFT);
    composer_set(composer, text_of("a"));
    composer_insert(composer, text_of(""));
    assert_true(composer->version == version);
    composer_undo(composer);
    assert_true(composer->version > version);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, composer_setup, composer_teardown)
    const struct CMUnitTest tests[] = {
        TEST(composer_insert__stands_behind_what_was_typed),
        TEST(composer_insert__keeps_the_caret_out_of_a_cluster_that_it_makes),
        TEST(composer_insert__refuses_what_passes_the_limit),
        TEST(composer_set__cuts_at_the_limit_between_clusters),
        TEST(composer_set__is_one_change),
        TEST(composer_clear__forgets_text_history_and_kills),
        TEST(composer_move__goes_by_clusters),
        TEST(composer_move__goes_by_words_and_by_single_han),
        TEST(composer_move__goes_to_ends_of_lines_and_text),
        TEST(composer_move__keeps_its_column_over_short_lines),
        TEST(composer_move_to__is_brought_to_a_border),
        TEST(composer_delete__takes_whole_clusters),
        TEST(composer_delete__at_a_lines_end_joins_the_lines),
        TEST(composer_kill__joins_the_kill_before),
        TEST(composer_kill__begins_anew_behind_a_motion),
        TEST(composer_undo__takes_a_typed_word_at_once),
        TEST(composer_undo__does_not_join_over_a_motion_or_a_paste),
        TEST(composer_undo__puts_the_caret_back),
        TEST(composer_redo__is_gone_after_a_change),
        TEST(composer_undo__keeps_a_bounded_history),
        TEST(composer_replace__leaves_the_caret_where_it_was_in_the_text),
        TEST(composer_transpose__swaps_the_clusters_around_the_caret),
        TEST(composer_word_case__changes_the_word_ahead),
        TEST(composer_word_before__ends_at_white_space_of_any_width),
        TEST(composer_version__rises_with_the_text_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
