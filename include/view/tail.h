/*
 * The end of a text that grows while it is shown. However long the text has become, a frame
 * costs what it shows: only the end is sanitised and wrapped, from a line's start that
 * stays until the lines have scrolled away.
 */
#ifndef VIEW_TAIL_H
#define VIEW_TAIL_H

#include "view/paragraph.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The newest words in one line of at most columns cells, "…" before what is left out. While
 * the text grows the line grows, and begins half a line later where it is full.
 */
struct shown tail_line(struct text hostile, size_t columns, struct arena *arena);

/* Kept from frame to frame, for the one text that is shown wrapped. Begins as {0}. */
struct tail {
    uint64_t of; /* which text it is, as the caller numbers them */
    size_t columns;
    size_t start; /* of the first line that is wrapped */
};
/* The text's last lines, wrapped: rows of them or some more. */
struct paragraph tail_wrap(struct tail *tail, uint64_t of, struct text hostile,
                           size_t columns, size_t rows, struct arena *arena);

#endif
