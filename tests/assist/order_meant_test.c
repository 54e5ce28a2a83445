#include "shop.h"

static void assert_meant(struct shop *shop, const char *id, const char *reason)
{
    const char *why;
    const struct order *order = assist_order_meant(&shop->facts, &shop->arena, &why);

    assert_non_null(order);
    assert_string_equal(order->id, id);
    assert_string_equal(why, reason);
}

static void assist_order_meant__is_the_one_named(void **state)
{
    static const char *const texts[] = {
        "Hola, mi pedido W1180020 no está bien.",
        "about w1180020, please",
        "订单W1180020有问题",
        "Ｗ１１８００２０",
        "my order number is 1180020",
        "the parcel SE77120011",
    };

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct shop *shop = *state;
        shop->ticket.message_count = 0;
        customer_says(shop, texts[i]);
        assert_meant(shop, "W1180020", "the customer names W1180020");
    }
}

static void assist_order_meant__takes_the_newest_name(void **state)
{
    struct shop *shop = *state;

    shop->ticket.subject = "Order W1180020";
    assert_meant(shop, "W1180020", "the customer names W1180020");
    customer_says(shop, "I mean W2378156.");
    assert_meant(shop, "W2378156", "the customer names W2378156");
    customer_says(shop, "No: W1180020, sorry.");
    customer_says(shop, "Hello?");
    assert_meant(shop, "W1180020", "the customer names W1180020");
}

/* What the shop answered is of the order it names; of two that are named it is one. */
static void assist_order_meant__is_named_by_the_last_answer_or_one_of_two(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Where is my order?");
    agent_says(shop, "W1180020 was delivered on 2 October.");
    customer_says(shop, "It never came!");
    assert_meant(shop, "W1180020", "our last answer names W1180020");
    shop->facts.order_count = 3;
    customer_says(shop, "I have W1180020 and W2378156. The Trail 2 are too small.");
    assert_meant(shop, "W2378156", "the customer writes of \"Trail 2\"");
}

/* The newest quarter of a million bytes, and the first message. */
static void assist_order_meant__looks_through_the_newest_of_a_long_thread(void **state)
{
    enum { COUNT = 400, TEXT = 1024 };
    static const struct {
        size_t at;
        bool is_seen;
    } rows[] = {{0, true}, {1, false}, {100, false}, {200, true}, {COUNT - 1, true}};
    struct shop *shop = *state;
    struct message *thread = arena_get(&shop->arena, COUNT * sizeof(*thread));
    char *filler = arena_get(&shop->arena, TEXT + 1);

    memset(filler, 'x', TEXT);
    shop->ticket.messages = thread;
    shop->ticket.message_count = COUNT;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        for (size_t j = 0; j < COUNT; j++)
            thread[j] = (struct message){
                .id = "m",
                .from = FROM_CUSTOMER,
                .text = j == rows[i].at ? "my order W1180020" : filler,
            };
        assert_meant(shop, rows[i].is_seen ? "W1180020" : "W2378156",
                     rows[i].is_seen ? "the customer names W1180020"
                                     : "the only open order");
    }
}

static void assist_order_meant__does_not_take_a_number_inside_another(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "My phone is 611800200, my ticket XW11800201.");
    assert_meant(shop, "W2378156", "the only open order");
}

static void assist_order_meant__goes_by_the_items_named(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "The merino socks have a hole already.");
    assert_meant(shop, "W1180020", "the customer writes of \"Merino socks\"");
    shop->ticket.message_count = 0;
    customer_says(shop, "My Trail 2 are too small.");
    assert_meant(shop, "W2378156", "the customer writes of \"Trail 2\"");
}

static void assist_order_meant__goes_by_items_in_chinese(void **state)
{
    struct shop *shop = *state;
    static const struct order_line ball[] = {{.product = "B", .title = "篮球"}};
    static const struct order_line gloves[] = {{.product = "G", .title = "篮球手套"}};

    shop->orders[0].lines = ball;
    shop->orders[1].lines = gloves;
    shop->orders[1].line_count = 1;
    customer_says(shop, "我的篮球手套破了");
    assert_meant(shop, "W1180020", "the customer writes of \"篮球手套\"");
}

static void assist_order_meant__is_the_open_one_and_a_late_one_first(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "¿Dónde está mi paquete?");
    assert_meant(shop, "W2378156", "the only open order");
    shop->facts.order_count = 3;
    assert_meant(shop, "W2200440", "the newest of the late orders");
    shop->shipments[2].eta = (struct day){2026, 12, 1};
    assert_meant(shop, "W2378156", "the newest of the open orders");
    shop->orders[0].status = shop->orders[2].status = ORDER_DELIVERED;
    assert_meant(shop, "W2378156", "the newest order; none is open");
}

static void assist_order_meant__is_none_for_a_stranger(void **state)
{
    struct shop *shop = *state;
    const char *why;

    customer_says(shop, "Where is W2378156?");
    shop->facts.sender = SENDER_STRANGER;
    assert_null(assist_order_meant(&shop->facts, &shop->arena, &why));
    assert_null(why);
    shop->facts.is_identified = true;
    assert_meant(shop, "W2378156", "the customer names W2378156");
    shop->facts.order_count = 0;
    assert_null(assist_order_meant(&shop->facts, &shop->arena, &why));
}

static size_t equal_count(struct shop *shop)
{
    const struct order *const *orders;

    return assist_orders_equal(&shop->facts, &shop->arena, &orders);
}

/* Three orders: 17 November on its way, 27 September delivered on 2 October, 6 November on
 * its way; today is Saturday, 21 November. */
static void assist_order_meant__goes_by_the_time_named(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
        const char *id;
    } rows[] = {
        {"en", "What about the one I ordered last week?", "W2200440"},
        {"en", "I placed an order 4 days ago, what about it?", "W2378156"},
        {"en", "the order from September", "W1180020"},
        {"en", "the parcel that came on 2 October", "W1180020"},
        {"en", "my order of 2026-11-06", "W2200440"},
        {"en", "placed on Tuesday, wasn't it", "W2378156"},
        {"es", "¿y el pedido que hice el martes?", "W2378156"},
        {"es", "el pedido de hace 4 días", "W2378156"},
        {"de", "was ist mit der Bestellung von letzter Woche?", "W2200440"},
        {"de", "die Bestellung vom 6.11. bitte", "W2200440"},
        {"fr", "ma commande du 6 novembre", "W2200440"},
        {"it", "l'ordine di 4 giorni fa", "W2378156"},
        {"pt", "a encomenda de há 4 dias", "W2378156"},
        {"nl", "de bestelling van 4 dagen geleden", "W2378156"},
        {"zh", "上个月送到的订单", "W1180020"},
        {"ja", "火曜日に注文しました", "W2378156"},
        {"ar", "الطلب قبل 4 ايام", "W2378156"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shop *shop = *state;
        const char *why;
        shop->facts.order_count = 3;
        shop->shipments[2].eta = (struct day){2026, 12, 1};
        shop->shipments[2].shipped_at = (struct day){2026, 11, 9};
        shop->shipments[0].shipped_at = (struct day){2026, 11, 19};
        shop->ticket.message_count = 0;
        shop->ticket.lang = rows[i].lang;
        shop->customer.lang = rows[i].lang;
        customer_says(shop, rows[i].text);
        const struct order *order = assist_order_meant(&shop->facts, &shop->arena, &why);
        if (!string_equals(order->id, rows[i].id))
            fail_msg("%s: %s (%s)", rows[i].text, order->id, why);
        assert_int_equal(equal_count(shop), 1);
    }
}

static void assist_order_meant__leaves_a_time_that_says_nothing(void **state)
{
    static const char *const texts[] = {
        "I may march in with it",
        "Ich war gestern nicht hier",
        "the 3/4 inch one",
        "size 17",
    };

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct shop *shop = *state;
        shop->ticket.message_count = 0;
        shop->ticket.lang = "en";
        customer_says(shop, texts[i]);
        assert_meant(shop, "W2378156", "the only open order");
    }
}

static void assist_order_meant__is_a_delivered_one_where_something_is_returned(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "I want to return it, it is broken.");
    assert_meant(shop, "W1180020", "the only order that was delivered");
    shop->ticket.message_count = 0;
    customer_says(shop, "Where is my parcel?");
    assert_meant(shop, "W2378156", "the only open order");
}

static void assist_orders_equal__are_those_that_nothing_tells_apart(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Where is my parcel?");
    assert_int_equal(equal_count(shop), 1);
    shop->facts.order_count = 3;
    assert_int_equal(equal_count(shop), 1); /* one is late */
    shop->shipments[2].eta = (struct day){2026, 12, 1};
    assert_int_equal(equal_count(shop), 2);
    customer_says(shop, "The dome tent.");
    assert_int_equal(equal_count(shop), 1);
    shop->ticket.message_count = 0;
    customer_says(shop, "I want to send it back.");
    shop->orders[0].status = shop->orders[2].status = ORDER_DELIVERED;
    assert_int_equal(equal_count(shop), 2); /* eleven days apart, the third is long ago */
    shop->facts.order_count = 0;
    assert_int_equal(equal_count(shop), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_order_meant__is_the_one_named),
        TEST(assist_order_meant__takes_the_newest_name),
        TEST(assist_order_meant__is_named_by_the_last_answer_or_one_of_two),
        TEST(assist_order_meant__looks_through_the_newest_of_a_long_thread),
        TEST(assist_order_meant__does_not_take_a_number_inside_another),
        TEST(assist_order_meant__goes_by_the_items_named),
        TEST(assist_order_meant__goes_by_items_in_chinese),
        TEST(assist_order_meant__is_the_open_one_and_a_late_one_first),
        TEST(assist_order_meant__is_none_for_a_stranger),
        TEST(assist_order_meant__goes_by_the_time_named),
        TEST(assist_order_meant__leaves_a_time_that_says_nothing),
        TEST(assist_order_meant__is_a_delivered_one_where_something_is_returned),
        TEST(assist_orders_equal__are_those_that_nothing_tells_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
