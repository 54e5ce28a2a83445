/*
 * The world of the stories: a shop, tickets that wait, what is loaded and offered for them.
 */
#ifndef TESTS_APP_STORY_WORLD_H
#define TESTS_APP_STORY_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/update.h"
#include "base/utf8.h"

#define STORY_TICKETS  8
#define STORY_MESSAGES 64
#define STORY_DRAFTS   9

struct story_ticket {
    const char *id;
    const char *customer;
    const char *name;
    const char *email;
    const char *channel;
    const char *lang;
    const char *subject;
    struct message messages[STORY_MESSAGES];
    size_t message_count;
    size_t read_count;
    enum ticket_status status;
    enum priority priority;
    const char *assignee;
    const char *tags;
    moment_t due_at;
    moment_t snooze_until;
    char *unfinished;
    const char *taken; /* the draft that it came from, 1 */
    char *noted;      /* the note beside it */
    char *given_back; /* a reply that came back from being held, kept beside it */
    const char *unsent_key;
    const char *unsent_text;
    const struct attachment *unsent_file; /* NULL: none */
    struct attachments unfinished_files;
    size_t unsent_times_given;
    bool unsent_is_internal;
};

/* An effect that was given out, with what stories look at. */
struct story_effect {
    enum effect_kind kind;
    const char *ticket;
    const char *key;
    const char *text;
    const char *detail;
    const char *takes;
    const char *draft;
    enum ask_kind asks;
    enum rewrite_how how;
    const char *lang;
    bool is_internal;
    bool resolves;
    bool asks_model;
    bool is_ahead;
    bool is_local;
    bool is_model_alone;
    uint64_t request;
    size_t wanted;
    moment_t until;
    size_t times_given;
    struct wanted_change change;
    const struct attachment *files;
    size_t file_count;
    const struct ledger_draft *drafts;
    size_t draft_count;
    const struct ledger_verdicts *verdicts;
    const struct ledger_override *override;
};

struct fixture {
    struct model model;
    struct effects effects;
    struct arena arena; /* of all that the story says */
    moment_t now;
    struct story_ticket tickets[STORY_TICKETS];
    size_t ticket_count;
    const char *drafts[STORY_DRAFTS];
    size_t draft_count;
    struct story_effect *log;
    size_t log_count;
    size_t log_capacity;
    const char *other_value;           /* what the vault knows to be somebody else's */
    bool fails[EFFECT_KIND_COUNT];     /* the world refuses these */
    bool is_silent[EFFECT_KIND_COUNT]; /* no answer comes to these */
    bool is_blind;                     /* no frame is drawn after a key */
    bool pick_is_sold_out;             /* the second pick, as it is looked up */
    bool pick_is_first;                /* the second pick stands first */
    bool has_newer_order;              /* Ana bought again */
    int64_t pick_parts;                /* the second pick's price; 0: the usual one */
    size_t picks_shown;                /* so many picks have a line on the screen */
    bool hides_newest;                 /* the newest message is not on the screen */
    bool hides_reply_end;              /* the reply does not fit */
    bool order_is_delivered;
    int64_t file_size; /* of every file that is attached */
    const char *paths; /* that Tab completes to */
    bool is_decided;   /* somebody else decided over the reply: why it fails */
    const char
        *misspelt; /* " recieve adress ": no dictionary has these; NULL: there is none */
    const char *identity; /* messages come from this address; NULL: the customer's */
};

#define STORY_START 1795424400 /* Monday, 2026-11-23 09:00 UTC */
#define DRAFT_ONE                                                                          \
    "Hola Ana, tu pedido W2378156 salió el 19 de noviembre y llega el 25 de noviembre."
#define DRAFT_TWO "Hola Ana, lamento la demora."

static UNUSED struct story_ticket *story_ticket(struct fixture *fixture, const char *id)
{
    for (size_t i = 0; i < fixture->ticket_count; i++) {
        if (string_equals(fixture->tickets[i].id, id))
            return &fixture->tickets[i];
    }
    fail_msg("the story has no ticket %s", id);
    return NULL;
}

static UNUSED void post(struct fixture *fixture, struct event *event)
{
    event->now = fixture->now;
    update(&fixture->model, event, &fixture->effects);
}

static UNUSED void story_head(struct fixture *fixture, const struct story_ticket *ticket,
                              struct ticket_head *head)
{
    struct ticket whole = {
        .id = ticket->id,
        .customer = ticket->customer,
        .subject = ticket->subject,
        .channel = ticket->channel,
        .lang = ticket->lang,
        .status = ticket->status,
        .priority = ticket->priority,
        .assignee = ticket->assignee,
        .created_at = STORY_START - 86400,
        .due_at = ticket->due_at,
        .snooze_until = ticket->snooze_until,
        .messages = (struct message *)ticket->messages,
        .message_count = ticket->message_count,
        .read_count = ticket->read_count,
        .unsent = ticket->unsent_key != NULL,
        .possibly_sent = ticket->unsent_times_given > 0,
        .unsent_notes = ticket->unsent_key != NULL && ticket->unsent_is_internal,
        .possibly_sent_notes =
            ticket->unsent_times_given > 0 && ticket->unsent_is_internal,
    };

    ticket_head_of(&whole, ticket->name, &fixture->arena, head);
    head->tags = ticket->tags;
}

static UNUSED void post_head(struct fixture *fixture, const struct story_ticket *ticket,
                             bool is_arrival)
{
    struct ticket_head head;
    struct event event = {
        .kind = EVENT_HEAD, .heads = &head, .count = 1, .is_arrival = is_arrival};

    story_head(fixture, ticket, &head);
    post(fixture, &event);
}

/* Ana's order: shipped on the 19th, due on the 25th. */
static UNUSED void load_orders(struct fixture *fixture, struct loaded *loaded)
{
    struct arena *arena = &loaded->arena;
    struct shipment *shipment = arena_get(arena, sizeof(*shipment));
    struct order *orders = arena_get(arena, 2 * sizeof(*orders));
    size_t newer = fixture->has_newer_order;
    struct order_line *line = arena_get(arena, sizeof(*line));

    *shipment = (struct shipment){
        .carrier = "DHL",
        .tracking = "JD0146",
        .status = fixture->order_is_delivered ? "delivered" : "in_transit",
        .shipped_at = {2026, 11, 19},
        .eta = {2026, 11, 25},
    };
    *line = (struct order_line){.product = "SKU-1", .title = "Trail 2", .quantity = 1};
    orders[0] = (struct order){.id = "W2399999",
                               .customer = loaded->customer.id,
                               .placed_at = fixture->now,
                               .read_at = fixture->now};
    orders[newer] = (struct order){
        .id = "W2378156",
        .customer = loaded->customer.id,
        .placed_at = STORY_START - 6 * 86400,
        .status = fixture->order_is_delivered ? ORDER_DELIVERED : ORDER_SHIPPED,
        .lines = line,
        .line_count = 1,
        .shipments = shipment,
        .shipment_count = 1,
        .read_at = fixture->now,
    };
    loaded->orders = orders;
    loaded->order_count = 1 + newer;
}

static UNUSED void load_customer(const struct story_ticket *ticket, struct loaded *loaded)
{
    const char **emails = arena_get(&loaded->arena, sizeof(*emails));

    emails[0] = ticket->email;
    loaded->has_customer = true;
    loaded->customer = (struct customer){
        .id = ticket->customer,
        .name = ticket->name,
        .emails = emails,
        .email_count = 1,
        .lang = ticket->lang,
    };
}

/* As the vault would have it: what came back in front. */
static UNUSED void load_unfinished(const struct story_ticket *ticket, struct loaded *loaded)
{
    struct arena *arena = &loaded->arena;
    struct unfinished *reply = &loaded->unfinished[TEXT_REPLY];

    *reply = (struct unfinished){
        .text = arena_text(arena, ticket->unfinished),
        .caret = SIZE_MAX,
        .draft_text = ticket->taken,
        .draft_number = ticket->taken ? 1 : 0,
        .files = attachments_copy(ticket->unfinished_files.list,
                                  ticket->unfinished_files.count, arena),
        .file_count = ticket->unfinished_files.count,
    };
    loaded->unfinished[TEXT_NOTE] =
        (struct unfinished){.text = arena_text(arena, ticket->noted), .caret = SIZE_MAX};
    if (!ticket->given_back)
        return;
    reply->is_joined = ticket->unfinished && *ticket->unfinished;
    reply->text =
        arena_format(arena, "%s%s%s", ticket->given_back, reply->is_joined ? "\n\n" : "",
                     string_or_empty(ticket->unfinished));
    reply->takes = "1.run.1";
}

static UNUSED struct loaded *load(struct fixture *fixture,
                                  const struct story_ticket *ticket)
{
    struct loaded *loaded = loaded_create();
    struct arena *arena = &loaded->arena;
    size_t bytes = sizeof(ticket->messages);

    loaded->ticket = (struct ticket){
        .id = arena_text(arena, ticket->id),
        .customer = ticket->customer,
        .subject = ticket->subject,
        .channel = ticket->channel,
        .lang = ticket->lang,
        .status = ticket->status,
        .priority = ticket->priority,
        .assignee = arena_text(arena, ticket->assignee),
        .snooze_until = ticket->snooze_until,
        .due_at = ticket->due_at,
        .messages = arena_get(arena, bytes),
        .message_count = ticket->message_count,
        .read_count = ticket->read_count,
        .version = (int64_t)ticket->message_count,
    };
    memcpy(loaded->ticket.messages, ticket->messages, bytes);
    load_customer(ticket, loaded);
    if (string_equals(ticket->id, "1042"))
        load_orders(fixture, loaded);
    loaded->read_at = fixture->now;
    load_unfinished(ticket, loaded);
    if (ticket->unsent_key) {
        loaded->unsent = arena_get(arena, sizeof(*loaded->unsent));
        loaded->unsent[0] = (struct unsent){.key = ticket->unsent_key,
                                            .text = ticket->unsent_text,
                                            .files = ticket->unsent_file,
                                            .file_count = ticket->unsent_file != NULL,
                                            .at = STORY_START - 600,
                                            .times_given = ticket->unsent_times_given,
                                            .is_internal = ticket->unsent_is_internal};
        loaded->unsent_count = 1;
    }
    return loaded;
}

static UNUSED struct offered *offer(struct fixture *fixture, const char *ticket)
{
    struct offered *offered = offered_create();
    struct arena *arena = &offered->arena;
    struct suggestion *suggestion = &offered->suggestion;
    struct facts facts;

    *suggestion = (struct suggestion){
        .ticket = arena_text(arena, ticket),
        .engine = "local",
        .thread_version = (int64_t)story_ticket(fixture, ticket)->message_count,
        .drafts = arena_get(arena, STORY_DRAFTS * sizeof(struct draft)),
        .draft_count = fixture->draft_count,
    };
    model_facts(&fixture->model, arena, &facts);
    for (size_t i = 0; i < fixture->draft_count; i++) {
        struct draft *draft = &suggestion->drafts[i];
        draft->text = arena_text(arena, fixture->drafts[i]);
        guard_read(&facts, text_of(draft->text), false, arena, &draft->opinion);
    }
    struct pick *picks = arena_get(arena, 2 * sizeof(*picks));
    picks[fixture->pick_is_first].product = (struct product){.id = "SKU-9",
                                                             .title = "Trail sock 3-pack",
                                                             .price = {149000, "EUR", true},
                                                             .stock = 40};
    picks[!fixture->pick_is_first].product = (struct product){
        .id = "SKU-8",
        .title = "Waist light",
        .price = {fixture->pick_parts ? fixture->pick_parts : 290000, "EUR", true},
        .stock = 4};
    offered->picks.picks = picks;
    offered->picks.pick_count = 2;
    return offered;
}

static UNUSED void story_message(struct fixture *fixture, struct story_ticket *ticket,
                                 enum message_from from, const char *author,
                                 const char *text, bool is_internal)
{
    const char *sender = fixture->identity ? fixture->identity : ticket->email;

    assert_true(ticket->message_count < STORY_MESSAGES);
    ticket->messages[ticket->message_count++] = (struct message){
        .id = arena_format(&fixture->arena, "%s-%zu", ticket->id, ticket->message_count),
        .from = from,
        .author = author,
        .at = fixture->now,
        .text = arena_text(&fixture->arena, text),
        .is_internal = is_internal,
        .sender = from == FROM_CUSTOMER ? sender : NULL,
        .verified = from == FROM_CUSTOMER ? VERIFIED_YES : VERIFIED_UNKNOWN,
    };
}

static UNUSED struct shop *story_shop(void)
{
    static const char *const hosts[] = {"shop.example"};
    struct shop *shop = shop_create();
    struct arena *arena = &shop->arena;

    shop->articles = arena_get(arena, 2 * sizeof(*shop->articles));
    shop->articles[0] =
        (struct article){.id = "returns",
                         .title = "Returns",
                         .text = "You can return an item within 30 days of delivery.",
                         .lang = "en",
                         .updated_at = MOMENT_NONE};
    shop->articles[1] = (struct article){.id = "shipping",
                                         .title = "Shipping",
                                         .text = "Parcels leave on the next working day.",
                                         .lang = "en",
                                         .updated_at = MOMENT_NONE};
    shop->article_count = 2;
    shop->macros = arena_get(arena, 3 * sizeof(*shop->macros));
    shop->macros[0] = (struct macro){.id = "late-parcel",
                                     .title = "Late parcel",
                                     .text = "We are looking for your parcel.",
                                     .lang = "en"};
    shop->macros[1] = (struct macro){.id = "late-refund",
                                     .title = "Late refund",
                                     .text = "We look after your refund.",
                                     .lang = "en"};
    shop->macros[2] = (struct macro){.id = "gracias",
                                     .title = "Gracias",
                                     .text = "Gracias por escribirnos.",
                                     .lang = "es"};
    shop->macro_count = 3;
    shop->hosts = arena_get(arena, sizeof(*shop->hosts));
    shop->hosts[0] = hosts[0];
    shop->host_count = 1;
    shop->name = "the shop";
    shop->agent = "Sam";
    shop->lang = "en";
    return shop;
}

static UNUSED void story_ticket_add(struct fixture *fixture, const char *id,
                                    const char *customer, const char *name,
                                    const char *channel, const char *lang, const char *text)
{
    struct story_ticket *ticket = &fixture->tickets[fixture->ticket_count++];
    size_t minutes = fixture->ticket_count;

    *ticket = (struct story_ticket){
        .id = id,
        .customer = customer,
        .name = name,
        .email = arena_format(&fixture->arena, "%s@example.org", customer),
        .channel = channel,
        .lang = lang,
        .subject = text,
        .tags = "",
        .priority = PRIORITY_NORMAL,
        .due_at = fixture->now + (moment_t)(minutes * 900),
        .snooze_until = MOMENT_NONE,
    };
    story_message(fixture, ticket, FROM_CUSTOMER, name, text, false);
}

#endif
