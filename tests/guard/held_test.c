#include "guard/shop.h"

/* A kettle, toasters and filters in threes, whose titles are English: Ana's order has one,
 * two and one of them, an earlier one a lamp. */
static const char *const kettles[] = {"Kettles"};
static const char *const toasters[] = {"Toasters"};
static const char *const filters[] = {"Filters"};
static const char *const lamps[] = {"Lamps"};
static const struct attribute filter[] = {{"pieces", "3"}, {"fits", "Aria kettle"}};
#define THING(own_id, own_title, own_category)                                             \
    {                                                                                      \
        .id = (own_id), .title = (own_title), .category = (own_category),                  \
        .category_count = 1, .stock = 3                                                    \
    }
static const struct product products[] = {
    THING("KET", "Aria", kettles),
    THING("TST", "Crisp", toasters),
    {.id = "FLT",
     .title = "Puro cartridges, 3-pack",
     .category = filters,
     .category_count = 1,
     .attributes = filter,
     .attribute_count = COUNT_OF(filter)},
    THING("LMP", "Polo", lamps),
};
static const struct order_line lines_new[] = {
    {.product = "KET", .title = "Aria", .quantity = 1, .price = EUR(4900)},
    {.product = "TST", .title = "Crisp", .quantity = 2, .price = EUR(3500)},
    {.product = "FLT",
     .title = "Puro cartridges, 3-pack",
     .quantity = 1,
     .price = EUR(1900)}};
static const struct order_line lines_old[] = {
    {.product = "LMP", .title = "Polo", .quantity = 1, .price = EUR(8900)}};
static const struct order orders[] = {
    {.id = "K481205",
     .customer = "u1",
     .status = ORDER_PROCESSING,
     .placed_at = 1795309200,
     .total = EUR(13800),
     .lines = lines_new,
     .line_count = COUNT_OF(lines_new),
     .read_at = MOMENT_NONE},
    {.id = "K479003",
     .customer = "u1",
     .status = ORDER_DELIVERED,
     .placed_at = 1790503200,
     .total = EUR(8900),
     .lines = lines_old,
     .line_count = COUNT_OF(lines_old),
     .read_at = MOMENT_NONE},
};

static int open_things(void **state)
{
    int failed = shop_open(state);
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    shop->facts.orders = orders;
    shop->facts.order_count = COUNT_OF(orders);
    return failed;
}

static void things__are_counted_by_what_they_are_called(void **state)
{
    static const struct shop_case cases[] = {
        {"K481205 holds three toasters at 35 EUR each.", "three", VERDICT_CONTRADICTED,
         "2"},
        {"K481205 holds two toasters and a kettle.", "two", VERDICT_PROVED, NULL},
        {"In K481205 sind drei Toaster und ein Wasserkocher.", "drei", VERDICT_CONTRADICTED,
         "2"},
        {"In K481205 stecken zwei Toaster, es sind die cremefarbenen.", "zwei",
         VERDICT_PROVED, NULL},
        {"El pedido K481205 contiene cuatro tostadoras.", "cuatro", VERDICT_CONTRADICTED,
         "2"},
        {"Dans le colis K481205 vous trouverez deux bouilloires.", "deux",
         VERDICT_CONTRADICTED, "1"},
        {"Dans K481205 vous avez commandé deux boîtes de filtres.", "deux",
         VERDICT_CONTRADICTED, "1"},
        {"L'ordine K481205 contiene cinque tostapane.", "cinque", VERDICT_CONTRADICTED,
         "2"},
        {"A encomenda K481205 contém três torradeiras.", "três", VERDICT_CONTRADICTED, "2"},
        {"In K481205 zitten een waterkoker en twee pakken filters.", "twee",
         VERDICT_CONTRADICTED, "1"},
        {"K481205里有三台吐司机。", "三", VERDICT_CONTRADICTED, "2"},
        {"K481205にはケトルが二台入っています。", "二", VERDICT_CONTRADICTED, "1"},
        {"K481205でご注文いただいたのはトースター3台です。", "3", VERDICT_CONTRADICTED,
         "2"},
        {"K481205 holds three filters.", "three", VERDICT_PROVED, NULL},
        {"K481205 holds two lamps.", "two", VERDICT_UNSOURCED, NULL},
        {"La K481205 comprend une lampe.", "une", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void some_of_them_or_others__are_spoken_of_freely(void **state)
{
    static const char *const texts[] = {
        "Your order K481205 holds a kettle, and one toaster of it is broken.",
        "One of the toasters you ordered in K481205 is cream.",
        "If you had ordered three toasters in K481205, it would be free.",
        "You asked whether K481205 holds three toasters.",
        "We can add three toasters to K481205 for you.",
        "K481205 does not hold three toasters.",
        "Für K481205 legen wir gern drei Toaster zurück.",
        "Tres tostadoras como las del K481205 caben en una caja.",
        "K481205 contient une bouilloire ; trois grille-pain restent en stock.",
        "K481205里有一台水壶和两台吐司机。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].verdict == VERDICT_CONTRADICTED) {
                shop_print(shop);
                fail_msg("contradicted: %s", texts[i]);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(things__are_counted_by_what_they_are_called,
                                        open_things, shop_close),
        cmocka_unit_test_setup_teardown(some_of_them_or_others__are_spoken_of_freely,
                                        open_things, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
