/*
 * The queue's heads as they lie in the vault's cache: an index of what the queue sorts by,
 * the heads themselves a range of streams at a time, the first page ready-made, and what
 * changed since on top. Whatever is missing is made again from the records, in slices.
 * Holds no head in memory but what changed and a few segments that are open.
 */
#ifndef SHELL_HEADS_H
#define SHELL_HEADS_H

#include "app/event.h"
#include "app/queue.h"
#include "base/attributes.h"
#include "base/error.h"
#include "chat/ticket.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HEADS_ALL (-1) /* a budget: as long as it takes */

int64_t heads_deadline(int budget_ms); /* monotonic, microseconds */
bool heads_is_past(int64_t deadline);

struct heads;
/* office is borrowed, and open. */
struct heads *heads_create(struct office *office) MUST_CHECK;
void heads_destroy(struct heads *heads); /* NULL is allowed */
/* Opens what the cache says of itself, and what changed last; nothing that grows with the
 * number of tickets. */
bool heads_open(struct heads *heads, struct error *err) MUST_CHECK;
/* Answers for the queue, while heads lives. */
void heads_source(struct heads *heads, struct queue_source *source);

/* Heads in a row, by number; borrowed for the call. */
typedef void heads_handler(void *context, const struct ticket_head *heads, size_t count);
/* The first page as it was kept last, texts and all; no call where there is none. */
bool heads_page(struct heads *heads, heads_handler *handler, void *context,
                struct queue_counts *counts, struct error *err) MUST_CHECK;
/*
 * More of the index (texts NULL) for about budget_ms, a call for each part of it; *is_done
 * with the last. What is missing is made and kept.
 */
bool heads_load(struct heads *heads, int budget_ms, heads_handler *handler, void *context,
                bool *is_done, struct error *err) MUST_CHECK;
/* How much of heads_load() is done, 0 to 100. */
int heads_loaded(const struct heads *heads);
/*
 * Whole heads from the number from on, for about budget_ms; *next is the number to go on
 * with, 0 behind the last. Each call of the handler has all heads up to the one it ends with.
 */
bool heads_read(struct heads *heads, uint32_t from, int budget_ms, heads_handler *handler,
                void *context, uint32_t *next, struct error *err) MUST_CHECK;

/* Records came that were not looked at. */
bool heads_are_behind(struct heads *heads);
/*
 * As heads_are_behind(), for a loop that turns often: while nothing was behind the vault is
 * asked again only where this process wrote since, heads_look_again() was called, or a
 * second has begun.
 */
bool heads_seem_behind(struct heads *heads);
/* Somebody else may have written. */
void heads_look_again(struct heads *heads);
/* How many tickets are known to follow the one that heads_catch_up() gives. */
size_t heads_listed(const struct heads *heads);
/* What heads_catch_up() meets from now on was somebody else's doing, or is our own. */
void heads_tell_arrivals(struct heads *heads, bool tells);
/* The head that a handler is given came of somebody else's doing, and says more than that a text
 * was begun. */
bool heads_is_arrival(const struct heads *heads);
/*
 * Reads again the tickets that they speak of, for about budget_ms, one call each. What is not
 * done then is behind still: a long thread that is not at hand comes last, is read a slice
 * further in every call and keeps no other ticket waiting.
 */
bool heads_catch_up(struct heads *heads, int budget_ms, heads_handler *handler,
                    void *context, struct error *err) MUST_CHECK;
/*
 * The same of that ticket alone, at once, however many others are behind: an act of our own
 * changed it, which is no arrival now nor later.
 */
bool heads_catch_up_own(struct heads *heads, const char *ticket, heads_handler *handler,
                        void *context, struct error *err) MUST_CHECK;
/*
 * Keeps an unfinished text of this process, durable, and gives the head to the handler (may be
 * NULL) where it says so from now on. Where nothing else is behind, nothing is then.
 */
struct thread_edit;
bool heads_keep_edit(struct heads *heads, const char *ticket,
                     const struct thread_edit *edit, heads_handler *handler, void *context,
                     struct error *err) MUST_CHECK;
/* Streams were erased by anybody: the numbers of these that are no more, in place. */
bool heads_gone(struct heads *heads, uint32_t *numbers, size_t *count,
                struct error *err) MUST_CHECK;

/* There is something to keep. */
bool heads_have_changed(const struct heads *heads);
/*
 * Keeps it, for about budget_ms: what changed goes where it belongs once it is much, one
 * range of streams at a time. The page is the queue's. *is_done where all is kept.
 */
bool heads_save(struct heads *heads, const struct queue *queue, int budget_ms,
                bool *is_done, struct error *err) MUST_CHECK;
/* Forgets what is open; the vault locks. */
void heads_close(struct heads *heads);

/* Fills a queue whose source the heads are, and brings all up to date. */
bool heads_fill(struct heads *heads, struct queue *queue, struct error *err) MUST_CHECK;
/* Brings the cache up to date after many records, in memory that hardly grows with them. */
bool heads_update(struct office *office, struct error *err) MUST_CHECK;

#endif
