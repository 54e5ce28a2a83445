#include "guard/shop.h"

#include "guard/policy.h"

static const struct rule *rule_of(const struct policy *policy, const char *article,
                                  enum value_kind kind)
{
    for (size_t i = 0; i < policy->rule_count; i++) {
        if (policy->rules[i].kind == kind &&
            strcmp(policy->rules[i].article->id, article) == 0) {
            return &policy->rules[i];
        }
    }
    return NULL;
}

static void policy_of__reads_rights_limits_and_estimates_with_their_sentence(void **state)
{
    struct shop *shop = *state;
    const struct policy *policy = shop->facts.policy;
    const struct rule *right = rule_of(policy, "returns", VALUE_DURATION);
    assert_non_null(right);
    assert_int_equal(right->relation, RELATION_RIGHT);
    assert_int_equal(right->value.low, 300000);
    assert_true(
        text_is(right->quote, "You can return an item within 30 days of delivery."));
    assert_true((right->topics & TOPIC_BIT(TOPIC_RETURN)) != 0);

    const struct rule *limit = rule_of(policy, "lost", VALUE_DURATION);
    assert_int_equal(limit->relation, RELATION_LIMIT);
    const struct rule *estimate = rule_of(policy, "shipping", VALUE_DURATION);
    assert_int_equal(estimate->relation, RELATION_ESTIMATE);
    assert_int_equal(estimate->places, PLACE_SPAIN | PLACE_PORTUGAL);
    assert_int_equal(estimate->value.high, 50000);
}

static void policy_of__takes_no_rule_from_what_only_agents_may_read(void **state)
{
    struct shop *shop = *state;
    const struct policy *policy = shop->facts.policy;
    assert_null(rule_of(policy, "goodwill", VALUE_AMOUNT));
    assert_true(policy->kept_count > 0);
    shop_reads(shop, "As goodwill you get 25 EUR.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void policy_of__carries_the_place_on_within_its_line(void **state)
{
    struct shop *shop = *state;
    const struct policy *policy = shop->facts.policy;
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_AMOUNT &&
            rule->value.low == 600000) { /* free from 60 EUR */
            assert_int_equal(rule->places, PLACE_SPAIN | PLACE_PORTUGAL);
            assert_true((rule->topics & TOPIC_BIT(TOPIC_DELIVERY)) != 0);
            return;
        }
    }
    fail();
}

static void policy_sentence__finds_a_told_sentence_by_its_fold(void **state)
{
    struct shop *shop = *state;
    const struct policy *policy = shop->facts.policy;
    struct reading reading;
    reading_read(text_of("we guarantee that every plant reaches you alive!"), &shop->arena,
                 &reading);
    uint64_t hash = reading_hash(&reading, 0, reading.scan.count);
    const struct article *article = policy_sentence(policy->told, policy->told_count, hash);
    assert_non_null(article);
    assert_string_equal(article->id, "guarantee");
    assert_null(policy_sentence(policy->told, policy->told_count, hash + 1));
    assert_null(policy_sentence(policy->kept, policy->kept_count, hash));
}

static void values__compare_units_that_are_multiples_of_one_another(void **state)
{
    (void)state;
    static const struct {
        int64_t draft;
        uint8_t draft_unit;
        int64_t known;
        uint8_t known_unit;
        bool equals;
        bool differs;
    } cases[] = {
        {14, UNIT_DAY, 2, UNIT_WEEK, true, false},
        {48, UNIT_HOUR, 2, UNIT_DAY, true, false},
        {36, UNIT_MONTH, 3, UNIT_YEAR, true, false},
        {1, UNIT_MONTH, 30, UNIT_DAY, false, false},
        {2, UNIT_MONTH, 30, UNIT_DAY, false, true},
        {5, UNIT_DAY, 5, UNIT_WORKING_DAY, false, false},
        {20, UNIT_DAY, 5, UNIT_WORKING_DAY, false, true},
        {31, UNIT_DAY, 30, UNIT_DAY, false, true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct value draft = {.kind = VALUE_DURATION, .unit = cases[i].draft_unit};
        struct value known = {.kind = VALUE_DURATION, .unit = cases[i].known_unit};
        draft.low = draft.high = cases[i].draft * 10000;
        known.low = known.high = cases[i].known * 10000;
        assert_int_equal(value_equals(&draft, &known), cases[i].equals);
        assert_int_equal(value_differs(&draft, &known), cases[i].differs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            policy_of__reads_rights_limits_and_estimates_with_their_sentence, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            policy_of__takes_no_rule_from_what_only_agents_may_read, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(policy_of__carries_the_place_on_within_its_line,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(policy_sentence__finds_a_told_sentence_by_its_fold,
                                        shop_open, shop_close),
        cmocka_unit_test(values__compare_units_that_are_multiples_of_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
