/* A shop in a temporary folder, with the file of its index of picks, and the same shop in
 * memory, which has none. */
#ifndef TESTS_CATALOGUE_FILED_H
#define TESTS_CATALOGUE_FILED_H

#include "shop.h"

#include "../../src/catalogue/database.h"
#include "../../src/catalogue/picks_file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PRODUCTS  240
#define CUSTOMERS 150
#define ORDERING  900
#define OWNED_MAX 40
#define WANTED    60

struct filed {
    struct shop shop;         /* in a folder, with the file */
    struct catalogue *tables; /* the same in memory, without one */
    char folder[64];
    char path[96];
};

static uint32_t state;
static UNUSED uint32_t draw(uint32_t below)
{
    state = state * 1103515245 + 12345;
    return (state >> 12) % below;
}

static UNUSED const char *id_of(uint32_t product, char id[16])
{
    snprintf(id, 16, "P%u", product);
    return id;
}

static UNUSED void put(struct catalogue *catalogue, uint32_t number, int64_t stock)
{
    static const char *const words[] = {"red", "oak", "lamp", "mug", "trail", "Füße"};
    static const char *const brands[] = {"Northline", "Hearth", NULL};
    char id[16], title[64], group[16], raw[128];
    const char *category[] = {"Home", number % 5 == 0 ? "Light" : "Kitchen"};
    struct product product = {.id = id_of(number, id), .title = title, .stock = stock};
    snprintf(title, sizeof(title), "%s %s %u", words[number % 6], words[number / 6 % 6],
             number / 8);
    snprintf(group, sizeof(group), "G%u", number / 3);
    product.brand = brands[number % 3];
    product.category = category;
    product.category_count = number % 4 == 0 ? 0 : 2;
    product.group = number % 7 == 0 ? group : NULL;
    product.is_sensitive = number % 31 == 30;
    snprintf(raw, sizeof(raw), "{\"id\":\"%s\",\"stock\":%lld}", id, (long long)stock);
    assert_true(catalogue_put_product(catalogue, &product, text_of(raw), NULL));
}

/* Orders of products that are there, and of a few that are not. */
static UNUSED void gather(struct catalogue *catalogue, uint32_t seed, uint32_t customers)
{
    char id[16];
    state = seed;
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    for (uint32_t customer = 1; customer <= customers; customer++) {
        uint32_t part = draw(PRODUCTS / 12) * 12;
        for (uint32_t i = 0; i < 3 + customer % 9; i++) {
            uint32_t product = draw(2) == 0 ? part + draw(12) : draw(PRODUCTS + 9);
            catalogue_baskets_add(catalogue, customer, id_of(product, id),
                                  day_from_number(20000 + draw(90)));
        }
    }
}

static UNUSED void order(struct catalogue *catalogue, uint32_t seed, uint32_t customers)
{
    gather(catalogue, seed, customers);
    assert_true(catalogue_baskets_finish(catalogue, NULL));
}

static UNUSED void fill(struct catalogue *catalogue)
{
    for (uint32_t i = 0; i < PRODUCTS; i++) {
        put(catalogue, i, i % 11 == 10 ? 0 : STOCK_NOT_TRACKED);
    }
    order(catalogue, 3, ORDERING);
}

/* Closing makes the file. */
static UNUSED void open_again(struct filed *filed)
{
    catalogue_close(filed->shop.catalogue);
    filed->shop.catalogue = NULL;
    if (!catalogue_open(filed->folder, &filed->shop.catalogue, &filed->shop.err)) {
        fail_msg("%s", filed->shop.err.text);
    }
}

static UNUSED int filed_open(void **context)
{
    struct filed *filed = memory_get(sizeof(*filed));
    *context = filed;
    arena_init(&filed->shop.arena);
    snprintf(filed->folder, sizeof(filed->folder), "/tmp/deskhand-index.XXXXXX");
    if (mkdtemp(filed->folder) == NULL ||
        !catalogue_open(filed->folder, &filed->shop.catalogue, &filed->shop.err) ||
        !catalogue_open(":memory:", &filed->tables, &filed->shop.err)) {
        return -1;
    }
    snprintf(filed->path, sizeof(filed->path), "%s/picks.index", filed->folder);
    fill(filed->shop.catalogue);
    fill(filed->tables);
    open_again(filed);
    return 0;
}

static UNUSED int filed_close(void **context)
{
    static const char *const files[] = {"catalogue.db", "catalogue.db-wal",
                                        "catalogue.db-shm", "picks.index",
                                        "picks.index.new"};
    struct filed *filed = *context;
    catalogue_close(filed->shop.catalogue);
    catalogue_close(filed->tables);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        unlink(arena_format(&filed->shop.arena, "%s/%s", filed->folder, files[i]));
    }
    rmdir(filed->folder);
    arena_release(&filed->shop.arena);
    memory_free(filed);
    return 0;
}

static UNUSED bool has_index(struct filed *filed)
{
    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch = false;
    struct picks_file file;
    assert_true(picks_epoch(filed->shop.catalogue, epoch, &has_epoch, NULL));
    picks_file_open(&file, filed->shop.catalogue, epoch);
    bool is_there = file.bytes != NULL && index_is_whole(&file.index);
    picks_file_close(&file);
    return is_there;
}

static UNUSED size_t ask(struct catalogue *catalogue, uint32_t customer,
                         struct arena *arena, struct candidate **candidates)
{
    static char ids[OWNED_MAX][16];
    const char *brands[] = {"hearth"};
    struct owned owned[OWNED_MAX];
    state = customer * 77 + 5;
    struct pick_query query = {.owned = owned,
                               .owned_count = draw(OWNED_MAX),
                               .use_history = customer % 10 != 9,
                               .brands = brands,
                               .brand_count = customer % 4 == 0,
                               .words = text_of(customer % 6 == 0 ? "red lamp" : ""),
                               .limit = WANTED};
    size_t count = 0;
    for (size_t i = 0; i < query.owned_count; i++) {
        owned[i] = (struct owned){.product = id_of(draw(PRODUCTS + 9), ids[i]),
                                  .times = 1,
                                  .last = day_from_number(20000 + draw(90))};
    }
    assert_true(catalogue_candidates(catalogue, &query, arena, candidates, &count, NULL));
    return count;
}

static UNUSED void assert_same_candidate(const struct candidate *a,
                                         const struct candidate *b)
{
    assert_string_equal(a->product.id, b->product.id);
    assert_string_equal(a->product.title, b->product.title);
    assert_true(string_equals(a->product.brand, b->product.brand));
    assert_true(string_equals(a->product.group, b->product.group));
    assert_int_equal(a->product.category_count, b->product.category_count);
    for (size_t i = 0; i < a->product.category_count; i++) {
        assert_string_equal(a->product.category[i], b->product.category[i]);
    }
    assert_true(memcmp(&a->together, &b->together, sizeof(double)) == 0);
    assert_true(memcmp(&a->similar, &b->similar, sizeof(double)) == 0);
    assert_true(memcmp(&a->recent, &b->recent, sizeof(double)) == 0);
    assert_true(memcmp(&a->words, &b->words, sizeof(double)) == 0);
    assert_true(string_equals(a->with, b->with));
    assert_true(string_equals(a->with_title, b->with_title));
    assert_int_equal(a->with_customers, b->with_customers);
    assert_true(string_equals(a->like, b->like));
    assert_int_equal(a->recent_customers, b->recent_customers);
    assert_true(string_equals(a->matched, b->matched));
    assert_true(string_equals(a->brand, b->brand));
    assert_true(string_equals(a->category, b->category));
}

/* How many candidates stand beside an owned product, over all customers. */
static UNUSED size_t assert_same_picks(struct filed *filed)
{
    size_t beside = 0;
    for (uint32_t customer = 0; customer < CUSTOMERS; customer++) {
        struct candidate *with, *without;
        size_t count = ask(filed->shop.catalogue, customer, &filed->shop.arena, &with);
        assert_int_equal(ask(filed->tables, customer, &filed->shop.arena, &without), count);
        for (size_t i = 0; i < count; i++) {
            assert_same_candidate(&with[i], &without[i]);
            beside += with[i].with != NULL;
        }
    }
    return beside;
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, filed_open, filed_close)

#endif
