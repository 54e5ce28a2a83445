#include "vault/inside.h"

#include "base/memory.h"

static void place_of(const struct vault *vault, int64_t part, struct seal_place *place)
{
    seal_place_start(place, vault->id, SEAL_ASIDE);
    seal_place_add(place, part);
}

enum { PART_KEY, PART_BOX };

bool vault_put_aside(struct vault *vault, struct text plain, struct buffer *sealed,
                     struct error *err)
{
    uint8_t wrapped[SEAL_WRAP_LEN];
    struct seal_place place;
    uint8_t *key = vault->spare;
    if (!vault_require(vault, err)) {
        return false;
    }
    uint8_t *box = memory_get(plain.len + SEAL_BOX_EXTRA);
    secret_random(key, SECRET_KEY_LEN);
    place_of(vault, PART_KEY, &place);
    seal_wrap(vault->keys->wrap, &place, key, wrapped);
    place_of(vault, PART_BOX, &place);
    seal_box(key, &place, plain.bytes, plain.len, box);
    secret_wipe(key, SECRET_KEY_LEN);
    bool fits = buffer_add(sealed, wrapped, sizeof wrapped) &&
                buffer_add(sealed, box, plain.len + SEAL_BOX_EXTRA);
    memory_free(box);
    return fits || error_set(err, ERROR_FAILED, "too much to be put aside");
}

bool vault_take_back(struct vault *vault, struct text sealed, struct buffer *plain,
                     struct error *err)
{
    const uint8_t *bytes = (const uint8_t *)sealed.bytes;
    struct seal_place place;
    uint8_t *key = vault->spare;
    if (!vault_require(vault, err)) {
        return false;
    }
    if (sealed.len < SEAL_WRAP_LEN + SEAL_BOX_EXTRA) {
        return error_set(err, ERROR_DAMAGED, "nothing was put aside");
    }
    size_t box_len = sealed.len - SEAL_WRAP_LEN;
    uint8_t *out = memory_get(box_len - SEAL_BOX_EXTRA + 1);
    place_of(vault, PART_KEY, &place);
    bool ok = seal_unwrap(vault->keys->wrap, &place, bytes, key);
    place_of(vault, PART_BOX, &place);
    ok = ok && seal_open(key, &place, bytes + SEAL_WRAP_LEN, box_len, out) &&
         buffer_add(plain, out, box_len - SEAL_BOX_EXTRA);
    secret_wipe(key, SECRET_KEY_LEN);
    memory_free(out);
    return ok || error_set(err, ERROR_DAMAGED,
                           "what was put aside does not open under the keys of now");
}
