/*
 * What changed between two texts, in whole grapheme clusters. Words are compared first,
 * then the clusters of those that differ; what is the same by chance between two changes
 * counts as changed, as a reader would say. Exact: the pieces put together give both texts
 * byte for byte. The shortest script where the texts are alike; where they are not, the
 * search is cut off, so that time and memory stay in proportion to the texts (Myers 1986,
 * in linear space; the cut-off as in GNU diff).
 */
#ifndef BASE_DIFF_H
#define BASE_DIFF_H

#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED, DIFF_KIND_COUNT };

struct diff_piece {
    enum diff_kind kind;
    size_t before; /* byte offset in the one text; of what is added: where it goes */
    size_t after;  /* and in the other */
    size_t len;    /* bytes */
};

struct diff {
    struct diff_piece *pieces; /* in order; what is removed stands before what is added */
    size_t count;
    size_t capacity;
    size_t before_clusters;
    size_t after_clusters;
    size_t removed; /* clusters */
    size_t added;
};

/* Texts of at most 4 GiB. Owned by the caller, freed by diff_release(). */
void diff_make(struct text before, struct text after, struct diff *diff);
void diff_release(struct diff *diff);
/* Clusters removed and added, of those in both texts: 0 (the same) to 1 (nothing in
 * common). */
double diff_share(const struct diff *diff);
/* "same", "removed", "added" */
const char *diff_kind_name(enum diff_kind kind);
/*
 * The same search over numbers that stand for whatever is compared: marks those that are
 * not common to both; the marks are false before.
 */
void diff_numbers(const uint32_t *before, size_t before_count, const uint32_t *after,
                  size_t after_count, bool *removed, bool *added);
/* The piece's own bytes, out of the text that it stands in. */
struct text diff_text(const struct diff_piece *piece, struct text before,
                      struct text after);

#endif
