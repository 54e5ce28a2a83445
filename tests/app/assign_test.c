/* To whom tickets go, by A and V. */
#include "fixture.h"

static void assign__to_somebody_to_me_and_to_nobody(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab A");
    type(fixture, "marta");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
    strike(fixture, ":");
    type(fixture, "assign me");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "Sam");
    strike(fixture, "A Enter");
    assert_null(story_ticket(fixture, "1042")->assignee);
    strike(fixture, "u u");

    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
}

/* A slip of the finger makes nobody's ticket; a new colleague is assigned to by the same
 * key again, and is known from then on. */
static void assign__to_a_name_never_seen_is_told_once(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab A");
    type(fixture, "MRTA");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.prompt.error,
                        "Nobody here is called MRTA: the same again assigns all the same");
    assert_null(story_ticket(fixture, "1042")->assignee);
    strike(fixture, "^U");
    type(fixture, "MRTB");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "called MRTB"));
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_NONE);
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "MRTB");
    strike(fixture, "Tab :");
    type(fixture, "assign MRTB");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1043")->assignee, "MRTB");
    strike(fixture, ":");
    type(fixture, "assign Zoë");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "Nobody here is called Zoë"));
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1043")->assignee, "Zoë");
}

static void senior__never_seen_is_told_once(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab V");
    type(fixture, "mrta: is 60 right?");
    strike(fixture, "Enter");
    assert_string_equal(
        fixture->model.prompt.error,
        "Nobody here is called mrta: the same again hands it over all the same");
    assert_null(story_ticket(fixture, "1042")->assignee);
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "mrta");
    strike(fixture, "V");
    type(fixture, "MARTA"); /* as somebody is called, in another case */
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "MARTA");
}

/* In whatever ticket that was opened, with all of the name. */
static void assign__completes_who_wrote_and_asks_nothing_of_them(void **state)
{
    struct fixture *fixture = *state;
    const struct composer *line = &fixture->model.prompt.line;

    story_message(fixture, story_ticket(fixture, "1042"), FROM_AGENT, "Noor Haddad",
                  "Seen.", true);
    strike(fixture, "Tab Tab A");
    type(fixture, "noor h");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "Noor Haddad");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1043")->assignee, "Noor Haddad");
    strike(fixture, "V");
    type(fixture, "Noor");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "Noor Haddad");
}

static void assign__to_nobody_of_what_is_nobodys_does_nothing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab A Enter");
    assert_says(fixture, "Nobody is assigned");
    assert_int_equal(fixture->model.undo_count, 0);
    strike(fixture, ":");
    type(fixture, "assign none");
    strike(fixture, "Enter u");
    assert_says(fixture, "Nothing to take back");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(assign__to_somebody_to_me_and_to_nobody),
        STORY(assign__to_a_name_never_seen_is_told_once),
        STORY(senior__never_seen_is_told_once),
        STORY(assign__completes_who_wrote_and_asks_nothing_of_them),
        STORY(assign__to_nobody_of_what_is_nobodys_does_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
