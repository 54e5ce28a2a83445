/* A shop in the middle of a Monday morning, built by hand, for the tests of the views. */
#ifndef TESTS_VIEW_FIXTURE_H
#define TESTS_VIEW_FIXTURE_H

#include "app/model.h"
#include "app/update.h"
#include "base/utf8.h"
#include "fixture_data.h"
#include "view/canvas.h"
#include "view/screen.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct model model;
    struct canvas canvas;
    struct screen *screen;
    struct drawn drawn;
    struct arena arena; /* of what the tests add */
    size_t message_capacity;
};

static void claim_put(struct claim *claims, size_t *count, const char *text,
                      const char *words, enum verdict verdict, enum severity severity)
{
    const char *found = strstr(text, words);
    assert_non_null(found);
    claims[(*count)++] = (struct claim){
        .start = (size_t)(found - text),
        .end = (size_t)(found - text) + strlen(words),
        .kind = CLAIM_DATE,
        .verdict = verdict,
        .severity = severity,
        .has_source = verdict == VERDICT_PROVED || verdict == VERDICT_CONTRADICTED,
        .source = verdict == VERDICT_CONTRADICTED ? fixture_sources[3] : fixture_sources[1],
        .as_of = verdict == VERDICT_CONTRADICTED ? MOMENT_NONE : FIXTURE_NOW - 12 * MINUTES,
    };
}

static void fixture_judge_drafts(void)
{
    size_t counts[3] = {0};
    claim_put(fixture_claims[0], &counts[0], FIXTURE_DRAFT_1, "W2378156", VERDICT_PROVED,
              0);
    claim_put(fixture_claims[0], &counts[0], FIXTURE_DRAFT_1, "19 de noviembre",
              VERDICT_PROVED, 0);
    claim_put(fixture_claims[0], &counts[0], FIXTURE_DRAFT_1, "25 de noviembre",
              VERDICT_PROVED, 0);
    claim_put(fixture_claims[0], &counts[0], FIXTURE_DRAFT_1, "JD014600003828392812",
              VERDICT_PROVED, 0);
    claim_put(fixture_claims[1], &counts[1], FIXTURE_DRAFT_2, "5 días", VERDICT_UNSOURCED,
              SEVERITY_WARN);
    claim_put(fixture_claims[1], &counts[1], FIXTURE_DRAFT_2, "sin coste", VERDICT_ATTESTED,
              0);
    claim_put(fixture_claims[2], &counts[2], FIXTURE_DRAFT_3, "11月19日", VERDICT_PROVED,
              0);
    claim_put(fixture_claims[2], &counts[2], FIXTURE_DRAFT_3, "11月25日", VERDICT_PROVED,
              0);
    claim_put(fixture_claims[2], &counts[2], FIXTURE_DRAFT_3, "60天", VERDICT_CONTRADICTED,
              SEVERITY_BLOCK);
    for (size_t i = 0; i < 3; i++) {
        fixture_drafts[i].opinion.claim_count = counts[i];
    }
}

static void fixture_open(struct fixture *fixture)
{
    struct loaded *open = loaded_create();
    struct message *messages = NULL;
    size_t count = COUNT_OF(fixture_messages);
    messages = arena_reserve(&fixture->arena, messages, &fixture->message_capacity, count,
                             sizeof(*messages));
    memcpy(messages, fixture_messages, sizeof(fixture_messages));
    open->ticket = (struct ticket){
        .id = "1042",
        .customer = "c1",
        .subject = "¿Dónde está mi paquete?",
        .channel = "chat",
        .priority = PRIORITY_HIGH,
        .lang = "es",
        .created_at = FIXTURE_NOW - 3 * DAYS,
        .due_at = FIXTURE_NOW + 14 * MINUTES,
        .snooze_until = MOMENT_NONE,
        .messages = messages,
        .message_count = count,
        .read_count = 3,
        .version = (int64_t)count,
    };
    open->has_customer = true;
    open->customer = (struct customer){
        .id = "c1",
        .name = "Ana Ruiz",
        .emails = fixture_ana_mails,
        .email_count = 1,
        .phones = fixture_ana_phones,
        .phone_count = 1,
        .addresses = fixture_ana_addresses,
        .address_count = 2,
        .lang = "es",
        .country = "ES",
        .interests = fixture_ana_interests,
        .interest_count = 2,
        .brands = fixture_ana_brands,
        .brand_count = 1,
        .personalised = CONSENT_GIVEN,
        .marketing = CONSENT_REFUSED,
        .since = {2024, 1, 2},
    };
    open->orders = fixture_orders;
    open->order_count = COUNT_OF(fixture_orders);
    open->read_at = FIXTURE_NOW - 12 * MINUTES;
    fixture->model.open = open;
    fixture->model.unread_from = 3;
    fixture->model.messages_seen = 3;
    fixture->model.thread_to_unread = true;
}

static void fixture_offer(struct fixture *fixture)
{
    struct offered *offered = offered_create();
    offered->suggestion = (struct suggestion){
        .ticket = "1042",
        .engine = "local",
        .drafts = fixture_drafts,
        .draft_count = COUNT_OF(fixture_drafts),
    };
    offered->picks = (struct picks){
        .customer = "c1",
        .engine = "local",
        .is_personalised = true,
        .picks = fixture_picks,
        .pick_count = COUNT_OF(fixture_picks),
        .again = fixture_again,
        .again_count = COUNT_OF(fixture_again),
    };
    fixture->model.offered = offered;
}

/* Keys of the tests' own, so that frames stay what they are when the built-in table grows.
 */
static void fixture_bind(struct keymap *keymap)
{
    static const struct {
        enum key_place place;
        const char *command;
        const char *keys;
    } rows[] = {
        {PLACE_READING, "open", "Enter"},
        {PLACE_READING, "next-waiting", "Tab"},
        {PLACE_READING, "take-draft", "#"},
        {PLACE_READING, "reply", "r"},
        {PLACE_READING, "note", "I"},
        {PLACE_READING, "next-claim", "c"},
        {PLACE_READING, "put-pick", "p #"},
        {PLACE_READING, "resolve-next", "E"},
        {PLACE_READING, "snooze", "s"},
        {PLACE_READING, "search", "/"},
        {PLACE_READING, "help", "?"},
        {PLACE_READING, "top", "g g"},
        {PLACE_READING, "view", "g #"},
        {PLACE_READING, "ask", "a"},
        {PLACE_READING, "fold", "H"},
        {PLACE_READING, "reject", "x"},
        {PLACE_READING, "limit", "l"},
        {PLACE_READING, "order", "o"},
        {PLACE_READING, "next-draft", "J"},
        {PLACE_READING, "zoom", "z"},
        {PLACE_READING, "next-pane", "w"},
        {PLACE_READING, "cancel", "^C"},
        {PLACE_READING, "mark", "space"},
        {PLACE_WRITING, "send", "^S"},
        {PLACE_WRITING, "send-resolve", "^X Enter"},
        {PLACE_WRITING, "editor", "^X ^E"},
        {PLACE_WRITING, "read", "Esc"},
        {PLACE_WRITING, "undo", "^Z"},
        {PLACE_WRITING, "cancel", "^C"},
        {PLACE_PROMPT, "open", "Enter"},
        {PLACE_PROMPT, "back", "Esc"},
        {PLACE_MENU, "open", "Enter"},
        {PLACE_MENU, "down", "Down"},
        {PLACE_MENU, "up", "Up"},
        {PLACE_MENU, "page-down", "PgDn"},
        {PLACE_MENU, "back", "Esc"},
    };
    keymap_release(keymap);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_true(keymap_bind(keymap, rows[i].place, text_of(rows[i].command),
                                text_of(rows[i].keys), 0, NULL));
    }
}

/* Nothing in it: no tickets, none open. */
static void fixture_init_empty(struct fixture *fixture)
{
    struct preferences preferences = {.engine = "local engine", .delay_chat = 3};
    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
    *fixture = (struct fixture){.screen = screen_create()};
    arena_init(&fixture->arena);
    canvas_init(&fixture->canvas);
    model_init(&fixture->model, &preferences, FIXTURE_NOW);
    fixture_bind(&fixture->model.keymap);
    fixture->model.is_loading = false;
}

/* Ana's ticket 1042 is open, with three drafts, orders and picks; one reads. */
static void fixture_init(struct fixture *fixture)
{
    fixture_init_empty(fixture);
    fixture_judge_drafts();
    for (size_t i = 0; i < COUNT_OF(fixture_heads); i++) {
        struct ticket_head head = fixture_heads[i];
        head.created_at = head.updated_at = FIXTURE_NOW - 8 * DAYS;
        head.snooze_until = MOMENT_NONE;
        queue_put(&fixture->model.queue, &head);
    }
    queue_arrange(&fixture->model.queue, FIXTURE_NOW);
    queue_select(&fixture->model.queue, "1042");
    fixture_open(fixture);
    fixture_offer(fixture);
    fixture->model.pane = PANE_THREAD;
}

static void fixture_release(struct fixture *fixture)
{
    model_release(&fixture->model);
    canvas_release(&fixture->canvas);
    screen_destroy(fixture->screen);
    arena_release(&fixture->arena);
}

/* One writes: the text stands in the reply, the caret behind it, the guard has read it. */
UNUSED static void fixture_write(struct fixture *fixture, const char *text)
{
    struct reply *reply = &fixture->model.reply;
    fixture->model.mode = MODE_WRITING;
    fixture->model.pane = PANE_REPLY;
    composer_set(&reply->composer, text_of(text));
    reply->version_read = reply->composer.version;
    buffer_clear(&reply->read);
    assert_true(buffer_add(&reply->read, text, strlen(text)));
    reply->is_touched = true;
    reply->opinion = (struct opinion){0};
}

/* A claim of the reply: the words as they first stand in it. */
UNUSED static void fixture_claim(struct fixture *fixture, const char *words,
                                 enum verdict verdict, enum severity severity)
{
    struct opinion *opinion = &fixture->model.reply.opinion;
    struct claim *claims =
        arena_get(&fixture->arena, (opinion->claim_count + 1) * sizeof(*claims));
    if (opinion->claim_count != 0) {
        memcpy(claims, opinion->claims, opinion->claim_count * sizeof(*claims));
    }
    opinion->claims = claims;
    claim_put(claims, &opinion->claim_count,
              buffer_text(&fixture->model.reply.composer.text), words, verdict, severity);
}

/* A message at the end of the open thread. */
UNUSED static struct message *fixture_say(struct fixture *fixture, enum message_from from,
                                          const char *author, const char *text)
{
    struct ticket *ticket = &fixture->model.open->ticket;
    ticket->messages =
        arena_reserve(&fixture->arena, ticket->messages, &fixture->message_capacity,
                      ticket->message_count, sizeof(*ticket->messages));
    struct message *message = &ticket->messages[ticket->message_count++];
    *message = (struct message){
        .id = arena_format(&fixture->arena, "said-%zu", ticket->message_count),
        .from = from,
        .author = author,
        .at = FIXTURE_NOW - 5 * MINUTES,
        .text = text,
    };
    ticket->version++;
    return message;
}

/* A list over the panes; labels, details and digits of count items. */
UNUSED static void fixture_menu(struct fixture *fixture, const char *title,
                                const char *const labels[][2], const char *digits,
                                size_t count)
{
    struct menu *menu = &fixture->model.menu;
    menu->kind = MENU_MACROS;
    menu->title = memory_text(title);
    menu->items = memory_get(count * sizeof(*menu->items));
    menu->shown = memory_get(count * sizeof(*menu->shown));
    menu->count = menu->capacity = menu->shown_count = count;
    for (size_t i = 0; i < count; i++) {
        menu->items[i] = (struct menu_item){.label = memory_text(labels[i][0]),
                                            .detail = memory_text(labels[i][1]),
                                            .digit = digits[i] == ' ' ? '\0' : digits[i]};
        menu->shown[i] = i;
    }
}

UNUSED static void fixture_post(struct fixture *fixture, struct event *event)
{
    struct effects effects;
    effects_init(&effects);
    event->now = FIXTURE_NOW;
    update(&fixture->model, event, &effects);
    effects_release(&effects);
}

/* A model is asked for drafts, behind the three local ones. */
#define FIXTURE_REQUEST 7
UNUSED static void fixture_ask(struct fixture *fixture, size_t count)
{
    struct event event = {.kind = EVENT_ASKING,
                          .request = FIXTURE_REQUEST,
                          .text = "gpt-x-mini",
                          .count = count};
    struct event engine = {
        .kind = EVENT_ENGINE, .text = "gpt-x-mini · eu", .id = "1.2k tok 0.03 EUR of 2.00"};
    fixture->model.asking.request = FIXTURE_REQUEST;
    size_t local = fixture->model.offered->suggestion.draft_count;
    fixture_post(fixture, &engine);
    fixture_post(fixture, &event);
    fixture->model.draft_selected = local; /* J marked what comes */
}

UNUSED static void fixture_hear(struct fixture *fixture, size_t index, const char *piece)
{
    struct event event = {.kind = EVENT_GREW,
                          .request = FIXTURE_REQUEST,
                          .index = index,
                          .text = piece,
                          .len = strlen(piece)};
    fixture_post(fixture, &event);
}

/* The text is one of the local drafts', with its opinion, or "". */
UNUSED static void fixture_write_draft(struct fixture *fixture, size_t index,
                                       const char *text, const char *finish)
{
    struct event event = {.kind = EVENT_OFFERED,
                          .request = FIXTURE_REQUEST,
                          .index = index,
                          .offered = offered_create()};
    struct draft *draft = arena_get(&event.offered->arena, sizeof(*draft));
    for (size_t i = 0; i < COUNT_OF(fixture_drafts); i++) {
        if (strcmp(fixture_drafts[i].text, text) == 0) {
            *draft = fixture_drafts[i];
        }
    }
    draft->text = text;
    draft->finish = finish;
    draft->is_truncated = strcmp(finish, "length") == 0;
    draft->sources = NULL;
    draft->source_count = 0;
    event.offered->suggestion = (struct suggestion){
        .ticket = "1042", .engine = "api", .drafts = draft, .draft_count = 1};
    fixture_post(fixture, &event);
}

UNUSED static void fixture_draw(struct fixture *fixture, int columns, int rows)
{
    fixture->model.rows = rows;
    fixture->model.columns = columns;
    screen_draw(fixture->screen, &fixture->canvas, &fixture->model, &fixture->drawn);
}

/* As the program does: what was drawn is told to the model, as far as the views look at it.
 */
UNUSED static void fixture_settle(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->drawn = fixture->drawn;
    const struct thread_top *top = &model->thread_top;
    if (model->thread_to_unread || model->thread_to_match || !top->is_end ||
        top->scroll != 0) {
        model->thread_top = (struct thread_top){.place = fixture->drawn.thread_place};
    }
    model->thread_to_unread = model->thread_to_match = false;
    model->reply.top = fixture->drawn.reply_top;
    if (fixture->drawn.messages_seen > model->messages_seen) {
        model->messages_seen = fixture->drawn.messages_seen;
    }
}

/* The canvas as text; owned by the caller. */
UNUSED static char *fixture_frame(const struct fixture *fixture)
{
    struct buffer out;
    buffer_init(&out, SIZE_MAX);
    canvas_text(&fixture->canvas, &out);
    return buffer_take(&out);
}

/* Whether these words stand on one row of the canvas. */
UNUSED static bool fixture_shows(const struct fixture *fixture, const char *words)
{
    char *frame = fixture_frame(fixture);
    bool shows = strstr(frame, words) != NULL;
    memory_free(frame);
    return shows;
}

static bool words_stand_at(const struct canvas *canvas, int row, int column,
                           const char *words)
{
    struct text rest = text_of(words);
    if (canvas_at(canvas, row, column)->columns == 0) {
        return false;
    }
    for (int at = column; rest.len != 0 && at < canvas->columns; at++) {
        const struct cell *cell = canvas_at(canvas, row, at);
        uint32_t code_point;
        for (int i = 0; i < 5 && cell->code_points[i] != 0; i++) {
            size_t len = rest.len == 0 ? 0 : utf8_decode(rest, &code_point, NULL);
            if (len == 0 || code_point != cell->code_points[i]) {
                return false;
            }
            rest = text_from(rest.bytes + len, rest.len - len);
        }
    }
    return rest.len == 0;
}

/* Where these words begin; false where they do not stand on one row. */
UNUSED static bool fixture_find(const struct fixture *fixture, const char *words, int *row,
                                int *column)
{
    for (*row = 0; *row < fixture->canvas.rows; ++*row) {
        for (*column = 0; *column < fixture->canvas.columns; ++*column) {
            if (words_stand_at(&fixture->canvas, *row, *column, words)) {
                return true;
            }
        }
    }
    return false;
}

/* The style of the first cell where these words stand; fails the test where they do not. */
UNUSED static enum style fixture_style(const struct fixture *fixture, const char *words)
{
    int row = 0;
    int column = 0;
    if (!fixture_find(fixture, words, &row, &column)) {
        fail_msg("\"%s\" is not on the screen", words);
    }
    return (enum style)canvas_at(&fixture->canvas, row, column)->style;
}

#endif
