#include "base/fatal.h"
#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define FIRST_LEN      ((size_t)1024) /* much is asked for a few words, and given back */
#define BLOCK_LEN      ((size_t)16 * 1024)
#define FIRST_CAPACITY 8
#define SMALL_TEXT     ((size_t)128)

/* Bytes not handed out yet are always zero: a block is born so, and wiped before it is
 * kept. */
struct arena_block {
    struct arena_block *next;
    size_t len;
    size_t used;
    alignas(max_align_t) char bytes[];
};

static size_t aligned(size_t len)
{
    size_t step = alignof(max_align_t);
    if (len > SIZE_MAX - sizeof(struct arena_block) - step) {
        fatal("out of memory (%zu bytes were asked for)", len);
    }
    return (len + step - 1) / step * step;
}

static struct arena_block *block_create(size_t len)
{
    struct arena_block *block = memory_get(sizeof(*block) + len);
    block->len = len;
    return block;
}

static void blocks_destroy(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *next = block->next;
        memory_free_wiped(block, sizeof(*block) + block->used);
        block = next;
    }
}

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
    blocks_destroy(arena->blocks);
    arena_init(arena);
}

void arena_clear(struct arena *arena)
{
    struct arena_block *kept = arena->blocks;
    if (kept == NULL) {
        return;
    }
    blocks_destroy(kept->next);
    explicit_bzero(kept->bytes, kept->used);
    kept->next = NULL;
    kept->used = 0;
    arena->used = 0;
}

/* What is too large to share a block goes behind the first, which stays the one to fill. */
static struct arena_block *block_for(struct arena *arena, size_t len)
{
    struct arena_block *first = arena->blocks;
    if (first != NULL && first->len - first->used >= len) {
        return first;
    }
    if (first != NULL && len > BLOCK_LEN / 4) {
        struct arena_block *own = block_create(len);
        own->next = first->next;
        first->next = own;
        return own;
    }
    size_t usual = first == NULL ? FIRST_LEN : BLOCK_LEN;
    struct arena_block *block = block_create(len > usual ? len : usual);
    block->next = first;
    arena->blocks = block;
    return block;
}

void *arena_get(struct arena *arena, size_t len)
{
    size_t room = aligned(len == 0 ? 1 : len);
    struct arena_block *block = block_for(arena, room);
    void *bytes = block->bytes + block->used;
    block->used += room;
    arena->used += room;
    return bytes;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t len)
{
    if (len == SIZE_MAX) {
        fatal("out of memory (%zu bytes were asked for)", len);
    }
    char *copy = arena_get(arena, len + 1);
    if (len != 0) {
        memcpy(copy, bytes, len);
    }
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_copy(arena, text, strlen(text));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    char small[SMALL_TEXT]; /* most texts are no longer, and are written once */
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(small, sizeof(small), format, arguments);
    va_end(arguments);
    if (len < 0) {
        fatal("a text could not be written: %s", format);
    }
    char *text = arena_get(arena, (size_t)len + 1);
    if ((size_t)len < sizeof(small)) {
        memcpy(text, small, (size_t)len + 1);
    } else {
        vsnprintf(text, (size_t)len + 1, format, again);
    }
    va_end(again);
    explicit_bzero(small, (size_t)len < sizeof(small) ? (size_t)len : sizeof(small));
    return text;
}

void *arena_reserve(struct arena *arena, void *array, size_t *capacity, size_t count,
                    size_t size)
{
    if (count < *capacity) {
        return array;
    }
    size_t room = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : *capacity * 2;
    while (room <= count) {
        room *= 2;
    }
    size_t len;
    if (__builtin_mul_overflow(room, size, &len)) {
        fatal("out of memory (%zu times %zu bytes were asked for)", room, size);
    }
    void *grown = arena_get(arena, len);
    if (*capacity != 0) {
        memcpy(grown, array, *capacity * size);
    }
    *capacity = room;
    return grown;
}
