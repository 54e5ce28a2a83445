#include "guard/shop.h"

/* A return is possible within 30 days; K481205 came to 89.40 EUR and is due on the 25th. */
static void a_value_that_is_taken_back__is_not_said(void **state)
{
    static const char *const texts[] = {
        "You have 14 days, sorry, 30 days to return it.",
        "You have 14 days, no wait, 30, to return it.",
        "Your order came to 84.90 EUR, I mean 89.40 EUR.",
        "FALL12 takes off 3% - oops, 12%.",
        "Sie haben 14 Tage, Verzeihung, 30 Tage für die Rückgabe.",
        "Das Paket K481205 kommt am 24., Quatsch, am 25. November.",
        "Tienes 15 días, perdón, 30 días para devolverlo.",
        "Tu pedido fueron 84,90 €, digo, 89,40 €.",
        "Vous avez 14 jours, je veux dire 30 jours pour le retourner.",
        "Votre commande fait 84,90 €, pardon, 89,40 €.",
        "Ha 14 giorni, anzi 30 giorni per il reso.",
        "Tem 15 dias, ops, 30 dias para devolver.",
        "Je hebt 14 dagen, ik bedoel 30 dagen om het terug te sturen.",
        "退货期是14天，说错了，30天。",
        "返品は14日、失礼しました、30日以内でございます。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void what_is_meant_instead__is_judged(void **state)
{
    static const struct shop_case cases[] = {
        {"You have 30 days, sorry, 45 days to return it.", "45 days", VERDICT_CONTRADICTED,
         NULL},
        {"Sie haben 30 Tage, Verzeihung, 45 Tage für die Rückgabe.", "45 Tage",
         VERDICT_CONTRADICTED, NULL},
        {"Vous avez 30 jours, pardon, 45 jours pour le retourner.", "45 jours",
         VERDICT_CONTRADICTED, NULL},
        {"You have 45 days to return it, sorry for the wait, and a refund takes 6 working "
         "days.",
         "45 days", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_value_that_is_taken_back__is_not_said, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(what_is_meant_instead__is_judged, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
