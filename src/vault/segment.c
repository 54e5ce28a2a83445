#include "vault/segment.h"

#include "base/memory.h"
#include "vault/inside.h"

#include <string.h>

#define KIND_SHIFT 40

static int64_t place_of(enum segment_kind kind, int64_t number)
{
    return ((int64_t)kind << KIND_SHIFT) | number;
}

static void seal_place_of(const uint8_t vault[SEAL_ID_LEN], enum seal_purpose purpose,
                          int64_t place, struct seal_place *out)
{
    seal_place_start(out, vault, purpose);
    seal_place_add(out, place);
}

/* Wrapped key and box are made in one piece of memory, the key in front. */
static uint8_t *seal_segment(struct vault *vault, int64_t place, struct text plain)
{
    struct seal_place where;
    uint8_t *key = vault->spare;
    uint8_t *made = memory_get(SEAL_WRAP_LEN + SEAL_BOX_EXTRA + plain.len);
    secret_random(key, SECRET_KEY_LEN);
    seal_place_of(vault->id, SEAL_SEGMENT_KEY, place, &where);
    seal_wrap(vault->keys->segments, &where, key, made);
    seal_place_of(vault->id, SEAL_SEGMENT, place, &where);
    seal_box(key, &where, plain.bytes, plain.len, made + SEAL_WRAP_LEN);
    secret_wipe(key, SECRET_KEY_LEN);
    return made;
}

static bool put(struct vault *vault, int64_t place, struct text plain, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_SEGMENT_PUT, err);
    if (statement == NULL) {
        return false;
    }
    uint8_t *made = seal_segment(vault, place, plain);
    (void)sqlite3_bind_int64(statement, 1, place);
    store_bind(statement, 2, made, SEAL_WRAP_LEN);
    store_bind(statement, 3, made + SEAL_WRAP_LEN, SEAL_BOX_EXTRA + plain.len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    memory_free(made);
    return ok;
}

bool segment_put(struct vault *vault, enum segment_kind kind, int64_t number,
                 struct text plain, struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = put(vault, place_of(kind, number), plain, err);
    return transaction_leave(vault, ok, err);
}

static void make_room(struct segment_source *source, size_t len)
{
    if (source->room == NULL || source->capacity < len) {
        memory_free_wiped(source->room, source->capacity);
        source->room = memory_get(len);
        source->capacity = len;
    }
}

/* The row that the statement stands on; NULL where it does not open. */
static const char *open_row(struct segment_source *source, sqlite3_stmt *statement,
                            int64_t place, size_t *len)
{
    struct seal_place where;
    const uint8_t *wrapped = store_blob(statement, 0, SEAL_WRAP_LEN);
    const uint8_t *box = sqlite3_column_blob(statement, 1);
    size_t box_len = box == NULL ? 0 : (size_t)sqlite3_column_bytes(statement, 1);
    seal_place_of(source->vault, SEAL_SEGMENT_KEY, place, &where);
    if (wrapped == NULL || box_len < SEAL_BOX_EXTRA ||
        !seal_unwrap(source->key, &where, wrapped, source->spare)) {
        return NULL;
    }
    make_room(source, box_len - SEAL_BOX_EXTRA);
    seal_place_of(source->vault, SEAL_SEGMENT, place, &where);
    bool ok = seal_open(source->spare, &where, box, box_len, source->room);
    secret_wipe(source->spare, SECRET_KEY_LEN);
    *len = box_len - SEAL_BOX_EXTRA;
    return ok ? source->room : NULL;
}

bool segment_read(struct segment_source *source, enum segment_kind kind, int64_t number,
                  struct text *plain, struct error *err)
{
    int64_t place = place_of(kind, number);
    sqlite3_stmt *statement = store_statement(source->store, STATEMENT_SEGMENT_GET, err);
    bool has_row = false;
    size_t len = 0;
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, place);
    if (!store_step(source->store, statement, &has_row, err)) {
        return false;
    }
    const char *bytes = has_row ? open_row(source, statement, place, &len) : NULL;
    (void)sqlite3_reset(statement);
    *plain = text_from(bytes, bytes == NULL ? 0 : len);
    return true;
}

bool segment_get(struct vault *vault, enum segment_kind kind, int64_t number, char **plain,
                 size_t *len, struct error *err)
{
    struct text read;
    if (!vault_require(vault, err)) {
        return false;
    }
    struct segment_source source = {&vault->store, vault->id, vault->keys->segments,
                                    vault->spare,  NULL,      0};
    bool ok = segment_read(&source, kind, number, &read, err);
    if (ok && read.bytes != NULL) {
        *plain = source.room;
        *len = read.len;
        return true;
    }
    memory_free_wiped(source.room, source.capacity);
    if (ok) {
        *plain = NULL;
        *len = 0;
    }
    return ok;
}

bool segment_drop(struct vault *vault, enum segment_kind kind, int64_t from, int64_t to,
                  struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_SEGMENT_DROP, err);
    bool ok = statement != NULL;
    if (ok) {
        (void)sqlite3_bind_int64(statement, 1, place_of(kind, from));
        (void)sqlite3_bind_int64(statement, 2, place_of(kind, to));
        ok = store_run(&vault->store, statement, err);
    }
    return transaction_leave(vault, ok, err);
}

bool segment_drop_all(struct vault *vault, enum segment_kind kind, struct error *err)
{
    return segment_drop(vault, kind, 0, SEGMENT_NUMBER_MAX, err);
}

bool segment_last(struct vault *vault, enum segment_kind kind, int64_t *number,
                  struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_SEGMENT_LAST, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, place_of(kind, 0));
    (void)sqlite3_bind_int64(statement, 2, place_of(kind, SEGMENT_NUMBER_MAX));
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    bool is_there = has_row && sqlite3_column_type(statement, 0) != SQLITE_NULL;
    *number = is_there ? sqlite3_column_int64(statement, 0) & SEGMENT_NUMBER_MAX : -1;
    if (has_row) {
        (void)sqlite3_reset(statement);
    }
    return true;
}

/* The next place behind this one that has a segment, and its key; *place 0 behind the last.
 */
static bool next_key(struct vault *vault, int64_t *place, uint8_t wrapped[SEAL_WRAP_LEN],
                     struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_SEGMENT_NEXT, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, *place);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    *place = has_row ? sqlite3_column_int64(statement, 0) : 0;
    const uint8_t *key = has_row ? store_blob(statement, 1, SEAL_WRAP_LEN) : NULL;
    memset(wrapped, 0, SEAL_WRAP_LEN);
    if (key != NULL) {
        memcpy(wrapped, key, SEAL_WRAP_LEN);
    }
    (void)sqlite3_reset(statement);
    return true;
}

static bool turn(struct vault *vault, const struct keys *fresh, int64_t place,
                 uint8_t wrapped[SEAL_WRAP_LEN], struct error *err)
{
    struct seal_place where;
    seal_place_of(vault->id, SEAL_SEGMENT_KEY, place, &where);
    if (!seal_unwrap(vault->keys->segments, &where, wrapped, vault->spare)) {
        return true;
    }
    seal_wrap(fresh->segments, &where, vault->spare, wrapped);
    secret_wipe(vault->spare, SECRET_KEY_LEN);
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_SEGMENT_TURN, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, place);
    store_bind(statement, 2, wrapped, SEAL_WRAP_LEN);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

bool segment_turn_all(struct vault *vault, const struct keys *fresh, struct error *err)
{
    uint8_t wrapped[SEAL_WRAP_LEN];
    int64_t place = 0;
    do {
        if (!next_key(vault, &place, wrapped, err) ||
            (place != 0 && !turn(vault, fresh, place, wrapped, err))) {
            return false;
        }
    } while (place != 0);
    return true;
}
