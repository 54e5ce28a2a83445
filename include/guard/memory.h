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

/* A title that was scanned, found again by its text; one string is one of these. */
struct kept_scan {
    const char *text;
    struct scan scan;
    uint32_t hash;
    struct kept_scan *next; /* in its bucket */
};
#define KEPT_BUCKETS ((size_t)256)

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
    const char *wanted;       /* the language the customer last wrote in; NULL: not known */
    struct kept_scan **scans; /* of titles; NULL: none yet */
    size_t scan_count;
};

bool memory_is_of(const struct guard_memory *memory, struct day today);
/* Forgets what was made on another day, and everything where too much was kept. */
void memory_turn_to(struct guard_memory *memory, struct day today);
/* The scanned title, copied: an order has it today and the catalogue too, for every key
 * that is typed. The same pointer for the same text until memory_turn_to(). */
const struct kept_scan *memory_scan(struct guard_memory *memory, const char *title);

#endif
