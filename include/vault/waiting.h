/*
 * Identifiers that a large transaction has still to write. Written one by one they fall on
 * pages all over the file, and each writes its stream's marks anew: so they wait in memory,
 * and go in the order of the table, each stream's marks once at the end.
 */
#ifndef VAULT_WAITING_H
#define VAULT_WAITING_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/pairs.h"

#include <stddef.h>
#include <stdint.h>

#define WAITING_MAX ((size_t)1 << 20) /* more than that are written: some 60 MB */
#define OWED_MAX    ((size_t)1 << 22) /* marks; more than that are added: some 64 MB */

struct vault;

/* All zeroes is an empty one. */
struct waiting {
    struct pair *rows; /* pair_key() of the hash, stream */
    size_t count, capacity;
    struct numbers hashes; /* that wait */
    struct pair *owed;     /* stream, mark: of rows that were written */
    size_t owed_count, owed_capacity;
};
/* Leaves an empty one. */
void waiting_release(struct waiting *waiting);

/* In a transaction, as all below. Writes all where there are many. */
bool waiting_add(struct vault *vault, int64_t hash, int64_t stream,
                 struct error *err) MUST_CHECK;
/* Writes all; the marks may go on waiting. */
bool waiting_write(struct vault *vault, struct error *err) MUST_CHECK;
/* Writes one that does not wait. */
bool waiting_write_one(struct vault *vault, int64_t hash, int64_t stream,
                       struct error *err) MUST_CHECK;
/* Writes all, and the marks. */
bool waiting_finish(struct vault *vault, struct error *err) MUST_CHECK;
/* Writes all where one of that hash waits: what the file says of the hash is true then. */
bool waiting_write_for(struct vault *vault, int64_t hash, struct error *err) MUST_CHECK;

#endif
