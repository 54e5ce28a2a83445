#include "shop.h"

#define MANY 40

static struct candidate candidate_of(const char *id)
{
    return (struct candidate){.product = {.id = id, .title = id, .stock = 1}};
}

static void rank(struct shop *shop, const struct candidate *candidates, size_t count,
                 size_t wanted, bool use_history, size_t expected)
{
    struct pick *picks;

    assist_rank(candidates, count, wanted, use_history, &shop->arena, &picks,
                &shop->picks.pick_count);
    shop->picks.picks = picks;
    assert_int_equal(shop->picks.pick_count, expected);
    for (size_t i = 0; i < expected; i++) {
        assert_true(picks[i].score > 0 && picks[i].score <= 1);
        assert_true(i == 0 || picks[i].score <= picks[i - 1].score);
    }
}

static void assist_rank__puts_what_speaks_loudest_first_with_its_reasons(void **state)
{
    struct shop *shop = *state;
    struct candidate candidates[] = {candidate_of("A"), candidate_of("B"),
                                     candidate_of("C")};

    candidates[0].recent = 1;
    candidates[0].recent_customers = 12;
    candidates[1].together = 0.9;
    candidates[1].with = "TR2-41";
    candidates[1].with_title = "Trail 2";
    candidates[1].with_customers = 34;
    candidates[1].brand = "Northline";
    candidates[1].recent = 0.1;
    candidates[1].recent_customers = 4;
    rank(shop, candidates, 3, 5, true, 2);
    const struct pick *picks = shop->picks.picks;
    assert_string_equal(picks[0].product.id, "B");
    assert_int_equal(picks[0].reason_count, 3);
    assert_int_equal(picks[0].reasons[0].kind, REASON_BOUGHT_TOGETHER);
    assert_string_equal(picks[0].reasons[0].title, "Trail 2");
    assert_true(picks[0].reasons[0].customers == 34);
    assert_int_equal(picks[0].reasons[1].kind, REASON_BRAND);
    assert_int_equal(picks[0].reasons[2].kind, REASON_POPULAR);
    assert_string_equal(picks[1].product.id, "A");
    assert_true(picks[1].reasons[0].customers == 12);
}

static void assist_rank__lets_the_tickets_words_lead(void **state)
{
    struct shop *shop = *state;
    struct candidate candidates[] = {candidate_of("A"), candidate_of("B")};

    candidates[0].together = 1;
    candidates[0].with = "X";
    candidates[0].with_customers = 9;
    candidates[1].words = 0.8;
    candidates[1].matched = "waterproof jacket";
    rank(shop, candidates, 2, 2, true, 2);
    assert_string_equal(shop->picks.picks[0].product.id, "B");
    assert_string_equal(shop->picks.picks[0].reasons[0].value, "waterproof jacket");
}

/* However much history speaks for the others, and though they are of one category. */
static void assist_rank__puts_all_that_is_asked_for_outright_first(void **state)
{
    static const char *const trains[] = {"Trains"};
    enum { TRAINS = 5, COUNT = 8 };
    struct candidate candidates[COUNT];
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT; i++) {
        candidates[i] = candidate_of(arena_format(&shop->arena, "P%zu", i));
        candidates[i].together = candidates[i].similar = i < TRAINS ? 0 : 1;
        candidates[i].with = candidates[i].like = "X";
        candidates[i].with_customers = 9;
        candidates[i].brand = candidates[i].interest = i < TRAINS ? NULL : "Northline";
        candidates[i].words = i < TRAINS ? 0.45 : 0.1;
        candidates[i].matched = "trains";
        candidates[i].product.category = trains;
        candidates[i].product.category_count = i < TRAINS ? 1 : 0;
    }
    rank(shop, candidates, COUNT, COUNT, true, COUNT);
    for (size_t i = 0; i < TRAINS; i++)
        assert_true(shop->picks.picks[i].product.category_count == 1);
}

static void assist_rank__uses_no_history_without_consent(void **state)
{
    struct shop *shop = *state;
    struct candidate candidates[] = {candidate_of("A"), candidate_of("B"),
                                     candidate_of("C")};

    candidates[0].together = 1;
    candidates[0].with = "X";
    candidates[0].with_customers = 9;
    candidates[0].similar = 1;
    candidates[0].like = "X";
    candidates[0].brand = candidates[0].category = candidates[0].interest = "running";
    candidates[1].recent = 0.3;
    candidates[1].recent_customers = 5;
    candidates[1].brand = "Northline";
    rank(shop, candidates, 3, 3, false, 1);
    assert_string_equal(shop->picks.picks[0].product.id, "B");
    assert_int_equal(shop->picks.picks[0].reason_count, 1);
    assert_int_equal(shop->picks.picks[0].reasons[0].kind, REASON_POPULAR);
}

static void assist_rank__offers_nothing_that_has_no_true_reason(void **state)
{
    struct shop *shop = *state;
    struct candidate candidate = candidate_of("A");

    candidate.together = 1;
    candidate.with = "X";
    candidate.with_customers = 2;
    candidate.similar = 0.05;
    candidate.like = "X";
    candidate.recent = 0.5;
    candidate.words = 0.5;
    candidate.matched = "";
    rank(shop, &candidate, 1, 1, true, 0);
}

static void assist_rank__varies_categories_and_takes_one_of_a_group(void **state)
{
    static const char *const ids[] = {"A", "B", "C", "D", "E", "F", "G"};
    static const char *const socks[] = {"Clothes", "Socks"};
    static const char *const lamps[] = {"Gear", "Lamps"};
    struct shop *shop = *state;
    struct candidate candidates[COUNT_OF(ids)];

    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        candidates[i] = candidate_of(ids[i]);
        candidates[i].recent = 1.0 - 0.1 * (double)i;
        candidates[i].recent_customers = 9;
        candidates[i].product.category = i < 5 ? socks : lamps;
        candidates[i].product.category_count = 2;
    }
    candidates[0].product.group = candidates[1].product.group = "G";
    rank(shop, candidates, COUNT_OF(ids), 10, true, 6);
    static const char *const want[] = {"A", "C", "D", "F", "E", "G"};
    for (size_t i = 0; i < COUNT_OF(want); i++)
        assert_string_equal(shop->picks.picks[i].product.id, want[i]);
}

static void assist_rank__fills_the_list_where_all_are_alike(void **state)
{
    static const char *const socks[] = {"Socks"};
    struct shop *shop = *state;
    struct candidate candidates[MANY];

    for (size_t i = 0; i < MANY; i++) {
        candidates[i] = candidate_of(arena_format(&shop->arena, "S%02zu", i));
        candidates[i].recent = 0.5;
        candidates[i].recent_customers = 9;
        candidates[i].product.category = socks;
        candidates[i].product.category_count = 1;
    }
    rank(shop, candidates, MANY, 10, true, 10);
    assert_string_equal(shop->picks.picks[0].product.id, "S00");
    assert_string_equal(shop->picks.picks[9].product.id, "S09");
    rank(shop, candidates, 0, 10, true, 0);
    rank(shop, candidates, MANY, 0, true, 0);
}

static void assist_pick_words__says_title_and_price_in_the_language(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"en", "Trail 2, €89.90"},
                                           {"es", "Trail 2, 89,90 €"},
                                           {"zh", "Trail 2，89.90欧元"},
                                           {NULL, "Trail 2, €89.90"}};
    struct product product = {.title = "Trail 2", .price = EUROS(8990)};
    struct buffer out;

    buffer_init(&out, 256);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        buffer_clear(&out);
        assist_pick_words(&product, cases[i][0], &out);
        assert_string_equal(buffer_text(&out), cases[i][1]);
    }
    buffer_clear(&out);
    product.price.is_known = false;
    assist_pick_words(&product, "en", &out);
    assert_string_equal(buffer_text(&out), "Trail 2");
    buffer_release(&out);
}

static void
assist_rank_again__is_what_was_bought_most_often_or_others_buy_of_late(void **state)
{
    static const struct owned owned[] = {
        {.product = "ONCE", .times = 1, .last = {2026, 11, 1}},
        {.product = "OLD", .times = 2, .last = {2026, 1, 1}},
        {.product = "B", .times = 2, .last = {2026, 10, 1}},
        {.product = "A", .times = 2, .last = {2026, 10, 1}},
        {.product = "BACK", .times = 9, .last = {2026, 10, 1}, .is_returned = true},
        {.product = "SENT", .times = 9, .last = {2026, 11, 1}, .is_on_its_way = true},
        {.product = "MOST", .times = 3, .last = {2025, 1, 1}},
        {.product = "LIKED", .times = 1, .last = {2025, 1, 1}, .recent = 5},
    };
    static const char *const expected[] = {"MOST", "LIKED", "A", "B", "OLD", "ONCE"};
    struct shop *shop = *state;
    const struct product product = {.id = "MOST", .title = "Most"};
    const struct owned *again;

    assert_int_equal(assist_rank_again(owned, COUNT_OF(owned), &shop->arena, &again),
                     COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        assert_string_equal(again[i].product, expected[i]);
    struct pick pick = assist_pick_again(&product, &again[0], &shop->arena);
    assert_true(pick.score > 0.7 && pick.score < 0.8);
    assert_int_equal(pick.reason_count, 1);
    assert_int_equal(pick.reasons[0].kind, REASON_BOUGHT_BEFORE);
    assert_string_equal(pick.reasons[0].title, "Most");
    assert_int_equal(pick.reasons[0].customers, 3);
    pick = assist_pick_again(&product, &again[1], &shop->arena);
    assert_int_equal(pick.reasons[0].customers, 1); /* the reason is the customer's own */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_rank__puts_what_speaks_loudest_first_with_its_reasons),
        TEST(assist_rank__lets_the_tickets_words_lead),
        TEST(assist_rank__puts_all_that_is_asked_for_outright_first),
        TEST(assist_rank__uses_no_history_without_consent),
        TEST(assist_rank__offers_nothing_that_has_no_true_reason),
        TEST(assist_rank__varies_categories_and_takes_one_of_a_group),
        TEST(assist_rank__fills_the_list_where_all_are_alike),
        TEST(assist_rank_again__is_what_was_bought_most_often_or_others_buy_of_late),
        TEST(assist_pick_words__says_title_and_price_in_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
