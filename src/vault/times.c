/* What the vault knows of time without asking the clock. */
#include "vault/walk.h"

static void take_later(moment_t *newest, moment_t at)
{
    if (at > *newest) {
        *newest = at;
    }
}

/* What the screen itself adds is of its own clock and says nothing. */
static moment_t *time_of(struct vault_times *times, int64_t kind)
{
    switch (kind) {
    case RECORD_TICKET:
    case RECORD_MESSAGE:
    case RECORD_ORDER:
        return &times->arrived;
    case RECORD_CUSTOMER:
        return &times->made;
    default:
        return NULL;
    }
}

/* A row that does not open tells no time. */
static void look_at_row(struct walk *walk, const struct walk_row *row,
                        vault_arrival_test *is_arrival, struct vault_times *times)
{
    struct keyring_entry *entry;
    struct payload payload;
    moment_t *newest = row->is_lost ? NULL : time_of(times, row->kind);
    if (newest != NULL && stream_key(walk->vault, row->stream, &entry, NULL) &&
        walk_open(walk, row, entry->key, &payload) &&
        (newest != &times->arrived || is_arrival == NULL ||
         is_arrival((enum record_kind)row->kind, payload.body))) {
        take_later(newest, payload.at);
    }
}

static bool look_at_records(struct vault *vault, vault_arrival_test *is_arrival,
                            struct vault_times *times, struct error *err)
{
    struct walk walk;
    bool ok;
    walk_start(&walk, vault, STATEMENT_ROWS_DOWN, 0, 1, vault_newest_row(vault));
    do {
        ok = walk_next(&walk, err);
        for (size_t i = 0; ok && i < walk.count; i++) {
            look_at_row(&walk, &walk.rows[i], is_arrival, times);
        }
    } while (ok && walk.count > 0 && times->arrived == 0);
    walk_end(&walk);
    return ok;
}

static bool look_at_last_stream(struct vault *vault, struct vault_times *times,
                                struct error *err)
{
    struct stream_row row = {.stream = 0};
    int64_t last;
    if (!store_number(&vault->store, STATEMENT_STREAM_LAST, &last, err) ||
        (last > 0 && !stream_next(vault, last, &row, err))) {
        return false;
    }
    if (row.stream != 0 && row.is_good) {
        take_later(&times->made, row.name.made_at);
    }
    secret_wipe(row.plain, sizeof row.plain);
    return true;
}

bool vault_newest_times(struct vault *vault, vault_arrival_test *is_arrival,
                        struct vault_times *times, struct error *err)
{
    struct vault_times found = {.arrived = 0};
    if (!vault_require(vault, err) || !look_at_records(vault, is_arrival, &found, err) ||
        !look_at_last_stream(vault, &found, err)) {
        return false;
    }
    *times = found;
    return true;
}
