#include "guard/shop.h"

/* Ana's parcel left on 19 November with DHL and has not come yet. */
static void parcel__that_the_carrier_received__has_left(void **state)
{
    static const struct shop_case cases[] = {
        {"Your parcel was delivered to the courier.", "delivered", VERDICT_PROVED,
         "shipped"},
        {"Ihr Paket wurde dem Kurierdienst zugestellt.", "zugestellt", VERDICT_PROVED,
         "shipped"},
        {"El pedido ha sido entregado a DHL.", "entregado", VERDICT_PROVED, "shipped"},
        {"Votre colis a été livré à notre transporteur.", "livré", VERDICT_PROVED,
         "shipped"},
        {"Il pacco è stato consegnato al vettore.", "consegnato", VERDICT_PROVED,
         "shipped"},
        {"A encomenda foi entregue ao estafeta.", "entregue", VERDICT_PROVED, "shipped"},
        {"Uw pakket is bij de koerier afgeleverd.", "afgeleverd", VERDICT_PROVED,
         "shipped"},
        {"Ihr Paket wurde an DHL übergeben.", "übergeben", VERDICT_PROVED, "shipped"},
        {"Votre colis a été confié à DHL.", "confié à DHL", VERDICT_PROVED, "shipped"},
        {"Il pacco è stato affidato a DHL.", "affidato a DHL", VERDICT_PROVED, "shipped"},
        {"Uw pakket is overgedragen aan DHL.", "aan DHL", VERDICT_PROVED, "shipped"},
        {"您的包裹已送达物流公司。", "送达", VERDICT_PROVED, "shipped"},
        {"お荷物は宅配業者へお届け済みです。", "お届け済み", VERDICT_PROVED, "shipped"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void parcel__that_the_carrier_delivered__is_delivered(void **state)
{
    static const struct shop_case cases[] = {
        {"Your parcel was delivered by the courier.", "delivered", VERDICT_CONTRADICTED,
         "shipped"},
        {"Ihr Paket wurde von dem Kurierdienst zugestellt.", "zugestellt",
         VERDICT_CONTRADICTED, "shipped"},
        {"Ihr Paket wurde an DHL gegeben und Ihnen zugestellt.", "zugestellt",
         VERDICT_CONTRADICTED, "shipped"},
        {"El pedido fue entregado por el mensajero.", "fue entregado", VERDICT_CONTRADICTED,
         "shipped"},
        {"Il pacco è stato consegnato dal corriere.", "consegnato", VERDICT_CONTRADICTED,
         "shipped"},
        {"您的包裹已由物流公司送达。", "送达", VERDICT_CONTRADICTED, "shipped"},
        {"お荷物は宅配業者がお届け済みです。", "お届け済み", VERDICT_CONTRADICTED,
         "shipped"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void day__on_which_the_carrier_received_it__is_that_of_the_sending(void **state)
{
    static const char *const texts[] = {
        "Your parcel was delivered to the courier on 19 November.",
        "El pedido se entregó al mensajero el 19 de noviembre.",
        "Votre colis a été livré au transporteur le 19 novembre.",
        "Il pacco è stato consegnato al corriere il 19 novembre.",
        "A encomenda foi entregue à transportadora a 19 de novembro.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(*state, texts[i]);
        size_t dates = 0;
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            if (opinion->claims[k].kind == CLAIM_DATE) {
                assert_int_equal(opinion->claims[k].verdict, VERDICT_PROVED);
                dates++;
            }
        }
        assert_int_equal(dates, 1);
    }
}

static void money__that_went_out__is_no_parcel_that_left(void **state)
{
    static const char *const texts[] = {
        "The money went out on Friday.", "El importe ya salió de nuestra cuenta.",
        "La somme est partie hier.",     "El dinero salió el viernes.",
        "您的款项已于星期五发出。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        size_t deeds = 0;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            assert_int_not_equal(claim->kind, CLAIM_STATUS);
            deeds += claim->kind == CLAIM_DONE && claim->verdict == VERDICT_UNSOURCED;
        }
        if (deeds == 0) {
            shop_print(shop);
            fail_msg("no money sent: %s", texts[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(parcel__that_the_carrier_received__has_left,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(parcel__that_the_carrier_delivered__is_delivered,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            day__on_which_the_carrier_received_it__is_that_of_the_sending, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(money__that_went_out__is_no_parcel_that_left,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
