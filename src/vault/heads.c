#include "vault/inside.h"

#include "base/memory.h"
#include "vault/little.h"

#define META_LEN  16 /* the row, the number of segments */
#define PART0_LEN (SEAL_WRAP_LEN + SEAL_BOX_EXTRA + META_LEN)

/* Part 0 tells of the cache as a whole, 1 and up are the segments. */
static void place_of(const struct vault *vault, int64_t part, struct seal_place *place)
{
    seal_place_start(place, vault->id, SEAL_HEADS);
    seal_place_add(place, part);
}

static void key_place(const struct vault *vault, struct seal_place *place)
{
    seal_place_start(place, vault->id, SEAL_HEADS_KEY);
}

static bool add_part(struct vault *vault, int64_t part, const uint8_t *bytes, size_t len,
                     struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_HEADS_ADD, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, part);
    store_bind(statement, 2, bytes, len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

static bool add_meta(struct vault *vault, const uint8_t key[SECRET_KEY_LEN], int64_t row,
                     size_t count, struct error *err)
{
    uint8_t bytes[PART0_LEN];
    uint8_t meta[META_LEN];
    struct seal_place place;
    key_place(vault, &place);
    seal_wrap(vault->keys->heads, &place, key, bytes);
    little_put(meta, (uint64_t)row, 8);
    little_put(meta + 8, count, 8);
    place_of(vault, 0, &place);
    seal_box(key, &place, meta, sizeof meta, bytes + SEAL_WRAP_LEN);
    return add_part(vault, 0, bytes, sizeof bytes, err);
}

static bool add_segment(struct vault *vault, const uint8_t key[SECRET_KEY_LEN],
                        int64_t part, struct text segment, struct error *err)
{
    struct seal_place place;
    uint8_t *box = memory_get(segment.len + SEAL_BOX_EXTRA);
    place_of(vault, part, &place);
    seal_box(key, &place, segment.bytes, segment.len, box);
    bool ok = add_part(vault, part, box, segment.len + SEAL_BOX_EXTRA, err);
    memory_free(box);
    return ok;
}

static bool replace_all(struct vault *vault, int64_t row, const struct text *segments,
                        size_t count, struct error *err)
{
    sqlite3_stmt *clear = store_statement(&vault->store, STATEMENT_HEADS_CLEAR, err);
    uint8_t *key = vault->spare;
    secret_random(key, SECRET_KEY_LEN);
    bool ok = clear != NULL && store_run(&vault->store, clear, err) &&
              add_meta(vault, key, row, count, err);
    for (size_t i = 0; i < count && ok; i++) {
        ok = add_segment(vault, key, (int64_t)i + 1, segments[i], err);
    }
    secret_wipe(key, SECRET_KEY_LEN);
    return ok;
}

bool vault_heads_write(struct vault *vault, int64_t row, const struct text *segments,
                       size_t count, struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = replace_all(vault, row, segments, count, err);
    return transaction_leave(vault, ok, err);
}

/* One part's bytes, copied; NULL where there is none. Owned by the caller. */
static bool read_part(struct vault *vault, int64_t part, uint8_t **bytes, size_t *len,
                      struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_HEADS_PART, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, part);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    const void *blob = has_row ? sqlite3_column_blob(statement, 0) : NULL;
    *len = blob == NULL ? 0 : (size_t)sqlite3_column_bytes(statement, 0);
    *bytes = blob == NULL ? NULL : (uint8_t *)memory_copy(blob, *len);
    (void)sqlite3_reset(statement);
    return true;
}

struct heads {
    int64_t row;
    uint64_t count;
    uint8_t *key; /* in the secret arena */
};

/* False where the file could not be read; heads->row is 0 where there is no usable cache.
 */
static bool read_meta(struct vault *vault, struct heads *heads, struct error *err)
{
    uint8_t *bytes;
    uint8_t meta[META_LEN];
    struct seal_place place;
    size_t len;
    if (!read_part(vault, 0, &bytes, &len, err)) {
        return false;
    }
    key_place(vault, &place);
    bool ok =
        len == PART0_LEN && seal_unwrap(vault->keys->heads, &place, bytes, heads->key);
    if (ok) {
        place_of(vault, 0, &place);
        ok =
            seal_open(heads->key, &place, bytes + SEAL_WRAP_LEN, len - SEAL_WRAP_LEN, meta);
    }
    heads->row = ok ? (int64_t)little_get(meta, 8) : 0;
    heads->count = ok ? little_get(meta + 8, 8) : 0;
    memory_free(bytes);
    return true;
}

static bool give_segment(struct vault *vault, struct heads *heads, int64_t part,
                         vault_heads_handler *handler, void *context, bool *goes_on,
                         struct error *err)
{
    uint8_t *bytes;
    struct seal_place place;
    size_t len;
    if (!read_part(vault, part, &bytes, &len, err)) {
        return false;
    }
    place_of(vault, part, &place);
    /* Opened over itself, from the end of nonce and tag to the front. */
    if (bytes != NULL &&
        seal_open(heads->key, &place, bytes, len, bytes + SEAL_BOX_EXTRA)) {
        const char *plain = (const char *)bytes + SEAL_BOX_EXTRA;
        *goes_on = handler(context, text_from(plain, len - SEAL_BOX_EXTRA));
    } else {
        heads->row = 0;
    }
    memory_free_wiped(bytes, len);
    return true;
}

static bool read_all(struct vault *vault, struct heads *heads, vault_heads_handler *handler,
                     void *context, struct error *err)
{
    bool goes_on = true;
    if (!read_meta(vault, heads, err)) {
        return false;
    }
    if (heads->row > vault_newest_row(vault)) {
        heads->row = 0;
    }
    for (uint64_t i = 1; i <= heads->count && heads->row != 0 && goes_on; i++) {
        if (!give_segment(vault, heads, (int64_t)i, handler, context, &goes_on, err)) {
            return false;
        }
    }
    return true;
}

bool vault_heads_read(struct vault *vault, int64_t *row, vault_heads_handler *handler,
                      void *context, struct error *err)
{
    struct error read_err = {ERROR_NONE, ""};
    if (!vault_require(vault, err)) {
        return false;
    }
    struct heads heads = {.key = secret_get(SECRET_KEY_LEN)};
    bool ok = read_all(vault, &heads, handler, context, &read_err);
    secret_free(heads.key);
    if (!ok && read_err.code != ERROR_DAMAGED) {
        return error_set(err, read_err.code, "%s", read_err.text);
    }
    *row = ok ? heads.row : 0;
    return true;
}
