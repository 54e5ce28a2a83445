#include "fixture.h"

/* The agent's folder: every path is a file of so many bytes, but for "none". */
static void attach(struct fixture *fixture, const char *path)
{
    strike(fixture, fixture->model.mode == MODE_WRITING ? "^X +" : "+");
    type(fixture, path);
    strike(fixture, "Enter");
}

static const char *prompt_line(const struct fixture *fixture)
{
    return buffer_text(&fixture->model.prompt.line.text);
}

static void file__goes_with_the_reply_and_is_told_in_the_effect(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    attach(fixture, "/tmp/label.pdf");
    assert_says(fixture, "Attached label.pdf: 1 file goes with this text");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "^S");
    const struct story_effect *hold = effect_last(fixture, EFFECT_HOLD);

    assert_int_equal(hold->file_count, 1);
    assert_string_equal(hold->files[0].name, "label.pdf");
    assert_string_equal(hold->files[0].path, "/tmp/label.pdf");
    assert_int_equal(fixture->model.reply.files.count, 0);
}

static void file__begins_a_reply_where_nothing_is_written(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    attach(fixture, "/tmp/label.pdf");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_says(fixture, "(^X + and Enter takes one off)");
    strike(fixture, "^S");

    assert_says(fixture, "Nothing is written");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void file__comes_back_with_the_reply_that_was_taken_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    attach(fixture, "/tmp/label.pdf");
    strike(fixture, "^S u");
    assert_int_equal(fixture->model.reply.files.count, 1);
    assert_string_equal(fixture->model.reply.files.list[0].path, "/tmp/label.pdf");
    strike(fixture, "^S Tab u");

    assert_string_equal(fixture->model.open->ticket.id, "1042");
    assert_int_equal(fixture->model.reply.files.count, 1);
}

static void file__comes_back_into_the_ticket_that_stayed_open(void **state)
{
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->channel = "chat"; /* stays after a reply */
    strike(fixture, "Tab Tab r");
    type(fixture, "mine");
    attach(fixture, "/tmp/label.pdf");
    strike(fixture, "^S");
    assert_string_equal(fixture->model.open->ticket.id, "1043");
    assert_int_equal(fixture->model.reply.files.count, 0);
    strike(fixture, "u");

    assert_string_equal(reply_text(fixture), "mine");
    assert_int_equal(fixture->model.reply.files.count, 1);
}

static void file__that_cannot_be_sealed_comes_back_with_the_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    attach(fixture, "/tmp/label.pdf");
    fixture->fails[EFFECT_HOLD] = true;
    strike(fixture, "^S");
    assert_says(fixture, "Nothing was sent to Ana");
    strike(fixture, "S-Tab");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);

    assert_int_equal(fixture->model.reply.files.count, 1);
}

static void file__is_taken_off_by_enter_alone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    attach(fixture, "/tmp/one.pdf");
    attach(fixture, "/tmp/two.pdf");
    assert_says(fixture, "2 files go with this text");
    strike(fixture, "^X + Enter");
    assert_int_equal(fixture->model.menu.kind, MENU_FILES);
    strike(fixture, "n ^X + Enter 1");
    assert_says(fixture, "Taken off one.pdf: 1 file goes");
    assert_int_equal(fixture->model.reply.files.count, 1);
    assert_string_equal(fixture->model.reply.files.list[0].name, "two.pdf");
    strike(fixture, "^X + Enter 1");
    assert_says(fixture, "Taken off two.pdf: no file goes");
    strike(fixture, "^X + Enter");

    assert_int_equal(fixture->model.prompt.kind, PROMPT_ATTACH);
    assert_string_equal(fixture->model.prompt.error, "Which file? Tab completes its path");
}

static void file__that_is_refused_is_asked_for_again_as_it_was_typed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    attach(fixture, "/tmp/none");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_ATTACH);
    assert_string_equal(fixture->model.prompt.error, "the disk is full");
    assert_true(fixture->model.prompt.is_refused);
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "/tmp/none");
    strike(fixture, "Esc");

    assert_int_equal(fixture->model.reply.files.count, 0);
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

static void file__that_is_refused_behind_another_question_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {.text = "no such file"};
    struct event refused = {.kind = EVENT_FAILED,
                            .of_effect = EFFECT_ATTACH,
                            .id = "1042",
                            .error = &err};

    strike(fixture, "Tab 1");
    attach(fixture, "/tmp/none");
    strike(fixture, "Esc ^X t");
    type(fixture, "+late");
    post(fixture, &refused);

    assert_int_equal(fixture->model.prompt.kind, PROMPT_TAG);
    assert_says(fixture, "Not attached: no such file");
}

static void files__are_bounded_together(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    fixture->file_size = ATTACHMENT_BYTES_MAX / 2;
    attach(fixture, "/tmp/a");
    attach(fixture, "/tmp/b");
    fixture->file_size = 1;
    attach(fixture, "/tmp/c");
    assert_says(fixture, "Not attached: more than 10 MB in all");
    assert_int_equal(fixture->model.reply.files.count, 2);
    fixture->file_size = 0;
    for (int i = 2; i < ATTACHMENTS_OF_A_REPLY; i++)
        attach(fixture, "/tmp/d");
    attach(fixture, "/tmp/e");

    assert_int_equal(fixture->model.reply.files.count, ATTACHMENTS_OF_A_REPLY);
    assert_non_null(strstr(fixture->model.prompt.error, "No more than 9 files"));
}

static void file__of_a_ticket_that_was_left_is_found_there_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "mine");
    attach(fixture, "/tmp/label.pdf");
    strike(fixture, "Esc Tab");
    assert_int_equal(fixture->model.reply.files.count, 0);
    strike(fixture, "S-Tab");

    assert_string_equal(reply_text(fixture), "mine");
    assert_int_equal(fixture->model.reply.files.count, 1);
    assert_string_equal(fixture->model.reply.files.list[0].name, "label.pdf");
}

static void file__alone_is_kept_and_given_out_with_the_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    attach(fixture, "/tmp/label.pdf");
    time_passes(fixture, 2);
    const struct story_effect *keep = effect_last(fixture, EFFECT_KEEP);
    assert_string_equal(keep->text, "");
    assert_int_equal(keep->file_count, 1);
    strike(fixture, "Esc Tab S-Tab");

    assert_int_equal(fixture->model.reply.files.count, 1);
}

static void file__of_a_reply_that_did_not_go_stays_with_it(void **state)
{
    static const struct attachment sealed = {.name = "label.pdf", .size = 9, .file = "f1"};
    struct fixture *fixture = *state;

    story_ticket(fixture, "1043")->unsent_key = "k1";
    story_ticket(fixture, "1043")->unsent_text = "It was still held.";
    story_ticket(fixture, "1043")->unsent_file = &sealed;
    strike(fixture, "Tab Tab w");
    assert_string_equal(reply_text(fixture), "It was still held.");
    assert_int_equal(fixture->model.reply.files.count, 1);
    assert_string_equal(fixture->model.reply.files.list[0].file, "f1");
}

static void paths__are_completed_by_tab(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab +");
    type(fixture, "do");
    fixture->paths = "docs/\n";
    strike(fixture, "Tab");
    assert_string_equal(prompt_line(fixture), "docs/");
    fixture->paths = "docs/a b.pdf\ndocs/c.pdf\n";
    strike(fixture, "Tab");
    assert_string_equal(prompt_line(fixture), "docs/a b.pdf");
    strike(fixture, "Tab");
    assert_string_equal(prompt_line(fixture), "docs/c.pdf");
    strike(fixture, "Tab");
    assert_string_equal(prompt_line(fixture), "docs/a b.pdf");
    strike(fixture, "Enter");

    assert_string_equal(effect_last(fixture, EFFECT_ATTACH)->text, "docs/a b.pdf");
}

static void command_line__attaches_by_its_name(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "attach /tmp/label.pdf");
    strike(fixture, "Enter");

    assert_int_equal(fixture->model.reply.files.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(file__goes_with_the_reply_and_is_told_in_the_effect),
        STORY(file__begins_a_reply_where_nothing_is_written),
        STORY(file__comes_back_with_the_reply_that_was_taken_back),
        STORY(file__comes_back_into_the_ticket_that_stayed_open),
        STORY(file__that_cannot_be_sealed_comes_back_with_the_text),
        STORY(file__is_taken_off_by_enter_alone),
        STORY(file__that_is_refused_is_asked_for_again_as_it_was_typed),
        STORY(file__that_is_refused_behind_another_question_is_said),
        STORY(files__are_bounded_together),
        STORY(file__of_a_ticket_that_was_left_is_found_there_again),
        STORY(file__alone_is_kept_and_given_out_with_the_text),
        STORY(file__of_a_reply_that_did_not_go_stays_with_it),
        STORY(paths__are_completed_by_tab),
        STORY(command_line__attaches_by_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
