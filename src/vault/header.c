#include "vault/header.h"

#include "vault/little.h"
#include "vault/recovery.h"

#include <sodium.h>
#include <string.h>

#define MAGIC_LEN   8
#define VERSION_AT  MAGIC_LEN
#define ID_AT       (VERSION_AT + 4)
#define COST_AT     (ID_AT + SEAL_ID_LEN)
#define SLOTS_AT    (COST_AT + 8)
#define SLOT_LEN    (HEADER_SALT_LEN + SEAL_COMMIT_LEN + SEAL_BOX_EXTRA + SECRET_KEY_LEN)
#define TOMB_AT     (SLOTS_AT + SLOT_COUNT * SLOT_LEN)
#define IDENTIFY_AT (TOMB_AT + SEAL_WRAP_LEN) /* from version 2 on */
#define TAIL_LEN    (2 * HEADER_HASH_LEN)     /* the MAC and the checksum, at the end */

_Static_assert(IDENTIFY_AT + SEAL_WRAP_LEN + TAIL_LEN == HEADER_LEN, "the layout fills it");
_Static_assert(IDENTIFY_AT + TAIL_LEN == HEADER_LEN_1, "and filled that of version 1");
_Static_assert(sizeof(struct header_slot) == SLOT_LEN, "a slot is its bytes");
_Static_assert(HEADER_SALT_LEN == crypto_pwhash_SALTBYTES, "salt");

/* Keys on their way; in the secret arena. */
struct secrets {
    uint8_t slot[SECRET_KEY_LEN];
    uint8_t master[SECRET_KEY_LEN];
};

static void slot_place(const struct header *header, enum header_slot_id id,
                       struct seal_place *place)
{
    seal_place_start(place, header->id, SEAL_SLOT);
    seal_place_add(place, id);
    seal_place_add(place, header->cost.passes);
    seal_place_add(place, header->cost.kib);
}

static size_t len_of(uint32_t version)
{
    return version == 1 ? HEADER_LEN_1 : HEADER_LEN;
}

static bool derive(const struct header *header, enum header_slot_id id,
                   struct text passphrase, uint8_t key[SECRET_KEY_LEN], struct error *err)
{
    size_t bytes = (size_t)header->cost.kib * 1024;
    if (crypto_pwhash(key, SECRET_KEY_LEN, passphrase.bytes == NULL ? "" : passphrase.bytes,
                      passphrase.len, header->slots[id].salt, header->cost.passes, bytes,
                      crypto_pwhash_ALG_ARGON2ID13) == 0) {
        return true;
    }
    return error_set(
        err, ERROR_FAILED,
        "the key of the passphrase needs %zu MiB of memory that the system does "
        "not give (close other programs, then try again)",
        (bytes + (1 << 20) - 1) >> 20);
}

static bool fill_slot(struct header *header, enum header_slot_id id, struct text passphrase,
                      struct secrets *secrets, struct error *err)
{
    struct header_slot *slot = &header->slots[id];
    struct seal_place place;
    slot_place(header, id, &place);
    secret_random(slot->salt, sizeof slot->salt);
    if (!derive(header, id, passphrase, secrets->slot, err)) {
        return false;
    }
    seal_commit(secrets->slot, &place, slot->commit);
    seal_box(secrets->slot, &place, secrets->master, SECRET_KEY_LEN, slot->box);
    return true;
}

/* The layout up to the MAC; returns its length. */
static size_t write_start(const struct header *header, uint8_t *bytes)
{
    memcpy(bytes, HEADER_MAGIC, MAGIC_LEN);
    little_put(bytes + VERSION_AT, header->version, 4);
    memcpy(bytes + ID_AT, header->id, SEAL_ID_LEN);
    little_put(bytes + COST_AT, header->cost.passes, 4);
    little_put(bytes + COST_AT + 4, header->cost.kib, 4);
    memcpy(bytes + SLOTS_AT, header->slots, sizeof header->slots);
    memcpy(bytes + TOMB_AT, header->tombstone, SEAL_WRAP_LEN);
    if (header->version > 1) {
        memcpy(bytes + IDENTIFY_AT, header->identify, SEAL_WRAP_LEN);
    }
    return len_of(header->version) - TAIL_LEN;
}

static void make_mac(const struct header *header, const uint8_t key[SECRET_KEY_LEN],
                     uint8_t mac[HEADER_HASH_LEN])
{
    uint8_t bytes[HEADER_LEN];
    size_t len = write_start(header, bytes);
    secret_hash(key, bytes, len, mac, HEADER_HASH_LEN);
}

void header_seal(struct header *header, const struct keys *keys)
{
    struct seal_place place;
    header->version = HEADER_VERSION;
    seal_place_start(&place, header->id, SEAL_TOMBSTONE);
    seal_wrap(keys->wrap, &place, keys->tombstone, header->tombstone);
    seal_place_start(&place, header->id, SEAL_IDENTIFY);
    seal_wrap(keys->wrap, &place, keys->identify, header->identify);
    make_mac(header, keys->header, header->mac);
}

/* What hangs on the master key alone. */
static void finish(struct header *header, const struct secrets *secrets)
{
    struct keys *keys = secret_get(sizeof *keys);
    keys_derive(keys, secrets->master);
    secret_random(keys->tombstone, sizeof keys->tombstone);
    secret_random(keys->identify, sizeof keys->identify);
    header_seal(header, keys);
    secret_free(keys);
}

bool header_make(struct header *header, struct cost cost, struct text passphrase,
                 struct text code, struct error *err)
{
    struct secrets *secrets = secret_get(sizeof *secrets);
    secret_random(header->id, sizeof header->id);
    secret_random(secrets->master, sizeof secrets->master);
    header->cost = cost;
    bool ok = fill_slot(header, SLOT_PASSPHRASE, passphrase, secrets, err) &&
              fill_slot(header, SLOT_RECOVERY, code, secrets, err);
    if (ok) {
        finish(header, secrets);
    }
    secret_free(secrets);
    return ok;
}

size_t header_write(const struct header *header, uint8_t bytes[HEADER_LEN])
{
    size_t mac_at = write_start(header, bytes);
    size_t checksum_at = mac_at + HEADER_HASH_LEN;
    memcpy(bytes + mac_at, header->mac, HEADER_HASH_LEN);
    secret_hash(NULL, bytes, checksum_at, bytes + checksum_at, HEADER_HASH_LEN);
    return checksum_at + HEADER_HASH_LEN;
}

/* For any version: the magic in front, a checksum over the rest in the last 32 bytes. */
static bool is_whole(const uint8_t *bytes, size_t len)
{
    uint8_t checksum[HEADER_HASH_LEN];
    if (len < ID_AT + HEADER_HASH_LEN || memcmp(bytes, HEADER_MAGIC, MAGIC_LEN) != 0) {
        return false;
    }
    secret_hash(NULL, bytes, len - sizeof checksum, checksum, sizeof checksum);
    return memcmp(checksum, bytes + len - sizeof checksum, sizeof checksum) == 0;
}

static bool check_cost(struct cost cost, struct error *err)
{
    if (cost_is_allowed(cost)) {
        return true;
    }
    return error_set(
        err, ERROR_DAMAGED,
        "the vault's header asks for a passphrase cost outside the bounds (%u passes "
        "over %u KiB; at least %u over %u): it is damaged, or was made for tests",
        (unsigned)cost.passes, (unsigned)cost.kib, (unsigned)cost_least.passes,
        (unsigned)cost_least.kib);
}

bool header_read(const void *from, size_t len, struct header *header, struct error *err)
{
    const uint8_t *bytes = from;
    if (!is_whole(bytes, len)) {
        return error_set(err, ERROR_DAMAGED,
                         "the vault's header is damaged (restore a backup)");
    }
    uint64_t version = little_get(bytes + VERSION_AT, 4);
    if (version > HEADER_VERSION) {
        return error_set(
            err, ERROR_FAILED,
            "the vault was made by a newer Deskhand (format %u; this one reads %u); "
            "nothing was changed",
            (unsigned)version, HEADER_VERSION);
    }
    if (version == 0 || len != len_of((uint32_t)version)) {
        return error_set(err, ERROR_DAMAGED,
                         "the vault's header is of no known format (restore a backup)");
    }
    struct cost cost = {(uint32_t)little_get(bytes + COST_AT, 4),
                        (uint32_t)little_get(bytes + COST_AT + 4, 4)};
    if (!check_cost(cost, err)) {
        return false;
    }
    header->version = (uint32_t)version;
    header->cost = cost;
    memcpy(header->id, bytes + ID_AT, SEAL_ID_LEN);
    memcpy(header->slots, bytes + SLOTS_AT, sizeof header->slots);
    memcpy(header->tombstone, bytes + TOMB_AT, SEAL_WRAP_LEN);
    if (version > 1) {
        memcpy(header->identify, bytes + IDENTIFY_AT, SEAL_WRAP_LEN);
    }
    memcpy(header->mac, bytes + len - TAIL_LEN, HEADER_HASH_LEN);
    return true;
}

/* The master key, where the slot is this passphrase's; the commitment decides, before
 * opening. */
static bool open_slot(const struct header *header, enum header_slot_id id,
                      struct text passphrase, struct secrets *secrets, struct error *err)
{
    const struct header_slot *slot = &header->slots[id];
    struct seal_place place;
    uint8_t commit[SEAL_COMMIT_LEN];
    slot_place(header, id, &place);
    if (!derive(header, id, passphrase, secrets->slot, err)) {
        return false;
    }
    seal_commit(secrets->slot, &place, commit);
    if (!secret_equals(commit, slot->commit, sizeof commit)) {
        return error_set(err, ERROR_LOCKED,
                         "wrong passphrase (try again, or type the recovery code)");
    }
    if (!seal_open(secrets->slot, &place, slot->box, sizeof slot->box, secrets->master)) {
        return error_set(err, ERROR_DAMAGED,
                         "the vault's wrapped key is damaged (restore a backup)");
    }
    return true;
}

static bool open_any_slot(const struct header *header, struct text passphrase,
                          struct secrets *secrets, struct error *err)
{
    char *code = secret_get(RECOVERY_LEN);
    struct error slot_err = {ERROR_LOCKED, ""};
    bool ok =
        recovery_read(passphrase, code) &&
        open_slot(header, SLOT_RECOVERY, text_from(code, RECOVERY_LEN), secrets, &slot_err);
    secret_free(code);
    if (!ok && slot_err.code == ERROR_LOCKED) {
        return open_slot(header, SLOT_PASSPHRASE, passphrase, secrets, err);
    }
    return ok || error_set(err, slot_err.code, "%s", slot_err.text);
}

/* Everything under the master key is the header that it was made with. */
static bool check_rest(const struct header *header, struct keys *keys, struct error *err)
{
    struct seal_place tombstone;
    struct seal_place identify;
    uint8_t mac[HEADER_HASH_LEN];
    seal_place_start(&tombstone, header->id, SEAL_TOMBSTONE);
    seal_place_start(&identify, header->id, SEAL_IDENTIFY);
    make_mac(header, keys->header, mac);
    if (secret_equals(mac, header->mac, sizeof mac) &&
        seal_unwrap(keys->wrap, &tombstone, header->tombstone, keys->tombstone) &&
        (header->version == 1 ||
         seal_unwrap(keys->wrap, &identify, header->identify, keys->identify))) {
        return true;
    }
    secret_wipe(keys, sizeof *keys);
    return error_set(
        err, ERROR_DAMAGED,
        "the vault's header was changed since it was written (restore a backup)");
}

bool header_unlock(const struct header *header, struct text passphrase, struct keys *keys,
                   struct error *err)
{
    struct secrets *secrets = secret_get(sizeof *secrets);
    bool ok = open_any_slot(header, passphrase, secrets, err);
    if (ok) {
        keys_derive(keys, secrets->master);
        if (header->version == 1) {
            keys_derive_identify_1(keys, secrets->master);
        }
        ok = check_rest(header, keys, err);
    }
    secret_free(secrets);
    return ok;
}
