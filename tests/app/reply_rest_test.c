/* When a reply is read: its sentence between keys, the whole of it when typing rests. */
#include "fixture.h"

#define WRONG "You can return an item within 60 days of delivery."

static void claims__are_read_when_typing_rests_not_at_each_key(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    fixture->is_blind = true;
    type(fixture, WRONG);
    assert_true(model_wants_rest(&fixture->model));
    assert_int_equal(fixture->model.reply.opinion.claim_count, 0);
    rest(fixture);

    assert_false(model_wants_rest(&fixture->model));
    assert_int_equal(opinion_count(&fixture->model.reply.opinion, VERDICT_CONTRADICTED), 1);
}

static void
claims__of_the_sentence_are_read_between_keys_and_the_whole_at_rest(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;
    struct event between = {.kind = EVENT_REST};

    strike(fixture, "Tab r");
    type(fixture, WRONG " ");
    fixture->is_blind = true;
    type(fixture, WRONG);
    size_t asked = effect_count(fixture, EFFECT_LOOK_UP);
    post(fixture, &between);
    settle(fixture);

    assert_int_equal(opinion_count(&reply->opinion, VERDICT_CONTRADICTED), 2);
    assert_false(model_wants_rest(&fixture->model));
    assert_true(model_wants_whole(&fixture->model));
    assert_true(reply->is_read_in_part);
    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), asked);
    rest(fixture);
    assert_false(model_wants_whole(&fixture->model));
    assert_false(reply->is_read_in_part);
    assert_int_equal(opinion_count(&reply->opinion, VERDICT_CONTRADICTED), 2);
    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), asked + 1);
}

/* Typed up to a rest whose look-up is not answered yet. */
static void rest_unanswered(struct fixture *fixture)
{
    struct event between = {.kind = EVENT_REST};

    strike(fixture, "Tab r");
    type(fixture, WRONG " ");
    fixture->is_blind = true;
    type(fixture, WRONG);
    post(fixture, &between);
    settle(fixture);
    rest(fixture);
}

static void whole__is_read_once_at_rest__with_the_answer_of_the_look_up(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;

    fixture->is_silent[EFFECT_LOOK_UP] = true;
    rest_unanswered(fixture);
    assert_true(reply->is_read_in_part);
    assert_int_equal(opinion_count(&reply->opinion, VERDICT_CONTRADICTED), 2);

    answer_look_up(fixture, reply_text(fixture), reply->look_up);
    settle(fixture);

    assert_false(reply->is_read_in_part);
    assert_int_equal(opinion_count(&reply->opinion, VERDICT_CONTRADICTED), 2);
}

static void whole__is_read_at_rest__where_the_look_up_fails(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_LOOK_UP] = true;
    rest_unanswered(fixture);

    assert_false(fixture->model.reply.is_read_in_part);
    assert_false(model_wants_whole(&fixture->model));
    assert_int_equal(opinion_count(&fixture->model.reply.opinion, VERDICT_CONTRADICTED), 2);
}

/* Lasts so many times. */
static bool lasts(void *left)
{
    size_t *times = left;

    return *times > 0 && (*times)--;
}

static void whole__gives_way_to_a_key__and_what_stood_there_stays(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;
    size_t left = 20;
    const struct patience patience = {lasts, &left};

    fixture->is_silent[EFFECT_LOOK_UP] = true;
    rest_unanswered(fixture);
    fixture->model.preferences.patience = &patience;
    answer_look_up(fixture, reply_text(fixture), reply->look_up);

    assert_int_equal(left, 0);
    assert_true(reply->is_read_in_part);
    assert_int_equal(opinion_count(&reply->opinion, VERDICT_CONTRADICTED), 2);
    assert_true(model_wants_whole(&fixture->model));

    left = SIZE_MAX;
    size_t asked = effect_count(fixture, EFFECT_LOOK_UP);
    rest(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), asked + 1);
    answer_look_up(fixture, reply_text(fixture), reply->look_up);
    assert_false(model_wants_whole(&fixture->model));
    assert_int_equal(opinion_count(&reply->opinion, VERDICT_CONTRADICTED), 2);
}

/* The key reads the whole by itself, without what was looked up. */
static void look_up__that_gave_way_is_asked_for_again__whatever_the_key_was(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;
    size_t left = 0;
    const struct patience patience = {lasts, &left};

    fixture->is_silent[EFFECT_LOOK_UP] = true;
    rest_unanswered(fixture);
    fixture->model.preferences.patience = &patience;
    answer_look_up(fixture, reply_text(fixture), reply->look_up);
    strike(fixture, "^X c");
    assert_false(reply->is_read_in_part);
    assert_true(model_wants_whole(&fixture->model));

    left = SIZE_MAX;
    rest(fixture);
    answer_look_up(fixture, reply_text(fixture), reply->look_up);
    assert_non_null(reply->known);
    assert_false(model_wants_whole(&fixture->model));
}

static void whole__that_is_sent_is_read_whatever_is_typed(void **state)
{
    struct fixture *fixture = *state;
    size_t left = 0;
    const struct patience patience = {lasts, &left};

    strike(fixture, "Tab r");
    type(fixture, "Thank you, we look into it.");
    fixture->model.preferences.patience = &patience;
    strike(fixture, "^S");
    settle(fixture);

    assert_int_equal(fixture->model.held_count, 1);
}

static void look_up__goes_out_at_rest_only_for_texts_that_name_something(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hi you");
    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), 0);
    type(fixture, " 7");
    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), 1);
    rest(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_LOOK_UP), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(claims__are_read_when_typing_rests_not_at_each_key),
        STORY(claims__of_the_sentence_are_read_between_keys_and_the_whole_at_rest),
        STORY(whole__is_read_once_at_rest__with_the_answer_of_the_look_up),
        STORY(whole__is_read_at_rest__where_the_look_up_fails),
        STORY(whole__gives_way_to_a_key__and_what_stood_there_stays),
        STORY(look_up__that_gave_way_is_asked_for_again__whatever_the_key_was),
        STORY(whole__that_is_sent_is_read_whatever_is_typed),
        STORY(look_up__goes_out_at_rest_only_for_texts_that_name_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
