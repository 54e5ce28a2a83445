/*
 * Where the panes stand: by the size of the screen, the pane one is in and what each would
 * like. Knows no cells.
 */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "app/model.h"
#include "view/canvas.h"

#include <stdbool.h>

#define LAYOUT_MIN_ROWS    10
#define LAYOUT_MIN_COLUMNS 30

/* What the panes would like to have; rows between their borders. */
struct layout_wish {
    int rows; /* of the screen */
    int status_rows; /* 0: one */
    int columns;
    enum pane pane;
    bool is_zoomed;
    bool is_writing;
    bool has_reply; /* something is written, or is being written */
    int wanted[PANE_COUNT];
    int reply_needs; /* rows that it has at the cost of the thread, where there are so many */
};

struct layout {
    bool is_too_small;
    struct box header; /* one row */
    struct box status; /* one, or the rows of an error that is longer */
    struct box body;
    bool is_shown[PANE_COUNT];
    struct box panes[PANE_COUNT]; /* between the borders */
};

/* The columns alone: the panes' boxes have their columns and widths, as wraps need them. */
void layout_columns(const struct layout_wish *wish, struct layout *layout);
/* The rows, behind layout_columns() and with what was wanted at those widths. */
void layout_rows(const struct layout_wish *wish, struct layout *layout);

#endif
