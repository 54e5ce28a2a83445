/*
 * Sanitised text, cut and mapped. src/view/shown.c is the one file that makes a struct
 * shown out of anything.
 */
#ifndef VIEW_SHOWN_H
#define VIEW_SHOWN_H

#include "base/attributes.h"
#include "base/edit.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * One line of at most about columns cells, for rows, titles and names: what stands behind
 * is not even sanitised. Line feeds are spaces. NULL gives the empty text.
 */
struct shown shown_line(const char *hostile, size_t columns, struct arena *arena);
/* The same, and no more than so many cells: the last one is "…" where it goes on. */
struct shown shown_cut(const char *hostile, size_t columns, struct arena *arena);
/* The bytes [start, end) of what is sanitised already; borrowed. */
struct shown shown_part(struct shown shown, size_t start, size_t end);
/* Both, one behind the other. */
struct shown shown_join(struct shown a, struct shown b, struct arena *arena);
/* All of them, in a row. */
struct shown shown_gather(const struct shown *parts, size_t count, struct arena *arena);
/* Text of ours, formatted; as canvas_format(), hostile values must not be among the
 * arguments. */
struct shown shown_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
/* Cells of the first line. */
size_t shown_columns(struct shown shown);

/*
 * As shown_make(), with the way from an offset in the hostile text to one in what is shown:
 * the caret and the claims speak of the former, cells of the latter. A tab is four spaces.
 */
struct anchor {
    size_t hostile;
    size_t shown; /* both run in step from here to the next anchor */
};
struct shown_map {
    struct shown shown;
    struct anchor *anchors; /* by hostile; in the arena */
    size_t count;
    bool is_as_written; /* what is shown is the hostile text, byte by byte */
};
struct shown_map shown_map_make(struct text hostile, struct arena *arena);
/*
 * The same where the text before was shown as it was written, and the edit of it that made
 * this one leaves it so: looks at the words around the edit alone. What is shown is then
 * the text itself, borrowed. False where the whole has to be looked at.
 */
bool shown_map_again(struct text hostile, const struct edit *edit,
                     const struct shown_map *before, struct shown_map *map) MUST_CHECK;
/* An offset inside what became something else stands at that thing's start. */
size_t shown_map_offset(const struct shown_map *map, size_t hostile);
/* The way back: where in the hostile text stands what is shown there. */
size_t shown_map_back(const struct shown_map *map, size_t shown);

#endif
