#include "composer.h"

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
    size_t len = 256 * 1024;
    char *text = memory_get(len);
    size_t undone = 0;

    for (int i = 0; i < 100; i++) {
        memset(text, 'a' + i % 26, len);
        composer_set(composer, text_from(text, len));
    }
    assert_true(composer->history_bytes <= 8 * 1024 * 1024);
    while (composer_undo(composer))
        undone++;
    assert_true(undone >= 10 && undone < 100);
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
        TEST(composer_undo__takes_a_typed_word_at_once),
        TEST(composer_undo__does_not_join_over_a_motion_or_a_paste),
        TEST(composer_undo__puts_the_caret_back),
        TEST(composer_redo__is_gone_after_a_change),
        TEST(composer_undo__keeps_a_bounded_history),
        TEST(composer_replace__leaves_the_caret_where_it_was_in_the_text),
        TEST(composer_version__rises_with_the_text_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
