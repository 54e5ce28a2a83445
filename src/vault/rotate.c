/*
 * A new master key. Whatever hangs on the old one is made again under the new one in one
 * transaction: the key rows, the segments' keys, the header. Records, identifiers, the
 * erased and the anchor hang on keys that stay.
 */
#include "vault/inside.h"

#include "vault/recovery.h"
#include "vault/segment.h"

#include <string.h>

#define TOLD_EVERY 4096

/* So that the index of a million tags, written in the order of chance, stays in memory. */
#define WIDE_CACHE "PRAGMA cache_size = -131072"

struct rotating {
    struct vault *vault;
    struct keys *fresh; /* in the secret arena */
    const struct vault_rotation *rotation;
    struct stream_row row;
    int64_t done, total;
};

static bool add_row(struct rotating *rotating, const struct keyrow_place *place,
                    struct error *err)
{
    struct vault *vault = rotating->vault;
    uint8_t wrapped[SEAL_WRAP_LEN];
    uint8_t box[KEYROW_NAME_MAX];
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_TURN, err);
    if (statement == NULL) {
        return false;
    }
    keyrow_wrap(rotating->fresh, place, vault->spare, wrapped);
    size_t box_len = keyrow_seal_name(vault->spare, place, &rotating->row.name, box);
    (void)sqlite3_bind_int64(statement, 1, place->stream);
    store_bind(statement, 2, place->tag, KEYS_TAG_LEN);
    store_bind(statement, 3, wrapped, sizeof wrapped);
    store_bind(statement, 4, box, box_len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

/* The stream's key stays: it is wrapped anew, and the name sealed in its new place. */
static bool turn_stream(struct rotating *rotating, struct error *err)
{
    const struct stream_row *row = &rotating->row;
    struct keyrow_place place = {rotating->vault->id, row->stream, {0}};
    if (!row->is_good) {
        return error_set(
            err, ERROR_DAMAGED,
            "the key row of stream %lld is damaged, so nothing was changed (run "
            "deskhand verify, then restore a backup)",
            (long long)row->stream);
    }
    keyrow_tag(rotating->fresh, row->name.kind, row->name.id, place.tag);
    return add_row(rotating, &place, err);
}

static void tell(struct rotating *rotating)
{
    const struct vault_rotation *rotation = rotating->rotation;
    if (rotation->progress != NULL) {
        rotation->progress(rotation->context, rotating->done, rotating->total);
    }
}

static bool turn_streams(struct rotating *rotating, struct error *err)
{
    struct stream_row *row = &rotating->row;
    int64_t from = 1;
    bool ok = store_number(&rotating->vault->store, STATEMENT_STREAM_COUNT,
                           &rotating->total, err);
    while (ok && (ok = stream_next(rotating->vault, from, row, err)) && row->stream != 0) {
        from = row->stream + 1;
        ok = turn_stream(rotating, err);
        if (++rotating->done % TOLD_EVERY == 0) {
            tell(rotating);
        }
    }
    if (ok) {
        tell(rotating);
    }
    secret_wipe(row->plain, sizeof row->plain);
    secret_wipe(rotating->vault->spare, SECRET_KEY_LEN);
    return ok;
}

static bool turn_all(struct rotating *rotating, const struct header *before,
                     const struct header *after, const char *code, struct error *err)
{
    struct vault *vault = rotating->vault;
    const struct vault_rotation *rotation = rotating->rotation;
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = vault_changes_alone(vault, before, err) &&
              store_start_turn(&vault->store, err) && turn_streams(rotating, err) &&
              segment_turn_all(vault, rotating->fresh, err) &&
              store_end_turn(&vault->store, err) && vault_write_header(vault, after, err) &&
              rotation->show(rotation->context, code, err);
    return vault_commit_shown(vault, ok, true, err);
}

static bool rotate(struct rotating *rotating, struct text passphrase, const char *code,
                   struct text digits, struct error *err)
{
    struct vault *vault = rotating->vault;
    struct header before;
    if (!vault_check_keys(vault, err) || !vault_read_header(vault, &before, err)) {
        return false;
    }
    struct header after = before;
    if (!header_rotate(&after, passphrase, digits, vault->keys, rotating->fresh, err)) {
        return false;
    }
    /* One of an older version would not open under the new keys. */
    if (!vault_anchor(vault, err)) {
        return false;
    }
    store_set(&vault->store, WIDE_CACHE);
    bool ok = turn_all(rotating, &before, &after, code, err);
    store_set(&vault->store, STORE_CACHE);
    if (ok) {
        search_rest(vault); /* whose readers have keys made from the old one */
        *vault->keys = *rotating->fresh;
        keyring_clear(&vault->keyring); /* its entries know the tags of before */
    }
    return ok;
}

static bool is_ready(const struct vault *vault, struct text passphrase, char *digits,
                     struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    if (recovery_read(passphrase, digits)) {
        return error_set(err, ERROR_USAGE,
                         "new keys need the passphrase, not the recovery code (deskhand "
                         "passwd gives the vault a new one)");
    }
    return !vault->is_behind ||
           error_set(err, ERROR_FAILED,
                     "the vault is behind its anchor (deskhand verify tells more)");
}

bool vault_rotate(struct vault *vault, struct text passphrase,
                  const struct vault_rotation *rotation, struct error *err)
{
    struct rotating rotating = {.vault = vault, .rotation = rotation};
    char *digits = secret_get(RECOVERY_LEN);
    char *code = secret_get(VAULT_RECOVERY_SIZE);
    rotating.fresh = secret_get(sizeof *rotating.fresh);
    recovery_make(code);
    bool ok = is_ready(vault, passphrase, digits, err) &&
              recovery_read(text_of(code), digits) &&
              rotate(&rotating, passphrase, code, text_from(digits, RECOVERY_LEN), err);
    secret_free(rotating.fresh);
    secret_free(digits);
    secret_free(code);
    if (!ok) {
        return false;
    }
    standing_keep(vault);
    return store_scrub(&vault->store, err);
}
