/*
 * A ticket with all that is known around it, read in steps: a long thread comes while the
 * screen goes on. office_load() is all of them at once.
 */
#ifndef SHELL_OPENING_H
#define SHELL_OPENING_H

#include "shell/office.h"

struct opening;
/* NULL with err where there is no such ticket; office is borrowed, ticket copied. */
struct opening *opening_start(struct office *office, const char *ticket,
                              struct error *err) MUST_CHECK;
/* Reads for about budget_ms; *is_read where the thread is there. What fails ends it. */
bool opening_step(struct opening *opening, int budget_ms, bool *is_read,
                  struct error *err) MUST_CHECK;
/* All the steps that are left. */
bool opening_read(struct opening *opening, struct error *err) MUST_CHECK;
#define OPENING_AT_ONCE_MS 1000
/* Behind the last step, for about budget_ms: looks for words that keep a message here,
 * which else who asks for drafts does in one go; true where all was looked at. */
bool opening_hear(struct opening *opening, int budget_ms);
/* Behind the last step: the ticket, which the caller owns. */
bool opening_take(struct opening *opening, struct loaded **loaded,
                  struct error *err) MUST_CHECK;
void opening_stop(struct opening *opening); /* NULL is allowed */
const char *opening_ticket(const struct opening *opening);
int64_t opening_stream(const struct opening *opening);
/* Records that its stream has. */
int64_t opening_length(const struct opening *opening);

/* The ticket's customer, orders and the products in them, into what holds the ticket. */
bool opening_around(struct office *office, struct loaded *loaded,
                    struct error *err) MUST_CHECK;

/*
 * Of a long thread the messages around where one reads, to be looked at while the whole
 * comes: the newest, or the first ones where none was read. NULL where that place cannot be
 * told without reading all of it, or the newest message came from nobody on the customer's
 * record. head is the ticket's in the queue.
 */
struct loaded *opening_part(struct office *office, const struct opening *opening,
                            const struct ticket_head *head) MUST_CHECK;
#define OPENING_PART_RECORDS 300
/* Shorter threads are there at once. */
#define OPENING_LONG_RECORDS 1500

#endif
