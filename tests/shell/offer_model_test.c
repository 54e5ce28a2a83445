/* What a model says of picks: it explains them, and decides between equals alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "shell/offer.h"

#include <string.h>

static const struct {
    const char *id;
    double score;
} local[] = {{"A", 0.8}, {"B", 0.5}, {"C", 0.495}, {"D", 0.2}};

struct fixture {
    struct arena arena;
    struct office office; /* its settings alone */
    struct shop *shop;
    struct picks picks;
    struct model_profile profile;
};

static bool model_says(struct fixture *fixture, const char *text, struct error *err)
{
    struct answer answer = {.text = text, .len = strlen(text)};
    struct answered answered = {
        .profile = &fixture->profile, .answers = &answer, .count = 1};

    fixture->picks = (struct picks){.engine = "local", .pick_count = COUNT_OF(local)};
    fixture->picks.picks =
        arena_get(&fixture->arena, sizeof(struct pick) * COUNT_OF(local));
    for (size_t i = 0; i < COUNT_OF(local); i++)
        fixture->picks.picks[i] =
            (struct pick){.product = {.id = local[i].id}, .score = local[i].score};
    return offer_take_picks(&fixture->office, fixture->shop, &fixture->picks, &answered,
                            &fixture->arena, err);
}

static void assert_order(const struct fixture *fixture, const char *wanted)
{
    char order[COUNT_OF(local) + 1] = "";

    for (size_t i = 0; i < fixture->picks.pick_count; i++)
        order[i] = fixture->picks.picks[i].product.id[0];
    assert_string_equal(order, wanted);
}

static void picks__keep_the_local_order__but_between_equals(void **state)
{
    static const struct {
        const char *says;
        const char *order;
        int64_t refused;
    } cases[] = {
        {"{\"picks\":[]}", "ABCD", 0},
        {"{\"picks\":[{\"id\":\"D\",\"explanation\":\"d\"}]}", "ABCD", 0},
        {"{\"picks\":[{\"id\":\"C\",\"explanation\":\"c\"},{\"id\":\"B\",\"explanation\":"
         "\"b\"},{\"id\":\"A\",\"explanation\":\"a\"}]}",
         "ACBD", 0},
        {"{\"picks\":[{\"id\":\"C\",\"explanation\":\"c\"}]}", "ACBD", 0},
        {"{\"picks\":[{\"id\":\"B\",\"explanation\":\"b\"},{\"id\":\"C\",\"explanation\":"
         "\"c\"}]}",
         "ABCD", 0},
        {"{\"picks\":[{\"id\":\"X\",\"explanation\":\"x\"},{\"id\":\"C\",\"explanation\":"
         "\"c\"},{\"id\":\"C\",\"explanation\":\"again\"}]}",
         "ACBD", 2},
        {"```json\n{\"picks\":[{\"id\":\"C\",\"explanation\":\"c\"}]}\n```", "ACBD", 0},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};

        if (!model_says(fixture, cases[i].says, &err))
            fail_msg("case %zu: %s", i, err.text);
        assert_order(fixture, cases[i].order);
        assert_int_equal(fixture->picks.refused, cases[i].refused);
        assert_string_equal(fixture->picks.engine, "api");
        assert_string_equal(fixture->picks.model, "m");
    }
}

static void picks__have_the_explanation_of_their_own_id(void **state)
{
    struct fixture *fixture = *state;

    assert_true(model_says(fixture,
                           "{\"picks\":[{\"id\":\"D\",\"explanation\":\"for the rain\"},"
                           "{\"id\":\"A\",\"explanation\":\"for the trail\"}]}",
                           NULL));

    assert_string_equal(fixture->picks.picks[0].explanation, "for the trail");
    assert_null(fixture->picks.picks[1].explanation);
    assert_string_equal(fixture->picks.picks[3].explanation, "for the rain");
}

static void picks__have_no_words_that_the_guard_would_not_let_out(void **state)
{
    static const char *const unfit[] = {
        "It costs 1 EUR at https://evil.example/now",
        "Now 90% off",
        "Made for \xe2\x9f\xa6NAME_1\xe2\x9f\xa7",
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(unfit); i++) {
        char *answer =
            memory_format("{\"picks\":[{\"id\":\"A\",\"explanation\":\"%s\"},"
                          "{\"id\":\"B\",\"explanation\":\"Goes well with your shoes.\"}]}",
                          unfit[i]);

        assert_true(model_says(fixture, answer, NULL));
        assert_null(fixture->picks.picks[0].explanation);
        assert_string_equal(fixture->picks.picks[1].explanation,
                            "Goes well with your shoes.");
        memory_free(answer);
    }
}

static void picks__stay_as_they_were__where_the_answer_is_no_list(void **state)
{
    static const char *const answers[] = {"", "Here are my picks: A, B", "[]",
                                          "{\"picks\":\"A\"}", "{\"picks\":[{\"id\":\"A\""};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        struct error err = {0};

        assert_false(model_says(fixture, answers[i], &err));
        assert_non_null(strstr(err.text, "cannot be read"));
        assert_order(fixture, "ABCD");
        assert_string_equal(fixture->picks.engine, "local");
    }
}

static int set_up(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));

    arena_init(&fixture->arena);
    settings_init(&fixture->office.settings);
    fixture->shop = shop_create();
    fixture->shop->name = "the shop";
    fixture->shop->lang = "en";
    fixture->profile = (struct model_profile){.name = "model", .model = "m"};
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    shop_destroy(fixture->shop);
    settings_release(&fixture->office.settings);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(picks__keep_the_local_order__but_between_equals),
        TEST(picks__have_the_explanation_of_their_own_id),
        TEST(picks__have_no_words_that_the_guard_would_not_let_out),
        TEST(picks__stay_as_they_were__where_the_answer_is_no_list),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
