/*
 * The stream keys at hand: up to 1,024 in the secret arena, the one not used for longest
 * given up first; beside each, where its stream ends, for the next append.
 */
#ifndef VAULT_KEYRING_H
#define VAULT_KEYRING_H

#include "vault/keys.h"
#include "vault/seal.h"

#include <stdint.h>

#define KEYRING_SIZE 1024

struct keyring_entry {
    int64_t stream;                 /* 0: free */
    uint8_t *key;                   /* in the secret arena */
    uint8_t found_by[KEYS_TAG_LEN]; /* the tag in the stream's row, proved by its key */
    uint64_t loaded; /* the vault's generation when the key was read; 0: not known */
    /* The stream's last record, true while its generation is the vault's. */
    uint64_t generation;
    int64_t sequence;
    uint8_t tag[SEAL_TAG_LEN];
    uint16_t newer, older; /* neighbours in the order of use */
    uint16_t next;         /* in the same bucket */
};

struct keyring {
    struct keyring_entry
        *entries; /* [0] is the ring's anchor, [1..KEYRING_SIZE] hold keys */
    uint16_t *buckets;
    uint8_t *keys;
};

void keyring_init(struct keyring *ring);
/* Wipes. A ring that is zeroed is allowed. */
void keyring_release(struct keyring *ring);
/* Wipes all keys; the room is kept. */
void keyring_clear(struct keyring *ring);
/* The stream's entry, now the most recently used, or NULL. Borrowed, until the next put. */
struct keyring_entry *keyring_find(struct keyring *ring, int64_t stream);
/* A new entry, its key zeroed, for a stream that has none. */
struct keyring_entry *keyring_put(struct keyring *ring, int64_t stream);
/* Wipes one; for a key that did not unwrap. */
void keyring_drop(struct keyring *ring, struct keyring_entry *entry);

#endif
