/* Text to read over the panes: the live keys, a diff, what leaves. */
#ifndef VIEW_OVERLAY_VIEW_H
#define VIEW_OVERLAY_VIEW_H

#include "view/view.h"

/* Draws the overlay that is open; fills drawn->list_rows and overlay_lines. */
void overlay_view_draw(const struct view *view);

#endif
