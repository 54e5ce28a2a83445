/*
 * Conversations whose time is over: resolved, not under legal hold, and without a record
 * since a moment. Their streams are destroyed one by one; the customer's own stays. Behind
 * them go the sessions that ended before that moment, unless one shows a ticket under legal
 * hold. Where a record cannot be read a hold cannot be ruled out: then they stay, too, and
 * are counted. In slices, so that a screen can do it while nobody types.
 */
#ifndef SHELL_RETENTION_H
#define SHELL_RETENTION_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "shell/heads.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct retention_counts {
    int64_t tickets;  /* that went, or would */
    int64_t records;  /* in them */
    int64_t held;     /* that would, but for a legal hold */
    int64_t sessions; /* at the screen, that went or would */
    int64_t unread;   /* tickets and sessions that stay, since they cannot be read */
};

struct retention;
/*
 * heads are borrowed and open. before: what had its last record at this time or later
 * stays. batch: so many go in one transaction at most. is_dry: nothing goes. is_owed: the
 * run is written down also where nothing went.
 */
struct retention *retention_start(struct office *office, struct heads *heads,
                                  moment_t before, size_t batch, bool is_dry,
                                  bool is_owed) MUST_CHECK;
/* "2 … stay: a record of theirs cannot be read, …"; "" where none does. */
void retention_format_unread(const struct retention_counts *counts, char *out, size_t size);
/* Goes on for about budget_ms, or one batch. *is_done with the last. */
bool retention_step(struct retention *retention, int budget_ms, bool *is_done,
                    struct error *err) MUST_CHECK;
const struct retention_counts *retention_counts(const struct retention *retention);
void retention_stop(struct retention *retention); /* NULL is allowed */

/* The whole of it at once, the keys gone from the file at its end. */
bool retention_run(struct office *office, moment_t before, bool is_dry, bool is_owed,
                   struct retention_counts *counts, struct error *err) MUST_CHECK;

#endif
