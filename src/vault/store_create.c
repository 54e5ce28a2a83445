#include "vault/store.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define STREAMS(name)                                                                      \
    "CREATE TABLE " name "(stream INTEGER PRIMARY KEY AUTOINCREMENT,"                      \
    " tag BLOB NOT NULL UNIQUE, key BLOB NOT NULL, name BLOB NOT NULL);"
#define SEGMENTS(name)                                                                     \
    "CREATE TABLE " name "(place INTEGER PRIMARY KEY, key BLOB NOT NULL,"                  \
    " bytes BLOB NOT NULL);"

/* Those that version 1 of the format did not have. */
#define NEW_TABLES                                                                         \
    "CREATE TABLE marks(stream INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"                 \
    "CREATE TABLE erasures(number INTEGER PRIMARY KEY, box BLOB NOT NULL);" SEGMENTS(      \
        "segments")

/*
 * Small pages, since a commit of one record writes two of them, and a record's row by hand
 * (one more than the newest), since AUTOINCREMENT would write a third: each is a tenth of
 * the time.
 */
static const char schema[] =
    "PRAGMA page_size = 2048;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "BEGIN;"
    "CREATE TABLE header(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);" STREAMS(
        "streams") "CREATE TABLE records(row INTEGER PRIMARY KEY, stream INTEGER NOT NULL,"
                   " sequence INTEGER NOT NULL, kind INTEGER NOT NULL, tag BLOB NOT NULL,"
                   " sealed BLOB NOT NULL);"
                   "CREATE UNIQUE INDEX records_by_stream ON records(stream, sequence);"
                   "CREATE TABLE identifiers(hash INTEGER NOT NULL, stream INTEGER NOT "
                   "NULL,"
                   " mark INTEGER NOT NULL, PRIMARY KEY(hash, stream)) WITHOUT "
                   "ROWID;" NEW_TABLES;

static bool fill(struct store *store, const void *header, size_t len, struct error *err)
{
    sqlite3_stmt *insert = NULL;
    int result = sqlite3_exec(store->db, schema, NULL, NULL, NULL);
    if (result == SQLITE_OK) {
        result = sqlite3_prepare_v2(store->db, "INSERT INTO header VALUES(1, ?1)", -1,
                                    &insert, NULL);
    }
    if (result == SQLITE_OK) {
        store_bind(insert, 1, header, len);
        result = sqlite3_step(insert);
    }
    (void)sqlite3_finalize(insert);
    if (result == SQLITE_DONE) {
        result = sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    }
    /* The log does not get the new name: all has to stand in the file, and closing would
     * not say that it does not. */
    if (result == SQLITE_OK) {
        result = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE,
                                           NULL, NULL);
    }
    return result == SQLITE_OK || store_error(store, result, err);
}

/* A file under a name of its own, 0600; *path is owned by the caller. */
static bool make_file(const char *folder, char **path, struct error *err)
{
    *path = memory_format("%s/." STORE_FILE ".XXXXXX", folder);
    int fd = mkostemp(*path, O_CLOEXEC);
    if (fd < 0) {
        return error_set_errno(err, ERROR_FAILED, "make a vault in %s", folder);
    }
    (void)fchmod(fd, 0600);
    (void)close(fd);
    return true;
}

static bool write_file(const char *path, const void *header, size_t len, struct error *err)
{
    struct store store = {0};
    store.path = memory_text(path);
    int result = sqlite3_open_v2(path, &store.db,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
    bool ok = result == SQLITE_OK ? fill(&store, header, len, err)
                                  : store_error(&store, result, err);
    store_close(&store);
    return ok;
}

/* Gives the finished file its name, unless a file has it, and makes the name durable. */
static bool publish(const char *folder, const char *path, struct error *err)
{
    char *name = memory_format("%s/" STORE_FILE, folder);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_named = fd >= 0 && link(path, name) == 0;
    bool ok = is_named && fsync(fd) == 0;
    if (!is_named && errno == EEXIST) {
        (void)error_set(err, ERROR_FAILED, "%s: a vault stands there already", name);
    } else if (!ok) {
        (void)error_set_errno(err, ERROR_FAILED, "%s", name);
        if (is_named) {
            (void)unlink(name);
        }
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    memory_free(name);
    return ok;
}

/* The name it was written under; its log too, which is left where writing failed. */
static void remove_file(const char *path)
{
    char *log = memory_format("%s-wal", path);
    char *index = memory_format("%s-shm", path);
    (void)unlink(path);
    (void)unlink(log);
    (void)unlink(index);
    memory_free(log);
    memory_free(index);
}

bool store_create(const char *folder, const void *header, size_t len, struct error *err)
{
    char *path;
    bool ok = make_file(folder, &path, err);
    if (ok) {
        ok = write_file(path, header, len, err) && publish(folder, path, err);
        remove_file(path);
    }
    memory_free(path);
    return ok;
}

bool store_upgrade(struct store *store, struct error *err)
{
    static const char upgrade[] = NEW_TABLES "DROP TABLE heads;";
    int result = sqlite3_exec(store->db, upgrade, NULL, NULL, NULL);
    return result == SQLITE_OK || store_error(store, result, err);
}

bool store_start_turn(struct store *store, struct error *err)
{
    static const char start[] = STREAMS("fresh_streams") SEGMENTS("fresh_segments");
    int result = sqlite3_exec(store->db, start, NULL, NULL, NULL);
    return result == SQLITE_OK || store_error(store, result, err);
}

/*
 * The highest number that a stream ever had goes along: it may be gone by now. The tables
 * are emptied before they go, since a table that goes is kept in memory until it is gone.
 */
bool store_end_turn(struct store *store, struct error *err)
{
    static const char end[] =
        "DELETE FROM sqlite_sequence WHERE name = 'fresh_streams';"
        "INSERT INTO sqlite_sequence(name, seq)"
        " SELECT 'fresh_streams', seq FROM sqlite_sequence WHERE name = 'streams';"
        "DELETE FROM streams; DROP TABLE streams;"
        "ALTER TABLE fresh_streams RENAME TO streams;"
        "DELETE FROM segments; DROP TABLE segments;"
        "ALTER TABLE fresh_segments RENAME TO segments;";
    int result = sqlite3_exec(store->db, end, NULL, NULL, NULL);
    return result == SQLITE_OK || store_error(store, result, err);
}

bool store_renew_segments(struct store *store, struct error *err)
{
    static const char renew[] =
        SEGMENTS("fresh_segments") "INSERT INTO fresh_segments SELECT * FROM segments;"
                                   "DELETE FROM segments; DROP TABLE segments;"
                                   "ALTER TABLE fresh_segments RENAME TO segments;";
    int result = sqlite3_exec(store->db, renew, NULL, NULL, NULL);
    return result == SQLITE_OK || store_error(store, result, err);
}
