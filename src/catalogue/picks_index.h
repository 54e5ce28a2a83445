/*
 * The index of picks: what is asked of products, sellers and pairs for every customer, as
 * one run of bytes that is mapped and never loaded. Made out of the catalogue's tables,
 * which stay the truth: the file may be lost at any time. No customer stands in it. This
 * reads it, whatever it holds: each number in it is looked at before it is followed. Knows
 * nothing of SQL or of the file system.
 *
 * Numbers are the machine's own; a file of another order of bytes is refused. Behind the
 * header follow, each begun at a multiple of eight, the sections as INDEX_SECTIONS has
 * them.
 */
#ifndef CATALOGUE_PICKS_INDEX_H
#define CATALOGUE_PICKS_INDEX_H

#include "base/attributes.h"
#include "base/text.h"
#include "traits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define INDEX_MAGIC     UINT64_C(0x534B434950414844) /* "DHAPICKS", and the order of bytes */
#define INDEX_VERSION   1
#define INDEX_EPOCH_LEN 16
#define INDEX_BEST      120

struct index_lately {
    int64_t is_known;
    int64_t newest; /* day of the newest order */
    int64_t customers;
    int64_t recent;
    int64_t best;
};

#define COSINE_POWER 1.5
struct index_pair {
    uint32_t other; /* key of a seller */
    uint32_t customers;
    double strength; /* the cosine, to COSINE_POWER, by which pairs count */
};

/* By its key; id is 0 where there is none of that key. */
struct index_seller {
    uint32_t id;      /* of the strings */
    uint32_t product; /* key, 0: it is in the catalogue no more */
    uint32_t customers;
    uint32_t recent;
    uint32_t pairs; /* where its pairs begin */
    uint32_t pair_count;
};

#define INDEX_OUT_OF_STOCK 1u
#define INDEX_SENSITIVE    2u
/* By its key; id is 0 where there is none of that key. */
struct index_product {
    uint32_t id; /* of the strings, as the four below; 0 is NULL */
    uint32_t title;
    uint32_t brand;
    uint32_t category;
    uint32_t group;
    uint32_t marks; /* where they begin */
    uint16_t mark_count;
    uint16_t flags;
    uint32_t seller; /* key, or 0 */
};

/* field, type of one. slots: keys of products by the hash of their id, a power of two. */
// clang-format off
#define INDEX_SECTIONS(X) \
    X(pairs, struct index_pair) \
    X(sellers, struct index_seller) \
    X(products, struct index_product) \
    X(marks, uint32_t) \
    X(mark_hashes, uint32_t) \
    X(slots, uint32_t) \
    X(strings, char)
// clang-format on

struct index_header {
    uint64_t magic;
    uint64_t version;
    uint64_t length; /* of the file */
    uint8_t epoch[INDEX_EPOCH_LEN];
    struct index_lately lately;
#define INDEX_COUNT(field, type) uint64_t field;
    INDEX_SECTIONS(INDEX_COUNT) /* how many of each there are */
#undef INDEX_COUNT
    uint64_t best_count;
    uint32_t best[INDEX_BEST]; /* sellers with the most first-time buyers of late */
    uint64_t body_sum;         /* of all behind the header */
    uint64_t header_sum;       /* of the header before it */
};

struct index {
    const struct index_header *header;
#define INDEX_POINTER(field, type) const type *field;
    INDEX_SECTIONS(INDEX_POINTER)
#undef INDEX_POINTER
};

/* A checksum against accidents, not against anybody: begin with 0, go on with what it gave;
 * each piece but the last is a multiple of eight bytes. */
uint64_t index_sum(uint64_t sum, const void *bytes, size_t len);
uint64_t index_hash(struct text id);

/*
 * True where the bytes, aligned to eight, are a whole index of this version. They are
 * borrowed. What lies behind the header is not read: index_is_whole() does.
 */
bool index_open(const void *bytes, size_t len, struct index *index) MUST_CHECK;
bool index_is_whole(const struct index *index);

/* False where there is none of that key or id, or where what stands there lies: then what
 * was given out means nothing. */
bool index_by_key(const struct index *index, int64_t key, struct traits *traits) MUST_CHECK;
bool index_by_id(const struct index *index, const char *id, int64_t *key) MUST_CHECK;
/* NULL where there is no such seller. */
const struct index_seller *index_seller(const struct index *index, int64_t key);
/* By the other's key; *count is 0 where there is none. */
const struct index_pair *index_pairs(const struct index *index, int64_t seller,
                                     size_t *count);
/* Has what index_by_key() reads of these sellers' products come from memory, all at once:
 * one after another each would be waited for. */
void index_fetch_sellers(const struct index *index, const uint32_t *sellers, size_t count);
void index_fetch_products(const struct index *index, const int64_t *keys, size_t count);
/* The same of what is read of products that are owned: the first INDEX_FETCHED_MAX of these
 * ids, and the pairs of their sellers. More would not be there any more when they are read.
 * A function of another file: gcc drops a call of one in which it sees nothing but
 * fetching.
 */
#define INDEX_FETCHED_MAX 64
void index_fetch_owned(const struct index *index, const char *const *ids, size_t count);
/* The number of a mark's hash; false where no product of the index has it. */
bool index_mark(const struct index *index, uint32_t hash, uint32_t *number) MUST_CHECK;

#endif
