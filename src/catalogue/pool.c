#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define PLACES_USUAL    512 /* contenders that there is room for at first */
#define TREND_SMOOTHING 5   /* buyers that every product is given, at the usual trend */

static int compare_possessions(const void *a, const void *b)
{
    const struct possession *left = a;
    const struct possession *right = b;
    int order = (left->last < right->last) - (left->last > right->last);
    return order != 0 ? order
                      : (left->traits.key > right->traits.key) -
                            (left->traits.key < right->traits.key);
}

static void fetch_owned(struct pool *pool)
{
    const struct pick_query *query = pool->query;
    const char **ids = arena_get(pool->arena, query->owned_count * sizeof(*ids));
    for (size_t i = 0; i < query->owned_count; i++) {
        ids[i] = query->owned[i].product;
    }
    shelf_fetch_owned(pool->catalogue, ids, query->owned_count);
}

/* What is no longer in the catalogue is owned all the same, but speaks for nothing. */
static bool read_possessions(struct pool *pool, struct error *err)
{
    const struct pick_query *query = pool->query;
    pool->possessions =
        arena_get(pool->arena, query->owned_count * sizeof(struct possession));
    fetch_owned(pool);
    for (size_t i = 0; i < query->owned_count; i++) {
        const struct owned *owned = &query->owned[i];
        struct possession *possession = &pool->possessions[pool->possession_count];
        bool is_new = false;
        if (!shelf_by_id(pool->catalogue, owned->product, &possession->traits, err)) {
            return false;
        }
        if (query->owned_recent != NULL) {
            query->owned_recent[i] =
                possession->traits.key != 0 ? possession->traits.recent : 0;
        }
        if (possession->traits.key != 0) {
            places_put(&pool->owned, possession->traits.key, 0, &is_new);
        }
        if (!is_new) {
            continue;
        }
        possession->last = day_is_set(owned->last) ? day_number(owned->last) : INT32_MIN;
        possession->is_source =
            query->use_history && !owned->is_returned && !possession->traits.is_sensitive;
        if (possession->traits.group != NULL) {
            table_set(&pool->groups, text_of(possession->traits.group), 1);
        }
        pool->possession_count++;
    }
    if (pool->possession_count > 0) {
        qsort(pool->possessions, pool->possession_count, sizeof(struct possession),
              compare_possessions);
    }
    return true;
}

/* Recency is measured from the newest order known, not from the clock. */
static bool read_newest(struct pool *pool, struct error *err)
{
    struct lately lately;
    if (!shelf_lately(pool->catalogue, &lately, err)) {
        return false;
    }
    pool->newest = pool->possession_count > 0 ? pool->possessions[0].last : 0;
    pool->best_recent = 1;
    if (lately.is_known) {
        pool->newest = lately.newest;
        pool->usual_trend = lately.recent / fmax(lately.customers, 1);
        pool->best_recent = lately.best > 1 ? lately.best : 1;
    }
    return true;
}

bool pool_init(struct pool *pool, struct catalogue *catalogue,
               const struct pick_query *query, struct arena *arena, struct error *err)
{
    *pool = (struct pool){.catalogue = catalogue, .query = query, .arena = arena};
    places_init(&pool->owned, query->owned_count);
    places_init(&pool->places, PLACES_USUAL);
    table_init(&pool->groups);
    return shelf_open(catalogue, err) && read_possessions(pool, err) &&
           read_newest(pool, err);
}

void pool_release(struct pool *pool)
{
    for (size_t i = 0; i < pool->counted_count; i++) {
        pool->marks[pool->counted[i]] = (struct mark){0};
        pool->counts[pool->counted[i]] = 0;
    }
    places_release(&pool->owned);
    places_release(&pool->places);
    table_release(&pool->groups);
}

struct contender *pool_find(struct pool *pool, int64_t key)
{
    uint32_t place;
    return places_get(&pool->places, key, &place) ? pool->contenders[place] : NULL;
}

static bool may_be_offered(const struct pool *pool, const struct traits *traits)
{
    uint32_t place;
    size_t known;
    if (traits->is_out_of_stock || traits->is_sensitive ||
        places_get(&pool->owned, traits->key, &place)) {
        return false;
    }
    return traits->group == NULL ||
           !table_get(&pool->groups, text_of(traits->group), &known);
}

/*
 * The square root of how much more often it is bought for the first time of late than all
 * is: what others lately bought for the first time predicts better than what sells most.
 */
static double trend_of(const struct pool *pool, const struct traits *traits)
{
    if (pool->usual_trend <= 0) {
        return 1;
    }
    double recent = (double)traits->recent + TREND_SMOOTHING * pool->usual_trend;
    double ever = (double)traits->customers + TREND_SMOOTHING;
    return sqrt(recent / ever / pool->usual_trend);
}

struct contender *pool_add(struct pool *pool, const struct traits *traits)
{
    struct contender *contender = pool_find(pool, traits->key);
    if (contender != NULL || !may_be_offered(pool, traits)) {
        return contender;
    }
    contender = arena_get(pool->arena, sizeof(*contender));
    contender->traits = *traits;
    contender->trend = trend_of(pool, traits);
    places_put(&pool->places, traits->key, (uint32_t)pool->count, NULL);
    pool->contenders = arena_reserve(pool->arena, pool->contenders, &pool->capacity,
                                     pool->count, sizeof(*pool->contenders));
    pool->contenders[pool->count++] = contender;
    return contender;
}

bool pool_add_key(struct pool *pool, int64_t key, struct contender **contender,
                  struct error *err)
{
    struct traits traits;
    *contender = pool_find(pool, key);
    if (*contender != NULL) {
        return true;
    }
    if (!shelf_by_key(pool->catalogue, key, &traits, err)) {
        return false;
    }
    *contender = traits.key == 0 ? NULL : pool_add(pool, &traits);
    return true;
}
