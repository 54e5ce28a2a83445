/*
 * The keys of an open vault: one for each use, made from the master key (crypto_kdf,
 * BLAKE2b, a context each), which itself is not kept, or wrapped in the header, so that
 * what they hashed stays true under another master key. Lives in the secret arena.
 */
#ifndef VAULT_KEYS_H
#define VAULT_KEYS_H

#include "base/secret.h"

#include <stdint.h>

struct keys {
    uint8_t wrap[SECRET_KEY_LEN];     /* wraps stream keys and the tombstone key */
    uint8_t tag[SECRET_KEY_LEN];      /* hashes a stream's kind and id */
    uint8_t header[SECRET_KEY_LEN];   /* the header's MAC */
    uint8_t anchor[SECRET_KEY_LEN];   /* sealed the anchor, up to its version 2 */
    uint8_t segments[SECRET_KEY_LEN]; /* wraps the keys of the caches' segments */
    /* From the header: */
    uint8_t tombstone[SECRET_KEY_LEN]; /* hashes owners; makes what seals the anchor */
    uint8_t identify[SECRET_KEY_LEN];  /* hashes values that identify someone */
};

#define KEYS_TAG_LEN 16

/* All but those from the header. */
void keys_derive(struct keys *keys, const uint8_t master[SECRET_KEY_LEN]);
/* The identifying key of a vault of version 1, which was made from the master key too. */
void keys_derive_identify_1(struct keys *keys, const uint8_t master[SECRET_KEY_LEN]);

#endif
