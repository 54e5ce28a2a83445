#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wire/figures.h"

#include <string.h>

#define NOON 1795435200

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

/* A reply over which the rule fired; with the flag it goes out as it stood. */
static void agent_sends(struct fixture *fixture, const char *fired, const struct flag *flag,
                        const struct claim *claim)
{
    char key[32];
    snprintf(key, sizeof(key), "k%lld", (long long)fixture->sequence);
    struct send_intent intent = {.key = key, .text = "text", .at = ++fixture->now};
    struct ledger_verdicts verdicts = {
        .key = key,
        .lang = "en",
        .opened_at = MOMENT_NONE,
        .fired = &fired,
        .fired_count = fired != NULL,
        .opinion = {.flags = (struct flag *)flag,
                    .flag_count = flag != NULL,
                    .claims = (struct claim *)claim,
                    .claim_count = claim != NULL},
    };
    struct send_ack ack = {.key = key, .outcome = SEND_TAKEN, .at = fixture->now};
    send_intent_encode(&intent, &fixture->body);
    add(fixture, RECORD_SEND_INTENT);
    ledger_verdicts_encode(&verdicts, text_of("text"), "sam", fixture->now, &fixture->body);
    add(fixture, RECORD_VERDICTS);
    send_ack_encode(&ack, &fixture->body);
    add(fixture, RECORD_SEND_ACK);
}

static void agent_passes(struct fixture *fixture, enum override_kind kind, const char *rule)
{
    struct ledger_override override = {.kind = kind, .rule = rule, .text = "x"};
    ledger_override_encode(&override, "sam", fixture->now, &fixture->body);
    add(fixture, RECORD_OVERRIDE);
}

static const struct flag tone = {
    .end = 4, .kind = FLAG_TONE, .severity = SEVERITY_WARN, .rule = "tone", .reason = "x"};
static const struct claim watched = {.end = 4,
                                     .kind = CLAIM_AMOUNT,
                                     .severity = SEVERITY_WARN,
                                     .would = SEVERITY_BLOCK,
                                     .rule = "unsourced",
                                     .as_of = MOMENT_NONE};

static void a_rule__counts_what_fired_what_changed_and_what_was_said_of_it(void **state)
{
    struct fixture *fixture = *state;
    agent_sends(fixture, "unsourced", NULL, NULL);     /* it changed the text */
    agent_sends(fixture, "unsourced", NULL, &watched); /* it did not */
    agent_sends(fixture, NULL, NULL, &watched);        /* written without a screen */
    agent_passes(fixture, OVERRIDE_ATTESTED, "unsourced amount");
    agent_passes(fixture, OVERRIDE_FORCED, "unsourced percent"); /* reply --override */
    agent_passes(fixture, OVERRIDE_FALSE_ALARM, "unsourced code");
    agent_passes(fixture, OVERRIDE_FALSE_ALARM, "tone");
    agent_sends(fixture, NULL, &tone, NULL);
    agent_passes(fixture, OVERRIDE_SENIOR, NULL);
    figures_add(&fixture->figures, &fixture->ledger);
    figures_sort(&fixture->figures);
    answer_guard_figures(&fixture->figures, &fixture->body);
    assert_string_equal(
        buffer_text(&fixture->body),
        "{\"since\":null,\"replies\":4,\"rules\":[{\"rule\":\"unsourced\",\"fired\":3,"
        "\"changed\":1,\"attested\":2,\"false_alarm\":1,\"would_block\":2,\"last\":3,"
        "\"last_unchanged\":2,\"changes_nothing\":false},{\"rule\":\"tone\",\"fired\":1,"
        "\"changed\":0,\"attested\":0,\"false_alarm\":1,\"would_block\":0,\"last\":1,"
        "\"last_unchanged\":1,\"changes_nothing\":false}],\"damaged\":0}");
}

static void a_mark__is_no_rule_that_fired(void **state)
{
    struct fixture *fixture = *state;
    struct flag seen = tone;
    seen.severity = SEVERITY_MARK;
    agent_sends(fixture, NULL, &seen, NULL);
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(fixture->figures.rule_count, 0);
}

/* So many that changed the text, then so many that did not. */
static bool is_named(struct fixture *fixture, int changed, int unchanged)
{
    for (int i = 0; i < changed + unchanged; i++)
        agent_sends(fixture, "tone", i < changed ? NULL : &tone, NULL);
    figures_add(&fixture->figures, &fixture->ledger);
    return figures_is_idle(&fixture->figures.rules[0]);
}

static void a_rule__that_changed_nothing_in_40_of_its_last_50_is_named(void **state)
{
    assert_true(is_named(*state, 10, 40));
}

static void a_rule__that_changed_11_of_50_is_not(void **state)
{
    assert_false(is_named(*state, 11, 39));
}

static void a_rule__that_fired_49_times_is_not(void **state)
{
    assert_false(is_named(*state, 0, 49));
}

static void a_rule__is_named_by_its_newest(void **state)
{
    assert_true(is_named(*state, 100, 40));
}

/* The ledgers of tickets come in any order. */
static void the_newest__are_told_by_their_time(void **state)
{
    struct fixture *fixture = *state;
    fixture->now = NOON + 10000;
    assert_false(is_named(fixture, 30, 20));
    ledger_init(&fixture->ledger, &fixture->arena, false);
    fixture->now = NOON;
    assert_false(is_named(fixture, 0, 60));
    assert_int_equal(fixture->figures.rules[0].fired, 110);
    assert_int_equal(figures_unchanged(&fixture->figures.rules[0]), 20);
}

#define OF_A_TEAM(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OF_A_TEAM(a_rule__counts_what_fired_what_changed_and_what_was_said_of_it),
        OF_A_TEAM(a_mark__is_no_rule_that_fired),
        OF_A_TEAM(a_rule__that_changed_nothing_in_40_of_its_last_50_is_named),
        OF_A_TEAM(a_rule__that_changed_11_of_50_is_not),
        OF_A_TEAM(a_rule__that_fired_49_times_is_not),
        OF_A_TEAM(a_rule__is_named_by_its_newest),
        OF_A_TEAM(the_newest__are_told_by_their_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
