/*
 * A text with what the guard says of it, wrapped: its claims in the style of their verdict,
 * flagged words, the commitment. Drawn whole, or the rows alone that are not as they were.
 */
#ifndef VIEW_MARKED_H
#define VIEW_MARKED_H

#include "app/spelling.h"
#include "base/edit.h"
#include "chat/suggestion.h"
#include "view/kept_rows.h"
#include "view/paragraph.h"
#include "view/shown.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct parts;
struct marked {
    struct shown_map map;
    struct paragraph paragraph;
    const struct opinion *opinion; /* NULL: not read yet */
    size_t claim;                  /* the one that stands out; SIZE_MAX: none */
    size_t caret; /* a word that ends here is still written: not judged; SIZE_MAX: none */
    size_t selected_start; /* what a person has selected; both 0: nothing */
    size_t selected_end;
    const struct misspelt *misspelt; /* in order; none that the guard's marks are to hide */
    size_t misspelt_count;
    struct misspelt asked; /* the one that a menu asks about; both 0: none */
    const struct parts *parts; /* of the reply: what stands around the text; NULL */
};
struct marked marked_make(struct text hostile, size_t columns, struct arena *arena);
/* The same, of a text that the edit made of the one before, which lives in another arena.
 * What is shown may be the text itself, borrowed. */
struct marked marked_make_again(struct text hostile, const struct edit *edit,
                                const struct marked *before, size_t columns,
                                struct arena *arena);
/* Lines first and on, claims and flags tinted. */
void marked_draw(const struct view *view, struct box box, const struct marked *marked,
                 size_t first, enum style style);
/* The same of the rows that are not as they were; the box begins at that row of those kept,
 * and what stood in a row of it is filled from its left edge on, so many columns. */
void marked_draw_changed(const struct view *view, struct box box,
                         const struct marked *marked, size_t first, enum style style,
                         struct kept_box *kept);
/* The claim or flag from start to end is a word that is still being written. */
#define MARKED_WRITTEN_MAX 40 /* bytes of what is taken for one */
static inline bool marked_is_written(const struct marked *marked, size_t start, size_t end)
{
    return end == marked->caret && end - start < MARKED_WRITTEN_MAX;
}
/* One of its steps stands out: a claim, or behind them the commitment. */
bool marked_stands(const struct marked *marked);
/* The line that it begins on. */
size_t marked_claim_line(const struct marked *marked);
/* How what has that verdict looks. */
enum style marked_style(enum verdict verdict);

#endif
