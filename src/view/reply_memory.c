#include "view/reply_memory.h"

#include <string.h>

struct reply_memory {
    char *ticket;
    uint64_t version;
    size_t columns;
    size_t lines;
    bool *is_seen;          /* a line each */
    struct arena arenas[2]; /* one for this text, one for the next */
    size_t arena;
    struct text text; /* that was wrapped, copied; bytes NULL: none */
    struct marked marked;
};

struct reply_memory *reply_memory_create(void)
{
    return memory_get(sizeof(struct reply_memory));
}

static void forget_lines(struct reply_memory *memory)
{
    memory_free(memory->ticket);
    memory_free(memory->is_seen);
    memory->ticket = NULL;
    memory->is_seen = NULL;
    memory->lines = 0;
}

void reply_memory_clear(struct reply_memory *memory)
{
    forget_lines(memory);
    arena_release(&memory->arenas[0]);
    arena_release(&memory->arenas[1]);
    memory->text = text_of(NULL);
}

const struct marked *reply_memory_text(struct reply_memory *memory, struct text text,
                                       size_t columns)
{
    bool has_text = memory->text.bytes != NULL;
    if (!has_text || memory->marked.paragraph.wrap.columns != columns ||
        !text_equals(memory->text, text)) {
        struct arena *arena = &memory->arenas[1 - memory->arena];
        struct text copy = text_from(arena_copy(arena, text.bytes, text.len), text.len);
        memory->marked = has_text ? marked_make_again(copy, &memory->marked, columns, arena)
                                  : marked_make(copy, columns, arena);
        memory->text = copy;
        arena_clear(&memory->arenas[memory->arena]);
        memory->arena = 1 - memory->arena;
    }
    return &memory->marked;
}

void reply_memory_destroy(struct reply_memory *memory)
{
    if (memory != NULL) {
        reply_memory_clear(memory);
        memory_free(memory);
    }
}

void reply_memory_turn_to(struct reply_memory *memory, const char *ticket, uint64_t version,
                          const struct wrap *wrap)
{
    if (memory->is_seen != NULL && memory->version == version &&
        memory->columns == wrap->columns && memory->lines == wrap->count &&
        string_equals(memory->ticket, ticket)) {
        return;
    }
    forget_lines(memory);
    memory->ticket = memory_text(ticket);
    memory->version = version;
    memory->columns = wrap->columns;
    memory->lines = wrap->count;
    memory->is_seen = memory_get(wrap->count * sizeof(*memory->is_seen));
}

bool reply_memory_see(struct reply_memory *memory, size_t first, size_t rows)
{
    for (size_t line = first; line < memory->lines && line - first < rows; line++) {
        memory->is_seen[line] = true;
    }
    return memchr(memory->is_seen, false, memory->lines * sizeof(*memory->is_seen)) == NULL;
}
