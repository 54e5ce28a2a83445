/* An order with its lines, shipments and refunds. Pointers are borrowed from an arena. */
#ifndef CHAT_ORDER_H
#define CHAT_ORDER_H

#include "base/moment.h"
#include "base/money.h"
#include "chat/customer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum order_status {
    ORDER_PENDING,
    ORDER_PROCESSING,
    ORDER_SHIPPED,
    ORDER_DELIVERED,
    ORDER_CANCELLED,
    ORDER_RETURNED,
    ORDER_STATUS_COUNT
};

struct order_line {
    const char *product; /* an id; need not be in the catalogue */
    const char *title;
    int64_t quantity;
    struct money price; /* of one */
};

struct shipment {
    const char *carrier;
    const char *tracking;
    const char *status; /* free text */
    struct day shipped_at;
    struct day eta;
    struct day delivered_at;
};

struct refund {
    struct money amount;
    moment_t at; /* MOMENT_NONE where not known */
    const char *reason;
};

struct payment {
    const char *method;
    struct money amount;
};

struct order {
    const char *id;
    const char *customer;
    moment_t placed_at;
    enum order_status status;
    struct money total;
    const struct order_line *lines;
    size_t line_count;
    const struct shipment *shipments;
    size_t shipment_count;
    const struct refund *refunds;
    size_t refund_count;
    const struct payment *payments;
    size_t payment_count;
    struct address address;
    const char *shipping_method; /* "standard", "express"; NULL where not known */
    const char *url;
    moment_t read_at; /* when the shop last said so; MOMENT_NONE: it does not say */
};

/* "shipped" and the like: the interchange's words. */
const char *order_status_name(enum order_status status);
bool order_status_parse(struct text name, enum order_status *status) MUST_CHECK;
/* What the line itself is called; NULL where it has no title, or an empty one. */
static inline const char *order_line_title(const struct order_line *line)
{
    return line->title != NULL && line->title[0] != '\0' ? line->title : NULL;
}
/* On its way, or not yet: neither delivered, cancelled nor returned. */
bool order_is_open(const struct order *order);
/* Shipped, and the last shipment's eta lies before today. */
bool order_is_late(const struct order *order, struct day today);
/* What all of them came to, but for those that were cancelled; false where a total is not
 * known, or they are in several currencies. */
bool orders_sum(const struct order *orders, size_t count, struct money *sum);
/* None was cancelled, returned or refunded: what they came to is what was bought for. */
bool orders_are_kept(const struct order *orders, size_t count);
/*
 * The shipment with which the order is there: of one on its way the last that is still
 * awaited, of any other the last that came, whatever their place in the list. NULL where
 * there is none.
 */
const struct shipment *order_last_shipment(const struct order *order);

#endif
