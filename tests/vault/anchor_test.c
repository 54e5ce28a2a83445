#include "vault/vault_fixture.h"

#include "vault/inside.h"

#include <time.h>

static bool is_renewed(struct fixture *fixture, char **before, size_t *len)
{
    size_t now_len;
    char *now = read_file(fixture->anchor, &now_len);
    bool is_other =
        *before == NULL || now_len != *len || memcmp(now, *before, now_len) != 0;
    memory_free(*before);
    *before = now;
    *len = now_len;
    return is_other;
}

static void
vault_anchor_when_due__writes__once_a_minute_while_the_vault_goes_on(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    char *anchor = NULL;
    size_t len;
    int64_t stream = ticket(fixture, "1");
    append(fixture, stream, "", "a");
    vault_anchor_when_due(vault, 1000);
    (void)is_renewed(fixture, &anchor, &len);
    append(fixture, stream, "", "b");
    vault_anchor_when_due(vault, 1030);
    assert_false(is_renewed(fixture, &anchor, &len));
    vault_anchor_when_due(vault, 1060);
    assert_true(is_renewed(fixture, &anchor, &len));
    vault_anchor_when_due(vault, 1200);
    assert_false(is_renewed(fixture, &anchor, &len)); /* nothing came since */
    append(fixture, stream, "", "c");
    vault_anchor_when_due(vault, 900); /* the clock was set back */
    assert_true(is_renewed(fixture, &anchor, &len));
    vault_lock(vault);
    vault_anchor_when_due(vault, 9000);
    assert_false(is_renewed(fixture, &anchor, &len));
    memory_free(anchor);
}

static void leave_behind(struct fixture *fixture, const char *name, time_t age,
                         char path[192])
{
    struct timespec times[2] = {{.tv_sec = time(NULL) - age}, {.tv_sec = time(NULL) - age}};
    (void)snprintf(path, 192, "%s/%s", fixture->state, name);
    write_file(path, "half", 4);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
vault_open__sweeps__anchors_that_killed_processes_left_half_written(void **state)
{
    struct fixture *fixture = *state;
    char stale[192];
    char fresh[192];
    char other[192];
    close_vault(fixture);
    leave_behind(fixture, ".vault.anchor.Ab12Cd", 3600, stale);
    leave_behind(fixture, ".vault.anchor.Ef34Gh", 1, fresh); /* somebody writes it */
    leave_behind(fixture, ".vault.other.Ij56Kl", 3600, other);
    open_vault(fixture);
    assert_int_not_equal(access(stale, F_OK), 0);
    assert_int_equal(access(fresh, F_OK), 0);
    assert_int_equal(access(other, F_OK), 0);
}

static void vault_close__leaves__the_anchor_of_a_later_version(void **state)
{
    struct fixture *fixture = *state;
    size_t len;
    append(fixture, ticket(fixture, "1"), "", "a");
    close_vault(fixture);
    char *anchor = read_file(fixture->anchor, &len);
    anchor[8]++;
    write_file(fixture->anchor, anchor, len);
    open_vault(fixture);
    assert_true(vault_is_unanchored(fixture->vault));
    append(fixture, ticket(fixture, "1"), "", "b");
    must(fixture, vault_anchor(fixture->vault, &fixture->err));
    close_vault(fixture);
    assert_false(is_renewed(fixture, &anchor, &len));
    open_vault(fixture);
    must(fixture, vault_anchor_anew(fixture->vault, &fixture->err));
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_is_unanchored(fixture->vault));
    memory_free(anchor);
}

/* Who leaves does not wait for long, and what is not its to write now stays. */
static void vault_close__writes_no_anchor__while_another_writes(void **state)
{
    struct fixture *fixture = *state;
    struct timespec began;
    struct timespec ended;
    char *anchor = NULL;
    size_t len;
    sqlite3 *db;
    append(fixture, ticket(fixture, "1"), "", "a");
    must(fixture, vault_anchor(fixture->vault, &fixture->err));
    append(fixture, ticket(fixture, "1"), "", "b");
    (void)is_renewed(fixture, &anchor, &len);
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    (void)clock_gettime(CLOCK_MONOTONIC, &began);
    close_vault(fixture);
    (void)clock_gettime(CLOCK_MONOTONIC, &ended);
    assert_in_range(ended.tv_sec - began.tv_sec, 0, 5);
    assert_false(is_renewed(fixture, &anchor, &len));
    assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    open_vault(fixture);
    assert_false(vault_is_behind(fixture->vault));
    assert_true(is_renewed(fixture, &anchor, &len));
    memory_free(anchor);
}

static void anchor_open__refuses__every_shorter_or_longer_one(void **state)
{
    struct fixture *fixture = *state;
    const struct vault *vault = fixture->vault;
    struct anchor anchor = {.newest_row = 7,
                            .erasures = 2,
                            .newest_stream = 3,
                            .changes = 4,
                            .version = ANCHOR_VERSION};
    struct anchor read;
    uint8_t bytes[ANCHOR_LEN_MAX + 1] = {0};
    anchor_seal(&anchor, vault->keys, vault->id, bytes);
    memcpy(bytes + ANCHOR_LEN, bytes + ANCHOR_LEN - ANCHOR_BOX_LEN, ANCHOR_BOX_LEN);
    for (size_t len = 0; len <= sizeof bytes; len++) {
        bool is_good =
            anchor_open(bytes, len, vault->keys, vault->id, &read) == ANCHOR_GOOD;
        assert_int_equal(is_good, len == ANCHOR_LEN);
    }
    assert_memory_equal(&read, &anchor, sizeof read);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_anchor_when_due__writes__once_a_minute_while_the_vault_goes_on),
        STORY(vault_open__sweeps__anchors_that_killed_processes_left_half_written),
        STORY(vault_close__leaves__the_anchor_of_a_later_version),
        STORY(vault_close__writes_no_anchor__while_another_writes),
        STORY(anchor_open__refuses__every_shorter_or_longer_one),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
