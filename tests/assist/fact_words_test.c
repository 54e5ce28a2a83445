#include "shop.h"

#include "assist/fact.h"
#include "guard/language.h"

static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                    "ja", "ar", "it", "pt", "nl"};

static const char *const emails[] = {"ana@example.org"};
static const char *const phones[] = {"+34 612 345 678"};
static const char *const likes[] = {"running", "hiking"};
static const char *const brands[] = {"Northline"};
static const struct address home = {
    .line1 = "Calle Mayor 1", .city = "Madrid", .postcode = "28001", .country = "ES"};
static const struct payment paid[] = {{.method = "card", .amount = EUROS(8990)}};

/* Beside the one that is open. */
static const struct contact ticket_before = {"1021", {2026, 10, 12}, false};

static void shop_knows_ana(struct shop *shop)
{
    shop->facts.contacts = &ticket_before;
    shop->facts.contact_count = 1;
    shop->customer.emails = emails;
    shop->customer.email_count = 1;
    shop->customer.phones = phones;
    shop->customer.phone_count = 1;
    shop->customer.addresses = &home;
    shop->customer.address_count = 1;
    shop->customer.interests = likes;
    shop->customer.interest_count = 2;
    shop->customer.brands = brands;
    shop->customer.brand_count = 1;
    shop->customer.since = (struct day){2024, 3, 14};
    shop->customer.ai = shop->customer.personalised = CONSENT_GIVEN;
    shop->customer.marketing = CONSENT_REFUSED;
    shop->orders[0].payments = paid;
    shop->orders[0].payment_count = 1;
    shop->orders[0].address = home;
    shop->orders[0].address.name = "Ana Ruiz";
    shop->facts.order_count = 3;
}

static const char *words_of(struct shop *shop, struct fact fact, const char *lang)
{
    struct buffer out;
    const char *words = NULL;

    fact.customer = &shop->customer;
    buffer_init(&out, 4096);
    if (assist_fact_words(&fact, lang, shop->facts.today, &out))
        words = arena_copy(&shop->arena, out.bytes, out.len);
    buffer_release(&out);
    return words;
}

static const char *sentence_of(struct shop *shop, struct fact fact, const char *lang)
{
    struct buffer out;
    const char *words = NULL;

    fact.customer = &shop->customer;
    buffer_init(&out, 4096);
    if (assist_fact_sentence(&fact, lang, shop->facts.today, &out))
        words = arena_copy(&shop->arena, out.bytes, out.len);
    buffer_release(&out);
    return words;
}

static void assert_proved(struct shop *shop, const char *words, const char *lang)
{
    struct opinion opinion;

    guard_read(&shop->facts, text_of(words), false, &shop->arena, &opinion);
    for (size_t i = 0; i < opinion.claim_count; i++) {
        const struct claim *claim = &opinion.claims[i];
        if (claim->verdict != VERDICT_PROVED)
            fail_msg("%s: \"%.*s\" of \"%s\" is not proved", lang,
                     (int)(claim->end - claim->start), words + claim->start, words);
    }
    if (opinion.worst != SEVERITY_MARK || opinion.not_checked || opinion.flag_count)
        fail_msg("%s: \"%s\" is flagged or not checked", lang, words);
}

/* The fact that has it: the first order's, but for a refund and a delivery. */
static struct fact fact_of(struct shop *shop, enum fact_kind kind)
{
    bool is_past = kind == FACT_REFUND || kind == FACT_DELIVERED;

    return (struct fact){.kind = kind,
                         .order = &shop->orders[is_past ? 1 : 0],
                         .product = &shop->products[1],
                         .contact = ticket_before,
                         .index = kind == FACT_ACCOUNT ? shop->facts.order_count : 0};
}

static void assert_every_fact(struct shop *shop, const char *lang)
{
    for (int kind = FACT_NONE + 1; kind < FACT_KIND_COUNT; kind++) {
        for (size_t i = 0; i < SHOP_ORDERS; i++) {
            struct fact fact = {.kind = (enum fact_kind)kind,
                                .order = &shop->orders[i],
                                .product = &shop->products[1]};
            if (kind == FACT_ACCOUNT || kind == FACT_CONTACT)
                fact = fact_of(shop, (enum fact_kind)kind);
            const char *words = words_of(shop, fact, lang);
            if (words)
                assert_proved(shop, words, lang);
        }
    }
}

static void assist_fact_words__are_proved_in_every_language(void **state)
{
    struct shop *shop = *state;

    shop_knows_ana(shop);
    customer_says(shop, "Where is my parcel W2378156?");
    for (size_t i = 0; i < COUNT_OF(langs); i++)
        assert_every_fact(shop, langs[i]);
}

static bool is_claimed(struct shop *shop, const char *words, enum claim_kind kind)
{
    struct opinion opinion;

    guard_read(&shop->facts, text_of(words), false, &shop->arena, &opinion);
    for (size_t i = 0; i < opinion.claim_count; i++) {
        if (opinion.claims[i].kind == kind && opinion.claims[i].verdict == VERDICT_PROVED)
            return true;
    }
    return false;
}

/* Of a status alone behind its order it reads in some languages nothing but the order. */
static void assist_fact_words__hold_what_the_guard_reads_and_proves(void **state)
{
    static const struct {
        enum fact_kind fact;
        enum claim_kind claim;
    } cases[] = {
        {FACT_NUMBER, CLAIM_ORDER},     {FACT_STATUS, CLAIM_STATUS},
        {FACT_PLACED, CLAIM_DATE},      {FACT_LINE, CLAIM_PRODUCT},
        {FACT_LINE, CLAIM_AMOUNT},      {FACT_TODAY, CLAIM_AMOUNT},
        {FACT_PARCEL, CLAIM_TRACKING},  {FACT_SENT, CLAIM_DATE},
        {FACT_DUE, CLAIM_DATE},         {FACT_DELIVERED, CLAIM_DATE},
        {FACT_REFUND, CLAIM_AMOUNT},    {FACT_REFUND, CLAIM_DATE},
        {FACT_PAYMENT, CLAIM_AMOUNT},   {FACT_TOTAL, CLAIM_AMOUNT},
        {FACT_PAGE, CLAIM_URL},         {FACT_EMAIL, CLAIM_STATUS},
        {FACT_PHONE, CLAIM_STATUS},     {FACT_ADDRESS, CLAIM_STATUS},
        {FACT_HOME, CLAIM_STATUS},      {FACT_RECIPIENT, CLAIM_STATUS},
        {FACT_CARRIER, CLAIM_TRACKING}, {FACT_INTERESTS, CLAIM_STATUS},
        {FACT_BRANDS, CLAIM_STATUS},    {FACT_CONSENT, CLAIM_STATUS},
        {FACT_ACCOUNT, CLAIM_STATUS},   {FACT_CONTACT, CLAIM_STATUS},
    };
    struct shop *shop = *state;

    shop_knows_ana(shop);
    customer_says(shop, "Where is my parcel W2378156?");
    for (size_t i = 0; i < COUNT_OF(cases) * COUNT_OF(langs); i++) {
        const char *lang = langs[i % COUNT_OF(langs)];
        enum fact_kind kind = cases[i / COUNT_OF(langs)].fact;
        const char *words = words_of(shop, fact_of(shop, kind), lang);
        if (!words || !is_claimed(shop, words, cases[i / COUNT_OF(langs)].claim))
            fail_msg("%s: nothing of the kind is proved in \"%s\"", lang,
                     words ? words : "none");
    }
}

/* Of each but a number, a price of today and several pieces alike; and what is put in next
 * is of the same language. */
static void assist_fact_sentence__says_of_what_it_is(void **state)
{
    static const struct {
        enum fact_kind kind;
        const char *en, *fr, *ja;
    } cases[] = {
        {FACT_STATUS, "Status of order W2378156: shipped",
         "Statut de la commande W2378156 : expédiée", "ご注文 W2378156：発送済み"},
        {FACT_LINE, "Trail 2 in order W2378156: €89.90",
         "Trail 2 de la commande W2378156 : 89,90 €",
         "ご注文 W2378156 の Trail 2 の価格は89.90ユーロ"},
        {FACT_RECIPIENT,
         "Delivery address of order W2378156: Calle Mayor 1, 28001, Madrid, ES",
         "Adresse de livraison de la commande W2378156 : Calle Mayor 1, 28001, Madrid, ES",
         "ご注文 W2378156 のお届け先：Calle Mayor 1、28001、Madrid、ES"},
        {FACT_PAGE, "Page of order W2378156: https://shop.example/o/W2378156",
         "Page de la commande W2378156 : https://shop.example/o/W2378156",
         "ご注文 W2378156 のページ：https://shop.example/o/W2378156"},
        {FACT_HOME, "Place in the profile: Madrid, ES", "Lieu dans le profil : Madrid, ES",
         "プロフィールの所在地：Madrid、ES"},
        {FACT_EMAIL, "E-mail in the profile: ana@example.org",
         "E-mail dans le profil : ana@example.org",
         "プロフィールのメールアドレス：ana@example.org"},
        {FACT_PHONE, "Phone in the profile: +34 612 345 678",
         "Téléphone dans le profil : +34 612 345 678",
         "プロフィールの電話番号：+34 612 345 678"},
        {FACT_ADDRESS, "Address in the profile: Calle Mayor 1, 28001, Madrid, ES",
         "Adresse dans le profil : Calle Mayor 1, 28001, Madrid, ES",
         "プロフィールの住所：Calle Mayor 1、28001、Madrid、ES"},
    };
    struct shop *shop = *state;

    shop_knows_ana(shop);
    customer_says(shop, "Where is my parcel W2378156?");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fact fact = fact_of(shop, cases[i].kind);
        assert_string_equal(sentence_of(shop, fact, "en"), cases[i].en);
        assert_string_equal(sentence_of(shop, fact, "fr"), cases[i].fr);
        assert_string_equal(sentence_of(shop, fact, "ja"), cases[i].ja);
    }
    for (size_t i = 0; i < (FACT_KIND_COUNT - 1) * COUNT_OF(langs); i++) {
        enum fact_kind kind = (enum fact_kind)(1 + i / COUNT_OF(langs));
        const char *lang = langs[i % COUNT_OF(langs)];
        const char *words = sentence_of(shop, fact_of(shop, kind), lang);
        if (!words != (kind == FACT_NUMBER || kind == FACT_TODAY))
            fail_msg("%s, kind %d: %s", lang, kind, words ? words : "none");
        if (!words)
            continue;
        assert_proved(shop, words, lang);
        const char *read = language_meant(text_of(words), lang);
        if (!language_is_same(read, lang))
            fail_msg("%s is read as %s: %s", lang, read, words);
    }
}

static void assist_fact_words__say_every_kind(void **state)
{
    static const struct {
        enum fact_kind kind;
        const char *en, *de, *zh;
    } cases[] = {
        {FACT_NUMBER, "W2378156", "W2378156", "W2378156"},
        {FACT_STATUS, "status of order W2378156: shipped",
         "Status der Bestellung W2378156: versandt", "订单 W2378156：已发货"},
        {FACT_PLACED, "date of order W2378156: 17 November",
         "Datum der Bestellung W2378156: 17. November",
         "订单 W2378156 的下单日期：11月17日"},
        {FACT_LINE, "Trail 2 in order W2378156: €89.90",
         "Trail 2 in der Bestellung W2378156: 89,90 €",
         "订单 W2378156 中 Trail 2 的价格为89.90欧元"},
        {FACT_TODAY, "Trail 2, €89.90", "Trail 2, 89,90 €", "Trail 2，89.90欧元"},
        {FACT_CARRIER, "carrier of order W2378156: DHL",
         "Versanddienst der Bestellung W2378156: DHL", "订单 W2378156 的承运商：DHL"},
        {FACT_PARCEL, "tracking number of order W2378156: JD0146000038",
         "Sendungsnummer der Bestellung W2378156: JD0146000038",
         "订单 W2378156 的物流单号：JD0146000038"},
        {FACT_SENT, "order W2378156 was shipped on 19 November",
         "die Bestellung W2378156 wurde am 19. November versandt",
         "订单 W2378156 已于11月19日发货"},
        {FACT_DUE, "expected delivery date of order W2378156: 25 November",
         "voraussichtliche Zustellung der Bestellung W2378156: 25. November",
         "订单 W2378156 预计11月25日送达"},
        {FACT_DELIVERED, "order W1180020 was delivered on 2 October",
         "die Bestellung W1180020 wurde am 2. Oktober zugestellt",
         "订单 W1180020 已于10月2日送达"},
        {FACT_REFUND, "€10.00 was refunded for order W1180020 on 5 October",
         "für die Bestellung W1180020 wurden am 5. Oktober 10,00 € erstattet",
         "订单 W1180020 已于10月5日退款10.00欧元"},
        {FACT_PAYMENT, "paid for order W2378156: €89.90",
         "für die Bestellung W2378156 bezahlt: 89,90 €", "订单 W2378156 已支付89.90欧元"},
        {FACT_TOTAL, "total of order W2378156: €89.90",
         "Gesamtbetrag der Bestellung W2378156: 89,90 €",
         "订单 W2378156 的总金额：89.90欧元"},
        {FACT_RECIPIENT, "Calle Mayor 1, 28001, Madrid, ES",
         "Calle Mayor 1, 28001, Madrid, ES", "Calle Mayor 1、28001、Madrid、ES"},
        {FACT_PAGE, "https://shop.example/o/W2378156", "https://shop.example/o/W2378156",
         "https://shop.example/o/W2378156"},
        {FACT_HOME, "Madrid, ES", "Madrid, ES", "Madrid、ES"},
        {FACT_ACCOUNT,
         "customer account since: 2024; orders so far: 3; total of all orders so far: "
         "€347.70",
         "Kundenkonto seit: 2024; Bestellungen bisher: 3; Summe aller Bestellungen bisher: "
         "347,70 €",
         "客户账户始于：2024；迄今的订单数：3；迄今的订单总额：347.70欧元"},
        {FACT_INTERESTS, "interests in the profile: running, hiking",
         "Interessen im Profil: running, hiking", "资料中的兴趣：running、hiking"},
        {FACT_BRANDS, "preferred brands in the profile: Northline",
         "bevorzugte Marken im Profil: Northline", "资料中的偏好品牌：Northline"},
        {FACT_CONSENT,
         "consent given: answers with the help of AI, personal suggestions; consent not "
         "given: advertising",
         "Einwilligung erteilt: Antworten mit Hilfe von KI, persönliche Empfehlungen; "
         "keine Einwilligung: Werbung",
         "同意：人工智能协助回复、个性化推荐；不同意：广告"},
        {FACT_EMAIL, "ana@example.org", "ana@example.org", "ana@example.org"},
        {FACT_PHONE, "+34 612 345 678", "+34 612 345 678", "+34 612 345 678"},
        {FACT_ADDRESS, "Calle Mayor 1, 28001, Madrid, ES",
         "Calle Mayor 1, 28001, Madrid, ES", "Calle Mayor 1、28001、Madrid、ES"},
        {FACT_CONTACT, "ticket 1021 (12 October)", "Anfrage 1021 (12. Oktober)",
         "工单 1021（10月12日）"},
    };
    struct shop *shop = *state;

    shop_knows_ana(shop);
    assert_int_equal(COUNT_OF(cases), FACT_KIND_COUNT - 1);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fact fact = fact_of(shop, cases[i].kind);
        assert_string_equal(words_of(shop, fact, "en"), cases[i].en);
        assert_string_equal(words_of(shop, fact, "de-AT"), cases[i].de);
        assert_string_equal(words_of(shop, fact, "zh-CN"), cases[i].zh);
        assert_string_equal(words_of(shop, fact, "th"), cases[i].en);
    }
}

/* Where nobody has begun on an order, what is said of it is no claim in some languages. */
static bool is_read_as_status(int status, const char *lang)
{
    return status != ORDER_PENDING ||
           (!string_equals(lang, "zh") && !string_equals(lang, "ja"));
}

static void assist_fact_words__say_every_status(void **state)
{
    struct shop *shop = *state;

    for (int status = 0; status < ORDER_STATUS_COUNT; status++) {
        shop->orders[0].status = (enum order_status)status;
        shop->orders[0].shipment_count = 0;
        shop_hears(shop, FROM_CUSTOMER, "W2378156?");
        for (size_t i = 0; i < COUNT_OF(langs); i++) {
            const char *words = words_of(shop, fact_of(shop, FACT_STATUS), langs[i]);
            assert_proved(shop, words, langs[i]);
            if (is_claimed(shop, words, CLAIM_STATUS) !=
                is_read_as_status(status, langs[i]))
                fail_msg("%s: \"%s\" is %s", langs[i], words,
                         is_read_as_status(status, langs[i]) ? "not read" : "read");
        }
    }
}

/* What was paid then and what it costs today are two facts, each its own. */
static void assist_fact_words__keep_the_price_paid_from_the_price_of_today(void **state)
{
    struct shop *shop = *state;

    shop->products[0].price.parts = shop->products[1].price.parts = 849000;
    customer_says(shop, "W2378156?");
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        const char *paid_then = words_of(shop, fact_of(shop, FACT_LINE), langs[i]);
        const char *today = words_of(shop, fact_of(shop, FACT_TODAY), langs[i]);
        assert_true(says(paid_then, "89") && says(today, "84"));
        assert_proved(shop, paid_then, langs[i]);
        assert_proved(shop, today, langs[i]);
    }
}

/* The price is of one, and so it is said. */
static void assist_fact_words__say_how_many_alike_at_what_price_each(void **state)
{
    struct shop *shop = *state;
    struct order_line line = shop->orders[0].lines[0];

    customer_says(shop, "W2378156?");
    shop->orders[0].lines = &line;
    shop->orders[0].total.parts = 1798000;
    line.quantity = 2;
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        const char *words = words_of(shop, fact_of(shop, FACT_LINE), langs[i]);
        assert_true(says(words, "2 × ") && says(words, "89"));
        assert_proved(shop, words, langs[i]);
        assert_true(is_claimed(shop, words, CLAIM_AMOUNT));
    }
    assert_string_equal(words_of(shop, fact_of(shop, FACT_LINE), "en"),
                        "Trail 2 in order W2378156: 2 × €89.90");
    line.quantity = 1;
    assert_string_equal(words_of(shop, fact_of(shop, FACT_LINE), "en"),
                        "Trail 2 in order W2378156: €89.90");
}

/* A line without a title is called as the catalogue calls it, or not at all. */
static void assist_fact_words__call_a_line_as_the_catalogue_does(void **state)
{
    struct shop *shop = *state;
    struct order_line line = shop->orders[0].lines[0];

    customer_says(shop, "W2378156?");
    shop->orders[0].lines = &line;
    struct fact fact = {
        .kind = FACT_LINE, .order = &shop->orders[0], .product = &shop->products[1]};
    for (size_t i = 0; i < COUNT_OF(langs) * 2; i++) {
        const char *lang = langs[i / 2];
        line.title = i % 2 ? "" : NULL;
        const char *words = words_of(shop, fact, lang);
        assert_true(says(words, "Trail 2") && !says(words, line.product));
        assert_proved(shop, words, lang);
        assert_true(is_claimed(shop, words, CLAIM_AMOUNT));
    }
    fact.product = NULL;
    assert_null(words_of(shop, fact, "en"));
}

static void assist_fact_words__say_a_refund_without_its_day(void **state)
{
    static const struct refund undated[] = {{.amount = EUROS(1000), .at = MOMENT_NONE}};
    struct shop *shop = *state;

    shop->orders[1].refunds = undated;
    customer_says(shop, "W1180020?");
    assert_string_equal(words_of(shop, fact_of(shop, FACT_REFUND), "en"),
                        "€10.00 was refunded for order W1180020");
    for (size_t i = 0; i < COUNT_OF(langs); i++)
        assert_proved(shop, words_of(shop, fact_of(shop, FACT_REFUND), langs[i]), langs[i]);
}

static const char *parcel_words(struct shop *shop, enum fact_kind kind, size_t index,
                                const char *lang)
{
    struct fact fact = {.kind = kind, .order = &shop->orders[0], .index = index};

    return words_of(shop, fact, lang);
}

static const enum fact_kind parcel_days[] = {FACT_SENT, FACT_DUE, FACT_DELIVERED};

/* Two parcels, which left on one day and came on one. */
static void assist_fact_words__tell_the_day_of_all_parcels_as_the_orders(void **state)
{
    struct shop *shop = *state;
    struct shipment parcels[2];

    shop->shipments[0].delivered_at = (struct day){2026, 11, 22};
    parcels[0] = parcels[1] = shop->shipments[0];
    parcels[1].tracking = "JD0146000039";
    shop->orders[0].shipments = parcels;
    shop->orders[0].shipment_count = 2;
    assert_string_equal(parcel_words(shop, FACT_SENT, 1, "en"),
                        "order W2378156 was shipped on 19 November");
    for (int status = 0; status < ORDER_STATUS_COUNT; status++) {
        bool is_done = status == ORDER_DELIVERED || status == ORDER_RETURNED;
        shop->orders[0].status = (enum order_status)status;
        assert_string_equal(parcel_words(shop, FACT_DELIVERED, 1, "en"),
                            is_done
                                ? "order W2378156 was delivered on 22 November"
                                : "parcel JD0146000039 of order W2378156 was delivered on "
                                  "22 November");
    }
}

/* What is so of one of two parcels is told of that one, by its number, and proved. */
static void assist_fact_words__tell_no_parcel_as_the_order(void **state)
{
    struct shop *shop = *state;
    struct shipment parcels[2];

    shop->shipments[0].delivered_at = (struct day){2026, 11, 22};
    parcels[0] = parcels[1] = shop->shipments[0];
    parcels[1].tracking = "JD0146000039";
    parcels[1].shipped_at = (struct day){2026, 11, 21};
    parcels[1].eta = (struct day){2026, 11, 24};
    parcels[1].delivered_at = (struct day){2026, 11, 23};
    shop->orders[0].shipments = parcels;
    shop->orders[0].shipment_count = 2;
    customer_says(shop, "W2378156?");
    for (size_t i = 0; i < COUNT_OF(parcel_days) * COUNT_OF(langs) * 2; i++) {
        enum fact_kind kind = parcel_days[i / 2 / COUNT_OF(langs)];
        const char *lang = langs[i / 2 % COUNT_OF(langs)];
        const char *words = parcel_words(shop, kind, i % 2, lang);
        assert_non_null(words);
        assert_true(says(words, parcels[i % 2].tracking));
        assert_proved(shop, words, lang);
        assert_true(is_claimed(shop, words, CLAIM_DATE));
        assert_true(is_claimed(shop, words, CLAIM_TRACKING));
    }
    parcels[1].tracking = NULL;
    for (size_t i = 0; i < COUNT_OF(parcel_days); i++)
        assert_null(parcel_words(shop, parcel_days[i], 1, "en"));
    assert_non_null(parcel_words(shop, FACT_PARCEL, 0, "en"));
}

static void assert_date_contradicted(struct shop *shop, const char *words)
{
    struct opinion opinion;
    size_t count = 0;

    guard_read(&shop->facts, text_of(words), false, &shop->arena, &opinion);
    for (size_t i = 0; i < opinion.claim_count; i++) {
        const struct claim *claim = &opinion.claims[i];
        if (claim->kind != CLAIM_DATE)
            continue;
        count++;
        if (claim->verdict != VERDICT_CONTRADICTED || claim->severity != SEVERITY_BLOCK)
            fail_msg("not contradicted, though of the other parcel: %s", words);
        assert_non_null(claim->right_value);
        assert_true(says(claim->source.field, "shipments[0]."));
    }
    assert_int_equal(count, 1);
}

/* The day of the other parcel, told of this one. */
static void assist_fact_words__of_another_parcel_are_contradicted(void **state)
{
    struct shop *shop = *state;
    struct shipment parcels[2];

    shop->shipments[0].delivered_at = (struct day){2026, 11, 22};
    parcels[0] = parcels[1] = shop->shipments[0];
    parcels[1].tracking = "JD0146000039";
    parcels[1].shipped_at = (struct day){2026, 11, 21};
    parcels[1].eta = (struct day){2026, 11, 27};
    parcels[1].delivered_at = (struct day){2026, 11, 24};
    shop->orders[0].shipments = parcels;
    shop->orders[0].shipment_count = 2;
    customer_says(shop, "W2378156?");
    for (size_t i = 0; i < COUNT_OF(parcel_days) * COUNT_OF(langs); i++) {
        enum fact_kind kind = parcel_days[i / COUNT_OF(langs)];
        const char *lang = langs[i % COUNT_OF(langs)];
        parcels[0].tracking = "JD0146000039";
        parcels[1].tracking = "JD0146000038";
        const char *words = parcel_words(shop, kind, 1, lang);
        parcels[0].tracking = "JD0146000038";
        parcels[1].tracking = "JD0146000039";
        assert_date_contradicted(shop, words);
    }
}

/* A phone that passes for a card's number, an address whose parts count, date or describe
 * elsewhere, a city of four letters, a title that ends in a number. */
static void assist_fact_words__of_records_that_look_like_others_are_proved(void **state)
{
    static const char *const dialled[] = {"+86 130 0000 0150"};
    static const struct address places[] = {
        {.line1 = "16 Strand Road",
         .postcode = "H91 Y7PK",
         .city = "Galway",
         .country = "IE"},
        {.line1 = "3 Bridge Street",
         .postcode = "HR3 5DE",
         .city = "Bath",
         .country = "GB"},
        {.line1 = "桜丘2-14-6 コーポ桜203",
         .postcode = "156-0054",
         .city = "東京都",
         .country = "JP"},
        {.line1 = "4 montée des Carmes",
         .postcode = "69001",
         .city = "Lyon",
         .country = "FR"},
        {.line1 = "Rua 1", .city = "Porto", .country = "PT"},
        {.line1 = "410 Red Street",
         .line2 = "Apt 2",
         .postcode = "97214",
         .city = "Portland"},
    };
    static const enum fact_kind kinds[] = {FACT_HOME, FACT_ADDRESS, FACT_PHONE,
                                           FACT_RECIPIENT};
    struct shop *shop = *state;

    shop_knows_ana(shop);
    shop->customer.phones = dialled;
    customer_says(shop, "Where is my parcel W2378156?");
    for (size_t i = 0; i < COUNT_OF(places) * COUNT_OF(kinds) * COUNT_OF(langs); i++) {
        const char *lang = langs[i % COUNT_OF(langs)];
        struct fact fact = fact_of(shop, kinds[i / COUNT_OF(langs) / COUNT_OF(places)]);
        shop->customer.addresses = &places[i / COUNT_OF(langs) % COUNT_OF(places)];
        shop->orders[0].address = *shop->customer.addresses;
        const char *words = sentence_of(shop, fact, lang);
        assert_proved(shop, words, lang);
        if (!is_claimed(shop, words, CLAIM_STATUS) && strstr(words, ", "))
            fail_msg("%s: nothing is proved in \"%s\"", lang, words);
    }
    shop->products[1].title = "Road 5";
    shop->products[1].price.parts = 1090000;
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        const char *words = words_of(shop, fact_of(shop, FACT_TODAY), langs[i]);
        assert_proved(shop, words, langs[i]);
        assert_true(is_claimed(shop, words, CLAIM_AMOUNT));
    }
}

static void assist_fact_words__make_nothing_up(void **state)
{
    struct shop *shop = *state;
    struct order bare = {.id = "W1", .placed_at = MOMENT_NONE};
    size_t said = 0;

    shop->customer.since = (struct day){0};
    for (int kind = FACT_NONE; kind < FACT_KIND_COUNT; kind++) {
        struct fact fact = {.kind = (enum fact_kind)kind, .order = &bare};
        const char *words = words_of(shop, fact, "en");
        said += words != NULL;
        assert_true(words == NULL || kind == FACT_NUMBER || kind == FACT_STATUS);
    }
    assert_int_equal(said, 2);
}

static void assist_fact_words__are_one_clean_line(void **state)
{
    struct shop *shop = *state;
    struct order_line line = {.title = "Trail\n\x1b[31m \u202E2\u200B", .quantity = 1};

    shop->orders[0].lines = &line;
    assert_string_equal(words_of(shop, fact_of(shop, FACT_LINE), "en"), "Trail [31m 2");
    shop->orders[0].id = "{{order.id}}";
    assert_null(words_of(shop, fact_of(shop, FACT_NUMBER), "en"));
    assert_null(words_of(shop, fact_of(shop, FACT_TOTAL), "en"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
        STORY(assist_fact_words__are_proved_in_every_language),
        STORY(assist_fact_words__hold_what_the_guard_reads_and_proves),
        STORY(assist_fact_sentence__says_of_what_it_is),
        STORY(assist_fact_words__say_every_kind),
        STORY(assist_fact_words__say_every_status),
        STORY(assist_fact_words__keep_the_price_paid_from_the_price_of_today),
        STORY(assist_fact_words__say_how_many_alike_at_what_price_each),
        STORY(assist_fact_words__call_a_line_as_the_catalogue_does),
        STORY(assist_fact_words__say_a_refund_without_its_day),
        STORY(assist_fact_words__tell_the_day_of_all_parcels_as_the_orders),
        STORY(assist_fact_words__tell_no_parcel_as_the_order),
        STORY(assist_fact_words__of_another_parcel_are_contradicted),
        STORY(assist_fact_words__of_records_that_look_like_others_are_proved),
        STORY(assist_fact_words__make_nothing_up),
        STORY(assist_fact_words__are_one_clean_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
