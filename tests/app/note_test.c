/* A reply and a note beside it: what is written where, and what becomes of both. */
#include "fixture.h"

static void reply_and_note__never_turn_into_one_another_by_their_keys(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "secret");
    strike(fixture, "Esc r");
    assert_says(fixture, "The note is kept: I goes on with it");
    assert_false(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "^X I");
    assert_true(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "secret");
    strike(fixture, "^X 1"); /* a draft is for the customer */
    assert_false(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "^X I ^S");

    assert_true(effect_last(fixture, EFFECT_HOLD)->is_internal);
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "secret");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    assert_false(fixture->model.reply.is_internal);
}

static void note__is_written_beside_a_reply_which_goes_on_where_it_was(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola Ana");
    strike(fixture, "Left Left Esc I");
    assert_says(fixture, "The reply is kept: r goes on with it");
    type(fixture, "EtusA");                                    /* prose, and no commands */
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 1); /* that it was read */
    strike(fixture, "^S");
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "EtusA");
    assert_int_equal(fixture->model.mode, MODE_READING);
    strike(fixture, "r");
    assert_string_equal(reply_text(fixture), "Hola Ana");
    type(fixture, "!");
    assert_string_equal(reply_text(fixture), "Hola A!na");
    strike(fixture, "^Z ^Z ^Z");
    assert_string_equal(reply_text(fixture), "");
}

static void reply__is_sent_and_the_note_beside_it_stays_a_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "ask Bo");
    strike(fixture, "Esc r");
    type(fixture, "Hola Ana");
    strike(fixture, "^S");
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "Hola Ana");
    assert_false(effect_last(fixture, EFFECT_HOLD)->is_internal);
    strike(fixture, "S-Tab");
    assert_string_equal(story_ticket(fixture, "1042")->noted, "ask Bo");
    assert_true(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "ask Bo");
    strike(fixture, "r");
    assert_string_equal(reply_text(fixture), "");
}

static void reply_and_note__are_kept_and_come_back_as_their_own_kind(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "Esc I");
    type(fixture, "ask Bo");
    strike(fixture, "Esc Tab");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "Hola");
    assert_string_equal(story_ticket(fixture, "1042")->noted, "ask Bo");
    strike(fixture, "S-Tab");
    assert_false(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "Hola");
    strike(fixture, "I");
    assert_string_equal(reply_text(fixture), "ask Bo");
    strike(fixture, "^U Esc r ^U Esc Tab");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "");
    assert_string_equal(story_ticket(fixture, "1042")->noted, "");
}

static void reply_and_note__that_cannot_be_kept_stay_in_memory(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "Esc I");
    type(fixture, "ask Bo");
    strike(fixture, "Esc Tab S-Tab");
    assert_string_equal(reply_text(fixture), "Hola");
    strike(fixture, "I");
    assert_string_equal(reply_text(fixture), "ask Bo");
}

static void resolving__asks_where_a_text_is_unfinished(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola Ana");
    strike(fixture, "Esc E");
    assert_int_equal(fixture->model.menu.kind, MENU_RESOLVE);
    assert_non_null(strstr(fixture->model.menu.title, "an unfinished reply stands in it"));
    strike(fixture, "n");
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 1); /* that it was read */
    strike(fixture, "E s");
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "Hola Ana");
    assert_true(effect_last(fixture, EFFECT_HOLD)->resolves);
}

static void resolving__without_it_leaves_the_text_with_its_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "ask Bo");
    strike(fixture, "Esc E");
    assert_non_null(strstr(fixture->model.menu.title, "an unfinished note stands in it"));
    strike(fixture, "s");
    assert_int_equal(fixture->model.menu.kind, MENU_RESOLVE);
    strike(fixture, "y");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_string_equal(fixture->model.open->ticket.id, "1043");
    assert_string_equal(story_ticket(fixture, "1042")->noted, "ask Bo");
}

static void to_note__turns_a_reply_into_a_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "only for us");
    strike(fixture, "^X :");
    type(fixture, "to-note");
    strike(fixture, "Enter ^S");

    assert_true(effect_last(fixture, EFFECT_HOLD)->is_internal);
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "only for us");
}

static void to_note__leaves_no_reply_and_takes_no_notes_place(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "ask Bo");
    strike(fixture, "Esc r");
    type(fixture, "only for us");
    strike(fixture, "^X :");
    type(fixture, "to-note");
    strike(fixture, "Enter");
    assert_says(fixture, "A note stands beside the reply");
    assert_false(fixture->model.reply.is_internal);
    strike(fixture, "^X I ^U ^X r ^X :");
    type(fixture, "to-note");
    strike(fixture, "Enter Esc Tab");
    assert_string_equal(story_ticket(fixture, "1042")->noted, "only for us");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "");
}

static void to_note__leaves_a_reply_that_undo_does_not_fill_with_the_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "a known fraud");
    strike(fixture, "^U ^X r");
    type(fixture, "only for us");
    strike(fixture, "^X :");
    type(fixture, "to-note");
    strike(fixture, "Enter ^X r ^Z ^Z ^Z");

    assert_false(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(reply_and_note__never_turn_into_one_another_by_their_keys),
        STORY(note__is_written_beside_a_reply_which_goes_on_where_it_was),
        STORY(reply__is_sent_and_the_note_beside_it_stays_a_note),
        STORY(reply_and_note__are_kept_and_come_back_as_their_own_kind),
        STORY(reply_and_note__that_cannot_be_kept_stay_in_memory),
        STORY(resolving__asks_where_a_text_is_unfinished),
        STORY(resolving__without_it_leaves_the_text_with_its_ticket),
        STORY(to_note__turns_a_reply_into_a_note),
        STORY(to_note__leaves_no_reply_and_takes_no_notes_place),
        STORY(to_note__leaves_a_reply_that_undo_does_not_fill_with_the_note),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
