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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(amount__told_beside_a_refund_is_what_went_back,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
