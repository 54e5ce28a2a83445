/* What the counts say: pairs, what sells of late. */
#include "shelf_parts.h"

#include <math.h>
#include <string.h>

#define SELLERS_MAX ((size_t)1 << 26) /* whose places are kept; more were never sold */

static void read_partner(struct statement *statement, struct arena *arena, void *record)
{
    (void)arena;
    struct index_pair *row = record;
    *row = (struct index_pair){.other = (uint32_t)statement_int(statement, 0),
                               .customers = (uint32_t)statement_int(statement, 1),
                               .strength = pow(statement_real(statement, 2), COSINE_POWER)};
}

static bool read_partners(struct catalogue *catalogue, int64_t seller, uint32_t *place,
                          struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    void *rows = NULL;
    size_t count = 0;
    if (!statement_get(catalogue, STATEMENT_TOGETHER, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, seller);
    if (!statement_list(catalogue, statement, read_partner, sizeof(struct index_pair),
                        &shelf->arena, &rows, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t other = ((const struct index_pair *)rows)[i].other;
        if (other > shelf->largest_partner && other < SELLERS_MAX) {
            shelf->largest_partner = other;
        }
    }
    *place = (uint32_t)shelf->partners_count++;
    shelf->partners = memory_reserve(shelf->partners, &shelf->partners_capacity, *place,
                                     sizeof(*shelf->partners));
    shelf->partners[*place] = (struct partner_list){rows, count};
    places_put(&shelf->partners_of, seller, *place, NULL);
    return true;
}

bool shelf_partners(struct catalogue *catalogue, int64_t seller,
                    const struct index_pair **rows, size_t *count, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    uint32_t place;
    if (shelf->file.bytes != NULL &&
        (shelf->raised.count == 0 || !places_get(&shelf->raised, seller, &place))) {
        *rows = index_pairs(&shelf->file.index, seller, count);
        return true;
    }
    if (!places_get(&shelf->partners_of, seller, &place) &&
        !read_partners(catalogue, seller, &place, err)) {
        return false;
    }
    *rows = shelf->partners[place].rows;
    *count = shelf->partners[place].count;
    return true;
}

static bool read_lately(struct catalogue *catalogue, struct lately *lately,
                        struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, STATEMENT_NEWEST, &statement, err) ||
        !statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    if (has_row) {
        *lately = (struct lately){.is_known = true,
                                  .newest = statement_int(statement, 0),
                                  .customers = statement_real(statement, 1),
                                  .recent = statement_real(statement, 2),
                                  .best = statement_int(statement, 3)};
    }
    statement_end(statement);
    return true;
}

bool shelf_lately(struct catalogue *catalogue, struct lately *lately, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    if (!shelf->has_lately && shelf->file.bytes != NULL && shelf->raised.count == 0) {
        const struct index_lately *indexed = &shelf->file.index.header->lately;
        shelf->lately = (struct lately){.is_known = indexed->is_known != 0,
                                        .newest = indexed->newest,
                                        .customers = (double)indexed->customers,
                                        .recent = (double)indexed->recent,
                                        .best = indexed->best};
    } else if (!shelf->has_lately && !read_lately(catalogue, &shelf->lately, err)) {
        return false;
    }
    shelf->has_lately = true;
    *lately = shelf->lately;
    return true;
}

/* Their keys; from the index where there is one. */
static bool read_best_keys(struct catalogue *catalogue, int64_t **keys, size_t *count,
                           struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    void *rows = NULL;
    if (shelf->file.bytes != NULL && shelf->raised.count == 0) {
        const struct index_header *header = shelf->file.index.header;
        *count = (size_t)header->best_count;
        *keys = arena_get(&shelf->arena, *count * sizeof(**keys));
        for (size_t i = 0; i < *count; i++) {
            (*keys)[i] = header->best[i];
        }
        return true;
    }
    if (!statement_get(catalogue, STATEMENT_SOLD_FIRST, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, SHELF_BEST);
    if (!statement_list(catalogue, statement, statement_key, sizeof(int64_t), &shelf->arena,
                        &rows, count, err)) {
        return false;
    }
    *keys = rows;
    return true;
}

static bool read_best(struct catalogue *catalogue, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    int64_t *keys = NULL;
    size_t count = 0;
    if (!read_best_keys(catalogue, &keys, &count, err)) {
        return false;
    }
    shelf->best_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct traits *traits = &shelf->best[shelf->best_count];
        if (!shelf_by_seller(catalogue, keys[i], traits, err)) {
            return false;
        }
        shelf->best_count += traits->key != 0;
    }
    shelf->has_best = true;
    return true;
}

bool shelf_best(struct catalogue *catalogue, const struct traits **best, size_t *count,
                struct error *err)
{
    if (!catalogue->shelf->has_best && !read_best(catalogue, err)) {
        return false;
    }
    *best = catalogue->shelf->best;
    *count = catalogue->shelf->best_count;
    return true;
}

uint32_t *shelf_seller_places(struct catalogue *catalogue, size_t *count)
{
    struct shelf *shelf = catalogue->shelf;
    size_t wanted = shelf->largest_partner + 1;
    if (shelf->file.bytes != NULL && shelf->file.index.header->sellers > wanted) {
        wanted = (size_t)shelf->file.index.header->sellers;
    }
    if (shelf->seller_places_count < wanted) {
        size_t grown = wanted + wanted / 2;
        uint32_t *places = memory_get(grown * sizeof(*places));
        if (shelf->seller_places_count > 0) {
            memcpy(places, shelf->seller_places,
                   shelf->seller_places_count * sizeof(*places));
        }
        memory_free(shelf->seller_places);
        shelf->seller_places = places;
        shelf->seller_places_count = grown;
    }
    *count = shelf->seller_places_count;
    return shelf->seller_places;
}
