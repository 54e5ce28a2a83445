#include "../../src/app/choose.h"
#include "../../src/app/errand.h"
#include "../../src/app/overlay.h"
#include "app/update.h"
#include "fixture.h"

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_release(*state);
    return 0;
}

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

static void ask_shorter(struct fixture *fixture, const char *reply)
{
    struct effects effects;
    fixture_write(fixture, reply);
    effects_init(&effects);
    errand_rewrite(&fixture->model, &effects, REWRITE_SHORTER, NULL);
    effects_release(&effects);
}

static void help__stands_over_a_menu(void **state)
{
    struct fixture *fixture = *state;
    menu_snooze(&fixture->model);
    fixture_draw(fixture, 100, 16);
    assert_true(fixture_shows(fixture, "Until the next reply"));
    overlay_help(&fixture->model);
    fixture_draw(fixture, 100, 16);
    assert_true(fixture_shows(fixture, "The next row"));
    assert_true(fixture_shows(fixture, "A page down"));
    assert_true(fixture_shows(fixture, "Leave without choosing"));
}

/* As the key tables have them: not one list to be read through. */
static void help__has_sections_and_is_looked_through(void **state)
{
    struct fixture *fixture = *state;
    struct overlay *overlay = &fixture->model.overlay;
    overlay_help(&fixture->model);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "Moving"));
    assert_int_equal(fixture_style(fixture, "Moving"), STYLE_TITLE);
    assert_int_equal(fixture_style(fixture, "1-9"), STYLE_KEY);
    assert_true(fixture_shows(fixture, "Drafts, picks and claims"));
    overlay_seek(&fixture->model);
    assert_true(composer_insert(&overlay->filter, text_of("CLAIM source")));
    overlay_filter(&fixture->model);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "/ CLAIM source"));
    assert_true(fixture_shows(fixture, " type words of a key's help   Enter keep these  "));
    assert_false(fixture_shows(fixture, "look for words")); /* "/" is a letter there */
    assert_true(fixture_shows(fixture, "Drafts, picks and claims"));
    assert_true(fixture_shows(fixture, "The next claim, with its source"));
    assert_false(fixture_shows(fixture, "Moving"));
    assert_false(fixture_shows(fixture, "The previous claim"));
    composer_set(&overlay->filter, text_of("moving"));
    overlay_filter(&fixture->model);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "This pane alone, and back"));
    composer_set(&overlay->filter, text_of("nothing has this"));
    overlay_filter(&fixture->model);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "No key has these words"));
}

/* Down to the last key. */
static void help__is_read_to_the_end_of_its_lines_at_any_width(void **state)
{
    static const int widths[] = {30, 40, 60, 80, 120};
    struct fixture *fixture = *state;
    struct overlay *overlay = &fixture->model.overlay;
    overlay_help(&fixture->model);
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        overlay->top = 0;
        do {
            fixture_draw(fixture, widths[i], 24);
            for (int row = 2; row < 22; row++) {
                for (int column = 0; column < widths[i]; column++) {
                    assert_int_not_equal(
                        canvas_at(&fixture->canvas, row, column)->code_points[0], 0x2026);
                }
            }
            overlay->top += fixture->drawn.list_rows;
        } while (overlay->top < fixture->drawn.overlay_lines);
    }
    overlay->top = 0;
    fixture_draw(fixture, 30, 24);
    assert_true(fixture_shows(fixture, " Moving "));
}

/* What is struck in the other mode is not said to be nowhere. */
static void help__tells_of_the_keys_of_the_other_mode(void **state)
{
    struct fixture *fixture = *state;
    struct overlay *overlay = &fixture->model.overlay;
    overlay_help(&fixture->model);
    overlay_seek(&fixture->model);
    assert_true(composer_insert(&overlay->filter, text_of("send the reply")));
    overlay_filter(&fixture->model);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "None here. While writing:"));
    assert_true(fixture_shows(fixture, "Answering"));
    assert_int_equal(fixture_style(fixture, "^S"), STYLE_KEY);
    assert_true(fixture_shows(fixture, "Send the reply as it stands"));
}

static void help__begins_with_answering_while_one_writes(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "a reply");
    overlay_help(&fixture->model);
    assert_true(text_starts_with(text_of(buffer_text(&fixture->model.overlay.text)),
                                 "\tAnswering\n"));
}

static void overlay__follows_what_a_model_writes__until_one_scrolls(void **state)
{
    struct fixture *fixture = *state;
    ask_shorter(fixture, "a reply");
    for (int i = 0; i < 60; i++) {
        model_says(fixture, EVENT_GREW,
                   arena_format(&fixture->arena, "line number %d\n", i));
    }
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "line number 59"));
    assert_false(fixture_shows(fixture, "The reply, shorter"));
    assert_false(fixture_shows(fixture, " below "));
    fixture->model.overlay.top = 1;
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "line number 1"));
    assert_false(fixture_shows(fixture, "line number 59"));
    assert_true(fixture_shows(fixture, " below "));
    fixture->model.overlay.top = 0;
    model_says(fixture, EVENT_ANSWERED, "another reply");
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "The reply, shorter"));
}

static void overlay__marks_the_numbers_that_stand_on_one_side_alone(void **state)
{
    struct fixture *fixture = *state;
    ask_shorter(fixture, "It arrives within 5 days and costs 20 EUR.");
    model_says(fixture, EVENT_ANSWERED, "It arrives within 6 days, for 20 EUR.");
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "! no longer there: 5 days"), STYLE_FLAGGED);
    assert_int_equal(fixture_style(fixture, "! not there before: 6 days"), STYLE_FLAGGED);
    int row, column;
    assert_true(fixture_find(fixture, "- 5", &row, &column));
    assert_int_equal(canvas_at(&fixture->canvas, row, column)->style, STYLE_STALE);
    assert_int_equal(canvas_at(&fixture->canvas, row, column + 2)->style,
                     STYLE_CONTRADICTED);
    assert_true(fixture_find(fixture, "+ 6", &row, &column));
    assert_int_equal(canvas_at(&fixture->canvas, row, column + 2)->style,
                     STYLE_CONTRADICTED);
    assert_true(fixture_find(fixture, "20 EUR.", &row, &column));
    assert_int_equal(canvas_at(&fixture->canvas, row, column)->style, STYLE_MENU);
}

static void overlay__scrolls_and_says_how_much_there_is(void **state)
{
    struct fixture *fixture = *state;
    struct overlay *overlay = &fixture->model.overlay;
    overlay->kind = OVERLAY_HELP;
    for (int i = 0; i < 70; i++) {
        buffer_format(&overlay->text, "^X %d\tdoes the %dth thing\n", i, i);
    }
    fixture_draw(fixture, 100, 30);
    assert_int_equal(fixture->drawn.overlay_lines, 70);
    assert_int_equal(fixture->drawn.list_rows, 26);
    assert_true(fixture_shows(fixture, "44 below ─"));
    assert_true(fixture_shows(fixture, "  ^X 3   does the 3th thing"));
    assert_int_equal(fixture_style(fixture, "^X 3 "), STYLE_KEY);
    overlay->top = 44;
    fixture_draw(fixture, 100, 30);
    assert_true(fixture_shows(fixture, "does the 69th thing"));
    assert_false(fixture_shows(fixture, "below"));
}

static void overlay__tells_what_was_taken_out_and_put_in(void **state)
{
    struct fixture *fixture = *state;
    struct overlay *overlay = &fixture->model.overlay;
    overlay->kind = OVERLAY_DIFF;
    buffer_add_text(&overlay->text, "  Hola\n- tu pedido\n+ tu \x1b[31mpaquete 包裹\n");
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "- tu pedido"), STYLE_STALE);
    assert_int_equal(fixture_style(fixture, "+ tu ␛[31mpaquete 包裹"), STYLE_UNREAD);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overlay__scrolls_and_says_how_much_there_is),
        TEST(overlay__tells_what_was_taken_out_and_put_in),
        TEST(help__has_sections_and_is_looked_through),
        TEST(help__tells_of_the_keys_of_the_other_mode),
        TEST(help__is_read_to_the_end_of_its_lines_at_any_width),
        TEST(help__begins_with_answering_while_one_writes),
        TEST(help__stands_over_a_menu),
        TEST(overlay__follows_what_a_model_writes__until_one_scrolls),
        TEST(overlay__marks_the_numbers_that_stand_on_one_side_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
