/* The shelf's inside, for shelf.c and shelf_counts.c. */
#ifndef CATALOGUE_SHELF_PARTS_H
#define CATALOGUE_SHELF_PARTS_H

#include "base/table.h"
#include "picks_file.h"
#include "places.h"
#include "shelf.h"

struct partner_list {
    struct index_pair *rows;
    size_t count;
};

struct shelf {
    struct arena arena;
    int64_t version; /* of the file, as others changed it */
    int64_t changes; /* rows that this connection changed */

    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch;
    struct picks_file file;
    struct places fresh;  /* products that are not as the index has them */
    struct places raised; /* sellers */

    struct traits *traits;
    size_t traits_count, traits_capacity;
    struct places by_key, by_seller;
    struct table by_id;

    struct partner_list *partners;
    size_t partners_count, partners_capacity;
    struct places partners_of; /* by seller */
    size_t largest_partner;    /* key, of the pairs read from the tables */
    uint32_t *seller_places;
    size_t seller_places_count;

    struct key_lists lists;
    struct places numbers; /* of marks that the index has not, by their hash */
    struct marks marks;
    size_t marks_capacity;

    bool has_lately;
    struct lately lately;
    struct traits best[SHELF_BEST];
    size_t best_count;
    bool has_best;
};

#endif
