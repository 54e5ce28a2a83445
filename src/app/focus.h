/* Where keys go: the line that is typed into, and the pane. Nobody outside src/app includes
 * it. */
#ifndef APP_FOCUS_H
#define APP_FOCUS_H

#include "app/model.h"

/* The prompt's line, a menu's filter, the reply while writing; NULL while reading. */
struct composer *focus_line(struct model *model);
/* Its text was changed by a person. */
void focus_line_changed(struct model *model);
/* Types into it; false where it is full or there is none. */
bool focus_type(struct model *model, struct text text);
/* Reading goes on in that pane; what is written stays. */
void focus_pane(struct model *model, enum pane pane);
/* A place in a list of count, moved by so many rows, at most to its ends. */
size_t focus_moved(size_t at, size_t count, int64_t rows);
/* Remembers where one reads in the thread; going back there remembers where one was, too.
 * False where nothing is remembered. */
void focus_leave(struct model *model);
bool focus_return(struct model *model);

#endif
