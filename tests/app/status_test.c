#include "fixture.h"

/* What a key did is named with its ticket and what the ticket is then. */

static void assign__names_ticket_and_person(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab A");
    type(fixture, "leo");
    strike(fixture, "Enter");
    assert_says(fixture, "Assigned 1042 Ana Ruiz to leo · u takes it back");
    strike(fixture, "u");
    assert_says(fixture, "Taken back: assigned 1042 Ana Ruiz to leo");
    strike(fixture, ":");
    type(fixture, "assign me");
    strike(fixture, "Enter");
    assert_says(fixture, "Assigned 1042 Ana Ruiz to Sam");
    strike(fixture, "A Enter");

    assert_says(fixture, "Unassigned 1042 Ana Ruiz: u takes it back");
}

static void tag__names_the_tags_there_are_then(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab t");
    assert_string_equal(fixture->model.prompt.error, "+add -remove");
    type(fixture, "+late vip");
    assert_string_equal(fixture->model.prompt.error, "");
    strike(fixture, "Enter");
    assert_says(fixture, "Tagged 1042 Ana Ruiz: late vip");
    strike(fixture, "t");
    assert_string_equal(fixture->model.prompt.error, "+add -remove; now: late vip");
    type(fixture, "-late -vip");
    strike(fixture, "Enter");

    assert_says(fixture, "Tagged 1042 Ana Ruiz: no tag left");
}

static void snooze__offers_the_day_that_the_reply_told(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab s");
    for (size_t i = 0; i < fixture->model.menu.count; i++)
        assert_int_not_equal(fixture->model.menu.items[i].digit, '5');
    strike(fixture, "Esc r");
    type(fixture, "Hola, le escribo mañana.");
    strike(fixture, "^S");
    assert_says(fixture, "the day you wrote of");
    strike(fixture, "S-Tab s");
    assert_string_equal(fixture->model.menu.title, "Snooze 1042 Ana Ruiz");
    strike(fixture, "5");
    assert_says(fixture, "Snoozed 1042 Ana Ruiz until");
    assert_int_equal(day_number(moment_day(effect_last(fixture, EFFECT_CHANGE)->change.snooze_until)),
                     day_number(fixture->model.today) + 1);
}

static void bulk__names_the_first_and_how_many_more(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "space space t");
    type(fixture, "+late");
    strike(fixture, "Enter");
    assert_says(fixture, "Tagged 1042 Ana Ruiz and 1 more: +late · marks off");
    strike(fixture, "g g space space s");
    assert_string_equal(fixture->model.menu.title, "Snooze 1042 Ana Ruiz and 1 more");
    strike(fixture, "1");
    assert_says(fixture, "Snoozed 1042 Ana Ruiz and 1 more until the next reply");
    strike(fixture, "u - g g space P"); /* one alone is named */
    assert_string_equal(fixture->model.menu.title, "Priority of 1042 Ana Ruiz");
}

static void senior__says_that_the_reply_goes_along(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^X V");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_ASSIGN);
    assert_true(fixture->model.is_for_senior);
    assert_string_equal(fixture->model.prompt.error,
                        "a senior gets it, your reply as a note; WHY may be left out");
    assert_string_equal(fixture->model.prompt.about, "1042 Ana Ruiz");
    type(fixture, "m");

    assert_string_equal(fixture->model.prompt.error, "");
}

static void limit__counts_one_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "lang:zh");
    strike(fixture, "Enter");
    assert_says(fixture, "1 ticket: lang:zh (L shows");
    strike(fixture, "L");

    assert_says(fixture, "3 tickets");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(assign__names_ticket_and_person),
        STORY(tag__names_the_tags_there_are_then),
        STORY(snooze__offers_the_day_that_the_reply_told),
        STORY(bulk__names_the_first_and_how_many_more),
        STORY(senior__says_that_the_reply_goes_along),
        STORY(limit__counts_one_ticket),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
