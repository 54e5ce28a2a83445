#include "fixture.h"

static void start__shows_the_first_waiting_ticket_without_opening_it(void **state)
{
    struct fixture *fixture = *state;

    assert_string_equal(open_ticket(fixture), "1042");
    assert_true(fixture->model.is_preview);
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    assert_non_null(fixture->model.offered);
    time_passes(fixture, 120);
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 0); /* nobody has read it */
}

static void tab__opens_the_shown_ticket_first_and_then_the_next(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1042");
    assert_false(fixture->model.is_preview);
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1043");
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1044");
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1042");
}

static void tab__opens_the_shown_ticket_also_before_it_is_loaded(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();

    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    fixture->is_silent[EFFECT_OPEN] = true;
    story_open(fixture);
    strike(fixture, "Tab");
    assert_false(fixture->model.is_preview);
    answer_open(fixture, effect_last(fixture, EFFECT_OPEN));
    settle(fixture);

    assert_string_equal(open_ticket(fixture), "1042");
    assert_non_null(fixture->model.offered);
}

static void tab__names_the_limit_where_nobody_else_waits_within_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "1042");
    strike(fixture, "Enter Tab Tab");

    assert_says(fixture, "No other ticket waits within the limit: L shows the whole queue");
}

static void unread__tickets_are_gone_through_and_then_there_is_none(void **state)
{
    struct fixture *fixture = *state;
    const char *first = fixture->model.wanted_ticket ? fixture->model.wanted_ticket
                                                     : open_ticket(fixture);

    assert_string_equal(first, "1042"); /* shown ahead, opened by nobody */
    strike(fixture, "g u");
    assert_string_equal(open_ticket(fixture), "1042");
    strike(fixture, "g u");
    assert_string_equal(open_ticket(fixture), "1043");
    strike(fixture, "Esc g u");
    assert_string_equal(open_ticket(fixture), "1044");
    for (size_t i = 0; i < fixture->ticket_count; i++)
        strike(fixture, "g u");
    assert_says(fixture, "No other ticket is unread");
    says_on(fixture, "1042", "and?");
    strike(fixture, "g u");

    assert_string_equal(open_ticket(fixture), "1042");
}

static void unread__behind_a_limit_is_told_of(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "1042");
    strike(fixture, "Enter Tab g u");

    assert_says(fixture,
                "No other ticket is unread within the limit: L shows the whole queue");
}

static void unread__is_gone_to_from_a_text_that_is_kept(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "half");
    strike(fixture, "^X g u");

    assert_string_equal(open_ticket(fixture), "1043");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "half");
}

static void start__with_an_empty_queue_shows_the_first_that_arrives(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();

    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    fixture->ticket_count = 0;
    story_open(fixture);
    strike(fixture, "Tab");
    assert_string_equal(fixture->model.status, "No other ticket waits");
    story_ticket_add(fixture, "2000", "eve", "Eve", "chat", "en", "hello");
    post_head(fixture, &fixture->tickets[0], true);
    settle(fixture);

    assert_string_equal(open_ticket(fixture), "2000");
    assert_true(fixture->model.is_preview);
}

static void preview__that_the_limit_hides_is_not_opened_by_tab(void **state)
{
    struct fixture *fixture = *state;

    assert_true(fixture->model.is_preview);
    assert_string_equal(fixture->model.open->ticket.id, "1042");
    strike(fixture, "l");
    type(fixture, "lang:zh");
    strike(fixture, "Enter Tab");

    assert_string_equal(fixture->model.open->ticket.id, "1043");
    assert_false(fixture->model.is_preview);
}

static void preview__asks_no_engine_beyond_this_machine(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();

    preferences.engine = "gpt-4o at api.example";
    fixture->log_count = 0;
    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    story_open(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_OFFER), 1);
    assert_true(effect_last(fixture, EFFECT_OFFER)->is_ahead);
    const struct offered *ahead = fixture->model.offered;
    strike(fixture, "Tab");

    assert_int_equal(effect_count(fixture, EFFECT_OFFER), 2);
    assert_false(effect_last(fixture, EFFECT_OFFER)->is_ahead);
    assert_true(effect_last(fixture, EFFECT_OFFER)->is_model_alone);
    assert_ptr_equal(fixture->model.offered, ahead); /* not made a second time */
    assert_int_equal(fixture->model.asking.request,
                     effect_last(fixture, EFFECT_OFFER)->request);
}

static void preview__of_the_local_engine_is_not_asked_for_twice(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");

    assert_int_equal(effect_count(fixture, EFFECT_OFFER), 1);
}

static void shift_tab__goes_back_to_the_ticket_before(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab S-Tab");
    assert_string_equal(open_ticket(fixture), "1042");
    strike(fixture, "S-Tab");
    assert_string_equal(open_ticket(fixture), "1043");
}

static void enter__opens_the_marked_row(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "j j Enter");

    assert_string_equal(open_ticket(fixture), "1044");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
}

static void opening__reads(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r ^X Tab");

    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(fixture->model.mode, MODE_READING);
}

static void opening__finds_the_text_that_was_left_and_leaves_it_untouched(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "half");
    strike(fixture, "^X Tab");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "half");
    strike(fixture, "S-Tab");

    assert_string_equal(reply_text(fixture), "half");
    assert_false(fixture->model.reply.is_touched);
    assert_int_equal(fixture->model.mode, MODE_READING);
}

/* Another process let go of the vault: nobody has to strike a key to know. */
static void text__that_is_kept_at_last_is_told(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "Tab r");
    type(fixture, "precious");
    time_passes(fixture, 2);
    assert_says(fixture, "Not kept");
    fixture->fails[EFFECT_KEEP] = false;
    time_passes(fixture, 2);

    assert_says(fixture, "Kept by now");
}

static void leaving__keeps_a_text_that_the_disk_refused(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "Tab r");
    type(fixture, "precious");
    strike(fixture, "^X Tab");
    assert_says(fixture, "Not kept");
    assert_string_equal(open_ticket(fixture), "1043");
    strike(fixture, "S-Tab");

    assert_string_equal(reply_text(fixture), "precious");
    assert_int_equal(fixture->model.parked_count, 0);
}

/* While another process holds the vault, say: its ticket stands open no more. */
static void leaving__keeps_a_refused_text_as_soon_as_it_can(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "Tab r");
    type(fixture, "precious");
    strike(fixture, "^X Tab");
    time_passes(fixture, 2);
    assert_int_equal(fixture->model.parked_count, 1);
    fixture->fails[EFFECT_KEEP] = false;
    time_passes(fixture, 2);

    assert_int_equal(fixture->model.parked_count, 0);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "precious");
}

static void leaving__empties_what_was_kept_when_the_text_was_deleted(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "no");
    time_passes(fixture, 2);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "no");
    strike(fixture, "^U ^X Tab");

    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "");
}

static void typing__is_kept_once_a_second_at_most(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "a long sentence typed at once");
    tick(fixture);
    type(fixture, " and");
    tick(fixture);
    tick(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_KEEP), 1);
    time_passes(fixture, 2);
    assert_int_equal(effect_count(fixture, EFFECT_KEEP), 2);
    assert_true(fixture->model.reply.is_kept);
    time_passes(fixture, 30);

    assert_int_equal(effect_count(fixture, EFFECT_KEEP), 2);
}

static void reading__is_told_once_when_all_was_seen(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab j k j");

    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 1);
    assert_int_equal(story_ticket(fixture, "1042")->read_count, 1);
    assert_int_equal(queue_find(&fixture->model.queue, "1042")->unread, 0);
}

static void reading__in_part_is_told_when_the_ticket_is_left(void **state)
{
    struct fixture *fixture = *state;

    says_on(fixture, "1043", "还有");
    fixture->hides_newest = true;
    strike(fixture, "Tab Tab");
    assert_int_equal(story_ticket(fixture, "1043")->read_count, 0);
    strike(fixture, "Tab");

    assert_int_equal(story_ticket(fixture, "1043")->read_count, 1);
}

static void opening__that_fails_says_so_and_goes_to_the_queue(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->fails[EFFECT_OPEN] = true;
    strike(fixture, "Tab");
    assert_says(fixture, "could not be opened");
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    fixture->fails[EFFECT_OPEN] = false;
    strike(fixture, "Enter");

    assert_string_equal(open_ticket(fixture), "1043");
}

static void keys__while_a_ticket_is_being_opened_do_nothing_to_the_old_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_silent[EFFECT_OPEN] = true;
    strike(fixture, "Tab 1");

    assert_null(fixture->model.open);
    assert_says(fixture, "being opened");
    assert_int_equal(effect_count(fixture, EFFECT_TAKEN), 0);
}

static void read_again__tells_what_moved_also_where_nothing_did(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab R");
    assert_says(fixture, "Read again 09:00: nothing moved");
    fixture->order_is_delivered = true;
    strike(fixture, "F5");
    assert_says(fixture, "Read again 09:00: order W2378156 moved: delivered");
    strike(fixture, "z");
    customer_says(fixture, "Hello?"); /* nobody asked to be told */

    assert_string_equal(fixture->model.status, "");
}

static void their_tickets__stand_in_the_queue_also_the_resolved_ones(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab h");
    assert_string_equal(model->queue.limit_text, "customer:=ana");
    assert_int_equal(model->queue.shown_count, 1);
    assert_int_equal(model->pane, PANE_QUEUE);
    strike(fixture, "L E");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    strike(fixture, "S-Tab h");
    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(model->queue.shown_count, 1);
    strike(fixture, "L j h"); /* of the row under the mark */
    assert_string_not_equal(model->queue.limit_text, "customer:=ana");
    strike(fixture, "L w");
    model->open->ticket.customer = "a b, c";
    strike(fixture, "h");
    assert_string_equal(model->queue.limit_text, "customer:=\"a b, c\"");
    strike(fixture, "L w");
    model->open->ticket.customer = "a\"b";
    strike(fixture, "h");
    assert_says(fixture, "cannot stand in a limit");
    assert_null(model->queue.limit_text);
}

static void thread__scrolls_by_lines_and_pages_to_its_ends(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab g g");
    assert_int_equal(fixture->model.thread_top.place.at, 0);
    strike(fixture, "j j j k");
    assert_int_equal(fixture->model.thread_top.place.at, 2);
    strike(fixture, "PgDn");
    assert_int_equal(fixture->model.thread_top.place.at, 11);
    strike(fixture, "PgDn PgDn PgDn PgDn");
    assert_int_equal(fixture->model.thread_top.place.at, 30);
    strike(fixture, "k");
    assert_int_equal(fixture->model.thread_top.place.at, 29);
    strike(fixture, "G");
    assert_true(fixture->model.thread_top.is_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(preview__that_the_limit_hides_is_not_opened_by_tab),
        STORY(start__shows_the_first_waiting_ticket_without_opening_it),
        STORY(tab__opens_the_shown_ticket_first_and_then_the_next),
        STORY(tab__opens_the_shown_ticket_also_before_it_is_loaded),
        STORY(tab__names_the_limit_where_nobody_else_waits_within_it),
        STORY(unread__tickets_are_gone_through_and_then_there_is_none),
        STORY(unread__behind_a_limit_is_told_of),
        STORY(unread__is_gone_to_from_a_text_that_is_kept),
        STORY(start__with_an_empty_queue_shows_the_first_that_arrives),
        STORY(preview__asks_no_engine_beyond_this_machine),
        STORY(preview__of_the_local_engine_is_not_asked_for_twice),
        STORY(shift_tab__goes_back_to_the_ticket_before),
        STORY(enter__opens_the_marked_row),
        STORY(opening__reads),
        STORY(opening__finds_the_text_that_was_left_and_leaves_it_untouched),
        STORY(text__that_is_kept_at_last_is_told),
        STORY(leaving__keeps_a_text_that_the_disk_refused),
        STORY(leaving__keeps_a_refused_text_as_soon_as_it_can),
        STORY(leaving__empties_what_was_kept_when_the_text_was_deleted),
        STORY(typing__is_kept_once_a_second_at_most),
        STORY(reading__is_told_once_when_all_was_seen),
        STORY(reading__in_part_is_told_when_the_ticket_is_left),
        STORY(opening__that_fails_says_so_and_goes_to_the_queue),
        STORY(keys__while_a_ticket_is_being_opened_do_nothing_to_the_old_one),
        STORY(read_again__tells_what_moved_also_where_nothing_did),
        STORY(their_tickets__stand_in_the_queue_also_the_resolved_ones),
        STORY(thread__scrolls_by_lines_and_pages_to_its_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
