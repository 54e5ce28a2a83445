#include "composer.h"

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

/* As in emacs' text mode. */
static void composer_move__takes_an_apostrophe_within_a_word_for_a_letter(void **state)
{
    static const char *const cases[][2] = {
        {"|don't stop", "don't| stop"}, {"|o\u2019clock x", "o\u2019clock| x"},
        {"|l'\u00e9cole", "l'\u00e9cole|"}, {"|'so' x", "'so|' x"},
        {"|dogs' x", "dogs|' x"},       {"|rock 'n' roll", "rock| 'n' roll"},
        {"|b-c x", "b|-c x"},           {"|\u6211'a", "\u6211|'a"},
    };
    struct composer *composer = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        start_at(composer, cases[i][0]);
        composer_move(composer, REACH_WORD_RIGHT);
        assert_stands(composer, cases[i][1]);
    }
    start_at(composer, "why don't|");
    composer_move(composer, REACH_WORD_LEFT);
    assert_stands(composer, "why |don't");
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

static void composer_yank_pop__goes_around_the_kills(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "one two three|");
    assert_false(composer_yank_pop(composer));
    composer_kill(composer, REACH_WORD_LEFT);
    composer_move(composer, REACH_TEXT_START);
    composer_kill(composer, REACH_WORD_RIGHT);
    composer_yank(composer);
    assert_stands(composer, "one| two ");
    assert_true(composer_yank_pop(composer));
    assert_stands(composer, "three| two ");
    assert_true(composer_yank_pop(composer));
    assert_stands(composer, "one| two ");
    assert_true(composer_undo(composer));
    assert_stands(composer, "three| two ");
    assert_false(composer_yank_pop(composer)); /* undo is no yank */
}

static void composer_yank_pop__follows_a_yank_alone(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "one two|");
    composer_kill(composer, REACH_WORD_LEFT);
    composer_yank(composer);
    assert_false(composer_yank_pop(composer)); /* there is but one kill */
    composer_move(composer, REACH_TEXT_START);
    composer_kill(composer, REACH_WORD_RIGHT);
    composer_yank(composer);
    composer_move(composer, REACH_CLUSTER_LEFT);
    composer_move(composer, REACH_CLUSTER_RIGHT);

    assert_false(composer_yank_pop(composer));
    assert_stands(composer, "one| two");
}

static void composer_kill__keeps_the_newest_in_a_ring(void **state)
{
    struct composer *composer = *state;

    for (int i = 0; i <= COMPOSER_KILLS; i++) {
        char word[2] = {(char)('a' + i), '\0'};
        type(composer, word);
        composer_kill(composer, REACH_WORD_LEFT);
        composer_move(composer, REACH_TEXT_START);
    }
    composer_yank(composer);
    assert_stands(composer, "i|");
    for (int i = 0; i < COMPOSER_KILLS - 1; i++)
        assert_true(composer_yank_pop(composer));
    assert_stands(composer, "b|"); /* the a is gone */
    assert_true(composer_yank_pop(composer));
    assert_stands(composer, "i|");
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
        {"|3rd x", WORD_CAPITAL, "3rd| x"},     {"|straße", WORD_UPPER, "STRASSE|"},
        {"|DON'T x", WORD_CAPITAL, "Don't| x"}, {"|\"ana", WORD_CAPITAL, "\"Ana|"},
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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, composer_setup, composer_teardown)
    const struct CMUnitTest tests[] = {
        TEST(composer_move__goes_by_clusters),
        TEST(composer_move__goes_by_words_and_by_single_han),
        TEST(composer_move__takes_an_apostrophe_within_a_word_for_a_letter),
        TEST(composer_move__goes_to_ends_of_lines_and_text),
        TEST(composer_move__keeps_its_column_over_short_lines),
        TEST(composer_move_to__is_brought_to_a_border),
        TEST(composer_delete__takes_whole_clusters),
        TEST(composer_delete__at_a_lines_end_joins_the_lines),
        TEST(composer_kill__joins_the_kill_before),
        TEST(composer_kill__begins_anew_behind_a_motion),
        TEST(composer_yank_pop__goes_around_the_kills),
        TEST(composer_yank_pop__follows_a_yank_alone),
        TEST(composer_kill__keeps_the_newest_in_a_ring),
        TEST(composer_transpose__swaps_the_clusters_around_the_caret),
        TEST(composer_word_case__changes_the_word_ahead),
        TEST(composer_word_before__ends_at_white_space_of_any_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
