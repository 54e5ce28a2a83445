#include "fill.h"

#include "phrases.h"
#include "thread.h"

#include <inttypes.h>

static bool order_id(struct fill *fill, struct buffer *out)
{
    return fill_text_value(fill, "order", fill->order->id, "id", fill->order->id, out);
}

static bool order_placed_at(struct fill *fill, struct buffer *out)
{
    return fill_moment_value(fill, fill->order->id, "placed_at", fill->order->placed_at,
                             out);
}

static bool order_status(struct fill *fill, struct buffer *out)
{
    const struct order *order = fill->order;

    return fill_words_value(fill, "order", order->id, "status",
                            order_status_name(order->status),
                            phrases_of(fill->lang)->order_status[order->status], out);
}

static bool order_total(struct fill *fill, struct buffer *out)
{
    return fill_money_value(fill, "order", fill->order->id, "total", fill->order->total,
                            out);
}

/* The line's own title, else the catalogue's; false where neither has one: nobody outside
 * the shop knows its ids. */
static bool line_title(struct fill *fill, size_t index, struct buffer *out)
{
    const struct order_line *line = &fill->order->lines[index];
    const struct product *product =
        order_line_title(line) ? NULL : thread_product_of(fill->facts, line->product);

    if (product)
        return fill_text_value(fill, "product", product->id, "title", product->title, out);
    return fill_text_value(fill, "order", fill->order->id,
                           arena_format(fill->arena, "lines[%zu].title", index), line->title,
                           out);
}

static bool order_items(struct fill *fill, struct buffer *out)
{
    const struct order *order = fill->order;
    struct buffer items;
    bool has_all = order->line_count > 0;

    buffer_init(&items, FILL_VALUE_MAX);
    for (size_t i = 0; has_all && !items.is_cut && i < order->line_count; i++) {
        const struct order_line *line = &order->lines[i];
        if (i)
            buffer_add_text(&items, phrases_of(fill->lang)->list_comma);
        if (line->quantity > 1)
            buffer_format(&items, "%" PRId64 " \u00D7 ", line->quantity);
        has_all = line_title(fill, i, &items);
    }
    has_all = has_all && !items.is_cut &&
              fill_clean(text_from(buffer_text(&items), items.len), out);
    buffer_release(&items);
    return has_all;
}

static const char *shipment_field(struct fill *fill, const char *name)
{
    size_t index = (size_t)(order_last_shipment(fill->order) - fill->order->shipments);

    return arena_format(fill->arena, "shipments[%zu].%s", index, name);
}

static bool order_carrier(struct fill *fill, struct buffer *out)
{
    const struct shipment *last = order_last_shipment(fill->order);

    return last && fill_text_value(fill, "order", fill->order->id,
                                   shipment_field(fill, "carrier"), last->carrier, out);
}

static bool order_tracking(struct fill *fill, struct buffer *out)
{
    const struct shipment *last = order_last_shipment(fill->order);

    return last && fill_text_value(fill, "order", fill->order->id,
                                   shipment_field(fill, "tracking"), last->tracking, out);
}

static bool order_shipped_at(struct fill *fill, struct buffer *out)
{
    const struct shipment *last = order_last_shipment(fill->order);

    return last &&
           fill_day_value(fill, "order", fill->order->id,
                          shipment_field(fill, "shipped_at"), last->shipped_at, out);
}

static bool order_eta(struct fill *fill, struct buffer *out)
{
    const struct shipment *last = order_last_shipment(fill->order);

    return last && fill_day_value(fill, "order", fill->order->id,
                                  shipment_field(fill, "eta"), last->eta, out);
}

static bool order_delivered_at(struct fill *fill, struct buffer *out)
{
    const struct shipment *last = order_last_shipment(fill->order);

    return last &&
           fill_day_value(fill, "order", fill->order->id,
                          shipment_field(fill, "delivered_at"), last->delivered_at, out);
}

static bool order_url(struct fill *fill, struct buffer *out)
{
    return fill_text_value(fill, "order", fill->order->id, "url", fill->order->url, out);
}

static const char *refund_field(struct fill *fill, const char *name)
{
    return arena_format(fill->arena, "refunds[%zu].%s", fill->order->refund_count - 1,
                        name);
}

static bool refund_amount(struct fill *fill, struct buffer *out)
{
    const struct order *order = fill->order;

    return order->refund_count &&
           fill_money_value(fill, "order", order->id, refund_field(fill, "amount"),
                            order->refunds[order->refund_count - 1].amount, out);
}

static bool refund_at(struct fill *fill, struct buffer *out)
{
    const struct order *order = fill->order;

    return order->refund_count &&
           fill_moment_value(fill, order->id, refund_field(fill, "at"),
                             order->refunds[order->refund_count - 1].at, out);
}

const struct variable fill_order_variables[] = {
    {"order.id", NEEDS_ORDER, order_id},
    {"order.placed_at", NEEDS_ORDER, order_placed_at},
    {"order.status", NEEDS_ORDER, order_status},
    {"order.total", NEEDS_ORDER, order_total},
    {"order.items", NEEDS_ORDER, order_items},
    {"order.carrier", NEEDS_ORDER, order_carrier},
    {"order.tracking", NEEDS_ORDER, order_tracking},
    {"order.shipped_at", NEEDS_ORDER, order_shipped_at},
    {"order.eta", NEEDS_ORDER, order_eta},
    {"order.delivered_at", NEEDS_ORDER, order_delivered_at},
    {"order.url", NEEDS_ORDER, order_url},
    {"refund.amount", NEEDS_ORDER, refund_amount},
    {"refund.at", NEEDS_ORDER, refund_at},
    {0},
};
