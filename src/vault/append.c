#include "vault/inside.h"
#include "vault/payload.h"

#include "base/memory.h"

#include <string.h>

#define ROOM_KEPT (1u << 20) /* a larger record's room is given back */

static void make_room(struct vault *vault, size_t len)
{
    if (vault->sealed_capacity < len) {
        memory_free(vault->sealed);
        vault->sealed_capacity = len < 4096 ? 4096 : len;
        vault->sealed = memory_get(vault->sealed_capacity);
    }
}

static void give_back_room(struct vault *vault)
{
    if (vault->sealed_capacity > ROOM_KEPT) {
        memory_free(vault->sealed);
        vault->sealed = NULL;
        vault->sealed_capacity = 0;
    }
}

/* Writes and seals in vault->sealed: nonce, then the sealed payload. Returns the length. */
static size_t seal_record(struct vault *vault, const struct keyring_entry *entry,
                          int64_t row, const struct payload *payload,
                          uint8_t tag[SEAL_TAG_LEN])
{
    struct seal_place place;
    size_t len = payload_len(payload);
    make_room(vault, SEAL_NONCE_LEN + len);
    uint8_t *bytes = vault->sealed + SEAL_NONCE_LEN;
    payload_write(payload, bytes);
    seal_place_start(&place, vault->id, SEAL_RECORD);
    seal_place_add(&place, entry->stream);
    seal_place_add(&place, entry->sequence + 1);
    seal_place_add(&place, payload->kind);
    seal_place_add(&place, row);
    seal_in_place(entry->key, &place, bytes, len, vault->sealed, tag);
    return SEAL_NONCE_LEN + len;
}

static bool insert(struct vault *vault, struct keyring_entry *entry,
                   const struct payload *payload, struct error *err)
{
    uint8_t tag[SEAL_TAG_LEN];
    int64_t row = vault->newest_row + 1;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_RECORD_ADD, err);
    if (statement == NULL) {
        return false;
    }
    size_t len = seal_record(vault, entry, row, payload, tag);
    (void)sqlite3_bind_int64(statement, 1, row);
    (void)sqlite3_bind_int64(statement, 2, entry->stream);
    (void)sqlite3_bind_int64(statement, 3, entry->sequence + 1);
    (void)sqlite3_bind_int64(statement, 4, payload->kind);
    store_bind(statement, 5, tag, sizeof tag);
    store_bind(statement, 6, vault->sealed, len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_bind_null(statement, 5);
    (void)sqlite3_bind_null(statement, 6);
    if (ok) {
        entry->sequence++;
        memcpy(entry->tag, tag, sizeof entry->tag);
        vault->newest_row = row;
        if (vault->is_large) {
            ends_put(&vault->ends, entry->stream, entry->sequence, entry->tag);
        }
    }
    return ok;
}

bool vault_append(struct vault *vault, int64_t stream, enum record_kind kind, moment_t at,
                  struct text search, struct text body, struct error *err)
{
    struct payload payload = {
        .at = at, .kind = (uint32_t)kind, .search = search, .body = body};
    struct keyring_entry *entry;
    if (search.len > PAYLOAD_LIMIT || body.len > PAYLOAD_LIMIT - search.len) {
        return error_set(err, ERROR_USAGE, "a record of more than %u MiB",
                         PAYLOAD_LIMIT >> 20);
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = stream_end(vault, stream, &entry, err);
    if (ok) {
        memcpy(payload.previous, entry->tag, sizeof payload.previous);
        ok = insert(vault, entry, &payload, err);
        give_back_room(vault);
    }
    return transaction_leave(vault, ok, err);
}
