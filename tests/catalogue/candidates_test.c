#include "shop.h"

#include "../../src/catalogue/database.h"

#include <string.h>

/*
 * A shop of running things. Customers 1 to 4 bought TRAIL and SOCK, 1 and 2 TRAIL and
 * LIGHT, 5 to 9 lately a MUG for the first time.
 */
static int picks_open(void **state)
{
    static const char *const running[] = {"Sport", "Running"};
    static const char *const kitchen[] = {"Kitchen"};
    if (shop_open(state) != 0) {
        return -1;
    }
    struct shop *shop = *state;
    struct product products[] = {
        {.id = "TRAIL",
         .title = "Trail shoe 2",
         .brand = "Northline",
         .category = running,
         .category_count = 2,
         .stock = 5,
         .group = "TRAIL-2"},
        {.id = "TRAIL-43",
         .title = "Trail shoe 2",
         .brand = "Northline",
         .category = running,
         .category_count = 2,
         .stock = 5,
         .group = "TRAIL-2"},
        {.id = "SOCK",
         .title = "Trail sock",
         .brand = "Northline",
         .category = running,
         .category_count = 2,
         .stock = STOCK_NOT_TRACKED},
        {.id = "LIGHT", .title = "Waist light", .brand = "Beam", .stock = 5},
        {.id = "MUG",
         .title = "Red mug",
         .category = kitchen,
         .category_count = 1,
         .stock = 9},
        {.id = "GONE", .title = "Trail gaiter", .brand = "Northline", .stock = 0},
        {.id = "PILL",
         .title = "Trail pill",
         .brand = "Northline",
         .stock = 9,
         .is_sensitive = true},
        {.id = "TEE-S",
         .title = "Running tee",
         .brand = "Northline",
         .stock = 2,
         .group = "TEE"},
        {.id = "TEE-M",
         .title = "Running tee",
         .brand = "Northline",
         .stock = 2,
         .group = "TEE"},
        {.id = "JACKET",
         .title = "Rain jacket",
         .description = "Waterproof, for cycling.",
         .stock = 4},
    };
    for (size_t i = 0; i < COUNT_OF(products); i++) {
        shop_put(shop, products[i]);
    }
    shop_orders_begin(shop);
    for (int customer = 1; customer <= 4; customer++) {
        shop_buys(shop, customer, "TRAIL", 10);
        shop_buys(shop, customer, "SOCK", 12);
        shop_buys(shop, customer, "GONE", 12);
        shop_buys(shop, customer, "PILL", 12);
        shop_buys(shop, customer, "NOT-IN-CATALOGUE", 12);
        if (customer <= 2) {
            shop_buys(shop, customer, "LIGHT", 12);
        }
    }
    for (int customer = 5; customer <= 9; customer++) {
        shop_buys(shop, customer, "MUG", 100);
    }
    shop_orders_finish(shop);
    return 0;
}

static struct candidate *pick(struct shop *shop, struct pick_query query, size_t *count)
{
    struct candidate *candidates = NULL;
    query.limit = query.limit == 0 ? 50 : query.limit;
    if (!catalogue_candidates(shop->catalogue, &query, &shop->arena, &candidates, count,
                              &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    return candidates;
}

static const struct candidate *of(const struct candidate *candidates, size_t count,
                                  const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(candidates[i].product.id, id)) {
            return &candidates[i];
        }
    }
    return NULL;
}

static struct owned owned_trail(void)
{
    return (struct owned){.product = "TRAIL", .times = 1, .last = day_from_number(20010)};
}

static int64_t count_rows(struct shop *shop, const char *sql)
{
    const char *far = arena_format(&shop->arena, "SET search_path = deskhand; %s", sql);
    return strtoll(shop_ask(shop, sql, far), NULL, 10);
}

static void pairs__below_three_customers_are_not_kept(void **state)
{
    struct shop *shop = *state;
    assert_int_equal(count_rows(shop, "SELECT count(*) FROM together WHERE customers < 3"),
                     0);
    assert_int_equal(count_rows(shop, "SELECT count(*) FROM together t JOIN sold s ON "
                                      "s.key = t.product WHERE s.id = 'LIGHT'"),
                     0);
    assert_int_equal(count_rows(shop, "SELECT t.customers FROM together t "
                                      "JOIN sold a ON a.key = t.product AND a.id = 'TRAIL' "
                                      "JOIN sold b ON b.key = t.other AND b.id = 'SOCK'"),
                     4);
}

static void pairs__count_a_customer_once(void **state)
{
    struct shop *shop = *state;
    shop_orders_begin(shop);
    for (int times = 0; times < 10; times++) {
        shop_buys(shop, 1, "TRAIL", times);
        shop_buys(shop, 1, "SOCK", times);
        shop_buys(shop, 1, "SOCK", times);
    }
    shop_buys(shop, 2, "TRAIL", 1);
    shop_buys(shop, 2, "SOCK", 1);
    shop_orders_finish(shop);
    assert_int_equal(count_rows(shop, "SELECT count(*) FROM together"), 0);
    assert_int_equal(count_rows(shop, "SELECT customers FROM sold WHERE id = 'SOCK'"), 2);
}

static void candidates__come_with_what_was_bought_together(void **state)
{
    struct owned owned = owned_trail();
    size_t count;
    struct candidate *all = pick(
        *state, (struct pick_query){.owned = &owned, .owned_count = 1, .use_history = true},
        &count);
    const struct candidate *sock = of(all, count, "SOCK");
    assert_non_null(sock);
    assert_true(sock->together > 0 && sock->together <= 1);
    assert_string_equal(sock->with, "TRAIL");
    assert_string_equal(sock->with_title, "Trail shoe 2");
    assert_int_equal(sock->with_customers, 4);
    assert_string_equal(sock->brand, "Northline");
    assert_string_equal(sock->category, "Running");
    assert_string_equal(sock->like, "TRAIL");
    assert_true(sock->similar > 0 && sock->similar <= 1);
    const struct candidate *mug = of(all, count, "MUG");
    assert_non_null(mug);
    assert_true(mug->recent > 0.99);
    assert_int_equal(mug->recent_customers, 5);
    assert_null(mug->with);
    assert_null(mug->like);
    assert_true(sock->recent < 0.01);
}

/* RACK shares more words, of many; of the two that are as like, the newer. */
static void candidates__are_like_the_owned_product_that_is_most_like_them(void **state)
{
    static const char *const ids[] = {"RACK", "OLDER", "NEWER"};
    struct shop *shop = *state;
    struct owned owned[COUNT_OF(ids)];
    size_t count;
    shop_put_titled(shop, "RACK", "Blue wool hat rack of oak and brass, large");
    shop_put_titled(shop, "OLDER", "Wool hat");
    shop_put_titled(shop, "NEWER", "Blue wool");
    shop_put_titled(shop, "HAT", "Blue wool hat");
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        owned[i] = (struct owned){
            .product = ids[i], .times = 1, .last = day_from_number(20010 + (int)i)};
    }
    struct pick_query query = {.owned = owned,
                               .owned_count = COUNT_OF(owned),
                               .use_history = true,
                               .words = text_of("hat")};
    const struct candidate *all = pick(shop, query, &count);
    const struct candidate *hat = of(all, count, "HAT");
    assert_non_null(hat);
    assert_string_equal(hat->like, "NEWER");
    assert_string_equal(hat->like_title, "Blue wool");
    query.owned_count = 2;
    all = pick(shop, query, &count);
    assert_string_equal(of(all, count, "HAT")->like, "OLDER");
    query.owned_count = 1;
    all = pick(shop, query, &count);
    assert_string_equal(of(all, count, "HAT")->like, "RACK");
}

static void candidates__are_never_owned_out_of_stock_sensitive_or_a_variant(void **state)
{
    struct owned owned = owned_trail();
    static const char *const brands[] = {"northline"};
    for (int use_history = 0; use_history < 2; use_history++) {
        size_t count;
        struct candidate *all =
            pick(*state,
                 (struct pick_query){.owned = &owned,
                                     .owned_count = 1,
                                     .use_history = use_history != 0,
                                     .brands = brands,
                                     .brand_count = 1,
                                     .words = text_of("trail running tee")},
                 &count);
        assert_null(of(all, count, "TRAIL"));
        assert_null(of(all, count, "TRAIL-43"));
        assert_null(of(all, count, "GONE"));
        assert_null(of(all, count, "PILL"));
        assert_null(of(all, count, "NOT-IN-CATALOGUE"));
        assert_non_null(of(all, count, "SOCK"));
        bool has_small = of(all, count, "TEE-S") != NULL;
        bool has_medium = of(all, count, "TEE-M") != NULL;
        assert_true(has_small != has_medium);
    }
}

static void candidates__use_no_history__without_consent(void **state)
{
    struct owned owned = owned_trail();
    size_t count;
    struct candidate *all =
        pick(*state, (struct pick_query){.owned = &owned, .owned_count = 1}, &count);
    assert_non_null(of(all, count, "MUG"));
    for (size_t i = 0; i < count; i++) {
        assert_true(all[i].together <= 0 && all[i].similar <= 0);
        assert_null(all[i].with);
        assert_null(all[i].like);
        assert_null(all[i].brand);
        assert_null(all[i].category);
    }
}

static void candidates__learn_nothing__from_what_was_returned(void **state)
{
    struct owned owned = owned_trail();
    size_t count;
    owned.is_returned = true;
    struct candidate *all = pick(
        *state, (struct pick_query){.owned = &owned, .owned_count = 1, .use_history = true},
        &count);
    assert_null(of(all, count, "TRAIL"));
    for (size_t i = 0; i < count; i++) {
        assert_true(all[i].together <= 0 && all[i].similar <= 0);
        assert_null(all[i].brand);
    }
}

static void candidates__answer_the_tickets_words_and_interests(void **state)
{
    static const char *const interests[] = {"cycling", "chess"};
    size_t count;
    struct candidate *all = pick(
        *state,
        (struct pick_query){.interests = interests,
                            .interest_count = 2,
                            .words = text_of("Hi, I need a WATERPROOF jacket for my son")},
        &count);
    const struct candidate *jacket = of(all, count, "JACKET");
    assert_non_null(jacket);
    assert_string_equal(jacket->matched, "WATERPROOF jacket");
    assert_true(jacket->words > 0.6 && jacket->words <= 1);
    assert_string_equal(jacket->interest, "cycling");
    const struct candidate *mug = of(all, count, "MUG");
    assert_null(mug->matched);
    assert_null(mug->interest);
    assert_true(mug->words <= 0);
}

static void candidates__are_no_more_than_asked_for__each_once(void **state)
{
    struct owned owned = owned_trail();
    size_t count;
    pick(*state,
         (struct pick_query){
             .owned = &owned, .owned_count = 1, .use_history = true, .limit = 2},
         &count);
    assert_int_equal(count, 2);
    struct candidate *all =
        pick(*state,
             (struct pick_query){.owned = &owned,
                                 .owned_count = 1,
                                 .use_history = true,
                                 .words = text_of("sock light mug jacket tee")},
             &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(all[i].product.id, all[j].product.id);
        }
    }
}

static void candidates__come_from_an_empty_shop_as_none(void **state)
{
    struct owned owned = owned_trail();
    size_t count = 9;
    pick(*state,
         (struct pick_query){.owned = &owned, .owned_count = 1, .use_history = true},
         &count);
    assert_int_equal(count, 0);
}

static void baskets_finish__makes_the_counts_anew(void **state)
{
    struct shop *shop = *state;
    shop_orders_begin(shop);
    shop_orders_finish(shop);
    assert_int_equal(count_rows(shop, "SELECT (SELECT count(*) FROM together) + "
                                      "(SELECT count(*) FROM sold)"),
                     0);
}

/* The counts as text, by the products' ids; cosines aside. In the arena. */
static const char *counts_of(struct shop *shop)
{
    static const char sql[] =
        "SELECT (SELECT group_concat(id || ' ' || customers || ' ' || recent) FROM "
        "(SELECT * FROM sold ORDER BY id)) || '; ' || ifnull((SELECT group_concat(a || ' ' "
        "|| "
        "b || ' ' || n) FROM (SELECT a.id AS a, b.id AS b, t.customers AS n FROM together "
        "t "
        "JOIN sold a ON a.key = t.product JOIN sold b ON b.key = t.other ORDER BY a.id, "
        "b.id)), '') || '; ' || (SELECT customers || ' ' || recent FROM newest)";
    static const char far[] =
        "SET search_path = deskhand; SELECT (SELECT string_agg(id || ' ' || customers || ' "
        "' "
        "|| recent, ',' ORDER BY id) FROM sold) || '; ' || coalesce((SELECT "
        "string_agg(a.id "
        "|| ' ' || b.id || ' ' || t.customers, ',' ORDER BY a.id, b.id) FROM together t "
        "JOIN sold a ON a.key = t.product JOIN sold b ON b.key = t.other), '') || '; ' || "
        "(SELECT customers || ' ' || recent FROM newest)";
    return shop_ask(shop, sql, far);
}

/* Customers 1 to 5; 4 and 5 bought other things too, and more than once. */
static void buys_of_five(struct shop *shop, int but)
{
    for (int customer = 1; customer <= 5; customer++) {
        if (customer == but) {
            continue;
        }
        shop_buys(shop, customer, "TRAIL", 10);
        shop_buys(shop, customer, "SOCK", 12 + customer);
        if (customer >= 3) {
            shop_buys(shop, customer, "MUG", 40 * customer);
            shop_buys(shop, customer, "MUG", 41 * customer);
        }
        if (customer == 4) {
            shop_buys(shop, customer, "JACKET", 12);
        }
    }
}

static void erased_customer__is_out_of_the_counts(void **state)
{
    static const uint8_t mark[CATALOGUE_MARK_LEN] = {4, 4, 4};
    struct shop *shop = *state;
    shop_orders_begin(shop);
    buys_of_five(shop, 4);
    shop_orders_finish(shop);
    const char *without = counts_of(shop);
    shop_orders_begin(shop);
    buys_of_five(shop, 0);
    shop_orders_finish(shop);
    assert_string_not_equal(counts_of(shop), without);

    for (int times = 0; times < 3;
         times++) { /* it counts once, however often it is tried */
        shop_orders_begin(shop);
        shop_buys(shop, 1, "TRAIL", 10);
        shop_buys(shop, 1, "SOCK", 16);
        shop_buys(shop, 1, "MUG", 160);
        shop_buys(shop, 1, "MUG", 164);
        shop_buys(shop, 1, "JACKET", 12);
        assert_true(catalogue_baskets_lower(shop->catalogue, mark, &shop->err));
        assert_string_equal(counts_of(shop), without);
    }
    assert_true(catalogue_baskets_lowered(shop->catalogue, mark, &shop->err));
    assert_int_equal(count_rows(shop, "SELECT count(*) FROM lowered"), 0);
    assert_int_equal(count_rows(shop, "SELECT count(*) FROM sold WHERE id = 'JACKET'"), 0);
    assert_int_equal(count_rows(shop, "SELECT count(*) FROM together WHERE customers < 3 "
                                      "OR cosine <= 0 OR cosine > 1"),
                     0);
}

/* A train, whatever the language of the question and of the title; "training" is none. */
static void candidates__lead_with_what_the_ticket_asks_for_outright(void **state)
{
    static const struct {
        const char *title;
        const char *asked;
        const char *matched;
    } rows[] = {
        {"Wooden train", "A gift for a child who likes trains", "trains"},
        {"Tren de madera", "Un regalo para un niño al que le gustan los trenes", "trenes"},
        {"Zug aus Holz", "Ein Geschenk für ein Kind, das Züge mag", "Züge"},
        {"Train en bois", "Un cadeau pour un enfant qui aime les trains", "trains"},
        {"Treno di legno", "Un regalo per un bambino che ama i treni", "treni"},
        {"Trem de madeira", "Um presente para uma criança que gosta de trens", "trens"},
        {"Houten trein", "Een cadeau voor een kind dat van treinen houdt", "treinen"},
        {"قطار خشبي", "هدية لطفل يحب القطارات", "القطارات"},
    };
    struct owned owned = owned_trail();
    struct shop *shop = *state;

    shop_put(shop, (struct product){.id = "MAT", .title = "Training mat", .stock = 5});
    shop_put(shop, (struct product){.id = "BOX", .title = "Gift box", .stock = 5});
    shop_put(shop, (struct product){.id = "CUP", .title = "Cup for a child", .stock = 5});
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t count;
        shop_put(shop, (struct product){.id = "TRAIN", .title = rows[i].title, .stock = 5});
        struct candidate *all = pick(shop,
                                     (struct pick_query){.owned = &owned,
                                                         .owned_count = 1,
                                                         .use_history = true,
                                                         .words = text_of(rows[i].asked)},
                                     &count);
        const struct candidate *train = of(all, count, "TRAIN");
        assert_non_null(train);
        if (train->words < REASON_TICKET_LEADS || !train->matched ||
            !strstr(train->matched, rows[i].matched))
            fail_msg("%s: %f %s", rows[i].asked, train->words,
                     string_or_empty(train->matched));
        assert_string_equal(all[0].product.id, "TRAIN");
        const struct candidate *mat = of(all, count, "MAT");
        assert_true(!mat || mat->words <= 0);
    }
}

/* A number, a size, a time or a verb of everything is no wish; beside one it tells which. */
static void candidates__are_not_asked_for_by_a_number_or_a_size(void **state)
{
    static const struct {
        const char *asked;
        bool is_wished;
    } rows[] = {
        {"My basket is 62.80, why?", false},
        {"The swimsuit is too wide in M", false},
        {"I have waited three days", false},
        {"Ich finde das nicht", false},
        {"Hace tres días que espero", false},
        {"我等了三天", false},
        {"Do you have gloves in M?", true},
        {"A hoop of 80 kg", true},
    };
    struct owned owned = owned_trail();
    struct shop *shop = *state;

    shop_put(shop, (struct product){.id = "GLOVES",
                                    .title = "Gloves M",
                                    .stock = 5,
                                    .description = "80 g. For three days, drei Tage, tres "
                                                   "días, 三天. You find a hoop with it."});
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t count;
        struct candidate *all = pick(shop,
                                     (struct pick_query){.owned = &owned,
                                                         .owned_count = 1,
                                                         .use_history = true,
                                                         .words = text_of(rows[i].asked)},
                                     &count);
        const struct candidate *gloves = of(all, count, "GLOVES");
        bool is_wished = gloves && gloves->words > 0 && gloves->matched;
        if (is_wished != rows[i].is_wished)
            fail_msg("%s: %s", rows[i].asked,
                     gloves ? string_or_empty(gloves->matched) : "no candidate");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(candidates__are_not_asked_for_by_a_number_or_a_size,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(pairs__below_three_customers_are_not_kept,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(pairs__count_a_customer_once, picks_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(candidates__come_with_what_was_bought_together,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(
            candidates__are_like_the_owned_product_that_is_most_like_them, picks_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            candidates__are_never_owned_out_of_stock_sensitive_or_a_variant, picks_open,
            shop_close),
        cmocka_unit_test_setup_teardown(candidates__use_no_history__without_consent,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(candidates__learn_nothing__from_what_was_returned,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(
            candidates__lead_with_what_the_ticket_asks_for_outright, picks_open,
            shop_close),
        cmocka_unit_test_setup_teardown(candidates__answer_the_tickets_words_and_interests,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(candidates__are_no_more_than_asked_for__each_once,
                                        picks_open, shop_close),
        cmocka_unit_test_setup_teardown(candidates__come_from_an_empty_shop_as_none,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(erased_customer__is_out_of_the_counts, picks_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(baskets_finish__makes_the_counts_anew, picks_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
