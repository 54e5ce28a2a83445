/*
 * Lists in one column: items ended by U+001F; attributes as name, value, name, value.
 * Control characters within an item become spaces, so that no item can hold the mark.
 */
#ifndef CATALOGUE_PACKING_H
#define CATALOGUE_PACKING_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include <stddef.h>

#define PACKING_LIMIT (64 * 1024 * 1024) /* bytes; four times the largest record */

void packing_add(struct buffer *out, const char *item);
/* The items, copied; *count is how many. NULL where there are none. */
const char **packing_read(struct text packed, struct arena *arena, size_t *count);

#endif
