#include "fixture.h"

static void back__goes_one_step_at_a_time_and_asks_before_it_quits(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r z"); /* a letter: the reply holds it */
    strike(fixture, "^U ^X z ^X s");
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.mode, MODE_READING);
    strike(fixture, "Esc");
    assert_false(fixture->model.is_zoomed);
    strike(fixture, "q");
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    strike(fixture, "q");
    assert_says(fixture, "q again quits");
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    strike(fixture, "q");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_true(fixture->model.is_quitting);
}

static void back__forgets_the_question_when_another_key_comes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "q j q");
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    strike(fixture, "Esc Esc Esc");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
}

static void back__forgets_the_question_when_a_key_without_a_command_comes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "q b q");
    assert_says(fixture, "q again quits");
    strike(fixture, "g Esc q");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
}

static void back__forgets_the_question_after_three_seconds(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "q");
    time_passes(fixture, 2);
    assert_says(fixture, "q again quits");
    time_passes(fixture, 1);
    assert_string_equal(fixture->model.status, "");
    strike(fixture, "q");
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    fixture->now += 3; /* the key comes before the tick */
    strike(fixture, "q");
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    fixture->now += 2;
    strike(fixture, "q");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
}

static void editing__swaps_words(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno, 二 tres");
    strike(fixture, "M-t");
    assert_string_equal(reply_text(fixture), "uno, tres 二");
    strike(fixture, "^Z ^A M-f M-t");
    assert_string_equal(reply_text(fixture), "二, uno tres");
    strike(fixture, "C-End ^U");
    type(fixture, "solo");
    strike(fixture, "M-t");
    assert_int_equal(fixture->model.reply.composer.caret, 4);

    assert_string_equal(reply_text(fixture), "solo");
}

static void editor__that_fails_says_so_and_leaves_the_text(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_EDITOR] = true;
    strike(fixture, "Tab r");
    type(fixture, "mine");
    strike(fixture, "^X ^E");

    assert_says(fixture, "The editor could not be used: the disk is full");
    assert_string_equal(reply_text(fixture), "mine");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void control_c__never_quits(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "^C ^C ^C Tab ^C r ^C ^C");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void control_g__cancels_a_prompt_and_never_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "text");
    strike(fixture, "^G ^X : ^G");

    assert_int_equal(fixture->model.prompt.kind, PROMPT_NONE);
    assert_string_equal(reply_text(fixture), "text");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void cancel__stops_waiting_for_drafts(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_silent[EFFECT_OFFER] = true;
    strike(fixture, "a");
    uint64_t request = fixture->model.offer_request;
    strike(fixture, "^C");
    fixture->drafts[0] = "late";
    answer_offer(fixture, "1042", request);

    assert_string_equal(fixture->model.offered->suggestion.drafts[0].text, DRAFT_ONE);
}

static void quit__keeps_the_text_first(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "unsaved");
    strike(fixture, "^X :");
    type(fixture, "quit");
    strike(fixture, "Enter");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "unsaved");
    assert_int_equal(fixture->log[fixture->log_count - 1].kind, EFFECT_QUIT);
}

static void quit__tries_again_what_could_not_be_kept(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "Tab r");
    type(fixture, "precious");
    strike(fixture, "^X Tab");
    fixture->fails[EFFECT_KEEP] = false;
    strike(fixture, ":");
    type(fixture, "quit");
    strike(fixture, "Enter");

    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "precious");
}

static void quit__with_a_held_reply_asks_and_keeps_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S Esc q q");
    assert_int_equal(fixture->model.menu.kind, MENU_QUIT);
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    strike(fixture, "q q Enter");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_int_equal(effect_count(fixture, EFFECT_DROP), 0);
}

static void quit__sends_what_is_held_and_waits_for_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S Esc q q");
    fixture->is_silent[EFFECT_SEND] = true;
    strike(fixture, "s");
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    answer_send(fixture, effect_last(fixture, EFFECT_SEND));
    settle(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
}

static void quit__drops_what_is_held_and_keeps_its_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S Esc q q d");

    assert_int_equal(effect_count(fixture, EFFECT_DROP), 1);
    assert_string_equal(story_ticket(fixture, "1042")->given_back, DRAFT_ONE);
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

static void hangup__keeps_the_text_and_ends_without_sending(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S r");
    type(fixture, "half");
    happens(fixture, EVENT_HANGUP);

    assert_string_equal(story_ticket(fixture, "1043")->unfinished, "half");
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_int_equal(effect_count(fixture, EFFECT_DROP), 0);
}

static void lock__keeps_the_text_and_lets_no_key_through(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "half");
    strike(fixture, "^X :");
    type(fixture, "lock");
    strike(fixture, "Enter");
    assert_int_equal(effect_count(fixture, EFFECT_LOCK), 1);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "half");
    happens(fixture, EVENT_LOCKED);
    type(fixture, "xyz");
    paste(fixture, "pasted text");
    assert_string_equal(reply_text(fixture), "half");
    size_t opens = effect_count(fixture, EFFECT_OPEN);
    happens(fixture, EVENT_UNLOCKED);

    assert_int_equal(effect_count(fixture, EFFECT_OPEN), opens + 1); /* read again */
    assert_string_equal(reply_text(fixture), "half");
}

static void lock__by_idle_time_keeps_the_text_too(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "half");
    happens(fixture, EVENT_LOCKED);

    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "half");
}

static void suspend__is_no_slip_of_a_finger(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "^Z Tab r ^Z ^X ^Z");
    assert_int_equal(effect_count(fixture, EFFECT_SUSPEND), 0);
    strike(fixture, "^X g Z");

    assert_int_equal(effect_count(fixture, EFFECT_SUSPEND), 1);
}

/* By its key, and by its name in the command line. */
static const struct {
    const char *keys;
    const char *name;
    enum effect_kind effect;
} by_both[] = {
    {"g Q", "quit", EFFECT_QUIT},
    {"g L", "lock", EFFECT_LOCK},
    {"g Z", "suspend", EFFECT_SUSPEND},
};

static void end_by_name(struct fixture *fixture, const char *name)
{
    strike(fixture, "^X :");
    type(fixture, name);
    strike(fixture, "Enter");
}

/* What was written is kept, and then it is done; where a reply is held quit asks. */
static void assert_ends(struct fixture *fixture, size_t which, bool is_by_key)
{
    char behind[16];

    strike(fixture, "Tab r");
    type(fixture, "half");
    snprintf(behind, sizeof(behind), "^X %s", by_both[which].keys);
    if (is_by_key)
        strike(fixture, behind);
    else
        end_by_name(fixture, by_both[which].name);
    assert_int_equal(effect_count(fixture, by_both[which].effect), 1);
    assert_int_equal(effect_count(fixture, EFFECT_KEEP), 1);
    assert_int_equal(fixture->log[fixture->log_count - 1].kind, by_both[which].effect);
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "half");
}

static void keys__that_end_the_work_do_as_the_names_do(void **state)
{
    for (size_t i = 0; i < COUNT_OF(by_both); i++) {
        for (int is_by_key = 0; is_by_key < 2; is_by_key++) {
            assert_ends(*state, i, is_by_key);
            story_end(state);
            story_begin(state);
        }
    }
}

static void quit__by_its_key_asks_where_a_reply_is_held(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S Esc g Q");
    assert_int_equal(fixture->model.menu.kind, MENU_QUIT);
    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 0);
    strike(fixture, "Enter");

    assert_int_equal(effect_count(fixture, EFFECT_QUIT), 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

static void panes__are_walked_through_and_left_and_right(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab w");
    assert_int_equal(fixture->model.pane, PANE_DRAFTS);
    strike(fixture, "w w w w w w");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    strike(fixture, "Right");
    assert_int_equal(fixture->model.pane, PANE_ORDERS);
    strike(fixture, "Left");
    assert_int_equal(fixture->model.pane, PANE_THREAD);
    strike(fixture, "Left Left");
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
    strike(fixture, "Right r F6");

    assert_int_equal(fixture->model.pane, PANE_CUSTOMER);
    assert_int_equal(fixture->model.mode, MODE_READING);
}

static void fold__hides_personal_details(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab H");
    assert_true(fixture->model.is_folded);
    strike(fixture, "H");

    assert_false(fixture->model.is_folded);
}

static void redraw__is_one_key(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "^L");

    assert_int_equal(effect_count(fixture, EFFECT_REDRAW), 1);
}

static void minute__is_the_only_tick_at_rest(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");

    assert_int_equal(model_next_tick(&fixture->model), STORY_START + 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(back__goes_one_step_at_a_time_and_asks_before_it_quits),
        STORY(back__forgets_the_question_when_another_key_comes),
        STORY(back__forgets_the_question_when_a_key_without_a_command_comes),
        STORY(back__forgets_the_question_after_three_seconds),
        STORY(editing__swaps_words),
        STORY(editor__that_fails_says_so_and_leaves_the_text),
        STORY(control_c__never_quits),
        STORY(control_g__cancels_a_prompt_and_never_text),
        STORY(cancel__stops_waiting_for_drafts),
        STORY(quit__keeps_the_text_first),
        STORY(quit__tries_again_what_could_not_be_kept),
        STORY(quit__with_a_held_reply_asks_and_keeps_it),
        STORY(quit__sends_what_is_held_and_waits_for_it),
        STORY(quit__drops_what_is_held_and_keeps_its_text),
        STORY(hangup__keeps_the_text_and_ends_without_sending),
        STORY(lock__keeps_the_text_and_lets_no_key_through),
        STORY(lock__by_idle_time_keeps_the_text_too),
        STORY(suspend__is_no_slip_of_a_finger),
        STORY(keys__that_end_the_work_do_as_the_names_do),
        STORY(quit__by_its_key_asks_where_a_reply_is_held),
        STORY(panes__are_walked_through_and_left_and_right),
        STORY(fold__hides_personal_details),
        STORY(redraw__is_one_key),
        STORY(minute__is_the_only_tick_at_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
