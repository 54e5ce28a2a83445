/*
 * The keys of an open vault: one for each use, all made from the master key (crypto_kdf,
 * BLAKE2b, a context each), which itself is not kept. Lives in the secret arena.
 */
#ifndef VAULT_KEYS_H
#define VAULT_KEYS_H

#include "base/secret.h"

#include <stdint.h>

struct keys {
    uint8_t wrap[SECRET_KEY_LEN];     /* wraps stream keys and the tombstone key */
    uint8_t tag[SECRET_KEY_LEN];      /* hashes a stream's kind and id */
    uint8_t identify[SECRET_KEY_LEN]; /* hashes values that identify someone */
    uint8_t header[SECRET_KEY_LEN];   /* the header's MAC */
    uint8_t anchor[SECRET_KEY_LEN];   /* seals the anchor */
    uint8_t heads[SECRET_KEY_LEN];    /* wraps the key of the queue's cache */
    uint8_t
        tombstone[SECRET_KEY_LEN]; /* hashes owners; from the header, not from the master */
};

#define KEYS_TAG_LEN 16

/* All but the tombstone key. */
void keys_derive(struct keys *keys, const uint8_t master[SECRET_KEY_LEN]);

#endif
