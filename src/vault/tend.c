/* How search segments are made, and how they forget. */
#include "base/memory.h"
#include "vault/leaf.h"
#include "vault/segment.h"
#include "vault/sketch.h"
#include "vault/walk.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WORTH_A_LEAF 256 /* rows; fewer are as quickly opened one by one */

static int64_t now_us(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Where the segments end: the number that the next one gets, the first row behind them. */
struct end {
    int64_t number;
    int64_t row;
    int64_t last; /* the highest number there is; those behind the end do not open */
};

/* *is_good: there is such a segment, and it opens. *bytes: owned by the caller. */
static bool read_leaf(struct vault *vault, int64_t number, struct leaf *leaf, char **bytes,
                      size_t *len, bool *is_good, struct error *err)
{
    if (!segment_get(vault, SEGMENT_SEARCH, number, bytes, len, err)) {
        return false;
    }
    *is_good = *bytes != NULL && leaf_read(text_from(*bytes, *len), leaf);
    return true;
}

static bool drop_leaves(struct vault *vault, int64_t from, int64_t to, struct error *err)
{
    return segment_drop(vault, SEGMENT_SEARCH, from, to, err) &&
           segment_drop(vault, SEGMENT_SKETCH, from, to, err);
}

/* Behind the newest that opens. */
static bool find_end(struct vault *vault, struct end *end, struct error *err)
{
    bool is_good = false;
    *end = (struct end){0, 1, -1};
    if (!segment_last(vault, SEGMENT_SEARCH, &end->last, err)) {
        return false;
    }
    for (int64_t number = end->last; number >= 0 && !is_good; number--) {
        struct leaf leaf;
        char *bytes;
        size_t len;
        if (!read_leaf(vault, number, &leaf, &bytes, &len, &is_good, err)) {
            return false;
        }
        if (is_good) {
            end->number = number + 1;
            end->row = leaf.last + 1;
        }
        memory_free_wiped(bytes, len);
    }
    return true;
}

bool vault_search_is_due(struct vault *vault)
{
    struct end end;
    int64_t newest = vault_newest_row(vault);
    if (vault->store.is_read_only || newest - vault->tended < WORTH_A_LEAF ||
        !find_end(vault, &end, NULL)) {
        return false;
    }
    bool is_due = newest - end.row + 1 >= WORTH_A_LEAF;
    vault->tended = is_due ? vault->tended : newest;
    return is_due;
}

/* Lines of the interchange: nothing of them is searched. */
static bool has_words(const struct walk_row *row)
{
    return row->kind != RECORD_CUSTOMER && row->kind != RECORD_ORDER;
}

/*
 * The words of one record; none where its stream is gone. *is_damaged: they cannot be told,
 * and the row is not to be covered.
 */
static bool words_of(struct vault *vault, struct walk *walk, const struct walk_row *row,
                     struct text *words, bool *is_damaged, struct error *err)
{
    struct error key_err = {ERROR_NONE, ""};
    struct keyring_entry *entry;
    struct payload payload;
    *words = text_of("");
    *is_damaged = row->is_lost;
    if (row->is_lost || !has_words(row)) {
        return true;
    }
    /* Not stream_key(): another process may have destroyed what the keyring still has. */
    if (!stream_end(vault, row->stream, &entry, &key_err)) {
        *is_damaged = key_err.code == ERROR_DAMAGED;
        return *is_damaged || key_err.code == ERROR_NOT_FOUND ||
               error_set(err, key_err.code, "%s", key_err.text);
    }
    *is_damaged = !walk_open(walk, row, entry->key, &payload);
    if (!*is_damaged) {
        *words = payload.search;
    }
    return true;
}

/* Rows into the leaf: what they are made of, and whether one more found no room. */
struct gathering {
    struct vault *vault;
    struct walk walk;
    struct leaf_maker maker;
    bool is_full;
};

/* Damaged rows in front are passed; one behind them ends the leaf. */
static bool gather_slice(struct gathering *gathering, struct error *err)
{
    struct walk *walk = &gathering->walk;
    for (size_t i = 0; i < walk->count && !gathering->is_full; i++) {
        struct leaf_entry entry = {walk->rows[i].row, walk->rows[i].stream, {0}};
        bool is_damaged;
        if (!words_of(gathering->vault, walk, &walk->rows[i], &entry.words, &is_damaged,
                      err)) {
            return false;
        }
        gathering->is_full =
            is_damaged ? gathering->maker.first > 0 : !leaf_add(&gathering->maker, &entry);
    }
    return true;
}

static bool gather(struct gathering *gathering, int64_t from, struct error *err)
{
    bool ok;
    walk_start(&gathering->walk, gathering->vault, STATEMENT_ROWS_UP, 0, from, INT64_MAX);
    do {
        ok = walk_next(&gathering->walk, err) && gather_slice(gathering, err);
    } while (ok && !gathering->is_full && gathering->walk.count > 0);
    walk_end(&gathering->walk);
    return ok;
}

/* With its sketch. */
static bool put_leaf(struct vault *vault, int64_t number, const struct leaf_maker *maker,
                     struct error *err)
{
    struct leaf leaf;
    size_t len;
    char *bytes = leaf_finish(maker, &len);
    uint8_t *sketch = memory_get(SKETCH_LEN);
    struct text drawn = text_from((const char *)sketch, SKETCH_LEN);
    bool ok = segment_put(vault, SEGMENT_SEARCH, number, text_from(bytes, len), err);
    if (ok && leaf_read(text_from(bytes, len), &leaf)) {
        sketch_make(&leaf, sketch);
        ok = segment_put(vault, SEGMENT_SKETCH, number, drawn, err);
    }
    memory_free_wiped(sketch, SKETCH_LEN);
    memory_free_wiped(bytes, len);
    return ok;
}

/*
 * One more segment where the rows behind the others fill it; in a transaction (of as many
 * as the time allows), so that nobody makes it twice and no stream is destroyed between its
 * words' opening and their sealing.
 */
static bool make_one(struct vault *vault, bool *is_made, struct error *err)
{
    struct gathering gathering = {.vault = vault};
    struct end end;
    bool ok = find_end(vault, &end, err);
    *is_made = false;
    vault->tended = vault->newest_row;
    if (!ok || vault->newest_row - end.row + 1 < WORTH_A_LEAF) {
        return ok;
    }
    leaf_start(&gathering.maker);
    ok = drop_leaves(vault, end.number, end.last, err) && gather(&gathering, end.row, err);
    if (ok && gathering.is_full) {
        ok = put_leaf(vault, end.number, &gathering.maker, err);
        *is_made = ok;
    }
    leaf_release(&gathering.maker);
    return ok;
}

bool vault_search_tend(struct vault *vault, int budget_ms, bool *more, struct error *err)
{
    int64_t until_us = now_us() + (int64_t)budget_ms * 1000;
    bool is_made = false;
    if (!vault_require(vault, err)) {
        return false;
    }
    if (vault->store.is_read_only ||
        vault_newest_row(vault) - vault->tended < WORTH_A_LEAF) {
        *more = false;
        return true;
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok;
    do {
        ok = make_one(vault, &is_made, err);
        vault->tended = is_made ? 0 : vault->tended;
    } while (ok && is_made && now_us() < until_us);
    if (!transaction_leave(vault, ok, err)) {
        return false;
    }
    *more = is_made;
    return true;
}

static int by_number(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

/* Streams to forget, in order. */
struct gone {
    int64_t *streams;
    size_t count;
};

static bool is_gone(const struct gone *gone, int64_t stream)
{
    return bsearch(&stream, gone->streams, gone->count, sizeof stream, by_number) != NULL;
}

/* The leaf again without them; it covers the same rows. Returns whether it named any. */
static bool leave_out(const struct gone *gone, const struct leaf *leaf,
                      struct leaf_maker *maker)
{
    size_t kept = 0;
    leaf_cover(maker, leaf->first);
    for (size_t i = 0; i < leaf->count; i++) {
        struct leaf_entry entry;
        leaf_entry(leaf, i, &entry);
        if (!is_gone(gone, entry.stream)) {
            leaf_put(maker, &entry);
            kept++;
        }
    }
    leaf_cover(maker, leaf->last);
    return kept < leaf->count;
}

static bool forget_in(struct vault *vault, int64_t number, const struct gone *gone,
                      struct error *err)
{
    struct leaf_maker maker;
    struct leaf leaf;
    char *bytes;
    size_t len;
    bool is_good;
    if (!read_leaf(vault, number, &leaf, &bytes, &len, &is_good, err)) {
        return false;
    }
    leaf_start(&maker);
    bool ok = true;
    if (!is_good) { /* nobody can say whose words it has */
        ok = drop_leaves(vault, number, number, err);
    } else if (leave_out(gone, &leaf, &maker)) {
        ok = put_leaf(vault, number, &maker, err);
    }
    leaf_release(&maker);
    memory_free_wiped(bytes, len);
    return ok;
}

static bool forget(struct vault *vault, const struct gone *gone, struct error *err)
{
    int64_t last;
    bool ok = segment_last(vault, SEGMENT_SEARCH, &last, err);
    for (int64_t number = 0; ok && number <= last; number++) {
        ok = forget_in(vault, number, gone, err);
    }
    return ok && segment_drop(vault, SEGMENT_SKETCH, last + 1, SEGMENT_NUMBER_MAX, err);
}

bool search_forget(struct vault *vault, const int64_t *streams, size_t count,
                   struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    search_rest(vault);
    struct gone gone = {memory_get(count * sizeof *streams), count};
    for (size_t i = 0; i < count; i++) {
        gone.streams[i] = streams[i];
    }
    qsort(gone.streams, count, sizeof *gone.streams, by_number);
    bool ok = forget(vault, &gone, err);
    memory_free(gone.streams);
    return transaction_leave(vault, ok, err);
}
