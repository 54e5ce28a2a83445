/* The last line at every width: no word is cut without "…", and what matters most comes
 * first. */
#include "../../src/app/choose.h"
#include "../../src/app/menu.h"
#include "../../src/app/overlay.h"
#include "../../src/app/say.h"
#include "fixture.h"

#include "base/utf8.h"
#include "view/layout.h"

#define LEAST  30 /* columns; fewer are too few for anything */
#define WIDEST 250

/* The last row as text. */
static char *last_row(const struct fixture *fixture)
{
    struct buffer all;
    char *row;

    buffer_init(&all, SIZE_MAX);
    canvas_text(&fixture->canvas, &all);
    struct text rest = text_from(buffer_text(&all), all.len);
    struct text line = {0}, last = {0};
    while (text_next(&rest, '\n', &line)) {
        if (line.bytes + line.len < buffer_text(&all) + all.len)
            last = line;
    }
    row = memory_copy(last.bytes, last.len);
    buffer_release(&all);
    return row;
}

static bool is_among(struct text words, struct text word)
{
    struct text one;

    while (text_next_word(&words, &one)) {
        if (text_equals(one, word))
            return true;
    }
    return false;
}

static bool ends_cut(struct text word)
{
    return word.len >= 3 && memcmp(word.bytes + word.len - 3, "…", 3) == 0;
}

/* Every word of the line is one of the whole line's, or cut and marked so. */
static void assert_whole_words(struct fixture *fixture, int columns, const char *whole)
{
    char *row = last_row(fixture);
    struct text rest = text_of(row), word;

    if (utf8_columns(text_of(row)) > (size_t)columns)
        fail_msg("at %d columns the line is wider: %s", columns, row);
    while (text_next_word(&rest, &word)) {
        if (!ends_cut(word) && !is_among(text_of(whole), word))
            fail_msg("at %d columns \"%.*s\" is cut: %s", columns, (int)word.len,
                     word.bytes, row);
    }
    memory_free(row);
}

static void at_every_width(struct fixture *fixture)
{
    char *whole;

    fixture_draw(fixture, 600, 36);
    whole = last_row(fixture);
    for (int columns = LEAST; columns <= WIDEST; columns++) {
        fixture_draw(fixture, columns, 36);
        assert_whole_words(fixture, columns, whole);
    }
    memory_free(whole);
    for (int columns = 1; columns < LEAST; columns++)
        fixture_draw(fixture, columns, 36); /* it says that it is too small */
}

static void status__cuts_no_hint_and_no_message_unmarked(void **state)
{
    static const char *const messages[] = {
        "",
        "Snoozed 1043 李雷 until tomorrow: u takes it back",
        "أُرسل الرد إلى منى السيد: u takes it back",
        "Sent 📦👩‍👧‍👦 to 刘洋 · and a good deal more that is longer than "
        "eighty "
        "columns "
        "are, "
        "so that it has to be cut",
    };
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    for (size_t i = 0; i < COUNT_OF(messages); i++) {
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            model->pane = (enum pane)pane;
            say(model, "%s", messages[i]);
            at_every_width(fixture);
            say_error(model, "%s", messages[i]);
            at_every_width(fixture);
        }
    }
}

/* The frame tells which pane it is, so its name gives way; then the word beside the key
 * that leads to all others. */
static void status__tells_what_enter_does_in_the_fewest_columns(void **state)
{
    static const struct {
        enum pane pane;
        const char *line;
    } table[] = {
        {PANE_QUEUE, " reading   Enter open  ? keys"},
        {PANE_DRAFTS, " reading   Enter take  ? keys"},
        {PANE_CUSTOMER, " reading   Enter put in  ?"},
        {PANE_ORDERS, " reading   Enter put in  ?"},
        {PANE_PICKS, " reading   Enter put in  ?"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(table); i++) {
        fixture->model.pane = table[i].pane;
        fixture_draw(fixture, LEAST, 24);
        char *row = last_row(fixture);
        assert_string_equal(row, table[i].line);
        memory_free(row);
    }
    fixture_write(fixture, "Hola");
    fixture_draw(fixture, LEAST, 24);
    assert_true(fixture_shows(fixture, " writing · reply   ^S send"));
    menu_snooze(&fixture->model);
    fixture_draw(fixture, LEAST, 24);
    assert_true(fixture_shows(fixture, " writing   Enter choose"));
    overlay_close(&fixture->model);
    menu_close(&fixture->model);
    fixture->model.mode = MODE_READING;
    fixture->model.pane = PANE_PICKS;
    fixture_draw(fixture, 40, 24);
    assert_true(fixture_shows(fixture, " reading · picks   Enter put in  ? keys"));
}

static void status__while_writing_and_asking_cuts_nothing_unmarked(void **state)
{
    struct fixture *fixture = *state;

    fixture_write(fixture, "Hola");
    at_every_width(fixture);
    fixture->model.reply.is_internal = true;
    at_every_width(fixture);
    say(&fixture->model, "Held: 10 s, u takes it back");
    at_every_width(fixture);
}

static void status__has_the_message_before_all_else(void **state)
{
    struct fixture *fixture = *state;

    say_error(&fixture->model, "Not sent: the desk is away");
    for (int columns = LEAST; columns <= WIDEST; columns++) {
        fixture_draw(fixture, columns, 24);
        assert_true(fixture_shows(fixture, "Not sent: the desk is away"));
    }
}

/* The words of a message, in their order, wherever the lines of the screen end. */
static bool shows_words(struct fixture *fixture, const char *message)
{
    struct text words = text_of(message), word, rest;
    struct buffer all;
    bool has_all = true;

    buffer_init(&all, SIZE_MAX);
    canvas_text(&fixture->canvas, &all);
    rest = text_from(buffer_text(&all), all.len);
    while (has_all && text_next_word(&words, &word)) {
        const char *at = text_find(rest, word);
        has_all = at != NULL;
        if (has_all)
            rest =
                text_from(at + word.len, rest.len - (size_t)(at + word.len - rest.bytes));
    }
    buffer_release(&all);
    return has_all;
}

static void status__gives_what_is_told_the_rows_to_say_what_to_do(void **state)
{
    static const char words[] =
        "Translating needs a model, and none is asked: [model] url in deskhand.conf is not "
        "set, as deskhand doctor tells";
    struct fixture *fixture = *state;

    for (int is_error = 0; is_error < 2; is_error++) {
        if (is_error)
            say_error(&fixture->model, "%s", words);
        else
            say(&fixture->model, "%s", words);
        for (int columns = 40; columns <= WIDEST; columns++) {
            fixture_draw(fixture, columns, 24);
            if (!shows_words(fixture, words))
                fail_msg("at %d columns what is told is cut", columns);
        }
    }
    say(&fixture->model, "Read again 21:11: nothing moved");
    fixture_draw(fixture, 80, 24);
    assert_int_equal(screen_layout(fixture->screen)->status.rows, 1);
}

static void prompt__shows_what_was_typed_beside_what_is_wrong_with_it(void **state)
{
    static const char error[] = "Not a time: in 3 hours, 09:30, tomorrow, next week, reply";
    struct fixture *fixture = *state;
    struct prompt *prompt = &fixture->model.prompt;

    prompt->kind = PROMPT_SNOOZE;
    snprintf(prompt->about, sizeof(prompt->about), "1051 Lucía Hernández Soto");
    composer_set(&prompt->line, text_of("vendredi 14:30"));
    snprintf(prompt->error, sizeof(prompt->error), "%s", error);
    for (int columns = 60; columns <= WIDEST; columns++) {
        fixture_draw(fixture, columns, 24);
        if (!shows_words(fixture, "vendredi 14:30") || !shows_words(fixture, error))
            fail_msg("at %d columns a part is hidden", columns);
        assert_int_equal(fixture->canvas.caret_row,
                         screen_layout(fixture->screen)->status.row);
    }
}

static void status__of_an_unfinished_sequence_fits(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.struck = (struct key_sequence){
        .keys = {{.code = 'x', .modifiers = KEY_CONTROL}, {.code = 'p'}}, .count = 2};
    at_every_width(fixture);
    fixture->model.has_hesitated = true;
    for (int columns = 1; columns <= WIDEST; columns++)
        fixture_draw(fixture, columns, columns % 40);
}

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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(status__cuts_no_hint_and_no_message_unmarked),
        TEST(status__tells_what_enter_does_in_the_fewest_columns),
        TEST(status__while_writing_and_asking_cuts_nothing_unmarked),
        TEST(status__has_the_message_before_all_else),
        TEST(status__gives_what_is_told_the_rows_to_say_what_to_do),
        TEST(prompt__shows_what_was_typed_beside_what_is_wrong_with_it),
        TEST(status__of_an_unfinished_sequence_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
