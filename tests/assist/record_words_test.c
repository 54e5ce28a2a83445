#include "shop.h"

#include "assist/fact.h"
#include "guard/record_words.h"

static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                    "ja", "ar", "it", "pt", "nl"};
static const char *const likes[] = {"running", "Dr. Martens boots", "hiking"};
static const char *const brands[] = {"Northline", "J. Crew"};

static void shop_knows_ana(struct shop *shop)
{
    shop->customer.interests = likes;
    shop->customer.interest_count = COUNT_OF(likes);
    shop->customer.brands = brands;
    shop->customer.brand_count = COUNT_OF(brands);
    shop->customer.ai = shop->customer.personalised = CONSENT_GIVEN;
    shop->customer.marketing = CONSENT_REFUSED;
    shop->customer.since = (struct day){2024, 3, 14};
    shop->facts.order_count = 3;
    shop->orders[1].refund_count = 0;
    customer_says(shop, "Where is my parcel W2378156?");
}

/* The phrase of the first order, or of the customer, with that value. */
static const char *told(struct shop *shop, const char *lang, enum record_told kind,
                        const char *value)
{
    struct buffer out;

    buffer_init(&out, 4096);
    for (const char *at = record_phrases_of(lang)->of[kind]; *at; at++) {
        if (*at != '{') {
            buffer_add_char(&out, *at);
            continue;
        }
        buffer_add_text(&out, at[1] == 'o'   ? shop->orders[0].id
                              : at[1] == 't' ? shop->orders[0].shipments[0].tracking
                                             : value);
        at += 2;
    }
    const char *text = arena_copy(&shop->arena, out.bytes, out.len);
    buffer_release(&out);
    return text;
}

/* The claim that ends where the text does; NULL. */
static const struct claim *claim_last(struct shop *shop, const char *text,
                                      struct opinion *opinion)
{
    guard_read(&shop->facts, text_of(text), false, &shop->arena, opinion);
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (opinion->claims[i].end == strlen(text))
            return &opinion->claims[i];
    }
    return NULL;
}

static void assert_verdict(struct shop *shop, const char *text, enum verdict verdict,
                           enum severity severity)
{
    struct opinion opinion;
    const struct claim *claim = claim_last(shop, text, &opinion);

    if (!claim || claim->verdict != verdict || opinion.worst != severity)
        fail_msg("\"%s\": %s, worst %s", text,
                 claim ? verdict_name(claim->verdict) : "no claim",
                 severity_name(opinion.worst));
}

static void value__that_is_not_the_records_is_not_proved(void **state)
{
    static const struct {
        enum record_told kind;
        const char *value;
        enum verdict verdict;
        enum severity severity;
    } cases[] = {
        {TOLD_CARRIER, "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {TOLD_CARRIER, "GLS", VERDICT_CONTRADICTED, SEVERITY_BLOCK},
        {TOLD_CARRIER, "Zippy Cargo", VERDICT_UNSOURCED, SEVERITY_WARN},
        {TOLD_PARCEL_CARRIER, "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {TOLD_PARCEL_CARRIER, "GLS", VERDICT_CONTRADICTED, SEVERITY_BLOCK},
        {TOLD_PARCEL_CARRIER, "Zippy Cargo", VERDICT_UNSOURCED, SEVERITY_WARN},
        {TOLD_INTERESTS, "hiking", VERDICT_PROVED, SEVERITY_MARK},
        {TOLD_INTERESTS, "golf", VERDICT_UNSOURCED, SEVERITY_WARN},
        {TOLD_BRANDS, "Northline", VERDICT_PROVED, SEVERITY_MARK},
        {TOLD_BRANDS, "Zephyr", VERDICT_UNSOURCED, SEVERITY_WARN},
        {TOLD_ORDERS, "3", VERDICT_PROVED, SEVERITY_MARK},
        {TOLD_ORDERS, "4", VERDICT_UNSOURCED, SEVERITY_WARN},
        {TOLD_SINCE, "2024", VERDICT_PROVED, SEVERITY_MARK},
        {TOLD_SINCE, "2023", VERDICT_UNSOURCED, SEVERITY_WARN},
    };
    struct shop *shop = *state;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(cases) * COUNT_OF(langs); i++) {
        const char *lang = langs[i % COUNT_OF(langs)];
        size_t row = i / COUNT_OF(langs);
        assert_verdict(shop, told(shop, lang, cases[row].kind, cases[row].value),
                       cases[row].verdict, cases[row].severity);
    }
}

/* The claim on these bytes of the text; NULL. */
static const struct claim *claim_on(const struct opinion *opinion, const char *text,
                                    const char *part)
{
    size_t start = (size_t)(strstr(text, part) - text);

    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (opinion->claims[i].start == start &&
            opinion->claims[i].end == start + strlen(part))
            return &opinion->claims[i];
    }
    return NULL;
}

/* The right name among other words is proved, and it alone; what names no carrier warns. */
static void carrier__is_contradicted_by_the_name_of_another_alone(void **state)
{
    static const struct {
        const char *text;
        const char *part;
        enum verdict verdict;
        enum severity worst;
    } cases[] = {
#define OF "Carrier of order W2378156: "
        {OF "our partner DHL.", "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {OF "the carrier is DHL.", "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {OF "Deutsche Post DHL.", "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {OF "DHL Paket.", "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {OF "DHL, due 25 November.", "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {OF "GLS, due 25 November.", "GLS", VERDICT_CONTRADICTED, SEVERITY_BLOCK},
        {OF "Deutsche Post.", "Deutsche Post", VERDICT_UNSOURCED, SEVERITY_WARN},
        {OF "not known yet.", "not known yet", VERDICT_UNSOURCED, SEVERITY_WARN},
        {OF "see the tracking link in your account.",
         "see the tracking link in your account", VERDICT_UNSOURCED, SEVERITY_WARN},
        {"Versanddienst der Bestellung W2378156: die DHL.", "DHL", VERDICT_PROVED,
         SEVERITY_MARK},
        {"Versanddienst der Bestellung W2378156: per DHL.", "DHL", VERDICT_PROVED,
         SEVERITY_MARK},
        {"Transporteur de la commande W2378156 : la société DHL.", "DHL", VERDICT_PROVED,
         SEVERITY_MARK},
        {"Transportista del pedido W2378156: la empresa DHL.", "DHL", VERDICT_PROVED,
         SEVERITY_MARK},
        {"订单 W2378156 的承运商：敦豪。", "敦豪", VERDICT_UNSOURCED, SEVERITY_WARN},
        {"订单 W2378156 的承运商：德国DHL。", "DHL", VERDICT_PROVED, SEVERITY_MARK},
        {"订单 W2378156 的承运商：GLS，请留意。", "GLS", VERDICT_CONTRADICTED,
         SEVERITY_BLOCK},
    };
    static const char *const unproved[] = {
        OF "DHL or GLS.", OF "not DHL.", OF "no longer DHL.",
        "Versanddienst der Bestellung W2378156: GLS statt DHL."};
    struct shop *shop = *state;
    struct opinion opinion;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        guard_read(&shop->facts, text_of(cases[i].text), false, &shop->arena, &opinion);
        const struct claim *claim = claim_on(&opinion, cases[i].text, cases[i].part);
        if (!claim || claim->verdict != cases[i].verdict || opinion.worst != cases[i].worst)
            fail_msg("\"%s\": %s, worst %s", cases[i].text,
                     claim ? verdict_name(claim->verdict) : "no claim",
                     severity_name(opinion.worst));
    }
    for (size_t i = 0; i < COUNT_OF(unproved); i++) {
        guard_read(&shop->facts, text_of(unproved[i]), false, &shop->arena, &opinion);
        const struct claim *claim = claim_on(&opinion, unproved[i], "DHL");
        if (opinion.worst == SEVERITY_MARK || (claim && claim->verdict == VERDICT_PROVED))
            fail_msg("proved: %s", unproved[i]);
    }
}

/* DHL brings one of two parcels: of the order neither is told, of its parcel it is. */
static void carrier__of_one_parcel_is_not_the_orders(void **state)
{
    struct shop *shop = *state;
    struct shipment parcels[] = {shop->shipments[0], shop->shipments[2]};

    shop_knows_ana(shop);
    shop->orders[0].shipments = parcels;
    shop->orders[0].shipment_count = COUNT_OF(parcels);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        assert_verdict(shop, told(shop, langs[i], TOLD_CARRIER, "DHL"), VERDICT_UNSOURCED,
                       SEVERITY_WARN);
        assert_verdict(shop, told(shop, langs[i], TOLD_CARRIER, "GLS"), VERDICT_UNSOURCED,
                       SEVERITY_WARN);
        assert_verdict(shop, told(shop, langs[i], TOLD_PARCEL_CARRIER, "DHL"),
                       VERDICT_PROVED, SEVERITY_MARK);
    }
    parcels[1].carrier = "DHL";
    assert_verdict(shop, told(shop, "en", TOLD_CARRIER, "DHL"), VERDICT_PROVED,
                   SEVERITY_MARK);
    assert_verdict(shop, told(shop, "en", TOLD_CARRIER, "GLS"), VERDICT_CONTRADICTED,
                   SEVERITY_BLOCK);
}

static void consent__is_proved_as_it_was_said(void **state)
{
    struct shop *shop = *state;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        const struct record_phrases *phrases = record_phrases_of(langs[i]);
        for (size_t k = 0; k < RECORD_CONSENTS; k++) {
            bool is_given = k < 2;
            assert_verdict(shop, told(shop, langs[i], TOLD_AGREED, phrases->consents[k]),
                           is_given ? VERDICT_PROVED : VERDICT_UNSOURCED,
                           is_given ? SEVERITY_MARK : SEVERITY_WARN);
            assert_verdict(shop, told(shop, langs[i], TOLD_REFUSED, phrases->consents[k]),
                           is_given ? VERDICT_UNSOURCED : VERDICT_PROVED,
                           is_given ? SEVERITY_WARN : SEVERITY_MARK);
        }
    }
}

static void amount__of_all_orders_is_proved_and_another_blocks(void **state)
{
    struct shop *shop = *state;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        struct money sum;
        char words[64];
        assert_true(orders_sum(shop->facts.orders, shop->facts.order_count, &sum));
        money_format_words(sum, langs[i], words, sizeof(words));
        assert_verdict(shop, told(shop, langs[i], TOLD_BOUGHT, words), VERDICT_PROVED,
                       SEVERITY_MARK);
        sum.parts += 70000;
        money_format_words(sum, langs[i], words, sizeof(words));
        assert_verdict(shop, told(shop, langs[i], TOLD_BOUGHT, words), VERDICT_CONTRADICTED,
                       SEVERITY_BLOCK);
    }
}

/* As the pane shows it, and as each language may write it. */
static void amount__is_proved_however_it_is_written(void **state)
{
    static const char *const right[] = {
        "Purchases so far: 347.70 EUR.",        "Purchases so far: EUR 347.70.",
        "Purchases so far: 347,70 €.",          "Einkäufe bisher: 347,70 EUR.",
        "Compras hasta ahora: 347,70 euros",    "迄今的购买金额：347.70 EUR。",
        "Purchases so far: 347.70 EUR in all.", "Einkäufe bisher: 347,70 € bei uns.",
    };
    struct shop *shop = *state;
    struct opinion opinion;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        guard_read(&shop->facts, text_of(right[i]), false, &shop->arena, &opinion);
        if (opinion.worst != SEVERITY_MARK || opinion.claim_count != 1 ||
            opinion.claims[0].verdict != VERDICT_PROVED)
            fail_msg("not proved: %s", right[i]);
    }
}

/* What the orders came to is told whatever went back, and another amount blocks. */
static void amount__of_all_totals_is_proved_though_something_went_back(void **state)
{
    struct shop *shop = *state;

    shop_knows_ana(shop);
    shop->orders[1].refund_count = 1;
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        struct money sum;
        char words[64];
        assert_true(orders_sum(shop->facts.orders, shop->facts.order_count, &sum));
        money_format_words(sum, langs[i], words, sizeof(words));
        assert_verdict(shop, told(shop, langs[i], TOLD_TOTALS, words), VERDICT_PROVED,
                       SEVERITY_MARK);
        sum.parts += 70000;
        money_format_words(sum, langs[i], words, sizeof(words));
        assert_verdict(shop, told(shop, langs[i], TOLD_TOTALS, words), VERDICT_CONTRADICTED,
                       SEVERITY_BLOCK);
    }
}

static void assert_no_sum(struct shop *shop, const char *why)
{
    static const char *const sums[] = {"€347.70", "347.70 EUR", "€288.90", "€89.90",
                                       "€148.70"};
    struct opinion opinion;

    for (size_t i = 0; i < COUNT_OF(sums); i++) {
        const char *text = told(shop, "en", TOLD_BOUGHT, sums[i]);
        const struct claim *claim = claim_last(shop, text, &opinion);
        if (!claim || claim->verdict == VERDICT_PROVED || opinion.worst < SEVERITY_WARN)
            fail_msg("%s: %s", why, text);
    }
}

/* Money that came back, an order that was not kept, a total that is not known. */
static void amount__is_told_only_where_all_was_kept(void **state)
{
    struct shop *shop = *state;

    shop_knows_ana(shop);
    shop->orders[1].refund_count = 1;
    assert_no_sum(shop, "refunded");
    shop->orders[1].refund_count = 0;
    shop->orders[1].status = ORDER_RETURNED;
    assert_no_sum(shop, "returned");
    shop->orders[1].status = ORDER_CANCELLED;
    assert_no_sum(shop, "cancelled");
    shop->orders[1].status = ORDER_DELIVERED;
    shop->orders[1].total.is_known = false;
    assert_no_sum(shop, "not known");
}

/* Within a sentence, at the front of one, of a list whose values have points. */
static void words__are_known_wherever_they_stand(void **state)
{
    static const char *const right[] = {
        "Carrier of order W2378156: DHL. It is on its way.",
        "I looked: carrier of order W2378156: DHL",
        "Interests in the profile: running, Dr. Martens boots, hiking. Best wishes",
        "Preferred brands in the profile: Northline, J. Crew.\nBest wishes",
        "Customer account since: 2024; orders so far: 3; purchases so far: €347.70.",
        "The interests are not in the profile: tell us yours.",
        "What is not in the profile: a phone.",
        "Is this right, interests in the profile: golf?",
    };
    struct shop *shop = *state;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        struct opinion opinion;
        guard_read(&shop->facts, text_of(right[i]), false, &shop->arena, &opinion);
        if (opinion.worst != SEVERITY_MARK)
            fail_msg("warns or blocks: %s", right[i]);
    }
}

/* The phrase within another one, which may say the opposite. */
static void words__within_others_prove_nothing(void **state)
{
    static const char *const all[] = {
        "There is no consent given: personal suggestions",
        "客户未同意：个性化推荐",
        "My orders so far: 3",
    };
    struct shop *shop = *state;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        struct opinion opinion;
        const struct claim *claim = claim_last(shop, all[i], &opinion);
        assert_true(!claim || claim->verdict != VERDICT_PROVED);
    }
}

static void words__of_a_record_are_none_of_a_strangers(void **state)
{
    struct shop *shop = *state;
    struct opinion opinion;

    shop_knows_ana(shop);
    shop->facts.sender = SENDER_STRANGER;
    const char *text = told(shop, "en", TOLD_INTERESTS, "hiking");
    const struct claim *claim = claim_last(shop, text, &opinion);
    assert_true(!claim || claim->verdict != VERDICT_PROVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
        STORY(value__that_is_not_the_records_is_not_proved),
        STORY(carrier__is_contradicted_by_the_name_of_another_alone),
        STORY(carrier__of_one_parcel_is_not_the_orders),
        STORY(consent__is_proved_as_it_was_said),
        STORY(amount__of_all_orders_is_proved_and_another_blocks),
        STORY(amount__is_proved_however_it_is_written),
        STORY(amount__of_all_totals_is_proved_though_something_went_back),
        STORY(amount__is_told_only_where_all_was_kept),
        STORY(words__are_known_wherever_they_stand),
        STORY(words__within_others_prove_nothing),
        STORY(words__of_a_record_are_none_of_a_strangers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
