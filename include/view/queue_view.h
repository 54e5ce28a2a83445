/* The queue: two lines a ticket, what is late, unread and marked told apart without colour.
 */
#ifndef VIEW_QUEUE_VIEW_H
#define VIEW_QUEUE_VIEW_H

#include "view/digest.h"
#include "view/view.h"

/* Which tickets stand in the box; fills the queue's part of drawn. */
void queue_view_place(const struct view *view, struct box box);
/* Takes in all that queue_view_draw() and the title look at. */
void queue_view_digest(const struct view *view, struct digest *digest);
void queue_view_draw(const struct view *view, struct box box);
void queue_view_title(const struct view *view, struct box box);

#endif
