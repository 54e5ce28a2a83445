#include "fixture.h"

/* All three are marked; the limit leaves the chat of 1043 alone. */
static void mark_and_limit(struct fixture *fixture)
{
    strike(fixture, "g g space space space l");
    type(fixture, "channel:chat");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.marked_count, 3);
    assert_int_equal(fixture->model.queue.shown_count, 1);
}

static void marks__outside_the_limit_are_asked_about(void **state)
{
    struct fixture *fixture = *state;

    mark_and_limit(fixture);
    strike(fixture, "P");
    assert_int_equal(fixture->model.menu.kind, MENU_MARKED);
    assert_non_null(strstr(fixture->model.menu.title,
                           "2 of the 3 marked tickets are outside the limit"));
    strike(fixture, "n");
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 0);
    assert_int_equal(fixture->model.marked_count, 3);
    strike(fixture, "P y 3");

    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 3);
    assert_int_equal(fixture->model.marked_count, 0);
}

static void marks__outside_the_limit_may_be_left_out(void **state)
{
    struct fixture *fixture = *state;

    mark_and_limit(fixture);
    strike(fixture, "P l 3");

    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 1);
    assert_string_equal(effect_last(fixture, EFFECT_CHANGE)->ticket, "1043");
    assert_int_equal(fixture->model.marked_count, 0);
}

static void marks__outside_the_limit_are_asked_about_also_for_a_typed_command(void **state)
{
    struct fixture *fixture = *state;

    mark_and_limit(fixture);
    strike(fixture, ":");
    type(fixture, "assign leo");
    strike(fixture, "Enter");

    assert_int_equal(fixture->model.menu.kind, MENU_MARKED);
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 0);
}

static void marks__that_the_list_shows_are_not_asked_about(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "g g space space P 3");

    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 2);
}

static void marks__are_taken_off_by_one_key(void **state)
{
    struct fixture *fixture = *state;

    mark_and_limit(fixture);
    strike(fixture, "-");
    assert_int_equal(fixture->model.marked_count, 0);
    assert_int_equal(queue_marked_count(&fixture->model.queue), 0);
    assert_says(fixture, "3 marked: the marks are taken off");
    strike(fixture, "-");

    assert_says(fixture, "No ticket is marked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(marks__outside_the_limit_are_asked_about),
        STORY(marks__outside_the_limit_may_be_left_out),
        STORY(marks__outside_the_limit_are_asked_about_also_for_a_typed_command),
        STORY(marks__that_the_list_shows_are_not_asked_about),
        STORY(marks__are_taken_off_by_one_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
