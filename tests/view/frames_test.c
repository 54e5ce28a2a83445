/*
 * Whole frames against files in tests/view/golden: a file a scene, in it the scene at every
 * size as text, and at one size what each run of cells means. DESKHAND_GOLDEN=write writes
 * them anew; then read them.
 */
#include "../../src/app/choose.h"
#include "../../src/app/errand.h"
#include "../../src/app/menu.h"
#include "app/update.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

#define GOLDEN_MAX ((size_t)1024 * 1024)

struct size {
    int columns;
    int rows;
};
static const struct size sizes[] = {{1, 1},    {30, 24},  {40, 10}, {80, 24},
                                    {120, 36}, {250, 60}, {0, 0}};
/* Of what lies over the panes, from narrow to very wide. */
static const struct size wide_sizes[] = {{30, 24}, {80, 24}, {120, 36}, {250, 60}, {0, 0}};
/* The size at which styles are written down too. */
#define STYLED_COLUMNS 120

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

static void scene_reading(struct fixture *fixture)
{
    (void)fixture;
}

static void scene_writing(struct fixture *fixture)
{
    write_reply(fixture);
}

static void scene_note(struct fixture *fixture)
{
    write_reply(fixture);
    fixture->model.reply.is_internal = true;
    fixture->model.reply.opinion = (struct opinion){0};
}

/* A note in it, since its bar is drawn as the borders are. */
static void scene_ascii(struct fixture *fixture)
{
    scene_note(fixture);
    fixture->model.preferences.borders = BORDERS_ASCII;
}

static void scene_heavy(struct fixture *fixture)
{
    scene_note(fixture);
    fixture->model.preferences.borders = BORDERS_HEAVY;
}

static void scene_moved(struct fixture *fixture)
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

static void scene_queue(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->pane = PANE_QUEUE;
    queue_mark(&model->queue, queue_at(&model->queue, 2)->id, true);
    model->marked_count = 1;
    snprintf(model->status, sizeof(model->status),
             "snoozed 1043 until tomorrow: u takes it back");
}

static void scene_drafts(struct fixture *fixture)
{
    fixture->model.pane = PANE_DRAFTS;
    fixture->model.draft_selected = 2;
    fixture->model.draft_claim = 2;
}

static void scene_asking(struct fixture *fixture)
{
    fixture_ask(fixture, 3);
    fixture_hear(fixture, 0, "您好，安娜：您的包裹已于11月19日由DHL发出，");
    fixture_hear(fixture, 0, "预计11月25日送达。如果那天还没有收到，请告诉我们，我们会");
    fixture_hear(
        fixture, 0,
        "立刻联系承运商👩‍👧‍👦。\n\n您也可以在这里查询：");
    fixture_hear(fixture, 1, "Hola Ana:\n\ntu pedido W2378156 \x1b]0;owned\a\x1b[2J sal");
}

static void scene_waits(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_WAITS,
                          .request = FIXTURE_REQUEST,
                          .text = "the server asks to wait (429)",
                          .until = FIXTURE_NOW + 12};
    fixture_ask(fixture, 2);
    fixture_post(fixture, &event);
}

/* Of four one is whole, one cut, one refused; the last never came. */
static void scene_answered(struct fixture *fixture)
{
    struct error error = {.text = "api.example cannot be reached: connection refused"};
    struct event event = {
        .kind = EVENT_ANSWERED, .request = FIXTURE_REQUEST, .error = &error};
    fixture_ask(fixture, 4);
    fixture_write_draft(fixture, 0, FIXTURE_DRAFT_1, "stop");
    fixture_write_draft(fixture, 1, FIXTURE_DRAFT_3, "length");
    fixture_write_draft(fixture, 2, "", "refusal");
    fixture_post(fixture, &event);
    fixture->model.pane = PANE_DRAFTS;
}

static void scene_orders(struct fixture *fixture)
{
    fixture->model.pane = PANE_ORDERS;
    fixture->model.order_selected = fixture->model.order_unfolded = 2;
    fixture->model.is_folded = true;
}

/* An order with all that one may say, and titles of every script. */
static void scene_order_unfolded(struct fixture *fixture)
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
static void scene_history(struct fixture *fixture)
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

static void scene_history_alone(struct fixture *fixture)
{
    scene_history(fixture);
    fixture->model.is_zoomed = true;
}

static void scene_picks(struct fixture *fixture)
{
    fixture->model.pane = PANE_PICKS;
    fixture->model.pick_selected = 3;
}

static void scene_customer_alone(struct fixture *fixture)
{
    fixture->model.pane = PANE_CUSTOMER;
    fixture->model.is_zoomed = true;
}

static void scene_stranger(struct fixture *fixture)
{
    fixture->model.open->ticket.messages[3].sender = "max@other.example";
    fixture->model.open->ticket.messages[3].verified = VERIFIED_NO;
    fixture->model.sender = SENDER_STRANGER;
    fixture->model.search = memory_text("pedido");
}

static void scene_menu(struct fixture *fixture)
{
    static const char *const items[][2] = {
        {"Put in what is right", "30 días"},
        {"done in the shop", "it is so"},
        {"the carrier said so", "asks for a reference"},
        {"Ask a senior", NULL},
        {"False alarm", "the ledger keeps it"},
    };
    write_reply(fixture);
    fixture_menu(fixture,
                 "Stopped: \"60 días\", but article returns says Returns are free "
                 "within 30 days of delivery.",
                 items, " 12Vf", COUNT_OF(items));
}

static void scene_help(struct fixture *fixture)
{
    struct overlay *overlay = &fixture->model.overlay;
    overlay->kind = OVERLAY_HELP;
    overlay->top = 2;
    for (int i = 0; i < 60; i++) {
        buffer_format(&overlay->text, "^X %c, F%d\tDoes the thing of row %d, 退货\n",
                      'a' + i % 26, i % 12 + 1, i);
    }
}

static void scene_diff(struct fixture *fixture)
{
    struct overlay *overlay = &fixture->model.overlay;
    overlay->kind = OVERLAY_DIFF;
    buffer_add_text(&overlay->text,
                    "Draft 1 (-) and the reply as it stands (+)\n  Hola Ana:\n"
                    "- tu pedido\n+ tu paquete 包裹\n  W2378156 salió el 19\n");
}

static void scene_prompt(struct fixture *fixture)
{
    static const char *const words[] = {"status:open", "status:pending", "status:退货"};
    struct prompt *prompt = &fixture->model.prompt;
    fixture->model.pane = PANE_QUEUE;
    prompt->kind = PROMPT_LIMIT;
    composer_set(&prompt->line, text_of("lang:zh status:pending"));
    prompt->completions = memory_get(COUNT_OF(words) * sizeof(*prompt->completions));
    prompt->completion_count = COUNT_OF(words);
    prompt->completion = 1;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        prompt->completions[i] = memory_text(words[i]);
    }
}

static void scene_locked(struct fixture *fixture)
{
    fixture->model.is_locked = true;
}

static void scene_empty(struct fixture *fixture)
{
    fixture_release(fixture);
    fixture_init_empty(fixture);
}

/* A model says of the errand that it was given. */
static void model_says(struct fixture *fixture, enum event_kind kind, const char *text)
{
    struct effects effects;
    struct event event = {.kind = kind,
                          .request = fixture->model.errand.telling.request,
                          .text = text,
                          .len = strlen(text)};
    effects_init(&effects);
    update(&fixture->model, &event, &effects);
    effects_release(&effects);
}

static void ask_shorter(struct fixture *fixture)
{
    struct effects effects;
    write_reply(fixture);
    effects_init(&effects);
    errand_rewrite(&fixture->model, &effects, REWRITE_SHORTER, NULL);
    effects_release(&effects);
    model_says(fixture, EVENT_ASKING, "gpt-test");
}

static void scene_rewriting(struct fixture *fixture)
{
    ask_shorter(fixture);
    model_says(fixture, EVENT_GREW,
               "Hola Ana:\n\ntu pedido W2378156 \x1b]0;x\x07 salió el");
}

static void scene_rewrite(struct fixture *fixture)
{
    ask_shorter(fixture);
    model_says(fixture, EVENT_ANSWERED,
               "Hola Ana:\n\ntu pedido W2378156 salió el 19 de noviembre y llega el 26 de "
               "noviembre. Tienes 30 días para devolverlo. 谢谢！");
}

static void scene_rewrite_menu(struct fixture *fixture)
{
    write_reply(fixture);
    menu_rewrite(&fixture->model, 0, text_of("x"));
}

/* A translation of the open ticket's message of that index. */
static void translate(struct fixture *fixture, size_t message, const char *text)
{
    struct model *model = &fixture->model;
    struct translation *translation;
    model->translations =
        memory_reserve(model->translations, &model->translation_capacity,
                       model->translation_count, sizeof(*model->translations));
    translation = &model->translations[model->translation_count++];
    *translation = (struct translation){
        .message = memory_text(model->open->ticket.messages[message].id),
        .telling = {.state = TELLING_DONE,
                    .request = model->translation_count,
                    .profile = memory_text("gpt-test")},
    };
    buffer_init(&translation->telling.text, 65536);
    buffer_add_text(&translation->telling.text, text);
}

static void scene_translation(struct fixture *fixture)
{
    static const char *const reasons[] = {"it presses: \"para el sábado\""};
    struct model *model = &fixture->model;
    size_t first = model->open->ticket.message_count;
    fixture_say(fixture, FROM_CUSTOMER, "李雷",
                "订单没有到达，请问什么时候可以收到？我已经等了两个星期了。");
    fixture_say(fixture, FROM_CUSTOMER, "منى", "أين طلبي رقم W2378156؟");
    translate(fixture, first,
              "My order has not arrived. When will I get it? I have been waiting for two "
              "weeks already.");
    translate(fixture, first + 1, "Where is my order\x1b[31m W2378156\xe2\x80\xae?");
    model->translations[1].telling.state = TELLING_RUNS;
    model->thread_to_unread = false;
    model->thread_top = (struct thread_top){.is_end = true};
    model->has_triage = true;
    model->triage = (struct triage){.intent = "late-parcel",
                                    .urgency = PRIORITY_URGENT,
                                    .sentiment = -0.5,
                                    .lang = "es",
                                    .reasons = reasons,
                                    .reason_count = 1};
}

/* Quotes of the thread and of elsewhere, with words between them, and a search. */
static void scene_quotes(struct fixture *fixture)
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

static void palette_add(struct fixture *fixture, const char *label, const char *kind,
                        const char *detail)
{
    struct menu *menu = &fixture->model.menu;
    menu_add(menu, 0, (int)menu->count, label, detail);
    menu->items[menu->count - 1].kind = kind;
    menu->items[menu->count - 1].is_found = true;
}

static void scene_palette(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    menu_begin(model, MENU_PALETTE, true, "Find");
    palette_add(fixture, "search  Search the thread; :search WORDS searches all", "command",
                "/");
    palette_add(fixture, "Where is my parcel?", "macro", "en-late-where");
    palette_add(fixture, "1043 李雷  退货可以吗？鞋子太小了", "ticket", "open · 23 Nov");
    palette_add(fixture, "1070 منى السيد  أين طلبي؟", "ticket", "resolved · 2 Nov");
    palette_add(fixture, "1071 刘洋  📦👩‍👧‍👦❓", "ticket",
                "open · 23 Nov");
    palette_add(fixture, "Amélie Fournier\x1b[31m", "customer", "c9: shows the tickets");
    palette_add(fixture, "篮球手套 Basketball gloves", "product", "24.00 EUR · sold out");
    assert_true(composer_insert(&model->menu.filter, text_of("sea")));
    menu_filter(&model->menu);
    menu_move(&model->menu, 2);
}

static void scene_followers(struct fixture *fixture)
{
    static const struct saved_view views[] = {
        {"late", "is:late"}, {"中文", "lang:zh"}, {"nobody's", "assignee:none"}};
    struct preferences *preferences = &fixture->model.preferences;

    memcpy(preferences->views, views, sizeof(views));
    preferences->view_count = COUNT_OF(views);
    fixture->model.pane = PANE_QUEUE;
    fixture->model.struck = (struct key_sequence){.keys = {{.code = 'g'}}, .count = 1};
    fixture->model.has_hesitated = true;
}

static void scene_followers_writing(struct fixture *fixture)
{
    write_reply(fixture);
    fixture->model.struck = (struct key_sequence){
        .keys = {{.code = 'x', .modifiers = KEY_CONTROL}}, .count = 1};
    fixture->model.has_hesitated = true;
}

struct scene {
    const char *name;
    void (*set)(struct fixture *fixture);
};
static const struct scene scenes[] = {
    {"quotes", scene_quotes},
    {"rewriting", scene_rewriting},
    {"rewrite", scene_rewrite},
    {"rewrite_menu", scene_rewrite_menu},
    {"translation", scene_translation},
    {"reading", scene_reading},
    {"writing", scene_writing},
    {"note", scene_note},
    {"ascii", scene_ascii},
    {"heavy", scene_heavy},
    {"moved", scene_moved},
    {"queue", scene_queue},
    {"drafts", scene_drafts},
    {"asking", scene_asking},
    {"waits", scene_waits},
    {"answered", scene_answered},
    {"orders", scene_orders},
    {"order_unfolded", scene_order_unfolded},
    {"history", scene_history},
    {"history_alone", scene_history_alone},
    {"picks", scene_picks},
    {"customer", scene_customer_alone},
    {"stranger", scene_stranger},
    {"menu", scene_menu},
    {"help", scene_help},
    {"diff", scene_diff},
    {"prompt", scene_prompt},
    {"locked", scene_locked},
    {"empty", scene_empty},
};

/* Drawn at wide_sizes. */
static const struct scene wide_scenes[] = {
    {"palette", scene_palette},
    {"followers", scene_followers},
    {"followers_writing", scene_followers_writing},
};

/* "7: title 27-52, dim 60-70": what is not plain text in each row. */
static void add_styles(const struct canvas *canvas, struct buffer *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        buffer_format(out, "%d:", row);
        for (int from = 0; from < canvas->columns;) {
            int to = from;
            enum style style = (enum style)canvas_at(canvas, row, from)->style;
            while (to + 1 < canvas->columns &&
                   canvas_at(canvas, row, to + 1)->style == style) {
                to++;
            }
            if (style != STYLE_TEXT && style != STYLE_BORDER) {
                buffer_format(out, " %s %d-%d", style_name(style), from, to);
            }
            from = to + 1;
        }
        buffer_add_char(out, '\n');
    }
}

static void draw_scene(const struct scene *scene, const struct size *drawn_at,
                       struct buffer *out)
{
    for (const struct size *size = drawn_at; size->columns != 0; size++) {
        struct fixture fixture;
        fixture_init(&fixture);
        scene->set(&fixture);
        fixture_draw(&fixture, size->columns, size->rows);
        fixture_settle(&fixture);
        fixture_draw(&fixture, size->columns, size->rows);
        buffer_format(out, "== %dx%d, caret %d %d\n", size->columns, size->rows,
                      fixture.canvas.caret_row,
                      fixture.canvas.caret_row < 0 ? 0 : fixture.canvas.caret_column);
        canvas_text(&fixture.canvas, out);
        if (size->columns == STYLED_COLUMNS) {
            add_styles(&fixture.canvas, out);
        }
        fixture_release(&fixture);
    }
}

static void read_all(const char *path, struct buffer *out)
{
    char piece[4096];
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fail_msg("%s is not there: run from the top of the repository", path);
    }
    for (size_t len; (len = fread(piece, 1, sizeof(piece), file)) != 0;) {
        buffer_add(out, piece, len);
    }
    fclose(file);
}

static void write_all(const char *path, const struct buffer *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL || fwrite(text->bytes, 1, text->len, file) != text->len ||
        fclose(file) != 0) {
        fail_msg("%s cannot be written", path);
    }
}

/* Names the first line that differs, which a person can read. */
static void compare(const char *path, const struct buffer *expected,
                    const struct buffer *found)
{
    struct text want = text_from(expected->bytes, expected->len);
    struct text have = text_from(found->bytes, found->len);
    struct text want_line;
    struct text have_line;
    for (int line = 1; !text_equals(want, have); line++) {
        bool has_want = text_next(&want, '\n', &want_line);
        bool has_have = text_next(&have, '\n', &have_line);
        if (!has_want || !has_have || !text_equals(want_line, have_line)) {
            fail_msg(
                "%s:%d\n  is      %.*s\n  was     %.*s\n(DESKHAND_GOLDEN=write writes the "
                "files anew)",
                path, line, has_have ? (int)have_line.len : 0,
                has_have ? have_line.bytes : "", has_want ? (int)want_line.len : 0,
                has_want ? want_line.bytes : "");
        }
    }
}

static void frames_check(const struct scene *list, size_t count,
                         const struct size *drawn_at)
{
    const char *mode = getenv("DESKHAND_GOLDEN");
    for (size_t i = 0; i < count; i++) {
        char path[128];
        struct buffer found;
        struct buffer expected;
        buffer_init(&found, GOLDEN_MAX);
        buffer_init(&expected, GOLDEN_MAX);
        snprintf(path, sizeof(path), "tests/view/golden/%s.txt", list[i].name);
        draw_scene(&list[i], drawn_at, &found);
        assert_false(found.is_cut);
        if (mode != NULL && strcmp(mode, "write") == 0) {
            write_all(path, &found);
        } else {
            read_all(path, &expected);
            compare(path, &expected, &found);
        }
        buffer_release(&found);
        buffer_release(&expected);
    }
}

static void frames__are_what_they_were(void **state)
{
    (void)state;
    frames_check(scenes, COUNT_OF(scenes), sizes);
    frames_check(wide_scenes, COUNT_OF(wide_scenes), wide_sizes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(frames__are_what_they_were)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
