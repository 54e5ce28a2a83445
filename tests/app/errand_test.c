#include "base/secret.h"
#include "errand_fixture.h"

/* 1042 is open, its reply holds this text, the caret stands in it. */
#define WRITTEN "Hola Ana, llega en 3 semanas. Perdona."
static void write_reply(struct fixture *fixture)
{
    model_is_set(fixture);
    strike(fixture, "Tab r");
    type(fixture, WRITTEN);
    strike(fixture, "Left Left");
}

static void what_needs_a_model__says_why_none_may_answer_this_customer(void **state)
{
    struct fixture *fixture = *state;
    struct error why = {.text = "the customer objects to a model (consent.ai)"};
    struct event event = {
        .kind = EVENT_ENGINE, .text = "local engine", .id = "", .error = &why};

    strike(fixture, "Tab");
    post(fixture, &event);
    for (const char *key = "T=S"; *key; key++) {
        type(fixture, (char[]){*key, '\0'});
        assert_says(fixture, "the customer objects to a model (consent.ai)");
        assert_null(strstr(fixture->model.status, "[model] url"));
    }
    event.error = NULL;
    fixture->model.preferences.engine_count = 2;
    post(fixture, &event);
    strike(fixture, "T");
    assert_says(fixture, "the local engine alone was chosen (M)");
}

static void rewriting__without_a_model__says_what_is_missing(void **state)
{
    static const struct {
        const char *keys;
        const char *says;
    } cases[] = {
        {"Tab =", "Rewriting needs a model"},
        {"Tab T", "Translating needs a model"},
        {"Tab r x ^X =", "Rewriting needs a model"},
        {"Tab r x ^X T", "Translating needs a model"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        strike(fixture, cases[i].keys);
        assert_says(fixture, cases[i].says);
        assert_says(fixture, "[model] url");
        assert_int_equal(fixture->model.menu.kind, MENU_NONE);
        strike(fixture, "Esc");
    }
    strike(fixture, ":");
    type(fixture, "summary");
    strike(fixture, "Enter");
    assert_says(fixture, "A summary needs a model");
    assert_int_equal(effect_count(fixture, EFFECT_ASK), 0);
}

static void rewriting__leaves_the_models_last_line_feed_out(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 3");
    model_begins(fixture);
    model_ends(fixture, "Estimada Ana.\n\n");
    strike(fixture, "Enter");

    assert_string_equal(reply_text(fixture), "Estimada Ana.");
}

static void rewriting__asks_how__and_hands_the_text_over(void **state)
{
    struct fixture *fixture = *state;
    const struct story_effect *asked;

    write_reply(fixture);
    strike(fixture, "^X =");
    assert_int_equal(fixture->model.menu.kind, MENU_REWRITE);
    assert_int_equal(fixture->model.menu.count, REWRITE_HOW_COUNT);
    strike(fixture, "3");

    asked = effect_last(fixture, EFFECT_ASK);
    assert_int_equal(asked->asks, ASK_REWRITE);
    assert_int_equal(asked->how, REWRITE_FORMAL);
    assert_string_equal(asked->text, WRITTEN);
    assert_string_equal(asked->ticket, "1042");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_REWRITE);
    assert_string_equal(reply_text(fixture), WRITTEN);
}

static void rewriting__streams__and_is_shown_as_a_diff_before_it_replaces(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    assert_says(fixture, MODEL_NAME " is asked");
    model_writes(fixture, "Hola Ana, ");
    model_writes(fixture, "llega en 2");
    assert_overlay(fixture, "by " MODEL_NAME " …");
    assert_overlay(fixture, "Hola Ana, llega en 2");
    model_ends(fixture, "Hola Ana, llega en 2 semanas.");

    assert_overlay(fixture, "- 3\n");
    assert_overlay(fixture, "+ 2\n");
    assert_overlay(fixture, "! no longer there: 3 semanas\n");
    assert_overlay(fixture, "! not there before: 2 semanas\n");
    assert_int_equal(fixture->model.overlay.mark_count, 2);
    assert_string_equal(reply_text(fixture), WRITTEN);
}

static void
rewriting__is_taken_by_Enter__and_one_undo_brings_text_and_caret_back(void **state)
{
    struct fixture *fixture = *state;
    size_t caret;

    write_reply(fixture);
    caret = fixture->model.reply.composer.caret;
    strike(fixture, "^X = 1");
    model_begins(fixture);
    model_ends(fixture, "Hola Ana, llega en 3 semanas.");
    strike(fixture, "Enter");

    assert_string_equal(reply_text(fixture), "Hola Ana, llega en 3 semanas.");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), WRITTEN);
    assert_int_equal(fixture->model.reply.composer.caret, caret);
}

static void rewriting__that_runs_still__is_not_taken(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    model_writes(fixture, "Hola");
    strike(fixture, "Enter");
    assert_says(fixture, "writes still");
    assert_string_equal(reply_text(fixture), WRITTEN);
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_REWRITE);
}

static void rewriting__that_is_left__changes_nothing_and_stops_the_model(void **state)
{
    static const char *const ways[] = {"Esc", "^C", "^G", "q"};
    struct fixture *fixture = *state;

    write_reply(fixture);
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, "^X = 2");
        model_begins(fixture);
        model_writes(fixture, "Querida Ana");
        strike(fixture, ways[i]);
        assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
        assert_int_equal(effect_count(fixture, EFFECT_STOP_ASKING), i + 1);
        assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request,
                         asked_last(fixture));
        model_ends(fixture, "Querida Ana");
        assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
        assert_string_equal(reply_text(fixture), WRITTEN);
        assert_int_equal(fixture->model.mode, MODE_WRITING);
    }
}

static void
rewriting__does_not_replace_what_was_typed_meanwhile_without_a_second_word(void **state)
{
    struct fixture *fixture = *state;
    struct event edited = {.kind = EVENT_EDITED,
                           .id = "1042",
                           .before = WRITTEN,
                           .text = "Otro texto, mejor."};

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    post(fixture, &edited);
    model_ends(fixture, "Hola Ana.");
    strike(fixture, "Enter");
    assert_says(fixture, "changed meanwhile");
    assert_string_equal(reply_text(fixture), "Otro texto, mejor.");

    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Hola Ana.");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "Otro texto, mejor.");
}

static void rewriting__that_broke_off__is_taken_only_by_a_second_word(void **state)
{
    struct fixture *fixture = *state;
    struct event cut = {
        .kind = EVENT_ANSWERED, .text = "Hola An", .len = 7, .is_cut = true};

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    cut.request = asked_last(fixture);
    post(fixture, &cut);
    assert_overlay(fixture, "! it did not reach its end");
    strike(fixture, "Enter");
    assert_says(fixture, "did not reach its end");
    assert_string_equal(reply_text(fixture), WRITTEN);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Hola An");
}

static void rewriting__that_fails__is_one_line_and_touches_nothing(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    model_fails(fixture, "api.example refused the key (401): look at [model] key_file");
    assert_says(fixture, "Not rewritten, nothing was changed: api.example refused the key");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_string_equal(reply_text(fixture), WRITTEN);

    fixture->is_silent[EFFECT_ASK] = false;
    strike(fixture, "^X = 1");
    model_ends(fixture, "");
    assert_says(fixture, "the model wrote nothing");
    assert_string_equal(reply_text(fixture), WRITTEN);
}

static void rewriting__that_cannot_be_asked_for__says_why(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    fixture->fails[EFFECT_ASK] = true;
    strike(fixture, "^X = 1");
    assert_says(fixture, "Not rewritten, nothing was changed: the disk is full");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
}

static void rewriting__is_asked_for_again__or_in_another_way(void **state)
{
    struct fixture *fixture = *state;
    uint64_t first;

    write_reply(fixture);
    strike(fixture, "^X = 4");
    first = asked_last(fixture);
    model_begins(fixture);
    model_ends(fixture, "Uno.");
    strike(fixture, "a");
    assert_int_equal(effect_count(fixture, EFFECT_ASK), 3); /* with that of the triage */
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->how, REWRITE_SIMPLER);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, WRITTEN);

    model_tells(fixture, EVENT_GREW, first, "late");
    model_begins(fixture);
    model_ends(fixture, "Dos.");
    assert_overlay(fixture, "+ Dos.");
    strike(fixture, "= 6");
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->how, REWRITE_EXPAND);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, WRITTEN);
}

static void rewriting__by_an_instruction__hands_it_over(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 8");
    type(fixture, "thank her first");
    strike(fixture, "Enter");
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->how, REWRITE_FREE);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->detail, "thank her first");
    assert_overlay(fixture, "thank her first");
    strike(fixture, "Esc M-x");
    type(fixture, "rewrite fix");
    strike(fixture, "Enter");
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->how, REWRITE_FIX);
}

static void rewriting__into_the_customer_s_language__names_it(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 7");
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->how, REWRITE_TRANSLATE);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->lang, "es");
}

static void rewriting__of_the_marked_draft__takes_it_and_tells_the_ledger_both(void **state)
{
    struct fixture *fixture = *state;
    const struct story_effect *taken;

    model_is_set(fixture);
    strike(fixture, "Tab J = 1");
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, DRAFT_TWO);
    model_begins(fixture);
    model_ends(fixture, "Hola Ana, perdona.");
    strike(fixture, "Enter");

    assert_string_equal(reply_text(fixture), "Hola Ana, perdona.");
    assert_string_equal(fixture->model.reply.draft_text, DRAFT_TWO);
    taken = effect_last(fixture, EFFECT_TAKEN);
    assert_int_equal(taken->draft_count, 1);
    assert_int_equal(taken->drafts[0].fate, FATE_REWRITTEN);
    assert_string_equal(taken->drafts[0].text, "Hola Ana, perdona.");
    assert_string_equal(taken->drafts[0].reason, "shorter");
    assert_string_equal(taken->drafts[0].model, MODEL_NAME);
    assert_string_equal(taken->drafts[0].prompt_hash, "00aa");
    assert_int_equal(taken[-1].kind, EFFECT_TAKEN);
    assert_int_equal(taken[-1].drafts[0].fate, FATE_TAKEN);
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "");
}

static void
rewriting__of_a_draft__does_not_replace_a_reply_without_a_second_word(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "Esc J = 1");
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, DRAFT_TWO);
    model_begins(fixture);
    model_ends(fixture, "Hola.");
    strike(fixture, "Enter");
    assert_says(fixture, "holds a text of yours");
    assert_string_equal(reply_text(fixture), WRITTEN);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Hola.");
}

static void rewriting__of_a_draft__leaves_the_note_that_stands(void **state)
{
    struct fixture *fixture = *state;

    model_is_set(fixture);
    strike(fixture, "Tab I");
    type(fixture, "ask Bo");
    strike(fixture, "Esc J = 1");
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, DRAFT_TWO);
    model_begins(fixture);
    model_ends(fixture, "Hola.");
    strike(fixture, "Enter");

    assert_string_equal(reply_text(fixture), "Hola.");
    assert_false(fixture->model.reply.is_internal);
    strike(fixture, "Esc I");
    assert_string_equal(reply_text(fixture), "ask Bo");
}

static void rewritten_text__is_read_by_the_gate_as_any_other(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    model_ends(fixture, "You can return it within 60 days.");
    strike(fixture, "Enter");
    assert_true(fixture->model.reply.opinion.worst == SEVERITY_BLOCK);
}

static void nothing_to_ask_again__is_said(void **state)
{
    struct fixture *fixture = *state;

    model_is_set(fixture);
    strike(fixture, "Tab :");
    type(fixture, "again");
    strike(fixture, "Enter");
    assert_says(fixture, "Nothing lies over the panes");
    strike(fixture, "= a"); /* a menu is no answer */
    assert_int_equal(fixture->model.menu.kind, MENU_REWRITE);
}

static void nothing_to_rewrite__is_said(void **state)
{
    struct fixture *fixture = *state;

    model_is_set(fixture);
    strike(fixture, "Tab r ^X =");
    assert_says(fixture, "nothing to rewrite");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void errand__ends_when_the_vault_is_locked(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X = 1");
    model_begins(fixture);
    happens(fixture, EVENT_LOCKED);
    assert_int_equal(effect_count(fixture, EFFECT_STOP_ASKING), 1);
    model_ends(fixture, "Hola.");
    assert_string_equal(reply_text(fixture), WRITTEN);
}

static void summary__streams_into_an_overlay__that_Enter_closes(void **state)
{
    struct fixture *fixture = *state;

    model_is_set(fixture);
    strike(fixture, "Tab S");
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->asks, ASK_SUMMARY);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->lang, "en");
    model_begins(fixture);
    model_writes(fixture, "The parcel ");
    model_ends(fixture, "The parcel is late.\n- she waits");
    assert_overlay(fixture, "summed up by " MODEL_NAME);
    assert_overlay(fixture, "The parcel is late.\n- she waits");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_string_equal(reply_text(fixture), "");
}

static void reply__is_translated_back__and_stays_as_it_is(void **state)
{
    struct fixture *fixture = *state;

    write_reply(fixture);
    strike(fixture, "^X T");
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->asks, ASK_TRANSLATION);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, WRITTEN);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->lang, "en");
    model_begins(fixture);
    model_ends(fixture, "Hello Ana, it arrives in 2 weeks. Sorry.");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_BACK);
    assert_overlay(fixture, "! no longer there: 3 semanas");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), WRITTEN);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(what_needs_a_model__says_why_none_may_answer_this_customer),
        STORY(rewriting__without_a_model__says_what_is_missing),
        STORY(rewriting__leaves_the_models_last_line_feed_out),
        STORY(rewriting__asks_how__and_hands_the_text_over),
        STORY(rewriting__streams__and_is_shown_as_a_diff_before_it_replaces),
        STORY(rewriting__is_taken_by_Enter__and_one_undo_brings_text_and_caret_back),
        STORY(rewriting__that_runs_still__is_not_taken),
        STORY(rewriting__that_is_left__changes_nothing_and_stops_the_model),
        STORY(rewriting__does_not_replace_what_was_typed_meanwhile_without_a_second_word),
        STORY(rewriting__that_broke_off__is_taken_only_by_a_second_word),
        STORY(rewriting__that_fails__is_one_line_and_touches_nothing),
        STORY(rewriting__that_cannot_be_asked_for__says_why),
        STORY(rewriting__is_asked_for_again__or_in_another_way),
        STORY(rewriting__by_an_instruction__hands_it_over),
        STORY(rewriting__into_the_customer_s_language__names_it),
        STORY(rewriting__of_the_marked_draft__takes_it_and_tells_the_ledger_both),
        STORY(rewriting__of_a_draft__does_not_replace_a_reply_without_a_second_word),
        STORY(rewriting__of_a_draft__leaves_the_note_that_stands),
        STORY(rewritten_text__is_read_by_the_gate_as_any_other),
        STORY(nothing_to_rewrite__is_said),
        STORY(nothing_to_ask_again__is_said),
        STORY(errand__ends_when_the_vault_is_locked),
        STORY(summary__streams_into_an_overlay__that_Enter_closes),
        STORY(reply__is_translated_back__and_stays_as_it_is),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
