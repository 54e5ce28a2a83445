/* What is told of the keys and picks of a reply when it goes out. */
#include "app/bookmark.h"
#include "fixture.h"

static const struct ledger_verdicts *sent(const struct fixture *fixture)
{
    return effect_last(fixture, EFFECT_HOLD)->verdicts;
}

static void assert_keys(const struct fixture *fixture, int64_t typed, int64_t deleted,
                        int64_t commands)
{
    assert_true(sent(fixture)->has_keys);
    assert_int_equal(sent(fixture)->keys.typed, typed);
    assert_int_equal(sent(fixture)->keys.deleted, deleted);
    assert_int_equal(sent(fixture)->keys.commands, commands);
}

static enum pick_fate fate_of(const struct fixture *fixture, const char *product)
{
    for (size_t i = 0; i < sent(fixture)->pick_count; i++) {
        if (string_equals(sent(fixture)->picks[i].product, product))
            return sent(fixture)->picks[i].fate;
    }
    fail_msg("%s is not told", product);
    return PICK_OFFERED;
}

static void keys__of_a_draft_sent_as_it_is_are_two(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab j k 1 ^S"); /* reading is no writing */

    assert_keys(fixture, 0, 0, 2);
}

static void keys__are_typed_deleted_and_commands(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola x");
    strike(fixture, "Backspace Backspace Enter ^A ^E");
    type(fixture, "y");
    strike(fixture, "^W ^S");

    /* r, two moves and the sending; Enter is a character. */
    assert_keys(fixture, 8, 3, 4);
}

static void keys__of_a_sequence_all_count(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p 1");
    strike(fixture, "^X p 2 ^S");

    assert_keys(fixture, 0, 0, 6);
}

static void keys__of_each_reply_are_its_own(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^S");
    assert_keys(fixture, 4, 0, 2);
    strike(fixture, "1 ^S");

    assert_keys(fixture, 0, 0, 2);
}

static void keys__go_on_where_the_text_does(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "Esc Tab r");
    type(fixture, "Ni");
    strike(fixture, "Esc S-Tab r");
    type(fixture, "!");
    strike(fixture, "^S");

    /* r Esc r ^S: what was struck in the other ticket counts there. */
    assert_keys(fixture, 5, 0, 4);
}

static void keys__of_what_is_taken_back_are_not_lost(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X p 1 ^S");
    strike(fixture, "u");
    type(fixture, "!");
    strike(fixture, "^S");

    /* r ^X p 1 ^S and ^S; u was struck in the ticket that came next. */
    assert_keys(fixture, 5, 0, 6);
    assert_int_equal(fate_of(fixture, "SKU-9"), PICK_SENT);
}

static void keys__of_a_text_left_empty_are_forgotten(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "x");
    strike(fixture, "Backspace Esc Tab S-Tab 1 ^S");

    assert_keys(fixture, 0, 0, 2);
}

static void keys__outlast_a_lock(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = fixture->model.preferences;
    struct event unlocked = {.kind = EVENT_UNLOCKED};
    struct buffer aside;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X p 2");
    happens(fixture, EVENT_LOCKED);
    buffer_init(&aside, SIZE_MAX);
    bookmark_pack(&fixture->model, &aside);
    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    happens(fixture, EVENT_LOCKED);
    story_open(fixture);
    unlocked.text = buffer_text(&aside);
    unlocked.len = aside.len;
    post(fixture, &unlocked);
    settle(fixture);
    draw(fixture);
    buffer_release(&aside);
    strike(fixture, "^S");

    assert_keys(fixture, 4, 0, 5);
    assert_int_equal(fate_of(fixture, "SKU-8"), PICK_SENT);
}

static void keys__of_a_text_of_an_earlier_run_are_not_known(void **state)
{
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->unfinished = memory_text("Hola");
    strike(fixture, "Tab Tab r");
    type(fixture, "!");
    strike(fixture, "^S");

    assert_false(sent(fixture)->has_keys);
}

static void keys__struck_in_an_editor_are_not_known(void **state)
{
    struct fixture *fixture = *state;
    struct event edited = {
        .kind = EVENT_EDITED, .id = "1042", .text = "from vi\n", .len = 8};

    strike(fixture, "Tab r");
    post(fixture, &edited);
    settle(fixture);
    draw(fixture);
    strike(fixture, "^S");

    assert_false(sent(fixture)->has_keys);
}

static void picks__are_told_with_how_far_they_came(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola ");
    strike(fixture, "^X p 1 ^S");

    assert_int_equal(sent(fixture)->pick_count, 2);
    assert_int_equal(fate_of(fixture, "SKU-9"), PICK_SENT);
    assert_int_equal(fate_of(fixture, "SKU-8"), PICK_OFFERED);
}

static void pick__that_was_never_on_the_screen_was_not_offered(void **state)
{
    struct fixture *fixture = *state;

    fixture->picks_shown = 1;
    strike(fixture, "Tab Tab r"); /* the first was open before */
    type(fixture, "OK");
    strike(fixture, "^S");
    assert_int_equal(sent(fixture)->pick_count, 1);
    assert_int_equal(fate_of(fixture, "SKU-9"), PICK_OFFERED);
    fixture->picks_shown = 0;
    strike(fixture, "Tab r ^X p 2 ^S");

    assert_int_equal(sent(fixture)->pick_count, 1);
    assert_int_equal(fate_of(fixture, "SKU-8"), PICK_SENT);
}

static void pick__that_was_taken_out_again_is_not_sent(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r ^X p 1 ^U");
    type(fixture, "Hola");
    strike(fixture, "^S");

    assert_int_equal(fate_of(fixture, "SKU-9"), PICK_PUT);
}

static void note__has_no_picks(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "for us");
    strike(fixture, "^S");

    assert_int_equal(sent(fixture)->pick_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(keys__of_a_draft_sent_as_it_is_are_two),
        STORY(keys__are_typed_deleted_and_commands),
        STORY(keys__of_a_sequence_all_count),
        STORY(keys__of_each_reply_are_its_own),
        STORY(keys__go_on_where_the_text_does),
        STORY(keys__of_what_is_taken_back_are_not_lost),
        STORY(keys__of_a_text_left_empty_are_forgotten),
        STORY(keys__outlast_a_lock),
        STORY(keys__of_a_text_of_an_earlier_run_are_not_known),
        STORY(keys__struck_in_an_editor_are_not_known),
        STORY(picks__are_told_with_how_far_they_came),
        STORY(pick__that_was_never_on_the_screen_was_not_offered),
        STORY(pick__that_was_taken_out_again_is_not_sent),
        STORY(note__has_no_picks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
