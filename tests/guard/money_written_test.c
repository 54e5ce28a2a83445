#include "guard/number.h"
#include "guard/shop.h"

/* A sentence in which the amount stands, with the total that it tells in cents. */
static const struct {
    const char *text;
    const char *amount;
    int64_t cents;
    const char *currency;
} written[] = {
    {"The total of your order is two hundred and forty-five euros.",
     "two hundred and forty-five euros", 24500, "EUR"},
    {"The total of your order is eleven euro twenty.", "eleven euro twenty", 1120, "EUR"},
    {"The total of your order is three thousand one hundred and six euros.",
     "three thousand one hundred and six euros", 310600, "EUR"},
    {"The total of your order is seven euros and a half.", "seven euros and a half", 750,
     "EUR"},
    {"El total de tu pedido es ciento ochenta y siete euros.",
     "ciento ochenta y siete euros", 18700, "EUR"},
    {"El total de tu pedido es de setecientos dos euros con quince.",
     "setecientos dos euros con quince", 70215, "EUR"},
    {"El total de tu pedido es de treinta y un euros con cinco céntimos.",
     "treinta y un euros con cinco céntimos", 3105, "EUR"},
    {"El total de tu pedido es de mil doscientos euros.", "mil doscientos euros", 120000,
     "EUR"},
    {"Der Gesamtbetrag ist zweihundertsiebenunddreißig Euro.",
     "zweihundertsiebenunddreißig Euro", 23700, "EUR"},
    {"Der Gesamtbetrag ist achtzehn Euro vierzig.", "achtzehn Euro vierzig", 1840, "EUR"},
    {"Der Gesamtbetrag ist tausendeinhundert Euro.", "tausendeinhundert Euro", 110000,
     "EUR"},
    {"Le total est de cent soixante-douze euros.", "cent soixante-douze euros", 17200,
     "EUR"},
    {"Le total est de six euros trente.", "six euros trente", 630, "EUR"},
    {"Le total est de trois cent quatre-vingt-un euros.",
     "trois cent quatre-vingt-un euros", 38100, "EUR"},
    {"Il totale dell'ordine è di trecentoquarantotto euro.", "trecentoquarantotto euro",
     34800, "EUR"},
    {"Il totale dell'ordine è di nove euro e sessanta.", "nove euro e sessanta", 960,
     "EUR"},
    {"Il totale dell'ordine è di duemilacentododici euro.", "duemilacentododici euro",
     211200, "EUR"},
    {"O total da encomenda é de duzentos e trinta e quatro euros.",
     "duzentos e trinta e quatro euros", 23400, "EUR"},
    {"O total da encomenda é de oito euros e setenta.", "oito euros e setenta", 870, "EUR"},
    {"Het totaal van je bestelling is honderdvijfentwintig euro.",
     "honderdvijfentwintig euro", 12500, "EUR"},
    {"Het totaal van je bestelling is zeven euro veertig.", "zeven euro veertig", 740,
     "EUR"},
    {"ご注文の合計は3万4千円です。", "3万4千円", 3400000, "JPY"},
    {"ご注文の合計は1万500円です。", "1万500円", 1050000, "JPY"},
    {"订单的总额是两万八千日元。", "两万八千日元", 2800000, "JPY"},
    {"Der Gesamtbetrag ist Fr. 31.50.", "Fr. 31.50", 3150, "CHF"},
    {"Der Gesamtbetrag ist CHF 2'480.00.", "CHF 2'480.00", 248000, "CHF"},
    {"Der Gesamtbetrag ist CHF 2'480.", "CHF 2'480", 248000, "CHF"},
    {"Der Gesamtbetrag ist 36.– Franken.", "36.– Franken", 3600, "CHF"},
    {"Het totaal van je bestelling is € 412,-.", "€ 412,-", 41200, "EUR"},
    {"Le total est de 1 640 €.", "1 640 €", 164000, "EUR"},
    {"The total of your order is forty-nine point nine euros.",
     "forty-nine point nine euros", 4990, "EUR"},
    {"The total of your order is twelve point zero five euros.",
     "twelve point zero five euros", 1205, "EUR"},
    {"Der Gesamtbetrag ist neunundvierzig Komma neun Euro.",
     "neunundvierzig Komma neun Euro", 4990, "EUR"},
    {"El total de tu pedido es de cuarenta y nueve coma noventa y cinco euros.",
     "cuarenta y nueve coma noventa y cinco euros", 4995, "EUR"},
    {"Le total est de quarante-neuf virgule quatre-vingt-dix euros.",
     "quarante-neuf virgule quatre-vingt-dix euros", 4990, "EUR"},
    {"Il totale dell'ordine è di quarantanove virgola nove euro.",
     "quarantanove virgola nove euro", 4990, "EUR"},
    {"O total da encomenda é de quarenta e nove vírgula nove euros.",
     "quarenta e nove vírgula nove euros", 4990, "EUR"},
    {"Het totaal van je bestelling is negenenveertig komma negen euro.",
     "negenenveertig komma negen euro", 4990, "EUR"},
    {"ご注文の合計は四十九・九ユーロです。", "四十九・九ユーロ", 4990, "EUR"},
    {"订单的总额是四十九点九欧元。", "四十九点九欧元", 4990, "EUR"},
    {"订单的总额是四十九欧元九角五分。", "四十九欧元九角五分", 4995, "EUR"},
};

static void check(struct shop *shop, size_t i, int64_t more, enum verdict verdict)
{
    struct order order = {
        .id = "K481205",
        .customer = "u1",
        .status = ORDER_PROCESSING,
        .placed_at = 1794909600,
        .read_at = MOMENT_NONE,
        .total = {.parts = (written[i].cents + more) * 100, .is_known = true}};
    memcpy(order.total.currency, written[i].currency, sizeof(order.total.currency));
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_reads(shop, written[i].text);
    const struct claim *claim = shop_claim(shop, CLAIM_AMOUNT, written[i].amount);
    if (claim == NULL || claim->verdict != verdict) {
        shop_print(shop);
        fail();
    }
}

static void amount__in_words_or_in_a_country_s_own_way_is_the_same_amount(void **state)
{
    for (size_t i = 0; i < COUNT_OF(written); i++) {
        check(*state, i, 0, VERDICT_PROVED);
        check(*state, i, 700, VERDICT_CONTRADICTED);
    }
}

static void numbers__side_by_side_are_no_cents_and_no_sum(void **state)
{
    static const struct shop_case cases[] = {
        {"The Cedar planter costs 24.50 EUR and the Watering can 35.90 EUR.", "24.50 EUR",
         VERDICT_PROVED, NULL},
        {"Der Cedar planter kostet vierundzwanzig Euro fünfzig.",
         "vierundzwanzig Euro fünfzig", VERDICT_PROVED, NULL},
        {"Die Rückgabe aus einem anderen EU-Land kostet fünf Euro zwanzig.",
         "fünf Euro zwanzig", VERDICT_PROVED, NULL},
        {"Die Watering can kostet fünfunddreißig Euro neunzig.",
         "fünfunddreißig Euro neunzig", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* Two or three days, a set of three. */
static void numbers__with_a_point_between_that_is_none_are_no_decimals(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "二・三日で届きます。商品は三点一組です。");
    assert_non_null(shop_claim(shop, CLAIM_DURATION, "三日"));
}

static void percent__in_tenths_is_ten_times_as_much(void **state)
{
    static const struct shop_case cases[] = {
        {"SPRING30をご利用いただくと3割引になります。", "3割", VERDICT_PROVED, NULL},
        {"SPRING30をご利用いただくと2割引になります。", "2割", VERDICT_CONTRADICTED, NULL},
    };
    static const struct promotion promotion = {.id = "SPRING30", .percent_parts = 300000};
    struct shop *shop = *state;
    shop->facts.promotions = &promotion;
    shop->facts.promotion_count = 1;
    shop_check(shop, CLAIM_PERCENT, cases, COUNT_OF(cases));
}

static void percent__may_be_told_as_a_part_of_the_price(void **state)
{
    static const struct shop_case cases[] = {
        {"With SPRING50 you get it at half price.", "half price", VERDICT_PROVED, "50"},
        {"Mit SPRING50 zahlen Sie die Hälfte des Preises.", "die Hälfte des Preises",
         VERDICT_PROVED, "50"},
        {"Con SPRING50 se lo lleva a mitad de precio.", "a mitad de precio", VERDICT_PROVED,
         "50"},
        {"用 SPRING50 可享半价。", "半价", VERDICT_PROVED, "50"},
        {"用 SPRING50 给您打对折。", "打对折", VERDICT_PROVED, "50"},
        {"SPRING50 で半額になります。", "半額", VERDICT_PROVED, "50"},
        {"SPRING50 takes 50 pc off.", "50 pc off", VERDICT_PROVED, "50"},
        {"SPRING50 takes a quarter off.", "a quarter off", VERDICT_CONTRADICTED, "50"},
        {"SPRING50 takes 40 pc off.", "40 pc off", VERDICT_CONTRADICTED, "50"},
        {"We pay you half of the price.", "half of the price", VERDICT_UNSOURCED, NULL},
    };
    static const char *const none[] = {
        "We cannot give you half the price.",
        "The Wheelbarrow comes with a 40 pc tool set.",
    };
    static const struct promotion promotion = {.id = "SPRING50", .percent_parts = 500000};
    struct shop *shop = *state;
    shop->facts.promotions = &promotion;
    shop->facts.promotion_count = 1;
    shop_check(shop, CLAIM_PERCENT, cases, COUNT_OF(cases));
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop_none_blocks(shop, none, COUNT_OF(none));
    shop_reads(shop, "SPRING50 takes a quarter off.");
    assert_string_equal(shop_claim(shop, CLAIM_PERCENT, "a quarter off")->right_value,
                        "50 %");
}

static void percent__belongs_to_the_code_that_was_named_last(void **state)
{
    static const struct shop_case cases[] = {
        {"SPRING30 ended, but AUTUMN15 takes 15 % off.", "15 %", VERDICT_PROVED, NULL},
        {"SPRING30 ended, but AUTUMN15 takes 30 % off.", "30 %", VERDICT_CONTRADICTED,
         NULL},
        {"SPRING30已经结束，用AUTUMN15可享八五折。", "八五折", VERDICT_PROVED, NULL},
        {"SPRING30已经结束，用AUTUMN15可享七五折。", "七五折", VERDICT_CONTRADICTED, NULL},
        {"用SPRING30可享七折。", "七折", VERDICT_PROVED, NULL},
    };
    static const struct shop_case totals[] = {
        {"SPRING30 ist vorbei, AUTUMN15 gilt ab einem Bestellwert von 50 €.", "50 €",
         VERDICT_PROVED, NULL},
        {"SPRING30 ist vorbei, AUTUMN15 gilt ab einem Bestellwert von 40 €.", "40 €",
         VERDICT_CONTRADICTED, NULL},
    };
    static const struct promotion promotions[] = {
        {.id = "SPRING30",
         .percent_parts = 300000,
         .min_total = {.parts = 400000, .currency = "EUR", .is_known = true}},
        {.id = "AUTUMN15",
         .percent_parts = 150000,
         .min_total = {.parts = 500000, .currency = "EUR", .is_known = true}},
    };
    struct shop *shop = *state;
    shop->facts.promotions = promotions;
    shop->facts.promotion_count = COUNT_OF(promotions);
    shop_check(shop, CLAIM_PERCENT, cases, COUNT_OF(cases));
    shop_check(shop, CLAIM_AMOUNT, totals, COUNT_OF(totals));
}

static void a_number__of_ten_thousands_many_times_over__is_none(void **state)
{
    static const struct {
        const char *text;
        int64_t value; /* 0: none */
    } cases[] = {{"九千万", 90000000},
                 {"百万", 1000000},
                 {"两万三千", 23000},
                 {"九千万万万万万万", 0},
                 {"百万万万万万万", 0}};
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct reading reading;
        struct number number;
        reading_of(text_of(cases[i].text), &shop->arena, &reading);
        bool is_number = number_at(&reading, 0, &number);
        assert_int_equal(is_number, cases[i].value != 0);
        assert_true(!is_number || number.parts == cases[i].value * MONEY_UNIT);
    }
}

/* Amounts and percents that no source of the shop has, in forms that are not the plain
 * ones. */
static const char *const bent[] = {
    "You get EUR: 73 back.",
    "You get (EUR) 73 back.",
    "You get 73 (EUR) back.",
    "We refund you 73 bucks.",
    "We refund you 73 quid.",
    "You get 43 pct off.",
    "Discount in percent: 43",
    "Amount refunded: 73.00",
    "Wir erstatten Ihnen EUR: 73.",
    "Wir erstatten Ihnen 73 Öcken.",
    "Sie bekommen 43 v.H. Rabatt.",
    "Sie bekommen 43 vom Hundert Rabatt.",
    "Le devolvemos EUR: 73.",
    "Le devolvemos 73 pavos.",
    "Tiene un 43 por cien de descuento.",
    "Tiene un 43 por 100 de descuento.",
    "Nous vous remboursons EUR : 73.",
    "Nous vous remboursons 73 balles.",
    "Vous avez 43 pourcent de remise.",
    "Le rimborsiamo 73 sacchi.",
    "Le rimborsiamo 73 euri.",
    "Le diamo il 43 percento di sconto.",
    "Devolvemos-lhe 73 paus.",
    "Damos-lhe 43 por cem de desconto.",
    "We betalen je 73 piek terug.",
    "Je krijgt 43 procentpunten korting.",
    "退您EUR：73。",
    "我们退您73块。",
    "给您优惠四成。",
    "给您减43个百分点。",
    "EUR：73を返金します。",
    "7割引きにします。",
    "We refund you 73.0000000000000000 EUR.",
    "We refund you 000000000000073 EUR.",
    "We refund you 73.123456 EUR.",
    "The price is 1234567890123 EUR.",
    "The price is EUR 1234567890123.",
    "The price is 1,234,567,890,123.00 EUR.",
    "You get 0000000000000043 % off.",
};

static void amount__and_percent_in_a_bent_form_block_without_a_source(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(bent); i++) {
        shop_reads(shop, bent[i]);
        bool is_told = false;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            is_told |= (claim->kind == CLAIM_AMOUNT || claim->kind == CLAIM_PERCENT) &&
                       claim->severity == SEVERITY_BLOCK;
        }
        if (!is_told) {
            shop_print(shop);
            fail();
        }
    }
}

/* Words of the street for money that are goods here, and numbers that count something else.
 */
static void amount__is_none_in_goods_and_parts(void **state)
{
    static const char *const texts[] = {
        "Vous avez commandé 3 balles.",
        "Sie haben 12 Steine bestellt.",
        "We hebben 4 ballen in de doos gedaan.",
        "您买了两块电池。",
        "这个由二成分组成。",
        "El lote es de 2 por 24,50 EUR.",
        "Nous remboursons les 3 balles.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            if ((claim->kind == CLAIM_AMOUNT || claim->kind == CLAIM_PERCENT) &&
                claim->severity == SEVERITY_BLOCK) {
                shop_print(shop);
                fail();
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            amount__in_words_or_in_a_country_s_own_way_is_the_same_amount, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            numbers__with_a_point_between_that_is_none_are_no_decimals, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(numbers__side_by_side_are_no_cents_and_no_sum,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(a_number__of_ten_thousands_many_times_over__is_none,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__and_percent_in_a_bent_form_block_without_a_source, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(amount__is_none_in_goods_and_parts, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(percent__in_tenths_is_ten_times_as_much, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(percent__may_be_told_as_a_part_of_the_price,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(percent__belongs_to_the_code_that_was_named_last,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
