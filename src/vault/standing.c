/* Where the vault stands against its anchor. */
#include "vault/walk.h"

#include <string.h>

static bool read_end(struct vault *vault, enum statement id, struct anchor *now,
                     struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, id, err);
    bool has_row = false;
    if (statement == NULL || !store_step(&vault->store, statement, &has_row, err)) {
        return false;
    }
    *now = (struct anchor){0};
    if (has_row) {
        const uint8_t *tag = store_blob(statement, 1, SEAL_TAG_LEN);
        now->newest_row = sqlite3_column_int64(statement, 0);
        now->newest_stream = sqlite3_column_int64(statement, 2);
        now->records = sqlite3_column_int64(statement, 3);
        now->streams = sqlite3_column_int64(statement, 4);
        if (tag != NULL) {
            memcpy(now->newest_tag, tag, SEAL_TAG_LEN);
        }
        (void)sqlite3_reset(statement);
    }
    return true;
}

/*
 * Counting a million rows takes its time. Rows and streams are numbered without a gap, so a
 * count that was true once goes on by the numbers.
 */
static bool measure(struct vault *vault, struct anchor *now, struct error *err)
{
    struct anchor old = {0};
    if (vault->anchor_file == ANCHOR_GOOD) {
        old = vault->anchor;
    }
    if (!read_end(vault, STATEMENT_END, now, err)) {
        return false;
    }
    now->records = old.records + (now->newest_row - old.newest_row);
    now->streams = old.streams + (now->newest_stream - old.newest_stream);
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

void standing_check(struct vault *vault)
{
    struct anchor now;
    vault->anchor_file = anchor_read(vault->state, vault->keys, vault->id, &vault->anchor);
    vault->was_anchor_damaged = vault->anchor_file == ANCHOR_DAMAGED;
    vault->is_behind = false;
    vault->was_unanchored = vault->state != NULL && vault->anchor_file != ANCHOR_GOOD &&
                            read_end(vault, STATEMENT_END, &now, NULL) && now.newest_row > 0;
    if (vault->anchor_file == ANCHOR_GOOD && read_end(vault, STATEMENT_END, &now, NULL)) {
        vault->is_behind = now.newest_row < vault->anchor.newest_row ||
                           now.newest_stream < vault->anchor.newest_stream ||
                           has_other_record(vault, &vault->anchor);
    }
}

static bool write_now(struct vault *vault, struct error *err)
{
    struct anchor now;
    uint8_t bytes[ANCHOR_LEN];
    if (!measure(vault, &now, err)) {
        return false;
    }
    if (vault->anchor_file == ANCHOR_GOOD &&
        memcmp(&now, &vault->anchor, sizeof now) == 0) {
        return true;
    }
    anchor_seal(&now, vault->keys, vault->id, bytes);
    if (!anchor_write(vault->state, bytes, err)) {
        return false;
    }
    vault->anchor = now;
    vault->anchor_file = ANCHOR_GOOD;
    return true;
}

void standing_keep(struct vault *vault)
{
    if (vault->state != NULL && !vault->is_behind) {
        bool ok = write_now(vault, NULL);
        (void)ok;
    }
}

bool standing_count(struct vault *vault, struct anchor *now, struct error *err)
{
    return read_end(vault, STATEMENT_END_COUNTED, now, err);
}

bool vault_anchor(struct vault *vault, struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    return vault->state == NULL || vault->is_behind || write_now(vault, err);
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
    return vault->state == NULL || write_now(vault, err);
}
