#include "guard/shop.h"

/* Ana's orders: K481205 of 89.40 EUR (two Cedar planter of 24.50, a Watering can of 35.90,
   4.50 shipping), K479003 of 42.50 EUR of which 10 were refunded, and K470777, cancelled,
   of which all 19.90 were. */

static void
amount__of_the_order_is_proved_whatever_the_other_sentences_speak_of(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order, 89.40 EUR, is on its way. A return costs nothing in Spain.",
         "89.40 EUR", VERDICT_PROVED, NULL},
        {"Deine Bestellung über 89,40 € ist unterwegs. Eine Rücksendung ist kostenlos.",
         "89,40 €", VERDICT_PROVED, NULL},
        {"Tu pedido de 89,40 € va de camino. Cada devolución se reembolsa en seis días.",
         "89,40 €", VERDICT_PROVED, NULL},
        {"Votre commande de 89,40 € est en route. Un retour se rembourse en six jours.",
         "89,40 €", VERDICT_PROVED, NULL},
        {"Il suo ordine da 89,40 € è in viaggio. Per il reso ci sono 30 giorni.", "89,40 €",
         VERDICT_PROVED, NULL},
        {"A sua encomenda de 89,40 € está a caminho. A devolução é grátis.", "89,40 €",
         VERDICT_PROVED, NULL},
        {"Je bestelling van € 89,40 is onderweg. Retour sturen kan binnen 30 dagen.",
         "€ 89,40", VERDICT_PROVED, NULL},
        {"订单状态为已发货，金额89.40欧元，其中运费4.50欧元。收到后30天内可以退货。",
         "89.40欧元", VERDICT_PROVED, NULL},
        {"ご注文は89.40ユーロでございます。返品は30日以内に承ります。", "89.40ユーロ",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__paid_in_all_is_no_sum_of_the_lines(void **state)
{
    static const struct shop_case cases[] = {
        {"You paid 84.90 EUR in total for K481205.", "84.90 EUR", VERDICT_CONTRADICTED,
         NULL},
        {"You paid 89.40 EUR in total for K481205.", "89.40 EUR", VERDICT_PROVED, NULL},
        {"Für K481205 haben Sie insgesamt 84,90 € bezahlt.", "84,90 €",
         VERDICT_CONTRADICTED, NULL},
        {"Por el pedido K481205 pagaste 84,90 € en total.", "84,90 €", VERDICT_CONTRADICTED,
         NULL},
        {"Pour K481205, vous avez payé 84,90 € au total.", "84,90 €", VERDICT_CONTRADICTED,
         NULL},
        {"Per K481205 ha pagato 84,90 € in totale.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Pela K481205 pagou 84,90 € no total.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Voor K481205 heb je in totaal € 84,90 betaald.", "€ 84,90", VERDICT_CONTRADICTED,
         NULL},
        {"订单K481205您实付84.90欧元。", "84.90欧元", VERDICT_CONTRADICTED, NULL},
        {"订单K481205您实付89.40欧元。", "89.40欧元", VERDICT_PROVED, NULL},
        {"ご注文K481205の代金はすべて込みで84.90ユーロです。", "84.90ユーロ",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_postage_in_a_total_is_that_orders(void **state)
{
    static const struct shop_case cases[] = {
        {"K481205 came to 89.40 EUR, of which 4.50 EUR for shipping.", "4.50 EUR",
         VERDICT_PROVED, NULL},
        {"K481205 came to 89.40 EUR, of which 7.50 EUR for shipping.", "7.50 EUR",
         VERDICT_CONTRADICTED, NULL},
        {"K481205: insgesamt 89,40 €, davon 7,50 € Versandkosten.", "7,50 €",
         VERDICT_CONTRADICTED, NULL},
        {"K481205: 89,40 € en total, de los cuales 7,50 € de envío.", "7,50 €",
         VERDICT_CONTRADICTED, NULL},
        {"K481205 : 89,40 € au total, dont 7,50 € de frais de port.", "7,50 €",
         VERDICT_CONTRADICTED, NULL},
        {"K481205: totale 89,40 €, di cui 7,50 € di spedizione.", "7,50 €",
         VERDICT_CONTRADICTED, NULL},
        {"K481205: 89,40 € no total, dos quais 7,50 € de portes.", "7,50 €",
         VERDICT_CONTRADICTED, NULL},
        {"K481205: totaal € 89,40, waarvan € 7,50 verzendkosten.", "€ 7,50",
         VERDICT_CONTRADICTED, NULL},
        {"订单K481205共89.40欧元，其中运费7.50欧元。", "7.50欧元", VERDICT_CONTRADICTED,
         NULL},
        {"K481205の合計は89.40ユーロ、うち送料が7.50ユーロです。", "7.50ユーロ",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__told_as_refunded_is_no_price(void **state)
{
    static const struct shop_case cases[] = {
        {"We refunded the planter in October, 24.50 EUR to your card.", "24.50 EUR",
         VERDICT_UNSOURCED, NULL},
        {"Den Kübel haben wir im Oktober erstattet, 24,50 € auf deine Karte.", "24,50 €",
         VERDICT_UNSOURCED, NULL},
        {"We refunded it in July, 19.90 EUR to your card.", "19.90 EUR", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_lines_shipping_or_a_former_order_is_proved(void **state)
{
    static const struct shop_case cases[] = {
        {"That is two planters, 49 EUR, plus 4.50 EUR for the parcel.", "49 EUR",
         VERDICT_PROVED, "49.00 EUR"},
        {"That is two planters, 49 EUR, plus 4.50 EUR for the parcel.", "4.50 EUR",
         VERDICT_PROVED, NULL},
        {"Back in July you paid 19.90 EUR, all of which we sent back.", "19.90 EUR",
         VERDICT_PROVED, NULL},
        {"Die Gartenschere aus dem September war mit 38 EUR berechnet.", "38 EUR",
         VERDICT_PROVED, "38.00 EUR"},
        {"Der Cedar planter kostet 24,50 und die Kanne 35,90 EUR.", "35,90 EUR",
         VERDICT_PROVED, NULL},
        {"Here is the Cedar planter. The can costs 35.90 EUR.", "35.90 EUR", VERDICT_PROVED,
         NULL},
        {"Las tijeras de septiembre eran 38 €.", "38 €", VERDICT_PROVED, NULL},
        {"Les gants sont à 12,90 €.", "12,90 €", VERDICT_PROVED, "12.90 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void
amount__that_its_own_words_bind_is_contradicted_though_known_elsewhere(void **state)
{
    static const struct shop_case cases[] = {
        {"The Cedar planter costs 35.90 EUR.", "35.90 EUR", VERDICT_CONTRADICTED, NULL},
        {"Der Cedar planter kostet 38 EUR.", "38 EUR", VERDICT_CONTRADICTED, NULL},
        {"The total of order K481205 is 42.50 EUR.", "42.50 EUR", VERDICT_CONTRADICTED,
         "89.40 EUR"},
        {"We have refunded 38 EUR for order K479003.", "38 EUR", VERDICT_CONTRADICTED,
         "10.00 EUR"},
        {"Delivery is free from 49 EUR.", "49 EUR", VERDICT_CONTRADICTED, NULL},
        {"SORRY6 takes 4.50 EUR off.", "4.50 EUR", VERDICT_CONTRADICTED, "6.00 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_is_taken_off_or_missing_is_no_refund(void **state)
{
    static const struct shop_case cases[] = {
        {"We have refunded order K479003; the 4.50 EUR that are missing are the shipping.",
         "4.50 EUR", VERDICT_PROVED, NULL},
        {"Bei der Erstattung für K479003 fehlen 4,50 €, das war der Versand.", "4,50 €",
         VERDICT_PROVED, NULL},
        {"En el reembolso de K479003 hay una diferencia de 4,50 € por el envío.", "4,50 €",
         VERDICT_PROVED, NULL},
        {"Sur le remboursement de K479003, il manque 4,50 € : c'est la livraison.",
         "4,50 €", VERDICT_PROVED, NULL},
        {"Dal rimborso di K479003 mancano 4,50 €: è la spedizione.", "4,50 €",
         VERDICT_PROVED, NULL},
        {"No reembolso de K479003 faltam 4,50 €: é o envio.", "4,50 €", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_two_in_a_clause_has_the_words_beside_it(void **state)
{
    static const struct shop_case cases[] = {
        {"From 60 EUR the shipping is free and your order comes to 89.40 EUR.", "60 EUR",
         VERDICT_PROVED, NULL},
        {"Con 60 € el envío es gratis y tu pedido suma 89,40 €.", "60 €", VERDICT_PROVED,
         NULL},
        {"Con 60 € el envío es gratis y tu pedido suma 89,40 €.", "89,40 €", VERDICT_PROVED,
         NULL},
        {"Con 60 € el envío es gratis y tu pedido suma 79,40 €.", "79,40 €",
         VERDICT_CONTRADICTED, "89.40 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__with_shipping_is_the_whole_of_the_order(void **state)
{
    static const struct shop_case cases[] = {
        {"Please transfer 89.40 EUR including shipping for K481205.", "89.40 EUR",
         VERDICT_PROVED, NULL},
        {"Please transfer 84.90 EUR including shipping for K481205.", "84.90 EUR",
         VERDICT_CONTRADICTED, "89.40 EUR"},
        {"Es waren 84,90 € inklusive Versand.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Fueron 84,90 € con gastos de envío incluidos.", "84,90 €", VERDICT_CONTRADICTED,
         NULL},
        {"Cela faisait 84,90 € frais de port compris.", "84,90 €", VERDICT_CONTRADICTED,
         NULL},
        {"Erano 84,90 € spedizione inclusa.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Foram 84,90 € com portes incluídos.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Het was € 84,90 inclusief verzending.", "€ 84,90", VERDICT_CONTRADICTED, NULL},
        {"一共84.90欧元含运费。", "84.90欧元", VERDICT_CONTRADICTED, NULL},
        {"送料込みで84.90ユーロです。", "84.90ユーロ", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__refunded_of_a_former_order_is_proved_and_another_is_not(void **state)
{
    static const struct shop_case cases[] = {
        {"The 19.90 EUR of your cancelled order went back to your card in July.",
         "19.90 EUR", VERDICT_PROVED, "19.90 EUR"},
        {"Zurückgeflossen sind 19,90 € für die Bestellung vom Juli.", "19,90 €",
         VERDICT_PROVED, "19.90 EUR"},
        {"Os 19,90 € da encomenda cancelada já foram devolvidos.", "19,90 €",
         VERDICT_PROVED, "19.90 EUR"},
        {"Für K479003 sind 38 € zurückgegangen.", "38 €", VERDICT_CONTRADICTED,
         "10.00 EUR"},
        {"K479003的退款10月10日退给您的是38欧元。", "38欧元", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_a_country_is_that_of_the_rule_which_names_it(void **state)
{
    static const struct article article = {
        .id = "fees",
        .title = "Shipping",
        .lang = "en",
        .text = "Shipping within Germany costs 3.90 EUR and to Austria 8.40 EUR.\n"
                "To the rest of the EU shipping costs 12.60 EUR."};
    static const struct shop_case cases[] = {
        {"Shipping to Austria costs 8.40 EUR.", "8.40 EUR", VERDICT_PROVED, NULL},
        {"Shipping to Sweden costs 12.60 EUR.", "12.60 EUR", VERDICT_PROVED, NULL},
        {"Der Versand nach Deutschland kostet 3,90 €.", "3,90 €", VERDICT_PROVED, NULL},
        {"Shipping to Austria costs 3.90 EUR.", "3.90 EUR", VERDICT_CONTRADICTED, NULL},
        {"Shipping to Sweden costs 8.40 EUR.", "8.40 EUR", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = &article;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop->facts.order_count = 0;
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__less_a_return_fee_is_reckoned_with_that_fee(void **state)
{
    static const struct shop_case cases[] = {
        {"For the can from Lisbon you get 35.90 less the return fee, so 30.70 EUR.",
         "30.70 EUR", VERDICT_PROVED, NULL},
        {"For the can from Lisbon you get 35.90 less the return fee, so 31.40 EUR.",
         "31.40 EUR", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_a_rule_without_a_known_topic_is_found_by_its_words(void **state)
{
    static const struct article article = {
        .id = "stars",
        .title = "Garden stars",
        .lang = "en",
        .text =
            "You collect one garden star for each full euro. 50 stars are worth 3 EUR.\n"
            "Wrapping in paper of our own printing costs 2.20 EUR for each item."};
    static const struct shop_case cases[] = {
        {"Fifty of your garden stars are worth 3 EUR.", "3 EUR", VERDICT_PROVED, NULL},
        {"Fifty of your garden stars are worth 4 EUR.", "4 EUR", VERDICT_UNSOURCED, NULL},
        {"Wrapping each item in our paper is 2.20 EUR.", "2.20 EUR", VERDICT_PROVED, NULL},
        {"A night at the hotel is 2.20 EUR.", "2.20 EUR", VERDICT_UNSOURCED, NULL},
        {"The autumn discount asks for 40 EUR or more.", "40 EUR", VERDICT_PROVED,
         "FALL12"},
        {"You can pay in three parts from 40 EUR on.", "40 EUR", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = &article;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_lacked_to_a_free_delivery_is_reckoned_from_the_goods(void **state)
{
    static const struct shop_case cases[] = {
        {"Order K479003 was 22 EUR short of the 60 EUR for free delivery.", "22 EUR",
         VERDICT_PROVED, "free from 60 EUR"},
        {"Der Bestellung K479003 fehlten 22 EUR zum kostenlosen Versand.", "22 EUR",
         VERDICT_PROVED, "free from 60 EUR"},
        {"À la commande K479003, il manquait 22 EUR pour la livraison gratuite.", "22 EUR",
         VERDICT_PROVED, "free from 60 EUR"},
        {"订单 K479003 满60欧元才包邮，还差22欧元。", "22欧元", VERDICT_PROVED,
         "free from 60 EUR"},
        {"ご注文 K479003 は送料無料の金額に22ユーロ届きませんでした。", "22ユーロ",
         VERDICT_PROVED, "free from 60 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    shop_reads(*state, "订单 K479003 满60欧元才包邮，还差23欧元。");
    assert_int_not_equal(shop_claim(*state, CLAIM_AMOUNT, "23欧元")->verdict,
                         VERDICT_PROVED);
}

static void amount__of_an_order_is_no_bound_of_free_delivery(void **state)
{
    static const struct shop_case cases[] = {
        {"ご注文 K479003 は38ユーロのご注文でしたので、送料を申し受けました。", "38ユーロ",
         VERDICT_PROVED, "38.00 EUR"},
        {"K479003 was an order of 38 EUR with shipping on top.", "38 EUR", VERDICT_PROVED,
         "38.00 EUR"},
        {"Delivery is free for an order of 38 EUR and more.", "38 EUR",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_goods_come_to__is_no_refund(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003: two Garden gloves at 12.90 EUR, together 25.80 EUR and refunded.",
         "25.80 EUR", VERDICT_PROVED, NULL},
        {"K479003: twee Garden gloves à 12,90 EUR, samen 25,80 EUR en terugbetaald.",
         "25,80 EUR", VERDICT_PROVED, NULL},
        {"K479003: zwei Garden gloves zu 12,90 EUR, zusammen 25,80 EUR und erstattet.",
         "25,80 EUR", VERDICT_PROVED, NULL},
        {"K479003: two Garden gloves, and together 25.80 EUR were refunded.", "25.80 EUR",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void percent__of_what_goods_are_made_of_is_no_emphasis(void **state)
{
    static const struct shop_case cases[] = {
        {"The Garden gloves are 100 % cotton.", "100 %", VERDICT_UNSOURCED, NULL},
        {"Die Garden gloves sind zu 100 % aus Baumwolle.", "100 %", VERDICT_UNSOURCED,
         NULL},
    };
    shop_check(*state, CLAIM_PERCENT, cases, COUNT_OF(cases));
    shop_reads(*state, "I agree with you 100 %.");
    assert_null(shop_claim(*state, CLAIM_PERCENT, "100 %"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(amount__paid_in_all_is_no_sum_of_the_lines,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__of_postage_in_a_total_is_that_orders,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__told_as_refunded_is_no_price, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_the_order_is_proved_whatever_the_other_sentences_speak_of, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_lines_shipping_or_a_former_order_is_proved, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_its_own_words_bind_is_contradicted_though_known_elsewhere,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__that_is_taken_off_or_missing_is_no_refund,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__of_two_in_a_clause_has_the_words_beside_it,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__with_shipping_is_the_whole_of_the_order,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__refunded_of_a_former_order_is_proved_and_another_is_not, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_a_country_is_that_of_the_rule_which_names_it, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__less_a_return_fee_is_reckoned_with_that_fee,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_a_rule_without_a_known_topic_is_found_by_its_words, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_lacked_to_a_free_delivery_is_reckoned_from_the_goods, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(amount__of_an_order_is_no_bound_of_free_delivery,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__that_goods_come_to__is_no_refund, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(percent__of_what_goods_are_made_of_is_no_emphasis,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
