/* Bytes about several streams: sealed under a key that takes the keys of all of them. */
#include "vault/inside.h"

#include "base/memory.h"
#include "vault/little.h"

#include <string.h>

static const char purpose[] = "together"; /* with its NUL */

/* One link of the chain: key becomes the hash, under the stream's key, of what it was. */
static void add_key(const struct keyring_entry *entry, uint8_t key[SECRET_KEY_LEN])
{
    uint8_t bytes[sizeof purpose + SECRET_KEY_LEN + 8];
    memcpy(bytes, purpose, sizeof purpose);
    memcpy(bytes + sizeof purpose, key, SECRET_KEY_LEN);
    little_put(bytes + sizeof purpose + SECRET_KEY_LEN, (uint64_t)entry->stream, 8);
    secret_hash(entry->key, bytes, sizeof bytes, key, SECRET_KEY_LEN);
    secret_wipe(bytes, sizeof bytes);
}

/* key lies in the secret arena. */
static bool key_of_all(struct vault *vault, const int64_t *streams, size_t count,
                       uint8_t key[SECRET_KEY_LEN], struct error *err)
{
    memset(key, 0, SECRET_KEY_LEN);
    if (!erasures_refresh(vault, err)) { /* a key at hand may be one that is gone */
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct keyring_entry *entry;
        if (!stream_key(vault, streams[i], &entry, err)) {
            return false;
        }
        add_key(entry, key);
    }
    return count > 0 || error_set(err, ERROR_USAGE, "bytes about no stream");
}

bool vault_seal_together(struct vault *vault, const int64_t *streams, size_t count,
                         struct text plain, struct buffer *sealed, struct error *err)
{
    struct seal_place place;
    uint8_t *key = vault->spare;
    bool ok = vault_require(vault, err) && key_of_all(vault, streams, count, key, err);
    if (ok) {
        uint8_t *box = memory_get(plain.len + SEAL_BOX_EXTRA);
        seal_place_start(&place, vault->id, SEAL_TOGETHER);
        seal_box(key, &place, plain.bytes, plain.len, box);
        ok = buffer_add(sealed, box, plain.len + SEAL_BOX_EXTRA) ||
             error_set(err, ERROR_FAILED, "too much to be sealed");
        memory_free(box);
    }
    secret_wipe(key, SECRET_KEY_LEN);
    return ok;
}

bool vault_open_together(struct vault *vault, const int64_t *streams, size_t count,
                         struct text sealed, struct buffer *plain, struct error *err)
{
    struct seal_place place;
    uint8_t *key = vault->spare;
    if (sealed.len < SEAL_BOX_EXTRA) {
        return error_set(err, ERROR_DAMAGED, "bytes about streams are cut short");
    }
    bool ok = vault_require(vault, err) && key_of_all(vault, streams, count, key, err);
    if (ok) {
        size_t len = sealed.len - SEAL_BOX_EXTRA;
        uint8_t *out = memory_get(len + 1);
        seal_place_start(&place, vault->id, SEAL_TOGETHER);
        ok = (seal_open(key, &place, (const uint8_t *)sealed.bytes, sealed.len, out) &&
              buffer_add(plain, out, len)) ||
             error_set(err, ERROR_DAMAGED, "bytes about streams do not open");
        memory_free_wiped(out, len + 1);
    }
    secret_wipe(key, SECRET_KEY_LEN);
    return ok;
}
