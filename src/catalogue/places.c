#include "places.h"

#include "base/memory.h"

#define FIRST_CAPACITY 16

static size_t slot_of(const struct places *places, int64_t number)
{
    size_t mask = places->capacity - 1;
    uint64_t hash = (uint64_t)number * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(hash >> 32) & mask;
    while (places->slots[at].is_used && places->slots[at].number != number) {
        at = (at + 1) & mask;
    }
    return at;
}

static void resize(struct places *places, size_t capacity)
{
    struct places old = *places;
    places->slots = memory_get(capacity * sizeof(*places->slots));
    places->capacity = capacity;
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].is_used) {
            places->slots[slot_of(places, old.slots[i].number)] = old.slots[i];
        }
    }
    memory_free(old.slots);
}

void places_init(struct places *places, size_t count)
{
    size_t capacity = FIRST_CAPACITY;
    while (capacity < 2 * count) {
        capacity *= 2;
    }
    *places = (struct places){0};
    resize(places, capacity);
}

void places_release(struct places *places)
{
    memory_free(places->slots);
    *places = (struct places){0};
}

uint32_t *places_put(struct places *places, int64_t number, uint32_t place, bool *is_new)
{
    if (2 * (places->count + 1) > places->capacity) {
        resize(places, places->capacity == 0 ? FIRST_CAPACITY : 2 * places->capacity);
    }
    struct places_slot *slot = &places->slots[slot_of(places, number)];
    if (is_new != NULL) {
        *is_new = !slot->is_used;
    }
    if (!slot->is_used) {
        *slot = (struct places_slot){.number = number, .place = place, .is_used = true};
        places->count++;
    }
    return &slot->place;
}

bool places_get(const struct places *places, int64_t number, uint32_t *place)
{
    if (places->count == 0) {
        return false;
    }
    const struct places_slot *slot = &places->slots[slot_of(places, number)];
    *place = slot->place;
    return slot->is_used;
}
