/* Esc and a key soon behind it are Alt and that key while one writes; later they are two.
 */
#include "fixture.h"

static void strike_quickly(struct fixture *fixture, const char *name)
{
    struct event event = {.kind = EVENT_KEY, .is_quick = true};

    assert_true(key_parse(text_of(name), &event.key));
    post(fixture, &event);
    settle(fixture);
    draw(fixture);
    rest(fixture);
}

static void escape_and_t__transpose_and_never_ask_for_a_tag(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "dos uno");
    strike(fixture, "Esc");
    strike_quickly(fixture, "t");

    assert_string_equal(reply_text(fixture), "uno dos");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_NONE);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    assert_says(fixture, "M-t");
}

static void escape_and_a_key_later__are_two_keys(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "dos uno");
    strike(fixture, "Esc t");

    assert_string_equal(reply_text(fixture), "dos uno");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_TAG);
}

static void escape_and_a_key_without_a_meaning_for_alt__are_two_keys(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno");
    strike(fixture, "Esc");
    strike_quickly(fixture, "z");

    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_true(fixture->model.is_zoomed);
}

static void a_second_key_behind_escape__is_itself(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    strike(fixture, "Esc");
    strike_quickly(fixture, "b");
    strike_quickly(fixture, "d"); /* writing goes on */
    assert_string_equal(reply_text(fixture), "uno ddos");
    strike(fixture, "^X Esc");
    strike_quickly(fixture, "t"); /* this way out was no lone Esc */

    assert_int_equal(fixture->model.prompt.kind, PROMPT_TAG);
}

static void escape_while_reading__gives_the_next_key_no_other_meaning(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno");
    strike(fixture, "Esc Esc");
    strike_quickly(fixture, "u");

    assert_string_equal(reply_text(fixture), "uno");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(escape_and_t__transpose_and_never_ask_for_a_tag),
        STORY(escape_and_a_key_later__are_two_keys),
        STORY(escape_and_a_key_without_a_meaning_for_alt__are_two_keys),
        STORY(a_second_key_behind_escape__is_itself),
        STORY(escape_while_reading__gives_the_next_key_no_other_meaning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
