#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define PARTNERS_MAX  300 /* of the co-purchase source, the best */
#define RECENT_MAX    120
#define OLD_SHARE     0.3   /* what a product owned for ever still says */
#define HALF_OF_SHARE 120.0 /* days in which the rest falls to 1/e */
#define COSINE_POWER  1.5

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
    struct table places;
};

static double recency(const struct pool *pool, const struct possession *possession)
{
    double age = fmax((double)(pool->newest - possession->last), 0);
    return OLD_SHARE + (1 - OLD_SHARE) * exp(-age / HALF_OF_SHARE);
}

static void add_partner(struct pool *pool, struct partners *partners, int64_t sold_key,
                        double amount, int64_t customers, const struct possession *with)
{
    struct text key = text_from((const char *)&sold_key, sizeof(sold_key));
    size_t place;
    if (!table_get(&partners->places, key, &place)) {
        place = partners->count++;
        table_set(&partners->places, key, place);
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
    sqlite3_stmt *statement = NULL;
    double weight = recency(pool, possession);
    bool has_row = true;
    if (!statement_get(pool->catalogue, STATEMENT_TOGETHER, &statement, err)) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, possession->traits.sold_key);
    while (true) {
        if (!statement_next(pool->catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        double cosine = sqlite3_column_double(statement, 2);
        add_partner(pool, partners, sqlite3_column_int64(statement, 0),
                    weight * pow(cosine, COSINE_POWER), sqlite3_column_int64(statement, 1),
                    possession);
    }
    statement_end(statement);
    return true;
}

static int compare_partners(const void *a, const void *b)
{
    const struct partner *left = a;
    const struct partner *right = b;
    int order = (left->sum < right->sum) - (left->sum > right->sum);
    return order != 0
               ? order
               : (left->sold_key > right->sold_key) - (left->sold_key < right->sold_key);
}

static bool offer_partner(struct pool *pool, const struct partner *partner,
                          struct error *err)
{
    struct traits traits;
    bool found = false;
    if (!traits_by_number(pool->catalogue, STATEMENT_TRAITS_BY_SOLD, partner->sold_key,
                          pool->arena, &traits, &found, err)) {
        return false;
    }
    struct contender *contender = found ? pool_add(pool, &traits) : NULL;
    if (contender != NULL) {
        contender->together = partner->sum * contender->trend;
        contender->with = partner->with;
        contender->with_customers = partner->customers;
    }
    return true;
}

static bool offer_partners(struct pool *pool, struct partners *partners, struct error *err)
{
    if (partners->count > 0) {
        qsort(partners->partners, partners->count, sizeof(struct partner),
              compare_partners);
    }
    /* What is owned stands in the list too, so the list may be longer than what comes of
     * it. */
    for (size_t i = 0; i < partners->count && pool->count < PARTNERS_MAX; i++) {
        if (!offer_partner(pool, &partners->partners[i], err)) {
            return false;
        }
    }
    return true;
}

bool source_together(struct pool *pool, struct error *err)
{
    struct partners partners = {0};
    bool is_good = true;
    table_init(&partners.places);
    for (size_t i = 0; is_good && i < pool->possession_count; i++) {
        const struct possession *possession = &pool->possessions[i];
        if (possession->is_source && possession->traits.sold_key != 0) {
            is_good = add_partners(pool, possession, &partners, err);
        }
    }
    is_good = is_good && offer_partners(pool, &partners, err);
    table_release(&partners.places);
    return is_good;
}

bool source_recent(struct pool *pool, struct error *err)
{
    int64_t keys[RECENT_MAX];
    size_t count = 0;
    sqlite3_stmt *statement = NULL;
    if (!statement_get(pool->catalogue, STATEMENT_SOLD_FIRST, &statement, err)) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, RECENT_MAX);
    if (!pool_read_keys(pool, statement, keys, RECENT_MAX, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct traits traits;
        bool found = false;
        if (!traits_by_number(pool->catalogue, STATEMENT_TRAITS_BY_SOLD, keys[i],
                              pool->arena, &traits, &found, err)) {
            return false;
        }
        if (found) {
            pool_add(pool, &traits);
        }
    }
    return true;
}
