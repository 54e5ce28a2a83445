/*
 * Whatever a vault file may hold where the vault's own layouts are read: the header, key
 * rows, names, payloads, the anchor, and a recovery code as somebody typed it.
 */
#include "vault/anchor.h"
#include "vault/header.h"
#include "vault/keyrow.h"
#include "vault/little.h"
#include "vault/payload.h"
#include "vault/recovery.h"

#include "base/memory.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint8_t vault_id[SEAL_ID_LEN];
static struct keys keys;

/* The checksum made anew, so that what lies behind it is reached. */
static void fuzz_header(uint8_t *bytes, size_t len)
{
    struct header header;
    struct error err;
    if (len < 32) {
        (void)!header_read(bytes, len, &header, &err);
        return;
    }
    memcpy(bytes, HEADER_MAGIC, len < 8 ? len : 8);
    secret_hash(NULL, bytes, len - 32, bytes + len - 32, 32);
    if (header_read(bytes, len, &header, &err)) {
        uint8_t written[HEADER_LEN];
        assert(cost_is_allowed(header.slots[SLOT_PASSPHRASE].cost) &&
               cost_is_allowed(header.slots[SLOT_RECOVERY].cost));
        assert(header_write(&header, written) == len);
        assert(memcmp(written, bytes, len) == 0);
    }
}

/* A header whose cost is the cheapest is also unlocked, by a passphrase that is not its
 * own. */
static void fuzz_unlock(uint8_t *bytes, size_t len)
{
    struct header header;
    struct error err;
    struct keys *opened = secret_get(sizeof *opened);
    if (len == HEADER_LEN) {
        little_put(bytes + 8, HEADER_VERSION, 4);
        for (size_t slot = 36; slot <= 164; slot += 128) {
            little_put(bytes + slot, cost_least.passes, 4);
            little_put(bytes + slot + 4, cost_least.kib, 4);
        }
        memcpy(bytes, HEADER_MAGIC, 8);
        secret_hash(NULL, bytes, len - 32, bytes + len - 32, 32);
        assert(header_read(bytes, len, &header, &err));
        assert(!header_unlock(&header, text_of("guess"), opened, &err));
        assert(err.code == ERROR_LOCKED || err.code == ERROR_DAMAGED);
    }
    secret_free(opened);
}

static void fuzz_name(uint8_t *bytes, size_t len)
{
    struct keyrow_name name;
    if (keyrow_read_name(bytes, len, &name)) {
        const char *end = (const char *)bytes + len;
        assert(name.id.bytes + name.id.len <= end &&
               name.owner.bytes + name.owner.len <= end);
    }
}

static void fuzz_keyrow(uint8_t *bytes, size_t len)
{
    uint8_t wrapped[SEAL_WRAP_LEN] = {0};
    uint8_t key[SECRET_KEY_LEN];
    uint8_t plain[KEYROW_NAME_MAX];
    struct keyrow_name name;
    struct keyrow_place place = {vault_id, 1, {0}};
    memcpy(wrapped, bytes, len < sizeof wrapped ? len : sizeof wrapped);
    assert(!keyrow_unwrap(&keys, &place, wrapped, key));
    assert(!keyrow_open_name(keys.wrap, &place, bytes, len, plain, &name));
}

static void fuzz_payload(uint8_t *bytes, size_t len)
{
    struct payload payload;
    if (payload_read(bytes, len, &payload)) {
        uint8_t *written = memory_get(len);
        assert(payload_len(&payload) == len);
        payload_write(&payload, written);
        size_t used = 36 + payload.search.len + payload.body.len;
        assert(memcmp(written, bytes, used) == 0);
        memory_free(written);
    }
}

static void fuzz_anchor(uint8_t *bytes, size_t len)
{
    struct anchor anchor;
    memcpy(bytes, "DHANCHOR\1\0\0", len < 12 ? len : 12);
    assert(anchor_open(bytes, len, &keys, vault_id, &anchor) != ANCHOR_GOOD);
}

static void fuzz_recovery(uint8_t *bytes, size_t len)
{
    char digits[RECOVERY_LEN];
    char again[RECOVERY_LEN];
    if (recovery_read(text_from((const char *)bytes, len), digits)) {
        assert(recovery_read(text_from(digits, sizeof digits), again));
        assert(memcmp(digits, again, sizeof digits) == 0);
    }
}

typedef void fuzzed(uint8_t *bytes, size_t len);
static fuzzed *const parsers[] = {fuzz_header,  fuzz_unlock, fuzz_name,    fuzz_keyrow,
                                  fuzz_payload, fuzz_anchor, fuzz_recovery};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct error err;
    if (size == 0 || !secret_start(&err)) {
        return 0;
    }
    uint8_t *bytes = memory_get(size);
    memcpy(bytes, data + 1, size - 1);
    parsers[data[0] % COUNT_OF(parsers)](bytes, size - 1);
    memory_free(bytes);
    return 0;
}
