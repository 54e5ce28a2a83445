/*
 * Copy mode: one pane alone, without borders and marks, for the terminal's own selection. A
 * line that is longer than a row is cut where the row ends and nowhere else, so that the
 * terminal takes its rows for one line.
 */
#ifndef VIEW_COPY_VIEW_H
#define VIEW_COPY_VIEW_H

#include "view/view.h"

/* Fills the whole canvas; nothing on it counts as seen. */
void copy_view_draw(const struct view *view);

#endif
