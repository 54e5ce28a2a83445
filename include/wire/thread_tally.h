/*
 * A thread without its messages' texts: what the queue's row of a ticket rests on, and what is
 * asked of the thread when a reply goes out. Of a long thread a small part of the whole, and
 * what is appended is added to it: no record is read twice.
 */
#ifndef WIRE_THREAD_TALLY_H
#define WIRE_THREAD_TALLY_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/record.h"
#include "chat/ticket.h"
#include "wire/thread.h"

#include <stdbool.h>
#include <stddef.h>

struct thread_tally;
struct thread_tally *thread_tally_create(void) MUST_CHECK;
void thread_tally_destroy(struct thread_tally *tally); /* NULL is allowed */
/* The stream's next record; what is in neither question is passed over. */
bool thread_tally_add(struct thread_tally *tally, enum record_kind kind, struct text body,
                      struct error *err) MUST_CHECK;

/* What follows is borrowed from the tally until it is given more. */

/* The ticket without messages, version being their count; ERROR_DAMAGED where no
 * RECORD_TICKET came. */
bool thread_tally_ticket(const struct thread_tally *tally, struct ticket *ticket,
                         struct error *err) MUST_CHECK;
/* Gives the head of such a ticket what it has from its messages: counts and times. */
void thread_tally_count(const struct thread_tally *tally, const struct ticket *ticket,
                        struct ticket_head *head);
/* The customer wrote behind the first so many messages. */
bool thread_tally_wrote_behind(const struct thread_tally *tally, size_t messages);
/* A message of that id is in the thread. */
bool thread_tally_knows(const struct thread_tally *tally, const char *id);
/* The customer's last message: at and text alone; NULL where there is none. */
const struct message *thread_tally_last(const struct thread_tally *tally);
/* Who wrote last of those on the customer's side whose name is known; NULL. */
const char *thread_tally_author(const struct thread_tally *tally);
/* The intent of that key that no ack ended; NULL. */
const struct send_intent *thread_tally_unsent(const struct thread_tally *tally,
                                              const char *key);

#endif
