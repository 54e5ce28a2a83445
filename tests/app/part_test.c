/* A long thread is looked at in part until the whole of it is there. */
#include "fixture.h"

#define WRITTEN 5 /* messages of 1043 */

/* The messages from one on, as the shell brings them before the rest. */
static void answer_part(struct fixture *fixture, size_t from, size_t count)
{
    struct event event = {.kind = EVENT_LOADED};
    struct loaded *part = load(fixture, story_ticket(fixture, "1043"));
    struct ticket *ticket = &part->ticket;

    part->is_part = true;
    part->sender = SENDER_CUSTOMER;
    part->messages_below = ticket->message_count - from - count;
    ticket->messages += from;
    ticket->message_count = count;
    ticket->read_count = from > 0 ? ticket->read_count - from : 0;
    event.loaded = part;
    post(fixture, &event);
    settle(fixture);
}

static void answer_whole(struct fixture *fixture)
{
    answer_open(fixture, effect_last(fixture, EFFECT_OPEN));
    settle(fixture);
}

/* 1043 has so many messages, of which all but two were read, and is being opened. */
static void open_long(struct fixture *fixture)
{
    for (int i = 1; i < WRITTEN; i++)
        says_on(fixture, "1043", "and one more");
    story_ticket(fixture, "1043")->read_count = WRITTEN - 2;
    strike(fixture, "Tab");
    fixture->is_silent[EFFECT_OPEN] = true;
    strike(fixture, "Tab");
}

static void part__is_looked_at_and_nothing_is_offered_or_told_of_it(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    open_long(fixture);
    size_t offers = effect_count(fixture, EFFECT_OFFER);
    size_t changes = effect_count(fixture, EFFECT_CHANGE);
    answer_part(fixture, 2, 3);
    draw(fixture);
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(model->unread_from, 1);
    assert_int_equal(effect_count(fixture, EFFECT_OFFER), offers);
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), changes);
    assert_null(model->offered);

    answer_whole(fixture);
    assert_false(model->open->is_part);
    assert_int_equal(model->open->ticket.message_count, WRITTEN);
    assert_int_equal(model->unread_from, WRITTEN - 2);
    assert_int_equal(effect_count(fixture, EFFECT_OFFER), offers + 1);
    draw(fixture);
    assert_int_equal(story_ticket(fixture, "1043")->read_count, WRITTEN);
}

static void part__leaves_the_screen_where_it_stood(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    open_long(fixture);
    answer_part(fixture, 2, 3);
    draw(fixture);
    strike(fixture, "j j");
    model->thread_top = (struct thread_top){.place = {.message = 1, .at = 4}};
    answer_whole(fixture);

    assert_false(model->thread_to_unread);
    assert_int_equal(model->thread_top.place.message, 3);
    assert_int_equal(model->thread_top.place.at, 4);
}

static void part__where_nobody_reads_gives_way_to_the_first_unread(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    open_long(fixture);
    answer_part(fixture, 0, 2);
    draw(fixture);
    answer_whole(fixture);

    assert_int_equal(model->unread_from, WRITTEN - 2);
    assert_true(model->thread_to_unread);
}

static void keys__but_those_that_look_around_want_the_whole(void **state)
{
    static const char *const others[] = {"r", "G", "g", "/", "Tab", "1", "^S", "q", "l"};
    struct fixture *fixture = *state;
    struct key key;

    open_long(fixture);
    assert_true(key_parse(text_of("j"), &key));
    assert_false(model_looks_around(&fixture->model, key)); /* nothing is open */
    answer_part(fixture, 2, 3);
    assert_true(model_looks_around(&fixture->model, key));
    assert_true(key_parse(text_of("PgDn"), &key));
    assert_true(model_looks_around(&fixture->model, key));
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        assert_true(key_parse(text_of(others[i]), &key));
        assert_false(model_looks_around(&fixture->model, key));
    }
    answer_whole(fixture);
    assert_true(key_parse(text_of("j"), &key));
    assert_false(model_looks_around(&fixture->model, key));
}

static void part__whose_whole_does_not_come_is_not_left_standing(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {ERROR_DAMAGED, "its own record is missing"};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_OPEN, .id = "1043"};

    open_long(fixture);
    answer_part(fixture, 2, 3);
    draw(fixture);
    post(fixture, &failed);
    settle(fixture);

    assert_null(fixture->model.open);
    assert_null(fixture->model.wanted_ticket);
    assert_says(fixture, "could not be opened: its own record is missing");
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
}

static void part__of_a_ticket_that_nobody_waits_for_is_let_go(void **state)
{
    struct fixture *fixture = *state;

    open_long(fixture);
    answer_whole(fixture);
    answer_part(fixture, 2, 3);

    assert_false(fixture->model.open->is_part);
}

/* A reply to 1043, whose thread is long, is held, and the ticket is being opened again. */
static void open_long_while_held(struct fixture *fixture)
{
    for (int i = 1; i < WRITTEN; i++)
        says_on(fixture, "1043", "and one more");
    strike(fixture, "Tab Tab r");
    type(fixture, "first");
    strike(fixture, "^S S-Tab");
    assert_string_equal(open_ticket(fixture), "1042");
    fixture->is_silent[EFFECT_OPEN] = true;
    strike(fixture, "S-Tab");
    assert_int_equal(fixture->model.held_count, 1);
    assert_string_equal(fixture->model.wanted_ticket, "1043");
}

static void send_fails(struct fixture *fixture)
{
    fixture->fails[EFFECT_SEND] = true;
    time_passes(fixture, 11);
    assert_int_equal(fixture->model.held_count, 0);
    assert_says(fixture, "Its text is back in 1043");
}

static void part__takes_no_reply_that_comes_back_which_waits_for_the_whole(void **state)
{
    struct fixture *fixture = *state;

    open_long_while_held(fixture);
    answer_part(fixture, 2, 3);
    send_fails(fixture);
    assert_string_equal(reply_text(fixture), "");
    assert_string_equal(story_ticket(fixture, "1043")->given_back, "first");
    answer_whole(fixture);
    assert_string_equal(open_ticket(fixture), "1043");
    assert_string_equal(reply_text(fixture), "first");
}

/* The whole was read before: what the vault was given then is not in it. */
static void reply__that_comes_back_behind_the_reading_stands_in_the_whole(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_LOADED};

    open_long_while_held(fixture);
    answer_part(fixture, 2, 3);
    event.loaded = load(fixture, story_ticket(fixture, "1043"));
    send_fails(fixture);
    post(fixture, &event);
    settle(fixture);
    assert_string_equal(reply_text(fixture), "first");
    strike(fixture, "r");
    type(fixture, " and more");
    time_passes(fixture, 2);
    assert_string_equal(story_ticket(fixture, "1043")->unfinished, "first and more");
    assert_null(story_ticket(fixture, "1043")->given_back); /* it goes on in the other */
    assert_int_equal(fixture->model.parked_count, 0);
}

static void part__takes_no_text_from_the_editor_which_waits_for_the_whole(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_EDITED,
                          .id = "1043",
                          .before = "",
                          .text = "half an hour's work\n",
                          .len = strlen("half an hour's work\n")};

    open_long(fixture);
    answer_part(fixture, 2, 3);
    post(fixture, &event);
    settle(fixture);
    assert_string_equal(reply_text(fixture), "");
    answer_whole(fixture);
    assert_string_equal(reply_text(fixture), "half an hour's work");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void is_erased(struct fixture *fixture)
{
    uint32_t number = queue_find(&fixture->model.queue, "1043")->number;
    struct event event = {.kind = EVENT_GONE, .numbers = &number, .count = 1};

    post(fixture, &event);
    settle(fixture);
}

static void part__of_a_ticket_that_is_erased_has_no_whole(void **state)
{
    struct fixture *fixture = *state;

    open_long(fixture);
    answer_part(fixture, 2, 3);
    is_erased(fixture);
    assert_null(fixture->model.open);
    assert_null(fixture->model.wanted_ticket);
    assert_says(fixture, "it was erased");
    answer_whole(fixture); /* as if it had been read just then */
    assert_null(fixture->model.open);
}

static void ticket__that_is_erased_while_it_is_read_does_not_come(void **state)
{
    struct fixture *fixture = *state;

    open_long(fixture);
    is_erased(fixture);
    assert_null(fixture->model.wanted_ticket);
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    assert_says(fixture, "it was erased");
    answer_whole(fixture);
    assert_null(fixture->model.open);
    fixture->is_silent[EFFECT_OPEN] = false;
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1042");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(part__is_looked_at_and_nothing_is_offered_or_told_of_it),
        STORY(part__leaves_the_screen_where_it_stood),
        STORY(part__where_nobody_reads_gives_way_to_the_first_unread),
        STORY(keys__but_those_that_look_around_want_the_whole),
        STORY(part__whose_whole_does_not_come_is_not_left_standing),
        STORY(part__of_a_ticket_that_nobody_waits_for_is_let_go),
        STORY(part__takes_no_reply_that_comes_back_which_waits_for_the_whole),
        STORY(reply__that_comes_back_behind_the_reading_stands_in_the_whole),
        STORY(part__takes_no_text_from_the_editor_which_waits_for_the_whole),
        STORY(part__of_a_ticket_that_is_erased_has_no_whole),
        STORY(ticket__that_is_erased_while_it_is_read_does_not_come),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
