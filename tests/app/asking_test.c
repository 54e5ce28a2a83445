/* A model is asked for drafts while one works: its drafts stand behind the local ones. */
#include "asking_fixture.h"

static void asking__puts_its_drafts_behind_the_local_ones(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 3);

    assert_int_equal(offered(fixture)->draft_count, 5);
    assert_string_equal(offered(fixture)->drafts[0].text, DRAFT_ONE);
    assert_string_equal(offered(fixture)->drafts[1].text, DRAFT_TWO);
    assert_true(offered(fixture)->drafts[2].is_coming);
    assert_int_equal(offered(fixture)->drafts[4].answer, 3);
    assert_int_equal(fixture->model.draft_selected, 0); /* what is read is not replaced */
}

static void asking__leaves_a_mark_that_the_agent_moved(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab J");
    model_is_asked(fixture, 3);
    assert_int_equal(fixture->model.draft_selected, 1);
    asking_ends(fixture, "the server is away");

    assert_int_equal(fixture->model.draft_selected, 1);
}

static void asking__leaves_the_mark_on_a_draft_that_is_looked_at(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab c");
    model_is_asked(fixture, 2);
    assert_int_equal(fixture->model.draft_selected, 0);
    strike(fixture, "Tab x");
    model_is_asked(fixture, 2);
    strike(fixture, "1");

    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->text, DRAFT_ONE);
    assert_true(offered(fixture)->drafts[1].is_coming);
}

static void asking__never_has_more_drafts_than_digits(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 9);

    assert_int_equal(offered(fixture)->draft_count, 9);
}

static void pieces__grow_the_answer_and_are_counted(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    piece_comes(fixture, 1, "Hola ");
    piece_comes(fixture, 0, "您好");
    piece_comes(fixture, 1, "Ana");

    assert_string_equal(buffer_text(&model->asking.answers[1]), "Hola Ana");
    assert_string_equal(buffer_text(&model->asking.answers[0]), "您好");
    assert_int_equal(asking_tokens(&model->asking), 4);
}

static void a_draft_that_streams__cannot_be_taken(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    piece_comes(fixture, 0, "Hola Ana, your money is");
    strike(fixture, "3");
    assert_string_equal(reply_text(fixture), "");
    assert_says(fixture, "still coming");
    strike(fixture, "J J r Tab");

    assert_string_equal(reply_text(fixture), "");
    assert_says(fixture, "Draft 3 is still coming");
    draft_ends(fixture, 0, "Hola Ana, your money is on its way.", "stop");
    assert_says(fixture, "Draft 3 is whole: 3 takes it");
}

static void a_draft_that_is_whole__is_taken_while_others_stream(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    piece_comes(fixture, 1, "Hola Ana: hoy.");
    draft_ends(fixture, 1, "Hola Ana: hoy.", "stop");
    strike(fixture, "4");
    assert_string_equal(reply_text(fixture), "Hola Ana: hoy.");
    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->drafts[0].engine, "api");
    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->drafts[1].engine, "local");
    assert_int_equal(effect_last(fixture, EFFECT_TAKEN)->draft_count, 3);
    piece_comes(fixture, 0, "and on");

    assert_string_equal(buffer_text(&fixture->model.asking.answers[0]), "and on");
    assert_string_equal(reply_text(fixture), "Hola Ana: hoy.");
}

static void a_model_that_fails__leaves_local_drafts_and_the_reply_alone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    strike(fixture, "r");
    type(fixture, "Hola");
    piece_comes(fixture, 0, "Half a w");
    asking_ends(fixture, "api.example cannot be reached");

    assert_string_equal(reply_text(fixture), "Hola");
    assert_int_equal(fixture->model.draft_selected, 0);
    assert_int_equal(offered(fixture)->draft_count, 3);
    assert_string_equal(offered(fixture)->drafts[2].failure,
                        "api.example cannot be reached");
    assert_false(offered(fixture)->drafts[2].is_coming);
    assert_says(fixture, "gpt-x does not answer: api.example cannot be reached");
    strike(fixture, "Esc 3");
    assert_says(fixture, "Draft 3, no answer: api.example");
    strike(fixture, "x");
    assert_int_equal(offered(fixture)->draft_count, 3);
}

static void a_model_that_fails_in_part__leaves_the_mark_where_it_was(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 3);
    draft_ends(fixture, 1, "Hola", "stop");
    asking_ends(fixture, NULL);

    assert_int_equal(fixture->model.draft_selected, 0);
}

/* Two drafts of a model stand behind the local ones, and it is asked again. */
static void model_is_asked_again(struct fixture *fixture)
{
    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    draft_ends(fixture, 0, "paid one", "stop");
    draft_ends(fixture, 1, "paid two", "stop");
    asking_ends(fixture, NULL);
    strike(fixture, "a");
    model_is_asked(fixture, 2);
}

static void asking_again__keeps_each_draft_until_the_new_one_is_whole(void **state)
{
    struct fixture *fixture = *state;

    model_is_asked_again(fixture);
    piece_comes(fixture, 0, "half");
    assert_int_equal(offered(fixture)->draft_count, 4);
    assert_string_equal(offered(fixture)->drafts[2].text, "paid one");
    assert_true(offered(fixture)->drafts[2].is_outdated);
    strike(fixture, "4");
    assert_string_equal(reply_text(fixture), "paid two");
    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->drafts[0].model, "gpt-x");
    draft_ends(fixture, 0, "new one", "stop");
    draft_ends(fixture, 1, "", "refusal");

    assert_string_equal(offered(fixture)->drafts[2].text, "new one");
    assert_string_equal(offered(fixture)->drafts[3].text, "paid two");
    assert_null(offered(fixture)->drafts[3].failure);
    assert_false(offered(fixture)->drafts[3].is_outdated);
    assert_says(fixture,
                "Draft 4 stays as it was, the new one has no text: the model refused");
}

static void asking_again__brings_the_drafts_back_when_it_is_cancelled_or_fails(void **state)
{
    struct fixture *fixture = *state;

    model_is_asked_again(fixture);
    piece_comes(fixture, 1, "half");
    strike(fixture, "^C");
    assert_int_equal(offered(fixture)->draft_count, 4);
    assert_string_equal(offered(fixture)->drafts[3].text, "paid two");
    assert_false(offered(fixture)->drafts[3].is_outdated);
    assert_null(offered(fixture)->drafts[3].failure);
    strike(fixture, "a");
    model_is_asked(fixture, 3);
    asking_ends(fixture, "the server is away");
    assert_int_equal(offered(fixture)->draft_count, 5);
    assert_string_equal(offered(fixture)->drafts[2].text, "paid one");
    assert_null(offered(fixture)->drafts[2].failure);
    assert_string_equal(offered(fixture)->drafts[4].failure, "the server is away");
    strike(fixture, "a");
    asking_ends(fixture, "the day's budget is spent");
    assert_int_equal(offered(fixture)->draft_count, 4);
    assert_string_equal(offered(fixture)->drafts[3].text, "paid two");
    customer_says(fixture, "¿Y bien?"); /* they speak of another thread */

    assert_int_equal(offered(fixture)->draft_count, 2);
}

static void refusal__of_all_drafts_is_one_row(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 3);
    assert_int_equal(offered(fixture)->draft_count, 5);
    asking_ends(fixture, "the server is away");

    assert_int_equal(offered(fixture)->draft_count, 3);
    assert_string_equal(offered(fixture)->drafts[2].failure, "the server is away");
}

static void a_draft_to_be_replaced__is_not_rejected(void **state)
{
    struct fixture *fixture = *state;

    model_is_asked_again(fixture);
    strike(fixture, "J J x");

    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    assert_says(fixture, "Another draft 3 comes in its place");
}

static void an_answer_without_a_word__says_why(void **state)
{
    static const struct {
        const char *finish;
        const char *why;
    } rows[] = {{"refusal", "refused"}, {"filter", "filter"}, {"stop", "nothing"}};
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 3);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        draft_ends(fixture, i, "", rows[i].finish);
        assert_non_null(strstr(offered(fixture)->drafts[2 + i].failure, rows[i].why));
    }
    strike(fixture, "3");

    assert_says(fixture, "the model refused");
}

static void cancel__stops_what_runs_and_keeps_the_local_drafts(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    uint64_t request = effect_last(fixture, EFFECT_OFFER)->request;
    draft_ends(fixture, 0, "Hola", "stop");
    piece_comes(fixture, 1, "half");
    strike(fixture, "^C");

    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request, request);
    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->wanted, 0);
    assert_says(fixture, "No longer asking gpt-x");
    assert_string_equal(offered(fixture)->drafts[3].failure, "cancelled");
    assert_false(fixture->model.is_quitting);
    piece_comes(fixture, 1, "late");
    strike(fixture, "3");
    assert_string_equal(reply_text(fixture), "Hola");
    strike(fixture, "^C");
    assert_says(fixture, "Nothing runs");
}

static void reject__of_a_draft_that_streams_drops_that_one_alone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 3);
    piece_comes(fixture, 0, "no");
    strike(fixture, "J J x");

    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->wanted, 1);
    assert_int_equal(offered(fixture)->draft_count, 5);
    piece_comes(fixture, 0, "late");
    piece_comes(fixture, 1, "yes");
    assert_int_equal(fixture->model.asking.answers[0].len, 0);
    assert_string_equal(buffer_text(&fixture->model.asking.answers[1]), "yes");
    draft_ends(fixture, 0, "late and whole", "stop");
    assert_string_equal(offered(fixture)->drafts[2].text, "");
}

static void reject__of_a_local_draft_keeps_each_answer_in_its_row(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab J K");
    model_is_asked(fixture, 2);
    strike(fixture, "x 1");
    draft_ends(fixture, 0, "first of the model", "stop");
    assert_string_equal(offered(fixture)->drafts[1].text, "first of the model");
    strike(fixture, "u");

    assert_string_equal(offered(fixture)->drafts[0].text, DRAFT_ONE);
    assert_string_equal(offered(fixture)->drafts[2].text, "first of the model");
    draft_ends(fixture, 1, "second", "stop");
    assert_string_equal(offered(fixture)->drafts[3].text, "second");
}

static void a_rejected_draft__comes_back_where_a_model_was_asked_since(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab x 1");
    model_is_asked(fixture, 2);
    draft_ends(fixture, 0, "of the model", "stop");
    assert_int_equal(offered(fixture)->draft_count, 3);
    strike(fixture, "u");

    assert_string_equal(offered(fixture)->drafts[0].text, DRAFT_ONE);
    assert_string_equal(offered(fixture)->drafts[2].text, "of the model");
}

static void leaving_the_ticket__stops_and_drops_what_comes_late(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    uint64_t request = effect_last(fixture, EFFECT_OFFER)->request;
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1043");
    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request, request);
    struct event late = {.kind = EVENT_GREW, .request = request, .text = "late", .len = 4};
    post(fixture, &late);

    assert_int_equal(fixture->model.asking.answers[0].len, 0);
    assert_int_equal(offered(fixture)->draft_count, 2);
}

static void a_question_that_nobody_waits_for__is_stopped_when_it_begins(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {
        .kind = EVENT_ASKING, .request = 9999, .text = "gpt-x", .count = 3};

    strike(fixture, "Tab");
    post(fixture, &event);
    settle(fixture);

    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request, 9999);
    assert_int_equal(offered(fixture)->draft_count, 2);
}

static void asking_again__stops_the_first_and_passes_the_instruction(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    assert_false(effect_last(fixture, EFFECT_OFFER)->asks_model);
    model_is_asked(fixture, 2);
    uint64_t request = effect_last(fixture, EFFECT_OFFER)->request;
    strike(fixture, "a");
    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request, request);
    assert_true(effect_last(fixture, EFFECT_OFFER)->asks_model);
    assert_null(effect_last(fixture, EFFECT_OFFER)->text);
    assert_int_equal(offered(fixture)->draft_count, 2);
    strike(fixture, ":");
    type(fixture, "ask offer a voucher");
    strike(fixture, "Enter");

    assert_string_equal(effect_last(fixture, EFFECT_OFFER)->text, "offer a voucher");
    assert_true(effect_last(fixture, EFFECT_OFFER)->asks_model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(asking__puts_its_drafts_behind_the_local_ones),
        STORY(asking__leaves_a_mark_that_the_agent_moved),
        STORY(asking__leaves_the_mark_on_a_draft_that_is_looked_at),
        STORY(asking__never_has_more_drafts_than_digits),
        STORY(pieces__grow_the_answer_and_are_counted),
        STORY(a_draft_that_streams__cannot_be_taken),
        STORY(a_draft_that_is_whole__is_taken_while_others_stream),
        STORY(a_model_that_fails__leaves_local_drafts_and_the_reply_alone),
        STORY(a_model_that_fails_in_part__leaves_the_mark_where_it_was),
        STORY(asking_again__keeps_each_draft_until_the_new_one_is_whole),
        STORY(asking_again__brings_the_drafts_back_when_it_is_cancelled_or_fails),
        STORY(refusal__of_all_drafts_is_one_row),
        STORY(a_draft_to_be_replaced__is_not_rejected),
        STORY(an_answer_without_a_word__says_why),
        STORY(cancel__stops_what_runs_and_keeps_the_local_drafts),
        STORY(reject__of_a_draft_that_streams_drops_that_one_alone),
        STORY(reject__of_a_local_draft_keeps_each_answer_in_its_row),
        STORY(a_rejected_draft__comes_back_where_a_model_was_asked_since),
        STORY(leaving_the_ticket__stops_and_drops_what_comes_late),
        STORY(a_question_that_nobody_waits_for__is_stopped_when_it_begins),
        STORY(asking_again__stops_the_first_and_passes_the_instruction),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
