#include "vault/heads.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/little.h"
#include "vault/segment.h"

#include <stdlib.h>
#include <string.h>

#define PART_SHIFT 32 /* what part a segment's number is of stands above the range */
#define ROW_LEN    8  /* the stream, the number of bytes behind it */

static int64_t segment_of(enum vault_heads part, int64_t number)
{
    return (int64_t)part << PART_SHIFT | number;
}

void vault_heads_add(struct buffer *rows, int64_t stream, struct text bytes)
{
    uint8_t front[ROW_LEN];
    little_put(front, (uint64_t)stream, 4);
    little_put(front + 4, bytes.len, 4);
    (void)buffer_add(rows, front, sizeof front);
    (void)buffer_add(rows, bytes.bytes, bytes.len);
}

bool vault_heads_next(struct text *rows, int64_t *stream, struct text *bytes)
{
    if (rows->len < ROW_LEN) {
        return false;
    }
    const uint8_t *front = (const uint8_t *)rows->bytes;
    size_t len = (size_t)little_get(front + 4, 4);
    if (len > rows->len - ROW_LEN) {
        return false;
    }
    *stream = (int64_t)little_get(front, 4);
    *bytes = text_from(rows->bytes + ROW_LEN, len);
    *rows = text_from(bytes->bytes + len, rows->len - ROW_LEN - len);
    return true;
}

/* A damaged page reads as none, as a segment that does not open does. */
static bool get(struct vault *vault, int64_t segment, char **plain, size_t *len,
                struct error *err)
{
    struct error read_err = {ERROR_NONE, ""};
    if (segment_get(vault, SEGMENT_HEADS, segment, plain, len, &read_err)) {
        return true;
    }
    *plain = NULL;
    *len = 0;
    return read_err.code == ERROR_DAMAGED ||
           error_set(err, read_err.code, "%s", read_err.text);
}

bool vault_heads_get(struct vault *vault, enum vault_heads part, int64_t number,
                     struct buffer *rows, bool *is_there, struct error *err)
{
    char *plain;
    size_t len;
    if (!get(vault, segment_of(part, number), &plain, &len, err)) {
        return false;
    }
    buffer_clear(rows);
    *is_there = plain != NULL && buffer_add(rows, plain, len);
    memory_free_wiped(plain, len);
    return true;
}

bool vault_heads_put(struct vault *vault, enum vault_heads part, int64_t number,
                     struct text rows, struct error *err)
{
    return segment_put(vault, SEGMENT_HEADS, segment_of(part, number), rows, err);
}

bool vault_heads_drop(struct vault *vault, struct error *err)
{
    return segment_drop_all(vault, SEGMENT_HEADS, err);
}

static int streams_compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

/* The rows of other streams; whether there were any of these. */
static bool without(struct text rows, const int64_t *streams, size_t count,
                    struct buffer *others)
{
    int64_t stream;
    struct text bytes;
    bool is_any = false;
    while (vault_heads_next(&rows, &stream, &bytes)) {
        if (bsearch(&stream, streams, count, sizeof *streams, streams_compare) != NULL) {
            is_any = true;
        } else {
            vault_heads_add(others, stream, bytes);
        }
    }
    return is_any;
}

static bool forget_in(struct vault *vault, int64_t segment, const int64_t *streams,
                      size_t count, struct error *err)
{
    char *plain;
    size_t len;
    struct buffer others;
    if (!get(vault, segment, &plain, &len, err)) {
        return false;
    }
    if (plain == NULL) {
        return segment_drop(vault, SEGMENT_HEADS, segment, segment, err);
    }
    buffer_init(&others, SIZE_MAX);
    bool ok = !without(text_from(plain, len), streams, count, &others) ||
              segment_put(vault, SEGMENT_HEADS, segment,
                          text_from(buffer_text(&others), others.len), err);
    buffer_release_wiped(&others);
    memory_free_wiped(plain, len);
    return ok;
}

/* Each segment of that part that may have one of the streams, once. */
static bool forget_part(struct vault *vault, enum vault_heads part, int64_t in_one,
                        const int64_t *streams, size_t count, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        int64_t number = streams[i] / in_one;
        bool is_done = i > 0 && streams[i - 1] / in_one == number;
        ok = is_done || forget_in(vault, segment_of(part, number), streams, count, err);
    }
    return ok;
}

static bool forget(struct vault *vault, const int64_t *streams, size_t count,
                   struct error *err)
{
    int64_t words = segment_of(VAULT_HEADS_WORDS, 0);
    return segment_drop(vault, SEGMENT_HEADS, words, words, err) &&
           forget_in(vault, segment_of(VAULT_HEADS_PAGE, 0), streams, count, err) &&
           forget_in(vault, segment_of(VAULT_HEADS_CHANGES, 0), streams, count, err) &&
           forget_part(vault, VAULT_HEADS_INDEX, VAULT_HEADS_IN_INDEX, streams, count,
                       err) &&
           forget_part(vault, VAULT_HEADS_WHOLE, VAULT_HEADS_IN_WHOLE, streams, count, err);
}

bool heads_forget(struct vault *vault, const int64_t *streams, size_t count,
                  struct error *err)
{
    if (count == 0) {
        return true;
    }
    int64_t *sorted = memory_grow(NULL, count, sizeof *sorted);
    memcpy(sorted, streams, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, streams_compare);
    bool ok = forget(vault, sorted, count, err);
    memory_free(sorted);
    return ok;
}

int64_t vault_newest_erasure(struct vault *vault)
{
    int64_t newest;
    bool ok = !vault_is_locked(vault) &&
              store_number(&vault->store, STATEMENT_ERASURE_NEWEST, &newest, NULL);
    return ok ? newest : 0;
}

bool vault_newest(struct vault *vault, int64_t *row, int64_t *erasure, struct error *err)
{
    return vault_require(vault, err) && erasures_refresh(vault, err) &&
           store_number(&vault->store, STATEMENT_RECORD_NEWEST, row, err) &&
           store_number(&vault->store, STATEMENT_ERASURE_NEWEST, erasure, err);
}

bool vault_changed(struct vault *vault, int64_t after, int64_t upto, int64_t kinds,
                   int64_t **streams, size_t *count, struct error *err)
{
    size_t capacity = 0;
    bool has_row = true;
    if (!vault_require(vault, err)) {
        return false;
    }
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_CHANGED, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, after);
    (void)sqlite3_bind_int64(statement, 2, upto);
    (void)sqlite3_bind_int64(statement, 3, kinds);
    int64_t *found = NULL;
    size_t many = 0;
    while (has_row) {
        if (!store_step(&vault->store, statement, &has_row, err)) {
            memory_free(found);
            return false;
        }
        if (has_row) {
            found = memory_reserve(found, &capacity, many, sizeof *found);
            found[many++] = sqlite3_column_int64(statement, 0);
        }
    }
    *streams = found;
    *count = many;
    return true;
}
