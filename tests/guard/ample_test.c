#include "guard/shop.h"

/* A shop for boats: no lantern is there, three paddles are, forty ropes. */
static const struct product products[] = {
    {.id = "LANTERN", .title = "Havn Lantern", .stock = 0, .price = EUR(3900)},
    {.id = "PADDLE", .title = "Sund Paddle", .stock = 3, .price = EUR(5400)},
    {.id = "ROPE", .title = "Tauwerk Nordic", .stock = 40, .price = EUR(1250)},
};

static int open_boats(void **state)
{
    if (shop_open(state) != 0) {
        return -1;
    }
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    return 0;
}

static void plenty__of_what_is_not_there_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"There are plenty of Havn Lantern here.", "plenty of", VERDICT_CONTRADICTED, "0"},
        {"There are plenty of Tauwerk Nordic left.", "plenty of", VERDICT_PROVED, "40"},
        {"We have lots of the Sund Paddle.", "lots of", VERDICT_UNSOURCED, NULL},
        {"Vom Havn Lantern ist reichlich auf Lager.", "reichlich", VERDICT_CONTRADICTED,
         "0"},
        {"Tenemos muchos Havn Lantern.", "muchos", VERDICT_CONTRADICTED, "0"},
        {"Nous avons beaucoup de Havn Lantern.", "beaucoup de", VERDICT_CONTRADICTED, "0"},
        {"Abbiamo tanti Havn Lantern in magazzino.", "tanti", VERDICT_CONTRADICTED, "0"},
        {"Temos muitos Havn Lantern em stock.", "muitos", VERDICT_CONTRADICTED, "0"},
        {"De Havn Lantern is volop op voorraad.", "volop", VERDICT_CONTRADICTED, "0"},
        {"您问的Havn Lantern目前现货充足。", "充足", VERDICT_CONTRADICTED, "0"},
        {"Tauwerk Nordic现货充足。", "充足", VERDICT_PROVED, "40"},
        {"Havn Lanternは在庫が豊富にございます。", "豊富に", VERDICT_CONTRADICTED, "0"},
        {"Tauwerk Nordicは在庫が十分にございます。", "十分に", VERDICT_PROVED, "40"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void few__is_neither_none_nor_many(void **state)
{
    static const struct shop_case cases[] = {
        {"Only a few of the Sund Paddle are left.", "Only a few", VERDICT_PROVED, "3"},
        {"Only a few of the Tauwerk Nordic are left.", "Only a few", VERDICT_CONTRADICTED,
         "40"},
        {"The Sund Paddle is almost sold out.", "almost sold out", VERDICT_PROVED, "3"},
        {"Vom Havn Lantern sind noch wenige da.", "wenige", VERDICT_CONTRADICTED, "0"},
        {"Del Havn Lantern quedan pocas.", "pocas", VERDICT_CONTRADICTED, "0"},
        {"Del Sund Paddle quedan pocas.", "pocas", VERDICT_PROVED, "3"},
        {"Il reste peu de Tauwerk Nordic.", "peu de", VERDICT_CONTRADICTED, "40"},
        {"Il Sund Paddle è quasi esaurito.", "quasi esaurito", VERDICT_PROVED, "3"},
        {"Do Tauwerk Nordic restam poucos.", "poucos", VERDICT_CONTRADICTED, "40"},
        {"De Sund Paddle is bijna uitverkocht.", "bijna uitverkocht", VERDICT_PROVED, "3"},
        {"Tauwerk Nordic现货不多了。", "不多了", VERDICT_CONTRADICTED, "40"},
        {"Havn Lanternの在庫は残りわずかです。", "残りわずか", VERDICT_CONTRADICTED, "0"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void one__that_is_left_is_counted_though_it_is_an_article(void **state)
{
    static const struct shop_case cases[] = {
        {"Vom Sund Paddle haben wir nur noch eine auf Lager.", "haben wir nur noch eine",
         VERDICT_CONTRADICTED, "3"},
        {"Del Sund Paddle solo nos queda una.", "nos queda una", VERDICT_CONTRADICTED, "3"},
        {"Du Sund Paddle, il n'en reste qu'une.", "il n'en reste qu'une",
         VERDICT_CONTRADICTED, "3"},
        {"Del Sund Paddle ce ne resta solo una.", "ce ne resta solo una",
         VERDICT_CONTRADICTED, "3"},
        {"Do Sund Paddle só resta uma.", "resta uma", VERDICT_CONTRADICTED, "3"},
        {"Van de Sund Paddle hebben we er nog maar een over.", "een over",
         VERDICT_CONTRADICTED, "3"},
        {"We have only one Sund Paddle left.", "have only one", VERDICT_CONTRADICTED, "3"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void a_part_for_a_product__is_not_the_product(void **state)
{
    static const struct shop_case cases[] = {
        {"The Sund is out of stock.", "out of stock", VERDICT_CONTRADICTED, NULL},
        {"El Sund está agotado.", "agotado", VERDICT_CONTRADICTED, NULL},
        {"The blade for the Sund is out of stock.", "out of stock", VERDICT_UNSOURCED,
         NULL},
        {"El juego de juntas del Sund está agotado.", "agotado", VERDICT_UNSOURCED, NULL},
        {"Die Dichtung für den Sund ist ausverkauft.", "ausverkauft", VERDICT_UNSOURCED,
         NULL},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void plenty__of_time_and_of_people_is_no_stock(void **state)
{
    static const char *const texts[] = {
        "You have plenty of time to return the Havn Lantern.",
        "There are lots of people who like the Havn Lantern.",
        "Für den Havn Lantern haben Sie noch genug Zeit.",
        "Muchos clientes preguntan por el Havn Lantern.",
        "Zum Havn Lantern haben wir nur noch eine Frage.",
        "Beaucoup de clients demandent le Havn Lantern.",
        "Havn Lantern还有很多时间可以退。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].kind == CLAIM_STOCK) {
                shop_print(shop);
                fail_msg("stock: %s", texts[i]);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_part_for_a_product__is_not_the_product,
                                        open_boats, shop_close),
        cmocka_unit_test_setup_teardown(plenty__of_what_is_not_there_is_contradicted,
                                        open_boats, shop_close),
        cmocka_unit_test_setup_teardown(few__is_neither_none_nor_many, open_boats,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            one__that_is_left_is_counted_though_it_is_an_article, open_boats, shop_close),
        cmocka_unit_test_setup_teardown(plenty__of_time_and_of_people_is_no_stock,
                                        open_boats, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
