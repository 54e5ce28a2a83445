/*
 * An error that is longer than its line, wrapped: what to do about it stands at its end.
 */
#ifndef VIEW_ERROR_LINES_H
#define VIEW_ERROR_LINES_H

#include "view/view.h"

/* Lines of it on a screen so wide; hostile. */
int error_lines(const char *error, int columns, struct arena *arena);
/* From the box's first row on, a cell from its edges. */
void error_lines_draw(const struct view *view, struct box box, enum style style,
                      const char *error);

#endif
