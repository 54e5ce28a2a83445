#include "fixture.h"

static void search__goes_to_the_matches_of_the_thread(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    customer_says(fixture, "Where is it?");
    customer_says(fixture, "WHERE");
    strike(fixture, "/");
    type(fixture, "where");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.search_message, 1);
    strike(fixture, "n");
    assert_int_equal(fixture->model.search_message, 2);
    strike(fixture, "n");
    assert_int_equal(fixture->model.search_message, 1);
    strike(fixture, "N N");
    assert_int_equal(fixture->model.search_message, 1);
    strike(fixture, "/");
    type(fixture, "nowhere at all");
    strike(fixture, "Enter");

    assert_says(fixture, "Not found");
}

/* Nothing is searched twice, and a key between two pieces is heard. */
static void search__of_a_long_thread_goes_on_when_nobody_types(void **state)
{
    struct fixture *fixture = *state;
    struct event rest = {.kind = EVENT_REST};
    int rests = 0;

    strike(fixture, "Tab");
    for (int i = 0; i < 40; i++) {
        char text[9000];

        memset(text, 'x', sizeof(text) - 1);
        text[sizeof(text) - 1] = '\0';
        if (i == 20)
            memcpy(text + 5000, " found ", 7);
        customer_says(fixture, text);
    }
    strike(fixture, "/");
    type(fixture, "found");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.search_message, SIZE_MAX);
    for (; fixture->model.search_message == SIZE_MAX && rests < 50; rests++) {
        assert_true(model_wants_rest(&fixture->model));
        post(fixture, &rest);
    }
    assert_int_equal(fixture->model.search_message, 21);
    assert_in_range(rests, 1, 4);
    strike(fixture, "n");
    assert_int_equal(fixture->model.search_message, 21);
    while (fixture->model.search_scan.left)
        post(fixture, &rest);
    assert_says(fixture, "Only this match");
    strike(fixture, "/");
    type(fixture, "never");
    strike(fixture, "Enter z");
    while (fixture->model.search_scan.left)
        post(fixture, &rest);
    assert_says(fixture, "Not found");
}

static void search__steps_through_the_matches_of_a_message(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    customer_says(fixture, "needle one, needle two");
    customer_says(fixture, "hay");
    customer_says(fixture, "needle three");
    strike(fixture, "/");
    type(fixture, "needle");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.search_message, 1);
    assert_int_equal(fixture->model.search_match, 0);
    strike(fixture, "n");
    assert_int_equal(fixture->model.search_message, 1);
    assert_int_equal(fixture->model.search_match, 1);
    strike(fixture, "n");
    assert_int_equal(fixture->model.search_message, 3);
    strike(fixture, "N");
    assert_int_equal(fixture->model.search_message, 1);
    assert_int_equal(fixture->model.search_match, 1);
    strike(fixture, "N");
    assert_int_equal(fixture->model.search_match, 0);
    strike(fixture, "N");
    assert_int_equal(fixture->model.search_message, 3);
}

static void search__says_which_of_how_many_and_where_it_went_around(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    customer_says(fixture, "needle one, needle two");
    customer_says(fixture, "needle three");
    strike(fixture, "/");
    type(fixture, "needle");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.status, "Match 1 of 3");
    strike(fixture, "n n");
    assert_string_equal(fixture->model.status, "Match 3 of 3");
    strike(fixture, "n");
    assert_string_equal(fixture->model.status, "Match 1 of 3, from the top again");
    strike(fixture, "N");
    assert_string_equal(fixture->model.status, "Match 3 of 3, from the end again");
    customer_says(fixture, "needle four");
    strike(fixture, "n");

    assert_string_equal(fixture->model.status, "Match 4 of 4");
}

static void search__unfolds_the_quote_it_steps_into_and_folds_it_behind_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    customer_says(fixture, "needle here\n> a needle there\n> and no more\nneedle last");
    customer_says(fixture, "needle after");
    strike(fixture, "/");
    type(fixture, "needle");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.unfolded.message, SIZE_MAX);
    assert_int_equal(fixture->model.search_shown, 0);
    strike(fixture, "n");
    assert_int_equal(fixture->model.unfolded.message, 1);
    assert_int_equal(fixture->model.search_shown, 1);
    strike(fixture, "n");
    assert_int_equal(fixture->model.unfolded.message, SIZE_MAX);
    assert_int_equal(fixture->model.search_match, 2);
    assert_int_equal(fixture->model.search_shown, 1); /* the one between is folded again */
    strike(fixture, "n");
    assert_int_equal(fixture->model.search_message, 2);
    strike(fixture, "N >");
    assert_true(fixture->model.unfolded.all);
    assert_int_equal(fixture->model.search_shown, 2);
    assert_says(fixture, "Quoted text is shown");
    strike(fixture, ">");
    assert_false(fixture->model.unfolded.all);
    assert_int_equal(fixture->model.search_shown, 1);
}

static void quotes__are_folded_again_in_the_next_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab g g j >");
    assert_true(fixture->model.unfolded.all);
    assert_says(fixture, "Nothing to unfold here: a quote that comes is shown whole");
    assert_true(fixture->model.thread_top.is_end); /* it stood on the screen */
    strike(fixture, "Tab");
    assert_false(fixture->model.unfolded.all);
    strike(fixture, "r ^X >");
    assert_true(fixture->model.unfolded.all);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void search__with_one_match_says_so(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab /");
    type(fixture, "pedido");
    strike(fixture, "Enter");
    assert_says(fixture, "Only this match");
    strike(fixture, "z N");

    assert_says(fixture, "Only this match");
}

static struct hits *story_hits(const char *ticket, const char *message)
{
    struct hits *hits = hits_create();

    hits->hits = arena_reserve(&hits->arena, NULL, &hits->capacity, 0, sizeof(*hits->hits));
    hits->hits[0] = (struct hit){
        .ticket = ticket, .message = message, .at = STORY_START, .snippet = "a snippet"};
    hits->count = 1;
    return hits;
}

static void search_all__lists_hits_as_they_come_and_opens_one(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_HITS};

    strike(fixture, "Tab :");
    type(fixture, "search wrong size");
    strike(fixture, "Enter");
    assert_string_equal(effect_last(fixture, EFFECT_SEARCH)->text, "wrong size");
    event.request = fixture->model.search_request;
    event.hits = story_hits("1042", "1042-1");
    post(fixture, &event);
    event.hits = story_hits("1044", "1044-1");
    event.is_last = true;
    post(fixture, &event);
    assert_int_equal(fixture->model.menu.count, 2);
    assert_false(fixture->model.is_searching);
    fixture->is_blind = true; /* the frame would take the wish to be shown away */
    strike(fixture, "j Enter");

    assert_string_equal(open_ticket(fixture), "1044");
    assert_int_equal(fixture->model.search_message, 0);
    assert_true(fixture->model.thread_to_match);
}

static void search_all__finds_a_subject_and_opens_its_ticket(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_HITS, .is_last = true};

    strike(fixture, "Tab :");
    type(fixture, "search wrong size");
    strike(fixture, "Enter");
    event.request = fixture->model.search_request;
    event.hits = story_hits("1044", NULL);
    event.hits->hits[0].snippet = NULL;
    post(fixture, &event);
    assert_string_equal(fixture->model.menu.items[0].detail, "1044 Joe Okafor subject");
    strike(fixture, "Enter");

    assert_string_equal(open_ticket(fixture), "1044");
    assert_null(fixture->model.wanted_message);
}

static void search_all__waits_with_more_until_it_is_asked_on(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_HITS, .is_more = true};

    strike(fixture, "Tab :");
    type(fixture, "search wrong \"the size\"");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.search, "the size");
    event.request = fixture->model.search_request;
    event.hits = story_hits("1042", "1042-1");
    event.hits->hits[0].start = 2;
    event.hits->hits[0].end = 9;
    post(fixture, &event);
    assert_false(fixture->model.is_searching);
    assert_int_equal(fixture->model.menu.count, 2);
    assert_string_equal(fixture->model.menu.items[1].label, "More …");
    assert_int_equal(fixture->model.menu.items[0].match_end, 9);
    strike(fixture, "j Enter");
    assert_int_equal(effect_count(fixture, EFFECT_SEARCH_ON), 1);
    assert_true(fixture->model.is_searching);
    assert_int_equal(fixture->model.menu.count, 1);
    event = (struct event){.kind = EVENT_HITS,
                           .request = fixture->model.search_request,
                           .hits = story_hits("1044", "1044-1"),
                           .is_last = true};
    post(fixture, &event);
    assert_int_equal(fixture->model.menu.count, 2);
    assert_string_equal(fixture->model.menu.items[1].label, "a snippet");
    strike(fixture, "j Enter");

    assert_string_equal(open_ticket(fixture), "1044");
}

static void search_all__ends_when_it_is_cancelled(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, ":");
    type(fixture, "search x");
    strike(fixture, "Enter ^C");
    assert_int_equal(effect_count(fixture, EFFECT_STOP_SEARCH), 1);
    assert_int_equal(fixture->model.menu.kind, MENU_HITS);
    strike(fixture, "Esc");

    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(search__goes_to_the_matches_of_the_thread),
        STORY(search_all__lists_hits_as_they_come_and_opens_one),
        STORY(search__steps_through_the_matches_of_a_message),
        STORY(search__says_which_of_how_many_and_where_it_went_around),
        STORY(search__unfolds_the_quote_it_steps_into_and_folds_it_behind_it),
        STORY(quotes__are_folded_again_in_the_next_ticket),
        STORY(search__with_one_match_says_so),
        STORY(search__of_a_long_thread_goes_on_when_nobody_types),
        STORY(search_all__finds_a_subject_and_opens_its_ticket),
        STORY(search_all__waits_with_more_until_it_is_asked_on),
        STORY(search_all__ends_when_it_is_cancelled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
