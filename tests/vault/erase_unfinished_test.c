/* Erasures that something cut short: another process's snapshot, a kill. */
#include "erase_fixture.h"

#include "vault/mirror.h"

#include <signal.h>

/* This program again, as a stranger to the vault: holds a snapshot until its input ends. */
static int hold(const char *file)
{
    sqlite3 *db = NULL;
    char byte = 0;
    bool ok = sqlite3_open(file, &db) == SQLITE_OK &&
              sqlite3_exec(db, "BEGIN; SELECT count(*) FROM records", NULL, NULL, NULL) ==
                  SQLITE_OK &&
              write(STDOUT_FILENO, &byte, 1) == 1;
    ok = ok && read(STDIN_FILENO, &byte, 1) == 0;
    (void)sqlite3_close(db);
    return ok ? 0 : 1;
}

static pid_t hold_snapshot(struct fixture *fixture, int *release)
{
    int ready[2];
    int end[2];
    char byte;
    assert_int_equal(pipe2(ready, O_CLOEXEC), 0);
    assert_int_equal(pipe2(end, O_CLOEXEC), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(end[0], STDIN_FILENO);
        (void)dup2(ready[1], STDOUT_FILENO);
        (void)execl("/proc/self/exe", "erase_test", "hold", fixture->file, (char *)NULL);
        _exit(1);
    }
    (void)close(ready[1]);
    (void)close(end[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    (void)close(ready[0]);
    *release = end[1];
    return child;
}

static void reader__of_an_old_snapshot_is_named_and_verify_finishes(void **state)
{
    struct fixture *fixture = *state;
    uint8_t keys[8 * KEY_LEN];
    char name[64];
    int release;
    int status;
    struct error err = {ERROR_NONE, ""};
    add_customers(fixture, 0, 10);
    vault_checkpoint(fixture->vault);
    append(fixture, owned_ticket(fixture, "t0-0", "c0"), "", "something in the log");
    size_t count = copy_keys(fixture, "c7", keys);
    pid_t child = hold_snapshot(fixture, &release);

    (void)erase(fixture, "c7", NOW);
    assert_false(vault_finish_erasing(fixture->vault, false, &err));

    assert_int_equal(err.code, ERROR_FAILED);
    (void)snprintf(name, sizeof name, "process %ld", (long)child);
    if (strstr(err.text, name) == NULL) {
        fail_msg("no %s in: %s", name, err.text);
    }
    assert_true(vault_is_erasing_pending(fixture->vault));
    assert_true(count_copies(fixture, keys, count) > 0);
    close_vault(fixture);
    open_vault(fixture);
    assert_true(vault_is_erasing_pending(fixture->vault));
    (void)close(release);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_verifies(fixture, 27);
    assert_false(vault_is_erasing_pending(fixture->vault));
    assert_int_equal(count_copies(fixture, keys, count), 0);
}

/* Erases in a child that is killed after so many microseconds. */
static void erase_and_kill(struct fixture *fixture, useconds_t after)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct vault *vault = NULL;
        struct vault_owned owned = {.count = 0};
        struct vault_erased erased;
        bool ok = vault_open(fixture->home, fixture->state, passphrase(), &vault, NULL) &&
                  vault_erase(vault, text_of("c7"), &owned, moment_now(), &erased, NULL) &&
                  vault_finish_erasing(vault, true, NULL);
        _exit(ok ? 0 : 1);
    }
    (void)usleep(after);
    (void)kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
}

static void erasure__killed_anywhere_is_whole_or_never_began(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    char mirror[112];
    uint8_t keys[8 * KEY_LEN];
    int whole = 0;
    int never = 0;
    (void)snprintf(backup, sizeof backup, "%s/../old-%d", fixture->home, (int)getpid());
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    add_customers(fixture, 0, 30);
    size_t count = copy_keys(fixture, "c7", keys);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    for (int i = 0; i < 60; i++) {
        put_back(fixture, backup);
        (void)unlink(mirror);
        (void)unlink(fixture->anchor);
        erase_and_kill(fixture, (useconds_t)(i * 700));
        open_vault(fixture);
        size_t left = count_owned(fixture, "c7");
        assert_true(left == 0 || left == 3);
        assert_false(vault_is_erasing_pending(fixture->vault));
        assert_verifies(fixture, left == 0 ? 87 : 90);
        assert_int_equal(count_copies(fixture, keys, left == 0 ? count : 0), 0);
        whole += left == 0;
        never += left != 0;
        close_vault(fixture);
    }
    (void)unlink(backup);
    print_message("killed 60 times: %d whole, %d never begun\n", whole, never);
}

int main(int count, char **arguments)
{
    if (count == 3 && strcmp(arguments[1], "hold") == 0) {
        return hold(arguments[2]);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            reader__of_an_old_snapshot_is_named_and_verify_finishes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__killed_anywhere_is_whole_or_never_began,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
