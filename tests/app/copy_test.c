/* What leaves by the terminal: its clipboard where the setting says so, and copy mode. */
#include "fixture.h"

static const char *copied(struct fixture *fixture)
{
    return effect_last(fixture, EFFECT_COPY)->text;
}

static void copy__is_off_unless_the_setting_says_so(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab y");
    assert_says(fixture, "osc52 = on");
    assert_int_equal(effect_count(fixture, EFFECT_COPY), 0);
}

static void copy__gives_what_is_marked(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.copies = true;
    strike(fixture, "Tab");
    customer_says(fixture, "the newest \x1b]52;c;b3du\x07 of them");
    strike(fixture, "G y");
    assert_string_equal(copied(fixture), "the newest ]52;c;b3du of them");
    assert_says(fixture, "The message was given");
    strike(fixture, "/");
    type(fixture, "pedido");
    strike(fixture, "Enter y");
    assert_non_null(strstr(copied(fixture), "pedido"));
    strike(fixture, "w y"); /* the drafts */
    assert_says(fixture, "The draft was given");
    strike(fixture, "r");
    type(fixture, "Hola 😀");
    strike(fixture, "^X y");
    assert_string_equal(copied(fixture), "Hola 😀");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "Esc");
    fixture->model.pane = PANE_ORDERS;
    strike(fixture, "y");
    assert_string_equal(copied(fixture), "W2378156");
    fixture->model.pane = PANE_CUSTOMER;
    strike(fixture, "y");
    assert_says(fixture, "Nothing is marked here");
}

static void copy__gives_nothing_of_a_ticket_that_is_folded(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.copies = true;
    strike(fixture, "Tab H");
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        fixture->model.pane = (enum pane)pane;
        strike(fixture, "y");
        assert_says(fixture, "Folded: nothing of this ticket is copied");
    }
    strike(fixture, "H");
    fixture->model.sender = SENDER_STRANGER;
    fixture->model.pane = PANE_ORDERS;
    strike(fixture, "y");
    assert_says(fixture, "Folded: nothing of this ticket is copied");
    assert_int_equal(effect_count(fixture, EFFECT_COPY), 0);
}

static void copy__refuses_what_is_longer_than_terminals_take(void **state)
{
    struct fixture *fixture = *state;
    static char text[49 * 1024];

    fixture->model.preferences.copies = true;
    memset(text, 'x', sizeof(text) - 1);
    strike(fixture, "Tab");
    customer_says(fixture, text);
    strike(fixture, "G y");
    assert_says(fixture, "too long");
    assert_int_equal(effect_count(fixture, EFFECT_COPY), 0);
}

static void copy_mode__scrolls_and_ends_and_does_nothing_else(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab g g Y");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_COPY);
    assert_int_equal(fixture->model.overlay.of, PANE_THREAD);
    strike(fixture, "j j k PgDn");
    assert_true(fixture->model.thread_top.place.at > 1);
    strike(fixture, "E r 1 s");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_COPY);
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "Y");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    strike(fixture, "Y q Y Esc Y ^C");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
}

static void
copy_mode__shows_the_reply_that_is_written_and_types_nothing_into_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X Y");
    assert_int_equal(fixture->model.overlay.of, PANE_REPLY);
    type(fixture, "abc");
    strike(fixture, "^S q");
    assert_string_equal(buffer_text(&fixture->model.reply.composer.text), "Hola");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.held_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(copy__is_off_unless_the_setting_says_so),
        STORY(copy__gives_what_is_marked),
        STORY(copy__gives_nothing_of_a_ticket_that_is_folded),
        STORY(copy__refuses_what_is_longer_than_terminals_take),
        STORY(copy_mode__scrolls_and_ends_and_does_nothing_else),
        STORY(copy_mode__shows_the_reply_that_is_written_and_types_nothing_into_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
