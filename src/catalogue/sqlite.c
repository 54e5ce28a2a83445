/* SQLite as the catalogue's engine: one file, FTS5 with our tokenizer. */
#include "base/fatal.h"
#include "base/memory.h"
#include "database.h"
#include "fit.h"

#define PUTS_MANY 10000 /* of one transaction */

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

bool sqlite_refuse(struct catalogue *catalogue, int code, const char *doing,
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

bool sqlite_open(struct catalogue *catalogue, struct error *err)
{
    int code = sqlite3_open_v2(
        catalogue->path, &catalogue->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    return (code == SQLITE_OK || sqlite_refuse(catalogue, code, "open", err)) &&
           schema_prepare(catalogue, err);
}

static bool prepare(struct catalogue *catalogue, struct statement *statement,
                    struct error *err)
{
    sqlite3_stmt *made = NULL;
    int code = sqlite3_prepare_v3(catalogue->db, statement_sql[statement->id], -1,
                                  SQLITE_PREPARE_PERSISTENT, &made, NULL);
    statement->prepared = made;
    return code == SQLITE_OK || sqlite_refuse(catalogue, code, "read", err);
}

static bool next(struct catalogue *catalogue, struct statement *statement, bool *has_row,
                 struct error *err)
{
    int code = sqlite3_step(statement->prepared);
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        *has_row = code == SQLITE_ROW;
        return true;
    }
    bool only_reads = sqlite3_stmt_readonly(statement->prepared) != 0;
    return sqlite_refuse(catalogue, code, only_reads ? "read" : "write", err);
}

static void end(struct statement *statement)
{
    sqlite3_reset(statement->prepared);
    sqlite3_clear_bindings(statement->prepared);
}

static void forget(struct statement *statement)
{
    sqlite3_finalize(statement->prepared);
}

static void bind(struct statement *statement, int at, const struct value *value)
{
    const char *bytes = value->text.len == 0 ? "" : value->text.bytes;
    switch (value->kind) {
    case VALUE_NULL:
        sqlite3_bind_null(statement->prepared, at);
        break;
    case VALUE_NUMBER:
        sqlite3_bind_int64(statement->prepared, at, value->number);
        break;
    case VALUE_REAL:
        sqlite3_bind_double(statement->prepared, at, value->real);
        break;
    case VALUE_TEXT:
        sqlite3_bind_text64(statement->prepared, at, bytes, value->text.len, SQLITE_STATIC,
                            SQLITE_UTF8);
        break;
    case VALUE_BYTES:
        sqlite3_bind_blob64(statement->prepared, at, bytes, value->text.len, SQLITE_STATIC);
        break;
    }
}

static void column(const struct statement *statement, int at, struct value *value)
{
    const void *bytes;
    switch (sqlite3_column_type(statement->prepared, at)) {
    case SQLITE_NULL:
        return;
    case SQLITE_INTEGER:
        value->kind = VALUE_NUMBER;
        value->number = sqlite3_column_int64(statement->prepared, at);
        return;
    case SQLITE_FLOAT:
        value->kind = VALUE_REAL;
        value->real = sqlite3_column_double(statement->prepared, at);
        return;
    default:
        value->kind = VALUE_BYTES;
        bytes = sqlite3_column_blob(statement->prepared, at);
        if (bytes != NULL) {
            value->text =
                text_from(bytes, (size_t)sqlite3_column_bytes(statement->prepared, at));
        }
    }
}

/* FTS5 finds the terms itself (tokenizer.h). */
static void bind_searched(struct statement *statement, int at, const struct text *texts,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        enum value_kind kind = texts[i].bytes == NULL ? VALUE_NULL : VALUE_TEXT;
        bind(statement, at + (int)i, &(struct value){.kind = kind, .text = texts[i]});
    }
}

static void bind_fit(struct statement *statement, int at, struct fit *fit,
                     const struct matches *matches)
{
    (void)matches;
    fit_bind(statement->prepared, at, fit);
}

/* The function fit() of the statement has filled it in. */
static void read_fit(const struct statement *statement, struct fit *fit,
                     const struct matches *matches)
{
    (void)statement;
    (void)fit;
    (void)matches;
}

static bool begin(struct catalogue *catalogue, bool writes, struct error *err)
{
    return statement_run_plain(catalogue, writes ? STATEMENT_BEGIN : STATEMENT_READ_BEGIN,
                               err);
}

/* Each run of puts leaves a piece of the index of words, and a search reads all pieces:
 * those of many puts are made one, which takes a few microseconds a product. */
static bool gather_words(struct catalogue *catalogue, struct error *err)
{
    int code = sqlite3_exec(catalogue->db,
                            "INSERT INTO products_text(products_text) VALUES('optimize')",
                            NULL, NULL, NULL);
    return code == SQLITE_OK || sqlite_refuse(catalogue, code, "write", err);
}

static bool commit(struct catalogue *catalogue, struct error *err)
{
    bool is_much = catalogue->put_count >= PUTS_MANY;
    catalogue->put_count = 0;
    return (!is_much || gather_words(catalogue, err)) &&
           statement_run_plain(catalogue, STATEMENT_COMMIT, err);
}

static bool is_within(const struct catalogue *catalogue)
{
    return sqlite3_get_autocommit(catalogue->db) == 0;
}

static void rollback(struct catalogue *catalogue)
{
    /* A full disk has SQLite take the transaction back by itself. */
    if (is_within(catalogue)) {
        sqlite3_exec(catalogue->db, "ROLLBACK", NULL, NULL, NULL);
    }
    catalogue->put_count = 0;
}

static int64_t new_key(struct catalogue *catalogue)
{
    return sqlite3_last_insert_rowid(catalogue->db);
}

static int64_t changes(struct catalogue *catalogue)
{
    return sqlite3_total_changes(catalogue->db);
}

static bool version(struct catalogue *catalogue, int64_t *number, struct error *err)
{
    struct statement *statement = NULL;
    return statement_get(catalogue, STATEMENT_VERSION, &statement, err) &&
           statement_number(catalogue, statement, number, err);
}

/* One home's are all there are. */
static bool merge(struct catalogue *catalogue, bool is_all, struct error *err)
{
    (void)catalogue;
    (void)is_all;
    (void)err;
    return true;
}

static bool empty_log(struct catalogue *catalogue, struct error *err)
{
    int code = sqlite3_wal_checkpoint_v2(catalogue->db, NULL, SQLITE_CHECKPOINT_TRUNCATE,
                                         NULL, NULL);
    if (code == SQLITE_BUSY) {
        return error_set(err, ERROR_FAILED,
                         "%s: another program reads what was there before, so it still "
                         "stands in the log beside it (it is gone once every deskhand "
                         "that has it open is closed)",
                         catalogue->path);
    }
    return code == SQLITE_OK || sqlite_refuse(catalogue, code, "write", err);
}

static void rest(struct catalogue *catalogue)
{
    if (catalogue->db != NULL) {
        sqlite3_db_release_memory(catalogue->db);
    }
}

static void close_file(struct catalogue *catalogue)
{
    sqlite3_close(catalogue->db);
}

static int descriptor(const struct catalogue *catalogue)
{
    (void)catalogue;
    return -1;
}

static void hurry(struct catalogue *catalogue, const int *descriptors, size_t count)
{
    (void)catalogue;
    (void)descriptors;
    (void)count;
}

/* It is never interrupted, hurried or away. */
static bool is_not(const struct catalogue *catalogue)
{
    (void)catalogue;
    return false;
}

static bool is_reached(const struct catalogue *catalogue)
{
    return catalogue->db != NULL;
}

static bool look(struct catalogue *catalogue, struct catalogue_health *health,
                 struct error *err)
{
    (void)err;
    snprintf(health->server, sizeof(health->server), "%s", catalogue->path);
    return true;
}

const struct engine sqlite_engine = {
    .prepare = prepare,
    .next = next,
    .end = end,
    .forget = forget,
    .bind = bind,
    .column = column,
    .bind_searched = bind_searched,
    .bind_fit = bind_fit,
    .read_fit = read_fit,
    .quote = '"',
    .either = " OR ",
    .both = " AND ",
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .is_within = is_within,
    .new_key = new_key,
    .changes = changes,
    .version = version,
    .merge = merge,
    .empty_log = empty_log,
    .rest = rest,
    .close = close_file,
    .descriptor = descriptor,
    .hurry = hurry,
    .was_interrupted = is_not,
    .is_away = is_not,
    .is_reached = is_reached,
    .look = look,
};
