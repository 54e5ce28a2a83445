/*
 * What is remembered of the reply from frame to frame: its text as it is shown, and which
 * lines of which version have been on the screen.
 */
#ifndef VIEW_REPLY_MEMORY_H
#define VIEW_REPLY_MEMORY_H

#include "app/model.h"
#include "base/attributes.h"
#include "base/memory.h"
#include "view/marks.h"
#include "view/wrap.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reply_memory;
struct reply_memory *reply_memory_create(void) MUST_CHECK;
void reply_memory_destroy(struct reply_memory *memory);
void reply_memory_clear(struct reply_memory *memory);

/* The text, wrapped; made anew where it is another than in the last frame. */
const struct marked *reply_memory_text(struct reply_memory *memory, struct text text,
                                       size_t columns);
/* Forgets what was seen of another ticket's text, another version, other lines. */
void reply_memory_turn_to(struct reply_memory *memory, const char *ticket, uint64_t version,
                          const struct wrap *wrap);
/* Lines from first on are on the screen; true where every line is or was. */
bool reply_memory_see(struct reply_memory *memory, size_t first, size_t rows);

#endif
