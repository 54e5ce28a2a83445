/* The question in the last line, with its caret, what was wrong, and what Tab goes through.
 */
#ifndef VIEW_PROMPT_VIEW_H
#define VIEW_PROMPT_VIEW_H

#include "view/digest.h"
#include "view/view.h"

#include <stdbool.h>

/* Keys go to it: no menu or overlay lies over it. */
bool prompt_view_is_open(const struct model *model);
/* "limit ", "assign 1042 Ana Ruiz to ": what is asked; the ticket cut to so many columns. */
struct shown prompt_view_label(const struct model *model, size_t columns,
                               struct arena *arena);
/* One, and those of an error that does not fit behind what was typed. */
int prompt_view_rows(const struct model *model, struct arena *arena);
/* Takes in all that prompt_view_draw() looks at. */
void prompt_view_digest(const struct view *view, struct digest *digest);
void prompt_view_draw(const struct view *view);
void prompt_view_caret(const struct view *view);
/* The words that Tab goes through, in a box over the panes. */
void prompt_view_draw_completions(const struct view *view);

#endif
