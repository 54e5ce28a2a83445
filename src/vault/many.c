/* Much at once, in the order of the tables: one page after the other instead of all over.
 */
#include "vault/inside.h"

#include "base/memory.h"
#include "base/pairs.h"

#include <assert.h>

struct stream_tag {
    uint8_t bytes[KEYS_TAG_LEN];
};

static bool seek_all(struct vault *vault, const struct stream_tag *tags,
                     const struct pair *order, size_t count, int64_t *streams,
                     struct error *err)
{
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        size_t at = (size_t)order[i].value;
        ok = stream_seek(vault, tags[at].bytes, &streams[at], err);
    }
    return ok;
}

bool vault_find_streams(struct vault *vault, enum stream_kind kind, const struct text *ids,
                        size_t count, int64_t *streams, struct error *err)
{
    assert(vault->is_large);
    if (!transaction_enter(vault, err)) {
        return false;
    }
    struct stream_tag *tags = memory_get(count * sizeof *tags);
    struct pair *order = memory_get(count * sizeof *order);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        ok = ids[i].len <= KEYROW_ID_LIMIT ||
             error_set(err, ERROR_USAGE, "an id of more than %d bytes", KEYROW_ID_LIMIT);
        if (ok) {
            keyrow_tag(vault->keys, kind, ids[i], tags[i].bytes);
            order[i] = (struct pair){tag_start(tags[i].bytes), i};
        }
    }
    if (ok) {
        pairs_sort(order, count);
        ok = seek_all(vault, tags, order, count, streams, err);
    }
    memory_free(tags);
    memory_free(order);
    return transaction_leave(vault, ok, err);
}

int64_t vault_value(const struct vault *vault, struct text value)
{
    int64_t hash;
    if (vault_is_locked(vault) || !identify_hash(vault, value, &hash)) {
        return 0;
    }
    return hash;
}

struct telling {
    struct vault *vault;
    vault_value_handler *handler;
    void *context;
};

/* Every other stream that has it. */
static bool tell_others(const struct telling *telling, const struct vault_value *value,
                        struct error *err)
{
    struct vault *vault = telling->vault;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_WHO_HAS, err);
    bool has_row = true;
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, value->value);
    while (has_row) {
        if (!store_step(&vault->store, statement, &has_row, err)) {
            return false;
        }
        int64_t other = has_row ? sqlite3_column_int64(statement, 0) : value->stream;
        if (other != value->stream && sqlite3_column_int64(statement, 1) ==
                                          identify_mark(vault, value->value, other)) {
            telling->handler(telling->context, value, other);
        }
    }
    return true;
}

static bool take_each(const struct telling *telling, const struct vault_value *values,
                      const struct pair *order, size_t count, struct error *err)
{
    struct vault *vault = telling->vault;
    bool ok = waiting_write(vault, err);
    for (size_t i = 0; i < count && ok; i++) {
        const struct vault_value *value = &values[order[i].value];
        ok = (!value->is_asked || tell_others(telling, value, err)) &&
             (!value->is_added ||
              waiting_write_one(vault, value->value, value->stream, err));
    }
    return ok;
}

bool vault_identify_many(struct vault *vault, const struct vault_value *values,
                         size_t count, vault_value_handler *handler, void *context,
                         struct error *err)
{
    struct telling telling = {vault, handler, context};
    assert(vault->is_large);
    if (!transaction_enter(vault, err)) {
        return false;
    }
    struct pair *order = memory_get(count * sizeof *order);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (values[i].value != 0) {
            order[kept++] = (struct pair){pair_key(values[i].value), i};
        }
    }
    pairs_sort(order, kept);
    bool ok = take_each(&telling, values, order, kept, err);
    memory_free(order);
    return transaction_leave(vault, ok, err);
}
