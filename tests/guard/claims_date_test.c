#include "guard/shop.h"

static void date__is_one_day_however_it_is_written(void **state)
{
    static const struct shop_case cases[] = {
        {"It was shipped on 19 November.", "19 November", VERDICT_PROVED, "2026-11-19"},
        {"It was shipped on November 19, 2026.", "November 19, 2026", VERDICT_PROVED,
         "2026-11-19"},
        {"It was shipped on Nov 19.", "Nov 19", VERDICT_PROVED, "2026-11-19"},
        {"It was shipped on the 19th.", "19th", VERDICT_PROVED, "2026-11-19"},
        {"It was shipped on 2026-11-19.", "2026-11-19", VERDICT_PROVED, "2026-11-19"},
        {"It was shipped on 19/11/2026.", "19/11/2026", VERDICT_PROVED, "2026-11-19"},
        {"It was shipped on 19/11.", "19/11", VERDICT_PROVED, "2026-11-19"},
        {"Salió el 19 de noviembre de 2026.", "19 de noviembre de 2026", VERDICT_PROVED,
         "2026-11-19"},
        {"Salió el 19 de noviembre y llega el 25.", "25", VERDICT_PROVED, "2026-11-25"},
        {"Es wurde am 19.11. versandt.", "19.11.", VERDICT_PROVED, "2026-11-19"},
        {"Es wurde am 19. November versandt.", "19. November", VERDICT_PROVED,
         "2026-11-19"},
        {"Es wurde am 19.11.2026 versandt.", "19.11.2026", VERDICT_PROVED, "2026-11-19"},
        {"Votre commande a été expédiée le 19 novembre.", "19 novembre", VERDICT_PROVED,
         "2026-11-19"},
        {"包裹已于11月19日发货。", "11月19日", VERDICT_PROVED, "2026-11-19"},
        {"包裹已于十一月十九日发货。", "十一月十九日", VERDICT_PROVED, "2026-11-19"},
        {"11月19日に発送いたしました。", "11月19日", VERDICT_PROVED, "2026-11-19"},
        {"2026年11月19日に発送いたしました。", "2026年11月19日", VERDICT_PROVED,
         "2026-11-19"},
        {"It arrives the day after tomorrow.", "the day after tomorrow", VERDICT_PROVED,
         "2026-11-25"},
        {"It arrives on Wednesday.", "Wednesday", VERDICT_PROVED, "2026-11-25"},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void date__is_proved_by_the_event_beside_it(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order of 17 November was shipped on 19 November.", "17 November",
         VERDICT_PROVED, "2026-11-17"},
        {"Your order of 17 November was shipped on 19 November.", "19 November",
         VERDICT_PROVED, "2026-11-19"},
        {"Ihre Bestellung vom 17.11. wurde am 19.11. versandt und kommt am 25.11. an.",
         "17.11.", VERDICT_PROVED, "2026-11-17"},
        {"Ihre Bestellung vom 17.11. wurde am 19.11. versandt und kommt am 25.11. an.",
         "25.11.", VERDICT_PROVED, "2026-11-25"},
        {"Your planter went to DHL on 19 November and should be with you on Wednesday, 25 "
         "November.",
         "19 November", VERDICT_PROVED, "2026-11-19"},
        {"Seit dem 19.11. hat DHL das Paket und es wird am 25.11. zugestellt.", "19.11.",
         VERDICT_PROVED, "2026-11-19"},
        {"Your order K479003 was delivered on 2 October.", "2 October", VERDICT_PROVED,
         "2026-10-02"},
        {"For K479003 a refund was made on 10 October.", "10 October", VERDICT_PROVED,
         "2026-10-10"},
        {"FALL12 is valid until 30 November.", "30 November", VERDICT_PROVED, "2026-11-30"},
        {"FALL12 vale hasta el 30 de noviembre.", "30 de noviembre", VERDICT_PROVED,
         "2026-11-30"},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void date__of_another_field_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"It was shipped on 25 November.", "25 November", VERDICT_CONTRADICTED,
         "2026-11-19"},
        {"Salió el 25 de noviembre.", "25 de noviembre", VERDICT_CONTRADICTED,
         "2026-11-19"},
        {"It is due on 19 November.", "19 November", VERDICT_CONTRADICTED, "2026-11-25"},
        {"Es wurde am 17.11. versandt.", "17.11.", VERDICT_CONTRADICTED, "2026-11-19"},
        {"Votre colis arrive le 24 novembre.", "24 novembre", VERDICT_CONTRADICTED,
         "2026-11-25"},
        {"您的订单已于11月25日发货。", "11月25日", VERDICT_CONTRADICTED, "2026-11-19"},
        {"お届け予定日は11月24日です。", "11月24日", VERDICT_CONTRADICTED, "2026-11-25"},
        {"You ordered it on 1 November.", "1 November", VERDICT_CONTRADICTED, "2026-11-17"},
        {"K479003 was delivered on 12 October.", "12 October", VERDICT_CONTRADICTED,
         "2026-10-02"},
        {"It arrives tomorrow.", "tomorrow", VERDICT_CONTRADICTED, "2026-11-25"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_DATE, cases, COUNT_OF(cases));
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void date__later_than_the_eta_passes_as_caution(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "It should arrive by 27 November.");
    const struct claim *claim = shop_claim(shop, CLAIM_DATE, "27 November");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void date__offers_the_right_day_in_the_drafts_language(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Salió el 25 de noviembre.");
    assert_string_equal(shop_claim(shop, CLAIM_DATE, "25 de noviembre")->right_value,
                        "19 de noviembre");
    shop_reads(shop, "您的订单已于11月25日发货。");
    assert_string_equal(shop_claim(shop, CLAIM_DATE, "11月25日")->right_value, "11月19日");
}

static void date__with_numbers_is_read_by_the_customers_country(void **state)
{
    struct shop *shop = *state;
    const char *text = "The order K479003 was delivered on 10/02/2026.";
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "10/02/2026")->verdict,
                     VERDICT_CONTRADICTED);
    shop->customer.country = "US";
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "10/02/2026")->verdict, VERDICT_PROVED);
    shop->customer.country = NULL;
    shop->customer.address_count = 0;
    shop_reads(shop, "The order K479003 was delivered on 05/06/2026.");
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "05/06/2026")->verdict,
                     VERDICT_UNSOURCED);
}

static void date__is_no_claim_in_conditions_commitments_and_greetings(void **state)
{
    static const char *const texts[] = {
        "If it has not come by 20 November, please write to us.",
        "I will write to you on 20 November.",
        "Thank you for your message of today.",
        "Have you received it on 20 November?",
        "You write that it came on 20 November.",
        "Guten Morgen, Ana!",
        "Our shop is open Monday to Friday from 9:00 to 17:30.",
        "It has not arrived on 20 November.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].verdict == VERDICT_CONTRADICTED) {
                shop_print(shop);
                fail();
            }
        }
        assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    }
}

static void date__of_a_message_is_proved_by_the_thread(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].at = 1795161600; /* 20 November 2026 */
    shop_reads(shop, "Thank you for your message of 20 November.");
    const struct claim *claim = shop_claim(shop, CLAIM_DATE, "20 November");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_PROVED);
    assert_string_equal(claim->source.kind, "thread");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(date__is_one_day_however_it_is_written, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(date__is_proved_by_the_event_beside_it, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(date__of_another_field_is_contradicted, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(date__later_than_the_eta_passes_as_caution,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(date__offers_the_right_day_in_the_drafts_language,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(date__with_numbers_is_read_by_the_customers_country,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            date__is_no_claim_in_conditions_commitments_and_greetings, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(date__of_a_message_is_proved_by_the_thread,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
