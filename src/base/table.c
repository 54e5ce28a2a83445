#include "base/table.h"

#include "base/fatal.h"
#include "base/memory.h"

#include <sodium.h>
#include <string.h>

#define FIRST_CAPACITY 16

#define SHORT_MAX 15 /* bytes of a key that stand in its slot, which is read anyway */
#define LONG      (SHORT_MAX + 2)

struct table_slot {
    uint64_t hash;
    size_t value;
    union {
        struct {
            char bytes[SHORT_MAX];
            uint8_t kind; /* 0: empty, LONG, or the length of a short key and 1 more */
        } near;
        struct {
            char *bytes;
            uint32_t len;
            uint8_t room[3];
            uint8_t kind;
        } far;
    } key;
};

_Static_assert(sizeof(struct table_slot) == 32, "two share a line of the cache");

uint64_t table_hash(struct text key)
{
    static unsigned char process_key[crypto_shorthash_KEYBYTES];
    static bool has_key;
    if (!has_key) {
        if (sodium_init() < 0) {
            fatal("libsodium does not start");
        }
        randombytes_buf(process_key, sizeof(process_key));
        has_key = true;
    }
    uint64_t hash;
    crypto_shorthash((unsigned char *)&hash, (const unsigned char *)key.bytes, key.len,
                     process_key);
    return hash;
}

void table_init(struct table *table)
{
    *table = (struct table){0};
}

static unsigned kind_of(const struct table_slot *slot)
{
    return slot->key.near.kind;
}

static struct text key_of(const struct table_slot *slot)
{
    return kind_of(slot) == LONG ? text_from(slot->key.far.bytes, slot->key.far.len)
                                 : text_from(slot->key.near.bytes, kind_of(slot) - 1u);
}

static void set_key(struct table_slot *slot, struct text key)
{
    if (key.len <= SHORT_MAX) {
        slot->key.near.kind = (uint8_t)(key.len + 1);
        if (key.len > 0) {
            memcpy(slot->key.near.bytes, key.bytes, key.len);
        }
        return;
    }
    if (key.len > UINT32_MAX) {
        fatal("a key of %zu bytes", key.len);
    }
    slot->key.far.kind = LONG;
    slot->key.far.bytes = memory_copy(key.bytes, key.len);
    slot->key.far.len = (uint32_t)key.len;
}

static void wipe_key(struct table_slot *slot)
{
    if (kind_of(slot) == LONG) {
        memory_free_wiped(slot->key.far.bytes, slot->key.far.len);
    }
    explicit_bzero(slot, sizeof(*slot));
}

void table_clear(struct table *table)
{
    for (size_t i = 0; i < table->capacity; i++) {
        if (kind_of(&table->slots[i]) != 0) {
            wipe_key(&table->slots[i]);
        }
    }
    table->count = 0;
}

void table_release(struct table *table)
{
    table_clear(table);
    memory_free(table->slots);
    table_init(table);
}

/* The key's slot, or the empty one where it would go. There is always an empty one. */
static size_t find(const struct table *table, struct text key, uint64_t hash)
{
    size_t mask = table->capacity - 1;
    size_t at = hash & mask;
    while (kind_of(&table->slots[at]) != 0) {
        const struct table_slot *slot = &table->slots[at];
        if (slot->hash == hash && text_equals(key_of(slot), key)) {
            return at;
        }
        at = (at + 1) & mask;
    }
    return at;
}

static void rehash(struct table *table, size_t capacity)
{
    struct table_slot *old = table->slots;
    size_t old_capacity = table->capacity;
    table->slots = memory_get(capacity * sizeof(*old));
    table->capacity = capacity;
    for (size_t i = 0; i < old_capacity; i++) {
        if (kind_of(&old[i]) == 0) {
            continue;
        }
        size_t at = old[i].hash & (capacity - 1);
        while (kind_of(&table->slots[at]) != 0) {
            at = (at + 1) & (capacity - 1);
        }
        table->slots[at] = old[i];
    }
    memory_free_wiped(old, old_capacity * sizeof(*old));
}

void table_set(struct table *table, struct text key, size_t value)
{
    if (table->count + 1 > table->capacity / 4 * 3) {
        rehash(table, table->capacity == 0 ? FIRST_CAPACITY : table->capacity * 2);
    }
    uint64_t hash = table_hash(key);
    struct table_slot *slot = &table->slots[find(table, key, hash)];
    if (kind_of(slot) == 0) {
        set_key(slot, key);
        slot->hash = hash;
        table->count++;
    }
    slot->value = value;
}

bool table_get(const struct table *table, struct text key, size_t *value)
{
    if (table->count == 0) {
        return false;
    }
    const struct table_slot *slot = &table->slots[find(table, key, table_hash(key))];
    if (kind_of(slot) == 0) {
        return false;
    }
    *value = slot->value;
    return true;
}

/* Later slots of the same run move up, so that no search stops short at the hole. */
static void close_hole(struct table *table, size_t hole)
{
    size_t mask = table->capacity - 1;
    for (size_t at = (hole + 1) & mask; kind_of(&table->slots[at]) != 0;
         at = (at + 1) & mask) {
        size_t home = table->slots[at].hash & mask;
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            table->slots[hole] = table->slots[at];
            hole = at;
        }
    }
    table->slots[hole] = (struct table_slot){0};
}

bool table_remove(struct table *table, struct text key)
{
    if (table->count == 0) {
        return false;
    }
    size_t at = find(table, key, table_hash(key));
    if (kind_of(&table->slots[at]) == 0) {
        return false;
    }
    wipe_key(&table->slots[at]);
    close_hole(table, at);
    table->count--;
    return true;
}
