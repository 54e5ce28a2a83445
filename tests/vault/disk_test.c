#include "vault/vault_fixture.h"

#include "vault/inside.h"

#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#define NOBODY 65534

static bool try_append(struct fixture *fixture, int64_t stream, size_t len)
{
    char *body = memory_get(len);
    memset(body, 'x', len);
    bool ok = vault_append(fixture->vault, stream, RECORD_MESSAGE, 1, text_of(""),
                           text_from(body, len), &fixture->err);
    memory_free(body);
    return ok;
}

static bool count_one(void *context, const struct vault_record *record)
{
    (void)record;
    *(size_t *)context += 1;
    return true;
}

static size_t count_records(struct fixture *fixture)
{
    size_t count = 0;
    size_t damaged = 0;
    must(fixture,
         vault_read_all(fixture->vault, 0, count_one, &count, &damaged, &fixture->err));
    assert_int_equal(damaged, 0);
    return count;
}

static void limit_pages(struct fixture *fixture, int pages)
{
    char sql[64];
    (void)snprintf(sql, sizeof sql, "PRAGMA max_page_count = %d", pages);
    assert_int_equal(sqlite3_exec(fixture->vault->store.db, sql, NULL, NULL, NULL),
                     SQLITE_OK);
}

static void vault_append__tells_of_a_full_disk__and_works_on_after(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    size_t kept = 0;
    limit_pages(fixture, 60);
    while (kept < 100 && try_append(fixture, stream, 5000)) {
        kept++;
    }
    assert_in_range(kept, 5, 50);
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_non_null(strstr(fixture->err.text, "the disk is full"));
    assert_int_equal(count_records(fixture), kept);
    assert_false(try_append(fixture, stream, 5000));

    limit_pages(fixture, 1000000);
    append(fixture, stream, "", "after");
    assert_int_equal(count_records(fixture), kept + 1);
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(count_records(fixture), kept + 1);
}

static void vault_commit__keeps_nothing__where_the_disk_filled_within(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    append(fixture, stream, "", "before");
    limit_pages(fixture, 60);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    size_t kept = 0;
    while (kept < 100 && try_append(fixture, stream, 5000)) {
        kept++;
    }
    assert_in_range(kept, 5, 50);
    assert_non_null(strstr(fixture->err.text, "the disk is full"));
    assert_false(try_append(fixture, stream, 1));
    assert_false(vault_commit(fixture->vault, &fixture->err));
    limit_pages(fixture, 1000000);
    append(fixture, stream, "", "after");
    assert_reads(fixture, stream, 0, "1:before 2:after");
}

/* A limit on the file's size cuts writes short, as a disk does that fills. */
static int fill_by_size(struct fixture *fixture)
{
    struct rlimit limit = {300000, RLIM_INFINITY};
    struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
    size_t kept = 0;
    int64_t stream;
    (void)signal(SIGXFSZ, SIG_IGN);
    open_vault(fixture);
    stream = ticket(fixture, "1");
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) {
        return 2;
    }
    while (kept < 100 && try_append(fixture, stream, 5000)) {
        kept++;
    }
    bool is_told = kept > 5 && kept < 100 && fixture->err.code == ERROR_FAILED &&
                   strstr(fixture->err.text, "File too large") != NULL;
    if (setrlimit(RLIMIT_FSIZE, &none) != 0) {
        return 3;
    }
    bool works_on = try_append(fixture, stream, 10);
    size_t count = count_records(fixture);
    close_vault(fixture);
    return !is_told ? 4 : !works_on ? 5 : count != kept + 1 ? 6 : 0;
}

static void vault_append__tells_of_a_write_cut_short__and_works_on_after(void **state)
{
    struct fixture *fixture = *state;
    int status;
    close_vault(fixture);
    pid_t child = fork();
    if (child == 0) {
        _exit(fill_by_size(fixture));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 0);
    open_vault(fixture);
    assert_true(count_records(fixture) > 5);
}

/* A real small disk, where the system lets a test have one. */
static void vault_append__tells_of_a_full_file_system__and_works_on_after(void **state)
{
    struct fixture *fixture = *state;
    char home[128];
    struct vault *vault;
    int64_t stream;
    (void)snprintf(home, sizeof home, "%s/small", fixture->home);
    assert_int_equal(mkdir(home, 0700), 0);
    if (mount("tmpfs", home, "tmpfs", 0, "size=400k,mode=700") != 0) {
        print_message("skipped: no small file system can be mounted here\n");
        skip();
    }
    must(fixture, vault_create(home, passphrase(), VAULT_COST_MODERATE, fixture->recovery,
                               &fixture->err));
    must(fixture, vault_open(home, home, passphrase(), &vault, &fixture->err));
    struct vault *first = fixture->vault;
    fixture->vault = vault;
    stream = ticket(fixture, "1");
    size_t kept = 0;
    while (kept < 200 && try_append(fixture, stream, 5000)) {
        kept++;
    }
    enum error_code code = fixture->err.code;
    bool is_told = strstr(fixture->err.text, "the disk is full") != NULL;
    size_t counted = count_records(fixture);
    assert_int_equal(mount(NULL, home, NULL, MS_REMOUNT, "size=4m"), 0);
    bool works_on = try_append(fixture, stream, 5000);
    vault_close(vault);
    fixture->vault = first;
    assert_int_equal(umount(home), 0);
    assert_in_range(kept, 3, 100);
    assert_int_equal(code, ERROR_FAILED);
    assert_true(is_told);
    assert_int_equal(counted, kept);
    assert_true(works_on);
}

/* Wherever the disk ends, there is a whole vault or none. */
static void vault_create__makes_a_vault_or_none__on_any_small_disk(void **state)
{
    struct fixture *fixture = *state;
    char home[128];
    int made = 0;
    int refused = 0;
    int halves = 0;
    (void)snprintf(home, sizeof home, "%s/small", fixture->home);
    assert_int_equal(mkdir(home, 0700), 0);
    for (int kib = 4; kib <= 160; kib += 4) {
        char options[32];
        struct vault *vault = NULL;
        (void)snprintf(options, sizeof options, "size=%dk,mode=700", kib);
        if (mount("tmpfs", home, "tmpfs", 0, options) != 0) {
            print_message("skipped: no small file system can be mounted here\n");
            skip();
        }
        bool ok = vault_create(home, passphrase(), VAULT_COST_MODERATE, fixture->recovery,
                               &fixture->err);
        made += ok;
        refused += !ok;
        (void)mount(NULL, home, NULL, MS_REMOUNT, "size=4m");
        halves += ok ? !vault_open(home, NULL, passphrase(), &vault, &fixture->err)
                     : vault_exists(home);
        vault_close(vault);
        assert_int_equal(umount(home), 0);
    }
    assert_int_equal(halves, 0);
    assert_true(made > 0 && refused > 0);
}

static bool give_away(const char *path)
{
    return access(path, F_OK) != 0 || chown(path, NOBODY, NOBODY) == 0;
}

/* As somebody without root's powers; true where the story went as told. */
static bool run_as_nobody(struct fixture *fixture, bool (*story)(struct fixture *fixture))
{
    int status;
    if (geteuid() == 0 && !(give_away(fixture->home) && give_away(fixture->state) &&
                            give_away(fixture->file) && give_away(fixture->log))) {
        return false;
    }
    pid_t child = fork();
    if (child == 0) {
        bool ok = geteuid() != 0 || (setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
        _exit(ok && story(fixture) ? 0 : 1);
    }
    (void)waitpid(child, &status, 0);
    return status == 0;
}

static bool read_only_story(struct fixture *fixture)
{
    struct error *err = &fixture->err;
    struct vault *vault;
    size_t count = 0;
    int64_t stream = 0;
    if (chmod(fixture->home, 0500) != 0 ||
        !vault_open(fixture->home, NULL, passphrase(), &vault, err)) {
        (void)fprintf(stderr, "%s\n", err->text);
        return false;
    }
    bool reads =
        vault_read_all(vault, 0, count_one, &count, NULL, err) && count == 1 &&
        vault_stream(vault, STREAM_TICKET, text_of("1"), text_of(""), false, &stream, err);
    bool refuses =
        !vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""), text_of("x"), err);
    bool tells = err->code == ERROR_FAILED && strstr(err->text, "read-only") != NULL;
    vault_close(vault);
    return chmod(fixture->home, 0700) == 0 && reads && refuses && tells;
}

static void vault_open__reads__from_a_read_only_folder(void **state)
{
    struct fixture *fixture = *state;
    append(fixture, ticket(fixture, "1"), "", "a");
    close_vault(fixture);
    assert_true(run_as_nobody(fixture, read_only_story));
}

static bool no_permission_story(struct fixture *fixture)
{
    struct vault *vault;
    return chmod(fixture->file, 0200) == 0 &&
           !vault_open(fixture->home, NULL, passphrase(), &vault, &fixture->err) &&
           fixture->err.code == ERROR_FAILED &&
           strstr(fixture->err.text, "Permission denied") != NULL;
}

static void vault_open__tells__that_it_may_not_read_the_file(void **state)
{
    struct fixture *fixture = *state;
    close_vault(fixture);
    assert_true(run_as_nobody(fixture, no_permission_story));
}

static void vault_open__works__from_a_folder_with_an_odd_name(void **state)
{
    struct fixture *fixture = *state;
    char odd[128];
    char recovery[VAULT_RECOVERY_SIZE];
    struct vault *vault;
    (void)snprintf(odd, sizeof odd, "%s/100%% ?a=b#c&d 'e\"", fixture->home);
    assert_int_equal(mkdir(odd, 0700), 0);
    must(fixture,
         vault_create(odd, passphrase(), VAULT_COST_MODERATE, recovery, &fixture->err));
    must(fixture, vault_open(odd, odd, passphrase(), &vault, &fixture->err));
    vault_close(vault);
    assert_true(vault_exists(odd));
}

/* At 4,000 frames the log goes into the file: it does not grow for ever. */
static void vault_append__keeps__the_log_small(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    int64_t stream = ticket(fixture, "1");
    for (int i = 0; i < 40; i++) {
        assert_true(try_append(fixture, stream, 1000000));
    }
    assert_int_equal(stat(fixture->log, &status), 0);
    assert_in_range(status.st_size, 1, 20000000);
    assert_int_equal(count_records(fixture), 40);
}

static void vault_anchor__tells__that_the_state_folder_is_gone(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(unlink(fixture->anchor), 0);
    assert_int_equal(rmdir(fixture->state), 0);
    append(fixture, ticket(fixture, "1"), "", "a");
    assert_false(vault_anchor(fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    close_vault(fixture);
    open_vault(fixture);
    assert_reads(fixture, 1, 0, "1:a");
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_append__tells_of_a_full_disk__and_works_on_after),
        STORY(vault_commit__keeps_nothing__where_the_disk_filled_within),
        STORY(vault_append__tells_of_a_write_cut_short__and_works_on_after),
        STORY(vault_append__tells_of_a_full_file_system__and_works_on_after),
        STORY(vault_create__makes_a_vault_or_none__on_any_small_disk),
        STORY(vault_open__reads__from_a_read_only_folder),
        STORY(vault_open__tells__that_it_may_not_read_the_file),
        STORY(vault_open__works__from_a_folder_with_an_odd_name),
        STORY(vault_append__keeps__the_log_small),
        STORY(vault_anchor__tells__that_the_state_folder_is_gone),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
