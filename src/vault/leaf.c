#include "vault/leaf.h"

#include "base/memory.h"
#include "base/needle.h"
#include "vault/little.h"

#include <assert.h>
#include <string.h>

#define START_LEN 24 /* first row, last row, number of entries, length of the words */
#define ENTRY_LEN 16 /* row less the first, end of its words, stream */
#define STEP      4096

void leaf_start(struct leaf_maker *maker)
{
    *maker = (struct leaf_maker){0};
    buffer_init(&maker->entries, SIZE_MAX);
    buffer_init(&maker->words, SIZE_MAX);
}

void leaf_release(struct leaf_maker *maker)
{
    buffer_release(&maker->entries);
    buffer_release_wiped(&maker->words);
}

static size_t used(const struct leaf_maker *maker)
{
    return START_LEN + maker->entries.len + maker->words.len;
}

static bool has_room(const struct leaf_maker *maker, const struct leaf_entry *entry)
{
    return maker->first == 0 || (entry->row - maker->first < LEAF_ROWS &&
                                 used(maker) + ENTRY_LEN + entry->words.len <= LEAF_LEN);
}

void leaf_cover(struct leaf_maker *maker, int64_t row)
{
    maker->first = maker->first == 0 ? row : maker->first;
    maker->last = row;
}

void leaf_put(struct leaf_maker *maker, const struct leaf_entry *entry)
{
    uint8_t bytes[ENTRY_LEN];
    leaf_cover(maker, entry->row);
    if (entry->words.len > 0) {
        buffer_add(&maker->words, entry->words.bytes, entry->words.len);
        little_put(bytes, (uint64_t)(entry->row - maker->first), 4);
        little_put(bytes + 4, maker->words.len, 4);
        little_put(bytes + 8, (uint64_t)entry->stream, 8);
        buffer_add(&maker->entries, bytes, sizeof bytes);
    }
}

bool leaf_add(struct leaf_maker *maker, const struct leaf_entry *entry)
{
    bool fits = has_room(maker, entry);
    if (fits) {
        leaf_put(maker, entry);
    }
    return fits;
}

char *leaf_finish(const struct leaf_maker *maker, size_t *len)
{
    assert(maker->first > 0);
    *len = (used(maker) + STEP - 1) / STEP * STEP;
    char *made = memory_get(*len);
    uint8_t *start = (uint8_t *)made;
    little_put(start, (uint64_t)maker->first, 8);
    little_put(start + 8, (uint64_t)maker->last, 8);
    little_put(start + 16, maker->entries.len / ENTRY_LEN, 4);
    little_put(start + 20, maker->words.len, 4);
    if (maker->words.len > 0) {
        memcpy(made + START_LEN, maker->entries.bytes, maker->entries.len);
        memcpy(made + START_LEN + maker->entries.len, maker->words.bytes, maker->words.len);
    }
    return made;
}

static size_t end_of(const struct leaf *leaf, size_t at)
{
    return (size_t)little_get(leaf->entries + at * ENTRY_LEN + 4, 4);
}

/* Every entry ends behind the one before it, and in the words. */
static bool is_in_order(const struct leaf *leaf)
{
    size_t before = 0;
    for (size_t i = 0; i < leaf->count; i++) {
        size_t end = end_of(leaf, i);
        if (end <= before || end > leaf->words.len) {
            return false;
        }
        before = end;
    }
    return before == leaf->words.len;
}

bool leaf_read(struct text bytes, struct leaf *leaf)
{
    const uint8_t *start = (const uint8_t *)bytes.bytes;
    if (bytes.len < START_LEN) {
        return false;
    }
    struct leaf read = {
        .first = (int64_t)little_get(start, 8),
        .last = (int64_t)little_get(start + 8, 8),
        .count = (size_t)little_get(start + 16, 4),
        .entries = start + START_LEN,
    };
    size_t words_len = (size_t)little_get(start + 20, 4);
    size_t rest = bytes.len - START_LEN;
    if (read.first < 1 || read.last < read.first || read.count > rest / ENTRY_LEN ||
        words_len > rest - read.count * ENTRY_LEN) {
        return false;
    }
    read.words = text_from(bytes.bytes + START_LEN + read.count * ENTRY_LEN, words_len);
    if (!is_in_order(&read)) {
        return false;
    }
    *leaf = read;
    return true;
}

void leaf_entry(const struct leaf *leaf, size_t at, struct leaf_entry *entry)
{
    const uint8_t *bytes = leaf->entries + at * ENTRY_LEN;
    size_t start = at == 0 ? 0 : end_of(leaf, at - 1);
    entry->row = leaf->first + (int64_t)little_get(bytes, 4);
    entry->stream = (int64_t)little_get(bytes + 8, 8);
    entry->words = text_from(leaf->words.bytes + start, end_of(leaf, at) - start);
}

/* The entry that the byte of the words belongs to, at or behind from. */
static size_t entry_at(const struct leaf *leaf, size_t from, size_t byte)
{
    size_t to = leaf->count - 1;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (end_of(leaf, middle) > byte) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    return from;
}

bool leaf_has_all(struct text words, const struct leaf_needles *needles)
{
    for (size_t i = 0; i < needles->count; i++) {
        if (text_find(words, needles->texts[i]) == NULL) {
            return false;
        }
    }
    return words.len > 0;
}

/*
 * One look over the words of all records; where the first needle is found, its record is
 * asked. A find that reaches over a record's end is none, and no other begins before it.
 */
size_t leaf_find(const struct leaf *leaf, const struct leaf_needles *needles, int64_t *rows)
{
    struct text needle = needles->count == 0 ? text_of("") : needles->texts[0];
    struct leaf_entry entry;
    size_t found = 0;
    size_t at = 0;
    struct text rest = leaf->words;
    const char *hit;
    while (rest.len > 0 && (hit = needle_find(rest, needle)) != NULL) {
        at = entry_at(leaf, at, (size_t)(hit - leaf->words.bytes));
        leaf_entry(leaf, at, &entry);
        if (leaf_has_all(entry.words, needles)) {
            rows[found++] = entry.row;
        }
        const char *end = entry.words.bytes + entry.words.len;
        rest = text_from(end, leaf->words.len - (size_t)(end - leaf->words.bytes));
    }
    return found;
}
