/* The limit as it is typed, and saved views: completed, refused in words, shown. */
#include "app/saved_view.h"
#include "fixture.h"

static void completion__goes_on_behind_a_comma_and_a_minus(void **state)
{
    static const struct {
        const char *typed;
        const char *completed;
    } cases[] = {
        {"tag:late,v", "tag:late,vip"},
        {"-tag:l", "-tag:late"},
        {"-tag:late,", "-tag:late,vip"},
        {"-st", "-status:"},
        {"-status:open,p", "-status:open,pending"},
        {"is:unread,wa", "is:unread,waiting"},
        {"status:open -is:l", "status:open -is:late"},
        {"-late", "-late"}, /* a word that is looked for */
        {"priority:high,x", "priority:high,x"},
        {"assignee:me", "assignee:me"},
        {"Status:O", "Status:open"},
        {"status：o", "status:open"},
        {"customer:joe", "customer:\"Joe Okafor\""},
        {"-customer:\"joe o", "-customer:\"Joe Okafor\""},
        {"lang:en customer:“joe o", "lang:en customer:\"Joe Okafor\""},
        {"id:1044,104", "id:1044,1042"},
    };
    struct fixture *fixture = *state;
    const struct composer *line = &fixture->model.prompt.line;

    story_ticket(fixture, "1043")->tags = "late vip";
    post_head(fixture, story_ticket(fixture, "1043"), false);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        strike(fixture, "l ^U");
        type(fixture, cases[i].typed);
        strike(fixture, "Tab");
        assert_string_equal(buffer_text(&line->text), cases[i].completed);
        strike(fixture, "Esc");
    }
}

static void completion__of_the_only_word_goes_on_to_its_values(void **state)
{
    struct fixture *fixture = *state;
    const struct composer *line = &fixture->model.prompt.line;

    strike(fixture, "l");
    type(fixture, "st");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "status:");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "status:open");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "status:pending");
    type(fixture, ",o");
    strike(fixture, "Tab Tab");
    assert_string_equal(buffer_text(&line->text), "status:pending,open");
}

static void limit__narrows_the_queue_and_shows_it_whole_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "lang:zh");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.queue.shown_count, 1);
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    strike(fixture, "l");
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "lang:zh");
    strike(fixture, "^U");
    type(fixture, "sort:x");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "sort: is not known"));
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.queue.shown_count, 1);
    strike(fixture, "L");

    assert_int_equal(fixture->model.queue.shown_count, 3);
}

static void limit__to_me_is_to_what_is_assigned_to_the_agent(void **state)
{
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->assignee = "Sam";
    post_head(fixture, story_ticket(fixture, "1043"), false);
    strike(fixture, "l");
    type(fixture, "assignee:me");
    strike(fixture, "Enter");

    assert_int_equal(fixture->model.queue.shown_count, 1);
}

static void views__are_limits_by_number(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "g 2");
    assert_string_equal(fixture->model.queue.limit_text, "lang:zh");
    assert_says(fixture, "Chinese: 1 ticket");
    strike(fixture, "g 9");

    assert_says(fixture, "There is no view 9 (1 late, 2 Chinese)");
}

static void views__are_limits_by_name_which_tab_completes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "view c");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "view Chinese");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.queue.limit_text, "lang:zh");
    assert_string_equal(saved_view_on(&fixture->model)->name, "Chinese");
    strike(fixture, ":");
    type(fixture, "view LATE");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.queue.limit_text, "is:late");
    strike(fixture, ":");
    type(fixture, "view 2");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.queue.limit_text, "lang:zh");
    strike(fixture, ":");
    type(fixture, "view late ones");
    strike(fixture, "Enter");

    assert_non_null(strstr(fixture->model.prompt.error,
                           "There is no view late ones (1 late, 2 Chinese)"));
}

static void view__whose_name_is_a_digit_is_meant_by_its_name(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.views[0].name = "2";
    strike(fixture, ":");
    type(fixture, "view 2");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.queue.limit_text, "is:late");
    strike(fixture, "L :");
    type(fixture, "view 1");
    strike(fixture, "Enter");

    assert_string_equal(fixture->model.queue.limit_text, "is:late");
}

static void views__without_a_number_are_listed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "view");
    strike(fixture, "Enter");
    assert_says(fixture, "Which view? 1 late, 2 Chinese");
    fixture->model.preferences.view_count = 0;
    strike(fixture, "g 1");

    assert_says(fixture, "There is no view 1 ([views] in deskhand.conf names them)");
}

static void open__with_a_limit_that_nothing_fits_says_so(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "priority:urgent tag:none");
    strike(fixture, "Enter Enter");
    assert_int_equal(fixture->model.queue.shown_count, 0);
    assert_says(fixture, "Nothing fits the limit: L shows the whole queue");
    strike(fixture, "L");

    assert_int_not_equal(fixture->model.queue.shown_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(completion__goes_on_behind_a_comma_and_a_minus),
        STORY(completion__of_the_only_word_goes_on_to_its_values),
        STORY(limit__narrows_the_queue_and_shows_it_whole_again),
        STORY(limit__to_me_is_to_what_is_assigned_to_the_agent),
        STORY(views__are_limits_by_number),
        STORY(views__are_limits_by_name_which_tab_completes),
        STORY(view__whose_name_is_a_digit_is_meant_by_its_name),
        STORY(views__without_a_number_are_listed),
        STORY(open__with_a_limit_that_nothing_fits_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
