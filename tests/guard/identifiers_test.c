#include "guard/shop.h"

static void order__is_proved_in_any_grouping_and_case(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K481205 is here.", "K481205", VERDICT_PROVED, "K481205"},
        {"Your order k481205 is here.", "k481205", VERDICT_PROVED, "K481205"},
        {"Your order K 481 205 is here.", "K 481 205", VERDICT_PROVED, "K481205"},
        {"Your order K-481205 is here.", "K-481205", VERDICT_PROVED, "K481205"},
        {"您的订单K481205在这里。", "K481205", VERDICT_PROVED, "K481205"},
        {"Is it order K479003?", "K479003", VERDICT_PROVED, "K479003"},
    };
    shop_check(*state, CLAIM_ORDER, cases, COUNT_OF(cases));
}

static void order__that_looks_like_one_of_hers_and_is_not_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K481206 is on its way.", "K481206", VERDICT_CONTRADICTED, "K481205"},
        {"K999999 is on its way.", "K999999", VERDICT_CONTRADICTED, "K481205"},
        {"Ihre Bestellung Nr. 4711123 ist unterwegs.", "4711123", VERDICT_CONTRADICTED,
         "K481205"},
        {"Tu pedido n.º 4711123 está en camino.", "4711123", VERDICT_CONTRADICTED,
         "K481205"},
        {"您的订单号是4711123。", "4711123", VERDICT_CONTRADICTED, "K481205"},
        {"ご注文番号4711123は配送中です。", "4711123", VERDICT_CONTRADICTED, "K481205"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ORDER, cases, COUNT_OF(cases));
    assert_string_equal(shop_claim(shop, CLAIM_ORDER, "4711123")->right_value, "K481205");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void order__that_the_customer_named_may_be_named(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "What about K481299 and k481298?";
    shop_reads(shop, "I find no order K481299, and no K481298.");
    assert_int_equal(shop_claim(shop, CLAIM_ORDER, "K481299")->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void order__is_no_postcode_phone_ticket_or_amount(void **state)
{
    static const char *const texts[] = {
        "Please confirm the postcode 28012.",
        "Call us on +34 900 123 456.",
        "This is ticket 104277.",
        "It weighs 481205 grams.",
        "See invoice 2026481205.",
        "The serial number stands below.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_equal(shop->opinion.claims[k].kind, CLAIM_ATTRIBUTE);
        }
        assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    }
}

static void tracking__is_proved_or_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"The tracking number is JD014600077712345678.", "JD014600077712345678",
         VERDICT_PROVED, "JD014600077712345678"},
        {"Tracking: JD01 4600 0777 1234 5678.", "JD01 4600 0777 1234 5678", VERDICT_PROVED,
         "JD014600077712345678"},
        {"The tracking number is JD014600077712345679.", "JD014600077712345679",
         VERDICT_CONTRADICTED, "JD014600077712345678"},
        {"El número de seguimiento es 1Z999AA10123456784.", "1Z999AA10123456784",
         VERDICT_CONTRADICTED, "JD014600077712345678"},
        {"物流单号是 JD019999999999999999。", "JD019999999999999999", VERDICT_CONTRADICTED,
         "JD014600077712345678"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_TRACKING, cases, COUNT_OF(cases));
    assert_string_equal(
        shop_claim(shop, CLAIM_TRACKING, "JD019999999999999999")->right_value,
        "JD014600077712345678");
}

static void number__joined_as_this_customers_are__needs_no_word_in_front(void **state)
{
    static const struct shop_case orders[] = {
        {"Thank you for the photos of 26-104338.", "26-104338", VERDICT_CONTRADICTED, NULL},
        {"Danke für die Fotos zu 26-104338.", "26-104338", VERDICT_CONTRADICTED, NULL},
        {"Thank you for the photos of 26-104383.", "26-104383", VERDICT_PROVED, NULL},
    };
    static const struct shop_case parcels[] = {
        {"Die Post führt es unter 99.00.123456.60007305.", "99.00.123456.60007305",
         VERDICT_CONTRADICTED, NULL},
        {"The post has it under 99.00.123456.60007503.", "99.00.123456.60007503",
         VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    struct shipment shipment = shop_shipments_open[0];
    struct order order = shop_orders[0];
    shipment.tracking = "99.00.123456.60007503";
    order.id = "26-104383";
    order.shipments = &shipment;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_check(shop, CLAIM_ORDER, orders, COUNT_OF(orders));
    shop_check(shop, CLAIM_TRACKING, parcels, COUNT_OF(parcels));
    shop_reads(shop, "Please pay by 26.12.2026.");
    assert_null(shop_claim(shop, CLAIM_ORDER, "26.12.2026"));
}

static void product__is_proved_by_its_title_whose_numbers_claim_nothing(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "The Wheelbarrow 60 days 20 EUR is what you look for.");
    assert_int_equal(shop_claim(shop, CLAIM_PRODUCT, "Wheelbarrow 60 days 20 EUR")->verdict,
                     VERDICT_PROVED);
    assert_int_equal(shop->opinion.claim_count, 1);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void stock__is_judged_by_the_variant_that_is_named(void **state)
{
    static const struct shop_case cases[] = {
        {"The Cedar planter is in stock.", "in stock", VERDICT_PROVED, "12"},
        {"The Watering can is in stock.", "in stock", VERDICT_CONTRADICTED, "0"},
        {"The Watering can is sold out.", "sold out", VERDICT_PROVED, "0"},
        {"The Cedar planter is sold out.", "sold out", VERDICT_CONTRADICTED, "12"},
        {"Garden gloves in size M are in stock.", "in stock", VERDICT_PROVED, "5"},
        {"Garden gloves in size L are in stock.", "in stock", VERDICT_CONTRADICTED, "0"},
        {"Cedar planter está agotado.", "agotado", VERDICT_CONTRADICTED, "12"},
        {"Watering can ist auf Lager.", "auf Lager", VERDICT_CONTRADICTED, "0"},
        {"Watering can 有货。", "有货", VERDICT_CONTRADICTED, "0"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_STOCK, cases, COUNT_OF(cases));
    shop_reads(shop, "If the Watering can is in stock, I tell you.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    shop_reads(shop, "The Watering can is not in stock.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void attribute__is_compared_with_the_product_and_only_warns(void **state)
{
    static const struct shop_case cases[] = {
        {"The Pruning shears weigh 240 g.", "240 g", VERDICT_PROVED, "240 g"},
        {"Pruning shears: 240g", "240g", VERDICT_PROVED, "240 g"},
        {"The Pruning shears have blades of 65 mm.", "65 mm", VERDICT_PROVED, NULL},
        {"The Pruning shears have a weight of 900 g.", "900 g", VERDICT_CONTRADICTED,
         "240 g"},
        {"The Pruning shears have a handle of 30 cm.", "30 cm", VERDICT_UNSOURCED, NULL},
        {"The Pruning shears are not rustproof.", "rustproof", VERDICT_PROVED, "no"},
        {"The Pruning shears are rustproof.", "rustproof", VERDICT_CONTRADICTED, "no"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
}

static void code__is_proved_only_in_time_and_for_this_customer(void **state)
{
    static const struct shop_case cases[] = {
        {"Use the code FALL12.", "FALL12", VERDICT_PROVED, "FALL12"},
        {"Your own code is ANA15-XK.", "ANA15-XK", VERDICT_PROVED, "ANA15-XK"},
        {"Use SORRY6 for your trouble.", "SORRY6", VERDICT_PROVED, "SORRY6"},
        {"Use the code SPRING20.", "SPRING20", VERDICT_CONTRADICTED, "2026-05-31"},
        {"Use the code TEAM40.", "TEAM40", VERDICT_CONTRADICTED, NULL},
        {"Use the code BOB15-ZZ.", "BOB15-ZZ", VERDICT_CONTRADICTED, NULL},
        {"Use the code SAVE50.", "SAVE50", VERDICT_UNSOURCED, NULL},
        {"Con el código VERANO30 ahorras.", "VERANO30", VERDICT_UNSOURCED, NULL},
        {"Der Gutscheincode HERBST20 hilft.", "HERBST20", VERDICT_UNSOURCED, NULL},
        {"优惠码：SAVE50", "SAVE50", VERDICT_UNSOURCED, NULL},
        {"クーポンコード「SAVE50」", "SAVE50", VERDICT_UNSOURCED, NULL},
        {"The code SPRING20 is no longer valid.", "SPRING20", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_CODE, cases, COUNT_OF(cases));
    shop_reads(shop, "Use the code SAVE50.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop_reads(shop, "If you use the code TEAM40, it is cheaper.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop_reads(shop, "Would you like to use TEAM40?");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop_reads(shop, "Use the code from your phone and the postal code 28012.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void code__that_the_customer_asks_about_is_no_claim(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "My code SAVE50 does not work";
    shop_reads(shop, "You write that the code SAVE50 does not work.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(order__is_proved_in_any_grouping_and_case,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            order__that_looks_like_one_of_hers_and_is_not_is_contradicted, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(order__that_the_customer_named_may_be_named,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(order__is_no_postcode_phone_ticket_or_amount,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(tracking__is_proved_or_contradicted, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            number__joined_as_this_customers_are__needs_no_word_in_front, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            product__is_proved_by_its_title_whose_numbers_claim_nothing, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(stock__is_judged_by_the_variant_that_is_named,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            attribute__is_compared_with_the_product_and_only_warns, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(code__is_proved_only_in_time_and_for_this_customer,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(code__that_the_customer_asks_about_is_no_claim,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
