#include "guard/order_state.h"

#include "guard/whole_order.h"

/* The states of an order in which what is said of it is true. */
#define STATUSES_GONE                                                                      \
    (STATUS_BIT(ORDER_SHIPPED) | STATUS_BIT(ORDER_DELIVERED) | STATUS_BIT(ORDER_RETURNED))
static const unsigned truths[DEED_COUNT] = {
    [DEED_SHIP] = STATUSES_GONE,
    [DEED_DELIVER] = STATUS_BIT(ORDER_DELIVERED) | STATUS_BIT(ORDER_RETURNED),
    [DEED_CANCEL] = STATUS_BIT(ORDER_CANCELLED),
    [DEED_UNDERWAY] = STATUS_BIT(ORDER_SHIPPED),
    [DEED_PREPARE] = STATUS_BIT(ORDER_PENDING) | STATUS_BIT(ORDER_PROCESSING),
    [DEED_PENDING] = STATUS_BIT(ORDER_PENDING),
    [DEED_TAKE_BACK] = STATUS_BIT(ORDER_RETURNED),
    [DEED_NOT_SHIPPED] = STATUS_BIT(ORDER_PENDING) | STATUS_BIT(ORDER_PROCESSING) |
                         STATUS_BIT(ORDER_CANCELLED),
    [DEED_PAID] = STATUS_BIT(ORDER_PROCESSING) | STATUSES_GONE,
    [DEED_UNPAID] = STATUS_BIT(ORDER_PENDING),
};

/* One parcel of several may be further than the order as a whole. */
static bool is_true_of_parcel(const struct order *order, enum deed deed)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        const struct shipment *shipment = &order->shipments[i];
        bool is_there = day_is_set(shipment->delivered_at);
        bool is_gone = is_there || day_is_set(shipment->shipped_at);
        if ((deed == DEED_DELIVER && is_there && order->shipment_count > 1) ||
            (deed == DEED_SHIP && is_gone) ||
            (deed == DEED_UNDERWAY && is_gone && !is_there && order->shipment_count > 1)) {
            return true;
        }
    }
    return false;
}

/* By its own status and its payments, whatever its parcels tell. */
static bool is_true_of_itself(const struct order *order, enum deed deed)
{
    if (deed == DEED_PAID && order->payment_count > 0) {
        return true;
    }
    if (deed == DEED_UNPAID && order->payment_count > 0) {
        return false;
    }
    return (truths[deed] & STATUS_BIT(order->status)) != 0;
}

bool order_is_in(const struct order *order, enum deed deed)
{
    return is_true_of_itself(order, deed) || is_true_of_parcel(order, deed);
}

/* "Your order was delivered", of which one parcel of several was, and not the last. */
bool state_is_of_part(struct judge *judge, size_t token, const struct order *order,
                      enum deed deed)
{
    if (is_true_of_itself(order, deed) || order->shipment_count < 2) {
        return false;
    }
    struct order rest = *order;
    rest.shipments = order_last_shipment(order);
    rest.shipment_count = 1;
    bool is_of_last = deed == DEED_DELIVER ? day_is_set(rest.shipments->delivered_at)
                                           : is_true_of_parcel(&rest, deed);
    return !is_of_last && order_is_told_whole(judge, token);
}
