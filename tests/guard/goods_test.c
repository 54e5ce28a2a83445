#include "guard/shop.h"

static void product__named_by_a_part_of_its_title__is_priced_and_counted(void **state)
{
    static const struct shop_case prices[] = {
        {"The Cedar costs 24.50 EUR.", "24.50 EUR", VERDICT_PROVED, "24.50"},
        {"The Cedar costs 26.50 EUR.", "26.50 EUR", VERDICT_CONTRADICTED, "24.50"},
        {"Die Cedar kostet 24,50 €.", "24,50 €", VERDICT_PROVED, "24.50"},
        {"El Cedar cuesta 24,50 €.", "24,50 €", VERDICT_PROVED, "24.50"},
        {"Le Cedar coûte 24,50 €.", "24,50 €", VERDICT_PROVED, "24.50"},
        {"Cedar那款是24.50欧元。", "24.50欧元", VERDICT_PROVED, "24.50"},
    };
    static const struct shop_case names[] = {
        {"The Cedar is on its way.", "Cedar", VERDICT_PROVED, "Cedar planter"},
    };
    shop_check(*state, CLAIM_AMOUNT, prices, COUNT_OF(prices));
    shop_check(*state, CLAIM_PRODUCT, names, COUNT_OF(names));
}

static void word__that_only_says_what_a_thing_is__names_no_product(void **state)
{
    static const char *const texts[] = {"Please prune it with care.",
                                        "A wheelbarrow is what we do not have.",
                                        "It is 20 days."};
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_not_equal(shop->opinion.claims[k].kind, CLAIM_PRODUCT);
        }
    }
}

static void stock__in_words_is_compared_with_the_catalogue(void **state)
{
    static const struct shop_case cases[] = {
        {"The Watering can is back in stock.", "back in stock", VERDICT_CONTRADICTED, "0"},
        {"The Pruning shears are available at EUR 24.90 with 2 blades.", "available",
         VERDICT_PROVED, NULL},
        {"Die Watering can ist wieder da.", "wieder da", VERDICT_CONTRADICTED, "0"},
        {"De Watering can is op dit moment uitverkocht.", "uitverkocht", VERDICT_PROVED,
         "0"},
        {"La Watering can no está disponible.", "no está disponible", VERDICT_PROVED, "0"},
        {"La Watering can è di nuovo disponibile.", "di nuovo disponibile",
         VERDICT_CONTRADICTED, "0"},
        {"A Watering can está esgotada.", "esgotada", VERDICT_PROVED, "0"},
        {"La Watering can est épuisée.", "épuisée", VERDICT_PROVED, "0"},
        {"Watering can现在有货。", "有货", VERDICT_CONTRADICTED, "0"},
        {"Watering canは品切れです。", "品切れ", VERDICT_PROVED, "0"},
        {"The Garden gloves in L are sold out.", "sold out", VERDICT_PROVED, "0"},
        {"The Garden gloves in M are sold out.", "sold out", VERDICT_CONTRADICTED, "5"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void pieces__that_are_left_are_counted(void **state)
{
    static const struct shop_case cases[] = {
        {"Of the Pruning shears there are four left.", "four left", VERDICT_PROVED, "4"},
        {"Of the Pruning shears there are nine left.", "nine left", VERDICT_CONTRADICTED,
         "4"},
        {"De las Pruning shears nos quedan cuatro.", "nos quedan cuatro", VERDICT_PROVED,
         "4"},
        {"De las Pruning shears nos quedan siete.", "nos quedan siete",
         VERDICT_CONTRADICTED, "4"},
        {"Des Pruning shears, il en reste huit.", "il en reste huit", VERDICT_CONTRADICTED,
         "4"},
        {"Von den Pruning shears sind noch vier da.", "sind noch vier", VERDICT_PROVED,
         "4"},
        {"Delle Pruning shears ne abbiamo ancora sei.", "ne abbiamo ancora sei",
         VERDICT_CONTRADICTED, "4"},
        {"Van de Pruning shears liggen er nog vier.", "liggen er nog vier", VERDICT_PROVED,
         "4"},
        {"Pruning shears还剩9把。", "还剩9", VERDICT_CONTRADICTED, "4"},
        {"Pruning shearsは残り4個です。", "残り4", VERDICT_PROVED, "4"},
        {"The Pruning shears are here. We have 4 pieces.", "We have 4", VERDICT_PROVED,
         "4"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
}

static void attribute__is_told_without_its_name_and_in_any_language(void **state)
{
    static const struct attribute can[] = {{"capacity", "1.5 l"},  {"material", "copper"},
                                           {"dishwasher", "no"},   {"电磁炉", "不适用"},
                                           {"protection", "IP66"}, {"origin", "Colombia"}};
    struct product products[COUNT_OF(shop_products)];
    static const struct shop_case cases[] = {
        {"The Watering can holds 1.5 litres.", "1.5 litres", VERDICT_PROVED, "1.5 l"},
        {"The Watering can holds 1500 ml.", "1500 ml", VERDICT_PROVED, "1.5 l"},
        {"Die Watering can fasst 1,8 Liter.", "1,8 Liter", VERDICT_CONTRADICTED, "1.5 l"},
        {"La Watering can tiene 2 litros.", "2 litros", VERDICT_CONTRADICTED, "1.5 l"},
        {"Watering can容量是1.5升。", "1.5升", VERDICT_PROVED, "1.5 l"},
        {"Watering canは2リットルです。", "2リットル", VERDICT_CONTRADICTED, "1.5 l"},
        {"The Watering can weighs 900 g.", "900 g", VERDICT_UNSOURCED, NULL},
        {"Die Watering can ist aus Kupfer.", "Kupfer", VERDICT_PROVED, "copper"},
        {"La Watering can est en porcelaine.", "porcelaine", VERDICT_CONTRADICTED,
         "copper"},
        {"La Watering can è di vetro.", "vetro", VERDICT_CONTRADICTED, "copper"},
        {"De Watering can is van koper.", "koper", VERDICT_PROVED, "copper"},
        {"A Watering can é vermelha.", "vermelha", VERDICT_UNSOURCED, NULL},
        {"La Watering can vient du Brésil.", "Brésil", VERDICT_CONTRADICTED, "Colombia"},
        {"The Watering can is dishwasher-safe.", "dishwasher-safe", VERDICT_CONTRADICTED,
         "no"},
        {"Die Watering can ist nicht spülmaschinenfest.", "spülmaschinenfest",
         VERDICT_PROVED, "no"},
        {"Watering canは食洗機ではお使いいただけません。", "食洗機", VERDICT_PROVED, "no"},
        {"Watering canは食洗機でもお使いいただけます。", "食洗機", VERDICT_CONTRADICTED,
         "no"},
        {"The Watering can is made for induction hobs.", "induction", VERDICT_CONTRADICTED,
         "不适用"},
        {"Watering can可以用洗碗机清洗。", "洗碗机", VERDICT_CONTRADICTED, "no"},
        {"The Watering can has IP66.", "IP66", VERDICT_PROVED, "IP66"},
        {"A Watering can tem IP68.", "IP68", VERDICT_CONTRADICTED, "IP66"},
        {"The Watering can comes with 3 roses.", "3", VERDICT_UNSOURCED, NULL},
        {"The Watering can is here. It holds 3 l.", "3 l", VERDICT_CONTRADICTED, "1.5 l"},
    };
    static const struct shop_case of_another[] = {
        {"The Watering can and the porcelain bowl are in transit.", "porcelain",
         VERDICT_UNSOURCED, NULL},
        {"De Watering can en de houten bak zijn onderweg.", "houten", VERDICT_UNSOURCED,
         NULL},
        {"Die Watering can und die Schale aus Porzellan sind unterwegs.", "Porzellan",
         VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    memcpy(products, shop_products, sizeof(products));
    products[1].attributes = can;
    products[1].attribute_count = COUNT_OF(can);
    shop->facts.products = products;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
    shop_check(shop, CLAIM_ATTRIBUTE, of_another, COUNT_OF(of_another));
}

static void thing__that_was_ordered__is_meant_by_its_noun(void **state)
{
    static const struct attribute can[] = {
        {"capacity", "1.5 l"}, {"thread", "3/4 inch"}, {"battery", "4 Ah"}};
    struct product products[COUNT_OF(shop_products)];
    static const struct shop_case cases[] = {
        {"The spout is 3/4 inch.", "3/4 inch", VERDICT_PROVED, "3/4 inch"},
        {"The spout is 1/2 inch.", "1/2 inch", VERDICT_UNSOURCED, NULL},
        {"Die Kanne fasst 2 Liter.", "2 Liter", VERDICT_UNSOURCED, NULL},
        {"Die Kanne fasst 1,5 Liter.", "1,5 Liter", VERDICT_PROVED, "1.5 l"},
        {"Die Kanne ist aus Holz.", "Holz", VERDICT_UNSOURCED, NULL},
        {"The Watering can has 5 Ah.", "5 Ah", VERDICT_CONTRADICTED, "4 Ah"},
        {"La Watering can tiene 4 amperios hora.", "4 amperios hora", VERDICT_PROVED,
         "4 Ah"},
    };
    struct shop *shop = *state;
    memcpy(products, shop_products, sizeof(products));
    products[1].attributes = can;
    products[1].attribute_count = COUNT_OF(can);
    products[1].description = "Can with a long spout. Kanne.";
    shop->facts.products = products;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    shop_reads(shop, "Die Kanne ist leider ausverkauft.");
    assert_non_null(shop_claim(shop, CLAIM_STOCK, "ausverkauft"));
    shop_reads(shop, "Our offices are sold out."); /* whatever that is, it is seen */
    assert_int_equal(shop_claim(shop, CLAIM_STOCK, "sold out")->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    shop_reads(shop, "It arrives on 3/4.");
    assert_null(shop_claim(shop, CLAIM_ATTRIBUTE, "3/4"));
}

static void measure__of_what_goods_are_compared_with__is_not_theirs(void **state)
{
    static const char *const texts[] = {
        "The Pruning shears weigh 240 g instead of 300 g.",
        "Die Pruning shears wiegen 240 statt 300 g.",
        "Las Pruning shears pesan 240 g en lugar de 300 g.",
        "Les Pruning shears pèsent 240 g au lieu de 300 g.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        assert_null(shop_claim(shop, CLAIM_ATTRIBUTE, "300 g"));
    }
    shop_reads(shop, "The Pruning shears weigh 300 g.");
    assert_int_equal(shop_claim(shop, CLAIM_ATTRIBUTE, "300 g")->verdict,
                     VERDICT_CONTRADICTED);
}

static void code__that_is_given_to_be_used_needs_no_word_for_it(void **state)
{
    static const struct shop_case cases[] = {
        {"Enter GARDEN25 at checkout.", "GARDEN25", VERDICT_UNSOURCED, NULL},
        {"Geben Sie an der Kasse GARTEN25 ein.", "GARTEN25", VERDICT_UNSOURCED, NULL},
        {"Escribe JARDIN25 al pagar.", "JARDIN25", VERDICT_UNSOURCED, NULL},
        {"Saisissez JARDIN25 dans le panier.", "JARDIN25", VERDICT_UNSOURCED, NULL},
        {"Inserisca ORTO25 nel carrello.", "ORTO25", VERDICT_UNSOURCED, NULL},
        {"Digite HORTA25 no carrinho.", "HORTA25", VERDICT_UNSOURCED, NULL},
        {"Vul TUIN25 in bij het afrekenen.", "TUIN25", VERDICT_UNSOURCED, NULL},
        {"结账时填GARDEN25。", "GARDEN25", VERDICT_UNSOURCED, NULL},
        {"レジでGARDEN25をご入力ください。", "GARDEN25", VERDICT_UNSOURCED, NULL},
        {"Sorry for the wait, enter SPRING20 at checkout.", "SPRING20",
         VERDICT_CONTRADICTED, "2026-05-31"},
        {"SPRING20 has ended.", "SPRING20", VERDICT_PROVED, NULL},
        {"SPRING20 ist abgelaufen.", "SPRING20", VERDICT_PROVED, NULL},
        {"O SPRING20 já terminou.", "SPRING20", VERDICT_PROVED, NULL},
        {"SPRING20 was van mei, die doet het niet meer.", "SPRING20", VERDICT_PROVED, NULL},
        {"O SPRING20 dá-lhe um erro.", "SPRING20", VERDICT_PROVED, NULL},
        {"SPRING20は終了しました。", "SPRING20", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_check(shop, CLAIM_CODE, &cases[i], 1);
        assert_int_equal(shop->opinion.worst, cases[i].verdict == VERDICT_PROVED
                                                  ? SEVERITY_MARK
                                                  : SEVERITY_BLOCK);
    }
    shop_reads(shop, "Versuchs mit ROSEN2027.");
    assert_int_equal(shop_claim(shop, CLAIM_CODE, "ROSEN2027")->severity, SEVERITY_BLOCK);
    shop_reads(shop, "Nice garden, HELLO22.");
    assert_int_equal(shop_claim(shop, CLAIM_CODE, "HELLO22")->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void number__in_a_sentence_about_a_parcel_is_its_number(void **state)
{
    static const struct shop_case cases[] = {
        {"DHL carries it under 014600077712.", "014600077712", VERDICT_CONTRADICTED, NULL},
        {"Verfolgen können Sie es unter 014600077712.", "014600077712",
         VERDICT_CONTRADICTED, NULL},
        {"La spedizione 014600077712 è partita.", "014600077712", VERDICT_CONTRADICTED,
         NULL},
        {"お問い合わせ番号をお伝えします。014600077712です。", "014600077712",
         VERDICT_CONTRADICTED, NULL},
    };
    static const struct shop_case orders[] = {
        {"J'ai repris le dossier K-481299.", "K-481299", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_TRACKING, cases, COUNT_OF(cases));
    shop_check(shop, CLAIM_ORDER, orders, COUNT_OF(orders));
    shop_reads(shop, "Call us on 014600077712.");
    assert_null(shop_claim(shop, CLAIM_TRACKING, "014600077712"));
}

static void product__that_the_shop_has_not__is_seen_and_costs_nothing(void **state)
{
    static const struct shop_case cases[] = {
        {"Have a look at the Cedar Grande.", "Cedar Grande", VERDICT_UNSOURCED, NULL},
        {"Wie wäre es mit der Cedar 3000?", "Cedar 3000", VERDICT_UNSOURCED, NULL},
        {"Te recomiendo la Watering Titanio.", "Watering Titanio", VERDICT_UNSOURCED, NULL},
        {"您可以看看Cedar 21K这款。", "Cedar 21", VERDICT_UNSOURCED, NULL},
        {"You ordered two packs of Basto V70 filters.", "Basto V70", VERDICT_UNSOURCED,
         NULL},
        {"We send you the Verdano Rapid Grinder soon.", "Verdano Rapid Grinder",
         VERDICT_UNSOURCED, NULL},
    };
    static const char *const texts[] = {
        "Dear Ana, the Cedar planter is a good one.",
        "Kind regards from Madrid, Marta Solé",
        "The Cedar costs 24.50 EUR.",
        "Die Gießkanne ist von der Marke Cedar.",
        "Sie erfüllt die Norm EN 1150.",
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_PRODUCT, cases, COUNT_OF(cases));
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_equal(shop->opinion.claims[k].verdict, VERDICT_PROVED);
        }
    }
}

static void carrier__that_carries_nothing_of_this_customers__is_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"Your parcel travels with UPS and arrives soon.", "UPS", VERDICT_UNSOURCED, NULL},
        {"Ihr Paket wurde mit Hermes verschickt.", "Hermes", VERDICT_UNSOURCED, NULL},
        {"お荷物は佐川急便で発送しました。", "佐川急便", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_TRACKING, cases, COUNT_OF(cases));
    shop_reads(shop, "Your parcel travels with DHL and arrives soon.");
    assert_null(shop_claim(shop, CLAIM_TRACKING, "DHL"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            product__named_by_a_part_of_its_title__is_priced_and_counted, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            word__that_only_says_what_a_thing_is__names_no_product, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(stock__in_words_is_compared_with_the_catalogue,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            attribute__is_told_without_its_name_and_in_any_language, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(thing__that_was_ordered__is_meant_by_its_noun,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            measure__of_what_goods_are_compared_with__is_not_theirs, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(code__that_is_given_to_be_used_needs_no_word_for_it,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(number__in_a_sentence_about_a_parcel_is_its_number,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            product__that_the_shop_has_not__is_seen_and_costs_nothing, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            carrier__that_carries_nothing_of_this_customers__is_seen, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(pieces__that_are_left_are_counted, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
