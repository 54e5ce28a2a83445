#include "base/pairs.h"

#include "base/memory.h"

#include <stdbool.h>
#include <string.h>

#define FEW    64 /* are sorted by shifting */
#define VALUES 256
#define DIGITS 8

static void sort_few(struct pair *pairs, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct pair moved = pairs[i];
        size_t at = i;
        for (; at > 0 && pairs[at - 1].key > moved.key; at--) {
            pairs[at] = pairs[at - 1];
        }
        pairs[at] = moved;
    }
}

static size_t digit_of(const struct pair *pair, int digit)
{
    return (size_t)(pair->key >> (8 * digit)) & (VALUES - 1);
}

/* Where the first pair with each value of the digit goes; false where all have one value.
 */
static bool find_starts(const struct pair *pairs, size_t count, int digit,
                        size_t starts[VALUES])
{
    size_t counts[VALUES] = {0};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        counts[digit_of(&pairs[i], digit)]++;
    }
    for (size_t i = 0; i < VALUES; i++) {
        starts[i] = at;
        at += counts[i];
    }
    return counts[digit_of(&pairs[0], digit)] != count;
}

void pairs_sort(struct pair *pairs, size_t count)
{
    size_t starts[VALUES];
    if (count <= FEW) {
        sort_few(pairs, count);
        return;
    }
    struct pair *room = memory_grow(NULL, count, sizeof *room);
    struct pair *from = pairs;
    struct pair *to = room;
    for (int digit = 0; digit < DIGITS; digit++) {
        if (!find_starts(from, count, digit, starts)) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            to[starts[digit_of(&from[i], digit)]++] = from[i];
        }
        struct pair *done = to;
        to = from;
        from = done;
    }
    if (from != pairs) {
        memcpy(pairs, from, count * sizeof *pairs);
    }
    memory_free(room);
}
