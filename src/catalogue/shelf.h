/*
 * What picks read again for every customer: traits of products, pairs, the best sellers of
 * late. It is the index of picks where there is a file of it, of which those blocks stay in
 * memory that were come to; what is fresh, or where there is none everything, is read from
 * the tables when it is first asked for and kept, too. All of it is dropped when the
 * catalogue changed (by this process or another), when what came from the tables has grown
 * past SHELF_MAX bytes, and at a lock. No customer stands in it.
 */
#ifndef CATALOGUE_SHELF_H
#define CATALOGUE_SHELF_H

#include "database.h"
#include "key_lists.h"
#include "picks_index.h"
#include "traits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SHELF_MAX ((size_t)64 * 1024 * 1024)

struct lately {
    bool is_known;    /* false: no order was ever counted */
    int64_t newest;   /* day of the newest order */
    double customers; /* buyers of each product, over everything */
    double recent;    /* those for the first time of late */
    int64_t best;     /* of the product that has the most of them */
};

/* A term's slot: what likeness weighs by for one customer. All zero between two. */
struct mark {
    double rarity;
    double profile;
    uint64_t owners; /* bits of the owned products that have it */
};
/* One slot for each number in the marks of any traits given so far. The counts stand by
 * themselves: they are gone through most, and are few bytes so. */
struct marks {
    struct mark *marks;
    uint32_t *counts; /* products that have it */
};

/*
 * Once for each customer, within a read, before the rest: drops what is out of date. What
 * the others give is borrowed until the next shelf_open() or shelf_drop().
 */
bool shelf_open(struct catalogue *catalogue, struct error *err) MUST_CHECK;
void shelf_drop(struct catalogue *catalogue);
/* Behind all that was read for a customer: true where the index was spoilt meanwhile. Then
 * none of it counts, the shelf is dropped, and what is asked again comes from the tables.
 */
bool shelf_mend(struct catalogue *catalogue);

/* traits->key is 0 where there is no such product. */
bool shelf_by_id(struct catalogue *catalogue, const char *id, struct traits *traits,
                 struct error *err) MUST_CHECK;
bool shelf_by_key(struct catalogue *catalogue, int64_t key, struct traits *traits,
                  struct error *err) MUST_CHECK;
bool shelf_by_seller(struct catalogue *catalogue, int64_t seller, struct traits *traits,
                     struct error *err) MUST_CHECK;
/* Of traits whose own is NULL; NULL where it cannot be read. */
const struct ware *shelf_ware(struct catalogue *catalogue, int64_t key);
/* Says that these are asked for soon, one after another. */
void shelf_fetch_sellers(struct catalogue *catalogue, const uint32_t *sellers,
                         size_t count);
void shelf_fetch_owned(struct catalogue *catalogue, const char *const *ids, size_t count);
/* The products of a brand or category; which is the statement that finds them. They are
 * fetched from memory. */
bool shelf_keys_of(struct catalogue *catalogue, enum statement_id which, const char *value,
                   struct key_list *list, struct error *err) MUST_CHECK;
/* The pairs of a seller, by the other's key. */
bool shelf_partners(struct catalogue *catalogue, int64_t seller,
                    const struct index_pair **rows, size_t *count,
                    struct error *err) MUST_CHECK;
bool shelf_lately(struct catalogue *catalogue, struct lately *lately,
                  struct error *err) MUST_CHECK;
/* The sellers with the most first-time buyers of late, best first, at most SHELF_BEST. */
#define SHELF_BEST INDEX_BEST
bool shelf_best(struct catalogue *catalogue, const struct traits **best, size_t *count,
                struct error *err) MUST_CHECK;
/* One place for each seller in any pairs given so far, by its key; all zero between two
 * customers. */
uint32_t *shelf_seller_places(struct catalogue *catalogue, size_t *count);
struct marks shelf_marks(struct catalogue *catalogue);

#endif
