/* Drafts that were rejected, and how they come back. Nobody outside src/app includes it. */
#ifndef APP_REJECT_H
#define APP_REJECT_H

#include "app/model.h"

/* 0 where no rejected draft can come back. */
uint64_t reject_newest_serial(const struct model *model);
/* Shows the draft again that was rejected last, where it stood. */
void reject_undo(struct model *model, struct effects *effects);
/* The drafts go: their rejections too. */
void rejections_forget(struct model *model);

#endif
