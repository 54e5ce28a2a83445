/* What the customer may like, with price and reason; what was bought before, under a
 * heading. */
#ifndef VIEW_PICKS_VIEW_H
#define VIEW_PICKS_VIEW_H

#include "view/digest.h"
#include "view/view.h"

int picks_view_rows(const struct view *view, struct box box);
/* Takes in all that picks_view_draw() and the title look at. */
void picks_view_digest(const struct view *view, struct digest *digest);
void picks_view_draw(const struct view *view, struct box box);
void picks_view_title(const struct view *view, struct box box);

#endif
