#include "guard/shop.h"

/* The thread names K481205, which is on its way with planters; K479003 came in October, and
 * K482000 is being packed. */

static const struct order_line packed_lines[] = {
    {.title = "Rain barrel", .quantity = 1, .price = EUR(5500)}};
static struct order orders[3];

static int elsewhere_open(void **state)
{
    shop_open(state);
    struct shop *shop = *state;
    memcpy(orders, shop_orders, sizeof(shop_orders));
    orders[2] = (struct order){.id = "K482000",
                               .customer = "u1",
                               .placed_at = 1795300000,
                               .status = ORDER_PROCESSING,
                               .total = EUR(9990),
                               .lines = packed_lines,
                               .line_count = 1,
                               .read_at = MOMENT_NONE};
    shop->facts.orders = orders;
    return 0;
}

static void thing__that_no_table_knows_may_be_of_any_order(void **state)
{
    static const struct shop_case cases[] = {
        {"You can still cancel the cistern.", "can", VERDICT_UNSOURCED, NULL},
        {"Du kannst die Tonne noch stornieren.", "kannst", VERDICT_UNSOURCED, NULL},
        {"Todavía puedes cancelar el bidón.", "puedes", VERDICT_UNSOURCED, NULL},
        {"Vous pouvez encore annuler la citerne.", "pouvez", VERDICT_UNSOURCED, NULL},
        {"Puoi ancora annullare la botte.", "Puoi", VERDICT_UNSOURCED, NULL},
        {"Ainda pode cancelar o vestido sem custos.", "pode", VERDICT_UNSOURCED, NULL},
        {"Je kunt de regenton nog annuleren.", "kunt", VERDICT_UNSOURCED, NULL},
        {"You can still cancel it.", "can", VERDICT_CONTRADICTED, NULL},
        {"You can still cancel order K481205.", "can", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void state__of_such_a_thing_is_true_of_all_orders_or_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"O seu vestido já foi enviado.", "enviado", VERDICT_UNSOURCED, NULL},
        {"Your order K481205 is on its way.", "is on its way", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void total__of_another_order_is_seen_and_does_not_block(void **state)
{
    struct shop *shop = *state;
    static const struct shop_case cases[] = {
        {"We would refund the whole 99.90 EUR.", "99.90 EUR", VERDICT_UNSOURCED, NULL},
        {"We would refund the whole 99.80 EUR.", "99.80 EUR", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    shop_reads(shop, cases[0].text);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void parcel__of_another_order_than_the_thread_names_is_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"It is with DHL, number JD014600077700000019.", "JD014600077700000019",
         VERDICT_UNSOURCED, NULL},
        {"It is with DHL, number JD014600077712345678.", "JD014600077712345678",
         VERDICT_PROVED, NULL},
        {"K479003 was sent with DHL, number JD014600077700000019.", "JD014600077700000019",
         VERDICT_PROVED, NULL},
        {"Your other order had the number JD014600077700000019.", "JD014600077700000019",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_TRACKING, cases, COUNT_OF(cases));
}

static void return__of_the_order_whose_refund_was_told_is_not_the_threads(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "We refunded 10 EUR on 10 October. That order is past its return "
                     "window by now, it can no longer be returned.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

/* Another time of what the one order holds is told beside the one in the reply. */
static void guarantee__of_other_goods_than_the_order_holds_is_seen(void **state)
{
    static const struct article articles[] = {
        {.id = "g",
         .title = "Guarantee",
         .text = "Clothes have a guarantee of 2 years, bags of 3 years, from delivery.",
         .lang = "en"}};
    static const char *const category[] = {"Bags", "Backpacks"};
    static const struct product bag = {
        .id = "P-BAG", .title = "Tramo, navy", .category = category, .category_count = 2};
    static const struct order_line line = {
        .product = "P-BAG", .title = "Tramo, navy", .quantity = 1, .price = EUR(9500)};
    struct shop *shop = *state;
    struct order order = shop_orders[1];
    order.lines = &line;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop->facts.products = &bag;
    shop->facts.product_count = 1;
    shop->facts.articles = articles;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    static const struct shop_case cases[] = {
        {"Auf den Rucksack hast du 2 Jahre Garantie.", "2 Jahre", VERDICT_UNSOURCED, NULL},
        {"Auf den Rucksack hast du 3 Jahre Garantie.", "3 Jahre", VERDICT_PROVED, NULL},
        {"La mochila tiene 2 años de garantía.", "2 años", VERDICT_UNSOURCED, NULL},
    };
    shop_check(shop, CLAIM_DURATION, cases, COUNT_OF(cases));
    shop_reads(shop, cases[0].text);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void
size__that_is_kept_for_the_customer_is_kept_as_long_as_the_articles_tell(void **state)
{
    static const struct article articles[] = {
        {.id = "r",
         .title = "Returns",
         .text = "You can return an item within 30 days of delivery.",
         .lang = "en"},
        {.id = "e",
         .title = "Exchanges",
         .text = "Exchanges are free. We keep the new size for you for 10 days.",
         .lang = "en"}};
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = NULL;
    static const struct shop_case cases[] = {
        {"We keep the new size for you for 30 days.", "30 days", VERDICT_CONTRADICTED,
         NULL},
        {"Wir reservieren dir die Größe 30 Tage.", "30 Tage", VERDICT_CONTRADICTED, NULL},
        {"Te la guardamos 30 días.", "30 días", VERDICT_CONTRADICTED, NULL},
        {"On vous la garde 30 jours.", "30 jours", VERDICT_CONTRADICTED, NULL},
        {"Te la teniamo da parte 30 giorni.", "30 giorni", VERDICT_CONTRADICTED, NULL},
        {"Reservamos a M durante 30 dias.", "30 dias", VERDICT_CONTRADICTED, NULL},
        {"We houden de nieuwe maat 30 dagen voor je vast.", "30 dagen",
         VERDICT_CONTRADICTED, NULL},
        {"尺码为您预留30天。", "30天", VERDICT_CONTRADICTED, NULL},
        {"サイズは30日間お取り置きいたします。", "30日間", VERDICT_CONTRADICTED, NULL},
        {"Te la guardamos 10 días.", "10 días", VERDICT_PROVED, NULL},
        {"On vous la garde 10 jours.", "10 jours", VERDICT_PROVED, NULL},
    };
    shop_check(shop, CLAIM_DURATION, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            guarantee__of_other_goods_than_the_order_holds_is_seen, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            size__that_is_kept_for_the_customer_is_kept_as_long_as_the_articles_tell,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(thing__that_no_table_knows_may_be_of_any_order,
                                        elsewhere_open, shop_close),
        cmocka_unit_test_setup_teardown(
            state__of_such_a_thing_is_true_of_all_orders_or_seen, elsewhere_open,
            shop_close),
        cmocka_unit_test_setup_teardown(total__of_another_order_is_seen_and_does_not_block,
                                        elsewhere_open, shop_close),
        cmocka_unit_test_setup_teardown(
            parcel__of_another_order_than_the_thread_names_is_seen, elsewhere_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            return__of_the_order_whose_refund_was_told_is_not_the_threads, elsewhere_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
