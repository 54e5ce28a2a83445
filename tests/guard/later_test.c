#include "guard/shop.h"

/* K479003 left on 29 September, came on 2 October, and 10 EUR went back on 10 October 2026;
 * K481205 left on 19 November and is due on the 25th. */
static void a_day_told_from_another__is_the_orders(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 left on 29 September and was delivered three days later.", "three days",
         VERDICT_PROVED, "2026-10-02"},
        {"K479003 left on 29 September and was delivered five days later.", "five days",
         VERDICT_CONTRADICTED, "2026-10-02"},
        {"K479003 ging am 29. September raus und wurde fünf Tage später zugestellt.",
         "fünf Tage", VERDICT_CONTRADICTED, "2026-10-02"},
        {"El K479003 salió el 29 de septiembre y fue entregado cinco días después.",
         "cinco días", VERDICT_CONTRADICTED, "2026-10-02"},
        {"K479003 est parti le 29 septembre et a été livré cinq jours plus tard.",
         "cinq jours", VERDICT_CONTRADICTED, "2026-10-02"},
        {"K479003 est parti le 29 septembre, on vous l'a livré trois jours plus tard.",
         "trois jours", VERDICT_PROVED, "2026-10-02"},
        {"K479003 è partito il 29 settembre ed è stato consegnato cinque giorni dopo.",
         "cinque giorni", VERDICT_CONTRADICTED, "2026-10-02"},
        {"A K479003 saiu a 29 de setembro e foi entregue cinco dias depois.", "cinco dias",
         VERDICT_CONTRADICTED, "2026-10-02"},
        {"K479003 vertrok op 29 september en werd vijf dagen later bezorgd.", "vijf dagen",
         VERDICT_CONTRADICTED, "2026-10-02"},
        {"K479003于9月29日发出，5天后送达。", "5天", VERDICT_CONTRADICTED, "2026-10-02"},
        {"K479003は9月29日に発送し、5日後にお届けしました。", "5日後", VERDICT_CONTRADICTED,
         "2026-10-02"},
        {"Your return K479003 came in on 8 October, and two days later we refunded you.",
         "two days", VERDICT_PROVED, "2026-10-10"},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void a_day_on_which_a_time_was_over__is_none_of_the_parcels(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 was delivered on 2 October and the 30 days were over on 1 November.",
         "1 November", VERDICT_PROVED, NULL},
        {"K479003 is op 2 oktober bezorgd en de 30 dagen waren op 1 november voorbij.",
         "1 november", VERDICT_PROVED, NULL},
        {"K479003 wurde am 2. Oktober zugestellt und die 30 Tage waren am 1. November um.",
         "1. November", VERDICT_PROVED, NULL},
        {"K479003 a été livré le 2 octobre et les 30 jours sont passés le 1er novembre.",
         "1er novembre", VERDICT_PROVED, NULL},
        {"El K479003 fue entregado el 2 de octubre y los 30 días pasaron el 1 de "
         "noviembre.",
         "1 de noviembre", VERDICT_PROVED, NULL},
        {"K479003 è stato consegnato il 2 ottobre e i 30 giorni finivano il 1 novembre.",
         "1 novembre", VERDICT_PROVED, NULL},
        {"A K479003 foi entregue a 2 de outubro e os 30 dias acabaram a 1 de novembro.",
         "1 de novembro", VERDICT_PROVED, NULL},
        {"K479003 was delivered on 2 October and the 30 days were over on 5 November.",
         "5 November", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void a_weekday_told_from_a_day__is_the_next_of_its_name(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 è partito il 29 settembre ed è stato consegnato il venerdì dopo.",
         "venerdì", VERDICT_PROVED, "2026-10-02"},
        {"K479003 ging am 29. September raus und wurde am Freitag darauf zugestellt.",
         "Freitag", VERDICT_PROVED, "2026-10-02"},
        {"K479003 left on 29 September and was delivered the following Friday.", "Friday",
         VERDICT_PROVED, "2026-10-02"},
        {"K479003 left on 29 September and was delivered the following Monday.", "Monday",
         VERDICT_CONTRADICTED, "2026-10-02"},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void what_goes_on_to_a_second_day__is_of_that_day(void **state)
{
    static const struct shop_case cases[] = {
        {"Ihr Paket K481205 ist am Donnerstag rausgegangen und sollte am 25. November bei "
         "Ihnen sein.",
         "25. November", VERDICT_PROVED, "2026-11-25"},
    };
    static const char *const texts[] = {
        ("Vos gants ont quitté Gand le 29 septembre : DHL les a livrés cinq jours plus "
         "tard."),
        "Unsere Antwort vom 20. November kam zwei Tage später.",
        "After 29 September it took three days until it was delivered.",
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_DATE, cases, COUNT_OF(cases));
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_not_equal(shop->opinion.claims[k].kind, CLAIM_AMOUNT);
        }
    }
    shop_none_blocks(shop, texts + 1, COUNT_OF(texts) - 1);
}

static void what_happened_so_many_days_later__is_not_told_of_the_first_day(void **state)
{
    static const char *const texts[] = {
        "We received K479003 on 8 October and refunded it two days later.",
        "Wir haben K479003 am 8. Oktober erhalten und zwei Tage später erstattet.",
        "K481205 ging am 19. November los und soll sechs Tage später bei Ihnen sein.",
        "K481205 ging am 19. November los und soll bald bei Ihnen sein.",
        "Recibimos el K479003 el 8 de octubre y lo reembolsamos dos días después.",
        "Nous avons reçu K479003 le 8 octobre et remboursé deux jours plus tard.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_day_on_which_a_time_was_over__is_none_of_the_parcels, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(a_day_told_from_another__is_the_orders, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(a_weekday_told_from_a_day__is_the_next_of_its_name,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(what_goes_on_to_a_second_day__is_of_that_day,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            what_happened_so_many_days_later__is_not_told_of_the_first_day, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
