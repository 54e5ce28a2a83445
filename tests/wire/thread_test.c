#include "wire/thread_fixture.h"

#include "chat/suggestion.h"
#include "wire/ledger_records.h"
#include "wire/triage_record.h"

#include <stdio.h>

static void thread__holds_what_the_line_said(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    const struct ticket *now = ticket(fixture);
    assert_string_equal(now->id, "1042");
    assert_string_equal(now->channel, "chat");
    assert_int_equal(now->message_count, 2);
    assert_int_equal(now->version, 2);
    assert_string_equal(now->messages[1].text, "\xC2\xBFY?");
    assert_int_equal(now->read_count, 0);
}

static void thread__without_its_own_record_is_damaged(void **state)
{
    struct fixture *fixture = *state;
    add(fixture, RECORD_MESSAGE, text_of(M1));
    assert_false(thread_builder_ticket(fixture->builder, &fixture->ticket, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    assert_false(thread_builder_export(fixture->builder, &fixture->out, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
}

static void thread__passes_over_kinds_it_does_not_know(void **state)
{
    struct fixture *fixture = *state;
    add(fixture, RECORD_VERDICTS, text_of("no json at all"));
    add(fixture, RECORD_DRAFT, text_of(""));
    add(fixture, (enum record_kind)4711, text_of("{"));
    add(fixture, (enum record_kind)0, text_of("{"));
    assert_false(
        thread_builder_add(fixture->builder, RECORD_MESSAGE, text_of("{}"), &fixture->err));
    assert_string_equal(fixture->err.text, "id: is missing");
}

static void thread__knows_what_a_model_thought_last(void **state)
{
    struct fixture *fixture = *state;
    static const char first[] = "{\"at\":\"2026-11-28T09:00:00Z\",\"thread_version\":1,"
                                "\"urgency\":\"low\"}";
    static const char second[] = "{\"at\":\"2026-11-28T09:01:00Z\",\"thread_version\":2,"
                                 "\"urgency\":\"high\"}";
    line_arrives(fixture, LINE);
    assert_null(thread_builder_triage(fixture->builder));
    add(fixture, RECORD_TRIAGE, text_of(first));
    add(fixture, RECORD_TRIAGE, text_of(second));
    add(fixture, RECORD_TRIAGE, text_of("no json at all"));
    const struct triage_record *last = thread_builder_triage(fixture->builder);
    assert_non_null(last);
    assert_int_equal(last->thread_version, 2);
    assert_int_equal(last->triage.urgency, PRIORITY_HIGH);
    assert_int_equal(ticket(fixture)->message_count, 2);
}

static void thread__doubts_the_reply_that_was_sent_with_a_claim_not_proved(void **state)
{
    static const struct {
        const char *verdicts;
        bool is_doubted;
    } cases[] = {
        {"{\"key\":\"k0\",\"verdict\":\"block\",\"claims\":[{\"verdict\":\"proved\"},"
         "{\"verdict\":\"contradicted\",\"severity\":\"block\"}]}",
         true},
        {"{\"key\":\"k1\",\"verdict\":\"warn\",\"claims\":[{\"verdict\":\"unsourced\"}]}",
         true},
        {"{\"key\":\"k2\",\"verdict\":\"pass\",\"claims\":[{\"verdict\":\"proved\"},"
         "{\"verdict\":\"attested\"}]}",
         false},
        {"{\"key\":\"k3\",\"verdict\":\"pass\",\"claims\":[]}", false},
        {"{\"claims\":[{\"verdict\":\"unsourced\"}]}", false},
    };
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    size_t first = ticket(fixture)->message_count;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char *message = memory_format("{\"id\":\"k%zu\",\"from\":\"agent\",\"at\":"
                                      "\"2026-11-28T09:00:00Z\",\"text\":\"30 EUR.\"}",
                                      i);
        add(fixture, RECORD_VERDICTS, text_of(cases[i].verdicts));
        add(fixture, RECORD_MESSAGE, text_of(message));
        memory_free(message);
        assert_int_equal(ticket(fixture)->messages[first + i].is_doubted,
                         cases[i].is_doubted);
    }
}

static void thread__knows_what_agents_vouched_for(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    add(fixture, RECORD_OVERRIDE,
        text_of("{\"by\":\"marta\",\"how\":\"attested\",\"text\":\"60 days\",\"sentence\":"
                "\"You have 60 days\",\"claim\":\"duration\",\"reason\":\"goodwill\"}"));
    add(fixture, RECORD_OVERRIDE,
        text_of("{\"by\":\"marta\",\"how\":\"forced\",\"text\":\"61 days\",\"sentence\":"
                "\"You have 61 days\",\"claim\":\"duration\",\"reason\":\"goodwill\"}"));
    add(fixture, RECORD_OVERRIDE,
        text_of("{\"by\":\"marta\",\"how\":\"attested\",\"text\":\"62 days\","
                "\"reason\":\"kept by an older version\"}"));

    assert_int_equal(ticket(fixture)->attestation_count, 1);
    const struct attestation *word = ticket(fixture)->attestations;
    assert_string_equal(word->text, "60 days");
    assert_string_equal(word->sentence, "You have 60 days");
    assert_int_equal(word->kind, CLAIM_DURATION);
    assert_string_equal(word->by, "marta");
}

static void thread__takes_no_room_for_its_ledger(void **state)
{
    static const enum record_kind kinds[] = {RECORD_DRAFT,    RECORD_VERDICTS,
                                             RECORD_OVERRIDE, RECORD_EGRESS,
                                             RECORD_SESSION,  (enum record_kind)4711};
    struct fixture *fixture = *state;
    char *body = memory_format("{\"text\":\"%0*d\"}", 10000, 1);
    line_arrives(fixture, LINE);
    size_t used = fixture->arena.used;
    for (int i = 0; i < 100; i++) {
        for (size_t k = 0; k < COUNT_OF(kinds); k++)
            add(fixture, kinds[k], text_of(body));
        agent_types(fixture, "what is typed, once a second", false);
    }
    assert_int_equal(fixture->arena.used, used);
    const struct thread_edit *edits;
    size_t count;
    thread_builder_edits(fixture->builder, &edits, &count);
    assert_int_equal(count, 1);
    assert_string_equal(edits[0].text, "what is typed, once a second");
    memory_free(body);
}

static void thread__keeps_a_message_once_however_often_it_is_recorded(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    add(fixture, RECORD_MESSAGE, text_of(M2));
    assert_int_equal(ticket(fixture)->message_count, 2);
}

static void thread__counts_what_was_read(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    agent_changes(fixture, &(struct change){.at = NOON, .has_read = true, .read_count = 1});
    assert_int_equal(ticket(fixture)->read_count, 1);
    agent_changes(fixture,
                  &(struct change){.at = NOON, .has_read = true, .read_count = 99});
    assert_int_equal(ticket(fixture)->read_count, 2);
    assert_string_equal(exported(fixture), LINE);
}

static void thread__tells_possibly_sent_from_waiting(void **state)
{
    struct fixture *fixture = *state;
    const struct send_intent *unsent;
    size_t count;
    line_arrives(fixture, LINE);
    agent_sends(fixture, "aa01", "one");
    agent_sends(fixture, "aa02", "two");
    desk_is_given(fixture, "aa02");
    desk_is_given(fixture, "aa02");
    thread_builder_unsent(fixture->builder, &unsent, &count);
    assert_int_equal(unsent[0].times_given, 0);
    assert_int_equal(unsent[1].times_given, 2);
    assert_int_equal(ticket(fixture)->unsent, 2);
    assert_int_equal(ticket(fixture)->possibly_sent, 1);

    desk_answers(fixture, "aa02", SEND_TAKEN);
    desk_is_given(fixture, "aa02");
    assert_int_equal(ticket(fixture)->unsent, 1);
    assert_int_equal(ticket(fixture)->possibly_sent, 0);
}

static void thread__tells_unsent_notes_from_replies(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    agent_sends(fixture, "aa01", "one");
    agent_intends(fixture, "aa02", "two", true);
    agent_intends(fixture, "aa03", "three", true);
    desk_is_given(fixture, "aa03");
    assert_int_equal(ticket(fixture)->unsent, 3);
    assert_int_equal(ticket(fixture)->unsent_notes, 2);
    assert_int_equal(ticket(fixture)->possibly_sent, 1);
    assert_int_equal(ticket(fixture)->possibly_sent_notes, 1);
    desk_answers(fixture, "aa03", SEND_TAKEN);
    assert_int_equal(ticket(fixture)->unsent_notes, 1);
    assert_int_equal(ticket(fixture)->possibly_sent_notes, 0);
}

static void ack__says_what_became_of_it_and_by_whom(void **state)
{
    struct fixture *fixture = *state;
    struct send_ack ack = {.key = "aa01",
                           .outcome = SEND_DROPPED,
                           .at = NOON,
                           .by = "marta",
                           .is_by_hand = true};
    struct send_ack found;
    struct buffer body;
    struct arena arena;
    arena_init(&arena);
    buffer_init(&body, 4096);
    send_ack_encode(&ack, &body);
    assert_true(
        send_ack_decode(text_from(body.bytes, body.len), &arena, &found, &fixture->err));
    assert_string_equal(found.key, "aa01");
    assert_int_equal(found.outcome, SEND_DROPPED);
    assert_string_equal(found.by, "marta");
    assert_true(found.is_by_hand && found.at == NOON);
    buffer_release(&body);
    arena_release(&arena);
}

static void thread__remembers_replies_on_their_way(void **state)
{
    struct fixture *fixture = *state;
    const struct send_intent *unsent;
    size_t count;
    line_arrives(fixture, LINE);
    agent_sends(fixture, "aa01", "one");
    agent_sends(fixture, "aa02", "two");
    agent_sends(fixture, "aa03", "three");
    thread_builder_unsent(fixture->builder, &unsent, &count);
    assert_int_equal(count, 3);

    desk_answers(fixture, "aa02", SEND_TAKEN);
    thread_builder_unsent(fixture->builder, &unsent, &count);
    assert_int_equal(count, 2);
    assert_string_equal(unsent[0].key, "aa01");
    assert_string_equal(unsent[1].text, "three");
    assert_string_equal(unsent[1].author, "marta");
    assert_true(unsent[1].resolves);
    assert_false(unsent[1].is_internal);
    assert_int_equal(unsent[1].at, NOON);
    assert_int_equal(unsent[1].hold_until, NOON + 10);

    desk_answers(fixture, "aa01", SEND_DROPPED);
    desk_answers(fixture, "aa03", SEND_TAKEN);
    desk_answers(fixture, "never-sent", SEND_TAKEN);
    thread_builder_unsent(fixture->builder, &unsent, &count);
    assert_int_equal(count, 0);
}

/* The texts, oldest first, a bar between. */
static const char *unfinished(struct fixture *fixture)
{
    const struct thread_edit *edits;
    const char *all = "";
    size_t count;
    thread_builder_edits(fixture->builder, &edits, &count);
    for (size_t i = 0; i < count; i++) {
        all = arena_format(&fixture->arena, "%s%s%s%s", all, i > 0 ? "|" : "",
                           edits[i].is_internal ? "note:" : "", edits[i].text);
    }
    return all;
}

static void thread__remembers_the_text_that_was_not_finished(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    assert_string_equal(unfinished(fixture), "");
    agent_types(fixture, "Dear", false);
    agent_types(fixture, "Dear Ana\n", true);
    assert_string_equal(unfinished(fixture), "Dear|note:Dear Ana\n");
    agent_sends(fixture, "aa01", "Dear Ana"); /* a reply, and the note stays one */
    assert_string_equal(unfinished(fixture), "note:Dear Ana\n");
    agent_types(fixture, "", true);
    assert_string_equal(unfinished(fixture), "");
    agent_types(fixture, "P.S.", false);
    assert_string_equal(unfinished(fixture), "P.S.");
    agent_types(fixture, "", false);
    assert_string_equal(unfinished(fixture), "");
}

static void writer_types(struct fixture *fixture, const char *writer, const char *takes,
                         const char *text)
{
    struct buffer body;
    buffer_init(&body, SIZE_MAX);
    edit_encode(&(struct thread_edit){.writer = writer, .takes = takes, .text = text},
                &body);
    add(fixture, RECORD_EDIT, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static void thread__keeps_the_texts_of_two_writers_apart(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    agent_types(fixture, "old", false);
    writer_types(fixture, "1-a", NULL, "Dear");
    writer_types(fixture, "2-b", NULL, "Hola");
    writer_types(fixture, "1-a", NULL, "Dear Ana");
    assert_string_equal(unfinished(fixture), "old|Hola|Dear Ana");

    writer_types(fixture, "3-c", "2-b -", "Hola old");
    assert_string_equal(unfinished(fixture), "Dear Ana|Hola old");
    writer_types(fixture, "1-a", NULL, "");
    assert_string_equal(unfinished(fixture), "Hola old");
}

static void old_writes(struct fixture *fixture, const char *body)
{
    add(fixture, RECORD_EDIT, text_of(body));
}

/* In those a writer had one text, which was a reply or a note. */
static void thread__reads_the_edits_of_older_programs(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    old_writes(fixture,
               "{\"writer\":\"1-a\",\"takes\":\"\",\"internal\":false,\"text\":\"new\"}");
    old_writes(fixture, "{\"writer\":\"2-b\",\"takes\":\"\",\"at\":\"2026-11-23T09:00:"
                        "00Z\",\"internal\":false,"
                        "\"text\":\"Hola\"}");
    old_writes(fixture, "{\"writer\":\"2-b\",\"takes\":\"\",\"at\":\"2026-11-23T09:00:"
                        "00Z\",\"internal\":true,"
                        "\"text\":\"ask Bo\"}");
    assert_string_equal(unfinished(fixture), "new|note:ask Bo");
    writer_types(fixture, "3-c", "2-b", "Hola, Ana");
    assert_string_equal(unfinished(fixture), "new|Hola, Ana");
}

static void thread__forgets_only_the_senders_text(void **state)
{
    struct fixture *fixture = *state;
    struct send_intent intent = {
        .key = "aa02", .text = "Hola", .writer = "2-b", .takes = "3-c"};
    struct buffer body;
    line_arrives(fixture, LINE);
    writer_types(fixture, "1-a", NULL, "Dear");
    writer_types(fixture, "3-c", NULL, "Ho");
    writer_types(fixture, "2-b", NULL, "Hola");
    buffer_init(&body, SIZE_MAX);
    send_intent_encode(&intent, &body);
    add(fixture, RECORD_SEND_INTENT, text_from(body.bytes, body.len));
    buffer_release(&body);
    assert_string_equal(unfinished(fixture), "Dear");
}

static void edit__keeps_caret_writer_and_agent(void **state)
{
    struct fixture *fixture = *state;
    const struct thread_edit *edits;
    struct buffer body;
    size_t count;
    line_arrives(fixture, LINE);
    buffer_init(&body, SIZE_MAX);
    edit_encode(
        &(struct thread_edit){
            .writer = "1-a", .by = "Noor", .text = "Hola \"Ana\"", .caret = 4, .at = NOON},
        &body);
    add(fixture, RECORD_EDIT, text_from(body.bytes, body.len));
    buffer_release(&body);
    thread_builder_edits(fixture->builder, &edits, &count);
    assert_int_equal(count, 1);
    assert_string_equal(edits[0].writer, "1-a");
    assert_string_equal(edits[0].by, "Noor");
    assert_int_equal(edits[0].caret, 4);
    assert_int_equal(edits[0].at, NOON);
}

static void draft_is_taken(struct fixture *fixture, const char *text, int64_t number)
{
    struct ledger_draft draft = {.fate = FATE_TAKEN, .text = text, .number = number};
    struct buffer body;
    buffer_init(&body, SIZE_MAX);
    ledger_draft_encode(&draft, "Noor", NOON, &body);
    add(fixture, RECORD_DRAFT, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static bool finds_taken(struct fixture *fixture, const char *text, int64_t number)
{
    struct ledger_draft draft;
    char name[LEDGER_NAME_SIZE];
    ledger_draft_name(text_of(text), name);
    return thread_builder_taken(fixture->builder, name, &draft) &&
           string_equals(draft.text, text) && draft.number == number;
}

static void edit__names_its_draft_in_a_few_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct thread_edit edit = {.writer = "1-a", .text = "Hola \"Ana\"!", .at = NOON};
    const struct thread_edit *edits;
    struct buffer bare, named;
    char name[LEDGER_NAME_SIZE];
    size_t count;
    line_arrives(fixture, LINE);
    draft_is_taken(fixture, "Hola \"Ana\"", 1);
    draft_is_taken(fixture, "Adi\xc3\xb3s", 2);
    buffer_init(&bare, SIZE_MAX);
    buffer_init(&named, SIZE_MAX);
    edit_encode(&edit, &bare);
    ledger_draft_name(text_of("Hola \"Ana\""), name);
    edit.draft = name;
    edit_encode(&edit, &named);
    assert_int_equal(named.len - bare.len, strlen(",\"draft\":\"\"") + strlen(name));
    add(fixture, RECORD_EDIT, text_from(named.bytes, named.len));
    buffer_release(&bare);
    buffer_release(&named);
    thread_builder_edits(fixture->builder, &edits, &count);
    assert_int_equal(count, 1);
    assert_string_equal(edits[0].draft, name);
    assert_true(finds_taken(fixture, "Hola \"Ana\"", 1));
    assert_true(finds_taken(fixture, "Adi\xc3\xb3s", 2));
    assert_false(finds_taken(fixture, "Hola", 1));
    assert_false(thread_builder_taken(fixture->builder, NULL, &(struct ledger_draft){0}));
}

static void taken__are_known_as_they_were_last_and_only_the_newest(void **state)
{
    struct fixture *fixture = *state;
    char text[32];
    line_arrives(fixture, LINE);
    draft_is_taken(fixture, "twice", 1);
    draft_is_taken(fixture, "twice", 3);
    assert_true(finds_taken(fixture, "twice", 3));
    for (int i = 0; i < 100; i++) {
        snprintf(text, sizeof(text), "draft %d", i);
        draft_is_taken(fixture, text, i);
    }
    assert_true(finds_taken(fixture, "draft 99", 99));
    assert_true(finds_taken(fixture, "draft 36", 36));
    assert_false(finds_taken(fixture, "draft 35", 35));
    assert_false(finds_taken(fixture, "twice", 3));
    add(fixture, RECORD_DRAFT, text_of("{\"text\":\"a\",\"detail\":\"\"}"));
    add(fixture, RECORD_DRAFT, text_of("{\"fate\":\"taken\""));
    assert_true(finds_taken(fixture, "draft 99", 99));
}

static void edit__is_read_also_where_its_caret_is_not_known(void **state)
{
    struct fixture *fixture = *state;
    const char *const old =
        "{\"writer\":\"1-b\",\"takes\":\"\",\"internal\":false,"
        "\"at\":\"2026-11-23T12:00:00Z\",\"caret\":-1,\"text\":\"Old\"}";
    const struct thread_edit *edits;
    struct buffer body;
    size_t count;
    line_arrives(fixture, LINE);
    buffer_init(&body, SIZE_MAX);
    edit_encode(
        &(struct thread_edit){
            .writer = "1-a", .text = "Hola", .caret = SIZE_MAX, .at = NOON},
        &body);
    add(fixture, RECORD_EDIT, text_from(body.bytes, body.len));
    add(fixture, RECORD_EDIT, text_of(old));
    buffer_release(&body);
    thread_builder_edits(fixture->builder, &edits, &count);
    assert_int_equal(count, 2);
    assert_true(edits[0].caret == SIZE_MAX);
    assert_string_equal(edits[1].text, "Old");
    assert_true(edits[1].caret == SIZE_MAX);
}

static void reader__takes_no_room_on_the_word_of_a_file(void **state)
{
    static const size_t told[] = {0, 1, 4096, (size_t)1 << 34, (size_t)1 << 60, SIZE_MAX};
    struct fixture *fixture = *state;
    char body[128];
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        struct arena arena;
        struct ticket read;
        arena_init(&arena);
        struct thread_builder *reader = thread_builder_create_reader(&arena, told[i]);
        assert_true(arena.used < (size_t)8 << 20);
        assert_true(thread_builder_add(reader, RECORD_TICKET,
                                       text_of(HEAD "\"messages\":[]}"), &fixture->err));
        for (int number = 0; number < 5000; number++) {
            (void)snprintf(body, sizeof body,
                           "{\"id\":\"n%d\",\"from\":\"customer\","
                           "\"at\":\"2026-11-23T11:00:00Z\",\"text\":\"x\"}",
                           number);
            assert_true(
                thread_builder_add(reader, RECORD_MESSAGE, text_of(body), &fixture->err));
        }
        assert_true(thread_builder_ticket(reader, &read, &fixture->err));
        assert_int_equal(read.message_count, 5000);
        assert_string_equal(read.messages[0].id, "n0");
        assert_string_equal(read.messages[4999].id, "n4999");
        thread_builder_destroy(reader);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            thread__doubts_the_reply_that_was_sent_with_a_claim_not_proved, set_up,
            tear_down),
        TEST(thread__holds_what_the_line_said),
        TEST(reader__takes_no_room_on_the_word_of_a_file),
        TEST(thread__knows_what_agents_vouched_for),
        TEST(thread__without_its_own_record_is_damaged),
        TEST(thread__passes_over_kinds_it_does_not_know),
        TEST(thread__keeps_a_message_once_however_often_it_is_recorded),
        TEST(thread__counts_what_was_read),
        TEST(thread__tells_possibly_sent_from_waiting),
        TEST(thread__tells_unsent_notes_from_replies),
        TEST(thread__knows_what_a_model_thought_last),
        TEST(thread__takes_no_room_for_its_ledger),
        TEST(ack__says_what_became_of_it_and_by_whom),
        TEST(thread__remembers_replies_on_their_way),
        TEST(thread__remembers_the_text_that_was_not_finished),
        TEST(thread__keeps_the_texts_of_two_writers_apart),
        TEST(thread__forgets_only_the_senders_text),
        TEST(thread__reads_the_edits_of_older_programs),
        TEST(edit__keeps_caret_writer_and_agent),
        TEST(edit__names_its_draft_in_a_few_bytes),
        TEST(taken__are_known_as_they_were_last_and_only_the_newest),
        TEST(edit__is_read_also_where_its_caret_is_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
