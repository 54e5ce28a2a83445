/* Where the vault stands against its anchor. */
#include "vault/walk.h"

#include <string.h>

#define KEEP_PATIENCE_MS 500 /* nobody waits for long to leave */
#define DUE              60  /* seconds between two anchors while records are appended */

static bool read_end(struct vault *vault, struct anchor *now, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_END, err);
    bool has_row = false;
    if (statement == NULL || !store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    *now = (struct anchor){.version = ANCHOR_VERSION};
    if (has_row) {
        const uint8_t *tag = store_blob(statement, 1, SEAL_TAG_LEN);
        now->newest_row = sqlite3_column_int64(statement, 0);
        now->newest_stream = sqlite3_column_int64(statement, 2);
        now->erasures = sqlite3_column_int64(statement, 3);
        if (tag != NULL) {
            memcpy(now->newest_tag, tag, SEAL_TAG_LEN);
        }
        (void)sqlite3_reset(statement);
    }
    return true;
}

bool standing_measure(struct vault *vault, struct anchor *now, struct error *err)
{
    struct header header;
    if (!read_end(vault, now, err) || !vault_read_header(vault, &header, err)) {
        return false;
    }
    now->changes = header.changes;
    return true;
}

/* A record that opens, in the place where the anchor saw another: time went another way. */
static bool has_other_record(struct vault *vault, const struct anchor *anchor)
{
    struct walk walk;
    struct keyring_entry *entry;
    struct payload payload;
    int64_t row = anchor->newest_row;
    walk_start(&walk, vault, STATEMENT_ROWS_UP, 0, row, row);
    bool is_other = row > 0 && walk_next(&walk, NULL) && walk.count == 1 &&
                    memcmp(walk.rows[0].tag, anchor->newest_tag, SEAL_TAG_LEN) != 0 &&
                    stream_key(vault, walk.rows[0].stream, &entry, NULL) &&
                    walk_open(&walk, &walk.rows[0], entry->key, &payload);
    walk_end(&walk);
    return is_other;
}

static bool is_lower(const struct anchor *now, const struct anchor *anchor)
{
    return now->newest_row < anchor->newest_row ||
           now->newest_stream < anchor->newest_stream || now->erasures < anchor->erasures ||
           now->changes < anchor->changes;
}

void standing_check(struct vault *vault)
{
    struct anchor now;
    anchor_sweep(vault->state);
    vault->anchor_file = anchor_read(vault->state, vault->keys, vault->id, &vault->anchor);
    vault->anchor_found = vault->anchor_file;
    bool is_measured = standing_measure(vault, &now, NULL);
    vault->was_unanchored = vault->state != NULL && vault->anchor_file != ANCHOR_GOOD &&
                            is_measured && now.newest_row > 0;
    vault->is_behind =
        vault->anchor_file == ANCHOR_GOOD && is_measured &&
        (is_lower(&now, &vault->anchor) || has_other_record(vault, &vault->anchor));
}

/* What a later version wrote is not ours to replace. */
static bool is_kept_from(const struct vault *vault)
{
    return vault->state == NULL || vault->is_behind || vault->anchor_file == ANCHOR_NEWER ||
           vault->depth > 0;
}

static bool write_now(struct vault *vault, struct error *err)
{
    struct anchor now;
    uint8_t bytes[ANCHOR_LEN];
    if (!standing_measure(vault, &now, err)) {
        return false;
    }
    if (vault->anchor_file == ANCHOR_GOOD &&
        memcmp(&now, &vault->anchor, sizeof now) == 0) {
        return true;
    }
    anchor_seal(&now, vault->keys, vault->id, bytes);
    if (!anchor_write(vault->state, bytes, sizeof bytes, err)) {
        return false;
    }
    vault->anchor = now;
    vault->anchor_file = ANCHOR_GOOD;
    return true;
}

/*
 * While nobody else writes: no older state, and none under keys that another process just
 * replaced, lands on a newer one.
 */
static bool write_alone(struct vault *vault, struct error *err)
{
    if (vault->store.is_read_only) {
        return write_now(vault, err);
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = write_now(vault, err);
    return transaction_leave(vault, ok, err);
}

void standing_keep(struct vault *vault)
{
    if (!is_kept_from(vault)) {
        int64_t patience_ms = vault->store.patience_ms;
        vault->store.patience_ms = KEEP_PATIENCE_MS;
        bool ok = write_alone(vault, NULL);
        (void)ok;
        vault->store.patience_ms = patience_ms;
    }
}

bool vault_anchor(struct vault *vault, struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    return is_kept_from(vault) || write_alone(vault, err);
}

void vault_anchor_when_due(struct vault *vault, moment_t now)
{
    bool is_due = now - vault->anchored_at >= DUE || now < vault->anchored_at;
    if (!vault_is_locked(vault) && is_due) {
        vault->anchored_at = now;
        if (vault_is_free(vault)) { /* nobody waits for it: else when it is due again */
            standing_keep(vault);
        }
    }
}

bool vault_is_unanchored(const struct vault *vault)
{
    return vault->was_unanchored;
}

bool vault_is_behind(const struct vault *vault)
{
    return vault->is_behind;
}

bool vault_anchor_anew(struct vault *vault, struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    vault->is_behind = false;
    vault->anchor_file = ANCHOR_NONE;
    return vault_anchor(vault, err);
}
