/* What keeps a reply from being sent: it, or what it answers, was not seen or not checked.
 */
#include "fixture.h"

static void send__refuses_an_empty_reply(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "  ");
    strike(fixture, "^S");

    assert_says(fixture, "Nothing is written");
    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), 0);
}

static void send__refuses_a_text_left_earlier_until_it_is_touched(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab");
    story_ticket(fixture, "1044")->unfinished = memory_text("half a reply");
    strike(fixture, "Tab r ^S ^S");
    assert_says(fixture, "left here earlier");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);

    type(fixture, ".");
    strike(fixture, "^S");

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "half a reply.");
}

static void send__refuses_while_the_newest_message_was_not_on_the_screen(void **state)
{
    struct fixture *fixture = *state;

    fixture->hides_newest = true;
    strike(fixture, "Tab Tab Tab r"); /* 1044 is loaded while its end is hidden */
    type(fixture, "Yes");
    strike(fixture, "^S");
    assert_says(fixture, "newest message was not on the screen");

    fixture->hides_newest = false;
    strike(fixture, "^X G ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

/* Not in the status line alone, where the next key takes it away. */
static void refusal__stands_at_the_text_until_that_is_changed_or_sent(void **state)
{
    struct fixture *fixture = *state;

    fixture->hides_newest = true;
    strike(fixture, "Tab Tab Tab r");
    type(fixture, "Yes");
    assert_null(model_refusal(&fixture->model));
    strike(fixture, "^S");
    assert_non_null(strstr(model_refusal(&fixture->model), "Not sent: The newest message"));
    strike(fixture, "^X G Left");
    assert_string_equal(fixture->model.status, "");
    assert_non_null(model_refusal(&fixture->model));
    type(fixture, "!");
    assert_null(model_refusal(&fixture->model));
    strike(fixture, "^S");
    assert_non_null(model_refusal(&fixture->model));

    fixture->hides_newest = false;
    fixture->is_silent[EFFECT_LOOK_UP] = true;
    strike(fixture, "^X G ^S");
    assert_int_equal(fixture->model.pending, PENDING_SEND);
    assert_null(model_refusal(&fixture->model)); /* while it is checked */
    strike(fixture, "^C");
    assert_string_equal(model_refusal(&fixture->model), "Not sent: Cancelled");
    fixture->is_silent[EFFECT_LOOK_UP] = false;
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    assert_null(model_refusal(&fixture->model));
}

static void send__refuses_a_reply_that_was_not_read_to_its_end(void **state)
{
    struct fixture *fixture = *state;

    fixture->hides_reply_end = true;
    strike(fixture, "Tab 1 ^S");
    assert_says(fixture, "Read this part first");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.reply.top, 5); /* the part that was not seen */
    assert_true(fixture->model.reply.is_scrolled);
    strike(fixture, "PgDn PgDn");
    assert_int_equal(fixture->model.reply.top, 12);
    strike(fixture, "^S");
    assert_int_equal(fixture->model.reply.top, 0);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    fixture->hides_reply_end = false;
    strike(fixture, "PgDn ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void send__refuses_a_draft_that_was_never_drawn(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_blind = true;
    strike(fixture, "1 ^S");

    assert_says(fixture, "was not on the screen yet");
    draw(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void send__waits_for_the_frame_where_only_typing_was_not_drawn(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    fixture->is_blind = true;
    type(fixture, "!");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);

    draw(fixture);

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, DRAFT_ONE "!");
}

static void send__says_so_where_that_frame_cannot_show_the_end(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    fixture->is_blind = true;
    type(fixture, "!");
    strike(fixture, "^S");
    fixture->hides_reply_end = true;
    draw(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(effect_count(fixture, EFFECT_REDRAW), 1);
    assert_says(fixture, "Read this part first");
}

static void send__refuses_before_the_ticket_was_painted(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_blind = true;
    strike(fixture, "Tab r");
    type(fixture, "hola");
    strike(fixture, "^S");

    assert_says(fixture, "was not on the screen yet");
    draw(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void send__asks_the_vault_first_and_waits_for_the_answer(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    fixture->is_silent[EFFECT_LOOK_UP] = true;
    strike(fixture, "^S");
    assert_int_equal(fixture->model.pending, PENDING_SEND);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);

    answer_look_up(fixture, DRAFT_ONE, fixture->model.reply.look_up);
    settle(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void send__is_stopped_by_typing_while_it_is_checked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    fixture->is_silent[EFFECT_LOOK_UP] = true;
    strike(fixture, "^S");
    type(fixture, "x");
    assert_says(fixture, "changed while it was checked");

    answer_look_up(fixture, DRAFT_ONE, fixture->model.reply.look_up);
    settle(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void send__ends_where_the_text_cannot_be_checked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    fixture->fails[EFFECT_LOOK_UP] = true;
    strike(fixture, "^S");

    assert_int_equal(fixture->model.pending, PENDING_NONE);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "could not be checked");
    assert_string_equal(model_refusal(&fixture->model), fixture->model.status);
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

static void send__is_blocked_by_what_the_vault_knows_of_others(void **state)
{
    struct fixture *fixture = *state;

    fixture->other_value = "max@example.com";
    strike(fixture, "Tab r");
    type(fixture, "Ask max@example.com please");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
}

static void send__is_blocked_by_what_the_vault_says_only_now(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Ask max@example.com please");
    fixture->other_value = "max@example.com";
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.pending, PENDING_NONE);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
}

static void send__may_follow_a_newest_message_that_was_read_earlier(void **state)
{
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->read_count = 1;
    fixture->hides_newest = true;
    strike(fixture, "Tab Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(send__refuses_an_empty_reply),
        STORY(send__refuses_a_text_left_earlier_until_it_is_touched),
        STORY(send__refuses_while_the_newest_message_was_not_on_the_screen),
        STORY(refusal__stands_at_the_text_until_that_is_changed_or_sent),
        STORY(send__refuses_a_reply_that_was_not_read_to_its_end),
        STORY(send__refuses_a_draft_that_was_never_drawn),
        STORY(send__waits_for_the_frame_where_only_typing_was_not_drawn),
        STORY(send__says_so_where_that_frame_cannot_show_the_end),
        STORY(send__refuses_before_the_ticket_was_painted),
        STORY(send__asks_the_vault_first_and_waits_for_the_answer),
        STORY(send__is_stopped_by_typing_while_it_is_checked),
        STORY(send__ends_where_the_text_cannot_be_checked),
        STORY(send__is_blocked_by_what_the_vault_knows_of_others),
        STORY(send__is_blocked_by_what_the_vault_says_only_now),
        STORY(send__may_follow_a_newest_message_that_was_read_earlier),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
