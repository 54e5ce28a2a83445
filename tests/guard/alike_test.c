#include "guard/shop.h"

/* A kettle was ordered; its jug and its seal are named by the same word. */
static const struct product goods[] = {
    {.id = "K", .title = "Vortex 900 blender", .price = EUR(11900), .stock = 7},
    {.id = "J", .title = "Vortex spare glass jug", .price = EUR(3450), .stock = 11},
    {.id = "S", .title = "Vortex sealing ring set", .price = EUR(690), .stock = 0},
};
static const struct order_line lines[] = {
    {.product = "K", .title = "Vortex 900 blender", .quantity = 1, .price = EUR(11900)}};

/* The shop sells these, and the blender was ordered. */
static void sells_vortex(struct shop *shop)
{
    static struct order order;
    order = shop->facts.orders[0];
    order.lines = (struct order_line *)lines;
    order.line_count = COUNT_OF(lines);
    order.total = (struct money)EUR(11900);
    shop->facts.products = goods;
    shop->facts.product_count = COUNT_OF(goods);
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
}

static void what_another_of_that_name_costs_and_has__is_not_contradicted(void **state)
{
    static const char *const texts[] = {
        "La jarra de repuesto de la Vortex cuesta 34,50 € y nos quedan once.",
        "Der Ersatzkrug für den Vortex kostet 34,50 €, davon haben wir noch elf.",
        "La carafe de rechange du Vortex est à 34,50 € et il nous en reste onze.",
        "La caraffa di ricambio della Vortex costa 34,50 €, ne restano undici.",
        "O jarro da Vortex custa 34,50 € e restam onze.",
        "De losse kan voor de Vortex kost 34,50 € en daar hebben we er nog elf van.",
        "Vortex的备用玻璃壶34.50欧元，还剩十一个。",
        "Vortexの交換用ガラス容器は34.50ユーロ、在庫は11個です。",
        "De afdichtring van de Vortex is uitverkocht.",
    };
    struct shop *shop = *state;
    sells_vortex(shop);
    shop_none_blocks(shop, texts, COUNT_OF(texts));
}

static void what_none_of_that_name_costs__is_contradicted(void **state)
{
    static const struct shop_case amounts[] = {
        {"The Vortex costs 99 EUR.", "99 EUR", VERDICT_CONTRADICTED, NULL},
        {"Die Vortex kostet 99 EUR.", "99 EUR", VERDICT_CONTRADICTED, NULL},
    };
    static const struct shop_case stocks[] = {
        {"De la Vortex nos quedan doce.", "nos quedan doce", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    sells_vortex(shop);
    shop_check(shop, CLAIM_AMOUNT, amounts, COUNT_OF(amounts));
    shop_check(shop, CLAIM_STOCK, stocks, COUNT_OF(stocks));
}

/* 35 pieces at a price below 35. */
static void a_count_in_front_of_a_price__is_no_range(void **state)
{
    static const struct shop_case cases[] = {
        {"Ne abbiamo 35 a 24,50 €.", "24,50 €", VERDICT_PROVED, NULL},
        {"Nous en avons 35 à 24,50 €.", "24,50 €", VERDICT_PROVED, NULL},
        {"Tenemos 35 a 24,50 €.", "24,50 €", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            what_another_of_that_name_costs_and_has__is_not_contradicted, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(what_none_of_that_name_costs__is_contradicted,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(a_count_in_front_of_a_price__is_no_range, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
