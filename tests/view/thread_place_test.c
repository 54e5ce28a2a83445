/* Where one stands in a thread: kept while its width changes, and while it is not shown. */
#include "thread_story.h"

#include "view/thread_lines.h"

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_release(*state);
    return 0;
}

/* Of "w371", the first word in the thread's first row; 0 where another stands there. */
static int top_number(const struct fixture *fixture)
{
    const struct canvas *canvas = &fixture->canvas;
    int number = 0;
    if (canvas_at(canvas, 2, 2)->code_points[0] != 'w') {
        return 0;
    }
    for (int column = 3; column < 6; column++) {
        number = number * 10 + (int)canvas_at(canvas, 2, column)->code_points[0] - '0';
    }
    return number;
}

static void thread__keeps_the_line_on_top_while_its_width_changes(void **state)
{
    static const int widths[] = {60, 45, 102, 71, 50, 95, 40};
    struct fixture *fixture = *state;
    say_numbers(fixture);
    fixture->model.pane = PANE_THREAD;
    fixture->model.is_zoomed = true;
    to_line(fixture, 0);
    do {
        scroll(fixture, 1);
        draw_and_settle(fixture, 80, 24);
    } while (top_number(fixture) < 500);
    size_t top = fixture->drawn.thread_skip;
    int number = top_number(fixture);
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        draw_and_settle(fixture, widths[i], 24);
        assert_in_range(number - top_number(fixture), 0, widths[i] / 5);
    }
    draw_and_settle(fixture, 80, 24);
    assert_int_equal(top_number(fixture), number);
    assert_int_equal(fixture->drawn.thread_skip, top);
}

static void thread__stays_at_the_end_while_its_width_changes(void **state)
{
    struct fixture *fixture = *state;
    say_numbers(fixture);
    to_line(fixture, 100000);
    draw_and_settle(fixture, 120, 36);
    assert_true(fixture->drawn.newest_was_seen);
    draw_and_settle(fixture, 80, 24);
    assert_true(fixture->drawn.newest_was_seen);
    draw_and_settle(fixture, 200, 60);
    assert_true(fixture->drawn.newest_was_seen);
}

static void thread__that_was_scrolled_meanwhile_is_where_it_was_scrolled_to(void **state)
{
    struct fixture *fixture = *state;
    say_numbers(fixture);
    to_line(fixture, 30);
    draw_and_settle(fixture, 120, 36);
    to_line(fixture, 0);
    draw_and_settle(fixture, 80, 24);
    assert_true(is_start(&fixture->drawn));
}

static void thread__is_not_seen_under_a_menu(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.messages_seen = 3;
    fixture->model.menu.kind = MENU_THEME;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, 3);
    fixture->model.menu.kind = MENU_NONE;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, 5);
}

static void thread__keeps_its_place_where_it_is_not_shown(void **state)
{
    struct fixture *fixture = *state;
    to_line(fixture, 2);
    draw_and_settle(fixture, 120, 12);
    struct thread_place place = fixture->drawn.thread_place;
    fixture->model.pane = PANE_QUEUE;
    fixture->model.is_zoomed = true;
    fixture_draw(fixture, 120, 36);
    assert_true(thread_place_equals(&fixture->drawn.thread_place, &place));
    assert_int_equal(fixture->drawn.thread_rows, 0);
    assert_false(fixture->drawn.newest_was_seen);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread__keeps_the_line_on_top_while_its_width_changes),
        TEST(thread__stays_at_the_end_while_its_width_changes),
        TEST(thread__that_was_scrolled_meanwhile_is_where_it_was_scrolled_to),
        TEST(thread__is_not_seen_under_a_menu),
        TEST(thread__keeps_its_place_where_it_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
