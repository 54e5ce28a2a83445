/* A shop in the middle of a Monday morning, built by hand, for the tests of the views. */
#ifndef TESTS_VIEW_FIXTURE_H
#define TESTS_VIEW_FIXTURE_H

#include "app/model.h"
#include "base/utf8.h"
#include "view/canvas.h"
#include "view/screen.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* 2026-11-23T09:14:30Z, a Monday. */
#define FIXTURE_NOW ((moment_t)1795425270)
#define MINUTES     ((moment_t)60)
#define HOURS       ((moment_t)3600)
#define DAYS        ((moment_t)86400)
#define EUR(cents)                                                                         \
    {                                                                                      \
        .parts = (cents)*100, .currency = "EUR", .is_known = true                          \
    }

struct fixture {
    struct model model;
    struct canvas canvas;
    struct screen *screen;
    struct drawn drawn;
    struct arena arena; /* of what the tests add */
    size_t message_capacity;
};

static const char *const fixture_ana_mails[] = {"ana@example.org"};
static const char *const fixture_ana_phones[] = {"+34 600 000 101"};
static const char *const fixture_ana_interests[] = {"running", "trail"};
static const char *const fixture_ana_brands[] = {"Northline"};
static const struct address fixture_ana_addresses[] = {{.line1 = "Calle del Olmo 14, 3.º B",
                                                        .city = "Madrid",
                                                        .postcode = "28012",
                                                        .country = "ES"}};

static const struct attachment fixture_attachments[] = {
    {.name = "caja.jpg", .type = "image/jpeg", .size = 117000},
    {.name = "收据\x1b[2J.pdf", .type = "application/pdf", .size = 3145870}};

static const struct message fixture_messages[] = {
    {.id = "m1",
     .from = FROM_CUSTOMER,
     .author = "Ana Ruiz",
     .at = FIXTURE_NOW - 3 * DAYS,
     .text = "Buenos días, ¿cuándo llega mi pedido W2378156? Son unas zapatillas."},
    {.id = "m2",
     .from = FROM_AGENT,
     .author = "Leo Winters",
     .at = FIXTURE_NOW - 3 * DAYS + 300,
     .text = "Hola Ana:\n\ntu pedido sale mañana. Te aviso con el número de seguimiento."},
    {.id = "m3",
     .from = FROM_SYSTEM,
     .at = FIXTURE_NOW - 2 * DAYS,
     .text = "W2378156 was handed to DHL."},
    {.id = "m4",
     .from = FROM_CUSTOMER,
     .author = "Ana Ruiz",
     .at = FIXTURE_NOW - 14 * MINUTES,
     .text =
         "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago? Las necesito para el sábado "
         "y el enlace "
         "https://fjordfield.example/o/W2378156?seguimiento=JD014600003828392812"
         "&idioma=es no dice nada nuevo desde ayer.",
     .attachments = fixture_attachments,
     .attachment_count = 2},
    {.id = "m5",
     .from = FROM_AGENT,
     .author = "Marta Soler",
     .at = FIXTURE_NOW - 11 * MINUTES,
     .is_internal = true,
     .text = "carrier confirmed the scan in Zaragoza; 快递说今天转运，明天到马德里 👍"},
};

static const struct order_line fixture_lines_trail[] = {
    {.product = "NL-TR2-39", .title = "Trail 2", .quantity = 1, .price = EUR(8990)},
    {.product = "NL-SOCK",
     .title = "Trail sock 3-pack",
     .quantity = 2,
     .price = EUR(1490)}};
static const struct order_line fixture_lines_vest[] = {{.product = "NL-REFLEX",
                                                        .title = "Reflective vest",
                                                        .quantity = 1,
                                                        .price = EUR(1850)}};
static const struct shipment fixture_on_its_way[] = {{.carrier = "DHL",
                                                      .tracking = "JD014600003828392812",
                                                      .status = "in_transit",
                                                      .shipped_at = {2026, 11, 19},
                                                      .eta = {2026, 11, 25}}};
static const struct shipment fixture_arrived[] = {{.carrier = "Correos",
                                                   .status = "delivered",
                                                   .shipped_at = {2026, 9, 29},
                                                   .eta = {2026, 10, 3},
                                                   .delivered_at = {2026, 10, 2}}};
static const struct shipment fixture_overdue[] = {{.carrier = "SEUR",
                                                   .status = "in_transit",
                                                   .shipped_at = {2026, 11, 10},
                                                   .eta = {2026, 11, 14}}};
static const struct refund fixture_refunds[] = {{.amount = EUR(1000), .reason = "late"}};

static struct order fixture_orders[] = {
    {.id = "W2378156",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 6 * DAYS,
     .status = ORDER_SHIPPED,
     .total = EUR(11970),
     .lines = fixture_lines_trail,
     .line_count = 2,
     .shipments = fixture_on_its_way,
     .shipment_count = 1,
     .read_at = FIXTURE_NOW - 12 * MINUTES},
    {.id = "W2301007",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 15 * DAYS,
     .status = ORDER_SHIPPED,
     .total = EUR(4280),
     .shipments = fixture_overdue,
     .shipment_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "W1180020",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 57 * DAYS,
     .status = ORDER_DELIVERED,
     .total = EUR(1850),
     .lines = fixture_lines_vest,
     .line_count = 1,
     .shipments = fixture_arrived,
     .shipment_count = 1,
     .refunds = fixture_refunds,
     .refund_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "W0990411",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 400 * DAYS,
     .status = ORDER_CANCELLED,
     .total = EUR(23190),
     .read_at = MOMENT_NONE},
};

static const struct source fixture_sources[] = {
    {.kind = "order",
     .id = "W2378156",
     .field = "shipments[0].shipped_at",
     .value = "2026-11-19"},
    {.kind = "order", .id = "W2378156", .field = "shipments[0].eta", .value = "2026-11-25"},
    {.kind = "macro", .id = "late-parcel"},
    {.kind = "article",
     .id = "returns",
     .quote = "Returns are free within 30 days of delivery."},
};
#define FIXTURE_DRAFT_1                                                                    \
    "Hola Ana:\n\ntu pedido W2378156 salió el 19 de noviembre con DHL y llega el 25 de "  \
    "noviembre. Puedes seguirlo con JD014600003828392812.\n\nUn saludo,\nMarta"
#define FIXTURE_DRAFT_2                                                                    \
    "Hola Ana, lamento la demora. Puedo abrir una investigación con DHL y te escribo "    \
    "mañana; si no aparece en 5 días te enviamos otro par sin coste."
#define FIXTURE_DRAFT_3                                                                    \
    "安娜您好，您的包裹已于11月19日发出，预计11月25日送达，60天内可退货。"

static struct claim fixture_claims[3][5];
static struct flag fixture_flags[] = {{.kind = FLAG_LANGUAGE,
                                       .severity = SEVERITY_WARN,
                                       .reason = "the customer wrote Spanish"}};
static struct draft fixture_drafts[] = {
    {.text = FIXTURE_DRAFT_1,
     .lang = "es",
     .sources = fixture_sources,
     .source_count = 3,
     .opinion = {.claims = fixture_claims[0]}},
    {.text = FIXTURE_DRAFT_2,
     .lang = "es",
     .sources = fixture_sources,
     .source_count = 1,
     .opinion = {.claims = fixture_claims[1]},
     .is_holding = true},
    {.text = FIXTURE_DRAFT_3,
     .lang = "zh",
     .sources = fixture_sources + 3,
     .source_count = 1,
     .opinion = {.claims = fixture_claims[2], .flags = fixture_flags, .flag_count = 1}},
};

static struct reason fixture_reasons[] = {
    {.kind = REASON_BOUGHT_TOGETHER, .title = "Trail 2", .customers = 34},
    {.kind = REASON_BRAND, .value = "Northline"},
    {.kind = REASON_INTEREST, .value = "running"},
    {.kind = REASON_BOUGHT_BEFORE, .customers = 4},
};
static struct pick fixture_picks[] = {
    {.product =
         {.id = "NL-SOCK", .title = "Trail sock 3-pack", .price = EUR(1490), .stock = 40},
     .reasons = &fixture_reasons[0],
     .reason_count = 1},
    {.product = {.id = "NL-LIGHT", .title = "Waist light", .price = EUR(2900), .stock = 3},
     .reasons = &fixture_reasons[1],
     .reason_count = 1},
    {.product = {.id = "NL-POLE",
                 .title = "越野登山杖 Carbon pole, foldable, pair",
                 .price = EUR(11900),
                 .stock = STOCK_NOT_TRACKED},
     .reasons = &fixture_reasons[2],
     .reason_count = 1},
};
static struct pick fixture_again[] = {
    {.product = {.id = "VO-GEL", .title = "Energy gel", .price = EUR(190), .stock = 400},
     .reasons = &fixture_reasons[3],
     .reason_count = 1},
};

/* Names as customers have and attackers choose them. */
static const struct ticket_head fixture_heads[] = {
    {.id = "1042",
     .customer = "c1",
     .name = "Ana Ruiz",
     .subject = "¿Dónde está mi paquete?",
     .channel = "chat",
     .tags = "late parcel",
     .unread = 1,
     .priority = PRIORITY_HIGH,
     .waiting_since = FIXTURE_NOW - 14 * MINUTES,
     .due_at = FIXTURE_NOW + 14 * MINUTES},
    {.id = "1043",
     .customer = "c2",
     .name = "李雷",
     .subject = "退货可以吗，运费谁出？我穿着偏大",
     .channel = "chat",
     .tags = "return",
     .unread = 1,
     .priority = PRIORITY_NORMAL,
     .waiting_since = FIXTURE_NOW - 22 * MINUTES,
     .due_at = FIXTURE_NOW + 38 * MINUTES},
    {.id = "1060",
     .customer = "c46",
     .name = "Sam Whitaker",
     .subject = "Where are my lights",
     .channel = "chat",
     .tags = "late",
     .priority = PRIORITY_URGENT,
     .waiting_since = FIXTURE_NOW - 6 * DAYS,
     .due_at = FIXTURE_NOW - 18 * MINUTES},
    {.id = "1044",
     .customer = "c3",
     .name = "J. Okafor",
     .subject = "Wrong size",
     .channel = "email",
     .tags = "",
     .priority = PRIORITY_NORMAL,
     .waiting_since = FIXTURE_NOW - HOURS,
     .due_at = FIXTURE_NOW + 56 * MINUTES},
    {.id = "1058",
     .customer = "c31",
     .name = "\x1b]0;owned\x07مريم \xE2\x80\xAEنجم",
     .subject = "أين طلبي من فضلكم؟ لم يصل بعد",
     .channel = "email",
     .tags = "",
     .unread = 2,
     .priority = PRIORITY_NORMAL,
     .waiting_since = FIXTURE_NOW - 3 * HOURS,
     .due_at = FIXTURE_NOW + 2 * HOURS},
    {.id = "1059",
     .customer = "c32",
     .name = "Donaudampfschifffahrtsgesellschaft GmbH",
     .subject = "Rechnung 👨‍👩‍👧‍👦 fehlt",
     .channel = "email",
     .tags = "",
     .priority = PRIORITY_NORMAL,
     .status = TICKET_PENDING,
     .waiting_since = MOMENT_NONE,
     .due_at = MOMENT_NONE},
    {.id = "1061",
     .customer = "c47",
     .name = "Nuria Campos",
     .subject = "¡Gracias!",
     .channel = "email",
     .tags = "",
     .priority = PRIORITY_LOW,
     .status = TICKET_RESOLVED,
     .waiting_since = MOMENT_NONE,
     .due_at = MOMENT_NONE},
};

static const char *const fixture_hosts[] = {"fjordfield.example"};

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
        .address_count = 1,
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
    open->earlier_tickets = 2;
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

/* Nothing in it: no tickets, none open. */
static void fixture_init_empty(struct fixture *fixture)
{
    struct preferences preferences = {.engine = "local engine", .delay_chat = 3};
    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
    *fixture = (struct fixture){.screen = screen_create()};
    arena_init(&fixture->arena);
    canvas_init(&fixture->canvas);
    model_init(&fixture->model, &preferences, FIXTURE_NOW);
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
    if (model->thread_to_unread || model->thread_to_match) {
        model->thread_top = fixture->drawn.thread_top;
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
