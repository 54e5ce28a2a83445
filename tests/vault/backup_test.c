#include "vault/vault_fixture.h"

#include "vault/inside.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>

static void place(struct fixture *fixture, const char *name, char path[128])
{
    (void)snprintf(path, 128, "%s/%s", fixture->home, name);
}

/* Opens the copy as somebody would who lost the vault: in a home of its own. */
static struct vault *restore(struct fixture *fixture, const char *path)
{
    char home[96];
    char name[112];
    struct vault *vault = NULL;
    (void)snprintf(home, sizeof home, "%s/restored", fixture->home);
    (void)snprintf(name, sizeof name, "%s/vault.db", home);
    (void)mkdir(home, 0700);
    assert_int_equal(rename(path, name), 0);
    must(fixture, vault_open(home, home, passphrase(), &vault, &fixture->err));
    return vault;
}

static bool count_one(void *context, const struct vault_record *record)
{
    (void)record;
    *(int64_t *)context += 1;
    return true;
}

static int64_t count_sound(struct fixture *fixture, struct vault *vault)
{
    struct vault_report report;
    struct buffer problems;
    int64_t count = 0;
    size_t damaged = 0;
    buffer_init(&problems, 100000);
    must(fixture, vault_read_all(vault, 0, count_one, &count, &damaged, &fixture->err));
    must(fixture, vault_verify(vault, &report, note_problem, &problems, &fixture->err));
    assert_string_equal(buffer_text(&problems), "");
    assert_int_equal(damaged, 0);
    buffer_release(&problems);
    return count;
}

static void vault_backup__makes__a_whole_vault_that_only_its_owner_reads(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    struct stat status;
    char path[128];
    place(fixture, "copy of 100% ?#", path);
    for (int i = 0; i < 30; i++) {
        append(fixture, ticket(fixture, i % 2 == 0 ? "even" : "odd"), "", "a");
    }
    must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(made.bytes, status.st_size);
    assert_int_equal(made.streams, 2);
    assert_int_equal(made.records, 30);
    append(fixture, ticket(fixture, "later"), "", "a");
    struct vault *copy = restore(fixture, path);
    assert_int_equal(count_sound(fixture, copy), 30);
    vault_close(copy);
}

static void vault_backup__never_replaces__what_stands_there(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made = {.bytes = -1};
    char path[128];
    size_t len;
    place(fixture, "precious", path);
    write_file(path, "letter", 6);
    assert_false(vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_int_equal(made.bytes, -1);
    char *bytes = read_file(path, &len);
    assert_int_equal(len, 6);
    memory_free(bytes);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("/nowhere/else", path), 0);
    assert_false(vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_false(vault_backup(fixture->vault, "/nowhere/copy", &made, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
}

/* Freed pages may hold what was destroyed; a copy has none. */
static void vault_backup__leaves_out__what_was_deleted(void **state)
{
    static const char sealed[] = "sealed once, deleted, and not wiped";
    struct fixture *fixture = *state;
    struct vault_backup made;
    char path[128];
    size_t len;
    place(fixture, "copy", path);
    append(fixture, ticket(fixture, "1"), "", "a");
    close_vault(fixture);
    tamper(fixture, "PRAGMA secure_delete = OFF; CREATE TABLE scratch(bytes);"
                    "INSERT INTO scratch SELECT 'sealed once, deleted, and not wiped' FROM "
                    "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
                    "500) SELECT i FROM n); DROP TABLE scratch;");
    char *file = read_file(fixture->file, &len);
    assert_non_null(memmem(file, len, sealed, sizeof sealed - 1));
    memory_free(file);
    open_vault(fixture);
    must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
    char *copy = read_file(path, &len);
    assert_null(memmem(copy, len, sealed, sizeof sealed - 1));
    memory_free(copy);
}

static void append_for_ever(struct fixture *fixture)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* also where the test fails */
    fixture->vault = NULL;
    open_vault(fixture);
    int64_t stream = ticket(fixture, "busy");
    for (;;) {
        append(fixture, stream, "", "a record that is written while the copy is made");
    }
}

static void vault_backup__copies__one_state_while_another_process_writes(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    char path[128];
    place(fixture, "copy", path);
    pid_t child = fork();
    if (child == 0) {
        append_for_ever(fixture);
    }
    while (vault_newest_row(fixture->vault) < 20) {
        (void)usleep(1000);
    }
    for (int i = 0; i < 5; i++) {
        must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
        struct vault *copy = restore(fixture, path);
        assert_int_equal(count_sound(fixture, copy), made.records);
        vault_close(copy);
        char anchor[128];
        place(fixture, "restored/vault.anchor", anchor);
        assert_int_equal(unlink(anchor), 0);
    }
    assert_true(made.records >= 20);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void vault_backup__works__from_a_read_only_vault(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    char path[128];
    place(fixture, "copy", path);
    append(fixture, ticket(fixture, "1"), "", "a");
    close_vault(fixture);
    open_vault(fixture);
    store_close(&fixture->vault->store);
    must(fixture, store_open_copy(&fixture->vault->store, fixture->file, &fixture->err));
    must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_int_equal(made.records, 1);
}

/* The header of another vault, or none, does not pass for ours. */
static void vault_backup__keeps_no_copy__that_does_not_open(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    struct stat status;
    char path[128];
    place(fixture, "copy", path);
    tamper(fixture, "UPDATE header SET bytes = zeroblob(length(bytes))");
    assert_false(vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    assert_int_not_equal(lstat(path, &status), 0);
}

static void vault_backup__refuses__the_names_beside_the_vault(void **state)
{
    static const char *const names[] = {"vault.db",         "vault.db-journal",
                                        "vault.db-wal",     "vault.db-shm",
                                        "vault.db-mj0A1B2", "catalogue.db-journal"};
    struct fixture *fixture = *state;
    struct vault_backup made;
    char path[128];
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        place(fixture, names[i], path);
        assert_false(vault_backup(fixture->vault, path, &made, &fixture->err));
        assert_int_equal(fixture->err.code, ERROR_USAGE);
    }
    place(fixture, "elsewhere", path);
    assert_int_equal(mkdir(path, 0700), 0);
    place(fixture, "elsewhere/vault.db", path);
    must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
}

static int count_names(struct fixture *fixture, const char *start)
{
    int count = 0;
    struct dirent *entry;
    DIR *folder = opendir(fixture->home);
    while ((entry = readdir(folder)) != NULL) {
        count += strncmp(entry->d_name, start, strlen(start)) == 0;
    }
    (void)closedir(folder);
    return count;
}

/* What a killed backup left goes, but not what another is just writing, or is not ours. */
static void vault_backup__sweeps__what_a_killed_one_left(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    char id[2 * SEAL_ID_LEN + 1];
    char left[256];
    char path[128];
    secret_to_hex(fixture->vault->id, SEAL_ID_LEN, id);
    const char *const endings[] = {"AbCdEf", "AbCdEf-journal", "AbCdE", "AbCdEfG"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        (void)snprintf(left, sizeof left, "%s/.deskhand-backup-%s.%s", fixture->home, id,
                       endings[i]);
        write_file(left, "a copy", 6);
    }
    place(fixture, ".deskhand-backup-0123456789abcdef0123456789abcdef.AbCdEf", path);
    write_file(path, "of another vault", 16);
    int writer = open(fixture->home, O_RDONLY | O_DIRECTORY);
    assert_int_equal(flock(writer, LOCK_SH), 0);
    place(fixture, "first", path);
    must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_int_equal(count_names(fixture, ".deskhand-backup-"), 5);
    assert_int_equal(close(writer), 0);
    place(fixture, "second", path);
    must(fixture, vault_backup(fixture->vault, path, &made, &fixture->err));
    assert_int_equal(count_names(fixture, ".deskhand-backup-"), 3);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_backup__makes__a_whole_vault_that_only_its_owner_reads),
        STORY(vault_backup__never_replaces__what_stands_there),
        STORY(vault_backup__leaves_out__what_was_deleted),
        STORY(vault_backup__copies__one_state_while_another_process_writes),
        STORY(vault_backup__works__from_a_read_only_vault),
        STORY(vault_backup__keeps_no_copy__that_does_not_open),
        STORY(vault_backup__refuses__the_names_beside_the_vault),
        STORY(vault_backup__sweeps__what_a_killed_one_left),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
