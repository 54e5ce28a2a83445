#include "guard/shop.h"

/* K479003 left on 29 September, came on 2 October, and 10 EUR went back on 10 October 2026.
 */
static void a_time_between_two_days_of_an_order__is_proved_by_them(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 was refunded 8 days after delivery.", "8 days", VERDICT_PROVED,
         "2026-10-10"},
        {"K479003 wurde 8 Tage nach der Lieferung erstattet.", "8 Tage", VERDICT_PROVED,
         "2026-10-10"},
        {"El K479003 se reembolsó 8 días después de la entrega.", "8 días", VERDICT_PROVED,
         "2026-10-10"},
        {"K479003 a été remboursé 8 jours après la livraison.", "8 jours", VERDICT_PROVED,
         "2026-10-10"},
        {"K479003 è stato rimborsato 8 giorni dopo la consegna.", "8 giorni",
         VERDICT_PROVED, "2026-10-10"},
        {"O K479003 foi reembolsado 8 dias depois da entrega.", "8 dias", VERDICT_PROVED,
         "2026-10-10"},
        {"K479003 is 8 dagen na bezorging terugbetaald.", "8 dagen", VERDICT_PROVED,
         "2026-10-10"},
        {"K479003签收八天后已退款。", "八天", VERDICT_PROVED, "2026-10-10"},
        {"K479003はお届けの8日後に返金しました。", "8日後", VERDICT_PROVED, "2026-10-10"},
        {"Tussen bezorging en terugbetaling van K479003 zat 8 dagen.", "8 dagen",
         VERDICT_PROVED, "2026-10-10"},
        {"K479003发货三天后就签收了。", "三天", VERDICT_PROVED, "2026-10-02"},
        {"You got K479003 three days after we shipped it.", "three days", VERDICT_PROVED,
         "2026-10-02"},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void another_time_between_them__is_contradicted_by_the_order(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 was refunded 12 days after delivery.", "12 days", VERDICT_CONTRADICTED,
         "2026-10-10"},
        {"K479003 wurde 12 Tage nach der Lieferung erstattet.", "12 Tage",
         VERDICT_CONTRADICTED, "2026-10-10"},
        {"El K479003 se reembolsó 12 días después de la entrega.", "12 días",
         VERDICT_CONTRADICTED, "2026-10-10"},
        {"K479003签收12天后退款了。", "12天", VERDICT_CONTRADICTED, "2026-10-10"},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

/* No record has the day on which a return came in; a rule's time is none of it. */
static void how_long_after_a_return_came_in_it_was_refunded__blocks_nothing(void **state)
{
    static const char *const texts[] = {
        "We refunded K479003 three days after your return reached us.",
        "Wir haben K479003 drei Tage nach Eingang im Lager erstattet.",
        "K479003退货到仓3天后就退款了。",
        "K479003は倉庫到着の3日後に返金しました。",
        "On vous a remboursé K479003 dix jours après l'arrivée du colis retour.",
        "Il rimborso è partito dieci giorni dopo l'arrivo del reso da noi.",
        "Tien dagen nadat je pakje bij ons binnenkwam is K479003 terugbetaald.",
        "O estorno saiu dez dias depois que o pacote chegou de volta aqui.",
        ("Te reembolsamos el K479003 diez días después de que llegara el paquete al "
         "almacén."),
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_time_between_two_days_of_an_order__is_proved_by_them, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            another_time_between_them__is_contradicted_by_the_order, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            how_long_after_a_return_came_in_it_was_refunded__blocks_nothing, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
