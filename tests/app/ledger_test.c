#include "fixture.h"

#include "base/secret.h"

static const struct story_effect *taken(const struct fixture *fixture)
{
    return effect_last(fixture, EFFECT_TAKEN);
}

static void take__tells_the_draft_and_once_those_beside_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 2");
    assert_int_equal(taken(fixture)->draft_count, 2);
    assert_int_equal(taken(fixture)->drafts[0].fate, FATE_TAKEN);
    assert_int_equal(taken(fixture)->drafts[0].number, 2);
    assert_string_equal(taken(fixture)->drafts[0].text, DRAFT_TWO);
    assert_string_equal(taken(fixture)->drafts[0].engine, "local");
    assert_null(taken(fixture)->drafts[0].model);
    assert_null(taken(fixture)->drafts[0].prompt_hash);
    assert_int_equal(taken(fixture)->drafts[1].fate, FATE_OFFERED);
    assert_string_equal(taken(fixture)->drafts[1].text, DRAFT_ONE);
    strike(fixture, "Esc 1");

    assert_int_equal(taken(fixture)->draft_count, 1);
    assert_string_equal(taken(fixture)->drafts[0].text, DRAFT_ONE);
}

static void take__tells_the_model_and_which_bytes_left_for_the_draft(void **state)
{
    struct fixture *fixture = *state;
    struct suggestion *suggestion;

    strike(fixture, "Tab");
    suggestion = &fixture->model.offered->suggestion;
    suggestion->model = "m";
    suggestion->drafts[0].answer = 1;
    suggestion->drafts[0].prompt_hash = "00ff";
    strike(fixture, "1");

    assert_string_equal(taken(fixture)->drafts[0].model, "m");
    assert_string_equal(taken(fixture)->drafts[0].prompt_hash, "00ff");
    assert_null(taken(fixture)->drafts[1].model);
    assert_null(taken(fixture)->drafts[1].prompt_hash);
}

static void reject__tells_the_reason_and_that_it_was_taken_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab x 3");
    assert_int_equal(taken(fixture)->drafts[0].fate, FATE_REJECTED);
    assert_string_equal(taken(fixture)->drafts[0].reason, "wrong tone");
    assert_string_equal(taken(fixture)->drafts[0].text, DRAFT_ONE);
    strike(fixture, "u");

    assert_int_equal(taken(fixture)->drafts[0].fate, FATE_OFFERED_AGAIN);
    assert_string_equal(taken(fixture)->drafts[0].text, DRAFT_ONE);
}

static void send__tells_what_the_guard_said_and_which_draft_it_came_from(void **state)
{
    struct fixture *fixture = *state;
    char name[LEDGER_NAME_SIZE];

    strike(fixture, "Tab");
    fixture->now += 7;
    strike(fixture, "1 ^S");
    const struct ledger_verdicts *verdicts = effect_last(fixture, EFFECT_HOLD)->verdicts;
    ledger_draft_name(text_of(DRAFT_ONE), name);

    assert_string_equal(verdicts->draft, name);
    assert_true(opinion_count(&verdicts->opinion, VERDICT_PROVED) >= 2);
    assert_int_equal(verdicts->opened_at, STORY_START);
    assert_int_equal(effect_last(fixture, EFFECT_HOLD)->draft_count, 0);
}

static void assert_is_of(const char *name, const char *draft)
{
    char wanted[LEDGER_NAME_SIZE];

    ledger_draft_name(text_of(draft), wanted);
    assert_non_null(name);
    assert_string_equal(name, wanted);
}

static void keep__names_the_draft_of_the_text_and_of_none_other(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    type(fixture, " abc");
    time_passes(fixture, 2);
    assert_is_of(effect_last(fixture, EFFECT_KEEP)->draft, DRAFT_ONE);
    strike(fixture, "Esc I");
    type(fixture, "ask Bo");
    time_passes(fixture, 2);
    assert_true(effect_last(fixture, EFFECT_KEEP)->is_internal);
    assert_null(effect_last(fixture, EFFECT_KEEP)->draft);
}

static void text__that_was_left_knows_its_draft(void **state)
{
    struct fixture *fixture = *state;
    struct story_ticket *ticket = story_ticket(fixture, "1043");

    ticket->unfinished = memory_text(DRAFT_TWO " abc");
    ticket->taken = DRAFT_TWO;
    strike(fixture, "Tab Tab r");
    assert_string_equal(reply_text(fixture), DRAFT_TWO " abc");
    type(fixture, "!");
    time_passes(fixture, 2);
    assert_string_equal(effect_last(fixture, EFFECT_KEEP)->text, DRAFT_TWO " abc!");
    assert_is_of(effect_last(fixture, EFFECT_KEEP)->draft, DRAFT_TWO);
    strike(fixture, "F8");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_DIFF);
    strike(fixture, "Esc ^S");
    assert_is_of(effect_last(fixture, EFFECT_HOLD)->verdicts->draft, DRAFT_TWO);
}

static void text__that_is_taken_back_knows_its_draft_here_and_elsewhere(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^S S-Tab u F8");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_DIFF);
    strike(fixture, "Esc ^S u");
    assert_is_of(effect_last(fixture, EFFECT_KEEP)->draft, DRAFT_ONE);
    strike(fixture, "F8");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_DIFF);
}

static void text__that_could_not_be_kept_knows_its_draft_behind_another_ticket(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_KEEP] = true;
    strike(fixture, "Tab 1");
    type(fixture, " abc");
    strike(fixture, "^X Tab S-Tab F8");
    assert_string_equal(open_ticket(fixture), "1042");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_DIFF);
}

static void send__without_a_draft_tells_those_that_stood_there(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^S");

    assert_null(effect_last(fixture, EFFECT_HOLD)->verdicts->draft);
    assert_int_equal(effect_last(fixture, EFFECT_HOLD)->draft_count, 2);
    assert_int_equal(effect_last(fixture, EFFECT_HOLD)->drafts[0].fate, FATE_OFFERED);
}

static void send__tells_which_rules_fired_before_the_text_was_mended(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "You can return an item within 60 days of delivery.");
    strike(fixture, "^S");
    strike(fixture, "Enter");
    strike(fixture, "^S");
    const struct ledger_verdicts *verdicts = effect_last(fixture, EFFECT_HOLD)->verdicts;

    assert_int_not_equal(verdicts->opinion.worst, SEVERITY_BLOCK);
    bool has_fired = false;
    for (size_t i = 0; i < verdicts->fired_count; i++)
        has_fired |= strcmp(verdicts->fired[i], "contradicted") == 0;
    assert_true(has_fired);
    assert_int_equal(fixture->model.reply.fired, 0);
}

static void override__names_the_rule_that_it_passes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "I refunded 50 EUR.");
    strike(fixture, "^S f");
    const struct ledger_override *override = effect_last(fixture, EFFECT_ATTEST)->override;

    assert_int_equal(override->kind, OVERRIDE_FALSE_ALARM);
    assert_non_null(override->rule);
    assert_non_null(strstr(override->rule, "unsourced"));
}

static void senior__is_told_with_the_words_that_stopped(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "I refunded 50 EUR.");
    strike(fixture, "^S V");
    type(fixture, "leo");
    strike(fixture, "Enter");
    const struct ledger_override *override = effect_last(fixture, EFFECT_LEDGER)->override;

    assert_int_equal(override->kind, OVERRIDE_SENIOR);
    assert_string_equal(override->to, "leo");
    assert_non_null(override->rule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(take__tells_the_draft_and_once_those_beside_it),
        STORY(take__tells_the_model_and_which_bytes_left_for_the_draft),
        STORY(reject__tells_the_reason_and_that_it_was_taken_back),
        STORY(send__tells_what_the_guard_said_and_which_draft_it_came_from),
        STORY(keep__names_the_draft_of_the_text_and_of_none_other),
        STORY(text__that_was_left_knows_its_draft),
        STORY(text__that_is_taken_back_knows_its_draft_here_and_elsewhere),
        STORY(text__that_could_not_be_kept_knows_its_draft_behind_another_ticket),
        STORY(send__without_a_draft_tells_those_that_stood_there),
        STORY(send__tells_which_rules_fired_before_the_text_was_mended),
        STORY(override__names_the_rule_that_it_passes),
        STORY(senior__is_told_with_the_words_that_stopped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
