/*
 * A list of rows built before it is drawn, so that its height is known and the marked item
 * can be kept in sight: orders, picks, the customer's lines.
 */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

#include "view/pieces.h"
#include "view/view.h"

#include <stddef.h>

#define ROWS_NO_ITEM ((size_t)-1)

struct row {
    struct pieces left;
    struct pieces right; /* to the box's right edge, a cell before it */
    int indent;
    size_t item; /* rows of one item belong together; ROWS_NO_ITEM: of none */
};
struct rows {
    struct arena *arena;
    struct row *list;
    size_t count;
    size_t capacity;
};

/* An empty row of the item, to be filled. */
struct row *rows_add(struct rows *rows, int indent, size_t item);
/* A row that is one text. */
void rows_say(struct rows *rows, int indent, enum style style, struct shown shown);
/* Wrapped over as many rows of the item as it needs. */
void rows_wrap(struct rows *rows, int indent, size_t item, int columns, enum style style,
               struct shown shown);
/*
 * Draws from the row on that keeps every row of the item in sight. With a mark the item's
 * first row gets "▸" in column 0, its rows the style.
 */
void rows_draw(const struct view *view, struct box box, const struct rows *rows,
               size_t item, enum style mark);

#endif
