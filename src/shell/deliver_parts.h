/* What the files of a reply's way out share. Nobody else includes it. */
#ifndef SHELL_DELIVER_PARTS_H
#define SHELL_DELIVER_PARTS_H

#include "shell/deliver.h"

#define BODY_LIMIT (4 * 1024 * 1024)

/* Appends one record to a ticket's stream; durable on return, or with the caller's commit.
 * The body is released. */
bool deliver_append(struct office *office, const char *ticket, enum record_kind kind,
                    moment_t at, struct text search, struct buffer *body,
                    struct error *err) MUST_CHECK;
/* Commits where every step went well; else nothing of it is kept. */
bool deliver_end(struct office *office, bool is_good, struct error *err) MUST_CHECK;
/* Within the caller's transaction; those beside the first stood there before it. */
bool deliver_append_drafts(struct office *office, const char *ticket,
                           const struct ledger_draft *drafts, size_t count, moment_t now,
                           struct error *err) MUST_CHECK;
/* ERROR_REFUSED where something came into the thread since it was at that version. */
bool deliver_check_version(struct office *office, const char *ticket, int64_t version,
                           struct error *err) MUST_CHECK;

#endif
