#include "vault/seal.h"

#include "vault/little.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

_Static_assert(SEAL_NONCE_LEN == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert(SEAL_TAG_LEN == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");
_Static_assert(SECRET_KEY_LEN == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key");

void seal_place_add_bytes(struct seal_place *place, const uint8_t *bytes, size_t len)
{
    assert(len <= sizeof place->bytes - place->len);
    memcpy(place->bytes + place->len, bytes, len);
    place->len += len;
}

void seal_place_add(struct seal_place *place, int64_t number)
{
    uint8_t bytes[8];
    little_put(bytes, (uint64_t)number, 8);
    seal_place_add_bytes(place, bytes, sizeof bytes);
}

void seal_place_start(struct seal_place *place, const uint8_t vault[SEAL_ID_LEN],
                      enum seal_purpose purpose)
{
    uint8_t start[5];
    little_put(start, SEAL_FORMAT, 4);
    start[4] = (uint8_t)purpose;
    place->len = 0;
    seal_place_add_bytes(place, start, sizeof start);
    seal_place_add_bytes(place, vault, SEAL_ID_LEN);
}

void seal_in_place(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                   uint8_t *bytes, size_t len, uint8_t nonce[SEAL_NONCE_LEN],
                   uint8_t tag[SEAL_TAG_LEN])
{
    secret_random(nonce, SEAL_NONCE_LEN);
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
        bytes, tag, NULL, bytes, len, place->bytes, place->len, NULL, nonce, key);
}

bool seal_open_in_place(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                        uint8_t *bytes, size_t len, const uint8_t nonce[SEAL_NONCE_LEN],
                        const uint8_t tag[SEAL_TAG_LEN])
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
               bytes, NULL, bytes, len, tag, place->bytes, place->len, nonce, key) == 0;
}

void seal_box(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
              const void *plain, size_t len, uint8_t *box)
{
    uint8_t *tag = box + SEAL_NONCE_LEN;
    secret_random(box, SEAL_NONCE_LEN);
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(box + SEAL_BOX_EXTRA, tag, NULL,
                                                        plain, len, place->bytes,
                                                        place->len, NULL, box, key);
}

bool seal_open(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
               const uint8_t *box, size_t box_len, void *plain)
{
    if (box_len < SEAL_BOX_EXTRA) {
        return false;
    }
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
               plain, NULL, box + SEAL_BOX_EXTRA, box_len - SEAL_BOX_EXTRA,
               box + SEAL_NONCE_LEN, place->bytes, place->len, box, key) == 0;
}

void seal_commit(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                 uint8_t commit[SEAL_COMMIT_LEN])
{
    static const char what[] = "deskhand key commitment";
    uint8_t bytes[sizeof what + sizeof place->bytes];
    memcpy(bytes, what, sizeof what);
    memcpy(bytes + sizeof what, place->bytes, place->len);
    secret_hash(key, bytes, sizeof what + place->len, commit, SEAL_COMMIT_LEN);
}

void seal_wrap(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
               const uint8_t inner[SECRET_KEY_LEN], uint8_t wrapped[SEAL_WRAP_LEN])
{
    seal_box(key, place, inner, SECRET_KEY_LEN, wrapped);
    seal_commit(inner, place, wrapped + SEAL_BOX_EXTRA + SECRET_KEY_LEN);
}

bool seal_unwrap(const uint8_t key[SECRET_KEY_LEN], const struct seal_place *place,
                 const uint8_t wrapped[SEAL_WRAP_LEN], uint8_t inner[SECRET_KEY_LEN])
{
    size_t box_len = SEAL_BOX_EXTRA + SECRET_KEY_LEN;
    uint8_t commit[SEAL_COMMIT_LEN];
    if (seal_open(key, place, wrapped, box_len, inner)) {
        seal_commit(inner, place, commit);
        if (secret_equals(commit, wrapped + box_len, sizeof commit)) {
            return true;
        }
    }
    secret_wipe(inner, SECRET_KEY_LEN);
    return false;
}
