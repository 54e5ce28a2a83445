#include "fixture.h"

static void resolve__goes_on_and_is_taken_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab E");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_string_equal(open_ticket(fixture), "1043");
    assert_says(fixture, "Resolved 1042 Ana Ruiz: u takes it back");
    assert_int_equal(fixture->model.queue.shown_count, 2);
    strike(fixture, "u");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    assert_says(fixture, "Taken back: resolved 1042 Ana Ruiz");
    strike(fixture, "U");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_says(fixture, "Done again: resolved 1042 Ana Ruiz");
}

/* What was resolved is open again, for the customer wrote: u and U put it away no more. */
static void resolve__is_not_done_again_over_what_the_customer_wrote_since(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1042");

    strike(fixture, "Tab E");
    strike(fixture, "u");
    says_on(fixture, "1042", "And one more thing");
    strike(fixture, "U");

    assert_int_equal(ticket->status, TICKET_OPEN);
    assert_says(fixture, "Done again: resolved 1042 Ana Ruiz, but the customer wrote since: open");
}

static void undo__puts_nothing_away_that_the_customer_wrote_to_since(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1042");

    ticket->status = TICKET_PENDING;
    post_head(fixture, ticket, false);
    settle(fixture);
    strike(fixture, "Tab S-Tab");
    strike(fixture, ":");
    type(fixture, "1042");
    strike(fixture, "Enter E");
    assert_int_equal(ticket->status, TICKET_RESOLVED);
    ticket->status = TICKET_OPEN; /* by the message */
    says_on(fixture, "1042", "And one more thing");
    strike(fixture, "u");

    assert_int_equal(ticket->status, TICKET_OPEN);
    assert_says(fixture, "but the customer wrote since: open");
}

static void resolve__before_the_ticket_was_painted_does_nothing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_blind = true;
    strike(fixture, "E E");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_int_equal(story_ticket(fixture, "1043")->status, TICKET_OPEN);
    assert_says(fixture, "not on the screen yet");
}

static void resolve__keeps_the_unsent_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "almost");
    strike(fixture, "^X E");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "y");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "almost");
    assert_string_equal(open_ticket(fixture), "1043");
}

static void reopen__brings_a_resolved_ticket_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab E S-Tab :");
    type(fixture, "reopen");
    strike(fixture, "Enter");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    assert_int_equal(fixture->model.queue.shown_count, 3);
}

static void snooze__until_the_next_reply_tomorrow_and_a_time(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab s 1");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_SNOOZED);
    assert_true(story_ticket(fixture, "1042")->snooze_until == MOMENT_NONE);
    assert_says(fixture, "Snoozed 1042 Ana Ruiz until the next reply");
    strike(fixture, "u");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "s 2");
    assert_int_equal(story_ticket(fixture, "1042")->snooze_until, STORY_START + 86400);
    strike(fixture, "u s 4");
    type(fixture, "2h");
    strike(fixture, "Enter");

    assert_int_equal(story_ticket(fixture, "1042")->snooze_until, fixture->now + 7200);
    assert_says(fixture, "until 23 Nov 11:00");
}

static void snooze__that_is_over_puts_the_ticket_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "snooze 5m");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.queue.shown_count, 2);
    assert_int_equal(fixture->model.queue.waiting, 2);
    time_passes(fixture, 360);

    assert_int_equal(fixture->model.queue.shown_count, 3);
    assert_int_equal(fixture->model.queue.waiting, 3);
}

static void snooze__says_before_enter_what_it_understood(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "s 4");
    assert_string_equal(fixture->model.prompt.error, "");
    type(fixture, "morgen um 14 U");
    assert_string_equal(fixture->model.prompt.error, "not a time yet");
    assert_false(fixture->model.prompt.is_refused);
    type(fixture, "hr");
    assert_string_equal(fixture->model.prompt.error, "until Tue 24 Nov 14:00");
    assert_false(fixture->model.prompt.is_refused);
    strike(fixture, "^U");
    type(fixture, "明天");
    assert_string_equal(fixture->model.prompt.error, "until Tue 24 Nov 09:00");
    strike(fixture, "^U");
    type(fixture, "2026-11-22");
    assert_string_equal(fixture->model.prompt.error, "that time has passed");
    strike(fixture, "Esc :");
    type(fixture, "snooze demain");
    assert_string_equal(fixture->model.prompt.error, "until Tue 24 Nov 09:00");
    strike(fixture, "Enter");

    assert_int_equal(story_ticket(fixture, "1042")->snooze_until, STORY_START + 86400);
}

static void snooze__refuses_what_is_no_time(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab s 4");
    type(fixture, "soon");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_SNOOZE);
    assert_non_null(strstr(fixture->model.prompt.error, "Not a time"));
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "soon");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
}

static void tag__adds_and_takes_away(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "tag +late vip -new");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->tags, "late vip");
    strike(fixture, "t");
    type(fixture, "-late");
    strike(fixture, "Enter");
    assert_string_equal(story_ticket(fixture, "1042")->tags, "vip");
    strike(fixture, "u");

    assert_string_equal(story_ticket(fixture, "1042")->tags, "late vip");
}

static void priority__is_chosen_by_a_digit(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab P 4");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_URGENT);
    assert_says(fixture, "Priority of 1042 Ana Ruiz: urgent");
    strike(fixture, ":");
    type(fixture, "priority low");
    strike(fixture, "Enter");

    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_LOW);
}

static void queue_keys__work_on_the_marked_row_not_on_the_open_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Esc j j P 3");

    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_NORMAL);
    assert_int_equal(story_ticket(fixture, "1044")->priority, PRIORITY_HIGH);
}

static void ticket_keys__work_on_the_open_ticket_from_its_panes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "space j space Tab P 3"); /* 1042 and 1044 are marked in the queue */
    assert_string_equal(open_ticket(fixture), "1042");

    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_HIGH);
    assert_int_equal(story_ticket(fixture, "1044")->priority, PRIORITY_NORMAL);
    assert_int_equal(fixture->model.marked_count, 2);
}

static void prompts__name_the_ticket_that_they_change(void **state)
{
    static const struct {
        const char *keys;
        const char *about;
    } rows[] = {
        {"t", "1042 Ana Ruiz"},       {"Esc A", "1042 Ana Ruiz"},
        {"Esc V", "1042 Ana Ruiz"},   {"Esc s 4", "1042 Ana Ruiz"},
        {"Esc Esc j A", "1043 李雷"}, {"Esc t", "1043 李雷"},
        {"Esc V", "1043 李雷"},       {"Esc s 4", "1043 李雷"},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        strike(fixture, rows[i].keys);
        assert_string_equal(fixture->model.prompt.about, rows[i].about);
    }
}

static void senior__of_another_row_does_not_get_the_open_tickets_reply(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 Esc Esc j V");
    type(fixture, "marta");
    strike(fixture, "Enter");

    const struct story_effect *note = effect_last(fixture, EFFECT_HOLD);
    assert_string_equal(note->ticket, "1043");
    assert_true(note->is_internal);
    assert_string_equal(note->text, "For marta: please look at this ticket.");
    assert_string_equal(effect_last(fixture, EFFECT_LEDGER)->ticket, "1043");
    assert_string_equal(story_ticket(fixture, "1043")->assignee, "marta");
    assert_null(story_ticket(fixture, "1042")->assignee);
    assert_says(fixture, "Handed 1043 李雷 to marta, with a note");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

static void resolve__of_what_nobody_has_seen_asks_first(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Esc j E");
    assert_string_equal(fixture->model.menu.title,
                        "Resolve 1043 李雷? 1 message nobody has seen");
    strike(fixture, "Enter"); /* leaves it */
    assert_int_equal(story_ticket(fixture, "1043")->status, TICKET_OPEN);
    strike(fixture, "E o");
    assert_string_equal(open_ticket(fixture), "1043");
    strike(fixture, "Esc G E y");

    assert_int_equal(story_ticket(fixture, "1044")->status, TICKET_RESOLVED);
    assert_int_equal(story_ticket(fixture, "1043")->status, TICKET_OPEN);
}

static void resolve__of_the_open_ticket_asks_for_a_message_below_the_screen(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->hides_newest = true;
    customer_says(fixture, "¿Hola?");
    strike(fixture, "E");
    assert_int_equal(fixture->model.menu.kind, MENU_RESOLVE);
    assert_int_equal(fixture->model.menu.count, 2); /* it is open */
    strike(fixture, "Esc");
    fixture->hides_newest = false;
    draw(fixture);
    strike(fixture, "E");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
}

static void bulk__changes_all_marked_and_is_one_deed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "space space"); /* 1042 and 1043, the mark moves down */
    assert_int_equal(fixture->model.marked_count, 2);
    strike(fixture, "P 4");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_URGENT);
    assert_int_equal(story_ticket(fixture, "1043")->priority, PRIORITY_URGENT);
    assert_int_equal(story_ticket(fixture, "1044")->priority, PRIORITY_NORMAL);
    assert_int_equal(fixture->model.marked_count, 0);
    assert_says(fixture, "Priority of 1042 Ana Ruiz and 1 more: urgent");
    strike(fixture, "u");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_NORMAL);
    assert_int_equal(story_ticket(fixture, "1043")->priority, PRIORITY_NORMAL);
    strike(fixture, "U");
    assert_int_equal(story_ticket(fixture, "1043")->priority, PRIORITY_URGENT);
    assert_says(fixture, "Done again: ");
    assert_says(fixture, "1042 Ana Ruiz and 1 more");
    strike(fixture, "u u u u"); /* the marks too */

    assert_says(fixture, "Nothing to take back");
}

static void bulk__assigns_tags_and_snoozes_and_each_is_one_deed(void **state)
{
    struct fixture *fixture = *state;
    const struct story_ticket *first = story_ticket(fixture, "1042");
    const struct story_ticket *second = story_ticket(fixture, "1043");

    strike(fixture, "space space A");
    type(fixture, "leo");
    strike(fixture, "Enter");
    assert_string_equal(first->assignee, "leo");
    assert_string_equal(second->assignee, "leo");
    strike(fixture, "u");
    assert_string_equal(string_or_empty(first->assignee), "");
    assert_string_equal(string_or_empty(second->assignee), "");
    strike(fixture, "t"); /* what was marked is again */
    type(fixture, "+vip");
    strike(fixture, "Enter");
    assert_string_equal(first->tags, "vip");
    assert_string_equal(second->tags, "vip");
    strike(fixture, "u");
    assert_string_equal(string_or_empty(first->tags), "");
    assert_string_equal(string_or_empty(second->tags), "");
    strike(fixture, "s 4");
    type(fixture, "in 3 hours");
    strike(fixture, "Enter");
    assert_int_equal(first->status, TICKET_SNOOZED);
    assert_int_equal(second->status, TICKET_SNOOZED);
    assert_int_equal(second->snooze_until, fixture->now + 3 * 3600);
    assert_says(fixture, "and 1 more");
    strike(fixture, "u");
    assert_int_equal(first->status, TICKET_OPEN);
    assert_int_equal(second->status, TICKET_OPEN);
}

static void bulk__resolves_without_opening_another(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "space j space E");
    assert_string_equal(fixture->model.menu.title,
                        "Resolve 1042 Ana Ruiz and 1 more? 1 message nobody has seen");
    strike(fixture, "y");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    assert_int_equal(story_ticket(fixture, "1044")->status, TICKET_RESOLVED);
    assert_int_equal(story_ticket(fixture, "1043")->status, TICKET_OPEN);
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    strike(fixture, "u");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    assert_int_equal(story_ticket(fixture, "1044")->status, TICKET_OPEN);
}

static void mark__is_taken_away_by_the_same_key(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "space k space");

    assert_int_equal(fixture->model.marked_count, 0);
    assert_false(queue_is_marked(&fixture->model.queue, "1042"));
}

static void undo__takes_back_the_newest_of_deeds_and_held_replies(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S P 4 u");
    assert_int_equal(story_ticket(fixture, "1043")->priority, PRIORITY_NORMAL);
    assert_int_equal(fixture->model.held_count, 1);
    strike(fixture, "u");
    assert_int_equal(fixture->model.held_count, 0);
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "Esc u");

    assert_says(fixture, "Nothing to take back");
}

static void change__that_fails_is_shown_as_it_was(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->fails[EFFECT_CHANGE] = true;
    strike(fixture, "P 4");
    assert_says(fixture, "Not changed: the disk is full");
    assert_int_equal(queue_find(&fixture->model.queue, "1042")->priority, PRIORITY_NORMAL);
    assert_int_equal(fixture->model.open->ticket.priority, PRIORITY_NORMAL);
    strike(fixture, "u");

    assert_says(fixture, "Nothing to take back");
}

static void deeds__are_limited_and_the_oldest_forgotten(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    for (int i = 0; i < DEED_LIMIT + 5; i++)
        strike(fixture, i % 2 ? "P 1" : "P 2");
    assert_int_equal(fixture->model.undo_count, DEED_LIMIT);
    for (int i = 0; i < DEED_LIMIT; i++)
        strike(fixture, "u");
    strike(fixture, "u");

    assert_says(fixture, "Nothing to take back");
}

static void a_new_deed__forgets_what_could_be_done_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab P 4 u P 1 U");

    assert_says(fixture, "Nothing to do again");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_LOW);
}

static void priority__that_the_ticket_has_is_marked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab P");
    assert_int_equal(fixture->model.menu.selected, PRIORITY_NORMAL);
    strike(fixture, "4 P");
    assert_int_equal(fixture->model.menu.selected, PRIORITY_URGENT);
}

static void priority__of_several_is_marked_where_all_have_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "space space P");
    assert_int_equal(fixture->model.menu.selected, PRIORITY_NORMAL);
    story_ticket(fixture, "1043")->priority = PRIORITY_HIGH;
    post_head(fixture, story_ticket(fixture, "1043"), false);
    strike(fixture, "Esc P");
    assert_int_equal(fixture->model.menu.selected, PRIORITY_LOW);
}

/* Nobody has to choose "A time" first; digits choose, j and k move. */
static void snooze__takes_the_words_of_a_time_at_once(void **state)
{
    static const struct {
        const char *words;
        moment_t seconds; /* from now */
    } cases[] = {{"in 2 hours", 7200}, {"friday 9:00", 4 * 86400}, {"明天", 86400}};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        strike(fixture, "Tab s");
        char *id = memory_text(open_ticket(fixture));
        type(fixture, cases[i].words);
        assert_int_equal(fixture->model.prompt.kind, PROMPT_SNOOZE);
        strike(fixture, "Enter");
        assert_int_equal(story_ticket(fixture, id)->status, TICKET_SNOOZED);
        memory_free(id);
    }
    strike(fixture, "Tab s j k");
    assert_int_equal(fixture->model.menu.kind, MENU_SNOOZE);
    strike(fixture, "q");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(snooze__takes_the_words_of_a_time_at_once),
        STORY(resolve__goes_on_and_is_taken_back),
        STORY(resolve__is_not_done_again_over_what_the_customer_wrote_since),
        STORY(undo__puts_nothing_away_that_the_customer_wrote_to_since),
        STORY(resolve__before_the_ticket_was_painted_does_nothing),
        STORY(resolve__keeps_the_unsent_text),
        STORY(reopen__brings_a_resolved_ticket_back),
        STORY(snooze__until_the_next_reply_tomorrow_and_a_time),
        STORY(snooze__that_is_over_puts_the_ticket_back),
        STORY(snooze__says_before_enter_what_it_understood),
        STORY(snooze__refuses_what_is_no_time),
        STORY(tag__adds_and_takes_away),
        STORY(priority__is_chosen_by_a_digit),
        STORY(queue_keys__work_on_the_marked_row_not_on_the_open_ticket),
        STORY(ticket_keys__work_on_the_open_ticket_from_its_panes),
        STORY(prompts__name_the_ticket_that_they_change),
        STORY(senior__of_another_row_does_not_get_the_open_tickets_reply),
        STORY(resolve__of_what_nobody_has_seen_asks_first),
        STORY(resolve__of_the_open_ticket_asks_for_a_message_below_the_screen),
        STORY(priority__that_the_ticket_has_is_marked),
        STORY(priority__of_several_is_marked_where_all_have_it),
        STORY(bulk__changes_all_marked_and_is_one_deed),
        STORY(bulk__assigns_tags_and_snoozes_and_each_is_one_deed),
        STORY(bulk__resolves_without_opening_another),
        STORY(mark__is_taken_away_by_the_same_key),
        STORY(undo__takes_back_the_newest_of_deeds_and_held_replies),
        STORY(change__that_fails_is_shown_as_it_was),
        STORY(deeds__are_limited_and_the_oldest_forgotten),
        STORY(a_new_deed__forgets_what_could_be_done_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
