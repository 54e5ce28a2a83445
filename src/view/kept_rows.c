#include "view/kept_rows.h"

#include <string.h>

void kept_rows_forget(struct kept_rows *kept)
{
    kept_rows_forget_from(kept, 0);
}

void kept_rows_forget_from(struct kept_rows *kept, int row)
{
    for (int i = row; i < KEPT_ROWS_MAX; i++) {
        kept->rows[i] = 0;
    }
}

struct digest kept_rows_digest(const struct kept_rows *kept)
{
    return (struct digest){kept->seed};
}

static uint64_t *row_of(struct kept_box *kept, int row)
{
    return row >= 0 && row < KEPT_ROWS_MAX ? &kept->rows->rows[row] : NULL;
}

static void empty_row(struct kept_box *kept, int row)
{
    struct box line = {kept->box.row + row, kept->box.column, 1, kept->box.columns};
    canvas_fill(kept->canvas, line, STYLE_TEXT, ' ');
}

/* 0 is no digest. */
static bool is_as_it_was(struct kept_box *kept, int row, struct digest digest)
{
    uint64_t *was = row_of(kept, row);
    uint64_t now = digest.value == 0 ? 1 : digest.value;
    bool is_same = was != NULL && *was == now;
    if (was != NULL) {
        *was = now;
    }
    return is_same;
}

bool kept_box_begin(struct kept_box *kept, int row, struct digest digest)
{
    return kept_box_begin_all(kept, row, row + 1, digest);
}

bool kept_box_begin_all(struct kept_box *kept, int first, int end, struct digest digest)
{
    bool is_same = true;
    for (int row = first; row < end; row++) {
        struct digest of_row = digest;
        digest_number(&of_row, (uint64_t)(row - first));
        is_same &= is_as_it_was(kept, row, of_row);
    }
    for (int row = first; row < end && !is_same; row++) {
        empty_row(kept, row);
    }
    return !is_same;
}
