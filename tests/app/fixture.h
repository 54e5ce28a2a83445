/*
 * A shop with three waiting tickets, an agent at the keys, and a shell that answers every
 * effect at once: stories about update(), told in the order things happen. cmocka's headers
 * come first.
 */
#ifndef TESTS_APP_FIXTURE_H
#define TESTS_APP_FIXTURE_H

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
    bool unfinished_is_internal;
    const char *unsent_key;
    const char *unsent_text;
};

/* An effect that was given out, with what stories look at. */
struct story_effect {
    enum effect_kind kind;
    const char *ticket;
    const char *key;
    const char *text;
    const char *detail;
    bool is_internal;
    bool resolves;
    moment_t until;
    struct wanted_change change;
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
    bool hides_newest;                 /* the newest message is not on the screen */
    bool hides_reply_end;              /* the reply does not fit */
    bool order_is_delivered;
    const char *identity; /* messages come from this address; NULL: the customer's */
};

#define STORY_START 1795424400 /* Monday, 2026-11-23 09:00 UTC */
#define DRAFT_ONE                                                                          \
    "Hola Ana, tu pedido W2378156 salió el 19 de noviembre y llega el 25 de noviembre."
#define DRAFT_TWO "Hola Ana, lamento la demora."

static UNUSED void settle(struct fixture *fixture);

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
    struct order *order = arena_get(arena, sizeof(*order));
    struct order_line *line = arena_get(arena, sizeof(*line));

    *shipment = (struct shipment){
        .carrier = "DHL",
        .tracking = "JD0146",
        .status = fixture->order_is_delivered ? "delivered" : "in_transit",
        .shipped_at = {2026, 11, 19},
        .eta = {2026, 11, 25},
    };
    *line = (struct order_line){.product = "SKU-1", .title = "Trail 2", .quantity = 1};
    *order = (struct order){
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
    loaded->orders = order;
    loaded->order_count = 1;
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
    loaded->unfinished = arena_text(arena, ticket->unfinished);
    loaded->unfinished_is_internal = ticket->unfinished_is_internal;
    if (ticket->unsent_key) {
        loaded->unsent = arena_get(arena, sizeof(*loaded->unsent));
        loaded->unsent[0] = (struct unsent){.key = ticket->unsent_key,
                                            .text = ticket->unsent_text,
                                            .at = STORY_START - 600};
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
    offered->picks.picks = arena_get(arena, 2 * sizeof(struct pick));
    offered->picks.pick_count = 2;
    offered->picks.picks[0].product = (struct product){.id = "SKU-9",
                                                       .title = "Trail sock 3-pack",
                                                       .price = {149000, "EUR", true},
                                                       .stock = 40};
    offered->picks.picks[1].product = (struct product){
        .id = "SKU-8", .title = "Waist light", .price = {290000, "EUR", true}, .stock = 4};
    return offered;
}

static UNUSED void story_change(struct fixture *fixture, struct story_ticket *ticket,
                                const struct wanted_change *change)
{
    if (change->has_status)
        ticket->status = change->status;
    if (change->has_priority)
        ticket->priority = change->priority;
    if (change->has_assignee)
        ticket->assignee = arena_text(&fixture->arena, change->assignee);
    if (change->has_snooze)
        ticket->snooze_until = change->snooze_until;
    if (change->has_read)
        ticket->read_count = change->read_count;
    if (change->has_tags) {
        ticket->tags = "";
        for (size_t i = 0; i < change->tag_count; i++)
            ticket->tags = arena_format(&fixture->arena, "%s%s%s", ticket->tags,
                                        i ? " " : "", change->tags[i]);
    }
    post_head(fixture, ticket, false);
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

/* The held replies, as the vault would keep them. */
static UNUSED const struct story_effect *story_hold(const struct fixture *fixture,
                                                    const char *key)
{
    for (size_t i = 0; i < fixture->log_count; i++) {
        if (fixture->log[i].kind == EFFECT_HOLD && string_equals(fixture->log[i].key, key))
            return &fixture->log[i];
    }
    fail_msg("nothing was held under %s", key);
    return NULL;
}

static UNUSED void answer_open(struct fixture *fixture, const struct story_effect *effect)
{
    struct event event = {.kind = EVENT_LOADED};

    event.loaded = load(fixture, story_ticket(fixture, effect->ticket));
    post(fixture, &event);
}

static UNUSED void answer_offer(struct fixture *fixture, const char *ticket,
                                uint64_t request)
{
    struct event event = {.kind = EVENT_OFFERED, .request = request};

    event.offered = offer(fixture, ticket);
    post(fixture, &event);
}

static UNUSED void answer_look_up(struct fixture *fixture, const char *text,
                                  uint64_t request)
{
    struct event event = {.kind = EVENT_LOOKED_UP, .request = request};

    event.looked_up = looked_up_create();
    if (fixture->other_value && strstr(text, fixture->other_value)) {
        struct known_other *others = arena_get(&event.looked_up->arena, sizeof(*others));
        others[0].value = fixture->other_value;
        event.looked_up->others = others;
        event.looked_up->other_count = 1;
    }
    post(fixture, &event);
}

static UNUSED void answer_key(struct fixture *fixture, enum event_kind kind, const char *id,
                              enum effect_kind of_effect)
{
    struct event event = {.kind = kind, .id = id, .of_effect = (int)of_effect};

    post(fixture, &event);
}

static UNUSED void answer_send(struct fixture *fixture, const struct story_effect *effect)
{
    const struct story_effect *hold = story_hold(fixture, effect->key);
    struct story_ticket *ticket = story_ticket(fixture, effect->ticket);

    story_message(fixture, ticket, FROM_AGENT, "Sam", hold->text, hold->is_internal);
    post_head(fixture, ticket, false);
    answer_key(fixture, EVENT_SENT, effect->key, EFFECT_SEND);
}

static UNUSED void answer_keep(struct fixture *fixture, const struct story_effect *effect)
{
    struct story_ticket *ticket = story_ticket(fixture, effect->ticket);

    memory_free(ticket->unfinished);
    ticket->unfinished = memory_text(effect->text);
    ticket->unfinished_is_internal = effect->is_internal;
    answer_key(fixture, EVENT_SAVED, effect->ticket, EFFECT_KEEP);
}

static UNUSED void refuse(struct fixture *fixture, const struct story_effect *effect)
{
    struct error error = {.code = ERROR_FAILED, .text = "the disk is full"};
    struct event event = {.kind = EVENT_FAILED,
                          .error = &error,
                          .of_effect = (int)effect->kind,
                          .id = effect->key ? effect->key : effect->ticket};

    post(fixture, &event);
}

static UNUSED void carry_out(struct fixture *fixture, const struct story_effect *effect,
                             uint64_t request)
{
    if (fixture->fails[effect->kind]) {
        refuse(fixture, effect);
        return;
    }
    if (fixture->is_silent[effect->kind])
        return;
    if (effect->kind == EFFECT_OPEN)
        answer_open(fixture, effect);
    if (effect->kind == EFFECT_OFFER &&
        string_equals(effect->ticket,
                      fixture->model.open ? fixture->model.open->ticket.id : NULL))
        answer_offer(fixture, effect->ticket, request);
    if (effect->kind == EFFECT_CHANGE) {
        story_change(fixture, story_ticket(fixture, effect->ticket), &effect->change);
        answer_key(fixture, EVENT_SAVED, effect->ticket, EFFECT_CHANGE);
    }
    if (effect->kind == EFFECT_KEEP)
        answer_keep(fixture, effect);
    if (effect->kind == EFFECT_HOLD)
        answer_key(fixture, EVENT_HELD, effect->key, EFFECT_HOLD);
    if (effect->kind == EFFECT_SEND)
        answer_send(fixture, effect);
    if (effect->kind == EFFECT_DROP)
        answer_key(fixture, EVENT_DROPPED, effect->key, EFFECT_DROP);
    if (effect->kind == EFFECT_LOOK_UP)
        answer_look_up(fixture, effect->text, request);
}

/* Copies what may be looked at after the list of effects is cleared. */
static UNUSED size_t log_add(struct fixture *fixture, const struct effect *effect)
{
    struct arena *arena = &fixture->arena;
    struct story_effect copy = {
        .kind = effect->kind,
        .ticket = arena_text(arena, effect->ticket),
        .key = arena_text(arena, effect->key),
        .text = arena_text(arena, effect->text),
        .detail = arena_text(arena, effect->detail),
        .is_internal = effect->is_internal,
        .resolves = effect->resolves,
        .until = effect->until,
        .change = effect->change,
    };
    const char **tags = arena_get(arena, (effect->change.tag_count + 1) * sizeof(*tags));

    for (size_t i = 0; i < effect->change.tag_count; i++)
        tags[i] = arena_text(arena, effect->change.tags[i]);
    copy.change.tags = tags;
    copy.change.assignee = arena_text(arena, effect->change.assignee);
    fixture->log = memory_reserve(fixture->log, &fixture->log_capacity, fixture->log_count,
                                  sizeof(copy));
    fixture->log[fixture->log_count] = copy;
    return fixture->log_count++;
}

/* The shell: does what is wanted, in order, until nothing more is. */
static UNUSED void settle(struct fixture *fixture)
{
    for (size_t done = 0; done < fixture->effects.count; done++) {
        size_t at = log_add(fixture, &fixture->effects.list[done]);
        uint64_t request = fixture->effects.list[done].request;
        struct story_effect effect = fixture->log[at];
        carry_out(fixture, &effect, request);
    }
    effects_clear(&fixture->effects);
}

/* A frame on which everything stands, but for what the story hides. */
static UNUSED void draw(struct fixture *fixture)
{
    const struct model *model = &fixture->model;
    struct event event = {.kind = EVENT_DRAWN};
    struct drawn *drawn = &event.drawn;

    drawn->queue_rows = 10;
    drawn->thread_rows = 10;
    drawn->thread_lines = 40;
    drawn->thread_top =
        model->thread_top == SIZE_MAX || model->thread_top > 30 ? 30 : model->thread_top;
    drawn->newest_was_seen = !fixture->hides_newest;
    drawn->messages_seen = model->open ? model->open->ticket.message_count : 0;
    if (fixture->hides_newest && drawn->messages_seen)
        drawn->messages_seen--;
    drawn->reply_rows = 6;
    drawn->reply_lines = fixture->hides_reply_end ? 18 : 4;
    drawn->reply_top = model->reply.top;
    drawn->reply_version = model->reply.composer.version;
    drawn->reply_was_seen = !fixture->hides_reply_end;
    drawn->list_rows = 10;
    drawn->overlay_lines = 50;
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void rest(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_REST};

    if (model_wants_rest(&fixture->model))
        post(fixture, &event);
    settle(fixture);
}

static UNUSED void key_down(struct fixture *fixture, struct key key)
{
    struct event event = {.kind = EVENT_KEY, .key = key};

    post(fixture, &event);
    settle(fixture);
    if (fixture->is_blind)
        return;
    draw(fixture);
    rest(fixture);
}

/* Keys by their names: "Tab 1 ^S". */
static UNUSED void strike(struct fixture *fixture, const char *keys)
{
    struct text remaining = text_of(keys);
    struct text name;

    while (text_next_word(&remaining, &name)) {
        struct key key;
        if (!key_parse(name, &key))
            fail_msg("%.*s is no key", (int)name.len, name.bytes);
        key_down(fixture, key);
    }
}

/* Characters as they are typed. */
static UNUSED void type(struct fixture *fixture, const char *text)
{
    for (size_t at = 0; text[at];) {
        struct key key = {0};
        at += utf8_decode(text_of(text + at), &key.code, NULL);
        key_down(fixture, key);
    }
}

static UNUSED void paste(struct fixture *fixture, const char *text)
{
    struct event event = {.kind = EVENT_PASTE, .text = text, .len = strlen(text)};

    post(fixture, &event);
    settle(fixture);
    draw(fixture);
    rest(fixture);
}

static UNUSED void says_on(struct fixture *fixture, const char *id, const char *text)
{
    struct story_ticket *ticket = story_ticket(fixture, id);

    fixture->now += 60;
    story_message(fixture, ticket, FROM_CUSTOMER, ticket->name, text, false);
    post_head(fixture, ticket, true);
    settle(fixture);
}

/* The open ticket's customer writes. */
static UNUSED void customer_says(struct fixture *fixture, const char *text)
{
    says_on(fixture, fixture->model.open ? fixture->model.open->ticket.id : "1042", text);
}

static UNUSED void colleague_says(struct fixture *fixture, const char *text,
                                  bool is_internal)
{
    struct story_ticket *ticket = story_ticket(fixture, fixture->model.open->ticket.id);

    fixture->now += 60;
    story_message(fixture, ticket, FROM_AGENT, "Marta", text, is_internal);
    post_head(fixture, ticket, false);
    settle(fixture);
}

/* From now on the engine offers this alone. */
static UNUSED void draft_arrives(struct fixture *fixture, const char *text)
{
    fixture->drafts[0] = text;
    fixture->draft_count = 1;
    strike(fixture, "a");
}

static UNUSED void tick(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_TICK};

    post(fixture, &event);
    settle(fixture);
}

static UNUSED void time_passes(struct fixture *fixture, int64_t seconds)
{
    moment_t end = fixture->now + seconds;

    while (fixture->now < end) {
        moment_t next = model_next_tick(&fixture->model);
        fixture->now = next == MOMENT_NONE || next > end ? end : next;
        tick(fixture);
    }
}

static UNUSED void happens(struct fixture *fixture, enum event_kind kind)
{
    struct event event = {.kind = kind};

    post(fixture, &event);
    settle(fixture);
}

static UNUSED size_t effect_count(const struct fixture *fixture, enum effect_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < fixture->log_count; i++)
        count += fixture->log[i].kind == kind;
    return count;
}

static UNUSED const struct story_effect *effect_last(const struct fixture *fixture,
                                                     enum effect_kind kind)
{
    for (size_t i = fixture->log_count; i > 0; i--) {
        if (fixture->log[i - 1].kind == kind)
            return &fixture->log[i - 1];
    }
    fail_msg("there was no effect of kind %d", (int)kind);
    return NULL;
}

static UNUSED const char *reply_text(const struct fixture *fixture)
{
    return buffer_text(&fixture->model.reply.composer.text);
}

static UNUSED const char *open_ticket(const struct fixture *fixture)
{
    return fixture->model.open ? fixture->model.open->ticket.id : "";
}

#define assert_says(fixture, words)                                                        \
    do {                                                                                   \
        if (!strstr((fixture)->model.status, words))                                       \
            fail_msg("the status line says \"%s\", not \"%s\"", (fixture)->model.status,   \
                     words);                                                               \
    } while (0)

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

static UNUSED struct shop *story_shop(void)
{
    static const char *const hosts[] = {"shop.example"};
    struct shop *shop = shop_create();
    struct arena *arena = &shop->arena;

    shop->articles = arena_get(arena, 2 * sizeof(*shop->articles));
    shop->articles[0] = (struct article){.id = "returns",
                                         .title = "Returns",
                                         .text = "You can return an item within 30 days.",
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

static UNUSED void story_heads(struct fixture *fixture)
{
    struct ticket_head heads[STORY_TICKETS];
    struct event event = {.kind = EVENT_HEADS,
                          .heads = heads,
                          .count = fixture->ticket_count,
                          .is_last = true};

    for (size_t i = 0; i < fixture->ticket_count; i++)
        story_head(fixture, &fixture->tickets[i], &heads[i]);
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void story_open(struct fixture *fixture)
{
    struct event resize = {.kind = EVENT_RESIZE, .rows = 40, .columns = 120};
    struct event shop = {.kind = EVENT_SHOP, .shop = story_shop()};

    post(fixture, &shop);
    story_heads(fixture);
    post(fixture, &resize);
    settle(fixture);
    draw(fixture);
}

static UNUSED struct preferences story_preferences(void)
{
    static const char *const reasons[] = {
        "done in the shop", "the carrier said so:", "goodwill within my limit"};

    return (struct preferences){
        .delay_mail = 10,
        .delay_chat = 3,
        .next_after_mail = true,
        .fresh_seconds = 600,
        .reasons = reasons,
        .reason_count = 3,
        .engine = "local engine",
        .views = {{"late", "is:late"}, {"Chinese", "lang:zh"}},
        .view_count = 2,
    };
}

/* cmocka's set-up and tear-down. 1042 (mail), 1043 (chat) and 1044 (mail) wait, in this
 * order. */
static UNUSED int story_begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    struct preferences preferences = story_preferences();

    fixture->now = STORY_START;
    arena_init(&fixture->arena);
    effects_init(&fixture->effects);
    model_init(&fixture->model, &preferences, fixture->now);
    fixture->drafts[0] = DRAFT_ONE;
    fixture->drafts[1] = DRAFT_TWO;
    fixture->draft_count = 2;
    story_ticket_add(fixture, "1042", "ana", "Ana Ruiz", "email", "es",
                     "Hola, mi pedido W2378156 no ha llegado.");
    story_ticket_add(fixture, "1043", "li", "李雷", "chat", "zh", "退货可以吗");
    story_ticket_add(fixture, "1044", "joe", "Joe Okafor", "email", "en", "Wrong size");
    story_open(fixture);
    *state = fixture;
    return 0;
}

static UNUSED int story_end(void **state)
{
    struct fixture *fixture = *state;

    model_release(&fixture->model);
    effects_release(&fixture->effects);
    for (size_t i = 0; i < fixture->ticket_count; i++)
        memory_free(fixture->tickets[i].unfinished);
    memory_free(fixture->log);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, story_begin, story_end)

#endif
