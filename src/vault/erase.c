#include "vault/inside.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "vault/heads.h"

#include <string.h>

static void keep(struct vault_owned *owned, int64_t stream)
{
    owned->streams = memory_reserve(owned->streams, &owned->capacity, owned->count,
                                    sizeof *owned->streams);
    owned->streams[owned->count++] = stream;
}

struct finding {
    uint8_t tag[KEYS_TAG_LEN];
    struct vault_owned *owned;
};

static void look_at(void *context, const struct stream_row *row)
{
    const struct finding *finding = context;
    struct vault_owned *owned = finding->owned;
    owned->next = row->stream + 1;
    owned->unreadable += !row->is_good;
    if (row->is_good && memcmp(row->name.owner_tag, finding->tag, KEYS_TAG_LEN) == 0) {
        keep(owned, row->stream);
        if (row->name.made_at > owned->made_at) {
            owned->made_at = row->name.made_at;
        }
    }
}

/* What was found holds until another process writes. */
static bool start_over_when_stale(struct vault *vault, struct vault_owned *owned,
                                  struct error *err)
{
    int64_t version;
    if (!store_number(&vault->store, STATEMENT_DATA_VERSION, &version, err)) {
        return false;
    }
    if (version != owned->version) {
        vault_owned_release(owned);
        owned->version = version;
    }
    return true;
}

void vault_owned_release(struct vault_owned *owned)
{
    memory_free(owned->streams);
    *owned = (struct vault_owned){0};
}

/* None that is longer was ever taken. */
static bool can_own(struct text owner, struct error *err)
{
    return owner.len <= KEYROW_ID_LIMIT ||
           error_set(err, ERROR_NOT_FOUND, "no such customer (an id has %d bytes at most)",
                     KEYROW_ID_LIMIT);
}

bool vault_find_owned(struct vault *vault, struct text owner, struct vault_owned *owned,
                      struct error *err)
{
    struct finding finding = {.owned = owned};
    if (!vault_require(vault, err)) {
        return false;
    }
    if (owner.len == 0) {
        return error_set(err, ERROR_USAGE, "the id of a customer is wanted");
    }
    if (!can_own(owner, err) || !start_over_when_stale(vault, owned, err)) {
        return false;
    }
    keyrow_owner_tag(vault->keys, owner, finding.tag);
    int64_t next = owned->next;
    do {
        if (!stream_slice(vault, next, look_at, &finding, &next, err)) {
            return false;
        }
    } while (next != 0);
    return true;
}

static bool drop_by_stream(struct vault *vault, enum statement id, int64_t stream,
                           int64_t *dropped, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, id, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (!store_run(&vault->store, statement, err)) {
        return false;
    }
    *dropped += sqlite3_changes64(vault->store.db);
    return true;
}

/* Notes by what a copy of the stream's wrapped key would be found. */
static bool note_key(struct vault *vault, int64_t stream, struct erasure *erasure,
                     struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_KEY, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    const uint8_t *wrapped = has_row ? store_blob(statement, 1, SEAL_WRAP_LEN) : NULL;
    if (wrapped != NULL) {
        uint8_t *at = erasure->nonces + erasure->nonce_count++ * SEAL_NONCE_LEN;
        memcpy(at, wrapped, SEAL_NONCE_LEN);
    }
    if (has_row) {
        (void)sqlite3_reset(statement);
    }
    return true;
}

static bool destroy(struct vault *vault, int64_t stream, struct erasure *erasure,
                    struct error *err)
{
    struct keyring_entry *entry = keyring_find(&vault->keyring, stream);
    int64_t marks = 0;
    if (entry != NULL) {
        keyring_drop(&vault->keyring, entry);
    }
    return note_key(vault, stream, erasure, err) &&
           drop_by_stream(vault, STATEMENT_STREAM_DROP, stream, &erasure->streams, err) &&
           drop_by_stream(vault, STATEMENT_RECORDS_DROP, stream, &erasure->records, err) &&
           drop_by_stream(vault, STATEMENT_MARKS_DROP, stream, &marks, err);
}

/* All in one pass: the table is in the order of the hashes. */
static bool drop_identifiers(struct vault *vault, const int64_t *streams, size_t count,
                             struct error *err)
{
    struct buffer list;
    sqlite3_stmt *statement =
        store_statement(&vault->store, STATEMENT_IDENTIFIERS_DROP, err);
    if (statement == NULL) {
        return false;
    }
    buffer_init(&list, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        (void)buffer_format(&list, "%c%lld", i == 0 ? '[' : ',', (long long)streams[i]);
    }
    (void)buffer_add_char(&list, ']');
    (void)sqlite3_bind_text64(statement, 1, buffer_text(&list), list.len, SQLITE_STATIC,
                              SQLITE_UTF8);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    buffer_release(&list);
    return ok;
}

/* What the caches held of them goes with its keys. */
bool erase_traces(struct vault *vault, const int64_t *streams, size_t count,
                  bool has_identifiers, struct error *err)
{
    return count == 0 ||
           ((!has_identifiers || drop_identifiers(vault, streams, count, err)) &&
            heads_forget(vault, streams, count, err) &&
            search_forget(vault, streams, count, err));
}

static bool erase_all(struct vault *vault, const int64_t *streams, size_t count,
                      struct erasure *erasure, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        ok = destroy(vault, streams[i], erasure, err);
    }
    return ok && erasures_add(vault, erasure, err) && erasures_load(vault, err);
}

bool erase_streams(struct vault *vault, const int64_t *streams, size_t count,
                   struct erasure *erasure, struct error *err)
{
    erasure->is_pending = true;
    erasure->nonce_count = 0;
    erasure->nonces = memory_get(count * SEAL_NONCE_LEN);
    bool ok = erase_all(vault, streams, count, erasure, err);
    memory_free(erasure->nonces);
    erasure->nonces = NULL;
    return ok;
}

static void fill_erased(const struct erasure *erasure, struct vault_erased *erased)
{
    *erased = (struct vault_erased){erasure->streams, erasure->records};
}

bool vault_erase(struct vault *vault, struct text owner, struct vault_owned *owned,
                 moment_t now, struct vault_erased *erased, struct error *err)
{
    struct erasure erasure = {.kind = ERASURE_CUSTOMER, .at = now};
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = vault_find_owned(vault, owner, owned, err);
    if (ok) {
        keyrow_owner_tag(vault->keys, owner, erasure.tag);
        erasure.before = owned->made_at;
        ok = erase_streams(vault, owned->streams, owned->count, &erasure, err) &&
             erase_traces(vault, owned->streams, owned->count, true, err);
    }
    if (ok && owned->count > 0 && erasure.streams == 0) {
        ok = error_set(err, ERROR_NOT_FOUND, "another process has erased it meanwhile");
    }
    if (!transaction_leave(vault, ok, err)) {
        return false;
    }
    fill_erased(&erasure, erased);
    return true;
}

bool vault_retain(struct vault *vault, const int64_t *streams, size_t count,
                  moment_t before, moment_t now, struct vault_erased *erased,
                  struct error *err)
{
    struct erasure erasure = {.kind = ERASURE_RETENTION, .at = now, .before = before};
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = erase_streams(vault, streams, count, &erasure, err) &&
              erase_traces(vault, streams, count, false, err);
    if (!transaction_leave(vault, ok, err)) {
        return false;
    }
    fill_erased(&erasure, erased);
    return true;
}

/* 0 where the erasure lies ahead of whatever is known of time. */
static bool counts_until(struct vault *vault, const struct tombstone *stone, moment_t *at,
                         struct error *err)
{
    struct vault_times times;
    moment_t now = moment_now();
    if (stone->until <= now || stone->at <= now) {
        *at = stone->until <= now ? stone->until : stone->at;
        return true;
    }
    if (!vault_newest_times(vault, NULL, &times, err)) {
        return false;
    }
    *at = stone->at <= times.arrived || stone->at <= times.made ? stone->at : 0;
    return true;
}

bool vault_erased_at(struct vault *vault, struct text owner, moment_t *at,
                     struct error *err)
{
    uint8_t tag[KEYS_TAG_LEN];
    if (!vault_require(vault, err) || !erasures_refresh(vault, err)) {
        return false;
    }
    if (vault->erasures.erased.count == 0 || !can_own(owner, NULL)) {
        *at = 0;
        return true;
    }
    keyrow_owner_tag(vault->keys, owner, tag);
    size_t stone;
    *at = 0;
    return !erased_find(&vault->erasures.erased, tag, &stone) ||
           counts_until(vault, &vault->erasures.erased.list[stone], at, err);
}

bool vault_erasures_ahead(struct vault *vault, int64_t *count, struct error *err)
{
    const struct erased *erased = &vault->erasures.erased;
    int64_t ahead = 0;
    if (!vault_require(vault, err) || !erasures_refresh(vault, err)) {
        return false;
    }
    for (size_t i = 0; i < erased->count; i++) {
        moment_t at;
        if (!counts_until(vault, &erased->list[i], &at, err)) {
            return false;
        }
        ahead += at == 0;
    }
    *count = ahead;
    return true;
}

bool vault_owner_tag(const struct vault *vault, struct text owner,
                     uint8_t tag[VAULT_TAG_LEN], struct error *err)
{
    _Static_assert(VAULT_TAG_LEN == KEYS_TAG_LEN, "one tag");
    if (!vault_require(vault, err) || !can_own(owner, err)) {
        return false;
    }
    keyrow_owner_tag(vault->keys, owner, tag);
    return true;
}
