/* A list to choose from, in a box over the panes, off the reply where it is about the
 * reply. */
#ifndef VIEW_MENU_VIEW_H
#define VIEW_MENU_VIEW_H

#include "view/view.h"

/* Draws the menu that is open; fills drawn->list_rows. */
void menu_view_draw(const struct view *view);

#endif
