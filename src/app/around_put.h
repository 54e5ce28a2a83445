/*
 * Walking the lists of the customer and the orders, and what their rows put into the reply.
 * Nobody outside src/app includes it.
 */
#ifndef APP_AROUND_PUT_H
#define APP_AROUND_PUT_H

#include "answer.h"
#include "app/around.h"

/* The mark, so many rows on, in the pane of the customer or the orders. */
void around_move(struct model *model, int64_t rows);
/* Enter in one of the two panes: the marked row's fact, or the ticket it tells of. */
void around_open(struct model *model, struct effects *effects, enum pane pane);
/* The marked order unfolds, or folds. */
void order_unfold(struct model *model, bool is_unfolded);
bool order_is_unfolded(const struct model *model);
/* Where the order of that number stands; SIZE_MAX: it is no more. */
size_t order_found(const struct model *model, const char *id);
/* Where the order stands that the thread means, as the drafts and the guard take it; the
 * newest where none is. */
size_t orders_meant_at(const struct model *model);
/* A thread begins, or its orders are shown for the first time: that one is marked and
 * unfolded. */
void orders_begin(struct model *model);
/* The orders were read again: the mark stays with what it marks; at: where the marked one
 * stands now. */
void orders_follow(struct model *model, const struct loaded *before, size_t at);

/* The fact's words as they stand where the caret is; returns how many bytes of them part
 * them from the fact in front. */
size_t around_words(const struct model *model, const struct fact *fact,
                    struct buffer *words);

answer_function answer_put_fact; /* the row of that number, of the list last walked */
answer_function answer_orders;   /* goes to the order of that number, which unfolds */

#endif
