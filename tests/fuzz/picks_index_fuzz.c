/*
 * Whatever the file of the index of picks may hold: its header is made right, so that what
 * lies behind it is reached, and everything is asked of it that picks ask.
 */
#include "../../src/catalogue/picks_index.h"

#include "base/memory.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct file {
    const char *bytes;
    size_t len;
};

static bool read_bytes(void *context, size_t at, void *bytes, size_t len)
{
    const struct file *file = context;
    if (at > file->len || len > file->len - at) {
        return false;
    }
    memcpy(bytes, file->bytes + at, len);
    return true;
}

/* As many of each as its byte says; what is left over of the body are strings, at least
 * eight of them. */
static bool set_counts(struct index_header *header, const uint8_t *counts, size_t body)
{
    size_t others = 0;
    size_t which = 0;
    header->slots = (uint64_t)1 << counts[0] % 5;
#define COUNT(field, type)                                                                 \
    if (&header->field != &header->slots && &header->field != &header->strings) {          \
        header->field = counts[++which % 6] % 24;                                          \
    }                                                                                      \
    if (&header->field != &header->strings) {                                              \
        others += ((size_t)header->field * sizeof(type) + 7) / 8 * 8;                      \
    }
    INDEX_SECTIONS(COUNT)
#undef COUNT
    header->strings = others < body ? body - others : 0;
    return header->strings > 0;
}

/* The sums behind the body, and what the header says of itself. */
static void set_sums(struct index_header *header, size_t body, size_t blocks)
{
    char *bytes = (char *)(header + 1);
    uint64_t *sums = (void *)(bytes + body);
    for (size_t i = 0; i < blocks; i++) {
        size_t left = body - i * INDEX_BLOCK;
        sums[i] =
            index_sum(0, bytes + i * INDEX_BLOCK, left < INDEX_BLOCK ? left : INDEX_BLOCK);
    }
    header->magic = INDEX_MAGIC;
    header->version = INDEX_VERSION;
    header->length = sizeof(*header) + body + blocks * sizeof(*sums);
    header->sums_sum = index_sum(0, sums, blocks * sizeof(*sums));
    header->header_sum = index_sum(0, header, offsetof(struct index_header, header_sum));
}

static void look_at_product(struct index *index, int64_t key)
{
    struct traits traits;
    if (!index_by_key(index, key, &traits)) {
        return;
    }
    int64_t found;
    const char *strings[] = {traits.id, traits.title, traits.brand, traits.category,
                             traits.group};
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        assert(strings[i] == NULL ||
               strings[i] + strlen(strings[i]) < index->strings + index->header->strings);
    }
    for (size_t i = 0; i < traits.mark_count; i++) {
        assert(traits.marks[i] < index->header->mark_hashes);
    }
    const struct ware *ware = index_ware(index, key);
    assert(ware == NULL || (const char *)(ware + 1) <= (const char *)index->sums);
    if (index_by_id(index, traits.id, &found)) {
        assert(found > 0 && (uint64_t)found < index->header->products);
    }
}

static void look_at_pairs(struct index *index, int64_t seller)
{
    size_t count = 0;
    const struct index_pair *pairs = index_pairs(index, seller, &count);
    for (size_t i = 0; i < count; i++) {
        const struct index_seller *other = index_seller(index, pairs[i].other);
        assert(other == NULL || pairs[i].other < index->header->sellers);
    }
}

static void ask(struct index *index)
{
    static const char *const ids[] = {"P1", "P2", ""};
    static const uint32_t sellers[] = {0, 1, 2, 23, UINT32_MAX};
    int64_t key;
    uint32_t number;
    index_fetch_owned(index, ids, COUNT_OF(ids));
    index_fetch_sellers(index, sellers, COUNT_OF(sellers));
    for (int64_t i = -1; i < 26; i++) {
        look_at_product(index, i);
        look_at_pairs(index, i);
        if (index_mark(index, (uint32_t)i * 0x9E3779B9u, &number)) {
            assert(number < index->header->mark_hashes);
        }
    }
    look_at_product(index, INT64_MAX);
    look_at_pairs(index, INT64_MIN);
    (void)!index_by_id(index, "P1", &key);
    (void)!index_is_whole(index);
}

/* Into memory of its own, so that what is beyond it is watched. */
static bool ask_file(const char *bytes, size_t len)
{
    struct index index;
    struct file file = {bytes, len};
    char *room = memory_get(len + 1);
    bool is_open = index_open(&index, room, len, read_bytes, &file);
    if (is_open) {
        ask(&index);
        index_close(&index);
    }
    memory_free(room);
    return is_open;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t counts[8] = {0};
    size_t body = size / 8 * 8;
    size_t blocks = (body + INDEX_BLOCK - 1) / INDEX_BLOCK;
    memcpy(counts, data, size < sizeof(counts) ? size : sizeof(counts));
    (void)!ask_file((const char *)data, size);
    struct index_header *header =
        memory_get(sizeof(*header) + body + blocks * sizeof(uint64_t));
    char *bytes = (char *)(header + 1);
    memcpy(bytes, data, body);
    if (set_counts(header, counts, body)) {
        bytes[0] = '\0';
        bytes[header->strings - 1] = '\0';
        header->best_count = counts[7];
        set_sums(header, body, blocks);
        bool is_open = ask_file((const char *)header, (size_t)header->length);
        assert(is_open == (counts[7] <= INDEX_BEST));
    }
    memory_free(header);
    return 0;
}
