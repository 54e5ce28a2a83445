#include "vault/inside.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "vault/little.h"
#include "vault/marks.h"
#include "vault/segment.h"

#define VALUE_LIMIT 4096

static bool is_dropped(uint32_t code_point)
{
    bool is_dash = code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2015) ||
                   code_point == 0x2212;
    return is_dash || code_point == ' ' || code_point == '.';
}

/* One form for what people write in many: folded, without spaces, dots and dashes. */
static void normalise(struct text value, struct buffer *out)
{
    struct buffer folded;
    buffer_init(&folded, VALUE_LIMIT);
    utf8_fold(value, &folded);
    struct text rest = text_from(buffer_text(&folded), folded.len);
    while (rest.len > 0) {
        uint32_t code_point;
        size_t len = utf8_decode(rest, &code_point, NULL);
        if (!is_dropped(code_point)) {
            (void)buffer_add(out, rest.bytes, len);
        }
        rest = text_from(rest.bytes + len, rest.len - len);
    }
    buffer_release_wiped(&folded);
}

bool identify_hash(const struct vault *vault, struct text value, int64_t *hash)
{
    struct buffer normal;
    uint8_t bytes[16];
    buffer_init(&normal, VALUE_LIMIT);
    normalise(value, &normal);
    bool ok = normal.len > 0 && !normal.is_cut;
    if (ok) {
        secret_hash(vault->keys->identify, normal.bytes, normal.len, bytes, sizeof bytes);
        *hash = (int64_t)little_get(bytes, 8);
    }
    buffer_release_wiped(&normal);
    return ok;
}

int64_t identify_mark(const struct vault *vault, int64_t hash, int64_t stream)
{
    static const char what[8] = "mark of";
    uint8_t bytes[sizeof what + 16];
    uint8_t mark[16];
    for (size_t i = 0; i < sizeof what; i++) {
        bytes[i] = (uint8_t)what[i];
    }
    little_put(bytes + sizeof what, (uint64_t)hash, 8);
    little_put(bytes + sizeof what + 8, (uint64_t)stream, 8);
    secret_hash(vault->keys->identify, bytes, sizeof bytes, mark, sizeof mark);
    return (int64_t)little_get(mark, 8);
}

static bool change(struct vault *vault, enum statement id, int64_t hash, int64_t stream,
                   int64_t mark, bool *is_changed, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, id, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, hash);
    (void)sqlite3_bind_int64(statement, 2, stream);
    (void)sqlite3_bind_int64(statement, 3, mark);
    if (!store_run(&vault->store, statement, err)) {
        return false;
    }
    *is_changed = sqlite3_changes(vault->store.db) > 0;
    return true;
}

bool identify_add(struct vault *vault, int64_t hash, int64_t stream, int64_t mark,
                  bool *is_new, struct error *err)
{
    return change(vault, STATEMENT_IDENTIFY, hash, stream, mark, is_new, err);
}

static bool add(struct vault *vault, int64_t hash, int64_t stream, struct error *err)
{
    bool is_new = false;
    if (vault->is_large) {
        return waiting_add(vault, hash, stream, err);
    }
    int64_t mark = identify_mark(vault, hash, stream);
    struct marks more = {1, (uint64_t)mark};
    return identify_add(vault, hash, stream, mark, &is_new, err) &&
           (!is_new || marks_add(vault, stream, &more, err));
}

static bool drop(struct vault *vault, int64_t hash, int64_t stream, struct error *err)
{
    int64_t mark = identify_mark(vault, hash, stream);
    struct marks less = {-1, 0 - (uint64_t)mark};
    bool was_there = false;
    return waiting_write_for(vault, hash, err) &&
           change(vault, STATEMENT_UNIDENTIFY, hash, stream, mark, &was_there, err) &&
           (!was_there || marks_add(vault, stream, &less, err));
}

typedef bool changing(struct vault *vault, int64_t hash, int64_t stream, struct error *err);

static bool change_value(struct vault *vault, changing *change_hash, struct text value,
                         int64_t stream, struct error *err)
{
    int64_t hash;
    if (!vault_require(vault, err)) {
        return false;
    }
    if (!identify_hash(vault, value, &hash)) {
        return true;
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = change_hash(vault, hash, stream, err);
    return transaction_leave(vault, ok, err);
}

bool vault_identify(struct vault *vault, struct text value, int64_t stream,
                    struct error *err)
{
    return change_value(vault, add, value, stream, err);
}

bool vault_unidentify(struct vault *vault, struct text value, int64_t stream,
                      struct error *err)
{
    return change_value(vault, drop, value, stream, err);
}

static bool write_waiting(struct vault *vault, int64_t hash, struct error *err)
{
    if (!vault->is_large) {
        return true;
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = waiting_write_for(vault, hash, err);
    return transaction_leave(vault, ok, err);
}

bool vault_who_has(struct vault *vault, struct text value, int64_t *streams, size_t limit,
                   size_t *count, struct error *err)
{
    int64_t hash;
    size_t found = 0;
    bool has_row = true;
    if (!vault_require(vault, err)) {
        return false;
    }
    if (!identify_hash(vault, value, &hash)) {
        *count = 0;
        return true;
    }
    if (!write_waiting(vault, hash, err)) {
        return false;
    }
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_WHO_HAS, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, hash);
    while (has_row && found < limit) {
        if (!store_step(&vault->store, statement, &has_row, err)) {
            return false;
        }
        int64_t stream = has_row ? sqlite3_column_int64(statement, 0) : 0;
        if (has_row &&
            sqlite3_column_int64(statement, 1) == identify_mark(vault, hash, stream)) {
            streams[found++] = stream;
        }
    }
    (void)sqlite3_reset(statement);
    *count = found;
    return true;
}

#define NOTE_LEN 12

bool vault_identified(struct vault *vault, uint32_t form, int64_t *row, struct error *err)
{
    char *note;
    size_t len;
    if (!segment_get(vault, SEGMENT_IDENTIFIED, 0, &note, &len, err)) {
        return false;
    }
    const uint8_t *bytes = (const uint8_t *)note;
    bool is_noted = note != NULL && len == NOTE_LEN && little_get(bytes, 4) == form;
    *row = is_noted ? (int64_t)little_get(bytes + 4, 8) : 0;
    memory_free(note);
    return true;
}

bool vault_set_identified(struct vault *vault, uint32_t form, int64_t row,
                          struct error *err)
{
    uint8_t note[NOTE_LEN];
    little_put(note, form, 4);
    little_put(note + 4, (uint64_t)row, 8);
    return segment_put(vault, SEGMENT_IDENTIFIED, 0,
                       text_from((const char *)note, sizeof note), err);
}
