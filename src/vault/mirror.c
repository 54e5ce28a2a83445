#include "vault/mirror.h"

#include "base/memory.h"
#include "vault/little.h"
#include "vault/state_file.h"

#include <string.h>

#define MAGIC     "DHERASED"
#define MAGIC_LEN 8
#define ID_AT     (MAGIC_LEN + 4)
#define BOX_AT    (ID_AT + SEAL_ID_LEN)
#define START_LEN 16 /* how many, retained */
#define STONE_LEN (KEYS_TAG_LEN + 8)
#define LIMIT     (256u << 20)

static void place_of(const uint8_t vault[SEAL_ID_LEN], struct seal_place *place)
{
    seal_place_start(place, vault, SEAL_MIRROR);
}

static void write_plain(const struct erased *erased, uint8_t *plain)
{
    little_put(plain, erased->count, 8);
    little_put(plain + 8, (uint64_t)erased->retained, 8);
    for (size_t i = 0; i < erased->count; i++) {
        uint8_t *at = plain + START_LEN + i * STONE_LEN;
        memcpy(at, erased->list[i].tag, KEYS_TAG_LEN);
        little_put(at + KEYS_TAG_LEN, (uint64_t)erased->list[i].until, 8);
    }
}

static bool read_plain(const uint8_t *plain, size_t len, struct erased *erased)
{
    size_t room = (len - START_LEN) / STONE_LEN;
    size_t count = (size_t)little_get(plain, 8);
    if (count != room || START_LEN + count * STONE_LEN != len) {
        return false;
    }
    erased->count = count;
    erased->retained = (moment_t)little_get(plain + 8, 8);
    erased->list = memory_get((count + 1) * sizeof *erased->list);
    for (size_t i = 0; i < count; i++) {
        const uint8_t *at = plain + START_LEN + i * STONE_LEN;
        memcpy(erased->list[i].tag, at, KEYS_TAG_LEN);
        erased->list[i].until = (moment_t)little_get(at + KEYS_TAG_LEN, 8);
        erased->list[i].at = erased->list[i].until;
    }
    return true;
}

static enum mirror_file open_bytes(const uint8_t *bytes, size_t len,
                                   const struct keys *keys,
                                   const uint8_t vault[SEAL_ID_LEN], struct erased *erased)
{
    uint8_t key[SECRET_KEY_LEN];
    struct seal_place place;
    if (len < BOX_AT + SEAL_BOX_EXTRA + START_LEN || memcmp(bytes, MAGIC, MAGIC_LEN) != 0 ||
        little_get(bytes + MAGIC_LEN, 4) != SEAL_FORMAT) {
        return MIRROR_DAMAGED;
    }
    if (memcmp(bytes + ID_AT, vault, SEAL_ID_LEN) != 0) {
        return MIRROR_FOREIGN;
    }
    size_t plain_len = len - BOX_AT - SEAL_BOX_EXTRA;
    uint8_t *plain = memory_get(plain_len);
    place_of(vault, &place);
    erasures_key(keys, key);
    bool ok = seal_open(key, &place, bytes + BOX_AT, len - BOX_AT, plain) &&
              read_plain(plain, plain_len, erased);
    secret_wipe(key, sizeof key);
    memory_free(plain);
    return ok ? MIRROR_GOOD : MIRROR_DAMAGED;
}

enum mirror_file mirror_read(const char *folder, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct erased *erased)
{
    size_t len;
    *erased = (struct erased){0};
    uint8_t *bytes = state_file_read(folder, MIRROR_FILE, LIMIT, &len);
    if (bytes == NULL) {
        return MIRROR_NONE;
    }
    enum mirror_file found = open_bytes(bytes, len, keys, vault, erased);
    memory_free(bytes);
    return found;
}

bool mirror_write(const char *folder, const struct keys *keys,
                  const uint8_t vault[SEAL_ID_LEN], const struct erased *erased,
                  struct error *err)
{
    uint8_t key[SECRET_KEY_LEN];
    struct seal_place place;
    size_t plain_len = START_LEN + erased->count * STONE_LEN;
    size_t len = BOX_AT + SEAL_BOX_EXTRA + plain_len;
    uint8_t *plain = memory_get(plain_len);
    uint8_t *bytes = memory_get(len);
    write_plain(erased, plain);
    memcpy(bytes, MAGIC, MAGIC_LEN);
    little_put(bytes + MAGIC_LEN, SEAL_FORMAT, 4);
    memcpy(bytes + ID_AT, vault, SEAL_ID_LEN);
    place_of(vault, &place);
    erasures_key(keys, key);
    seal_box(key, &place, plain, plain_len, bytes + BOX_AT);
    secret_wipe(key, sizeof key);
    bool ok = state_file_write(folder, MIRROR_FILE, bytes, len, err);
    memory_free(plain);
    memory_free(bytes);
    return ok;
}
