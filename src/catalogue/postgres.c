/*
 * PostgreSQL as the catalogue's engine: statements and their rows, transactions, and what
 * is made of every home's counts. One writes at a time, behind a lock, as into SQLite's
 * file.
 */
#include "fit.h"
#include "knowledge.h"
#include "postgres_parts.h"

#include <endian.h>

#define NUMBER_SIZE 32
#define BUILT_LIMIT (128 * 1024 * 1024)

/* Types of the columns there are (pg_type.dat). */
enum { TYPE_BOOL = 16, TYPE_BIGINT = 20, TYPE_INTEGER = 23, TYPE_DOUBLE = 701 };

struct prepared {
    struct catalogue *catalogue;
    int64_t epoch; /* in which it was prepared; 0: not yet */
    char name[40];
    struct command command;
    char numbers[POSTGRES_PARAMETERS][NUMBER_SIZE];
    struct buffer built[2]; /* parameters that are made here */
    PGresult *result;       /* NULL: not run yet */
    bool has_run;
    int row;      /* at hand; -1 before the first */
    int64_t page; /* the key behind which the next page begins */
};

static const struct {
    enum statement_id put;
    const char *last_key;
} kinds[SHOP_RECORD_COUNT] = {
    [SHOP_PRODUCT] = {STATEMENT_PRODUCT_PUT, "SELECT coalesce(max(key), 0) FROM products"},
    [SHOP_ARTICLE] = {STATEMENT_ARTICLE_PUT, "SELECT coalesce(max(key), 0) FROM articles"},
    [SHOP_MACRO] = {STATEMENT_MACRO_PUT, "SELECT coalesce(max(key), 0) FROM macros"},
    [SHOP_PROMOTION] = {STATEMENT_PROMOTION_PUT,
                        "SELECT coalesce(max(key), 0) FROM promotions"},
};

static bool prepare(struct catalogue *catalogue, struct statement *statement,
                    struct error *err)
{
    (void)err;
    struct prepared *made = memory_get(sizeof(*made));
    made->catalogue = catalogue;
    buffer_init(&made->built[0], BUILT_LIMIT);
    buffer_init(&made->built[1], BUILT_LIMIT);
    made->row = -1;
    statement->prepared = made;
    return true;
}

static void end(struct statement *statement)
{
    struct prepared *prepared = statement->prepared;
    if (prepared == NULL) {
        return;
    }
    PQclear(prepared->result);
    prepared->result = NULL;
    prepared->has_run = false;
    prepared->row = -1;
    prepared->page = 0;
    prepared->command = (struct command){0};
    for (size_t i = 0; i < COUNT_OF(prepared->built); i++) {
        if (prepared->built[i].capacity > 64 * 1024) {
            buffer_release_wiped(&prepared->built[i]);
        }
        buffer_clear(&prepared->built[i]);
    }
}

static void forget(struct statement *statement)
{
    struct prepared *prepared = statement->prepared;
    end(statement);
    buffer_release_wiped(&prepared->built[0]);
    buffer_release_wiped(&prepared->built[1]);
    memory_free(prepared);
}

static void set(struct prepared *prepared, int at, const char *bytes, size_t len,
                bool is_binary)
{
    if (at < 1 || at > POSTGRES_PARAMETERS) {
        return;
    }
    prepared->command.values[at - 1] = bytes;
    prepared->command.lens[at - 1] = (int)len;
    prepared->command.formats[at - 1] = is_binary;
    if (prepared->command.count < at) {
        prepared->command.count = at;
    }
}

static void bind(struct statement *statement, int at, const struct value *value)
{
    struct prepared *prepared = statement->prepared;
    if (at < 1 || at > POSTGRES_PARAMETERS) {
        return;
    }
    char *number = prepared->numbers[at - 1];
    switch (value->kind) {
    case VALUE_NULL:
        set(prepared, at, NULL, 0, false);
        break;
    case VALUE_NUMBER:
        snprintf(number, NUMBER_SIZE, "%lld", (long long)value->number);
        set(prepared, at, number, 0, false);
        break;
    case VALUE_REAL:
        snprintf(number, NUMBER_SIZE, "%.17g", value->real);
        set(prepared, at, number, 0, false);
        break;
    case VALUE_TEXT:
    case VALUE_BYTES:
        set(prepared, at, value->text.len == 0 ? "" : value->text.bytes, value->text.len,
            true);
        break;
    }
}

static void bind_number(struct statement *statement, int at, int64_t number)
{
    bind(statement, at, &(struct value){.kind = VALUE_NUMBER, .number = number});
}

static void bind_searched(struct statement *statement, int at, const struct text *texts,
                          size_t count)
{
    struct prepared *prepared = statement->prepared;
    int64_t first;
    int64_t whole;
    postgres_terms(prepared->catalogue, texts, count, &prepared->built[0], &first, &whole);
    bind_number(statement, at, first);
    bind_number(statement, at + 1, whole);
    set(prepared, at + 2, buffer_text(&prepared->built[0]), prepared->built[0].len, true);
}

static void bind_fit(struct statement *statement, int at, struct fit *fit,
                     const struct matches *matches)
{
    struct prepared *prepared = statement->prepared;
    postgres_asked(fit, matches, &prepared->built[1]);
    set(prepared, at, buffer_text(&prepared->built[1]), prepared->built[1].len, true);
}

static void column(const struct statement *statement, int at, struct value *value)
{
    const struct prepared *prepared = statement->prepared;
    const PGresult *result = prepared->result;
    if (prepared->row < 0 || at >= PQnfields(result) ||
        PQgetisnull(result, prepared->row, at)) {
        return;
    }
    const char *bytes = PQgetvalue(result, prepared->row, at);
    uint64_t wide = 0;
    uint32_t narrow = 0;
    value->kind = VALUE_NUMBER;
    switch (PQftype(result, at)) {
    case TYPE_BOOL:
        value->number = bytes[0] != 0;
        break;
    case TYPE_BIGINT:
        memcpy(&wide, bytes, sizeof(wide));
        value->number = (int64_t)be64toh(wide);
        break;
    case TYPE_INTEGER:
        memcpy(&narrow, bytes, sizeof(narrow));
        value->number = (int32_t)be32toh(narrow);
        break;
    case TYPE_DOUBLE:
        memcpy(&wide, bytes, sizeof(wide));
        wide = be64toh(wide);
        memcpy(&value->real, &wide, sizeof(value->real));
        value->kind = VALUE_REAL;
        break;
    default:
        value->kind = VALUE_BYTES;
        value->text = text_from(bytes, (size_t)PQgetlength(result, prepared->row, at));
    }
}

static int64_t number_in(const PGresult *result, int row, int at)
{
    uint64_t wide = 0;
    if (row < PQntuples(result) && at < PQnfields(result) &&
        PQgetlength(result, row, at) == (int)sizeof(wide)) {
        memcpy(&wide, PQgetvalue(result, row, at), sizeof(wide));
    }
    return (int64_t)be64toh(wide);
}

static void read_fit(const struct statement *statement, struct fit *fit,
                     const struct matches *matches)
{
    const struct prepared *prepared = statement->prepared;
    struct value found = {0};
    fit->length =
        (int)number_in(prepared->result, prepared->row, fit->length_column < 0 ? 2 : 1);
    column(statement, 3, &found);
    postgres_found(found.text, fit, matches);
}

/* What was prepared in an epoch before is given up, once no transaction can refuse that. */
static bool give_up_prepared(struct catalogue *catalogue, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    if (line->cleared == line->epoch || line->is_within) {
        return true;
    }
    line->cleared = ++line->epoch;
    return line_run(catalogue, "DEALLOCATE ALL", false, err);
}

/* Sends what is to be run, prepared anew where the connection is another one. */
static bool send(struct catalogue *catalogue, struct statement *statement, int64_t *number,
                 struct error *err)
{
    struct postgres *line = catalogue->postgres;
    struct prepared *prepared = statement->prepared;
    struct buffer sql;
    if (!line_ready(catalogue, err) || !give_up_prepared(catalogue, err)) {
        return false;
    }
    buffer_init(&sql, BUILT_LIMIT);
    if (prepared->epoch != line->epoch) {
        postgres_sql_of(statement->id, line->has_trigrams, &sql);
        prepared->epoch = line->epoch;
        snprintf(prepared->name, sizeof(prepared->name), "s%lld", (long long)++line->names);
    }
    bool is_sent =
        line_send(catalogue, prepared->name, sql.len == 0 ? NULL : buffer_text(&sql),
                  &prepared->command, number, err);
    buffer_release(&sql);
    return is_sent;
}

static bool ask_number(struct catalogue *catalogue, const char *sql, int64_t *number,
                       struct error *err)
{
    PGresult *result = NULL;
    if (!line_ready(catalogue, err) || !line_run(catalogue, sql, false, err) ||
        !line_await(catalogue, catalogue->postgres->sent, &result, err)) {
        return false;
    }
    *number = number_in(result, 0, 0);
    PQclear(result);
    return true;
}

/* A new row's key is one more than the last: nobody else writes meanwhile. */
static bool give_key(struct catalogue *catalogue, struct statement *statement,
                     struct error *err)
{
    struct postgres *line = catalogue->postgres;
    struct prepared *prepared = statement->prepared;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (kinds[i].put != statement->id) {
            continue;
        }
        if (prepared->command.values[0] != NULL) {
            line->new_key = strtoll(prepared->command.values[0], NULL, 10);
            return true;
        }
        if (line->last_keys[i] == 0 &&
            !ask_number(catalogue, kinds[i].last_key, &line->last_keys[i], err)) {
            return false;
        }
        line->new_key = ++line->last_keys[i];
        bind_number(statement, 1, line->new_key);
        return true;
    }
    return true;
}

/* A write of a transaction is not waited for: a refusal comes with the next answer, or with
 * the commit. */
static bool is_waited_for(const struct postgres *line, const struct statement *statement)
{
    const char *sql = postgres_sql[statement->id].text;
    static const char *const heads[] = {"INSERT", "UPDATE", "DELETE"};
    struct buffer all;
    bool is_write = false;
    buffer_init(&all, BUILT_LIMIT);
    if (sql == NULL) {
        postgres_sql_of(statement->id, true, &all);
        sql = buffer_text(&all);
    }
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        is_write = is_write || text_starts_with(text_of(sql), heads[i]);
    }
    buffer_release(&all);
    return !is_write || !line->is_within || !line->writes;
}

static void note_change(struct postgres *line, enum statement_id id)
{
    line->changes++;
    line->has_new_asks |= id == STATEMENT_ASK_INDEX || id == STATEMENT_ASKS_UNINDEX;
    line->has_new_lines |= id == STATEMENT_LINE_INDEX || id == STATEMENT_LINES_UNINDEX;
}

static bool run(struct catalogue *catalogue, struct statement *statement, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    struct prepared *prepared = statement->prepared;
    int64_t number = 0;
    if (postgres_sql[statement->id].page > 0) {
        bind_number(statement, 1, prepared->page);
    }
    if (!give_key(catalogue, statement, err) || !send(catalogue, statement, &number, err)) {
        return false;
    }
    prepared->has_run = true;
    PQclear(prepared->result);
    prepared->result = NULL;
    prepared->row = -1;
    if (!is_waited_for(line, statement)) {
        note_change(line, statement->id);
        return true;
    }
    line->was_unprepared = false;
    if (line_await(catalogue, number, &prepared->result, err)) {
        return true;
    }
    /* Where it was asked first a key came, and the server gave up making it ready. */
    return line->was_unprepared && !line->is_within &&
           send(catalogue, statement, &number, err) &&
           line_await(catalogue, number, &prepared->result, err);
}

static bool next(struct catalogue *catalogue, struct statement *statement, bool *has_row,
                 struct error *err)
{
    struct prepared *prepared = statement->prepared;
    if (!prepared->has_run && !run(catalogue, statement, err)) {
        return false;
    }
    int count = prepared->result == NULL ? 0 : PQntuples(prepared->result);
    bool is_page = count > 0 && postgres_sql[statement->id].page == count;
    if (is_page && prepared->row + 1 == count) {
        prepared->page =
            number_in(prepared->result, count - 1, PQnfields(prepared->result) - 1);
        if (!run(catalogue, statement, err)) {
            return false;
        }
        count = PQntuples(prepared->result);
    }
    *has_row = prepared->row + 1 < count;
    prepared->row += *has_row;
    return true;
}

static bool is_within(const struct catalogue *catalogue)
{
    return catalogue->postgres->is_within;
}

static int64_t new_key(struct catalogue *catalogue)
{
    return catalogue->postgres->new_key;
}

static int64_t changes(struct catalogue *catalogue)
{
    return catalogue->postgres->changes;
}

static bool version(struct catalogue *catalogue, int64_t *number, struct error *err)
{
    (void)err;
    line_hear(catalogue);
    *number = catalogue->postgres->version;
    return true;
}

/* The server's log is its own, and of the counts nothing is logged that names anybody. */
static bool empty_log(struct catalogue *catalogue, struct error *err)
{
    (void)catalogue;
    (void)err;
    return true;
}

static void rest(struct catalogue *catalogue)
{
    catalogue->postgres->epoch++; /* nothing prepared is known any more */
}

static void close_line(struct catalogue *catalogue)
{
    struct postgres *line = catalogue->postgres;
    if (line != NULL) {
        PQfinish(line->connection);
        reach_destroy(line->reach);
        memory_free(line);
    }
}

static int descriptor(const struct catalogue *catalogue)
{
    const struct postgres *line = catalogue->postgres;
    return line->connection != NULL ? PQsocket(line->connection)
                                    : reach_descriptor(line->reach);
}

static void hurry(struct catalogue *catalogue, const int *descriptors, size_t count)
{
    struct postgres *line = catalogue->postgres;
    bool is_new = !line->is_hurried;
    line->was_interrupted = false;
    line->hurry_count = 0;
    for (size_t i = 0; i < count && i < COUNT_OF(line->hurry); i++) {
        line->hurry[line->hurry_count++] = descriptors[i];
    }
    line->is_hurried = true;
    if (is_new && line->connection != NULL) {
        (void)!line_run(catalogue, POSTGRES_HURRY, false, NULL);
    }
}

static bool was_interrupted(const struct catalogue *catalogue)
{
    return catalogue->postgres->was_interrupted;
}

static bool is_away(const struct catalogue *catalogue)
{
    const struct postgres *line = catalogue->postgres;
    return line->is_hurried && line->connection == NULL;
}

static bool is_reached(const struct catalogue *catalogue)
{
    return catalogue->postgres != NULL && catalogue->postgres->connection != NULL;
}

static const struct engine postgres_engine = {
    .prepare = prepare,
    .next = next,
    .end = end,
    .forget = forget,
    .bind = bind,
    .column = column,
    .bind_searched = bind_searched,
    .bind_fit = bind_fit,
    .read_fit = read_fit,
    .quote = '\'',
    .either = " | ",
    .both = " & ",
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .is_within = is_within,
    .new_key = new_key,
    .changes = changes,
    .version = version,
    .merge = postgres_merge,
    .empty_log = empty_log,
    .rest = rest,
    .close = close_line,
    .descriptor = descriptor,
    .hurry = hurry,
    .was_interrupted = was_interrupted,
    .is_away = is_away,
    .is_reached = is_reached,
    .look = postgres_look,
};

bool postgres_open(struct catalogue *catalogue, const struct catalogue_server *server,
                   struct error *err)
{
    struct postgres *line = memory_get(sizeof(*line));
    catalogue->engine = &postgres_engine;
    catalogue->postgres = line;
    line->epoch = 1;
    if (!reach_create(server, &line->reach, err)) {
        return false;
    }
    catalogue->path = memory_text(reach_label(line->reach));
    reach_start(line->reach);
    return true;
}
