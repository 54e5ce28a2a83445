/* Scenes of what lies over the panes, and of what a model says. */
#ifndef TESTS_VIEW_FRAMES_OVER_H
#define TESTS_VIEW_FRAMES_OVER_H

#include "frames_panes.h"

UNUSED static void scene_asking(struct fixture *fixture)
{
    fixture_ask(fixture, 3);
    fixture_hear(fixture, 0, "您好，安娜：您的包裹已于11月19日由DHL发出，");
    fixture_hear(fixture, 0, "预计11月25日送达。如果那天还没有收到，请告诉我们，我们会");
    fixture_hear(
        fixture, 0,
        "立刻联系承运商👩‍👧‍👦。\n\n您也可以在这里查询：");
    fixture_hear(fixture, 1, "Hola Ana:\n\ntu pedido W2378156 \x1b]0;owned\a\x1b[2J sal");
}

UNUSED static void scene_waits(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_WAITS,
                          .request = FIXTURE_REQUEST,
                          .text = "the server asks to wait (429)",
                          .until = FIXTURE_NOW + 12};
    fixture_ask(fixture, 2);
    fixture_post(fixture, &event);
}

/* Of four one is whole, one cut, one refused; the last never came. */
UNUSED static void scene_answered(struct fixture *fixture)
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

UNUSED static void scene_menu(struct fixture *fixture)
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

UNUSED static void scene_help(struct fixture *fixture)
{
    struct overlay *overlay = &fixture->model.overlay;
    overlay->kind = OVERLAY_HELP;
    overlay->top = 2;
    for (int i = 0; i < 60; i++) {
        if (i % 20 == 4) {
            buffer_format(&overlay->text, "\tSection %d 段\n", i);
        }
        buffer_format(&overlay->text, "^X %c, F%d\tDoes the thing of row %d, 退货\n",
                      'a' + i % 26, i % 12 + 1, i);
    }
}

UNUSED static void scene_diff(struct fixture *fixture)
{
    struct overlay *overlay = &fixture->model.overlay;
    overlay->kind = OVERLAY_DIFF;
    buffer_add_text(&overlay->text,
                    "Draft 1 (-) and the reply as it stands (+)\n  Hola Ana:\n"
                    "- tu pedido\n+ tu paquete 包裹\n  W2378156 salió el 19\n");
}

UNUSED static void scene_prompt(struct fixture *fixture)
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

UNUSED static void scene_rewriting(struct fixture *fixture)
{
    ask_shorter(fixture);
    model_says(fixture, EVENT_GREW,
               "Hola Ana:\n\ntu pedido W2378156 \x1b]0;x\x07 salió el");
}

UNUSED static void scene_rewrite(struct fixture *fixture)
{
    ask_shorter(fixture);
    model_says(fixture, EVENT_ANSWERED,
               "Hola Ana:\n\ntu pedido W2378156 salió el 19 de noviembre y llega el 26 de "
               "noviembre. Tienes 30 días para devolverlo. 谢谢！");
}

UNUSED static void scene_rewrite_menu(struct fixture *fixture)
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

UNUSED static void scene_translation(struct fixture *fixture)
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

UNUSED static void scene_preview(struct fixture *fixture)
{
    static const char text[] =
        "Hola, Ana:\n\nTu pedido W2378156 va con DHL y llega el 25 de noviembre. Si para "
        "entonces no ha llegado, escríbenos.\n\n您的订单由DHL配送，11月25日送达。\n\n"
        "⟦order.tracking⟧\x1b[31m "
        "Si prefieres otra cosa, dinos qué es y lo miramos contigo hoy mismo, antes de las "
        "seis de la tarde.\n\nUn saludo";
    struct model *model = &fixture->model;
    menu_begin(model, MENU_MACROS, true, "Macros");
    menu_add(&model->menu, 0, 0, "Paquete que no llega: dónde está", "es · es-late-where");
    menu_add(&model->menu, 0, 0, "退货：怎么退", "zh · zh-return");
    for (int i = 0; i < 30; i++)
        menu_add(&model->menu, 0, 0, "Refund: when it comes", "en · refund-wait");
    menu_filter(&model->menu);
    model->menu.preview =
        (struct preview){.text = memory_copy(text, sizeof(text) - 1), .goes_in = true};
}

static void palette_add(struct fixture *fixture, const char *label, const char *kind,
                        const char *detail)
{
    struct menu *menu = &fixture->model.menu;
    menu_add(menu, 0, (int)menu->count, label, detail);
    menu->items[menu->count - 1].kind = kind;
    menu->items[menu->count - 1].is_found = true;
    menu->items[menu->count - 1].enter = strcmp(kind, "ticket") == 0 ? "open it" : NULL;
}

UNUSED static void scene_palette(struct fixture *fixture)
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

UNUSED static void scene_followers(struct fixture *fixture)
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

UNUSED static void scene_followers_writing(struct fixture *fixture)
{
    write_reply(fixture);
    fixture->model.struck = (struct key_sequence){
        .keys = {{.code = 'x', .modifiers = KEY_CONTROL}}, .count = 1};
    fixture->model.has_hesitated = true;
}

#endif
