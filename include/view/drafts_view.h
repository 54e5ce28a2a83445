/*
 * The drafts, a row each with what the guard counts in it, and below them the marked one in
 * full with its sources, where the pane has room.
 */
#ifndef VIEW_DRAFTS_VIEW_H
#define VIEW_DRAFTS_VIEW_H

#include "view/digest.h"
#include "view/view.h"

/* Rows that all of it would take at the box's width; the same whichever draft is marked. */
int drafts_view_rows(const struct view *view, struct box box);
/* Takes in all that drafts_view_rows() counts; not what is still coming. */
void drafts_view_wish(const struct view *view, struct digest *digest);
/* Takes in all that drafts_view_draw() and the title look at. */
void drafts_view_digest(const struct view *view, struct digest *digest);
void drafts_view_draw(const struct view *view, struct box box);
void drafts_view_title(const struct view *view, struct box box);

#endif
