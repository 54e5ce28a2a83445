/* What picks are weighed by: a few columns of a product, and what sold of it. */
#ifndef CATALOGUE_TRAITS_H
#define CATALOGUE_TRAITS_H

#include "base/memory.h"
#include "database.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct traits {
    int64_t key;
    const char *id;
    const char *title;
    const char *brand;    /* NULL where not known, as the two below */
    const char *category; /* packed */
    const char *group;
    const uint32_t *marks; /* the hashes of its terms */
    size_t mark_count;
    bool is_out_of_stock;
    bool is_sensitive;
    int64_t sold_key;  /* 0: never ordered */
    int64_t customers; /* who bought it, ever */
    int64_t recent;    /* for the first time, of late */
};

/* By the statements TRAITS_BY_ID, _KEY or _SOLD; in the arena. */
bool traits_by_id(struct catalogue *catalogue, const char *id, struct arena *arena,
                  struct traits *traits, bool *found, struct error *err) MUST_CHECK;
bool traits_by_number(struct catalogue *catalogue, enum statement which, int64_t number,
                      struct arena *arena, struct traits *traits, bool *found,
                      struct error *err) MUST_CHECK;
/* The narrowest category of a packed one, in the arena; NULL gives NULL. */
const char *traits_narrowest(const char *category, struct arena *arena);

#endif
