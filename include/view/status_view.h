/*
 * The last line: the mode and the pane, what happened last, the keys that count now; or a
 * prompt with its caret.
 */
#ifndef VIEW_STATUS_VIEW_H
#define VIEW_STATUS_VIEW_H

#include "view/digest.h"
#include "view/view.h"

/* The rows it wants: more than one where an error is longer than the line. */
int status_view_rows(const struct model *model, struct arena *arena);
/* Takes in all that status_view_draw() looks at. */
void status_view_digest(const struct view *view, struct digest *digest);
void status_view_draw(const struct view *view);

#endif
