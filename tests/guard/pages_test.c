#include "guard/shop.h"

/* A shop for telescopes, with a page for each thing; a cap in two sizes has one each. */
static const struct attribute cap_s[] = {{"size", "S"}};
static const struct attribute cap_m[] = {{"size", "M"}};
static const struct product products[] = {
    {.id = "SCOPE",
     .title = "Vega Scope",
     .stock = 6,
     .price = EUR(38900),
     .url = "https://lindenlarch.example/p/vega"},
    {.id = "MOUNT",
     .title = "Altair Mount",
     .stock = 2,
     .price = EUR(12900),
     .url = "https://lindenlarch.example/p/altair"},
    {.id = "CAP-S",
     .title = "Lyra Cap S",
     .stock = 4,
     .price = EUR(900),
     .url = "https://lindenlarch.example/p/cap-s",
     .attributes = cap_s,
     .attribute_count = 1},
    {.id = "CAP-M",
     .title = "Lyra Cap M",
     .stock = 4,
     .price = EUR(900),
     .url = "https://lindenlarch.example/p/cap-m",
     .attributes = cap_m,
     .attribute_count = 1},
};

static int open_scopes(void **state)
{
    if (shop_open(state) != 0) {
        return -1;
    }
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    return 0;
}

static void link__to_the_page_of_another_product__is_contradicted(void **state)
{
#define ALTAIR "https://lindenlarch.example/p/altair"
    static const struct shop_case cases[] = {
        {"You find the Vega Scope at " ALTAIR ".", ALTAIR, VERDICT_CONTRADICTED, NULL},
        {"Die Vega Scope steht auf " ALTAIR ".", ALTAIR, VERDICT_CONTRADICTED, NULL},
        {"La Vega Scope está en " ALTAIR ".", ALTAIR, VERDICT_CONTRADICTED, NULL},
        {"La Vega Scope se trouve ici : " ALTAIR "?ref=mail", ALTAIR "?ref=mail",
         VERDICT_CONTRADICTED, NULL},
        {"La Vega Scope è su " ALTAIR "/.", ALTAIR "/", VERDICT_CONTRADICTED, NULL},
        {"A Vega Scope está em " ALTAIR ".", ALTAIR, VERDICT_CONTRADICTED, NULL},
        {"De Vega Scope vind je op " ALTAIR ".", ALTAIR, VERDICT_CONTRADICTED, NULL},
        {"Vega Scope在这里： " ALTAIR " 。", ALTAIR, VERDICT_CONTRADICTED, NULL},
        {"Vega Scopeはこちらです： " ALTAIR " 。", ALTAIR, VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_URL, cases, COUNT_OF(cases));
#undef ALTAIR
}

static void link__to_a_page_that_nobody_here_knows__is_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"The Vega Scope is at https://lindenlarch.example/p/vega-mini today.",
         "https://lindenlarch.example/p/vega-mini", VERDICT_UNSOURCED, NULL},
        {"The Vega Scope is at https://lindenlarch.example/p/vega today.",
         "https://lindenlarch.example/p/vega", VERDICT_PROVED, NULL},
        {"The Vega Scope is at www.lindenlarch.example/p/vega?ref=mail today.",
         "www.lindenlarch.example/p/vega?ref=mail", VERDICT_PROVED, NULL},
        {"For the Vega Scope see https://lindenlarch.example/help/returns today.",
         "https://lindenlarch.example/help/returns", VERDICT_PROVED, NULL},
        {"The Vega Scope fits the Altair Mount, https://lindenlarch.example/p/altair now.",
         "https://lindenlarch.example/p/altair", VERDICT_PROVED, NULL},
        {"The Lyra Cap S is at https://lindenlarch.example/p/cap-m today.",
         "https://lindenlarch.example/p/cap-m", VERDICT_PROVED, NULL},
        {"The Vega Scope is big, a smaller one is at "
         "https://lindenlarch.example/p/altair today.",
         "https://lindenlarch.example/p/altair", VERDICT_UNSOURCED, NULL},
        {"Instead of the Vega Scope try https://lindenlarch.example/p/altair today.",
         "https://lindenlarch.example/p/altair", VERDICT_UNSOURCED, NULL},
        {"Have a look: https://lindenlarch.example/p/altair today.",
         "https://lindenlarch.example/p/altair", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_check(shop, CLAIM_URL, &cases[i], 1);
        assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            link__to_the_page_of_another_product__is_contradicted, open_scopes, shop_close),
        cmocka_unit_test_setup_teardown(link__to_a_page_that_nobody_here_knows__is_seen,
                                        open_scopes, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
