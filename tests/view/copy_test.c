/* Copy mode: what the terminal's own selection finds there. */
#include "fixture.h"

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

/* The lines as they are copied: rows that go on are one. */
static char *lines_of(const struct canvas *canvas)
{
    struct buffer out;
    buffer_init(&out, SIZE_MAX);
    for (int row = 0; row < canvas->rows; row++) {
        int most = canvas->goes_on[row] != 0 ? canvas->goes_on[row] : canvas->columns;
        size_t end = out.len;
        for (int column = 0; column < most; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            for (int i = 0; i < 5 && cell->code_points[i] != 0; i++) {
                buffer_add_code_point(&out, cell->code_points[i]);
            }
            end = cell->code_points[0] == ' ' ? end : out.len;
        }
        if (canvas->goes_on[row] == 0) {
            out.len = end;
            buffer_add_char(&out, '\n');
        }
    }
    return buffer_take(&out);
}

#define LONG                                                                                                                         \
    "订单没有到达，如何处理？我已经等了两个星期了，非常着急，请尽快告诉我什么时候可以收到" \
    "😀 "                                                                                                                          \
    "and the same in English: my order has not arrived, I have waited for two weeks now, "                                           \
    "وأنا أنتظر منذ أسبوعين ولا أعرف أين طلبي الذي دفعت ثمنه بالكامل"

static void copy__joins_the_rows_of_a_line_and_has_no_borders(void **state)
{
    static const int widths[] = {40, 80, 120, 250};
    struct fixture *fixture = *state;
    fixture_say(fixture, FROM_CUSTOMER, "李雷", LONG "\n\nsecond line");
    fixture->model.thread_to_unread = false;
    fixture->model.overlay.kind = OVERLAY_COPY;
    fixture->model.overlay.of = PANE_THREAD;
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        fixture_draw(fixture, widths[i], 40);
        char *lines = lines_of(&fixture->canvas);
        assert_true(fixture->canvas.is_bare);
        assert_non_null(strstr(lines, "\n" LONG "\n\nsecond line\n"));
        assert_null(strstr(lines, "│ Hola"));
        assert_null(strstr(lines, "┌"));
        assert_null(strstr(lines, "Deskhand"));
        assert_non_null(strstr(lines, "\n copy mode · Esc leaves · Down scrolls\n"));
        memory_free(lines);
        assert_false(fixture->drawn.newest_was_seen);
        assert_int_equal(fixture->drawn.messages_seen, 3);
    }
    fixture->model.overlay.kind = OVERLAY_NONE;
    fixture_draw(fixture, 120, 40);
    assert_false(fixture->canvas.is_bare);
    assert_true(fixture_shows(fixture, "┌"));
}

static void copy__shows_a_draft_from_the_row_that_was_scrolled_to(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.overlay.kind = OVERLAY_COPY;
    fixture->model.overlay.of = PANE_DRAFTS;
    fixture_draw(fixture, 40, 12);
    char *lines = lines_of(&fixture->canvas);
    assert_int_equal(strncmp(lines, "Hola", 4), 0);
    memory_free(lines);
    fixture->model.overlay.top = 1;
    fixture_draw(fixture, 40, 12);
    lines = lines_of(&fixture->canvas);
    assert_int_not_equal(strncmp(lines, "Hola", 4), 0);
    memory_free(lines);
    assert_true(fixture->drawn.overlay_lines >= 2);
}

/* Over it as over the panes. */
static void copy__gives_way_to_a_question(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.overlay.kind = OVERLAY_COPY;
    fixture->model.menu.kind = MENU_THEME;
    fixture_draw(fixture, 120, 40);
    assert_false(fixture->canvas.is_bare);
    assert_true(fixture_shows(fixture, "│ 09:00 Ana Ruiz"));
    assert_false(fixture_shows(fixture, "Copy mode"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(copy__joins_the_rows_of_a_line_and_has_no_borders),
        TEST(copy__shows_a_draft_from_the_row_that_was_scrolled_to),
        TEST(copy__gives_way_to_a_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
