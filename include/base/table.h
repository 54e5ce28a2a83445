/*
 * A hash table from bytes to a number, for indexes into arrays (SipHash by libsodium under
 * a random key a process, so that nobody can choose keys that collide). The keys are
 * copied.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table_slot;
struct table {
    struct table_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
};

void table_init(struct table *table);
void table_release(struct table *table);
void table_clear(struct table *table);
/* Sets, or replaces. */
void table_set(struct table *table, struct text key, size_t value);
bool table_get(const struct table *table, struct text key, size_t *value);
/* True where it was there. */
bool table_remove(struct table *table, struct text key);

/* The hash itself, in which two different texts do not meet by chance: another in every
 * process, so not to be kept. */
uint64_t table_hash(struct text key);

#endif
