#include "fixture.h"

/* The editor has ended: what it left of a text. */
static void editor_leaves(struct fixture *fixture, const char *ticket, bool is_internal,
                          const char *before, const char *text)
{
    struct event event = {.kind = EVENT_EDITED,
                          .id = ticket,
                          .is_internal = is_internal,
                          .before = before,
                          .text = text,
                          .len = strlen(text)};

    post(fixture, &event);
    settle(fixture);
}

static void editor__gets_the_text_and_gives_it_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "to vi");
    strike(fixture, "^X ^E");
    assert_string_equal(effect_last(fixture, EFFECT_EDITOR)->text, "to vi");
    assert_string_equal(effect_last(fixture, EFFECT_EDITOR)->ticket, "1042");
    assert_false(effect_last(fixture, EFFECT_EDITOR)->is_internal);
    editor_leaves(fixture, "1042", false, "to vi", "from vi\n");
    assert_string_equal(reply_text(fixture), "from vi");
    strike(fixture, "^Z");

    assert_string_equal(reply_text(fixture), "to vi");
}

static void editor__gives_a_note_back_as_a_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X I");
    type(fixture, "ask Bo");
    strike(fixture, "^X ^E");
    assert_true(effect_last(fixture, EFFECT_EDITOR)->is_internal);
    strike(fixture, "^X r"); /* as a send that fails would turn it */
    editor_leaves(fixture, "1042", true, "ask Bo", "ask Bo, she is angry\n");

    assert_true(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "ask Bo, she is angry");
    strike(fixture, "^X r");
    assert_string_equal(reply_text(fixture), "Hola");
}

static void editor__never_writes_into_another_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X ^E ^X Tab");
    assert_string_equal(open_ticket(fixture), "1043");
    editor_leaves(fixture, "1042", false, "Hola", "Hola Ana\n");
    assert_string_equal(reply_text(fixture), "");
    assert_says(fixture, "it stands in 1042 when that is opened");
    assert_string_equal(story_ticket(fixture, "1042")->given_back, "Hola Ana");
    strike(fixture, "S-Tab");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "Hola Ana\n\nHola");
}

static void editor__that_ends_while_its_ticket_is_loaded_is_not_lost(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X ^E ^X Tab");
    fixture->is_silent[EFFECT_OPEN] = true;
    strike(fixture, "S-Tab");
    assert_null(fixture->model.open);
    editor_leaves(fixture, "1042", false, "Hola", "Hola Ana\n");
    fixture->is_silent[EFFECT_OPEN] = false;
    answer_open(fixture, effect_last(fixture, EFFECT_OPEN));
    settle(fixture);

    assert_string_equal(reply_text(fixture), "Hola Ana");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void editor__keeps_what_came_into_the_reply_meanwhile(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_SEND] = true;
    strike(fixture, "Tab Tab r");
    type(fixture, "first");
    strike(fixture, "^S r");
    type(fixture, "second");
    strike(fixture, "^X ^E");
    time_passes(fixture, 4); /* the first fails, and stands in front */
    assert_string_equal(reply_text(fixture), "first\n\nsecond");
    editor_leaves(fixture, "1043", false, "second", "second one\n");

    assert_string_equal(reply_text(fixture), "second one\n\nfirst\n\nsecond");
    assert_says(fixture, "changed while it was edited");
}

static void editor__of_an_erased_ticket_keeps_nothing(void **state)
{
    struct fixture *fixture = *state;
    size_t keeps;

    strike(fixture, "Tab r");
    keeps = effect_count(fixture, EFFECT_KEEP);
    editor_leaves(fixture, "no more", false, "", "secret\n");

    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(effect_count(fixture, EFFECT_KEEP), keeps);
    assert_says(fixture, "erased");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(editor__gets_the_text_and_gives_it_back),
        STORY(editor__gives_a_note_back_as_a_note),
        STORY(editor__never_writes_into_another_ticket),
        STORY(editor__that_ends_while_its_ticket_is_loaded_is_not_lost),
        STORY(editor__keeps_what_came_into_the_reply_meanwhile),
        STORY(editor__of_an_erased_ticket_keeps_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
