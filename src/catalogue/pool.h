/*
 * The products that picks are chosen from for one customer, each once, with what speaks for
 * it as the sources add to it; and the customer's own products.
 */
#ifndef CATALOGUE_POOL_H
#define CATALOGUE_POOL_H

#include "base/memory.h"
#include "base/table.h"
#include "catalogue/catalogue.h"
#include "places.h"
#include "shelf.h"
#include "traits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct possession { /* a product the customer owns */
    struct traits traits;
    int64_t last;       /* day number */
    double mark_length; /* of its marks as a vector; likeness sets it for the newest ones */
    bool is_source;     /* history may be used; it was not returned and is not sensitive */
    const char *id;     /* copies of the traits' own once a candidate names it, else NULL */
    const char *title;
};

struct term;
struct contender {
    struct traits traits;
    double trend; /* of late against ever, 1 where it sells as all does */
    double together;
    struct possession *with;
    int64_t with_customers;
    double similar;
    struct possession *like;
    double words;
    uint64_t matched; /* terms of the ticket */
    const char *brand;
    const char *category;
    const char *interest;
    double score; /* by which the pool is cut */
};

struct pool {
    struct catalogue *catalogue;
    const struct pick_query *query;
    struct arena *arena;

    struct possession *possessions; /* the newest first */
    size_t possession_count;
    struct places owned; /* by key */
    struct table groups; /* of what is owned */
    int64_t newest;      /* day of the newest order known */
    double usual_trend;  /* first-time buyers of late to all buyers, over everything */
    int64_t best_recent; /* first-time buyers of the product that has the most */

    struct contender **contenders; /* each in the arena */
    size_t count;
    size_t capacity;
    struct places places; /* of each contender, by its product's key */

    struct mark *marks; /* the shelf's; NULL until likeness is counted, as its counts */
    uint32_t *counts;
    uint32_t *counted; /* those that are not zero */
    size_t counted_count;
    double least_mark_length; /* of the newest owned ones that likeness is told by */
};

/* Reads what the customer owns, and what the orders say of lately. */
bool pool_init(struct pool *pool, struct catalogue *catalogue,
               const struct pick_query *query, struct arena *arena,
               struct error *err) MUST_CHECK;
void pool_release(struct pool *pool);

/* The contender of that key, or NULL. */
struct contender *pool_find(struct pool *pool, int64_t key);
/*
 * Adds a product unless it may not be offered: owned, a variant of what is owned, out of
 * stock, sensitive. Returns it, or the one that is there already; NULL where it was
 * refused.
 */
struct contender *pool_add(struct pool *pool, const struct traits *traits);
/* As pool_add() by a product's key; *contender is NULL where it was refused. */
bool pool_add_key(struct pool *pool, int64_t key, struct contender **contender,
                  struct error *err) MUST_CHECK;

/* The sources, one after another. Each adds and scores. */
bool source_together(struct pool *pool, struct error *err) MUST_CHECK;
bool source_recent(struct pool *pool, struct error *err) MUST_CHECK;
bool source_titles(struct pool *pool, struct error *err) MUST_CHECK;
bool source_brands(struct pool *pool, struct error *err) MUST_CHECK;
bool source_categories(struct pool *pool, struct error *err) MUST_CHECK;
bool source_interests(struct pool *pool, struct error *err) MUST_CHECK;
/* terms get the ticket's, in whose bits matched is. */
bool source_words(struct pool *pool, struct term **terms, struct error *err) MUST_CHECK;
/* Scores every contender by its likeness to what is owned; last, since it adds nothing. */
void source_likeness(struct pool *pool);
/* The owned product that the contender is most like, if it is like any: for those picked.
 */
void source_like(struct pool *pool, struct contender *contender);

#endif
