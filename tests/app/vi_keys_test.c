/* The reply written with vi's keys: [ui] composer = vi. */
#include "fixture.h"

static int vi_story_begin(void **state)
{
    int result = story_begin(state);
    struct fixture *fixture = *state;

    fixture->model.preferences.has_vi = true;
    keymap_release(&fixture->model.keymap);
    keymap_init(&fixture->model.keymap, true);
    return result;
}

#define VI_STORY(name) cmocka_unit_test_setup_teardown(name, vi_story_begin, story_end)

static enum vi_mode mode(const struct fixture *fixture)
{
    return fixture->model.vi.mode;
}

static void writing__begins_by_typing_and_escape_goes_to_normal_mode(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    assert_int_equal(mode(fixture), VI_INSERT);
    type(fixture, "uno dos tres");
    strike(fixture, "Esc");
    assert_int_equal(mode(fixture), VI_NORMAL);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "Esc Esc");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(model_place(&fixture->model), PLACE_NORMAL);
    type(fixture, "2bdw");

    assert_string_equal(reply_text(fixture), "uno tres");
    assert_true(fixture->model.reply.is_touched);
}

static void reading__is_reached_by_four_ways_out(void **state)
{
    static const char *const ways[] = {"Z Z", ": q Enter", ": w q Enter", "^X Esc"};
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, "r");
        assert_int_equal(mode(fixture), VI_INSERT);
        type(fixture, "x");
        strike(fixture, "Esc");
        strike(fixture, ways[i]);
        assert_int_equal(fixture->model.mode, MODE_READING);
        assert_false(fixture->model.is_quitting);
    }
    assert_string_equal(reply_text(fixture), "xxxx");
}

static void keeping__never_sends_and_never_leaves(void **state)
{
    static const char *const ways[] = {": w Enter", ": x Enter"};
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "hola");
    strike(fixture, "Esc");
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, ways[i]);
        assert_says(fixture, "The text is kept");
        assert_int_equal(fixture->model.mode, MODE_WRITING);
    }
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void alt_and_a_key__are_escape_and_that_key(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    strike(fixture, "M-b M-x");

    assert_string_equal(reply_text(fixture), "uno os");
    assert_int_equal(mode(fixture), VI_NORMAL);
}

static void keys_of_the_program__work_in_normal_mode(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Es llega el lunes");
    strike(fixture, "Esc ^K ^W");
    assert_string_equal(reply_text(fixture), "Es llega el lunes");
    strike(fixture, "^X p 1");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "F1");
    assert_non_null(
        strstr(buffer_text(&fixture->model.overlay.text), "d\tDelete, with a motion"));
    strike(fixture, "Esc ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void undo__in_the_empty_reply_takes_the_sent_one_back(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab r");
    type(fixture, "Gracias, Ana.");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    strike(fixture, "r Esc u");

    assert_string_equal(reply_text(fixture), "Gracias, Ana.");
}

static void undo__by_a_count_takes_back_no_sent_reply_with_the_text(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab r");
    type(fixture, "Gracias, Ana.");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    strike(fixture, "r");
    type(fixture, "uno");
    strike(fixture, "Esc 9 u");
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(fixture->model.held_count, 1);
    strike(fixture, "9 u");

    assert_string_equal(reply_text(fixture), "Gracias, Ana.");
    assert_int_equal(fixture->model.held_count, 0);
}

static void undo__of_an_insert_leaves_a_draft_that_was_taken_before(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    type(fixture, " Un saludo");
    strike(fixture, "Esc u");

    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

/* Written in one go, then over it what the program puts there: each is an undo of its own.
 */
static void undo__of_a_draft_leaves_what_was_typed_before(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola Ana");
    strike(fixture, "^X 1 r");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "Esc u");
    assert_string_equal(reply_text(fixture), "Hola Ana");
    strike(fixture, "u");

    assert_string_equal(reply_text(fixture), "");
}

static void undo__of_a_pick_leaves_what_was_typed_before(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola Ana");
    strike(fixture, "^X p 1");
    assert_string_not_equal(reply_text(fixture), "Hola Ana");
    strike(fixture, "Esc u");

    assert_string_equal(reply_text(fixture), "Hola Ana");
}

static void a_key_of_keys_conf__comes_before_vi_but_not_into_a_command(void **state)
{
    struct fixture *fixture = *state;

    assert_true(keymap_bind(&fixture->model.keymap, PLACE_NORMAL, text_of("read"),
                            text_of("q"), 0, NULL));
    assert_true(keymap_bind(&fixture->model.keymap, PLACE_NORMAL, text_of("kept"),
                            text_of("w"), 0, NULL));
    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    strike(fixture, "Esc 0 w");
    assert_says(fixture, "The text is kept");
    strike(fixture, "d w");
    assert_string_equal(reply_text(fixture), "dos");
    strike(fixture, "q");

    assert_int_equal(fixture->model.mode, MODE_READING);
}

static void a_paste__goes_in_where_the_caret_stands(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    strike(fixture, "Esc 0 w");
    paste(fixture, "y ");

    assert_string_equal(reply_text(fixture), "uno y dos");
}

static void a_paste__drops_what_was_struck_of_a_command(void **state)
{
    static const char *const begun[] = {"d", "2 d", "f"};
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    strike(fixture, "Esc");
    for (size_t i = 0; i < COUNT_OF(begun); i++) {
        strike(fixture, "0");
        strike(fixture, begun[i]);
        paste(fixture, "y ");
        assert_true(vi_is_idle(&fixture->model.vi));
        strike(fixture, "w");
    }

    assert_string_equal(reply_text(fixture), "y y y uno dos");
}

static void a_selection__is_told_to_the_view(void **state)
{
    struct fixture *fixture = *state;
    size_t start, end;

    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    assert_false(model_selection(&fixture->model, &start, &end));
    strike(fixture, "Esc 0 v e");
    assert_true(model_selection(&fixture->model, &start, &end));
    assert_int_equal(start, 0);
    assert_int_equal(end, 3);
    strike(fixture, "Esc");
    assert_false(model_selection(&fixture->model, &start, &end));
}

static void without_the_setting__nothing_of_vi_is_there(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno");
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.mode, MODE_READING);
    strike(fixture, "r M-x");
    type(fixture, "normal");
    strike(fixture, "Enter");

    assert_says(fixture, "This is a key of vi");
    assert_string_equal(reply_text(fixture), "uno");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        VI_STORY(writing__begins_by_typing_and_escape_goes_to_normal_mode),
        VI_STORY(reading__is_reached_by_four_ways_out),
        VI_STORY(keeping__never_sends_and_never_leaves),
        VI_STORY(alt_and_a_key__are_escape_and_that_key),
        VI_STORY(keys_of_the_program__work_in_normal_mode),
        VI_STORY(undo__in_the_empty_reply_takes_the_sent_one_back),
        VI_STORY(undo__by_a_count_takes_back_no_sent_reply_with_the_text),
        VI_STORY(undo__of_an_insert_leaves_a_draft_that_was_taken_before),
        VI_STORY(undo__of_a_draft_leaves_what_was_typed_before),
        VI_STORY(undo__of_a_pick_leaves_what_was_typed_before),
        VI_STORY(a_key_of_keys_conf__comes_before_vi_but_not_into_a_command),
        VI_STORY(a_paste__goes_in_where_the_caret_stands),
        VI_STORY(a_paste__drops_what_was_struck_of_a_command),
        VI_STORY(a_selection__is_told_to_the_view),
        STORY(without_the_setting__nothing_of_vi_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
