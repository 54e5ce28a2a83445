/*
 * Sealing: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, by libsodium) under random
 * nonces, and keys wrapped in it with a commitment, since this AEAD alone lets one box open
 * under two keys.
 */
#ifndef VAULT_SEAL_H
#define VAULT_SEAL_H

#include "base/attributes.h"
#include "base/secret.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEAL_FORMAT     1u /* of every box: what its associated data starts with */
#define SEAL_ID_LEN     16 /* of a vault's id */
#define SEAL_NONCE_LEN  24
#define SEAL_TAG_LEN    16
#define SEAL_BOX_EXTRA  (SEAL_NONCE_LEN + SEAL_TAG_LEN)
#define SEAL_COMMIT_LEN 32
#define SEAL_WRAP_LEN   (SEAL_BOX_EXTRA + SECRET_KEY_LEN + SEAL_COMMIT_LEN)

/* What a box is for; the first thing that its associated data says. */
enum seal_purpose {
    SEAL_SLOT = 1,
    SEAL_TOMBSTONE = 2,
    SEAL_STREAM_KEY = 3,
    SEAL_STREAM_NAME = 4,
    SEAL_RECORD = 5,
    /* 6 and 7 were the queue's cache of version 1. */
    SEAL_ANCHOR = 8,
    SEAL_IDENTIFY = 9,
    SEAL_SEGMENT_KEY = 10,
    SEAL_SEGMENT = 11,
    SEAL_ERASURE = 12,
    SEAL_MIRROR = 13,
    SEAL_TOGETHER = 14,
    SEAL_ASIDE = 64, /* in this process's memory, never in a file */
};

/* Associated data: format, vault, purpose, then numbers that say where the box stands. */
struct seal_place {
    uint8_t bytes[64];
    size_t len;
};
void seal_place_start(struct seal_place *place, const uint8_t vault[SEAL_ID_LEN],
                      enum seal_purpose purpose);
void seal_place_add(struct seal_place *place, int64_t number);
void seal_place_add_bytes(struct seal_place *place, const uint8_t *bytes, size_t len);

/*
 * Seals len bytes where they lie; the nonce (made here) and the tag go where the caller
 * says.
 */
void seal_in_place(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                   uint8_t *bytes, size_t len, uint8_t nonce[SEAL_NONCE_LEN],
                   uint8_t tag[SEAL_TAG_LEN]);
/* False where it was not sealed by that key for that place; the bytes are then void. */
bool seal_open_in_place(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                        uint8_t *bytes, size_t len, const uint8_t nonce[SEAL_NONCE_LEN],
                        const uint8_t tag[SEAL_TAG_LEN]) MUST_CHECK;

/* A box: nonce, tag, sealed bytes; SEAL_BOX_EXTRA longer than what it holds. */
void seal_box(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
              const void *plain, size_t len, uint8_t *box);
/* plain gets box_len - SEAL_BOX_EXTRA bytes. False where the box does not open. */
bool seal_open(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
               const uint8_t *box, size_t box_len, void *plain) MUST_CHECK;

/* BLAKE2b keyed by the key over its purpose: the same only for the same key. */
void seal_commit(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                 uint8_t commit[SEAL_COMMIT_LEN]);
/* A key wrapped under another: a box, and the commitment to the key in it. */
void seal_wrap(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
               const uint8_t inner[SECRET_KEY_LEN], uint8_t wrapped[SEAL_WRAP_LEN]);
/* False where it does not open or is not the key committed to; inner is then wiped. */
bool seal_unwrap(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                 const uint8_t wrapped[SEAL_WRAP_LEN],
                 uint8_t inner[SECRET_KEY_LEN]) MUST_CHECK;

#endif
