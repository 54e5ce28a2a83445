#include "guard/language.h"
#include "guard/rules.h"
#include "shop.h"

/* What holds for every draft there ever is. */
static void assert_fit_to_show(struct shop *shop, const struct draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct opinion opinion;
        guard_read(&shop->facts, text_of(drafts[i].text), false, &shop->arena, &opinion);
        assert_int_not_equal(opinion.worst, SEVERITY_BLOCK);
        assert_int_not_equal(drafts[i].opinion.worst, SEVERITY_BLOCK);
        assert_int_equal(opinion_count(&opinion, VERDICT_CONTRADICTED), 0);
        assert_int_equal(opinion.claim_count, drafts[i].opinion.claim_count);
        assert_false(says(drafts[i].text, "{{"));
        assert_non_null(drafts[i].lang);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(drafts[i].text, drafts[k].text);
    }
}

static struct draft *drafts_of(struct shop *shop, size_t expected)
{
    struct draft *drafts;
    size_t count;

    shop_drafts(shop, &drafts, &count);
    if (count != expected) {
        for (size_t i = 0; i < count; i++)
            print_error("%zu: %s\n", i + 1, drafts[i].text);
    }
    assert_int_equal(count, expected);
    assert_fit_to_show(shop, drafts, count);
    return drafts;
}

static bool has_source(const struct draft *draft, const char *kind, const char *id,
                       const char *field, const char *value)
{
    for (size_t i = 0; i < draft->source_count; i++) {
        const struct source *source = &draft->sources[i];
        if (string_equals(source->kind, kind) && string_equals(source->id, id) &&
            string_equals(source->field, field) && string_equals(source->value, value))
            return true;
    }
    return false;
}

static void
assist_draft__answers_a_late_parcel_in_spanish_with_the_orders_dates(void **state)
{
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    customer_says(shop, "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?");
    struct draft *drafts = drafts_of(shop, 3);

    assert_string_equal(
        drafts[0].text,
        "Hola, Ana:\n\nGracias por escribirnos. Tu pedido W2378156 salió de "
        "nuestro almacén el 19 de noviembre con DHL. La entrega está prevista "
        "para el 25 de noviembre. El número de seguimiento es JD0146000038.");
    assert_string_equal(drafts[0].lang, "es");
    assert_string_equal(drafts[0].intent, "late-parcel");
    assert_true(
        has_source(&drafts[0], "order", "W2378156", "shipments[0].eta", "2026-11-25"));
    assert_true(has_source(&drafts[0], "macro", "es-where", NULL, NULL));
    assert_true(says(drafts[1].text, "¿Puedes mirar si hay un aviso en el buzón?"));
    for (int i = 0; i < 3; i++)
        assert_string_equal(drafts[i].lang, "es");
}

static void assist_draft__proves_the_dates_it_writes(void **state)
{
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    customer_says(shop, "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?");
    struct draft *drafts = drafts_of(shop, 3);
    assert_true(opinion_count(&drafts[0].opinion, VERDICT_PROVED) >= 4);
}

static void assist_draft__says_of_a_late_order_that_it_is_late(void **state)
{
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    shop->facts.order_count = 3;
    customer_says(shop, "¿Dónde está mi paquete? No ha llegado todavía.");
    struct draft *drafts = drafts_of(shop, 3);

    assert_true(has_source(&drafts[0], "macro", "es-late", NULL, NULL) ||
                has_source(&drafts[0], "macro", "es-shop", NULL, NULL));
    for (int i = 0; i < 3; i++) {
        assert_false(says(drafts[i].text, "salió de nuestro almacén"));
        assert_false(says(drafts[i].text, "W2378156"));
    }
}

static void
assist_draft__writes_the_shops_language_where_no_macro_has_the_customers(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "en-where", "en", "intent:late-parcel when:shipped", 0.7,
                     "Hi {{customer.first_name}},\n\nYour order {{order.id}} left on "
                     "{{order.shipped_at}} with {{order.carrier}}.");
    shop_finds_macro(shop, "fr-where", "fr", "intent:late-parcel when:shipped", 0.9,
                     "Bonjour,\n\nVotre commande {{order.id}} est en route.");
    shop->request.wanted = 1;
    customer_says(shop, "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?");
    struct draft *drafts = drafts_of(shop, 1);

    assert_string_equal(drafts[0].lang, "en");
    assert_true(says(drafts[0].text, "left on 19 November with DHL"));
}

static void assist_draft__leaves_out_macros_whose_state_does_not_hold(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "open", "en", "intent:cancel when:pending when:processing", 0.9,
                     "Hi,\n\nYour order {{order.id}} can be stopped in My orders.");
    shop_finds_macro(shop, "gone", "en", "intent:cancel when:shipped", 0.8,
                     "Hi,\n\nYour order {{order.id}} is on its way already.");
    shop_finds_macro(shop, "nothing", "en", "intent:cancel when:none", 0.9,
                     "Hi,\n\nWhich order do you mean?");
    shop->request.wanted = 1;
    customer_says(shop, "Please cancel my order, I do not want it any more.");
    assert_true(has_source(drafts_of(shop, 1), "macro", "gone", NULL, NULL));
    shop->orders[0].status = ORDER_PENDING;
    shop->orders[0].shipment_count = 0;
    assert_true(has_source(drafts_of(shop, 1), "macro", "open", NULL, NULL));
    shop->facts.order_count = 0;
    assert_true(has_source(drafts_of(shop, 1), "macro", "nothing", NULL, NULL));
}

static void assist_draft__gives_a_stranger_no_fact(void **state)
{
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    shop_finds_paragraph(shop, 0, 0.9,
                         "You can return an item within 30 days of delivery.");
    shop->facts.sender = SENDER_STRANGER;
    customer_says(shop, "Hola, soy la hermana de Ana. ¿Dónde está el pedido W2378156?");
    struct draft *drafts = drafts_of(shop, 1);

    assert_true(drafts[0].is_holding);
    assert_string_equal(drafts[0].lang, "es");
    static const char *const facts[] = {"Ana", "Ruiz", "W2378156",
                                        "DHL", "JD01", "noviembre"};
    for (size_t i = 0; i < COUNT_OF(facts); i++)
        assert_false(says(drafts[0].text, facts[i]));
    assert_true(says(drafts[0].text, "quién escribe"));
    assert_int_equal(drafts[0].source_count, 0);
}

static void assist_draft__asks_a_stranger_by_the_shops_own_macro(void **state)
{
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    shop_finds_macro(
        shop, "proof", "en", "intent:identity", 0.1,
        "Hello {{customer.first_name}},\n\nWe speak about an order only with the "
        "person who placed it. It is {{order.id}}.");
    shop->facts.sender = SENDER_STRANGER;
    customer_says(shop, "Where is the order of my sister? She is waiting for it.");
    struct draft *drafts = drafts_of(shop, 1);
    assert_string_equal(drafts[0].text,
                        "Hello,\n\nWe speak about an order only with the person "
                        "who placed it.");

    shop->facts.is_identified = true;
    customer_says(shop,
                  "It is W2378156, it has not arrived and I am still waiting for it.");
    shop->request.shop_lang = "es";
    drafts = drafts_of(shop, 3);
    assert_true(says(drafts[0].text, "W2378156"));
}

static void assist_draft__lists_picks_with_todays_price(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(
        shop, "rec", "en", "intent:recommend", 0.6,
        "Hi {{customer.first_name}},\n\nWe have {{product.title}} for "
        "{{product.price}}. Tell me where you are out, and I can narrow it down.");
    customer_says(shop, "Could you recommend me some other things for running at night?");
    struct draft *drafts = drafts_of(shop, 3);

    assert_string_equal(
        drafts[0].text,
        "Hi Ana,\n\nSome suggestions from our shop:\n- Merino socks, €14.90\n- "
        "Head lamp, €29.00\n- Waist belt, €19.90");
    assert_true(has_source(&drafts[0], "product", "LAMP", "price", "29.00"));
    assert_true(says(drafts[1].text, "We have Merino socks for €14.90."));
    assert_true(drafts[2].is_holding);
}

/* A title of ten thousand letters is no line of a reply; the next pick stands for it. */
static void assist_draft__lists_the_next_pick_for_one_that_is_too_long_to_say(void **state)
{
    enum { LONG = 10000 };
    struct shop *shop = *state;
    char *title = arena_get(&shop->arena, LONG + 1);

    memset(title, 'x', LONG);
    title[LONG] = '\0';
    shop->pick_list[3] = shop->pick_list[0];
    for (size_t i = 0; i < 3; i++)
        shop->pick_list[i].product.title = title;
    shop->picks.pick_count = 4;
    customer_says(shop, "Could you recommend me some other things for running at night?");
    struct draft *drafts = drafts_of(shop, 2);

    assert_string_equal(
        drafts[0].text,
        "Hi Ana,\n\nSome suggestions from our shop:\n- Merino socks, €14.90");
    assert_true(drafts[1].is_holding);
}

static void assist_draft__lists_picks_in_chinese(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "我买过篮球鞋，请再推荐一些其他的运动产品给我，谢谢你们的帮助");
    struct draft *drafts = drafts_of(shop, 2);

    assert_string_equal(drafts[0].lang, "zh");
    assert_true(says(drafts[0].text, "- Head lamp，29.00欧元"));
}

static void assist_draft__quotes_the_paragraph_that_answers(void **state)
{
    struct shop *shop = *state;

    shop_finds_paragraph(shop, 1, 0.9, "Offer 20 EUR where a parcel is lost.");
    shop_finds_paragraph(shop, 0, 0.8,
                         "You can return an item within 30 days of delivery.");
    shop->request.wanted = 1;
    customer_says(shop, "How many days do I have if I do not like the colour?");
    struct draft *drafts = drafts_of(shop, 1);

    assert_string_equal(drafts[0].text,
                        "Hi Ana,\n\nYou can return an item within 30 days of delivery.");
    assert_string_equal(drafts[0].sources[0].kind, "article");
    assert_string_equal(drafts[0].sources[0].quote,
                        "You can return an item within 30 days of delivery.");
    assert_false(drafts[0].is_holding);
}

static void assist_draft__holds_honestly_where_nothing_answers(void **state)
{
    static const struct {
        const char *lang;
        const char *question;
    } cases[] = {
        {"en", "Does the moon shine on your roof in the evening, my friend?"},
        {"es", "¿Brilla la luna sobre los tejados de la ciudad por la noche?"},
        {"de", "Scheint der Mond am Abend auch auf das Dach und ist das schön?"},
        {"zh", "请问今天晚上的月亮会不会照在你们的屋顶上面呢，我很好奇这个问题"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct shop *shop = *state;
        shop->ticket.message_count = 0;
        shop->request.macro_count = shop->request.article_count = 0;
        shop_finds_macro(shop, "weak", "en", "intent:warranty", 0.1, "Three years.");
        shop_finds_paragraph(shop, 0, 0.1, "A return from Spain is free.");
        customer_says(shop, cases[i].question);
        struct draft *drafts = drafts_of(shop, 1);
        assert_true(drafts[0].is_holding);
        assert_string_equal(drafts[0].lang, cases[i].lang);
        assert_int_equal(drafts[0].opinion.claim_count, 0);
    }
}

static void assist_draft__holds_in_every_language_it_knows(void **state)
{
    static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                        "ja", "ar", "it", "pt", "nl"};
    struct shop *shop = *state;

    customer_says(shop, "?");
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        shop->ticket.lang = langs[i];
        shop->facts.sender = SENDER_CUSTOMER;
        struct draft *drafts = drafts_of(shop, 1);
        assert_true(drafts[0].is_holding);
        assert_string_equal(drafts[0].lang, langs[i]);
        assert_true(language_is_same(language_of(text_of(drafts[0].text)), langs[i]));
        shop->facts.sender = SENDER_STRANGER;
        drafts = drafts_of(shop, 1);
        assert_true(language_is_same(language_of(text_of(drafts[0].text)), langs[i]));
    }
}

static void assist_draft__tells_the_orders_state_where_the_shop_has_no_macro(void **state)
{
    struct shop *shop = *state;

    shop->request.wanted = 1;
    customer_says(shop, "Where is my parcel? It has not arrived and I am still waiting.");
    struct draft *drafts = drafts_of(shop, 1);

    assert_string_equal(
        drafts[0].text,
        "Hi Ana,\n\nOrder W2378156: shipped.\nShipped on 19 November.\nCarrier: "
        "DHL.\nTracking number: JD0146000038.\nExpected delivery date: 25 "
        "November.");
    assert_false(drafts[0].is_holding);
}

static void assist_draft__leaves_out_what_the_guard_contradicts(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(
        shop, "wrong", "en", "intent:return when:delivered", 0.9,
        "Hi {{customer.first_name}},\n\nYou can return an item within 60 days of "
        "delivery. Open My orders and print the label.");
    shop_finds_macro(
        shop, "all-wrong", "en", "intent:return when:delivered", 0.8,
        "Hi {{customer.first_name}},\n\nYou can return an item within 90 days of "
        "delivery.");
    customer_says(shop, "I want to return the socks of order W1180020, please.");
    struct draft *drafts = drafts_of(shop, 2);

    assert_string_equal(drafts[0].text, "Hi Ana,\n\nOpen My orders and print the label.");
    assert_true(drafts[1].is_holding);
}

/* An agent may send what a shop only watches; the engine does not write it. */
static void assist_draft__leaves_out_the_unsourced_where_the_shop_watches(void **state)
{
    static const struct guard_terms watching = {.is_watching = true};
    struct shop *shop = *state;

    shop->facts.terms = &watching;
    shop_finds_macro(shop, "fee", "en", "intent:return when:delivered", 0.9,
                     "Hi {{customer.first_name}},\n\nThe label costs 77.77 EUR. Open My "
                     "orders and print the label.");
    customer_says(shop, "I want to return the socks of order W1180020, please.");
    struct draft *drafts = drafts_of(shop, 2);

    assert_string_equal(drafts[0].text, "Hi Ana,\n\nOpen My orders and print the label.");
}

static void assist_draft__drops_the_sources_of_what_it_left_out(void **state)
{
    struct shop *shop = *state;

    shop->facts.order_count = 3;
    shop_finds_macro(shop, "late", "en", "intent:late-parcel when:late", 0.9,
                     "Hi,\n\nYour order {{order.id}} is with {{order.carrier}}. It was "
                     "delivered on {{order.eta}}.");
    customer_says(shop, "My parcel W2200440 has not arrived, I am still waiting for it.");
    struct draft *drafts = drafts_of(shop, 3);

    assert_string_equal(drafts[0].text, "Hi,\n\nYour order W2200440 is with GLS.");
    assert_true(has_source(&drafts[0], "order", "W2200440", "shipments[0].carrier", "GLS"));
    assert_false(
        has_source(&drafts[0], "order", "W2200440", "shipments[0].eta", "2026-11-14"));
}

static void assist_draft__does_not_thank_for_writing_twice(void **state)
{
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    customer_says(shop, "Hola, ¿dónde está mi pedido W2378156?");
    agent_says(shop, "Hola, Ana: lo miro y te digo.");
    customer_says(shop, "¿Y bien? El pedido todavía no ha llegado.");
    struct draft *drafts = drafts_of(shop, 3);
    for (int i = 0; i < 3; i++)
        assert_false(says(drafts[i].text, "Gracias por escribirnos"));
    assert_true(says(drafts[0].text, "Hola, Ana:\n\nTu pedido W2378156"));
}

static void assist_draft__answers_who_takes_leave_as_who_thanks(void **state)
{
    static const struct {
        const char *says, *lang, *first;
    } cases[] = {
        {"Perfecto. Que tengas un buen día.", "es", "Me alegro"},
        {"Alles klar, einen schönen Tag noch.", "de", "Gern"},
        {"Fine. Have a nice day.", "en", "Glad"},
        {"好的，祝您生活愉快。", "zh", "不客气"},
    };
    static const char *const langs[] = {"es", "de", "en", "zh"};
    static const char *const texts[] = {"Me alegro.", "Gern geschehen.", "Glad you like it.",
                                        "不客气。"};
    struct shop *shop = *state;

    shop_has_parcel_macros(shop);
    for (size_t i = 0; i < COUNT_OF(langs); i++)
        shop_finds_macro(shop, langs[i], langs[i], "intent:thanks", 0.1, texts[i]);
    shop->ticket.subject = "¿Dónde está mi paquete?";
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop->ticket.message_count = 0;
        shop->ticket.lang = cases[i].lang;
        customer_says(shop, "Hola, ¿dónde está mi pedido W2378156?");
        agent_says(shop, "Hi Ana, your parcel is on its way and is due on time.");
        customer_says(shop, cases[i].says);
        struct draft *drafts;
        size_t count;
        shop_drafts(shop, &drafts, &count);
        assert_true(count > 0);
        assert_string_equal(drafts[0].lang, cases[i].lang);
        assert_true(says(drafts[0].text, cases[i].first));
    }
}

static void assist_draft__hears_what_is_asked_beside_taking_leave(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "thanks", "en", "intent:thanks", 0.1, "Glad you like it.");
    shop_finds_macro(shop, "late", "en", "intent:late-parcel", 0.1, "It is on its way.");
    customer_says(shop, "Hi, where is my parcel W2378156?");
    agent_says(shop, "I look it up.");
    customer_says(shop, "I still do not know where is my parcel. Have a nice day.");
    struct draft *drafts = drafts_of(shop, 3);
    assert_true(says(drafts[0].text, "It is on its way"));
}

static void assist_draft__makes_as_many_as_wanted_and_none_twice(void **state)
{
    struct shop *shop = *state;

    for (int i = 0; i < 8; i++) {
        shop_finds_macro(shop, arena_format(&shop->arena, "m%d", i), "en",
                         i < 5 ? "intent:thanks" : "intent:complaint", 0.9 - 0.03 * i,
                         i == 1 ? "Hi,\n\nThat is good to read."
                                : "Hi,\n\nThat is good to read!");
    }
    static const char *const texts[] = {
        "Glad you like it.",     "We will tell the packers.",
        "Enjoy every walk.",     "Write whenever you want.",
        "A senior reads along.", "Tell us what went wrong."};
    for (int i = 2; i < 8; i++)
        shop->macros[i].macro.text = texts[i - 2];
    customer_says(shop, "Many thanks, thank you so much, this was such a great service!");
    shop->request.wanted = 9;
    struct draft *drafts = drafts_of(shop, 7);
    assert_string_equal(drafts[0].text, "Hi,\n\nThat is good to read!");
    for (int i = 0; i < 5; i++) {
        shop->request.wanted = (size_t)i;
        drafts_of(shop, i ? (size_t)i : 1);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_draft__answers_who_takes_leave_as_who_thanks),
        TEST(assist_draft__hears_what_is_asked_beside_taking_leave),
        TEST(assist_draft__answers_a_late_parcel_in_spanish_with_the_orders_dates),
        TEST(assist_draft__proves_the_dates_it_writes),
        TEST(assist_draft__says_of_a_late_order_that_it_is_late),
        TEST(assist_draft__writes_the_shops_language_where_no_macro_has_the_customers),
        TEST(assist_draft__leaves_out_macros_whose_state_does_not_hold),
        TEST(assist_draft__gives_a_stranger_no_fact),
        TEST(assist_draft__asks_a_stranger_by_the_shops_own_macro),
        TEST(assist_draft__lists_picks_with_todays_price),
        TEST(assist_draft__lists_the_next_pick_for_one_that_is_too_long_to_say),
        TEST(assist_draft__lists_picks_in_chinese),
        TEST(assist_draft__quotes_the_paragraph_that_answers),
        TEST(assist_draft__holds_honestly_where_nothing_answers),
        TEST(assist_draft__holds_in_every_language_it_knows),
        TEST(assist_draft__tells_the_orders_state_where_the_shop_has_no_macro),
        TEST(assist_draft__leaves_out_what_the_guard_contradicts),
        TEST(assist_draft__leaves_out_the_unsourced_where_the_shop_watches),
        TEST(assist_draft__drops_the_sources_of_what_it_left_out),
        TEST(assist_draft__does_not_thank_for_writing_twice),
        TEST(assist_draft__makes_as_many_as_wanted_and_none_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
