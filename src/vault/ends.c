#include "vault/ends.h"

#include "base/memory.h"

#include <string.h>

#define IN_PART 64 /* streams */

void ends_release(struct ends *ends)
{
    for (size_t i = 0; i < ends->part_count; i++) {
        memory_free(ends->parts[i]);
    }
    memory_free(ends->parts);
    *ends = (struct ends){0};
}

static void make_room(struct ends *ends, size_t part)
{
    size_t count = ends->part_count == 0 ? IN_PART : ends->part_count;
    while (count <= part) {
        count *= 2;
    }
    ends->parts = memory_grow(ends->parts, count, sizeof(*ends->parts));
    memset(ends->parts + ends->part_count, 0,
           (count - ends->part_count) * sizeof(*ends->parts));
    ends->part_count = count;
}

static struct ends_entry *entry_of(struct ends *ends, int64_t stream)
{
    size_t part = (size_t)stream / IN_PART;
    if (part >= ends->part_count) {
        make_room(ends, part);
    }
    if (ends->parts[part] == NULL) {
        ends->parts[part] = memory_get(IN_PART * sizeof(struct ends_entry));
    }
    return &ends->parts[part][(size_t)stream % IN_PART];
}

static const struct ends_entry *look(const struct ends *ends, int64_t stream)
{
    size_t part = (size_t)stream / IN_PART;
    bool is_met = part < ends->part_count && ends->parts[part] != NULL;
    return is_met ? &ends->parts[part][(size_t)stream % IN_PART] : NULL;
}

void ends_put(struct ends *ends, int64_t stream, int64_t sequence,
              const uint8_t tag[SEAL_TAG_LEN])
{
    if (stream > ENDS_MOST) {
        return;
    }
    struct ends_entry *entry = entry_of(ends, stream);
    ends->count += entry->sequence == 0;
    entry->sequence = sequence;
    memcpy(entry->tag, tag, SEAL_TAG_LEN);
}

const struct ends_entry *ends_find(const struct ends *ends, int64_t stream)
{
    const struct ends_entry *entry = look(ends, stream);
    return entry == NULL || entry->sequence == 0 ? NULL : entry;
}

void ends_seek(struct ends *ends, int64_t stream, uint64_t start)
{
    entry_of(ends, stream)->sought = start;
}

uint64_t ends_sought(const struct ends *ends, int64_t stream)
{
    const struct ends_entry *entry = look(ends, stream);
    return entry == NULL ? 0 : entry->sought;
}
