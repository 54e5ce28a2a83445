/* The first line: how much waits, which engine, whether the vault is open, the time. */
#ifndef VIEW_HEADER_VIEW_H
#define VIEW_HEADER_VIEW_H

#include "view/view.h"

void header_view_draw(const struct view *view);

#endif
