/*
 * One draft in full, below the rows: where it comes from, its text with what the guard
 * says, the claim that is stepped on; of one that a model still writes the end, as it
 * grows.
 */
#ifndef VIEW_DRAFT_VIEW_H
#define VIEW_DRAFT_VIEW_H

#include "view/pieces.h"
#include "view/view.h"

/* Cells before its text, in the rows too. */
#define DRAFT_INDENT 3
/* Stands at what a model wrote, in every place. */
#define DRAFT_MODEL_SIGN "✦"

/* Lines that its text takes in a box so wide. */
size_t draft_view_rows(const struct view *view, struct box box, const struct draft *draft);
void draft_view_draw(const struct view *view, struct box box, const struct draft *draft);
/* What has come of it by now. Hostile. */
struct text draft_view_coming(const struct model *model, const struct draft *draft);
/* How its text stands there: what the thread has left behind is struck through. */
enum style draft_view_style(const struct model *model, const struct draft *draft);
/* "cut short: ", "refused: ": what stands before its text in a row. */
void draft_view_warn(const struct view *view, const struct draft *draft,
                     struct pieces *pieces);

#endif
