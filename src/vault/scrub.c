#include "vault/scrub.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/segment.h"

#include <stdlib.h>
#include <string.h>

#define PAGE_LEN   2048
#define SLICE_LEN  (512u * PAGE_LEN)
#define MAP_BITS   24 /* the first three bytes of a nonce: few others begin so */
#define LEAF       13 /* a page of rows (https://sqlite.org/fileformat.html, 1.6) */
#define CELLS_AT   8
#define LOCAL_MOST 1950 /* bytes of a row that stay on its page, with room to spare */

struct scrubbing {
    uint8_t *map; /* bits by the beginnings of nonces */
    uint8_t *nonces;
    size_t count; /* sorted */
};

static int compare_nonces(const void *a, const void *b)
{
    return memcmp(a, b, SEAL_NONCE_LEN);
}

static uint32_t beginning(const uint8_t *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;
}

static void scrubbing_init(struct scrubbing *scrubbing, const struct erasure *list,
                           size_t count)
{
    *scrubbing = (struct scrubbing){.map = memory_get((1u << MAP_BITS) / 8)};
    for (size_t i = 0; i < count; i++) {
        scrubbing->count += list[i].nonce_count;
    }
    scrubbing->nonces = memory_get((scrubbing->count + 1) * SEAL_NONCE_LEN);
    uint8_t *at = scrubbing->nonces;
    for (size_t i = 0; i < count; i++) {
        size_t len = list[i].nonce_count * SEAL_NONCE_LEN;
        if (len > 0) {
            memcpy(at, list[i].nonces, len);
            at += len;
        }
    }
    qsort(scrubbing->nonces, scrubbing->count, SEAL_NONCE_LEN, compare_nonces);
    for (size_t i = 0; i < scrubbing->count; i++) {
        uint32_t bit = beginning(scrubbing->nonces + i * SEAL_NONCE_LEN);
        scrubbing->map[bit >> 3] |= (uint8_t)(1u << (bit & 7));
    }
}

static void scrubbing_release(struct scrubbing *scrubbing)
{
    memory_free(scrubbing->map);
    memory_free(scrubbing->nonces);
}

/* Where the first copy stands in the bytes; len where there is none. */
static size_t find_copy(const struct scrubbing *scrubbing, const uint8_t *bytes, size_t len)
{
    for (size_t i = 0; i + SEAL_NONCE_LEN <= len; i++) {
        uint32_t bit = beginning(bytes + i);
        if ((scrubbing->map[bit >> 3] & (1u << (bit & 7))) != 0 &&
            bsearch(bytes + i, scrubbing->nonces, scrubbing->count, SEAL_NONCE_LEN,
                    compare_nonces) != NULL) {
            return i;
        }
    }
    return len;
}

/* SQLite's own variable length: seven bits a byte, the highest first (nine at most). */
static int64_t read_number(const uint8_t **at)
{
    uint64_t value = 0;
    for (int i = 0; i < 9; i++) {
        uint8_t byte = *(*at)++;
        value = i == 8 ? value << 8 | byte : value << 7 | (byte & 0x7f);
        if (i == 8 || byte < 0x80) {
            break;
        }
    }
    return (int64_t)value;
}

struct leaf_page {
    int64_t row;     /* the first one's number */
    int64_t row_len; /* and its bytes */
    int64_t gap_at, gap_len;
};

static bool read_page(const uint8_t *page, struct leaf_page *leaf)
{
    unsigned cells = (unsigned)page[3] << 8 | page[4];
    unsigned content = (unsigned)page[5] << 8 | page[6];
    unsigned first = (unsigned)page[CELLS_AT] << 8 | page[CELLS_AT + 1];
    unsigned end = CELLS_AT + 2 * cells;
    if (page[0] != LEAF || cells == 0 || content < end || content > PAGE_LEN ||
        first < content || first > PAGE_LEN - 18) {
        return false;
    }
    const uint8_t *cell = page + first;
    leaf->row_len = read_number(&cell);
    leaf->row = read_number(&cell);
    leaf->gap_at = end;
    leaf->gap_len = (int64_t)content - end;
    return leaf->row_len > 0;
}

/* SQLite zeroes a page that it takes: what stands in a gap stood in a cell before. */
static bool has_old_segment(const uint8_t *page)
{
    struct leaf_page leaf;
    bool has_old = false;
    if (!read_page(page, &leaf) || leaf.row < SEGMENT_PLACE_MIN) {
        return false;
    }
    for (int64_t i = 0; i < leaf.gap_len && !has_old; i++) {
        has_old = page[leaf.gap_at + i] != 0;
    }
    return has_old;
}

/* A copy stands within one page: cells do not cross them before they overflow. */
static bool search_file(struct vault *vault, const struct scrubbing *scrubbing,
                        int64_t *page, bool *has_old, struct error *err)
{
    uint8_t *slice = memory_get(SLICE_LEN);
    int64_t at = (*page - 1) * PAGE_LEN;
    size_t len = 0;
    bool ok;
    *page = 0;
    do {
        ok = store_read_file(&vault->store, at, slice, SLICE_LEN, &len, err);
        size_t found = ok ? find_copy(scrubbing, slice, len) : len;
        for (size_t i = 0; ok && i + PAGE_LEN <= len && !*has_old; i += PAGE_LEN) {
            *has_old = has_old_segment(slice + i);
        }
        if (ok && found < len) {
            *page = (at + (int64_t)found) / PAGE_LEN + 1;
        }
        at += SLICE_LEN;
    } while (ok && *page == 0 && len == SLICE_LEN);
    memory_free(slice);
    return ok;
}

bool scrub_search(struct vault *vault, const struct erasure *list, size_t count,
                  int64_t *page, bool *has_old, struct error *err)
{
    struct scrubbing scrubbing;
    int64_t found = *page;
    scrubbing_init(&scrubbing, list, count);
    bool ok = search_file(vault, &scrubbing, &found, has_old, err);
    scrubbing_release(&scrubbing);
    if (ok) {
        *page = found;
    }
    return ok;
}

static bool set_name(struct vault *vault, enum statement id, int64_t stream,
                     const uint8_t *name, int64_t len, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, id, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (name == NULL) {
        (void)sqlite3_bind_int64(statement, 2, len);
    } else {
        store_bind(statement, 2, name, (size_t)len);
    }
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

/* The sealed name of that stream, copied; NULL where there is none. */
static uint8_t *copy_name(struct vault *vault, int64_t stream, size_t *len,
                          struct error *err)
{
    bool has_row = false;
    uint8_t *name = NULL;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_STREAM_NEXT, err);
    if (statement == NULL) {
        return NULL;
    }
    (void)sqlite3_bind_int64(statement, 1, stream);
    if (!store_step(&vault->store, statement, &has_row, err)) {
        return NULL;
    }
    if (has_row && sqlite3_column_int64(statement, 0) == stream) {
        *len = (size_t)sqlite3_column_bytes(statement, 3);
        name = (uint8_t *)memory_copy(sqlite3_column_blob(statement, 3), *len);
    }
    if (has_row) {
        (void)sqlite3_reset(statement);
    }
    return name;
}

/*
 * A row that grows by the gap makes SQLite push the page's cells together and zero what is
 * between; it fills it with zeros of its own, and gives it back when it shrinks again.
 */
static bool stretch(struct vault *vault, int64_t stream, int64_t by, struct error *err)
{
    size_t len = 0;
    uint8_t *name = copy_name(vault, stream, &len, err);
    bool ok = name != NULL &&
              set_name(vault, STATEMENT_STREAM_PAD, stream, NULL, by, err) &&
              set_name(vault, STATEMENT_STREAM_NAME_SET, stream, name, (int64_t)len, err);
    memory_free(name);
    return ok;
}

bool scrub_page(struct vault *vault, int64_t page, struct error *err)
{
    uint8_t bytes[PAGE_LEN];
    size_t len = 0;
    struct leaf_page leaf;
    if (!store_read_file(&vault->store, (page - 1) * PAGE_LEN, bytes, sizeof bytes, &len,
                         err)) {
        return false;
    }
    if (len != sizeof bytes || !read_page(bytes, &leaf)) {
        return error_set(err, ERROR_FAILED, "page %lld holds no rows", (long long)page);
    }
    int64_t room = LOCAL_MOST - leaf.row_len;
    int64_t by = leaf.gap_len - 4 < room ? leaf.gap_len - 4 : room;
    if (by <= 0) {
        return true;
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = stretch(vault, leaf.row, by, err);
    return transaction_leave(vault, ok, err);
}
