#include "shop.h"

#include "../../src/catalogue/database.h"

#include <string.h>

static const struct attribute attributes[] = {{"size", "42"}, {"colour", "rust red"}};
static const char *const category[] = {"Running", "Shoes", "Trail"};

static struct product trail(void)
{
    return (struct product){
        .id = "T42",
        .title = "Trail 2",
        .brand = "Northline",
        .category = category,
        .category_count = 3,
        .price = {.parts = 899000, .currency = "EUR", .is_known = true},
        .stock = 12,
        .attributes = attributes,
        .attribute_count = 2,
        .description = "For wet roots.",
        .url = "https://shop.example/t42",
        .lang = "en",
        .group = "TRAIL-2",
    };
}

static struct product read_product(struct shop *shop, const char *id)
{
    struct product product = {0};
    bool found = false;
    assert_true(
        catalogue_product(shop->catalogue, id, &shop->arena, &product, &found, &shop->err));
    assert_true(found);
    return product;
}

static void product_at__is_one_whose_page_stands_at_that_host(void **state)
{
    static const struct {
        const char *host;
        bool is_found;
    } cases[] = {
        {"shop.example", true},   {"evil.example", false}, {"shop.exampl", false},
        {"shop.example.", false}, {"hop.example", false},  {"%", false},
        {"open.example", true},   {"bare.example", true},  {"", false},
    };
    struct shop *shop = *state;
    struct product put = trail();
    shop_put(shop, put);
    put.id = "T43";
    put.url = "http://open.example/t43";
    shop_put(shop, put);
    put.id = "T44";
    put.url = "https://bare.example";
    shop_put(shop, put);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct product product = {0};
        bool found = !cases[i].is_found;
        assert_true(catalogue_product_at(shop->catalogue, cases[i].host, &shop->arena,
                                         &product, &found, &shop->err));
        if (found != cases[i].is_found) {
            fail_msg("%s", cases[i].host);
        }
    }
}

static void put_product__comes_back_whole(void **state)
{
    struct shop *shop = *state;
    struct product put = trail();
    shop_put(shop, put);
    struct product got = read_product(shop, "T42");
    assert_string_equal(got.title, put.title);
    assert_string_equal(got.brand, put.brand);
    assert_int_equal(got.category_count, 3);
    assert_string_equal(got.category[2], "Trail");
    assert_int_equal(got.price.parts, 899000);
    assert_string_equal(got.price.currency, "EUR");
    assert_true(got.price.is_known);
    assert_int_equal(got.stock, 12);
    assert_int_equal(got.attribute_count, 2);
    assert_string_equal(got.attributes[1].name, "colour");
    assert_string_equal(got.attributes[1].value, "rust red");
    assert_string_equal(got.description, put.description);
    assert_string_equal(got.url, put.url);
    assert_string_equal(got.lang, "en");
    assert_string_equal(got.group, "TRAIL-2");
    assert_false(got.is_sensitive);
}

static void put_product__keeps_what_is_not_known_as_not_known(void **state)
{
    struct shop *shop = *state;
    shop_put(shop,
             (struct product){
                 .id = "x", .title = "", .stock = STOCK_NOT_TRACKED, .is_sensitive = true});
    struct product got = read_product(shop, "x");
    assert_string_equal(got.title, "");
    assert_null(got.brand);
    assert_int_equal(got.category_count, 0);
    assert_int_equal(got.attribute_count, 0);
    assert_false(got.price.is_known);
    assert_int_equal(got.stock, STOCK_NOT_TRACKED);
    assert_null(got.description);
    assert_null(got.group);
    assert_true(got.is_sensitive);
}

static void put_product__replaces_as_a_whole(void **state)
{
    struct shop *shop = *state;
    int64_t count = 0;
    shop_put(shop, trail());
    shop_put(shop, (struct product){.id = "T42", .title = "Meadow 3", .stock = 1});
    struct product got = read_product(shop, "T42");
    assert_string_equal(got.title, "Meadow 3");
    assert_null(got.brand);
    assert_int_equal(got.attribute_count, 0);
    assert_false(got.price.is_known);
    assert_null(got.group);
    assert_true(catalogue_count(shop->catalogue, SHOP_PRODUCT, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_string_equal(shop_find(shop, "trail rust roots northline"), "");
    assert_string_equal(shop_find(shop, "meadow"), "T42");
}

static void product__is_not_found__where_there_is_none(void **state)
{
    struct shop *shop = *state;
    struct product product;
    bool found = true;
    assert_true(catalogue_product(shop->catalogue, "none", &shop->arena, &product, &found,
                                  &shop->err));
    assert_false(found);
}

static void group__gives_the_variants_by_id(void **state)
{
    struct shop *shop = *state;
    struct product *products = NULL;
    size_t count = 0;
    struct product variant = trail();
    shop_put(shop, variant);
    variant.id = "T41";
    shop_put(shop, variant);
    variant.id = "T40";
    variant.group = NULL;
    shop_put(shop, variant);
    assert_true(catalogue_group(shop->catalogue, "TRAIL-2", 10, &shop->arena, &products,
                                &count, &shop->err));
    assert_string_equal(shop_ids(shop, products, count), "T41 T42");
    assert_true(catalogue_group(shop->catalogue, "TRAIL-2", 1, &shop->arena, &products,
                                &count, &shop->err));
    assert_int_equal(count, 1);
}

struct lines {
    struct shop *shop;
    const char *text;
    size_t most;
};

static bool add_line(void *context, struct text raw)
{
    struct lines *lines = context;
    lines->text =
        arena_format(&lines->shop->arena, "%s%.*s\n", lines->text, (int)raw.len, raw.bytes);
    return --lines->most > 0;
}

static const char *raw_lines(struct shop *shop, enum shop_record kind, size_t most)
{
    struct lines lines = {.shop = shop, .text = "", .most = most};
    assert_true(catalogue_each_raw(shop->catalogue, kind, add_line, &lines, &shop->err));
    return lines.text;
}

static void put_raw(struct shop *shop, const char *id, const char *raw)
{
    struct product product = {.id = id, .title = "x", .stock = 1};
    assert_true(catalogue_put_product(shop->catalogue, &product, text_of(raw), &shop->err));
}

static bool count_line(void *context, struct text raw)
{
    (void)raw;
    ++*(size_t *)context;
    return true;
}

/* More than the thousand that a server is asked for in two pages. */
static void each_raw__gives_all_of_many(void **state)
{
    struct shop *shop = *state;
    size_t count = 0;
    assert_true(catalogue_begin(shop->catalogue, &shop->err));
    for (int i = 0; i < 1001; i++) {
        char id[16];
        snprintf(id, sizeof(id), "P%d", i);
        put_raw(shop, id, "{}");
    }
    assert_true(catalogue_commit(shop->catalogue, &shop->err));
    assert_true(
        catalogue_each_raw(shop->catalogue, SHOP_PRODUCT, count_line, &count, &shop->err));
    assert_int_equal(count, 1001);
}

static void each_raw__gives_the_bytes_back_in_the_order_they_first_came(void **state)
{
    struct shop *shop = *state;
    put_raw(shop, "z", "{\"id\":\"z\",\"n\":12345678901234567890}");
    put_raw(shop, "a", "{ \"id\" : \"a\" }");
    put_raw(shop, "m", "{\"id\":\"m\",\"t\":\"\\u00e9é\"}");
    put_raw(shop, "z", "{\"id\":\"z\",\"again\":true}");
    assert_string_equal(raw_lines(shop, SHOP_PRODUCT, 10),
                        "{\"id\":\"z\",\"again\":true}\n"
                        "{ \"id\" : \"a\" }\n"
                        "{\"id\":\"m\",\"t\":\"\\u00e9é\"}\n");
    assert_string_equal(raw_lines(shop, SHOP_PRODUCT, 1),
                        "{\"id\":\"z\",\"again\":true}\n");
    assert_string_equal(raw_lines(shop, SHOP_MACRO, 10), "");
}

static void put_macro__comes_back_whole_and_is_replaced_as_a_whole(void **state)
{
    struct shop *shop = *state;
    static const char *const examples[] = {"where is my parcel", "it has\nnot arrived"};
    static const char *const tags[] = {"intent:late-parcel"};
    struct macro macro = {.id = "late",
                          .title = "Late parcel",
                          .text = "We are sorry.",
                          .lang = "en",
                          .examples = examples,
                          .example_count = 2,
                          .tags = tags,
                          .tag_count = 1};
    struct macro *macros = NULL;
    size_t count = 0;
    assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of("1"), &shop->err));
    assert_true(
        catalogue_macros(shop->catalogue, &shop->arena, &macros, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_int_equal(macros[0].example_count, 2);
    assert_string_equal(macros[0].examples[1], "it has\nnot arrived");
    assert_string_equal(macro_tag(&macros[0], "intent:"), "late-parcel");
    assert_string_equal(macros[0].lang, "en");

    macro.example_count = 1;
    macro.tag_count = 0;
    assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of("2"), &shop->err));
    assert_true(
        catalogue_macros(shop->catalogue, &shop->arena, &macros, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_int_equal(macros[0].example_count, 1);
    assert_int_equal(macros[0].tag_count, 0);
}

static void put_article__comes_back_whole(void **state)
{
    struct shop *shop = *state;
    struct article article = {.id = "a",
                              .title = "Returns",
                              .text = "One.\nTwo.",
                              .is_internal = true,
                              .updated_at = 1700000000};
    struct article *articles = NULL;
    size_t count = 0;
    assert_true(catalogue_put_article(shop->catalogue, &article, text_of("1"), &shop->err));
    article.updated_at = MOMENT_NONE;
    article.id = "b";
    assert_true(catalogue_put_article(shop->catalogue, &article, text_of("2"), &shop->err));
    assert_true(
        catalogue_articles(shop->catalogue, &shop->arena, &articles, &count, &shop->err));
    assert_int_equal(count, 2);
    assert_true(articles[0].is_internal);
    assert_int_equal(articles[0].updated_at, 1700000000);
    assert_true(articles[1].updated_at == MOMENT_NONE);
    assert_string_equal(articles[1].text, "One.\nTwo.");
    assert_null(articles[1].lang);
}

static void put_promotion__comes_back_whole(void **state)
{
    struct shop *shop = *state;
    struct promotion put = {
        .id = "WELCOME10",
        .title = "Welcome",
        .percent_parts = 100000,
        .min_total = {.parts = 300000, .currency = "EUR", .is_known = true},
        .from = {2026, 1, 2},
        .audience = AUDIENCE_AGENT,
        .customer = "c1",
    };
    struct promotion *got = NULL;
    size_t count = 0;
    assert_true(catalogue_put_promotion(shop->catalogue, &put, text_of("1"), &shop->err));
    assert_true(
        catalogue_promotions(shop->catalogue, &shop->arena, &got, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_string_equal(got[0].id, "WELCOME10");
    assert_int_equal(got[0].percent_parts, 100000);
    assert_false(got[0].amount.is_known);
    assert_int_equal(got[0].min_total.parts, 300000);
    assert_int_equal(day_compare(got[0].from, put.from), 0);
    assert_false(day_is_set(got[0].until));
    assert_int_equal(got[0].audience, AUDIENCE_AGENT);
    assert_string_equal(got[0].customer, "c1");
}

static void rollback__takes_everything_back(void **state)
{
    struct shop *shop = *state;
    int64_t count = -1;
    shop_put_titled(shop, "A", "Lamp");
    assert_true(catalogue_begin(shop->catalogue, &shop->err));
    shop_put_titled(shop, "B", "Lamp");
    shop_put_titled(shop, "A", "Table");
    catalogue_rollback(shop->catalogue);
    assert_true(catalogue_count(shop->catalogue, SHOP_PRODUCT, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_string_equal(shop_find(shop, "lamp"), "A");
    assert_string_equal(shop_find(shop, "table"), "");
    catalogue_rollback(shop->catalogue);
}

static void what_is_searched__is_what_stands_there__after_replacing(void **state)
{
    struct shop *shop = *state;
    static const char *const titles[] = {"Lamp", "篮球鞋\x1f 2", "", "Zapatos d'été \"x\""};
    for (size_t i = 0; i < 3 * COUNT_OF(titles); i++) {
        const char *title = titles[i % COUNT_OF(titles)];
        const char *raw = arena_format(&shop->arena, "%zu", i);
        struct product product = trail();
        struct article article = {
            .id = "a", .title = title, .text = title, .updated_at = MOMENT_NONE};
        struct macro macro = {.id = "m",
                              .title = title,
                              .text = title,
                              .examples = titles,
                              .example_count = i % COUNT_OF(titles)};
        product.title = title;
        product.description = titles[(i + 1) % COUNT_OF(titles)];
        shop_put(shop, product);
        assert_true(
            catalogue_put_article(shop->catalogue, &article, text_of(raw), &shop->err));
        assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of(raw), &shop->err));
    }
    if (shop_is_far()) { /* what is searched for was put with its row */
        assert_string_equal(
            shop_far(&shop->arena,
                     "SELECT (SELECT count(*) FROM deskhand.products) - "
                     "(SELECT count(*) FROM deskhand.products_text) || ' ' || "
                     "(SELECT count(*) FROM deskhand.lines) - "
                     "(SELECT count(*) FROM deskhand.lines_text) || ' ' || "
                     "(SELECT count(*) FROM deskhand.asks) - "
                     "(SELECT count(*) FROM deskhand.asks_text)"),
            "0 0 0");
        return;
    }
    assert_int_equal(
        sqlite3_exec(shop->catalogue->db,
                     "INSERT INTO products_text(products_text) VALUES('integrity-check');"
                     "INSERT INTO lines_text(lines_text) VALUES('integrity-check');"
                     "INSERT INTO asks_text(asks_text) VALUES('integrity-check');",
                     NULL, NULL, NULL),
        SQLITE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(product_at__is_one_whose_page_stands_at_that_host,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(put_product__comes_back_whole, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(put_product__keeps_what_is_not_known_as_not_known,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(put_product__replaces_as_a_whole, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(product__is_not_found__where_there_is_none,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(group__gives_the_variants_by_id, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(each_raw__gives_all_of_many, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            each_raw__gives_the_bytes_back_in_the_order_they_first_came, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            put_macro__comes_back_whole_and_is_replaced_as_a_whole, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(put_article__comes_back_whole, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(put_promotion__comes_back_whole, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            what_is_searched__is_what_stands_there__after_replacing, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(rollback__takes_everything_back, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
