/* The customer's orders, the newest first, with the lines of the marked one. */
#ifndef VIEW_ORDERS_VIEW_H
#define VIEW_ORDERS_VIEW_H

#include "view/digest.h"
#include "view/view.h"

int orders_view_rows(const struct view *view, struct box box);
/* Takes in all that orders_view_draw() and the title look at. */
void orders_view_digest(const struct view *view, struct digest *digest);
void orders_view_draw(const struct view *view, struct box box);
void orders_view_title(const struct view *view, struct box box);

#endif
