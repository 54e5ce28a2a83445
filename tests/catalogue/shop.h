/* A small shop in memory or in a temporary folder, for the catalogue's tests. */
#ifndef TESTS_CATALOGUE_SHOP_H
#define TESTS_CATALOGUE_SHOP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/catalogue/database.h"
#include "base/text.h"
#include "catalogue/catalogue.h"

#include <stdlib.h>

#if __has_include(<libpq-fe.h>)
#include "../../src/catalogue/postgres_parts.h"
#endif

/* The same tests run over PostgreSQL where this names a server (support/postgres.sh). */
#define SHOP_SERVER "DESKHAND_POSTGRES"

struct shop {
    struct catalogue *catalogue;
    struct arena arena;
    struct error err;
};

static UNUSED bool shop_is_far(void)
{
    return getenv(SHOP_SERVER) != NULL;
}

#if __has_include(<libpq-fe.h>)
/* One command past the catalogue, in simple words; gives the first column of its first row.
 */
static UNUSED const char *shop_far(struct arena *arena, const char *sql)
{
    PGresult *result = NULL;
    PGconn *connection = PQconnectdb(getenv(SHOP_SERVER));
    struct error err = {0};
    const char *said = "";
    if (PQstatus(connection) != CONNECTION_OK ||
        !postgres_command(connection, "SET client_min_messages = error", 20000, NULL,
                          &err) ||
        !postgres_command(connection, sql, 20000, &result, &err)) {
        fail_msg("%s %s", err.text, PQerrorMessage(connection));
    }
    if (PQntuples(result) > 0) {
        said = arena_text(arena, PQgetvalue(result, 0, 0));
    }
    PQclear(result);
    PQfinish(connection);
    return said;
}
#else
static UNUSED const char *shop_far(struct arena *arena, const char *sql)
{
    (void)arena;
    (void)sql;
    fail_msg("built without libpq");
    return "";
}
#endif

static UNUSED bool shop_join(struct catalogue **catalogue, const char *home,
                             struct error *err)
{
    struct catalogue_server server = {.url = getenv(SHOP_SERVER), .home = home};
    return catalogue_open_shared(&server, catalogue, err);
}

/* An empty catalogue, in memory or on the server. */
static UNUSED int shop_open(void **state)
{
    struct shop *shop = memory_get(sizeof(*shop));
    arena_init(&shop->arena);
    *state = shop;
    if (!shop_is_far()) {
        return catalogue_open(":memory:", &shop->catalogue, &shop->err) ? 0 : -1;
    }
    shop_far(&shop->arena, "DROP SCHEMA IF EXISTS deskhand CASCADE");
    return shop_join(&shop->catalogue, "a0", &shop->err) ? 0 : -1;
}

/* One value past the catalogue, by either engine's words; in the arena. */
static UNUSED const char *shop_ask(struct shop *shop, const char *sql, const char *far)
{
    sqlite3_stmt *statement = NULL;
    if (shop_is_far()) {
        return shop_far(&shop->arena, far);
    }
    assert_int_equal(sqlite3_prepare_v2(shop->catalogue->db, sql, -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *said =
        arena_text(&shop->arena, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return said;
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
