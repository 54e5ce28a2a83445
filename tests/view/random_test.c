/*
 * Whatever the model and whatever the size: no crash, no half of a wide character, borders in
 * line, nothing hostile in a cell; and a screen that remembers frames draws what a new one draws.
 */
#include "fixture.h"

#include <stdio.h>

#define ROUNDS 1500

static uint32_t seed = 1;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static const char *const words[] = {
    "Hola", " ", "\n", "mi pedido", "退货可以吗", "，", "（包裹）", "👍🏽", "👨‍👩‍👧‍👦", "🇪🇸",
    "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85", "مرحبا بكم", "\x1b[31m", "\x1b]0;x\x07",
    "\xE2\x80\xAE", "\xE2\x80\x8B", "\xF3\xA0\x81\x81", "\xC2\x9B", "\xff", "\xE9\x80", "\t",
    "\r\n", "\r", "Donaudampfschifffahrtsgesellschaft", "https://p\xD0\xB0ypal.example/x",
    "https://fjordfield.example/o/W2378156?a=b&c=d", "한국어", "ไทยไทย", "\xE2\x80\xA8", "\x7f",
    "25 de noviembre", "0", "…", "\xEF\xBF\xBE", "ﷺ", "⟨", "█",
};

static char *random_text(struct arena *arena, uint32_t most)
{
    struct buffer text;
    buffer_init(&text, 4096);
    for (uint32_t n = random_below(most + 1); n > 0; n--) {
        const char *word = words[random_below(COUNT_OF(words))];
        buffer_add(&text, word, strlen(word));
    }
    char *copy = arena_text(arena, buffer_text(&text));
    buffer_release(&text);
    return copy;
}

static bool is_one_in(uint32_t count)
{
    return random_below(count) == 0;
}

static void change_string(char **string)
{
    struct arena arena;
    arena_init(&arena);
    memory_free(*string);
    *string = is_one_in(3) ? NULL : memory_text(random_text(&arena, 6));
    arena_release(&arena);
}

static void change_reply(struct fixture *fixture)
{
    struct reply *reply = &fixture->model.reply;
    char *text = random_text(&fixture->arena, 40);
    if (is_one_in(4)) {
        text[0] = '\0';
    }
    composer_set(&reply->composer, text_of(text));
    struct text now = composer_text(&reply->composer);
    composer_move_to(&reply->composer, utf8_cluster_before(now, now.len));
    reply->version_read = reply->composer.version;
    reply->top = random_below(20);
    reply->is_scrolled = is_one_in(3);
    reply->is_internal = is_one_in(3);
    reply->is_touched = is_one_in(2);
    reply->claim = is_one_in(2) ? 0 : SIZE_MAX;
    reply->opinion = (struct opinion){.not_checked = random_below(3)};
    if (now.len > 2) {
        size_t start = random_below((uint32_t)now.len);
        struct claim *claim = arena_get(&fixture->arena, sizeof(*claim));
        *claim = (struct claim){
            .start = start,
            .end = start + random_below((uint32_t)(now.len - start + 1)),
            .verdict = (enum verdict)random_below(VERDICT_COUNT),
            .severity = (enum severity)random_below(3),
            .has_source = is_one_in(2),
            .source = {.kind = "article", .id = random_text(&fixture->arena, 2),
                       .quote = random_text(&fixture->arena, 9)},
            .as_of = is_one_in(2) ? MOMENT_NONE : FIXTURE_NOW,
        };
        reply->opinion.claims = claim;
        reply->opinion.claim_count = 1;
    }
}

static void change_thread(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct message *message =
        fixture_say(fixture, (enum message_from)random_below(FROM_COUNT),
                    random_text(&fixture->arena, 3), random_text(&fixture->arena, 30));
    message->at = FIXTURE_NOW - (moment_t)random_below(400000);
    message->is_internal = is_one_in(3);
    message->sender = is_one_in(2) ? NULL : random_text(&fixture->arena, 3);
    if (is_one_in(3)) {
        message->attachments = fixture_attachments;
        message->attachment_count = random_below(3);
    }
    model->thread_top = is_one_in(2) ? SIZE_MAX : random_below(200);
    model->thread_to_unread = is_one_in(4);
    model->unread_from = random_below(10);
    model->sender = (enum sender_state)random_below(3);
}

static void change_queue(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct ticket_head head = fixture_heads[random_below(COUNT_OF(fixture_heads))];
    head.id = arena_format(&fixture->arena, "%u", random_below(60));
    head.name = random_text(&fixture->arena, 3);
    head.subject = random_text(&fixture->arena, 6);
    head.unread = random_below(2);
    head.snooze_until = MOMENT_NONE;
    head.status = (enum ticket_status)random_below(2);
    head.updated_at = FIXTURE_NOW - (moment_t)random_below(1000000);
    queue_put_one(&model->queue, &head, model->now);
    model->queue.selected = random_below((uint32_t)model->queue.shown_count);
    model->queue.is_marked[random_below((uint32_t)model->queue.count)] = is_one_in(2);
}

static void change_claims(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->draft_selected = random_below(3);
    model->draft_claim = is_one_in(2) ? SIZE_MAX : random_below(5);
    model->is_offer_stale = is_one_in(3);
    model->offer_request = random_below(2);
    model->pick_selected = random_below(4);
    model->order_selected = random_below(4);
    fixture_picks[1].product.stock = (int64_t)random_below(20);
    fixture_orders[1].status = (enum order_status)random_below(ORDER_STATUS_COUNT);
    fixture_drafts[1].text = random_text(&fixture->arena, 12);
    fixture_drafts[1].opinion.claim_count = 0;
}

static void change_place(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->pane = (enum pane)random_below(PANE_COUNT);
    model->mode = is_one_in(3) ? MODE_WRITING : MODE_READING;
    if (model->mode == MODE_WRITING) {
        model->pane = PANE_REPLY;
    }
    model->is_zoomed = is_one_in(6);
    model->is_folded = is_one_in(4);
    model->is_locked = is_one_in(30);
    model->struck.count = is_one_in(8) ? 1 : 0;
    model->struck.keys[0] = (struct key){.code = is_one_in(2) ? 'g' : 'p'};
    model->now += (moment_t)random_below(100);
}

static void change_over(struct fixture *fixture)
{
    static const char *const items[][2] = {{"退货", "x\x1b"}, {"long long long label", NULL}};
    struct model *model = &fixture->model;
    model->overlay.kind = OVERLAY_NONE;
    buffer_clear(&model->overlay.text);
    if (model->menu.kind == MENU_NONE && is_one_in(4)) {
        memory_free(model->menu.title);
        memory_free(model->menu.shown);
        for (size_t i = 0; i < model->menu.count; i++) {
            memory_free(model->menu.items[i].label);
            memory_free(model->menu.items[i].detail);
        }
        memory_free(model->menu.items);
        fixture_menu(fixture, random_text(&fixture->arena, 20), items, "1 ", 2);
        model->menu.is_filtered = is_one_in(2);
    } else {
        model->menu.kind = MENU_NONE;
    }
    if (is_one_in(6)) {
        model->overlay.kind = (enum overlay_kind)(1 + random_below(3));
        buffer_add_text(&model->overlay.text, random_text(&fixture->arena, 60));
        model->overlay.top = random_below(10);
    }
    model->prompt.kind = is_one_in(5) ? PROMPT_SEARCH : PROMPT_NONE;
    composer_set(&model->prompt.line, text_of(random_text(&fixture->arena, 20)));
    snprintf(model->prompt.error, sizeof(model->prompt.error), "%s",
             is_one_in(2) ? "" : "no such key \xE9");
}

static void change_words(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    change_string(&model->moved);
    change_string(&model->search);
    snprintf(model->status, sizeof(model->status), "%s", random_text(&fixture->arena, 5));
    model->status_is_error = is_one_in(2);
    model->open->customer.name = random_text(&fixture->arena, 3);
    model->open->ticket.subject = random_text(&fixture->arena, 6);
    model->open->ticket.due_at = FIXTURE_NOW + (moment_t)random_below(4000) - 2000;
}

static void (*const changes[])(struct fixture *fixture) = {
    change_reply, change_thread, change_queue, change_claims,
    change_place, change_over,   change_words,
};

/* What no cell may hold: what a terminal would obey or hide. */
static bool is_forbidden(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0xFEFF ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0xE0000 && code_point <= 0xE0FFF) || code_point == 0x61C;
}

static void assert_cells(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        int sum = 0;
        for (int column = 0; column < canvas->columns; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            sum += cell->columns;
            assert_true(cell->columns <= 2);
            assert_true(cell->style < STYLE_COUNT);
            if (cell->columns == 2) {
                assert_true(column + 1 < canvas->columns);
                assert_int_equal(canvas_at(canvas, row, column + 1)->columns, 0);
            }
            if (cell->columns == 0) {
                assert_int_equal(cell->code_points[0], 0);
                assert_true(column > 0 && canvas_at(canvas, row, column - 1)->columns == 2);
                continue;
            }
            assert_int_equal(utf8_code_point_columns(cell->code_points[0]), cell->columns);
            for (int i = 0; i < 5 && cell->code_points[i] != 0; i++) {
                assert_false(is_forbidden(cell->code_points[i]));
                assert_true(i == 0 || utf8_code_point_columns(cell->code_points[i]) == 0);
            }
        }
        assert_int_equal(sum, canvas->columns);
    }
    assert_true(canvas->caret_row < canvas->rows && canvas->caret_column < canvas->columns);
}

/* The frame around the panes is whole. */
static void assert_frame(const struct canvas *canvas)
{
    int last = canvas->columns - 1;
    for (int row = 1; row < canvas->rows - 1; row++) {
        uint32_t left = canvas_at(canvas, row, 0)->code_points[0];
        uint32_t right = canvas_at(canvas, row, last)->code_points[0];
        bool is_side = left == 0x2502 || left == 0x251C || left == 0x250C || left == 0x2514;
        assert_true(is_side);
        assert_true(right == 0x2502 || right == 0x2524 || right == 0x2510 || right == 0x2518);
    }
    assert_int_equal(canvas_at(canvas, 1, 0)->code_points[0], 0x250C);
    assert_int_equal(canvas_at(canvas, 1, last)->code_points[0], 0x2510);
    assert_int_equal(canvas_at(canvas, canvas->rows - 2, 0)->code_points[0], 0x2514);
    assert_int_equal(canvas_at(canvas, canvas->rows - 2, last)->code_points[0], 0x2518);
}

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
    return memcmp(a->code_points, b->code_points, sizeof(a->code_points)) == 0 &&
           a->style == b->style && a->columns == b->columns;
}

static void assert_same(const struct canvas *kept, const struct canvas *fresh, int round)
{
    for (int row = 0; row < fresh->rows; row++) {
        for (int column = 0; column < fresh->columns; column++) {
            if (!is_same_cell(canvas_at(kept, row, column), canvas_at(fresh, row, column))) {
                fail_msg("round %d: %d,%d differs from what a new screen draws", round, row,
                         column);
            }
        }
    }
    assert_int_equal(kept->caret_row, fresh->caret_row);
    assert_true(kept->caret_row < 0 || kept->caret_column == fresh->caret_column);
}

static void draw_anew(const struct fixture *fixture, struct canvas *canvas,
                      struct drawn *drawn)
{
    struct screen *screen = screen_create();
    screen_draw(screen, canvas, &fixture->model, drawn);
    screen_destroy(screen);
}

static void screen__draws_any_model_at_any_size_and_as_a_new_one_would(void **state)
{
    struct fixture fixture;
    struct canvas fresh;
    struct drawn drawn;
    int columns = 120;
    int rows = 36;
    (void)state;
    fixture_init(&fixture);
    canvas_init(&fresh);
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t n = random_below(3); n > 0; n--) {
            changes[random_below(COUNT_OF(changes))](&fixture);
        }
        if (is_one_in(5)) {
            columns = 1 + (int)random_below(250);
            rows = 1 + (int)random_below(80);
        }
        fixture_draw(&fixture, columns, rows);
        assert_cells(&fixture.canvas);
        if (columns >= 40 && rows >= 10 && !fixture.model.is_locked) {
            assert_frame(&fixture.canvas);
        }
        draw_anew(&fixture, &fresh, &drawn);
        assert_same(&fixture.canvas, &fresh, round);
        assert_int_equal(drawn.thread_top, fixture.drawn.thread_top);
        assert_int_equal(drawn.thread_lines, fixture.drawn.thread_lines);
        assert_int_equal(drawn.queue_top, fixture.drawn.queue_top);
        assert_int_equal(drawn.reply_top, fixture.drawn.reply_top);
        if (is_one_in(3)) {
            fixture_settle(&fixture);
        }
    }
    canvas_release(&fresh);
    fixture_release(&fixture);
}

/* Two screens on one canvas, one screen on two: nothing of another's frame stays. */
static void screen__does_not_trust_a_canvas_that_somebody_else_drew(void **state)
{
    struct fixture fixture;
    struct canvas other;
    struct drawn drawn;
    (void)state;
    fixture_init(&fixture);
    canvas_init(&other);
    struct screen *second = screen_create();
    for (int round = 0; round < 20; round++) {
        change_queue(&fixture);
        fixture_draw(&fixture, 120, 36);
        if (round % 3 == 0) {
            screen_draw(second, &fixture.canvas, &fixture.model, &drawn);
        }
        if (round % 4 == 0) {
            canvas_reset(&fixture.canvas, 36, 120);
        }
        screen_draw(fixture.screen, &other, &fixture.model, &drawn);
        change_queue(&fixture);
        fixture_draw(&fixture, 120, 36);
        draw_anew(&fixture, &other, &drawn);
        assert_same(&fixture.canvas, &other, round);
    }
    screen_destroy(second);
    canvas_release(&other);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screen__draws_any_model_at_any_size_and_as_a_new_one_would),
        cmocka_unit_test(screen__does_not_trust_a_canvas_that_somebody_else_drew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
