/*
 * What a person would miss after a lock, as bytes to be sealed while nothing of it may stay
 * in memory: the open ticket with its reply, caret and undo, the texts of other tickets,
 * what is held, what u takes back, the limit and the marks of the queue.
 */
#ifndef APP_BOOKMARK_H
#define APP_BOOKMARK_H

#include "app/model.h"
#include "base/buffer.h"

/* Added to out; the model stays as it is. What is read again anyway (threads, drafts) is
 * left out. EVENT_UNLOCKED with these bytes brings it back into a new model. */
void bookmark_pack(struct model *model, struct buffer *out);

#endif
