#include "fixture.h"

static void arrival__reloads_the_open_ticket_and_keeps_text_and_mode(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    customer_says(fixture, "never mind");

    assert_int_equal(fixture->model.open->ticket.message_count, 2);
    assert_string_equal(reply_text(fixture), "Hola");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.unread_from, 1);
}

/* Whoever wrote the answer did not know it: the thread opens there, not behind the answer.
 */
static void arrival__while_a_reply_was_held_is_where_the_thread_opens(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    fixture->now += 60;
    story_message(fixture, ticket, FROM_CUSTOMER, ticket->name, "never mind", false);
    story_message(fixture, ticket, FROM_AGENT, "Marta", "It is on its way.", false);
    ticket->messages[2].is_overtaken = true;
    ticket->messages[2].overtaken_at = fixture->now;
    post_head(fixture, ticket, true);
    strike(fixture, ": 1 0 4 3 Enter");

    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(fixture->model.unread_from, 1);
}

static void arrival__while_writing_is_told_and_must_be_seen_before_the_send(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    fixture->hides_newest = true;
    draw(fixture);
    customer_says(fixture, "never mind");
    assert_string_equal(fixture->model.moved, "Ana Ruiz wrote 09:01: never mind");
    draw(fixture);
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "never mind");
    fixture->hides_newest = false;
    strike(fixture, "^X G ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    assert_null(fixture->model.moved);
}

static void arrival__makes_drafts_stale_and_asks_for_new_ones(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_silent[EFFECT_OFFER] = true;
    customer_says(fixture, "never mind, I want to return it");
    assert_true(fixture->model.is_offer_stale);
    happens(fixture, EVENT_CUSTOMER); /* read again, with nothing new in it */
    assert_int_equal(model_offer_age(&fixture->model), OFFER_MOVED);
    strike(fixture, "1");
    assert_says(fixture, "out of date");
    assert_string_equal(reply_text(fixture), "");

    answer_offer(fixture, "1042", fixture->model.offer_request);
    assert_false(fixture->model.is_offer_stale);
    strike(fixture, "1");

    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

/* A tired hand strikes 1 and ^S once more: what was sent does not stand there as if new. */
static void arrival__of_what_was_sent_leaves_its_drafts_behind(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab Tab"); /* a chat, which stays */
    assert_int_equal(model_offer_age(model), OFFER_FRESH);
    strike(fixture, "1 ^S");
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(model_offer_age(model), OFFER_LEAVING);
    strike(fixture, "u"); /* taken back it is written on */
    assert_int_equal(model_offer_age(model), OFFER_FRESH);
    strike(fixture, "^S");
    time_passes(fixture, 10);
    assert_int_equal(model->held_count, 0);
    assert_int_equal(model_offer_age(model), OFFER_SENT);
    strike(fixture, "1");
    assert_says(fixture, "a reply was sent since it was written");
    strike(fixture, "^Z Esc");
    customer_says(fixture, "And the other one?");

    assert_int_equal(model_offer_age(model), OFFER_FRESH); /* of new drafts */
}

/* Who opens it again finds drafts that were made anew, to a message that has its answer. */
static void answered__tells_of_drafts_that_nobody_asked_for_that_they_come_late(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab Tab 1 ^S");
    time_passes(fixture, 10);
    strike(fixture, "Tab S-Tab");
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(model_offer_age(model), OFFER_LATE);
    strike(fixture, "1");
    assert_says(fixture, "the customer was answered already");
    strike(fixture, "^Z Esc a"); /* who asks for them means to write once more */
    assert_int_equal(model_offer_age(model), OFFER_FRESH);
    strike(fixture, "Tab S-Tab");
    assert_int_equal(model_offer_age(model), OFFER_LATE);
    customer_says(fixture, "And the other one?");
    assert_int_equal(model_offer_age(model), OFFER_FRESH);
}

/* A note answers nobody. */
static void noted__leaves_drafts_fresh(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    colleague_says(fixture, "I called the carrier", true);
    strike(fixture, "Tab S-Tab");
    assert_int_equal(model_offer_age(&fixture->model), OFFER_FRESH);
}

/* The thread is read again later, or with nothing new in it. */
static void sent__leaves_drafts_behind_before_the_thread_has_it(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab Tab 1 ^S");
    assert_int_equal(model_offer_age(model), OFFER_LEAVING);
    answer_key(fixture, EVENT_SENT, model->held[0].key, EFFECT_SEND);
    assert_int_equal(model->held_count, 0);
    assert_int_equal(model_offer_age(model), OFFER_SENT);
    strike(fixture, "a");
    assert_int_equal(model_offer_age(model), OFFER_FRESH);
    assert_false(model->is_offer_answered);
}

static void arrival__answers_to_an_older_question_are_dropped(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_silent[EFFECT_OFFER] = true;
    uint64_t old = fixture->model.request;
    customer_says(fixture, "one");
    fixture->drafts[0] = "old";
    answer_offer(fixture, "1042", old);

    assert_true(fixture->model.is_offer_stale);
}

static void arrival__is_followed_where_the_end_was_looked_at(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab k k");
    assert_false(fixture->model.thread_top.is_end);
    customer_says(fixture, "more");

    assert_true(fixture->model.thread_top.is_end);
}

static void colleague__who_answers_meanwhile_is_told(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    colleague_says(fixture, "I have answered", false);

    assert_non_null(strstr(fixture->model.moved, "Marta answered 09:01"));
}

static void own_reply__is_no_news(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S r");
    type(fixture, "Otra");
    time_passes(fixture, 5);

    assert_int_equal(fixture->model.open->ticket.message_count, 2);
    assert_null(fixture->model.moved);
    assert_int_not_equal(fixture->model.unread_from,
                         1); /* no "new" above one's own words */
    assert_string_equal(reply_text(fixture), "Otra");
}

static void new__does_not_stand_above_ones_own_reply_on_reopening(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 10);
    strike(fixture, "S-Tab");
    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(fixture->model.open->ticket.message_count, 2);
    assert_int_equal(fixture->model.unread_from, 2);
    strike(fixture, "Tab");
    says_on(fixture, "1042", "thanks");
    strike(fixture, "S-Tab");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(fixture->model.unread_from, 2);
}

static void parcel__that_moves_meanwhile_is_told(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    fixture->order_is_delivered = true;
    strike(fixture, "F5");

    assert_non_null(strstr(fixture->model.moved, "W2378156 moved: delivered"));
    assert_int_equal(effect_count(fixture, EFFECT_OFFER), 2);
}

static void arrival__on_another_ticket_moves_only_the_queue(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    size_t opens = effect_count(fixture, EFFECT_OPEN);
    says_on(fixture, "1044", "are you there?");

    assert_int_equal(effect_count(fixture, EFFECT_OPEN), opens);
    assert_int_equal(queue_find(&fixture->model.queue, "1044")->unread, 2);
}

static void loaded__of_a_ticket_that_nobody_waits_for_is_dropped(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_LOADED};

    strike(fixture, "Tab");
    event.loaded = load(fixture, story_ticket(fixture, "1044"));
    post(fixture, &event);

    assert_string_equal(open_ticket(fixture), "1042");
}

static void reload__leaves_the_claims_of_the_drafts_standing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab R R R c");
    assert_says(fixture, "order W2378156");
    assert_int_equal(fixture->model.retired_count, 3);
    customer_says(fixture, "And?"); /* new drafts: the old boxes may go */
    assert_int_equal(fixture->model.retired_count, 0);
    strike(fixture, "c");

    assert_says(fixture, "order W2378156");
}

static void gone(struct fixture *fixture, const char *id)
{
    uint32_t number = queue_find(&fixture->model.queue, id)->number;
    struct event event = {.kind = EVENT_GONE, .numbers = &number, .count = 1};

    post(fixture, &event);
    settle(fixture);
}

static void erasure__of_another_ticket_takes_its_row_and_its_mark(void **state)
{
    struct fixture *fixture = *state;
    size_t shown = fixture->model.queue.shown_count;

    strike(fixture, "Tab");
    queue_mark(&fixture->model.queue, "1044", true);
    fixture->model.marked_count = 1;
    gone(fixture, "1044");

    assert_null(queue_find(&fixture->model.queue, "1044"));
    assert_int_equal(fixture->model.queue.shown_count, shown - 1);
    assert_int_equal(fixture->model.marked_count, 0);
    assert_string_equal(open_ticket(fixture), "1042");
}

static void erasure__of_the_open_ticket_leaves_it_and_keeps_nothing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    size_t keeps = effect_count(fixture, EFFECT_KEEP);
    gone(fixture, "1042");

    assert_null(fixture->model.open);
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(effect_count(fixture, EFFECT_KEEP), keeps);
    assert_says(fixture, "erased");
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1043");
}

/* Its text was on its way to the vault, which knows the customer no more. */
static void erasure__is_told_also_where_the_text_could_not_be_kept(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    struct event refused = {.kind = EVENT_FAILED,
                            .error = &error,
                            .of_effect = EFFECT_KEEP,
                            .id = "1042"};

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    error_set(&error, ERROR_NOT_FOUND, "no such ticket");
    post(fixture, &refused);
    assert_says(fixture, "Not kept (the text stays here)");
    gone(fixture, "1042");
    post(fixture, &refused);
    assert_says(fixture, "erased");
}

static void erasure__drops_held_and_parked_texts_of_its_tickets_alone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^S"); /* held, and the next one opened */
    assert_int_equal(fixture->model.held_count, 1);
    assert_int_equal(fixture->model.earlier_count, 1);
    gone(fixture, "1044");
    assert_int_equal(fixture->model.held_count, 1);
    assert_int_equal(fixture->model.earlier_count, 0);
    gone(fixture, "1042");
    assert_int_equal(fixture->model.held_count, 0);
    assert_says(fixture, "erased");
    time_passes(fixture, 60);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_string_equal(open_ticket(fixture), "1043");
}

static void snooze__is_told_once_of_a_message_below_the_screen(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->hides_newest = true;
    customer_says(fixture, "¿Hola?");
    strike(fixture, "s 2");
    assert_says(fixture, "The newest message was not on the screen: G shows it");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "s 2");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_SNOOZED);
    strike(fixture, "u");
    customer_says(fixture, "¿Sí?"); /* another one: told anew */
    strike(fixture, "s 4");
    type(fixture, "tomorrow");
    strike(fixture, "Enter");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    assert_non_null(
        strstr(fixture->model.prompt.error, "was not on the screen: G shows it"));
    strike(fixture, "Enter");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_SNOOZED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(arrival__while_a_reply_was_held_is_where_the_thread_opens),
        STORY(arrival__reloads_the_open_ticket_and_keeps_text_and_mode),
        STORY(arrival__while_writing_is_told_and_must_be_seen_before_the_send),
        STORY(arrival__makes_drafts_stale_and_asks_for_new_ones),
        STORY(arrival__of_what_was_sent_leaves_its_drafts_behind),
        STORY(answered__tells_of_drafts_that_nobody_asked_for_that_they_come_late),
        STORY(noted__leaves_drafts_fresh),
        STORY(sent__leaves_drafts_behind_before_the_thread_has_it),
        STORY(arrival__answers_to_an_older_question_are_dropped),
        STORY(arrival__is_followed_where_the_end_was_looked_at),
        STORY(colleague__who_answers_meanwhile_is_told),
        STORY(own_reply__is_no_news),
        STORY(new__does_not_stand_above_ones_own_reply_on_reopening),
        STORY(parcel__that_moves_meanwhile_is_told),
        STORY(erasure__is_told_also_where_the_text_could_not_be_kept),
        STORY(erasure__drops_held_and_parked_texts_of_its_tickets_alone),
        STORY(arrival__on_another_ticket_moves_only_the_queue),
        STORY(loaded__of_a_ticket_that_nobody_waits_for_is_dropped),
        STORY(reload__leaves_the_claims_of_the_drafts_standing),
        STORY(erasure__of_another_ticket_takes_its_row_and_its_mark),
        STORY(erasure__of_the_open_ticket_leaves_it_and_keeps_nothing),
        STORY(snooze__is_told_once_of_a_message_below_the_screen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
