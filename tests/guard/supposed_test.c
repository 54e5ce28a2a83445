#include "guard/shop.h"

/* What would come back, where to, is no money that has come. */
static void money__that_would_come__is_no_deed(void **state)
{
    static const char *const texts[] = {
        "So you'd see the money back in your PayPal.",
        "You would have the 35.90 EUR back on your card.",
        "Dann hätten Sie 35,90 € wieder auf Ihrem Konto.",
        "Tendrías los 35,90 € de vuelta en tu tarjeta.",
        "Vous auriez 35,90 € de retour sur votre compte.",
        "Avrebbe 35,90 € di nuovo sul suo conto.",
        "Teria 35,90 € de volta na sua conta.",
        "Dan had u 35,90 € weer op uw rekening.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(*state, texts[i]);
        if (shop_has_blocking(*state, CLAIM_DONE)) {
            shop_print(*state);
            fail_msg("a deed: %s", texts[i]);
        }
    }
}

static void money__that_has_come__is_one(void **state)
{
    static const char *const texts[] = {
        "You already have the 35.90 EUR back on your card.",
        "Ya tienes los 35,90 € de vuelta en tu tarjeta.",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_DONE);
}

/* A percentage that the articles give for what the words tell. */
static void percentage__of_a_rule_told_in_its_words__is_proved(void **state)
{
    static const struct article articles[] = {
        {.id = "f",
         .text = "For kites that have been flown we keep 15 % of the price.\n"
                 "Nos papagaios já voados retemos 15 % do preço.\n"
                 "Bij vliegers waarmee gevlogen is houden we 15 % van de prijs in.",
         .lang = "en"}};
    static const char *const right[] = {
        "Se já tivesse voado, ficávamos com 15 % do preço.",
        "Had hij al gevlogen, dan hielden we 15 % van de prijs.",
        "Had it been flown already, we'd keep 15 % of the price.",
    };
    static const char *const wrong[] = {
        "Se já tivesse voado, ficávamos com 25 % do preço.",
        "We give you a discount of 15 % on your next order.",
    };
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop->facts.promotion_count = 0;
    shop_none_blocks(shop, right, COUNT_OF(right));
    shop_all_block(shop, wrong, COUNT_OF(wrong));
}

/* Money "left" on a day, as its way to the customer's means tells. */
static void day__on_which_money_left__is_that_of_the_refund(void **state)
{
    static const char *const texts[] = {
        "Per K479003 aveva pagato 42,50 €; sono 10 €, partiti il 10 ottobre verso la "
        "carta.",
        "For K479003 you paid 42.50 EUR; 10 EUR, sent on 10 October to your card, came "
        "back.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(money__that_would_come__is_no_deed, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(money__that_has_come__is_one, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(percentage__of_a_rule_told_in_its_words__is_proved,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(day__on_which_money_left__is_that_of_the_refund,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
