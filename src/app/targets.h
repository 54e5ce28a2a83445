/* The tickets that a change is meant for. Nobody outside src/app includes it. */
#ifndef APP_TARGETS_H
#define APP_TARGETS_H

#include "app/model.h"
#include "deed.h"

/*
 * The marked tickets where there are any, else the one that stands under the mark in the
 * queue, else the open one. In the arena.
 */
void targets_list(const struct model *model, struct arena *arena, const char ***ids,
                  size_t *count);
/* The same change on all of them, as one deed. False, and said: no ticket. */
bool targets_change(struct model *model, struct effects *effects,
                    const struct wanted_change *change, struct deed_words words);
void targets_unmark(struct model *model);
/* "1042", "1042 and 2 more"; false, and said, where there is none. */
bool targets_name(struct model *model, char *out, size_t size);

#endif
