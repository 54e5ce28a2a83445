#include "picks_index.h"

#include "base/hash.h"
#include "base/memory.h"

#include <string.h>

#define LINE_LEN   64 /* bytes that come from memory in one go, at least */
#define SUM_PRIME  UINT64_C(0x9E3779B97F4A7C15)

static uint64_t add_word(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * SUM_PRIME;
    return sum ^ sum >> 29;
}

uint64_t index_sum(uint64_t sum, const void *bytes, size_t len)
{
    const char *at = bytes;
    uint64_t word;
    for (; len >= sizeof(word); len -= sizeof(word), at += sizeof(word)) {
        memcpy(&word, at, sizeof(word));
        sum = add_word(sum, word);
    }
    if (len > 0) {
        word = 0;
        memcpy(&word, at, len);
        sum = add_word(sum, word);
    }
    return sum;
}

uint64_t index_hash(struct text id)
{
    uint64_t hash = hash_64(id);
    return hash ^ hash >> 32;
}

static size_t body_len(const struct index *index)
{
    return (size_t)((const char *)index->sums - index->body);
}

static size_t block_count(const struct index *index)
{
    return (body_len(index) + INDEX_BLOCK - 1) / INDEX_BLOCK;
}

static size_t block_len(const struct index *index, size_t block)
{
    size_t left = body_len(index) - block * INDEX_BLOCK;
    return left < INDEX_BLOCK ? left : INDEX_BLOCK;
}

/* Behind the section of count things of that size, which begins at *at; false where the
 * bytes end before it. */
static bool pass_section(size_t *at, uint64_t count, size_t size, size_t len)
{
    if (count > (len - *at) / size) {
        return false;
    }
    size_t end = *at + (size_t)count * size;
    size_t padding = (8 - end % 8) % 8;
    if (padding > len - end) {
        return false;
    }
    *at = end + padding;
    return true;
}

/* Then the sums, to the end. */
static bool place_sections(char *bytes, size_t len, struct index *index)
{
    size_t at = sizeof(*index->header);
    index->body = bytes + at;
#define PLACE(field, type)                                                                 \
    index->field = (const void *)(bytes + at);                                             \
    if (!pass_section(&at, index->header->field, sizeof(type), len)) {                     \
        return false;                                                                      \
    }
    INDEX_SECTIONS(PLACE)
#undef PLACE
    index->sums = (const void *)(bytes + at);
    return pass_section(&at, block_count(index), sizeof(*index->sums), len) && at == len;
}

static bool is_right(const struct index *index, size_t block, const char *bytes)
{
    return index_sum(0, bytes, block_len(index, block)) == index->sums[block];
}

static bool read_block(struct index *index, size_t block)
{
    size_t at = block * INDEX_BLOCK;
    size_t len = block_len(index, block);
    char *bytes = index->body + at;
    index->is_read[block] =
        !index->is_spoilt &&
        index->reader(index->context, sizeof(*index->header) + at, bytes, len) &&
        is_right(index, block, bytes);
    if (!index->is_read[block]) {
        index->is_spoilt = true;
        memset(bytes, 0, len);
    }
    return index->is_read[block];
}

/* Whether these bytes, one or more, of the body are there to be read. */
static bool need(struct index *index, const void *from, size_t len)
{
    size_t at = (size_t)((const char *)from - index->body);
    for (size_t block = at / INDEX_BLOCK; block <= (at + len - 1) / INDEX_BLOCK; block++) {
        if (!index->is_read[block] && !read_block(index, block)) {
            return false;
        }
    }
    return true;
}

/* NULL is the string at 0, and each ends before the section does. */
static bool has_ends(struct index *index)
{
    const struct index_header *header = index->header;
    const char *strings = index->strings;
    size_t count = (size_t)header->strings;
    return count > 0 && header->slots > 0 && (header->slots & (header->slots - 1)) == 0 &&
           header->best_count <= INDEX_BEST && need(index, strings, 1) &&
           need(index, &strings[count - 1], 1) && strings[0] == '\0' &&
           strings[count - 1] == '\0';
}

static bool is_of_now(const struct index_header *header, size_t len)
{
    return header->magic == INDEX_MAGIC && header->version == INDEX_VERSION &&
           header->length == len &&
           header->header_sum ==
               index_sum(0, header, offsetof(struct index_header, header_sum));
}

static bool read_sums(struct index *index, char *bytes)
{
    size_t at = (size_t)((const char *)index->sums - bytes);
    size_t len = block_count(index) * sizeof(*index->sums);
    return index->reader(index->context, at, bytes + at, len) &&
           index_sum(0, index->sums, len) == index->header->sums_sum;
}

bool index_open(struct index *index, void *bytes, size_t len, index_reader *reader,
                void *context)
{
    const struct index_header *header = bytes;
    *index = (struct index){.header = header, .reader = reader, .context = context};
    if (len < sizeof(*header) || !reader(context, 0, bytes, sizeof(*header)) ||
        !is_of_now(header, len) || !place_sections(bytes, len, index) ||
        !read_sums(index, bytes)) {
        return false;
    }
    index->is_read = memory_get(block_count(index) * sizeof(*index->is_read));
    index->known = memory_get((size_t)header->products / 8 + 1);
    if (!has_ends(index)) {
        index_close(index);
        return false;
    }
    return true;
}

void index_close(struct index *index)
{
    memory_free(index->is_read);
    memory_free(index->known);
    index->is_read = NULL;
    index->known = NULL;
}

bool index_is_whole(const struct index *index)
{
    char bytes[INDEX_BLOCK];
    for (size_t block = 0; block < block_count(index); block++) {
        size_t at = sizeof(*index->header) + block * INDEX_BLOCK;
        if (!index->reader(index->context, at, bytes, block_len(index, block)) ||
            !is_right(index, block, bytes)) {
            return false;
        }
    }
    return true;
}

bool index_is_spoilt(const struct index *index)
{
    return index->is_spoilt;
}

const struct index_seller *index_seller(struct index *index, int64_t key)
{
    if (key <= 0 || (uint64_t)key >= index->header->sellers) {
        return NULL;
    }
    const struct index_seller *seller = &index->sellers[key];
    return !need(index, seller, sizeof(*seller)) || seller->id == 0 ? NULL : seller;
}

const struct index_pair *index_pairs(struct index *index, int64_t key, size_t *count)
{
    const struct index_seller *seller = index_seller(index, key);
    uint64_t pairs = index->header->pairs;
    *count = 0;
    if (seller == NULL || seller->pair_count == 0 || seller->pairs > pairs ||
        seller->pair_count > pairs - seller->pairs ||
        !need(index, &index->pairs[seller->pairs],
              seller->pair_count * sizeof(*index->pairs))) {
        return NULL;
    }
    *count = seller->pair_count;
    return &index->pairs[seller->pairs];
}

/* 0 is NULL. */
static const char *string_at(const struct index *index, uint32_t at)
{
    return at == 0 ? NULL : index->strings + at;
}

/* False where it lies. */
static bool has_string(struct index *index, uint32_t at)
{
    return at < index->header->strings && need(index, index->strings + at, 1);
}

static bool has_marks(struct index *index, const struct index_product *product)
{
    const struct index_header *header = index->header;
    if (product->marks > header->marks ||
        product->mark_count > header->marks - product->marks ||
        (product->mark_count > 0 && !need(index, &index->marks[product->marks],
                                          product->mark_count * sizeof(*index->marks)))) {
        return false;
    }
    const uint32_t *marks = &index->marks[product->marks];
    uint32_t largest = 0;
    for (size_t i = 0; i < product->mark_count; i++) {
        largest = marks[i] > largest ? marks[i] : largest;
    }
    return product->mark_count == 0 || largest < header->mark_hashes;
}

/* Whether all that it leads to may be followed: what was is so ever after. */
static bool is_sound(struct index *index, int64_t key)
{
    const struct index_product *product = &index->products[key];
    uint8_t bit = (uint8_t)(1u << key % 8);
    if ((index->known[key / 8] & bit) != 0) {
        return true;
    }
    bool is_good = need(index, product, sizeof(*product)) && product->id != 0 &&
                   product->title != 0 && has_string(index, product->id) &&
                   has_string(index, product->title) && has_string(index, product->brand) &&
                   has_string(index, product->category) &&
                   has_string(index, product->group) && has_marks(index, product);
    index->known[key / 8] |= is_good ? bit : 0;
    return is_good;
}

bool index_by_key(struct index *index, int64_t key, struct traits *traits)
{
    if (key <= 0 || (uint64_t)key >= index->header->products || !is_sound(index, key)) {
        return false;
    }
    const struct index_product *product = &index->products[key];
    const struct index_seller *seller = index_seller(index, product->seller);
    traits->id = string_at(index, product->id);
    traits->title = string_at(index, product->title);
    traits->brand = string_at(index, product->brand);
    traits->category = string_at(index, product->category);
    traits->group = string_at(index, product->group);
    traits->marks = &index->marks[product->marks];
    traits->mark_count = product->mark_count;
    traits->key = key;
    traits->ware = NULL;
    traits->is_out_of_stock = (product->flags & INDEX_OUT_OF_STOCK) != 0;
    traits->is_sensitive = (product->flags & INDEX_SENSITIVE) != 0;
    traits->sold_key = seller == NULL ? 0 : product->seller;
    traits->customers = seller == NULL ? 0 : seller->customers;
    traits->recent = seller == NULL ? 0 : seller->recent;
    return true;
}

const struct ware *index_ware(struct index *index, int64_t key)
{
    if (key <= 0 || (uint64_t)key >= index->header->wares) {
        return NULL;
    }
    const struct ware *ware = &index->wares[key];
    return need(index, ware, sizeof(*ware)) ? ware : NULL;
}

/* 0 where the slots end, or cannot be read. */
static uint32_t slot_at(struct index *index, size_t at)
{
    return need(index, &index->slots[at], sizeof(*index->slots)) ? index->slots[at] : 0;
}

static bool has_id(struct index *index, uint32_t key, const char *id)
{
    const struct index_product *product = &index->products[key];
    return key < index->header->products && need(index, product, sizeof(*product)) &&
           has_string(index, product->id) &&
           string_equals(string_at(index, product->id), id);
}

bool index_by_id(struct index *index, const char *id, int64_t *key)
{
    size_t mask = (size_t)index->header->slots - 1;
    size_t at = (size_t)index_hash(text_of(id)) & mask;
    for (size_t tries = 0; tries <= mask; tries++) {
        uint32_t found = slot_at(index, at);
        if (found == 0) {
            return false;
        }
        if (has_id(index, found, id)) {
            *key = found;
            return true;
        }
        at = (at + 1) & mask;
    }
    return false;
}

bool index_mark(struct index *index, uint32_t hash, uint32_t *number)
{
    const uint32_t *hashes = index->mark_hashes;
    size_t low = 0;
    size_t high = (size_t)index->header->mark_hashes;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (!need(index, &hashes[middle], sizeof(*hashes))) {
            return false;
        }
        if (hashes[middle] < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *number = (uint32_t)low;
    return low < index->header->mark_hashes && need(index, &hashes[low], sizeof(*hashes)) &&
           hashes[low] == hash;
}

/* NULL where there is none. */
static const struct index_product *product_of(struct index *index, uint32_t key)
{
    const struct index_seller *seller = index_seller(index, key);
    return seller == NULL || seller->product >= index->header->products
               ? NULL
               : &index->products[seller->product];
}

static void fetch_marks(const struct index *index, const struct index_product *product)
{
    if (product->marks < index->header->marks) {
        __builtin_prefetch(&index->marks[product->marks]);
    }
    if (product->seller < index->header->sellers) {
        __builtin_prefetch(&index->sellers[product->seller]);
    }
}

void index_fetch_products(const struct index *index, const int64_t *keys, size_t count)
{
    uint64_t products = index->header->products;
    for (size_t i = 0; i < count; i++) {
        if ((uint64_t)keys[i] < products) {
            __builtin_prefetch(&index->products[keys[i]]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if ((uint64_t)keys[i] < products) {
            fetch_marks(index, &index->products[keys[i]]);
        }
    }
}

void index_fetch_sellers(struct index *index, const uint32_t *sellers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sellers[i] < index->header->sellers) {
            __builtin_prefetch(&index->sellers[sellers[i]]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(product_of(index, sellers[i]));
    }
    for (size_t i = 0; i < count; i++) {
        const struct index_product *product = product_of(index, sellers[i]);
        if (product != NULL) {
            fetch_marks(index, product);
        }
    }
}

/* The first key that the id's hash leads to, mostly its own; 0 where there is none. */
static uint32_t slot_key(const struct index *index, const char *id)
{
    size_t mask = (size_t)index->header->slots - 1;
    uint32_t key = index->slots[(size_t)index_hash(text_of(id)) & mask];
    return key < index->header->products ? key : 0;
}

/* Each step reads what the one before has fetched. */
void index_fetch_owned(struct index *index, const char *const *ids, size_t count)
{
    const struct index_header *header = index->header;
    uint32_t keys[INDEX_FETCHED_MAX];
    count = count < INDEX_FETCHED_MAX ? count : INDEX_FETCHED_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t mask = (size_t)header->slots - 1;
        __builtin_prefetch(&index->slots[(size_t)index_hash(text_of(ids[i])) & mask]);
    }
    for (size_t i = 0; i < count; i++) {
        keys[i] = slot_key(index, ids[i]);
        if (keys[i] != 0) {
            __builtin_prefetch(&index->products[keys[i]]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        const struct index_product *product = &index->products[keys[i]];
        if (keys[i] != 0 && product->id < header->strings &&
            product->marks < header->marks && product->seller < header->sellers) {
            __builtin_prefetch(&index->strings[product->id]);
            __builtin_prefetch(&index->marks[product->marks]);
            __builtin_prefetch(&index->sellers[product->seller]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        size_t pairs = 0;
        const struct index_pair *first =
            keys[i] == 0 ? NULL
                         : index_pairs(index, index->products[keys[i]].seller, &pairs);
        for (size_t at = 0; at < pairs; at += LINE_LEN / sizeof(*first)) {
            __builtin_prefetch(&first[at]);
        }
    }
}
