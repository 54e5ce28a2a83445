#include "base/memory.h"
#include "database.h"
#include "picks_file.h"

#include <string.h>

int64_t database_changes(struct catalogue *catalogue)
{
    return catalogue->engine->changes(catalogue);
}

bool database_version(struct catalogue *catalogue, int64_t *version, struct error *err)
{
    return catalogue->engine->version(catalogue, version, err);
}

int64_t database_new_key(struct catalogue *catalogue)
{
    return catalogue->engine->new_key(catalogue);
}

bool statement_get(struct catalogue *catalogue, enum statement_id which,
                   struct statement **statement, struct error *err)
{
    struct statement *kept = &catalogue->statements[which];
    kept->engine = catalogue->engine;
    kept->id = which;
    if (kept->prepared == NULL && !catalogue->engine->prepare(catalogue, kept, err)) {
        return false;
    }
    *statement = kept;
    return true;
}

bool statement_next(struct catalogue *catalogue, struct statement *statement, bool *has_row,
                    struct error *err)
{
    if (catalogue->engine->next(catalogue, statement, has_row, err)) {
        return true;
    }
    statement_end(statement);
    return false;
}

bool statement_run(struct catalogue *catalogue, struct statement *statement,
                   struct error *err)
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

bool statement_run_plain(struct catalogue *catalogue, enum statement_id which,
                         struct error *err)
{
    struct statement *statement = NULL;
    return statement_get(catalogue, which, &statement, err) &&
           statement_run(catalogue, statement, err);
}

void statement_end(struct statement *statement)
{
    if (statement != NULL) {
        statement->engine->end(statement);
    }
}

bool statement_list(struct catalogue *catalogue, struct statement *statement,
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

static void bind(struct statement *statement, int at, struct value value)
{
    statement->engine->bind(statement, at, &value);
}

void statement_bind(struct statement *statement, int at, const char *text)
{
    enum value_kind kind = text == NULL ? VALUE_NULL : VALUE_TEXT;
    bind(statement, at, (struct value){.kind = kind, .text = text_of(text)});
}

void statement_bind_text(struct statement *statement, int at, struct text text)
{
    bind(statement, at, (struct value){.kind = VALUE_TEXT, .text = text});
}

void statement_bind_bytes(struct statement *statement, int at, struct text bytes)
{
    bind(statement, at, (struct value){.kind = VALUE_BYTES, .text = bytes});
}

void statement_bind_number(struct statement *statement, int at, int64_t number)
{
    bind(statement, at, (struct value){.kind = VALUE_NUMBER, .number = number});
}

void statement_bind_real(struct statement *statement, int at, double real)
{
    bind(statement, at, (struct value){.kind = VALUE_REAL, .real = real});
}

void statement_bind_key(struct statement *statement, int64_t key)
{
    bind(statement, 1,
         (struct value){.kind = key == 0 ? VALUE_NULL : VALUE_NUMBER, .number = key});
}

void statement_bind_searched(struct statement *statement, int at, const struct text *texts,
                             size_t count)
{
    statement->engine->bind_searched(statement, at, texts, count);
}

static struct value column_of(const struct statement *statement, int column)
{
    struct value value = {0};
    statement->engine->column(statement, column, &value);
    return value;
}

int64_t statement_int(const struct statement *statement, int column)
{
    struct value value = column_of(statement, column);
    return value.kind == VALUE_REAL ? (int64_t)value.real : value.number;
}

double statement_real(const struct statement *statement, int column)
{
    struct value value = column_of(statement, column);
    return value.kind == VALUE_REAL ? value.real : (double)value.number;
}

bool statement_is_null(const struct statement *statement, int column)
{
    return column_of(statement, column).kind == VALUE_NULL;
}

struct text statement_text(const struct statement *statement, int column)
{
    return column_of(statement, column).text;
}

const char *statement_copy(const struct statement *statement, int column,
                           struct arena *arena)
{
    struct value value = column_of(statement, column);
    return value.kind == VALUE_NULL
               ? NULL
               : arena_copy(arena, value.text.len == 0 ? "" : value.text.bytes,
                            value.text.len);
}

void statement_key(struct statement *statement, struct arena *arena, void *record)
{
    (void)arena;
    *(int64_t *)record = statement_int(statement, 0);
}

bool statement_one(struct catalogue *catalogue, struct statement *statement,
                   row_reader *reader, struct arena *arena, void *record, bool *found,
                   struct error *err)
{
    if (!statement_next(catalogue, statement, found, err)) {
        return false;
    }
    if (*found) {
        reader(statement, arena, record);
    }
    statement_end(statement);
    return true;
}

bool statement_number(struct catalogue *catalogue, struct statement *statement,
                      int64_t *number, struct error *err)
{
    bool has_row = false;
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    *number = has_row ? statement_int(statement, 0) : 0;
    statement_end(statement);
    return true;
}

struct money statement_money(const struct statement *statement, int column)
{
    struct money money = {0};
    if (statement_is_null(statement, column)) {
        return money;
    }
    struct text currency = statement_text(statement, column + 1);
    size_t len = sizeof(money.currency) - 1;
    money.is_known = true;
    money.parts = statement_int(statement, column);
    if (currency.len > 0) {
        memcpy(money.currency, currency.bytes, currency.len < len ? currency.len : len);
    }
    return money;
}

bool statement_run_key(struct catalogue *catalogue, enum statement_id which, int64_t key,
                       struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    return statement_run(catalogue, statement, err);
}

bool read_begin(struct catalogue *catalogue, bool *is_own, struct error *err)
{
    *is_own = !catalogue->engine->is_within(catalogue);
    return !*is_own || catalogue->engine->begin(catalogue, false, err);
}

void read_end(struct catalogue *catalogue, bool is_own)
{
    /* Nothing was written, so there is nothing that could be lost. */
    if (is_own) {
        (void)catalogue->engine->commit(catalogue, NULL);
    }
}

bool put_begin(struct catalogue *catalogue, struct error *err)
{
    catalogue->is_own_put = !catalogue->engine->is_within(catalogue);
    return !catalogue->is_own_put || catalogue->engine->begin(catalogue, true, err);
}

bool put_end(struct catalogue *catalogue, bool is_good, struct error *err)
{
    if (!catalogue->is_own_put) {
        catalogue->is_spoilt = catalogue->is_spoilt || !is_good;
        return is_good;
    }
    picks_transaction_over(catalogue);
    if (is_good && catalogue->engine->commit(catalogue, err)) {
        return true;
    }
    catalogue_rollback(catalogue);
    return false;
}

/* The key of the row with that id, 0 where there is none, and whether its raw line is this.
 */
static bool look_up(struct catalogue *catalogue, enum statement_id which, const char *id,
                    struct text raw, int64_t *key, bool *is_same, struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, id);
    statement_bind_bytes(statement, 2, raw);
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    *key = has_row ? statement_int(statement, 0) : 0;
    *is_same = has_row && statement_int(statement, 1) != 0;
    statement_end(statement);
    return true;
}

bool put_record(struct catalogue *catalogue, enum statement_id known, const char *id,
                struct text raw, record_writer *writer, const void *record,
                struct error *err)
{
    int64_t key = 0;
    bool is_same = false;
    if (!look_up(catalogue, known, id, raw, &key, &is_same, err)) {
        return false;
    }
    if (is_same) {
        return true;
    }
    if (!put_begin(catalogue, err)) {
        return false;
    }
    catalogue->put_count++;
    return put_end(catalogue, writer(catalogue, key, record, raw, err), err);
}
