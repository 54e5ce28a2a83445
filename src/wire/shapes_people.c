/* Customers and their orders. */
#include "chat/customer.h"
#include "chat/order.h"
#include "wire/shapes.h"

#include <assert.h>

static_assert(sizeof(enum order_status) == sizeof(unsigned),
              "field_word() writes an unsigned");

static_assert(CONSENT_GIVEN == 1 && CONSENT_REFUSED == 2, "field_yes_or_no() writes these");

// clang-format off
#define NOUN struct address
static const struct field address_fields[] = {
    {FIELD("name", field_text, name)},
    {FIELD("line1", field_text, line1)},
    {FIELD("line2", field_text, line2)},
    {FIELD("city", field_text, city)},
    {FIELD("postcode", field_text, postcode)},
    {FIELD("region", field_text, region)},
    {FIELD("country", field_text, country)},
};
#undef NOUN
const struct shape address_shape = {address_fields, COUNT_OF(address_fields),
                                    sizeof(struct address), NULL, NULL};

#define NOUN struct customer
/* Read into the customer itself: the row's offset is 0. */
static const struct field consent_fields[] = {
    {FIELD("personalised", field_yes_or_no, personalised)},
    {FIELD("marketing", field_yes_or_no, marketing)},
    {FIELD("ai", field_yes_or_no, ai)},
};
static const struct shape consent_shape = {consent_fields, COUNT_OF(consent_fields),
                                           sizeof(struct customer), NULL, NULL};

static const struct field customer_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("name", field_text, name)},
    {FIELD("emails", field_texts, emails), FIELD_COUNT(email_count)},
    {FIELD("phones", field_texts, phones), FIELD_COUNT(phone_count)},
    {FIELD("addresses", field_objects, addresses), FIELD_COUNT(address_count),
     .shape = &address_shape},
    {FIELD("lang", field_lang, lang)},
    {FIELD("country", field_text, country)},
    {FIELD("interests", field_texts, interests), FIELD_COUNT(interest_count)},
    {FIELD("brands", field_texts, brands), FIELD_COUNT(brand_count)},
    {.name = "consent", .read = field_object, .shape = &consent_shape},
    {FIELD("since", field_day, since)},
};
#undef NOUN
const struct shape customer_shape = {customer_fields, COUNT_OF(customer_fields),
                                     sizeof(struct customer), NULL, NULL};

#define NOUN struct order_line
static const struct field line_fields[] = {
    {FIELD("product", field_id, product), .is_required = true},
    {FIELD("title", field_text, title)},
    {FIELD("quantity", field_integer, quantity), .min = 1, .max = INT64_MAX},
    {FIELD("price", field_decimal, price)},
};
#undef NOUN
#define NOUN struct shipment
static const struct field shipment_fields[] = {
    {FIELD("carrier", field_text, carrier)},
    {FIELD("tracking", field_text, tracking)},
    {FIELD("status", field_text, status)},
    {FIELD("shipped_at", field_day, shipped_at)},
    {FIELD("eta", field_day, eta)},
    {FIELD("delivered_at", field_day, delivered_at)},
};
#undef NOUN
#define NOUN struct refund
static const struct field refund_fields[] = {
    {FIELD("amount", field_decimal, amount)},
    {FIELD("at", field_moment, at)},
    {FIELD("reason", field_text, reason)},
};
#undef NOUN
#define NOUN struct payment
static const struct field payment_fields[] = {
    {FIELD("method", field_text, method)},
    {FIELD("amount", field_decimal, amount)},
};
#undef NOUN
// clang-format on

static void prepare_line(void *noun)
{
    struct order_line *line = noun;
    line->quantity = 1;
}

static void prepare_refund(void *noun)
{
    struct refund *refund = noun;
    refund->at = MOMENT_NONE;
}

static const struct shape line_shape = {line_fields, COUNT_OF(line_fields),
                                        sizeof(struct order_line), prepare_line, NULL};
static const struct shape shipment_shape = {shipment_fields, COUNT_OF(shipment_fields),
                                            sizeof(struct shipment), NULL, NULL};
static const struct shape refund_shape = {refund_fields, COUNT_OF(refund_fields),
                                          sizeof(struct refund), prepare_refund, NULL};
static const struct shape payment_shape = {payment_fields, COUNT_OF(payment_fields),
                                           sizeof(struct payment), NULL, NULL};

static void prepare_order(void *noun)
{
    struct order *order = noun;
    order->read_at = MOMENT_NONE;
}

static void set_currency(const struct money *money, const struct money *total)
{
    memcpy(((struct money *)money)->currency, total->currency, sizeof(total->currency));
}

/* The order's currency is that of every amount in it, wherever the field stood. */
static bool finish_order(struct field_reader *reader, const struct json_place *place,
                         void *noun)
{
    (void)reader;
    (void)place;
    const struct order *order = noun;
    for (size_t i = 0; i < order->line_count; i++) {
        set_currency(&order->lines[i].price, &order->total);
    }
    for (size_t i = 0; i < order->refund_count; i++) {
        set_currency(&order->refunds[i].amount, &order->total);
    }
    for (size_t i = 0; i < order->payment_count; i++) {
        set_currency(&order->payments[i].amount, &order->total);
    }
    return true;
}

static const char *order_status_word(unsigned value)
{
    return order_status_name((enum order_status)value);
}

static const struct words order_status_words = {order_status_word, ORDER_STATUS_COUNT};

// clang-format off
#define NOUN struct order
static const struct field order_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("customer", field_id, customer), .is_required = true},
    {FIELD("placed_at", field_moment, placed_at), .is_required = true},
    {FIELD("status", field_word, status), .is_required = true,
     .words = &order_status_words},
    {FIELD("currency", field_currency, total.currency)},
    {FIELD("total", field_decimal, total)},
    {FIELD("lines", field_objects, lines), FIELD_COUNT(line_count), .is_required = true,
     .shape = &line_shape},
    {FIELD("shipments", field_objects, shipments), FIELD_COUNT(shipment_count),
     .shape = &shipment_shape},
    {FIELD("refunds", field_objects, refunds), FIELD_COUNT(refund_count),
     .shape = &refund_shape},
    {FIELD("payments", field_objects, payments), FIELD_COUNT(payment_count),
     .shape = &payment_shape},
    {FIELD("address", field_object, address), .shape = &address_shape},
    {FIELD("shipping_method", field_text, shipping_method)},
    {FIELD("url", field_text, url)},
    {FIELD("read_at", field_moment, read_at)},
};
#undef NOUN
// clang-format on
const struct shape order_shape = {order_fields, COUNT_OF(order_fields),
                                  sizeof(struct order), prepare_order, finish_order};
