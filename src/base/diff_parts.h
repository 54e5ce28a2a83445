/* Sequences of numbers compared. Nobody but base/diff.c includes it. */
#ifndef BASE_DIFF_PARTS_H
#define BASE_DIFF_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diff_side {
    const uint32_t *ids; /* equal where the tokens are */
    bool *is_changed;    /* set by diff_compare() */
    size_t count;
};

/* How far the search has come on each diagonal, from both ends. */
struct diff_room {
    int64_t *forward; /* by diagonal, also below 0 */
    int64_t *backward;
    size_t behind; /* entries below 0 */
};
/* Enough for sequences of up to a and b tokens. */
void diff_room_init(struct diff_room *room, size_t a, size_t b);
void diff_room_release(struct diff_room *room);

/* Marks what is not common to both ranges; the others stay as they are, unmarked. */
void diff_compare(struct diff_side *a, size_t a_start, size_t a_end, struct diff_side *b,
                  size_t b_start, size_t b_end, struct diff_room *room);
/* Marks what is the same between two changes that are both no shorter. */
void diff_clean(struct diff_side *a, struct diff_side *b);

/* The run of marked tokens from there on; the run that neither side marks. */
size_t diff_changed_len(const struct diff_side *side, size_t at);
size_t diff_same_len(const struct diff_side *a, size_t i, const struct diff_side *b,
                     size_t j);

#endif
