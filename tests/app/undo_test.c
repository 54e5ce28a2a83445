#include "../../src/app/deed.h"
#include "../../src/app/say.h"
#include "fixture.h"

static void undo__while_reading_takes_a_draft_back_that_was_put_in_last(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S"); /* held: older than the draft */
    strike(fixture, "S-Tab 1 Esc");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "u");
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(fixture->model.held_count, 1);
    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_says(fixture, "Taken back");
    strike(fixture, "u");

    assert_int_equal(fixture->model.held_count, 0);
}

static void undo__while_reading_takes_a_pick_back_and_leaves_what_stood_there(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "Esc p 1 Esc");
    assert_non_null(strstr(reply_text(fixture), "Trail sock"));
    strike(fixture, "u");

    assert_string_equal(reply_text(fixture), "Hola");
}

static void undo__while_reading_leaves_what_was_typed_since(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    type(fixture, "!");
    strike(fixture, "Esc u");

    assert_string_equal(reply_text(fixture), DRAFT_ONE "!");
    assert_says(fixture, "Nothing to take back");
}

/* Not a letter of it was changed: neither by the draft, nor by taking that back. */
static void undo__of_a_draft_leaves_a_text_that_was_left_earlier_untouched(void **state)
{
    static const char *const ways[] = {"1 r ^X Esc u r ^S",
                                       "1 r ^Z ^S"}; /* the menu asks */
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab");
    story_ticket(fixture, "1044")->unfinished = memory_text("half a reply");
    strike(fixture, "Tab");
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, ways[i]);
        assert_string_equal(reply_text(fixture), "half a reply");
        assert_says(fixture, "left here earlier");
        assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
        strike(fixture, "^X Esc");
    }
    strike(fixture, "r");
    type(fixture, ".");
    strike(fixture, "^S");

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "half a reply.");
}

static void undo__of_a_draft_leaves_what_was_written_to_be_sent(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X Esc 1 ^X Esc u r ^S");

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "Hola");
}

static void hand_over(struct fixture *fixture)
{
    strike(fixture, "Tab");
    strike(fixture, ":");
    type(fixture, "senior marta: is that right?");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
    assert_int_equal(fixture->model.held_count, 1);
}

static void undo__of_a_hand_over_takes_its_note_back_too(void **state)
{
    struct fixture *fixture = *state;

    hand_over(fixture);
    strike(fixture, "u");
    assert_null(story_ticket(fixture, "1042")->assignee);
    assert_int_equal(fixture->model.held_count, 0);
    assert_int_equal(effect_count(fixture, EFFECT_DROP), 1);
    assert_string_equal(reply_text(fixture), "");
    time_passes(fixture, 30);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    strike(fixture, "U");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
    time_passes(fixture, 30);

    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
    assert_non_null(strstr(effect_last(fixture, EFFECT_HOLD)->text, "is that right?"));
}

static void undo__of_a_hand_over_says_that_its_note_was_added(void **state)
{
    struct fixture *fixture = *state;

    hand_over(fixture);
    time_passes(fixture, 30);
    strike(fixture, "u");

    assert_null(story_ticket(fixture, "1042")->assignee);
    assert_says(fixture, "its note was added already");
    strike(fixture, "U");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
    time_passes(fixture, 30);

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

/* What was marked for it is marked again, to be changed otherwise. */
static void undo__of_bulk_work_brings_its_marks_back(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Space j Space");
    assert_int_equal(model->marked_count, 2);
    strike(fixture, "t");
    type(fixture, "+vip");
    strike(fixture, "Enter");
    assert_int_equal(model->marked_count, 0);
    strike(fixture, "u");
    assert_int_equal(model->marked_count, 2);
    assert_int_equal(queue_marked_count(&model->queue), 2);
    assert_says(fixture, ", 2 marked again");
    strike(fixture, "U");
    assert_int_equal(model->marked_count, 0);
    strike(fixture, "u - t");
    type(fixture, "+late");
    strike(fixture, "Enter u");
    assert_int_equal(model->marked_count, 0); /* of one alone none stood */
}

/* The next bulk work is on what the agent has marked, and on nothing else. */
static void undo__of_bulk_work_marks_nothing_beside_marks_made_since(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Space t");
    type(fixture, "+vip");
    strike(fixture, "Enter");
    queue_mark(&model->queue, "1044", true);
    model->marked_count = 1;
    strike(fixture, "u");
    assert_says(fixture, "Taken back: tagged");
    assert_null(strstr(model->status, "marked again"));
    assert_int_equal(model->marked_count, 1);
    assert_int_equal(queue_marked_count(&model->queue), 1);
}

/* Setting them, taking them off one by one or all at once: each is a deed as others are. */
static void undo__brings_marks_back(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Space Space");
    assert_int_equal(model->marked_count, 2);
    strike(fixture, "u");
    assert_says(fixture, "Taken back: marked 1043 李雷, 1 marked (U does it again)");
    assert_int_equal(queue_marked_count(&model->queue), 1);
    assert_string_equal(queue_selected(&model->queue)->id, "1043");
    strike(fixture, "U");
    assert_says(fixture, "Done again: marked 1043");
    assert_int_equal(model->marked_count, 2);
    strike(fixture, "-");
    assert_says(fixture, "2 marked: the marks are taken off (u brings them back)");
    assert_int_equal(model->marked_count, 0);
    strike(fixture, "u");
    assert_says(fixture, "Taken back: unmarked 1042 Ana Ruiz and 1 more, 2 marked");
    assert_int_equal(queue_marked_count(&model->queue), 2);
    strike(fixture, "Space");
    assert_int_equal(model->marked_count, 1);
    strike(fixture, "u");
    assert_int_equal(model->marked_count, 2);
    strike(fixture, "P 4 Space");
    assert_int_equal(model->marked_count, 1);
    strike(fixture, "u u");
    assert_says(fixture, "Taken back: priority of 1042 Ana Ruiz and 1 more: urgent, 2 "
                         "marked again");
    assert_int_equal(queue_marked_count(&model->queue), 2);
    strike(fixture, "u u");
    assert_int_equal(model->marked_count, 0);
    strike(fixture, "u");
    assert_says(fixture, "Nothing to take back");
}

/* The change is kept, its mark came and went: what failed is found by its ticket. */
static void undo__of_a_mark_is_none_of_a_change_that_failed(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "P 4 Space");
    deed_failed(model, "1042");
    assert_int_equal(queue_find(&model->queue, "1042")->priority, PRIORITY_NORMAL);
    strike(fixture, "u");
    assert_says(fixture, "Taken back: marked 1042");
    strike(fixture, "u");
    assert_says(fixture, "Nothing to take back");
}

/* A hundred deeds are remembered: marks give way to what changed a ticket. */
static void undo__of_many_marks_forgets_no_change(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "P 4");
    for (int i = 0; i < DEED_LIMIT + 20; i++)
        strike(fixture, "g g Space");
    assert_true(model->undo_count <= DEED_LIMIT);
    for (int i = 0; i < DEED_LIMIT; i++)
        strike(fixture, "u");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_NORMAL);
}

/* While writing u is a letter: what is told are the keys that do it there. */
static void undo__while_writing_is_told_by_the_keys_of_writing(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X P 4");
    assert_says(fixture, "Priority of 1042 Ana Ruiz: urgent · ^Z takes it back");
    strike(fixture, "^X t");
    type(fixture, "+vip");
    strike(fixture, "Enter");
    assert_says(fixture, " · ^Z takes it back");
    strike(fixture, "^Z");
    assert_says(fixture, "Taken back: tagged 1042 Ana Ruiz");
    assert_says(fixture, "(^X U does it again)");
    strike(fixture, "^X U");
    assert_says(fixture, "Done again: tagged");
    strike(fixture, "^Z ^Z");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_NORMAL);
    assert_string_equal(reply_text(fixture), "Hola");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), ""); /* then the text, as ever */

    strike(fixture, "^X P 4");
    type(fixture, "Ana");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_URGENT);
    model->mode = MODE_READING;
    strike(fixture, "u");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_NORMAL);
}

/* A held reply is taken back while another is written: after one reads. */
static void undo__of_what_is_held_is_told_beside_a_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    assert_says(fixture, "u takes it back");
    strike(fixture, "r");
    type(fixture, "Hola");
    say(&fixture->model, "held: " KEY_TAKE_BACK " takes it back");
    assert_says(fixture, "held: Esc u takes it back");
    strike(fixture, "^U");
    composer_clear(&fixture->model.reply.composer);
    say(&fixture->model, "held: " KEY_TAKE_BACK " takes it back");
    assert_says(fixture, "held: ^Z takes it back");
    strike(fixture, "^Z");
    assert_says(fixture, "Taken back: the reply to");
}

/* A hold that runs out beside a mark is no bulk work, and marks nothing when taken back. */
static void undo__of_what_a_hold_resolved_marks_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab 1 ^X Enter"); /* sends and resolves 1042, and goes on */
    strike(fixture, "q q");
    while (model->pane != PANE_QUEUE)
        strike(fixture, "w");
    strike(fixture, "Space");
    assert_int_equal(model->marked_count, 1);
    time_passes(fixture, 10);
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    strike(fixture, "u");
    assert_int_not_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_int_equal(model->marked_count, 1);
    assert_int_equal(queue_marked_count(&model->queue), 1);
    assert_false(queue_is_marked(&model->queue, "1042"));
}

static void undo__of_a_snooze_puts_the_mark_on_the_ticket_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "j");
    char *id = memory_text(queue_selected(&fixture->model.queue)->id);
    strike(fixture, "s 2");
    assert_string_not_equal(queue_selected(&fixture->model.queue)->id, id);
    strike(fixture, "u");

    assert_string_equal(queue_selected(&fixture->model.queue)->id, id);
    memory_free(id);
}

/* A moment too late: what was done earlier is not taken back by the same stroke. */
static void undo__right_behind_a_reply_that_has_gone_says_so_first(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab t");
    type(fixture, "+late");
    strike(fixture, "Enter r");
    type(fixture, "Claro");
    strike(fixture, "^S Esc");
    time_passes(fixture, 12);
    assert_int_equal(fixture->model.held_count, 0);
    size_t changes = effect_count(fixture, EFFECT_CHANGE);
    strike(fixture, "u");
    assert_says(fixture, "Too late: the reply to Ana has gone (sent 09:00:");
    assert_says(fixture, "u again takes back: tagged 1042 Ana Ruiz");
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), changes);
    strike(fixture, "u");

    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), changes + 1);
    assert_says(fixture, "Taken back: tagged 1042");
}

/* What a hold resolves while one writes elsewhere was done by no key of now. */
static void undo__while_writing_leaves_what_a_hold_resolved_meanwhile(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Claro");
    strike(fixture, "^X Enter");
    assert_string_not_equal(open_ticket(fixture), "1042");
    strike(fixture, "r");
    type(fixture, "Hello");
    time_passes(fixture, 12);
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_says(fixture, "Esc u takes it back");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    strike(fixture, "Esc u");

    assert_int_not_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
}

static void undo__long_behind_a_reply_takes_back_what_was_done_before(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab t");
    type(fixture, "+late");
    strike(fixture, "Enter r");
    type(fixture, "Claro");
    strike(fixture, "^S Esc");
    time_passes(fixture, 60);
    strike(fixture, "u");

    assert_says(fixture, "Taken back: tagged 1042");
}

/* The ticket was open for an answer, which it has by now. */
static void undo__of_a_snooze_made_over_a_held_reply_leaves_the_ticket_pending(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab r");
    type(fixture, "Claro");
    strike(fixture, "^S Esc s");
    type(fixture, "tomorrow");
    strike(fixture, "Enter");
    time_passes(fixture, 12);
    strike(fixture, "u");

    assert_says(fixture, "Taken back: snoozed 1042");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_PENDING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(undo__while_reading_takes_a_draft_back_that_was_put_in_last),
        STORY(undo__while_reading_takes_a_pick_back_and_leaves_what_stood_there),
        STORY(undo__while_reading_leaves_what_was_typed_since),
        STORY(undo__of_a_draft_leaves_a_text_that_was_left_earlier_untouched),
        STORY(undo__of_a_draft_leaves_what_was_written_to_be_sent),
        STORY(undo__of_a_hand_over_takes_its_note_back_too),
        STORY(undo__of_a_hand_over_says_that_its_note_was_added),
        STORY(undo__of_bulk_work_brings_its_marks_back),
        STORY(undo__of_bulk_work_marks_nothing_beside_marks_made_since),
        STORY(undo__of_what_is_held_is_told_beside_a_text),
        STORY(undo__while_writing_is_told_by_the_keys_of_writing),
        STORY(undo__of_many_marks_forgets_no_change),
        STORY(undo__of_a_mark_is_none_of_a_change_that_failed),
        STORY(undo__brings_marks_back),
        STORY(undo__of_what_a_hold_resolved_marks_nothing),
        STORY(undo__of_a_snooze_puts_the_mark_on_the_ticket_again),
        STORY(undo__right_behind_a_reply_that_has_gone_says_so_first),
        STORY(undo__while_writing_leaves_what_a_hold_resolved_meanwhile),
        STORY(undo__long_behind_a_reply_takes_back_what_was_done_before),
        STORY(undo__of_a_snooze_made_over_a_held_reply_leaves_the_ticket_pending),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
