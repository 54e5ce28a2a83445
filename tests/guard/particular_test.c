#include "guard/shop.h"

/* Rules for all goods, and for some. */
static const struct article articles[] = {
    {.id = "warranty",
     .title = "Warranty",
     .text = "All tools come with a two-year guarantee. Shears have a guarantee of five "
             "years.",
     .lang = "en"},
    {.id = "garantie",
     .title = "Garantie",
     .text = "Auf alle Werkzeuge geben wir zwei Jahre Garantie. Scheren haben fünf Jahre "
             "Garantie.",
     .lang = "de"},
    {.id = "returns",
     .title = "Returns",
     .text =
         "You can return an item within 14 days of delivery. Delivery usually takes 3 to "
         "5 working days.",
     .lang = "en"},
};

static void articles_take(struct shop *shop)
{
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
}

static void duration__of_some_goods_holds_for_no_others(void **state)
{
    static const struct shop_case cases[] = {
        {"The Cedar planter has a guarantee of five years.", "five years",
         VERDICT_CONTRADICTED, "two-year"},
        {"All our tools have a guarantee of five years.", "five years",
         VERDICT_CONTRADICTED, "two-year"},
        {"Die Cedar planter hat fünf Jahre Garantie.", "fünf Jahre", VERDICT_CONTRADICTED,
         "zwei Jahre"},
        {"The Pruning shears have a guarantee of five years.", "five years", VERDICT_PROVED,
         "Shears"},
        {"Die Schere hat fünf Jahre Garantie.", "fünf Jahre", VERDICT_PROVED, NULL},
        {"Die Cedar planter hat zwei Jahre Garantie.", "zwei Jahre", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    articles_take(shop);
    shop_check(shop, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void duration__is_one_length_in_whatever_words(void **state)
{
    static const struct shop_case cases[] = {
        {"You can return it within a fortnight of delivery.", "a fortnight", VERDICT_PROVED,
         "14 days"},
        {"You can return it within two weeks of delivery.", "two weeks", VERDICT_PROVED,
         "14 days"},
        {"Die Lieferung dauert höchstens einen Werktag.", "einen Werktag",
         VERDICT_CONTRADICTED, "3 to 5"},
        {"Delivery takes three days to five working days.",
         "three days to five working days", VERDICT_PROVED, "3 to 5"},
    };
    struct shop *shop = *state;
    articles_take(shop);
    shop_check(shop, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void duration__of_an_estimate_that_is_hedged_is_in_doubt(void **state)
{
    struct shop *shop = *state;
    articles_take(shop);
    shop_reads(shop, "Delivery might take 2 days.");
    const struct claim *claim = shop_claim(shop, CLAIM_DURATION, "2 days");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_UNSOURCED);
    assert_int_equal(claim->severity, SEVERITY_MARK);
}

/* One rule in one sentence for all goods and for some, in a language that is not the
 * draft's: what the catalogue calls the product says which holds. */
static void duration__of_a_product_is_that_of_its_category(void **state)
{
    static const struct article two[] = {
        {.id = "w",
         .text = "Our warranty is three years on all products and five years on tents.",
         .lang = "en"},
        {.id = "g",
         .text = "Damos tres años de garantía en todo y cinco años en las carpas.",
         .lang = "es"}};
    static const char *const tents[] = {"Tents"};
    static const char *const stoves[] = {"Stoves"};
    static const struct product products[] = {
        {.id = "T", .title = "Bivak 2", .category = tents, .category_count = 1},
        {.id = "S", .title = "Ember", .category = stoves, .category_count = 1}};
    static const struct shop_case cases[] = {
        {"La Bivak 2 tiene tres años de garantía.", "tres años", VERDICT_UNSOURCED, NULL},
        {"La Bivak 2 tiene cinco años de garantía.", "cinco años", VERDICT_PROVED, NULL},
        {"The Ember has a warranty of three years.", "three years", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    shop->facts.articles = two;
    shop->facts.article_count = COUNT_OF(two);
    shop->facts.policy = policy_of(two, COUNT_OF(two), &shop->arena);
    shop_check(shop, CLAIM_DURATION, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(duration__of_a_product_is_that_of_its_category,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(duration__of_some_goods_holds_for_no_others,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(duration__is_one_length_in_whatever_words,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(duration__of_an_estimate_that_is_hedged_is_in_doubt,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
