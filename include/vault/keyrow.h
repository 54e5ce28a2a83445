/*
 * A stream's key row: the tag it is found by, its data key wrapped, its name sealed under
 * the data key. Bytes in, bytes out; knows no file.
 */
#ifndef VAULT_KEYROW_H
#define VAULT_KEYROW_H

#include "base/attributes.h"
#include "base/moment.h"
#include "base/text.h"
#include "vault/keys.h"
#include "vault/seal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEYROW_ID_LIMIT 512 /* most bytes of an id or an owner */
#define KEYROW_STEP     64  /* names are padded to a multiple of this */
#define KEYROW_NAME_MAX (SEAL_BOX_EXTRA + 1088)

struct keyrow_name {
    uint32_t kind;
    uint8_t
        owner_tag[KEYS_TAG_LEN]; /* the owner hashed under the tombstone key; zeros: none */
    struct text id;
    struct text owner;
    moment_t made_at; /* 0: not known, made before names said it */
};

/* Where the row stands in its table. */
struct keyrow_place {
    const uint8_t *vault; /* the vault's id */
    int64_t stream;
    uint8_t tag[KEYS_TAG_LEN];
};

/* The keyed hash that a stream is found by. */
void keyrow_tag(const struct keys *keys, uint32_t kind, struct text id,
                uint8_t tag[KEYS_TAG_LEN]);
void keyrow_owner_tag(const struct keys *keys, struct text owner,
                      uint8_t tag[KEYS_TAG_LEN]);

void keyrow_wrap(const struct keys *keys, const struct keyrow_place *place,
                 const uint8_t key[SECRET_KEY_LEN], uint8_t wrapped[SEAL_WRAP_LEN]);
bool keyrow_unwrap(const struct keys *keys, const struct keyrow_place *place,
                   const uint8_t wrapped[SEAL_WRAP_LEN],
                   uint8_t key[SECRET_KEY_LEN]) MUST_CHECK;

/* Returns the bytes written to box, which has room for KEYROW_NAME_MAX. */
size_t keyrow_seal_name(const uint8_t key[SECRET_KEY_LEN], const struct keyrow_place *place,
                        const struct keyrow_name *name, uint8_t *box);
/*
 * Opens the name into plain, which has room for KEYROW_NAME_MAX; name points into it. False
 * where it does not open, or is no name.
 */
bool keyrow_open_name(const uint8_t key[SECRET_KEY_LEN], const struct keyrow_place *place,
                      const uint8_t *box, size_t len, uint8_t *plain,
                      struct keyrow_name *name) MUST_CHECK;
/* The part behind the seal; name points into bytes. */
bool keyrow_read_name(const uint8_t *bytes, size_t len,
                      struct keyrow_name *name) MUST_CHECK;

#endif
