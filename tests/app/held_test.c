#include "fixture.h"

static void take_back__brings_text_and_caret_to_the_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "Left ^S");
    assert_string_equal(open_ticket(fixture), "1043");
    time_passes(fixture, 4);
    strike(fixture, "u");

    assert_string_equal(effect_last(fixture, EFFECT_DROP)->key,
                        effect_last(fixture, EFFECT_HOLD)->key);
    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "Hola");
    assert_int_equal(fixture->model.reply.composer.caret, 3);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.held_count, 0);
    time_passes(fixture, 60);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

static void take_back__can_be_sent_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S u");
    type(fixture, "!");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 2);
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, DRAFT_ONE "!");
}

static void take_back__works_from_the_empty_reply(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S r ^_");

    assert_string_equal(reply_text(fixture), "Claro");
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(fixture->model.held_count, 0);
}

static void take_back__keeps_both_texts_where_another_was_begun(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S r");
    type(fixture, "Otra");
    strike(fixture, "Esc u");

    assert_string_equal(reply_text(fixture), "Claro\n\nOtra");
    assert_int_equal(fixture->model.held_count, 0);
}

static void take_back__keeps_the_other_tickets_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S r");
    type(fixture, "on 1043");
    strike(fixture, "Esc u");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(story_ticket(fixture, "1043")->unfinished, "on 1043");
}

static void take_back__is_too_late_once_it_leaves(void **state)
{
    struct fixture *fixture = *state;

    fixture->is_silent[EFFECT_SEND] = true;
    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 10);
    strike(fixture, "u");

    assert_int_equal(effect_count(fixture, EFFECT_DROP), 0);
}

static void failure__of_the_hold_gives_the_text_back(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_HOLD] = true;
    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab 1 ^S");

    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    assert_int_equal(fixture->model.held_count, 0);
    assert_says(fixture, "Nothing was sent to Ana: the disk is full");
}

static void failure__of_the_hold_keeps_the_text_where_the_ticket_was_left(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_HOLD] = true;
    fixture->fails[EFFECT_KEEP] = true; /* nothing can be written at all */
    strike(fixture, "Tab 1 ^S");
    assert_string_equal(open_ticket(fixture), "1043");
    fixture->fails[EFFECT_KEEP] = false;
    strike(fixture, "S-Tab");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    assert_int_equal(fixture->model.mode, MODE_READING);
}

static void failure__of_the_send_gives_the_text_back_untouched(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_SEND] = true;
    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 10);
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    assert_says(fixture, "may not have been sent");
    strike(fixture, "r ^S");

    assert_says(fixture, "left here earlier");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void failure__of_the_send_leaves_the_note_that_is_written_a_note(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_SEND] = true;
    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab 1 ^S I");
    type(fixture, "fraud ");
    time_passes(fixture, 10);
    assert_says(fixture, "may not have been sent");
    type(fixture, "suspected");

    assert_string_equal(reply_text(fixture), "fraud suspected");
    assert_true(fixture->model.reply.is_internal);
    strike(fixture, "Esc r");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    assert_false(fixture->model.reply.is_internal);
}

static void held__tells_when_the_customer_writes_meanwhile(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    says_on(fixture, "1042", "never mind");

    assert_says(fixture, "Something came in 1042 while your reply is held");
}

static void held__does_not_go_out_while_locked_and_begins_anew(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    happens(fixture, EVENT_LOCKED);
    fixture->now += 3600;
    tick(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    happens(fixture, EVENT_UNLOCKED);
    tick(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    time_passes(fixture, 10);

    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
}

static void held__does_not_go_out_when_its_intent_gets_durable_while_locked(void **state)
{
    struct fixture *fixture = *state;

    fixture->is_silent[EFFECT_HOLD] = true;
    strike(fixture, "Tab 1 ^S");
    happens(fixture, EVENT_LOCKED);
    fixture->now += 60;
    answer_key(fixture, EVENT_HELD, effect_last(fixture, EFFECT_HOLD)->key, EFFECT_HOLD);
    settle(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

static void held__ticks_once_a_second_also_while_keys_come(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    fixture->now++;
    strike(fixture, "j");

    assert_true(model_next_tick(&fixture->model) <= fixture->now);
}

static void held__is_told_again_by_control_s_while_reading(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 4);
    strike(fixture, "^S");
    assert_says(fixture, "Reply to Ana held 6 s: u takes it back");
    strike(fixture, "^S u");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "Esc ^S");

    assert_says(fixture, "^S sends while writing: r begins a reply");
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

static void held__stands_still_while_the_quit_menu_asks(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 4);
    strike(fixture, ": q u i t Enter");
    assert_int_equal(fixture->model.menu.kind, MENU_QUIT);
    time_passes(fixture, 60);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    strike(fixture, "Esc ^S");
    assert_says(fixture, "Reply to Ana held 6 s");
    time_passes(fixture, 6);

    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
}

static void held__is_dropped_from_the_quit_menu_however_late(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S : q u i t Enter");
    time_passes(fixture, 60);
    strike(fixture, "d");

    assert_int_equal(effect_count(fixture, EFFECT_DROP), 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_true(fixture->model.is_quitting);
}

/* A note that stays is another thing than a reply that goes out. */
static void quit__tells_replies_and_notes_apart(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    strike(fixture, "Tab I");
    type(fixture, "call him");
    strike(fixture, "^S : q u i t Enter");
    assert_int_equal(fixture->model.menu.kind, MENU_QUIT);
    assert_string_equal(fixture->model.menu.title,
                        "Held: 1 reply, 1 note, standing still. Before the program ends:");
}

static void held__that_came_back_under_the_quit_menu_is_told_not_quit_over(void **state)
{
    struct fixture *fixture = *state;

    fixture->is_silent[EFFECT_HOLD] = true;
    strike(fixture, "Tab 1 ^S : q u i t Enter");
    refuse(fixture, effect_last(fixture, EFFECT_HOLD));
    settle(fixture);
    strike(fixture, "d");

    assert_says(fixture, "Not done: 1 held when it was asked, now nothing (q quits)");
    assert_false(fixture->model.is_quitting);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void failure__of_a_notes_send_speaks_of_the_note(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_SEND] = true;
    strike(fixture, "Tab I");
    type(fixture, "ask Bo");
    strike(fixture, "^S");
    time_passes(fixture, 11);

    assert_says(fixture, "The note on Ana was not added");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(take_back__brings_text_and_caret_to_the_ticket),
        STORY(take_back__can_be_sent_again),
        STORY(take_back__works_from_the_empty_reply),
        STORY(take_back__keeps_both_texts_where_another_was_begun),
        STORY(take_back__keeps_the_other_tickets_text),
        STORY(take_back__is_too_late_once_it_leaves),
        STORY(failure__of_the_hold_gives_the_text_back),
        STORY(failure__of_the_hold_keeps_the_text_where_the_ticket_was_left),
        STORY(failure__of_the_send_gives_the_text_back_untouched),
        STORY(failure__of_a_notes_send_speaks_of_the_note),
        STORY(failure__of_the_send_leaves_the_note_that_is_written_a_note),
        STORY(held__tells_when_the_customer_writes_meanwhile),
        STORY(held__does_not_go_out_while_locked_and_begins_anew),
        STORY(held__does_not_go_out_when_its_intent_gets_durable_while_locked),
        STORY(held__is_told_again_by_control_s_while_reading),
        STORY(held__ticks_once_a_second_also_while_keys_come),
        STORY(held__stands_still_while_the_quit_menu_asks),
        STORY(held__is_dropped_from_the_quit_menu_however_late),
        STORY(quit__tells_replies_and_notes_apart),
        STORY(held__that_came_back_under_the_quit_menu_is_told_not_quit_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
