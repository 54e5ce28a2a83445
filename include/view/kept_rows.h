/*
 * The rows of a pane as they were drawn last, a digest each: one that is drawn from the
 * same again is left as it stands.
 */
#ifndef VIEW_KEPT_ROWS_H
#define VIEW_KEPT_ROWS_H

#include "view/canvas.h"
#include "view/digest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Rows below these are always drawn. */
#define KEPT_ROWS_MAX 128

struct kept_rows {
    uint64_t seed;
    uint64_t rows[KEPT_ROWS_MAX]; /* 0: not known */
};

/* Rows of a canvas of which is kept how they were drawn. */
struct kept_box {
    struct kept_rows *rows;
    struct canvas *canvas;
    struct box box;
};

void kept_rows_forget(struct kept_rows *kept);
/* That row and all below it. */
void kept_rows_forget_from(struct kept_rows *kept, int row);
struct digest kept_rows_digest(const struct kept_rows *kept);
/* The row, by its number in the box, is drawn from something else than it was: it is empty
 * now, and what it is drawn from is kept. */
bool kept_box_begin(struct kept_box *kept, int row, struct digest digest);
/* Rows first and on, up to end, drawn together: where one differs all of them are empty. */
bool kept_box_begin_all(struct kept_box *kept, int first, int end, struct digest digest);

#endif
