/* Files of the reply: asked for, put to it, taken off again. Only src/app includes it. */
#ifndef APP_ATTACH_H
#define APP_ATTACH_H

#include "app/model.h"

/* Tab in the prompt: asks for the paths that begin so, or puts in the next one. */
void attach_complete(struct model *model, struct effects *effects);
/* The paths came: id is what was asked for, text has one a line. */
void attach_paths(struct model *model, const struct event *event);
/* The file was looked at: it goes with the reply of that ticket. */
void attach_done(struct model *model, struct effects *effects, const struct event *event);

/* The path is asked for again as it was typed, with the reason; false where something else
 * is asked now, or another ticket is open. */
bool attach_failed(struct model *model, const struct event *event, const char *why);

#endif
