/*
 * Any bytes as an event stream: fed whole and in pieces, the same events come, none longer
 * than the limit, and both ways end alike.
 */
#include "base/buffer.h"
#include "base/memory.h"
#include "wire/sse.h"

#include <assert.h>
#include <string.h>

#define LIMIT 48

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static bool hear(void *context, struct text name, struct text data)
{
    struct buffer *heard = context;
    assert(name.len > 0 && name.len <= LIMIT && data.len <= LIMIT);
    assert(!memchr(name.bytes, '\n', name.len) && !memchr(data.bytes, '\r', data.len));
    buffer_add(heard, name.bytes, name.len);
    buffer_add_char(heard, '\r');
    buffer_add(heard, data.bytes, data.len);
    buffer_add_char(heard, '\r');
    return true;
}

static bool feed(const uint8_t *bytes, size_t len, size_t size, struct buffer *heard)
{
    struct sse_parser *parser = sse_create(LIMIT, hear, heard);
    bool is_good = true;
    for (size_t at = 0; is_good && at < len; at += size) {
        size_t left = len - at < size ? len - at : size;
        char *piece = memory_copy(bytes + at, left); /* gone when the next one comes */
        is_good = sse_feed(parser, piece, left);
        memory_free(piece);
    }
    sse_destroy(parser);
    return is_good;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct buffer whole;
    struct buffer pieces;
    buffer_init(&whole, SIZE_MAX);
    buffer_init(&pieces, SIZE_MAX);
    bool is_good = feed(bytes, len, len, &whole);
    size_t size = len > 0 ? 1 + bytes[len - 1] % 7 : 1;
    assert(feed(bytes, len, size, &pieces) == is_good);
    assert(whole.len == pieces.len);
    assert(whole.len == 0 || memcmp(whole.bytes, pieces.bytes, whole.len) == 0);
    buffer_release(&whole);
    buffer_release(&pieces);
    return 0;
}
