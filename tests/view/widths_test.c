/*
 * Every scene in every script at every width: what customers, colleagues and models wrote
 * is put into each pane, menu, prompt and overlay, and the frames stay sound: borders
 * straight, the caret on a cell, no grapheme cluster cut.
 */
#include "base/table.h"
#include "scenes.h"
#include "sound_cells.h"
#include "view/layout.h"
#include "view/shown.h"

static const struct script {
    const char *name;
    const char *words; /* no line of it is short */
} scripts[] = {
    {"Chinese", "订单没有到达，如何处理？请尽快告诉我什么时候可以收到包裹"},
    {"Japanese", "荷物がまだ届いていません。どうすればいいですか？ガギグ"},
    {"Korean", "주문한 상품이 도착하지 않았습니다. 어떻게 해야 하나요?"},
    {"Thai", "สินค้ายังไม่มาถึง ต้องทำอย่างไรครับ ผู้ใหญ่ น้ำ"},
    {"Hindi", "मेरा ऑर्डर नहीं पहुँचा है, मैं क्या करूँ? स्त्री क्षत्रिय"},
    {"Arabic", "لم يصل طلبي بعد، ماذا أفعل؟ مُحَمَّد ﷺ"},
    {"Hebrew", "ההזמנה שלי לא הגיעה, מה עושים? שָׁלוֹם"},
    {"joined emoji", "👩‍👧‍👦 👨🏽‍🚀 ❤️‍🔥 🏳️‍🌈 👍🏿 1️⃣ ok "
                     "👩‍❤️‍💋‍👨"},
    {"flags",
     "🇪🇸🇨🇳🇯🇵 🇰🇷 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇩🇪🇫"},
    {"marks without end", "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86 ạ̈ n͡g Å "
                          "Z\xCC\xB4\xCC\xB5\xCC\xB6\xCC\xB7"},
};

static const int widths[][2] = {{30, 24}, {80, 24}, {120, 36}, {250, 40}};

/* ---- the words in every place that others write in ---- */

static const char *again(struct fixture *fixture, const char *words)
{
    return arena_format(&fixture->arena, "%s %s\n%s", words, words, words);
}

static void speak_queue(struct fixture *fixture, const char *words)
{
    struct queue *queue = &fixture->model.queue;
    for (size_t i = 0; i < queue->shown_count; i++) {
        struct ticket_head head = *queue_at(queue, i);
        head.name = words;
        head.subject = words;
        queue_put(queue, &head);
    }
}

static void speak_thread(struct fixture *fixture, const char *words)
{
    struct ticket *ticket = &fixture->model.open->ticket;
    static struct attachment file;
    file = (struct attachment){.name = words, .type = "text/plain", .size = 12};
    ticket->subject = words;
    for (size_t i = 0; i < ticket->message_count; i++) {
        ticket->messages[i].author = words;
        ticket->messages[i].text = again(fixture, words);
        ticket->messages[i].attachments = &file;
        ticket->messages[i].attachment_count = 1;
    }
    ticket->version++;
}

static void speak_orders(struct fixture *fixture, const char *words)
{
    struct loaded *open = fixture->model.open;
    struct order *orders = arena_get(&fixture->arena, open->order_count * sizeof(*orders));
    static struct order_line lines[2];
    static struct shipment parcel;
    lines[0] = (struct order_line){
        .product = "A", .title = words, .quantity = 3, .price = EUR(8990)};
    lines[1] = (struct order_line){.product = "B", .title = words, .quantity = 1};
    parcel = (struct shipment){.carrier = words, .tracking = words, .status = words};
    for (size_t i = 0; i < open->order_count; i++) {
        orders[i] = open->orders[i];
        orders[i].lines = lines;
        orders[i].line_count = COUNT_OF(lines);
        orders[i].shipments = &parcel;
        orders[i].shipment_count = 1;
    }
    open->orders = orders;
}

static void speak_customer(struct fixture *fixture, const char *words)
{
    struct customer *customer = &fixture->model.open->customer;
    const char **list = arena_get(&fixture->arena, 2 * sizeof(*list));
    list[0] = list[1] = words;
    customer->name = words;
    customer->interests = customer->brands = list;
    customer->interest_count = customer->brand_count = 2;
    customer->emails = customer->phones = list;
    for (size_t i = 0;
         fixture->model.history != NULL && i < fixture->model.history->ticket_count; i++) {
        fixture->model.history->tickets[i].subject = words;
    }
}

static void speak_offered(struct fixture *fixture, const char *words)
{
    struct suggestion *suggestion = &fixture->model.offered->suggestion;
    struct picks *picks = &fixture->model.offered->picks;
    struct draft *drafts =
        arena_get(&fixture->arena, suggestion->draft_count * sizeof(*drafts));
    struct pick *list = arena_get(&fixture->arena, picks->pick_count * sizeof(*list));
    for (size_t i = 0; i < suggestion->draft_count; i++) {
        drafts[i] = suggestion->drafts[i];
        drafts[i].text = again(fixture, words);
        drafts[i].opinion = (struct opinion){0};
    }
    for (size_t i = 0; i < picks->pick_count; i++) {
        list[i] = picks->picks[i];
        list[i].product.title = words;
    }
    suggestion->drafts = drafts;
    picks->picks = list;
}

static void replace(char **string, const char *words)
{
    memory_free(*string);
    *string = memory_text(words);
}

static void speak_over(struct fixture *fixture, const char *words)
{
    struct model *model = &fixture->model;
    struct menu *menu = &model->menu;
    for (size_t i = 0; i < menu->count; i++) {
        replace(&menu->items[i].label, words);
        replace(&menu->items[i].detail, words);
        menu->items[i].match_start = menu->items[i].match_end = 0;
    }
    if (menu->kind != MENU_NONE) {
        replace(&menu->title, words);
        (void)!composer_insert(&menu->filter, text_of(words));
    }
    if (model->prompt.kind != PROMPT_NONE) {
        (void)!composer_insert(&model->prompt.line, text_of(words));
        for (size_t i = 0; i < model->prompt.completion_count; i++) {
            replace(&model->prompt.completions[i], words);
        }
    }
    if (model->overlay.kind != OVERLAY_NONE) {
        model->overlay.mark_count = 0;
        buffer_format(&model->overlay.text, "\nF9\t%s %s\n", words, words);
    }
    replace(&model->moved, words);
    snprintf(model->status, sizeof(model->status), "%.200s", words);
}

static void speak_reply(struct fixture *fixture, const char *words)
{
    struct reply *reply = &fixture->model.reply;
    if (composer_is_empty(&reply->composer)) {
        return;
    }
    reply->opinion = (struct opinion){0};
    reply->claim = SIZE_MAX;
    fixture->model.spelling.count = 0;
    composer_set(&reply->composer, text_of(again(fixture, words)));
    composer_move(&reply->composer, REACH_CLUSTER_LEFT);
    composer_move(&reply->composer, REACH_CLUSTER_LEFT);
}

static void speak(struct fixture *fixture, const char *words)
{
    struct model *model = &fixture->model;
    if (model->open != NULL) {
        speak_queue(fixture, words);
        speak_thread(fixture, words);
        speak_orders(fixture, words);
        speak_customer(fixture, words);
    }
    if (model->offered != NULL) {
        speak_offered(fixture, words);
    }
    for (size_t i = 0; i < model->held_count; i++) {
        replace(&model->held[i].name, words);
    }
    for (size_t i = 0; i < model->translation_count; i++) {
        buffer_add_text(&model->translations[i].telling.text, words);
    }
    speak_reply(fixture, words);
    speak_over(fixture, words);
}

/* ---- the frames ---- */

static const char *about; /* the frame that is looked at */

/* A character of a line, however thick. */
static bool is_line(const struct canvas *canvas, int row, int column)
{
    uint32_t code_point = canvas_at(canvas, row, column)->code_points[0];
    return (code_point >= 0x2500 && code_point <= 0x257F) || code_point == '+' ||
           code_point == '|' || code_point == '-';
}

static void assert_side(const struct canvas *canvas, const struct layout *layout,
                        enum pane pane)
{
    struct box box = layout->panes[pane];
    for (int row = box.row; row < box.row + box.rows; row++) {
        if (!is_line(canvas, row, box.column - 1) ||
            !is_line(canvas, row, box.column + box.columns)) {
            fail_msg("%s: a border is bent at row %d of pane %d", about, row, (int)pane);
        }
    }
}

/* Below a corner both sides run to the other corners; what lies over the panes covers
 * theirs. */
static void assert_boxes(const struct canvas *canvas, bool is_covered)
{
    for (int top = 0; top < canvas->rows; top++) {
        for (int left = 0; left < canvas->columns; left++) {
            int right = left + 1;
            int row = top + 1;
            bool is_of_panes = top == 1 && left == 0;
            if (canvas_at(canvas, top, left)->code_points[0] != 0x250C ||
                (is_of_panes && is_covered)) {
                continue;
            }
            while (right < canvas->columns &&
                   canvas_at(canvas, top, right)->code_points[0] != 0x2510) {
                right++;
            }
            for (; row < canvas->rows; row++) {
                if (right == canvas->columns || !is_line(canvas, row, left) ||
                    !is_line(canvas, row, right)) {
                    fail_msg("%s: the box at %d,%d is open in row %d", about, top, left,
                             row);
                }
                if (canvas_at(canvas, row, left)->code_points[0] == 0x2514) {
                    break;
                }
            }
        }
    }
}

static void assert_caret(const struct canvas *canvas)
{
    if (canvas->caret_row < 0) {
        return;
    }
    if (canvas_at(canvas, canvas->caret_row, canvas->caret_column)->columns == 0) {
        fail_msg("%s: the caret stands in the midst of a character", about);
    }
}

static struct text cell_key(const struct cell *cell)
{
    return text_from((const char *)cell->code_points, sizeof(cell->code_points));
}

/* All cells of a frame, for what may stand in another one. */
static void note_cells(const struct canvas *canvas, struct table *known)
{
    for (int row = 0; row < canvas->rows; row++) {
        for (int column = 0; column < canvas->columns; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            if (cell->code_points[0] >= 0x80) {
                table_set(known, cell_key(cell), 1);
            }
        }
    }
}

/* The words as they are with room for all of them: each cluster is whole there. */
static void note_words(const char *words, struct table *known)
{
    struct canvas canvas;
    struct arena arena;
    canvas_init(&canvas);
    arena_init(&arena);
    canvas_reset(&canvas, 1, 400);
    canvas_put(&canvas, canvas_box(&canvas), 0, 0, STYLE_TEXT,
               shown_line(words, 400, &arena));
    note_cells(&canvas, known);
    arena_release(&arena);
    canvas_release(&canvas);
}

static void assert_whole(const struct canvas *canvas, const struct table *known)
{
    size_t value;
    for (int row = 0; row < canvas->rows; row++) {
        for (int column = 0; column < canvas->columns; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            if (cell->code_points[0] >= 0x80 && !is_line(canvas, row, column) &&
                !table_get(known, cell_key(cell), &value)) {
                fail_msg("%s: U+%04X at %d,%d is a part of a cluster", about,
                         (unsigned)cell->code_points[0], row, column);
            }
        }
    }
}

static bool is_over(const struct model *model)
{
    return model->overlay.kind != OVERLAY_NONE || model->menu.kind != MENU_NONE ||
           model->prompt.completion_count != 0 || model->has_hesitated;
}

static void assert_sound(const struct fixture *fixture, const struct table *known)
{
    const struct canvas *canvas = &fixture->canvas;
    const struct layout *layout = screen_layout(fixture->screen);
    assert_cells(canvas);
    assert_caret(canvas);
    assert_whole(canvas, known);
    if (layout->is_too_small || fixture->model.is_locked || canvas->is_bare) {
        return;
    }
    if (fixture->model.preferences.borders == BORDERS_UNICODE) {
        assert_boxes(canvas, is_over(&fixture->model));
    }
    for (int pane = 0; pane < PANE_COUNT && !is_over(&fixture->model); pane++) {
        if (layout->is_shown[pane] && layout->panes[pane].rows > 0) {
            assert_side(canvas, layout, (enum pane)pane);
        }
    }
}

static void draw(const struct scene *scene, const char *words, const int size[2],
                 struct fixture *fixture)
{
    fixture_init(fixture);
    scene->set(fixture);
    if (words != NULL) {
        speak(fixture, words);
    }
    fixture_draw(fixture, size[0], size[1]);
    fixture_settle(fixture);
    fixture_draw(fixture, size[0], size[1]);
}

/* Signs of ours, and what of the scene stays as it was. */
static void note_scene(const struct scene *scene, struct table *known)
{
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        struct fixture fixture;
        draw(scene, NULL, widths[i], &fixture);
        note_cells(&fixture.canvas, known);
        fixture_release(&fixture);
    }
}

static void check_scene(const struct scene *scene, const struct script *script,
                        const struct table *known)
{
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        char name[120];
        struct fixture fixture;
        snprintf(name, sizeof(name), "%s in %s at %d columns", scene->name, script->name,
                 widths[i][0]);
        about = name;
        draw(scene, script->words, widths[i], &fixture);
        assert_sound(&fixture, known);
        fixture_release(&fixture);
    }
}

static const struct list {
    const struct scene *scenes;
    size_t count;
} lists[] = {{scenes, COUNT_OF(scenes)},
             {wide_scenes, COUNT_OF(wide_scenes)},
             {alone_scenes, COUNT_OF(alone_scenes)},
             {bare_scenes, COUNT_OF(bare_scenes)}};

static void frames__are_sound_in_every_script_at_every_width(void **state)
{
    struct table known;
    (void)state;
    table_init(&known);
    for (size_t list = 0; list < COUNT_OF(lists); list++) {
        for (size_t i = 0; i < lists[list].count; i++) {
            note_scene(&lists[list].scenes[i], &known);
        }
    }
    for (size_t script = 0; script < COUNT_OF(scripts); script++) {
        note_words(scripts[script].words, &known);
        for (size_t list = 0; list < COUNT_OF(lists); list++) {
            for (size_t i = 0; i < lists[list].count; i++) {
                check_scene(&lists[list].scenes[i], &scripts[script], &known);
            }
        }
    }
    table_release(&known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames__are_sound_in_every_script_at_every_width)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
