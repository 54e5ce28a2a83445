#include "base/table.h"

#include "base/fatal.h"
#include "base/memory.h"

#include <sodium.h>
#include <string.h>

#define FIRST_CAPACITY 16

struct table_slot {
    char *key; /* NULL: empty */
    size_t key_len;
    size_t value;
    uint64_t hash;
};

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

void table_clear(struct table *table)
{
    for (size_t i = 0; i < table->capacity; i++) {
        memory_free_wiped(table->slots[i].key, table->slots[i].key_len);
        table->slots[i] = (struct table_slot){0};
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
    while (table->slots[at].key != NULL) {
        const struct table_slot *slot = &table->slots[at];
        if (slot->hash == hash && text_equals(text_from(slot->key, slot->key_len), key)) {
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
        if (old[i].key == NULL) {
            continue;
        }
        size_t at = old[i].hash & (capacity - 1);
        while (table->slots[at].key != NULL) {
            at = (at + 1) & (capacity - 1);
        }
        table->slots[at] = old[i];
    }
    memory_free(old);
}

void table_set(struct table *table, struct text key, size_t value)
{
    if (table->count + 1 > table->capacity / 4 * 3) {
        rehash(table, table->capacity == 0 ? FIRST_CAPACITY : table->capacity * 2);
    }
    uint64_t hash = table_hash(key);
    struct table_slot *slot = &table->slots[find(table, key, hash)];
    if (slot->key == NULL) {
        slot->key = memory_copy(key.bytes, key.len);
        slot->key_len = key.len;
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
    if (slot->key == NULL) {
        return false;
    }
    *value = slot->value;
    return true;
}

/* Later slots of the same run move up, so that no search stops short at the hole. */
static void close_hole(struct table *table, size_t hole)
{
    size_t mask = table->capacity - 1;
    for (size_t at = (hole + 1) & mask; table->slots[at].key != NULL;
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
    if (table->slots[at].key == NULL) {
        return false;
    }
    memory_free_wiped(table->slots[at].key, table->slots[at].key_len);
    close_hole(table, at);
    table->count--;
    return true;
}
