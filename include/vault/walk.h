/*
 * Records out of the file in slices: each slice is copied and its statement reset before
 * anybody looks at it, so no read transaction stays open and a handler may do what it
 * likes. Where the file is damaged the walk goes on behind the damage.
 */
#ifndef VAULT_WALK_H
#define VAULT_WALK_H

#include "base/attributes.h"
#include "vault/inside.h"
#include "vault/payload.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WALK_ROWS 128 /* in a slice */

struct walk_row {
    int64_t row, stream, sequence, kind;
    uint8_t tag[SEAL_TAG_LEN];
    size_t at, len; /* of the sealed bytes */
    bool is_lost;   /* the file does not give it; only its place is known */
};

struct walk {
    struct vault *vault;
    enum statement statement;
    int64_t stream;   /* for STREAM_RECORDS */
    int64_t from, to; /* sequence numbers, or rows, still to come */
    bool is_probing;  /* behind damage: one at a time */
    size_t lost;      /* found damaged one after the other */
    struct walk_row rows[WALK_ROWS];
    size_t count; /* rows in this slice; 0: the end */
    uint8_t *bytes;
    size_t len, capacity;
};

/* statement is STREAM_RECORDS (of that stream, by sequence), ROWS_UP or ROWS_DOWN. */
void walk_start(struct walk *walk, struct vault *vault, enum statement statement,
                int64_t stream, int64_t from, int64_t to);
/* Wipes what was opened. */
void walk_end(struct walk *walk);
/* The next slice. */
bool walk_next(struct walk *walk, struct error *err) MUST_CHECK;
/*
 * Gives it an end, which probing needs: the last place in the stream or in the file, as
 * another page knows it.
 */
bool walk_bound(struct walk *walk, struct error *err) MUST_CHECK;
/* Opens one row of the slice in place; payload points into it. False where it is damaged.
 */
bool walk_open(struct walk *walk, const struct walk_row *row, const uint8_t *key,
               struct payload *payload) MUST_CHECK;

/* Where a stream's reader stands: each record has to follow the one before it. */
struct chain {
    int64_t sequence; /* of the last one seen */
    bool is_known;    /* that one opened, and this is its tag */
    uint8_t tag[SEAL_TAG_LEN];
};
void chain_start(struct chain *chain, int64_t after);
/* Takes the next record in; payload NULL where it did not open. False where it does not
 * follow. */
bool chain_take(struct chain *chain, const struct walk_row *row,
                const struct payload *payload);

#endif
