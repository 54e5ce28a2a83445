#include "vault/anchor.h"

#include "base/memory.h"
#include "vault/little.h"
#include "vault/state_file.h"

#include <string.h>

#define MAGIC     "DHANCHOR"
#define MAGIC_LEN 8
#define ID_AT     (MAGIC_LEN + 4)
#define BOX_AT    (ID_AT + SEAL_ID_LEN)
#define PLAIN_LEN (ANCHOR_BOX_LEN - SEAL_BOX_EXTRA)

/* Made from what is wrapped in the header: another master key leaves it as it is. */
static void make_key(const struct keys *keys, uint8_t key[SECRET_KEY_LEN])
{
    static const char purpose[] = "anchor"; /* its NUL counts: owners' texts differ */
    secret_hash(keys->tombstone, purpose, sizeof purpose, key, SECRET_KEY_LEN);
}

/* Version 1 had the same length, and counts where erasures and changes stand. */
static void place_of(const uint8_t vault[SEAL_ID_LEN], uint64_t version,
                     struct seal_place *place)
{
    seal_place_start(place, vault, SEAL_ANCHOR);
    if (version > 1) {
        seal_place_add(place, (int64_t)version);
    }
}

void anchor_seal(const struct anchor *anchor, const struct keys *keys,
                 const uint8_t vault[SEAL_ID_LEN], uint8_t bytes[ANCHOR_LEN])
{
    uint8_t plain[PLAIN_LEN];
    uint8_t key[SECRET_KEY_LEN];
    struct seal_place place;
    little_put(plain, (uint64_t)anchor->newest_row, 8);
    little_put(plain + 8, (uint64_t)anchor->erasures, 8);
    little_put(plain + 16, (uint64_t)anchor->newest_stream, 8);
    little_put(plain + 24, (uint64_t)anchor->changes, 8);
    memcpy(plain + 32, anchor->newest_tag, SEAL_TAG_LEN);

    memcpy(bytes, MAGIC, MAGIC_LEN);
    little_put(bytes + MAGIC_LEN, ANCHOR_VERSION, 4);
    memcpy(bytes + ID_AT, vault, SEAL_ID_LEN);
    place_of(vault, ANCHOR_VERSION, &place);
    make_key(keys, key);
    seal_box(key, &place, plain, sizeof plain, bytes + BOX_AT);
    secret_wipe(key, sizeof key);
}

static void read_plain(const uint8_t plain[PLAIN_LEN], uint64_t version,
                       struct anchor *anchor)
{
    anchor->newest_row = (int64_t)little_get(plain, 8);
    anchor->erasures = version == 1 ? 0 : (int64_t)little_get(plain + 8, 8);
    anchor->newest_stream = (int64_t)little_get(plain + 16, 8);
    anchor->changes = version == 1 ? 0 : (int64_t)little_get(plain + 24, 8);
    memcpy(anchor->newest_tag, plain + 32, SEAL_TAG_LEN);
    anchor->version = (int64_t)version;
}

/* One box, or up to version 2 two, of which one was under keys that did not become true. */
static bool open_boxes(const uint8_t *boxes, size_t len, const struct keys *keys,
                       const uint8_t vault[SEAL_ID_LEN], uint64_t version,
                       struct anchor *anchor)
{
    uint8_t plain[PLAIN_LEN];
    uint8_t key[SECRET_KEY_LEN];
    struct seal_place place;
    size_t count = len / ANCHOR_BOX_LEN;
    bool is_open = false;
    if (len != count * ANCHOR_BOX_LEN || count > (version > 2 ? 1 : ANCHOR_BOXES)) {
        return false;
    }
    place_of(vault, version, &place);
    make_key(keys, key);
    for (size_t i = 0; !is_open && i < count; i++) {
        is_open = seal_open(version > 2 ? key : keys->anchor, &place,
                            boxes + i * ANCHOR_BOX_LEN, ANCHOR_BOX_LEN, plain);
    }
    secret_wipe(key, sizeof key);
    if (is_open) {
        read_plain(plain, version, anchor);
    }
    return is_open;
}

enum anchor_file anchor_open(const void *from, size_t len, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor)
{
    const uint8_t *bytes = from;
    if (len < BOX_AT || memcmp(bytes, MAGIC, MAGIC_LEN) != 0) {
        return ANCHOR_DAMAGED;
    }
    uint64_t version = little_get(bytes + MAGIC_LEN, 4);
    if (version > ANCHOR_VERSION) {
        return ANCHOR_NEWER;
    }
    if (memcmp(bytes + ID_AT, vault, SEAL_ID_LEN) != 0) {
        return ANCHOR_FOREIGN;
    }
    return open_boxes(bytes + BOX_AT, len - BOX_AT, keys, vault, version, anchor)
               ? ANCHOR_GOOD
               : ANCHOR_DAMAGED;
}

enum anchor_file anchor_read(const char *folder, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor)
{
    size_t len;
    uint8_t *bytes = state_file_read(folder, ANCHOR_FILE, ANCHOR_LEN_MAX + 1, &len);
    if (bytes == NULL) {
        return ANCHOR_NONE;
    }
    enum anchor_file found = anchor_open(bytes, len, keys, vault, anchor);
    memory_free(bytes);
    return found;
}

bool anchor_write(const char *folder, const uint8_t *bytes, size_t len, struct error *err)
{
    return state_file_write(folder, ANCHOR_FILE, bytes, len, err);
}

void anchor_sweep(const char *folder)
{
    state_file_sweep(folder, ANCHOR_FILE);
}
