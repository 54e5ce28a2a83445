/* Sentences of the languages that replies are written in, and the region. */
#include "composer.h"

static void assert_walks(struct composer *composer, enum reach reach,
                         const char *const *stops, size_t count)
{
    start_at(composer, stops[0]);
    for (size_t i = 1; i < count; i++) {
        composer_move(composer, reach);
        assert_stands(composer, stops[i]);
    }
}

static void composer_move__goes_to_the_end_of_each_sentence(void **state)
{
    static const char *const stops[] = {
        "|Hola, Ana. ¿Qué tal? 您好。谢谢您！ok\n\n«Ja.» Nein… 3.50 EUR",
        "Hola, Ana.| ¿Qué tal? 您好。谢谢您！ok\n\n«Ja.» Nein… 3.50 EUR",
        "Hola, Ana. ¿Qué tal?| 您好。谢谢您！ok\n\n«Ja.» Nein… 3.50 EUR",
        "Hola, Ana. ¿Qué tal? 您好。|谢谢您！ok\n\n«Ja.» Nein… 3.50 EUR",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！|ok\n\n«Ja.» Nein… 3.50 EUR",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！ok|\n\n«Ja.» Nein… 3.50 EUR",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！ok\n\n«Ja.»| Nein… 3.50 EUR",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！ok\n\n«Ja.» Nein…| 3.50 EUR",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！ok\n\n«Ja.» Nein… 3.50 EUR|",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！ok\n\n«Ja.» Nein… 3.50 EUR|",
    };

    assert_walks(*state, REACH_SENTENCE_RIGHT, stops, COUNT_OF(stops));
}

static void composer_move__goes_back_to_the_start_of_each_sentence(void **state)
{
    static const char *const stops[] = {
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！\n\n«Ja.» Nein…|",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！\n\n«Ja.» |Nein…",
        "Hola, Ana. ¿Qué tal? 您好。谢谢您！\n\n|«Ja.» Nein…",
        "Hola, Ana. ¿Qué tal? 您好。|谢谢您！\n\n«Ja.» Nein…",
        "Hola, Ana. ¿Qué tal? |您好。谢谢您！\n\n«Ja.» Nein…",
        "Hola, Ana. |¿Qué tal? 您好。谢谢您！\n\n«Ja.» Nein…",
        "|Hola, Ana. ¿Qué tal? 您好。谢谢您！\n\n«Ja.» Nein…",
        "|Hola, Ana. ¿Qué tal? 您好。谢谢您！\n\n«Ja.» Nein…",
    };

    assert_walks(*state, REACH_SENTENCE_LEFT, stops, COUNT_OF(stops));
}

static void composer_kill__takes_the_sentence(void **state)
{
    static const char *const cases[][2] = {
        {"Eins. |Zwei! Drei", "Eins. | Drei"},
        {"一。|二。三。", "一。|三。"},
        {"Tu |pedido llega hoy. Sí.", "Tu | Sí."},
        {"C'est quoi| ? Oui.", "C'est quoi| Oui."},
        {"何|ですか？はい。", "何|はい。"},
        {"Ja |(heus.) Nee.", "Ja | Nee."},
        {"|", "|"},
        {"È vero|", "È vero|"},
    };
    struct composer *composer = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        start_at(composer, cases[i][0]);
        composer_kill(composer, REACH_SENTENCE_RIGHT);
        assert_stands(composer, cases[i][1]);
    }
}

static void composer_region__is_killed_and_yanked(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "uno |dos tres");
    assert_false(composer_kill_region(composer));
    composer_set_mark(composer);
    assert_false(composer_kill_region(composer)); /* nothing lies between */
    composer_move(composer, REACH_WORD_RIGHT);
    assert_true(composer_kill_region(composer));
    assert_stands(composer, "uno | tres");
    assert_false(composer->has_mark);
    composer_yank(composer);
    assert_stands(composer, "uno dos| tres");
    composer_undo(composer);
    composer_undo(composer);

    assert_stands(composer, "uno dos| tres");
}

static void composer_region__is_copied_from_either_end(void **state)
{
    struct composer *composer = *state;

    start_at(composer, "uno dos|");
    composer_set_mark(composer);
    composer_move(composer, REACH_WORD_LEFT);
    assert_true(composer_exchange_mark(composer));
    assert_stands(composer, "uno dos|");
    assert_true(composer_exchange_mark(composer));
    assert_stands(composer, "uno |dos");
    assert_true(composer_copy_region(composer));
    assert_false(composer_exchange_mark(composer));
    composer_yank(composer);

    assert_stands(composer, "uno dos|dos");
}

static void composer_mark__goes_with_a_change_and_with_a_second_one(void **state)
{
    struct composer *composer = *state;
    size_t start, end;

    start_at(composer, "uno dos|");
    composer_set_mark(composer);
    composer_move(composer, REACH_LINE_START);
    assert_true(composer_region(composer, &start, &end));
    assert_int_equal(start, 0);
    assert_int_equal(end, 7);
    type(composer, "x");
    assert_false(composer_region(composer, &start, &end));
    composer_set_mark(composer);
    composer_set_mark(composer);

    assert_false(composer->has_mark);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, composer_setup, composer_teardown)
    const struct CMUnitTest tests[] = {
        TEST(composer_move__goes_to_the_end_of_each_sentence),
        TEST(composer_move__goes_back_to_the_start_of_each_sentence),
        TEST(composer_kill__takes_the_sentence),
        TEST(composer_region__is_killed_and_yanked),
        TEST(composer_region__is_copied_from_either_end),
        TEST(composer_mark__goes_with_a_change_and_with_a_second_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
