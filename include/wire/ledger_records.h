/* Bodies of the ledger's records, as JSON: draft, override, verdicts. */
#ifndef WIRE_LEDGER_RECORDS_H
#define WIRE_LEDGER_RECORDS_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/ledger.h"

#include <stdbool.h>

void ledger_draft_encode(const struct ledger_draft *draft, const char *by, moment_t at,
                         struct buffer *out);
void ledger_override_encode(const struct ledger_override *override, const char *by,
                            moment_t at, struct buffer *out);
/* text is the one that the opinion speaks of. */
void ledger_verdicts_encode(const struct ledger_verdicts *verdicts, struct text text,
                            const char *by, moment_t at, struct buffer *out);

/* Sources are not read back. Reads early records too ("detail"). */
bool ledger_draft_decode(struct text body, struct arena *arena, struct ledger_draft *draft,
                         struct error *err) MUST_CHECK;
bool ledger_override_decode(struct text body, struct arena *arena,
                            struct ledger_override *override, struct error *err) MUST_CHECK;
/* Who did it, NULL where the body does not say. */
const char *ledger_by(struct text body, struct arena *arena);
/* What is counted of verdicts. */
struct ledger_tally {
    const char *key;
    const char *draft;
    const char *lang;
    moment_t opened_at;
    const char *verdict; /* "pass", "warn", "block" */
    struct ledger_claim {
        enum verdict verdict;
        const char *severity;
        const char *would; /* NULL where it did so */
        const char *rule;  /* of the guard; NULL */
    } * claims;
    size_t claim_count;
    struct ledger_flag {
        const char *kind;
        const char *severity;
        const char *would;
        const char *rule;
    } * flags;
    size_t flag_count;
    const char *const *fired; /* rules that did while it was written */
    size_t fired_count;
    bool has_keys; /* false: not known, as of every older record */
    struct ledger_keys keys;
    struct ledger_pick *picks;
    size_t pick_count;
};
bool ledger_tally_decode(struct text body, struct arena *arena, struct ledger_tally *tally,
                         struct error *err) MUST_CHECK;

#endif
