#include "guard/memory.h"

#include "base/hash.h"
#include "guard/guard.h"

#include <string.h>

#define SCANS_MAX 4096 /* titles that are kept for one ticket */

struct guard_memory *guard_memory_create(void)
{
    struct guard_memory *memory = memory_get(sizeof(*memory));
    arena_init(&memory->own);
    memory->arena = &memory->own;
    return memory;
}

bool memory_is_of(const struct guard_memory *memory, struct day today)
{
    return day_compare(memory->today, today) == 0;
}

void memory_turn_to(struct guard_memory *memory, struct day today)
{
    if (!memory_is_of(memory, today) || memory->scan_count > SCANS_MAX) {
        arena_clear(&memory->own);
        *memory = (struct guard_memory){
            .arena = memory->arena, .own = memory->own, .today = today};
    }
}

const struct kept_scan *memory_scan(struct guard_memory *memory, const char *title)
{
    uint32_t hash = hash_32(text_of(title));
    if (memory->scans == NULL) {
        memory->scans = arena_get(memory->arena, KEPT_BUCKETS * sizeof(*memory->scans));
    }
    struct kept_scan **slot = &memory->scans[(hash ^ hash >> 16) % KEPT_BUCKETS];
    for (struct kept_scan *kept = *slot; kept != NULL; kept = kept->next) {
        if (kept->hash == hash && strcmp(kept->text, title) == 0) {
            return kept;
        }
    }
    struct kept_scan *kept = arena_get(memory->arena, sizeof(*kept));
    kept->text = arena_text(memory->arena, title);
    kept->hash = hash;
    kept->next = *slot;
    scan_read(text_of(kept->text), memory->arena, &kept->scan);
    *slot = kept;
    memory->scan_count++;
    return kept;
}

void guard_memory_destroy(struct guard_memory *memory)
{
    if (memory != NULL) {
        arena_release(&memory->own);
        memory_free(memory);
    }
}
