/* A customer of whom much is known, and the history that the shell finds. */
#ifndef TESTS_APP_AROUND_FIXTURE_H
#define TESTS_APP_AROUND_FIXTURE_H

#include "fixture.h"

#include "app/around.h"

#define DAY ((moment_t)86400)

static const struct payment card[] = {{.method = "card", .amount = {899000, "EUR", true}}};
static const struct refund back[] = {
    {.amount = {100000, "EUR", true}, .at = STORY_START - 3 * DAY, .reason = "late"}};

/* As a shop knows Ana: an order with all that an order may say, and a profile. */
static UNUSED void knows_ana(struct fixture *fixture)
{
    static const char *const phones[] = {"+34 600 000 101"};
    static const char *const brands[] = {"Northline"};
    static const struct address home = {
        .line1 = "Calle Mayor 1", .city = "Madrid", .postcode = "28001", .country = "ES"};
    struct loaded *open = fixture->model.open;
    struct order *order = &open->orders[0];
    struct order_line *line = (struct order_line *)order->lines;

    ((struct shipment *)order->shipments)->tracking = "JD0146000038";
    line->price = order->total = (struct money){899000, "EUR", true};
    order->payments = card;
    order->payment_count = 1;
    order->refunds = back;
    order->refund_count = 1;
    order->address = home;
    order->url = "https://shop.example/o/W2378156";
    open->products = arena_get(&open->arena, sizeof(*open->products));
    open->products[0] = (struct product){
        .id = "SKU-1", .title = "Trail 2", .price = {849000, "EUR", true}, .stock = 3};
    open->product_count = 1;
    open->customer.phones = phones;
    open->customer.phone_count = 1;
    open->customer.brands = brands;
    open->customer.brand_count = 1;
    open->customer.interests = brands;
    open->customer.interest_count = 1;
    open->customer.addresses = &home;
    open->customer.address_count = 1;
    open->customer.personalised = CONSENT_GIVEN;
    open->customer.marketing = CONSENT_REFUSED;
}

static UNUSED void history_comes_for(struct fixture *fixture, uint64_t request)
{
    struct event event = {.kind = EVENT_HISTORY,
                          .id = "1042",
                          .request = request,
                          .history = history_create()};
    struct history *history = event.history;

    history->tickets = arena_get(&history->arena, sizeof(*history->tickets));
    history->tickets[0] = (struct past_ticket){.id = "1043",
                                               .subject = "Wrong size",
                                               .status = TICKET_RESOLVED,
                                               .at = STORY_START - 30 * DAY};
    history->ticket_count = 1;
    history->replies = arena_get(&history->arena, sizeof(*history->replies));
    history->replies[0] = (struct past_reply){.ticket = "1043",
                                              .message = "1043-0",
                                              .author = "Marta",
                                              .at = STORY_START - 29 * DAY};
    history->reply_count = 1;
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void history_comes(struct fixture *fixture)
{
    history_comes_for(fixture, fixture->model.history_request);
}

#endif
