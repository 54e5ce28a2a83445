/* Scenes of what is asked and read over the panes: every menu, prompt and overlay that
 * frames_over.h has not. */
#ifndef TESTS_VIEW_FRAMES_ASKED_H
#define TESTS_VIEW_FRAMES_ASKED_H

#include "../../src/app/choose.h"
#include "../../src/app/overlay.h"
#include "../../src/app/perform.h"
#include "../../src/app/prompt.h"
#include "../../src/app/theme_choice.h"
#include "frames_over.h"

/* The command's key is struck; what it has the shell do is let be. */
static void do_command(struct fixture *fixture, enum command command)
{
    struct effects effects;
    effects_init(&effects);
    perform(&fixture->model, &effects, command, 0);
    effects_release(&effects);
}

/* ---- menus ---- */

UNUSED static void scene_macros(struct fixture *fixture)
{
    static struct macro macros[] = {
        {.id = "es-late-where", .title = "¿Dónde está mi paquete?", .lang = "es"},
        {.id = "zh-late", .title = "包裹什么时候到？已经寄出", .lang = "zh"},
        {.id = "ar-late", .title = "أين طلبي\x1b[31m", .lang = "ar"},
        {.id = "en-family", .title = "👩‍👧‍👦 Family discount", .lang = "en"},
    };
    struct model *model = &fixture->model;
    model->shop = shop_create();
    model->shop->macros = macros;
    model->shop->macro_count = COUNT_OF(macros);
    do_command(fixture, COMMAND_MACROS);
    assert_true(composer_insert(&model->menu.filter, text_of("a")));
    menu_filter(&model->menu);
}

UNUSED static void scene_snooze(struct fixture *fixture)
{
    queue_select(&fixture->model.queue, "1043");
    fixture->model.pane = PANE_QUEUE;
    do_command(fixture, COMMAND_SNOOZE);
}

UNUSED static void scene_priority(struct fixture *fixture)
{
    do_command(fixture, COMMAND_PRIORITY);
}

UNUSED static void scene_reject(struct fixture *fixture)
{
    fixture->model.pane = PANE_DRAFTS;
    do_command(fixture, COMMAND_REJECT);
}

UNUSED static void scene_replace(struct fixture *fixture)
{
    write_reply(fixture);
    menu_replace(&fixture->model, 2);
}

static void stop_reply(struct fixture *fixture)
{
    static const char *const reasons[] = {"done in the shop", "the carrier said so:",
                                          "经理批准"};
    struct model *model = &fixture->model;
    struct block block;
    write_reply(fixture);
    model->preferences.reasons = reasons;
    model->preferences.reason_count = COUNT_OF(reasons);
    ((struct claim *)model->reply.opinion.claims)[3].right_value = "30 días";
    assert_true(reply_block(model, &block));
    menu_way_out(model, &block);
}

UNUSED static void scene_way_out(struct fixture *fixture)
{
    stop_reply(fixture);
}

static void hold_reply(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->held = memory_get(sizeof(*model->held));
    model->held_count = model->held_capacity = 1;
    model->held[0] = (struct held){.key = memory_text("k"),
                                   .ticket = memory_text("1043"),
                                   .name = memory_text("李雷"),
                                   .text = memory_text("ok"),
                                   .until = FIXTURE_NOW + 7};
}

UNUSED static void scene_quit(struct fixture *fixture)
{
    hold_reply(fixture);
    menu_quit(&fixture->model);
}

UNUSED static void scene_unsent(struct fixture *fixture)
{
    static struct unsent unsent = {.key = "k7",
                                   .text = "您好，您的包裹在路上。",
                                   .at = FIXTURE_NOW - 20 * MINUTES,
                                   .times_given = 1};
    fixture->model.open->unsent = &unsent;
    fixture->model.open->unsent_count = 1;
    menu_unsent(&fixture->model);
}

UNUSED static void scene_hits(struct fixture *fixture)
{
    static const struct hit found[] = {
        {"1043", "m1", FIXTURE_NOW - DAYS, "退货可以吗？运费谁出", 0, 12},
        {"1058", "m4", FIXTURE_NOW - 40 * DAYS, "…أين طلبي من فضلكم؟", 0, 0},
        {"0977", NULL, FIXTURE_NOW - 80 * DAYS, "Wrong size\x1b[2J 退货", 16, 22},
    };
    struct model *model = &fixture->model;
    model->hits = hits_create();
    model->hits->hits = arena_get(&model->hits->arena, sizeof(found));
    memcpy(model->hits->hits, found, sizeof(found));
    model->hits->count = model->hits->capacity = COUNT_OF(found);
    model->has_more_hits = true;
    menu_hits(model);
}

UNUSED static void scene_paste(struct fixture *fixture)
{
    fixture->model.pasted = memory_text("订单 W2378156，谢谢 👍");
    menu_paste(&fixture->model);
}

UNUSED static void scene_themes(struct fixture *fixture)
{
    theme_menu(&fixture->model);
}

static void attach_files(struct fixture *fixture)
{
    static struct attachment files[] = {
        {.name = "etiqueta.pdf", .path = "/home/marta/etiqueta.pdf", .size = 117000},
        {.name = "退货标签.pdf", .path = "/home/marta/退货标签.pdf", .size = 3145870},
    };
    write_reply(fixture);
    attachments_add(&fixture->model.reply.files, files, COUNT_OF(files));
}

UNUSED static void scene_files(struct fixture *fixture)
{
    struct effects effects;
    attach_files(fixture);
    effects_init(&effects);
    prompt_open(&fixture->model, PROMPT_ATTACH, NULL);
    prompt_accept(&fixture->model, &effects);
    effects_release(&effects);
}

UNUSED static void scene_outside(struct fixture *fixture)
{
    fixture_say(fixture, FROM_CUSTOMER, "Ana Ruiz",
                "https://dhl.example/t?n=1 y https://p\xD0\xB0ypal.example/包裹");
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = (struct thread_top){.is_end = true};
    fixture_draw(fixture, 120, 36);
    fixture_settle(fixture);
    do_command(fixture, COMMAND_OPEN_OUTSIDE);
}

UNUSED static void scene_resolve(struct fixture *fixture)
{
    write_reply(fixture);
    fixture->model.mode = MODE_READING;
    menu_resolve(&fixture->model, 2);
}

/* A word that a dictionary does not have, and what it has near it. */
static void misspell(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct spelling *spelling = &model->spelling;
    static const char answer[] = "=es_ES\n*paquete\n*paquetes\n*paquetería";
    struct event event = {.kind = EVENT_SUGGESTED, .text = answer, .len = strlen(answer)};
    write_reply(fixture);
    model->preferences.spells = true;
    spelling->word = memory_text("paqete");
    spelling->word_version = model->reply.composer.version;
    event.request = spelling->suggest = ++model->request;
    menu_begin(model, MENU_SPELLING, false, "paqete");
    fixture_post(fixture, &event);
}

UNUSED static void scene_spelling(struct fixture *fixture)
{
    misspell(fixture);
}

UNUSED static void scene_marked(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->pane = PANE_QUEUE;
    queue_mark(&model->queue, "1043", true);
    queue_mark(&model->queue, "1058", true);
    model->marked_count = 2;
    menu_marks(model, COMMAND_TAG, 1);
}

UNUSED static void scene_models(struct fixture *fixture)
{
    static const struct engine_choice engines[] = {
        {"local", "this machine alone"},
        {"eu", "gpt-x-mini · Example GmbH · EU · kept 0 days · de en es zh"},
        {"big", "large-2 · 例子公司 · US · kept 30 days"},
    };
    fixture->model.preferences.engines = engines;
    fixture->model.preferences.engine_count = COUNT_OF(engines);
    do_command(fixture, COMMAND_MODEL);
}

/* ---- prompts ---- */

static void ask(struct fixture *fixture, enum prompt_kind kind, const char *typed)
{
    prompt_open(&fixture->model, kind, NULL);
    assert_true(composer_insert(&fixture->model.prompt.line, text_of(typed)));
}

UNUSED static void scene_ask_command(struct fixture *fixture)
{
    ask(fixture, PROMPT_COMMAND, "snooze 明天 9:00");
}

UNUSED static void scene_ask_search(struct fixture *fixture)
{
    ask(fixture, PROMPT_SEARCH, "pedido 订单");
}

UNUSED static void scene_ask_assign(struct fixture *fixture)
{
    ask(fixture, PROMPT_ASSIGN, "lucía");
}

UNUSED static void scene_ask_tag(struct fixture *fixture)
{
    ask(fixture, PROMPT_TAG, "+退货 -late");
}

/* What cannot be read of it is told, and the line stays. */
UNUSED static void scene_ask_snooze(struct fixture *fixture)
{
    struct effects effects;
    ask(fixture, PROMPT_SNOOZE, "the day before yesterday");
    effects_init(&effects);
    prompt_accept(&fixture->model, &effects);
    effects_release(&effects);
}

UNUSED static void scene_ask_reference(struct fixture *fixture)
{
    struct effects effects;
    stop_reply(fixture);
    effects_init(&effects);
    menu_choose(&fixture->model, &effects, &fixture->model.menu.items[2]);
    effects_release(&effects);
}

UNUSED static void scene_ask_identified(struct fixture *fixture)
{
    scene_stranger(fixture);
    ask(fixture, PROMPT_IDENTIFIED, "called back, 电话");
}

UNUSED static void scene_ask_attach(struct fixture *fixture)
{
    attach_files(fixture);
    ask(fixture, PROMPT_ATTACH, "~/退货标签.pdf");
}

UNUSED static void scene_ask_rewrite(struct fixture *fixture)
{
    write_reply(fixture);
    ask(fixture, PROMPT_REWRITE, "say that the shop is sorry 抱歉");
}

/* ---- overlays ---- */

UNUSED static void scene_leaves(struct fixture *fixture)
{
    overlay_requests(&fixture->model,
                     text_of("To gpt-x-mini at eu.example, 2 messages, 412 tokens\n\n"
                             "user\nHola, mi pedido <ORDER_1> no ha llegado.\n"
                             "包裹在哪里？ <NAME_1>\x1b[31m\n"));
}

UNUSED static void scene_triage(struct fixture *fixture)
{
    static const char *const reasons[] = {"it presses: \"para el sábado\"", "着急"};
    struct model *model = &fixture->model;
    model->has_triage = true;
    model->triage = (struct triage){.intent = "late-parcel",
                                    .urgency = PRIORITY_URGENT,
                                    .sentiment = -0.5,
                                    .lang = "es",
                                    .reasons = reasons,
                                    .reason_count = COUNT_OF(reasons)};
    overlay_triage(model);
}

UNUSED static void scene_summary(struct fixture *fixture)
{
    struct effects effects;
    effects_init(&effects);
    errand_summary(&fixture->model, &effects);
    effects_release(&effects);
    model_says(fixture, EVENT_ASKING, "gpt-test");
    model_says(fixture, EVENT_GREW,
               "Ana asks where her parcel is. 包裹在萨拉戈萨。\x1b[2J Carrier: DHL.");
}

UNUSED static void scene_back(struct fixture *fixture)
{
    struct effects effects;
    write_reply(fixture);
    effects_init(&effects);
    errand_back(&fixture->model, &effects);
    effects_release(&effects);
    model_says(fixture, EVENT_ASKING, "gpt-test");
    model_says(fixture, EVENT_ANSWERED,
               "Hello Ana, your order W2378156 left on 19 November. Thank you.");
}

UNUSED static void scene_product(struct fixture *fixture)
{
    overlay_product(&fixture->model, "篮球手套 Basketball gloves",
                    "24.00 EUR, sold out\nsize  M, L\ncolour  红色\x1b[31m\n");
}

UNUSED static void scene_misspelt(struct fixture *fixture)
{
    struct buffer *out;
    write_reply(fixture);
    out = overlay_begin(&fixture->model, OVERLAY_SPELLING);
    buffer_add_text(out, "recieve: receive, relieve\nпасылка: посылка\n");
}

UNUSED static void scene_copy_thread(struct fixture *fixture)
{
    do_command(fixture, COMMAND_COPY_MODE);
}

UNUSED static void scene_copy_draft(struct fixture *fixture)
{
    fixture->model.pane = PANE_DRAFTS;
    fixture->model.draft_selected = 2;
    do_command(fixture, COMMAND_COPY_MODE);
}

UNUSED static void scene_copy_reply(struct fixture *fixture)
{
    write_reply(fixture);
    fixture->model.mode = MODE_READING;
    do_command(fixture, COMMAND_COPY_MODE);
}

/* ---- panes alone, and a screen too small for any ---- */

UNUSED static void scene_queue_alone(struct fixture *fixture)
{
    scene_queue(fixture);
    fixture->model.is_zoomed = true;
}

UNUSED static void scene_drafts_alone(struct fixture *fixture)
{
    scene_drafts(fixture);
    fixture->model.is_zoomed = true;
}

UNUSED static void scene_orders_alone(struct fixture *fixture)
{
    scene_order_unfolded(fixture);
    fixture->model.is_zoomed = true;
}

UNUSED static void scene_picks_alone(struct fixture *fixture)
{
    scene_picks(fixture);
    fixture->model.is_zoomed = true;
}

UNUSED static void scene_reply_alone(struct fixture *fixture)
{
    attach_files(fixture);
    fixture->model.is_zoomed = true;
}

#endif
