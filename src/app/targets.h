/* The tickets that a change is meant for. Nobody outside src/app includes it. */
#ifndef APP_TARGETS_H
#define APP_TARGETS_H

#include "app/model.h"
#include "deed.h"
#include "say.h"

/*
 * One rule for all commands: in the queue the tickets marked for bulk work, else the row
 * under the mark; from any other pane, and while writing, the open ticket. What a menu or a
 * prompt asked about stays what it is meant for (asked.h). In the arena.
 */
void targets_list(const struct model *model, struct arena *arena, const char ***ids,
                  size_t *count);
/* The same change on all of them, as one deed. False, and said: no ticket. */
bool targets_change(struct model *model, struct effects *effects,
                    const struct wanted_change *change, struct deed_words words);
/* The marks of all of them are taken off, or of those alone that the list does not show; u
 * brings them back. How many were. */
size_t targets_unmark(struct model *model, bool is_outside);
/* What was meant for the tickets marked for bulk work is done: no longer marked. */
void targets_done(struct model *model);
bool targets_are_bulk(const struct model *model);
/* It is the open ticket, and that alone. */
bool target_is_open(const struct model *model);
/* "1042 Ana Ruiz", "1042 Ana Ruiz and 2 more"; false, and said, where there is none. */
#define TARGETS_NAME_SIZE (TICKET_NAMED_SIZE + 32)
bool targets_name(struct model *model, char *out, size_t size);
/* The command would be done to marked tickets that the limit hides: asks, and is true. */
bool targets_ask(struct model *model, enum command command);
/* Customers' messages in them that nobody has seen. */
size_t targets_unseen(const struct model *model);
/* There are tickets, and all are known to be nobody's. */
bool targets_are_nobodys(const struct model *model);

/* The open ticket is among them, and a reply or note to it is unfinished. */
bool targets_have_text(const struct model *model);

#endif
