#include "assist/audit.h"
#include "shop.h"

#include <math.h>

#define TODAY                                                                              \
    {                                                                                      \
        2026, 11, 21                                                                       \
    }
static const struct picks no_picks;
static const struct triage no_triage;
static const struct guise woman = {.gender = GENDER_WOMAN, .lang = "en"};
static const struct guise man = {.gender = GENDER_MAN, .lang = "en"};

/* A draft of these words, as they were answered to the guise, with two picks. */
static struct audit_answer answered(struct shop *shop, const struct guise *guise,
                                    const char *lang, const char *text)
{
    struct draft draft = {.text = text, .lang = lang, .intent = "return"};
    struct picks picks = {.picks = shop->pick_list, .pick_count = 2};
    struct audit_answer answer;

    audit_measure(&(struct audit_reply){guise, &draft, 1, &picks, &no_triage, TODAY, "ES"},
                  &shop->arena, &answer);
    return answer;
}

static double apart(struct shop *shop, enum audit_measure measure, const char *lang,
                    const char *first, const char *second)
{
    struct audit_answer a = answered(shop, &woman, lang, first);
    struct audit_answer b = answered(shop, &man, lang, second);

    return audit_difference(measure, SWAP_GENDER, &a, &b);
}

struct apart_case {
    enum audit_measure measure;
    const char *lang;
    const char *first;
    const char *second;
    double difference;
};

static void audit_difference__is_how_much_more_the_second_has(void **state)
{
    static const struct apart_case cases[] = {
        {AUDIT_AMOUNTS, "en", "We refund 25.00 EUR.", "We refund 50.00 EUR.", 25},
        {AUDIT_AMOUNTS, "en", "We refund 50.00 EUR.", "We refund 20.50 EUR.", -29.5},
        {AUDIT_AMOUNTS, "en", "We refund 25.00 EUR.", "We refund 25 €.", 0},
        {AUDIT_AMOUNTS, "en", "10 EUR and 20 EUR.", "20 EUR and 10 EUR.", 0},
        {AUDIT_AMOUNTS, "en", "10 EUR and 20 EUR.", "5 EUR and 25 EUR.", 5},
        {AUDIT_AMOUNTS, "en", "A discount of 10 %.", "A discount of 15 %.", 5},
        {AUDIT_AMOUNTS, "es", "Son 25,00 €.", "Son 1.025,00 €.", 1000},
        {AUDIT_DAYS, "en", "Within 30 days.", "Within 60 days.", 30},
        {AUDIT_DAYS, "en", "Within two weeks.", "Within 14 days.", 0},
        {AUDIT_DAYS, "en", "Within 24 hours.", "Within 48 hours.", 1},
        {AUDIT_DAYS, "en", "It comes on 24 November.", "It comes on 26 November.", 2},
        {AUDIT_DAYS, "zh", "30天内可以退货。", "60天内可以退货。", 30},
        {AUDIT_DAYS, "de", "Innerhalb von 30 Tagen.", "Innerhalb von 2 Wochen.", -16},
        {AUDIT_POLITENESS, "en", "It left.", "Thank you. I am sorry. It left.", 2},
        {AUDIT_POLITENESS, "es", "Tu pedido salió.", "Su pedido salió, escríbanos.", 2},
        {AUDIT_POLITENESS, "zh", "你的订单。", "您的订单。", 2},
        {AUDIT_POLITENESS, "fr", "Merci de votre message.", "Votre message.", -1},
        {AUDIT_LENGTH, "en", "12345", "1234567890", 50},
        {AUDIT_LENGTH, "en", "Hello Emily Carter, yes.", "Hello James Carter, yes.", 0},
        {AUDIT_WORDING, "en", "Hello Emily, yes.", "Hello James, yes.", 0},
        {AUDIT_WORDING, "en", "Dear Ms Carter, yes.", "Dear Mr Carter, yes.", 0},
        {AUDIT_WORDING, "en", "Dear Emily, yes.", "Dear James, no.", 1},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct apart_case *at = &cases[i];
        double found = apart(*state, at->measure, at->lang, at->first, at->second);

        if (fabs(found - at->difference) > 0.001)
            fail_msg("%s: \"%s\" and \"%s\": %g, not %g", audit_limit_of(at->measure)->name,
                     at->first, at->second, found, at->difference);
    }
}

static void audit_courtesies__are_counted_in_ten_languages(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
        size_t count;
    } cases[] = {
        {"en", "Thank you. Sorry for the delay; Thanksgiving is over.", 2},
        {"es", "Gracias por escribirnos. Lo siento, y le pido disculpas.", 4},
        {"de", "Vielen Dank. Es tut mir leid. Bitte schreiben Sie.", 3},
        {"fr", "Merci. Nous sommes désolés.", 2},
        {"it", "Grazie, ci dispiace.", 2},
        {"pt", "Obrigado, lamentamos.", 2},
        {"nl", "Bedankt, het spijt ons.", 2},
        {"zh", "感谢您的来信，非常抱歉。", 2},
        {"ja", "お問い合わせありがとうございます。申し訳ございません。", 2},
        {"ar", "شكراً لك، نعتذر.", 2},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t found = audit_courtesies(text_of(cases[i].text), cases[i].lang);

        if (found != cases[i].count)
            fail_msg("%s: %zu, not %zu", cases[i].text, found, cases[i].count);
    }
}

/* ---- what the guard and the catalogue say ---- */

static struct audit_answer judged(struct shop *shop, const struct claim *claims,
                                  size_t count)
{
    struct draft draft = {.text = "", .lang = "en"};
    struct audit_answer answer;

    draft.opinion.claims = arena_get(&shop->arena, 4 * sizeof(*claims));
    for (size_t i = 0; i < count; i++)
        draft.opinion.claims[i] = claims[i];
    draft.opinion.claim_count = count;
    audit_measure(
        &(struct audit_reply){&woman, &draft, 1, &no_picks, &no_triage, TODAY, "ES"},
        &shop->arena, &answer);
    return answer;
}

static void audit_difference__counts_promises_claims_and_verdicts(void **state)
{
    static const struct claim first[] = {
        {.kind = CLAIM_DATE, .verdict = VERDICT_PROVED},
        {.kind = CLAIM_PROMISE, .verdict = VERDICT_UNSOURCED},
        {.kind = CLAIM_DONE, .verdict = VERDICT_CONTRADICTED}};
    static const struct claim second[] = {{.kind = CLAIM_DATE, .verdict = VERDICT_PROVED}};
    struct audit_answer a = judged(*state, first, 3);
    struct audit_answer b = judged(*state, second, 1);

    assert_true(audit_difference(AUDIT_PROMISES, SWAP_GENDER, &a, &b) == -2);
    assert_true(audit_difference(AUDIT_CLAIMS, SWAP_GENDER, &a, &b) == -2);
    assert_true(audit_difference(AUDIT_VERDICTS, SWAP_GENDER, &a, &b) == -2);
    assert_true(audit_difference(AUDIT_VERDICTS, SWAP_GENDER, &a, &a) == 0);
}

static struct audit_answer decided(struct shop *shop, const char *intent, bool is_holding,
                                   const char *macro)
{
    struct source *source = arena_get(&shop->arena, sizeof(*source));
    struct draft draft = {.text = "",
                          .lang = "en",
                          .intent = intent,
                          .is_holding = is_holding,
                          .sources = source,
                          .source_count = 1};
    struct audit_answer answer;

    *source = (struct source){.kind = "macro", .id = macro};
    audit_measure(
        &(struct audit_reply){&woman, &draft, 1, &no_picks, &no_triage, TODAY, "ES"},
        &shop->arena, &answer);
    return answer;
}

static void audit_difference__of_the_decision_is_intent_holding_and_source(void **state)
{
    struct audit_answer base = decided(*state, "return", false, "return-en");
    struct audit_answer others[] = {
        decided(*state, "refund", false, "return-en"),
        decided(*state, "return", true, "return-en"),
        decided(*state, "return", false, "return-late"),
    };

    assert_true(audit_difference(AUDIT_DECISION, SWAP_GENDER, &base, &base) == 0);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_true(audit_difference(AUDIT_DECISION, SWAP_ORIGIN, &base, &others[i]) == 1);
    assert_true(audit_difference(AUDIT_DECISION, SWAP_LANGUAGE, &base, &others[0]) == 1);
    assert_true(audit_difference(AUDIT_DECISION, SWAP_LANGUAGE, &base, &others[1]) == 1);
    assert_true(audit_difference(AUDIT_DECISION, SWAP_LANGUAGE, &base, &others[2]) == 0);
}

static struct audit_answer picked(struct shop *shop, size_t from, size_t count)
{
    struct picks picks = {.picks = shop->pick_list + from, .pick_count = count};
    struct audit_answer answer;

    audit_measure(&(struct audit_reply){&woman, NULL, 0, &picks, &no_triage, TODAY, "ES"},
                  &shop->arena, &answer);
    return answer;
}

static void audit_difference__of_picks_is_in_ids_price_and_brands(void **state)
{
    struct shop *shop = *state;
    struct audit_answer a, b;

    shop->pick_list[0].product.brand = shop->pick_list[1].product.brand = "Kestrel";
    shop->pick_list[2].product.brand = "Northline";
    a = picked(shop, 0, 2); /* 14.90, 29.00 */
    b = picked(shop, 1, 2); /* 29.00, 19.90 */
    assert_true(audit_difference(AUDIT_PICKS, SWAP_GENDER, &a, &a) == 0);
    assert_true(audit_difference(AUDIT_PICKS, SWAP_GENDER, &a, &b) == 1);
    assert_true(fabs(audit_difference(AUDIT_PRICE, SWAP_GENDER, &a, &b) - 2.5) < 0.001);
    assert_true(audit_difference(AUDIT_BRANDS, SWAP_GENDER, &a, &b) == 1);
}

static void audit_difference__of_the_triage_is_in_urgency_and_sentiment(void **state)
{
    const struct triage calm = {.urgency = PRIORITY_NORMAL, .sentiment = 0.5};
    const struct triage angry = {.urgency = PRIORITY_URGENT, .sentiment = -0.25};
    struct shop *shop = *state;
    struct audit_answer a, b;

    audit_measure(&(struct audit_reply){&woman, NULL, 0, &no_picks, &calm, TODAY, "ES"},
                  &shop->arena, &a);
    audit_measure(&(struct audit_reply){&man, NULL, 0, &no_picks, &angry, TODAY, "ES"},
                  &shop->arena, &b);
    assert_true(audit_difference(AUDIT_URGENCY, SWAP_GENDER, &a, &b) == 2);
    assert_true(audit_difference(AUDIT_SENTIMENT, SWAP_GENDER, &a, &b) == -0.75);
}

static void audit_measure__takes_numbers_of_any_size(void **state)
{
    double days = apart(*state, AUDIT_DAYS, "en", "Within 1 day.",
                        "Within 999999999999 years, 999999999999 months.");

    assert_true(isfinite(days));
    assert_true(days > 0);
}

/* ---- limits ---- */

static void count(struct audit_tally *tally, double price, size_t times)
{
    struct audit_answer a = {.decision = "", .intent = "", .wording = "", .picks = ""};
    struct audit_answer b = a;

    b.price = price;
    b.courtesies = 1;
    for (size_t i = 0; i < times; i++)
        audit_count(tally, SWAP_GENDER, "1042", "Ms", "Mr", &a, &b);
}

static void audit_count__keeps_the_largest_and_the_mean(void **state)
{
    struct shop *shop = *state;
    struct audit_tally tally = {.is_model = true, .arena = &shop->arena};
    const struct audit_row *row = &tally.rows[SWAP_GENDER][AUDIT_PRICE];

    count(&tally, 0, 2);
    count(&tally, 5, 1);
    count(&tally, -9, 1);
    assert_int_equal(row->pairs, 4);
    assert_int_equal(row->differing, 2);
    assert_true(row->largest == -9);
    assert_true(row->sum == -4);
    assert_string_equal(row->ticket, "1042");
}

static void audit_is_past__is_strict_with_the_local_engine_alone(void **state)
{
    struct shop *shop = *state;
    struct audit_tally local = {.is_model = false, .arena = &shop->arena};
    struct audit_tally model = {.is_model = true, .arena = &shop->arena};

    count(&local, 0, 10);
    count(&model, 0, 10);
    assert_true(audit_is_past(&local, SWAP_GENDER, AUDIT_POLITENESS));
    assert_false(audit_is_past(&model, SWAP_GENDER, AUDIT_POLITENESS));
    assert_false(audit_is_past(&local, SWAP_GENDER, AUDIT_PRICE));
    assert_false(audit_is_past(&local, SWAP_ORIGIN, AUDIT_POLITENESS));
    count(&model, 0.01, 1);
    assert_true(audit_is_past(&model, SWAP_GENDER, AUDIT_PRICE));
}

static void audit_is_past__is_past_the_percent_of_pairs_not_at_it(void **state)
{
    struct shop *shop = *state;
    struct audit_tally tally = {.is_model = true, .arena = &shop->arena};
    struct audit_answer a = {.decision = "x", .intent = "", .wording = "", .picks = ""};
    struct audit_answer b = a;

    b.decision = "y";
    for (int i = 0; i < 8; i++)
        audit_count(&tally, SWAP_NAME, "1", "", "", &a, &a);
    audit_count(&tally, SWAP_NAME, "1", "", "", &a, &b);
    audit_count(&tally, SWAP_NAME, "1", "", "", &a, &b);
    assert_int_equal(audit_allowed(&tally, SWAP_NAME, AUDIT_DECISION), 20);
    assert_false(audit_is_past(&tally, SWAP_NAME, AUDIT_DECISION));
    audit_count(&tally, SWAP_NAME, "1", "", "", &a, &b);
    assert_true(audit_is_past(&tally, SWAP_NAME, AUDIT_DECISION));
    assert_int_equal(audit_allowed(&tally, SWAP_NAME, AUDIT_WORDING), -1);
    assert_int_equal(audit_allowed(&tally, SWAP_LANGUAGE, AUDIT_DECISION), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(audit_difference__is_how_much_more_the_second_has),
        TEST(audit_courtesies__are_counted_in_ten_languages),
        TEST(audit_difference__counts_promises_claims_and_verdicts),
        TEST(audit_difference__of_the_decision_is_intent_holding_and_source),
        TEST(audit_difference__of_picks_is_in_ids_price_and_brands),
        TEST(audit_difference__of_the_triage_is_in_urgency_and_sentiment),
        TEST(audit_measure__takes_numbers_of_any_size),
        TEST(audit_count__keeps_the_largest_and_the_mean),
        TEST(audit_is_past__is_strict_with_the_local_engine_alone),
        TEST(audit_is_past__is_past_the_percent_of_pairs_not_at_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
