/*
 * How a ticket's thread stands, read in steps. That of a long thread is kept, so that one
 * record more of it takes no longer than of a short one: who wants the queue's row again, or
 * sends, waits for the new records alone.
 */
#ifndef SHELL_STANDING_H
#define SHELL_STANDING_H

#include "shell/office.h"
#include "wire/thread_tally.h"

struct standing;
/* The caller's until standing_leave(); office is borrowed. ERROR_NOT_FOUND where the stream is
 * gone. */
struct standing *standing_take(struct office *office, int64_t stream,
                               struct error *err) MUST_CHECK;
/* Reads what is new, of a long thread until the deadline (heads_deadline()), a slice of records
 * at least, of another all, since that is not kept; *is_read where that was all. What fails
 * ends it. */
bool standing_step(struct standing *standing, int64_t deadline, bool *is_read,
                   struct error *err) MUST_CHECK;
/* All of the steps. */
bool standing_read(struct standing *standing, struct error *err) MUST_CHECK;
/* Borrowed until the next step. */
const struct thread_tally *standing_tally(const struct standing *standing);
/* Records that could not be read. */
size_t standing_damaged(const struct standing *standing);
/* Kept where it is of a long thread and nothing failed. NULL is allowed. */
void standing_leave(struct standing *standing);

/* It is kept, and was once read to its end; or it is short. */
bool standing_is_at_hand(struct office *office, int64_t stream);
/* Keeps none: they hold texts (the lock, an erasure), or records that a rollback took back. */
void standings_forget(struct office *office);

#endif
