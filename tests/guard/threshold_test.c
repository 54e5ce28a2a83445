#include "guard/shop.h"

/* Sending to Spain is free from 60 EUR: K479003 came to 42.50 EUR and lacked 17.50,
   K481205 to 89.40 EUR and had 29.40 more. */
static void amount__between_an_order_and_what_is_free_from_a_total__is_proved(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K479003 was 17.50 EUR short of free delivery.", "17.50 EUR",
         VERDICT_PROVED, NULL},
        {"With 42.50 EUR your order stayed 17.50 EUR below the threshold for free "
         "delivery.",
         "17.50 EUR", VERDICT_PROVED, NULL},
        {"Bei K479003 hat es um 17,50 € nicht für den kostenlosen Versand gereicht.",
         "17,50 €", VERDICT_PROVED, NULL},
        {"K481205 liegt 29,40 € über der Grenze für kostenlosen Versand.", "29,40 €",
         VERDICT_PROVED, NULL},
        {"Su pedido no llegó al envío gratis por 17,50 €.", "17,50 €", VERDICT_PROVED,
         NULL},
        {"K479003 no llegó al envío gratis por unos 17 €.", "17 €", VERDICT_PROVED, NULL},
        {"K481205 dépasse de 29,40 € le seuil de livraison gratuite.", "29,40 €",
         VERDICT_PROVED, NULL},
        {"K479003 était à 17,50 € de la livraison gratuite.", "17,50 €", VERDICT_PROVED,
         NULL},
        {"K481205 supera di 29,40 € la soglia per la spedizione gratuita.", "29,40 €",
         VERDICT_PROVED, NULL},
        {"A K479003 ficou a 17,50 € do envio grátis.", "17,50 €", VERDICT_PROVED, NULL},
        {"K479003 zat 17,50 € onder de grens voor gratis verzending.", "17,50 €",
         VERDICT_PROVED, NULL},
        {"K479003差17.50欧元就能免邮。", "17.50欧元", VERDICT_PROVED, NULL},
        {"K481205は送料無料の基準を29.40ユーロ超えています。", "29.40ユーロ",
         VERDICT_PROVED, NULL},
        {"K479003 came to 42.50 EUR, so it missed free delivery by 10.50 EUR.", "10.50 EUR",
         VERDICT_CONTRADICTED, NULL},
        {"K481205 liegt 17,50 € über der Grenze für kostenlosen Versand.", "17,50 €",
         VERDICT_CONTRADICTED, NULL},
        {"Por dos eurillos no llegó K479003 al envío gratis.", "dos eurillos",
         VERDICT_CONTRADICTED, NULL},
        {"A K479003 le faltaron 15 € para el envío gratis.", "15 €", VERDICT_CONTRADICTED,
         NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            amount__between_an_order_and_what_is_free_from_a_total__is_proved, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
