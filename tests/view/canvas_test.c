#include "base/buffer.h"
#include "view/canvas.h"
#include "view/shown.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct canvas canvas;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        return -1;
    }
    canvas_init(&fixture.canvas);
    arena_init(&fixture.arena);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    canvas_release(&fixture->canvas);
    arena_release(&fixture->arena);
    return 0;
}

static void assert_canvas(const struct canvas *canvas, const char *expected)
{
    struct buffer out;
    buffer_init(&out, 4096);
    canvas_text(canvas, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_release(&out);
}

/* Every wide cell has its right half, every half its wide one; columns sum up. */
static void assert_whole(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        int sum = 0;
        for (int column = 0; column < canvas->columns; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            sum += cell->columns;
            if (cell->columns == 2) {
                assert_true(column + 1 < canvas->columns);
                assert_int_equal(canvas_at(canvas, row, column + 1)->columns, 0);
            }
            if (cell->columns == 0) {
                assert_true(column > 0);
                assert_int_equal(canvas_at(canvas, row, column - 1)->columns, 2);
                assert_int_equal(cell->code_points[0], 0);
            }
        }
        assert_int_equal(sum, canvas->columns);
    }
}

static int put(struct fixture *fixture, int row, int column, const char *text)
{
    return canvas_put(&fixture->canvas, canvas_box(&fixture->canvas), row, column,
                      STYLE_TEXT, shown_string(text, &fixture->arena));
}

static void canvas_put__returns_the_cells_it_used(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 3, 12);
    assert_int_equal(put(fixture, 0, 0, "Ana Ruiz"), 8);
    assert_int_equal(put(fixture, 1, 1, "退货 ok"), 7);
    assert_int_equal(put(fixture, 2, 0, "e\xCC\x81"), 1);
    assert_canvas(&fixture->canvas, "Ana Ruiz\n 退货 ok\ne\xCC\x81\n");
    assert_whole(&fixture->canvas);
}

static void canvas_put__ends_at_a_line_feed(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 2, 10);
    assert_int_equal(put(fixture, 0, 0, "one\ntwo"), 3);
    assert_canvas(&fixture->canvas, "one\n\n");
}

static void canvas_put__never_draws_half_a_wide_character(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 5);
    assert_int_equal(put(fixture, 0, 0, "退货可"), 4);
    assert_canvas(&fixture->canvas, "退货\n");
    assert_whole(&fixture->canvas);
    put(fixture, 0, 4, "可");
    assert_canvas(&fixture->canvas, "退货\n");
}

static void canvas_put__over_half_of_a_wide_character_leaves_a_space(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 8);
    put(fixture, 0, 0, "退货可以");
    put(fixture, 0, 1, "x");
    assert_canvas(&fixture->canvas, " x货可以\n");
    put(fixture, 0, 4, "y");
    assert_canvas(&fixture->canvas, " x货y 以\n");
    put(fixture, 0, 2, "zz");
    put(fixture, 0, 5, "可");
    assert_canvas(&fixture->canvas, " xzzy可\n");
    assert_whole(&fixture->canvas);
}

static void canvas_put__never_leaves_its_box(void **state)
{
    struct fixture *fixture = *state;
    struct canvas *canvas = &fixture->canvas;
    struct box box = {1, 2, 1, 4};
    struct shown text = shown_string("wide 退货", &fixture->arena);
    canvas_reset(canvas, 3, 8);
    canvas_put(canvas, box, 0, 0, STYLE_TEXT, text);
    canvas_put(canvas, box, 1, 0, STYLE_TEXT, text);
    canvas_put(canvas, box, -1, 0, STYLE_TEXT, text);
    canvas_put(canvas, box, 0, 9, STYLE_TEXT, text);
    assert_canvas(canvas, "\n  wide\n\n");
}

static void canvas_put__skips_what_stands_left_of_the_box(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 6);
    put(fixture, 0, -2, "abcd");
    assert_canvas(&fixture->canvas, "cd\n");
    canvas_reset(&fixture->canvas, 1, 6);
    put(fixture, 0, -1, "退货");
    assert_canvas(&fixture->canvas, " 货\n");
    assert_whole(&fixture->canvas);
}

static void canvas_put__keeps_a_cluster_together_at_the_edge(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 3);
    /* Two regional indicators are one cluster of two cells each or one, never split. */
    put(fixture, 0, 0, "aa🇪🇸");
    const struct cell *last = canvas_at(&fixture->canvas, 0, 2);
    assert_int_equal(last->code_points[0], ' ');
    assert_whole(&fixture->canvas);
}

static void canvas_put__holds_four_marks_on_a_base(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 4);
    put(fixture, 0, 0,
        "a\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x86\xCC\x87"
        "b");
    const struct cell *cell = canvas_at(&fixture->canvas, 0, 0);
    assert_int_equal(cell->code_points[0], 'a');
    assert_int_equal(cell->code_points[4], 0x304);
    assert_int_equal(canvas_at(&fixture->canvas, 0, 1)->code_points[0], 'b');
}

static void canvas_put_cut__marks_what_was_cut(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        int width;
        const char *shown;
    } cases[] = {
        {"Ana Ruiz", 8, "Ana Ruiz\n"},
        {"Ana Ruiz", 7, "Ana Ru…\n"},
        {"Ana Ruiz", 5, "Ana…\n"},
        {"Ana Ruiz", 1, "…\n"},
        {"Ana Ruiz", 0, "\n"},
        {"退货可以吗", 10, "退货可以吗\n"},
        {"退货可以吗", 9, "退货可以…\n"},
        {"退货可以吗", 8, "退货可…\n"},
        {"one\nthe rest", 6, "one\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        canvas_reset(&fixture->canvas, 1, 12);
        canvas_put_cut(&fixture->canvas, canvas_box(&fixture->canvas), 0, 0, cases[i].width,
                       STYLE_TEXT, shown_string(cases[i].text, &fixture->arena));
        assert_canvas(&fixture->canvas, cases[i].shown);
        assert_whole(&fixture->canvas);
    }
}

static void canvas_fill__over_wide_characters_leaves_no_half(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 8);
    put(fixture, 0, 0, "退货可以");
    canvas_fill(&fixture->canvas, (struct box){0, 1, 1, 4}, STYLE_BORDER, 0x2500);
    assert_canvas(&fixture->canvas, " ──── 以\n");
    assert_whole(&fixture->canvas);
}

static void canvas_tint__restyles_and_keeps_what_stands_there(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 1, 6);
    put(fixture, 0, 0, "abcdef");
    canvas_tint(&fixture->canvas, (struct box){0, 1, 1, 4}, 0, 1, 9, STYLE_LATE);
    assert_canvas(&fixture->canvas, "abcdef\n");
    static const enum style styles[] = {STYLE_TEXT, STYLE_TEXT, STYLE_LATE,
                                        STYLE_LATE, STYLE_LATE, STYLE_TEXT};
    for (int i = 0; i < 6; i++) {
        assert_int_equal(canvas_at(&fixture->canvas, 0, i)->style, styles[i]);
    }
}

static void canvas_reset__empties_and_hides_the_caret(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 2, 4);
    put(fixture, 0, 0, "退货");
    canvas_caret(&fixture->canvas, canvas_box(&fixture->canvas), 1, 2);
    assert_int_equal(fixture->canvas.caret_row, 1);
    canvas_reset(&fixture->canvas, 2, 4);
    assert_canvas(&fixture->canvas, "\n\n");
    assert_int_equal(fixture->canvas.caret_row, -1);
    canvas_reset(&fixture->canvas, 0, -3);
    assert_int_equal(fixture->canvas.rows, 1);
    assert_int_equal(fixture->canvas.columns, 1);
}

static void canvas_caret__stays_on_the_canvas(void **state)
{
    struct fixture *fixture = *state;
    canvas_reset(&fixture->canvas, 2, 4);
    canvas_caret(&fixture->canvas, (struct box){0, 2, 2, 2}, 0, 2);
    assert_int_equal(fixture->canvas.caret_row, -1);
}

static void canvas__tells_which_rows_were_drawn_in(void **state)
{
    struct fixture *fixture = *state;
    struct canvas *canvas = &fixture->canvas;
    struct box box = {1, 0, 2, 4};
    canvas_reset(canvas, 5, 4);
    for (int row = 0; row < 5; row++) {
        assert_true(canvas->is_touched[row]);
    }
    canvas_untouch(canvas);
    canvas_put(canvas, box, 0, 0, STYLE_TEXT, shown_literal("ab"));
    canvas_put(canvas, box, 2, 0, STYLE_TEXT, shown_literal("below the box"));
    canvas_tint(canvas, canvas_box(canvas), 4, 0, 2, STYLE_DIM);
    for (int row = 0; row < 5; row++) {
        assert_int_equal(canvas->is_touched[row], row == 1 || row == 4);
    }
    canvas_fill(canvas, box, STYLE_TEXT, ' ');
    assert_true(canvas->is_touched[2]);
    assert_false(canvas->is_touched[3]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(canvas_put__returns_the_cells_it_used),
        TEST(canvas_put__ends_at_a_line_feed),
        TEST(canvas_put__never_draws_half_a_wide_character),
        TEST(canvas_put__over_half_of_a_wide_character_leaves_a_space),
        TEST(canvas_put__never_leaves_its_box),
        TEST(canvas_put__skips_what_stands_left_of_the_box),
        TEST(canvas_put__keeps_a_cluster_together_at_the_edge),
        TEST(canvas_put__holds_four_marks_on_a_base),
        TEST(canvas_put_cut__marks_what_was_cut),
        TEST(canvas_fill__over_wide_characters_leaves_no_half),
        TEST(canvas_tint__restyles_and_keeps_what_stands_there),
        TEST(canvas_reset__empties_and_hides_the_caret),
        TEST(canvas_caret__stays_on_the_canvas),
        TEST(canvas__tells_which_rows_were_drawn_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
