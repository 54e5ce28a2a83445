#include "guard/shop.h"

/* Ana's parcel K481205 is due on Wednesday, 25 November 2026; today is Monday, the 23rd. */

static void each_is(struct shop *shop, const char *const *texts, size_t count,
                    enum verdict verdict)
{
    for (size_t i = 0; i < count; i++) {
        bool is_told = false;
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            is_told |= claim->kind == CLAIM_DATE && claim->verdict == verdict;
        }
        if (!is_told) {
            shop_print(shop);
            fail_msg("%s", texts[i]);
        }
    }
}

static void tomorrow__before_the_day_that_is_due_is_wrong(void **state)
{
    static const char *const wrong[] = {
        "Your parcel arrives tomorrow.",
        "Ihr Paket kommt morgen an.",
        "Su paquete llega mañana.",
        "Votre colis arrive demain.",
        "Il Suo pacco arriva domani.",
        "A sua encomenda chega amanhã.",
        "Uw pakket komt morgen aan.",
        "您的包裹明天到。",
        "您的包裹明天就到",
        "您的包裹明天上午能到。",
        "您的包裹明天送达。",
        "K481205明天到货。",
        "お荷物は明日届きます。",
        "お荷物は明日着きます。",
    };
    static const char *const right[] = {
        "您的包裹后天到。",
        "您的包裹后天送达。",
        "お荷物は明後日に着きます。",
        "Your parcel arrives the day after tomorrow.",
    };
    each_is(*state, wrong, COUNT_OF(wrong), VERDICT_CONTRADICTED);
    each_is(*state, right, COUNT_OF(right), VERDICT_PROVED);
}

static void weekday__to_come_is_the_next_of_its_name(void **state)
{
    static const char *const wrong[] = {
        "Your parcel arrives on Tuesday.", "Ihr Paket kommt am Dienstag an.",
        "Su paquete llega el martes.",     "Votre colis arrive mardi.",
        "Il Suo pacco arriva martedì.",    "A sua encomenda chega na terça-feira.",
        "Uw pakket komt dinsdag aan.",     "您的包裹周二到。",
        "お荷物は火曜日に届きます。",
    };
    static const char *const right[] = {
        "Your parcel arrives on Wednesday.", "Ihr Paket kommt am Mittwoch an.",
        "Su paquete llega el miércoles.",    "Votre colis arrive mercredi.",
        "Il Suo pacco arriva mercoledì.",    "A sua encomenda chega na quarta-feira.",
        "Uw pakket komt woensdag aan.",      "您的包裹周三到。",
        "お荷物は水曜日に届きます。",
    };
    each_is(*state, wrong, COUNT_OF(wrong), VERDICT_CONTRADICTED);
    each_is(*state, right, COUNT_OF(right), VERDICT_PROVED);
}

static void weekday__that_may_be_another_is_not_held_against_the_record(void **state)
{
    static const char *const texts[] = {
        "Your parcel arrives next Tuesday.",
        "Your parcel should have arrived on Tuesday.",
        "It was due to arrive on Friday.",
        "Ihr Paket sollte am Dienstag ankommen.",
        "Op dinsdag wordt uw pakket niet bezorgd.",
        "Your parcel arrives on Tuesday or Wednesday.",
        "Your parcel arrives on Friday.",
        "您的包裹下周二到。",
        "明天到店自取。",
        "Si no llega el martes, escríbanos.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tomorrow__before_the_day_that_is_due_is_wrong,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(weekday__to_come_is_the_next_of_its_name, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            weekday__that_may_be_another_is_not_held_against_the_record, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
