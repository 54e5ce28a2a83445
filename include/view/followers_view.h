/* What may follow the keys struck so far, in a box over the panes: for who hesitates. */
#ifndef VIEW_FOLLOWERS_VIEW_H
#define VIEW_FOLLOWERS_VIEW_H

#include "view/view.h"

#include <stdbool.h>

bool followers_view_is_open(const struct model *model);
void followers_view_draw(const struct view *view);

#endif
