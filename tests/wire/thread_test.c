#include "base/buffer.h"
#include "wire/interchange.h"
#include "wire/thread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOON INT64_C(1795435200) /* 2026-11-23T12:00:00Z */

/* A shop's memory of one ticket: its records in order, as the vault would keep them. */
struct fixture {
    struct arena arena;
    struct thread_builder *builder;
    struct ticket ticket;
    struct buffer out;
    struct error err;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    arena_init(&fixture.arena);
    fixture.builder = thread_builder_create(&fixture.arena);
    buffer_init(&fixture.out, INTERCHANGE_RECORD_LIMIT);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    thread_builder_destroy(fixture->builder);
    arena_release(&fixture->arena);
    buffer_release(&fixture->out);
    return 0;
}

static void add(struct fixture *fixture, enum record_kind kind, struct text body)
{
    bool is_good = thread_builder_add(fixture->builder, kind, body, &fixture->err);
    if (!is_good) {
        print_error("%s\n", fixture->err.text);
    }
    assert_true(is_good);
}

/* What an import does: read, cut, merge with what is there, append what is new. */
static void line_arrives(struct fixture *fixture, const char *line)
{
    struct interchange_record record;
    struct thread_merge merge;
    struct buffer skeleton;
    struct text *messages;
    size_t count;
    buffer_init(&skeleton, INTERCHANGE_RECORD_LIMIT);
    assert_true(interchange_read(text_of(line), &fixture->arena, &record, &fixture->err));
    assert_true(thread_cut(text_of(line), &fixture->arena, &skeleton, &messages, &count,
                           &fixture->err));
    assert_int_equal(count, record.ticket.message_count);
    struct text cut = text_from(skeleton.bytes, skeleton.len);
    assert_true(thread_builder_merge(fixture->builder, &record.ticket, cut, &fixture->arena,
                                     &merge, &fixture->err));
    if (!merge.is_same) {
        add(fixture, RECORD_TICKET, cut);
    }
    for (size_t i = 0; i < merge.new_count; i++) {
        add(fixture, RECORD_MESSAGE, messages[merge.new_messages[i]]);
    }
    buffer_release(&skeleton);
}

static void agent_changes(struct fixture *fixture, const struct change *change)
{
    struct buffer body;
    buffer_init(&body, 4096);
    change_encode(change, &body);
    add(fixture, RECORD_CHANGE, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static void agent_replies(struct fixture *fixture, const char *id, const char *text)
{
    struct buffer body;
    struct message message = {
        .id = id, .from = FROM_AGENT, .author = "marta", .at = NOON, .text = text};
    buffer_init(&body, 4096);
    message_encode(&message, &body);
    add(fixture, RECORD_MESSAGE, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static void agent_sends(struct fixture *fixture, const char *key, const char *text)
{
    struct buffer body;
    struct send_intent intent = {.key = key,
                                 .text = text,
                                 .resolves = true,
                                 .at = NOON,
                                 .hold_until = NOON + 10,
                                 .author = "marta"};
    buffer_init(&body, 4096);
    send_intent_encode(&intent, &body);
    add(fixture, RECORD_SEND_INTENT, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static void desk_answers(struct fixture *fixture, const char *key,
                         enum send_outcome outcome)
{
    struct buffer body;
    buffer_init(&body, 4096);
    send_ack_encode(key, outcome, NOON, &body);
    add(fixture, RECORD_SEND_ACK, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static void agent_types(struct fixture *fixture, const char *text, bool is_internal)
{
    struct buffer body;
    buffer_init(&body, 4096);
    edit_encode(text_of(text), is_internal, NOON, &body);
    add(fixture, RECORD_EDIT, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static const struct ticket *ticket(struct fixture *fixture)
{
    assert_true(thread_builder_ticket(fixture->builder, &fixture->ticket, &fixture->err));
    return &fixture->ticket;
}

static const char *exported(struct fixture *fixture)
{
    buffer_clear(&fixture->out);
    assert_true(thread_builder_export(fixture->builder, &fixture->out, &fixture->err));
    return buffer_text(&fixture->out);
}

#define M1                                                                                 \
    "{\"id\":\"m1\",\"from\":\"customer\",\"at\":\"2026-11-20T10:00:00Z\",\"text\":"       \
    "\"Hola\"}"
#define M2                                                                                 \
    "{ \"text\":\"\\u00bfY?\" , \"at\":\"2026-11-20T11:00:00+01:00\",\"id\":\"m2\","       \
    "\"from\":\"customer\",\"n\":12345678901234567890}"
#define HEAD                                                                               \
    "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\","                            \
    "\"created_at\":\"2026-11-20T10:00:00Z\","
#define LINE HEAD "\"messages\":[" M1 "," M2 "]}"

static void thread_cut__leaves_one_mark_a_message(void **state)
{
    static const struct {
        const char *line;
        const char *skeleton;
        const char *messages[2];
    } cases[] = {
        {"{\"messages\":[]}", "{\"messages\":[]}", {NULL, NULL}},
        {"{\"messages\":[ ]}", "{\"messages\":[ ]}", {NULL, NULL}},
        {"{\"messages\":[{\"a\":1}]}", "{\"messages\":[\x01]}", {"{\"a\":1}", NULL}},
        {" {\t\"x\":[1,{\"messages\":[{}]}] , \"messages\" : [ {} "
         ",\r{\"t\":\"]}\\\"\\\\\"} ] "
         ", \"z\":{\"messages\":[1]} } ",
         " {\t\"x\":[1,{\"messages\":[{}]}] , \"messages\" : [ \x01 ,\r\x01 ] "
         ", \"z\":{\"messages\":[1]} } ",
         {"{}", "{\"t\":\"]}\\\"\\\\\"}"}},
        {"{\"mess\\u0061g\\u0065s\":[{\"messages\":7}],\"Messages\":[{}]}",
         "{\"mess\\u0061g\\u0065s\":[\x01],\"Messages\":[{}]}",
         {"{\"messages\":7}", NULL}},
        {"{\"m\\u0065ssage\":[{}],\"m\\nessages\":[{}],\"messages\":[{}]}",
         "{\"m\\u0065ssage\":[{}],\"m\\nessages\":[{}],\"messages\":[\x01]}",
         {"{}", NULL}},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text *messages;
        size_t count;
        buffer_clear(&fixture->out);
        assert_true(thread_cut(text_of(cases[i].line), &fixture->arena, &fixture->out,
                               &messages, &count, &fixture->err));
        assert_string_equal(buffer_text(&fixture->out), cases[i].skeleton);
        size_t wanted = 0;
        for (; wanted < 2 && cases[i].messages[wanted]; wanted++) {
            assert_true(wanted < count);
            assert_true(text_is(messages[wanted], cases[i].messages[wanted]));
        }
        assert_int_equal(count, wanted);
    }
}

static void thread_cut__refuses_what_has_no_messages(void **state)
{
    static const char *const lines[] = {"", "{}", "[]", "{\"messages\":{}}", "{\"x\":[]}"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct text *messages;
        size_t count;
        assert_false(thread_cut(text_of(lines[i]), &fixture->arena, &fixture->out,
                                &messages, &count, &fixture->err));
        assert_string_equal(fixture->err.text, "messages: must be a list");
    }
}

static void thread_export__gives_back_the_bytes_that_came(void **state)
{
    static const char *const lines[] = {
        LINE,
        HEAD "\"messages\":[]}",
        "{\"messages\":[" M2
        "],\"zeta\":12345678901234567890,\"a\":1.10,\"id\":\"x\\u0041\","
        "\"customer\":\"c\",\"created_at\":\"2026-11-20T10:00:00.123+05:30\",\"type\":"
        "\"ticket\"}",
        "  { \"type\" : \"ticket\",\t\"id\":\"7\" , "
        "\"customer\":\"c\",\"mystery\":{\"messages\":"
        "[ {\"id\":\"m9\"} ]},\"created_at\":\"2026-11-20T10:00:00Z\", \"messages\" : [ " M1
        " ,  " M2 " ]  ,\"status\":\"resolved\",\"snooze_until\":null }  \r",
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        thread_builder_destroy(fixture->builder);
        fixture->builder = thread_builder_create(&fixture->arena);
        line_arrives(fixture, lines[i]);
        assert_string_equal(exported(fixture), lines[i]);
        line_arrives(fixture, lines[i]);
        assert_string_equal(exported(fixture), lines[i]);
    }
}

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

static void thread_export__changes_only_what_was_changed_here(void **state)
{
    struct fixture *fixture = *state;
    const char *const tags[] = {"late", "\"vip\""};
    line_arrives(
        fixture,
        "{\"type\":\"ticket\",\"st\\u0061tus\" : \"open\",\"big\":12345678901234567890,"
        "\"id\":\"1\",\"customer\":\"c\",\"assignee\":\"ben\", \"tags\":[ ],"
        "\"created_at\":\"2026-11-20T10:00:00Z\",\"messages\":[ " M1 " ] }");
    agent_changes(fixture, &(struct change){.by = "marta",
                                            .at = NOON,
                                            .has_status = true,
                                            .status = TICKET_SNOOZED,
                                            .has_snooze = true,
                                            .snooze_until = NOON});
    agent_changes(fixture, &(struct change){.at = NOON,
                                            .has_priority = true,
                                            .priority = PRIORITY_HIGH,
                                            .has_assignee = true,
                                            .has_tags = true,
                                            .tags = tags,
                                            .tag_count = 2});
    agent_replies(fixture, "r1", "Lo siento");
    assert_string_equal(
        exported(fixture),
        "{\"type\":\"ticket\",\"st\\u0061tus\" : \"snoozed\",\"big\":12345678901234567890,"
        "\"id\":\"1\",\"customer\":\"c\",\"assignee\":null, "
        "\"tags\":[\"late\",\"\\\"vip\\\"\"],"
        "\"created_at\":\"2026-11-20T10:00:00Z\",\"messages\":[ " M1
        ",{\"id\":\"r1\",\"from\":\"agent\",\"author\":\"marta\",\"at\":\"2026-11-23T12:00:"
        "00Z\","
        "\"text\":\"Lo siento\",\"visibility\":\"public\"} ],\"priority\":\"high\","
        "\"snooze_until\":\"2026-11-23T12:00:00Z\" }");
}

static void thread_export__of_a_change_taken_back_is_the_line_again(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    agent_changes(fixture, &(struct change){.at = NOON,
                                            .has_status = true,
                                            .status = TICKET_RESOLVED,
                                            .has_assignee = true,
                                            .assignee = "marta"});
    assert_string_not_equal(exported(fixture), LINE);
    agent_changes(fixture, &(struct change){.at = NOON,
                                            .has_status = true,
                                            .status = TICKET_OPEN,
                                            .has_assignee = true,
                                            .has_snooze = true,
                                            .snooze_until = MOMENT_NONE});
    assert_string_equal(exported(fixture), LINE);
}

static void thread_export__puts_messages_into_an_empty_list(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, HEAD "\"messages\":[ ]}");
    add(fixture, RECORD_MESSAGE, text_of(M1));
    add(fixture, RECORD_MESSAGE, text_of(M2));
    assert_string_equal(exported(fixture), LINE);
}

static void thread_export__gives_what_is_left_where_a_message_is_lost(void **state)
{
    struct fixture *fixture = *state;
    add(fixture, RECORD_TICKET, text_of(HEAD "\"messages\":[\x01, \x01,\x01]}"));
    add(fixture, RECORD_MESSAGE, text_of(M1));
    add(fixture, RECORD_MESSAGE, text_of(M2));
    assert_string_equal(exported(fixture), LINE);
}

static void thread_export__of_a_changed_ticket_comes_back_in(void **state)
{
    struct fixture *fixture = *state;
    struct interchange_record record;
    line_arrives(fixture, LINE);
    agent_changes(fixture, &(struct change){
                               .at = NOON, .has_status = true, .status = TICKET_RESOLVED});
    agent_replies(fixture, "r1", "Ya est\xC3\xA1\n\"s\xC3\xAD\"");
    char *line = arena_text(&fixture->arena, exported(fixture));
    assert_true(interchange_read(text_of(line), &fixture->arena, &record, &fixture->err));
    assert_int_equal(record.ticket.status, TICKET_RESOLVED);
    assert_string_equal(record.ticket.messages[2].text, "Ya est\xC3\xA1\n\"s\xC3\xAD\"");
    line_arrives(fixture, line);
    assert_string_equal(exported(fixture), line);
    assert_int_equal(ticket(fixture)->message_count, 3);
}

static void merge__appends_new_messages_and_keeps_known_ones(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    agent_replies(fixture, "r1", "Un momento");
    line_arrives(
        fixture, HEAD
        "\"subject\":\"new\",\"messages\":[" M1 ",{\"id\":\"m3\",\"from\":\"customer\","
        "\"at\":\"2026-11-24T10:00:00Z\",\"text\":\"?\"},{\"id\":\"m2\",\"from\":\"bot\","
        "\"at\":\"2026-11-24T10:00:00Z\",\"text\":\"\xC2\xBFY?\"}]}");
    const struct ticket *now = ticket(fixture);
    assert_string_equal(now->subject, "new");
    assert_int_equal(now->message_count, 4);
    assert_string_equal(now->messages[2].id, "r1");
    assert_string_equal(now->messages[3].id, "m3");
    assert_int_equal(now->messages[1].from, FROM_CUSTOMER);
}

static void merge__removes_nothing(void **state)
{
    struct fixture *fixture = *state;
    line_arrives(fixture, LINE);
    line_arrives(fixture, HEAD "\"messages\":[]}");
    assert_int_equal(ticket(fixture)->message_count, 2);
    assert_string_equal(exported(fixture), LINE);
}

static void merge__keeps_what_was_done_here(void **state)
{
    struct fixture *fixture = *state;
    const char *const tags[] = {"ours"};
    line_arrives(fixture, LINE);
    agent_changes(fixture, &(struct change){.at = NOON,
                                            .has_status = true,
                                            .status = TICKET_PENDING,
                                            .has_tags = true,
                                            .tags = tags,
                                            .tag_count = 1,
                                            .has_assignee = true});
    line_arrives(fixture, HEAD
                 "\"status\":\"resolved\",\"priority\":\"urgent\",\"tags\":[\"a\",\"b\"],"
                 "\"assignee\":\"ben\",\"messages\":[" M1 "," M2 "]}");
    const struct ticket *now = ticket(fixture);
    assert_int_equal(now->status, TICKET_PENDING);
    assert_int_equal(now->priority, PRIORITY_URGENT);
    assert_int_equal(now->tag_count, 1);
    assert_string_equal(now->tags[0], "ours");
    assert_null(now->assignee);
}

static void merge__refuses_another_text_under_a_known_id(void **state)
{
    struct fixture *fixture = *state;
    struct interchange_record record;
    struct thread_merge merge;
    line_arrives(fixture, LINE);
    const char *line =
        HEAD "\"messages\":[" M1 ",{\"id\":\"m2\",\"from\":\"customer\",\"at\":"
             "\"2026-11-20T10:00:00Z\",\"text\":\"Y?\"}]}";
    assert_true(interchange_read(text_of(line), &fixture->arena, &record, &fixture->err));
    assert_false(thread_builder_merge(fixture->builder, &record.ticket, text_of("{}"),
                                      &fixture->arena, &merge, &fixture->err));
    assert_string_equal(fixture->err.text, "messages[1].text: differs from the text that "
                                           "message \"m2\" already has");
}

static void merge__of_an_equal_line_is_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct interchange_record record;
    struct thread_merge merge;
    struct text *messages;
    size_t count;
    line_arrives(fixture, LINE);
    assert_true(interchange_read(text_of(LINE), &fixture->arena, &record, &fixture->err));
    assert_true(thread_cut(text_of(LINE), &fixture->arena, &fixture->out, &messages, &count,
                           &fixture->err));
    assert_true(thread_builder_merge(fixture->builder, &record.ticket,
                                     text_of(buffer_text(&fixture->out)), &fixture->arena,
                                     &merge, &fixture->err));
    assert_true(merge.is_same);
    assert_int_equal(merge.new_count, 0);
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

static void thread__remembers_the_text_that_was_not_finished(void **state)
{
    struct fixture *fixture = *state;
    bool is_internal = false;
    line_arrives(fixture, LINE);
    assert_null(thread_builder_unfinished(fixture->builder, &is_internal));
    agent_types(fixture, "Dear", false);
    agent_types(fixture, "Dear Ana\n", true);
    assert_string_equal(thread_builder_unfinished(fixture->builder, &is_internal),
                        "Dear Ana\n");
    assert_true(is_internal);
    agent_sends(fixture, "aa01", "Dear Ana");
    assert_null(thread_builder_unfinished(fixture->builder, &is_internal));
    agent_types(fixture, "P.S.", false);
    assert_string_equal(thread_builder_unfinished(fixture->builder, &is_internal), "P.S.");
    agent_types(fixture, "", false);
    assert_null(thread_builder_unfinished(fixture->builder, &is_internal));
}

static void change__comes_back_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    const char *const tags[] = {"a", "b \"c\""};
    const struct change all = {.by = "marta",
                               .at = NOON,
                               .has_status = true,
                               .status = TICKET_SNOOZED,
                               .has_priority = true,
                               .priority = PRIORITY_LOW,
                               .has_assignee = true,
                               .assignee = "ben",
                               .has_snooze = true,
                               .snooze_until = NOON + 60,
                               .has_tags = true,
                               .tags = tags,
                               .tag_count = 2,
                               .has_read = true,
                               .read_count = 7};
    struct change back;
    change_encode(&all, &fixture->out);
    assert_string_equal(
        buffer_text(&fixture->out),
        "{\"by\":\"marta\",\"at\":\"2026-11-23T12:00:00Z\",\"status\":\"snoozed\","
        "\"priority\":\"low\",\"assignee\":\"ben\",\"snooze_until\":"
        "\"2026-11-23T12:01:00Z\",\"tags\":[\"a\",\"b \\\"c\\\"\"],\"read\":7}");
    assert_true(change_decode(text_of(buffer_text(&fixture->out)), &fixture->arena, &back,
                              &fixture->err));
    assert_string_equal(back.by, "marta");
    assert_true(back.has_status && back.status == TICKET_SNOOZED);
    assert_true(back.has_priority && back.priority == PRIORITY_LOW);
    assert_string_equal(back.assignee, "ben");
    assert_int_equal(back.snooze_until, NOON + 60);
    assert_string_equal(back.tags[1], "b \"c\"");
    assert_int_equal(back.read_count, 7);
}

static void change__tells_nobody_and_until_a_reply_from_not_said(void **state)
{
    struct fixture *fixture = *state;
    struct change back;
    change_encode(&(struct change){.at = NOON,
                                   .has_assignee = true,
                                   .has_snooze = true,
                                   .snooze_until = MOMENT_NONE},
                  &fixture->out);
    assert_true(change_decode(text_of(buffer_text(&fixture->out)), &fixture->arena, &back,
                              &fixture->err));
    assert_true(back.has_assignee);
    assert_null(back.assignee);
    assert_true(back.has_snooze);
    assert_true(back.snooze_until == MOMENT_NONE);
    assert_false(back.has_status || back.has_priority || back.has_tags || back.has_read);
    assert_int_equal(back.status, TICKET_STATUS_COUNT);
    assert_int_equal(back.priority, PRIORITY_COUNT);
}

static void message__comes_back_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment attachments[] = {{"box.jpg", "image/jpeg", 120000},
                                             {"x", NULL, -1}};
    const struct message message = {.id = "m1",
                                    .from = FROM_CUSTOMER,
                                    .author = "Ana",
                                    .at = NOON,
                                    .text = "a\tb",
                                    .is_internal = true,
                                    .attachments = attachments,
                                    .attachment_count = 2,
                                    .sender = "ana@example.org",
                                    .verified = VERIFIED_NO};
    struct message back;
    message_encode(&message, &fixture->out);
    assert_string_equal(
        buffer_text(&fixture->out),
        "{\"id\":\"m1\",\"from\":\"customer\",\"author\":\"Ana\",\"at\":\"2026-11-23T12:00:"
        "00Z\","
        "\"text\":\"a\\tb\",\"visibility\":\"internal\",\"attachments\":[{\"name\":\"box."
        "jpg\","
        "\"type\":\"image/jpeg\",\"size\":120000},{\"name\":\"x\",\"type\":null}],"
        "\"sender\":\"ana@example.org\",\"verified\":false}");
    assert_true(message_decode(text_of(buffer_text(&fixture->out)), &fixture->arena, &back,
                               &fixture->err));
    assert_string_equal(back.text, "a\tb");
    assert_true(back.is_internal);
    assert_int_equal(back.attachments[0].size, 120000);
    assert_null(back.attachments[1].type);
    assert_int_equal(back.attachments[1].size, -1);
    assert_int_equal(back.verified, VERIFIED_NO);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread_cut__leaves_one_mark_a_message),
        TEST(thread_cut__refuses_what_has_no_messages),
        TEST(thread_export__gives_back_the_bytes_that_came),
        TEST(thread__holds_what_the_line_said),
        TEST(thread__without_its_own_record_is_damaged),
        TEST(thread__passes_over_kinds_it_does_not_know),
        TEST(thread_export__changes_only_what_was_changed_here),
        TEST(thread_export__of_a_change_taken_back_is_the_line_again),
        TEST(thread_export__puts_messages_into_an_empty_list),
        TEST(thread_export__gives_what_is_left_where_a_message_is_lost),
        TEST(thread_export__of_a_changed_ticket_comes_back_in),
        TEST(merge__appends_new_messages_and_keeps_known_ones),
        TEST(merge__removes_nothing),
        TEST(merge__keeps_what_was_done_here),
        TEST(merge__refuses_another_text_under_a_known_id),
        TEST(merge__of_an_equal_line_is_nothing),
        TEST(thread__keeps_a_message_once_however_often_it_is_recorded),
        TEST(thread__counts_what_was_read),
        TEST(thread__remembers_replies_on_their_way),
        TEST(thread__remembers_the_text_that_was_not_finished),
        TEST(change__comes_back_as_it_was),
        TEST(change__tells_nobody_and_until_a_reply_from_not_said),
        TEST(message__comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
