#include "app/bookmark.h"
#include "misspelt.h"

/* The vault is locked: what was there is put aside, the model goes, and a new one comes.
 * Meanwhile things may happen in the shop. */
static struct buffer aside;

static void lock(struct fixture *fixture)
{
    happens(fixture, EVENT_LOCKED);
    buffer_init(&aside, SIZE_MAX);
    bookmark_pack(&fixture->model, &aside);
    model_release(&fixture->model);
    effects_clear(&fixture->effects);
}

static void unlock(struct fixture *fixture)
{
    struct preferences preferences = story_preferences();
    struct event event = {
        .kind = EVENT_UNLOCKED, .text = buffer_text(&aside), .len = aside.len};

    model_init(&fixture->model, &preferences, fixture->now);
    happens(fixture, EVENT_LOCKED);
    story_open(fixture);
    post(fixture, &event);
    settle(fixture);
    draw(fixture);
    buffer_release_wiped(&aside);
}

static void lock_and_unlock(struct fixture *fixture)
{
    lock(fixture);
    unlock(fixture);
}

static void lock__brings_the_text_back_with_caret_and_mode(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Claro, 退货");
    strike(fixture, "Left Left");
    lock_and_unlock(fixture);

    assert_string_equal(open_ticket(fixture), "1043");
    assert_string_equal(reply_text(fixture), "Claro, 退货");
    assert_int_equal(fixture->model.reply.composer.caret, strlen("Claro, "));
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    type(fixture, "x");
    assert_string_equal(reply_text(fixture), "Claro, x退货");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void lock__brings_undo_redo_and_the_kill_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "one ");
    type(fixture, "two");
    strike(fixture, "^W ^_ ^_");
    assert_string_equal(reply_text(fixture), "one ");
    lock_and_unlock(fixture);

    strike(fixture, "^_");
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "^X U ^X U");
    assert_string_equal(reply_text(fixture), "one two");
    strike(fixture, "^Y");
    assert_string_equal(reply_text(fixture), "one twotwo");
}

static void lock__brings_back_what_was_undone_and_written_over(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "one two");
    strike(fixture, "^_");
    type(fixture, "drei");
    lock_and_unlock(fixture);
    strike(fixture, "^X ,");
    assert_string_equal(reply_text(fixture), "one two");
    strike(fixture, "^X .");
    assert_string_equal(reply_text(fixture), "one drei");
    strike(fixture, "^X .");

    assert_says(fixture, "This is the newest text");
}

static void model_writes(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_ASKING,
                          .request = effect_last(fixture, EFFECT_OFFER)->request,
                          .text = "gpt-x",
                          .count = 2};

    post(fixture, &event);
    settle(fixture);
}

static void lock__pays_no_model_for_the_same_drafts_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_writes(fixture);
    lock_and_unlock(fixture);
    assert_string_equal(open_ticket(fixture), "1042");
    assert_true(effect_last(fixture, EFFECT_OFFER)->is_local);
    assert_says(fixture, "The drafts of gpt-x were let go at the lock: a asks again");
    strike(fixture, "a");

    assert_false(effect_last(fixture, EFFECT_OFFER)->is_local);
    assert_true(effect_last(fixture, EFFECT_OFFER)->asks_model);
}

static void lock__asks_a_model_about_what_came_meanwhile(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_writes(fixture);
    lock(fixture);
    story_message(fixture, story_ticket(fixture, "1042"), FROM_CUSTOMER, "Ana Ruiz",
                  "Never mind.", false);
    unlock(fixture);

    assert_false(effect_last(fixture, EFFECT_OFFER)->is_local);
}

static void lock__asks_a_model_that_was_not_asked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    lock_and_unlock(fixture);

    assert_false(effect_last(fixture, EFFECT_OFFER)->is_local);
}

static void lock__keeps_a_note_a_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    type(fixture, "he called");
    lock_and_unlock(fixture);

    assert_true(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "he called");
    assert_string_equal(story_ticket(fixture, "1042")->noted, "he called");
    assert_null(story_ticket(fixture, "1042")->unfinished);
}

static void lock__brings_back_a_reply_and_the_note_beside_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "Left Esc I");
    type(fixture, "he called");
    lock_and_unlock(fixture);

    assert_true(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "he called");
    strike(fixture, "^X r");
    assert_string_equal(reply_text(fixture), "Hola");
    assert_int_equal(fixture->model.reply.composer.caret, strlen("Hol"));
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "^X I");
    assert_string_equal(reply_text(fixture), "he called");
}

static void lock__does_not_make_an_old_text_a_fresh_one(void **state)
{
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->unfinished = memory_text("left here earlier");
    strike(fixture, "Tab Tab r");
    lock_and_unlock(fixture);
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "left here earlier");
}

static void lock__brings_back_what_could_not_be_kept(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true; /* the disk is full */
    strike(fixture, "Tab r");
    type(fixture, "of 1042");
    strike(fixture, "^X Tab r");
    type(fixture, "of 1043");
    lock_and_unlock(fixture);
    assert_string_equal(reply_text(fixture), "of 1043");
    fixture->fails[EFFECT_KEEP] = false;
    strike(fixture, "^X S-Tab");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "of 1042");
}

static void lock__brings_back_limit_order_marks_and_the_marked_row(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "channel:email");
    strike(fixture, "Enter o G Space");
    const char *selected = queue_selected(&fixture->model.queue)->id;
    enum queue_order order = fixture->model.queue.order;
    char *id = memory_text(selected);
    lock_and_unlock(fixture);

    assert_string_equal(fixture->model.queue.limit_text, "channel:email");
    assert_int_equal(fixture->model.queue.shown_count, 2);
    assert_int_equal(fixture->model.queue.order, order);
    assert_string_equal(queue_selected(&fixture->model.queue)->id, id);
    assert_true(queue_is_marked(&fixture->model.queue, id));
    assert_int_equal(queue_marked_count(&fixture->model.queue), 1);
    memory_free(id);
}

static void lock__keeps_the_lines_that_were_typed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "theme light");
    strike(fixture, "Enter");
    lock_and_unlock(fixture);
    strike(fixture, ": Up");

    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "theme light");
}

static void lock__lets_deeds_be_taken_back_after_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab E");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
    lock_and_unlock(fixture);
    strike(fixture, "u");

    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "U");
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_RESOLVED);
}

static void lock__lets_a_held_reply_begin_its_hold_anew(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S");
    lock(fixture);
    fixture->now += 3600;
    unlock(fixture);

    assert_says(fixture, "Held over the lock: 1 reply, out in");
    tick(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
    strike(fixture, "u");
    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    time_passes(fixture, 60);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 0);
}

static void lock__tells_what_came_meanwhile_and_stops_the_reply(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "half");
    lock(fixture);
    story_message(fixture, story_ticket(fixture, "1042"), FROM_CUSTOMER, "Ana Ruiz",
                  "never mind", false);
    fixture->hides_newest = true;
    unlock(fixture);

    assert_non_null(fixture->model.moved);
    assert_non_null(strstr(fixture->model.moved, "never mind"));
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void lock__leaves_the_first_look_a_first_look(void **state)
{
    struct fixture *fixture = *state;

    assert_true(fixture->model.is_preview);
    lock_and_unlock(fixture);

    assert_true(fixture->model.is_preview);
    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 0);
}

static void lock__loses_nothing_where_the_ticket_does_not_come_back_at_once(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "half");
    fixture->fails[EFFECT_OPEN] = true;
    lock_and_unlock(fixture);
    assert_string_equal(open_ticket(fixture), "");
    lock_and_unlock(fixture);
    fixture->fails[EFFECT_OPEN] = false;
    strike(fixture, "Enter");

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "half");
}

static void lock__keeps_the_files_of_a_reply(void **state)
{
    struct fixture *fixture = *state;
    struct attachment file = {.name = "label.pdf",
                              .type = "application/pdf",
                              .size = 7,
                              .path = "/tmp/label.pdf"};

    strike(fixture, "Tab r");
    type(fixture, "Here it is.");
    attachments_add(&fixture->model.reply.files, &file, 1);
    lock_and_unlock(fixture);

    assert_int_equal(fixture->model.reply.files.count, 1);
    assert_string_equal(fixture->model.reply.files.list[0].name, "label.pdf");
    assert_string_equal(fixture->model.reply.files.list[0].path, "/tmp/label.pdf");
    assert_null(fixture->model.reply.files.list[0].file);
}

static void lock__keeps_what_the_agent_vouched_for(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "You can return an item within 60 days of delivery.");
    strike(fixture, "^S 1");
    size_t count = fixture->model.reply.attestation_count;
    lock_and_unlock(fixture);

    assert_int_equal(count, 1);
    assert_int_equal(fixture->model.reply.attestation_count, 1);
    assert_non_null(strstr(fixture->model.reply.attestations[0].text, "60 days"));
}

static void lock__brings_back_what_was_taken_back_and_not_yet_there(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "first");
    strike(fixture, "^S");
    fixture->is_silent[EFFECT_OPEN] = true;
    strike(fixture, "u");
    assert_null(fixture->model.open);
    lock(fixture);
    fixture->is_silent[EFFECT_OPEN] = false;
    unlock(fixture);

    assert_string_equal(open_ticket(fixture), "1042");
    assert_string_equal(reply_text(fixture), "first");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void lock__remembers_which_words_were_let_be(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "F7 i");
    rest(fixture);
    assert_marked(fixture, "adress");
    lock_and_unlock(fixture);
    fixture->model.preferences.spells = true;
    type(fixture, " ");
    rest(fixture);

    assert_marked(fixture, "adress");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(lock__brings_the_text_back_with_caret_and_mode),
        STORY(lock__brings_undo_redo_and_the_kill_back),
        STORY(lock__brings_back_what_was_undone_and_written_over),
        STORY(lock__pays_no_model_for_the_same_drafts_again),
        STORY(lock__asks_a_model_about_what_came_meanwhile),
        STORY(lock__asks_a_model_that_was_not_asked),
        STORY(lock__keeps_a_note_a_note),
        STORY(lock__brings_back_a_reply_and_the_note_beside_it),
        STORY(lock__does_not_make_an_old_text_a_fresh_one),
        STORY(lock__brings_back_what_could_not_be_kept),
        STORY(lock__brings_back_what_was_taken_back_and_not_yet_there),
        STORY(lock__brings_back_limit_order_marks_and_the_marked_row),
        STORY(lock__keeps_the_lines_that_were_typed),
        STORY(lock__lets_deeds_be_taken_back_after_it),
        STORY(lock__lets_a_held_reply_begin_its_hold_anew),
        STORY(lock__tells_what_came_meanwhile_and_stops_the_reply),
        STORY(lock__leaves_the_first_look_a_first_look),
        STORY(lock__loses_nothing_where_the_ticket_does_not_come_back_at_once),
        STORY(lock__keeps_what_the_agent_vouched_for),
        STORY(lock__keeps_the_files_of_a_reply),
        STORY(lock__remembers_which_words_were_let_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
