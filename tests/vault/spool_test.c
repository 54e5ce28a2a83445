/* What a connection holds back of its writes: nothing that others see may differ for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "vault/spool.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROWS 3000 /* of a page each; the cache has ten */

struct fixture {
    char folder[32];
    char path[64];
    sqlite3 *db;
};

static sqlite3 *open_by(const struct fixture *fixture, const char *vfs)
{
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    assert_int_equal(sqlite3_open_v2(fixture->path, &db, flags, vfs), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA page_size = 2048; PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL; PRAGMA cache_size = 10;"
                                  "PRAGMA wal_autocheckpoint = 0",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    return db;
}

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static void must(sqlite3 *db, const char *sql)
{
    if (run(db, sql) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
}

static int64_t number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t found = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        found = sqlite3_column_int64(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    return found;
}

/* Rows of a page each, a value in both ends of it. */
static int fill(sqlite3 *db, int from, int to, int value)
{
    char sql[256];
    (void)snprintf(
        sql, sizeof sql,
        "WITH n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
        "INSERT OR REPLACE INTO t SELECT i, printf('%%d %%01900d %%d', i + %d, 0, "
        "i + %d) FROM n",
        from, to, value, value);
    return run(db, sql);
}

static void must_fill(sqlite3 *db, int from, int to, int value)
{
    assert_int_equal(fill(db, from, to, value), SQLITE_OK);
}

/* How many rows do not say what they were given. */
static int64_t wrong(sqlite3 *db, int from, int to, int value)
{
    char sql[256];
    (void)snprintf(sql, sizeof sql,
                   "SELECT %d - %d + 1 - count(*) FROM t WHERE i BETWEEN %d AND %d AND "
                   "s = printf('%%d %%01900d %%d', i + %d, 0, i + %d)",
                   to, from, from, to, value, value);
    return number(db, sql);
}

static int start(void **state)
{
    static struct fixture fixture;
    (void)snprintf(fixture.folder, sizeof fixture.folder, "/tmp/spool.XXXXXX");
    assert_non_null(mkdtemp(fixture.folder));
    (void)snprintf(fixture.path, sizeof fixture.path, "%s/file", fixture.folder);
    fixture.db = open_by(&fixture, spool_vfs());
    must(fixture.db, "CREATE TABLE t(i INTEGER PRIMARY KEY, s TEXT)");
    *state = &fixture;
    return 0;
}

static int stop(void **state)
{
    struct fixture *fixture = *state;
    char path[80];
    static const char *const ends[] = {"", "-wal", "-shm"};
    (void)sqlite3_close(fixture->db);
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        (void)snprintf(path, sizeof path, "%s%s", fixture->path, ends[i]);
        (void)unlink(path);
    }
    return rmdir(fixture->folder);
}

static void spool_begin__lets__what_was_written_be_read_and_written_over(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *other = open_by(fixture, NULL);
    spool_begin(fixture->db);
    must(fixture->db, "BEGIN");
    must_fill(fixture->db, 1, ROWS, 0);
    assert_int_equal(wrong(fixture->db, 1, ROWS, 0), 0);
    /* Far behind in the log, near its end, and all of a stretch. */
    for (int row = 7; row < ROWS; row += 97) {
        must_fill(fixture->db, row, row, 5);
        assert_int_equal(wrong(fixture->db, row, row, 5), 0);
    }
    must_fill(fixture->db, ROWS - 40, ROWS, 5);
    must_fill(fixture->db, 1000, 1100, 5);
    assert_int_equal(number(other, "SELECT count(*) FROM t"), 0);
    must(fixture->db, "COMMIT");

    assert_int_equal(number(other, "SELECT count(*) FROM t"), ROWS);
    assert_int_equal(wrong(other, 1000, 1100, 5), 0);
    assert_int_equal(wrong(other, ROWS - 40, ROWS, 5), 0);
    assert_int_equal(wrong(other, 8, 103, 0), 0);
    assert_int_equal(wrong(other, 104, 104, 5), 0);
    spool_end(fixture->db);
    assert_int_equal(number(other, "SELECT count(*) FROM pragma_integrity_check "
                                   "WHERE integrity_check = 'ok'"),
                     1);
    (void)sqlite3_close(other);
}

static void spool_begin__lets__a_checkpoint_write_the_whole_file(void **state)
{
    struct fixture *fixture = *state;
    must_fill(fixture->db, 1, ROWS, 0);
    must_fill(fixture->db, 500, 600, 3);
    spool_begin(fixture->db);
    assert_int_equal(
        sqlite3_wal_checkpoint_v2(fixture->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL),
        SQLITE_OK);
    spool_end(fixture->db);
    (void)sqlite3_close(fixture->db); /* the log goes with the last who has it open */
    fixture->db = open_by(fixture, NULL);
    assert_int_equal(wrong(fixture->db, 1, 499, 0), 0);
    assert_int_equal(wrong(fixture->db, 500, 600, 3), 0);
    assert_int_equal(wrong(fixture->db, 601, ROWS, 0), 0);
    assert_int_equal(number(fixture->db, "SELECT count(*) FROM pragma_integrity_check "
                                         "WHERE integrity_check = 'ok'"),
                     1);
}

/* Its log is as a killed process leaves it: what was committed is there, the rest is not.
 */
static void spool_begin__keeps__what_was_committed_before_a_kill(void **state)
{
    struct fixture *fixture = *state;
    int status = 0;
    (void)sqlite3_close(fixture->db);
    fixture->db = NULL;
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *db = open_by(fixture, spool_vfs());
        spool_begin(db);
        bool ok = run(db, "BEGIN") == SQLITE_OK && fill(db, 1, ROWS, 0) == SQLITE_OK &&
                  run(db, "COMMIT") == SQLITE_OK && run(db, "BEGIN") == SQLITE_OK &&
                  fill(db, 1, ROWS, 9) == SQLITE_OK;
        (void)kill(ok ? getpid() : 0, SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    fixture->db = open_by(fixture, NULL);
    assert_int_equal(wrong(fixture->db, 1, ROWS, 0), 0);
    assert_int_equal(number(fixture->db, "SELECT count(*) FROM t"), ROWS);
}

/* A limit on the file's size stands for a disk that fills. */
static int fill_the_disk(struct fixture *fixture)
{
    struct rlimit limit = {800000, RLIM_INFINITY};
    struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
    sqlite3 *db = open_by(fixture, spool_vfs());
    (void)signal(SIGXFSZ, SIG_IGN);
    if (run(db, "INSERT INTO t VALUES(0, 'before')") != SQLITE_OK ||
        setrlimit(RLIMIT_FSIZE, &limit) != 0) {
        return 2;
    }
    spool_begin(db);
    int result = run(db, "BEGIN");
    for (int row = 1; row < ROWS && result == SQLITE_OK; row++) {
        result = fill(db, row, row, 0);
    }
    /* Room came back too late for what was lost of the transaction. */
    if (result == SQLITE_OK || setrlimit(RLIMIT_FSIZE, &none) != 0) {
        return 3;
    }
    if (sqlite3_get_autocommit(db) == 0 && run(db, "COMMIT") == SQLITE_OK) {
        return 4;
    }
    (void)run(db, "ROLLBACK");
    spool_end(db);
    if (fill(db, 5, 5, 0) != SQLITE_OK || number(db, "SELECT count(*) FROM t") != 2) {
        return 5;
    }
    return sqlite3_close(db) == SQLITE_OK ? 0 : 6;
}

static void spool_write__refused__is_told_and_nothing_of_it_commits(void **state)
{
    struct fixture *fixture = *state;
    int status = 0;
    (void)sqlite3_close(fixture->db);
    fixture->db = NULL;
    pid_t child = fork();
    if (child == 0) {
        _exit(fill_the_disk(fixture));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    fixture->db = open_by(fixture, NULL);
    assert_int_equal(number(fixture->db, "SELECT sum(i) FROM t"), 5);
    assert_int_equal(wrong(fixture->db, 5, 5, 0), 0);
}

/* Calls of this process that wrote, or -1 where the system does not count them. */
static int64_t writes_of_process(void)
{
    char line[64];
    long long calls = -1;
    FILE *file = fopen("/proc/self/io", "re");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        (void)sscanf(line, "syscw: %lld", &calls);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return calls;
}

static void spool_begin__makes__a_tenth_of_the_writes(void **state)
{
    struct fixture *fixture = *state;
    int64_t began = writes_of_process();
    if (began < 0) {
        print_message("skipped: this system does not count a process's writes\n");
        skip();
    }
    spool_begin(fixture->db);
    must_fill(fixture->db, 1, ROWS, 0);
    assert_int_equal(
        sqlite3_wal_checkpoint_v2(fixture->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL),
        SQLITE_OK);
    spool_end(fixture->db);
    assert_in_range(writes_of_process() - began, 1, 3 * ROWS / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            spool_begin__lets__what_was_written_be_read_and_written_over, start, stop),
        cmocka_unit_test_setup_teardown(
            spool_begin__lets__a_checkpoint_write_the_whole_file, start, stop),
        cmocka_unit_test_setup_teardown(
            spool_begin__keeps__what_was_committed_before_a_kill, start, stop),
        cmocka_unit_test_setup_teardown(
            spool_write__refused__is_told_and_nothing_of_it_commits, start, stop),
        cmocka_unit_test_setup_teardown(spool_begin__makes__a_tenth_of_the_writes, start,
                                        stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
