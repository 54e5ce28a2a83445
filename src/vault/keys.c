#include "vault/keys.h"

#include "base/attributes.h"

#include <sodium.h>
#include <stddef.h>

/* Stand in files: never change or reuse one. Each is crypto_kdf_CONTEXTBYTES long. */
static const struct {
    size_t offset;
    char context[crypto_kdf_CONTEXTBYTES + 1];
} derived[] = {
    {offsetof(struct keys, wrap), "DHwrap.1"},
    {offsetof(struct keys, tag), "DHtag..1"},
    {offsetof(struct keys, header), "DHhead.1"},
    {offsetof(struct keys, anchor), "DHanch.1"},
    {offsetof(struct keys, segments), "DHsegm.1"},
};

void keys_derive(struct keys *keys, const uint8_t master[SECRET_KEY_LEN])
{
    for (size_t i = 0; i < COUNT_OF(derived); i++) {
        uint8_t *key = (uint8_t *)keys + derived[i].offset;
        crypto_kdf_derive_from_key(key, SECRET_KEY_LEN, 1, derived[i].context, master);
    }
}

void keys_derive_identify_1(struct keys *keys, const uint8_t master[SECRET_KEY_LEN])
{
    crypto_kdf_derive_from_key(keys->identify, SECRET_KEY_LEN, 1, "DHwho..1", master);
}
