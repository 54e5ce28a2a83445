#include "app/saved_view.h"
#include "fixture.h"

static const char *theme_on_screen(struct fixture *fixture)
{
    return effect_last(fixture, EFFECT_THEME)->text;
}

static void theme__is_named_or_chosen(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "theme light");
    strike(fixture, "Enter");
    assert_string_equal(theme_on_screen(fixture), "light");
    strike(fixture, ":");
    type(fixture, "theme");
    strike(fixture, "Enter 9");
    assert_string_equal(theme_on_screen(fixture), "sixteen");
    fixture->fails[EFFECT_THEME] = true;
    strike(fixture, ":");
    type(fixture, "theme pink");
    strike(fixture, "Enter");

    assert_says(fixture, "No such theme");
    assert_string_equal(fixture->model.theme, "sixteen");
}

/* The menu opens on what is chosen, shows what is marked, and Esc brings back what was. */
static void theme__is_shown_while_one_goes_over_the_menu(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "theme");
    strike(fixture, "Enter");
    assert_int_equal(effect_count(fixture, EFFECT_THEME), 0);
    strike(fixture, "Down");
    assert_string_equal(theme_on_screen(fixture), "light");
    strike(fixture, "Down");
    assert_string_equal(theme_on_screen(fixture), "midnight");
    strike(fixture, "Esc");
    assert_string_equal(theme_on_screen(fixture), "dark");
    strike(fixture, "j");
    assert_int_equal(effect_count(fixture, EFFECT_THEME), 3);
}

static void theme__is_shown_while_its_name_is_typed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "theme pape");
    assert_int_equal(effect_count(fixture, EFFECT_THEME), 0);
    type(fixture, "r");
    assert_string_equal(theme_on_screen(fixture), "paper");
    strike(fixture, "Backspace");
    assert_string_equal(theme_on_screen(fixture), "dark");
    type(fixture, "r");
    strike(fixture, "Enter Tab");
    assert_string_equal(theme_on_screen(fixture), "paper");
}

static void palette__finds_by_a_part_and_runs(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab ^K");
    type(fixture, "interna");
    assert_true(fixture->model.menu.shown_count >= 1);
    strike(fixture, "^G ^K");
    type(fixture, "fold");
    strike(fixture, "Enter");

    assert_true(fixture->model.is_folded);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void palette__finds_letters_in_order_and_shows_keys(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "F2");
    type(fixture, "rslvnxt");
    assert_int_equal(fixture->model.menu.shown_count, 1);
    const struct menu_item *item = &fixture->model.menu.items[fixture->model.menu.shown[0]];
    assert_int_equal(item->value, COMMAND_RESOLVE_NEXT);
    assert_string_equal(item->detail, "E");
    strike(fixture, "Backspace ^W");
    type(fixture, "zzzz");
    assert_int_equal(fixture->model.menu.shown_count, 0);
    strike(fixture, "Enter");

    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void command_line__opens_the_ticket_of_an_id(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "1043");
    strike(fixture, "Enter");
    assert_string_equal(open_ticket(fixture), "1043");
    strike(fixture, ":");
    type(fixture, "9999");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.prompt.error, "There is no ticket 9999");
    strike(fixture, "^U");
    type(fixture, "1042 1043");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "There is no command 1042"));
}

static void command_line__says_what_it_does_not_know(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "resolve everything");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "There is no command resolve"));
    type(fixture, "x");
    assert_string_equal(fixture->model.prompt.error, "");
    strike(fixture, "^U");
    type(fixture, "fold me");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "does not take"));
    strike(fixture, "^U Enter");

    assert_int_equal(fixture->model.prompt.kind, PROMPT_NONE);
}

static void command_line__takes_numbers_and_opens_tickets(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "take-draft 2");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), DRAFT_TWO);
    strike(fixture, "^X :");
    type(fixture, "open 1044");
    strike(fixture, "Enter");
    assert_string_equal(open_ticket(fixture), "1044");
    strike(fixture, ":");
    type(fixture, "open 9");
    strike(fixture, "Enter");

    assert_non_null(strstr(fixture->model.prompt.error, "There is no ticket 9"));
}

static void completion__goes_through_what_fits(void **state)
{
    struct fixture *fixture = *state;
    const struct composer *line = &fixture->model.prompt.line;

    strike(fixture, ":");
    type(fixture, "li");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "limit");
    strike(fixture, "Tab Tab");
    assert_string_equal(buffer_text(&line->text), "line-down");
    strike(fixture, "^U");
    type(fixture, "limit st");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "limit status:");
    type(fixture, "re");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "limit status:resolved");
    strike(fixture, "^U");
    type(fixture, "theme l");
    strike(fixture, "Tab");

    assert_string_equal(buffer_text(&line->text), "theme light");
}

static void completion__of_a_time_takes_all_its_words(void **state)
{
    struct fixture *fixture = *state;
    const struct composer *line = &fixture->model.prompt.line;

    strike(fixture, "s 4");
    type(fixture, "friday 9");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "friday 9:00");
    strike(fixture, "Esc :");
    type(fixture, "snooze next w");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "snooze next week");
    strike(fixture, "Enter");
    assert_says(fixture, "Snoozed 1042");
}

static void completion__knows_tags_and_assignees_that_were_seen(void **state)
{
    struct fixture *fixture = *state;
    const struct composer *line = &fixture->model.prompt.line;

    story_ticket(fixture, "1043")->tags = "late vip";
    story_ticket(fixture, "1043")->assignee = "marta";
    post_head(fixture, story_ticket(fixture, "1043"), false);
    strike(fixture, "t");
    type(fixture, "+v");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "+vip");
    strike(fixture, "Esc l");
    type(fixture, "assignee:m");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "assignee:marta");
    strike(fixture, "Esc A");
    type(fixture, "sa");
    strike(fixture, "Tab");

    assert_string_equal(buffer_text(&line->text), "Sam");
    strike(fixture, "^U");
    type(fixture, "m");
    strike(fixture, "Tab Tab");
    assert_string_equal(buffer_text(&line->text), "me");
    story_ticket(fixture, "1044")->assignee = "sam"; /* the agent, as the desk writes it */
    post_head(fixture, story_ticket(fixture, "1044"), false);
    strike(fixture, "^U");
    type(fixture, "s");
    strike(fixture, "Tab");
    assert_string_equal(buffer_text(&line->text), "sam");
    assert_int_equal(fixture->model.prompt.completion_count, 1);
}

static bool help_has(const struct fixture *fixture, const char *line)
{
    return strstr(buffer_text(&fixture->model.overlay.text), line) != NULL;
}

static void help__in_a_prompt_says_what_may_be_typed_and_what_its_keys_do(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l F1");
    assert_true(help_has(fixture, "status:\topen pending snoozed resolved\n"));
    assert_true(help_has(fixture, "is:\tunread waiting late unsent unfinished\n"));
    assert_true(help_has(fixture, "Enter\tDo it\n"));
    assert_true(help_has(fixture, "Tab\tComplete the word; again: the next that fits\n"));
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_LIMIT);
    strike(fixture, "Esc s 4 F1");
    assert_true(help_has(fixture, "reply\tUntil the customer writes again\n"));
}

static void help__in_a_menu_names_no_letter_that_types(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab m F1");
    assert_true(help_has(fixture, "letters\tFind rows by them\n"));
    assert_true(help_has(fixture, "Down, Tab, ^N\tThe next row\n"));
    strike(fixture, "Esc Esc P F1");
    assert_true(help_has(fixture, "a row's sign\tChoose that row\n"));
    assert_true(help_has(fixture, "Enter\tChoose the marked row\n"));
}

static void order__goes_around(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "o");
    assert_says(fixture, "Sorted by priority");
    strike(fixture, "o o o");

    assert_says(fixture, "Sorted by due time");
}

static void input_method__digits_and_colons_count_and_letters_say_so(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    type(fixture, "文");
    assert_says(fixture, "The input method is on");
    type(fixture, "１");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "^U");
    type(fixture, "１：？");
    assert_string_equal(reply_text(fixture), "１：？");
    strike(fixture, "^U ^X");
    type(fixture, "２");
    assert_string_equal(reply_text(fixture), DRAFT_TWO);
    strike(fixture, "Esc");
    type(fixture, "：");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_COMMAND);
    strike(fixture, "Esc");
    type(fixture, "？");

    assert_int_equal(fixture->model.overlay.kind, OVERLAY_HELP);
}

static void input_method__is_not_named_where_text_is_written(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r ^X");
    type(fixture, "é");

    assert_says(fixture, "^X é is not bound here");
}

static void command__q_is_the_step_back_that_q_is(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.has_vi = true;
    strike(fixture, "Tab");
    strike(fixture, ": q Enter");
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    strike(fixture, ": q Enter");
    assert_says(fixture, "q again quits");
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    strike(fixture, ": q a Enter");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
}

static void unbound_keys__say_so_and_sequences_swallow(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab b");
    assert_says(fixture, "b is not bound here");
    strike(fixture, "g E");
    assert_says(fixture, "g E is not bound here");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "g Esc");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    assert_int_equal(fixture->model.struck.count, 0);
    strike(fixture, "g g");

    assert_int_equal(fixture->model.thread_top.place.at, 0);
}

static void help__scrolls_and_closes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "? j j PgDn");
    assert_int_equal(fixture->model.overlay.top, 11);
    strike(fixture, "G");
    assert_int_equal(fixture->model.overlay.top, 40);
    strike(fixture, "q");

    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
}

static bool is_stats(const char *name)
{
    return string_equals(name, "stats");
}

static void command__of_the_shell_is_told_as_one(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.is_of_the_shell = is_stats;
    strike(fixture, ":");
    type(fixture, "stats --since 30d");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.prompt.error,
                        "A command of the shell: deskhand stats");
    strike(fixture, "Esc :");
    type(fixture, "statistics");
    strike(fixture, "Enter");

    assert_non_null(strstr(fixture->model.prompt.error, "There is no command statistics"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(theme__is_named_or_chosen),
        STORY(theme__is_shown_while_one_goes_over_the_menu),
        STORY(theme__is_shown_while_its_name_is_typed),
        STORY(palette__finds_by_a_part_and_runs),
        STORY(palette__finds_letters_in_order_and_shows_keys),
        STORY(command_line__says_what_it_does_not_know),
        STORY(command_line__takes_numbers_and_opens_tickets),
        STORY(completion__goes_through_what_fits),
        STORY(completion__of_a_time_takes_all_its_words),
        STORY(completion__knows_tags_and_assignees_that_were_seen),
        STORY(help__in_a_prompt_says_what_may_be_typed_and_what_its_keys_do),
        STORY(help__in_a_menu_names_no_letter_that_types),
        STORY(order__goes_around),
        STORY(input_method__digits_and_colons_count_and_letters_say_so),
        STORY(input_method__is_not_named_where_text_is_written),
        STORY(command__q_is_the_step_back_that_q_is),
        STORY(unbound_keys__say_so_and_sequences_swallow),
        STORY(help__scrolls_and_closes),
        STORY(command__of_the_shell_is_told_as_one),
        STORY(command_line__opens_the_ticket_of_an_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
