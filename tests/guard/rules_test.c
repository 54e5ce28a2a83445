#include "guard/rules.h"

#include "guard/shop.h"

static const struct guard_terms watching = {.is_watching = true};
static const char policy_text[] = "You can return it within 60 days.";

static void rules__are_named_once_and_say_what_they_are(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_row *row = rule_row((enum guard_rule)i);
        assert_int_equal(rule_named(text_of(row->name)), i);
        assert_true(row->about[0] != '\0');
        assert_true(!row->is_fixed || row->severity == SEVERITY_BLOCK);
    }
    assert_int_equal(rule_named(text_of("no such rule")), RULE_NONE);
    assert_true(rule_is_fixed("sender"));
    assert_false(rule_is_fixed("link"));
    assert_false(rule_is_fixed(NULL));
}

static void watch__lets_pass_and_says_what_would_have_blocked(void **state)
{
    struct shop *shop = *state;
    shop->facts.terms = &watching;
    shop_reads(shop, policy_text);
    const struct claim *claim = shop_claim(shop, CLAIM_DURATION, "60 days");
    assert_string_equal(claim->rule, "contradicted");
    assert_int_equal(claim->severity, SEVERITY_WARN);
    assert_int_equal(claim->would, SEVERITY_BLOCK);
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
    assert_int_equal(shop->opinion.would, SEVERITY_BLOCK);
    shop_reads(shop, "See http://bit.ly/abc");
    assert_int_equal(shop_flag(shop, FLAG_LINK)->severity, SEVERITY_WARN);
    assert_int_equal(shop_flag(shop, FLAG_LINK)->would, SEVERITY_BLOCK);
}

static void watch__blocks_personal_data_and_secrets_all_the_same(void **state)
{
    static const char *const texts[] = {
        "Your card 4111 1111 1111 1111 was charged.",
        "Please send us your password.",
        "Hola [[NAME_1]], gracias.",
    };
    struct shop *shop = *state;
    shop->facts.terms = &watching;
    shop_all_block(shop, texts, COUNT_OF(texts));
}

static void move__counts_where_channel_and_language_fit(void **state)
{
    static const struct rule_move moves[] = {
        {RULE_CONTRADICTED, STRENGTH_WARN, NULL, NULL},
        {RULE_CONTRADICTED, STRENGTH_OFF, "email", "es"},
        {RULE_LINK, STRENGTH_OFF, NULL, NULL},
        {RULE_TONE, STRENGTH_BLOCK, "email", NULL},
    };
    struct shop *shop = *state;
    static const struct guard_terms terms = {.moves = moves, .move_count = COUNT_OF(moves)};
    shop->facts.terms = &terms;
    shop->ticket.lang = "en";
    shop_reads(shop, policy_text);
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "60 days")->severity, SEVERITY_WARN);
    shop->ticket.lang = "es-MX";
    shop_reads(shop, policy_text);
    assert_int_equal(shop_claim(shop, CLAIM_DURATION, "60 days")->severity, SEVERITY_MARK);
    shop_reads(shop, "See http://bit.ly/abc");
    assert_null(shop_flag(shop, FLAG_LINK));
    shop_reads(shop, "Do not be stupid.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop->ticket.channel = "chat";
    shop_reads(shop, "Do not be stupid.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void move__of_personal_data_is_no_move(void **state)
{
    static const struct rule_move moves[] = {
        {RULE_SECRET_NUMBER, STRENGTH_OFF, NULL, NULL}};
    struct shop *shop = *state;
    static const struct guard_terms terms = {.moves = moves, .move_count = 1};
    shop->facts.terms = &terms;
    shop_reads(shop, "Your card 4111 1111 1111 1111 was charged.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

/* Monday, 23 November 2026. */
static void commitment__is_the_day_the_agent_writes_again(void **state)
{
    static const struct {
        const char *text;
        struct day day; /* not set: none */
    } cases[] = {
        {"I will write to you again tomorrow.", {2026, 11, 24}},
        {"I'll get back to you on Thursday.", {2026, 11, 26}},
        {"I will let you know within 2 days.", {2026, 11, 25}},
        {"I will get back to you within 5 working days.", {2026, 11, 30}},
        {"Le escribo mañana.", {2026, 11, 24}},
        {"Ich melde mich am 27. November bei Ihnen.", {2026, 11, 27}},
        {"我会在明天回复您。", {2026, 11, 24}},
        {"Your parcel arrives tomorrow.", {0, 0, 0}},
        {"If it has not come by tomorrow, please write.", {0, 0, 0}},
        {"I will let you know.", {0, 0, 0}},
        {"I wrote to you yesterday.", {0, 0, 0}},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        struct day day = shop->opinion.commitment;
        if (day_is_set(day) != day_is_set(cases[i].day) ||
            (day_is_set(day) && day_number(day) != day_number(cases[i].day))) {
            char found[MOMENT_TEXT_SIZE] = "none";
            if (day_is_set(day)) {
                day_format(day, found);
            }
            fail_msg("%s: %s", cases[i].text, found);
        }
        bool is_told = day_is_set(cases[i].day);
        assert_true(!is_told || shop->opinion.worst != SEVERITY_BLOCK);
    }
}

static void commitment__is_marked_where_its_clause_stands(void **state)
{
    static const char *const texts[][2] = {
        {"Hello Ana, thank you. I will write to you again tomorrow.\n\nMarta",
         "I will write to you again tomorrow"},
        {"Hola Ana, mañana le escribo, y gracias.", "mañana le escribo"},
        {"您好。我会在明天回复您。", "我会在明天回复您"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i][0]);
        const struct opinion *opinion = &shop->opinion;
        assert_true(day_is_set(opinion->commitment));
        size_t start = (size_t)(strstr(texts[i][0], texts[i][1]) - texts[i][0]);
        assert_int_equal(opinion->commitment_start, start);
        assert_int_equal(opinion->commitment_end, start + strlen(texts[i][1]));
    }
}

#define IN_THE_SHOP(test) cmocka_unit_test_setup_teardown(test, shop_open, shop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules__are_named_once_and_say_what_they_are),
        IN_THE_SHOP(watch__lets_pass_and_says_what_would_have_blocked),
        IN_THE_SHOP(watch__blocks_personal_data_and_secrets_all_the_same),
        IN_THE_SHOP(move__counts_where_channel_and_language_fit),
        IN_THE_SHOP(move__of_personal_data_is_no_move),
        IN_THE_SHOP(commitment__is_the_day_the_agent_writes_again),
        IN_THE_SHOP(commitment__is_marked_where_its_clause_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
