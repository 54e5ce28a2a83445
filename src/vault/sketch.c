#include "vault/sketch.h"

#include "vault/little.h"

#include <string.h>

#define START_LEN 16 /* first row, last row */
#define BITS      ((SKETCH_LEN - START_LEN) * 8)
#define GRAM      3

/* Stands in files: Knuth's multiplicative hash, its upper half scaled to the bits. */
static uint32_t bit_of(const char *gram)
{
    uint32_t hash = (uint32_t)little_get((const uint8_t *)gram, GRAM) * 2654435761u;
    return (uint32_t)(((uint64_t)hash * BITS) >> 32);
}

static void add(uint8_t *bits, struct text words)
{
    for (size_t i = 0; i + GRAM <= words.len; i++) {
        uint32_t bit = bit_of(words.bytes + i);
        bits[bit / 8] |= (uint8_t)(1u << (bit % 8));
    }
}

void sketch_make(const struct leaf *leaf, uint8_t bytes[SKETCH_LEN])
{
    memset(bytes, 0, SKETCH_LEN);
    little_put(bytes, (uint64_t)leaf->first, 8);
    little_put(bytes + 8, (uint64_t)leaf->last, 8);
    for (size_t i = 0; i < leaf->count; i++) {
        struct leaf_entry entry;
        leaf_entry(leaf, i, &entry);
        add(bytes + START_LEN, entry.words);
    }
}

bool sketch_read(struct text bytes, struct sketch *sketch)
{
    const uint8_t *start = (const uint8_t *)bytes.bytes;
    if (bytes.len != SKETCH_LEN) {
        return false;
    }
    struct sketch read = {(int64_t)little_get(start, 8), (int64_t)little_get(start + 8, 8),
                          start + START_LEN};
    if (read.first < 1 || read.last < read.first) {
        return false;
    }
    *sketch = read;
    return true;
}

bool sketch_is_asked(const struct leaf_needles *needles)
{
    for (size_t i = 0; i < needles->count; i++) {
        if (needles->texts[i].len >= GRAM) {
            return true;
        }
    }
    return false;
}

static bool has_bits_of(const struct sketch *sketch, struct text needle)
{
    for (size_t i = 0; i + GRAM <= needle.len; i++) {
        uint32_t bit = bit_of(needle.bytes + i);
        if ((sketch->bits[bit / 8] & (1u << (bit % 8))) == 0) {
            return false;
        }
    }
    return true;
}

bool sketch_may_have(const struct sketch *sketch, const struct leaf_needles *needles)
{
    for (size_t i = 0; i < needles->count; i++) {
        if (!has_bits_of(sketch, needles->texts[i])) {
            return false;
        }
    }
    return true;
}
