#include "base/attributes.h"
#include "base/text.h"
#include "base/utf8.h"
#include "chat/suggestion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void names__are_the_contracts_words(void **state)
{
    (void)state;
    assert_string_equal(claim_kind_name(CLAIM_ORDER), "order");
    assert_string_equal(claim_kind_name(CLAIM_DONE), "done");
    assert_string_equal(verdict_name(VERDICT_CONTRADICTED), "contradicted");
    assert_string_equal(severity_name(SEVERITY_WARN), "warn");
    assert_string_equal(flag_kind_name(FLAG_PERSONAL_DATA), "personal_data");
    assert_string_equal(reason_kind_name(REASON_BOUGHT_TOGETHER), "bought_together");
    for (int i = 0; i < CLAIM_KIND_COUNT; i++)
        assert_non_null(claim_kind_name((enum claim_kind)i));
    for (int i = 0; i < FLAG_KIND_COUNT; i++)
        assert_non_null(flag_kind_name((enum flag_kind)i));
    for (int i = 0; i < REASON_KIND_COUNT; i++)
        assert_non_null(reason_kind_name((enum reason_kind)i));
}

static void
reason_kind_weight__lets_every_signal_count_and_the_tickets_words_lead(void **state)
{
    (void)state;
    for (int i = 0; i < REASON_KIND_COUNT; i++) {
        double weight = reason_kind_weight((enum reason_kind)i);
        assert_true((weight > 0) == (i != REASON_BOUGHT_BEFORE));
        assert_true(i == REASON_TICKET || weight < reason_kind_weight(REASON_TICKET));
    }
}

static void reason_format__says_it_in_a_few_words(void **state)
{
    (void)state;
    static const struct {
        struct reason reason;
        const char *words;
    } cases[] = {
        {{REASON_BOUGHT_TOGETHER, "SKU-1", "Trail 2", NULL, 34}, "with your Trail 2 (34)"},
        {{REASON_BOUGHT_TOGETHER, "SKU-1", NULL, NULL, 3}, "with your SKU-1 (3)"},
        {{REASON_SIMILAR, "SKU-1", "Trail 2", NULL, 0}, "like your Trail 2"},
        {{REASON_BRAND, NULL, NULL, "Northline", 0}, "your brand Northline"},
        {{REASON_CATEGORY, NULL, NULL, "Shoes", 0}, "your category Shoes"},
        {{REASON_INTEREST, NULL, NULL, "running", 0}, "your interest running"},
        {{REASON_POPULAR, NULL, NULL, NULL, 12}, "popular now (12)"},
        {{REASON_TICKET, NULL, NULL, "waterproof", 0}, "asked for: waterproof"},
        {{REASON_BOUGHT_BEFORE, NULL, NULL, NULL, 4}, "bought before (4)"},
    };
    char out[64];

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        reason_format(&cases[i].reason, out, sizeof(out));
        assert_string_equal(out, cases[i].words);
    }
}

static void reason_format__is_cut_at_a_character(void **state)
{
    (void)state;
    struct reason reason = {.kind = REASON_BRAND, .value = "李宁篮球"};
    char whole[64];

    reason_format(&reason, whole, sizeof(whole));
    for (size_t size = 1; size <= strlen(whole) + 1; size++) {
        char out[64] = "untouched";
        reason_format(&reason, out, size);
        assert_true(strlen(out) < size && strlen(out) + 3 >= size - 1);
        assert_true(utf8_is_valid(text_of(out)));
        assert_memory_equal(out, whole, strlen(out));
    }
}

static void opinion_count__counts_one_verdict(void **state)
{
    (void)state;
    struct claim claims[] = {{.verdict = VERDICT_PROVED},
                             {.verdict = VERDICT_CONTRADICTED},
                             {.verdict = VERDICT_PROVED}};
    struct opinion opinion = {.claims = claims, .claim_count = 3};

    assert_int_equal(opinion_count(&opinion, VERDICT_PROVED), 2);
    assert_int_equal(opinion_count(&opinion, VERDICT_CONTRADICTED), 1);
    assert_int_equal(opinion_count(&opinion, VERDICT_ATTESTED), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names__are_the_contracts_words),
        cmocka_unit_test(
            reason_kind_weight__lets_every_signal_count_and_the_tickets_words_lead),
        cmocka_unit_test(reason_format__says_it_in_a_few_words),
        cmocka_unit_test(reason_format__is_cut_at_a_character),
        cmocka_unit_test(opinion_count__counts_one_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
