#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "wire/ledger.h"

#include <string.h>

#define NOON 1795435200

struct fixture {
    struct arena arena;
    struct ledger ledger;
    int64_t sequence;
    struct buffer body;
};

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    arena_init(&fixture->arena);
    buffer_init(&fixture->body, 65536);
    ledger_init(&fixture->ledger, &fixture->arena, true);
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;
    buffer_release(&fixture->body);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

/* The body that was encoded last becomes the next record. */
static void add(struct fixture *fixture, enum record_kind kind)
{
    fixture->sequence++;
    ledger_add(&fixture->ledger, kind, fixture->sequence, NOON + fixture->sequence,
               text_from(buffer_text(&fixture->body), fixture->body.len));
    buffer_clear(&fixture->body);
}

static void add_raw(struct fixture *fixture, enum record_kind kind, const char *body)
{
    buffer_add_text(&fixture->body, body);
    add(fixture, kind);
}

static void draft_is(struct fixture *fixture, enum draft_fate fate, int64_t number,
                     const char *text)
{
    struct source source = {.kind = "order", .id = "W1", .field = "id", .value = "W1"};
    struct ledger_draft draft = {.fate = fate,
                                 .text = text,
                                 .number = number,
                                 .lang = "en",
                                 .engine = "local",
                                 .sources = &source,
                                 .source_count = 1};
    ledger_draft_encode(&draft, "sam", NOON, &fixture->body);
    add(fixture, RECORD_DRAFT);
}

static void agent_sends(struct fixture *fixture, const char *key, const char *text,
                        const char *draft)
{
    struct send_intent intent = {.key = key, .text = text, .at = NOON, .author = "sam"};
    struct ledger_verdicts verdicts = {.key = key, .lang = "en", .opened_at = NOON - 20};
    char name[LEDGER_NAME_SIZE];
    send_intent_encode(&intent, &fixture->body);
    add(fixture, RECORD_SEND_INTENT);
    if (draft != NULL) {
        ledger_draft_name(text_of(draft), name);
        verdicts.draft = name;
    }
    ledger_verdicts_encode(&verdicts, text_of(text), "sam", NOON, &fixture->body);
    add(fixture, RECORD_VERDICTS);
}

static void desk_answers(struct fixture *fixture, const char *key,
                         enum send_outcome outcome)
{
    struct send_ack ack = {.key = key, .outcome = outcome, .at = NOON};
    send_ack_encode(&ack, &fixture->body);
    add(fixture, RECORD_SEND_ACK);
}

static const struct ledger_reply *reply(struct fixture *fixture, size_t at)
{
    assert_true(at < fixture->ledger.reply_count);
    return &fixture->ledger.replies[at];
}

static void reply__comes_from_the_draft_that_was_taken(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_OFFERED, 1, "one");
    draft_is(fixture, FATE_TAKEN, 2, "two");
    agent_sends(fixture, "aa", "two!", "two");
    desk_answers(fixture, "aa", SEND_TAKEN);
    assert_string_equal(reply(fixture, 0)->draft->text, "two");
    assert_int_equal(reply(fixture, 0)->draft->number, 2);
    assert_int_equal(reply(fixture, 0)->draft_sequence, 2);
    assert_int_equal(reply(fixture, 0)->state, REPLY_SENT);
    assert_string_equal(reply(fixture, 0)->tally.verdict, "pass");
    assert_int_equal(reply(fixture, 0)->tally.opened_at, NOON - 20);
    assert_int_equal(fixture->ledger.unread, 0);
}

static void reply__names_its_draft_where_several_were_taken(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_TAKEN, 1, "one");
    draft_is(fixture, FATE_TAKEN, 2, "two");
    agent_sends(fixture, "aa", "x", "one");
    agent_sends(fixture, "bb", "x", NULL);
    assert_string_equal(reply(fixture, 0)->draft->text, "one");
    assert_string_equal(reply(fixture, 1)->draft->text, "two");
}

static void
reply__that_was_rewritten_by_a_model__comes_from_the_draft_under_it(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_TAKEN, 2, "two");
    draft_is(fixture, FATE_REWRITTEN, 2, "two, friendlier");
    agent_sends(fixture, "aa", "two, friendlier", "two");
    assert_string_equal(reply(fixture, 0)->draft->text, "two");
    assert_int_equal(fixture->ledger.unread, 0);
}

static void draft__is_used_up_by_a_reply_that_went_not_by_one_taken_back(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_TAKEN, 1, "one");
    agent_sends(fixture, "aa", "one", "one");
    desk_answers(fixture, "aa", SEND_DROPPED);
    agent_sends(fixture, "bb", "one, changed", NULL);
    desk_answers(fixture, "bb", SEND_TAKEN);
    agent_sends(fixture, "cc", "of my own", NULL);
    assert_int_equal(reply(fixture, 0)->state, REPLY_DROPPED);
    assert_string_equal(reply(fixture, 1)->draft->text, "one");
    assert_null(reply(fixture, 2)->draft);
}

/* Another program's reply went meanwhile. */
static void draft__that_is_named_was_taken_before_another_reply_went(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_TAKEN, 1, "one");
    agent_sends(fixture, "aa", "of another", NULL);
    desk_answers(fixture, "aa", SEND_TAKEN);
    agent_sends(fixture, "bb", "one, changed", "one");
    agent_sends(fixture, "cc", "of my own", NULL);
    assert_string_equal(reply(fixture, 1)->draft->text, "one");
    assert_null(reply(fixture, 2)->draft);
}

static void draft__whose_text_was_deleted_is_a_reply_s_only_by_name(void **state)
{
    struct fixture *fixture = *state;
    draft_is(fixture, FATE_TAKEN, 1, "one");
    edit_encode(&(struct thread_edit){.text = "one", .at = NOON}, &fixture->body);
    add(fixture, RECORD_EDIT);
    agent_sends(fixture, "aa", "left over a start", NULL);
    assert_string_equal(reply(fixture, 0)->draft->text, "one");
    edit_encode(&(struct thread_edit){.text = "", .at = NOON}, &fixture->body);
    add(fixture, RECORD_EDIT);
    agent_sends(fixture, "bb", "of my own", NULL);
    agent_sends(fixture, "cc", "undone", "one");
    assert_null(reply(fixture, 1)->draft);
    assert_string_equal(reply(fixture, 2)->draft->text, "one");
}

static void reply__without_an_answer_waits_or_was_possibly_sent(void **state)
{
    struct fixture *fixture = *state;
    agent_sends(fixture, "aa", "x", NULL);
    assert_int_equal(reply(fixture, 0)->state, REPLY_WAITING);
    send_given_encode("aa", NOON, &fixture->body);
    add(fixture, RECORD_SEND_GIVEN);
    assert_int_equal(reply(fixture, 0)->state, REPLY_POSSIBLY_SENT);
    desk_answers(fixture, "aa", SEND_TAKEN);
    desk_answers(fixture, "aa", SEND_DROPPED); /* only the first counts */
    assert_int_equal(reply(fixture, 0)->state, REPLY_SENT);
}

static void edits__that_follow_one_another_are_one_entry(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 5; i++) {
        edit_encode(&(struct thread_edit){.text = i < 4 ? "Ho" : "Hola", .at = NOON},
                    &fixture->body);
        add(fixture, RECORD_EDIT);
    }
    draft_is(fixture, FATE_TAKEN, 1, "one");
    edit_encode(&(struct thread_edit){.text = "one", .at = NOON}, &fixture->body);
    add(fixture, RECORD_EDIT);
    assert_int_equal(fixture->ledger.entry_count, 3);
    assert_int_equal(fixture->ledger.entries[0].count, 5);
    assert_int_equal(fixture->ledger.entries[0].sequence, 1);
    assert_int_equal(fixture->ledger.entries[0].last, 5);
    assert_int_equal(fixture->ledger.entries[0].until, NOON + 5);
    assert_non_null(text_find(fixture->ledger.entries[0].body, text_of("\"Hola\"")));
}

static void file__is_told_without_its_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct attachment file = {
        .name = "box.jpg", .type = "image/jpeg", .size = 3, .file = "f1"};
    file_encode(&file, text_of("\xFF\xD8\n"), &fixture->body);
    add(fixture, RECORD_FILE);
    answer_ledger("1042", &fixture->ledger, 0, &fixture->body);
    assert_non_null(strstr(buffer_text(&fixture->body), "\"kind\":\"file\""));
    assert_non_null(strstr(buffer_text(&fixture->body), "\"name\":\"box.jpg\""));
    assert_null(strstr(buffer_text(&fixture->body), "\xFF"));
}

static void draft__of_an_early_record_is_read_too(void **state)
{
    struct fixture *fixture = *state;
    struct ledger_draft draft;
    add_raw(fixture, RECORD_DRAFT,
            "{\"at\":\"2026-11-23T12:00:00Z\",\"by\":\"sam\",\"text\":\"one\",\"detail\":"
            "null}");
    agent_sends(fixture, "aa", "one", NULL);
    assert_string_equal(reply(fixture, 0)->draft->text, "one");
    assert_true(
        ledger_draft_decode(text_of("{\"text\":\"a\",\"detail\":\"rejected: too long\"}"),
                            &fixture->arena, &draft, NULL));
    assert_int_equal(draft.fate, FATE_REJECTED);
    assert_string_equal(draft.reason, "too long");
    assert_true(
        ledger_draft_decode(text_of("{\"text\":\"a\",\"detail\":\"rejection taken back\"}"),
                            &fixture->arena, &draft, NULL));
    assert_int_equal(draft.fate, FATE_OFFERED_AGAIN);
}

static void record__that_cannot_be_read_is_counted_and_costs_no_other(void **state)
{
    struct fixture *fixture = *state;
    add_raw(fixture, RECORD_VERDICTS, "{\"at\":1}");
    add_raw(fixture, RECORD_VERDICTS, "{\"key\":\"of no reply\"}");
    add_raw(fixture, RECORD_DRAFT, "no json");
    add_raw(fixture, (enum record_kind)4711, "{");
    draft_is(fixture, FATE_TAKEN, 1, "one");
    agent_sends(fixture, "aa", "one", "one");
    assert_int_equal(fixture->ledger.unread, 2);
    assert_string_equal(reply(fixture, 0)->draft->text, "one");
    answer_ledger("1042", &fixture->ledger, 1, &fixture->body);
    assert_non_null(strstr(buffer_text(&fixture->body), "\"damaged\":3"));
}

static void verdicts__name_who_attested_what_and_why(void **state)
{
    struct fixture *fixture = *state;
    struct claim claim = {.start = 0,
                          .end = 7,
                          .kind = CLAIM_DURATION,
                          .verdict = VERDICT_ATTESTED,
                          .as_of = MOMENT_NONE};
    struct attestation attestation = {.text = "60 days",
                                      .kind = CLAIM_DURATION,
                                      .by = "sam",
                                      .reason = "goodwill",
                                      .reference = "G7",
                                      .at = NOON};
    struct ledger_verdicts verdicts = {.key = "aa",
                                       .opened_at = MOMENT_NONE,
                                       .opinion = {.claims = &claim, .claim_count = 1},
                                       .attestations = &attestation,
                                       .attestation_count = 1};
    ledger_verdicts_encode(&verdicts, text_of("60 days"), "sam", NOON, &fixture->body);
    assert_non_null(strstr(buffer_text(&fixture->body),
                           "\"attested\":{\"by\":\"sam\",\"at\":\"2026-11-23T12:00:00Z\","
                           "\"reason\":\"goodwill\",\"reference\":\"G7\"}"));
}

static void verdicts__keep_keys_and_picks(void **state)
{
    struct fixture *fixture = *state;
    const struct ledger_pick picks[] = {{"SKU-9", PICK_SENT, "local", NULL},
                                        {"SKU-8", PICK_OFFERED, "local", "m"}};
    struct ledger_verdicts verdicts = {.key = "aa",
                                       .opened_at = MOMENT_NONE,
                                       .has_keys = true,
                                       .keys = {12, 3, 4},
                                       .picks = picks,
                                       .pick_count = 2};
    struct ledger_tally tally;
    ledger_verdicts_encode(&verdicts, text_of("Hi"), "sam", NOON, &fixture->body);
    assert_non_null(strstr(
        buffer_text(&fixture->body),
        "\"keys\":{\"typed\":12,\"deleted\":3,\"commands\":4},\"picks\":[{\"product\":"
        "\"SKU-9\",\"fate\":\"sent\",\"engine\":\"local\",\"model\":null},{"
        "\"product\":\"SKU-8\",\"fate\":\"offered\",\"engine\":\"local\",\"model\":"
        "\"m\"}]}"));
    assert_true(ledger_tally_decode(text_of(buffer_text(&fixture->body)), &fixture->arena,
                                    &tally, NULL));
    assert_true(tally.has_keys);
    assert_int_equal(tally.keys.typed, 12);
    assert_int_equal(tally.keys.deleted, 3);
    assert_int_equal(tally.keys.commands, 4);
    assert_int_equal(tally.pick_count, 2);
    assert_int_equal(tally.picks[0].fate, PICK_SENT);
    assert_string_equal(tally.picks[1].product, "SKU-8");
    assert_string_equal(tally.picks[1].model, "m");
}

/* As records were written before keys and picks stood there. */
static void verdicts__of_an_earlier_record_know_no_keys(void **state)
{
    static const char body[] =
        "{\"at\":\"2026-11-23T12:00:00Z\",\"by\":\"sam\",\"key\":\"aa\",\"draft\":null,"
        "\"lang\":\"en\",\"opened_at\":null,\"verdict\":\"pass\",\"claims\":[],"
        "\"flags\":[],\"not_checked\":0}";
    struct fixture *fixture = *state;
    struct ledger_tally tally;
    assert_true(ledger_tally_decode(text_of(body), &fixture->arena, &tally, NULL));
    assert_false(tally.has_keys);
    assert_int_equal(tally.pick_count, 0);
    assert_string_equal(tally.lang, "en");
}

static void verdicts__refuse_keys_below_zero(void **state)
{
    struct fixture *fixture = *state;
    struct ledger_tally tally;
    assert_false(ledger_tally_decode(
        text_of("{\"key\":\"aa\",\"keys\":{\"typed\":-1,\"deleted\":0,\"commands\":0}}"),
        &fixture->arena, &tally, NULL));
}

int main(void)
{
#define TOLD(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TOLD(reply__comes_from_the_draft_that_was_taken),
        TOLD(reply__that_was_rewritten_by_a_model__comes_from_the_draft_under_it),
        TOLD(reply__names_its_draft_where_several_were_taken),
        TOLD(draft__is_used_up_by_a_reply_that_went_not_by_one_taken_back),
        TOLD(draft__that_is_named_was_taken_before_another_reply_went),
        TOLD(draft__whose_text_was_deleted_is_a_reply_s_only_by_name),
        TOLD(reply__without_an_answer_waits_or_was_possibly_sent),
        TOLD(edits__that_follow_one_another_are_one_entry),
        TOLD(file__is_told_without_its_bytes),
        TOLD(draft__of_an_early_record_is_read_too),
        TOLD(record__that_cannot_be_read_is_counted_and_costs_no_other),
        TOLD(verdicts__name_who_attested_what_and_why),
        TOLD(verdicts__keep_keys_and_picks),
        TOLD(verdicts__of_an_earlier_record_know_no_keys),
        TOLD(verdicts__refuse_keys_below_zero),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
