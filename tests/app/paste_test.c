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

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_paste_of_a_megabyte__stands_in_the_reply_as_one_undo),
        STORY(a_paste_past_what_a_reply_holds__fills_it_and_tells_what_is_left_out),
        STORY(a_paste_into_a_full_reply__changes_nothing_and_says_so),
        STORY(a_paste_that_the_terminal_cut__tells_how_much_is_gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
