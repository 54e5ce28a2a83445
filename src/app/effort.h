/*
 * What goes into each reply while it is written: the keys that are struck, the picks that
 * are put in. It follows the text: held, taken back, left and come back to. Nobody outside
 * src/app includes it.
 */
#ifndef APP_EFFORT_H
#define APP_EFFORT_H

#include "app/model.h"
#include "base/pack.h"

enum effort_use { EFFORT_TYPED, EFFORT_DELETED, EFFORT_COMMAND };

void effort_release(struct model *model);
/* A key of that use ended a sequence with so many others in front, in the open reply. */
void effort_struck(struct model *model, enum effort_use use, size_t front);
/* What the open reply says now was written where no keys are counted. */
void effort_unseen(struct model *model);
void effort_pick(struct model *model, const struct pick *pick);
/* The title of a pick that stands in the open reply and that the catalogue, as it was just
 * looked up, has no more of; each is told once, NULL: none. */
const char *effort_sold_out(struct model *model);
/* The open ticket was loaded, and what was written to it stands in the reply. */
void effort_come(struct model *model);
/* There is no text of the ticket: what is written next begins anew. */
void effort_begin(struct model *model, const char *ticket);
/* The open ticket's reply is held under the key; the ticket's is written on; it is decided.
 */
void effort_hold(struct model *model, const char *key);
void effort_return(struct model *model, const char *ticket, const char *key);
void effort_end(struct model *model, const char *key);
/* Those whose ticket is in the queue no more. */
void effort_forget_gone(struct model *model);
/* For the open ticket's reply, which goes out as text. */
void effort_tell(const struct model *model, const char *text, bool is_internal,
                 struct arena *arena, struct ledger_verdicts *verdicts);
void effort_pack(struct pack *pack, struct effort *effort);

#endif
