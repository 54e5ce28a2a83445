#include "shop.h"

#include "../../src/catalogue/slips.h"

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
        {"xhange", "change", false},     {"hange", "change", false},
        {"chnaeg", "change", false},     {"ch", "change", false},
        {"passport", "password", false}, {"", "a", false},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slip_between__is_one_slip_and_no_more),
        cmocka_unit_test_setup_teardown(find_macros__reads_through_a_slip_of_the_finger,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(find_articles__reads_through_a_slip_of_the_finger,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
