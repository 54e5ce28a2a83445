#include "guard/shop.h"

#include "guard/policy.h"

/* Linden & Larch lets cancel for two hours, and gives 4 EUR for 80 points. */
static const struct article until_articles[] = {
    {.id = "cancel",
     .title = "Cancelling an order",
     .text = "You can cancel an order free of charge within 2 hours of placing it.",
     .lang = "en"},
    {.id = "points",
     .title = "Leaf points",
     .text = "80 points become a voucher worth EUR 4.",
     .lang = "en"}};

static int until_open(void **state)
{
    shop_open(state);
    struct shop *shop = *state;
    shop->facts.articles = until_articles;
    shop->facts.article_count = COUNT_OF(until_articles);
    shop->facts.policy = policy_of(until_articles, COUNT_OF(until_articles), &shop->arena);
    return 0;
}

static bool warns(struct shop *shop, const char *text)
{
    shop_reads(shop, text);
    return shop->opinion.worst == SEVERITY_WARN;
}

static void cancelling__until_dispatch_is_against_hours(void **state)
{
    static const char *const wrong[] = {
        "You can cancel free of charge until dispatch.",
        "Stornieren kann man bei uns kostenlos bis zum Versand.",
        "Puede cancelar gratis hasta el envío.",
        "Vous pouvez annuler gratuitement jusqu'à l'expédition.",
        "Può annullare gratis fino alla spedizione.",
        "Pode cancelar gratuitamente até ao envio.",
        "Je kunt gratis annuleren tot de verzending.",
    };
    static const char *const right[] = {
        "You can cancel free of charge within 2 hours of placing it.",
        "You cannot cancel until dispatch.",
        "Can I cancel until dispatch?",
        "You can cancel until 10:00, as long as it is here; dispatch is tomorrow.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        if (!warns(shop, wrong[i])) {
            shop_print(shop);
            fail_msg("passes: %s", wrong[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        if (warns(shop, right[i])) {
            shop_print(shop);
            fail_msg("warns: %s", right[i]);
        }
    }
    shop->facts.articles = shop_articles;
    shop->facts.article_count = COUNT_OF(shop_articles);
    shop->facts.policy = policy_of(shop_articles, COUNT_OF(shop_articles), &shop->arena);
    assert_false(warns(shop, wrong[0])); /* there the dispatch ends it */
}

static void points__for_an_amount_are_those_of_its_line(void **state)
{
    static const struct shop_case cases[] = {
        {"60 points become a voucher of 4 EUR.", "60 points", VERDICT_UNSOURCED, NULL},
        {"Für 60 Punkte gibt es einen Gutschein über 4 EUR.", "60 Punkte",
         VERDICT_UNSOURCED, NULL},
        {"60 puntos equivalen a un vale de 4 EUR.", "60 puntos", VERDICT_UNSOURCED, NULL},
        {"60 points donnent un bon de 4 EUR.", "60 points", VERDICT_UNSOURCED, NULL},
        {"60 punti valgono un buono da 4 EUR.", "60 punti", VERDICT_UNSOURCED, NULL},
        {"60 pontos valem um vale de 4 EUR.", "60 pontos", VERDICT_UNSOURCED, NULL},
        {"60 punten zijn goed voor een tegoedbon van 4 EUR.", "60 punten", VERDICT_UNSOURCED,
         NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_PROMISE, cases, COUNT_OF(cases));
    shop_reads(shop, "80 points become a voucher of 4 EUR.");
    assert_null(shop_claim(shop, CLAIM_PROMISE, "80 points"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cancelling__until_dispatch_is_against_hours,
                                        until_open, shop_close),
        cmocka_unit_test_setup_teardown(points__for_an_amount_are_those_of_its_line,
                                        until_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
