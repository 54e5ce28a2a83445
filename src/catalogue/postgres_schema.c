/* Tables and settings of a catalogue in PostgreSQL, made by whoever comes first. */
#include "base/utf8.h"
#include "postgres_parts.h"

#include <errno.h>
#include <poll.h>
#include <time.h>

_Static_assert(STEMS == 4, "terms of other rules stand there: raise POSTGRES_SCHEMA, too");

#define SET_UP_MS     10000
#define OLDEST_SERVER 120000

/*
 * As SQLite's (schema.c), in a schema of their own. Text is compared by its bytes. counted,
 * paired and days are what each home counted from its own orders, under a random name;
 * sold, together and newest what is made of all of them, for reading.
 */
#define TEXT_COLUMN " TEXT COLLATE \"C\""
#define SEARCHED(name)                                                                     \
    "CREATE TABLE deskhand." name "_text(key BIGINT PRIMARY KEY, first BIGINT NOT NULL,"   \
    " whole BIGINT NOT NULL, terms TSVECTOR NOT NULL);"                                    \
    "CREATE INDEX ON deskhand." name "_text USING gin(terms);"
#define WORDS(name)                                                                        \
    "CREATE TABLE deskhand." name "_words(word" TEXT_COLUMN " PRIMARY KEY,"                \
    " count BIGINT NOT NULL);"
#define TEXT_OF(number)     #number
#define SCHEMA_TEXT(number) TEXT_OF(number)
#define HOME                "home" TEXT_COLUMN " NOT NULL DEFAULT current_setting('deskhand.home'), "

static const char tables[] =
    "CREATE TABLE deskhand.state(schema BIGINT NOT NULL, version BIGINT NOT NULL);"
    "INSERT INTO deskhand.state VALUES(" SCHEMA_TEXT(
        POSTGRES_SCHEMA) ", 1);"

                         "CREATE TABLE deskhand.products(key BIGINT PRIMARY KEY,"
                         " id" TEXT_COLUMN " NOT NULL UNIQUE, title" TEXT_COLUMN
                         " NOT NULL, brand" TEXT_COLUMN ", category" TEXT_COLUMN
                         ", attributes" TEXT_COLUMN ", description" TEXT_COLUMN
                         ", price BIGINT, currency" TEXT_COLUMN
                         ", stock BIGINT NOT NULL, url" TEXT_COLUMN ", lang" TEXT_COLUMN
                         ", grouping" TEXT_COLUMN ", is_sensitive BIGINT NOT NULL,"
                         " words" TEXT_COLUMN ", title_key" TEXT_COLUMN
                         " NOT NULL, marks BYTEA,"
                         " raw BYTEA NOT NULL);"
                         "CREATE INDEX ON deskhand.products(left(grouping, 200)) WHERE "
                         "grouping IS NOT NULL;"
                         "CREATE INDEX ON deskhand.products(left(title_key, 200));"
                         "CREATE INDEX ON deskhand.products(left(lower(brand), 200)) WHERE "
                         "brand IS NOT NULL;"
                         "CREATE INDEX ON deskhand.products(left(category, 200)) WHERE "
                         "category IS NOT NULL;"
                         "CREATE INDEX ON deskhand.products(left(url, 300)) WHERE url IS "
                         "NOT NULL;" //
    SEARCHED(
        "products") "CREATE TABLE deskhand.spellings(part" TEXT_COLUMN
                    " NOT NULL, word" TEXT_COLUMN " NOT NULL, PRIMARY KEY(part, word));"

                    "CREATE TABLE deskhand.articles(key BIGINT PRIMARY KEY,"
                    " id" TEXT_COLUMN " NOT NULL UNIQUE, title" TEXT_COLUMN " NOT NULL,"
                    " text" TEXT_COLUMN " NOT NULL, lang" TEXT_COLUMN
                    ", is_internal BIGINT NOT NULL,"
                    " url" TEXT_COLUMN ", updated_at BIGINT, raw BYTEA NOT NULL);"
                    "CREATE TABLE deskhand.lines(key BIGINT PRIMARY KEY, title" TEXT_COLUMN
                    ", text" TEXT_COLUMN " NOT NULL);" //
    SEARCHED("lines") WORDS("lines")

        "CREATE TABLE deskhand.macros(key BIGINT PRIMARY KEY,"
        " id" TEXT_COLUMN " NOT NULL UNIQUE, title" TEXT_COLUMN " NOT NULL,"
        " text" TEXT_COLUMN " NOT NULL, lang" TEXT_COLUMN ", examples" TEXT_COLUMN
        ", tags" TEXT_COLUMN ", example_count BIGINT NOT NULL, raw BYTEA NOT NULL);"
        "CREATE TABLE deskhand.asks(key BIGINT PRIMARY KEY, text" TEXT_COLUMN
        " NOT NULL);" //
    SEARCHED("asks") WORDS("asks")

        "CREATE TABLE deskhand.promotions(key BIGINT PRIMARY KEY,"
        " id" TEXT_COLUMN " NOT NULL UNIQUE, title" TEXT_COLUMN ", percent BIGINT NOT NULL,"
        " amount BIGINT, amount_currency" TEXT_COLUMN ", min_total BIGINT,"
        " min_currency" TEXT_COLUMN ", from_day BIGINT, until_day BIGINT,"
        " audience BIGINT NOT NULL, customer" TEXT_COLUMN ", raw BYTEA NOT NULL);";

static const char count_tables[] =
    "CREATE TABLE deskhand.sold(key BIGINT PRIMARY KEY,"
    " id" TEXT_COLUMN
    " NOT NULL UNIQUE, customers BIGINT NOT NULL, recent BIGINT NOT NULL);"
    "CREATE TABLE deskhand.together(product BIGINT NOT NULL, other BIGINT NOT NULL,"
    " customers BIGINT NOT NULL, cosine DOUBLE PRECISION NOT NULL,"
    " PRIMARY KEY(product, other));"
    "CREATE TABLE deskhand.newest(key BIGINT PRIMARY KEY, day BIGINT NOT NULL,"
    " customers BIGINT NOT NULL, recent BIGINT NOT NULL);"
    "CREATE TABLE deskhand.picks_epoch(key BIGINT PRIMARY KEY, epoch BYTEA NOT NULL);"
    "CREATE TABLE deskhand.picks_fresh(key BIGINT PRIMARY KEY);"
    "CREATE TABLE deskhand.picks_raised(key BIGINT PRIMARY KEY);"
    "CREATE TABLE deskhand.counted(" HOME "rank BIGINT NOT NULL, id" TEXT_COLUMN
    " NOT NULL, customers BIGINT NOT NULL, recent BIGINT NOT NULL,"
    " is_changed BOOLEAN NOT NULL DEFAULT false, PRIMARY KEY(home, rank));"
    "CREATE UNIQUE INDEX ON deskhand.counted(id, home);"
    "CREATE INDEX ON deskhand.counted(home) WHERE is_changed;"
    "CREATE TABLE deskhand.paired(" HOME "product BIGINT NOT NULL, other BIGINT NOT NULL,"
    " customers BIGINT NOT NULL, cosine DOUBLE PRECISION NOT NULL,"
    " PRIMARY KEY(home, product, other));"
    "CREATE TABLE deskhand.days(" HOME "day BIGINT NOT NULL, customers BIGINT NOT NULL,"
    " recent BIGINT NOT NULL, PRIMARY KEY(home));"
    "CREATE TABLE deskhand.lowered(" HOME "mark BYTEA NOT NULL, PRIMARY KEY(home, mark));";

/* Without it slips are looked for among all words: slower, no less found. */
static const char trigrams[] = "CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public";
static const char trigram_indexes[] =
    "CREATE INDEX ON deskhand.asks_words USING gin(word gin_trgm_ops);"
    "CREATE INDEX ON deskhand.lines_words USING gin(word gin_trgm_ops)";

/* Read as rows: what is remembered of a name may be older than a lock that was waited for.
 */
static const char has_tables[] = "SELECT count(*) FROM pg_tables "
                                 "WHERE schemaname = 'deskhand' AND tablename = 'state'";

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void postgres_words(const char *said, char out[POSTGRES_WORDS])
{
    struct buffer words;
    size_t len = 0;
    buffer_init(&words, POSTGRES_WORDS - 1);
    utf8_sanitise(text_trim(text_of(string_or_empty(said))), SANITISE_SHOWN, &words, NULL);
    for (const char *at = buffer_text(&words); *at != '\0'; at++) {
        out[len++] = *at == '\n' ? ' ' : *at;
    }
    out[len] = '\0';
    buffer_release(&words);
}

static bool fail(PGconn *connection, const PGresult *result, struct error *err)
{
    char words[POSTGRES_WORDS];
    const char *said = result == NULL ? PQerrorMessage(connection)
                                      : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    postgres_words(said, words);
    return error_set(err, ERROR_UNREACHABLE, "%s",
                     words[0] == '\0' ? "the connection broke" : words);
}

/* Until an answer is whole; false past the deadline or where the line broke. */
static bool wait_for_answer(PGconn *connection, int64_t deadline)
{
    while (PQisBusy(connection)) {
        int unsent = PQflush(connection);
        int64_t left = deadline - now_ms();
        struct pollfd ready = {.fd = PQsocket(connection),
                               .events = (short)(POLLIN | (unsent > 0 ? POLLOUT : 0))};
        if (unsent < 0 || left <= 0) {
            return false;
        }
        int count = poll(&ready, 1, (int)left);
        if ((count < 0 && errno != EINTR) || !PQconsumeInput(connection)) {
            return false;
        }
    }
    return true;
}

bool postgres_command(PGconn *connection, const char *sql, int timeout_ms,
                      PGresult **result, struct error *err)
{
    int64_t deadline = now_ms() + timeout_ms;
    PGresult *last = NULL;
    PGresult *next;
    if (!PQsendQuery(connection, sql)) {
        return fail(connection, NULL, err);
    }
    do {
        if (!wait_for_answer(connection, deadline)) {
            PQclear(last);
            return error_set(err, ERROR_UNREACHABLE,
                             "it was connected to, but does not answer");
        }
        next = PQgetResult(connection);
        if (next != NULL) {
            bool is_bad = last != NULL && PQresultStatus(last) == PGRES_FATAL_ERROR;
            PQclear(is_bad ? next : last);
            last = is_bad ? last : next;
        }
    } while (next != NULL);
    ExecStatusType status = PQresultStatus(last);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        fail(connection, last, err);
        PQclear(last);
        return false;
    }
    if (result == NULL) {
        PQclear(last);
    } else {
        *result = last;
    }
    return true;
}

static bool run(PGconn *connection, const char *sql, struct error *err)
{
    return postgres_command(connection, sql, SET_UP_MS, NULL, err);
}

/* One number, -1 where there is no row. */
static bool ask(PGconn *connection, const char *sql, long long *number, struct error *err)
{
    PGresult *result = NULL;
    if (!postgres_command(connection, sql, SET_UP_MS, &result, err)) {
        return false;
    }
    *number = PQntuples(result) > 0 ? strtoll(PQgetvalue(result, 0, 0), NULL, 10) : -1;
    PQclear(result);
    return true;
}

static bool has_trigram_extension(PGconn *connection, bool *has, struct error *err)
{
    long long count = 0;
    if (!ask(connection, "SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'",
             &count, err)) {
        return false;
    }
    *has = count > 0;
    return true;
}

static bool make_tables(PGconn *connection, struct error *err)
{
    long long is_there = 0;
    bool has_trigrams = false;
    struct error unused = {0};
    (void)run(connection, trigrams, &unused); /* who may not make it goes without */
    bool is_good = run(connection, "BEGIN; SELECT " POSTGRES_LOCK, err) &&
                   ask(connection, has_tables, &is_there, err) &&
                   (is_there > 0 ||
                    (run(connection,
                         "DO $$ BEGIN IF to_regnamespace('deskhand') IS NULL THEN "
                         "CREATE SCHEMA deskhand; END IF; END $$",
                         err) &&
                     run(connection, tables, err) && run(connection, count_tables, err) &&
                     has_trigram_extension(connection, &has_trigrams, err) &&
                     (!has_trigrams || run(connection, trigram_indexes, err)))) &&
                   run(connection, "COMMIT", err);
    if (!is_good) {
        error_wrap(err, "make the schema deskhand (may this user create one in the "
                        "database?)");
        (void)run(connection, "ROLLBACK", &unused);
    }
    return is_good;
}

static bool check_server(PGconn *connection, struct error *err)
{
    int version = PQserverVersion(connection);
    if (version < OLDEST_SERVER) {
        return error_set(err, ERROR_FAILED,
                         "the server is PostgreSQL %d: 12 or newer is needed",
                         version / 10000);
    }
    return string_equals(PQparameterStatus(connection, "server_encoding"), "UTF8") ||
           error_set(err, ERROR_FAILED,
                     "the database is not in UTF-8 (make one with ENCODING 'UTF8')");
}

static bool check_schema(PGconn *connection, struct error *err)
{
    long long is_there = 0;
    long long schema = 0;
    if (!ask(connection, has_tables, &is_there, err) ||
        (is_there == 0 && !make_tables(connection, err)) ||
        !ask(connection, "SELECT schema FROM deskhand.state", &schema, err)) {
        return false;
    }
    if (schema < POSTGRES_SCHEMA) {
        return error_set(err, ERROR_FAILED,
                         "the catalogue there was made by an older deskhand (version %lld, "
                         "this one reads %d): who owns it drops it (DROP SCHEMA deskhand "
                         "CASCADE) and imports again; nothing was changed",
                         schema, POSTGRES_SCHEMA);
    }
    return schema == POSTGRES_SCHEMA ||
           error_set(err, ERROR_FAILED,
                     "the catalogue there was made by a newer deskhand (version %lld, this "
                     "one reads %d): use the newer program; nothing was changed",
                     schema, POSTGRES_SCHEMA);
}

bool postgres_set_up(PGconn *connection, const char *home, bool *has_trigrams,
                     struct error *err)
{
    char settings[512];
    snprintf(settings, sizeof(settings),
             "SET search_path = deskhand, public; SET statement_timeout = '10s';"
             "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '10min';"
             "SET plan_cache_mode = force_custom_plan; SET client_min_messages = error;"
             "SET standard_conforming_strings = on; SET deskhand.home = '%s'",
             home);
    return check_server(connection, err) && run(connection, settings, err) &&
           check_schema(connection, err) &&
           has_trigram_extension(connection, has_trigrams, err) &&
           (!*has_trigrams ||
            run(connection, "SET pg_trgm.similarity_threshold = 0.15", err)) &&
           run(connection, "LISTEN " POSTGRES_CHANNEL, err);
}
