#include "vault/ends.h"

#include "base/memory.h"

#include <string.h>

void ends_release(struct ends *ends)
{
    numbers_release(&ends->by_stream);
    memory_free(ends->entries);
    *ends = (struct ends){0};
}

void ends_put(struct ends *ends, int64_t stream, int64_t sequence,
              const uint8_t tag[SEAL_TAG_LEN])
{
    uint64_t place;
    if (!numbers_get(&ends->by_stream, (uint64_t)stream, &place)) {
        place = ends->count++;
        numbers_set(&ends->by_stream, (uint64_t)stream, place);
        ends->entries =
            memory_reserve(ends->entries, &ends->capacity, place, sizeof *ends->entries);
    }
    ends->entries[place].sequence = sequence;
    memcpy(ends->entries[place].tag, tag, SEAL_TAG_LEN);
}

const struct ends_entry *ends_find(const struct ends *ends, int64_t stream)
{
    uint64_t place;
    return numbers_get(&ends->by_stream, (uint64_t)stream, &place) ? &ends->entries[place]
                                                                   : NULL;
}
