/* Amounts of shops that sell to several countries, and of what is sold from one amount to another. */
#include "guard/shop.h"

static const struct article articles[] = {
    {.id = "hilfe",
     .title = "Versand",
     .text = "Versand 4,90 €, ab 60 € kostenlos, 2 bis 4 Werktage.",
     .lang = "de"},
    {.id = "shipping",
     .title = "Shipping",
     .text = "UK: 3.95 GBP, free from 50 GBP, 3 to 5 business days.",
     .lang = "en"},
    {.id = "cards",
     .title = "Gift cards",
     .text = "Gift cards are sold from 10 EUR to 200 EUR and are valid for 3 years.",
     .lang = "en"},
};

static void check(struct shop *shop, const struct shop_case *cases, size_t count)
{
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_check(shop, CLAIM_AMOUNT, cases, count);
}

static void amount__of_one_currency_is_not_denied_by_another(void **state)
{
    static const struct shop_case cases[] = {
        {"Shipping is free from 50 GBP.", "50 GBP", VERDICT_PROVED, NULL},
        {"Der Versand ist ab 60 € kostenlos.", "60 €", VERDICT_PROVED, NULL},
        {"Der Versand ist ab 50 € kostenlos.", "50 €", VERDICT_CONTRADICTED, NULL},
        {"Shipping is free from 60 GBP.", "60 GBP", VERDICT_UNSOURCED, NULL},
    };
    check(*state, cases, COUNT_OF(cases));
}

static void amounts__from_one_to_another_are_those_of_the_rule(void **state)
{
    static const struct shop_case cases[] = {
        {"Wertgutscheine gibt es von 10 bis 200 €.", "10 bis 200 €", VERDICT_PROVED, NULL},
        {"Nos chèques-cadeaux vont de 10 à 200 €.", "10 à 200 €", VERDICT_PROVED, NULL},
        {"Le carte regalo vanno da 10 a 200 €.", "10 a 200 €", VERDICT_PROVED, NULL},
        {"Cadeaubonnen zijn er van 10 tot 200 euro.", "10 tot 200 euro", VERDICT_PROVED,
         NULL},
        {"Wertgutscheine gibt es von 20 bis 200 €.", "20 bis 200 €", VERDICT_CONTRADICTED,
         NULL},
    };
    check(*state, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(amount__of_one_currency_is_not_denied_by_another,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amounts__from_one_to_another_are_those_of_the_rule,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
