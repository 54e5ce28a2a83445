#include "ask_parts.h"
#include "base/utf8.h"
#include "thread.h"

#include <string.h>

#define DESCRIPTION_MAX 400 /* bytes of it that go in */

static void write_line(struct ask_page *page, const struct order_line *line)
{
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "product", line->product);
    ask_page_string(page, "title", line->title);
    ask_page_integer(page, "quantity", line->quantity);
    ask_page_money(page, "price", line->price);
    ask_page_close(page, '}');
}

static void write_shipment(struct ask_page *page, const struct shipment *shipment)
{
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "carrier", shipment->carrier);
    ask_page_string(page, "tracking", shipment->tracking);
    ask_page_string(page, "status", shipment->status);
    ask_page_day(page, "shipped_at", shipment->shipped_at);
    ask_page_day(page, "eta", shipment->eta);
    ask_page_day(page, "delivered_at", shipment->delivered_at);
    ask_page_close(page, '}');
}

static void write_refund(struct ask_page *page, const struct refund *refund)
{
    ask_page_open(page, NULL, '{');
    ask_page_money(page, "amount", refund->amount);
    if (refund->at != MOMENT_NONE)
        ask_page_day(page, "at", moment_day(refund->at));
    ask_page_close(page, '}');
}

static void write_contents(struct ask_page *page, const struct order *order)
{
    ask_page_open(page, "lines", '[');
    for (size_t i = 0; i < order->line_count; i++)
        write_line(page, &order->lines[i]);
    ask_page_close(page, ']');
    ask_page_open(page, "shipments", '[');
    for (size_t i = 0; i < order->shipment_count; i++)
        write_shipment(page, &order->shipments[i]);
    ask_page_close(page, ']');
    ask_page_open(page, "refunds", '[');
    for (size_t i = 0; i < order->refund_count; i++)
        write_refund(page, &order->refunds[i]);
    ask_page_close(page, ']');
}

static void write_order(struct ask_page *page, const struct order *order, const char *why)
{
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "order", order->id);
    ask_page_string(page, "meant_because", why);
    ask_page_string(page, "status", order_status_name(order->status));
    ask_page_flag(page, "late", order_is_late(order, page->ask->facts->today));
    ask_page_day(page, "placed_at", moment_day(order->placed_at));
    ask_page_money(page, "total", order->total);
    ask_page_public(page, "city", order->address.city);
    ask_page_public(page, "country", order->address.country);
    if (order->url && !strpbrk(order->url, "?#@")) /* else it may let its holder in */
        ask_page_string(page, "url", order->url);
    ask_page_moment(page, "as_of", order->read_at);
    write_contents(page, order);
    ask_page_close(page, '}');
    ask_page_end_line(page);
}

/* The one that is meant, with the reason, then the others, the newest first as they came.
 */
static void write_orders(struct ask_page *page, size_t limit)
{
    const struct facts *facts = page->ask->facts;
    const struct order *meant = page->ask->order_meant;

    if (!facts->order_count || (!meant && !limit))
        return;
    ask_page_section(page, "ORDERS");
    if (meant)
        write_order(page, meant,
                    page->ask->order_why ? page->ask->order_why : "it is the likeliest");
    for (size_t i = 0; i < facts->order_count && limit > 0; i++) {
        if (&facts->orders[i] == meant ||
            (meant && string_equals(facts->orders[i].id, meant->id)))
            continue;
        write_order(page, &facts->orders[i], NULL);
        limit--;
    }
}

static struct text front_of(struct text text, size_t max)
{
    size_t end = 0;

    while (end < text.len) {
        size_t len = utf8_cluster_len(text, end);
        if (end + len > max)
            break;
        end += len;
    }
    return text_from(text.bytes, end);
}

void ask_write_product(struct ask_page *page, const struct product *product)
{
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "product", product->id);
    ask_page_public(page, "title", product->title);
    ask_page_public(page, "brand", product->brand);
    if (product->category_count)
        ask_page_public(page, "category", product->category[product->category_count - 1]);
    ask_page_money(page, "price", product->price);
    if (page->ask->kind != ASK_WRITING)
        ask_page_string(page, "stock",
                        product_is_in_stock(product) ? "in stock" : "out of stock");
    ask_page_open(page, "attributes", '{');
    for (size_t i = 0; i < product->attribute_count; i++)
        ask_page_public(page, product->attributes[i].name, product->attributes[i].value);
    ask_page_close(page, '}');
    if (product->description)
        ask_page_text(page, "description",
                      front_of(text_of(product->description), DESCRIPTION_MAX));
    if (page->ask->kind == ASK_DRAFTS)
        ask_page_string(page, "url", product->url);
    ask_page_close(page, '}');
    ask_page_end_line(page);
}

static void write_products(struct ask_page *page, size_t limit)
{
    const struct facts *facts = page->ask->facts;
    size_t written = 0;

    for (size_t i = 0; i < facts->product_count && written < limit; i++) {
        if (facts->products[i].is_sensitive)
            continue;
        if (!written++)
            ask_page_section(page, "PRODUCTS");
        ask_write_product(page, &facts->products[i]);
    }
}

static bool is_offered(const struct promotion *promotion, const struct facts *facts)
{
    bool has_begun =
        !day_is_set(promotion->from) || day_compare(promotion->from, facts->today) <= 0;
    bool is_over =
        day_is_set(promotion->until) && day_compare(promotion->until, facts->today) < 0;
    bool is_theirs =
        !promotion->customer ||
        (facts->customer && string_equals(promotion->customer, facts->customer->id));

    return promotion->audience == AUDIENCE_PUBLIC && has_begun && !is_over && is_theirs;
}

static void write_offers(struct ask_page *page)
{
    const struct facts *facts = page->ask->facts;
    bool is_first = true;

    for (size_t i = 0; i < facts->promotion_count; i++) {
        const struct promotion *promotion = &facts->promotions[i];
        if (!is_offered(promotion, facts))
            continue;
        if (is_first)
            ask_page_section(page, "OFFERS");
        is_first = false;
        ask_page_open(page, NULL, '{');
        ask_page_string(page, "code", promotion->id);
        ask_page_string(page, "title", promotion->title);
        if (promotion->percent_parts)
            ask_page_string(page, "percent",
                            arena_format(page->arena, "%g",
                                         (double)promotion->percent_parts / MONEY_UNIT));
        ask_page_money(page, "amount", promotion->amount);
        ask_page_money(page, "from_total", promotion->min_total);
        ask_page_day(page, "until", promotion->until);
        ask_page_close(page, '}');
        ask_page_end_line(page);
    }
}

static void write_customer(struct ask_page *page, const struct customer *customer)
{
    ask_page_section(page, "CUSTOMER");
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "name", customer->name);
    struct text first = customer_first_name(customer);
    if (first.len && !text_is(first, string_or_empty(customer->name)))
        ask_page_text(page, "first_name", first);
    ask_page_public(page, "country", customer_country(customer));
    ask_page_close(page, '}');
    ask_page_end_line(page);
}

void ask_write_facts(struct ask_page *page, const struct ask_limits *limits)
{
    const struct facts *facts = page->ask->facts;

    if (thread_is_told(facts)) {
        if (facts->customer)
            write_customer(page, facts->customer);
        write_orders(page, limits->orders);
        write_products(page, limits->products);
    }
    if (limits->has_offers)
        write_offers(page);
}
