#include "guard/memory.h"

#include "guard/guard.h"

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
    if (!memory_is_of(memory, today)) {
        arena_clear(&memory->own);
        *memory = (struct guard_memory){
            .arena = memory->arena, .own = memory->own, .today = today};
    }
}

void guard_memory_destroy(struct guard_memory *memory)
{
    if (memory != NULL) {
        arena_release(&memory->own);
        memory_free(memory);
    }
}
