/*
 * A shop with three waiting tickets and an agent at the keys: the words in which stories
 * about update() are told, in the order things happen.
 */
#ifndef TESTS_APP_FIXTURE_H
#define TESTS_APP_FIXTURE_H

#include "../../src/app/names.h"
#include "story_shell.h"

/* As if the thread were of 40 lines, ten of which are shown. */
static UNUSED struct thread_place place_drawn(const struct thread_top *top)
{
    int64_t line = (top->is_end ? 30 : (int64_t)top->place.at) + top->scroll;

    return (struct thread_place){.at = line < 0 ? 0 : line > 30 ? 30 : (size_t)line};
}

/* A frame on which everything stands, but for what the story hides. */
static UNUSED void draw(struct fixture *fixture)
{
    const struct model *model = &fixture->model;
    struct event event = {.kind = EVENT_DRAWN};
    struct drawn *drawn = &event.drawn;

    drawn->queue_rows = 10;
    drawn->queue_top = model->drawn.queue_top;
    drawn->thread_rows = 10;
    drawn->thread_place = place_drawn(&model->thread_top);
    drawn->thread_end = model->open ? model->open->ticket.message_count : 0;
    drawn->thread_is_at_end = !fixture->hides_newest;
    drawn->newest_was_seen = !fixture->hides_newest;
    drawn->messages_seen = model->open ? model->open->ticket.message_count : 0;
    if (fixture->hides_newest && drawn->messages_seen)
        drawn->messages_seen--;
    drawn->reply_rows = 6;
    drawn->reply_lines = fixture->hides_reply_end ? 18 : 4;
    drawn->reply_top = model->reply.top;
    drawn->reply_version = model->reply.composer.version;
    drawn->reply_was_seen = !fixture->hides_reply_end;
    drawn->picks_seen = model->offered ? fixture->picks_shown : 0;
    drawn->list_rows = 10;
    drawn->overlay_lines = 50;
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void rest(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_REST};
    struct event rested = {.kind = EVENT_RESTED};

    if (model_wants_rest(&fixture->model))
        post(fixture, &event);
    if (model_wants_whole(&fixture->model))
        post(fixture, &rested);
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

/* Who wrote in tickets that were opened before. */
static UNUSED void story_colleagues(struct fixture *fixture)
{
    static struct message said[] = {{.from = FROM_AGENT, .author = "leo"},
                                    {.from = FROM_AGENT, .author = "marta"},
                                    {.from = FROM_AGENT, .author = "Leo Ruiz"}};

    names_hear(&fixture->model,
               &(struct ticket){.messages = said, .message_count = COUNT_OF(said)});
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
    story_colleagues(fixture);
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
    fixture->picks_shown = 2;
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
    for (size_t i = 0; i < fixture->ticket_count; i++) {
        memory_free(fixture->tickets[i].unfinished);
        memory_free(fixture->tickets[i].noted);
        memory_free(fixture->tickets[i].given_back);
        attachments_release(&fixture->tickets[i].unfinished_files);
    }
    memory_free(fixture->log);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, story_begin, story_end)

#endif
