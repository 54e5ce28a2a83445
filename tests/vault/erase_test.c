/* One customer gone, the others as they were; also after a kill, and out of a backup. */
#include "vault_fixture.h"

#include "base/moment.h"
#include "vault/inside.h"
#include "vault/mirror.h"
#include "vault/scrub.h"

#include <signal.h>

#define NOW     1800000000
#define CANARY  "hummingbird-7319"
#define KEY_LEN SEAL_WRAP_LEN

static int64_t owned_ticket(struct fixture *fixture, const char *id, const char *owner)
{
    int64_t stream = 0;
    must(fixture, vault_stream(fixture->vault, STREAM_TICKET, text_of(id), text_of(owner),
                               true, &stream, &fixture->err));
    return stream;
}

/* A profile with a mail address, and so many tickets of two messages. */
static void add_customer(struct fixture *fixture, int number, int tickets, const char *says)
{
    char owner[32];
    char text[128];
    int64_t stream = 0;
    (void)snprintf(owner, sizeof owner, "c%d", number);
    must(fixture, vault_stream(fixture->vault, STREAM_CUSTOMER, text_of(owner),
                               text_of(owner), true, &stream, &fixture->err));
    (void)snprintf(text, sizeof text, "profile of %s %s", owner, says);
    append(fixture, stream, "", text);
    (void)snprintf(text, sizeof text, "c%d@example.org", number);
    must(fixture, vault_identify(fixture->vault, text_of(text), stream, &fixture->err));
    for (int i = 0; i < tickets; i++) {
        (void)snprintf(text, sizeof text, "t%d-%d", number, i);
        stream = owned_ticket(fixture, text, owner);
        (void)snprintf(text, sizeof text, "%s asks %d %s", owner, i, says);
        append(fixture, stream, says, text);
        append(fixture, stream, "", "answer");
    }
}

static void add_customers(struct fixture *fixture, int from, int to)
{
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int i = from; i < to; i++) {
        add_customer(fixture, i, 2, i == 7 ? CANARY : "quiet");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
}

static struct vault_erased erase(struct fixture *fixture, const char *owner, moment_t now)
{
    struct vault_owned owned = {.count = 0};
    struct vault_erased erased = {0, 0};
    must(fixture,
         vault_erase(fixture->vault, text_of(owner), &owned, now, &erased, &fixture->err));
    vault_owned_release(&owned);
    return erased;
}

static void finish(struct fixture *fixture)
{
    must(fixture, vault_finish_erasing(fixture->vault, false, &fixture->err));
}

static size_t count_owned(struct fixture *fixture, const char *owner)
{
    struct vault_owned owned = {.count = 0};
    must(fixture, vault_find_owned(fixture->vault, text_of(owner), &owned, &fixture->err));
    size_t count = owned.count;
    vault_owned_release(&owned);
    return count;
}

/* Everything that opens, a line a record. */
static char *everything(struct fixture *fixture)
{
    struct buffer out;
    size_t damaged = 0;
    buffer_init(&out, SIZE_MAX);
    must(fixture,
         vault_read_all(fixture->vault, 0, collect, &out, &damaged, &fixture->err));
    assert_int_equal(damaged, 0);
    return buffer_take(&out);
}

static void assert_verifies(struct fixture *fixture, int64_t streams)
{
    struct vault_report report;
    struct buffer out;
    buffer_init(&out, SIZE_MAX);
    must(fixture, vault_verify(fixture->vault, &report, note_problem, &out, &fixture->err));
    assert_string_equal(buffer_text(&out), "");
    assert_int_equal(report.streams, streams);
    assert_int_equal(report.damaged + report.missing + report.is_pending, 0);
    assert_false(report.is_rolled_back);
    buffer_release(&out);
}

/* The wrapped keys of an owner's streams, as they stand in the file. */
static size_t copy_keys(struct fixture *fixture, const char *owner, uint8_t *keys)
{
    struct vault_owned owned = {.count = 0};
    must(fixture, vault_find_owned(fixture->vault, text_of(owner), &owned, &fixture->err));
    for (size_t i = 0; i < owned.count; i++) {
        sqlite3_stmt *row =
            store_statement(&fixture->vault->store, STATEMENT_STREAM_KEY, NULL);
        (void)sqlite3_bind_int64(row, 1, owned.streams[i]);
        assert_int_equal(sqlite3_step(row), SQLITE_ROW);
        memcpy(keys + i * KEY_LEN, sqlite3_column_blob(row, 1), KEY_LEN);
        (void)sqlite3_reset(row);
    }
    size_t count = owned.count;
    vault_owned_release(&owned);
    return count;
}

static const uint8_t *wanted;
static size_t wanted_count;
static int copies;

static int look_through(const char *path, const struct stat *status, int kind,
                        struct FTW *where)
{
    (void)where;
    (void)status;
    if (kind == FTW_F) {
        size_t len;
        char *bytes = read_file(path, &len);
        for (size_t i = 0; i < wanted_count; i++) {
            /* Nonce, the sealed key, the commitment: none of them, in no page. */
            const uint8_t *key = wanted + i * KEY_LEN;
            copies += memmem(bytes, len, key, 16) != NULL ||
                      memmem(bytes, len, key + 40, 16) != NULL ||
                      memmem(bytes, len, key + 72, 16) != NULL;
        }
        memory_free(bytes);
    }
    return 0;
}

/* In a process of its own: whoever closes a file lets go of all the locks it has on it. */
static int count_copies(struct fixture *fixture, const uint8_t *keys, size_t count)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        wanted = keys;
        wanted_count = count;
        bool ok = nftw(fixture->home, look_through, 8, FTW_PHYS) == 0;
        _exit(ok && copies < 200 ? copies : 200);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 200);
    return WEXITSTATUS(status);
}

static void erasure__takes_one_customer_and_leaves_the_others(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[4];
    size_t count = 0;
    add_customers(fixture, 0, 40);
    char *before = everything(fixture);
    assert_int_equal(count_owned(fixture, "c7"), 3);

    struct vault_erased erased = erase(fixture, "c7", NOW);
    finish(fixture);

    assert_int_equal(erased.streams, 3);
    assert_int_equal(erased.records, 5);
    assert_int_equal(count_owned(fixture, "c7"), 0);
    assert_int_equal(count_owned(fixture, "c8"), 3);
    must(fixture, vault_who_has(fixture->vault, text_of("c7@example.org"), streams, 4,
                                &count, &fixture->err));
    assert_int_equal(count, 0);
    must(fixture, vault_who_has(fixture->vault, text_of("c8@example.org"), streams, 4,
                                &count, &fixture->err));
    assert_int_equal(count, 1);
    char *after = everything(fixture);
    assert_null(strstr(after, CANARY));
    assert_int_equal(strlen(before) - strlen(after),
                     strlen(" 1:profile of c7 " CANARY) +
                         2 * strlen(" 1:c7 asks 0 " CANARY " 2:answer"));
    assert_verifies(fixture, 117);
    memory_free(before);
    memory_free(after);
}

static void erasure__needs_no_record_of_the_customer(void **state)
{
    struct fixture *fixture = *state;
    append(fixture, owned_ticket(fixture, "t1", "passer-by"), "", "hello");
    (void)owned_ticket(fixture, "t2", "passer-by 2");
    assert_int_equal(erase(fixture, "passer-by", NOW).streams, 1);
    finish(fixture);
    assert_verifies(fixture, 1);
}

static void erasure__of_one_by_two_at_once_is_one(void **state)
{
    struct fixture *fixture = *state;
    struct vault_owned owned = {.count = 0};
    struct vault_erased erased;
    struct error err = {ERROR_NONE, ""};
    add_customers(fixture, 0, 10);
    must(fixture, vault_find_owned(fixture->vault, text_of("c7"), &owned, &fixture->err));
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    assert_false(
        vault_erase(fixture->vault, text_of("c7"), &owned, NOW + 1, &erased, &err));
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    vault_owned_release(&owned);
    assert_verifies(fixture, 27);
}

static void erasure__leaves_no_key_in_any_file(void **state)
{
    struct fixture *fixture = *state;
    uint8_t keys[8 * KEY_LEN];
    int was_there = 0;
    add_customers(fixture, 0, 200);
    vault_checkpoint(fixture->vault);
    for (int i = 0; i < 20; i++) {
        char owner[16];
        (void)snprintf(owner, sizeof owner, "c%d", (i * 77) % 200);
        size_t count = copy_keys(fixture, owner, keys);
        assert_int_equal(count, 3);
        was_there += count_copies(fixture, keys, count);
        assert_int_equal(erase(fixture, owner, NOW + i).streams, 3);
        finish(fixture);
        assert_int_equal(count_copies(fixture, keys, count), 0);
    }
    assert_true(was_there >= 60);
    assert_verifies(fixture, 540);
}

/* The page of the first copy of a key among those of the erasures that are pending. */
static int64_t find_copy(struct fixture *fixture, const struct erasure *list, size_t count)
{
    int64_t page = 1;
    bool has_old = false;
    must(fixture,
         scrub_search(fixture->vault, list, count, &page, &has_old, &fixture->err));
    return page;
}

/* Takes some streams away; true where SQLite left a copy of one's key in the file. */
static bool take_some(struct fixture *fixture, const int64_t *streams, size_t count)
{
    struct vault_erased erased;
    struct erasure *list;
    size_t list_count;
    int64_t damaged;
    struct vault *vault = fixture->vault;
    must(fixture, vault_retain(vault, streams, count, NOW, NOW, &erased, &fixture->err));
    must(fixture, store_scrub(&vault->store, &fixture->err));
    must(fixture, erasures_read(vault, &list, &list_count, &damaged, &fixture->err));
    bool has_copy = find_copy(fixture, list, list_count) != 0;
    finish(fixture);
    assert_int_equal(find_copy(fixture, list, list_count), 0);
    erasures_free(list, list_count);
    return has_copy;
}

static void copies__that_sqlite_leaves_in_gaps_are_overwritten(void **state)
{
    enum { STREAMS = 1200, ROUNDS = 130 };
    struct fixture *fixture = *state;
    int64_t streams[STREAMS];
    uint32_t chance = 7; /* by which one copy is left */
    size_t left = STREAMS;
    int seen = 0;
    store_set(&fixture->vault->store, "PRAGMA synchronous = OFF");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (size_t i = 0; i < STREAMS; i++) {
        char id[64];
        (void)snprintf(id, sizeof id, "t%zu%*s", i, i % 3 == 0 ? 50 : 0, "");
        streams[i] = ticket(fixture, id);
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    for (int round = 0; round < ROUNDS; round++) {
        int64_t some[4];
        for (size_t i = 0; i < COUNT_OF(some); i++) {
            chance = chance * 1664525u + 1013904223u;
            size_t at = (chance >> 8) % left;
            some[i] = streams[at];
            streams[at] = streams[--left];
        }
        seen += take_some(fixture, some, COUNT_OF(some));
    }
    assert_true(seen > 0);
    assert_verifies(fixture, STREAMS - ROUNDS * 4);
}

static bool has_old_segment(struct fixture *fixture)
{
    bool has_old = false;
    int64_t page = 1;
    must(fixture, store_scrub(&fixture->vault->store, &fixture->err));
    must(fixture, scrub_search(fixture->vault, NULL, 0, &page, &has_old, &fixture->err));
    return has_old;
}

/* Of streams far from those that are erased: nobody rewrites or drops them. */
static void segments__leave_nothing_old_behind_an_erasure(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    char words[1800];
    struct buffer rows;
    bool is_there = false;
    uint32_t chance = 1;
    store_set(&vault->store, "PRAGMA synchronous = OFF");
    add_customers(fixture, 0, 10);
    memset(words, 'w', sizeof words);
    for (int i = 0; i < 2000 && !has_old_segment(fixture); i++) {
        chance = chance * 1664525u + 1013904223u;
        size_t len = (chance >> 8) % sizeof words;
        must(fixture, vault_heads_put(vault, VAULT_HEADS_WHOLE, 9000 + (chance >> 20) % 50,
                                      text_from(words, len), &fixture->err));
    }
    assert_true(has_old_segment(fixture));
    must(fixture,
         vault_heads_put(vault, VAULT_HEADS_WHOLE, 9100, text_of("kept"), &fixture->err));
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    assert_false(has_old_segment(fixture));
    buffer_init(&rows, SIZE_MAX);
    must(fixture,
         vault_heads_get(vault, VAULT_HEADS_WHOLE, 9100, &rows, &is_there, &fixture->err));
    assert_true(is_there);
    assert_string_equal(buffer_text(&rows), "kept");
    buffer_release(&rows);
    assert_verifies(fixture, 27);
}

static void newest_row__counts_erasures_too(void **state)
{
    struct fixture *fixture = *state;
    add_customers(fixture, 0, 8);
    int64_t newest = vault_newest_row(fixture->vault);
    (void)erase(fixture, "c7", NOW); /* the newest records of all */
    assert_int_equal(vault_newest_row(fixture->vault), newest + 1);
    finish(fixture);
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_is_behind(fixture->vault));
    append(fixture, owned_ticket(fixture, "t0-0", "c0"), "", "more");
    assert_int_equal(vault_newest_row(fixture->vault), newest + 2);
    assert_verifies(fixture, 21);
}

static void rollback__of_an_erasure_brings_everything_back(void **state)
{
    struct fixture *fixture = *state;
    add_customers(fixture, 0, 10);
    char *before = everything(fixture);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    assert_int_equal(erase(fixture, "c7", NOW).streams, 3);
    vault_rollback(fixture->vault);
    char *after = everything(fixture);
    assert_string_equal(before, after);
    moment_t at = -1;
    must(fixture, vault_erased_at(fixture->vault, text_of("c7"), &at, &fixture->err));
    assert_int_equal(at, 0);
    assert_verifies(fixture, 30);
    memory_free(before);
    memory_free(after);
}

static void copy_file(const char *from, const char *to)
{
    size_t len;
    char *bytes = read_file(from, &len);
    write_file(to, bytes, len);
    memory_free(bytes);
}

static void put_back(struct fixture *fixture, const char *backup)
{
    copy_file(backup, fixture->file);
    (void)unlink(fixture->log);
}

static void backup__put_back_is_erased_again(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", moment_now() + 1);
    (void)erase(fixture, "c3", moment_now() + 1);
    finish(fixture);
    close_vault(fixture);

    put_back(fixture, backup);
    open_vault(fixture);

    assert_int_equal(vault_settled(fixture->vault)->customers, 2);
    assert_int_equal(vault_settled(fixture->vault)->streams, 6);
    assert_int_equal(count_owned(fixture, "c7"), 0);
    assert_int_equal(count_owned(fixture, "c8"), 3);
    assert_false(vault_is_erasing_pending(fixture->vault));
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->customers, 0);
}

#define NOBODY 65534

/* Where root runs the tests, somebody else's from here on. */
static void give_away(struct fixture *fixture)
{
    char mirror[112];
    const char *const paths[] = {fixture->home, fixture->file, fixture->state, mirror};
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    for (size_t i = 0; geteuid() == 0 && i < COUNT_OF(paths); i++) {
        assert_int_equal(chown(paths[i], NOBODY, NOBODY), 0);
    }
}

static void backup__that_cannot_be_written_is_told(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    int status;
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", moment_now() + 1);
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    assert_true(chmod(fixture->file, 0400) == 0 && chmod(fixture->home, 0500) == 0);
    give_away(fixture);
    pid_t child = fork();
    if (child == 0) { /* root could write to anything */
        bool ok = geteuid() != 0 || (setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
        ok = ok &&
             vault_open(fixture->home, fixture->state, passphrase(), &fixture->vault, NULL);
        _exit(ok && vault_settled(fixture->vault)->is_owed ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(chmod(fixture->home, 0700), 0);
}

static void backup__with_new_tickets_keeps_those_made_after_the_erasure(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    char mirror[112];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", moment_now());
    finish(fixture);
    close_vault(fixture);

    /* Put back without the state folder; a second later the customer writes again. */
    put_back(fixture, backup);
    moment_t erased_at = moment_now();
    while (moment_now() <= erased_at) {
        (void)usleep(20000);
    }
    must(fixture,
         vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    int64_t again = owned_ticket(fixture, "t7-new", "c7");
    append(fixture, again, "", "it is me again");
    assert_int_equal(count_owned(fixture, "c7"), 4);
    close_vault(fixture);
    open_vault(fixture);

    assert_int_equal(vault_settled(fixture->vault)->streams, 3);
    assert_int_equal(count_owned(fixture, "c7"), 1);
    assert_reads(fixture, again, 0, "1:it is me again");
}

static void erasure__by_a_clock_that_went_back_is_done_again_too(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", 1000); /* long before anything was made */
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->streams, 3);
    assert_int_equal(count_owned(fixture, "c7"), 0);
}

static void who_writes_again__is_a_new_customer(void **state)
{
    struct fixture *fixture = *state;
    moment_t at = 0;
    add_customers(fixture, 0, 10);
    (void)erase(fixture, "c7", moment_now());
    finish(fixture);
    must(fixture, vault_erased_at(fixture->vault, text_of("c7"), &at, &fixture->err));
    assert_true(at > 0);
    must(fixture, vault_erased_at(fixture->vault, text_of("c8"), &at, &fixture->err));
    assert_int_equal(at, 0);
    int64_t stream = owned_ticket(fixture, "t7-0", "c7");
    append(fixture, stream, "", "hello again");
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(count_owned(fixture, "c7"), 1);
    assert_reads(fixture, stream, 0, "1:hello again");
}

static void mirror__lost_or_damaged_is_made_again_and_told(void **state)
{
    struct fixture *fixture = *state;
    char mirror[112];
    size_t len;
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_settled(fixture->vault)->was_mirror_lost);
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    close_vault(fixture);
    assert_int_equal(unlink(mirror), 0);
    open_vault(fixture);
    assert_true(vault_settled(fixture->vault)->was_mirror_lost);
    close_vault(fixture);
    char *bytes = read_file(mirror, &len);
    for (size_t i = 0; i < len; i += 5) { /* a bit of any byte */
        bytes[i] = (char)(bytes[i] ^ 4);
        write_file(mirror, bytes, len);
        bytes[i] = (char)(bytes[i] ^ 4);
        open_vault(fixture);
        assert_true(vault_settled(fixture->vault)->was_mirror_lost);
        close_vault(fixture);
    }
    open_vault(fixture);
    assert_false(vault_settled(fixture->vault)->was_mirror_lost);
    memory_free(bytes);
}

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

static void another_screen__forgets_the_key_and_cannot_append(void **state)
{
    struct fixture *fixture = *state;
    struct vault *other;
    uint8_t keys[8 * KEY_LEN];
    struct keyring_entry *entry;
    struct error err = {ERROR_NONE, ""};
    add_customers(fixture, 0, 10);
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    int64_t stream = owned_ticket(fixture, "t7-0", "c7");
    must(fixture, vault_append(other, stream, RECORD_MESSAGE, 1, text_of(""), text_of("x"),
                               &fixture->err));
    size_t count = copy_keys(fixture, "c7", keys);
    int64_t read = owned_ticket(fixture, "t7-1", "c7");
    assert_true(stream_key(other, read, &entry, &err));

    (void)erase(fixture, "c7", NOW);
    finish(fixture);

    assert_int_equal(count_copies(fixture, keys, count), 0);
    assert_true(vault_newest_row(other) >
                0); /* as a screen asks when it hears of a commit */
    assert_null(keyring_find(&other->keyring, read));
    assert_false(
        vault_append(other, stream, RECORD_MESSAGE, 1, text_of(""), text_of("y"), &err));
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    assert_null(keyring_find(&other->keyring, stream));
    assert_false(stream_key(other, stream, &entry, &err));
    vault_close(other);
    assert_verifies(fixture, 27);
}

static void retention__takes_single_conversations(void **state)
{
    struct fixture *fixture = *state;
    struct vault_erased erased;
    add_customers(fixture, 0, 10);
    int64_t streams[] = {owned_ticket(fixture, "t1-0", "c1"),
                         owned_ticket(fixture, "t4-1", "c4")};
    must(fixture,
         vault_retain(fixture->vault, streams, 2, NOW - 100, NOW, &erased, &fixture->err));
    finish(fixture);
    assert_int_equal(erased.streams, 2);
    assert_int_equal(erased.records, 4);
    assert_int_equal(count_owned(fixture, "c1"), 2);
    assert_verifies(fixture, 28);
}

static void retention__is_owed_by_a_backup_put_back(void **state)
{
    struct fixture *fixture = *state;
    struct vault_erased erased;
    char backup[80];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    int64_t stream = owned_ticket(fixture, "t1-0", "c1");
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    must(fixture,
         vault_retain(fixture->vault, &stream, 1, NOW - 100, NOW, &erased, &fixture->err));
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    for (int i = 0; i < 2; i++) { /* until it is done, at every unlock */
        open_vault(fixture);
        assert_int_equal(vault_settled(fixture->vault)->retain_before, NOW - 100);
        close_vault(fixture);
    }
    open_vault(fixture);
    must(fixture,
         vault_retain(fixture->vault, &stream, 1, NOW - 100, NOW, &erased, &fixture->err));
    finish(fixture);
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->retain_before, 0);
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
        cmocka_unit_test_setup_teardown(erasure__takes_one_customer_and_leaves_the_others,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__needs_no_record_of_the_customer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(erasure__of_one_by_two_at_once_is_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(erasure__leaves_no_key_in_any_file, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(copies__that_sqlite_leaves_in_gaps_are_overwritten,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(segments__leave_nothing_old_behind_an_erasure,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(newest_row__counts_erasures_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rollback__of_an_erasure_brings_everything_back,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(backup__put_back_is_erased_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(backup__that_cannot_be_written_is_told, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            backup__with_new_tickets_keeps_those_made_after_the_erasure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            erasure__by_a_clock_that_went_back_is_done_again_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_writes_again__is_a_new_customer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(mirror__lost_or_damaged_is_made_again_and_told,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            reader__of_an_old_snapshot_is_named_and_verify_finishes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_screen__forgets_the_key_and_cannot_append,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(retention__takes_single_conversations, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(retention__is_owed_by_a_backup_put_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(erasure__killed_anywhere_is_whole_or_never_began,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
