/*
 * What the guard made of a ticket's thread, kept from reading to reading: filled as it is
 * needed, never changed. Private to the guard; others hold it by guard_memory_create().
 */
#ifndef GUARD_MEMORY_H
#define GUARD_MEMORY_H

#include "base/memory.h"
#include "base/moment.h"
#include "chat/order.h"
#include "guard/reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The folds of the sentences of some messages. */
struct hashes {
    uint64_t *items;
    size_t count;
    size_t capacity;
};

struct guard_memory {
    struct arena *arena; /* in which all this lives */
    struct arena own;    /* that one, where others hold the memory */
    struct day today;    /* on which all this was made; another day, and it is void */
    bool has_meant;
    const struct order *meant; /* the order the thread speaks of; NULL: none */
    bool meant_is_certain;
    struct reading *said; /* what the shop last wrote; NULL: not read yet */
    bool has_matter;
    uint64_t matter; /* topics of what the customer last wrote */
    bool has_notes;
    struct hashes notes; /* of the newest internal ones */
    bool has_wanted;
    const char *wanted; /* the language the customer last wrote in; NULL: not known */
};

bool memory_is_of(const struct guard_memory *memory, struct day today);
/* Forgets what was made on another day. */
void memory_turn_to(struct guard_memory *memory, struct day today);

#endif
