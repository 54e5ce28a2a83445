/* The log's frames go to the system in large pieces, and nobody can tell. */
#include "vault_fixture.h"

#include "vault/inside.h"
#include "vault/log.h"

#define SMALL_CACHE "PRAGMA cache_size = 20" /* what does not fit goes to the log at once  \
                                              */

/* Writing calls of this process. */
static long count_writes(void)
{
    char line[64];
    long count = -1;
    FILE *file = fopen("/proc/self/io", "re");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        (void)sscanf(line, "syscw: %ld", &count);
    }
    if (file != NULL) {
        fclose(file);
    }
    return count;
}

static void append_many(struct fixture *fixture, int64_t stream, int count)
{
    char body[1900];
    memset(body, 'x', sizeof body);
    for (int i = 0; i < count; i++) {
        must(fixture, vault_append(fixture->vault, stream, RECORD_MESSAGE, i, text_of(""),
                                   text_from(body, sizeof body), &fixture->err));
    }
}

static void assert_whole(struct fixture *fixture, int64_t records)
{
    struct vault_report report;
    must(fixture, vault_verify(fixture->vault, &report, NULL, NULL, &fixture->err));
    assert_int_equal(report.records, records);
    assert_int_equal(report.damaged, 0);
    assert_int_equal(report.missing, 0);
}

static struct vault *open_second(struct fixture *fixture)
{
    struct vault *second = NULL;
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &second, &fixture->err));
    return second;
}

static int synchronous_of(const struct vault *vault)
{
    sqlite3_stmt *asked = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(vault->store.db, "PRAGMA synchronous", -1, &asked, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(asked), SQLITE_ROW);
    int value = sqlite3_column_int(asked, 0);
    (void)sqlite3_finalize(asked);
    return value;
}

/* The sync that a commit ends with is where a write that failed late is told. */
static void vault_open__syncs__every_commit(void **state)
{
    enum { FULL = 2 };
    struct fixture *fixture = *state;
    struct vault *second = open_second(fixture);

    assert_int_equal(synchronous_of(fixture->vault), FULL);
    assert_int_equal(synchronous_of(second), FULL);
    vault_close(second);
}

/* SQLite alone makes two calls a page. */
static void vault_commit__writes__many_pages_a_call(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    long before = count_writes();
    if (before < 0) {
        print_message("skipped: /proc/self/io tells no calls here\n");
        skip();
    }
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    append_many(fixture, stream, 1000);
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_in_range(count_writes() - before, 30, 100);
    assert_whole(fixture, 1000);
}

/* Pages that went to the log before the end are read from it again while it goes on. */
static void vault_append__reads__what_it_wrote_to_the_log(void **state)
{
    struct fixture *fixture = *state;
    int64_t one = ticket(fixture, "1");
    int64_t two = ticket(fixture, "2");
    store_set(&fixture->vault->store, SMALL_CACHE);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int i = 0; i < 50; i++) {
        append_many(fixture, one, 7);
        append_many(fixture, two, 3);
    }
    assert_whole(fixture, 500);
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_whole(fixture, 500);
}

/* What it had written lies where the other now writes: none of it may come later. */
static void vault_rollback__leaves__the_log_to_the_next_writer(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    struct vault *first = fixture->vault;
    struct vault *second = open_second(fixture);
    store_set(&first->store, SMALL_CACHE);
    for (int round = 0; round < 5; round++) {
        must(fixture, vault_begin(first, &fixture->err));
        append_many(fixture, stream, 33 + round);
        vault_rollback(first);
        fixture->vault = second;
        append_many(fixture, stream, 4);
        fixture->vault = first;
        append_many(fixture, stream, 1);
    }
    assert_whole(fixture, 25);
    vault_close(second);
    close_vault(fixture);
    open_vault(fixture);
    assert_whole(fixture, 25);
}

/* Its log as a kill leaves it: what was committed is there, what was not is not. */
static void vault_open__finds__what_was_committed_before_a_kill(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    append_many(fixture, stream, 10);
    pid_t child = fork();
    if (child == 0) {
        struct vault *vault = NULL;
        bool ok = vault_open(fixture->home, NULL, passphrase(), &vault, &fixture->err);
        fixture->vault = vault;
        append_many(fixture, stream, 10);
        store_set(&vault->store, SMALL_CACHE);
        ok = ok && vault_begin(vault, &fixture->err);
        append_many(fixture, stream, 100);
        _exit(ok ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_whole(fixture, 20);
    append_many(fixture, stream, 1);
    close_vault(fixture);
    open_vault(fixture);
    assert_whole(fixture, 21);
}

/* A reader's look stands through a commit, and the next one sees it whole. */
static void vault_read__sees__a_commit_whole_or_not_at_all(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    struct vault *first = fixture->vault;
    struct vault *second = open_second(fixture);
    append_many(fixture, stream, 2);
    store_set(&first->store, SMALL_CACHE);
    must(fixture, vault_begin(first, &fixture->err));
    append_many(fixture, stream, 100);
    fixture->vault = second;
    assert_whole(fixture, 2);
    must(fixture, vault_commit(first, &fixture->err));
    assert_whole(fixture, 102);
    fixture->vault = first;
    vault_close(second);
}

static void *no_room(int len)
{
    (void)len;
    return NULL;
}

/* SQLite starts with the first vault that is opened. */
static void log_register__says__that_there_was_no_room_for_sqlite(void **state)
{
    (void)state;
    sqlite3_mem_methods system, full;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system), SQLITE_OK);
    full = system;
    full.xMalloc = no_room;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &full), SQLITE_OK);
    bool is_there = log_register();
    assert_int_equal(sqlite3_shutdown(), SQLITE_OK);
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &system), SQLITE_OK);
    assert_false(is_there);
    assert_true(log_register());
    assert_true(log_register());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_register__says__that_there_was_no_room_for_sqlite),
        cmocka_unit_test_setup_teardown(vault_open__syncs__every_commit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(vault_commit__writes__many_pages_a_call, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(vault_append__reads__what_it_wrote_to_the_log,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(vault_rollback__leaves__the_log_to_the_next_writer,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(vault_open__finds__what_was_committed_before_a_kill,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(vault_read__sees__a_commit_whole_or_not_at_all,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
