/* Orders and the customer, as one hears them. */
#include "app/around.h"
#include "plain_parts.h"
#include "view/words.h"

#include <inttypes.h>

#define AMOUNT_SIZE 64

static void tell_amount(struct page *page, struct money money)
{
    char text[AMOUNT_SIZE];
    if (money.is_known) {
        money_format(money, text, sizeof(text));
        page_say(page, " ");
        page_line(page, text, AMOUNT_SIZE);
    }
}

static void tell_day(struct page *page, const char *what, struct day day)
{
    if (day_is_set(day)) {
        page_say(page, what);
        page_add(page, words_day(day, page->model->today, page->arena));
    }
}

/* "Order W2378156, shipped by DHL, sent Mon 24 Nov, due Mon 30 Nov" */
void plain_tell_order_head(struct page *page, const struct order *order)
{
    const struct shipment *shipment = order_last_shipment(order);
    page_say(page, "Order ");
    page_line(page, order->id, PLAIN_NAME);
    page_say(page, ", ");
    page_say(page, order_status_name(order->status));
    tell_day(page, ", placed ", moment_day(order->placed_at));
    if (shipment == NULL) {
        return;
    }
    if (shipment->carrier != NULL) {
        page_say(page, ", by ");
        page_line(page, shipment->carrier, PLAIN_NAME);
    }
    tell_day(page, ", sent ", shipment->shipped_at);
    if (order->status == ORDER_SHIPPED) {
        bool is_late = order_is_late(order, page->model->today);
        tell_day(page, is_late ? ", late, was due " : ", due ", shipment->eta);
    }
    tell_day(page, ", delivered ", shipment->delivered_at);
}

static const struct order *order_at(const struct model *model, size_t index)
{
    bool is_told = plain_open(model) != NULL && !model_is_stranger(model) &&
                   index < model->open->order_count;
    return is_told ? &model->open->orders[index] : NULL;
}

void plain_tell_order(struct page *page, size_t index)
{
    const struct order *order = order_at(page->model, index);
    if (order == NULL) {
        return;
    }
    const struct shipment *shipment = order_last_shipment(order);
    plain_tell_order_head(page, order);
    page_end(page);
    for (size_t i = 0; i < order->line_count; i++) {
        const struct order_line *line = &order->lines[i];
        page_format(page, "  %" PRId64 " ", line->quantity);
        page_line(page, line_title(page->model, line), PLAIN_NAME);
        tell_amount(page, line->price);
        if (line->quantity != 1 && line->price.is_known) {
            page_say(page, " each");
        }
        page_end(page);
    }
    if (shipment != NULL && shipment->tracking != NULL) {
        page_say(page, "  tracking ");
        page_line(page, shipment->tracking, PLAIN_NAME);
        page_end(page);
    }
    for (size_t i = 0; i < order->refund_count; i++) {
        page_say(page, "  refunded");
        tell_amount(page, order->refunds[i].amount);
        page_end(page);
    }
    if (order->total.is_known) {
        page_say(page, "  total");
        tell_amount(page, order->total);
        page_end(page);
    }
}

void plain_tell_every_order(struct page *page)
{
    const struct model *model = page->model;
    size_t count = plain_open(model) == NULL ? 0 : model->open->order_count;
    if (order_at(model, 0) == NULL) {
        page_say(page, count != 0 ? "The orders are folded." : "There are no orders.");
        page_end(page);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i == model->order_selected) {
            plain_tell_order(page, i);
        } else {
            plain_tell_order_head(page, &model->open->orders[i]);
            page_end(page);
        }
    }
}

static uint64_t orders_digest(const struct model *model)
{
    struct digest digest = {1};
    for (size_t i = 0; order_at(model, i) != NULL; i++) {
        const struct order *order = order_at(model, i);
        digest_string(&digest, order->id);
        digest_number(&digest, (uint64_t)order->status);
    }
    return digest.value;
}

/* The marked one, which the thread means or is the newest, in a line when the ticket is
 * opened or the orders moved. */
void plain_tell_orders(struct page *page)
{
    const struct model *model = page->model;
    struct plain_told *told = page->told;
    uint64_t digest = orders_digest(model);
    if (plain_open(model) == NULL) {
        return;
    }
    if (digest != told->orders) {
        told->orders = digest;
        size_t at = order_at(model, model->order_selected) ? model->order_selected : 0;
        if (order_at(model, at) != NULL) {
            plain_tell_order_head(page, order_at(model, at));
            if (model->open->order_count > 1) {
                page_say(page, "; and ");
                page_count(page, model->open->order_count - 1, "order");
                page_say(page, at == 0 ? " before it: the line orders tells them"
                                       : " beside it: the line orders tells them");
            }
            page_end(page);
        }
    }
}

static void tell_list(struct page *page, const char *label, const char *const *values,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        page_say(page, i == 0 ? label : ", ");
        page_line(page, values[i], PLAIN_NAME);
    }
    if (count != 0) {
        page_end(page);
    }
}

static void tell_consent(struct page *page, const char *what, enum consent consent)
{
    if (consent != CONSENT_UNKNOWN) {
        page_say(page, consent == CONSENT_GIVEN ? "Agreed to " : "Refused ");
        page_say(page, what);
        page_end(page);
    }
}

static void tell_address(struct page *page, const struct address *address)
{
    const char *parts[] = {address->line1, address->line2,  address->postcode,
                           address->city,  address->region, address->country};
    bool is_first = true;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i] != NULL && parts[i][0] != '\0') {
            page_say(page, is_first ? "Address: " : ", ");
            page_line(page, parts[i], PLAIN_NAME);
            is_first = false;
        }
    }
    if (!is_first) {
        page_end(page);
    }
}

static void tell_profile(struct page *page, const struct customer *customer)
{
    const struct loaded *open = page->model->open;
    struct money sum;
    page_line(page, customer->name != NULL ? customer->name : customer->id, PLAIN_NAME);
    if (customer->lang != NULL) {
        page_say(page, ", language ");
        page_line(page, customer->lang, PLAIN_NAME);
    }
    if (day_is_set(customer->since)) {
        page_format(page, ", customer since %d", customer->since.year);
    }
    page_say(page, ", ");
    page_count(page, open->order_count, "order");
    if (orders_sum(open->orders, open->order_count, &sum)) {
        page_say(page, ",");
        tell_amount(page, sum);
    }
    page_end(page);
    tell_list(page, "Likes ", customer->interests, customer->interest_count);
    tell_list(page, "Brands: ", customer->brands, customer->brand_count);
    tell_consent(page, "models", customer->ai);
    tell_consent(page, "personal picks", customer->personalised);
    tell_consent(page, "adverts", customer->marketing);
    tell_list(page, "Mail: ", customer->emails, customer->email_count);
    tell_list(page, "Phone: ", customer->phones, customer->phone_count);
    for (size_t i = 0; i < customer->address_count; i++) {
        tell_address(page, &customer->addresses[i]);
    }
}

void plain_tell_customer(struct page *page)
{
    const struct loaded *open = plain_open(page->model);
    const struct triage *triage = &page->model->triage;
    if (open != NULL && page->model->has_triage) {
        page_say(page, "About ");
        page_line(page, triage->intent != NULL ? triage->intent : "something else",
                  PLAIN_NAME);
        page_say(page, ", presses: ");
        page_say(page, priority_name(triage->urgency));
        page_end(page);
    }
    if (open == NULL || !open->has_customer) {
        page_say(page, "No customer is known here.");
        page_end(page);
    } else if (page->model->is_folded || model_is_stranger(page->model)) {
        page_say(page, "The customer's details are folded.");
        page_end(page);
    } else {
        tell_profile(page, &open->customer);
    }
    if (open != NULL) {
        plain_tell_history(page);
    }
}
