#include "guard/shop.h"

/* Ana's orders: K481205 of 89.40 EUR (two Cedar planter of 24.50, a Watering can of 35.90,
   4.50 shipping), K479003 of 42.50 EUR (Pruning shears of 38.00) of which 10 were refunded,
   and K470777, cancelled, of which all 19.90 were. */

static void
amount__that_the_sentence_tells_beside_its_refund__is_no_other_refund(void **state)
{
    static const struct shop_case cases[] = {
        {"From K479003, which was 42.50 EUR, we have refunded part: 10 EUR.", "42.50 EUR",
         VERDICT_PROVED, NULL},
        {"Vom Kauf K479003 über 42,50 € ging etwas zurück, nämlich 10 €.", "42,50 €",
         VERDICT_PROVED, NULL},
        {"De la compra K479003, 42,50 €, te hemos devuelto 10 €.", "42,50 €",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static const struct order_line bed[] = {
    {.product = "P-CAN", .title = "Watering can", .quantity = 1, .price = EUR(3590)}};
static const struct refund whole[] = {{.amount = EUR(4040), .at = 1795100000}};
static const struct order cancelled[] = {{.id = "K483000",
                                          .customer = "u1",
                                          .status = ORDER_CANCELLED,
                                          .total = EUR(4040),
                                          .lines = (struct order_line *)bed,
                                          .line_count = COUNT_OF(bed),
                                          .refunds = (struct refund *)whole,
                                          .refund_count = COUNT_OF(whole)}};

static void amounts__that_add_up_to_the_refund__are_its_parts(void **state)
{
    static const struct shop_case cases[] = {
        {"The refund we made covers the can, 35.90 EUR, and 4.50 EUR for the parcel.",
         "35.90 EUR", VERDICT_PROVED, NULL},
        {"Die Erstattung umfasst die Kanne, 35,90 €, und den Zuschlag von 4,50 €.",
         "35,90 €", VERDICT_PROVED, NULL},
        {"Il rimborso comprende l'annaffiatoio, 35,90 €, e il supplemento di 4,50 €.",
         "35,90 €", VERDICT_PROVED, NULL},
        {"We have refunded 35.90 EUR.", "35.90 EUR", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.orders = cancelled;
    shop->facts.order_count = COUNT_OF(cancelled);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__by_which_one_costs_more__lies_between_two_prices(void **state)
{
    static const struct shop_case cases[] = {
        {"The Pruning shears are 38 EUR, that is 2.10 EUR more.", "2.10 EUR",
         VERDICT_PROVED, NULL},
        {"Die Pruning shears kosten 38 €, also 2,10 € mehr.", "2,10 €", VERDICT_PROVED,
         NULL},
        {"Las Pruning shears cuestan 38 €, o sea, 2,10 € más.", "2,10 €", VERDICT_PROVED,
         NULL},
        {"De Pruning shears kosten € 38, dus € 2,10 meer.", "€ 2,10", VERDICT_PROVED, NULL},
        {"The Pruning shears are 38 EUR, that is 3.10 EUR more.", "3.10 EUR",
         VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void number__that_is_refused_or_told_by_others__blocks_nothing(void **state)
{
    static const char *const texts[] = {
        "A discount of 35 %, sadly, no.",
        "Einen Rabatt von 35 %, leider nein.",
        "Une remise de 35 %, malheureusement non.",
        "Un descuento del 35 %, por desgracia, no.",
        "Uno sconto del 35 %, purtroppo no.",
        "Um desconto de 35 %, infelizmente não.",
        "Een korting van 35 %, helaas niet.",
        "75ユーロ戻ると案内されたとのことですが、どちらの窓口でしょうか。",
        "75ユーロ戻ると言われたそうですね。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void number__that_is_given__blocks(void **state)
{
    static const char *const texts[] = {
        "You get a discount of 35 %.",
        "No problem: you get 35 % off.",
        "Sie erhalten 35 % Rabatt, nicht weniger.",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

static void pieces__in_an_order__are_no_stock(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "订单里还有两个Cedar planter。");
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        assert_int_not_equal(shop->opinion.claims[i].kind, CLAIM_STOCK);
    }
    shop_reads(shop, "Cedar planter还有900个。");
    size_t stocks = 0;
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        stocks += shop->opinion.claims[i].kind == CLAIM_STOCK;
    }
    assert_int_equal(stocks, 1);
}

static void total__of_another_order__is_proved_where_none_is_named(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order came to 42.50 EUR including shipping.", "42.50 EUR", VERDICT_PROVED,
         NULL},
        {"送料込み42.50ユーロでございました。", "42.50ユーロ", VERDICT_PROVED, NULL},
        {"Order K481205 came to 42.50 EUR including shipping.", "42.50 EUR",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static const struct article postage[] = {
    {.id = "fees",
     .title = "Postage",
     .text =
         "United Kingdom 3.80 GBP, rest of Europe 8.60 GBP, all other countries 14.20 GBP.",
     .lang = "en"},
    {.id = "fees-zh",
     .title = "邮费",
     .text = "英国3.80英镑，欧洲其他地区8.60英镑，其余国家和地区14.20英镑。",
     .lang = "zh"}};

static void fee__to_the_rest_of_the_countries__is_that_of_its_rule(void **state)
{
    static const struct shop_case cases[] = {
        {"寄到其余国家的邮费是14.20英镑。", "14.20英镑", VERDICT_PROVED, NULL},
        {"邮费寄到世界其他地区14.20英镑。", "14.20英镑", VERDICT_PROVED, NULL},
        {"寄到欧洲其他国家的邮费是8.60英镑。", "8.60英镑", VERDICT_PROVED, NULL},
        {"寄到其余国家的邮费是9.70英镑。", "9.70英镑", VERDICT_UNSOURCED, NULL},
        {"Shipping to the rest of Europe costs 14.20 GBP.", "14.20 GBP", VERDICT_UNSOURCED,
         NULL},
        {"Sending it elsewhere in Europe: postage of 14.20 GBP.", "14.20 GBP",
         VERDICT_UNSOURCED, NULL},
        {"In die übrige Welt kostet der Versand 14,20 GBP.", "14,20 GBP", VERDICT_PROVED,
         NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = postage;
    shop->facts.article_count = COUNT_OF(postage);
    shop->facts.policy = policy_of(postage, COUNT_OF(postage), &shop->arena);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void day__behind_according_to__is_one_that_was(void **state)
{
    static const struct shop_case cases[] = {
        {"According to our records K479003 arrived on 2 October 2026.", "2 October 2026",
         VERDICT_PROVED, NULL},
        {"Your parcel to Norwich, K479003, arrived on 2 October 2026.", "2 October 2026",
         VERDICT_PROVED, NULL},
        {"K481205 is to be delivered on 25 November 2026.", "25 November 2026",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

/* 折 alone is no discount. */
static void amount__of_a_thing_that_folds__is_the_price_of_its_line(void **state)
{
    static const struct shop_case cases[] = {
        {"一个折叠花架24.50欧元。", "24.50欧元", VERDICT_PROVED, NULL},
        {"可折叠的喷壶35.90欧元。", "35.90欧元", VERDICT_PROVED, NULL},
        {"可折叠的喷壶36.90欧元。", "36.90欧元", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* 10 % on 35.90 are 3.59. */
static void amount__with_a_share_on_top__is_what_it_comes_to(void **state)
{
    static const struct shop_case cases[] = {
        {"The Watering can is 35.90 EUR. Engraved it is 10 % more, so 39.49 EUR.",
         "39.49 EUR", VERDICT_PROVED, NULL},
        {"The Watering can is 35.90 EUR. Engraved it is 10 % more, so 39.94 EUR.",
         "39.94 EUR", VERDICT_UNSOURCED, NULL},
        {"The Watering can is 35.90 EUR. 10 % may be possible, so 39.49 EUR.", "39.49 EUR",
         VERDICT_UNSOURCED, NULL},
        {"Die Watering can kostet 35,90 €. Graviert kommen 10 % dazu, also 39,49 €.",
         "39,49 €", VERDICT_PROVED, NULL},
        {"La Watering can cuesta 35,90 €. Grabada se suma un 10 %, así que 39,49 €.",
         "39,49 €", VERDICT_PROVED, NULL},
        {"La Watering can coûte 35,90 €. Gravée, c'est 10 % de plus, donc 39,49 €.",
         "39,49 €", VERDICT_PROVED, NULL},
        {"La Watering can costa 35,90 €. Incisa si aggiunge il 10 %, quindi 39,49 €.",
         "39,49 €", VERDICT_PROVED, NULL},
        {"A Watering can custa 35,90 €. Gravada acrescem 10 %, portanto 39,49 €.",
         "39,49 €", VERDICT_PROVED, NULL},
        {"De Watering can kost € 35,90. Gegraveerd komt daar 10 % bij, dus € 39,49.",
         "€ 39,49", VERDICT_PROVED, NULL},
        {"Watering can 35.90欧元。刻字多10%，也就是39.49欧元。", "39.49欧元",
         VERDICT_PROVED, NULL},
        {"Watering canは35.90ユーロです。刻印は10%上乗せで39.49ユーロです。", "39.49ユーロ",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

#define IN_SHOP(test) cmocka_unit_test_setup_teardown(test, shop_open, shop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SHOP(amount__that_the_sentence_tells_beside_its_refund__is_no_other_refund),
        IN_SHOP(amounts__that_add_up_to_the_refund__are_its_parts),
        IN_SHOP(amount__by_which_one_costs_more__lies_between_two_prices),
        IN_SHOP(number__that_is_refused_or_told_by_others__blocks_nothing),
        IN_SHOP(number__that_is_given__blocks),
        IN_SHOP(pieces__in_an_order__are_no_stock),
        IN_SHOP(fee__to_the_rest_of_the_countries__is_that_of_its_rule),
        IN_SHOP(day__behind_according_to__is_one_that_was),
        IN_SHOP(amount__of_a_thing_that_folds__is_the_price_of_its_line),
        IN_SHOP(total__of_another_order__is_proved_where_none_is_named),
        IN_SHOP(amount__with_a_share_on_top__is_what_it_comes_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
