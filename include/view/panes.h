/*
 * The panes with their borders, between the header and the status line. What stands there
 * from the last frame is left where nothing that it shows has changed.
 */
#ifndef VIEW_PANES_H
#define VIEW_PANES_H

#include "base/attributes.h"
#include "view/layout.h"
#include "view/view.h"

#include <stdbool.h>

struct panes;
struct panes *panes_create(void) MUST_CHECK;
void panes_destroy(struct panes *panes);
/* The next frame is drawn from nothing. */
void panes_forget(struct panes *panes);

/*
 * Completes the layout, whose columns are set, fills drawn, and paints. is_kept: the canvas
 * holds the last frame; else it is emptied.
 */
void panes_draw(struct panes *panes, const struct view *view,
                const struct layout_wish *wish, struct layout *layout, bool is_kept);

#endif
