#include "guard/shop.h"

/* Whose parcel it is and under which number: K481205 went with GLS as 40581629, K479003
   with DHL. */

static const struct shipment gone = {.carrier = "GLS",
                                     .tracking = "40581629",
                                     .shipped_at = {2026, 11, 19},
                                     .eta = {2026, 11, 25}};

static void orders_are(struct shop *shop, struct order *orders)
{
    orders[0] = shop_orders[0];
    orders[0].shipments = &gone;
    orders[1] = shop_orders[1];
    shop->facts.orders = orders;
    shop->facts.order_count = 2;
}

static void number__of_the_parcels_length_that_is_another_is_contradicted(void **state)
{
    static const struct shop_case all[] = {
        {"The tracking at GLS is 40581692.", "40581692", VERDICT_CONTRADICTED, "40581629"},
        {"Die Sendungsnummer von GLS ist 40581692.", "40581692", VERDICT_CONTRADICTED,
         NULL},
        {"El seguimiento de GLS es 40581692.", "40581692", VERDICT_CONTRADICTED, NULL},
        {"Le suivi de GLS est 40581692.", "40581692", VERDICT_CONTRADICTED, NULL},
        {"Il tracciamento di GLS è 40581692.", "40581692", VERDICT_CONTRADICTED, NULL},
        {"O rastreio da GLS é 40581692.", "40581692", VERDICT_CONTRADICTED, NULL},
        {"De tracking van GLS is 40581692.", "40581692", VERDICT_CONTRADICTED, NULL},
        {"GLS的单号为40581692。", "40581692", VERDICT_CONTRADICTED, NULL},
        {"GLSの追跡番号は40581692です。", "40581692", VERDICT_CONTRADICTED, NULL},
        {"El seguimiento de GLS es 40581629.", "40581629", VERDICT_PROVED, NULL},
    };
    static const char *const right[] = {
        "GLS answers the phone under 91322808.",
        "Puede llamar a GLS al teléfono 91322808.",
    };
    struct order orders[2];
    orders_are(*state, orders);
    shop_check(*state, CLAIM_TRACKING, all, COUNT_OF(all));
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(*state, right[i]);
        assert_null(shop_claim(*state, CLAIM_TRACKING, "91322808"));
    }
}

static void carrier__whose_number_it_is_not_is_contradicted(void **state)
{
    static const struct shop_case all[] = {
        {"You can follow the parcel at DHL with the number 40581629.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"Sie können das Paket bei DHL mit der Nummer 40581629 verfolgen.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"Puede seguir el paquete en la web de DHL con el número 40581629.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"Vous pouvez suivre le colis chez DHL avec le numéro 40581629.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"Può seguire il pacco sul sito di DHL con il numero 40581629.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"Pode seguir a encomenda no site da DHL com o número 40581629.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"U kunt het pakket bij DHL volgen met nummer 40581629.", "DHL",
         VERDICT_CONTRADICTED, "GLS"},
        {"您可以在DHL用单号40581629查询包裹。", "DHL", VERDICT_CONTRADICTED, "GLS"},
        {"お荷物はDHLの追跡番号40581629でご確認いただけます。", "DHL", VERDICT_CONTRADICTED,
         "GLS"},
        {"It runs as 40581629 with DHL.", "DHL", VERDICT_CONTRADICTED, "GLS"},
        {"You can also enter 40581629 on the DHL page.", "DHL", VERDICT_UNSOURCED, NULL},
    };
    static const char *const right[] = {
        "Your parcel 40581629 is not with DHL but with GLS.",
        "Ihr Paket 40581629 ist bei GLS, nicht bei DHL.",
        "Puede seguir el paquete en la web de GLS con el número 40581629.",
        "Your parcel 40581629 is on its way; a return would go with DHL.",
        "You can also enter 40581629 on the DHL page.",
        "The number 40581629 works on DHL's page as well.",
        "Sie können 40581629 auch auf der Seite von DHL eingeben.",
        "40581629 is at GLS and JD014600077700000019 was with DHL.",
    };
    struct order orders[2];
    orders_are(*state, orders);
    shop_check(*state, CLAIM_TRACKING, all, COUNT_OF(all));
    shop_none_blocks(*state, right, COUNT_OF(right));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            number__of_the_parcels_length_that_is_another_is_contradicted, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(carrier__whose_number_it_is_not_is_contradicted,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
