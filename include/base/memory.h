/*
 * Memory that cannot fail: when there is none left the program ends through fatal(), with the
 * terminal restored. An arena holds what lives and dies together, as one loaded conversation
 * does, so that the nouns in it need no destroyers of their own. Whatever is given back, or
 * moved while it grows, is wiped where it was.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include "base/attributes.h"

#include <stddef.h>

/* Zeroed; never NULL, for len 0 too. Owned by the caller, freed by memory_free(). */
void *memory_get(size_t len) MUST_CHECK;
/* Room for count items of size bytes; what was there is kept, what is new is not cleared. */
void *memory_grow(void *old, size_t count, size_t size) MUST_CHECK;
/* A copy of len bytes with a NUL behind it. */
char *memory_copy(const void *bytes, size_t len) MUST_CHECK;
/* A copy of text; NULL gives NULL. */
char *memory_text(const char *text) MUST_CHECK;
char *memory_format(const char *format, ...) PRINTF_LIKE(1, 2) MUST_CHECK;
/* What was freed and is still held goes back to the system; after much work. */
void memory_give_back(void);
/* Wiped before it is freed. NULL is allowed. */
void memory_free(void *pointer);
/* The same; says that what stood there was somebody's words. */
void memory_free_wiped(void *pointer, size_t len);

/* Called once, first: large blocks get pages of their own, which go back to the system,
 * and up to 8 MB of freed small ones are held until memory_give_back(). */
void memory_start(void);

/* For libraries that take an allocator: as malloc() and its kin, NULL where there is none left;
 * given back by memory_free(). */
void *memory_lend(size_t len);
void *memory_lend_cleared(size_t count, size_t size);
void *memory_lend_again(void *old, size_t len);
char *memory_lend_text(const char *text);

/*
 * Makes room for one more item in an array that grows by doubling: capacity is the room there
 * is, count the items there are. Returns the array, moved or not. New room is zeroed.
 */
void *memory_reserve(void *array, size_t *capacity, size_t count, size_t size) MUST_CHECK;

struct arena_block;
struct arena {
    struct arena_block *blocks; /* the newest first */
    size_t used;                /* bytes handed out since the last clear */
};

void arena_init(struct arena *arena);
/* Wipes and frees everything handed out. The arena may be used again. */
void arena_release(struct arena *arena);
/* Wipes, and keeps one block to be used again. */
void arena_clear(struct arena *arena);
/* Zeroed and aligned for any type; lives until the arena is released or cleared. */
void *arena_get(struct arena *arena, size_t len) MUST_CHECK;
/* A copy of len bytes with a NUL behind it. */
char *arena_copy(struct arena *arena, const void *bytes, size_t len) MUST_CHECK;
/* A copy of text; NULL gives NULL. */
char *arena_text(struct arena *arena, const char *text) MUST_CHECK;
char *arena_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3) MUST_CHECK;
/* As memory_reserve(), the old array being left behind in the arena. */
void *arena_reserve(struct arena *arena, void *array, size_t *capacity, size_t count,
                    size_t size) MUST_CHECK;

#endif
