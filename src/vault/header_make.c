#include "vault/slot.h"

#include <string.h>

/* A new master key: keys gets all that hang on it, the slots get it wrapped. */
static bool start_master(struct header *header, struct text passphrase, struct text code,
                         struct keys *keys, struct error *err)
{
    uint8_t *master = secret_get(SECRET_KEY_LEN);
    secret_random(master, SECRET_KEY_LEN);
    keys_derive(keys, master);
    bool ok = slot_fill(header, SLOT_PASSPHRASE, passphrase, master, err) &&
              slot_fill(header, SLOT_RECOVERY, code, master, err);
    secret_free(master);
    return ok;
}

bool header_make(struct header *header, struct cost cost, struct text passphrase,
                 struct text code, struct error *err)
{
    struct keys *keys = secret_get(sizeof *keys);
    secret_random(header->id, sizeof header->id);
    header->changes = 0;
    header->slots[SLOT_PASSPHRASE].cost = cost;
    header->slots[SLOT_RECOVERY].cost = cost;
    bool ok = start_master(header, passphrase, code, keys, err);
    if (ok) {
        secret_random(keys->tombstone, sizeof keys->tombstone);
        secret_random(keys->identify, sizeof keys->identify);
        header_seal(header, keys);
    }
    secret_free(keys);
    return ok;
}

static bool fill_asked(struct header *header, const struct header_change *change,
                       const uint8_t master[SECRET_KEY_LEN], struct error *err)
{
    const struct text words[] = {change->passphrase, change->code};
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        if (words[i].len == 0) {
            continue;
        }
        if (change->cost.kib > 0) {
            header->slots[i].cost = change->cost;
        }
        if (!slot_fill(header, (enum header_slot_id)i, words[i], master, err)) {
            return false;
        }
    }
    return true;
}

bool header_change(struct header *header, struct text present,
                   const struct header_change *change, const struct keys *keys,
                   struct error *err)
{
    uint8_t *master = secret_get(SECRET_KEY_LEN);
    struct header changed = *header;
    bool ok = slot_open_any(header, present, master, err) &&
              fill_asked(&changed, change, master, err);
    secret_free(master);
    if (ok) {
        header_seal(&changed, keys);
        *header = changed;
    }
    return ok;
}

bool header_rotate(struct header *header, struct text passphrase, struct text code,
                   const struct keys *keys, struct keys *fresh, struct error *err)
{
    uint8_t *master = secret_get(SECRET_KEY_LEN);
    struct header changed = *header;
    bool ok = slot_open(header, SLOT_PASSPHRASE, passphrase, master, err) &&
              start_master(&changed, passphrase, code, fresh, err);
    secret_free(master);
    if (ok) {
        memcpy(fresh->tombstone, keys->tombstone, SECRET_KEY_LEN);
        memcpy(fresh->identify, keys->identify, SECRET_KEY_LEN);
        header_seal(&changed, fresh);
        *header = changed;
    }
    return ok;
}
