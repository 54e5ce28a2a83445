/*
 * The index of picks made out of the catalogue's tables, section after section in memory:
 * some 280 bytes a product and 20 a pair while it is made. Knows nothing of the file
 * system.
 */
#ifndef CATALOGUE_PICKS_BUILD_H
#define CATALOGUE_PICKS_BUILD_H

#include "base/table.h"
#include "database.h"
#include "picks_index.h"
#include "places.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct section {
    void *items;
    size_t count;
    size_t capacity;
};

struct index_build {
    struct catalogue *catalogue;
    struct index_header header;
#define INDEX_SECTION(field, type) struct section field;
    INDEX_SECTIONS(INDEX_SECTION)
#undef INDEX_SECTION
    struct table shared;   /* strings that many products have, to where they stand */
    struct places numbers; /* of marks' hashes, as they came */
};

/*
 * What the tables say now, under that epoch; within a read. False with ERROR_NONE where the
 * tables do not fit: keys far apart, or beyond 32 bits.
 */
bool index_build(struct index_build *build, struct catalogue *catalogue,
                 const uint8_t epoch[INDEX_EPOCH_LEN], struct error *err) MUST_CHECK;
void index_build_release(struct index_build *build);

/* The file's bytes, piece after piece: the header, each section with its padding, the sums.
 */
typedef bool index_writer(void *context, const void *bytes, size_t len);
bool index_build_write(struct index_build *build, index_writer *writer,
                       void *context) MUST_CHECK;

#endif
