/*
 * The reply or note that is written: who will read it in its border, the text with every
 * claim in the style of its verdict, what moved, the hold's countdown, the caret.
 */
#ifndef VIEW_REPLY_VIEW_H
#define VIEW_REPLY_VIEW_H

#include "view/frame.h"
#include "view/kept_rows.h"
#include "view/marks.h"
#include "view/view.h"

/* In front of why the text was not sent, in every theme. */
#define REPLY_REFUSED_SIGN "■"

/* The text wrapped for the box's width. */
struct marked reply_view_text(const struct view *view, struct box box);
/* Rows that all of it would take. */
int reply_view_rows(const struct marked *text);
/* Of these, what it must have so that why it was not sent is read whole; 0: it may be sent. */
int reply_view_needs(const struct marked *text);
/* Which lines stand in the box; fills the reply's part of drawn. Not shown: box.rows 0. */
void reply_view_place(const struct view *view, struct box box, const struct marked *text);
/* The caret, which moves without anything else being drawn. */
void reply_view_caret(const struct view *view, struct box box, const struct marked *text);
/* Behind reply_view_place(). Rows that are not as they were when they were kept. */
void reply_view_draw(const struct view *view, struct box box, const struct marked *text,
                     struct kept_rows *rows);
/* The same of the border's title. */
void reply_view_title(const struct view *view, struct box box, const struct marked *text,
                      struct kept_title *kept);

#endif
