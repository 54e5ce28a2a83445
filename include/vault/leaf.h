/*
 * What a search segment holds: the folded words of the records in a range of rows, oldest
 * first. Bytes in, bytes out; knows no key and no file. A row of the range that stands in
 * no entry has no words, or nobody's.
 */
#ifndef VAULT_LEAF_H
#define VAULT_LEAF_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LEAF_LEN   (64u << 10) /* of a full one; a longer record has a leaf of its own */
#define LEAF_ROWS  2048        /* most rows that one covers */
#define LEAF_WORDS 16          /* most texts looked for at once */

struct leaf_entry {
    int64_t row;
    int64_t stream;
    struct text words;
};

/* Rows are added in rising order. */
struct leaf_maker {
    int64_t first, last; /* covered so far; first 0: none */
    struct buffer entries;
    struct buffer words;
};
void leaf_start(struct leaf_maker *maker);
void leaf_release(struct leaf_maker *maker); /* wipes */
void leaf_cover(struct leaf_maker *maker, int64_t row);
/* Covers the row, and adds its words, "" for none. */
void leaf_put(struct leaf_maker *maker, const struct leaf_entry *entry);
/* The same, up to the limits: false where it is full without it. */
bool leaf_add(struct leaf_maker *maker, const struct leaf_entry *entry) MUST_CHECK;
/* The bytes; owned by the caller, freed by memory_free_wiped(). Some row is covered. */
char *leaf_finish(const struct leaf_maker *maker, size_t *len) MUST_CHECK;

/* A leaf as it is read; points into its bytes. */
struct leaf {
    int64_t first, last;
    size_t count; /* of entries */
    const uint8_t *entries;
    struct text words; /* of all of them */
};
/* False where the bytes are no leaf. */
bool leaf_read(struct text bytes, struct leaf *leaf) MUST_CHECK;
void leaf_entry(const struct leaf *leaf, size_t at, struct leaf_entry *entry);

/* Texts that have to stand in one record's words, all of them; the longest in front. */
struct leaf_needles {
    struct text texts[LEAF_WORDS];
    size_t count;
};
bool leaf_has_all(struct text words, const struct leaf_needles *needles);
/* The rows, rising, whose words have all of the needles; rows has room for leaf->count. */
size_t leaf_find(const struct leaf *leaf, const struct leaf_needles *needles,
                 int64_t *rows);

#endif
