/*
 * A table from numbers to numbers: 16 bytes a place, at most three quarters of them taken.
 * For keys by the million, where base/table would keep a text of each.
 */
#ifndef BASE_NUMBERS_H
#define BASE_NUMBERS_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct numbers_slot {
    uint64_t key; /* 0: empty */
    uint64_t value;
};

/* All zeroes is an empty one. */
struct numbers {
    struct numbers_slot *slots;
    size_t count, capacity;
};
/* Leaves an empty one. */
void numbers_release(struct numbers *numbers);
/* key is not 0. */
void numbers_set(struct numbers *numbers, uint64_t key, uint64_t value);
/* False, and *value untouched, where nothing was set for the key. */
bool numbers_get(const struct numbers *numbers, uint64_t key, uint64_t *value) MUST_CHECK;

#endif
