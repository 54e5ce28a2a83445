/*
 * How many identifiers a stream has and the sum of their marks, under a keyed hash: one
 * that was deleted is missed. Every stream has such a row, so that a row is missed too.
 */
#ifndef VAULT_MARKS_H
#define VAULT_MARKS_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct vault;

struct marks {
    int64_t count;
    uint64_t sum; /* modulo 2^64 */
};

/* Of a stream that has none yet, and more (less than 0: fewer) of a stream; in a
 * transaction. */
bool marks_start(struct vault *vault, int64_t stream, struct error *err) MUST_CHECK;
bool marks_add(struct vault *vault, int64_t stream, const struct marks *more,
               struct error *err) MUST_CHECK;
/* *is_good false where the row is gone, or is not as it was written for that stream. */
bool marks_read(struct vault *vault, int64_t stream, struct marks *marks, bool *is_good,
                struct error *err) MUST_CHECK;
/* For the streams of a vault of version 1, which had none; in a transaction. */
bool marks_make_all(struct vault *vault, struct error *err) MUST_CHECK;

#endif
