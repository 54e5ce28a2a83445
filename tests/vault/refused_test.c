/*
 * What is no vault that may be opened, or not by this program, or not now: each told apart
 * by its code and its words, and nothing of it changed.
 */
#include "vault/vault_fixture.h"

#include "vault/inside.h"
#include "vault/little.h"

#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>

#define NOBODY 65534

struct kept {
    char *file;
    char *anchor;
    size_t file_len, anchor_len;
};

static struct kept keep(struct fixture *fixture)
{
    struct kept kept;
    kept.file = read_file(fixture->file, &kept.file_len);
    kept.anchor = read_file(fixture->anchor, &kept.anchor_len);
    return kept;
}

static void release(struct kept *kept)
{
    memory_free(kept->file);
    memory_free(kept->anchor);
}

static void assert_unchanged(struct fixture *fixture, const char *file, size_t len,
                             const struct kept *kept)
{
    size_t now_len;
    char *now = read_file(fixture->file, &now_len);
    assert_int_equal(now_len, len);
    assert_memory_equal(now, file, len);
    memory_free(now);
    now = read_file(fixture->anchor, &now_len);
    assert_int_equal(now_len, kept->anchor_len);
    assert_memory_equal(now, kept->anchor, now_len);
    memory_free(now);
    assert_int_not_equal(access(fixture->log, F_OK), 0);
}

static enum error_code opening(struct fixture *fixture)
{
    struct vault *vault = NULL;
    fixture->err = (struct error){ERROR_NONE, ""};
    if (vault_open(fixture->home, fixture->state, passphrase(), &vault, &fixture->err)) {
        vault_close(vault);
    }
    return fixture->err.code;
}

static void make_some(struct fixture *fixture)
{
    char id[16];
    for (int i = 0; i < 8; i++) {
        (void)snprintf(id, sizeof id, "t%d", i);
        append(fixture, ticket(fixture, id), "words", "a body");
        append(fixture, ticket(fixture, id), "words", "another body");
    }
    close_vault(fixture);
}

static void vault_open__calls_damaged__a_vault_cut_at_any_length(void **state)
{
    struct fixture *fixture = *state;
    make_some(fixture);
    struct kept kept = keep(fixture);
    for (size_t len = 0; len < kept.file_len; len += len < 4200 ? 97 : 1021) {
        write_file(fixture->file, kept.file, len);
        if (opening(fixture) != ERROR_DAMAGED) {
            fail_msg("%zu of %zu bytes: %d %s", len, kept.file_len, fixture->err.code,
                     fixture->err.text);
        }
        assert_unchanged(fixture, kept.file, len, &kept);
    }
    write_file(fixture->file, kept.file, kept.file_len);
    assert_int_equal(opening(fixture), ERROR_NONE);
    release(&kept);
}

/* The log of a killed process, cut: what it lost since the anchor is told, the rest opens.
 */
static void vault_open__notices__a_log_cut_before_its_anchor(void **state)
{
    struct fixture *fixture = *state;
    size_t len[2];
    int64_t stream = ticket(fixture, "1");
    for (int i = 0; i < 10; i++) {
        append(fixture, stream, "", "a");
    }
    must(fixture, vault_anchor(fixture->vault, &fixture->err));
    append(fixture, stream, "", "after the anchor");
    char *file = read_file(fixture->file, &len[0]);
    char *log = read_file(fixture->log, &len[1]);
    close_vault(fixture);
    struct kept kept = keep(fixture);
    int behind = 0;
    int ahead = 0;
    for (size_t cut = 0; cut <= len[1]; cut += 500) {
        write_file(fixture->file, file, len[0]);
        write_file(fixture->log, log, cut < len[1] ? cut : len[1]);
        write_file(fixture->anchor, kept.anchor, kept.anchor_len);
        if (opening(fixture) != ERROR_NONE) {
            continue; /* the vault was not whole yet */
        }
        open_vault(fixture);
        behind += vault_is_behind(fixture->vault);
        ahead += !vault_is_behind(fixture->vault);
        close_vault(fixture);
    }
    assert_true(behind > 5);
    assert_in_range(ahead, 0, 1);
    memory_free(file);
    memory_free(log);
    release(&kept);
}

/* Finds the header where it lies in the file and forges a byte of it, checksum and all. */
static void forge(const struct kept *kept, size_t at, uint8_t byte, char *forged)
{
    memcpy(forged, kept->file, kept->file_len);
    uint8_t *header = memmem(forged, kept->file_len, HEADER_MAGIC, 8);
    assert_non_null(header);
    header[at] ^= byte;
    secret_hash(NULL, header, HEADER_LEN - 32, header + HEADER_LEN - 32, 32);
}

static void vault_open__refuses__a_header_hostile_in_any_field(void **state)
{
    static const struct {
        const char *field;
        size_t at;
        uint8_t change;
        enum error_code code;
        const char *says;
    } rows[] = {
        {"magic", 0, 1, ERROR_DAMAGED, "header is damaged"},
        {"newer version", 8, 0x2 ^ 0x3, ERROR_FAILED, "newer Deskhand"},
        {"no version", 8, 0x2 ^ 0x0, ERROR_DAMAGED, "no known format"},
        {"older version", 8, 0x2 ^ 0x1, ERROR_DAMAGED, "no known format"},
        {"id", 12, 1, ERROR_LOCKED, "wrong passphrase"},
        {"changes", 28, 1, ERROR_DAMAGED, "header was changed"},
        {"passes", 36, 0x80, ERROR_DAMAGED, "outside the bounds"},
        {"no passes", 36, 1, ERROR_DAMAGED, "outside the bounds"},
        {"memory", 43, 0x7f, ERROR_DAMAGED, "outside the bounds"},
        {"salt", 44, 1, ERROR_LOCKED, "wrong passphrase"},
        {"commitment", 60, 1, ERROR_LOCKED, "wrong passphrase"},
        {"box", 92, 1, ERROR_DAMAGED, "wrapped key is damaged"},
        {"passes of the code", 164, 0x80, ERROR_DAMAGED, "outside the bounds"},
        {"memory of the code", 171, 0x7f, ERROR_DAMAGED, "outside the bounds"},
        {"salt of the code", 172, 1, ERROR_DAMAGED, "header was changed"},
        {"box of the code", 220, 1, ERROR_DAMAGED, "header was changed"},
        {"tombstone key", 292, 1, ERROR_DAMAGED, "header was changed"},
        {"identifying key", 396, 1, ERROR_DAMAGED, "header was changed"},
        {"MAC", 500, 1, ERROR_DAMAGED, "header was changed"},
    };
    struct fixture *fixture = *state;
    make_some(fixture);
    struct kept kept = keep(fixture);
    char *forged = memory_get(kept.file_len);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        forge(&kept, rows[i].at, rows[i].change, forged);
        write_file(fixture->file, forged, kept.file_len);
        if (opening(fixture) != rows[i].code ||
            strstr(fixture->err.text, rows[i].says) == NULL) {
            fail_msg("%s: %d %s", rows[i].field, fixture->err.code, fixture->err.text);
        }
        assert_unchanged(fixture, forged, kept.file_len, &kept);
    }
    memory_free(forged);
    release(&kept);
}

/* As somebody without root's powers; true where the story went as told. */
static bool run_as_nobody(struct fixture *fixture, bool (*story)(struct fixture *fixture))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        bool ok = setgid(NOBODY) == 0 && setuid(NOBODY) == 0;
        _exit(ok && story(fixture) ? 0 : 1);
    }
    (void)waitpid(child, &status, 0);
    return status == 0;
}

static bool foreign_story(struct fixture *fixture)
{
    return opening(fixture) == ERROR_FAILED &&
           strstr(fixture->err.text, "belongs to another user") != NULL;
}

static void vault_open__tells__a_vault_that_another_user_owns(void **state)
{
    struct fixture *fixture = *state;
    if (geteuid() != 0) {
        print_message("skipped: only root can be two users\n");
        skip();
    }
    make_some(fixture);
    struct kept kept = keep(fixture);
    assert_int_equal(chmod(fixture->home, 0755), 0);
    assert_true(run_as_nobody(fixture, foreign_story));
    assert_unchanged(fixture, kept.file, kept.file_len, &kept);
    release(&kept);
}

static bool tell_code(void *context, const char *code, struct error *err)
{
    (void)context;
    (void)code;
    (void)err;
    return true;
}

/* All that would write, by the words with which each is refused. */
static void assert_writes_fail(struct vault *vault, const char *says)
{
    struct error err[4];
    struct vault_change change = {.passphrase = text_of("another")};
    struct vault_rotation rotation = {.show = tell_code};
    int64_t stream = 0;
    bool done[] = {
        vault_append(vault, 1, RECORD_MESSAGE, 1, text_of(""), text_of("x"), &err[0]),
        vault_stream(vault, STREAM_TICKET, text_of("new"), text_of(""), true, &stream,
                     &err[1]),
        vault_passwd(vault, passphrase(), &change, &err[2]),
        vault_rotate(vault, passphrase(), &rotation, &err[3]),
    };
    for (size_t i = 0; i < COUNT_OF(done); i++) {
        assert_false(done[i]);
        assert_int_equal(err[i].code, ERROR_FAILED);
        if (strstr(err[i].text, says) == NULL &&
            strstr(err[i].text, "No space left") == NULL) { /* for the anchor */
            fail_msg("%zu: %s", i, err[i].text);
        }
    }
}

/* A small file system of its own over the vault's folder, where the system allows one. */
static bool mount_small(struct fixture *fixture, const char *options)
{
    struct kept kept = keep(fixture);
    bool ok = mount("tmpfs", fixture->home, "tmpfs", 0, options) == 0;
    if (ok) {
        assert_int_equal(mkdir(fixture->state, 0700), 0);
        write_file(fixture->file, kept.file, kept.file_len);
        write_file(fixture->anchor, kept.anchor, kept.anchor_len);
    }
    release(&kept);
    return ok;
}

static void vault_open__reads__from_a_read_only_disk_and_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    char copy[] = "/tmp/deskhand-copy-XXXXXX";
    make_some(fixture);
    struct kept kept = keep(fixture);
    if (!mount_small(fixture, "size=4m,mode=700")) {
        print_message("skipped: no file system can be mounted here\n");
        release(&kept);
        skip();
    }
    assert_int_equal(mount(NULL, fixture->home, NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
    open_vault(fixture);
    assert_reads(fixture, 1, 0, "1:a body 2:another body");
    assert_writes_fail(fixture->vault, "read-only");
    assert_int_equal(close(mkstemp(copy)), 0);
    assert_int_equal(unlink(copy), 0);
    must(fixture, vault_backup(fixture->vault, copy, &made, &fixture->err));
    assert_int_equal(made.records, 16);
    assert_int_equal(unlink(copy), 0);
    close_vault(fixture);
    assert_unchanged(fixture, kept.file, kept.file_len, &kept);
    assert_int_equal(umount(fixture->home), 0);
    release(&kept);
}

static void fill_disk(const char *path)
{
    static const char bytes[4096];
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    while (write(fd, bytes, sizeof bytes) > 0) {
    }
    assert_int_equal(close(fd), 0);
}

static void vault_open__tells_of_a_full_disk__and_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct vault_backup made;
    struct stat status;
    char stone[96];
    char copy[96];
    (void)snprintf(stone, sizeof stone, "%s/stone", fixture->home);
    (void)snprintf(copy, sizeof copy, "%s/copy", fixture->home);
    make_some(fixture);
    if (!mount_small(fixture, "size=400k,mode=700")) {
        print_message("skipped: no file system can be mounted here\n");
        skip();
    }
    open_vault(fixture);
    fill_disk(stone);
    assert_writes_fail(fixture->vault, "the disk is full");
    assert_false(vault_backup(fixture->vault, copy, &made, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_int_not_equal(lstat(copy, &status), 0);
    assert_int_equal(unlink(stone), 0);
    append(fixture, 1, "", "after");
    assert_reads(fixture, 1, 0, "1:a body 2:another body 3:after");
    close_vault(fixture);
    assert_int_equal(opening(fixture), ERROR_NONE);
    assert_int_equal(umount(fixture->home), 0);
}

static void hold_file(const char *path, int ready)
{
    sqlite3 *db;
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* also where the test fails */
    bool ok = sqlite3_open(path, &db) == SQLITE_OK &&
              sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK;
    (void)!write(ready, ok ? "y" : "n", 1);
    (void)pause();
    _exit(0);
}

static void vault_append__names__the_process_that_holds_the_vault(void **state)
{
    struct fixture *fixture = *state;
    int ready[2];
    char answer = 'n';
    char name[32];
    append(fixture, ticket(fixture, "1"), "", "a");
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        hold_file(fixture->file, ready[1]);
    }
    assert_int_equal(read(ready[0], &answer, 1), 1);
    assert_int_equal(answer, 'y');
    fixture->vault->store.patience_ms = 100;
    (void)snprintf(name, sizeof name, "process %d (", child);
    assert_writes_fail(fixture->vault, name);
    assert_reads(fixture, 1, 0, "1:a"); /* reading needs nobody's leave */
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    append(fixture, 1, "", "b");
    assert_reads(fixture, 1, 0, "1:a 2:b");
    (void)close(ready[0]);
    (void)close(ready[1]);
}

/* What was overwritten stays in the log while somebody reads it; who does is named. */
static void vault_passwd__names__the_process_that_reads_an_older_page(void **state)
{
    struct fixture *fixture = *state;
    struct vault_report report;
    struct stat status;
    struct vault_change change = {.passphrase = text_of("another")};
    int ready[2];
    char answer = 'n';
    char name[32];
    append(fixture, ticket(fixture, "1"), "", "a");
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *db;
        bool ok =
            sqlite3_open(fixture->file, &db) == SQLITE_OK &&
            sqlite3_exec(db, "BEGIN; SELECT * FROM header", NULL, NULL, NULL) == SQLITE_OK;
        (void)!write(ready[1], ok ? "y" : "n", 1);
        (void)pause();
        _exit(0);
    }
    assert_int_equal(read(ready[0], &answer, 1), 1);
    assert_int_equal(answer, 'y');
    fixture->vault->store.patience_ms = 100;
    assert_false(vault_passwd(fixture->vault, passphrase(), &change, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    (void)snprintf(name, sizeof name, "process %d (", child);
    assert_non_null(strstr(fixture->err.text, name));
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    must(fixture, vault_verify(fixture->vault, &report, NULL, NULL, &fixture->err));
    assert_int_equal(stat(fixture->log, &status), 0);
    assert_int_equal(status.st_size, 0);
    (void)close(ready[0]);
    (void)close(ready[1]);
}

static void vault_create__refuses__a_passphrase_with_nul(void **state)
{
    struct fixture *fixture = *state;
    char recovery[VAULT_RECOVERY_SIZE];
    assert_false(vault_create(fixture->state, text_from("a\0b", 3), VAULT_COST_MODERATE,
                              recovery, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_USAGE);
    assert_non_null(strstr(fixture->err.text, "NUL"));
    assert_false(vault_exists(fixture->state));
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_open__calls_damaged__a_vault_cut_at_any_length),
        STORY(vault_open__notices__a_log_cut_before_its_anchor),
        STORY(vault_open__refuses__a_header_hostile_in_any_field),
        STORY(vault_open__tells__a_vault_that_another_user_owns),
        STORY(vault_open__reads__from_a_read_only_disk_and_changes_nothing),
        STORY(vault_open__tells_of_a_full_disk__and_changes_nothing),
        STORY(vault_append__names__the_process_that_holds_the_vault),
        STORY(vault_passwd__names__the_process_that_reads_an_older_page),
        STORY(vault_create__refuses__a_passphrase_with_nul),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
