/* What deed.c and change.c share. Nobody else includes it. */
#ifndef APP_DEED_PARTS_H
#define APP_DEED_PARTS_H

#include "app/model.h"

/* A deep copy into the arena. */
void change_copy(const struct wanted_change *from, struct arena *arena,
                 struct wanted_change *to);
/* The change that would bring back what this one changes, as the ticket is now. */
void change_before(const struct model *model, const char *ticket,
                   const struct wanted_change *change, struct arena *arena,
                   struct wanted_change *before);
/* Shows it in the queue and in the open ticket, before it is known to be durable. */
void change_show(struct model *model, const char *ticket,
                 const struct wanted_change *change);

#endif
