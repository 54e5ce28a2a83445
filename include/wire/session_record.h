/*
 * RECORD_SESSION: what was done on the screen, in order, and what stood there. The record
 * itself names nobody: whatever speaks of a ticket is in its parts, which are sealed for
 * the tickets they speak of (vault_seal_together()) and known here as bytes alone. The form
 * stands in vaults: src/doc/vault-format.md.
 */
#ifndef WIRE_SESSION_RECORD_H
#define WIRE_SESSION_RECORD_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum session_what {
    SESSION_BEGUN,  /* by, has_keys, styles */
    SESSION_OPENED, /* ticket */
    SESSION_DID,    /* ticket, did: a decision; its frame stands in the FRAME before it */
    SESSION_FRAME,  /* rows, columns, the caret, parts */
    SESSION_ENDED,
    SESSION_WHAT_COUNT
};
const char *session_what_name(enum session_what what);

/* Cells of a row, from a column on. */
struct session_strip {
    int64_t row;
    int64_t column;
    int64_t columns;
};

/* Some of the frame's cells, or (no strips) the keys that were struck since the one before.
 */
struct session_part {
    int64_t *streams; /* whom it speaks of; none: nobody, and bytes are not sealed */
    size_t stream_count;
    struct session_strip *strips;
    size_t strip_count;
    struct text bytes; /* sealed; empty: it was not kept */
};

struct session_entry {
    enum session_what what;
    int64_t ms; /* since the session began */
    const char *by;
    bool has_keys;
    const char *const *styles; /* names, by the numbers that cells have */
    size_t style_count;
    int64_t ticket; /* its stream; 0: none */
    const char *did;
    int64_t rows;
    int64_t columns;
    int64_t caret_row; /* -1: hidden */
    int64_t caret_column;
    bool is_whole; /* the parts are all of the frame, else what changed since the last */
    struct session_part *parts;
    size_t part_count;
};

#define SESSION_SIDE_MAX 4096 /* rows, columns */

void session_entry_encode(const struct session_entry *entry, struct buffer *out);
/* Texts and lists in the arena; bytes of parts are borrowed from body. */
bool session_entry_decode(struct text body, struct arena *arena,
                          struct session_entry *entry, struct error *err) MUST_CHECK;

#endif
