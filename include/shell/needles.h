/*
 * What was typed to be searched, as folded texts that all have to stand in a message: a
 * word each, or what stands between two quotes (" or any language's). And what is shown of
 * a message that has them.
 */
#ifndef SHELL_NEEDLES_H
#define SHELL_NEEDLES_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define NEEDLES_MAX 16

struct needles {
    struct text texts[NEEDLES_MAX]; /* in the arena */
    size_t count;
    bool is_cut; /* there were more */
};
void needles_read(struct text typed, struct arena *arena, struct needles *needles);

/* A piece of the text around the longest needle, on one line; the bytes [start, end) of it
 * are the needle as it was written. Both 0 where none stands there. */
struct snippet {
    const char *text; /* in the arena */
    size_t start, end;
};
struct snippet snippet_make(struct text text, const struct needles *needles,
                            struct arena *arena);

#endif
