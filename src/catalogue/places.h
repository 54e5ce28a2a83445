/*
 * A hash table from numbers to places in an array, beside base/table for the numbers that a
 * shop's own file gives: nobody chooses them against us, so none is hashed under a key, and
 * none is copied as bytes. Knows nothing of what stands there.
 */
#ifndef CATALOGUE_PLACES_H
#define CATALOGUE_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct places_slot {
    int64_t number;
    uint32_t place;
    uint32_t is_used;
};

struct places {
    struct places_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
};

/* With room for that many numbers before it grows. */
void places_init(struct places *places, size_t count);
void places_release(struct places *places);
/*
 * Where the number's place stands: the one it has, or a new one, in which place is. Valid
 * until the next call. *is_new may be NULL.
 */
uint32_t *places_put(struct places *places, int64_t number, uint32_t place, bool *is_new);
bool places_get(const struct places *places, int64_t number, uint32_t *place);

#endif
