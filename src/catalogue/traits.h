/* What picks are weighed by: a few columns of a product, and what sold of it. */
#ifndef CATALOGUE_TRAITS_H
#define CATALOGUE_TRAITS_H

#include "base/memory.h"
#include "database.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is shown of a product beside its texts; as it stands in the index of picks. */
struct ware {
    int64_t price; /* money's parts; 0 where it is not known */
    int64_t stock; /* or STOCK_NOT_TRACKED */
    char currency[4];
    uint32_t is_priced;
};

struct traits {
    int64_t key;
    const char *id;
    const char *title;
    const char *brand;    /* NULL where not known, as the two below */
    const char *category; /* packed */
    const char *group;
    const uint32_t *marks; /* its terms, by their numbers on the shelf, each once */
    size_t mark_count;
    const struct ware *ware; /* NULL: the index has it */
    bool is_out_of_stock;
    bool is_sensitive;
    int64_t sold_key;  /* 0: never ordered */
    int64_t customers; /* who bought it, ever */
    int64_t recent;    /* for the first time, of late */
};

/* The row that a statement of TRAITS_COLUMNS stands on, in the arena; marks are hashes. */
void traits_read(struct statement *statement, struct arena *arena, struct traits *traits);
/* Of a row, where its stock, price and currency stand in these columns. */
struct ware ware_read(const struct statement *statement, int stock, int price);
/* The narrowest category of a packed one, in the arena; NULL gives NULL. */
const char *traits_narrowest(const char *category, struct arena *arena);

#endif
