/* What holds of the cells of every frame, whatever stands in them. */
#ifndef TESTS_VIEW_SOUND_CELLS_H
#define TESTS_VIEW_SOUND_CELLS_H

#include "fixture.h"

/* What no cell may hold: what a terminal would obey or hide. */
UNUSED static bool is_forbidden(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0xFEFF ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0xE0000 && code_point <= 0xE0FFF) || code_point == 0x61C;
}

UNUSED static void assert_cells(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        int sum = 0;
        for (int column = 0; column < canvas->columns; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            sum += cell->columns;
            assert_true(cell->columns <= 2);
            assert_true(cell->style < STYLE_COUNT);
            if (cell->columns == 2) {
                assert_true(column + 1 < canvas->columns);
                assert_int_equal(canvas_at(canvas, row, column + 1)->columns, 0);
            }
            if (cell->columns == 0) {
                assert_int_equal(cell->code_points[0], 0);
                assert_true(column > 0 && canvas_at(canvas, row, column - 1)->columns == 2);
                continue;
            }
            assert_int_equal(utf8_code_point_columns(cell->code_points[0]), cell->columns);
            for (int i = 0; i < 5 && cell->code_points[i] != 0; i++) {
                assert_false(is_forbidden(cell->code_points[i]));
                assert_true(i == 0 || utf8_code_point_columns(cell->code_points[i]) == 0);
            }
        }
        assert_int_equal(sum, canvas->columns);
    }
    assert_true(canvas->caret_row < canvas->rows && canvas->caret_column < canvas->columns);
}

/* The frame around the panes is whole. */
UNUSED static void assert_frame(const struct canvas *canvas, int status_row)
{
    int last = canvas->columns - 1;
    for (int row = 1; row < status_row; row++) {
        uint32_t left = canvas_at(canvas, row, 0)->code_points[0];
        uint32_t right = canvas_at(canvas, row, last)->code_points[0];
        bool is_side = left == 0x2502 || left == 0x251C || left == 0x250C || left == 0x2514;
        assert_true(is_side);
        assert_true(right == 0x2502 || right == 0x2524 || right == 0x2510 ||
                    right == 0x2518);
    }
    assert_int_equal(canvas_at(canvas, 1, 0)->code_points[0], 0x250C);
    assert_int_equal(canvas_at(canvas, 1, last)->code_points[0], 0x2510);
    assert_int_equal(canvas_at(canvas, status_row - 1, 0)->code_points[0], 0x2514);
    assert_int_equal(canvas_at(canvas, status_row - 1, last)->code_points[0], 0x2518);
}

#endif
