/* The first line: how much waits, which engine, whether the vault is open, the time. */
#ifndef VIEW_HEADER_VIEW_H
#define VIEW_HEADER_VIEW_H

#include "view/digest.h"
#include "view/view.h"

/* Takes in all that header_view_draw() looks at. */
void header_view_digest(const struct view *view, struct digest *digest);
void header_view_draw(const struct view *view);

#endif
