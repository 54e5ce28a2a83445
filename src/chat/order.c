#include "chat/order.h"

static const char *const status_names[ORDER_STATUS_COUNT] = {
    [ORDER_PENDING] = "pending",     [ORDER_PROCESSING] = "processing",
    [ORDER_SHIPPED] = "shipped",     [ORDER_DELIVERED] = "delivered",
    [ORDER_CANCELLED] = "cancelled", [ORDER_RETURNED] = "returned",
};

const char *order_status_name(enum order_status status)
{
    return status_names[status];
}

bool order_status_parse(struct text name, enum order_status *status)
{
    for (int i = 0; i < ORDER_STATUS_COUNT; i++) {
        if (text_is(name, status_names[i])) {
            *status = (enum order_status)i;
            return true;
        }
    }
    return false;
}

bool order_is_open(const struct order *order)
{
    return order->status == ORDER_PENDING || order->status == ORDER_PROCESSING ||
           order->status == ORDER_SHIPPED;
}

bool order_is_late(const struct order *order, struct day today)
{
    const struct shipment *last = order_last_shipment(order);

    if (order->status != ORDER_SHIPPED || !last)
        return false;
    return day_is_set(last->eta) && day_compare(last->eta, today) < 0;
}

static bool is_there(const struct shipment *shipment)
{
    return day_is_set(shipment->delivered_at) ||
           string_equals(shipment->status, "delivered");
}

/* b, which is listed behind a, comes or came no sooner. */
static bool is_later(const struct order *order, const struct shipment *a,
                     const struct shipment *b)
{
    bool is_done = order->status != ORDER_SHIPPED;

    if (is_there(a) != is_there(b))
        return is_there(b) == is_done;
    struct day first = is_there(a) ? a->delivered_at : a->eta;
    struct day then = is_there(b) ? b->delivered_at : b->eta;
    return !day_is_set(first) || !day_is_set(then) || day_compare(first, then) <= 0;
}

const struct shipment *order_last_shipment(const struct order *order)
{
    const struct shipment *last = order->shipment_count ? order->shipments : NULL;

    for (size_t i = 1; i < order->shipment_count; i++) {
        if (is_later(order, last, &order->shipments[i]))
            last = &order->shipments[i];
    }
    return last;
}

bool orders_sum(const struct order *orders, size_t count, struct money *sum)
{
    *sum = (struct money){.is_known = false};
    for (size_t i = 0; i < count; i++) {
        const struct money *total = &orders[i].total;
        if (orders[i].status == ORDER_CANCELLED)
            continue;
        int64_t parts;
        if (!total->is_known ||
            (sum->is_known && !string_equals(sum->currency, total->currency)) ||
            __builtin_add_overflow(sum->parts, total->parts, &parts)) {
            sum->is_known = false;
            return false;
        }
        *sum = *total;
        sum->parts = parts;
    }
    return sum->is_known;
}

bool orders_are_kept(const struct order *orders, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (orders[i].status == ORDER_CANCELLED || orders[i].status == ORDER_RETURNED ||
            orders[i].refund_count > 0)
            return false;
    }
    return true;
}
