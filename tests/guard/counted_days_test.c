#include "guard/shop.h"

/* Days that are counted from today, and what carries a parcel. K479003 was delivered on 2
   October and may be returned for 30 days; K481205 is with DHL and due on 25 November. */

struct told {
    const char *text;
    const char *words;
    enum verdict verdict;
};

static void each_is(struct shop *shop, const struct told *all, size_t count,
                    enum claim_kind kind)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, all[i].text);
        const struct claim *claim = shop_claim(shop, kind, all[i].words);
        if (claim == NULL || claim->verdict != all[i].verdict) {
            shop_print(shop);
            fail_msg("not %s: %s", verdict_name(all[i].verdict), all[i].text);
        }
    }
}

static void days__that_are_left_are_the_limit_less_those_that_passed(void **state)
{
    static const struct told all[] = {
        {"You have 20 days left to return K479003.", "20 days", VERDICT_PROVED},
        {"You have 24 days left to return K479003.", "24 days", VERDICT_CONTRADICTED},
        {"Sie haben noch 20 Tage, um K479003 zurückzugeben.", "20 Tage", VERDICT_PROVED},
        {"Le quedan 20 días para devolver K479003.", "20 días", VERDICT_PROVED},
        {"Il vous reste 20 jours pour retourner K479003.", "20 jours", VERDICT_PROVED},
        {"Restano 20 giorni per restituire K479003.", "20 giorni", VERDICT_PROVED},
        {"Ainda tem 20 dias para devolver K479003.", "20 dias", VERDICT_PROVED},
        {"U hebt nog 20 dagen om K479003 te retourneren.", "20 dagen", VERDICT_PROVED},
        {"K479003还有20天可以退货。", "20天", VERDICT_PROVED},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 12};
    each_is(shop, all, COUNT_OF(all), CLAIM_DURATION);
}

static void days__until_a_parcel_is_due_count_from_today(void **state)
{
    static const struct told all[] = {
        {"K481205 arrives in two days.", "two days", VERDICT_PROVED},
        {"K481205 llega en dos días.", "dos días", VERDICT_PROVED},
        {"K481205 kommt in zwei Tagen an.", "zwei Tagen", VERDICT_PROVED},
    };
    each_is(*state, all, COUNT_OF(all), CLAIM_DURATION);
}

static void carrier__of_no_parcel_contradicts_where_the_order_is(void **state)
{
    static const struct told all[] = {
        {"Your parcel K481205 is with UPS.", "UPS", VERDICT_CONTRADICTED},
        {"Ihr Paket K481205 ist bei Hermes.", "Hermes", VERDICT_CONTRADICTED},
        {"El paquete K481205 está con Correos.", "Correos", VERDICT_CONTRADICTED},
        {"Le colis K481205 est chez Chronopost.", "Chronopost", VERDICT_CONTRADICTED},
    };
    each_is(*state, all, COUNT_OF(all), CLAIM_TRACKING);
    shop_reads(*state, "Your parcel K481205 is with DHL.");
    assert_int_equal(((struct shop *)*state)->opinion.worst, SEVERITY_MARK);
}

static void code__that_still_runs_has_not_expired(void **state)
{
    static const struct told all[] = {
        {"FALL12 expired yesterday.", "FALL12", VERDICT_CONTRADICTED},
        {"FALL12 has not expired.", "FALL12", VERDICT_PROVED},
        {"SPRING20 has expired.", "SPRING20", VERDICT_PROVED},
        {"FALL12 ist abgelaufen.", "FALL12", VERDICT_CONTRADICTED},
        {"FALL12 ha caducado.", "FALL12", VERDICT_CONTRADICTED},
        {"FALL12 a expiré.", "FALL12", VERDICT_CONTRADICTED},
        {"FALL12 è scaduto.", "FALL12", VERDICT_CONTRADICTED},
        {"FALL12已过期。", "FALL12", VERDICT_CONTRADICTED},
    };
    each_is(*state, all, COUNT_OF(all), CLAIM_CODE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(code__that_still_runs_has_not_expired, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            days__that_are_left_are_the_limit_less_those_that_passed, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(days__until_a_parcel_is_due_count_from_today,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            carrier__of_no_parcel_contradicts_where_the_order_is, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
