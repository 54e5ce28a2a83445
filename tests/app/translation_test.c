#include "base/secret.h"
#include "errand_fixture.h"

/* 1043 is open, in Chinese: one message. */
static void open_chinese(struct fixture *fixture)
{
    model_is_set(fixture);
    strike(fixture, "Tab Tab");
    assert_string_equal(open_ticket(fixture), "1043");
}

static const struct translation *translation_at(const struct fixture *fixture, size_t index)
{
    assert_true(index < fixture->model.translation_count);
    return &fixture->model.translations[index];
}

static const char *translation_words(const struct fixture *fixture, size_t index)
{
    return buffer_text(&translation_at(fixture, index)->telling.text);
}

static void translation__of_the_customer_s_message__is_kept_beside_it(void **state)
{
    struct fixture *fixture = *state;
    const struct story_effect *asked;

    open_chinese(fixture);
    strike(fixture, "T");
    asked = effect_last(fixture, EFFECT_ASK);
    assert_int_equal(asked->asks, ASK_TRANSLATION);
    assert_string_equal(asked->text, "退货可以吗");
    assert_string_equal(asked->lang, "en");
    model_begins(fixture);
    assert_says(fixture, MODEL_NAME " translates");
    model_writes(fixture, "Can I ");
    model_ends(fixture, "Can I return it?");

    assert_says(fixture, "Translated by " MODEL_NAME);
    assert_string_equal(translation_at(fixture, 0)->message, "1043-1");
    assert_string_equal(translation_words(fixture, 0), "Can I return it?");
    assert_string_equal(fixture->model.open->ticket.messages[0].text, "退货可以吗");
}

static void translation__is_folded_and_shown_again__and_asked_for_once(void **state)
{
    struct fixture *fixture = *state;
    size_t asked;

    open_chinese(fixture);
    strike(fixture, "T");
    model_begins(fixture);
    model_ends(fixture, "Can I return it?");
    asked = effect_count(fixture, EFFECT_ASK);
    strike(fixture, "T");
    assert_true(translation_at(fixture, 0)->is_folded);
    strike(fixture, "T");
    assert_false(translation_at(fixture, 0)->is_folded);
    assert_int_equal(effect_count(fixture, EFFECT_ASK), asked);
}

static void
translation__in_the_agent_s_language__is_what_the_configuration_says(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.preferences.language = "de";
    open_chinese(fixture);
    strike(fixture, "T");
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->lang, "de");
}

static void translation__of_what_is_in_that_language__is_not_asked_for(void **state)
{
    struct fixture *fixture = *state;
    size_t asked;

    model_is_set(fixture);
    strike(fixture, "Tab");
    customer_says(fixture,
                  "I do not understand what you have written to me, please explain.");
    draw(fixture);
    asked = effect_count(fixture, EFFECT_ASK);
    strike(fixture, "T");
    assert_says(fixture, "in your language already (en)");
    assert_int_equal(effect_count(fixture, EFFECT_ASK), asked);
}

static void translation__is_cancelled(void **state)
{
    struct fixture *fixture = *state;

    open_chinese(fixture);
    strike(fixture, "T");
    model_begins(fixture);
    model_writes(fixture, "Can");
    strike(fixture, "^C");
    assert_says(fixture, "Cancelled: not translated");
    assert_int_equal(fixture->model.translation_count, 0);
    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request,
                     asked_last(fixture));
    model_ends(fixture, "Can I return it?");
    assert_int_equal(fixture->model.translation_count, 0);
}

static void translation__that_fails__is_one_line_and_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;

    open_chinese(fixture);
    strike(fixture, "T");
    model_fails(fixture, "api.example does not answer");
    assert_says(fixture, "Not translated: api.example does not answer");
    assert_int_equal(fixture->model.translation_count, 0);
}

static void translation__goes_with_its_ticket(void **state)
{
    struct fixture *fixture = *state;
    uint64_t request;

    open_chinese(fixture);
    strike(fixture, "T");
    request = asked_last(fixture);
    strike(fixture, "Tab");
    assert_string_equal(open_ticket(fixture), "1044");
    assert_int_equal(fixture->model.translation_count, 0);
    assert_int_equal(effect_last(fixture, EFFECT_STOP_ASKING)->request, request);
    model_tells(fixture, EVENT_ANSWERED, request, "Can I return it?");
    assert_int_equal(fixture->model.translation_count, 0);
}

static void translation__goes_on_while_one_writes(void **state)
{
    struct fixture *fixture = *state;

    open_chinese(fixture);
    strike(fixture, "T r");
    type(fixture, "Yes");
    model_begins(fixture);
    model_ends(fixture, "Can I return it?");
    type(fixture, ".");
    assert_string_equal(reply_text(fixture), "Yes.");
    assert_string_equal(translation_words(fixture, 0), "Can I return it?");
}

static void translation__is_of_the_message_on_the_screen(void **state)
{
    struct fixture *fixture = *state;

    open_chinese(fixture);
    customer_says(fixture, "谢谢");
    fixture->model.drawn.thread_first = 0;
    fixture->model.drawn.thread_end = 1;
    fixture->is_blind = true;
    strike(fixture, "T");
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->text, "退货可以吗");
}

static struct triage triage_of(const char *intent)
{
    static const char *const reasons[] = {"the macro late-parcel fits"};

    return (struct triage){.engine = "local",
                           .intent = intent,
                           .urgency = PRIORITY_HIGH,
                           .sentiment = -0.5,
                           .lang = "es",
                           .reasons = reasons,
                           .reason_count = 1};
}

static void triage__is_kept_for_the_open_ticket_alone(void **state)
{
    struct fixture *fixture = *state;
    struct triage triage = triage_of("late-parcel");
    struct event event = {.kind = EVENT_TRIAGED, .id = "1044", .triage = &triage};

    strike(fixture, "Tab");
    post(fixture, &event);
    assert_false(fixture->model.has_triage);
    event.id = "1042";
    post(fixture, &event);
    assert_true(fixture->model.has_triage);
    triage = triage_of("other"); /* what was borrowed is gone */
    assert_string_equal(fixture->model.triage.intent, "late-parcel");
    assert_string_equal(fixture->model.triage.reasons[0], "the macro late-parcel fits");
    strike(fixture, "Tab");
    assert_false(fixture->model.has_triage);
}

static void triage__is_told_with_its_reasons(void **state)
{
    struct fixture *fixture = *state;
    struct triage triage = triage_of("late-parcel");
    struct event event = {.kind = EVENT_TRIAGED, .id = "1042", .triage = &triage};

    strike(fixture, "Tab :");
    type(fixture, "triage");
    strike(fixture, "Enter");
    assert_says(fixture, "Nothing is known yet");
    post(fixture, &event);
    strike(fixture, ":");
    type(fixture, "triage");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_TRIAGE);
    assert_overlay(fixture, "intent     late-parcel\nurgency    high\nsentiment  -0.50\n");
    assert_overlay(fixture, "the macro late-parcel fits\n");
}

static void
triage__is_asked_of_a_model__once_an_agent_opened_the_ticket_and_as_it_grows(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab"); /* the local engine answers */
    assert_int_equal(effect_count(fixture, EFFECT_ASK), 0);
    model_is_set(fixture);
    strike(fixture, "Tab");
    assert_int_equal(effect_count(fixture, EFFECT_ASK), 1);
    assert_int_equal(effect_last(fixture, EFFECT_ASK)->asks, ASK_TRIAGE);
    assert_string_equal(effect_last(fixture, EFFECT_ASK)->ticket, "1043");
    customer_says(fixture, "谢谢");
    assert_int_equal(effect_count(fixture, EFFECT_ASK), 2);
    fixture->fails[EFFECT_ASK] = true;
    strike(fixture, "Tab");
    assert_false(fixture->model.status_is_error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(translation__of_the_customer_s_message__is_kept_beside_it),
        STORY(translation__is_folded_and_shown_again__and_asked_for_once),
        STORY(translation__in_the_agent_s_language__is_what_the_configuration_says),
        STORY(translation__of_what_is_in_that_language__is_not_asked_for),
        STORY(translation__is_cancelled),
        STORY(translation__that_fails__is_one_line_and_leaves_nothing),
        STORY(translation__goes_with_its_ticket),
        STORY(translation__goes_on_while_one_writes),
        STORY(translation__is_of_the_message_on_the_screen),
        STORY(triage__is_kept_for_the_open_ticket_alone),
        STORY(triage__is_told_with_its_reasons),
        STORY(triage__is_asked_of_a_model__once_an_agent_opened_the_ticket_and_as_it_grows),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
