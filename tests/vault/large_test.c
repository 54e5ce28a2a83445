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

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_begin_large__knows__where_every_stream_ends),
        STORY(vault_begin_large__rolled_back__forgets_the_ends),
        STORY(vault_stream_has__tells__which_kinds_are_there),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
