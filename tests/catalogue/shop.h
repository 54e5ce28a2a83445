/* A small shop in memory or in a temporary folder, for the catalogue's tests. */
#ifndef TESTS_CATALOGUE_SHOP_H
#define TESTS_CATALOGUE_SHOP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "catalogue/catalogue.h"

struct shop {
    struct catalogue *catalogue;
    struct arena arena;
    struct error err;
};

static UNUSED int shop_open(void **state)
{
    struct shop *shop = memory_get(sizeof(*shop));
    arena_init(&shop->arena);
    *state = shop;
    return catalogue_open(":memory:", &shop->catalogue, &shop->err) ? 0 : -1;
}

static UNUSED int shop_close(void **state)
{
    struct shop *shop = *state;
    catalogue_close(shop->catalogue);
    arena_release(&shop->arena);
    memory_free(shop);
    return 0;
}

static UNUSED void shop_put(struct shop *shop, struct product product)
{
    char raw[512];
    int len = snprintf(raw, sizeof(raw), "{\"id\":\"%s\",\"title\":\"%s\",\"stock\":%lld}",
                       product.id, product.title, (long long)product.stock);
    if (!catalogue_put_product(shop->catalogue, &product, text_from(raw, (size_t)len),
                               &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
}

/* In stock, nothing known but id and title. */
static UNUSED void shop_put_titled(struct shop *shop, const char *id, const char *title)
{
    shop_put(shop, (struct product){.id = id, .title = title, .stock = STOCK_NOT_TRACKED});
}

/* The ids found, joined by spaces, in the arena. */
static UNUSED const char *shop_ids(struct shop *shop, const struct product *products,
                                   size_t count)
{
    const char *ids = "";
    for (size_t i = 0; i < count; i++) {
        ids = arena_format(&shop->arena, "%s%s%s", ids, i > 0 ? " " : "", products[i].id);
    }
    return ids;
}

static UNUSED const char *shop_find(struct shop *shop, const char *words)
{
    struct product *products = NULL;
    size_t count = 0;
    if (!catalogue_find_products(shop->catalogue, text_of(words), 20, &shop->arena,
                                 &products, &count, &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    return shop_ids(shop, products, count);
}

/* One order line of a customer; between shop_orders_begin and _finish, customer by
 * customer. */
static UNUSED void shop_buys(struct shop *shop, int64_t customer, const char *product,
                             int day)
{
    catalogue_baskets_add(shop->catalogue, customer, product, day_from_number(20000 + day));
}

static UNUSED void shop_orders_begin(struct shop *shop)
{
    assert_true(catalogue_baskets_begin(shop->catalogue, &shop->err));
}

static UNUSED void shop_orders_finish(struct shop *shop)
{
    if (!catalogue_baskets_finish(shop->catalogue, &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
}

#endif
