/* The limit as it is typed: what is shown, where the mark stands, and what Esc brings back.
 */
#include "fixture.h"

static const struct queue *queue_of(const struct fixture *fixture)
{
    return &fixture->model.queue;
}

static void assert_selected(const struct fixture *fixture, const char *id)
{
    const struct ticket_head *head = queue_selected(queue_of(fixture));

    assert_non_null(head);
    assert_string_equal(head->id, id);
}

static void limit__filters_as_it_is_typed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    assert_int_equal(queue_of(fixture)->shown_count, 3);
    type(fixture, "李");
    assert_int_equal(queue_of(fixture)->shown_count, 1);
    assert_selected(fixture, "1043");
    strike(fixture, "Backspace");
    assert_int_equal(queue_of(fixture)->shown_count, 3);
    type(fixture, "priority:");
    assert_int_equal(queue_of(fixture)->shown_count, 3); /* not said yet what */
    type(fixture, "urgent");
    assert_int_equal(queue_of(fixture)->shown_count, 0);
    strike(fixture, "^U");
    type(fixture, "id:104");
    assert_int_equal(queue_of(fixture)->shown_count, 0);
    type(fixture, "4");
    assert_int_equal(queue_of(fixture)->shown_count, 1);
    strike(fixture, "Enter");
    assert_string_equal(queue_of(fixture)->limit_text, "id:1044");
    assert_int_equal(queue_of(fixture)->shown_count, 1);
    assert_says(fixture, "1 ticket: id:1044");
    strike(fixture, "l Esc");
    assert_string_equal(queue_of(fixture)->limit_text, "id:1044");
}

static void escape__brings_back_what_was(void **state)
{
    static const char *const ways[] = {"Esc", "^G", "^C", "F2 Esc"};
    struct fixture *fixture = *state;

    strike(fixture, "j");
    assert_selected(fixture, "1043");
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, "l");
        type(fixture, "okafor");
        assert_int_equal(queue_of(fixture)->shown_count, 1);
        strike(fixture, ways[i]);
        assert_null(queue_of(fixture)->limit_text);
        assert_int_equal(queue_of(fixture)->shown_count, 3);
        assert_selected(fixture, "1043");
    }
}

static void escape__brings_back_the_limit_and_the_pane_there_were(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "id:1042,1044");
    strike(fixture, "Enter Tab");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    strike(fixture, "l ^U");
    assert_int_equal(queue_of(fixture)->shown_count, 3);
    type(fixture, "李");
    assert_int_equal(queue_of(fixture)->shown_count, 1);
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    strike(fixture, "Esc");
    assert_string_equal(queue_of(fixture)->limit_text, "id:1042,1044");
    assert_int_equal(queue_of(fixture)->shown_count, 2);
    assert_int_equal(fixture->model.pane, PANE_THREAD);
}

static void mark__stays_on_its_ticket_while_that_is_shown(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "j l");
    type(fixture, "id:1044");
    assert_selected(fixture, "1044");
    type(fixture, ",1043");
    assert_selected(fixture, "1043"); /* shown again, and marked again */
    type(fixture, ",1042");
    assert_selected(fixture, "1043");
    says_on(fixture, "1042", "And now?"); /* moves to another place */
    assert_selected(fixture, "1043");
    strike(fixture, "Enter");
    assert_selected(fixture, "1043");
    assert_int_equal(queue_of(fixture)->shown_count, 3);
}

static void typing__of_a_limit_is_undone_by_a_lock(void **state)
{
    struct fixture *fixture = *state;
    struct event locked = {.kind = EVENT_LOCKED};

    strike(fixture, "l");
    type(fixture, "李");
    post(fixture, &locked);
    assert_null(queue_of(fixture)->limit_text);
    assert_int_equal(fixture->model.prompt.kind, PROMPT_NONE);
}

static void limit__behind_control_x_leaves_the_reply_where_it_is(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X l");
    type(fixture, "李");
    assert_int_equal(queue_of(fixture)->shown_count, 1);
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_string_equal(reply_text(fixture), "Hola");
    assert_int_equal(queue_of(fixture)->shown_count, 3);
}

static void limit__that_is_refused_stays_to_be_mended(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "status:opem");
    assert_int_equal(queue_of(fixture)->shown_count, 3);
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_LIMIT);
    assert_non_null(strstr(fixture->model.prompt.error, "cannot be"));
    strike(fixture, "Backspace");
    type(fixture, "n");
    assert_string_equal(queue_of(fixture)->limit_text, "status:open");
    strike(fixture, "Esc");
    assert_null(queue_of(fixture)->limit_text);
}

static const char *limit_after(struct fixture *fixture, const char *keys, const char *typed)
{
    strike(fixture, keys);
    type(fixture, typed);
    return queue_of(fixture)->limit_text;
}

/* As it comes back: a letter takes its place, a space adds to it, any other key mends it. */
static void limit__that_comes_back_is_typed_over_or_added_to(void **state)
{
    static const struct {
        const char *keys, *typed, *limit;
    } cases[] = {
        {"l", "李", "李"},
        {"l", " lang:zh", "id:1042,1044 lang:zh"},
        {"l", "　李", "id:1042,1044　李"},
        {"l End", ",1043", "id:1042,1044,1043"},
        {"l Backspace", "3", "id:1042,1043"},
        {"l ^W", "1043", "id:1042,1043"},
        {"l Tab", ",1043", "id:1042,1044,1043"},
        {"l Up", " lang:es", "id:1042,1044 lang:es"},
    };
    struct fixture *fixture = *state;

    assert_string_equal(limit_after(fixture, "l", "id:1042,1044"), "id:1042,1044");
    strike(fixture, "Enter");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *limit = limit_after(fixture, cases[i].keys, cases[i].typed);
        if (!string_equals(limit, cases[i].limit))
            fail_msg("%s %s: %s", cases[i].keys, cases[i].typed, limit);
        strike(fixture, "Esc");
        assert_string_equal(queue_of(fixture)->limit_text, "id:1042,1044");
    }
    strike(fixture, "l");
    paste(fixture, "id:1043");
    assert_string_equal(queue_of(fixture)->limit_text, "id:1043");
    strike(fixture, "Enter");
    strike(fixture, "l Enter"); /* it stays */
    assert_string_equal(queue_of(fixture)->limit_text, "id:1043");
}

static void limit__tells_how_many_there_are_while_it_is_typed(void **state)
{
    struct fixture *fixture = *state;
    const char *told = fixture->model.prompt.error;

    strike(fixture, "l");
    assert_string_equal(told, "");
    type(fixture, "李");
    assert_string_equal(told, "1 ticket");
    strike(fixture, "Backspace");
    assert_string_equal(told, "");
    type(fixture, "-is:l");
    assert_non_null(strstr(told, "is: cannot be \"l\" (unread waiting late"));
    assert_int_equal(queue_of(fixture)->shown_count, 3);
    type(fixture, "ate");
    assert_string_equal(told, "3 tickets");
    strike(fixture, "Enter l");
    assert_non_null(strstr(told, "type over it"));
    strike(fixture, "Right");
    type(fixture, " zzz");
    assert_string_equal(told, "0 tickets");
    assert_false(fixture->model.prompt.is_refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(limit__filters_as_it_is_typed),
        STORY(limit__that_comes_back_is_typed_over_or_added_to),
        STORY(limit__tells_how_many_there_are_while_it_is_typed),
        STORY(escape__brings_back_what_was),
        STORY(escape__brings_back_the_limit_and_the_pane_there_were),
        STORY(mark__stays_on_its_ticket_while_that_is_shown),
        STORY(typing__of_a_limit_is_undone_by_a_lock),
        STORY(limit__behind_control_x_leaves_the_reply_where_it_is),
        STORY(limit__that_is_refused_stays_to_be_mended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
