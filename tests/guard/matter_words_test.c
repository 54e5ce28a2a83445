#include "guard/shop.h"

/* Services that no table knows: sharpening, lending, reminders. */
static const struct article articles[] = {
    {.id = "workshop",
     .title = "Workshop",
     .text = "The first sharpening is free for three months. Afterwards it costs 18 EUR. "
             "Hedge trimmers are lent from 14 EUR a month.",
     .lang = "en"},
    {.id = "werkstatt",
     .title = "Werkstatt",
     .text = "Der erste Schliff ist drei Monate lang gratis. Danach kostet er 18 EUR. "
             "Häcksler verleihen wir ab 14 EUR im Monat.",
     .lang = "de"},
    {.id = "atelier",
     .title = "Atelier",
     .text =
         "Le premier affûtage est gratuit pendant trois mois. Ensuite, il coûte 18 EUR. "
         "Le prêt d'un broyeur commence à 14 EUR par mois.",
     .lang = "fr"},
    {.id = "taller",
     .title = "Taller",
     .text = "El primer afilado es gratuito durante tres meses. Después cuesta 18 EUR. "
             "Prestamos trituradoras desde 14 EUR al mes.",
     .lang = "es"},
    {.id = "payment",
     .title = "Payment",
     .text = "Who pays in advance saves 2 percent. A club card makes every bag of soil 10 "
             "percent cheaper.",
     .lang = "en"},
};

static void articles_take(struct shop *shop)
{
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
}

static void amount__of_an_unknown_matter__is_proved_by_the_words_around_it(void **state)
{
    static const struct shop_case cases[] = {
        {"The sharpening is on us in the first three months; later on it would be 18 EUR.",
         "18 EUR", VERDICT_PROVED, "Afterwards"},
        {"Der Schliff ist anfangs frei. Später wären es 18 EUR.", "18 EUR", VERDICT_PROVED,
         "Danach"},
        {"L'affûtage est offert au début. Passé ce délai, ce serait 18 EUR.", "18 EUR",
         VERDICT_PROVED, "Ensuite"},
        {"El afilado no le costará nada; pasado ese plazo serían 18 EUR.", "18 EUR",
         VERDICT_PROVED, "Después"},
        {"A trimmer can be yours from 14 EUR a month.", "14 EUR", VERDICT_PROVED, "lent"},
        {"For a trimmer over three months that makes 42 EUR.", "42 EUR", VERDICT_PROVED,
         "lent"},
        {"Pour un prêt de trois mois, comptez 42 EUR.", "42 EUR", VERDICT_PROVED,
         "broyeur"},
        {"The sharpening would be 14 EUR.", "14 EUR", VERDICT_UNSOURCED, NULL},
        {"For a trimmer over three months that makes 40 EUR.", "40 EUR", VERDICT_UNSOURCED,
         NULL},
    };
    struct shop *shop = *state;
    articles_take(shop);
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void percentage__of_an_unknown_matter__is_proved_by_a_word_of_its_rule(void **state)
{
    static const struct shop_case cases[] = {
        {"With the club card you pay 10 % less.", "10 %", VERDICT_PROVED, "club"},
        {"With the club card you pay 20 % less.", "20 %", VERDICT_UNSOURCED, NULL},
    };
    static const struct shop_case shares[] = {
        {"The Cedar planter is 24.50 EUR; in advance you would save 0.49 EUR.", "0.49 EUR",
         VERDICT_PROVED, "2 %"},
    };
    struct shop *shop = *state;
    articles_take(shop);
    shop_check(shop, CLAIM_PERCENT, cases, COUNT_OF(cases));
    shop_check(shop, CLAIM_AMOUNT, shares, COUNT_OF(shares));
}

static void refund__without_its_currency__is_the_one_that_was_made(void **state)
{
    static const struct shop_case cases[] = {
        {"K470777: 19.90 refunded.", "19.90", VERDICT_PROVED, NULL},
        {"K470777: 19.90 terugbetaald.", "19.90", VERDICT_PROVED, NULL},
        {"K470777 : 19,90 remboursés.", "19,90", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            amount__of_an_unknown_matter__is_proved_by_the_words_around_it, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            percentage__of_an_unknown_matter__is_proved_by_a_word_of_its_rule, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            refund__without_its_currency__is_the_one_that_was_made, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
