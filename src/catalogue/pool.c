#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define TREND_SMOOTHING 5 /* buyers that every product is given, at the usual trend */

static int compare_possessions(const void *a, const void *b)
{
    const struct possession *left = a;
    const struct possession *right = b;
    int order = (left->last < right->last) - (left->last > right->last);
    return order != 0 ? order
                      : (left->traits.key > right->traits.key) -
                            (left->traits.key < right->traits.key);
}

/* What is no longer in the catalogue is owned all the same, but speaks for nothing. */
static bool read_possessions(struct pool *pool, struct error *err)
{
    const struct pick_query *query = pool->query;
    pool->possessions =
        arena_get(pool->arena, query->owned_count * sizeof(struct possession));
    for (size_t i = 0; i < query->owned_count; i++) {
        const struct owned *owned = &query->owned[i];
        struct possession *possession = &pool->possessions[pool->possession_count];
        bool found = false;
        size_t known;
        if (table_get(&pool->owned, text_of(owned->product), &known)) {
            continue;
        }
        table_set(&pool->owned, text_of(owned->product), 1);
        if (!traits_by_id(pool->catalogue, owned->product, pool->arena, &possession->traits,
                          &found, err)) {
            return false;
        }
        if (!found) {
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
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    pool->best_recent = 1;
    if (!statement_get(pool->catalogue, STATEMENT_NEWEST, &statement, err) ||
        !statement_next(pool->catalogue, statement, &has_row, err)) {
        return false;
    }
    pool->newest = pool->possession_count > 0 ? pool->possessions[0].last : 0;
    if (has_row) {
        double customers = sqlite3_column_double(statement, 1);
        pool->newest = sqlite3_column_int64(statement, 0);
        pool->usual_trend = sqlite3_column_double(statement, 2) / fmax(customers, 1);
        pool->best_recent = sqlite3_column_int64(statement, 3);
    }
    if (pool->best_recent < 1) {
        pool->best_recent = 1;
    }
    statement_end(statement);
    return true;
}

bool pool_init(struct pool *pool, struct catalogue *catalogue,
               const struct pick_query *query, struct arena *arena, struct error *err)
{
    *pool = (struct pool){.catalogue = catalogue, .query = query, .arena = arena};
    table_init(&pool->owned);
    table_init(&pool->groups);
    table_init(&pool->places);
    return read_possessions(pool, err) && read_newest(pool, err);
}

void pool_release(struct pool *pool)
{
    table_release(&pool->owned);
    table_release(&pool->groups);
    table_release(&pool->places);
}

static struct text key_bytes(const int64_t *key)
{
    return text_from((const char *)key, sizeof(*key));
}

struct contender *pool_find(struct pool *pool, int64_t key)
{
    size_t place;
    return table_get(&pool->places, key_bytes(&key), &place) ? pool->contenders[place]
                                                             : NULL;
}

static bool may_be_offered(const struct pool *pool, const struct traits *traits)
{
    size_t known;
    if (traits->is_out_of_stock || traits->is_sensitive ||
        table_get(&pool->owned, text_of(traits->id), &known)) {
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
    table_set(&pool->places, key_bytes(&traits->key), pool->count);
    pool->contenders = arena_reserve(pool->arena, pool->contenders, &pool->capacity,
                                     pool->count, sizeof(*pool->contenders));
    pool->contenders[pool->count++] = contender;
    return contender;
}

bool pool_add_key(struct pool *pool, int64_t key, struct contender **contender,
                  struct error *err)
{
    struct traits traits;
    bool found = false;
    *contender = pool_find(pool, key);
    if (*contender != NULL) {
        return true;
    }
    if (!traits_by_number(pool->catalogue, STATEMENT_TRAITS_BY_KEY, key, pool->arena,
                          &traits, &found, err)) {
        return false;
    }
    *contender = found ? pool_add(pool, &traits) : NULL;
    return true;
}

bool pool_read_keys(struct pool *pool, sqlite3_stmt *statement, int64_t *keys, size_t max,
                    size_t *count, struct error *err)
{
    bool has_row = true;
    *count = 0;
    while (*count < max) {
        if (!statement_next(pool->catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        keys[(*count)++] = sqlite3_column_int64(statement, 0);
    }
    statement_end(statement);
    return true;
}
