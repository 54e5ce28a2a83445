#include "vault/walk.h"

/* One reading: whom it is given to, and what could not be given. */
struct reading {
    struct walk walk;
    struct chain chain;
    bool is_chained; /* one stream, in order: gaps and strays count */
    vault_record_handler *handler;
    void *context;
    size_t damaged;
};

/*
 * False where the world failed, not where the record is damaged: a stream whose key is
 * damaged costs its records only.
 */
static bool open_row(struct reading *reading, const struct walk_row *row,
                     struct payload *payload, bool *is_good, struct error *err)
{
    struct error key_err = {ERROR_NONE, ""};
    struct keyring_entry *entry;
    *is_good = false;
    if (row->is_lost) {
        return true;
    }
    if (stream_key(reading->walk.vault, row->stream, &entry, &key_err)) {
        *is_good = walk_open(&reading->walk, row, entry->key, payload);
        return true;
    }
    if (key_err.code == ERROR_DAMAGED || key_err.code == ERROR_NOT_FOUND) {
        return true;
    }
    return error_set(err, key_err.code, "%s", key_err.text);
}

/* Counts what is missing before the row, and the row where it does not follow. */
static void check_chain(struct reading *reading, const struct walk_row *row,
                        const struct payload *payload, bool *is_good)
{
    int64_t gap = row->sequence - reading->chain.sequence - 1;
    if (gap > 0) {
        reading->damaged += (size_t)gap;
    }
    *is_good = chain_take(&reading->chain, row, *is_good ? payload : NULL);
}

static bool give(struct reading *reading, const struct walk_row *row, bool *goes_on,
                 struct error *err)
{
    struct payload payload;
    bool is_good;
    if (!open_row(reading, row, &payload, &is_good, err)) {
        return false;
    }
    if (reading->is_chained) {
        check_chain(reading, row, &payload, &is_good);
    }
    if (!is_good) {
        reading->damaged++;
        return true;
    }
    struct vault_record record = {
        .row = row->row,
        .stream = row->stream,
        .sequence = row->sequence,
        .kind = (enum record_kind)row->kind,
        .at = payload.at,
        .search = payload.search,
        .body = payload.body,
    };
    *goes_on = reading->handler(reading->context, &record);
    return true;
}

static bool read_slices(struct reading *reading, struct error *err)
{
    bool goes_on = true;
    do {
        if (!walk_next(&reading->walk, err)) {
            return false;
        }
        for (size_t i = 0; i < reading->walk.count && goes_on; i++) {
            if (!give(reading, &reading->walk.rows[i], &goes_on, err)) {
                return false;
            }
        }
    } while (goes_on && reading->walk.count > 0);
    return true;
}

static bool finish(struct reading *reading, size_t *damaged, struct error *err)
{
    bool ok = read_slices(reading, err);
    walk_end(&reading->walk);
    if (ok && damaged != NULL) {
        *damaged = reading->damaged;
    }
    return ok;
}

bool vault_read(struct vault *vault, int64_t stream, int64_t after,
                vault_record_handler *handler, void *context, size_t *damaged,
                struct error *err)
{
    struct keyring_entry *entry;
    struct reading reading = {.is_chained = true, .handler = handler, .context = context};
    if (!stream_key(vault, stream, &entry, err)) {
        return false;
    }
    walk_start(&reading.walk, vault, STATEMENT_STREAM_RECORDS, stream, after + 1,
               INT64_MAX);
    chain_start(&reading.chain, after);
    return finish(&reading, damaged, err);
}

bool vault_read_all(struct vault *vault, int64_t after, vault_record_handler *handler,
                    void *context, size_t *damaged, struct error *err)
{
    struct reading reading = {.handler = handler, .context = context};
    if (!vault_require(vault, err)) {
        return false;
    }
    walk_start(&reading.walk, vault, STATEMENT_ROWS_UP, 0, after + 1, INT64_MAX);
    return finish(&reading, damaged, err);
}
