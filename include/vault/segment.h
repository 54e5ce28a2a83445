/*
 * Segments: what the caches of the vault are kept in. Each lies sealed under a random key
 * of its own, wrapped beside it, so that rewriting one destroys what stood in it before
 * (the file is kept with secure_delete). A cache: what is missing or does not open reads as
 * none.
 */
#ifndef VAULT_SEGMENT_H
#define VAULT_SEGMENT_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"
#include "vault/keys.h"
#include "vault/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vault;

/* Stand in files: never change or reuse one. */
enum segment_kind {
    SEGMENT_HEADS = 1,
    SEGMENT_SEARCH = 2,
    SEGMENT_SKETCH = 3,
    SEGMENT_IDENTIFIED = 4,
};
#define SEGMENT_PLACE_MIN  ((int64_t)1 << 40)       /* of the rows in the table */
#define SEGMENT_NUMBER_MAX (((int64_t)1 << 40) - 1) /* numbers are 0 and up */

/* Seals plain under a new key, in place of what the number had. */
bool segment_put(struct vault *vault, enum segment_kind kind, int64_t number,
                 struct text plain, struct error *err) MUST_CHECK;
/*
 * What was put there; *plain NULL where there is none, or it does not open. Owned by the
 * caller, freed by memory_free_wiped(*plain, *len).
 */
bool segment_get(struct vault *vault, enum segment_kind kind, int64_t number, char **plain,
                 size_t *len, struct error *err) MUST_CHECK;
/*
 * For a thread with a connection and keys of its own: as segment_get(), into room that is
 * kept from one segment to the next. *plain.bytes NULL where there is none.
 */
struct segment_source {
    struct store *store;
    const uint8_t *vault; /* the vault's id */
    const uint8_t *key;   /* that wraps the segments' keys */
    uint8_t *spare;       /* for one key, in the secret arena */
    char *room;           /* owned; memory_free_wiped(room, capacity) at the end */
    size_t capacity;
};
bool segment_read(struct segment_source *source, enum segment_kind kind, int64_t number,
                  struct text *plain, struct error *err) MUST_CHECK;
/* Those of the numbers from..to, with their keys. */
bool segment_drop(struct vault *vault, enum segment_kind kind, int64_t from, int64_t to,
                  struct error *err) MUST_CHECK;
bool segment_drop_all(struct vault *vault, enum segment_kind kind,
                      struct error *err) MUST_CHECK;
/*
 * Wraps the key of every one for other keys of the vault, between store_start_turn() and
 * store_end_turn(); those that do not open stay behind.
 */
bool segment_turn_all(struct vault *vault, const struct keys *fresh,
                      struct error *err) MUST_CHECK;
/* The highest number there is; -1 where there is none. */
bool segment_last(struct vault *vault, enum segment_kind kind, int64_t *number,
                  struct error *err) MUST_CHECK;

#endif
