#include "vault/header.h"

#include "vault/little.h"
#include "vault/slot.h"

#include <string.h>

#define MAGIC_LEN   8
#define VERSION_AT  MAGIC_LEN
#define ID_AT       (VERSION_AT + 4)
#define CHANGES_AT  (ID_AT + SEAL_ID_LEN) /* from version 2 on */
#define SLOTS_AT    (CHANGES_AT + 8)
#define COST_LEN    8
#define SLOT_LEN    (HEADER_SALT_LEN + SEAL_COMMIT_LEN + SEAL_BOX_EXTRA + SECRET_KEY_LEN)
#define TOMB_AT     (SLOTS_AT + SLOT_COUNT * (COST_LEN + SLOT_LEN))
#define IDENTIFY_AT (TOMB_AT + SEAL_WRAP_LEN)
#define TAIL_LEN    (2 * HEADER_HASH_LEN) /* the MAC and the checksum, at the end */

/* Version 1: one cost for both slots. */
#define COST_AT_1  (ID_AT + SEAL_ID_LEN)
#define SLOTS_AT_1 (COST_AT_1 + COST_LEN)
#define TOMB_AT_1  (SLOTS_AT_1 + SLOT_COUNT * SLOT_LEN)

_Static_assert(IDENTIFY_AT + SEAL_WRAP_LEN + TAIL_LEN == HEADER_LEN, "the layout fills it");
_Static_assert(TOMB_AT_1 + SEAL_WRAP_LEN + TAIL_LEN == HEADER_LEN_1, "and version 1's");

static size_t len_of(uint32_t version)
{
    return version == 1 ? HEADER_LEN_1 : HEADER_LEN;
}

static void write_cost(struct cost cost, uint8_t *bytes)
{
    little_put(bytes, cost.passes, 4);
    little_put(bytes + 4, cost.kib, 4);
}

static struct cost read_cost(const uint8_t *bytes)
{
    return (struct cost){(uint32_t)little_get(bytes, 4),
                         (uint32_t)little_get(bytes + 4, 4)};
}

static void write_slot(const struct header_slot *slot, uint8_t *bytes)
{
    memcpy(bytes, slot->salt, sizeof slot->salt);
    bytes += sizeof slot->salt;
    memcpy(bytes, slot->commit, sizeof slot->commit);
    memcpy(bytes + sizeof slot->commit, slot->box, sizeof slot->box);
}

static void read_slot(const uint8_t *bytes, struct header_slot *slot)
{
    memcpy(slot->salt, bytes, sizeof slot->salt);
    bytes += sizeof slot->salt;
    memcpy(slot->commit, bytes, sizeof slot->commit);
    memcpy(slot->box, bytes + sizeof slot->commit, sizeof slot->box);
}

static void write_body_1(const struct header *header, uint8_t *bytes)
{
    write_cost(header->slots[0].cost, bytes + COST_AT_1);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        write_slot(&header->slots[i], bytes + SLOTS_AT_1 + i * SLOT_LEN);
    }
    memcpy(bytes + TOMB_AT_1, header->tombstone, SEAL_WRAP_LEN);
}

static void read_body_1(const uint8_t *bytes, struct header *header)
{
    header->changes = 0;
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        header->slots[i].cost = read_cost(bytes + COST_AT_1);
        read_slot(bytes + SLOTS_AT_1 + i * SLOT_LEN, &header->slots[i]);
    }
    memcpy(header->tombstone, bytes + TOMB_AT_1, SEAL_WRAP_LEN);
    memset(header->identify, 0, SEAL_WRAP_LEN);
}

static void write_body(const struct header *header, uint8_t *bytes)
{
    little_put(bytes + CHANGES_AT, (uint64_t)header->changes, 8);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        uint8_t *at = bytes + SLOTS_AT + i * (COST_LEN + SLOT_LEN);
        write_cost(header->slots[i].cost, at);
        write_slot(&header->slots[i], at + COST_LEN);
    }
    memcpy(bytes + TOMB_AT, header->tombstone, SEAL_WRAP_LEN);
    memcpy(bytes + IDENTIFY_AT, header->identify, SEAL_WRAP_LEN);
}

static void read_body(const uint8_t *bytes, struct header *header)
{
    header->changes = (int64_t)little_get(bytes + CHANGES_AT, 8);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        const uint8_t *at = bytes + SLOTS_AT + i * (COST_LEN + SLOT_LEN);
        header->slots[i].cost = read_cost(at);
        read_slot(at + COST_LEN, &header->slots[i]);
    }
    memcpy(header->tombstone, bytes + TOMB_AT, SEAL_WRAP_LEN);
    memcpy(header->identify, bytes + IDENTIFY_AT, SEAL_WRAP_LEN);
}

/* The layout up to the MAC; returns its length. */
static size_t write_start(const struct header *header, uint8_t *bytes)
{
    memcpy(bytes, HEADER_MAGIC, MAGIC_LEN);
    little_put(bytes + VERSION_AT, header->version, 4);
    memcpy(bytes + ID_AT, header->id, SEAL_ID_LEN);
    if (header->version == 1) {
        write_body_1(header, bytes);
    } else {
        write_body(header, bytes);
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

bool header_is_under(const struct header *header, const struct keys *keys)
{
    uint8_t mac[HEADER_HASH_LEN];
    make_mac(header, keys->header, mac);
    return secret_equals(mac, header->mac, sizeof mac);
}

void header_seal(struct header *header, const struct keys *keys)
{
    struct seal_place place;
    header->version = HEADER_VERSION;
    header->changes++;
    seal_place_start(&place, header->id, SEAL_TOMBSTONE);
    seal_wrap(keys->wrap, &place, keys->tombstone, header->tombstone);
    seal_place_start(&place, header->id, SEAL_IDENTIFY);
    seal_wrap(keys->wrap, &place, keys->identify, header->identify);
    make_mac(header, keys->header, header->mac);
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
    struct header found = {.version = (uint32_t)version};
    memcpy(found.id, bytes + ID_AT, SEAL_ID_LEN);
    if (version == 1) {
        read_body_1(bytes, &found);
    } else {
        read_body(bytes, &found);
    }
    if (!check_cost(found.slots[SLOT_PASSPHRASE].cost, err) ||
        !check_cost(found.slots[SLOT_RECOVERY].cost, err)) {
        return false;
    }
    memcpy(found.mac, bytes + len - TAIL_LEN, HEADER_HASH_LEN);
    *header = found;
    return true;
}

/* Everything under the master key is the header that it was made with. */
static bool check_rest(const struct header *header, struct keys *keys, struct error *err)
{
    struct seal_place tombstone;
    struct seal_place identify;
    seal_place_start(&tombstone, header->id, SEAL_TOMBSTONE);
    seal_place_start(&identify, header->id, SEAL_IDENTIFY);
    if (header_is_under(header, keys) &&
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
    uint8_t *master = secret_get(SECRET_KEY_LEN);
    bool ok = slot_open_any(header, passphrase, master, err);
    if (ok) {
        keys_derive(keys, master);
        if (header->version == 1) {
            keys_derive_identify_1(keys, master);
        }
        ok = check_rest(header, keys, err);
    }
    secret_free(master);
    return ok;
}
