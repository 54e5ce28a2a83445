/*
 * The engine under the catalogue: its prepared statements, their values and rows, and its
 * refusals as sentences. Knows SQL, nothing of what the columns mean. What differs from one
 * engine to another stands behind struct engine; everything above asks by these functions.
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
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define SCHEMA_VERSION 1
/* By which rules terms are made (base/stem.h, terms.h): raised with them. */
#define STEMS 4

enum value_kind { VALUE_NULL, VALUE_NUMBER, VALUE_REAL, VALUE_TEXT, VALUE_BYTES };
struct value { /* one parameter, or one column of a row */
    enum value_kind kind;
    int64_t number;
    double real;
    struct text text; /* borrowed: a parameter's until the statement ends, a column's until
                         the next row */
};

struct statement {
    const struct engine *engine;
    enum statement_id id;
    void *prepared; /* the engine's; NULL until first asked for */
};

struct fit;
struct matches;
/* One engine: a row of functions. Those of a statement are for the functions below. */
struct engine {
    bool (*prepare)(struct catalogue *, struct statement *, struct error *);
    bool (*next)(struct catalogue *, struct statement *, bool *has_row, struct error *);
    void (*end)(struct statement *);    /* reset, without parameters */
    void (*forget)(struct statement *); /* frees what is prepared */
    void (*bind)(struct statement *, int at, const struct value *);
    void (*column)(const struct statement *, int column, struct value *);

    /* The texts of one row of a full-text table, in the order of its columns, from the
     * parameter at on. */
    void (*bind_searched)(struct statement *, int at, const struct text *texts,
                          size_t count);
    /* What a FIT statement asks: at is the parameter behind the expression. */
    void (*bind_fit)(struct statement *, int at, struct fit *, const struct matches *);
    /* What was found in the row at hand, into the fit. */
    void (*read_fit)(const struct statement *, struct fit *, const struct matches *);
    /* How an expression of full-text search says a term, and joins two. */
    char quote;
    const char *either;
    const char *both;

    bool (*begin)(struct catalogue *, bool writes, struct error *);
    bool (*commit)(struct catalogue *, struct error *);
    void (*rollback)(struct catalogue *);
    bool (*is_within)(const struct catalogue *); /* a transaction */
    int64_t (*new_key)(struct catalogue *);      /* of the row that was put last */
    int64_t (*changes)(struct catalogue *);      /* rows that this connection changed */
    bool (*version)(struct catalogue *, int64_t *version, struct error *);
    /* Where several homes counted: what picks read is made of all their counts, of all
     * products or of those that were lowered. */
    bool (*merge)(struct catalogue *, bool is_all, struct error *);
    /* What was changed stands in no log any more. */
    bool (*empty_log)(struct catalogue *, struct error *);
    void (*rest)(struct catalogue *);
    void (*close)(struct catalogue *);

    /* Of an engine that is far away (catalogue.h). */
    int (*descriptor)(const struct catalogue *);
    void (*hurry)(struct catalogue *, const int *descriptors, size_t count);
    bool (*was_interrupted)(const struct catalogue *);
    bool (*is_away)(const struct catalogue *);
    bool (*is_reached)(const struct catalogue *); /* asking it waits for no connection */
    bool (*look)(struct catalogue *, struct catalogue_health *, struct error *);
};
extern const struct engine sqlite_engine;

struct baskets;
struct spellings;
struct shelf;
struct catalogue {
    const struct engine *engine;
    sqlite3 *db;               /* SQLite's */
    struct postgres *postgres; /* PostgreSQL's */
    struct statement statements[STATEMENT_COUNT];
    char *path;                    /* what it is called where it refuses */
    char *folder;                  /* where it lies; NULL where it is no file */
    bool is_ready;                 /* its tables are there, and of this version */
    bool is_hurried;               /* somebody sits at a screen: no index is made here */
    const atomic_bool *is_stopped; /* by another thread; borrowed, NULL: by none */
    bool is_afresh;  /* the transaction began a new epoch of the index of picks */
    bool is_raising; /* the transaction has raised counts */
    bool has_lost_picks; /* their index was spoilt, and until that is told none is used */
    bool has_fresh_count;
    int64_t fresh_count;         /* products put since the index of picks was made */
    struct spellings *spellings; /* NULL until first listened for */
    bool is_own_put;             /* the put under way has made its own transaction */
    bool is_spoilt;              /* a put of the transaction failed half-way */
    size_t put_count;            /* records put since the last commit */
    struct baskets *baskets;     /* NULL but between baskets_begin and baskets_finish */
    struct shelf *shelf;         /* what picks keep in memory; NULL until first asked for */
};

/* Opens the file at the path, which is there. */
bool sqlite_open(struct catalogue *catalogue, struct error *err) MUST_CHECK;
/* Begins to reach the server; what asks waits for it, or is refused while it is away. */
bool postgres_open(struct catalogue *catalogue, const struct catalogue_server *server,
                   struct error *err) MUST_CHECK;
/* Settings, tokenizer and tables; a file of a newer version is refused. */
bool schema_prepare(struct catalogue *catalogue, struct error *err) MUST_CHECK;

/* Fills err with what the last call on SQLite's connection was refused for. Returns false.
 */
bool sqlite_refuse(struct catalogue *catalogue, int code, const char *doing,
                   struct error *err);

/* Rows that this connection changed since it was opened. */
int64_t database_changes(struct catalogue *catalogue);
/* A number that is another one once others wrote. */
bool database_version(struct catalogue *catalogue, int64_t *version,
                      struct error *err) MUST_CHECK;
/* The key of the row that was put last. */
int64_t database_new_key(struct catalogue *catalogue);

/* The statement, reset and without parameters. End it with statement_end(). */
bool statement_get(struct catalogue *catalogue, enum statement_id which,
                   struct statement **statement, struct error *err) MUST_CHECK;
/* *has_row is false at the end. */
bool statement_next(struct catalogue *catalogue, struct statement *statement, bool *has_row,
                    struct error *err) MUST_CHECK;
/* To its end, and ended. */
bool statement_run(struct catalogue *catalogue, struct statement *statement,
                   struct error *err) MUST_CHECK;
/* One that has no parameters. */
bool statement_run_plain(struct catalogue *catalogue, enum statement_id which,
                         struct error *err) MUST_CHECK;
void statement_end(struct statement *statement); /* NULL is allowed */

/* Reads the row a statement stands on into a record; strings are copied into the arena. */
typedef void row_reader(struct statement *statement, struct arena *arena, void *record);
/* Every row as a record of that many bytes, an array in the arena. Ends the statement. */
bool statement_list(struct catalogue *catalogue, struct statement *statement,
                    row_reader *reader, size_t record_size, struct arena *arena,
                    void **records, size_t *count, struct error *err) MUST_CHECK;
/* A reader of rows that are a key: an int64_t. */
void statement_key(struct statement *statement, struct arena *arena, void *record);
/* The first row, where there is one. Ends the statement. */
bool statement_one(struct catalogue *catalogue, struct statement *statement,
                   row_reader *reader, struct arena *arena, void *record, bool *found,
                   struct error *err) MUST_CHECK;

/* The bytes are borrowed until the statement ends. NULL binds NULL. */
void statement_bind(struct statement *statement, int at, const char *text);
void statement_bind_text(struct statement *statement, int at, struct text text);
void statement_bind_bytes(struct statement *statement, int at, struct text bytes);
void statement_bind_number(struct statement *statement, int at, int64_t number);
void statement_bind_real(struct statement *statement, int at, double real);
/* The first parameter; 0 leaves it NULL, for a new row. */
void statement_bind_key(struct statement *statement, int64_t key);
/* As engine's. */
void statement_bind_searched(struct statement *statement, int at, const struct text *texts,
                             size_t count);
/* Runs a statement whose one parameter is a key. */
bool statement_run_key(struct catalogue *catalogue, enum statement_id which, int64_t key,
                       struct error *err) MUST_CHECK;
/* A column of the row at hand; 0 where it is NULL. */
int64_t statement_int(const struct statement *statement, int column);
double statement_real(const struct statement *statement, int column);
bool statement_is_null(const struct statement *statement, int column);
/* Its bytes, borrowed until the next row; empty where it is NULL. */
struct text statement_text(const struct statement *statement, int column);
/* Copied; NULL where the column is. */
const char *statement_copy(const struct statement *statement, int column,
                           struct arena *arena);
/* Runs a statement that gives one number; 0 where it gives no row. Ends it. */
bool statement_number(struct catalogue *catalogue, struct statement *statement,
                      int64_t *number, struct error *err) MUST_CHECK;
/* Parts and currency out of two columns; not known where the first is NULL. */
struct money statement_money(const struct statement *statement, int column);

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

/* Writes a record and what is found by it: as the row of that key, or a new one where it is
 * 0. */
typedef bool record_writer(struct catalogue *catalogue, int64_t key, const void *record,
                           struct text raw, struct error *err);
/* One put of a record; of known, with the parameters id and raw, comes the row's key and
 * whether its raw line is this one: then there is nothing to put. */
bool put_record(struct catalogue *catalogue, enum statement_id known, const char *id,
                struct text raw, record_writer *writer, const void *record,
                struct error *err) MUST_CHECK;

#endif
