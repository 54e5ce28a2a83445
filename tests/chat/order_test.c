#include "chat/order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct day today = {2026, 11, 26};

static void order_status__reads_back_every_name(void **state)
{
    (void)state;
    for (int i = 0; i < ORDER_STATUS_COUNT; i++) {
        enum order_status status;
        assert_true(
            order_status_parse(text_of(order_status_name((enum order_status)i)), &status));
        assert_int_equal(status, i);
    }
}

static void order_status_parse__refuses_other_words_and_touches_nothing(void **state)
{
    (void)state;
    enum order_status status = ORDER_RETURNED;

    assert_false(order_status_parse(text_of("Shipped"), &status));
    assert_false(order_status_parse(text_of(""), &status));
    assert_int_equal(status, ORDER_RETURNED);
}

static void order_is_open__until_it_is_delivered_cancelled_or_returned(void **state)
{
    (void)state;
    const bool open[ORDER_STATUS_COUNT] = {
        [ORDER_PENDING] = true, [ORDER_PROCESSING] = true, [ORDER_SHIPPED] = true};

    for (int i = 0; i < ORDER_STATUS_COUNT; i++)
        assert_int_equal(order_is_open(&(struct order){.status = (enum order_status)i}),
                         open[i]);
}

static void order_is_late__by_the_last_shipments_eta(void **state)
{
    (void)state;
    struct shipment shipments[] = {{.eta = {2026, 11, 20}}, {.eta = {2026, 11, 25}}};
    struct order order = {
        .status = ORDER_SHIPPED, .shipments = shipments, .shipment_count = 2};

    assert_true(order_is_late(&order, today));
    shipments[1].eta = today;
    assert_false(order_is_late(&order, today));
    shipments[1].eta = (struct day){0};
    assert_false(order_is_late(&order, today));
    order.shipment_count = 1;
    assert_true(order_is_late(&order, today));
    order.status = ORDER_DELIVERED;
    assert_false(order_is_late(&order, today));
    order.status = ORDER_SHIPPED;
    order.shipment_count = 0;
    assert_false(order_is_late(&order, today));
}

static void order_last_shipment__is_null_where_there_is_none(void **state)
{
    (void)state;
    const struct shipment shipments[] = {{.carrier = "DHL"}, {.carrier = "SEUR"}};
    struct order order = {.shipments = shipments, .shipment_count = 2};

    assert_string_equal(order_last_shipment(&order)->carrier, "SEUR");
    assert_null(order_last_shipment(&(struct order){0}));
}

/* Of one on its way the last that is awaited, of one that is there the last that came. */
static void order_last_shipment__is_the_one_by_which_it_is_all_there(void **state)
{
    (void)state;
    struct shipment shipments[] = {
        {.tracking = "A", .eta = {2026, 12, 2}},
        {.tracking = "B", .eta = {2026, 11, 28}},
        {.tracking = "C", .eta = {2026, 11, 28}, .delivered_at = {2026, 11, 28}},
    };
    struct order order = {
        .status = ORDER_SHIPPED, .shipments = shipments, .shipment_count = 3};

    assert_string_equal(order_last_shipment(&order)->tracking, "A");
    assert_false(order_is_late(&order, (struct day){2026, 11, 30}));
    shipments[0].delivered_at = (struct day){2026, 12, 2};
    assert_string_equal(order_last_shipment(&order)->tracking, "B");
    assert_true(order_is_late(&order, (struct day){2026, 11, 30}));
    shipments[1].status = "delivered";
    order.status = ORDER_DELIVERED;
    shipments[1].delivered_at = (struct day){2026, 12, 1};
    assert_string_equal(order_last_shipment(&order)->tracking, "A");
    shipments[0].delivered_at = (struct day){0};
    assert_string_equal(order_last_shipment(&order)->tracking, "B");
}

static struct money euros(int64_t parts)
{
    return (struct money){.parts = parts, .currency = "EUR", .is_known = true};
}

static void orders_sum__is_of_one_currency_and_known_totals(void **state)
{
    (void)state;
    struct order orders[] = {
        {.status = ORDER_CANCELLED, .total = {.parts = 7, .currency = "EUR"}},
        {.status = ORDER_DELIVERED, .total = euros(400)},
        {.status = ORDER_SHIPPED, .total = euros(30)},
    };
    struct money sum;

    assert_true(orders_sum(orders, COUNT_OF(orders), &sum));
    assert_int_equal(sum.parts, 430);
    assert_string_equal(sum.currency, "EUR");
    assert_false(orders_sum(orders, 1, &sum));
    memcpy(orders[2].total.currency, "USD", sizeof("USD"));
    assert_false(orders_sum(orders, COUNT_OF(orders), &sum));
    orders[2].total = (struct money){.is_known = false};
    assert_false(orders_sum(orders, COUNT_OF(orders), &sum));
    orders[2].total = euros(INT64_MAX);
    assert_false(orders_sum(orders, COUNT_OF(orders), &sum));
    assert_false(sum.is_known);
}

static void orders_are_kept__where_nothing_came_back(void **state)
{
    (void)state;
    struct order orders[] = {{.status = ORDER_DELIVERED}, {.status = ORDER_SHIPPED}};

    assert_true(orders_are_kept(orders, COUNT_OF(orders)));
    orders[1].status = ORDER_CANCELLED;
    assert_false(orders_are_kept(orders, COUNT_OF(orders)));
    orders[1].status = ORDER_RETURNED;
    assert_false(orders_are_kept(orders, COUNT_OF(orders)));
    orders[1] = (struct order){.status = ORDER_SHIPPED, .refund_count = 1};
    assert_false(orders_are_kept(orders, COUNT_OF(orders)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_status__reads_back_every_name),
        cmocka_unit_test(order_status_parse__refuses_other_words_and_touches_nothing),
        cmocka_unit_test(order_is_open__until_it_is_delivered_cancelled_or_returned),
        cmocka_unit_test(order_is_late__by_the_last_shipments_eta),
        cmocka_unit_test(order_last_shipment__is_null_where_there_is_none),
        cmocka_unit_test(order_last_shipment__is_the_one_by_which_it_is_all_there),
        cmocka_unit_test(orders_sum__is_of_one_currency_and_known_totals),
        cmocka_unit_test(orders_are_kept__where_nothing_came_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
