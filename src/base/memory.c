#include "base/memory.h"

#include "base/fatal.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef malloc
#undef calloc
#undef realloc

#define FIRST_CAPACITY 8

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

void *memory_get(size_t len)
{
    return must(calloc(1, len == 0 ? 1 : len), len);
}

void *memory_grow(void *old, size_t count, size_t size)
{
    size_t len = product(count, size);
    return must(realloc(old, len), len);
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
    char *text = NULL;
    int len = vasprintf(&text, format, arguments);
    va_end(arguments);
    return must(len < 0 ? NULL : text, strlen(format));
}

void memory_free(void *pointer)
{
    free(pointer);
}

void memory_free_wiped(void *pointer, size_t len)
{
    if (pointer != NULL) {
        explicit_bzero(pointer, len);
        free(pointer);
    }
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
