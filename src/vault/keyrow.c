#include "vault/keyrow.h"

#include "vault/little.h"

#include <assert.h>
#include <string.h>

#define OWNER_TAG_AT 1
#define ID_LEN_AT    (OWNER_TAG_AT + KEYS_TAG_LEN)
#define OWNER_LEN_AT (ID_LEN_AT + 2)
#define START_LEN    (OWNER_LEN_AT + 2)
#define MADE_AT_LEN  8

_Static_assert(START_LEN + 2 * KEYROW_ID_LIMIT + MADE_AT_LEN + KEYROW_STEP <=
                   KEYROW_NAME_MAX,
               "room");

/* A purpose, a NUL, the kind and the text: no two different inputs give the same bytes. */
static void hash_named(const uint8_t key[SECRET_KEY_LEN], const char *purpose,
                       uint32_t kind, struct text text, uint8_t tag[KEYS_TAG_LEN])
{
    uint8_t bytes[32 + KEYROW_ID_LIMIT];
    size_t len = strlen(purpose) + 1;
    assert(len + 1 + text.len <= sizeof bytes);
    memcpy(bytes, purpose, len);
    bytes[len++] = (uint8_t)kind;
    if (text.len > 0) {
        memcpy(bytes + len, text.bytes, text.len);
    }
    secret_hash(key, bytes, len + text.len, tag, KEYS_TAG_LEN);
}

void keyrow_tag(const struct keys *keys, uint32_t kind, struct text id,
                uint8_t tag[KEYS_TAG_LEN])
{
    hash_named(keys->tag, "stream", kind, id, tag);
}

void keyrow_owner_tag(const struct keys *keys, struct text owner, uint8_t tag[KEYS_TAG_LEN])
{
    memset(tag, 0, KEYS_TAG_LEN);
    if (owner.len > 0) {
        hash_named(keys->tombstone, "owner", 0, owner, tag);
    }
}

static void seal_place_of(const struct keyrow_place *place, enum seal_purpose purpose,
                          struct seal_place *sealed)
{
    seal_place_start(sealed, place->vault, purpose);
    seal_place_add(sealed, place->stream);
    seal_place_add_bytes(sealed, place->tag, sizeof place->tag);
}

void keyrow_wrap(const struct keys *keys, const struct keyrow_place *place,
                 const uint8_t key[SECRET_KEY_LEN], uint8_t wrapped[SEAL_WRAP_LEN])
{
    struct seal_place sealed;
    seal_place_of(place, SEAL_STREAM_KEY, &sealed);
    seal_wrap(keys->wrap, &sealed, key, wrapped);
}

bool keyrow_unwrap(const struct keys *keys, const struct keyrow_place *place,
                   const uint8_t wrapped[SEAL_WRAP_LEN], uint8_t key[SECRET_KEY_LEN])
{
    struct seal_place sealed;
    seal_place_of(place, SEAL_STREAM_KEY, &sealed);
    return seal_unwrap(keys->wrap, &sealed, wrapped, key);
}

size_t keyrow_seal_name(const uint8_t key[SECRET_KEY_LEN], const struct keyrow_place *place,
                        const struct keyrow_name *name, uint8_t *box)
{
    uint8_t plain[KEYROW_NAME_MAX] = {0};
    struct seal_place sealed;
    size_t len = START_LEN + name->id.len + name->owner.len;
    assert(name->id.len <= KEYROW_ID_LIMIT && name->owner.len <= KEYROW_ID_LIMIT);
    plain[0] = (uint8_t)name->kind;
    memcpy(plain + OWNER_TAG_AT, name->owner_tag, KEYS_TAG_LEN);
    little_put(plain + ID_LEN_AT, name->id.len, 2);
    little_put(plain + OWNER_LEN_AT, name->owner.len, 2);
    if (name->id.len > 0) {
        memcpy(plain + START_LEN, name->id.bytes, name->id.len);
    }
    if (name->owner.len > 0) {
        memcpy(plain + START_LEN + name->id.len, name->owner.bytes, name->owner.len);
    }
    little_put(plain + len, (uint64_t)name->made_at, MADE_AT_LEN);
    len = (len + MADE_AT_LEN + KEYROW_STEP - 1) / KEYROW_STEP * KEYROW_STEP;
    seal_place_of(place, SEAL_STREAM_NAME, &sealed);
    seal_box(key, &sealed, plain, len, box);
    secret_wipe(plain, sizeof plain);
    return len + SEAL_BOX_EXTRA;
}

bool keyrow_read_name(const uint8_t *bytes, size_t len, struct keyrow_name *name)
{
    if (len < START_LEN) {
        return false;
    }
    size_t id_len = little_get(bytes + ID_LEN_AT, 2);
    size_t owner_len = little_get(bytes + OWNER_LEN_AT, 2);
    if (id_len > KEYROW_ID_LIMIT || owner_len > KEYROW_ID_LIMIT ||
        id_len + owner_len > len - START_LEN) {
        return false;
    }
    const char *words = (const char *)bytes + START_LEN;
    name->kind = bytes[0];
    memcpy(name->owner_tag, bytes + OWNER_TAG_AT, KEYS_TAG_LEN);
    name->id = text_from(words, id_len);
    name->owner = text_from(words + id_len, owner_len);
    /* Zeros behind an older name, or no room at all: not known. */
    size_t end = START_LEN + id_len + owner_len;
    name->made_at =
        len - end < MADE_AT_LEN ? 0 : (moment_t)little_get(bytes + end, MADE_AT_LEN);
    return true;
}

bool keyrow_open_name(const uint8_t key[SECRET_KEY_LEN], const struct keyrow_place *place,
                      const uint8_t *box, size_t len, uint8_t *plain,
                      struct keyrow_name *name)
{
    struct seal_place sealed;
    if (len < SEAL_BOX_EXTRA || len > KEYROW_NAME_MAX) {
        return false;
    }
    seal_place_of(place, SEAL_STREAM_NAME, &sealed);
    return seal_open(key, &sealed, box, len, plain) &&
           keyrow_read_name(plain, len - SEAL_BOX_EXTRA, name);
}
