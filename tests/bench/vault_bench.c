/*
 * Sealed appends against the bare SQLite commit of the same bytes (WAL, FULL), A B A B in
 * one program; a burst in one transaction. Prints, gates nothing.
 */
#include "base/memory.h"
#include "base/secret.h"
#include "bench/goal.h"
#include "vault/vault.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS  400
#define BURST   100000
#define TICKETS 1000
#define MESSAGE 300

static double now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;

    return left < right ? -1 : left > right;
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof(*values), by_size);
    return values[count / 2];
}

static void must(bool is_good, const struct error *err)
{
    if (is_good)
        return;
    fprintf(stderr, "vault_bench: %s\n", err->text);
    exit(1);
}

static sqlite3 *open_bare(const char *folder, sqlite3_stmt **insert)
{
    char path[300];
    sqlite3 *database;

    snprintf(path, sizeof(path), "%s/bare.db", folder);
    if (sqlite3_open(path, &database) != SQLITE_OK ||
        sqlite3_exec(
            database,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
            "CREATE TABLE r(id INTEGER PRIMARY KEY, stream INT, seq INT, body BLOB,"
            " UNIQUE(stream, seq))",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(database, "INSERT INTO r(stream, seq, body) VALUES(1, ?, ?)", -1,
                           insert, NULL) != SQLITE_OK) {
        fprintf(stderr, "vault_bench: SQLite\n");
        exit(1);
    }
    return database;
}

static double bare(sqlite3_stmt *insert, int sequence, const char *bytes, size_t len)
{
    double began = now_us();

    sqlite3_bind_int(insert, 1, sequence);
    sqlite3_bind_blob(insert, 2, bytes, (int)len, SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
    return now_us() - began;
}

static double sealed(struct vault *vault, int64_t stream, struct text body)
{
    struct error err = {0};
    double began = now_us();

    must(vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""), body, &err), &err);
    return now_us() - began;
}

static bool ignore(void *context, const struct vault_record *record)
{
    (void)record;
    ++*(size_t *)context;
    return true;
}

/* A burst as it comes in: many tickets, one transaction. */
static void measure_burst(struct vault *vault, struct text body)
{
    static int64_t streams[TICKETS];
    struct error err = {0};
    struct vault_search *search;
    size_t hits = 0;
    bool is_done = false;
    double began = now_us();
    double took;

    must(vault_begin(vault, &err), &err);
    for (int i = 0; i < BURST; i++) {
        int at = i * 7 % TICKETS;
        char id[16];

        snprintf(id, sizeof(id), "b%d", at);
        must((streams[at] != 0 || vault_stream(vault, STREAM_TICKET, text_of(id),
                                               text_of("c"), true, &streams[at], &err)) &&
                 vault_append(vault, streams[at], RECORD_MESSAGE, i, body, body, &err),
             &err);
    }
    must(vault_commit(vault, &err), &err);
    took = now_us() - began;
    goal_say(9, "100,000 messages of a burst, sealed (not painted)", took / 1e6, 1, "s",
             "weechat 10.4, unsealed");
    began = now_us();
    search = vault_search_start(vault, text_of("zzzzzz"));
    while (!is_done)
        must(vault_search_step(search, 50, ignore, &hits, &is_done, &err), &err);
    vault_search_stop(search);
    took = now_us() - began;
    printf("%-58s %.0f ms, %.1f us a message\n",
           "search over them before they are in segments", took / 1e3, took / BURST);
}

static void measure(struct vault *vault, sqlite3_stmt *insert, int64_t stream)
{
    static double bare_us[ROUNDS];
    static double sealed_us[ROUNDS];
    char bytes[MESSAGE + 400];
    struct text body = text_from(bytes, MESSAGE);

    memset(bytes, 'x', sizeof(bytes));
    for (int i = 0; i < ROUNDS; i++) {
        bare_us[i] =
            bare(insert, i, bytes, 512 + 100); /* what the seal makes of 300 bytes */
        sealed_us[i] = sealed(vault, stream, body);
    }
    printf("%-58s %.0f us\n", "bare SQLite commit of the same bytes",
           median(bare_us, ROUNDS));
    printf("%-58s %.0f us, %.0f a second\n", "one message durably sealed",
           median(sealed_us, ROUNDS), 1e6 / median(sealed_us, ROUNDS));
    goal_say(11, "one message durably sealed",
             median(sealed_us, ROUNDS) / median(bare_us, ROUNDS), 1.15, "times",
             "of the bare SQLite commit of the same bytes, in turn");
    measure_burst(vault, body);
}

int main(void)
{
    char folder[] = "/tmp/deskhand-bench-XXXXXX";
    char recovery[VAULT_RECOVERY_SIZE];
    struct vault *vault = NULL;
    struct error err = {0};
    sqlite3_stmt *insert;
    sqlite3 *database;
    int64_t stream = 0;

    must(secret_start(&err), &err);
    if (mkdtemp(folder) == NULL)
        return 1;
    must(vault_create(folder, text_of("bench"), VAULT_COST_INTERACTIVE, recovery, &err) &&
             vault_open(folder, NULL, text_of("bench"), &vault, &err) &&
             vault_stream(vault, STREAM_TICKET, text_of("1"), text_of("c"), true, &stream,
                          &err),
         &err);
    database = open_bare(folder, &insert);
    measure(vault, insert, stream);
    sqlite3_finalize(insert);
    sqlite3_close(database);
    vault_close(vault);
    for (const char *const *name =
             (const char *const[]){"bare.db", "bare.db-wal", "bare.db-shm", "vault.db",
                                   "vault.db-wal", "vault.db-shm", NULL};
         *name != NULL; name++) {
        char path[300];

        snprintf(path, sizeof(path), "%s/%s", folder, *name);
        unlink(path);
    }
    return rmdir(folder) != 0;
}
