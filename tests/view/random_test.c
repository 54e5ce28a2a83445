/*
 * Whatever the model and whatever the size: no crash, no half of a wide character, borders
 * in line, nothing hostile in a cell; and a screen that remembers frames draws what a new
 * one draws.
 */
#include "pokes.h"
#include "sound_cells.h"

#include "view/layout.h"

#define ROUNDS 6000
/* So many rounds a scene: size, place and what lies over the panes stay, small things
 * change. */
#define ROUNDS_A_SCENE 40

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
    return memcmp(a->code_points, b->code_points, sizeof(a->code_points)) == 0 &&
           a->style == b->style && a->columns == b->columns;
}

static void assert_same(const struct canvas *kept, const struct canvas *fresh, int round)
{
    for (int row = 0; row < fresh->rows; row++) {
        for (int column = 0; column < fresh->columns; column++) {
            if (!is_same_cell(canvas_at(kept, row, column),
                              canvas_at(fresh, row, column))) {
                fail_msg("round %d: %d,%d differs from what a new screen draws", round, row,
                         column);
            }
        }
    }
    assert_int_equal(kept->caret_row, fresh->caret_row);
    assert_true(kept->caret_row < 0 || kept->caret_column == fresh->caret_column);
}

/* A reader who looks at touched rows alone has seen all of it. */
static void assert_touched(struct canvas *canvas, struct canvas *seen, int round)
{
    if (seen->rows != canvas->rows || seen->columns != canvas->columns) {
        canvas_reset(seen, canvas->rows, canvas->columns);
    }
    for (int row = 0; row < canvas->rows; row++) {
        size_t at = (size_t)row * (size_t)canvas->columns;
        if (canvas->is_touched[row]) {
            memcpy(seen->cells + at, canvas->cells + at,
                   (size_t)canvas->columns * sizeof(*seen->cells));
        }
    }
    seen->caret_row = canvas->caret_row;
    seen->caret_column = canvas->caret_column;
    assert_same(seen, canvas, round);
    canvas_untouch(canvas);
}

static void draw_anew(const struct fixture *fixture, struct canvas *canvas,
                      struct drawn *drawn)
{
    struct screen *screen = screen_create();
    screen_draw(screen, canvas, &fixture->model, drawn);
    screen_destroy(screen);
}

static void assert_drawn(const struct drawn *kept, const struct drawn *fresh)
{
    assert_int_equal(kept->thread_first, fresh->thread_first);
    assert_int_equal(kept->thread_skip, fresh->thread_skip);
    assert_int_equal(kept->thread_end, fresh->thread_end);
    assert_int_equal(kept->thread_below, fresh->thread_below);
    assert_true(thread_place_equals(&kept->thread_place, &fresh->thread_place));
    assert_int_equal(kept->messages_seen, fresh->messages_seen);
    assert_int_equal(kept->newest_was_seen, fresh->newest_was_seen);
    assert_int_equal(kept->queue_top, fresh->queue_top);
    assert_int_equal(kept->reply_top, fresh->reply_top);
    assert_int_equal(kept->reply_lines, fresh->reply_lines);
    assert_int_equal(kept->list_rows, fresh->list_rows);
    assert_int_equal(kept->overlay_lines, fresh->overlay_lines);
}

static void screen__draws_any_model_at_any_size_and_as_a_new_one_would(void **state)
{
    struct fixture fixture;
    struct canvas fresh;
    struct canvas seen;
    struct drawn drawn;
    int columns = 120;
    int rows = 36;
    (void)state;
    fixture_init(&fixture);
    canvas_init(&fresh);
    canvas_init(&seen);
    for (int round = 0; round < ROUNDS; round++) {
        if (round % ROUNDS_A_SCENE == ROUNDS_A_SCENE - 1) {
            scene_size(&columns, &rows);
            scene_place(&fixture);
            scene_over(&fixture);
            scene_reply(&fixture);
        } else {
            pokes[random_below(COUNT_OF(pokes))](&fixture);
        }
        fixture_draw(&fixture, columns, rows);
        assert_cells(&fixture.canvas);
        assert_touched(&fixture.canvas, &seen, round);
        if (columns >= 40 && rows >= 10 && !fixture.model.is_locked) {
            assert_frame(&fixture.canvas, screen_layout(fixture.screen)->status.row);
        }
        draw_anew(&fixture, &fresh, &drawn);
        assert_same(&fixture.canvas, &fresh, round);
        assert_drawn(&fixture.drawn, &drawn);
        if (is_one_in(3)) {
            fixture_settle(&fixture);
        }
    }
    fixture.model.held = NULL;
    fixture.model.held_count = 0;
    canvas_release(&seen);
    canvas_release(&fresh);
    fixture_release(&fixture);
}

/* Drafts that come: the rows and the text that grew alone are drawn. */
static void screen__draws_what_comes_as_a_new_one_would(void **state)
{
    static const char *const pieces[] = {"Hola ",
                                         "您的包裹",
                                         ("d\xc3\xad"
                                          "a, "),
                                         "\n",
                                         "x",
                                         "👩‍👧‍👦 ",
                                         "\x1b[2J",
                                         "Donaudampfschifffahrtsgesellschaft "};
    static const int sizes[][2] = {{120, 36}, {100, 24}, {160, 50}, {70, 20}};
    struct fixture fixture;
    struct canvas fresh;
    struct canvas seen;
    struct drawn drawn;
    (void)state;
    fixture_init(&fixture);
    fixture_ask(&fixture, 3);
    canvas_init(&fresh);
    canvas_init(&seen);
    for (int round = 0; round < 1500; round++) {
        const int *size = sizes[round / 40 % (int)COUNT_OF(sizes)];
        for (uint32_t more = random_below(3); more > 0; more--) {
            fixture_hear(&fixture, random_below(3), pieces[random_below(COUNT_OF(pieces))]);
        }
        if (is_one_in(20)) {
            fixture.model.draft_selected = random_below(7);
        }
        if (is_one_in(40)) {
            fixture.model.pane = (enum pane)random_below(PANE_COUNT);
        }
        fixture_draw(&fixture, size[0], size[1]);
        assert_touched(&fixture.canvas, &seen, round);
        draw_anew(&fixture, &fresh, &drawn);
        assert_same(&fixture.canvas, &fresh, round);
    }
    canvas_release(&seen);
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
        poke_queue(&fixture);
        fixture_draw(&fixture, 120, 36);
        if (round % 3 == 0) {
            screen_draw(second, &fixture.canvas, &fixture.model, &drawn);
        }
        if (round % 4 == 0) {
            canvas_reset(&fixture.canvas, 36, 120);
        }
        screen_draw(fixture.screen, &other, &fixture.model, &drawn);
        poke_queue(&fixture);
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
        cmocka_unit_test(screen__does_not_trust_a_canvas_that_somebody_else_drew),
        cmocka_unit_test(screen__draws_what_comes_as_a_new_one_would),
        cmocka_unit_test(screen__draws_any_model_at_any_size_and_as_a_new_one_would),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
