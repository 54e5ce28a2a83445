/* How what a lock puts aside comes back. Nobody outside src/app includes it. */
#ifndef APP_BOOKMARK_PARTS_H
#define APP_BOOKMARK_PARTS_H

#include "app/bookmark.h"
#include "visit.h"

/* Into a model that has its queue and nothing else; asks for the ticket that was open. */
void bookmark_unpack(struct model *model, struct text packed, struct effects *effects);
void bookmark_release(struct model *model);
/* The ticket is open again: what stood there stands there; what came meanwhile is told.
 * Returns why drafts are asked for: what a model wrote went with the lock, and it is not
 * paid for the same once more unless an agent wants it. */
enum offer_cause bookmark_return(struct model *model);

#endif
