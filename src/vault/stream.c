#include "vault/inside.h"
#include "vault/marks.h"

#include <string.h>

static struct keyrow_place place_of(const struct vault *vault, int64_t stream,
                                    const uint8_t tag[KEYS_TAG_LEN])
{
    struct keyrow_place place = {vault->id, stream, {0}};
    memcpy(place.tag, tag, KEYS_TAG_LEN);
    return place;
}

static bool damaged_key(int64_t stream, struct error *err)
{
    return error_set(
        err, ERROR_DAMAGED,
        "the key of stream %lld is damaged (run deskhand verify, then restore a "
        "backup)",
        (long long)stream);
}

uint64_t tag_start(const uint8_t tag[KEYS_TAG_LEN])
{
    uint64_t start = 0;
    for (size_t i = 0; i < sizeof start; i++) {
        start = start << 8 | tag[i];
    }
    return start;
}

/* The row that the statement stands on: its tag and wrapped key in these columns. */
static bool unwrap_row(struct vault *vault, sqlite3_stmt *statement, int64_t stream,
                       const uint8_t *tag, int key_column, uint8_t key[SECRET_KEY_LEN])
{
    const uint8_t *wrapped = store_blob(statement, key_column, SEAL_WRAP_LEN);
    if (tag == NULL || wrapped == NULL) {
        return false;
    }
    struct keyrow_place place = place_of(vault, stream, tag);
    return keyrow_unwrap(vault->keys, &place, wrapped, key);
}

static bool keep_key(struct vault *vault, sqlite3_stmt *statement, int64_t stream,
                     const uint8_t *tag, struct keyring_entry **entry, struct error *err)
{
    struct keyring_entry *made = keyring_put(&vault->keyring, stream);
    if (!unwrap_row(vault, statement, stream, tag, 1, made->key)) {
        keyring_drop(&vault->keyring, made);
        return vault_check_keys(vault, err) && damaged_key(stream, err);
    }
    memcpy(made->found_by, tag, sizeof made->found_by);
    made->loaded = vault->generation;
    *entry = made;
    return true;
}

/* As prove_row(), of what stream_seek() found. */
static bool prove_sought(struct vault *vault, struct keyring_entry *entry,
                         struct error *err)
{
    uint64_t sought = ends_sought(&vault->ends, entry->stream);
    int64_t stream = entry->stream;
    if (sought == 0 || sought == tag_start(entry->found_by)) {
        return true;
    }
    keyring_drop(&vault->keyring, entry);
    return damaged_key(stream, err);
}

/* At the stream's key row, which the caller resets; NULL where there is none. */
static sqlite3_stmt *seek_key(struct vault *vault, int64_t stream, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_KEY, err);
    bool has_row = false;
    if (statement == NULL) {
        return NULL;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return NULL;
    }
    if (!has_row) {
        (void)error_set(err, ERROR_NOT_FOUND, "there is no stream %lld", (long long)stream);
        return NULL;
    }
    return statement;
}

static bool load_key(struct vault *vault, int64_t stream, struct keyring_entry **entry,
                     struct error *err)
{
    sqlite3_stmt *statement = seek_key(vault, stream, err);
    if (statement == NULL) {
        return false;
    }
    const uint8_t *tag = store_blob(statement, 0, KEYS_TAG_LEN);
    bool ok = keep_key(vault, statement, stream, tag, entry, err) &&
              prove_sought(vault, *entry, err);
    (void)sqlite3_reset(statement);
    return ok;
}

bool stream_key(struct vault *vault, int64_t stream, struct keyring_entry **entry,
                struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    struct keyring_entry *found = keyring_find(&vault->keyring, stream);
    if (found == NULL) {
        return load_key(vault, stream, entry, err);
    }
    *entry = found;
    return true;
}

bool stream_stands(struct vault *vault, int64_t stream, struct error *err)
{
    sqlite3_stmt *statement = seek_key(vault, stream, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_reset(statement);
    return true;
}

/* The last record as it stands in the file, whether or not it opens; all 0 for none. */
struct last {
    int64_t sequence;
    int64_t kind;
    uint8_t tag[SEAL_TAG_LEN];
};

static bool read_last(struct vault *vault, int64_t stream, struct last *last,
                      struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_RECORD_LAST, err);
    bool has_row = false;
    *last = (struct last){0};
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    if (has_row) {
        const uint8_t *tag = store_blob(statement, 1, SEAL_TAG_LEN);
        last->sequence = sqlite3_column_int64(statement, 0);
        last->kind = sqlite3_column_int64(statement, 2);
        if (tag != NULL) {
            memcpy(last->tag, tag, sizeof last->tag);
        }
        (void)sqlite3_reset(statement);
    }
    return true;
}

static bool read_end(struct vault *vault, struct keyring_entry *entry, struct error *err)
{
    const struct ends_entry *end = ends_find(&vault->ends, entry->stream);
    struct last last;
    if (end != NULL) {
        entry->sequence = end->sequence;
        memcpy(entry->tag, end->tag, sizeof entry->tag);
    } else {
        if (!read_last(vault, entry->stream, &last, err)) {
            return false;
        }
        entry->sequence = last.sequence;
        memcpy(entry->tag, last.tag, sizeof entry->tag);
    }
    entry->generation = vault->generation;
    return true;
}

bool stream_end(struct vault *vault, int64_t stream, struct keyring_entry **entry,
                struct error *err)
{
    struct keyring_entry *found = keyring_find(&vault->keyring, stream);
    if (found != NULL && found->generation == vault->generation) {
        *entry = found;
        return true;
    }
    if (found != NULL && found->loaded != vault->generation) {
        /* Somebody else wrote: the stream may be gone. */
        keyring_drop(&vault->keyring, found);
        found = NULL;
    }
    return (found != NULL || load_key(vault, stream, &found, err)) &&
           read_end(vault, found, err) && (*entry = found) != NULL;
}

/*
 * That the row which the index names is the tag's: a damaged index may name another stream,
 * and what is said to one customer would be kept as said to another.
 */
static bool prove_row(struct vault *vault, sqlite3_stmt *statement, int64_t stream,
                      const uint8_t *tag, struct error *err)
{
    struct keyring_entry *entry = keyring_find(&vault->keyring, stream);
    if (entry == NULL) {
        return keep_key(vault, statement, stream, tag, &entry, err);
    }
    return memcmp(entry->found_by, tag, sizeof entry->found_by) == 0 ||
           damaged_key(stream, err);
}

/* *stream 0 where there is none by that tag. */
static bool find(struct vault *vault, const uint8_t tag[KEYS_TAG_LEN], int64_t *stream,
                 struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_BY_TAG, err);
    bool has_row = false;
    if (statement == NULL) {
        return false;
    }
    store_bind(statement, 1, tag, KEYS_TAG_LEN);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    if (!has_row) {
        *stream = 0;
        return vault_check_keys(vault, err); /* under another key it has another tag */
    }
    int64_t number = sqlite3_column_int64(statement, 0);
    bool ok = prove_row(vault, statement, number, tag, err);
    (void)sqlite3_reset(statement);
    if (ok) {
        *stream = number;
    }
    return ok;
}

/* Whether two tags were said to be one stream's, or one that was proved to be another's. */
static bool is_another(struct vault *vault, int64_t stream, const uint8_t tag[KEYS_TAG_LEN])
{
    const struct keyring_entry *entry = keyring_find(&vault->keyring, stream);
    uint64_t sought = ends_sought(&vault->ends, stream);
    return (sought != 0 && sought != tag_start(tag)) ||
           (entry != NULL && memcmp(entry->found_by, tag, sizeof entry->found_by) != 0);
}

bool stream_seek(struct vault *vault, const uint8_t tag[KEYS_TAG_LEN], int64_t *stream,
                 struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_NUMBER, err);
    bool has_row = false;
    if (statement == NULL) {
        return false;
    }
    store_bind(statement, 1, tag, KEYS_TAG_LEN);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    if (!has_row) {
        *stream = 0;
        return true;
    }
    int64_t number = sqlite3_column_int64(statement, 0);
    (void)sqlite3_reset(statement);
    if (number < 1 || number > ENDS_MOST) {
        return find(vault, tag, stream, err);
    }
    if (is_another(vault, number, tag)) {
        return damaged_key(number, err);
    }
    ends_seek(&vault->ends, number, tag_start(tag));
    *stream = number;
    return true;
}

static bool insert(struct vault *vault, const struct keyrow_place *place,
                   const struct keyrow_name *name, const uint8_t key[SECRET_KEY_LEN],
                   struct error *err)
{
    uint8_t wrapped[SEAL_WRAP_LEN];
    uint8_t box[KEYROW_NAME_MAX];
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_ADD, err);
    if (statement == NULL) {
        return false;
    }
    keyrow_wrap(vault->keys, place, key, wrapped);
    size_t box_len = keyrow_seal_name(key, place, name, box);
    (void)sqlite3_bind_int64(statement, 1, place->stream);
    store_bind(statement, 2, place->tag, KEYS_TAG_LEN);
    store_bind(statement, 3, wrapped, sizeof wrapped);
    store_bind(statement, 4, box, box_len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok && marks_start(vault, place->stream, err);
}

static bool add(struct vault *vault, const uint8_t tag[KEYS_TAG_LEN],
                const struct keyrow_name *name, int64_t *stream, struct error *err)
{
    int64_t newest;
    if (!store_number(&vault->store, STATEMENT_STREAM_NEWEST, &newest, err)) {
        return false;
    }
    struct keyrow_place place = place_of(vault, newest + 1, tag);
    struct keyring_entry *entry = keyring_put(&vault->keyring, place.stream);
    secret_random(entry->key, SECRET_KEY_LEN);
    if (!insert(vault, &place, name, entry->key, err)) {
        keyring_drop(&vault->keyring, entry);
        return false;
    }
    memcpy(entry->found_by, tag, sizeof entry->found_by);
    entry->loaded = vault->generation;
    entry->generation = vault->generation;
    *stream = place.stream;
    return true;
}

/* Where no transaction was open, another process may have made it since we looked. */
static bool find_or_add(struct vault *vault, const uint8_t tag[KEYS_TAG_LEN],
                        const struct keyrow_name *name, int64_t *stream, struct error *err)
{
    int64_t found = 0;
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = (vault->depth > 1 || find(vault, tag, &found, err)) &&
              (found != 0 || add(vault, tag, name, &found, err));
    if (!transaction_leave(vault, ok, err)) {
        return false;
    }
    *stream = found;
    return true;
}

bool vault_stream(struct vault *vault, enum stream_kind kind, struct text id,
                  struct text owner, bool make, int64_t *stream, struct error *err)
{
    uint8_t tag[KEYS_TAG_LEN];
    if (!vault_require(vault, err)) {
        return false;
    }
    if (id.len > KEYROW_ID_LIMIT || owner.len > KEYROW_ID_LIMIT) {
        return error_set(err, ERROR_USAGE, "an id of more than %d bytes", KEYROW_ID_LIMIT);
    }
    int64_t found;
    keyrow_tag(vault->keys, kind, id, tag);
    if (!find(vault, tag, &found, err)) {
        return false;
    }
    if (found == 0 && make) {
        struct keyrow_name name = {kind, {0}, id, owner, moment_now()};
        keyrow_owner_tag(vault->keys, owner, name.owner_tag);
        return find_or_add(vault, tag, &name, stream, err);
    }
    *stream = found;
    return true;
}

static bool has_of_kind(struct vault *vault, int64_t stream, enum record_kind kind,
                        bool *has, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_RECORD_OF_KIND, err);
    bool has_row = false;
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    (void)sqlite3_bind_int64(statement, 2, kind);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    (void)sqlite3_reset(statement);
    *has = has_row;
    return true;
}

/* Mostly the last record tells: it is of the kind, or the only one. */
bool vault_stream_has(struct vault *vault, int64_t stream, enum record_kind kind, bool *has,
                      struct error *err)
{
    struct last last;
    if (!read_last(vault, stream, &last, err)) {
        return false;
    }
    if (vault->is_large && last.sequence > 0) {
        ends_put(&vault->ends, stream, last.sequence, last.tag);
    }
    *has = last.sequence > 0 && last.kind == (int64_t)kind;
    return *has || last.sequence <= 1 || has_of_kind(vault, stream, kind, has, err);
}
