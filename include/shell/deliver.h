/*
 * A reply's way out: the durable intent, the desk, the ack with the message; and the other
 * records that an agent's work leaves behind.
 */
#ifndef SHELL_DELIVER_H
#define SHELL_DELIVER_H

#include "app/effect.h"
#include "base/attributes.h"
#include "base/error.h"
#include "desk/desk.h"
#include "shell/office.h"
#include "wire/thread.h"

#include <stdbool.h>

/* What becomes durable with an intent, and when it may. */
struct hold_terms {
    const struct ledger_verdicts *verdicts; /* what the guard said of its text; NULL: nothing */
    const struct ledger_draft *beside;      /* drafts that stood there, where none was taken */
    size_t beside_count;
    int64_t if_version; /* ERROR_REFUSED where the thread is at another one; -1: at any */
};
/*
 * The intent, with the bytes of files that are not sealed yet and all that the terms name, in
 * one transaction, durable on return.
 */
bool deliver_hold(struct office *office, const char *ticket,
                  const struct send_intent *intent, const struct hold_terms *terms,
                  struct error *err) MUST_CHECK;
/*
 * What is decided over a reply that waits under that key. times_given is how often it was
 * given to the desk as far as whoever decides knows; ERROR_NOT_FOUND, and nothing done,
 * where that is no longer so: of several processes that decide at once, one does.
 *
 * send: put down as given, handed to the desk, then ack and message in one transaction. A
 * failure behind the first leaves it possibly sent. was_sent: the agent knows that it was:
 * ack and message. drop: an ack that says dropped. *is_overtaken: the customer wrote behind
 * the intent; the ticket stays open, and is not to be resolved.
 */
bool deliver_send(struct office *office, struct desk *desk, const char *ticket,
                  const char *key, size_t times_given, moment_t now, bool *is_overtaken,
                  struct error *err) MUST_CHECK;
bool deliver_was_sent(struct office *office, const char *ticket, const char *key,
                      size_t times_given, moment_t now, bool *is_overtaken,
                      struct error *err) MUST_CHECK;
bool deliver_drop(struct office *office, const char *ticket, const char *key,
                  size_t times_given, moment_t now, struct error *err) MUST_CHECK;
bool deliver_change(struct office *office, const char *ticket,
                    const struct wanted_change *change, moment_t now,
                    struct error *err) MUST_CHECK;
/* A legal hold, on or off. */
bool deliver_legal_hold(struct office *office, const char *ticket, bool is_held,
                        moment_t now, struct error *err) MUST_CHECK;
/* The text as it stands, durable. The agent and this run's name are filled in; writer is NULL
 * or the number of a text that came back, takes as effect's. */
bool deliver_unfinished(struct office *office, const char *ticket,
                        const struct thread_edit *edit, struct error *err) MUST_CHECK;
/* For the ledger: what became of a draft (the first) and which stood beside it. */
bool deliver_drafts(struct office *office, const char *ticket,
                    const struct ledger_draft *drafts, size_t count, moment_t now,
                    struct error *err) MUST_CHECK;
bool deliver_override(struct office *office, const char *ticket,
                      const struct ledger_override *override, moment_t now,
                      struct error *err) MUST_CHECK;
/* The customer wrote: the ticket is open again, and asleep no more. By nobody. */
bool deliver_open(struct office *office, int64_t stream, moment_t now,
                  struct error *err) MUST_CHECK;
/* A customer's message that came in: appended where its id is not there yet. A ticket that was
 * pending, snoozed or resolved is open with it (ticket_opens()). */
bool deliver_incoming(struct office *office, const char *ticket, struct text message,
                      bool *is_new, struct error *err) MUST_CHECK;

#endif
