#include "base/fatal.h"
#include "base/memory.h"
#include "database.h"

#include <string.h>

#define STATEMENT_SQL(name, sql) [STATEMENT_##name] = sql,
static const char *const statement_sql[STATEMENT_COUNT] = {STATEMENTS(STATEMENT_SQL)};

struct refusal {
    int code; /* SQLite's primary result code */
    const char *why;
};

#define WHY_DAMAGED                                                                        \
    "the file is damaged; it holds only the shop's own data (products, articles, macros, " \
    "promotions), so remove it and import them again"

static const struct refusal refusals[] = {
    {SQLITE_FULL, "the disk is full (make room and try again)"},
    {SQLITE_READONLY,
     "the file or its folder may only be read (give this user the right to "
     "write there)"},
    {SQLITE_CANTOPEN,
     "the file cannot be opened (does this user have the right to read and "
     "write its folder?)"},
    {SQLITE_PERM, "this user has no right to the file"},
    {SQLITE_AUTH, "this user has no right to the file"},
    {SQLITE_BUSY, "another program is writing to it (try again in a moment)"},
    {SQLITE_LOCKED, "another program is writing to it (try again in a moment)"},
    {SQLITE_CORRUPT, WHY_DAMAGED},
    {SQLITE_NOTADB, WHY_DAMAGED},
    {SQLITE_IOERR, "the disk refused to read or write (is it full, or failing?)"},
    {SQLITE_TOOBIG, "a record is too large"},
};

bool database_refuse(struct catalogue *catalogue, int code, const char *doing,
                     struct error *err)
{
    if (code == SQLITE_NOMEM) {
        fatal("out of memory");
    }
    for (size_t i = 0; i < COUNT_OF(refusals); i++) {
        if (refusals[i].code == (code & 0xFF)) {
            return error_set(err, ERROR_FAILED, "%s %s: %s", doing, catalogue->path,
                             refusals[i].why);
        }
    }
    return error_set(err, ERROR_FAILED, "%s %s: %s", doing, catalogue->path,
                     sqlite3_errmsg(catalogue->db));
}

bool database_run(struct catalogue *catalogue, const char *sql, const char *doing,
                  struct error *err)
{
    int code = sqlite3_exec(catalogue->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || database_refuse(catalogue, code, doing, err);
}

bool statement_get(struct catalogue *catalogue, enum statement which,
                   sqlite3_stmt **statement, struct error *err)
{
    sqlite3_stmt **kept = &catalogue->statements[which];
    if (*kept == NULL) {
        int code = sqlite3_prepare_v3(catalogue->db, statement_sql[which], -1,
                                      SQLITE_PREPARE_PERSISTENT, kept, NULL);
        if (code != SQLITE_OK) {
            return database_refuse(catalogue, code, "read", err);
        }
    }
    *statement = *kept;
    return true;
}

static const char *doing_what(sqlite3_stmt *statement)
{
    return sqlite3_stmt_readonly(statement) ? "read" : "write";
}

bool statement_next(struct catalogue *catalogue, sqlite3_stmt *statement, bool *has_row,
                    struct error *err)
{
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        *has_row = code == SQLITE_ROW;
        return true;
    }
    database_refuse(catalogue, code, doing_what(statement), err);
    statement_end(statement);
    return false;
}

bool statement_run(struct catalogue *catalogue, sqlite3_stmt *statement, struct error *err)
{
    bool has_row = true;
    while (has_row) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
    }
    statement_end(statement);
    return true;
}

void statement_end(sqlite3_stmt *statement)
{
    if (statement != NULL) {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
}

bool statement_list(struct catalogue *catalogue, sqlite3_stmt *statement,
                    row_reader *reader, size_t record_size, struct arena *arena,
                    void **records, size_t *count, struct error *err)
{
    char *rows = NULL;
    size_t capacity = 0;
    size_t len = 0;
    bool has_row = true;
    while (true) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        rows = arena_reserve(arena, rows, &capacity, len, record_size);
        reader(statement, arena, rows + len++ * record_size);
    }
    statement_end(statement);
    *records = rows;
    *count = len;
    return true;
}

void statement_bind(sqlite3_stmt *statement, int at, const char *text)
{
    if (text == NULL) {
        sqlite3_bind_null(statement, at);
    } else {
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
    }
}

void statement_bind_bytes(sqlite3_stmt *statement, int at, struct text bytes)
{
    sqlite3_bind_blob64(statement, at, bytes.len == 0 ? "" : bytes.bytes, bytes.len,
                        SQLITE_STATIC);
}

struct text statement_text(sqlite3_stmt *statement, int column)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    int len = sqlite3_column_bytes(statement, column);
    return text_from(bytes, bytes == NULL ? 0 : (size_t)len);
}

const char *statement_copy(sqlite3_stmt *statement, int column, struct arena *arena)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
        return NULL;
    }
    struct text text = statement_text(statement, column);
    return arena_copy(arena, text.len == 0 ? "" : text.bytes, text.len);
}

bool statement_number(struct catalogue *catalogue, sqlite3_stmt *statement, int64_t *number,
                      struct error *err)
{
    bool has_row = false;
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    *number = has_row ? sqlite3_column_int64(statement, 0) : 0;
    statement_end(statement);
    return true;
}

struct money database_money(sqlite3_stmt *statement, int column)
{
    struct money money = {0};
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
        return money;
    }
    struct text currency = statement_text(statement, column + 1);
    size_t len = sizeof(money.currency) - 1;
    money.is_known = true;
    money.parts = sqlite3_column_int64(statement, column);
    if (currency.len > 0) {
        memcpy(money.currency, currency.bytes, currency.len < len ? currency.len : len);
    }
    return money;
}

bool put_look_up(struct catalogue *catalogue, enum statement which, const char *id,
                 struct text raw, int64_t *key, bool *is_same, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, id);
    statement_bind_bytes(statement, 2, raw);
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    *key = has_row ? sqlite3_column_int64(statement, 0) : 0;
    *is_same = has_row && sqlite3_column_int(statement, 1) != 0;
    statement_end(statement);
    return true;
}

void statement_bind_key(sqlite3_stmt *statement, int64_t key)
{
    if (key != 0) {
        sqlite3_bind_int64(statement, 1, key);
    }
}

bool statement_run_key(struct catalogue *catalogue, enum statement which, int64_t key,
                       struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, key);
    return statement_run(catalogue, statement, err);
}

bool read_begin(struct catalogue *catalogue, bool *is_own, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    *is_own = sqlite3_get_autocommit(catalogue->db) != 0;
    return !*is_own || (statement_get(catalogue, STATEMENT_READ_BEGIN, &statement, err) &&
                        statement_run(catalogue, statement, err));
}

void read_end(struct catalogue *catalogue, bool is_own)
{
    sqlite3_stmt *statement = NULL;
    /* Nothing was written, so there is nothing that could be lost. */
    if (is_own && statement_get(catalogue, STATEMENT_COMMIT, &statement, NULL)) {
        sqlite3_step(statement);
        statement_end(statement);
    }
}

bool put_begin(struct catalogue *catalogue, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    catalogue->is_own_put = sqlite3_get_autocommit(catalogue->db) != 0;
    return !catalogue->is_own_put ||
           (statement_get(catalogue, STATEMENT_BEGIN, &statement, err) &&
            statement_run(catalogue, statement, err));
}

bool put_end(struct catalogue *catalogue, bool is_good, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!catalogue->is_own_put) {
        catalogue->is_spoilt = catalogue->is_spoilt || !is_good;
        return is_good;
    }
    if (is_good && statement_get(catalogue, STATEMENT_COMMIT, &statement, err) &&
        statement_run(catalogue, statement, err)) {
        return true;
    }
    catalogue_rollback(catalogue);
    return false;
}
