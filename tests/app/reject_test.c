#include "fixture.h"

static const char *draft_shown(const struct fixture *fixture, size_t index)
{
    const struct suggestion *suggestion = &fixture->model.offered->suggestion;

    return index < suggestion->draft_count ? suggestion->drafts[index].text : "";
}

static void reject__is_taken_back_and_the_ledger_told(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab x 3");
    assert_says(fixture, "u takes it back");
    assert_string_equal(draft_shown(fixture, 0), DRAFT_TWO);
    strike(fixture, "u");

    assert_string_equal(draft_shown(fixture, 0), DRAFT_ONE);
    assert_string_equal(draft_shown(fixture, 1), DRAFT_TWO);
    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->text, DRAFT_ONE);
    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->detail, "rejection taken back");
    assert_says(fixture, "Taken back: draft 1");
    strike(fixture, "1");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

static void reject__of_all_comes_back_one_by_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab J x 1 x 2");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 0);
    strike(fixture, "u");
    assert_string_equal(draft_shown(fixture, 0), DRAFT_ONE);
    strike(fixture, "u");
    assert_string_equal(draft_shown(fixture, 1), DRAFT_TWO);
    assert_int_equal(fixture->model.draft_selected, 1);
    strike(fixture, "u");

    assert_says(fixture, "Nothing to take back");
}

static void reject__is_taken_back_in_the_order_of_what_was_done(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab P 4 x 1 P 1 u");
    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_URGENT);
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 1);
    strike(fixture, "u");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 2);
    strike(fixture, "u");

    assert_int_equal(story_ticket(fixture, "1042")->priority, PRIORITY_NORMAL);
}

static void reject__is_forgotten_when_other_drafts_come(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab x 1 a u");
    assert_says(fixture, "Nothing to take back");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 2);
    strike(fixture, "x 1 Tab u");

    assert_says(fixture, "Nothing to take back");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 2);
}

/* A letter is text there. */
static void rejected__while_writing_tells_the_keys_of_writing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab x 1");
    assert_says(fixture, "(u takes it back, a asks for others)");
    strike(fixture, "r ^X x 1");
    assert_says(fixture, "(^Z takes it back, ^X a asks for others)");
    strike(fixture, "^Z");
    assert_says(fixture, "Taken back: draft 1 is offered again");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(reject__is_taken_back_and_the_ledger_told),
        STORY(reject__of_all_comes_back_one_by_one),
        STORY(reject__is_taken_back_in_the_order_of_what_was_done),
        STORY(reject__is_forgotten_when_other_drafts_come),
        STORY(rejected__while_writing_tells_the_keys_of_writing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
