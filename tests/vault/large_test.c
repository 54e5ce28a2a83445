/* Transactions that write to very many streams. */
#include "vault_fixture.h"

#include "vault/inside.h"

#define STREAMS 1500 /* more than the keyring keeps */

static void append_to_all(struct fixture *fixture, const char *prefix)
{
    char id[16];
    for (int i = 0; i < STREAMS; i++) {
        (void)snprintf(id, sizeof id, "%s%d", prefix, i);
        append(fixture, ticket(fixture, id), "", id);
    }
}

static void vault_begin_large__knows__where_every_stream_ends(void **state)
{
    struct fixture *fixture = *state;
    struct vault_report report;
    append_to_all(fixture, "t");
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    append_to_all(fixture, "t");
    /* Where its keys were given up an end is not read from the file again. */
    assert_int_equal(fixture->vault->ends.count, STREAMS);
    assert_int_equal(sqlite3_exec(fixture->vault->store.db,
                                  "DELETE FROM records WHERE row = 1501", NULL, NULL, NULL),
                     SQLITE_OK);
    append_to_all(fixture, "t");
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_int_equal(fixture->vault->ends.count, 0);
    assert_reads(fixture, ticket(fixture, "t0"), 1, "1:t0 3:t0");
    assert_reads(fixture, ticket(fixture, "t1"), 0, "1:t1 2:t1 3:t1");
    must(fixture, vault_verify(fixture->vault, &report, NULL, NULL, &fixture->err));
    assert_int_equal(report.records, 3 * STREAMS - 1);
    assert_int_equal(report.damaged, 0);
    assert_int_equal(report.missing, 1);
}

/* Their numbers come again, for other streams. */
static void vault_begin_large__rolled_back__forgets_the_ends(void **state)
{
    struct fixture *fixture = *state;
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    append_to_all(fixture, "gone");
    vault_rollback(fixture->vault);
    assert_int_equal(fixture->vault->ends.count, 0);
    assert_int_equal(vault_newest_row(fixture->vault), 0);
    append_to_all(fixture, "t");
    assert_reads(fixture, ticket(fixture, "t0"), 0, "1:t0");
    assert_reads(fixture, ticket(fixture, "t1499"), 0, "1:t1499");
}

static void vault_stream_has__tells__which_kinds_are_there(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    bool has = true;
    must(fixture,
         vault_stream_has(fixture->vault, stream, RECORD_MESSAGE, &has, &fixture->err));
    assert_false(has);
    append(fixture, stream, "", "a");
    must(fixture,
         vault_stream_has(fixture->vault, stream, RECORD_MESSAGE, &has, &fixture->err));
    assert_true(has);
    must(fixture,
         vault_stream_has(fixture->vault, stream, RECORD_ORDER, &has, &fixture->err));
    assert_false(has);
}

static void identify(struct fixture *fixture, const char *value, int64_t stream)
{
    must(fixture, vault_identify(fixture->vault, text_of(value), stream, &fixture->err));
}

/* The streams of a value, as "1 2". */
static void assert_has(struct fixture *fixture, const char *value, const char *wanted)
{
    int64_t streams[4];
    size_t count;
    struct buffer found;
    buffer_init(&found, SIZE_MAX);
    must(fixture, vault_who_has(fixture->vault, text_of(value), streams, COUNT_OF(streams),
                                &count, &fixture->err));
    for (size_t i = 0; i < count; i++) {
        (void)buffer_format(&found, "%s%lld", i == 0 ? "" : " ", (long long)streams[i]);
    }
    assert_string_equal(buffer_text(&found), wanted);
    buffer_release(&found);
}

static int64_t identifier_count(struct fixture *fixture)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(fixture->vault->store.db,
                                        "SELECT count(*) FROM identifiers", -1, &statement,
                                        NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return count;
}

/* They are written at the end, or as soon as one of them is asked for. */
static void vault_begin_large__answers__for_identifiers_that_wait(void **state)
{
    struct fixture *fixture = *state;
    struct vault_report report;
    struct buffer problems;
    buffer_init(&problems, SIZE_MAX);
    (void)ticket(fixture, "A");
    (void)ticket(fixture, "B");
    identify(fixture, "W-1", 1);
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    identify(fixture, "W-1", 1); /* which was there */
    identify(fixture, "W-1", 2);
    identify(fixture, "w1", 2); /* the same again */
    identify(fixture, "W-2", 2);
    assert_has(fixture, "W-9", "");
    assert_int_equal(identifier_count(fixture), 1);
    assert_has(fixture, "W-1", "1 2");
    assert_int_equal(identifier_count(fixture), 3);
    identify(fixture, "W-3", 1);
    identify(fixture, "W-4", 1);
    must(fixture, vault_unidentify(fixture->vault, text_of("W-3"), 1, &fixture->err));
    identify(fixture, "W-5", 2);
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_has(fixture, "W-3", "");
    assert_has(fixture, "W-4", "1");
    assert_has(fixture, "W-5", "2");
    assert_int_equal(identifier_count(fixture), 5);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, &problems, &fixture->err));
    assert_string_equal(buffer_text(&problems), "");
    buffer_release(&problems);
}

static void vault_begin_large__rolled_back__forgets_identifiers(void **state)
{
    struct fixture *fixture = *state;
    (void)ticket(fixture, "A");
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    identify(fixture, "W-1", 1);
    vault_rollback(fixture->vault);
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    assert_has(fixture, "W-1", "");
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_int_equal(identifier_count(fixture), 0);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
static void find_streams(struct fixture *fixture, int64_t streams[3])
{
    struct text ids[] = {text_of("B"), text_of("nobody"), text_of("A")};
    must(fixture,
         vault_find_streams(fixture->vault, STREAM_TICKET, ids, 3, streams, &fixture->err));
}

static void vault_find_streams__finds__each_of_many(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[3];
    (void)ticket(fixture, "A");
    (void)ticket(fixture, "B");
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    find_streams(fixture, streams);
    assert_int_equal(streams[0], 2);
    assert_int_equal(streams[1], 0);
    assert_int_equal(streams[2], 1);
    append(fixture, streams[0], "", "b");
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_reads(fixture, 2, 0, "1:b");
}

/* A damaged index names another stream: nothing is kept as said by the wrong one. */
static void vault_find_streams__takes_no_index_at_its_word(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[3];
    (void)ticket(fixture, "A");
    (void)ticket(fixture, "B");
    for (int i = 0; i < STREAMS; i++) { /* so that the keyring has neither */
        char id[16];
        (void)snprintf(id, sizeof id, "t%d", i);
        (void)ticket(fixture, id);
    }
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    assert_int_equal(sqlite3_exec(fixture->vault->store.db,
                                  "CREATE TABLE old AS SELECT * FROM streams;"
                                  "UPDATE streams SET tag = zeroblob(16) WHERE stream = 1;"
                                  "UPDATE streams SET tag = (SELECT tag FROM old WHERE "
                                  "stream = 1) WHERE stream = 2;"
                                  "UPDATE streams SET tag = (SELECT tag FROM old WHERE "
                                  "stream = 2) WHERE stream = 1; DROP TABLE old;",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    find_streams(fixture, streams);
    assert_int_equal(streams[0], 1);
    assert_false(vault_append(fixture->vault, streams[0], RECORD_MESSAGE, 1, text_of(""),
                              text_of("b"), &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    vault_rollback(fixture->vault);
    assert_reads(fixture, 1, 0, "");
}

static void note_other(void *context, const struct vault_value *value, int64_t other)
{
    (void)buffer_format(context, " %u:%lld", value->about, (long long)other);
}

static void vault_identify_many__tells_others__and_adds(void **state)
{
    struct fixture *fixture = *state;
    struct vault_report report;
    struct buffer told;
    buffer_init(&told, SIZE_MAX);
    (void)ticket(fixture, "A");
    (void)ticket(fixture, "B");
    identify(fixture, "W-1", 1);
    must(fixture, vault_begin_large(fixture->vault, &fixture->err));
    identify(fixture, "W-3", 2); /* which waits */
    struct vault_value values[] = {
        {vault_value(fixture->vault, text_of("w1")), 2, 10, true, true},
        {vault_value(fixture->vault, text_of("W-2")), 2, 11, true, true},
        {vault_value(fixture->vault, text_of("W-2")), 2, 12, false, true}, /* again */
        {vault_value(fixture->vault, text_of("W-3")), 1, 13, true, false},
        {vault_value(fixture->vault, text_of(" - ")), 1, 14, true, true}, /* is nothing */
    };
    must(fixture, vault_identify_many(fixture->vault, values, COUNT_OF(values), note_other,
                                      &told, &fixture->err));
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_non_null(strstr(buffer_text(&told), " 10:1"));
    assert_non_null(strstr(buffer_text(&told), " 13:2"));
    assert_int_equal(told.len, strlen(" 10:1 13:2"));
    assert_has(fixture, "W-1", "1 2");
    assert_has(fixture, "W-2", "2");
    assert_has(fixture, "W-3", "2");
    assert_int_equal(identifier_count(fixture), 4);
    buffer_clear(&told);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, &told, &fixture->err));
    assert_string_equal(buffer_text(&told), "");
    buffer_release(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_begin_large__knows__where_every_stream_ends),
        STORY(vault_begin_large__rolled_back__forgets_the_ends),
        STORY(vault_begin_large__answers__for_identifiers_that_wait),
        STORY(vault_begin_large__rolled_back__forgets_identifiers),
        STORY(vault_find_streams__finds__each_of_many),
        STORY(vault_find_streams__takes_no_index_at_its_word),
        STORY(vault_identify_many__tells_others__and_adds),
        STORY(vault_stream_has__tells__which_kinds_are_there),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
