/* A real vault in a temporary folder, and the few things that every test here does with it.
 */
#ifndef TESTS_VAULT_FIXTURE_H
#define TESTS_VAULT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/secret.h"
#include "vault/vault.h"

#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define EVERY_KIND INT64_MAX /* of vault_changed() */
#define PASSPHRASE "correct horse battery"

/* Address space and signals belong to the sanitizer then. */
#define IS_SANITIZED 0
#ifdef __SANITIZE_ADDRESS__
#undef IS_SANITIZED
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#undef IS_SANITIZED
#define IS_SANITIZED 1
#endif
#endif

struct fixture {
    char home[64];
    char state[80];
    char file[80];
    char log[88];
    char anchor[112];
    char recovery[VAULT_RECOVERY_SIZE];
    struct vault *vault; /* open, or NULL */
    struct error err;
};

static inline struct text passphrase(void)
{
    return text_of(PASSPHRASE);
}

static inline int remove_one(const char *path, const struct stat *status, int kind,
                             struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline void must(struct fixture *fixture, bool ok)
{
    if (!ok) {
        fail_msg("%s", fixture->err.text);
    }
}

static inline void open_vault(struct fixture *fixture)
{
    must(fixture, vault_open(fixture->home, fixture->state, passphrase(), &fixture->vault,
                             &fixture->err));
}

static inline void close_vault(struct fixture *fixture)
{
    vault_close(fixture->vault);
    fixture->vault = NULL;
}

static inline int set_up_program(void **state)
{
    struct error err;
    (void)state;
    return secret_start(&err) ? 0 : -1;
}

static inline int set_up(void **state)
{
    struct fixture *fixture = memory_get(sizeof *fixture);
    (void)snprintf(fixture->home, sizeof fixture->home, "/tmp/deskhand-vault-XXXXXX");
    if (mkdtemp(fixture->home) == NULL) {
        return -1;
    }
    (void)snprintf(fixture->state, sizeof fixture->state, "%s/state", fixture->home);
    (void)snprintf(fixture->file, sizeof fixture->file, "%s/vault.db", fixture->home);
    (void)snprintf(fixture->log, sizeof fixture->log, "%s-wal", fixture->file);
    (void)snprintf(fixture->anchor, sizeof fixture->anchor, "%s/vault.anchor",
                   fixture->state);
    if (mkdir(fixture->state, 0700) != 0) {
        return -1;
    }
    must(fixture, vault_create(fixture->home, passphrase(), VAULT_COST_MODERATE,
                               fixture->recovery, &fixture->err));
    open_vault(fixture);
    *state = fixture;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *fixture = *state;
    vault_close(fixture->vault);
    (void)nftw(fixture->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    memory_free(fixture);
    return 0;
}

static inline int64_t ticket(struct fixture *fixture, const char *id)
{
    int64_t stream = 0;
    must(fixture, vault_stream(fixture->vault, STREAM_TICKET, text_of(id), text_of("c1"),
                               true, &stream, &fixture->err));
    return stream;
}

static inline void append(struct fixture *fixture, int64_t stream, const char *search,
                          const char *body)
{
    must(fixture, vault_append(fixture->vault, stream, RECORD_MESSAGE, 1000,
                               text_of(search), text_of(body), &fixture->err));
}

/* Records as "sequence:body" words in a buffer. */
static inline bool collect(void *context, const struct vault_record *record)
{
    struct buffer *out = context;
    (void)buffer_format(out, "%s%lld:%.*s", out->len == 0 ? "" : " ",
                        (long long)record->sequence, (int)record->body.len,
                        record->body.bytes);
    return true;
}

/* One slice of records after the other. */
static inline void assert_reads_in_steps(struct fixture *fixture, int64_t stream,
                                         size_t damaged, const char *expected)
{
    struct vault_reading *reading = vault_reading_start(fixture->vault, stream, 0);
    struct buffer out;
    bool done = false;
    buffer_init(&out, 1 << 20);
    while (!done) {
        must(fixture,
             vault_reading_step(reading, 0, collect, &out, &done, &fixture->err));
    }
    assert_string_equal(buffer_text(&out), expected);
    assert_int_equal(vault_reading_damaged(reading), damaged);
    vault_reading_stop(reading);
    buffer_release(&out);
}

static inline void assert_reads(struct fixture *fixture, int64_t stream, size_t damaged,
                                const char *expected)
{
    struct buffer out;
    size_t found = 0;
    buffer_init(&out, 1 << 20);
    must(fixture,
         vault_read(fixture->vault, stream, 0, collect, &out, &found, &fixture->err));
    assert_string_equal(buffer_text(&out), expected);
    assert_int_equal(found, damaged);
    buffer_release(&out);
    assert_reads_in_steps(fixture, stream, damaged, expected);
}

/* What somebody with the file and SQLite, but without the passphrase, could do. */
static inline void tamper(struct fixture *fixture, const char *sql)
{
    sqlite3 *db;
    char *message = NULL;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    sqlite3_close(db);
}

static inline char *read_file(const char *path, size_t *len)
{
    struct stat status;
    int fd = open(path, O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &status), 0);
    *len = (size_t)status.st_size;
    char *bytes = memory_get(*len + 1);
    assert_int_equal(read(fd, bytes, *len), (ssize_t)*len);
    close(fd);
    return bytes;
}

static inline void write_file(const char *path, const void *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    close(fd);
}

/* Problems as lines "stream: what". */
static inline void note_problem(void *context, const char *stream, const char *what)
{
    (void)buffer_format(context, "%s: %s\n", stream, what);
}

#endif
