#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "wire/egress.h"
#include "wire/figures.h"

#include <string.h>

#define NOON  1795435200
#define DRAFT "Your parcel is on its way and arrives tomorrow."

struct fixture {
    struct arena arena;
    struct ledger ledger;
    struct figures figures;
    int64_t sequence;
    moment_t now;
    struct buffer body;
};

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    fixture->now = NOON;
    arena_init(&fixture->arena);
    buffer_init(&fixture->body, 65536);
    ledger_init(&fixture->ledger, &fixture->arena, false);
    figures_init(&fixture->figures, MOMENT_NONE);
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;
    figures_release(&fixture->figures);
    buffer_release(&fixture->body);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

static void add(struct fixture *fixture, enum record_kind kind)
{
    ledger_add(&fixture->ledger, kind, ++fixture->sequence, fixture->now,
               text_from(buffer_text(&fixture->body), fixture->body.len));
    buffer_clear(&fixture->body);
}

static void draft_is(struct fixture *fixture, enum draft_fate fate, const char *reason)
{
    struct ledger_draft draft = {
        .fate = fate, .text = DRAFT, .number = 1, .engine = "local", .reason = reason};
    ledger_draft_encode(&draft, "sam", fixture->now, &fixture->body);
    add(fixture, RECORD_DRAFT);
}

/* Sent after so many seconds. */
static void agent_sends(struct fixture *fixture, const char *text, const char *lang,
                        int64_t seconds, bool is_internal)
{
    char key[32];
    snprintf(key, sizeof(key), "k%lld", (long long)fixture->sequence);
    struct send_intent intent = {
        .key = key, .text = text, .at = fixture->now, .is_internal = is_internal};
    struct ledger_verdicts verdicts = {
        .key = key, .lang = lang, .opened_at = fixture->now - seconds};
    struct send_ack ack = {.key = key, .outcome = SEND_TAKEN, .at = fixture->now};
    send_intent_encode(&intent, &fixture->body);
    add(fixture, RECORD_SEND_INTENT);
    ledger_verdicts_encode(&verdicts, text_of(text), "sam", fixture->now, &fixture->body);
    add(fixture, RECORD_VERDICTS);
    send_ack_encode(&ack, &fixture->body);
    add(fixture, RECORD_SEND_ACK);
}

static void agent_passes(struct fixture *fixture, enum override_kind kind, const char *rule)
{
    struct ledger_override override = {.kind = kind, .rule = rule, .text = "own words"};
    ledger_override_encode(&override, "sam", fixture->now, &fixture->body);
    add(fixture, RECORD_OVERRIDE);
}

static void figures__tell_as_is_light_edit_rewrite_and_ones_own(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_TAKEN, NULL);
    agent_sends(fixture, DRAFT, "en", 5, false);
    draft_is(fixture, FATE_TAKEN, NULL);
    agent_sends(fixture, DRAFT " Sorry!", "en", 20, false);
    draft_is(fixture, FATE_TAKEN, NULL);
    agent_sends(fixture, "We shall send the money back within a week.", "de", 60, false);
    agent_passes(fixture, OVERRIDE_FALSE_ALARM, "unsourced amount");
    agent_passes(fixture, OVERRIDE_ATTESTED, "unsourced amount");
    agent_sends(fixture, "Quite my own words.", "de", 30, false);
    agent_sends(fixture, "a note", "de", 30, true);
    draft_is(fixture, FATE_REJECTED, "wrong tone");
    agent_passes(fixture, OVERRIDE_SENIOR, NULL);
    figures_add(&fixture->figures, &fixture->ledger);
    figures_sort(&fixture->figures);
    answer_figures(&fixture->figures, &fixture->body);
    assert_string_equal(
        buffer_text(&fixture->body),
        "{\"since\":null,\"mine\":false,\"replies\":4,\"as_is\":1,\"light_edit\":1,\"rewrite\":1,"
        "\"without_draft\":1,\"rates\":{\"as_is\":0.3333,\"light_edit\":0.3333,"
        "\"rewrite\":0.3333},\"by\":[{\"lang\":\"en\",\"engine\":\"local\",\"replies\":2,"
        "\"as_is\":1,\"light_edit\":1,\"rewrite\":0,\"without_draft\":0},"
        "{\"lang\":\"de\",\"engine\":null,\"replies\":1,\"as_is\":0,\"light_edit\":0,"
        "\"rewrite\":0,\"without_draft\":1},{\"lang\":\"de\",\"engine\":\"local\","
        "\"replies\":1,\"as_is\":0,\"light_edit\":0,\"rewrite\":1,\"without_draft\":0}],"
        "\"by_model\":[{\"engine\":\"local\",\"model\":null,\"replies\":3,\"as_is\":1,"
        "\"light_edit\":1,\"rewrite\":1,\"without_draft\":0},{\"engine\":null,\"model\":"
        "null,\"replies\":1,\"as_is\":0,\"light_edit\":0,\"rewrite\":0,\"without_draft\":"
        "1}],"
        "\"seconds_to_send\":{\"replies\":4,\"median\":20,\"p90\":60},"
        "\"keystrokes\":{\"replies\":0,\"not_known\":4,\"mean\":null,\"median\":null,"
        "\"p90\":null,\"typed\":0,\"deleted\":0,\"commands\":0},\"picks\":{\"replies\":0,"
        "\"offered\":0,\"put\":0,\"sent\":0,\"bought\":0,\"by\":[]},\"days\":[{\"day\":"
        "\"2026-11-23\",\"replies\":4,\"as_is\":1,\"light_edit\":1,\"rewrite\":1,"
        "\"without_draft\":1,\"seconds_to_send\":28.75,\"keystrokes\":null,\"picks\":{"
        "\"offered\":0,\"put\":0,\"sent\":0,\"bought\":0}}],"
        "\"overrides\":[{\"rule\":\"unsourced amount\",\"attested\":1,\"false_alarm\":1,"
        "\"identified\":0,\"senior\":0,\"forced\":0},{\"rule\":null,\"attested\":0,"
        "\"false_alarm\":0,\"identified\":0,\"senior\":1,\"forced\":0}],"
        "\"rejected\":[{\"reason\":\"wrong tone\",\"drafts\":1}],"
        "\"asked\":{\"requests\":0,\"cancelled\":0,\"failed\":0,\"estimated\":0,\"prompt_"
        "tokens\":0,\"completion_tokens\":0,\"cost\":null,\"currency\":null,\"unfinished\":"
        "0,\"by\":[]},"
        "\"damaged\":0}");
}

static void figures__count_what_was_passed_when_it_is_sent(void **state)
{
    struct fixture *fixture = *state;
    agent_passes(fixture, OVERRIDE_FALSE_ALARM, "unsourced amount"); /* then deleted */
    agent_sends(fixture, "Other ones.", "en", 5, false);
    agent_passes(fixture, OVERRIDE_ATTESTED, "unsourced amount"); /* never sent */
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(fixture->figures.overrides.count, 0);
    assert_int_equal(fixture->figures.rule_count, 0);
}

static void figures__count_from_then_on_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture->figures.since = NOON + 10;
    agent_sends(fixture, "before", "en", 5, false);
    agent_passes(fixture, OVERRIDE_ATTESTED, "link");
    draft_is(fixture, FATE_REJECTED, "too long");
    fixture->now = NOON + 10;
    agent_sends(fixture, "from then on", "en", 5, false);
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(figures_replies(&fixture->figures), 1);
    assert_int_equal(fixture->figures.overrides.count, 0);
    assert_int_equal(fixture->figures.rejections.count, 0);
}

static void model_is_asked(struct fixture *fixture, const char *kind, const char *hash,
                           const char *finish, const char *currency)
{
    struct egress egress = {
        .at = fixture->now,
        .kind = kind,
        .profile = "model",
        .prompt_hash = hash,
        .finish = finish,
        .prompt_tokens = 900,
        .completion_tokens = 100,
        .cost_micro = currency ? 1500 : 0,
        .currency = currency,
    };
    egress_encode(&egress, &fixture->body);
    figures_add_egress(&fixture->figures, text_of(buffer_text(&fixture->body)));
    buffer_clear(&fixture->body);
}

static void figures__sum_what_was_asked_of_models(void **state)
{
    struct fixture *fixture = *state;
    const char *asked;
    model_is_asked(fixture, "summary", "01", "sent", "EUR");
    model_is_asked(fixture, "summary", "01", "again: 503", "EUR");
    model_is_asked(fixture, "summary", "01", "stop", "EUR");
    model_is_asked(fixture, "summary", "09", "sent", "EUR");
    model_is_asked(fixture, "drafts", "02", "stop", "EUR");
    model_is_asked(fixture, "drafts", "03", "cancelled", "EUR");
    model_is_asked(fixture, "drafts", "04", "failed: no answer", "EUR");
    /* One request about two tickets: a record with each. */
    model_is_asked(fixture, "triage", "05", "stop", "EUR");
    model_is_asked(fixture, "triage", "05", "stop", "EUR");
    figures_sort(&fixture->figures);
    answer_figures(&fixture->figures, &fixture->body);
    asked = strstr(buffer_text(&fixture->body), "\"asked\":");
    assert_non_null(asked);
    assert_string_equal(
        asked, "\"asked\":{\"requests\":5,\"cancelled\":1,\"failed\":1,\"estimated\":0,"
               "\"prompt_tokens\":5400,\"completion_tokens\":600,\"cost\":\"0.009\","
               "\"currency\":\"EUR\",\"unfinished\":1,\"by\":[{\"profile\":\"model\","
               "\"kind\":\"drafts\","
               "\"requests\":3,\"cancelled\":1,\"failed\":1,\"estimated\":0,"
               "\"prompt_tokens\":2700,\"completion_tokens\":300,\"cost\":\"0.0045\","
               "\"currency\":\"EUR\"},{\"profile\":\"model\",\"kind\":\"summary\","
               "\"requests\":1,\"cancelled\":0,\"failed\":0,\"estimated\":0,"
               "\"prompt_tokens\":900,\"completion_tokens\":100,\"cost\":\"0.0015\","
               "\"currency\":\"EUR\"},{\"profile\":\"model\",\"kind\":\"triage\","
               "\"requests\":1,\"cancelled\":0,\"failed\":0,\"estimated\":0,"
               "\"prompt_tokens\":1800,\"completion_tokens\":200,\"cost\":\"0.003\","
               "\"currency\":\"EUR\"}]},\"damaged\":0}");
}

static void figures__keep_currencies_apart(void **state)
{
    struct fixture *fixture = *state;
    struct figures_asked sum;
    model_is_asked(fixture, "drafts", "01", "stop", "EUR");
    model_is_asked(fixture, "drafts", "02", "stop", "USD");
    model_is_asked(fixture, "drafts", "03", "stop", NULL);
    sum = figures_asked_sum(&fixture->figures);
    assert_int_equal(fixture->figures.asked_count, 3);
    assert_int_equal(sum.requests, 3);
    assert_null(sum.currency);
    answer_figures(&fixture->figures, &fixture->body);
    assert_non_null(strstr(buffer_text(&fixture->body),
                           "\"completion_tokens\":300,\"cost\":null,\"currency\":null"));
}

static void figures__count_what_was_asked_from_then_on(void **state)
{
    struct fixture *fixture = *state;
    fixture->figures.since = NOON + 10;
    model_is_asked(fixture, "drafts", "01", "stop", "EUR");
    assert_int_equal(fixture->figures.asked_count, 0);
    fixture->now = NOON + 10;
    model_is_asked(fixture, "drafts", "01", "stop", "EUR");
    assert_int_equal(fixture->figures.asked[0].requests, 1);
    figures_add_egress(&fixture->figures, text_of("{}"));
    assert_int_equal(fixture->figures.damaged, 1);
}

static void figures__of_nothing_divide_by_nothing(void **state)
{
    struct fixture *fixture = *state;
    answer_figures(&fixture->figures, &fixture->body);
    assert_non_null(
        strstr(buffer_text(&fixture->body),
               "\"rates\":{\"as_is\":null,\"light_edit\":null,\"rewrite\":null}"));
    assert_non_null(strstr(buffer_text(&fixture->body), "\"median\":null"));
    assert_int_equal(figures_seconds(&fixture->figures, 0.5), -1);
}

int main(void)
{
#define TOLD(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TOLD(figures__tell_as_is_light_edit_rewrite_and_ones_own),
        TOLD(figures__count_what_was_passed_when_it_is_sent),
        TOLD(figures__count_from_then_on_alone),
        TOLD(figures__sum_what_was_asked_of_models),
        TOLD(figures__keep_currencies_apart),
        TOLD(figures__count_what_was_asked_from_then_on),
        TOLD(figures__of_nothing_divide_by_nothing),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
