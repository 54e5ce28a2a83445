#include "wire/thread_fixture.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread_export__gives_back_the_bytes_that_came),
        TEST(thread_export__changes_only_what_was_changed_here),
        TEST(thread_export__of_a_change_taken_back_is_the_line_again),
        TEST(thread_export__puts_messages_into_an_empty_list),
        TEST(thread_export__gives_what_is_left_where_a_message_is_lost),
        TEST(thread_export__of_a_changed_ticket_comes_back_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
