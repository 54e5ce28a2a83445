#include "vault/walk.h"

#include "base/memory.h"

#include <time.h>

/* One reading: whom it is given to, and what could not be given. */
struct vault_reading {
    struct walk walk;
    struct chain chain;
    bool is_chained; /* one stream, in order: gaps and strays count */
    vault_record_handler *handler;
    void *context;
    size_t damaged;
};

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/*
 * False where the world failed, not where the record is damaged: a stream whose key is
 * damaged costs its records only.
 */
static bool open_row(struct vault_reading *reading, const struct walk_row *row,
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
static void check_chain(struct vault_reading *reading, const struct walk_row *row,
                        const struct payload *payload, bool *is_good)
{
    int64_t gap = row->sequence - reading->chain.sequence - 1;
    if (gap > 0) {
        reading->damaged += (size_t)gap;
    }
    *is_good = chain_take(&reading->chain, row, *is_good ? payload : NULL);
}

static bool give(struct vault_reading *reading, const struct walk_row *row, bool *goes_on,
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

static bool read_slice(struct vault_reading *reading, bool *goes_on, struct error *err)
{
    *goes_on = true;
    if (!walk_next(&reading->walk, err)) {
        return false;
    }
    for (size_t i = 0; i < reading->walk.count && *goes_on; i++) {
        if (!give(reading, &reading->walk.rows[i], goes_on, err)) {
            return false;
        }
    }
    *goes_on = *goes_on && reading->walk.count > 0;
    return true;
}

static bool read_slices(struct vault_reading *reading, struct error *err)
{
    bool goes_on = true;
    while (goes_on) {
        if (!read_slice(reading, &goes_on, err)) {
            return false;
        }
    }
    return true;
}

static bool finish(struct vault_reading *reading, size_t *damaged, struct error *err)
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
    struct vault_reading reading = {
        .is_chained = true, .handler = handler, .context = context};
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
    struct vault_reading reading = {.handler = handler, .context = context};
    if (!vault_require(vault, err)) {
        return false;
    }
    walk_start(&reading.walk, vault, STATEMENT_ROWS_UP, 0, after + 1, INT64_MAX);
    return finish(&reading, damaged, err);
}

struct vault_reading *vault_reading_start(struct vault *vault, int64_t stream,
                                          int64_t after)
{
    struct vault_reading *reading = memory_get(sizeof(*reading));
    reading->is_chained = true;
    walk_start(&reading->walk, vault, STATEMENT_STREAM_RECORDS, stream, after + 1,
               INT64_MAX);
    chain_start(&reading->chain, after);
    return reading;
}

bool vault_reading_step(struct vault_reading *reading, int budget_ms,
                        vault_record_handler *handler, void *context, bool *done,
                        struct error *err)
{
    int64_t until_us = now_us() + (int64_t)budget_ms * 1000;
    struct keyring_entry *entry;
    bool goes_on = true;
    reading->handler = handler;
    reading->context = context;
    if (!stream_key(reading->walk.vault, reading->walk.stream, &entry, err)) {
        return false;
    }
    do {
        if (!read_slice(reading, &goes_on, err)) {
            return false;
        }
    } while (goes_on && now_us() < until_us);
    /* Where records were erased in between, the stream does not end: it is gone. */
    if (reading->walk.count == 0 &&
        !stream_stands(reading->walk.vault, reading->walk.stream, err)) {
        return false;
    }
    *done = !goes_on;
    return true;
}

size_t vault_reading_damaged(const struct vault_reading *reading)
{
    return reading->damaged;
}

void vault_reading_stop(struct vault_reading *reading)
{
    if (reading != NULL) {
        walk_end(&reading->walk);
        memory_free_wiped(reading, sizeof(*reading));
    }
}

bool vault_stream_length(struct vault *vault, int64_t stream, int64_t *length,
                         struct error *err)
{
    struct walk walk;
    if (!vault_require(vault, err)) {
        return false;
    }
    walk_start(&walk, vault, STATEMENT_STREAM_RECORDS, stream, 1, INT64_MAX);
    if (!walk_bound(&walk, err)) {
        return false;
    }
    *length = walk.to;
    return true;
}
