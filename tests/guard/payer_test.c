#include "guard/shop.h"

#include "guard/policy.h"

/* Who pays for what, which goods are left out, from which day a time runs. */
static const struct article payer_articles[] = {
    {.id = "back",
     .title = "Returns",
     .text = "You can return an item within 30 days of delivery.\n"
             "The return shipping is at your expense.\n"
             "Opened seeds and cut hoses cannot be returned.\n"
             "Blades are sharpened for 14 EUR.\n"
             "An invoice is due within 30 days of dispatch.",
     .lang = "en"},
    {.id = "swap",
     .title = "Exchanges",
     .text = "The first exchange is free: we pay the shipping both ways.",
     .lang = "en"},
    {.id = "warranty",
     .title = "Guarantee",
     .text = "Pumps have a guarantee of three years, seals five years.",
     .lang = "en"}};

static int payer_open(void **state)
{
    if (shop_open(state) != 0) {
        return -1;
    }
    struct shop *shop = *state;
    shop->facts.policy = policy_of(payer_articles, COUNT_OF(payer_articles), &shop->arena);
    return 0;
}

static size_t told(struct shop *shop, const char *text)
{
    shop_reads(shop, text);
    size_t count = 0;
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        count += shop->opinion.claims[i].verdict != VERDICT_PROVED;
    }
    return count;
}

static void check(struct shop *shop, const char *const *texts, size_t count, bool is_told)
{
    for (size_t i = 0; i < count; i++) {
        if ((told(shop, texts[i]) > 0) != is_told) {
            fail_msg("%s: %s", texts[i], is_told ? "nothing told" : "told");
        }
    }
}

static void payer__of_one_matter_proves_nothing_of_another(void **state)
{
    static const char *const wrong[] = {"The return shipping is on us.",
                                        "We pay the return shipping both ways.",
                                        "Sorry, unfortunately return shipping is on us.",
                                        "The exchange shipping is at your expense."};
    static const char *const right[] = {"The return shipping is at your expense.",
                                        "For the first exchange we pay the shipping.",
                                        "The first exchange is free."};
    check(*state, wrong, COUNT_OF(wrong), true);
    check(*state, right, COUNT_OF(right), false);
}

static void
goods__that_an_article_leaves_out_are_told_though_the_days_are_right(void **state)
{
    static const char *const wrong[] = {"You can return opened seeds within 30 days.",
                                        "Cut hoses can be returned as well.",
                                        "We take opened seeds back."};
    static const char *const right[] = {"You can return the rake within 30 days.",
                                        "Opened seeds cannot be returned."};
    check(*state, wrong, COUNT_OF(wrong), true);
    check(*state, right, COUNT_OF(right), false);
}

static void guarantee__of_some_goods_is_not_proved_by_that_of_others(void **state)
{
    static const char *const wrong[] = {"The seals have a guarantee of three years.",
                                        "Pumps have a guarantee of five years."};
    static const char *const right[] = {"The seals have a guarantee of five years.",
                                        "Pumps have a guarantee of three years."};
    check(*state, wrong, COUNT_OF(wrong), true);
    check(*state, right, COUNT_OF(right), false);
}

static void time__that_runs_from_another_day_than_the_rule_lets_it_is_told(void **state)
{
    static const char *const wrong[] = {
        "The 30 days to return it run from the date of purchase.",
        "Die 30 Tage für die Rückgabe laufen ab dem Kaufdatum.",
        "Los 30 días de devolución corren desde la fecha de compra.",
        "Le délai de retour de 30 jours court à partir de la date d'achat.",
        "I 30 giorni per il reso partono dalla data dell'acquisto.",
        "Os 30 dias para devolver contam a partir da data da compra.",
        "De 30 dagen om te retourneren gaan in op de besteldatum.",
        "退货的30天从下单那天算起。",
        "返品の30日はご購入日から数えます。"};
    static const char *const right[] = {
        "The 30 days to return it run from the day of delivery.",
        "Die 30 Tage für die Rückgabe laufen ab dem Tag der Zustellung.",
        "You have 30 days from dispatch to pay the invoice."};
    check(*state, wrong, COUNT_OF(wrong), true);
    check(*state, right, COUNT_OF(right), false);
}

static void amount__that_is_some_fee_of_the_shop_costs_nothing_and_is_told(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "For a fresh edge we ask 14 EUR.");
    const struct claim *claim = shop_claim(shop, CLAIM_AMOUNT, "14 EUR");
    assert_int_equal(claim->verdict, VERDICT_UNSOURCED);
    assert_int_equal(claim->severity, SEVERITY_MARK);
    shop_reads(shop, "For a fresh edge we ask 16 EUR.");
    assert_int_equal(shop_claim(shop, CLAIM_AMOUNT, "16 EUR")->severity, SEVERITY_BLOCK);
    shop_reads(shop, "We refund you 14 EUR for that.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop_reads(shop, "As goodwill you get 14 EUR.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void duration__with_a_word_between_number_and_unit_is_one(void **state)
{
    static const char *const wrong[] = {"Returns are open for sixty more days.",
                                        "Die Rückgabe geht noch sechzig weitere Tage.",
                                        "De retour kan nog zestig hele dagen."};
    check(*state, wrong, COUNT_OF(wrong), true);
}

static void a_return__is_not_free_where_a_rule_takes_money_for_that_place(void **state)
{
    static const struct {
        const char *text;
        bool is_against;
    } cases[] = {
        {"A return from Germany is free.", true},
        {"Die Rücksendung aus Deutschland ist kostenlos.", true},
        {"La devolución desde Alemania es gratis.", true},
        {"Le retour depuis l'Allemagne est gratuit.", true},
        {"Il reso dalla Germania è gratuito.", true},
        {"A devolução da Alemanha é gratuita.", true},
        {"Retourneren vanuit Duitsland is gratis.", true},
        {"从德国退货是免费的。", true},
        {"ドイツからの返品は無料です。", true},
        {"A return from Spain is free.", false},
        {"Is a return from Germany free?", false},
        {"A return from Germany is not free.", false},
        {"If the item is faulty, the return from Germany is free.", false},
        {"An exchange in Germany is free.", false},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        bool is_against = false;
        shop_reads(shop, cases[i].text);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            is_against |= shop->opinion.claims[k].verdict == VERDICT_CONTRADICTED;
        }
        if (is_against != cases[i].is_against) {
            shop_print(shop);
            fail_msg("%s: %s", is_against ? "blocked" : "passes", cases[i].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_return__is_not_free_where_a_rule_takes_money_for_that_place, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(payer__of_one_matter_proves_nothing_of_another,
                                        payer_open, shop_close),
        cmocka_unit_test_setup_teardown(
            goods__that_an_article_leaves_out_are_told_though_the_days_are_right,
            payer_open, shop_close),
        cmocka_unit_test_setup_teardown(
            guarantee__of_some_goods_is_not_proved_by_that_of_others, payer_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            time__that_runs_from_another_day_than_the_rule_lets_it_is_told, payer_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_is_some_fee_of_the_shop_costs_nothing_and_is_told, payer_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            duration__with_a_word_between_number_and_unit_is_one, payer_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
