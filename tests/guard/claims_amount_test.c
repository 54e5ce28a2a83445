#include "guard/shop.h"

static void amount__is_one_however_it_is_written(void **state)
{
    static const struct shop_case cases[] = {
        {"The total is 89.40 EUR.", "89.40 EUR", VERDICT_PROVED, "89.40 EUR"},
        {"The total is €89.40.", "€89.40", VERDICT_PROVED, "89.40 EUR"},
        {"Your order K481205 of 89.40 EUR left free of shipping.", "89.40 EUR",
         VERDICT_PROVED, "89.40 EUR"},
        {"Ihre Bestellung K481205 über 89,40 € ging versandkostenfrei raus.", "89,40 €",
         VERDICT_PROVED, "89.40 EUR"},
        {"El total es 89,40 €.", "89,40 €", VERDICT_PROVED, "89.40 EUR"},
        {"Der Gesamtbetrag ist EUR 89,40.", "EUR 89,40", VERDICT_PROVED, "89.40 EUR"},
        {"Le total est de 89,40 euros.", "89,40 euros", VERDICT_PROVED, "89.40 EUR"},
        {"总额是89.40欧元。", "89.40欧元", VERDICT_PROVED, "89.40 EUR"},
        {"合計は89.40ユーロです。", "89.40ユーロ", VERDICT_PROVED, "89.40 EUR"},
        {"The total is 89,40EUR.", "89,40EUR", VERDICT_PROVED, "89.40 EUR"},
        {"The total is 89.40.", "89.40", VERDICT_PROVED, "89.40 EUR"},
        {"The total is about 90 EUR.", "90 EUR", VERDICT_PROVED, "89.40 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__is_proved_by_order_product_article_or_promotion(void **state)
{
    static const struct shop_case cases[] = {
        {"You paid 35.90 EUR for the Watering can.", "35.90 EUR", VERDICT_PROVED,
         "35.90 EUR"},
        {"The Cedar planter costs 24.50 EUR.", "24.50 EUR", VERDICT_PROVED, "24.50 EUR"},
        {"Look at the Pruning shears. They cost 38 EUR.", "38 EUR", VERDICT_PROVED,
         "38.00 EUR"},
        {"The shipping fee was 4.50 EUR.", "4.50 EUR", VERDICT_PROVED, NULL},
        {"A refund of 10 EUR was made for order K479003.", "10 EUR", VERDICT_PROVED,
         "10.00 EUR"},
        {"La devolución desde otro país de la UE cuesta 5,20 €.", "5,20 €", VERDICT_PROVED,
         "5.20 EUR"},
        {"Delivery is free from 60 EUR.", "60 EUR", VERDICT_PROVED, "60 EUR"},
        {"FALL12 is for orders of 40 EUR or more.", "40 EUR", VERDICT_PROVED, "FALL12"},
        {"SORRY6 takes 6 EUR off.", "6 EUR", VERDICT_PROVED, "SORRY6"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__is_proved_as_a_sum_and_the_sum_is_shown(void **state)
{
    static const struct shop_case cases[] = {
        {"The Cedar planter and the Watering can are 60.40 EUR together.", "60.40 EUR",
         VERDICT_PROVED, "24.50 + 35.90 EUR"},
        {"Three Cedar planter are 73.50 EUR.", "73.50 EUR", VERDICT_PROVED,
         "3 x 24.50 EUR"},
        {"You keep it and get 25 percent of the price of the Cedar planter back: 6.13 EUR.",
         "6.13 EUR", VERDICT_PROVED, "25 % of 24.50 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__is_contradicted_where_the_same_thing_is_known_otherwise(void **state)
{
    static const struct shop_case cases[] = {
        {"The total of your order is 99.40 EUR.", "99.40 EUR", VERDICT_CONTRADICTED,
         "89.40 EUR"},
        {"El total de tu pedido es 98,40 €.", "98,40 €", VERDICT_CONTRADICTED, "89.40 EUR"},
        {"A refund of 50 EUR was made for order K479003.", "50 EUR", VERDICT_CONTRADICTED,
         "10.00 EUR"},
        {"A refund of 42.50 EUR was made for order K479003.", "42.50 EUR",
         VERDICT_CONTRADICTED, "10.00 EUR"},
        {"The Cedar planter costs 19.90 EUR.", "19.90 EUR", VERDICT_CONTRADICTED,
         "24.50 EUR"},
        {"The Cedar planter (29.50 EUR) goes well with it.", "29.50 EUR",
         VERDICT_CONTRADICTED, "24.50 EUR"},
        {"Der Versand nach Spanien: die Versandkosten betragen 9,50 EUR.", "9,50 EUR",
         VERDICT_CONTRADICTED, "4.50 EUR"},
        {"A return from another EU country costs 8.20 EUR.", "8.20 EUR",
         VERDICT_CONTRADICTED, "5.20 EUR"},
        {"FALL12 is for orders of 20 EUR or more.", "20 EUR", VERDICT_CONTRADICTED,
         "40.00 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__without_a_source_blocks(void **state)
{
    static const char *const texts[] = {
        "As goodwill you get 15 EUR.",
        "Te damos 15 € de descuento.",
        "Sie bekommen 15 EUR gutgeschrieben.",
        "Vous recevez 15 €.",
        "您将获得15欧元。",
        "15ユーロを差し上げます。",
        "You get a voucher of $20.",
        "We give you 1,500.00 EUR.",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

static void amount__of_another_currency_is_another_amount(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Your order is 89.40 USD.");
    assert_int_not_equal(shop_claim(shop, CLAIM_AMOUNT, "89.40 USD")->verdict,
                         VERDICT_PROVED);
}

#define PRICE_IN(code)                                                                     \
    {                                                                                      \
        .parts = 125000, .currency = code, .is_known = true                                \
    }

static void amount__is_read_in_the_currencies_of_arabic(void **state)
{
    static const struct {
        struct product product;
        struct shop_case one;
    } cases[] = {
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("EUR")},
         {"سعر الكوب الأزرق 12.50 يورو.", "12.50 يورو", VERDICT_PROVED, "12.50 EUR"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("EUR")},
         {"سعر الكوب الأزرق ١٢٫٥٠ يورو.", "١٢٫٥٠ يورو", VERDICT_PROVED, "12.50 EUR"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("USD")},
         {"سعر الكوب الأزرق ١٢٫٥٠ دولار.", "١٢٫٥٠ دولار", VERDICT_PROVED, "12.50 USD"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("SAR")},
         {"سعر الكوب الأزرق 12.50 ريال.", "12.50 ريال", VERDICT_PROVED, "12.50 SAR"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("AED")},
         {"سعر الكوب الأزرق ١٢٫٥٠ درهم.", "١٢٫٥٠ درهم", VERDICT_PROVED, "12.50 AED"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("KWD")},
         {"سعر الكوب الأزرق 12.50 دينار.", "12.50 دينار", VERDICT_PROVED, NULL}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("EGP")},
         {"سعر الكوب الأزرق 12.50 جنيه.", "12.50 جنيه", VERDICT_PROVED, "12.50 EGP"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("EUR")},
         {"والكوب الأزرق بسعر 12.50 يورو.", "12.50 يورو", VERDICT_PROVED, "12.50 EUR"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("EUR")},
         {"للكوب الأزرق سعر واحد وهو 12.50 يورو.", "12.50 يورو", VERDICT_PROVED,
          "12.50 EUR"}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("EUR")},
         {"سعر الكوب الأزرق 12.50 ريال.", "12.50 ريال", VERDICT_CONTRADICTED, NULL}},
        {{.id = "P", .title = "الكوب الأزرق", .price = PRICE_IN("SAR")},
         {"سعر الكوب الأزرق ١٥٫٥٠ ريال.", "١٥٫٥٠ ريال", VERDICT_CONTRADICTED, NULL}},
    };
    struct shop *shop = *state;
    shop->facts.product_count = 1;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop->facts.products = &cases[i].product;
        shop_check(shop, CLAIM_AMOUNT, &cases[i].one, 1);
    }
}

static void amount__offers_the_right_one_as_the_language_writes_it(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "El total de tu pedido es 98,40 €.");
    assert_string_equal(shop_claim(shop, CLAIM_AMOUNT, "98,40 €")->right_value, "89,40 €");
    shop_reads(shop, "The Cedar planter costs 19.90 EUR.");
    assert_string_equal(shop_claim(shop, CLAIM_AMOUNT, "19.90 EUR")->right_value, "€24.50");
}

static void amount__that_the_customer_named_is_no_claim(void **state)
{
    static const char *const texts[] = {
        "You write that you paid 120 EUR.",
        "If you paid 120 EUR, please send me the receipt.",
        "Did you pay 120 EUR by card?",
        "It was not 120 EUR but 89.40 EUR.",
        "Dices que pagaste 120 EUR.",
        "Sie schreiben, dass Sie 120 EUR bezahlt haben.",
        "您说您付了120欧元。",
        "> I paid 120 EUR",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail();
        }
    }
}

static void amount__that_the_shop_wrote_in_the_thread_is_proved_by_it(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "You get the 17.30 EUR that I offered.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop->messages[1] = (struct message){.id = "m2",
                                         .from = FROM_AGENT,
                                         .at = MOMENT_NONE,
                                         .text = "I can offer 17.30 EUR."};
    shop->ticket.message_count = 2;
    shop_reads(shop, "You get the 17.30 EUR that I offered.");
    const struct claim *claim = shop_claim(shop, CLAIM_AMOUNT, "17.30 EUR");
    assert_int_equal(claim->verdict, VERDICT_PROVED);
    assert_string_equal(claim->source.kind, "thread");
}

static void amount__is_read_in_any_common_notation(void **state)
{
    static const char *const notations[] = {
        "89.40 EUR",
        "EUR 89.40",
        "€89.40",
        "89,40 €",
        "89,40€",
        "89.4 EUR",
        "89 € 40",
        "89€40",
        "89 Euro 40",
        "89欧元40分",
        "89 euros and 40 cents",
        "89 euros con 40 céntimos",
        "８９．４０ユーロ",
        "８９,４０€",
        "八十九欧元四十分",
    };
    static const char *const large[] = {
        "1,234.50 EUR", "1.234,50 €", "1 234,50 €",   "1\u202f234,50 €",
        "1'234.50 EUR", "1234,50 €",  "1 234.50 EUR", "１，２３４．５０ユーロ",
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    for (size_t i = 0; i < COUNT_OF(notations) + COUNT_OF(large); i++) {
        bool is_large = i >= COUNT_OF(notations);
        const char *amount = is_large ? large[i - COUNT_OF(notations)] : notations[i];
        order.total = is_large ? (struct money)EUR(123450) : shop_orders[0].total;
        shop->facts.orders = &order;
        shop->facts.order_count = 1;
        shop_reads(shop,
                   arena_format(&shop->arena, "The total of order K481205 is %s", amount));
        const struct claim *claim = shop_claim(shop, CLAIM_AMOUNT, amount);
        if (claim == NULL || claim->verdict != VERDICT_PROVED) {
            shop_print(shop);
            fail();
        }
    }
}

static void number_word__that_means_something_else__is_no_cents(void **state)
{
    static const struct shop_case cases[] = {
        {"Con 38 € sei sopra la soglia: le Pruning shears costano 38 €.", "38 €",
         VERDICT_PROVED, NULL},
        {"Les Pruning shears sont à 38 € neuf.", "38 €", VERDICT_PROVED, NULL},
        {"I Pruning shears costano 38 euro e sei.", "38 euro e sei", VERDICT_CONTRADICTED,
         NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_was_sent_though_nothing_proved_it_proves_nothing(void **state)
{
    struct shop *shop = *state;
    shop->messages[1] = (struct message){.id = "m2",
                                         .from = FROM_AGENT,
                                         .at = MOMENT_NONE,
                                         .is_doubted = true,
                                         .text = "I can offer 17.30 EUR."};
    shop->ticket.message_count = 2;
    shop_reads(shop, "You get the 17.30 EUR that I offered.");
    assert_int_equal(shop_claim(shop, CLAIM_AMOUNT, "17.30 EUR")->verdict,
                     VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void amount__of_another_matter_in_the_thread_proves_nothing(void **state)
{
    static const struct {
        const char *told;
        const char *text;
        bool is_proved;
    } cases[] = {
        {"The repair costs 33.30 EUR.", "The repair costs 33.30 EUR.", true},
        {"The repair costs 33.30 EUR.", "La reparación cuesta 33,30 €.", true},
        {"The repair costs 33.30 EUR.", "You get a voucher of 33.30 EUR.", false},
        {"The customs took 33.30 EUR.", "We refund 33.30 EUR.", false},
        {"Die Reparatur kostet 33,30 €.", "We refund the repair of 33.30 EUR.", true},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop->messages[1] = (struct message){
            .id = "m2", .from = FROM_AGENT, .at = MOMENT_NONE, .text = cases[i].told};
        shop->ticket.message_count = 2;
        shop_reads(shop, cases[i].text);
        bool is_found = false;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].kind == CLAIM_AMOUNT) {
                is_found = true;
                assert_int_equal(shop->opinion.claims[k].verdict == VERDICT_PROVED,
                                 cases[i].is_proved);
            }
        }
        assert_true(is_found);
    }
}

/* 只要 is "as long as", or, in front of an amount alone, "for only". */
static void only__in_front_of_an_amount_is_no_condition(void **state)
{
    static const struct shop_case cases[] = {
        {"Cedar planter 现在只要 19 欧元。", "19 欧元", VERDICT_CONTRADICTED, "24.50"},
        {"Cedar planter 只要19欧。", "19欧", VERDICT_CONTRADICTED, "24.50"},
        {"Cedar planter 只要€19，很划算。", "€19", VERDICT_CONTRADICTED, "24.50"},
        {"Cedar planter 只要 24.50 欧元。", "24.50 欧元", VERDICT_PROVED, NULL},
        {"只要60欧元以上，就免运费。", "60欧元", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    shop_reads(shop, "只要您付了77欧元以上，请告诉我。");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void percent__of_a_price_may_stand_in_the_sentence_in_front(void **state)
{
    static const struct shop_case cases[] = {
        {"FALL12 takes 12 percent off. On Pruning shears at 38.00 EUR that saves 4.56 EUR.",
         "4.56 EUR", VERDICT_PROVED, "12 %"},
        {"Mit FALL12 sparen Sie. Bei den Pruning shears für 38,00 EUR sind das 4,56 EUR.",
         "4,56 EUR", VERDICT_PROVED, "12 %"},
        {"FALL12 takes 12 percent off. On Pruning shears at 38.00 EUR that saves 5.46 EUR.",
         "5.46 EUR", VERDICT_UNSOURCED, NULL},
        {"FALL12 takes 12 percent off.\n\nPruning shears at 38.00 EUR: we give 4.56 EUR.",
         "4.56 EUR", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(number_word__that_means_something_else__is_no_cents,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__is_read_in_any_common_notation, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_was_sent_though_nothing_proved_it_proves_nothing, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_another_matter_in_the_thread_proves_nothing, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__is_one_however_it_is_written, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            amount__is_proved_by_order_product_article_or_promotion, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__is_proved_as_a_sum_and_the_sum_is_shown,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__is_contradicted_where_the_same_thing_is_known_otherwise, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(amount__without_a_source_blocks, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(amount__of_another_currency_is_another_amount,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__is_read_in_the_currencies_of_arabic,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__offers_the_right_one_as_the_language_writes_it, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__that_the_customer_named_is_no_claim,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_the_shop_wrote_in_the_thread_is_proved_by_it, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(only__in_front_of_an_amount_is_no_condition,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            percent__of_a_price_may_stand_in_the_sentence_in_front, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
