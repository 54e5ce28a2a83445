/*
 * The conversation: who said what and when, notes with a bar down their left, the rule
 * before the first unread message, and who the sender is where he is not the customer.
 */
#ifndef VIEW_THREAD_VIEW_H
#define VIEW_THREAD_VIEW_H

#include "view/digest.h"
#include "view/view.h"

/* What thread_view_place() said last, and what that rested on: while one types nothing of
 * it changes. */
struct thread_kept {
    uint64_t lines; /* thread_lines_changes(); 0: nothing is kept */
    struct thread_top top;
    size_t rows;
    bool is_covered;
    bool is_seen; /* nothing at all lies over it */
    size_t messages_seen;
    size_t read_count;
    struct drawn drawn; /* the thread's part of it */
};

/* Cells of a line of text in this box. */
int thread_view_columns(struct box box);
/* Which lines stand in the box; fills the thread's part of drawn. */
void thread_view_place(const struct view *view, struct box box);
/* Behind thread_view_place(). */
/* Takes in all that thread_view_draw() and the title look at. */
void thread_view_digest(const struct view *view, struct digest *digest);
void thread_view_draw(const struct view *view, struct box box);
void thread_view_title(const struct view *view, struct box box);

#endif
