#include "guard/policy.h"
#include "guard/shop.h"

/* A shop that can be called, and packs what was ordered early enough. */
static const struct article articles[] = {
    {.id = "contact",
     .title = "Contact",
     .text = "Phone: Monday to Friday 9:00 to 18:00, Saturday 10:00 to 16:00.",
     .lang = "en"},
    {.id = "express",
     .title = "Express",
     .text = "Express arrives the next working day when you order before 14:00.",
     .lang = "en"},
};

static int open_hours(void **state)
{
    int failed = shop_open(state);
    struct shop *shop = *state;
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    return failed;
}

static void time_of_day__is_what_the_articles_tell_for_that_weekday(void **state)
{
    static const struct shop_case cases[] = {
        {"On Saturdays you can call until 4 pm.", "4 pm", VERDICT_PROVED, NULL},
        {"On Saturdays you can call until 6 pm.", "6 pm", VERDICT_UNSOURCED, NULL},
        {"On weekdays you can call until 6 pm.", "6 pm", VERDICT_PROVED, NULL},
        {"Anrufen geht samstags bis 18 Uhr.", "18 Uhr", VERDICT_UNSOURCED, NULL},
        {"Anrufen geht samstags bis 16 Uhr und unter der Woche bis 18 Uhr.", "18 Uhr",
         VERDICT_PROVED, NULL},
        {"Puede llamar los sábados hasta las 17:30.", "17:30", VERDICT_UNSOURCED, NULL},
        {"Vous pouvez appeler le samedi jusqu'à 17h30.", "17h30", VERDICT_UNSOURCED, NULL},
        {"Può chiamare il sabato fino alle 17:30.", "17:30", VERDICT_UNSOURCED, NULL},
        {"Pode ligar ao sábado até às 17h30.", "17h30", VERDICT_UNSOURCED, NULL},
        {"U kunt zaterdag bellen tot 17:30.", "17:30", VERDICT_UNSOURCED, NULL},
        {"周六可以打电话到下午4点。", "4点", VERDICT_PROVED, NULL},
        {"周六可以打电话到下午5点。", "5点", VERDICT_UNSOURCED, NULL},
        {"お電話は土曜16時までです。", "16時", VERDICT_PROVED, NULL},
        {"お電話は日曜16時までです。", "16時", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void time_of_day__of_a_matter_that_has_one__is_no_other(void **state)
{
    static const struct shop_case cases[] = {
        {"Express arrives the next working day if you order before 14:00.", "14:00",
         VERDICT_PROVED, NULL},
        {"Express arrives the next working day if you order before 18:00.", "18:00",
         VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void time_of_day__that_nothing_tells__blocks_nothing(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "You can call us on Saturdays until 22:30.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    shop_reads(shop, "The ratio is 16:9 and it lasts 24h.");
    assert_null(shop_claim(shop, CLAIM_DATE, "16:9"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            time_of_day__is_what_the_articles_tell_for_that_weekday, open_hours,
            shop_close),
        cmocka_unit_test_setup_teardown(time_of_day__of_a_matter_that_has_one__is_no_other,
                                        open_hours, shop_close),
        cmocka_unit_test_setup_teardown(time_of_day__that_nothing_tells__blocks_nothing,
                                        open_hours, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
