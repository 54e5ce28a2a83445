/* What is counted from orders is what plain counting gives, and odd shops count too. */
#include "shop.h"

#include "../../src/catalogue/baskets.h"

#include <math.h>
#include <string.h>

#define CUSTOMERS 100
#define PRODUCTS  80
#define LIKED     60 /* more than have room among the pairs of one */

static bool buys[CUSTOMERS][PRODUCTS];

/* Baskets of every size, the same ones each time. */
static void draw_buys(void)
{
    uint32_t state = 7;
    for (int customer = 0; customer < CUSTOMERS; customer++) {
        for (int product = 0; product < PRODUCTS; product++) {
            state = state * 1103515245 + 12345;
            buys[customer][product] = (product < LIKED && (state >> 16 & 3) == 0) ||
                                      customer % (product + 1) == 0;
        }
    }
}

static void gather(struct baskets *baskets, int customer)
{
    for (int product = 0; product < PRODUCTS; product++) {
        char id[16];
        snprintf(id, sizeof(id), "P%d", product);
        if (buys[customer][product]) {
            baskets_add(baskets, customer + 1, id, 20000 + product);
            baskets_add(baskets, customer + 1, id, 20001 + product);
        }
    }
}

static struct baskets *gather_all(bool is_backwards)
{
    struct baskets *baskets = baskets_create();
    draw_buys();
    for (int i = 0; i < CUSTOMERS; i++) {
        gather(baskets, is_backwards ? CUSTOMERS - 1 - i : i);
    }
    baskets_close(baskets);
    return baskets;
}

static double weight_of(int customer)
{
    int len = 0;
    for (int product = 0; product < PRODUCTS; product++) {
        len += buys[customer][product];
    }
    return pow((double)len, -0.7);
}

static double weigh(int a, int b, uint32_t *customers)
{
    double sum = 0;
    *customers = 0;
    for (int customer = 0; customer < CUSTOMERS; customer++) {
        if (buys[customer][a] && buys[customer][b]) {
            sum += weight_of(customer);
            (*customers)++;
        }
    }
    return sum;
}

static int product_of(const struct baskets *baskets, uint32_t seller)
{
    return (int)strtol(baskets->sellers[seller].id + 1, NULL, 10);
}

static double cosine_of(int a, int b)
{
    uint32_t own, others, customers;
    double sum = weigh(a, b, &customers);
    double norm = sqrt(weigh(a, a, &own) * weigh(b, b, &others));
    return customers < PAIR_MIN ? 0 : sum / norm;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left < right) - (left > right);
}

/* Of the product's pairs, the best first. */
static size_t plain_cosines(int product, double cosines[PRODUCTS])
{
    size_t count = 0;
    for (int other = 0; other < PRODUCTS; other++) {
        double cosine = other == product ? 0 : cosine_of(product, other);
        if (cosine > 0) {
            cosines[count++] = cosine;
        }
    }
    qsort(cosines, count, sizeof(*cosines), by_size);
    return count < PAIRS_MAX ? count : PAIRS_MAX;
}

static void pairs__are_the_best__of_those_that_plain_counting_gives(void **state)
{
    (void)state;
    struct baskets *baskets = gather_all(false);
    struct pairing *pairing = pairing_create(baskets);
    size_t cut = 0;
    for (uint32_t i = 0; i < baskets->seller_count; i++) {
        struct pair pairs[PAIRS_MAX];
        double cosines[PRODUCTS];
        int product = product_of(baskets, i);
        size_t count = pairing_of(pairing, i, pairs);
        assert_int_equal(count, plain_cosines(product, cosines));
        for (size_t at = 0; at < count; at++) {
            uint32_t customers;
            int other = product_of(baskets, pairs[at].other);
            (void)weigh(product, other, &customers);
            assert_int_equal(pairs[at].customers, customers);
            assert_true(fabs(pairs[at].cosine - cosine_of(product, other)) < 1e-12);
            assert_true(fabs(pairs[at].cosine - cosines[at]) < 1e-12);
        }
        cut += count == PAIRS_MAX;
    }
    assert_true(cut > LIKED / 2 && cut < PRODUCTS);
    pairing_destroy(pairing);
    baskets_destroy(baskets);
}

/* Into cosines, by both products; 0 where there is no pair. */
static void count_cosines(bool is_backwards, double cosines[PRODUCTS][PRODUCTS])
{
    struct baskets *baskets = gather_all(is_backwards);
    struct pairing *pairing = pairing_create(baskets);
    memset(cosines, 0, sizeof(double) * PRODUCTS * PRODUCTS);
    for (uint32_t i = 0; i < baskets->seller_count; i++) {
        struct pair pairs[PAIRS_MAX];
        size_t count = pairing_of(pairing, i, pairs);
        for (size_t at = 0; at < count; at++) {
            cosines[product_of(baskets, i)][product_of(baskets, pairs[at].other)] =
                pairs[at].cosine;
        }
    }
    pairing_destroy(pairing);
    baskets_destroy(baskets);
}

static void
pairs__are_the_same_to_the_last_bit__in_whatever_order_customers_come(void **state)
{
    (void)state;
    static double forwards[PRODUCTS][PRODUCTS];
    static double backwards[PRODUCTS][PRODUCTS];
    count_cosines(false, forwards);
    count_cosines(true, backwards);
    assert_memory_equal(forwards, backwards, sizeof(forwards));
}

static void buyers__are_recent__by_their_first_day_up_to_the_newest(void **state)
{
    static const int64_t days[] = {20005 - RECENT, 20005 - RECENT + 1, 20005, INT64_MIN};
    (void)state;
    struct baskets *baskets = baskets_create();
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        baskets_add(baskets, (int64_t)i + 1, "B", 20005);
        baskets_add(baskets, (int64_t)i + 1, "A", 20005);
        baskets_add(baskets, (int64_t)i + 1, "A", days[i]);
    }
    baskets_close(baskets);
    assert_int_equal(baskets->newest, 20005);
    assert_int_equal(baskets->sellers[0].recent, 4);
    assert_int_equal(baskets->sellers[1].customers, 4);
    assert_int_equal(baskets->sellers[1].recent, 2);
    assert_int_equal(baskets->holding_count, 8);
    baskets_destroy(baskets);
}

static void pairs__are_none__of_a_customer_who_buys_everything(void **state)
{
    (void)state;
    struct baskets *baskets = baskets_create();
    struct pair pairs[PAIRS_MAX];
    for (int line = 0; line < 1000000; line++) {
        char id[16];
        snprintf(id, sizeof(id), "P%d", line % (BASKET_MAX + 1));
        baskets_add(baskets, 1, id, 20000 + line % 3000);
    }
    for (int64_t customer = 2; customer <= 3; customer++) {
        baskets_add(baskets, customer, "P1", 20000);
        baskets_add(baskets, customer, "P2", 20000);
    }
    baskets_close(baskets);
    assert_int_equal(baskets->seller_count, BASKET_MAX + 1);
    assert_int_equal(baskets->customer_count, 3);
    struct pairing *pairing = pairing_create(baskets);
    for (uint32_t i = 0; i < baskets->seller_count; i++) {
        assert_int_equal(pairing_of(pairing, i, pairs), 0);
    }
    pairing_destroy(pairing);
    baskets_destroy(baskets);
}

static size_t candidates_of(struct shop *shop, const char *product,
                            struct candidate **candidates)
{
    struct owned owned = {.product = product, .times = 1, .last = day_from_number(20000)};
    struct pick_query query = {.owned = &owned,
                               .owned_count = product != NULL,
                               .use_history = true,
                               .words = text_of("trail"),
                               .limit = 20};
    size_t count = 0;
    if (!catalogue_candidates(shop->catalogue, &query, &shop->arena, candidates, &count,
                              &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    return count;
}

static void order_by_four(struct shop *shop, const char *one, const char *two)
{
    shop_orders_begin(shop);
    for (int customer = 1; customer <= 4; customer++) {
        shop_buys(shop, customer, one, 1);
        shop_buys(shop, customer, two, 1);
    }
    shop_orders_finish(shop);
}

static void candidates__are_none__where_the_orders_know_other_products(void **state)
{
    struct shop *shop = *state;
    struct candidate *candidates;
    order_by_four(shop, "GONE", "LOST");
    assert_int_equal(candidates_of(shop, "GONE", &candidates), 0);
    assert_int_equal(candidates_of(shop, NULL, &candidates), 0);
    shop_put_titled(shop, "ONE", "Trail one");
    assert_int_equal(candidates_of(shop, "GONE", &candidates), 1);
    assert_string_equal(candidates[0].product.id, "ONE");
    assert_null(candidates[0].with);
    assert_int_equal(candidates_of(shop, "ONE", &candidates), 0);
}

static void candidates__may_cost_nothing__and_have_long_titles(void **state)
{
    static char title[10001];
    struct shop *shop = *state;
    struct candidate *candidates;
    struct money free_of_charge = {.is_known = true, .parts = 0, .currency = "EUR"};
    struct money dear = {.is_known = true, .parts = INT64_MAX, .currency = "JPY"};
    for (size_t i = 0; i + 1 < sizeof(title); i++) {
        title[i] = "trail lamp "[i % 11];
    }
    shop_put(shop,
             (struct product){
                 .id = "FREE", .title = "Trail map", .stock = 3, .price = free_of_charge});
    shop_put(shop,
             (struct product){.id = "DEAR", .title = "Trail", .stock = 3, .price = dear});
    struct product long_one = {.id = "LONG", .title = title, .stock = 3};
    assert_true(
        catalogue_put_product(shop->catalogue, &long_one, text_of("{}"), &shop->err));
    order_by_four(shop, "FREE", "LONG");
    size_t count = candidates_of(shop, "FREE", &candidates);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        bool is_long = string_equals(candidates[i].product.id, "LONG");
        assert_int_equal(strlen(candidates[i].product.title), is_long ? 10000 : 5);
        assert_int_equal(candidates[i].with_customers, is_long ? 4 : 0);
    }
    assert_int_equal(candidates_of(shop, "LONG", &candidates), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs__are_the_best__of_those_that_plain_counting_gives),
        cmocka_unit_test(
            pairs__are_the_same_to_the_last_bit__in_whatever_order_customers_come),
        cmocka_unit_test(buyers__are_recent__by_their_first_day_up_to_the_newest),
        cmocka_unit_test(pairs__are_none__of_a_customer_who_buys_everything),
        cmocka_unit_test_setup_teardown(
            candidates__are_none__where_the_orders_know_other_products, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(candidates__may_cost_nothing__and_have_long_titles,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
