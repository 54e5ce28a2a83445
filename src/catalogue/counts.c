#include "baskets.h"
#include "database.h"
#include "picks_file.h"

#include <stdlib.h>
#include <string.h>

/* The sellers in the order of their keys, and the key of each. */
struct ranking {
    uint32_t *sellers;
    uint32_t *keys; /* from 1 */
};

static int compare_sellers(const void *a, const void *b, void *context)
{
    const struct seller *sellers = context;
    const struct seller *left = &sellers[*(const uint32_t *)a];
    const struct seller *right = &sellers[*(const uint32_t *)b];
    int order = (left->recent < right->recent) - (left->recent > right->recent);
    if (order == 0) {
        order = (left->customers < right->customers) - (left->customers > right->customers);
    }
    return order != 0 ? order : strcmp(left->id, right->id);
}

static void ranking_init(struct ranking *ranking, const struct baskets *baskets)
{
    size_t count = baskets->seller_count;
    ranking->sellers = memory_get((count + 1) * sizeof(uint32_t));
    ranking->keys = memory_get((count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < count; i++) {
        ranking->sellers[i] = (uint32_t)i;
    }
    qsort_r(ranking->sellers, count, sizeof(uint32_t), compare_sellers, baskets->sellers);
    for (size_t i = 0; i < count; i++) {
        ranking->keys[ranking->sellers[i]] = (uint32_t)i + 1;
    }
}

static void ranking_release(struct ranking *ranking)
{
    memory_free(ranking->sellers);
    memory_free(ranking->keys);
}

static bool write_sold(struct catalogue *catalogue, const struct ranking *ranking,
                       struct error *err)
{
    const struct baskets *baskets = catalogue->baskets;
    for (size_t i = 0; i < baskets->seller_count; i++) {
        const struct seller *seller = &baskets->sellers[ranking->sellers[i]];
        struct statement *statement = NULL;
        if (!statement_get(catalogue, STATEMENT_SOLD_PUT, &statement, err)) {
            return false;
        }
        statement_bind_number(statement, 1, (int64_t)i + 1);
        statement_bind(statement, 2, seller->id);
        statement_bind_number(statement, 3, seller->customers);
        statement_bind_number(statement, 4, seller->recent);
        if (!statement_run(catalogue, statement, err)) {
            return false;
        }
    }
    return true;
}

static int compare_others(const void *a, const void *b)
{
    const struct pair *left = a;
    const struct pair *right = b;
    return (left->other > right->other) - (left->other < right->other);
}

static bool write_pairs(struct catalogue *catalogue, uint32_t key, struct pair *pairs,
                        size_t count, const struct ranking *ranking, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        pairs[i].other = ranking->keys[pairs[i].other];
    }
    qsort(pairs, count, sizeof(*pairs), compare_others);
    for (size_t i = 0; i < count; i++) {
        struct statement *statement = NULL;
        if (!statement_get(catalogue, STATEMENT_TOGETHER_PUT, &statement, err)) {
            return false;
        }
        statement_bind_number(statement, 1, key);
        statement_bind_number(statement, 2, pairs[i].other);
        statement_bind_number(statement, 3, pairs[i].customers);
        statement_bind_real(statement, 4, pairs[i].cosine);
        if (!statement_run(catalogue, statement, err)) {
            return false;
        }
    }
    return true;
}

static bool write_together(struct catalogue *catalogue, const struct ranking *ranking,
                           struct error *err)
{
    struct pairing *pairing = pairing_create(catalogue->baskets);
    bool is_good = true;
    for (size_t i = 0; is_good && i < catalogue->baskets->seller_count; i++) {
        struct pair pairs[PAIRS_MAX];
        size_t count = pairing_of(pairing, ranking->sellers[i], pairs);
        is_good = write_pairs(catalogue, (uint32_t)i + 1, pairs, count, ranking, err);
    }
    pairing_destroy(pairing);
    return is_good;
}

static bool write_newest(struct catalogue *catalogue, struct error *err)
{
    const struct baskets *baskets = catalogue->baskets;
    struct statement *statement = NULL;
    int64_t recent = 0;
    for (size_t i = 0; i < baskets->seller_count; i++) {
        recent += baskets->sellers[i].recent;
    }
    if (baskets->holding_count == 0) {
        return true;
    }
    if (!statement_get(catalogue, STATEMENT_NEWEST_PUT, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, baskets->newest);
    statement_bind_number(statement, 2, (int64_t)baskets->holding_count);
    statement_bind_number(statement, 3, recent);
    return statement_run(catalogue, statement, err);
}

bool catalogue_baskets_begin(struct catalogue *catalogue, struct error *err)
{
    (void)err;
    baskets_destroy(catalogue->baskets);
    catalogue->baskets = baskets_create();
    return true;
}

void catalogue_baskets_add(struct catalogue *catalogue, int64_t customer,
                           const char *product, struct day day)
{
    baskets_add(catalogue->baskets, customer, product, day_number(day));
}

uint32_t catalogue_baskets_number(struct catalogue *catalogue, const char *product)
{
    return baskets_number(catalogue->baskets, product);
}

void catalogue_baskets_add_number(struct catalogue *catalogue, int64_t customer,
                                  uint32_t product, struct day day)
{
    baskets_add_number(catalogue->baskets, customer, product, day_number(day));
}

static bool empty_counts(struct catalogue *catalogue, struct error *err)
{
    static const enum statement_id all[] = {STATEMENT_SOLD_EMPTY, STATEMENT_TOGETHER_EMPTY,
                                            STATEMENT_NEWEST_EMPTY, STATEMENT_LOWERED_TABLE,
                                            STATEMENT_LOWERED_EMPTY};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        if (!statement_run_plain(catalogue, all[i], err)) {
            return false;
        }
    }
    return true;
}

bool catalogue_baskets_finish(struct catalogue *catalogue, struct error *err)
{
    struct ranking ranking;
    if (!put_begin(catalogue, err)) {
        return false;
    }
    baskets_close(catalogue->baskets);
    ranking_init(&ranking, catalogue->baskets);
    bool is_good = empty_counts(catalogue, err) && write_sold(catalogue, &ranking, err) &&
                   write_together(catalogue, &ranking, err) &&
                   write_newest(catalogue, err) &&
                   catalogue->engine->merge(catalogue, true, err) &&
                   picks_afresh(catalogue, err) && catalogue_baskets_raised(catalogue, err);
    ranking_release(&ranking);
    baskets_destroy(catalogue->baskets);
    catalogue->baskets = NULL;
    return put_end(catalogue, is_good, err);
}
