#include "base/buffer.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FIRST_CAPACITY 64

void buffer_init(struct buffer *buffer, size_t limit)
{
    *buffer = (struct buffer){.limit = limit < SIZE_MAX ? limit : SIZE_MAX - 1};
}

void buffer_release(struct buffer *buffer)
{
    memory_free(buffer->bytes);
    buffer_init(buffer, buffer->limit);
}

void buffer_release_wiped(struct buffer *buffer)
{
    memory_free_wiped(buffer->bytes, buffer->capacity);
    buffer_init(buffer, buffer->limit);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->len = 0;
    buffer->is_cut = false;
    if (buffer->bytes != NULL) {
        buffer->bytes[0] = '\0';
    }
}

/* No realloc: it would leave a copy of a secret behind, where nothing wipes it. */
static void grow_to(struct buffer *buffer, size_t capacity)
{
    char *bytes = memory_grow(NULL, capacity, 1);
    if (buffer->len != 0) {
        memcpy(bytes, buffer->bytes, buffer->len);
    }
    memory_free_wiped(buffer->bytes, buffer->len);
    buffer->bytes = bytes;
    buffer->capacity = capacity;
}

/* Room for len more bytes and the NUL. */
static bool has_room(struct buffer *buffer, size_t len)
{
    if (len > buffer->limit - buffer->len) {
        buffer->is_cut = true;
        return false;
    }
    size_t needed = buffer->len + len + 1;
    if (needed <= buffer->capacity) {
        return true;
    }
    size_t capacity = buffer->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : buffer->capacity;
    while (capacity < needed) {
        capacity = capacity > SIZE_MAX / 2 ? SIZE_MAX : capacity * 2;
    }
    if (capacity > buffer->limit + 1) {
        capacity = buffer->limit + 1;
    }
    grow_to(buffer, capacity);
    return true;
}

bool buffer_add(struct buffer *buffer, const void *bytes, size_t len)
{
    if (!has_room(buffer, len)) {
        return false;
    }
    if (len != 0) {
        memcpy(buffer->bytes + buffer->len, bytes, len);
        buffer->len += len;
    }
    buffer->bytes[buffer->len] = '\0';
    return true;
}

bool buffer_add_text(struct buffer *buffer, const char *text)
{
    return buffer_add(buffer, text, strlen(text));
}

bool buffer_add_char(struct buffer *buffer, char byte)
{
    return buffer_add(buffer, &byte, 1);
}

bool buffer_add_code_point(struct buffer *buffer, uint32_t code_point)
{
    char bytes[4];
    size_t len = utf8_encode(code_point, bytes);
    return buffer_add(buffer, bytes, len);
}

bool buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    bool is_added = len >= 0 && has_room(buffer, (size_t)len);
    if (is_added) {
        vsnprintf(buffer->bytes + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
    return is_added;
}

void buffer_drop(struct buffer *buffer, size_t len)
{
    if (buffer->len == 0) {
        return;
    }
    size_t dropped = len < buffer->len ? len : buffer->len;
    buffer->len -= dropped;
    memmove(buffer->bytes, buffer->bytes + dropped, buffer->len + 1);
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes == NULL ? "" : buffer->bytes;
}

char *buffer_take(struct buffer *buffer)
{
    char *bytes = buffer->bytes == NULL ? memory_copy("", 0) : buffer->bytes;
    buffer_init(buffer, buffer->limit);
    return bytes;
}
