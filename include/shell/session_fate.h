/*
 * What becomes of a session at the screen whose time may be over. It is looked at in
 * slices, without a lock; what others wrote meanwhile is looked at once more behind one.
 */
#ifndef SHELL_SESSION_FATE_H
#define SHELL_SESSION_FATE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stdint.h>

/* In the order of what counts where there are several. */
enum session_fate {
    SESSION_GOES,
    SESSION_HELD,   /* it shows a ticket under legal hold */
    SESSION_UNREAD, /* a record of it, or of a ticket that it shows, cannot be read: a legal
                       hold cannot be ruled out */
    SESSION_STAYS,  /* it has a record of the moment or later, or one that was just written
                     */
};

struct session_look;
/* before: what has a record of this moment or later stays. */
struct session_look *session_look_start(struct office *office, int64_t stream,
                                        moment_t before) MUST_CHECK;
/* Goes on for about budget_ms (HEADS_ALL: as long as it takes); *is_done with the last. */
bool session_look_step(struct session_look *look, int budget_ms, bool *is_done,
                       struct error *err) MUST_CHECK;
/*
 * Of a look that is done, with what others wrote since it began: in a transaction, so that
 * nothing comes behind it. *is_stale where something was erased meanwhile; then the fate is
 * not known, and the session is to be looked at anew.
 */
bool session_look_fate(struct session_look *look, enum session_fate *fate, bool *is_stale,
                       struct error *err) MUST_CHECK;
int64_t session_look_records(const struct session_look *look); /* that can be read */
void session_look_stop(struct session_look *look);             /* NULL is allowed */

#endif
