/*
 * Bytes that grow up to a limit. Past the limit nothing is added, and is_cut says so: one
 * look at the end instead of one after each call.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
    char *bytes; /* a NUL stands behind them once anything was added; NULL before */
    size_t len;
    size_t capacity;
    size_t limit; /* most bytes it may hold */
    bool is_cut;  /* something did not fit */
};

void buffer_init(struct buffer *buffer, size_t limit);
/* Frees; the buffer may be used again under the same limit. */
void buffer_release(struct buffer *buffer);
/* As release, the bytes wiped first. */
void buffer_release_wiped(struct buffer *buffer);
/* Empties and keeps the memory. */
void buffer_clear(struct buffer *buffer);
/* All or nothing; false, and is_cut, where the limit would be passed. */
bool buffer_add(struct buffer *buffer, const void *bytes, size_t len);
bool buffer_add_text(struct buffer *buffer, const char *text);
bool buffer_add_char(struct buffer *buffer, char byte);
bool buffer_add_code_point(struct buffer *buffer, uint32_t code_point);
bool buffer_format(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
/* Drops len bytes from the front (all there is at most). */
void buffer_drop(struct buffer *buffer, size_t len);
/* The bytes as a string, "" where there are none. Borrowed, until the next change. */
const char *buffer_text(const struct buffer *buffer);
/* Hands the bytes over, NUL-ended, "" where there were none; owned by the caller. */
char *buffer_take(struct buffer *buffer) MUST_CHECK;

#endif
