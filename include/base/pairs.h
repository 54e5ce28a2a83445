/*
 * Pairs of numbers, sorted by the hundred thousand: by their bytes, one after the other,
 * which costs a pair less than comparing it with twenty others.
 */
#ifndef BASE_PAIRS_H
#define BASE_PAIRS_H

#include <stddef.h>
#include <stdint.h>

struct pair {
    uint64_t key;
    uint64_t value;
};

/* Rising by key; those of one key stay in the order in which they came. */
void pairs_sort(struct pair *pairs, size_t count);

/* A key that rises as the signed number does. */
static inline uint64_t pair_key(int64_t number)
{
    return (uint64_t)number ^ (uint64_t)1 << 63;
}

#endif
