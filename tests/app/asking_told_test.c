/* What an agent is told around a question to a model: why none is asked, how long it waits,
 * what leaves, what is missing of an answer. */
#include "asking_fixture.h"

static void what_is_to_be_known_of_a_model__is_said_when_it_is_asked(void **state)
{
    struct fixture *fixture = *state;
    struct event event;

    strike(fixture, "Tab");
    event = story_event(fixture, EVENT_ASKING);
    event.text = "gpt-x";
    event.id = "no moderation is set for this model";
    event.count = 2;
    post(fixture, &event);
    settle(fixture);

    assert_says(fixture, "no moderation is set");
    asking_ends(fixture, NULL);
    assert_string_equal(fixture->model.status,
                        ""); /* the next ticket does not say it again */
}

static void a_key_for_drafts__is_told_why_no_model_is_asked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->is_silent[EFFECT_OFFER] = true;
    strike(fixture, "a");
    struct event event = story_event(fixture, EVENT_OFFERED);
    event.offered = offer(fixture, "1042");
    event.offered->suggestion.fallback = "the customer objects";
    post(fixture, &event);

    assert_says(fixture, "The local engine answers: the customer objects");
}

static void a_question_that_cannot_be_asked__says_why_and_leaves_no_rows(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    asking_ends(fixture, "today's budget is used up");

    assert_int_equal(offered(fixture)->draft_count, 2);
    assert_string_equal(offered(fixture)->fallback, "today's budget is used up");
    assert_says(fixture, "budget is used up");
}

static void a_wait__is_counted_down_until_a_piece_comes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    moment_t minute = model_next_tick(&fixture->model);
    struct event event = story_event(fixture, EVENT_WAITS);
    event.text = "server asks to wait (429)";
    event.until = fixture->now + 12;
    post(fixture, &event);
    assert_string_equal(fixture->model.asking.waits, "server asks to wait (429)");
    assert_true(model_next_tick(&fixture->model) < minute);
    piece_comes(fixture, 0, "a");

    assert_string_equal(fixture->model.asking.waits, "");
    assert_int_equal(model_next_tick(&fixture->model), minute);
}

static void a_draft_that_comes_after_a_decision__is_told_with_the_next_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    draft_ends(fixture, 0, "One of the model.", "stop");
    strike(fixture, "1");
    assert_int_equal(effect_last(fixture, EFFECT_TAKEN)->draft_count, 3);
    draft_ends(fixture, 1, "Two of the model.", "stop");
    asking_ends(fixture, NULL);
    strike(fixture, "^S");

    const struct story_effect *hold = effect_last(fixture, EFFECT_HOLD);
    assert_int_equal(hold->draft_count, 1);
    assert_string_equal(hold->drafts[0].text, "Two of the model.");
    assert_string_equal(hold->drafts[0].model, "gpt-x");
    assert_int_equal(hold->drafts[0].fate, FATE_OFFERED);
}

static void a_message__gives_its_place_back_to_what_is_asked(void **state)
{
    struct fixture *fixture = *state;
    moment_t minute = model_next_tick(&fixture->model);

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    strike(fixture, "3");
    assert_says(fixture, "still coming");
    assert_int_equal(model_next_tick(&fixture->model), fixture->now + 6);
    time_passes(fixture, 5);
    assert_says(fixture, "still coming");
    time_passes(fixture, 1);
    assert_string_equal(fixture->model.status, "");
    assert_int_equal(model_next_tick(&fixture->model), minute);
    strike(fixture, "3 ^C");

    assert_says(fixture, "No longer asking");
    assert_int_equal(model_next_tick(&fixture->model),
                     minute); /* nothing wants its place */
}

static void an_error__stays_while_a_model_is_asked(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {.code = ERROR_FAILED, .text = "the disk is full"};
    struct event event = {
        .kind = EVENT_FAILED, .error = &error, .of_effect = EFFECT_KEEP, .id = "1042"};

    strike(fixture, "Tab");
    model_is_asked(fixture, 2);
    post(fixture, &event);
    settle(fixture);
    time_passes(fixture, 20);

    assert_says(fixture, "the disk is full");
}

static void an_answer_past_its_limit__keeps_its_front_without_a_hole(void **state)
{
    struct fixture *fixture = *state;
    static char piece[ASKING_LIMIT];

    memset(piece, 'a', sizeof(piece) - 1);
    strike(fixture, "Tab");
    model_is_asked(fixture, 1);
    piece_comes(fixture, 0, piece);
    piece_comes(fixture, 0, "bbbb");
    piece_comes(fixture, 0, "c");

    assert_true(fixture->model.asking.answers[0].is_cut);
    assert_int_equal(fixture->model.asking.answers[0].len, ASKING_LIMIT - 1);
}

static void a_draft_with_holes__says_so_when_it_is_taken(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    model_is_asked(fixture, 1);
    draft_ends(fixture, 0, "Hola ⟦NAME_7⟧", "stop");
    fixture->model.offered->suggestion.drafts[2].holes = 1;
    strike(fixture, "3");

    assert_says(fixture, "fill each ⟦…⟧");
}

static void story_choices(struct fixture *fixture)
{
    static const struct engine_choice engines[] = {{"model", "gpt-x · eu"},
                                                   {"local", "nothing leaves"}};

    fixture->model.preferences.engines = engines;
    fixture->model.preferences.engine_count = COUNT_OF(engines);
}

static void the_picker__chooses_a_profile_or_the_local_engine(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "M");
    assert_says(fixture, "No model is set up");
    story_choices(fixture);
    strike(fixture, "M 2");
    assert_string_equal(effect_last(fixture, EFFECT_PROFILE)->text, "local");
    strike(fixture, ":");
    type(fixture, "model model");
    strike(fixture, "Enter");
    assert_string_equal(effect_last(fixture, EFFECT_PROFILE)->text, "model");
    strike(fixture, ":");
    type(fixture, "model other");
    strike(fixture, "Enter");

    assert_non_null(strstr(fixture->model.prompt.error, "no profile other"));
}

static void what_leaves__is_shown_as_it_comes_and_only_while_it_is_wanted(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_REQUESTS, .text = "POST https://x", .len = 14};

    story_choices(fixture);
    strike(fixture, "Tab v");
    event.request = effect_last(fixture, EFFECT_SHOW_REQUEST)->request;
    post(fixture, &event);
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_LEAVES);
    assert_string_equal(buffer_text(&fixture->model.overlay.text), "POST https://x");
    strike(fixture, "Esc v");
    event.request = effect_last(fixture, EFFECT_SHOW_REQUEST)->request;
    strike(fixture, "Tab");
    post(fixture, &event);

    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
}

static void words_for_the_picks__leave_them_where_they_stand(void **state)
{
    struct fixture *fixture = *state;
    struct picks *shown = &fixture->model.offered->picks;
    struct pick told[] = {{.product = {.id = "NOBODY"}, .explanation = "invented"},
                          {.product = {.id = shown->picks[1].product.id},
                           .explanation = "It goes with your shoes."}};
    struct picks picks = {.picks = told, .pick_count = 2, .refused = 1};
    struct event event = {.kind = EVENT_EXPLAINED, .id = "1042", .picks = &picks};

    strike(fixture, "Tab");
    shown = &fixture->model.offered->picks;
    const char *first = shown->picks[0].product.id;
    post(fixture, &event);
    settle(fixture);

    assert_string_equal(shown->picks[0].product.id, first);
    assert_null(shown->picks[0].explanation);
    assert_string_equal(shown->picks[1].explanation, "It goes with your shoes.");
    assert_int_equal(shown->refused, 1);

    event.id = "1043";
    told[1].explanation = "of another ticket";
    post(fixture, &event);
    settle(fixture);
    assert_string_equal(shown->picks[1].explanation, "It goes with your shoes.");
}

static void the_engine__is_what_was_told_last(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_ENGINE, .text = "gpt-x · eu", .id = "1.2k tok"};

    assert_true(model_is_local(&fixture->model));
    post(fixture, &event);

    assert_string_equal(model_engine(&fixture->model), "gpt-x · eu");
    assert_string_equal(fixture->model.usage, "1.2k tok");
    assert_false(model_is_local(&fixture->model));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(what_is_to_be_known_of_a_model__is_said_when_it_is_asked),
        STORY(a_key_for_drafts__is_told_why_no_model_is_asked),
        STORY(a_question_that_cannot_be_asked__says_why_and_leaves_no_rows),
        STORY(a_wait__is_counted_down_until_a_piece_comes),
        STORY(a_draft_that_comes_after_a_decision__is_told_with_the_next_one),
        STORY(a_message__gives_its_place_back_to_what_is_asked),
        STORY(an_error__stays_while_a_model_is_asked),
        STORY(an_answer_past_its_limit__keeps_its_front_without_a_hole),
        STORY(a_draft_with_holes__says_so_when_it_is_taken),
        STORY(the_picker__chooses_a_profile_or_the_local_engine),
        STORY(what_leaves__is_shown_as_it_comes_and_only_while_it_is_wanted),
        STORY(words_for_the_picks__leave_them_where_they_stand),
        STORY(the_engine__is_what_was_told_last),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
