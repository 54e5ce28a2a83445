#include "fixture.h"

static void send__leaves_a_held_reply_after_tab_1_and_control_s(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");

    const struct story_effect *hold = effect_last(fixture, EFFECT_HOLD);
    assert_string_equal(hold->ticket, "1042");
    assert_string_equal(hold->text, DRAFT_ONE);
    assert_false(hold->is_internal);
    assert_int_equal(hold->until, fixture->now + 10);
    assert_int_equal(strlen(hold->key), 32);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_says(fixture, "held 10 s: u takes it back");
}

static void send__goes_out_when_the_hold_is_over(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 9);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    time_passes(fixture, 1);

    assert_string_equal(effect_last(fixture, EFFECT_SEND)->key,
                        effect_last(fixture, EFFECT_HOLD)->key);
    assert_int_equal(fixture->model.held_count, 0);
    assert_says(fixture, "Reply to Ana sent (1042)");
}

static void send__waits_for_the_intent_to_be_durable(void **state)
{
    struct fixture *fixture = *state;

    fixture->is_silent[EFFECT_HOLD] = true;
    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 30);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);

    answer_key(fixture, EVENT_HELD, effect_last(fixture, EFFECT_HOLD)->key, EFFECT_HOLD);
    settle(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
}

static void send__holds_a_chat_for_three_seconds_and_stays(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S");

    assert_int_equal(effect_last(fixture, EFFECT_HOLD)->until, fixture->now + 3);
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_string_equal(reply_text(fixture), "");
}

static void send__passes_over_tickets_that_are_held_when_it_goes_on(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S"); /* 1042, on to 1043 */
    strike(fixture, "Tab 1 ^S"); /* 1044: 1042 is held, 1043 waits */
    assert_string_equal(open_ticket(fixture), "1043");
    strike(fixture, "Tab");

    assert_string_equal(open_ticket(fixture), "1043");
    assert_says(fixture, "No other ticket waits");
}

static void send__while_reading_says_where_it_is_struck(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 Esc ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "^S sends while writing: r begins a reply");
}

static void send__and_resolve_while_reading_says_so_and_goes_on_reading(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 Esc c ^X Enter");
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_true(fixture->model.status_is_error);
    assert_says(fixture, "Nothing is sent: ^S and ^X Enter send while writing (r writes)");
    strike(fixture, "^X z"); /* what reads is done as ever behind it */
    assert_true(fixture->model.is_zoomed);
    strike(fixture, "z c Enter"); /* and Enter alone writes */
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void send__a_second_control_s_does_not_send_the_next_tickets_old_text(void **state)
{
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->unfinished = memory_text("old text");
    strike(fixture, "Tab 1 ^S ^S ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void send__never_by_enter_tab_escape_or_paste(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 Enter Tab Esc Enter Tab");
    paste(fixture, "\x13\n\n");
    strike(fixture, "Enter");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void send__by_enter_only_where_the_shop_wants_it_in_a_chat(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.enter_sends_in_chat = true;
    strike(fixture, "Tab r");
    type(fixture, "mail");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "mail\n");
    strike(fixture, "Esc Tab r");
    type(fixture, "chat");
    strike(fixture, "^O");
    type(fixture, "in two lines");
    strike(fixture, "Enter");

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "chat\nin two lines");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void send__is_not_typed_on_the_command_line_nor_chosen_in_the_palette(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^X :");
    type(fixture, "send");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "^S"));
    strike(fixture, "Esc F2");
    type(fixture, "send-resolve");
    for (size_t i = 0; i < fixture->model.menu.shown_count; i++) {
        int value = fixture->model.menu.items[fixture->model.menu.shown[i]].value;
        assert_true(value != COMMAND_SEND && value != COMMAND_SEND_RESOLVE);
    }
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void send_resolve__resolves_once_the_reply_has_gone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^X Enter");
    assert_true(effect_last(fixture, EFFECT_HOLD)->resolves);
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    time_passes(fixture, 10);
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_says(fixture, "Resolved 1042");

    strike(fixture, "u");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
}

/* They wrote while it was held. */
static void send_resolve__that_the_customer_overtook_resolves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct event sent = {.kind = EVENT_SENT, .of_effect = EFFECT_SEND, .is_overtaken = true};

    fixture->is_silent[EFFECT_SEND] = true;
    strike(fixture, "Tab 1 ^X Enter");
    char *key = memory_text(fixture->model.held[0].key);
    sent.id = key;
    post(fixture, &sent);
    settle(fixture);
    memory_free(key);

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    assert_says(fixture, "but the customer wrote meanwhile: not resolved");
}

static void send_resolve__leaves_notes_alone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "look at this");
    strike(fixture, "^X Enter");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "A note leaves the ticket waiting");
}

static void send__adds_a_note_three_seconds_later_and_stays(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "carrier called");
    strike(fixture, "^S");
    assert_true(effect_last(fixture, EFFECT_HOLD)->is_internal);
    assert_says(fixture, "Note on Ana held 3 s: u takes it back");
    time_passes(fixture, 3);

    assert_says(fixture, "Note added: the ticket still waits");
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(story_ticket(fixture, "1042")->message_count, 2);
    assert_true(story_ticket(fixture, "1042")->messages[1].is_internal);
    assert_int_equal(fixture->model.queue.waiting, 3);
}

static void undo__takes_a_note_back_as_a_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "carrier called");
    strike(fixture, "^S u");

    assert_says(fixture, "Taken back: the note on Ana (1042) was not added");
    assert_string_equal(reply_text(fixture), "carrier called");
    assert_true(fixture->model.reply.is_internal);
    time_passes(fixture, 10);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_int_equal(story_ticket(fixture, "1042")->message_count, 1);
}

static void undo__brings_a_note_back_beside_the_reply_that_was_begun(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "carrier called");
    strike(fixture, "^S r");
    type(fixture, "Dear Ana");
    strike(fixture, "Esc u");

    assert_says(fixture, "Taken back: the note on Ana (1042) was not added");
    assert_string_equal(reply_text(fixture), "carrier called");
    assert_true(fixture->model.reply.is_internal);
    strike(fixture, "Esc r");
    assert_string_equal(reply_text(fixture), "Dear Ana");
    assert_false(fixture->model.reply.is_internal);
}

static void send__that_fails_gives_a_note_back_beside_the_reply_that_was_begun(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "carrier called");
    fixture->is_silent[EFFECT_HOLD] = true;
    strike(fixture, "^S r");
    type(fixture, "Dear Ana");
    refuse(fixture, effect_last(fixture, EFFECT_HOLD));

    assert_string_equal(reply_text(fixture), "Dear Ana");
    assert_false(fixture->model.reply.is_internal);
    strike(fixture, "Esc I");
    assert_string_equal(reply_text(fixture), "carrier called");
    assert_true(fixture->model.reply.is_internal);
}

static void send__cleans_the_text_of_what_hides(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "a\xE2\x80\xAE"
                  "b");
    strike(fixture, "^S");

    if (effect_count(fixture, EFFECT_HOLD))
        assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "ab");
    else
        assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(send__leaves_a_held_reply_after_tab_1_and_control_s),
        STORY(send__goes_out_when_the_hold_is_over),
        STORY(send__waits_for_the_intent_to_be_durable),
        STORY(send__holds_a_chat_for_three_seconds_and_stays),
        STORY(send__passes_over_tickets_that_are_held_when_it_goes_on),
        STORY(send__while_reading_says_where_it_is_struck),
        STORY(send__and_resolve_while_reading_says_so_and_goes_on_reading),
        STORY(send__a_second_control_s_does_not_send_the_next_tickets_old_text),
        STORY(send__never_by_enter_tab_escape_or_paste),
        STORY(send__by_enter_only_where_the_shop_wants_it_in_a_chat),
        STORY(send__is_not_typed_on_the_command_line_nor_chosen_in_the_palette),
        STORY(send_resolve__resolves_once_the_reply_has_gone),
        STORY(send_resolve__that_the_customer_overtook_resolves_nothing),
        STORY(send_resolve__leaves_notes_alone),
        STORY(send__adds_a_note_three_seconds_later_and_stays),
        STORY(undo__takes_a_note_back_as_a_note),
        STORY(undo__brings_a_note_back_beside_the_reply_that_was_begun),
        STORY(send__that_fails_gives_a_note_back_beside_the_reply_that_was_begun),
        STORY(send__cleans_the_text_of_what_hides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
