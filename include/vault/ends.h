/*
 * What a large transaction knows of the streams that it meets: where they end, so that an
 * append to one of very many need not read its last record again, and by which tag they
 * were looked up. Some 40 bytes a stream, neighbours beside each other.
 */
#ifndef VAULT_ENDS_H
#define VAULT_ENDS_H

#include "base/attributes.h"
#include "vault/seal.h"

#include <stddef.h>
#include <stdint.h>

#define ENDS_MOST ((int64_t)1 << 28) /* of streams beyond nothing is kept */

struct ends_entry {
    int64_t sequence; /* of the last record; 0: not known */
    uint8_t tag[SEAL_TAG_LEN];
    uint64_t sought; /* the start of the tag by which the stream was found; 0: it was not */
};

/* All zeroes is an empty one. */
struct ends {
    struct ends_entry **parts; /* of neighbouring streams; NULL where none was met */
    size_t part_count;
    size_t count; /* streams of which the end is known */
};
/* Leaves an empty one. */
void ends_release(struct ends *ends);
/* The stream's last record from now on. stream > 0; tag is copied. */
void ends_put(struct ends *ends, int64_t stream, int64_t sequence,
              const uint8_t tag[SEAL_TAG_LEN]);
/* NULL where nothing was put for the stream. Borrowed, until the transaction ends. */
const struct ends_entry *ends_find(const struct ends *ends, int64_t stream) MUST_CHECK;

/* An index said that the stream has the tag that starts so: not proved yet. */
void ends_seek(struct ends *ends, int64_t stream, uint64_t start);
/* What ends_seek() was told last, 0 for nothing. */
uint64_t ends_sought(const struct ends *ends, int64_t stream);

#endif
