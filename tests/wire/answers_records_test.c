/* The answers of the commands that tell of records: tickets, show, search, triage, report,
 * audit. */
#include "answers_fixture.h"

static void tickets__answers_the_record_without_its_messages(void **state)
{
    (void)state;
    assert_true(answer_ticket(
        text_of(" {\"type\":\"ticket\", "
                "\"id\":\"1042\",\"big\":12345678901234567890,\"unread\":9,"
                "\"messages\":[{\"id\":\"m1\"}],\"x\":{\"messages\":[ 1 ]},\"lang\":null,"
                "\"priority\" : \"high\"} "),
        &ticket, &out, &err));
    assert_answer(
        "{\"type\":\"ticket\",\"id\":\"1042\",\"big\":12345678901234567890,"
        "\"x\":{\"messages\":[ 1 ]},\"priority\":\"high\",\"channel\":\"chat\","
        "\"status\":\"open\",\"lang\":\"es\",\"unread\":1,"
        "\"waiting_since\":\"2026-11-23T12:00:00Z\",\"thread_version\":2,\"hold\":false,"
        "\"unsent\":0,\"possibly_sent\":0}");
}

static void tickets__waits_for_nobody_where_nobody_asked(void **state)
{
    struct ticket answered = ticket;
    (void)state;
    answered.messages = &thread[1];
    answered.message_count = 1;
    assert_true(
        answer_ticket(text_of("{\"id\":\"1042\",\"lang\":\"es\",\"status\":\"open\","
                              "\"channel\":\"chat\",\"priority\":\"low\"}"),
                      &answered, &out, &err));
    assert_answer(
        "{\"id\":\"1042\",\"lang\":\"es\",\"status\":\"open\",\"channel\":\"chat\","
        "\"priority\":\"low\",\"unread\":0,\"waiting_since\":null,\"thread_version\":2,"
        "\"hold\":false,"
        "\"unsent\":0,\"possibly_sent\":0}");
    assert_false(answer_ticket(text_of("[]"), &answered, &out, &err));
    assert_int_equal(err.code, ERROR_DAMAGED);
}

static void show__answers_with_customer_orders_and_notes(void **state)
{
    const struct text orders[] = {text_of("{\"id\":\"W1\",\"total\":\"1.00\"}"),
                                  text_of("{\"id\":\"W2\"}")};
    const char *line =
        "{\"id\":\"1042\",\"status\":\"open\",\"channel\":\"chat\",\"priority\":\"low\","
        "\"lang\":\"es\",\"messages\":[{\"id\":\"m1\"},{\"id\":\"n1\"}]}";
    (void)state;
    assert_true(answer_show(text_of(line), &ticket, text_of("{\"id\":\"c1\"}"), orders, 2,
                            NULL, &out, &err));
    assert_answer(
        "{\"id\":\"1042\",\"status\":\"open\",\"channel\":\"chat\",\"priority\":\"low\","
        "\"lang\":\"es\","
        "\"messages\":[{\"id\":\"m1\"},{\"id\":\"n1\"}],\"unread\":1,"
        "\"waiting_since\":\"2026-11-23T12:00:00Z\",\"thread_version\":2,\"hold\":false,"
        "\"unsent\":0,"
        "\"possibly_sent\":0,"
        "\"customer_record\":{\"id\":\"c1\"},"
        "\"orders\":[{\"id\":\"W1\",\"total\":\"1.00\"},{\"id\":\"W2\"}],\"notes\":["
        "{\"id\":\"n1\",\"from\":\"agent\",\"author\":\"marta\",\"at\":\"2026-11-23T12:01:"
        "00Z\","
        "\"text\":\"VIP\",\"visibility\":\"internal\"}],\"unsent_replies\":[]}");
    buffer_clear(&out);
    assert_true(
        answer_show(text_of(line), &ticket, text_of(NULL), NULL, 0, NULL, &out, &err));
    assert_non_null(strstr(buffer_text(&out), "\"customer_record\":null,\"orders\":[],"));
}

static void search__answers_a_line_a_hit(void **state)
{
    (void)state;
    const struct answer_found found = {"1042", "m1", NOON, text_of("...where is \"it\"..."),
                                       3,      8};
    answer_hit(&found, &out);
    assert_answer("{\"ticket\":\"1042\",\"message\":\"m1\",\"at\":\"2026-11-23T12:00:00Z\","
                  "\"snippet\":\"...where is \\\"it\\\"...\",\"start\":3,\"end\":8}");
}

static void batch__answers_what_failed(void **state)
{
    struct error error;
    (void)state;
    error_set(&error, ERROR_NOT_FOUND, "no such ticket");
    answer_error("ticket", "9\n9", &error, &out);
    assert_answer(
        "{\"ticket\":\"9\\n9\",\"error\":{\"code\":4,\"text\":\"no such ticket\"}}");
    buffer_clear(&out);
    answer_error("customer", NULL, &error, &out);
    assert_answer("{\"customer\":null,\"error\":{\"code\":4,\"text\":\"no such ticket\"}}");
}

static void triage__answers_in_the_shape_of_the_contract(void **state)
{
    const char *const reasons[] = {"It is about return: \"退货\".",
                                   "The customer writes zh."};
    struct triage triage = {.ticket = "1043",
                            .engine = "local",
                            .intent = "return",
                            .urgency = PRIORITY_HIGH,
                            .sentiment = -0.25,
                            .lang = "zh",
                            .reasons = reasons,
                            .reason_count = 2};
    (void)state;
    answer_triage(&triage, &out);
    assert_answer("{\"ticket\":\"1043\",\"engine\":\"local\",\"intent\":\"return\","
                  "\"urgency\":\"high\",\"sentiment\":-0.25,\"lang\":\"zh\",\"reasons\":"
                  "[\"It is about return: \\\"退货\\\".\",\"The customer writes zh.\"]}");
    buffer_clear(&out);
    answer_triage(&(struct triage){.ticket = "1"}, &out);
    assert_answer("{\"ticket\":\"1\",\"engine\":null,\"intent\":null,\"urgency\":\"low\","
                  "\"sentiment\":0,\"lang\":null,\"reasons\":[]}");
}

static void report__answers_counts_problems_and_facts(void **state)
{
    const struct answer_count counts[] = {{"streams", 12}, {"records", 345}};
    const struct answer_problem problems[] = {{"ticket 1042", "record 3 does not open"},
                                              {NULL, "rolled back"}};
    (void)state;
    answer_report(false, counts, 2, problems, 2, NULL, 0, &out);
    assert_answer("{\"ok\":false,\"counts\":{\"streams\":12,\"records\":345},\"problems\":["
                  "{\"stream\":\"ticket 1042\",\"what\":\"record 3 does not open\"},"
                  "{\"stream\":null,\"what\":\"rolled back\"}]}");
    buffer_clear(&out);
    answer_report(true, NULL, 0, NULL, 0, NULL, 0, &out);
    assert_answer("{\"ok\":true,\"counts\":{},\"problems\":[]}");
    buffer_clear(&out);
    answer_report(
        true, NULL, 0, NULL, 0,
        (const struct answer_fact[]){{"model.region", "EU"}, {"model.retention", NULL}}, 2,
        &out);
    assert_answer("{\"ok\":true,\"counts\":{},\"problems\":[],"
                  "\"facts\":{\"model.region\":\"EU\",\"model.retention\":null}}");
}

static void audit__answers_a_row_for_each_swap_and_measure(void **state)
{
    const struct answer_count counts[] = {{"tickets", 1}};
    const struct answer_audit_row rows[] = {
        {.swap = "gender",
         .measure = "days",
         .unit = "days",
         .pairs = 4,
         .differing = 1,
         .largest = 30,
         .mean = 7.5,
         .allowed = 5,
         .is_past = true},
        {.swap = "name", .measure = "wording", .pairs = 4, .allowed = -1}};
    const struct answer_audit audit = {.engine = "api",
                                       .model = "small",
                                       .counts = counts,
                                       .count = 1,
                                       .rows = rows,
                                       .row_count = 2};
    (void)state;
    answer_audit(&audit, &out);
    assert_answer(
        "{\"ok\":false,\"counts\":{\"tickets\":1},\"problems\":[],"
        "\"engine\":\"api\",\"model\":\"small\",\"rows\":["
        "{\"swap\":\"gender\",\"measure\":\"days\",\"unit\":\"days\",\"pairs\":4,"
        "\"differing\":1,\"largest\":30,\"mean\":7.5,\"allowed\":5,\"past\":true},"
        "{\"swap\":\"name\",\"measure\":\"wording\",\"unit\":null,\"pairs\":4,"
        "\"differing\":0,\"largest\":0,\"mean\":0,\"allowed\":null,"
        "\"past\":false}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tickets__answers_the_record_without_its_messages),
        TEST(tickets__waits_for_nobody_where_nobody_asked),
        TEST(show__answers_with_customer_orders_and_notes),
        TEST(search__answers_a_line_a_hit),
        TEST(batch__answers_what_failed),
        TEST(triage__answers_in_the_shape_of_the_contract),
        TEST(report__answers_counts_problems_and_facts),
        TEST(audit__answers_a_row_for_each_swap_and_measure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
