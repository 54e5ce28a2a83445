/*
 * The file: opening it, its schema, its prepared statements, and its refusals as sentences.
 * Knows SQL, nothing of what the columns mean.
 */
#ifndef CATALOGUE_DATABASE_H
#define CATALOGUE_DATABASE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/money.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "statements.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#define SCHEMA_VERSION 1

struct baskets;
struct shelf;
struct catalogue {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENT_COUNT]; /* NULL until first asked for */
    char *path;
    bool is_own_put;         /* the put under way has made its own transaction */
    bool is_spoilt;          /* a put of the transaction failed half-way */
    struct baskets *baskets; /* NULL but between baskets_begin and baskets_finish */
    struct shelf *shelf;     /* what picks keep in memory; NULL until first asked for */
};

/* Settings, tokenizer and tables; a file of a newer version is refused. */
bool schema_prepare(struct catalogue *catalogue, struct error *err) MUST_CHECK;

/* Fills err with what the last call on the connection was refused for. Returns false. */
bool database_refuse(struct catalogue *catalogue, int code, const char *doing,
                     struct error *err);
bool database_run(struct catalogue *catalogue, const char *sql, const char *doing,
                  struct error *err) MUST_CHECK;

/* The statement, reset and without parameters. End it with statement_end(). */
bool statement_get(struct catalogue *catalogue, enum statement which,
                   sqlite3_stmt **statement, struct error *err) MUST_CHECK;
/* *has_row is false at the end. */
bool statement_next(struct catalogue *catalogue, sqlite3_stmt *statement, bool *has_row,
                    struct error *err) MUST_CHECK;
/* To its end, and ended. */
bool statement_run(struct catalogue *catalogue, sqlite3_stmt *statement,
                   struct error *err) MUST_CHECK;
void statement_end(sqlite3_stmt *statement); /* NULL is allowed */

/* Reads the row a statement stands on into a record; strings are copied into the arena. */
typedef void row_reader(sqlite3_stmt *statement, struct arena *arena, void *record);
/* Every row as a record of that many bytes, an array in the arena. Ends the statement. */
bool statement_list(struct catalogue *catalogue, sqlite3_stmt *statement,
                    row_reader *reader, size_t record_size, struct arena *arena,
                    void **records, size_t *count, struct error *err) MUST_CHECK;

/* The bytes are borrowed until the statement ends. NULL binds NULL. */
void statement_bind(sqlite3_stmt *statement, int at, const char *text);
void statement_bind_bytes(sqlite3_stmt *statement, int at, struct text bytes);
/* The first parameter; 0 leaves it NULL, for a new row. */
void statement_bind_key(sqlite3_stmt *statement, int64_t key);
/* Runs a statement whose one parameter is a key. */
bool statement_run_key(struct catalogue *catalogue, enum statement which, int64_t key,
                       struct error *err) MUST_CHECK;
/* A column's bytes, borrowed until the next row; empty where it is NULL. */
struct text statement_text(sqlite3_stmt *statement, int column);
/* Copied; NULL where the column is. */
const char *statement_copy(sqlite3_stmt *statement, int column, struct arena *arena);
/* Runs a statement that gives one number; 0 where it gives no row. Ends it. */
bool statement_number(struct catalogue *catalogue, sqlite3_stmt *statement, int64_t *number,
                      struct error *err) MUST_CHECK;

/* Parts and currency out of two columns; not known where the first is NULL. */
struct money database_money(sqlite3_stmt *statement, int column);

/*
 * Asks a statement of two parameters (id, raw) for the key of the row, 0 where there is
 * none, and whether its raw line is this one: then there is nothing to put.
 */
bool put_look_up(struct catalogue *catalogue, enum statement which, const char *id,
                 struct text raw, int64_t *key, bool *is_same,
                 struct error *err) MUST_CHECK;
/*
 * One view of the file for the many statements of one search, and one lock instead of one
 * each. *is_own: there was no transaction yet, and read_end() ends the one that was made.
 */
bool read_begin(struct catalogue *catalogue, bool *is_own, struct error *err) MUST_CHECK;
void read_end(struct catalogue *catalogue, bool is_own);

/*
 * One put is whole or not at all. Without a transaction it makes its own. Within one, a put
 * that fails spoils the transaction, which can then only be rolled back.
 */
bool put_begin(struct catalogue *catalogue, struct error *err) MUST_CHECK;
/* Returns is_good, or false where the put's own transaction could not be committed. */
bool put_end(struct catalogue *catalogue, bool is_good, struct error *err) MUST_CHECK;

#endif
