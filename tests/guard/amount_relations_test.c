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

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
