/* An amount is proved by what its sentence says it is: what went back by the refunds, what
   something costs by its own rule. */
#include "guard/shop.h"

/* Ana's order K479003 of 42.50 EUR: shears of 38 EUR and 4.50 shipping; 10 were refunded.
 */
static void amount__told_beside_a_refund_is_what_went_back(void **state)
{
    static const struct shop_case cases[] = {
        {"The refund for K479003 went out on 10 October, 42.50 EUR to your PayPal.",
         "42.50 EUR", VERDICT_CONTRADICTED, "10.00 EUR"},
        {"Das Geld für K479003 ist am 10. Oktober raus, 42,50 € auf dein PayPal-Konto.",
         "42,50 €", VERDICT_CONTRADICTED, "10.00 EUR"},
        {"El reembolso de K479003 salió el 10 de octubre, 38 € a tu cuenta PayPal.", "38 €",
         VERDICT_CONTRADICTED, "10.00 EUR"},
        {"Le remboursement de K479003 est parti le 10 octobre, 42,50 € sur votre carte.",
         "42,50 €", VERDICT_CONTRADICTED, "10.00 EUR"},
        {"Il rimborso di K479003 è stato fatto il 10 ottobre, 38 € sul suo PayPal.", "38 €",
         VERDICT_CONTRADICTED, "10.00 EUR"},
        {"O reembolso da K479003 foi feito a 10 de outubro, 42,50 € no seu cartão.",
         "42,50 €", VERDICT_CONTRADICTED, "10.00 EUR"},
        {"Voor K479003 heb je € 42,50 teruggekregen, op 10 oktober.", "€ 42,50",
         VERDICT_CONTRADICTED, "10.00 EUR"},
        {"K479003的退款已于10月10日完成，42.50欧元到您的银行卡。", "42.50欧元",
         VERDICT_CONTRADICTED, "10.00 EUR"},
        {"K479003は10月10日に42.50ユーロをご返金いたしました。", "42.50ユーロ",
         VERDICT_CONTRADICTED, "10.00 EUR"},
        {"The refund for K479003 went out on 10 October, 10 EUR to your PayPal.", "10 EUR",
         VERDICT_PROVED, NULL},
        {"Il rimborso di K479003 è stato fatto il 10 ottobre, 10 € sul suo PayPal.", "10 €",
         VERDICT_PROVED, NULL},
        {"Voor K479003 heb je € 10 teruggekregen, op 10 oktober.", "€ 10", VERDICT_PROVED,
         NULL},
        {"The refund for K479003 was made on 10 October, you had paid 42.50 EUR by card.",
         "42.50 EUR", VERDICT_PROVED, NULL},
        {"Die Erstattung für K479003 ging am 10. Oktober raus, bezahlt hattest du 42,50 €.",
         "42,50 €", VERDICT_PROVED, NULL},
        {"Le remboursement de K479003 est parti le 10 octobre, vous aviez payé 42,50 €.",
         "42,50 €", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* Of K481205: lines that come to 84.90, 4.50 shipping, 89.40 in all. */
static void amount__of_the_goods_is_no_bound_beside_the_bounds_word(void **state)
{
    static const struct shop_case cases[] = {
        {"Shipping was free since the articles came to 84.90 EUR and the minimum is 60.",
         "84.90 EUR", VERDICT_PROVED, NULL},
        {"Der Versand war gratis, weil die Artikel 84,90 € ergaben und das Minimum 60 ist.",
         "84,90 €", VERDICT_PROVED, NULL},
        {"El envío salió gratis porque los artículos sumaban 84,90 € y el mínimo son 60.",
         "84,90 €", VERDICT_PROVED, NULL},
        {"Le port est offert car les articles font 84,90 € et le minimum est de 60.",
         "84,90 €", VERDICT_PROVED, NULL},
        {"La spedizione è gratuita perché gli articoli erano 84,90 € e il minimo è 60.",
         "84,90 €", VERDICT_PROVED, NULL},
        {"Os portes são grátis porque os artigos somavam 84,90 € e o mínimo é 60.",
         "84,90 €", VERDICT_PROVED, NULL},
        {"De verzending was gratis omdat de artikelen € 84,90 waren en het minimum 60 is.",
         "€ 84,90", VERDICT_PROVED, NULL},
        {"Hai preso due vasi, 89,40 € pagati con PayPal e spedizione gratuita.", "89,40 €",
         VERDICT_PROVED, NULL},
        {"Free shipping starts from 84.90 EUR.", "84.90 EUR", VERDICT_CONTRADICTED, NULL},
        {"El envío es gratis a partir de 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__beside_what_its_code_takes_off_is_one_of_the_order(void **state)
{
    static const struct shop_case cases[] = {
        {"On K481205 you had the code SORRY6: 84.90 EUR of articles, less 6 EUR.",
         "84.90 EUR", VERDICT_PROVED, NULL},
        {"Sur K481205 vous aviez le code SORRY6 : 84,90 € d'articles, moins 6 €.",
         "84,90 €", VERDICT_PROVED, NULL},
        {"Bei K481205 hattest du den Code SORRY6: 84,90 € Artikel, minus 6 €.", "84,90 €",
         VERDICT_PROVED, NULL},
        {"The code SORRY6 takes off 8 EUR.", "8 EUR", VERDICT_CONTRADICTED, "6.00 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_is_left_is_reckoned_of_the_order_told_before_it(void **state)
{
    static const struct shop_case cases[] = {
        {"Van de € 42,50 die je betaalde blijft dus € 32,50 over.", "€ 32,50",
         VERDICT_PROVED, "42.50 - 10.00 EUR"},
        {"Of the 42.50 EUR that you paid 32.50 EUR remain.", "32.50 EUR", VERDICT_PROVED,
         NULL},
        {"De los 42,50 € que pagaste quedan 32,50 €.", "32,50 €", VERDICT_PROVED, NULL},
        {"您付的42.50欧元现在剩下32.50欧元。", "32.50欧元", VERDICT_PROVED, NULL},
        {"Van de € 42,50 die je betaalde blijft dus € 31,50 over.", "€ 31,50",
         VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* Of K470777 all 19.90 were refunded. */
static void done__of_a_part_is_proved_where_all_went_back(void **state)
{
    static const struct shop_case cases[] = {
        {"Il rimborso di 19,90 € è del 7 luglio. Le abbiamo reso anche la spedizione.",
         "Le abbiamo reso", VERDICT_PROVED, NULL},
        {"Il rimborso di 10 € è del 10 ottobre. Le abbiamo reso anche la spedizione.",
         "Le abbiamo reso", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_DONE, cases, COUNT_OF(cases));
}

static const struct article tiers[] = {
    {.id = "exchanges",
     .title = "Exchanges",
     .text = "The first exchange of an order is free; a second one costs 3.20 EUR.",
     .lang = "en"},
    {.id = "shipping",
     .title = "Shipping",
     .text = "Within the EU: standard 3 to 5 working days, 4.50 EUR, free from 75 EUR; "
             "express 1 to 2 working days, 9.90 EUR, never free.",
     .lang = "en"},
};

static void amount__of_another_tier_of_its_fee_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"The first exchange costs 3.20 EUR.", "3.20 EUR", VERDICT_CONTRADICTED, NULL},
        {"Der erste Umtausch kostet 3,20 €.", "3,20 €", VERDICT_CONTRADICTED, NULL},
        {"El primer cambio cuesta 3,20 €.", "3,20 €", VERDICT_CONTRADICTED, NULL},
        {"Le premier échange coûte 3,20 €.", "3,20 €", VERDICT_CONTRADICTED, NULL},
        {"Il primo cambio costa 3,20 €.", "3,20 €", VERDICT_CONTRADICTED, NULL},
        {"A primeira troca custa 3,20 €.", "3,20 €", VERDICT_CONTRADICTED, NULL},
        {"De eerste keer omruilen kost € 3,20.", "€ 3,20", VERDICT_CONTRADICTED, NULL},
        {"第一次换货需要3.20欧元。", "3.20欧元", VERDICT_CONTRADICTED, NULL},
        {"初回の交換は3.20ユーロです。", "3.20ユーロ", VERDICT_CONTRADICTED, NULL},
        {"The first exchange is free, a second one costs 3.20 EUR.", "3.20 EUR",
         VERDICT_PROVED, NULL},
        {"Der erste Umtausch ist gratis, jeder weitere kostet 3,20 €.", "3,20 €",
         VERDICT_PROVED, NULL},
        {"El primer cambio es gratis y el segundo cuesta 3,20 €.", "3,20 €", VERDICT_PROVED,
         NULL},
        {"A segunda troca custa 3,20 €.", "3,20 €", VERDICT_PROVED, NULL},
        {"It is your first exchange, so you do not pay the 3.20 EUR.", "3.20 EUR",
         VERDICT_PROVED, NULL},
        {"Express takes a day and is free from 75 EUR.", "75 EUR", VERDICT_CONTRADICTED,
         NULL},
        {"Puedes pedirlo exprés, y sale gratis a partir de 75 €.", "75 €",
         VERDICT_CONTRADICTED, NULL},
        {"Express ist ab 75 € kostenlos.", "75 €", VERDICT_CONTRADICTED, NULL},
        {"Standard shipping costs 9.90 EUR.", "9.90 EUR", VERDICT_CONTRADICTED, NULL},
        {"Express costs 9.90 EUR, and from 75 EUR on shipping by standard is free.",
         "75 EUR", VERDICT_PROVED, NULL},
        {"L'envoi express coûte 9,90 € et l'envoi standard est gratuit dès 75 €.", "75 €",
         VERDICT_PROVED, NULL},
        {"Express was not chosen, but from 75 EUR on it would have been free.", "75 EUR",
         VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = tiers;
    shop->facts.article_count = COUNT_OF(tiers);
    shop->facts.policy = policy_of(tiers, COUNT_OF(tiers), &shop->arena);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static const struct article label[] = {
    {.id = "returns",
     .title = "Returns",
     .text = "We deduct 4.90 EUR for the return label from the refund.",
     .lang = "en"},
};

static void amount__of_a_fee_is_said_outright_in_a_case_of_the_customer(void **state)
{
    static const struct shop_case cases[] = {
        {"If you send the shears back we'll take 6.90 EUR off for the label.", "6.90 EUR",
         VERDICT_UNSOURCED, NULL},
        {"Si devuelves las tijeras te descontamos 6,90 € por la etiqueta.", "6,90 €",
         VERDICT_CONTRADICTED, NULL},
        {"Si vous renvoyez le sécateur nous déduisons 6,90 € pour l'étiquette.", "6,90 €",
         VERDICT_CONTRADICTED, NULL},
        {"Se rimanda le cesoie tratteniamo 6,90 € per l'etichetta.", "6,90 €",
         VERDICT_UNSOURCED, NULL},
        {"Se devolver a tesoura descontamos 6,90 € pela etiqueta.", "6,90 €",
         VERDICT_CONTRADICTED, NULL},
        {"If you send the shears back we'll take 4.90 EUR off for the label.", "4.90 EUR",
         VERDICT_PROVED, NULL},
        {"Se devolver a tesoura descontamos 4,90 € pela etiqueta.", "4,90 €",
         VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = label;
    shop->facts.article_count = COUNT_OF(label);
    shop->facts.policy = policy_of(label, COUNT_OF(label), &shop->arena);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    shop_reads(shop, "If we deducted 6.90 EUR for the label that was a mistake.");
    assert_false(shop_has_blocking(shop, CLAIM_AMOUNT));
}

static void amount__told_as_what_others_make_is_held_against_them(void **state)
{
    static const struct shop_case cases[] = {
        {"The can at 35.90 EUR and two planters at 24.50 EUR each make 60.40 EUR.",
         "60.40 EUR", VERDICT_UNSOURCED, NULL},
        {"Die Kanne zu 35,90 € und zwei Pflanzkästen zu je 24,50 € ergeben 60,40 €.",
         "60,40 €", VERDICT_UNSOURCED, NULL},
        {"La regadera a 35,90 € y dos maceteros a 24,50 € cada uno suman 60,40 €.",
         "60,40 €", VERDICT_UNSOURCED, NULL},
        {"De gieter van € 35,90 en twee bakken van € 24,50 per stuk maken € 60,40.",
         "€ 60,40", VERDICT_UNSOURCED, NULL},
        {"The can at 35.90 EUR and two planters at 24.50 EUR each make 84.90 EUR.",
         "84.90 EUR", VERDICT_PROVED, NULL},
        {"La regadera a 35,90 € y dos maceteros a 24,50 € cada uno suman 84,90 €.",
         "84,90 €", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static const struct attribute pieces_500[] = {{"pieces", "500"}};
static const struct attribute pieces_1000[] = {{"pieces", "1000"}};
static const struct product puzzles[] = {
    {.id = "L5",
     .title = "Lisbon Trams",
     .price = EUR(1290),
     .stock = 3,
     .group = "L",
     .attributes = pieces_500,
     .attribute_count = 1},
    {.id = "L10",
     .title = "Lisbon Trams",
     .price = EUR(1790),
     .stock = 3,
     .group = "L",
     .attributes = pieces_1000,
     .attribute_count = 1},
};

static void amount__of_another_variant_is_no_price_of_the_one_that_is_named(void **state)
{
    static const struct shop_case cases[] = {
        {"The 1000-piece Lisbon Trams costs 12.90 EUR.", "12.90 EUR", VERDICT_CONTRADICTED,
         "17.90 EUR"},
        {"La versión de 1000 piezas de Lisbon Trams cuesta 12,90 €.", "12,90 €",
         VERDICT_CONTRADICTED, "17.90 EUR"},
        {"Lisbon Trams mit 500 Teilen kostet 17,90 €.", "17,90 €", VERDICT_CONTRADICTED,
         "12.90 EUR"},
        {"Lisbon Trams的1000片装售价12.90欧元。", "12.90欧元", VERDICT_CONTRADICTED,
         "17.90 EUR"},
        {"Lisbon Trams mit 500 Teilen kostet 12,90 €.", "12,90 €", VERDICT_PROVED, NULL},
        {"Lisbon Trams costs 17.90 EUR with 1000 pieces and 12.90 EUR with 500.",
         "12.90 EUR", VERDICT_PROVED, NULL},
        {"Lisbon Trams is 12.90 EUR.", "12.90 EUR", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.products = puzzles;
    shop->facts.product_count = COUNT_OF(puzzles);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static const struct article cards[] = {
    {.id = "cards",
     .title = "Gift cards",
     .text = "Gift cards come in 10, 25, 50 and 100 EUR and are valid for 3 years.",
     .lang = "en"},
};

static void amount__of_two_that_or_joins_is_the_second_and_no_range(void **state)
{
    static const struct shop_case cases[] = {
        {"Gift cards are 10, 25, 50 or 100 EUR.", "100 EUR", VERDICT_PROVED, NULL},
        {"Pensez à la carte cadeau : 10, 25, 50 ou 100 €, valable trois ans.", "100 €",
         VERDICT_PROVED, NULL},
        {"Las tarjetas regalo son de 10, 25, 50 o 100 €.", "100 €", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = cards;
    shop->facts.article_count = COUNT_OF(cards);
    shop->facts.policy = policy_of(cards, COUNT_OF(cards), &shop->arena);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static const struct promotion winter[] = {
    {.id = "WINTER10", .percent_parts = 100000, .from = {2026, 12, 1}}};

static void code__that_is_told_with_the_day_it_begins_on_is_right(void **state)
{
    static const struct shop_case cases[] = {
        {"WINTER10 gaat pas op 1 december in.", "WINTER10", VERDICT_PROVED, NULL},
        {"De code WINTER10 werkt vanaf 1 december.", "WINTER10", VERDICT_PROVED, NULL},
        {"WINTER10 works from 1 December on.", "WINTER10", VERDICT_PROVED, NULL},
        {"WINTER10 gilt erst ab 1. Dezember.", "WINTER10", VERDICT_PROVED, NULL},
        {"WINTER10 empieza el 1 de diciembre.", "WINTER10", VERDICT_PROVED, NULL},
        {"WINTER10 parte dal 1 dicembre.", "WINTER10", VERDICT_PROVED, NULL},
        {"O WINTER10 começa a 1 de dezembro.", "WINTER10", VERDICT_PROVED, NULL},
        {"WINTER10从12月1日开始使用。", "WINTER10", VERDICT_PROVED, NULL},
        {"WINTER10は12月1日から使えます。", "WINTER10", VERDICT_PROVED, NULL},
        {"You can use WINTER10 right now.", "WINTER10", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.promotions = winter;
    shop->facts.promotion_count = COUNT_OF(winter);
    shop_check(*state, CLAIM_CODE, cases, COUNT_OF(cases));
}

static const struct promotion tomorrows[] = {
    {.id = "ADVENT5", .percent_parts = 100000, .from = {2026, 11, 24}}};

static void code__that_begins_tomorrow_is_right_where_the_text_says_so(void **state)
{
    static const struct shop_case cases[] = {
        {"From tomorrow there's ADVENT5 as well.", "ADVENT5", VERDICT_PROVED, NULL},
        {"ADVENT5 works from Tuesday.", "ADVENT5", VERDICT_PROVED, NULL},
        {"Ab morgen gibt es auch ADVENT5.", "ADVENT5", VERDICT_PROVED, NULL},
        {"A partir de amanhã começa também o ADVENT5.", "ADVENT5", VERDICT_PROVED, NULL},
        {"A partir de mañana también vale ADVENT5.", "ADVENT5", VERDICT_PROVED, NULL},
        {"Dès demain, il y a aussi ADVENT5.", "ADVENT5", VERDICT_PROVED, NULL},
        {"Da domani c'è anche ADVENT5.", "ADVENT5", VERDICT_PROVED, NULL},
        {"Vanaf morgen is er ook ADVENT5.", "ADVENT5", VERDICT_PROVED, NULL},
        {"从明天起还可以用ADVENT5。", "ADVENT5", VERDICT_PROVED, NULL},
        {"明日からADVENT5も使えます。", "ADVENT5", VERDICT_PROVED, NULL},
        {"You can use ADVENT5 today.", "ADVENT5", VERDICT_CONTRADICTED, NULL},
        {"ADVENT5 works from Wednesday.", "ADVENT5", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.promotions = tomorrows;
    shop->facts.promotion_count = COUNT_OF(tomorrows);
    shop_check(*state, CLAIM_CODE, cases, COUNT_OF(cases));
}

static void weekday__that_is_counted_on_from_a_date_is_another_day(void **state)
{
    static const char *const texts[] = {
        "Il pacco è rientrato il 12 novembre e il lunedì dopo abbiamo rimborsato.",
        "The parcel came back on 12 November and the Monday after we refunded.",
        "El paquete volvió el 12 de noviembre y el lunes siguiente reembolsamos.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(*state, texts[i]);
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            assert_false(opinion->claims[k].kind == CLAIM_DATE &&
                         string_equals(opinion->claims[k].source.kind, "calendar"));
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(amount__told_beside_a_refund_is_what_went_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_the_goods_is_no_bound_beside_the_bounds_word, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__beside_what_its_code_takes_off_is_one_of_the_order, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_is_left_is_reckoned_of_the_order_told_before_it, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(done__of_a_part_is_proved_where_all_went_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__of_another_tier_of_its_fee_is_contradicted,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_a_fee_is_said_outright_in_a_case_of_the_customer, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__told_as_what_others_make_is_held_against_them, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_another_variant_is_no_price_of_the_one_that_is_named, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_two_that_or_joins_is_the_second_and_no_range, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            code__that_is_told_with_the_day_it_begins_on_is_right, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            code__that_begins_tomorrow_is_right_where_the_text_says_so, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            weekday__that_is_counted_on_from_a_date_is_another_day, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
