#include "shop.h"

#include "../../src/catalogue/slips.h"

#include <string.h>

static void slip_between__is_one_slip_and_no_more(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        bool is_slip;
    } rows[] = {
        {"hcange", "change", true},      {"chnage", "change", true},
        {"chane", "change", true},       {"channge", "change", true},
        {"chamge", "change", true},      {"changeg", "change", true},
        {"chang", "change", true},       {"change", "change", false},
        {"xhange", "change", true},      {"hange", "change", true},
        {"xhnage", "change", false},     {"schange", "change", true},
        {"chnaeg", "change", false},     {"ch", "change", false},
        {"passport", "password", false}, {"", "ab", false},
        {"refudn", "refund", true},      {"lamp", "lump", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text a = text_of(rows[i].a);
        struct text b = text_of(rows[i].b);
        if (slip_between(a, b) != rows[i].is_slip ||
            slip_between(b, a) != rows[i].is_slip) {
            fail_msg("%s and %s", rows[i].a, rows[i].b);
        }
    }
}

static void slip_keeps_start__is_of_the_first_letter(void **state)
{
    (void)state;
    assert_true(slip_keeps_start(text_of("chnage"), text_of("change")));
    assert_true(slip_keeps_start(text_of("hcange"), text_of("change")));
    assert_false(slip_keeps_start(text_of("xhange"), text_of("change")));
    assert_false(slip_keeps_start(text_of("hange"), text_of("change")));
    assert_false(slip_keeps_start(text_of(""), text_of("change")));
}

static void put_macro(struct shop *shop, const char *id, const char *example)
{
    const char *examples[] = {example};
    struct macro macro = {.id = id,
                          .title = id,
                          .text = "So it is.",
                          .lang = "en",
                          .examples = examples,
                          .example_count = 1};
    assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of(id), &shop->err));
}

static double best(struct shop *shop, const char *question, const char **id)
{
    struct macro_hit *hits = NULL;
    size_t count = 0;
    assert_true(catalogue_find_macros(shop->catalogue, text_of(question), "en", 5,
                                      &shop->arena, &hits, &count, &shop->err));
    *id = count > 0 ? hits[0].macro.id : "";
    return count > 0 ? hits[0].score : 0;
}

static void find_macros__reads_through_a_slip_of_the_finger(void **state)
{
    struct shop *shop = *state;
    const char *id;
    put_macro(shop, "m-address", "I want to change the delivery address");
    put_macro(shop, "m-money", "when will my refund arrive");
    double right = best(shop, "change my delivery address", &id);
    assert_string_equal(id, "m-address");
    double slipped = best(shop, "hcange my delivry adress", &id);
    assert_string_equal(id, "m-address");
    assert_true(slipped > 0.6 * right && slipped <= right);
    assert_true(best(shop, "my refudn please", &id) > 0.3);
    assert_string_equal(id, "m-money");
    /* Another word is no slip, and a short one may be a word of its own. */
    assert_true(best(shop, "a passport", &id) < 0.1);
}

static void find_articles__reads_through_a_slip_of_the_finger(void **state)
{
    struct shop *shop = *state;
    struct article article = {.id = "warranty",
                              .title = "Warranty",
                              .text = "The warranty of a lantern is two years.",
                              .lang = "en"};
    struct article_hit *hits = NULL;
    size_t count = 0;
    assert_true(catalogue_put_article(shop->catalogue, &article, text_of("w"), &shop->err));
    assert_true(catalogue_find_articles(shop->catalogue, text_of("warranty of my lantern"),
                                        3, &shop->arena, &hits, &count, &shop->err));
    assert_int_equal(count, 1);
    double right = hits[0].score;
    assert_true(catalogue_find_articles(shop->catalogue, text_of("waranty of my lanetrn"),
                                        3, &shop->arena, &hits, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_true(hits[0].score > 0.6 * right);
    assert_true(catalogue_find_articles(shop->catalogue, text_of("this lantren"), 3,
                                        &shop->arena, &hits, &count, &shop->err));
    assert_int_equal(count, 1);
}

static void find_products__finds_each_slip_of_a_words_letters(void **state)
{
    static const char *const words[] = {"lamps", "jacket", "lantern", "umbrella"};
    struct shop *shop = *state;
    char slipped[16];
    for (size_t w = 0; w < COUNT_OF(words); w++) {
        shop_put_titled(shop, words[w], words[w]);
    }
    shop_put_titled(shop, "other", "Corner wardrobe");
    for (size_t w = 0; w < COUNT_OF(words); w++) {
        const char *word = words[w];
        int len = (int)strlen(word);
        for (int at = 0; at < len; at++) {
            snprintf(slipped, sizeof(slipped), "%.*sx%s", at, word, word + at + 1);
            assert_string_equal(shop_find(shop, slipped), word);
            snprintf(slipped, sizeof(slipped), "%.*s%s", at, word, word + at + 1);
            assert_string_equal(shop_find(shop, slipped), word);
            snprintf(slipped, sizeof(slipped), "%.*s%c%s", at, word, word[at], word + at);
            assert_string_equal(shop_find(shop, slipped), word);
            if (at + 1 < len) {
                snprintf(slipped, sizeof(slipped), "%.*s%c%c%s", at, word, word[at + 1],
                         word[at], word + at + 2);
                assert_string_equal(shop_find(shop, slipped), word);
            }
        }
    }
}

static void find_products__puts_a_slip_behind_what_stands_there(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "toy", "Walkee the toy dog");
    shop_put(shop, (struct product){.id = "page",
                                    .title = "A long page of many other words about dogs",
                                    .description = "As Walkee has it.",
                                    .stock = 1});
    shop_put_titled(shop, "boot", "Walker");
    shop_put_titled(shop, "talkie", "Walkie");
    shop_put_titled(shop, "red", "Red walker");
    assert_string_equal(shop_find(shop, "walkee"), "toy page boot talkie red");
    assert_string_equal(shop_find(shop, "red wlaker"), "red boot");
    assert_string_equal(shop_find(shop, "walke"), "talkie boot red toy page");
}

static void
find_products__guesses_nothing__of_short_words_numbers_and_known_ones(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "bag", "Shopping bag");
    shop_put_titled(shop, "cap", "Cap");
    shop_put_titled(shop, "ball", "篮球鞋套装组合");
    shop_put_titled(shop, "model", "X12345");
    assert_string_equal(shop_find(shop, "shipping"), "bag");
    put_macro(shop, "m-shipping", "how long does shipping take");
    assert_string_equal(shop_find(shop, "shipping"), "");
    assert_string_equal(shop_find(shop, "cup"), "");
    assert_string_equal(shop_find(shop, "X12346"), "");
    assert_string_equal(shop_find(shop, "排球"), "");
}

static void find_products__knows_the_spellings_of_now(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "A", "Lantern");
    shop_put_titled(shop, "A", "Umbrella");
    assert_string_equal(shop_find(shop, "lanetrn"), "");
    assert_string_equal(shop_find(shop, "umbrela"), "A");
    assert_true(catalogue_begin(shop->catalogue, &shop->err));
    shop_put_titled(shop, "B", "Wardrobe");
    catalogue_rollback(shop->catalogue);
    shop_put_titled(shop, "C", "Wardrobe");
    assert_string_equal(shop_find(shop, "wadrobe"), "C");
}

static void candidates__read_through_a_slip_in_the_tickets_words(void **state)
{
    struct shop *shop = *state;
    struct pick_query query = {.words = text_of("a gift for a child who likes triains"),
                               .limit = 5};
    struct candidate *candidates = NULL;
    size_t count = 0;
    shop_put_titled(shop, "T", "Wooden trains");
    shop_put_titled(shop, "O", "Corner wardrobe");
    assert_true(catalogue_candidates(shop->catalogue, &query, &shop->arena, &candidates,
                                     &count, &shop->err));
    assert_int_equal(count, 1);
    assert_string_equal(candidates[0].product.id, "T");
    assert_string_equal(candidates[0].matched, "triains");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slip_keeps_start__is_of_the_first_letter),
        cmocka_unit_test_setup_teardown(find_products__finds_each_slip_of_a_words_letters,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(find_products__puts_a_slip_behind_what_stands_there,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_products__guesses_nothing__of_short_words_numbers_and_known_ones,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(find_products__knows_the_spellings_of_now,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            candidates__read_through_a_slip_in_the_tickets_words, shop_open, shop_close),
        cmocka_unit_test(slip_between__is_one_slip_and_no_more),
        cmocka_unit_test_setup_teardown(find_macros__reads_through_a_slip_of_the_finger,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(find_articles__reads_through_a_slip_of_the_finger,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
