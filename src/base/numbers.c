#include "base/numbers.h"

#include "base/memory.h"

#define FIRST_CAPACITY 16 /* a power of two, as all that follow */

/* The key's slot, or the empty one where it would go. There is always an empty one. */
static struct numbers_slot *slot_of(const struct numbers *numbers, uint64_t key)
{
    size_t mask = numbers->capacity - 1;
    uint64_t mixed = key * 0x9E3779B97F4A7C15u; /* Fibonacci hashing: its upper half */
    size_t at = (size_t)(mixed >> 32) & mask;
    while (numbers->slots[at].key != 0 && numbers->slots[at].key != key) {
        at = (at + 1) & mask;
    }
    return &numbers->slots[at];
}

static void grow(struct numbers *numbers)
{
    struct numbers old = *numbers;
    numbers->capacity = old.capacity == 0 ? FIRST_CAPACITY : old.capacity * 2;
    numbers->slots = memory_get(numbers->capacity * sizeof(*numbers->slots));
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].key != 0) {
            *slot_of(numbers, old.slots[i].key) = old.slots[i];
        }
    }
    memory_free(old.slots);
}

void numbers_release(struct numbers *numbers)
{
    memory_free(numbers->slots);
    *numbers = (struct numbers){0};
}

void numbers_set(struct numbers *numbers, uint64_t key, uint64_t value)
{
    if (numbers->count >= numbers->capacity / 4 * 3) {
        grow(numbers);
    }
    struct numbers_slot *slot = slot_of(numbers, key);
    numbers->count += slot->key == 0;
    *slot = (struct numbers_slot){key, value};
}

bool numbers_get(const struct numbers *numbers, uint64_t key, uint64_t *value)
{
    const struct numbers_slot *slot = numbers->count == 0 ? NULL : slot_of(numbers, key);
    if (slot == NULL || slot->key == 0) {
        return false;
    }
    *value = slot->value;
    return true;
}
