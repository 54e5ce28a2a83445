/* What was meant to be sent and did not go: told at the start, shown with its ticket,
 * decided. */
#include "fixture.h"

static void unsent__intents_are_shown_and_dropped_or_written_again(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    ticket->unsent_times_given = 1;
    strike(fixture, "Tab Tab");
    assert_int_equal(fixture->model.menu.kind, MENU_UNSENT);
    assert_string_equal(fixture->model.menu.title,
                        "Possibly sent: the reply of 08:50 has no answer");
    strike(fixture, "s");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_LEAVES);
    assert_non_null(strstr(buffer_text(&fixture->model.overlay.text), "lost in a crash"));
    strike(fixture, "q");
    assert_int_equal(fixture->model.menu.kind, MENU_UNSENT);
    strike(fixture, "w");

    assert_string_equal(effect_last(fixture, EFFECT_DROP)->key, "feed");
    assert_string_equal(reply_text(fixture), "lost in a crash");
    strike(fixture, "^S");
    assert_says(fixture, "left here earlier");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void unsent__that_was_still_held_is_written_again_and_may_go(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    strike(fixture, "Tab Tab");
    assert_string_equal(fixture->model.menu.title, "Not sent: the reply of 08:50 was held "
                                                   "and did not go");
    strike(fixture, "w");
    assert_string_equal(effect_last(fixture, EFFECT_DROP)->key, "feed");
    strike(fixture, "^S");

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, "lost in a crash");
}

static void unsent__is_written_again_beside_a_note(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    ticket->noted = memory_text("ask Bo");
    strike(fixture, "Tab Tab w");

    assert_string_equal(reply_text(fixture), "lost in a crash");
    assert_false(fixture->model.reply.is_internal);
    strike(fixture, "Esc I");
    assert_string_equal(reply_text(fixture), "ask Bo");
}

static void unsent__takes_no_place_of_a_reply_beside_the_note(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    ticket->unfinished = memory_text("half a reply");
    strike(fixture, "Tab Tab w");

    assert_says(fixture, "A text stands in the reply");
    assert_string_equal(reply_text(fixture), "half a reply");
}

static void unsent__is_told_at_the_start_and_found_by_the_limit(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();

    story_ticket(fixture, "1043")->unsent_key = "feed";
    story_ticket(fixture, "1043")->unsent_text = "lost in a crash";
    story_ticket(fixture, "1043")->unsent_times_given = 1;
    story_ticket(fixture, "1044")->unsent_key = "beef";
    story_ticket(fixture, "1044")->unsent_text = "held";
    story_ticket(fixture, "1044")->unsent_is_internal = true;
    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    story_open(fixture);
    assert_says(fixture, "1 reply possibly sent; 1 note waiting (held and not sent): l "
                         "is:unsent shows them");
    strike(fixture, "l");
    type(fixture, "is:uns");
    strike(fixture, "Tab Enter");

    assert_string_equal(fixture->model.queue.limit_text, "is:unsent");
    assert_int_equal(fixture->model.queue.shown_count, 2);
}

/* Before a crash it was kept of the ticket that a reply waited, which went since. */
static void unsent__of_what_was_kept_is_told_when_the_records_were_read(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();
    struct story_ticket *ticket = story_ticket(fixture, "1043");
    struct event loaded = {.kind = EVENT_INDEX, .is_last = true, .is_more = true};

    ticket->unsent_key = "feed";
    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    story_open(fixture);
    fixture->model.status[0] = '\0';
    post(fixture, &loaded);
    assert_string_equal(fixture->model.status, "");
    ticket->unsent_key = NULL;
    post_head(fixture, ticket, false);
    loaded.is_more = false;
    post(fixture, &loaded);

    assert_string_equal(fixture->model.status, "");
}

static void vault__in_doubt_is_told_at_the_start_before_what_is_unsent(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1042");
    struct event event = {.kind = EVENT_HEADS, .is_last = true};

    fixture->model.preferences.vault = VAULT_BEHIND;
    post(fixture, &event);
    assert_string_equal(fixture->model.status,
                        "The vault is older than when it was last closed here: deskhand "
                        "verify tells more");
    assert_true(fixture->model.status_is_error);
    ticket->unsent_key = "k1";
    post_head(fixture, ticket, false);
    event.is_last = true;
    post(fixture, &event);

    assert_says(fixture, "verify tells more · 1 reply waiting");
}

static void unsent__of_this_run_is_not_told_as_an_earlier_ones(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1042");

    fixture->is_silent[EFFECT_OPEN] = true; /* the next ticket is still being opened */
    strike(fixture, "Tab 1 ^S");
    ticket->unsent_key = "feed";
    post_head(fixture, ticket, false);
    settle(fixture);

    assert_null(strstr(fixture->model.status, "held and not sent"));
}

static void unsent__is_told_over_no_notice_that_stands_unless_it_is_new(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    model_release(&fixture->model);
    struct preferences preferences = story_preferences();
    model_init(&fixture->model, &preferences, fixture->now);
    story_open(fixture);
    ticket->unsent_key = "feed";
    post_head(fixture, ticket, false);
    assert_says(fixture, "1 reply waiting (held and not sent): l is:unsent shows it");
    strike(fixture, "g 9");
    assert_says(fixture, "There is no view 9");
    post_head(fixture, ticket, false);
    settle(fixture);

    assert_says(fixture, "There is no view 9");
}

static void unsent__that_was_sent_is_said_so_and_nothing_goes_out(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    ticket->unsent_times_given = 1;
    strike(fixture, "Tab Tab y");

    assert_string_equal(effect_last(fixture, EFFECT_WAS_SENT)->key, "feed");
    assert_int_equal(effect_last(fixture, EFFECT_WAS_SENT)->times_given, 1);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void unsent__goes_again_under_its_key_and_cannot_be_taken_back(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    ticket->unsent_times_given = 2;
    fixture->is_silent[EFFECT_SEND] = true;
    strike(fixture, "Tab Tab a u");

    assert_string_equal(effect_last(fixture, EFFECT_SEND)->key, "feed");
    assert_int_equal(effect_last(fixture, EFFECT_SEND)->times_given, 2);
    assert_int_equal(effect_count(fixture, EFFECT_DROP), 0);
}

static void unsent__that_waits_is_held_again_before_it_goes(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "held";
    strike(fixture, "Tab Tab a");
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "held 3 s");
    fixture->is_silent[EFFECT_SEND] = true;
    time_passes(fixture, 4);

    assert_string_equal(effect_last(fixture, EFFECT_SEND)->key, "feed");
}

static void unsent__that_stands_in_the_reply_too_goes_once(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "back from the failed send";
    ticket->unfinished = memory_text("back from the failed send");
    strike(fixture, "Tab Tab");
    assert_string_equal(reply_text(fixture), "back from the failed send");
    strike(fixture, "a");

    assert_says(fixture, "held 3 s");
    assert_string_equal(reply_text(fixture), "");
    assert_string_equal(effect_last(fixture, EFFECT_KEEP)->text, "");
    time_passes(fixture, 4);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1);
}

/* Undo while writing takes back what is held, as behind ^S, and brings no copy beside it.
 */
static void unsent__that_goes_is_not_brought_back_by_the_composers_undo(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "back from the failed send";
    ticket->unfinished = memory_text("back from the failed send");
    strike(fixture, "Tab Tab a r ^Z");
    bool is_back = reply_text(fixture)[0] != '\0';
    time_passes(fixture, 4);
    assert_int_equal(effect_count(fixture, EFFECT_SEND) + is_back, 1);
}

static void unsent__told_as_sent_leaves_no_copy_in_the_reply(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "back from the failed send";
    ticket->unfinished = memory_text("back from the failed send");
    ticket->unsent_times_given = 1;
    strike(fixture, "Tab Tab y");
    assert_string_equal(reply_text(fixture), "");
}

static void unsent__that_stands_among_other_words_of_the_reply_is_not_sent(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "back from the failed send";
    ticket->unfinished = memory_text("back from the failed send\n\nand more");
    strike(fixture, "Tab Tab a");

    assert_says(fixture, "It stands in the reply too");
    assert_string_equal(reply_text(fixture), "back from the failed send\n\nand more");
    time_passes(fixture, 4);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

/* What was put in the place of a file that is called so, and as large, is another text. */
static void unsent__with_another_file_of_the_same_name_and_size_is_not_cleared(void **state)
{
    static const struct attachment sealed = {
        .name = "label.pdf", .size = 9, .file = "f1", .hash = "one"};
    struct attachment written = {
        .name = "label.pdf", .size = 9, .path = "/tmp/label.pdf", .hash = "two"};
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "back from the failed send";
    ticket->unsent_file = &sealed;
    ticket->unfinished = memory_text("back from the failed send");
    attachments_add(&ticket->unfinished_files, &written, 1);
    strike(fixture, "Tab Tab a");
    assert_says(fixture, "It stands in the reply too");
    assert_int_equal(fixture->model.reply.files.count, 1);
    written.hash = "one";
    attachments_release(&ticket->unfinished_files);
    attachments_add(&ticket->unfinished_files, &written, 1);
    attachments_release(&fixture->model.reply.files);
    attachments_add(&fixture->model.reply.files, &written, 1);
    strike(fixture, "Tab S-Tab a"); /* asked again */
    assert_says(fixture, "held 3 s");
    assert_int_equal(fixture->model.reply.files.count, 0);
}

static void unsent__decided_by_somebody_else_does_not_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unsent_key = "feed";
    ticket->unsent_text = "lost in a crash";
    ticket->unsent_times_given = 1;
    fixture->fails[EFFECT_SEND] = true;
    fixture->is_decided = true;
    strike(fixture, "Tab Tab a");

    assert_says(fixture, "somebody else decided");
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(fixture->model.held_count, 0);
}

static void unsent__is_not_asked_about_in_the_preview(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();

    story_ticket(fixture, "1042")->unsent_key = "feed";
    story_ticket(fixture, "1042")->unsent_text = "lost";
    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    story_open(fixture);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    strike(fixture, "Tab");

    assert_int_equal(fixture->model.menu.kind, MENU_UNSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(unsent__intents_are_shown_and_dropped_or_written_again),
        STORY(unsent__that_was_still_held_is_written_again_and_may_go),
        STORY(unsent__is_written_again_beside_a_note),
        STORY(unsent__takes_no_place_of_a_reply_beside_the_note),
        STORY(unsent__is_not_asked_about_in_the_preview),
        STORY(unsent__is_told_at_the_start_and_found_by_the_limit),
        STORY(unsent__is_told_over_no_notice_that_stands_unless_it_is_new),
        STORY(unsent__that_was_sent_is_said_so_and_nothing_goes_out),
        STORY(unsent__of_what_was_kept_is_told_when_the_records_were_read),
        STORY(vault__in_doubt_is_told_at_the_start_before_what_is_unsent),
        STORY(unsent__of_this_run_is_not_told_as_an_earlier_ones),
        STORY(unsent__goes_again_under_its_key_and_cannot_be_taken_back),
        STORY(unsent__that_waits_is_held_again_before_it_goes),
        STORY(unsent__that_stands_in_the_reply_too_goes_once),
        STORY(unsent__that_goes_is_not_brought_back_by_the_composers_undo),
        STORY(unsent__told_as_sent_leaves_no_copy_in_the_reply),
        STORY(unsent__that_stands_among_other_words_of_the_reply_is_not_sent),
        STORY(unsent__with_another_file_of_the_same_name_and_size_is_not_cleared),
        STORY(unsent__decided_by_somebody_else_does_not_come_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
