/* Screens that show nothing of anybody: too small, or locked. */
#ifndef VIEW_NOTICE_VIEW_H
#define VIEW_NOTICE_VIEW_H

#include "view/view.h"

void notice_view_too_small(const struct view *view);
void notice_view_locked(const struct view *view);

#endif
