#include "fixture.h"

static const char *marked(const struct fixture *fixture)
{
    return queue_selected(&fixture->model.queue)->id;
}

/* The row of the screen that the mark stands in. */
static size_t row_of_mark(const struct fixture *fixture)
{
    return fixture->model.queue.selected - fixture->model.drawn.queue_top;
}

static void ticket_arrives(struct fixture *fixture, const char *id)
{
    struct story_ticket *ticket;

    story_ticket_add(fixture, id, "c9", "Zoe", "email", "en", "Where is it?");
    ticket = story_ticket(fixture, id);
    ticket->due_at = fixture->now - 3600; /* late: before all others */
    post_head(fixture, ticket, true);
    settle(fixture);
}

static void arrival__above_the_marked_row_leaves_it_where_it_stands(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.pane = PANE_QUEUE;
    strike(fixture, "g g j");
    char *id = memory_text(marked(fixture));
    size_t row = row_of_mark(fixture);
    size_t at = fixture->model.queue.selected;
    ticket_arrives(fixture, "2001");
    assert_string_equal(marked(fixture), id);
    assert_int_equal(fixture->model.queue.selected, at + 1);
    assert_int_equal(row_of_mark(fixture), row);
    assert_int_equal(fixture->model.drawn.queue_top, 1);
    assert_int_equal(fixture->model.queue_slack, 1); /* however few there are */
    ticket_arrives(fixture, "2002");
    assert_int_equal(row_of_mark(fixture), row);
    assert_int_equal(fixture->model.queue_slack, 2);
    story_ticket(fixture, "2002")->status = TICKET_RESOLVED; /* fewer are shown: void */
    post_head(fixture, story_ticket(fixture, "2002"), false);
    assert_int_equal(fixture->model.queue_slack, 0);
    story_ticket(fixture, "2002")->status = TICKET_OPEN;
    post_head(fixture, story_ticket(fixture, "2002"), true);
    assert_int_equal(fixture->model.queue_slack, 1);
    strike(fixture, "j Enter"); /* elsewhere the list is as it always is */
    assert_int_equal(fixture->model.queue_slack, 0);
    memory_free(id);
}

static void
arrival__elsewhere_than_in_the_queue_leaves_the_list_at_its_beginning(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    ticket_arrives(fixture, "2001");

    assert_int_equal(fixture->model.drawn.queue_top, 0);
}

/* One's own reply sends it to the end: who works in its thread keeps the list in sight. */
static void marked_row__that_goes_elsewhere_is_not_followed_from_another_pane(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    story_ticket(fixture, "1042")->due_at = fixture->now + 90000;
    post_head(fixture, story_ticket(fixture, "1042"), false);
    settle(fixture);
    assert_int_equal(model->queue_away, queue_selected_number(&model->queue));
    strike(fixture, "j");
    assert_int_not_equal(model->queue_away, 0);
    strike(fixture, "q");

    assert_int_equal(model->queue_away, 0);
}

static void rows__that_a_limit_of_ones_own_brings_do_not_push_the_list_away(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.pane = PANE_QUEUE;
    strike(fixture, "g g j");
    fixture->model.queue.is_sifting = true; /* what L showed is still being found */
    ticket_arrives(fixture, "2001");
    fixture->model.queue.is_sifting = false;

    assert_int_equal(fixture->model.drawn.queue_top, 0);
}

static void own_note__leaves_the_drafts_standing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "ask Bo");
    strike(fixture, "^S");
    time_passes(fixture, 11);
    assert_int_equal(fixture->model.open->ticket.message_count,
                     story_ticket(fixture, "1042")->message_count);
    assert_true(story_ticket(fixture, "1042")
                    ->messages[story_ticket(fixture, "1042")->message_count - 1]
                    .is_internal);

    assert_false(fixture->model.is_offer_stale);
}

static void own_reply__makes_the_drafts_stale(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.next_after_mail = false;
    strike(fixture, "Tab 1 ^S");
    time_passes(fixture, 11);

    assert_true(fixture->model.is_offer_stale);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(arrival__above_the_marked_row_leaves_it_where_it_stands),
        STORY(arrival__elsewhere_than_in_the_queue_leaves_the_list_at_its_beginning),
        STORY(marked_row__that_goes_elsewhere_is_not_followed_from_another_pane),
        STORY(rows__that_a_limit_of_ones_own_brings_do_not_push_the_list_away),
        STORY(own_note__leaves_the_drafts_standing),
        STORY(own_reply__makes_the_drafts_stale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
