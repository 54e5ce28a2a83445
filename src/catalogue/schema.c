#include "database.h"
#include "fit.h"
#include "spellings.h"
#include "tokenizer.h"

/*
 * Packed columns (category, attributes, examples, tags) are laid out in packing.h. words is
 * what is searched besides title, brand and description; title_key the title as titles.c
 * compares it; marks the hashes that likeness is counted by. A key of lines or asks is its
 * article's or macro's shifted left by KEY_SHIFT, and a number. sold, together and newest
 * are made anew by each finish; sold.key runs from the best seller of late downwards.
 * picks_epoch is which file of the index of picks is right, picks_fresh the products that
 * were put since it was made, picks_raised the sellers whose counts were raised since, and
 * 0 while the orders they were raised by are not known to be durable. spellings is
 * spellings.h's.
 */
static const char schema[] =
    "CREATE TABLE products(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " title TEXT NOT NULL, brand TEXT, category TEXT, attributes TEXT, description TEXT,"
    " price INTEGER, currency TEXT, stock INTEGER NOT NULL, url TEXT, lang TEXT,"
    " grouping TEXT, is_sensitive INTEGER NOT NULL, words TEXT, title_key TEXT NOT NULL,"
    " marks BLOB, raw BLOB NOT NULL);"
    "CREATE INDEX products_by_group ON products(grouping) WHERE grouping IS NOT NULL;"
    "CREATE INDEX products_by_title ON products(title_key);"
    "CREATE INDEX products_by_brand ON products(brand COLLATE NOCASE)"
    " WHERE brand IS NOT NULL;"
    "CREATE INDEX products_by_category ON products(category) WHERE category IS NOT NULL;"
    "CREATE VIRTUAL TABLE products_text USING fts5(title, brand, words, description,"
    " content='products', content_rowid='key', tokenize='shop');"

    "CREATE TABLE articles(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " title TEXT NOT NULL, text TEXT NOT NULL, lang TEXT, is_internal INTEGER NOT NULL,"
    " url TEXT, updated_at INTEGER, raw BLOB NOT NULL);"
    "CREATE TABLE lines(key INTEGER PRIMARY KEY, title TEXT, text TEXT NOT NULL);"
    "CREATE VIRTUAL TABLE lines_text USING fts5(title, text, content='lines',"
    " content_rowid='key', tokenize='shop');"

    "CREATE TABLE macros(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " title TEXT NOT NULL, text TEXT NOT NULL, lang TEXT, examples TEXT, tags TEXT,"
    " example_count INTEGER NOT NULL, raw BLOB NOT NULL);"
    "CREATE TABLE asks(key INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE VIRTUAL TABLE asks_text USING fts5(text, content='asks', content_rowid='key',"
    " tokenize='shop');"

    "CREATE TABLE promotions(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " title TEXT, percent INTEGER NOT NULL, amount INTEGER, amount_currency TEXT,"
    " min_total INTEGER, min_currency TEXT, from_day INTEGER, until_day INTEGER,"
    " audience INTEGER NOT NULL, customer TEXT, raw BLOB NOT NULL);"

    "CREATE TABLE sold(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " customers INTEGER NOT NULL, recent INTEGER NOT NULL);"
    "CREATE TABLE together(product INTEGER NOT NULL, other INTEGER NOT NULL,"
    " customers INTEGER NOT NULL, cosine REAL NOT NULL, PRIMARY KEY(product, other))"
    " WITHOUT ROWID;"
    "CREATE TABLE newest(key INTEGER PRIMARY KEY, day INTEGER NOT NULL,"
    " customers INTEGER NOT NULL, recent INTEGER NOT NULL);";

/* Of a catalogue that was made before: without the index one look-up is slow, no more;
 * sales told of single customers what nothing asks for. */
static const char later[] = "CREATE INDEX IF NOT EXISTS products_by_url ON products(url)"
                            " WHERE url IS NOT NULL;"
                            "DROP TABLE IF EXISTS sales;"
                            "CREATE TABLE IF NOT EXISTS picks_epoch(key INTEGER PRIMARY"
                            " KEY, epoch BLOB NOT NULL);"
                            "CREATE TABLE IF NOT EXISTS picks_fresh(key INTEGER PRIMARY"
                            " KEY);"
                            "CREATE TABLE IF NOT EXISTS picks_raised(key INTEGER PRIMARY"
                            " KEY);"
                            "CREATE TABLE IF NOT EXISTS spellings(part TEXT NOT NULL,"
                            " word TEXT NOT NULL, PRIMARY KEY(part, word)) WITHOUT ROWID;";

/* Where these cannot be made yet, since another process writes or nobody may: no slip is
 * found until they are. */
static const char meanwhile[] = "CREATE TEMP TABLE spellings(part TEXT, word TEXT,"
                                " PRIMARY KEY(part, word)) WITHOUT ROWID;";

/*
 * The texts are searched by stems: where a file's were made by other rules, its application
 * id says so, and they are made again.
 */
static const char stems[] = "INSERT INTO products_text(products_text) VALUES('rebuild');"
                            "INSERT INTO lines_text(lines_text) VALUES('rebuild');"
                            "INSERT INTO asks_text(asks_text) VALUES('rebuild');";

/* The words of a full-text table, as a table of this connection. */
static const char vocabularies[] = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.asks_words"
                                   " USING fts5vocab(main, asks_text, row);"
                                   "CREATE VIRTUAL TABLE IF NOT EXISTS temp.lines_words"
                                   " USING fts5vocab(main, lines_text, row);";

/* The file is read before anything is written, so that a damaged one is told at once. */
static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = NORMAL;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -16384;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA secure_delete = ON;";

static bool run(struct catalogue *catalogue, const char *sql, const char *doing,
                struct error *err)
{
    int code = sqlite3_exec(catalogue->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || sqlite_refuse(catalogue, code, doing, err);
}

static bool read_number(struct catalogue *catalogue, const char *pragma, int64_t *number,
                        struct error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(catalogue->db, pragma, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_ROW) {
        sqlite3_finalize(statement);
        return sqlite_refuse(catalogue, code, "read", err);
    }
    *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return true;
}

static bool make_tables(struct catalogue *catalogue, struct error *err)
{
    char version[64];
    snprintf(version, sizeof(version), "PRAGMA user_version = %d", SCHEMA_VERSION);
    if (!run(catalogue, "BEGIN IMMEDIATE", "make tables in", err)) {
        return false;
    }
    /* Another process may have made them while this one waited. */
    int64_t found = 0;
    bool is_good = read_number(catalogue, "PRAGMA user_version", &found, err);
    if (is_good && found == 0) {
        is_good = run(catalogue, schema, "make tables in", err) &&
                  run(catalogue, version, "make tables in", err);
    }
    if (is_good) {
        is_good = run(catalogue, "COMMIT", "make tables in", err);
    }
    if (!is_good) {
        sqlite3_exec(catalogue->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return is_good;
}

/* Where the file cannot be written it is searched as it is: some words are found less. */
static void make_stems(struct catalogue *catalogue)
{
    char version[64];
    int64_t found = 0;
    snprintf(version, sizeof(version), "PRAGMA application_id = %d", STEMS);
    if (!read_number(catalogue, "PRAGMA application_id", &found, NULL) || found >= STEMS ||
        !run(catalogue, "BEGIN IMMEDIATE", "make stems in", NULL)) {
        return;
    }
    spellings_listen(catalogue, true);
    bool are_made = run(catalogue, stems, "make stems in", NULL);
    spellings_listen(catalogue, false);
    if (!are_made || !spellings_write(catalogue, NULL) ||
        !run(catalogue, version, "make stems in", NULL) ||
        !run(catalogue, "COMMIT", "make stems in", NULL)) {
        spellings_forget(catalogue);
        sqlite3_exec(catalogue->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

bool schema_prepare(struct catalogue *catalogue, struct error *err)
{
    int64_t version = 0;
    sqlite3_db_config(catalogue->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_busy_timeout(catalogue->db, 2000);
    if (!read_number(catalogue, "PRAGMA user_version", &version, err)) {
        return false;
    }
    if (version > SCHEMA_VERSION) {
        return error_set(err, ERROR_FAILED,
                         "%s was written by a newer deskhand (version %lld, this one reads "
                         "%d): use the newer program; nothing was changed",
                         catalogue->path, (long long)version, SCHEMA_VERSION);
    }
    if (!run(catalogue, settings, "open", err)) {
        return false;
    }
    if (!tokenizer_register(catalogue) || !fit_register(catalogue->db)) {
        return error_set(err, ERROR_FAILED,
                         "SQLite on this machine has no full-text search");
    }
    if (version != SCHEMA_VERSION && !make_tables(catalogue, err)) {
        return false;
    }
    if (sqlite3_exec(catalogue->db, later, NULL, NULL, NULL) == SQLITE_OK) {
        make_stems(catalogue);
    } else {
        sqlite3_exec(catalogue->db, meanwhile, NULL, NULL, NULL);
    }
    return run(catalogue, vocabularies, "open", err);
}
