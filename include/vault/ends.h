/*
 * Where streams end, of all that a large transaction wrote to: so that an append to one of
 * very many streams need not read its last record again. Some 60 bytes a stream.
 */
#ifndef VAULT_ENDS_H
#define VAULT_ENDS_H

#include "base/attributes.h"
#include "base/numbers.h"
#include "vault/seal.h"

#include <stddef.h>
#include <stdint.h>

struct ends_entry {
    int64_t sequence;
    uint8_t tag[SEAL_TAG_LEN];
};

/* All zeroes is an empty one. */
struct ends {
    struct numbers by_stream; /* places in entries */
    struct ends_entry *entries;
    size_t count, capacity;
};
/* Leaves an empty one. */
void ends_release(struct ends *ends);
/* The stream's last record from now on. stream > 0; tag is copied. */
void ends_put(struct ends *ends, int64_t stream, int64_t sequence,
              const uint8_t tag[SEAL_TAG_LEN]);
/* NULL where nothing was put for the stream. Borrowed, until the next put. */
const struct ends_entry *ends_find(const struct ends *ends, int64_t stream) MUST_CHECK;

#endif
