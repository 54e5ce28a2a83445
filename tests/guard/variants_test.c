#include "guard/shop.h"

/* A lamp oil in a can of 50 ml and a flask of 10 ml, a coat in S and M, a tea in two bags:
 * no group joins any of them. */
static const struct attribute oil_50[] = {{"volume", "50 ml"}};
static const struct attribute oil_10[] = {{"volume", "10 ml"}};
static const struct attribute coat_s[] = {{"size", "S"}};
static const struct attribute coat_m[] = {{"size", "M"}};
static const struct attribute tea_100[] = {{"weight", "100 g"}};
static const struct attribute tea_250[] = {{"weight", "250 g"}};
static const struct product products[] = {
    {.id = "OIL",
     .title = "Ember 7",
     .brand = "Ember",
     .stock = 5,
     .price = EUR(7800),
     .attributes = oil_50,
     .attribute_count = 1},
    {.id = "FLASK",
     .title = "Ember 7 Pocket Flask",
     .brand = "Ember",
     .stock = 0,
     .price = EUR(2400),
     .attributes = oil_10,
     .attribute_count = 1},
    {.id = "COAT-S",
     .title = "Skua Coat S",
     .brand = "Skua",
     .stock = 0,
     .price = EUR(6400),
     .attributes = coat_s,
     .attribute_count = 1},
    {.id = "COAT-M",
     .title = "Skua Coat M",
     .brand = "Skua",
     .stock = 12,
     .price = EUR(6400),
     .attributes = coat_m,
     .attribute_count = 1},
    {.id = "TEA-100",
     .title = "Dawn Leaf 100 g",
     .brand = "Dawn",
     .stock = 14,
     .price = EUR(900),
     .attributes = tea_100,
     .attribute_count = 1},
    {.id = "TEA-250",
     .title = "Dawn Leaf 250 g",
     .brand = "Dawn",
     .stock = 0,
     .price = EUR(2100),
     .attributes = tea_250,
     .attribute_count = 1},
};
static const struct order_line lines[] = {
    {.product = "COAT-M", .title = "Skua Coat M", .quantity = 1, .price = EUR(6400)}};
static const struct order order = {.id = "K481205",
                                   .customer = "u1",
                                   .status = ORDER_PROCESSING,
                                   .placed_at = 1795309200,
                                   .total = EUR(6400),
                                   .lines = lines,
                                   .line_count = 1,
                                   .read_at = MOMENT_NONE};

static int open_variants(void **state)
{
    int failed = shop_open(state);
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    return failed;
}

static void stock__is_that_of_the_size_that_is_named(void **state)
{
    static const struct shop_case cases[] = {
        {"10毫升的Ember 7小瓶装目前缺货。", "缺货", VERDICT_PROVED, "0"},
        {"50毫升的Ember 7目前缺货。", "缺货", VERDICT_CONTRADICTED, "5"},
        {"Das Ember 7 mit 10 ml ist ausverkauft.", "ausverkauft", VERDICT_PROVED, "0"},
        {"The Ember 7 is sold out.", "sold out", VERDICT_CONTRADICTED, "5"},
        {"S码的Skua大衣目前缺货。", "缺货", VERDICT_PROVED, "0"},
        {"La Skua en talla S está disponible.", "disponible", VERDICT_CONTRADICTED, "0"},
        {"In S ist der Skua Coat ausverkauft, in M sind noch zwölf da.", "ausverkauft",
         VERDICT_PROVED, "0"},
        {"In S ist der Skua Coat ausverkauft, in M sind noch zwölf da.", "sind noch zwölf",
         VERDICT_PROVED, "12"},
        {"O Dawn Leaf de 250 g está esgotado, mas do de 100 g ainda temos 14.", "esgotado",
         VERDICT_PROVED, "0"},
        {"O Dawn Leaf de 250 g está disponível.", "disponível", VERDICT_CONTRADICTED, "0"},
        {"O Dawn Leaf de 100 g está disponível.", "disponível", VERDICT_PROVED, "14"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void size__by_no_title_is_one_of_what_was_ordered(void **state)
{
    static const struct shop_case cases[] = {
        {"Size S is sold out.", "sold out", VERDICT_PROVED, "0"},
        {"Maat S is uitverkocht.", "uitverkocht", VERDICT_PROVED, "0"},
        {"Size M is sold out.", "sold out", VERDICT_CONTRADICTED, "12"},
        {"Van maat M hebben we er nog twaalf liggen.", "hebben we er nog twaalf",
         VERDICT_PROVED, "12"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void stock__of_what_nobody_knows_by_that_name__is_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"小瓶装现在有货。", "有货", VERDICT_UNSOURCED, NULL},
        {"De thermoskan is weer op voorraad.", "weer op voorraad", VERDICT_UNSOURCED, NULL},
        {"Van de geitenmelkzeep liggen er nog zes.", "liggen er nog zes", VERDICT_UNSOURCED,
         NULL},
    };
    static const char *const others[] = {"I am available again on Monday.",
                                         "Your invoice is available in your account.",
                                         "Ihre Ansprechpartnerin ist morgen verfügbar."};
    static const struct article own[] = {
        {.id = "a", .text = "What is out of stock comes back within weeks.", .lang = "en"}};
    struct shop *shop = *state;
    shop_check(shop, CLAIM_STOCK, cases, COUNT_OF(cases));
    shop->facts.articles = own;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(own, 1, &shop->arena);
    shop_reads(shop, "What is out of stock comes back within weeks.");
    assert_null(shop_claim(shop, CLAIM_STOCK, "out of stock")); /* the shop's own words */
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        shop_reads(shop, others[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_not_equal(shop->opinion.claims[k].kind, CLAIM_STOCK);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(stock__is_that_of_the_size_that_is_named,
                                        open_variants, shop_close),
        cmocka_unit_test_setup_teardown(size__by_no_title_is_one_of_what_was_ordered,
                                        open_variants, shop_close),
        cmocka_unit_test_setup_teardown(stock__of_what_nobody_knows_by_that_name__is_seen,
                                        open_variants, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
