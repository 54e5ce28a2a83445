#include "picks_index.h"

#include <string.h>

#define LINE_LEN   64 /* bytes that come from memory in one go, at least */
#define SUM_PRIME  UINT64_C(0x9E3779B97F4A7C15)
#define HASH_START UINT64_C(0xCBF29CE484222325) /* FNV-1a, 64 bits */
#define HASH_PRIME UINT64_C(0x100000001B3)

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
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < id.len; i++) {
        hash = (hash ^ (unsigned char)id.bytes[i]) * HASH_PRIME;
    }
    return hash ^ hash >> 32;
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

static bool place_sections(const char *bytes, size_t len, struct index *index)
{
    size_t at = sizeof(*index->header);
#define PLACE(field, type)                                                                 \
    index->field = (const void *)(bytes + at);                                             \
    if (!pass_section(&at, index->header->field, sizeof(type), len)) {                     \
        return false;                                                                      \
    }
    INDEX_SECTIONS(PLACE)
#undef PLACE
    return at == len;
}

/* NULL is the string at 0, and each ends before the section does. */
static bool has_ends(const struct index *index)
{
    const struct index_header *header = index->header;
    return header->strings > 0 && index->strings[0] == '\0' &&
           index->strings[header->strings - 1] == '\0' && header->slots > 0 &&
           (header->slots & (header->slots - 1)) == 0 && header->best_count <= INDEX_BEST;
}

bool index_open(const void *bytes, size_t len, struct index *index)
{
    struct index made = {.header = bytes};
    const struct index_header *header = bytes;
    if (len < sizeof(*header) || header->magic != INDEX_MAGIC ||
        header->version != INDEX_VERSION || header->length != len ||
        header->header_sum !=
            index_sum(0, bytes, offsetof(struct index_header, header_sum)) ||
        !place_sections(bytes, len, &made) || !has_ends(&made)) {
        return false;
    }
    *index = made;
    return true;
}

bool index_is_whole(const struct index *index)
{
    const struct index_header *header = index->header;
    return index_sum(0, header + 1, (size_t)header->length - sizeof(*header)) ==
           header->body_sum;
}

const struct index_seller *index_seller(const struct index *index, int64_t key)
{
    if (key <= 0 || (uint64_t)key >= index->header->sellers) {
        return NULL;
    }
    const struct index_seller *seller = &index->sellers[key];
    return seller->id == 0 ? NULL : seller;
}

const struct index_pair *index_pairs(const struct index *index, int64_t key, size_t *count)
{
    const struct index_seller *seller = index_seller(index, key);
    uint64_t pairs = index->header->pairs;
    *count = 0;
    if (seller == NULL || seller->pairs > pairs ||
        seller->pair_count > pairs - seller->pairs) {
        return NULL;
    }
    *count = seller->pair_count;
    return &index->pairs[seller->pairs];
}

/* False where it lies. 0 gives NULL. */
static bool read_string(const struct index *index, uint32_t at, const char **string)
{
    *string = at == 0 ? NULL : index->strings + at;
    return at < index->header->strings;
}

static bool read_marks(const struct index *index, const struct index_product *product,
                       struct traits *traits)
{
    const struct index_header *header = index->header;
    if (product->marks > header->marks ||
        product->mark_count > header->marks - product->marks) {
        return false;
    }
    traits->marks = &index->marks[product->marks];
    traits->mark_count = product->mark_count;
    uint32_t largest = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        largest = traits->marks[i] > largest ? traits->marks[i] : largest;
    }
    return traits->mark_count == 0 || largest < header->mark_hashes;
}

bool index_by_key(const struct index *index, int64_t key, struct traits *traits)
{
    if (key <= 0 || (uint64_t)key >= index->header->products) {
        return false;
    }
    const struct index_product *product = &index->products[key];
    if (!read_string(index, product->id, &traits->id) ||
        !read_string(index, product->title, &traits->title) ||
        !read_string(index, product->brand, &traits->brand) ||
        !read_string(index, product->category, &traits->category) ||
        !read_string(index, product->group, &traits->group) ||
        !read_marks(index, product, traits) || product->id == 0 || product->title == 0) {
        return false;
    }
    const struct index_seller *seller = index_seller(index, product->seller);
    traits->key = key;
    traits->is_out_of_stock = (product->flags & INDEX_OUT_OF_STOCK) != 0;
    traits->is_sensitive = (product->flags & INDEX_SENSITIVE) != 0;
    traits->sold_key = seller == NULL ? 0 : product->seller;
    traits->customers = seller == NULL ? 0 : seller->customers;
    traits->recent = seller == NULL ? 0 : seller->recent;
    return true;
}

bool index_by_id(const struct index *index, const char *id, int64_t *key)
{
    const struct index_header *header = index->header;
    size_t mask = (size_t)header->slots - 1;
    size_t at = (size_t)index_hash(text_of(id)) & mask;
    for (size_t tries = 0; tries <= mask && index->slots[at] != 0; tries++) {
        uint32_t found = index->slots[at];
        const char *own;
        if (found < header->products &&
            read_string(index, index->products[found].id, &own) && string_equals(own, id)) {
            *key = found;
            return true;
        }
        at = (at + 1) & mask;
    }
    return false;
}

bool index_mark(const struct index *index, uint32_t hash, uint32_t *number)
{
    size_t low = 0;
    size_t high = (size_t)index->header->mark_hashes;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->mark_hashes[middle] < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low >= index->header->mark_hashes || index->mark_hashes[low] != hash) {
        return false;
    }
    *number = (uint32_t)low;
    return true;
}

/* NULL where there is none. */
static const struct index_product *product_of(const struct index *index, uint32_t key)
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

void index_fetch_sellers(const struct index *index, const uint32_t *sellers, size_t count)
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
void index_fetch_owned(const struct index *index, const char *const *ids, size_t count)
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
