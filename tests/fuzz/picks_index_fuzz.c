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

/* As many of each as its byte says; what is left over are strings. */
static size_t set_counts(struct index_header *header, const uint8_t *counts, size_t len)
{
    size_t at = sizeof(*header);
    size_t which = 0;
    header->slots = (uint64_t)1 << counts[0] % 5;
#define COUNT(field, type)                                                                 \
    if (&header->field != &header->slots && &header->field != &header->strings) {          \
        header->field = counts[++which % 6] % 24;                                          \
    }                                                                                      \
    if (&header->field != &header->strings) {                                              \
        at += (size_t)header->field * sizeof(type);                                        \
        at += (8 - at % 8) % 8;                                                            \
    }
    INDEX_SECTIONS(COUNT)
#undef COUNT
    header->strings = at < len ? len - at : 1;
    return at;
}

static void look_at_product(const struct index *index, int64_t key)
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
    if (index_by_id(index, traits.id, &found)) {
        assert(found > 0 && (uint64_t)found < index->header->products);
    }
}

static void look_at_pairs(const struct index *index, int64_t seller)
{
    size_t count = 0;
    const struct index_pair *pairs = index_pairs(index, seller, &count);
    for (size_t i = 0; i < count; i++) {
        const struct index_seller *other = index_seller(index, pairs[i].other);
        assert(other == NULL || pairs[i].other < index->header->sellers);
    }
}

static void ask(const struct index *index)
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct index index;
    uint8_t counts[8] = {0};
    memcpy(counts, data, size < sizeof(counts) ? size : sizeof(counts));
    /* As it came; copied, so that it is aligned and what is beyond it is watched. */
    char *bytes = memory_get(size + sizeof(struct index_header) + 8);
    memcpy(bytes, data, size);
    if (index_open(bytes, size, &index)) {
        ask(&index);
    }
    struct index_header *header = (void *)bytes;
    size_t len = (size + sizeof(*header)) / 8 * 8;
    memset(header, 0, sizeof(*header));
    memcpy(bytes + sizeof(*header), data, len - sizeof(*header));
    if (set_counts(header, counts, len) < len) {
        bytes[sizeof(*header)] = size > 0 ? (char)data[0] : 0;
        char *exact = memory_copy(bytes, len);
        header = (void *)exact;
        exact[len - (size_t)header->strings] = '\0';
        exact[len - 1] = '\0';
        header->magic = INDEX_MAGIC;
        header->version = INDEX_VERSION;
        header->length = len;
        header->best_count = counts[7];
        header->header_sum =
            index_sum(0, header, offsetof(struct index_header, header_sum));
        bool is_open = index_open(exact, len, &index);
        assert(is_open == (counts[7] <= INDEX_BEST));
        if (is_open) {
            ask(&index);
        }
        memory_free(exact);
    }
    memory_free(bytes);
    return 0;
}
