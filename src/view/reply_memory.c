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
    struct buffer text; /* that was wrapped; what is shown may point into it */
    bool has_text;
    struct marked marked;
};

struct reply_memory *reply_memory_create(void)
{
    struct reply_memory *memory = memory_get(sizeof(*memory));
    buffer_init(&memory->text, SIZE_MAX);
    return memory;
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
    buffer_release_wiped(&memory->text);
    memory->has_text = false;
}

static struct text text_kept(struct reply_memory *memory)
{
    return text_from(buffer_text(&memory->text), memory->text.len);
}

/* The edit is made in the text that is kept. */
static void take_text(struct reply_memory *memory, struct text text,
                      const struct edit *edit)
{
    size_t gone = memory->text.len - edit->start;
    if (gone != 0) {
        explicit_bzero(memory->text.bytes + edit->start, gone);
    }
    memory->text.len = edit->start;
    buffer_add(&memory->text, text.bytes + edit->start, text.len - edit->start);
}

static void wrap_text(struct reply_memory *memory, struct text text, size_t columns)
{
    struct arena *arena = &memory->arenas[1 - memory->arena];
    struct edit edit = {0};
    if (memory->has_text) {
        edit = edit_between(text_kept(memory), text);
    }
    take_text(memory, text, &edit);
    text = text_kept(memory);
    memory->marked = memory->has_text
                         ? marked_make_again(text, &edit, &memory->marked, columns, arena)
                         : marked_make(text, columns, arena);
    memory->has_text = true;
    arena_clear(&memory->arenas[memory->arena]);
    memory->arena = 1 - memory->arena;
}

const struct marked *reply_memory_text(struct reply_memory *memory, struct text text,
                                       size_t columns)
{
    if (!memory->has_text || memory->marked.paragraph.wrap.columns != columns ||
        !text_equals(text_kept(memory), text)) {
        wrap_text(memory, text, columns);
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
