/* Customers with tickets in a real vault, erasing them, and looking for what is left. */
#ifndef TESTS_VAULT_ERASE_FIXTURE_H
#define TESTS_VAULT_ERASE_FIXTURE_H

#include "vault_fixture.h"

#include "base/moment.h"
#include "vault/inside.h"

#define NOW     1800000000
#define CANARY  "hummingbird-7319"
#define KEY_LEN SEAL_WRAP_LEN

static UNUSED int64_t owned_ticket(struct fixture *fixture, const char *id,
                                   const char *owner)
{
    int64_t stream = 0;
    must(fixture, vault_stream(fixture->vault, STREAM_TICKET, text_of(id), text_of(owner),
                               true, &stream, &fixture->err));
    return stream;
}

/* A profile with a mail address, and so many tickets of two messages. */
static UNUSED void add_customer(struct fixture *fixture, int number, int tickets,
                                const char *says)
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

static UNUSED void add_customers(struct fixture *fixture, int from, int to)
{
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int i = from; i < to; i++) {
        add_customer(fixture, i, 2, i == 7 ? CANARY : "quiet");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
}

static UNUSED struct vault_erased erase(struct fixture *fixture, const char *owner,
                                        moment_t now)
{
    struct vault_owned owned = {.count = 0};
    struct vault_erased erased = {0, 0};
    must(fixture,
         vault_erase(fixture->vault, text_of(owner), &owned, now, &erased, &fixture->err));
    vault_owned_release(&owned);
    return erased;
}

static UNUSED void finish(struct fixture *fixture)
{
    must(fixture, vault_finish_erasing(fixture->vault, false, &fixture->err));
}

static UNUSED size_t count_owned(struct fixture *fixture, const char *owner)
{
    struct vault_owned owned = {.count = 0};
    must(fixture, vault_find_owned(fixture->vault, text_of(owner), &owned, &fixture->err));
    size_t count = owned.count;
    vault_owned_release(&owned);
    return count;
}

/* Everything that opens, a line a record. */
static UNUSED char *everything(struct fixture *fixture)
{
    struct buffer out;
    size_t damaged = 0;
    buffer_init(&out, SIZE_MAX);
    must(fixture,
         vault_read_all(fixture->vault, 0, collect, &out, &damaged, &fixture->err));
    assert_int_equal(damaged, 0);
    return buffer_take(&out);
}

static UNUSED void assert_verifies(struct fixture *fixture, int64_t streams)
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
static UNUSED size_t copy_keys(struct fixture *fixture, const char *owner, uint8_t *keys)
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

static UNUSED int look_through(const char *path, const struct stat *status, int kind,
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
static UNUSED int count_copies(struct fixture *fixture, const uint8_t *keys, size_t count)
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

static UNUSED void copy_file(const char *from, const char *to)
{
    size_t len;
    char *bytes = read_file(from, &len);
    write_file(to, bytes, len);
    memory_free(bytes);
}

static UNUSED void put_back(struct fixture *fixture, const char *backup)
{
    copy_file(backup, fixture->file);
    (void)unlink(fixture->log);
}

#endif
