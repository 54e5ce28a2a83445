#include "vault/walk.h"

#include "base/memory.h"

#include <string.h>

#define SLICE_BYTES (256u << 10)
#define LOST_LIMIT  100000 /* tried one after the other before the walk gives up */

void walk_start(struct walk *walk, struct vault *vault, enum statement statement,
                int64_t stream, int64_t from, int64_t to)
{
    walk->vault = vault;
    walk->statement = statement;
    walk->stream = stream;
    walk->from = from;
    walk->to = to;
    walk->is_probing = false;
    walk->lost = 0;
    walk->count = 0;
    walk->bytes = NULL;
    walk->len = 0;
    walk->capacity = 0;
}

void walk_end(struct walk *walk)
{
    memory_free_wiped(walk->bytes, walk->capacity);
    walk->bytes = NULL;
}

static bool is_down(const struct walk *walk)
{
    return walk->statement == STATEMENT_ROWS_DOWN;
}

/* The place of the next one to come. */
static int64_t *next_place(struct walk *walk)
{
    return is_down(walk) ? &walk->to : &walk->from;
}

static void pass(struct walk *walk, int64_t place)
{
    if (is_down(walk)) {
        walk->to = place - 1;
    } else if (place < INT64_MAX) {
        walk->from = place + 1;
    } else { /* none comes behind it */
        walk->to = place - 1;
        walk->from = place;
    }
}

/* A page that is damaged may give its rows in another order. */
static bool was_passed(struct walk *walk, int64_t place)
{
    return is_down(walk) ? place > walk->to : place < walk->from;
}

static void keep_bytes(struct walk *walk, const void *bytes, size_t len)
{
    if (walk->capacity - walk->len < len) {
        size_t capacity = (walk->len + len) * 2;
        uint8_t *grown = memory_get(capacity < 4096 ? 4096 : capacity);
        if (walk->len > 0) {
            memcpy(grown, walk->bytes, walk->len);
        }
        memory_free_wiped(walk->bytes, walk->capacity);
        walk->bytes = grown;
        walk->capacity = capacity < 4096 ? 4096 : capacity;
    }
    if (len > 0) {
        memcpy(walk->bytes + walk->len, bytes, len);
    }
    walk->len += len;
}

static void keep_row(struct walk *walk, sqlite3_stmt *statement)
{
    struct walk_row *row = &walk->rows[walk->count++];
    *row = (struct walk_row){
        .row = sqlite3_column_int64(statement, 0),
        .stream = sqlite3_column_int64(statement, 1),
        .sequence = sqlite3_column_int64(statement, 2),
        .kind = sqlite3_column_int64(statement, 3),
        .at = walk->len,
    };
    const uint8_t *tag = store_blob(statement, 4, SEAL_TAG_LEN);
    const void *sealed = sqlite3_column_blob(statement, 5);
    if (tag != NULL && sealed != NULL) {
        row->len = (size_t)sqlite3_column_bytes(statement, 5);
        memcpy(row->tag, tag, SEAL_TAG_LEN);
        keep_bytes(walk, sealed, row->len);
    }
    int64_t place = walk->statement == STATEMENT_STREAM_RECORDS ? row->sequence : row->row;
    row->is_lost = was_passed(walk, place);
    if (!row->is_lost) {
        pass(walk, place);
    }
}

static bool is_full(const struct walk *walk)
{
    return walk->count == WALK_ROWS || walk->len >= SLICE_BYTES;
}

/* Rows from one place to another, as many as the slice takes. */
static bool load(struct walk *walk, int64_t from, int64_t to, struct error *err)
{
    struct store *store = &walk->vault->store;
    sqlite3_stmt *statement = store_statement(store, walk->statement, err);
    bool has_row = statement != NULL;
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, from);
    (void)sqlite3_bind_int64(statement, 2, to);
    if (walk->statement == STATEMENT_STREAM_RECORDS) {
        (void)sqlite3_bind_int64(statement, 3, walk->stream);
    }
    int64_t began_at = *next_place(walk);
    while (has_row && !is_full(walk)) {
        if (!store_step(store, statement, &has_row, err)) {
            return false;
        }
        if (has_row) {
            keep_row(walk, statement);
        }
    }
    (void)sqlite3_reset(statement);
    if (walk->count > 0 && *next_place(walk) == began_at) {
        return error_set(err, ERROR_DAMAGED, "records stand out of their order");
    }
    return true;
}

/* The place is known and nothing else. */
static void keep_lost(struct walk *walk, int64_t place)
{
    bool by_sequence = walk->statement == STATEMENT_STREAM_RECORDS;
    walk->rows[walk->count++] = (struct walk_row){
        .row = by_sequence ? 0 : place,
        .stream = walk->stream,
        .sequence = by_sequence ? place : 0,
        .is_lost = true,
    };
    walk->lost++;
    pass(walk, place);
}

/* One place after the other, until one can be read. */
static bool probe(struct walk *walk, struct error *err)
{
    while (walk->from <= walk->to && !is_full(walk) && walk->is_probing) {
        struct error read_err = {ERROR_NONE, ""};
        int64_t place = *next_place(walk);
        size_t had = walk->count;
        if (load(walk, place, place, &read_err)) {
            walk->is_probing = walk->count == had;
            if (walk->is_probing) {
                walk->lost++;
                pass(walk, place);
            }
        } else if (read_err.code == ERROR_DAMAGED) {
            keep_lost(walk, place);
        } else {
            return error_set(err, read_err.code, "%s", read_err.text);
        }
        if (walk->lost > LOST_LIMIT) {
            return error_set(err, ERROR_DAMAGED,
                             "too much of the file is damaged (restore a backup)");
        }
    }
    if (!walk->is_probing) {
        walk->lost = 0;
    }
    return true;
}

bool walk_bound(struct walk *walk, struct error *err)
{
    int64_t last = 0;
    if (walk->statement != STATEMENT_STREAM_RECORDS) {
        if (!store_number(&walk->vault->store, STATEMENT_RECORD_NEWEST, &last, err)) {
            return false;
        }
    } else {
        sqlite3_stmt *statement =
            store_statement(&walk->vault->store, STATEMENT_RECORD_LAST_SEQUENCE, err);
        bool has_row;
        if (statement == NULL) {
            return false;
        }
        (void)sqlite3_bind_int64(statement, 1, walk->stream);
        if (!store_step(&walk->vault->store, statement, &has_row, err)) {
            return false;
        }
        last = has_row ? sqlite3_column_int64(statement, 0) : 0;
        (void)sqlite3_reset(statement);
    }
    walk->to = last < walk->to ? last : walk->to;
    walk->from = walk->from < 1 ? 1 : walk->from;
    return true;
}

bool walk_next(struct walk *walk, struct error *err)
{
    struct error read_err = {ERROR_NONE, ""};
    walk->count = 0;
    walk->len = 0;
    if (!vault_require(walk->vault, err)) {
        return false;
    }
    if (walk->from > walk->to) {
        return true;
    }
    if (!walk->is_probing && load(walk, walk->from, walk->to, &read_err)) {
        return true;
    }
    if (!walk->is_probing) {
        if (read_err.code != ERROR_DAMAGED || !walk_bound(walk, NULL)) {
            return error_set(err, read_err.code, "%s", read_err.text);
        }
        walk->is_probing = true;
    }
    return probe(walk, err);
}

bool walk_open(struct walk *walk, const struct walk_row *row, const uint8_t *key,
               struct payload *payload)
{
    struct seal_place place;
    if (row->is_lost || row->len < SEAL_NONCE_LEN) {
        return false;
    }
    uint8_t *nonce = walk->bytes + row->at;
    uint8_t *sealed = nonce + SEAL_NONCE_LEN;
    size_t len = row->len - SEAL_NONCE_LEN;
    seal_place_start(&place, walk->vault->id, SEAL_RECORD);
    seal_place_add(&place, row->stream);
    seal_place_add(&place, row->sequence);
    seal_place_add(&place, row->kind);
    seal_place_add(&place, row->row);
    return seal_open_in_place(key, &place, sealed, len, nonce, row->tag) &&
           payload_read(sealed, len, payload) && payload->kind == (uint64_t)row->kind;
}

void chain_start(struct chain *chain, int64_t after)
{
    *chain = (struct chain){.sequence = after, .is_known = after == 0};
}

bool chain_take(struct chain *chain, const struct walk_row *row,
                const struct payload *payload)
{
    bool is_next = row->sequence == chain->sequence + 1;
    bool follows = payload != NULL && row->sequence > chain->sequence &&
                   (!is_next || !chain->is_known ||
                    memcmp(payload->previous, chain->tag, SEAL_TAG_LEN) == 0);
    chain->sequence = row->sequence;
    chain->is_known = payload != NULL;
    memcpy(chain->tag, row->tag, SEAL_TAG_LEN);
    return follows;
}
