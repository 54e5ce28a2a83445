#include "vault/vault_fixture.h"

#include "vault/inside.h"

#include <poll.h>
#include <signal.h>

#define EACH 500

/* A process of its own: opens the vault and appends to its stream and to one that all
 * share. */
static void write_in_child(struct fixture *fixture, int number)
{
    struct error err;
    struct vault *vault;
    char id[16];
    char body[32];
    int64_t own;
    int64_t shared;
    (void)snprintf(id, sizeof id, "own %d", number);
    bool ok =
        vault_open(fixture->home, NULL, passphrase(), &vault, &err) &&
        vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c"), true, &own, &err) &&
        vault_stream(vault, STREAM_TICKET, text_of("shared"), text_of("c"), true, &shared,
                     &err);
    for (int i = 0; i < EACH && ok; i++) {
        (void)snprintf(body, sizeof body, "%d/%d", number, i);
        ok = vault_append(vault, i % 2 == 0 ? own : shared, RECORD_MESSAGE, i, text_of(""),
                          text_of(body), &err);
    }
    if (!ok) {
        (void)fprintf(stderr, "%s\n", err.text);
    }
    _exit(ok ? 0 : 1);
}

struct tally {
    bool seen[2][EACH];
    int total;
};

static bool count_once(void *context, const struct vault_record *record)
{
    struct tally *tally = context;
    char body[32];
    int number;
    int i;
    (void)snprintf(body, sizeof body, "%.*s", (int)record->body.len, record->body.bytes);
    assert_int_equal(sscanf(body, "%d/%d", &number, &i), 2);
    assert_false(tally->seen[number][i]);
    tally->seen[number][i] = true;
    tally->total++;
    return true;
}

static void vault_append__loses_nothing__with_two_processes(void **state)
{
    struct fixture *fixture = *state;
    struct tally tally = {.total = 0};
    struct vault_report report;
    struct buffer problems;
    pid_t children[2];
    buffer_init(&problems, 1 << 20);
    close_vault(fixture);
    for (int i = 0; i < 2; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            write_in_child(fixture, i);
        }
    }
    for (int i = 0; i < 2; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    open_vault(fixture);
    must(fixture,
         vault_read_all(fixture->vault, 0, count_once, &tally, NULL, &fixture->err));
    assert_int_equal(tally.total, 2 * EACH);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, &problems, &fixture->err));
    assert_string_equal(buffer_text(&problems), "");
    assert_int_equal(report.streams, 3);
    assert_int_equal(report.records, 2 * EACH);
    buffer_release(&problems);
}

/* Tells each record's number through the pipe once the vault has acknowledged it. */
static void append_until_killed(struct fixture *fixture, int acknowledged)
{
    struct vault *vault;
    char body[16];
    int64_t stream;
    bool ok =
        vault_open(fixture->home, fixture->state, passphrase(), &vault, NULL) &&
        vault_stream(vault, STREAM_TICKET, text_of("1"), text_of("c"), true, &stream, NULL);
    for (uint32_t i = 0; ok; i++) {
        (void)snprintf(body, sizeof body, "%u", i);
        if (i % 7 == 6) { /* and sometimes three at once */
            ok = vault_begin(vault, NULL);
            for (int k = 0; k < 3 && ok; k++) {
                ok = vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""),
                                  text_of(body), NULL);
            }
            ok = ok && vault_commit(vault, NULL);
        } else {
            ok = vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""), text_of(body),
                              NULL);
        }
        if (i % 50 == 49) {
            vault_checkpoint(vault);
        }
        ok = ok && write(acknowledged, &i, sizeof i) == sizeof i;
    }
    _exit(1);
}

static bool keep_newest(void *context, const struct vault_record *record)
{
    char body[16];
    (void)snprintf(body, sizeof body, "%.*s", (int)record->body.len, record->body.bytes);
    *(long *)context = strtol(body, NULL, 10);
    return true;
}

static long last_acknowledged(int fd)
{
    uint32_t number;
    long last = -1;
    while (read(fd, &number, sizeof number) == sizeof number) {
        last = (long)number;
    }
    return last;
}

/*
 * Returns how many records were acknowledged in this round. after_us counts from the child's
 * start, or from its first record, however long a slow disk takes until then.
 */
static long kill_once(struct fixture *fixture, bool is_appending, unsigned after_us)
{
    int ends[2];
    int status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)close(ends[0]);
        append_until_killed(fixture, ends[1]);
    }
    (void)close(ends[1]);
    struct pollfd first = {.fd = ends[0], .events = POLLIN};
    if (is_appending) {
        assert_int_equal(poll(&first, 1, 30000), 1);
    }
    (void)usleep(after_us);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    long last = last_acknowledged(ends[0]);
    (void)close(ends[0]);
    return last + 1;
}

static void vault_append__loses_nothing_acknowledged__when_it_is_killed(void **state)
{
    struct fixture *fixture = *state;
    long acknowledged = 0;
    struct buffer problems;
    buffer_init(&problems, 1 << 20);
    close_vault(fixture);
    srandom(7);
    for (int round = 0; round < 20; round++) {
        long newest = -1;
        struct vault_report report;
        int64_t before = 0;
        if (round > 0) {
            open_vault(fixture);
            before = vault_newest_row(fixture->vault);
            close_vault(fixture);
        }
        long now = kill_once(fixture, round % 2 == 1, 3000 + (unsigned)(random() % 40000));
        open_vault(fixture);
        must(fixture, vault_read_all(fixture->vault, before, keep_newest, &newest, NULL,
                                     &fixture->err));
        assert_true(newest >= now - 1);
        must(fixture,
             vault_verify(fixture->vault, &report, note_problem, &problems, &fixture->err));
        assert_string_equal(buffer_text(&problems), "");
        assert_false(vault_is_behind(fixture->vault));
        close_vault(fixture);
        acknowledged += now;
    }
    print_message("  %ld acknowledged, 0 lost\n", acknowledged);
    assert_true(acknowledged >= 10); /* more is the machine's speed, not a promise */
    buffer_release(&problems);
}

static void vault_append__tells__that_another_process_holds_the_vault(void **state)
{
    struct fixture *fixture = *state;
    struct vault *other;
    int64_t stream = ticket(fixture, "1");
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    must(fixture, vault_begin(other, &fixture->err));
    sqlite3_busy_timeout(fixture->vault->store.db,
                         50); /* less patience than the program's */
    assert_false(vault_append(fixture->vault, stream, RECORD_MESSAGE, 1, text_of(""),
                              text_of("x"), &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_non_null(strstr(fixture->err.text, "another process holds the vault"));
    vault_rollback(other);
    append(fixture, stream, "", "a");
    assert_reads(fixture, stream, 0, "1:a");
    vault_close(other);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_append__loses_nothing__with_two_processes),
        STORY(vault_append__loses_nothing_acknowledged__when_it_is_killed),
        STORY(vault_append__tells__that_another_process_holds_the_vault),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
