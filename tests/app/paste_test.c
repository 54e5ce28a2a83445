/* Pastes larger than a screen, and than a reply. */
#include "fixture.h"

static char *many(size_t len, char letter)
{
    char *bytes = memory_get(len + 1);

    memset(bytes, letter, len);
    return bytes;
}

static void a_paste_of_a_megabyte__stands_in_the_reply_as_one_undo(void **state)
{
    struct fixture *fixture = *state;
    char *much = many(1024 * 1024, 'x');

    strike(fixture, "Tab r");
    type(fixture, "mine ");
    paste(fixture, much);
    assert_int_equal(fixture->model.reply.composer.text.len, 5 + 1024 * 1024);
    assert_false(fixture->model.status_is_error);
    strike(fixture, "^Z");

    assert_string_equal(reply_text(fixture), "mine ");
    memory_free(much);
}

static void
a_paste_past_what_a_reply_holds__fills_it_and_tells_what_is_left_out(void **state)
{
    struct fixture *fixture = *state;
    char *much = many(COMPOSER_LIMIT, 'x');

    memcpy(much + COMPOSER_LIMIT - 3, "\xe9\x80\x80", 3);
    strike(fixture, "Tab r");
    type(fixture, "mi");
    paste(fixture, much);

    assert_int_equal(fixture->model.reply.composer.text.len, COMPOSER_LIMIT - 1);
    assert_true(fixture->model.status_is_error);
    assert_says(fixture, "A reply holds 2048 kB: the last 1 kB of the paste are left out");
    memory_free(much);
}

static void a_paste_into_a_full_reply__changes_nothing_and_says_so(void **state)
{
    struct fixture *fixture = *state;
    char *much = many(COMPOSER_LIMIT, 'x');

    strike(fixture, "Tab r");
    paste(fixture, much);
    uint64_t version = fixture->model.reply.composer.version;
    paste(fixture, "a word more");

    assert_true(fixture->model.reply.composer.version == version);
    assert_says(fixture, "the last 1 kB of the paste are left out");
    memory_free(much);
}

static void a_paste_that_the_terminal_cut__tells_how_much_is_gone(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_PASTE, .text = "the front", .len = 9, .lost = 3000};

    strike(fixture, "Tab r");
    post(fixture, &event);

    assert_string_equal(reply_text(fixture), "the front");
    assert_says(fixture, "the last 3 kB of the paste are left out");
    strike(fixture, "Esc");
    post(fixture, &event);
    assert_int_equal(fixture->model.menu.kind, MENU_PASTE);
    assert_says(fixture, "its last 3 kB are left out");
}

/* Whatever asks has it, as one line, and nothing of it is a key. */
static void a_paste_into_a_prompt__stands_there_in_one_line(void **state)
{
    struct fixture *fixture = *state;
    static const char *const prompts[] = {"/", ":", "l", "A", "m", "^K"};

    strike(fixture, "Tab r");
    type(fixture, "mine");
    strike(fixture, "Esc");
    for (size_t i = 0; i < COUNT_OF(prompts); i++) {
        strike(fixture, prompts[i]);
        paste(fixture, "two\nlines\x1b[31m\tand\r\nmore\n");
        const struct model *model = &fixture->model;
        const struct composer *line =
            model->menu.kind ? &model->menu.filter : &model->prompt.line;
        assert_string_equal(buffer_text(&line->text), "two lines[31m and more");
        assert_string_equal(reply_text(fixture), "mine");
        strike(fixture, "Esc");
    }
}

static void a_paste_into_a_prompt__is_bound(void **state)
{
    struct fixture *fixture = *state;
    char *much = many(100000, 'x');

    strike(fixture, "Tab /");
    type(fixture, "ab");
    paste(fixture, much);
    assert_int_equal(fixture->model.prompt.line.text.len, 4096);
    assert_says(fixture, "No more fits in here: the paste was cut");
    paste(fixture, much);
    assert_int_equal(fixture->model.prompt.line.text.len, 4096);
    memory_free(much);
}

/* vi's own / asks at the reply's border: what is pasted is looked for, and not put in. */
static void a_paste_while_vi_asks__is_what_it_looks_for(void **state)
{
    struct fixture *fixture = *state;
    char *much = many(5000, 'x');

    fixture->model.preferences.has_vi = true;
    keymap_release(&fixture->model.keymap);
    keymap_init(&fixture->model.keymap, true);
    strike(fixture, "Tab r");
    type(fixture, "uno dos tres");
    strike(fixture, "Esc");
    type(fixture, "0/");
    paste(fixture, "dos\n");
    assert_string_equal(reply_text(fixture), "uno dos tres");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.reply.composer.caret, 4);
    type(fixture, "/");
    paste(fixture, much);
    assert_string_equal(reply_text(fixture), "uno dos tres");
    assert_int_equal(fixture->model.vi.asked.len, fixture->model.vi.asked.limit);
    assert_says(fixture, "the paste was cut");
    strike(fixture, "Esc Esc");
    paste(fixture, "x");
    assert_non_null(strchr(reply_text(fixture), 'x'));
    memory_free(much);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_paste_of_a_megabyte__stands_in_the_reply_as_one_undo),
        STORY(a_paste_past_what_a_reply_holds__fills_it_and_tells_what_is_left_out),
        STORY(a_paste_into_a_full_reply__changes_nothing_and_says_so),
        STORY(a_paste_into_a_prompt__stands_there_in_one_line),
        STORY(a_paste_into_a_prompt__is_bound),
        STORY(a_paste_while_vi_asks__is_what_it_looks_for),
        STORY(a_paste_that_the_terminal_cut__tells_how_much_is_gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
