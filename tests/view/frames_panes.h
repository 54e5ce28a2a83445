/* Scenes of the panes: what stands in them while one reads and writes. */
#ifndef TESTS_VIEW_FRAMES_PANES_H
#define TESTS_VIEW_FRAMES_PANES_H

#include "../../src/app/choose.h"
#include "../../src/app/errand.h"
#include "../../src/app/menu.h"
#include "app/update.h"
#include "fixture.h"

#define REPLY                                                                              \
    "Hola Ana:\n\ntu pedido W2378156 salió el 19 de noviembre y llega el 25 de "          \
    "noviembre. "                                                                          \
    "Tienes 60 días para devolverlo, sin coste. 谢谢您的耐心！"

static void write_reply(struct fixture *fixture)
{
    fixture_write(fixture, REPLY);
    fixture_claim(fixture, "W2378156", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "19 de noviembre", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "25 de noviembre", VERDICT_ATTESTED, SEVERITY_MARK);
    fixture_claim(fixture, "60 días", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    fixture_claim(fixture, "sin coste", VERDICT_UNSOURCED, SEVERITY_WARN);
}

UNUSED static void scene_reading(struct fixture *fixture)
{
    (void)fixture;
}

UNUSED static void scene_writing(struct fixture *fixture)
{
    write_reply(fixture);
}

UNUSED static void scene_note(struct fixture *fixture)
{
    write_reply(fixture);
    fixture->model.reply.is_internal = true;
    fixture->model.reply.opinion = (struct opinion){0};
}

/* A note in it, since its bar is drawn as the borders are. */
UNUSED static void scene_ascii(struct fixture *fixture)
{
    scene_note(fixture);
    fixture->model.preferences.borders = BORDERS_ASCII;
}

UNUSED static void scene_heavy(struct fixture *fixture)
{
    scene_note(fixture);
    fixture->model.preferences.borders = BORDERS_HEAVY;
}

UNUSED static void scene_moved(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    write_reply(fixture);
    fixture_say(fixture, FROM_CUSTOMER, "Ana Ruiz", "olvídalo, ya llegó 🎉");
    model->moved = memory_text("Ana Ruiz wrote 09:09: olvídalo, ya llegó 🎉");
    model->is_offer_stale = true;
    model->held = memory_get(sizeof(*model->held));
    model->held_count = model->held_capacity = 1;
    model->held[0] = (struct held){.key = memory_text("k"),
                                   .ticket = memory_text("1043"),
                                   .name = memory_text("李雷"),
                                   .text = memory_text("ok"),
                                   .until = FIXTURE_NOW + 7};
}

UNUSED static void scene_refused(struct fixture *fixture)
{
    struct reply *reply = &fixture->model.reply;
    write_reply(fixture);
    snprintf(reply->refusal, sizeof(reply->refusal),
             "Not sent: The newest message was not on the screen: ^X G shows it, then ^S");
    reply->version_refused = reply->composer.version;
}

UNUSED static void scene_queue(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->pane = PANE_QUEUE;
    queue_mark(&model->queue, queue_at(&model->queue, 2)->id, true);
    model->marked_count = 1;
    snprintf(model->status, sizeof(model->status),
             "snoozed 1043 until tomorrow: u takes it back");
}

UNUSED static void scene_drafts(struct fixture *fixture)
{
    fixture->model.pane = PANE_DRAFTS;
    fixture->model.draft_selected = 2;
    fixture->model.draft_claim = 2;
}

UNUSED static void scene_orders(struct fixture *fixture)
{
    fixture->model.pane = PANE_ORDERS;
    fixture->model.order_selected = fixture->model.order_unfolded = 2;
    fixture->model.is_folded = true;
}

/* An order with all that one may say, and titles of every script. */
UNUSED static void scene_order_unfolded(struct fixture *fixture)
{
    static const struct attribute attributes[] = {{"size", "42"}, {"colour", "红色"}};
    static const struct order_line lines[] = {
        {.product = "TR2", .title = "Trail 2", .quantity = 2, .price = EUR(8990)},
        {.product = "B",
         .title = "篮球手套 训练用 加厚透气",
         .quantity = 1,
         .price = EUR(1200)},
        {.product = "C", .title = "سترة عاكسة للضوء", .quantity = 1, .price = EUR(1850)},
        {.product = "D", .title = "👩‍🚀 Astronaut 🇪🇸 \x1b[31m", .quantity = 1},
    };
    static const struct shipment parcels[] = {
        {.carrier = "DHL",
         .tracking = "JD014600003828392812",
         .status = "in_transit",
         .shipped_at = {2026, 11, 19},
         .eta = {2026, 11, 25}},
        {.status = "label printed"},
    };
    static const struct payment paid[] = {{.method = "card", .amount = EUR(22980)}};
    struct loaded *open = fixture->model.open;
    struct order *order = arena_get(&fixture->arena, sizeof(*order));
    *order = fixture_orders[0];
    order->lines = lines;
    order->line_count = COUNT_OF(lines);
    order->shipments = parcels;
    order->shipment_count = COUNT_OF(parcels);
    order->refunds = fixture_refunds;
    order->refund_count = 1;
    order->payments = paid;
    order->payment_count = 1;
    order->address = fixture_ana_addresses[0];
    order->url = "https://shop.example/o/W2378156";
    open->orders = order;
    open->order_count = 1;
    open->products = arena_get(&open->arena, sizeof(*open->products));
    open->products[0] = (struct product){.id = "TR2",
                                         .title = "Trail 2",
                                         .price = EUR(8490),
                                         .stock = 3,
                                         .attributes = attributes,
                                         .attribute_count = 2};
    open->product_count = 1;
    fixture->model.pane = PANE_ORDERS;
    fixture->model.order_part = 4;
}

/* The customer's list walked into the history, by an agent who reads German. */
UNUSED static void scene_history(struct fixture *fixture)
{
    static struct past_ticket tickets[] = {
        {"1021", "Falsche Größe? 🙂", TICKET_RESOLVED, FIXTURE_NOW - 5 * DAYS, 1},
        {"0977", "退货可以吗", TICKET_PENDING, FIXTURE_NOW - 40 * DAYS, 2},
        {"0512", "أين طلبي؟", TICKET_RESOLVED, FIXTURE_NOW - 800 * DAYS, 3},
    };
    static struct past_reply replies[] = {
        {"1021", "m2", "Marta", FIXTURE_NOW - 4 * DAYS},
        {"0977", "m2", NULL, FIXTURE_NOW - 39 * DAYS},
    };
    struct event came = {.kind = EVENT_HISTORY, .id = "1042", .history = history_create()};
    struct event resize = {.kind = EVENT_TICK};
    fixture->model.preferences.language = "de";
    fixture->model.pane = PANE_CUSTOMER;
    came.history->tickets = tickets;
    came.history->ticket_count = COUNT_OF(tickets);
    came.history->replies = replies;
    came.history->reply_count = COUNT_OF(replies);
    came.history->has_more = true;
    fixture_post(fixture, &resize);
    came.request = fixture->model.history_request;
    fixture_post(fixture, &came);
    fixture->model.customer_selected = 11;
}

UNUSED static void scene_history_alone(struct fixture *fixture)
{
    scene_history(fixture);
    fixture->model.is_zoomed = true;
}

UNUSED static void scene_picks(struct fixture *fixture)
{
    fixture->model.pane = PANE_PICKS;
    fixture->model.pick_selected = 3;
}

UNUSED static void scene_customer_alone(struct fixture *fixture)
{
    fixture->model.pane = PANE_CUSTOMER;
    fixture->model.is_zoomed = true;
}

UNUSED static void scene_stranger(struct fixture *fixture)
{
    fixture->model.open->ticket.messages[3].sender = "max@other.example";
    fixture->model.open->ticket.messages[3].verified = VERIFIED_NO;
    fixture->model.sender = SENDER_STRANGER;
    fixture->model.search = memory_text("pedido");
}

UNUSED static void scene_locked(struct fixture *fixture)
{
    fixture->model.is_locked = true;
}

UNUSED static void scene_empty(struct fixture *fixture)
{
    fixture_release(fixture);
    fixture_init_empty(fixture);
}

/* Quotes of the thread and of elsewhere, with words between them, and a search. */
UNUSED static void scene_quotes(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    fixture_say(
        fixture, FROM_AGENT, "Marta Soler",
        "您好，您的订单 W2378156 已于11月19日发出。\n预计11月25日送达，请耐心等待。");
    fixture_say(fixture, FROM_CUSTOMER, "李雷",
                "还没有到 😢 为什么？\n\n"
                "Marta <help@shop.example> 于2026年11月20日周五 10:02写道：\n"
                "> 您好，您的订单 W2378156 已于11月19日发出。\n"
                "没有收到任何通知。👩‍👩‍👧\n"
                ">> 预计11月25日送达，请耐心等待。\n>\n> 您好，您的订单 W2378156 "
                "已于11月19日发出。\n"
                "أين طلبي؟");
    fixture_say(fixture, FROM_CUSTOMER, "منى",
                "انظر أدناه:\nOn 19/11/2026 10:02, Carrier wrote:\n> Your parcel is lost.\n"
                "> We are sorry.\n\nما هذا؟");
    model->thread_to_unread = false;
    model->is_zoomed = true;
    model->thread_top = (struct thread_top){.is_end = true};
    model->search = memory_text("订单");
    model->search_message = model->open->ticket.message_count - 3;
    model->cited_message = model->search_message;
    assert_true(keymap_bind(&model->keymap, PLACE_READING, text_of("quotes"), text_of(">"),
                            0, NULL));
}

#endif
