#include "fixture.h"

/* A reply to 1042 is held, another to it is begun, and the agent is at 1043. */
static void begin_another(struct fixture *fixture)
{
    strike(fixture, "Tab r");
    type(fixture, "first");
    strike(fixture, "^S S-Tab r");
    assert_string_equal(open_ticket(fixture), "1042");
    type(fixture, "second");
    strike(fixture, "^X Tab");
    assert_string_equal(open_ticket(fixture), "1043");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "second");
    assert_int_equal(fixture->model.held_count, 1);
}

static size_t effect_at(const struct fixture *fixture, const struct story_effect *effect)
{
    return (size_t)(effect - fixture->log);
}

static void
taken_back__to_a_ticket_that_is_not_open_stands_before_what_was_begun(void **state)
{
    struct fixture *fixture = *state;

    begin_another(fixture);
    strike(fixture, "u");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "first\n\nsecond");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.parked_count, 0);
    assert_says(fixture, "one behind the other");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "second");
    assert_string_equal(story_ticket(fixture, "1042")->given_back, "first");
    time_passes(fixture, 2);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "first\n\nsecond");
    assert_non_null(strstr(effect_last(fixture, EFFECT_KEEP)->takes, "1.run.1"));
    strike(fixture, "^S"); /* of both, the second was only left there */
    assert_says(fixture, "left here earlier");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    type(fixture, "!");
    strike(fixture, "^S");
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "first\n\nsecond!");
}

static void taken_back__is_not_lost_in_letters_of_what_was_begun(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "ok");
    strike(fixture, "^S S-Tab r");
    type(fixture, "I looked at it.");
    strike(fixture, "^X Tab");
    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "u");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "ok\n\nI looked at it.");
}

static void taken_back__with_letters_of_what_was_begun_loses_neither(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "I looked at it.");
    strike(fixture, "^S S-Tab r");
    type(fixture, "ok");
    strike(fixture, "^X Tab");
    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "u");

    assert_string_equal(reply_text(fixture), "I looked at it.\n\nok");
}

static void taken_back__is_durable_before_it_is_no_longer_held(void **state)
{
    struct fixture *fixture = *state;

    begin_another(fixture);
    strike(fixture, "u");
    assert_string_equal(effect_last(fixture, EFFECT_DROP)->ticket, "1042");
    assert_true(effect_at(fixture, effect_last(fixture, EFFECT_KEEP)) <
                effect_at(fixture, effect_last(fixture, EFFECT_DROP)));
    type(fixture, "!");
    time_passes(fixture, 2);
    strike(fixture, "^S S-Tab u"); /* its ticket is open */
    assert_string_equal(reply_text(fixture), "first\n\nsecond!");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "first\n\nsecond!");
    assert_true(effect_at(fixture, effect_last(fixture, EFFECT_KEEP)) <
                effect_at(fixture, effect_last(fixture, EFFECT_DROP)));
}

static void taken_back__stands_in_memory_where_the_disk_refuses_it(void **state)
{
    struct fixture *fixture = *state;

    begin_another(fixture);
    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "u");

    assert_string_equal(reply_text(fixture), "first\n\nsecond");
    fixture->fails[EFFECT_KEEP] = false;
    strike(fixture, "^X Tab");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "first\n\nsecond");
}

static void failed_send__to_a_ticket_that_is_not_open_leaves_what_was_begun(void **state)
{
    struct fixture *fixture = *state;

    begin_another(fixture);
    fixture->fails[EFFECT_SEND] = true;
    time_passes(fixture, 11);
    assert_says(fixture, "may not have been sent");
    assert_string_equal(open_ticket(fixture), "1043");
    assert_string_equal(story_ticket(fixture, "1042")->given_back, "first");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "second");
    strike(fixture, "S-Tab");

    assert_string_equal(reply_text(fixture), "first\n\nsecond");
    assert_says(fixture, "one behind the other");
}

/* Sent as it stands, it might be there twice. */
static void failed_send__beside_what_is_written_is_not_sent_until_touched(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "first");
    strike(fixture, "^S S-Tab r");
    type(fixture, "second");
    fixture->fails[EFFECT_SEND] = true;
    time_passes(fixture, 11);
    assert_string_equal(reply_text(fixture), "first\n\nsecond");
    strike(fixture, "^S");
    assert_says(fixture, "left here earlier");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    type(fixture, "!");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 2);
}

static void failed_send__that_the_disk_refuses_too_is_lost_by_neither(void **state)
{
    struct fixture *fixture = *state;

    begin_another(fixture);
    fixture->fails[EFFECT_SEND] = fixture->fails[EFFECT_KEEP] = true;
    time_passes(fixture, 11);
    assert_int_equal(fixture->model.parked_count, 1);
    fixture->fails[EFFECT_KEEP] = false;
    happens(fixture, EVENT_HANGUP); /* the program ends */

    assert_string_equal(story_ticket(fixture, "1042")->given_back, "first");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "second");
}

static void failed_sends__of_one_ticket_all_come_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "first");
    strike(fixture, "^S S-Tab r");
    type(fixture, "second");
    strike(fixture, "^S S-Tab r");
    type(fixture, "third");
    strike(fixture, "^X Tab");
    fixture->fails[EFFECT_SEND] = true;
    fixture->fails[EFFECT_KEEP] = true;
    time_passes(fixture, 30);
    assert_int_equal(fixture->model.held_count, 0);
    strike(fixture, "S-Tab");

    assert_non_null(strstr(reply_text(fixture), "first"));
    assert_non_null(strstr(reply_text(fixture), "second"));
    assert_non_null(strstr(reply_text(fixture), "third"));
    assert_int_equal(fixture->model.parked_count, 0);
}

static void dropped__at_the_end_is_kept_beside_what_was_begun(void **state)
{
    struct fixture *fixture = *state;

    begin_another(fixture);
    strike(fixture, "Esc q q d");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_string_equal(story_ticket(fixture, "1042")->given_back, "first");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "second");
}

/* Two that are called alike are two. */
static void files__of_both_texts_go_with_them(void **state)
{
    struct fixture *fixture = *state;

    fixture->file_size = 100;
    strike(fixture, "Tab r");
    type(fixture, "first");
    strike(fixture, "^X +");
    type(fixture, "/tmp/one/photo.jpg");
    strike(fixture, "Enter ^S S-Tab r");
    type(fixture, "second");
    strike(fixture, "^X +");
    type(fixture, "/tmp/two/photo.jpg");
    strike(fixture, "Enter ^X Tab u");

    assert_string_equal(reply_text(fixture), "first\n\nsecond");
    assert_int_equal(fixture->model.reply.files.count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(taken_back__to_a_ticket_that_is_not_open_stands_before_what_was_begun),
        STORY(taken_back__is_not_lost_in_letters_of_what_was_begun),
        STORY(taken_back__with_letters_of_what_was_begun_loses_neither),
        STORY(taken_back__is_durable_before_it_is_no_longer_held),
        STORY(taken_back__stands_in_memory_where_the_disk_refuses_it),
        STORY(failed_send__to_a_ticket_that_is_not_open_leaves_what_was_begun),
        STORY(failed_send__beside_what_is_written_is_not_sent_until_touched),
        STORY(failed_send__that_the_disk_refuses_too_is_lost_by_neither),
        STORY(failed_sends__of_one_ticket_all_come_back),
        STORY(files__of_both_texts_go_with_them),
        STORY(dropped__at_the_end_is_kept_beside_what_was_begun),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
