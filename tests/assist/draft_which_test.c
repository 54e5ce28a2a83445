/* Drafts where more than one order may be meant: none is chosen without a word. */
#include "shop.h"

#include <string.h>

static bool names_an_order(const struct shop *shop, const char *text)
{
    for (size_t i = 0; i < shop->facts.order_count; i++) {
        const struct order *order = &shop->orders[i];
        const struct shipment *last = order_last_shipment(order);
        if (says(text, order->id) ||
            (last && ((last->tracking && says(text, last->tracking)) ||
                      (last->carrier && says(text, last->carrier)))))
            return true;
    }
    return false;
}

static bool rests_on(const struct draft *draft, const char *kind)
{
    for (size_t i = 0; i < draft->source_count; i++) {
        if (string_equals(draft->sources[i].kind, kind))
            return true;
    }
    return false;
}

static void assist_draft__asks_which_order_where_two_are_as_likely(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
        const char *asks;
    } rows[] = {
        {"en", "Where is my parcel?", "Which of these orders"},
        {"es", "¿Dónde está mi paquete?", "¿De cuál de estos pedidos"},
        {"de", "Wo ist mein Paket?", "um welche dieser Bestellungen"},
        {"fr", "Où est ma commande ?", "De laquelle de ces commandes"},
        {"it", "Dov'è il mio pacco?", "Di quale di questi ordini"},
        {"pt", "Onde está a minha encomenda?", "De qual destas encomendas"},
        {"nl", "Waar is mijn pakket?", "Om welke van deze bestellingen"},
        {"zh", "我的订单在哪里？还没收到。", "哪一个订单"},
        {"ja", "荷物が届いていません。", "どのご注文"},
        {"ar", "أين طلبي؟", "أي من هذه الطلبات"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shop *shop = *state;
        struct draft *drafts;
        size_t count;
        shop->facts.order_count = 3;
        shop->shipments[2].eta = (struct day){2026, 12, 1};
        shop->ticket.message_count = 0;
        shop->ticket.lang = shop->customer.lang = rows[i].lang;
        customer_says(shop, rows[i].text);
        shop_drafts(shop, &drafts, &count);
        assert_true(count > 0);
        if (!says(drafts[0].text, rows[i].asks))
            fail_msg("%s: %s", rows[i].text, drafts[0].text);
        assert_true(says(drafts[0].text, "W2378156"));
        assert_true(says(drafts[0].text, "W2200440"));
        assert_false(says(drafts[0].text, "W1180020"));
        assert_false(drafts[0].is_holding);
        assert_true(drafts[0].source_count >= 4);
        for (size_t at = 1; at < count; at++) {
            if (names_an_order(shop, drafts[at].text))
                fail_msg("%s: %s", rows[i].text, drafts[at].text);
            assert_false(rests_on(&drafts[at], "order"));
        }
        for (size_t at = 0; at < drafts[0].opinion.claim_count; at++)
            assert_int_equal(drafts[0].opinion.claims[at].verdict, VERDICT_PROVED);
    }
}

static void assist_draft__asks_not_where_the_order_is_clear(void **state)
{
    static const char *const texts[] = {
        "Where is my parcel W2200440?",
        "Where is my parcel with the dome tent?",
        "Where is my parcel? I ordered it 4 days ago.",
        "Which size should I take?",
    };

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct shop *shop = *state;
        struct draft *drafts;
        size_t count;
        shop->facts.order_count = 3;
        shop->shipments[2].eta = (struct day){2026, 12, 1};
        shop->ticket.message_count = 0;
        shop->ticket.lang = "en";
        customer_says(shop, texts[i]);
        shop_drafts(shop, &drafts, &count);
        for (size_t at = 0; at < count; at++)
            assert_false(says(drafts[at].text, "Which of these"));
    }
}

static struct draft *drafts_for(struct shop *shop, const char *text, size_t *count)
{
    struct draft *drafts;

    shop->ticket.message_count = 0;
    shop->ticket.lang = shop->customer.lang = "en";
    customer_says(shop, text);
    shop_drafts(shop, &drafts, count);
    return drafts;
}

/* One was delivered and one is on its way: where they stand tells them not apart. */
static void assist_draft__asks_which_of_two_that_the_customer_names(void **state)
{
    static const char *const texts[] = {
        "Where are W2378156 and W1180020?",
        "I would like to return W1180020 or W2378156.",
        "Please cancel W2378156, or was it W1180020?",
    };
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        size_t count;
        struct draft *drafts = drafts_for(shop, texts[i], &count);
        assert_true(count > 0);
        if (!says(drafts[0].text, "Which of these orders"))
            fail_msg("%s: %s", texts[i], drafts[0].text);
        assert_true(says(drafts[0].text, "W2378156"));
        assert_true(says(drafts[0].text, "W1180020"));
        for (size_t at = 1; at < count; at++) {
            if (names_an_order(shop, drafts[at].text) || rests_on(&drafts[at], "order"))
                fail_msg("%s: %s", texts[i], drafts[at].text);
        }
    }
}

/* What is asked is of none; a later draft once told of the newest, as if it were the one.
 */
static void assist_draft__tells_of_no_order_where_two_are_as_likely(void **state)
{
    struct shop *shop = *state;
    size_t count;

    shop->facts.order_count = 3;
    shop->shipments[2].eta = (struct day){2026, 12, 1};
    shop_finds_macro(shop, "thanks", "en", "intent:thanks", 0.9,
                     "You are welcome. Order {{order.id}} is in good hands.");
    shop_finds_macro(
        shop, "late", "en", "intent:late-parcel when:shipped", 0.6,
        "Your order {{order.id}} is due on {{order.eta}}. The carrier has it.");
    struct draft *drafts = drafts_for(shop, "Thank you so much!", &count);
    assert_true(count > 1);
    assert_true(says(drafts[0].text, "You are welcome"));
    for (size_t at = 0; at < count; at++) {
        if (names_an_order(shop, drafts[at].text) || rests_on(&drafts[at], "order"))
            fail_msg("%s", drafts[at].text);
    }
}

static void assert_meant_is(struct shop *shop, const char *id)
{
    const char *why;
    const struct order *order = assist_order_meant(&shop->facts, &shop->arena, &why);

    assert_non_null(order);
    assert_string_equal(order->id, id);
}

/* One that is another customer's, or mistyped: the customer's own are no answer to it. */
static void assist_draft__asks_for_the_number_where_no_order_has_the_one_named(void **state)
{
    static const char *const texts[] = {
        "Where is my order W9000001?",
        "Please cancel w9000001.",
        "I want to return order #W9000001",
    };
    struct shop *shop = *state;

    for (size_t i = 0; i < 2 * COUNT_OF(texts); i++) {
        size_t count;
        const char *why;
        shop->facts.order_count = 1 + i % 2;
        struct draft *drafts = drafts_for(shop, texts[i / 2], &count);
        assert_null(assist_order_meant(&shop->facts, &shop->arena, &why));
        assert_true(count > 0);
        if (!says(drafts[0].text, "Which of these orders is it about?\n- W2378156"))
            fail_msg("%s: %s", texts[i / 2], drafts[0].text);
        assert_false(says(drafts[0].text, "shipped"));
        for (size_t at = 1; at < count; at++) {
            if (names_an_order(shop, drafts[at].text) || rests_on(&drafts[at], "order"))
                fail_msg("%s: %s", texts[i / 2], drafts[at].text);
        }
    }
    shop->ticket.message_count = 0;
    customer_says(shop, "Where are W2378156 and W9000001?");
    assert_meant_is(shop, "W2378156");
}

/* Digits alone may be a ticket's, a flat's, a case's: nobody is asked for another. */
static void assist_order_meant__takes_no_digits_alone_for_an_unknown_order(void **state)
{
    static const char *const texts[] = {
        "Re: [#1042] Where is my parcel?",
        "My address is 5 Elm St #1204. Where is my parcel?",
    };
    struct shop *shop = *state;

    shop->orders[0].id = "1001";
    shop->facts.order_count = 1;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop->ticket.message_count = 0;
        customer_says(shop, texts[i]);
        assert_meant_is(shop, "1001");
    }
}

static void assist_draft__begins_with_no_answer_that_adds_to_another(void **state)
{
    static const char *const additions[] = {
        "You can also take the parcel and return it.",
        "Alternatively, take the parcel and return it.",
    };
    struct shop *shop = *state;
    size_t count;

    for (size_t i = 0; i < COUNT_OF(additions); i++) {
        shop->request.macro_count = 0;
        shop_finds_macro(shop, "back", "en", "intent:cancel when:shipped", 0.9,
                         additions[i]);
        shop_finds_macro(shop, "gone", "en", "intent:cancel when:shipped", 0.6,
                         "Order {{order.id}} was shipped and can not be stopped.");
        struct draft *drafts = drafts_for(shop, "Please cancel W2378156.", &count);
        assert_true(count > 1);
        assert_true(says(drafts[0].text, "can not be stopped"));
        assert_true(says(drafts[1].text, "take the parcel"));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_draft__asks_which_order_where_two_are_as_likely),
        TEST(assist_draft__asks_not_where_the_order_is_clear),
        TEST(assist_draft__asks_which_of_two_that_the_customer_names),
        TEST(assist_draft__tells_of_no_order_where_two_are_as_likely),
        TEST(assist_draft__asks_for_the_number_where_no_order_has_the_one_named),
        TEST(assist_order_meant__takes_no_digits_alone_for_an_unknown_order),
        TEST(assist_draft__begins_with_no_answer_that_adds_to_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
