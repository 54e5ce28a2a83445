/*
 * Cells in memory: what the terminal will show. Drawing takes sanitised text alone (struct
 * shown), clips to a box, and never leaves half a wide character.
 */
#ifndef VIEW_CANVAS_H
#define VIEW_CANVAS_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One spacing code point, up to four zero-width ones; 0: the right half of a wide one. */
struct cell {
    uint32_t code_points[5];
    uint8_t style;   /* enum style */
    uint8_t columns; /* 1, 2; 0 for a right half */
    uint16_t none;   /* 0: cells compare as bytes, there is no padding */
};

struct canvas {
    int rows;
    int columns;
    struct cell *cells; /* rows * columns */
    bool *is_touched;   /* by row: something was drawn there, or may have been */
    int caret_row;      /* -1: hidden */
    int caret_column;
    bool is_bare; /* of copy mode: text alone, as lines */
    int *goes_on; /* by row, of a bare one: cells of a line that goes on in the next; 0:
                     none */
    enum caret_shape { CARET_AS_IT_IS, CARET_BAR, CARET_BLOCK } caret_shape;
    const void *drawn_by; /* the screen whose frame stands here; NULL: none */
    uint64_t frame;       /* that frame's number */
};

/* A part of the canvas; drawing is clipped to it. */
struct box {
    int row;
    int column;
    int rows;
    int columns;
};

/* Text that went through the sanitiser: made by shown_make() or shown_literal() alone. */
struct shown {
    struct text text;
};
/* Sanitises into the arena. */
struct shown shown_make(struct text hostile, struct arena *arena);
struct shown shown_string(const char *hostile, struct arena *arena);
/* A string of our own source code, ASCII or checked by its author. */
struct shown shown_literal(const char *own);

void canvas_init(struct canvas *canvas);
void canvas_release(struct canvas *canvas);
/* Sets the size and fills with spaces of STYLE_TEXT. */
void canvas_reset(struct canvas *canvas, int rows, int columns);
struct box canvas_box(const struct canvas *canvas);
/* Draws one line (up to the first LF) at a place in the box; returns the cells used. */
int canvas_put(struct canvas *canvas, struct box box, int row, int column, enum style style,
               struct shown shown);
/* As canvas_put(), cut with "…" where it does not fit in width. */
int canvas_put_cut(struct canvas *canvas, struct box box, int row, int column, int width,
                   enum style style, struct shown shown);
/* As canvas_put(), so that the text ends at the box's right edge less margin cells. */
int canvas_put_right(struct canvas *canvas, struct box box, int row, int margin,
                     enum style style, struct shown shown);
/* Text of ours, formatted; hostile values must not be among the arguments. */
int canvas_format(struct canvas *canvas, struct box box, int row, int column,
                  enum style style, const char *format, ...) PRINTF_LIKE(6, 7);
void canvas_fill(struct canvas *canvas, struct box box, enum style style,
                 uint32_t code_point);
/* The cells of the box, so many rows further down (less than 0: up); what stood there is
 * gone, what they leave stays. No character may stand across the box's edges. */
void canvas_move(struct canvas *canvas, struct box box, int rows);
/* Cells that stood on a canvas before: whoever has kept them sees to it that they are what
 * sanitised text gives. Columns [column, column + count) of the row lie on the canvas. */
void canvas_restore(struct canvas *canvas, int row, int column, const struct cell *cells,
                    int count);
/* All that stands on from, caret too, as far as there is room for it. */
void canvas_copy(struct canvas *canvas, const struct canvas *from);
/* Restyles cells that are there. */
void canvas_tint(struct canvas *canvas, struct box box, int row, int column, int width,
                 enum style style);
void canvas_caret(struct canvas *canvas, struct box box, int row, int column);
/* The canvas as text: a line a row, trailing spaces dropped, LF ended. */
void canvas_text(const struct canvas *canvas, struct buffer *out);
/* What is left of the box when this many rows and columns are taken off its edges. */
struct box box_inside(struct box box, int top, int right, int bottom, int left);
const struct cell *canvas_at(const struct canvas *canvas, int row, int column);
/* What stands there was shown: no row is touched any more. */
void canvas_untouch(struct canvas *canvas);

#endif
