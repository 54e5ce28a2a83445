/*
 * PostgreSQL as the catalogue's engine, in parts: how the server is reached, what goes over
 * the connection, what full-text search is given. Compiled where libpq is there.
 */
#ifndef CATALOGUE_POSTGRES_PARTS_H
#define CATALOGUE_POSTGRES_PARTS_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "database.h"

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdint.h>

/* To be raised also where terms are made by other rules (stem.c), as schema.c's STEMS: they
 * stand in the tables, and one of before is not read. */
#define POSTGRES_SCHEMA     2
#define POSTGRES_CHANNEL    "deskhand_catalogue"
#define POSTGRES_PARAMETERS 20
/* While a person waits. */
#define POSTGRES_HURRY     "SET statement_timeout = '2s'"
#define POSTGRES_HURRY_MAX 4
/* One writes at a time, as into SQLite's file. The number is "deskhand". */
#define POSTGRES_LOCK "pg_advisory_xact_lock(7234316338121207396)"

/* ---- reaching the server (postgres_reach.c): a thread, so that nobody waits for it ----
 */

struct reach;
struct reach_made {
    PGconn *connection; /* set up, in pipeline mode; owned by who took it */
    bool has_trigrams;
};
/* Reads the address; nothing is reached yet. */
bool reach_create(const struct catalogue_server *server, struct reach **reach,
                  struct error *err) MUST_CHECK;
void reach_destroy(struct reach *reach); /* NULL is allowed; an attempt ends by itself */
/* The address without its password, for words. */
const char *reach_label(const struct reach *reach);
/* Tries until the server answers, unless it is tried already. */
void reach_start(struct reach *reach);
/* Takes what was made. Waits for the first attempt where may_wait, and the first time a
 * moment in any case; err: why there is none. */
bool reach_take(struct reach *reach, bool may_wait, struct reach_made *made,
                struct error *err) MUST_CHECK;
/* Can be read once the server answered. */
int reach_descriptor(const struct reach *reach);

/* Tables, settings and the listening, over a connection just made (postgres_schema.c). */
bool postgres_set_up(PGconn *connection, const char *home, bool *has_trigrams,
                     struct error *err) MUST_CHECK;
/* Runs one command within so long; false where it failed, took longer or the line broke. */
bool postgres_command(PGconn *connection, const char *sql, int timeout_ms,
                      PGresult **result, struct error *err) MUST_CHECK;
/* What a server said, as words that may be shown: one line, cut, nothing hidden in it. */
#define POSTGRES_WORDS 160
void postgres_words(const char *said, char out[POSTGRES_WORDS]);

/* ---- the connection (postgres_line.c): commands in a row, answers in their order ---- */

struct postgres {
    struct reach *reach;
    PGconn *connection; /* NULL: away */
    bool has_trigrams;
    int64_t epoch; /* of prepared statements: another one once they have to be made anew */
    int64_t cleared; /* the epoch before which nothing stands prepared at the server */
    int64_t sent;    /* commands */
    int64_t received;
    int64_t heard_ms; /* when it was last heard of, while something is owed */
    bool is_within;   /* a transaction */
    bool writes;
    bool is_committing;  /* that was asked, and not answered yet */
    struct error failed; /* the transaction, where it can only be rolled back */
    int64_t last_keys[SHOP_RECORD_COUNT]; /* in this transaction; 0: not asked for yet */
    int64_t new_key;
    bool has_new_asks, has_new_lines; /* ... and their words are to be counted */
    int64_t changes;
    int64_t version;
    int64_t names;                 /* of prepared statements, so far */
    int hurry[POSTGRES_HURRY_MAX]; /* descriptors at whose news a wait is given up */
    size_t hurry_count;
    bool is_hurried;
    bool was_interrupted;
    bool was_unprepared; /* the last refusal: the statement's making was given up on */
};

/* One command with its parameters; text is borrowed until it was sent. */
struct command {
    const char *values[POSTGRES_PARAMETERS];
    int lens[POSTGRES_PARAMETERS];
    int formats[POSTGRES_PARAMETERS];
    int count;
};
/* Has a connection, taking one that was made meanwhile. */
bool line_ready(struct catalogue *catalogue, struct error *err) MUST_CHECK;
/* Sends; number is what line_await() asks by. sql NULL: prepared as name already. */
bool line_send(struct catalogue *catalogue, const char *name, const char *sql,
               const struct command *command, int64_t *number,
               struct error *err) MUST_CHECK;
/* The answer to that command, owned by the caller; those before it are read and dropped. */
bool line_await(struct catalogue *catalogue, int64_t number, PGresult **result,
                struct error *err) MUST_CHECK;
/* Sends a command without parameters; waits for its answer where waits. */
bool line_run(struct catalogue *catalogue, const char *sql, bool waits,
              struct error *err) MUST_CHECK;
/* Hears what came by itself, without waiting. */
void line_hear(struct catalogue *catalogue);
/* Returns false. */
bool postgres_refuse(struct catalogue *catalogue, const PGresult *result,
                     struct error *err);

/* ---- transactions (postgres_transaction.c), for the engine ---- */

bool postgres_begin(struct catalogue *catalogue, bool writes, struct error *err) MUST_CHECK;
bool postgres_commit(struct catalogue *catalogue, struct error *err) MUST_CHECK;
void postgres_rollback(struct catalogue *catalogue);

/* ---- what is made of what was written (postgres_counts.c) ---- */

/* Where a transaction changed them. */
bool postgres_count_words(struct catalogue *catalogue, struct error *err) MUST_CHECK;
bool postgres_merge(struct catalogue *catalogue, bool is_all, struct error *err) MUST_CHECK;

bool postgres_look(struct catalogue *catalogue, struct catalogue_health *health,
                   struct error *err) MUST_CHECK;

/* ---- statements (postgres_sql.c) and what is searched (postgres_text.c) ---- */

struct postgres_sql {
    const char *text;   /* NULL: SQLite's, its ? as $ */
    int page;           /* rows: then its first parameter is the key behind which a page
                           begins, which stands in its last column; 0: all at once */
    const char *simple; /* where the server has no pg_trgm; NULL: the same */
};
extern const struct postgres_sql postgres_sql[STATEMENT_COUNT];
/* In dollars, in the buffer. */
void postgres_sql_of(enum statement_id which, bool has_trigrams, struct buffer *out);

/* The terms of texts as a tsvector's text, the first text's of weight A, and so on; *first
 * is how many terms the first text has, *whole how many all have. What is behind about
 * 900 KB of terms is not searched: a tsvector holds no more. */
void postgres_terms(struct catalogue *catalogue, const struct text *texts, size_t count,
                    struct buffer *out, int64_t *first, int64_t *whole);
void postgres_asked(const struct fit *fit, const struct matches *matches,
                    struct buffer *out);
void postgres_found(struct text found, struct fit *fit, const struct matches *matches);

#endif
