#include "vault/marks.h"

#include "vault/inside.h"
#include "vault/little.h"

#include <string.h>

#define CHECK_LEN 16
#define MARKS_LEN 32

static void write_check(const struct keys *keys, int64_t stream, const uint8_t *bytes,
                        uint8_t check[CHECK_LEN])
{
    static const char what[8] = "marks of";
    uint8_t hashed[sizeof what + 8 + MARKS_LEN - CHECK_LEN];
    memcpy(hashed, what, sizeof what);
    little_put(hashed + sizeof what, (uint64_t)stream, 8);
    memcpy(hashed + sizeof what + 8, bytes, MARKS_LEN - CHECK_LEN);
    secret_hash(keys->identify, hashed, sizeof hashed, check, CHECK_LEN);
}

static bool is_written(const struct keys *keys, int64_t stream, const uint8_t *bytes)
{
    uint8_t check[CHECK_LEN];
    if (bytes == NULL) {
        return false;
    }
    write_check(keys, stream, bytes, check);
    return secret_equals(check, bytes + MARKS_LEN - CHECK_LEN, sizeof check);
}

bool marks_read(struct vault *vault, int64_t stream, struct marks *marks, bool *is_good,
                struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_MARKS, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    const uint8_t *bytes = has_row ? store_blob(statement, 0, MARKS_LEN) : NULL;
    *is_good = is_written(vault->keys, stream, bytes);
    if (*is_good) {
        marks->count = (int64_t)little_get(bytes, 8);
        marks->sum = little_get(bytes + 8, 8);
    }
    (void)sqlite3_reset(statement);
    return true;
}

static bool put(struct vault *vault, enum statement id, int64_t stream,
                const struct marks *marks, struct error *err)
{
    uint8_t bytes[MARKS_LEN];
    sqlite3_stmt *statement = store_statement(&vault->store, id, err);
    if (statement == NULL) {
        return false;
    }
    little_put(bytes, (uint64_t)marks->count, 8);
    little_put(bytes + 8, marks->sum, 8);
    write_check(vault->keys, stream, bytes, bytes + MARKS_LEN - CHECK_LEN);
    (void)sqlite3_bind_int64(statement, 1, stream);
    store_bind(statement, 2, bytes, sizeof bytes);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

bool marks_start(struct vault *vault, int64_t stream, struct error *err)
{
    struct marks none = {0};
    return put(vault, STATEMENT_MARKS_ADD, stream, &none, err);
}

/* What is damaged stays so, for verify to find. */
bool marks_add(struct vault *vault, int64_t stream, const struct marks *more,
               struct error *err)
{
    struct marks marks = {0};
    bool is_good = false;
    if (!marks_read(vault, stream, &marks, &is_good, err)) {
        return false;
    }
    marks.count += more->count;
    marks.sum += more->sum;
    return !is_good || put(vault, STATEMENT_MARKS_SET, stream, &marks, err);
}

struct walking {
    struct vault *vault;
    sqlite3_stmt *identifiers; /* in the order of their streams */
    bool has_row;
};

/* Those of the stream; others before it belong to none. */
static bool sum_up(struct walking *walking, int64_t stream, struct marks *marks,
                   struct error *err)
{
    *marks = (struct marks){0};
    while (walking->has_row && sqlite3_column_int64(walking->identifiers, 0) <= stream) {
        int64_t hash = sqlite3_column_int64(walking->identifiers, 1);
        int64_t mark = sqlite3_column_int64(walking->identifiers, 2);
        if (sqlite3_column_int64(walking->identifiers, 0) == stream &&
            identify_mark(walking->vault, hash, stream) == mark) {
            marks->count++;
            marks->sum += (uint64_t)mark;
        }
        if (!store_step(&walking->vault->store, walking->identifiers, &walking->has_row,
                        err)) {
            return false;
        }
    }
    return true;
}

static bool mark_streams(struct walking *walking, struct error *err)
{
    struct vault *vault = walking->vault;
    struct marks marks;
    int64_t stream = 0;
    for (;;) {
        sqlite3_stmt *next = store_statement(&vault->store, STATEMENT_STREAM_AFTER, err);
        bool has_row = false;
        if (next == NULL) {
            return false;
        }
        (void)sqlite3_bind_int64(next, 1, stream);
        if (!store_step(&vault->store, next, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            return true;
        }
        stream = sqlite3_column_int64(next, 0);
        (void)sqlite3_reset(next);
        if (!sum_up(walking, stream, &marks, err) ||
            !put(vault, STATEMENT_MARKS_ADD, stream, &marks, err)) {
            return false;
        }
    }
}

bool marks_make_all(struct vault *vault, struct error *err)
{
    struct store *store = &vault->store;
    struct walking walking = {.vault = vault};
    walking.identifiers = store_statement(store, STATEMENT_IDENTIFIERS_BY_STREAM, err);
    bool ok = walking.identifiers != NULL &&
              store_step(store, walking.identifiers, &walking.has_row, err) &&
              mark_streams(&walking, err);
    if (walking.identifiers != NULL) {
        (void)sqlite3_reset(walking.identifiers);
    }
    return ok;
}
