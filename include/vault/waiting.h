/*
 * Identifiers that a large transaction has still to write. Written one by one they fall on
 * pages all over the file, and each writes its stream's marks anew: so they wait in memory,
 * and go in the order of the table, each stream's marks once behind them.
 */
#ifndef VAULT_WAITING_H
#define VAULT_WAITING_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/numbers.h"

#include <stddef.h>
#include <stdint.h>

#define WAITING_MAX ((size_t)1 << 20) /* more than that are written: some 60 MB */

struct vault;

struct waiting_row {
    int64_t hash;
    int64_t stream;
    int64_t mark;
};

/* All zeroes is an empty one. */
struct waiting {
    struct waiting_row *rows;
    size_t count, capacity;
    struct numbers hashes; /* that wait */
};
/* Leaves an empty one. */
void waiting_release(struct waiting *waiting);

/* In a transaction, as all below. Writes all where there are many. */
bool waiting_add(struct vault *vault, int64_t hash, int64_t stream,
                 struct error *err) MUST_CHECK;
/* Writes all. */
bool waiting_write(struct vault *vault, struct error *err) MUST_CHECK;
/* Writes all where one of that hash waits: what the file says of the hash is true then. */
bool waiting_write_for(struct vault *vault, int64_t hash, struct error *err) MUST_CHECK;

#endif
