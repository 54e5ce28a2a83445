/*
 * The index of picks: what is asked of products, sellers and pairs for every customer, as
 * one run of bytes of which only those blocks are read that are come to. Made out of the
 * catalogue's tables, which stay the truth: the file may be lost at any time. No customer
 * stands in it. This reads it, whatever it holds: a block is read once, into memory that
 * nobody who cuts or changes the file can reach, and believed where its sum is right; each
 * number in it is looked at before it is followed. Knows nothing of SQL or of the file
 * system.
 *
 * Numbers are the machine's own; a file of another order of bytes is refused. Behind the
 * header follow, each begun at a multiple of eight, the sections as INDEX_SECTIONS has
 * them: the body, of which the blocks are pieces; then the sums of the blocks.
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
#define INDEX_VERSION   3
#define INDEX_EPOCH_LEN 16
#define INDEX_BEST      120
#define INDEX_BLOCK     ((size_t)8 * 1024) /* bytes; the last one has what is left */

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

/* field, type of one. Strings first: none of them, being shorter than a block, stands in
 * two. wares: of the product of the same key. slots: keys of products by the hash of their
 * id, a power of two. */
// clang-format off
#define INDEX_SECTIONS(X) \
    X(strings, char) \
    X(pairs, struct index_pair) \
    X(sellers, struct index_seller) \
    X(products, struct index_product) \
    X(wares, struct ware) \
    X(marks, uint32_t) \
    X(mark_hashes, uint32_t) \
    X(slots, uint32_t)
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
    uint64_t sums_sum;         /* of the sums of the blocks */
    uint64_t header_sum;       /* of the header before it */
};

/* Reads so many bytes of the file from that place on; false where there are fewer. */
typedef bool index_reader(void *context, size_t at, void *bytes, size_t len);

struct index {
    index_reader *reader;
    void *context;
    bool *is_read;  /* of each block */
    uint8_t *known; /* a bit a product: its block, texts and marks were looked at once */
    bool is_spoilt;
    char *body;
    const uint64_t *sums;

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
 * True where a file of that length has the header and the sums of an index of this version.
 * bytes: as many, all zero, aligned to eight, borrowed until the close. What is read of the
 * file is put there; of another version that is its header.
 */
bool index_open(struct index *index, void *bytes, size_t len, index_reader *reader,
                void *context) MUST_CHECK;
void index_close(struct index *index);
/* Reads all of the file, and keeps nothing of it. */
bool index_is_whole(const struct index *index);
/* Once a block was not what it was when the file was made: what is asked of it is not
 * there. */
bool index_is_spoilt(const struct index *index);

/* False where there is none of that key or id, or where what stands there lies: then what
 * was given out means nothing. */
bool index_by_key(struct index *index, int64_t key, struct traits *traits) MUST_CHECK;
bool index_by_id(struct index *index, const char *id, int64_t *key) MUST_CHECK;
/* NULL where there is no product of that key. */
const struct ware *index_ware(struct index *index, int64_t key);
/* NULL where there is no such seller. */
const struct index_seller *index_seller(struct index *index, int64_t key);
/* By the other's key; *count is 0 where there is none. */
const struct index_pair *index_pairs(struct index *index, int64_t seller, size_t *count);
/* Has what index_by_key() reads of these sellers' products come from memory, all at once:
 * one after another each would be waited for. */
void index_fetch_sellers(struct index *index, const uint32_t *sellers, size_t count);
void index_fetch_products(const struct index *index, const int64_t *keys, size_t count);
/* The same of what is read of products that are owned: the first INDEX_FETCHED_MAX of these
 * ids, and the pairs of their sellers. More would not be there any more when they are read.
 * A function of another file: gcc drops a call of one in which it sees nothing but
 * fetching.
 */
#define INDEX_FETCHED_MAX 64
void index_fetch_owned(struct index *index, const char *const *ids, size_t count);
/* The number of a mark's hash; false where no product of the index has it. */
bool index_mark(struct index *index, uint32_t hash, uint32_t *number) MUST_CHECK;

#endif
