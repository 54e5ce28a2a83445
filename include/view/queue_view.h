/* The queue: two lines a ticket, what is late, unread and marked told apart without colour.
 */
#ifndef VIEW_QUEUE_VIEW_H
#define VIEW_QUEUE_VIEW_H

#include "view/digest.h"
#include "view/view.h"

/* Which tickets stand in the box; fills the queue's part of drawn. */
void queue_view_place(const struct view *view, struct box box);
/* Takes in all that the pane shows. */
void queue_view_digest(const struct view *view, struct digest *digest);

/* Slots, from 0 at the top, hold a ticket each; where the mark moves, two of them change.
 */
#define QUEUE_SLOT_ROWS 2
void queue_view_slot_digest(const struct view *view, size_t slot, struct digest *digest);
/* Onto empty rows. */
void queue_view_draw_slot(const struct view *view, struct box box, size_t slot);
void queue_view_title(const struct view *view, struct box box);
/* How many tickets stand above and below, in the border below it. */
void queue_view_foot(const struct view *view, struct box box);

#endif
