/*
 * One message of the thread: when and who, the text with what was searched for,
 * attachments; a note with a bar down its left; before it the day's rule and the rule of
 * the new.
 */
#ifndef VIEW_MESSAGE_VIEW_H
#define VIEW_MESSAGE_VIEW_H

#include "chat/ticket.h"
#include "view/digest.h"
#include "view/view.h"

#include <stddef.h>

void message_view_digest(const struct message *message, struct digest *digest);
void translation_digest(const struct translation *translation, struct digest *digest);
/*
 * Draws the open ticket's message of that index, from its line skip on, into the box from
 * its row on; returns the row behind it. The thread's lines must be up to date.
 */
int message_view_draw(const struct view *view, struct box box, int row, size_t message,
                      size_t skip);

#endif
