#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define PARTNERS_MAX   300   /* of the co-purchase source, the best */
#define OLD_SHARE      0.3   /* what a product owned for ever still says */
#define HALF_OF_SHARE  120.0 /* days in which the rest falls to 1/e */
#define PARTNERS_USUAL 1024  /* that there is room for at first */

/* A product that stands beside owned ones in the pairs. */
struct partner {
    int64_t sold_key;
    double sum;
    double best;
    const struct possession *with;
    int64_t customers;
};

struct partners {
    struct partner *partners;
    size_t count;
    size_t capacity;
    struct places places;
};

static double recency(const struct pool *pool, const struct possession *possession)
{
    double age = fmax((double)(pool->newest - possession->last), 0);
    return OLD_SHARE + (1 - OLD_SHARE) * exp(-age / HALF_OF_SHARE);
}

static void add_partner(struct pool *pool, struct partners *partners, int64_t sold_key,
                        double amount, int64_t customers, const struct possession *with)
{
    bool is_new = false;
    size_t place =
        *places_put(&partners->places, sold_key, (uint32_t)partners->count, &is_new);
    if (is_new) {
        partners->count++;
        partners->partners =
            arena_reserve(pool->arena, partners->partners, &partners->capacity, place,
                          sizeof(struct partner));
        partners->partners[place] = (struct partner){.sold_key = sold_key};
    }
    struct partner *partner = &partners->partners[place];
    partner->sum += amount;
    if (amount > partner->best) {
        partner->best = amount;
        partner->with = with;
        partner->customers = customers;
    }
}

static bool add_partners(struct pool *pool, const struct possession *possession,
                         struct partners *partners, struct error *err)
{
    double weight = recency(pool, possession);
    const struct index_pair *rows;
    size_t count = 0;
    if (!shelf_partners(pool->catalogue, possession->traits.sold_key, &rows, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        /* A file that lies could say anything; a cosine is a share. */
        if (rows[i].strength > 0 && rows[i].strength <= 1) {
            add_partner(pool, partners, rows[i].other, weight * rows[i].strength,
                        rows[i].customers, possession);
        }
    }
    return true;
}

/* A partner in a heap of which the best is on top. */
struct ranked {
    double sum;
    uint32_t place;
};

static bool is_better(const struct partners *partners, struct ranked a, struct ranked b)
{
    return a.sum > b.sum || (a.sum >= b.sum && partners->partners[a.place].sold_key <
                                                   partners->partners[b.place].sold_key);
}

/* Down the heap to where nothing below is better. */
static void sink(const struct partners *partners, struct ranked *heap, size_t count,
                 size_t at)
{
    struct ranked ranked = heap[at];
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && is_better(partners, heap[child + 1], heap[child]);
        if (!is_better(partners, heap[child], ranked)) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = ranked;
}

static bool offer_partner(struct pool *pool, const struct partner *partner,
                          struct error *err)
{
    struct traits traits;
    if (!shelf_by_seller(pool->catalogue, partner->sold_key, &traits, err)) {
        return false;
    }
    struct contender *contender = traits.key == 0 ? NULL : pool_add(pool, &traits);
    if (contender != NULL) {
        contender->together = partner->sum * contender->trend;
        contender->with = partner->with;
        contender->with_customers = partner->customers;
    }
    return true;
}

/* The best first; a heap, since most are never come to. */
static bool offer_partners(struct pool *pool, const struct partners *partners,
                           struct error *err)
{
    size_t count = partners->count;
    struct ranked *heap = arena_get(pool->arena, (count + 1) * sizeof(*heap));
    for (size_t i = 0; i < count; i++) {
        heap[i] = (struct ranked){partners->partners[i].sum, (uint32_t)i};
    }
    for (size_t i = count / 2; i > 0; i--) {
        sink(partners, heap, count, i - 1);
    }
    /* What is owned stands in it too, so more may be looked at than come of it. */
    while (count > 0 && pool->count < PARTNERS_MAX) {
        if (!offer_partner(pool, &partners->partners[heap[0].place], err)) {
            return false;
        }
        heap[0] = heap[--count];
        sink(partners, heap, count, 0);
    }
    return true;
}

bool source_together(struct pool *pool, struct error *err)
{
    struct partners partners = {0};
    bool is_good = true;
    places_init(&partners.places, PARTNERS_USUAL);
    for (size_t i = 0; is_good && i < pool->possession_count; i++) {
        const struct possession *possession = &pool->possessions[i];
        if (possession->is_source && possession->traits.sold_key != 0) {
            is_good = add_partners(pool, possession, &partners, err);
        }
    }
    is_good = is_good && offer_partners(pool, &partners, err);
    places_release(&partners.places);
    return is_good;
}

bool source_recent(struct pool *pool, struct error *err)
{
    const struct traits *best;
    size_t count = 0;
    if (!shelf_best(pool->catalogue, &best, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        pool_add(pool, &best[i]);
    }
    return true;
}
