/* From a claim to the message that it cites, and back. */
#include "fixture.h"

/* A thread that was read at its end, and a reply that speaks of a day of its first message.
 */
static void write_of_a_message(struct fixture *fixture)
{
    strike(fixture, "Tab");
    for (int i = 0; i < 5; i++)
        customer_says(fixture, "Hello?");
    strike(fixture, "G r");
    type(fixture, "Thank you for your message of 23 November.");
    strike(fixture, "Esc");
}

static void cited__goes_to_the_message_and_back(void **state)
{
    struct fixture *fixture = *state;

    write_of_a_message(fixture);
    strike(fixture, "c");
    assert_says(fixture, "thread");
    assert_says(fixture, "· W shows it");
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    fixture->is_blind = true; /* the place as it was asked for */
    strike(fixture, "W");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    assert_int_equal(fixture->model.cited_message, fixture->model.thread_top.place.message);
    assert_true(fixture->model.cited_message < 6);
    assert_int_equal(fixture->model.thread_top.scroll, -3);
    strike(fixture, "B");
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    assert_true(fixture->model.thread_top.is_end);
    assert_int_equal(fixture->model.cited_message, SIZE_MAX);
    strike(fixture, "B");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
}

static void cited__works_while_writing_and_leaves_the_caret_there(void **state)
{
    struct fixture *fixture = *state;

    write_of_a_message(fixture);
    strike(fixture, "r ^X c ^X W");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    assert_true(fixture->model.cited_message < 6);
    strike(fixture, "^X B");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void cited__says_what_it_needs(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab B");
    assert_says(fixture, "There is no place in this thread to go back to");
    strike(fixture, "W");
    assert_says(fixture, "c goes to a claim first");
    strike(fixture, "r");
    type(fixture, "Your order W2378156 is on its way.");
    strike(fixture, "Esc c W");
    assert_says(fixture, "This claim cites no message of the thread");
}

static void ends_of_the_thread__are_come_back_from(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab g g j j j");
    assert_int_equal(fixture->model.thread_top.place.at, 3);
    strike(fixture, "G");
    assert_true(fixture->model.thread_top.is_end);
    strike(fixture, "B");
    assert_int_equal(fixture->model.thread_top.place.at, 3);
    strike(fixture, "B");
    assert_true(fixture->model.thread_top.is_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(cited__goes_to_the_message_and_back),
        STORY(cited__works_while_writing_and_leaves_the_caret_there),
        STORY(cited__says_what_it_needs),
        STORY(ends_of_the_thread__are_come_back_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
