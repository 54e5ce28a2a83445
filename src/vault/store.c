#include "vault/store.h"

#include "base/memory.h"
#include "base/room.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#define MIB         ((size_t)1024 * 1024)
#define LARGE_LEAST (512 * MIB)
#define LARGE_MOST  (4096 * MIB)
#define LARGE_PART  4 /* of the memory that is free */

static const char *const sql_of[] = {
#define STATEMENT_SQL(id, sql) [STATEMENT_##id] = sql,
    STATEMENTS(STATEMENT_SQL)
#undef STATEMENT_SQL
};

sqlite3_stmt *store_statement(struct store *store, enum statement id, struct error *err)
{
    sqlite3_stmt **statement = &store->statements[id];
    if (*statement == NULL) {
        int result = sqlite3_prepare_v3(store->db, sql_of[id], -1,
                                        SQLITE_PREPARE_PERSISTENT, statement, NULL);
        if (result != SQLITE_OK) {
            (void)store_error(store, result, err);
            return NULL;
        }
    }
    assert(!sqlite3_stmt_busy(*statement));
    return *statement;
}

bool store_step(struct store *store, sqlite3_stmt *statement, bool *has_row,
                struct error *err)
{
    errno = 0; /* store_error() looks at it */
    int result = sqlite3_step(statement);
    *has_row = result == SQLITE_ROW;
    if (result == SQLITE_ROW) {
        return true;
    }
    bool ok = result == SQLITE_DONE || store_error(store, result, err);
    (void)sqlite3_reset(statement);
    return ok;
}

bool store_run(struct store *store, sqlite3_stmt *statement, struct error *err)
{
    bool has_row;
    if (!store_step(store, statement, &has_row, err)) {
        return false;
    }
    if (has_row) {
        (void)sqlite3_reset(statement);
    }
    return true;
}

bool store_number(struct store *store, enum statement id, int64_t *number,
                  struct error *err)
{
    sqlite3_stmt *statement = store_statement(store, id, err);
    bool has_row = false;
    if (statement == NULL || !store_step(store, statement, &has_row, err)) {
        return false;
    }
    *number = has_row ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_reset(statement);
    return true;
}

void store_bind(sqlite3_stmt *statement, int at, const void *bytes, size_t len)
{
    (void)sqlite3_bind_blob64(statement, at, bytes, len, SQLITE_STATIC);
}

const uint8_t *store_blob(sqlite3_stmt *statement, int column, size_t len)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    bool fits = bytes != NULL && (size_t)sqlite3_column_bytes(statement, column) == len;
    return fits ? bytes : NULL;
}

bool store_do(struct store *store, enum statement id, struct error *err)
{
    sqlite3_stmt *statement = store_statement(store, id, err);
    return statement != NULL && store_run(store, statement, err);
}

static bool is_in_place(const struct store *store)
{
    struct stat status;
    int has_moved = 0;
    (void)sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    return has_moved == 0 &&
           (store->log_inode == 0 ||
            (stat(store->log_path, &status) == 0 && status.st_ino == store->log_inode));
}

bool store_check_place(struct store *store, struct error *err)
{
    return is_in_place(store) ||
           error_set(err, ERROR_FAILED,
                     "the vault's file was replaced while it was open: close every "
                     "program, then open again");
}

void store_checkpoint(struct store *store)
{
    if (!store->is_read_only && is_in_place(store) && sqlite3_get_autocommit(store->db)) {
        /* What it cannot write now it writes later: everything is durable in the log. */
        (void)sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
                                        NULL);
        (void)sqlite3_db_release_memory(store->db);
    }
}

/*
 * Pages that do not fit are written before the commit, are looked for in the whole log when
 * they are asked for again, and where one is changed once more all behind it in the log are
 * read again: so a large transaction takes much of the memory that is free.
 */
static size_t large_cache(void)
{
    size_t part = room_available() / LARGE_PART;
    return part < LARGE_LEAST ? LARGE_LEAST : part > LARGE_MOST ? LARGE_MOST : part;
}

void store_start_large(struct store *store)
{
    char pragma[64];
    (void)snprintf(pragma, sizeof pragma, "PRAGMA cache_size = -%zu", large_cache() / 1024);
    store_set(store, pragma);
}

void store_end_large(struct store *store)
{
    store_set(store, STORE_CACHE);
}

void store_set(struct store *store, const char *pragma)
{
    (void)sqlite3_exec(store->db, pragma, NULL, NULL, NULL);
}

bool store_scrub(struct store *store, struct error *err)
{
    char holder[64];
    if (store->is_read_only) {
        return true;
    }
    if (!store_check_place(store, err)) {
        return false;
    }
    int result =
        sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if ((result & 0xff) != SQLITE_BUSY) {
        return result == SQLITE_OK || store_error(store, result, err);
    }
    store_holder(store, true, holder, sizeof holder);
    return error_set(err, ERROR_FAILED,
                     "%s: what was overwritten still stands in the log, since %s reads an "
                     "older page (end it, then run deskhand verify)",
                     store->path, holder);
}

static sqlite3_file *file_of(struct store *store)
{
    sqlite3_file *file = NULL;
    (void)sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

bool store_read_file(struct store *store, int64_t at, uint8_t *bytes, size_t size,
                     size_t *len, struct error *err)
{
    sqlite3_file *file = file_of(store);
    sqlite3_int64 file_len = 0;
    int result = file == NULL ? SQLITE_IOERR : file->pMethods->xFileSize(file, &file_len);
    size_t there = 0;
    if (result == SQLITE_OK && at < file_len) {
        there = file_len - at < (int64_t)size ? (size_t)(file_len - at) : size;
        result = file->pMethods->xRead(file, bytes, (int)there, at);
    }
    if (result != SQLITE_OK) {
        return store_error(store, result, err);
    }
    *len = there;
    return true;
}

/*
 * A file that was not accepted is left as it is found, its log with it; an empty log is one
 * that looking at the file made.
 */
static void leave_no_trace(struct store *store)
{
    struct stat status;
    if (store->db == NULL || store->is_read_only || store->log_path == NULL) {
        return;
    }
    bool is_ours = is_in_place(store);
    if (!is_ours || (stat(store->log_path, &status) == 0 && status.st_size == 0)) {
        (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !is_ours,
                                NULL);
    }
}

void store_rest(struct store *store)
{
    (void)sqlite3_db_release_memory(store->db);
}

void store_close(struct store *store)
{
    leave_no_trace(store);
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        (void)sqlite3_finalize(store->statements[i]);
    }
    int result = sqlite3_close(store->db);
    assert(result == SQLITE_OK);
    (void)result;
    memory_free(store->path);
    memory_free(store->log_path);
    *store = (struct store){0};
}
