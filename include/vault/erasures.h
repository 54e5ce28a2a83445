/*
 * What was erased: one sealed row an erasure or a batch of a retention, counts and no name.
 * Its number is one of the records' rows, taken like a record's, so that the newest row
 * tells of it too. Sealed under a key made from the tombstone key, which no rotation
 * replaces.
 */
#ifndef VAULT_ERASURES_H
#define VAULT_ERASURES_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "vault/keys.h"
#include "vault/seal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vault;

/* Stand in files: never change or reuse one. */
enum erasure_kind { ERASURE_CUSTOMER = 1, ERASURE_RETENTION = 2 };

struct erasure {
    int64_t number;
    enum erasure_kind kind;
    bool is_pending;           /* the file may still hold an old page with a key */
    uint8_t tag[KEYS_TAG_LEN]; /* the customer's; zeros in a retention */
    moment_t at;
    /* A retention: conversations that ended before it went. A customer: when the last of
     * what went was made, by the clock of then; it may be later than at. */
    moment_t before;
    int64_t streams;
    int64_t records;
    /*
     * The nonces of the wrapped keys that were destroyed, by which a copy of one is found;
     * only while it is pending. Owned.
     */
    uint8_t *nonces;
    size_t nonce_count;
};

/* Who was erased when, each once, in the order of the tags; the table's, or the mirror's.
 */
struct tombstone {
    uint8_t tag[KEYS_TAG_LEN];
    int64_t number; /* the row of the last, whatever the clock said; 0 in the mirror */
    moment_t at;    /* of the last erasure, by the clock of then */
    moment_t until; /* at, or when the last of what went was made: a backup's goes again */
};
struct erased {
    struct tombstone *list; /* owned */
    size_t count;
    moment_t retained; /* the latest before of a retention; 0: none */
};
void erased_release(struct erased *erased);
/* Where in the list the tag stands. */
bool erased_find(const struct erased *erased, const uint8_t tag[KEYS_TAG_LEN],
                 size_t *at) MUST_CHECK;
/* Up to when what was made of the tag's owner goes again; 0: never erased. */
moment_t erased_until(const struct erased *erased, const uint8_t tag[KEYS_TAG_LEN]);

/* What the table says, as last read. */
struct erasures {
    struct erased erased;
    int64_t newest;  /* number; 0: none */
    size_t pending;  /* rows */
    int64_t damaged; /* rows that do not open */
};

/* For the row and for the mirror; wipe it. */
void erasures_key(const struct keys *keys, uint8_t key[SECRET_KEY_LEN]);

/* All rows, oldest first, owned by the caller. */
bool erasures_read(struct vault *vault, struct erasure **list, size_t *count,
                   int64_t *damaged, struct error *err) MUST_CHECK;
void erasures_free(struct erasure *list, size_t count);
/* Adds the row, whose number it gives, or writes that of its number again; in a
 * transaction. */
bool erasures_add(struct vault *vault, struct erasure *erasure,
                  struct error *err) MUST_CHECK;
bool erasures_replace(struct vault *vault, const struct erasure *erasure,
                      struct error *err) MUST_CHECK;
/*
 * Nothing of these is pending any more; of the batches that retentions took in one day one
 * row stays, the last, with all their counts. In a transaction.
 */
bool erasures_finish(struct vault *vault, struct erasure *list, size_t count,
                     struct error *err) MUST_CHECK;

/* Reads the table again where somebody added to it since, and forgets all stream keys. */
bool erasures_refresh(struct vault *vault, struct error *err) MUST_CHECK;
/* Reads it in any case. */
bool erasures_load(struct vault *vault, struct error *err) MUST_CHECK;

/* What all erasures took away: rows count the erasures themselves. */
struct erasures_sum {
    int64_t rows, streams, records;
};
bool erasures_sum(struct vault *vault, struct erasures_sum *sum,
                  struct error *err) MUST_CHECK;

#endif
