/* What the marked row of a list would put into the reply. Nobody outside src/app includes
 * it. */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include "app/event.h"
#include "app/model.h"

/* After each event, of that kind: made anew where another row is marked, or what the row
 * would put in may be another. */
void preview_follow(struct model *model, enum event_kind kind);
void preview_forget(struct preview *preview);

/* What the rows of a list say, each in the file that makes it: true where it goes in. */
typedef bool preview_function(const struct model *model, const struct menu_item *item,
                              struct buffer *out);
preview_function macro_preview;   /* in choose_text.c */
preview_function palette_preview; /* in palette.c */

/* The macro of that id, filled in, or that nothing of it can be: false. */
bool preview_macro(const struct model *model, const char *id, struct buffer *out);

#endif
