/*
 * Triage by a model on top of the rules: what it thought of a thread is sealed with the
 * ticket, and counts for as long as the thread stands as it stood then.
 */
#ifndef SHELL_TRIAGE_H
#define SHELL_TRIAGE_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "chat/triage.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>

#define TRIAGE_TICKETS_MAX 8 /* of one request */

/* A model has thought of this version of the thread already. */
bool triage_is_known(const struct loaded *loaded);
/* The rules' opinion, joined with what a model thought, where that is known. Everything
 * goes into the arena. */
bool triage_of(struct office *office, const struct loaded *loaded, const struct shop *shop,
               struct arena *arena, struct triage *triage, struct error *err) MUST_CHECK;
/* The shop's macros, by whose tags the intents are known that a model may name; destroyed
 * by the caller. */
struct offered *triage_offered(const struct shop *shop) MUST_CHECK;
/* Tickets of one request, in the order in which they were asked. */
struct triage_batch {
    const struct model_profile *profile;
    const struct loaded *const *tickets;
    struct triage *triages; /* what the rules say of each */
    size_t count;
};
/*
 * A model's answer about them: sealed with each, and joined to what the rules said of it. A
 * ticket that it does not speak of stays with the rules. ERROR_UNREACHABLE where the answer
 * is none.
 */
bool triage_take(struct office *office, const struct triage_batch *batch,
                 struct text answer, struct arena *arena, struct error *err) MUST_CHECK;

#endif
