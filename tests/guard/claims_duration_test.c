#include "guard/shop.h"

#include "guard/policy.h"

static void duration__is_proved_by_the_rule_in_any_language(void **state)
{
    static const struct shop_case cases[] = {
        {"You can return it within 30 days of delivery.", "30 days", VERDICT_PROVED,
         "return an item within 30"},
        {"You have thirty days to return it.", "thirty days", VERDICT_PROVED, "30 days"},
        {"There is a 30-day return period.", "30-day", VERDICT_PROVED, "30 days"},
        {"Puedes devolverlo en los 30 días siguientes a la entrega.", "30 días",
         VERDICT_PROVED, "30 days"},
        {"Sie können den Artikel innerhalb von 30 Tagen zurücksenden.", "30 Tagen",
         VERDICT_PROVED, "30 days"},
        {"Vous pouvez retourner l'article dans les 30 jours.", "30 jours", VERDICT_PROVED,
         "30 days"},
        {"收货后 30 天内可以退货。", "30 天", VERDICT_PROVED, "30 days"},
        {"收货后三十天内可以退货。", "三十天", VERDICT_PROVED, "30 days"},
        {"お届けから30日以内であれば返品できます。", "30日以内", VERDICT_PROVED, "30 days"},
        {"We refund within 6 business days of its arrival at our warehouse.",
         "6 business days", VERDICT_PROVED, "6 working days"},
        {"Wir erstatten innerhalb von 6 Werktagen nach Eingang.", "6 Werktagen",
         VERDICT_PROVED, "6 working days"},
        {"El reembolso se hace en 6 días laborables desde su llegada a nuestro almacén.",
         "6 días laborables", VERDICT_PROVED, "6 working"},
        {"An investigation takes up to 9 working days.", "9 working days", VERDICT_PROVED,
         "investigation"},
        {"查询最多需要 9 个工作日。", "9 个工作日", VERDICT_PROVED, "investigation"},
        {"調査には最大9営業日かかります。", "9営業日", VERDICT_PROVED, "investigation"},
        {"Your bank may need 2 to 4 working days more.", "2 to 4 working days",
         VERDICT_PROVED, "bank"},
        {"Ihre Bank braucht vielleicht noch 3 Werktage.", "3 Werktage", VERDICT_PROVED,
         "bank"},
        {"Every tool has a guarantee of 48 months.", "48 months", VERDICT_PROVED,
         "4 years"},
        {"La garantía es de 4 años.", "4 años", VERDICT_PROVED, "4 years"},
        {"Die Garantie beträgt vier Jahre.", "vier Jahre", VERDICT_PROVED, "4 years"},
        {"The parcel waits at the parcel shop for 8 days.", "8 days", VERDICT_PROVED,
         "parcel shop"},
        {"Le colis attend 8 jours au point relais.", "8 jours", VERDICT_PROVED,
         "parcel shop"},
        {"We exchange it within 40 days of delivery.", "40 days", VERDICT_PROVED,
         "exchange"},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void duration__is_contradicted_where_the_rule_says_otherwise(void **state)
{
    static const struct shop_case cases[] = {
        {"You have 60 days to return it.", "60 days", VERDICT_CONTRADICTED, "30 days"},
        {"You can return it within two months.", "two months", VERDICT_CONTRADICTED,
         "30 days"},
        {"Returns are possible within six weeks.", "six weeks", VERDICT_CONTRADICTED,
         "30 days"},
        {"Tienes 60 días para devolverlo.", "60 días", VERDICT_CONTRADICTED, "30 days"},
        {"Sie haben 60 Tage Rückgaberecht.", "60 Tage", VERDICT_CONTRADICTED, "30 days"},
        {"Vous avez 60 jours pour retourner l'article.", "60 jours", VERDICT_CONTRADICTED,
         "30 days"},
        {"您可以在60天内退货。", "60天", VERDICT_CONTRADICTED, "30 days"},
        {"返品は60日以内にお願いいたします。", "60日以内", VERDICT_CONTRADICTED, "30 days"},
        {"The refund takes 12 working days after its arrival at our warehouse.",
         "12 working days", VERDICT_CONTRADICTED, "6 working days"},
        {"退款将在退货到达仓库后15个工作日内完成。", "15个工作日", VERDICT_CONTRADICTED,
         "6 working days"},
        {"The guarantee runs for 5 years.", "5 years", VERDICT_CONTRADICTED, "4 years"},
        {"An investigation takes up to 20 working days.", "20 working days",
         VERDICT_CONTRADICTED, "9 working days"},
        {"Una investigación dura hasta 15 días laborables.", "15 días laborables",
         VERDICT_CONTRADICTED, "9 working days"},
        {"The parcel shop keeps the parcel for 3 weeks at the parcel shop.", "3 weeks",
         VERDICT_CONTRADICTED, "8 days"},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
    struct shop *shop = *state;
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void duration__offers_the_right_value_in_the_drafts_words(void **state)
{
    static const struct {
        const char *text;
        const char *words;
        const char *right;
    } cases[] = {
        {"You have 60 days to return it.", "60 days", "30 days"},
        {"Tienes 60 días para devolverlo.", "60 días", "30 días"},
        {"Innerhalb von 60 Tagen können Sie es zurücksenden, die Rückgabe ist frei.",
         "60 Tagen", "30 Tagen"},
        {"您可以在60天内退货。", "60天", "30天"},
        {"You can return it within two months.", "two months", "30 days"},
        {"The guarantee runs for 60 months.", "60 months", "4 years"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        const struct claim *claim = shop_claim(shop, CLAIM_DURATION, cases[i].words);
        assert_non_null(claim);
        assert_string_equal(string_or_empty(claim->right_value), cases[i].right);
    }
}

static void duration__of_an_estimate_warns_when_earlier_and_passes_when_later(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Delivery takes 1 to 2 working days.");
    const struct claim *early = shop_claim(shop, CLAIM_DURATION, "1 to 2 working days");
    assert_non_null(early);
    assert_int_equal(early->verdict, VERDICT_CONTRADICTED);
    assert_int_equal(early->severity, SEVERITY_WARN);
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);

    shop_reads(shop, "Delivery takes 8 to 10 working days.");
    const struct claim *late = shop_claim(shop, CLAIM_DURATION, "8 to 10 working days");
    assert_non_null(late);
    assert_int_equal(late->severity, SEVERITY_MARK);
    assert_int_not_equal(late->verdict, VERDICT_PROVED);
}

static void duration__follows_the_customers_country(void **state)
{
    struct shop *shop = *state;
    const char *text = "Delivery takes 4 to 7 working days.";
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "4 to 7 working days")->verdict,
                     VERDICT_UNSOURCED);
    shop->customer.country = "DE";
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "4 to 7 working days")->verdict,
                     VERDICT_PROVED);
    shop->customer.country = "ES";
    shop_reads(shop, "For other countries of the EU delivery takes 4 to 7 working days.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "4 to 7 working days")->verdict,
                     VERDICT_PROVED);
}

static void duration__is_no_month_where_the_rule_says_30_days(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "You have a month to return it.");
    const struct claim *claim = shop_claim(shop, CLAIM_DURATION, "a month");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void duration__of_another_rule_near_is_unsourced_and_does_not_block(void **state)
{
    struct shop *shop = *state; /* 10 days is the time for the label */
    shop_reads(shop, "You can return it within 10 days.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "10 days")->verdict,
                     VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void duration__of_a_matter_that_no_table_knows_is_found_by_its_words(void **state)
{
    static const struct article storage = {
        .id = "storage",
        .title = "Greenhouse",
        .text = "The greenhouse hibernates potted olives for 21 weeks.",
        .lang = "en"};
    struct shop *shop = *state;
    shop->facts.policy = policy_of(&storage, 1, &shop->arena);
    shop_reads(shop, "Our greenhouse will look after both olives for 21 weeks.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "21 weeks")->verdict, VERDICT_PROVED);

    shop_reads(shop, "Our greenhouse will look after both olives for 22 weeks.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "22 weeks")->verdict,
                     VERDICT_UNSOURCED);
}

static void duration__is_no_claim_in_denials_questions_commitments_and_idioms(void **state)
{
    static const char *const texts[] = {
        "It is not 60 but 30 days for a return.",
        "Would 60 days be enough for the return?",
        "You write that you have 60 days to return it.",
        "I will get back to you within 2 days.",
        "Just a moment, two or three minutes, please.",
        "Te escribo otra vez en 2 días.",
        "60日ではなく30日以内に返品できます。",
        "不是60天，而是30天内可以退货。",
        "Es sind nicht 60, sondern 30 Tage für die Rückgabe.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_equal(shop->opinion.claims[k].verdict, VERDICT_PROVED);
        }
        assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    }
}

static void duration__that_passed_is_counted_from_the_order(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Your order was shipped 4 days ago.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "4 days")->verdict, VERDICT_PROVED);
    shop_reads(shop, "Your return was on its way for 12 days.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "12 days")->verdict,
                     VERDICT_UNSOURCED);
    assert_int_not_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void duration__is_read_in_words_of_each_language(void **state)
{
    static const char *const texts[] = {
        "You can return it within thirty days of delivery.",
        "You can return it within thirty (30) days of delivery.",
        "Sie können es innerhalb von dreißig Tagen zurücksenden.",
        "Puede devolverlo en treinta días.",
        "Vous pouvez le retourner sous trente jours.",
        "Può restituirlo entro trenta giorni.",
        "Pode devolver em trinta dias.",
        "U kunt het binnen dertig dagen retourneren.",
        "您可以在三十天内退货。",
        "您可以在３０天内退货。",
        "三十日以内に返品できます。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.claim_count != 1 ||
            shop->opinion.claims[0].kind != CLAIM_DURATION ||
            shop->opinion.claims[0].verdict != VERDICT_PROVED) {
            shop_print(shop);
            fail();
        }
    }
}

static void duration__that_an_article_gives_by_its_number_alone__is_a_rule(void **state)
{
    static const struct article articles[] = {
        {.id = "terms",
         .title = "Guarantee",
         .text = "Machines have a guarantee of four years, their batteries two.\n"
                 "Invoices are payable within 20 days of dispatch.\n"
                 "Parcels arrive two to three working days after dispatch.",
         .lang = "en"}};
    static const struct shop_case cases[] = {
        {"Batteries have two years of guarantee.", "two years", VERDICT_PROVED, "two."},
        {"Der Akku hat zwei Jahre Garantie.", "zwei Jahre", VERDICT_PROVED, "two."},
        {"Batteries have ten years of guarantee.", "ten years", VERDICT_CONTRADICTED, NULL},
        {"You have twenty days from dispatch to pay.", "twenty days", VERDICT_PROVED,
         "20 days"},
        {"Hai venti giorni dalla spedizione per pagare.", "venti giorni", VERDICT_PROVED,
         "20 days"},
    };
    struct shop *shop = *state;
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_check(shop, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void duration__in_days_is_not_contradicted_by_a_rule_in_years(void **state)
{
    static const struct article guarantee[] = {
        {.id = "g",
         .title = "Warranty",
         .lang = "en",
         .text = "A faulty item gets a replacement under the warranty for 2 years."}};
    struct shop *shop = *state;
    shop->facts.articles = guarantee;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop_reads(shop, "You get the replacement within 3 days.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "3 days")->verdict,
                     VERDICT_UNSOURCED);
    shop_reads(shop, "The warranty runs for 3 years.");
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "3 years")->verdict,
                     VERDICT_CONTRADICTED);
}

static void duration__of_two_numbers_side_by_side_is_a_range(void **state)
{
    static const struct shop_case cases[] = {
        {"スペインへは、発送から三、四日でお届けします。", "三、四日", VERDICT_UNSOURCED,
         NULL},
        {"スペインへの配送は3、4営業日かかります。", "3、4営業日", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void duration__is_no_year_of_the_calendar(void **state)
{
    static const char *const texts[] = {"您的保修有效期到2028年9月。",
                                        "保証は2028年までです。",
                                        "The warranty runs until the year 2028."};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct shop *shop = *state;
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_not_equal(shop->opinion.claims[k].kind, CLAIM_DURATION);
        }
    }
}

static void duration__within_which_the_customer_told_it__is_that_rules_alone(void **state)
{
    static const struct shop_case proved[] = {
        {"As you told us within five days, you get a refund.", "five days", VERDICT_PROVED,
         "about damage"},
        {"You are within the five days, so we refund you in full.", "five days",
         VERDICT_PROVED, "about damage"},
        {"Da Sie sich innerhalb von fünf Tagen gemeldet haben, wird alles erstattet.",
         "fünf Tagen", VERDICT_PROVED, "about damage"},
        {"Como nos avisó dentro de los cinco días, le devolvemos el dinero.", "cinco días",
         VERDICT_PROVED, "about damage"},
        {"Vous avez signalé cela sous cinq jours, le remboursement est donc intégral.",
         "cinq jours", VERDICT_PROVED, "about damage"},
        {"Ci ha avvisato entro cinque giorni, quindi il rimborso è completo.",
         "cinque giorni", VERDICT_PROVED, "about damage"},
        {"Avisou-nos no prazo de cinco dias, por isso o reembolso é total.", "cinco dias",
         VERDICT_PROVED, "about damage"},
        {"Je hebt het binnen vijf dagen gemeld, dus je krijgt alles terugbetaald.",
         "vijf dagen", VERDICT_PROVED, "about damage"},
        {"您在五天内就告诉我们了，所以可以全额退款。", "五天", VERDICT_PROVED,
         "about damage"},
        {"5日以内のご連絡ですので、全額返金いたします。", "5日以内", VERDICT_PROVED,
         "about damage"},
    };
    static const struct shop_case others[] = {
        {"Please tell us about damage within 10 days of delivery.", "10 days",
         VERDICT_CONTRADICTED, "about damage"},
        {"We refund a return within 5 days of its arrival.", "5 days", VERDICT_CONTRADICTED,
         "6 working days"},
    };
    shop_check(*state, CLAIM_DURATION, proved, COUNT_OF(proved));
    shop_check(*state, CLAIM_DURATION, others, COUNT_OF(others));
}

static void duration__beside_a_seal_that_is_whole__is_no_time_for_damage(void **state)
{
    static const char *const texts[] = {
        ("Yes, as long as the seal hasn't been broken you have four weeks from the day it "
         "lands."),
        "Sì, se il sigillo non è rotto ha quattro settimane.",
        "Sim, se o selo não estiver partido: tem quatro semanas.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst == SEVERITY_BLOCK) {
            shop_print(shop);
            fail_msg("blocks: %s", texts[i]);
        }
    }
    shop_reads(shop,
               "Yes, where the pot is broken you have four weeks from the day it lands.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            duration__beside_a_seal_that_is_whole__is_no_time_for_damage, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(duration__is_read_in_words_of_each_language,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            duration__that_an_article_gives_by_its_number_alone__is_a_rule, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            duration__in_days_is_not_contradicted_by_a_rule_in_years, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(duration__is_proved_by_the_rule_in_any_language,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            duration__is_contradicted_where_the_rule_says_otherwise, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            duration__offers_the_right_value_in_the_drafts_words, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            duration__of_an_estimate_warns_when_earlier_and_passes_when_later, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(duration__follows_the_customers_country, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(duration__is_no_month_where_the_rule_says_30_days,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            duration__of_another_rule_near_is_unsourced_and_does_not_block, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            duration__of_a_matter_that_no_table_knows_is_found_by_its_words, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            duration__is_no_claim_in_denials_questions_commitments_and_idioms, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(duration__of_two_numbers_side_by_side_is_a_range,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(duration__is_no_year_of_the_calendar, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            duration__within_which_the_customer_told_it__is_that_rules_alone, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(duration__that_passed_is_counted_from_the_order,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
