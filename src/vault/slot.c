#include "vault/slot.h"

#include "vault/recovery.h"

#include <sodium.h>

_Static_assert(HEADER_SALT_LEN == crypto_pwhash_SALTBYTES, "salt");

static void place_of(const struct header *header, enum header_slot_id id,
                     struct seal_place *place)
{
    seal_place_start(place, header->id, SEAL_SLOT);
    seal_place_add(place, id);
    seal_place_add(place, header->slots[id].cost.passes);
    seal_place_add(place, header->slots[id].cost.kib);
}

/* The slot's key, in the secret arena. */
static bool derive(const struct header_slot *slot, struct text words,
                   uint8_t key[SECRET_KEY_LEN], struct error *err)
{
    size_t bytes = (size_t)slot->cost.kib * 1024;
    if (crypto_pwhash(key, SECRET_KEY_LEN, words.bytes == NULL ? "" : words.bytes,
                      words.len, slot->salt, slot->cost.passes, bytes,
                      crypto_pwhash_ALG_ARGON2ID13) == 0) {
        return true;
    }
    return error_set(
        err, ERROR_FAILED,
        "the key of the passphrase needs %zu MiB of memory that the system does "
        "not give (close other programs, then try again)",
        (bytes + (1 << 20) - 1) >> 20);
}

bool slot_fill(struct header *header, enum header_slot_id id, struct text words,
               const uint8_t master[SECRET_KEY_LEN], struct error *err)
{
    struct header_slot *slot = &header->slots[id];
    struct seal_place place;
    uint8_t *key = secret_get(SECRET_KEY_LEN);
    place_of(header, id, &place);
    secret_random(slot->salt, sizeof slot->salt);
    bool ok = derive(slot, words, key, err);
    if (ok) {
        seal_commit(key, &place, slot->commit);
        seal_box(key, &place, master, SECRET_KEY_LEN, slot->box);
    }
    secret_free(key);
    return ok;
}

/* The commitment decides, before anything is opened. */
static bool open_box(const struct header_slot *slot, const struct seal_place *place,
                     const uint8_t key[SECRET_KEY_LEN], uint8_t master[SECRET_KEY_LEN],
                     struct error *err)
{
    uint8_t commit[SEAL_COMMIT_LEN];
    seal_commit(key, place, commit);
    if (!secret_equals(commit, slot->commit, sizeof commit)) {
        return error_set(err, ERROR_LOCKED,
                         "wrong passphrase (try again, or type the recovery code)");
    }
    if (!seal_open(key, place, slot->box, sizeof slot->box, master)) {
        return error_set(err, ERROR_DAMAGED,
                         "the vault's wrapped key is damaged (restore a backup)");
    }
    return true;
}

bool slot_open(const struct header *header, enum header_slot_id id, struct text words,
               uint8_t master[SECRET_KEY_LEN], struct error *err)
{
    const struct header_slot *slot = &header->slots[id];
    struct seal_place place;
    uint8_t *key = secret_get(SECRET_KEY_LEN);
    place_of(header, id, &place);
    bool ok = derive(slot, words, key, err) && open_box(slot, &place, key, master, err);
    secret_free(key);
    return ok;
}

bool slot_open_any(const struct header *header, struct text words,
                   uint8_t master[SECRET_KEY_LEN], struct error *err)
{
    char *code = secret_get(RECOVERY_LEN);
    struct error slot_err = {ERROR_LOCKED, ""};
    bool ok =
        recovery_read(words, code) &&
        slot_open(header, SLOT_RECOVERY, text_from(code, RECOVERY_LEN), master, &slot_err);
    secret_free(code);
    if (!ok && slot_err.code == ERROR_LOCKED) {
        return slot_open(header, SLOT_PASSPHRASE, words, master, err);
    }
    return ok || error_set(err, slot_err.code, "%s", slot_err.text);
}
