#include "wire/thread_fixture.h"

#include "wire/thread_builder.h"

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

/* A desk that sends what is new alone: the ticket's id, its customer and the message. */
static void merge__of_a_line_that_tells_less_takes_nothing_away(void **state)
{
    struct fixture *fixture = *state;
    static const char full[] =
        HEAD "\"subject\":\"Paket\",\"channel\":\"email\","
             "\"status\":\"resolved\","
             "\"due_at\":\"2026-11-24T10:00:00Z\",\"their\":{\"own\":[1]},\"messages\":[" M1
             "]}";
    static const char less[] = HEAD "\"messages\":[" M2 "]}";
    line_arrives(fixture, full);
    line_arrives(fixture, less);
    const struct ticket *now = ticket(fixture);
    assert_string_equal(now->subject, "Paket");
    assert_string_equal(now->channel, "email");
    assert_int_equal(now->due_at, 1795514400);
    assert_int_equal(now->message_count, 2);
    assert_int_equal(now->status, TICKET_OPEN); /* which a line says by silence */
    assert_non_null(strstr(exported(fixture), "\"their\":{\"own\":[1]}"));
    size_t records = fixture->builder->skeleton.len;
    line_arrives(fixture, less); /* again: nothing is new */
    assert_int_equal(fixture->builder->skeleton.len, records);
    line_arrives(fixture, HEAD "\"subject\":\"\",\"due_at\":null,\"messages\":[]}");
    assert_string_equal(ticket(fixture)->subject, "");
    assert_int_equal(ticket(fixture)->due_at, MOMENT_NONE);
    /* A name that is escaped may be any: nothing is put beside it. */
    line_arrives(fixture, HEAD "\"\\u0073ubject\":\"Neu\",\"messages\":[]}");
    assert_string_equal(ticket(fixture)->subject, "Neu");
    assert_null(strstr(exported(fixture), "their"));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(merge__appends_new_messages_and_keeps_known_ones),
        TEST(merge__removes_nothing),
        TEST(merge__of_a_line_that_tells_less_takes_nothing_away),
        TEST(merge__keeps_what_was_done_here),
        TEST(merge__refuses_another_text_under_a_known_id),
        TEST(merge__of_an_equal_line_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
