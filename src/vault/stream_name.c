#include "vault/inside.h"

#include <stdio.h>
#include <string.h>

#define STREAM_SLICE 1000     /* as STREAMS_FROM has it */
#define LOST_LIMIT   10000000 /* streams that are tried one by one behind damage */

/* The row that the statement stands on. */
static void open_row(struct vault *vault, sqlite3_stmt *statement, struct stream_row *row)
{
    row->stream = sqlite3_column_int64(statement, 0);
    const uint8_t *tag = store_blob(statement, 1, KEYS_TAG_LEN);
    const uint8_t *wrapped = store_blob(statement, 2, SEAL_WRAP_LEN);
    const uint8_t *name = sqlite3_column_blob(statement, 3);
    size_t name_len = (size_t)sqlite3_column_bytes(statement, 3);
    row->is_good = false;
    if (tag == NULL || wrapped == NULL || name == NULL) {
        return;
    }
    struct keyrow_place place = {vault->id, row->stream, {0}};
    memcpy(place.tag, tag, KEYS_TAG_LEN);
    row->is_good =
        keyrow_unwrap(vault->keys, &place, wrapped, vault->spare) &&
        keyrow_open_name(vault->spare, &place, name, name_len, row->plain, &row->name);
}

static bool read_next(struct vault *vault, int64_t from, struct stream_row *row,
                      struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_NEXT, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, from);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    row->stream = 0;
    if (has_row) {
        open_row(vault, statement, row);
        (void)sqlite3_reset(statement);
    }
    return true;
}

/* A damaged page takes its own rows with it, not those behind it. */
static bool is_worth_going_on(struct vault *vault, int64_t from)
{
    int64_t newest;
    return store_number(&vault->store, STATEMENT_STREAM_NEWEST, &newest, NULL) &&
           from <= newest && newest - from < LOST_LIMIT;
}

bool stream_next(struct vault *vault, int64_t from, struct stream_row *row,
                 struct error *err)
{
    struct error read_err = {ERROR_NONE, ""};
    if (!vault_require(vault, err)) {
        return false;
    }
    if (read_next(vault, from, row, &read_err)) {
        return row->stream == 0 || row->is_good || vault_check_keys(vault, err);
    }
    if (read_err.code == ERROR_DAMAGED && is_worth_going_on(vault, from)) {
        row->stream = from;
        row->is_good = false;
        return true;
    }
    return error_set(err, read_err.code, "%s", read_err.text);
}

/* Up to the end of the slice, or to where the file is damaged. */
static bool read_slice(struct vault *vault, int64_t from, stream_row_handler *handler,
                       void *context, int64_t *next, bool *has_bad, struct error *err)
{
    struct stream_row row = {.stream = 0};
    bool has_row = true;
    bool ok = true;
    int count = 0;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAMS_FROM, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, from);
    *next = from;
    while (ok && has_row) {
        ok = store_step(&vault->store, statement, &has_row, err);
        if (ok && has_row) {
            open_row(vault, statement, &row);
            *has_bad = *has_bad || !row.is_good;
            *next = row.stream + 1;
            count++;
            handler(context, &row);
        }
    }
    if (ok && count < STREAM_SLICE) {
        *next = 0;
    }
    secret_wipe(row.plain, sizeof row.plain);
    secret_wipe(vault->spare, SECRET_KEY_LEN);
    return ok;
}

bool stream_slice(struct vault *vault, int64_t from, stream_row_handler *handler,
                  void *context, int64_t *next, struct error *err)
{
    struct error read_err = {ERROR_NONE, ""};
    struct stream_row row = {.stream = 0};
    bool has_bad = false;
    if (!vault_require(vault, err)) {
        return false;
    }
    if (read_slice(vault, from, handler, context, next, &has_bad, &read_err)) {
        return !has_bad || vault_check_keys(vault, err);
    }
    /* What was read before the damage was given; the one there is tried by itself. */
    if (read_err.code != ERROR_DAMAGED) {
        return error_set(err, read_err.code, "%s", read_err.text);
    }
    if (!stream_next(vault, *next, &row, err)) {
        return false;
    }
    if (row.stream != 0) {
        handler(context, &row);
    }
    *next = row.stream == 0 ? 0 : row.stream + 1;
    secret_wipe(row.plain, sizeof row.plain);
    return true;
}

void stream_describe(const struct stream_row *row, char *out, size_t size)
{
    static const char *const words[] = {
        [STREAM_TICKET] = "ticket",
        [STREAM_CUSTOMER] = "customer",
        [STREAM_SESSION] = "session",
    };
    uint32_t kind = row->is_good ? row->name.kind : 0;
    if (kind > 0 && kind < COUNT_OF(words)) {
        (void)snprintf(out, size, "%s %.*s", words[kind], (int)row->name.id.len,
                       row->name.id.bytes);
    } else {
        (void)snprintf(out, size, "stream %lld", (long long)row->stream);
    }
}

static void copy_cut(struct text text, char *out, size_t size)
{
    if (size > 0) {
        size_t len = text.len < size - 1 ? text.len : size - 1;
        memcpy(out, text.bytes, len);
        out[len] = '\0';
    }
}

/* The row of that very stream. */
static bool find_row(struct vault *vault, int64_t stream, struct stream_row *row,
                     struct error *err)
{
    if (!stream_next(vault, stream, row, err)) {
        return false;
    }
    if (row->stream != stream) {
        return error_set(err, ERROR_NOT_FOUND, "there is no stream %lld",
                         (long long)stream);
    }
    return row->is_good ||
           error_set(err, ERROR_DAMAGED,
                     "the key row of stream %lld is damaged (restore a backup)",
                     (long long)stream);
}

bool vault_stream_name(struct vault *vault, int64_t stream, char *id, size_t id_size,
                       char *owner, size_t owner_size, struct error *err)
{
    struct stream_row row = {.stream = 0};
    bool ok = find_row(vault, stream, &row, err);
    if (ok) {
        copy_cut(row.name.id, id, id_size);
        copy_cut(row.name.owner, owner, owner_size);
    }
    secret_wipe(row.plain, sizeof row.plain);
    return ok;
}

bool vault_stream_about(struct vault *vault, int64_t stream, enum stream_kind *kind,
                        char *id, size_t id_size, struct error *err)
{
    struct stream_row row = {.stream = 0};
    bool ok = find_row(vault, stream, &row, err);
    if (ok) {
        *kind = (enum stream_kind)row.name.kind;
        copy_cut(row.name.id, id, id_size);
    }
    secret_wipe(row.plain, sizeof row.plain);
    return ok;
}

/* Under the stream's key, which was left in the spare room. */
static bool seal_name(struct vault *vault, const struct stream_row *row, struct error *err)
{
    struct keyrow_place place = {vault->id, row->stream, {0}};
    uint8_t box[KEYROW_NAME_MAX];
    sqlite3_stmt *statement =
        store_statement(&vault->store, STATEMENT_STREAM_NAME_SET, err);
    if (statement == NULL) {
        return false;
    }
    keyrow_tag(vault->keys, row->name.kind, row->name.id, place.tag);
    size_t box_len = keyrow_seal_name(vault->spare, &place, &row->name, box);
    (void)sqlite3_bind_int64(statement, 1, row->stream);
    store_bind(statement, 2, box, box_len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

static bool give_owner(struct vault *vault, int64_t stream, struct text owner,
                       struct error *err)
{
    struct stream_row row = {.stream = 0};
    bool ok = find_row(vault, stream, &row, err);
    if (ok && !text_equals(row.name.owner, owner)) {
        row.name.owner = owner;
        keyrow_owner_tag(vault->keys, owner, row.name.owner_tag);
        ok = seal_name(vault, &row, err);
    }
    secret_wipe(row.plain, sizeof row.plain);
    secret_wipe(vault->spare, SECRET_KEY_LEN);
    return ok;
}

bool vault_stream_owner(struct vault *vault, int64_t stream, struct text owner,
                        struct error *err)
{
    if (owner.len > KEYROW_ID_LIMIT) {
        return error_set(err, ERROR_USAGE, "an id of more than %d bytes", KEYROW_ID_LIMIT);
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = give_owner(vault, stream, owner, err);
    return transaction_leave(vault, ok, err);
}

bool vault_each_stream_in(struct vault *vault, enum stream_kind kind, int64_t from,
                          int64_t to, vault_stream_handler *handler, void *context,
                          struct error *err)
{
    struct stream_row row = {.stream = from - 1};
    bool ok;
    bool goes_on = true;
    do {
        ok = row.stream >= to || stream_next(vault, row.stream + 1, &row, err);
        goes_on = goes_on && ok && row.stream != 0 && row.stream <= to;
        if (goes_on && row.is_good && row.name.kind == (uint32_t)kind) {
            goes_on = handler(context, row.stream, row.name.id);
        }
    } while (goes_on && row.stream < to);
    secret_wipe(row.plain, sizeof row.plain);
    return ok;
}

bool vault_each_stream(struct vault *vault, enum stream_kind kind,
                       vault_stream_handler *handler, void *context, struct error *err)
{
    return vault_each_stream_in(vault, kind, 1, INT64_MAX, handler, context, err);
}

int64_t vault_newest_stream(struct vault *vault)
{
    int64_t newest;
    bool ok = !vault_is_locked(vault) &&
              store_number(&vault->store, STATEMENT_STREAM_NEWEST, &newest, NULL);
    return ok ? newest : 0;
}
