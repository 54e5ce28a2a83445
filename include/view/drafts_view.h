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
/* Behind drafts_view_wish(), in the same digest, the rest of what drafts_view_draw() and
 * the title look at, but how far what is coming has come. */
void drafts_view_digest(const struct view *view, struct digest *digest);
void drafts_view_draw(const struct view *view, struct box box);
/* Where drafts_view_draw() drew and that digest is the same: what came since. */
void drafts_view_draw_growth(const struct view *view, struct box box);

/* What was drawn last, from frame to frame. Begins as {0}. */
struct drafts_drawn {
    size_t first; /* row, and how many */
    size_t count;
    size_t lens[ASKING_ANSWERS]; /* of what is coming */
};
void drafts_view_title(const struct view *view, struct box box);

#endif
