#include "base/memory.h"

#include "base/fatal.h"

#include <malloc.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef malloc
#undef calloc
#undef realloc

#define FIRST_CAPACITY 8
/* From here on a block has pages of its own: given back they go to the system, which clears
 * them, and growing moves the pages instead of copying them. */
#define PAGES_LEN ((size_t)1024 * 1024)
/* What is freed at the heap's end is held up to this much: work that is done once a customer
 * would else give its pages back and be given them anew each time. */
#define TOP_LEN ((size_t)8 * 1024 * 1024)

static void *must(void *pointer, size_t len)
{
    if (pointer == NULL) {
        fatal("out of memory (%zu bytes were asked for)", len);
    }
    return pointer;
}

static size_t product(size_t count, size_t size)
{
    size_t len;
    if (__builtin_mul_overflow(count, size, &len)) {
        fatal("out of memory (%zu times %zu bytes were asked for)", count, size);
    }
    return len == 0 ? 1 : len;
}

void memory_start(void)
{
    mallopt(M_MMAP_THRESHOLD, (int)PAGES_LEN);
    mallopt(M_TRIM_THRESHOLD, (int)TOP_LEN);
}

void *memory_get(size_t len)
{
    return must(calloc(1, len == 0 ? 1 : len), len);
}

/* realloc() would leave what it moves behind, where nothing wipes it. */
void *memory_lend_again(void *old, size_t len)
{
    size_t kept = old == NULL ? 0 : malloc_usable_size(old);
    if (kept >= PAGES_LEN) {
        return realloc(old, len == 0 ? 1 : len);
    }
    void *grown = malloc(len == 0 ? 1 : len);
    if (grown != NULL && old != NULL) {
        memcpy(grown, old, kept < len ? kept : len);
        memory_free(old);
    }
    return grown;
}

void *memory_grow(void *old, size_t count, size_t size)
{
    size_t len = product(count, size);
    return must(memory_lend_again(old, len), len);
}

void *memory_lend(size_t len)
{
    return malloc(len == 0 ? 1 : len);
}

void *memory_lend_cleared(size_t count, size_t size)
{
    return calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

char *memory_lend_text(const char *text)
{
    size_t len = strlen(text) + 1;
    char *copy = malloc(len);
    return copy == NULL ? NULL : memcpy(copy, text, len);
}

char *memory_copy(const void *bytes, size_t len)
{
    if (len == SIZE_MAX) {
        fatal("out of memory (%zu bytes were asked for)", len);
    }
    char *copy = must(malloc(len + 1), len + 1);
    if (len != 0) {
        memcpy(copy, bytes, len);
    }
    copy[len] = '\0';
    return copy;
}

char *memory_text(const char *text)
{
    return text == NULL ? NULL : memory_copy(text, strlen(text));
}

char *memory_format(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t size = len < 0 ? 0 : (size_t)len + 1;
    char *text = must(size == 0 ? NULL : malloc(size), strlen(format));
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

void memory_free(void *pointer)
{
    if (pointer == NULL) {
        return;
    }
    size_t len = malloc_usable_size(pointer);
    if (len < PAGES_LEN) {
        sodium_memzero(pointer, len); /* the C library's own looks at what was asked for */
    }
    free(pointer);
}

void memory_free_wiped(void *pointer, size_t len)
{
    (void)len;
    memory_free(pointer);
}

void memory_give_back(void)
{
    (void)malloc_trim(0);
}

void *memory_reserve(void *array, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity) {
        return array;
    }
    size_t room = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : product(*capacity, 2);
    while (room <= count) {
        room = product(room, 2);
    }
    char *grown = memory_grow(array, room, size);
    memset(grown + *capacity * size, 0, (room - *capacity) * size);
    *capacity = room;
    return grown;
}
