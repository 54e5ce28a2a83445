#include "base/pack.h"

#include <string.h>

#define NO_STRING SIZE_MAX

static void pack_bytes(struct pack *pack, void *bytes, size_t len)
{
    if (pack->out != NULL) {
        buffer_add(pack->out, bytes, len);
        return;
    }
    if (len > pack->in.len) {
        pack->is_bad = true;
        pack->in.len = 0;
        memset(bytes, 0, len);
        return;
    }
    memcpy(bytes, pack->in.bytes, len);
    pack->in = text_from(pack->in.bytes + len, pack->in.len - len);
}

void pack_number(struct pack *pack, int64_t *value)
{
    pack_bytes(pack, value, sizeof(*value));
}

void pack_size(struct pack *pack, size_t *value)
{
    pack_bytes(pack, value, sizeof(*value));
}

void pack_flag(struct pack *pack, bool *value)
{
    uint8_t byte = *value;
    pack_bytes(pack, &byte, sizeof(byte));
    *value = byte != 0;
}

size_t pack_count(struct pack *pack, size_t count)
{
    pack_size(pack, &count);
    if (pack->out == NULL && count > pack->in.len) {
        pack->is_bad = true;
        count = 0;
    }
    return count;
}

/* The slice that stands next, NULL for none; reading. */
static struct text next_slice(struct pack *pack)
{
    size_t len = 0;
    pack_size(pack, &len);
    pack->is_bad = pack->is_bad || (len != NO_STRING && len > pack->in.len);
    if (len == NO_STRING || pack->is_bad) {
        return text_of(NULL);
    }
    struct text slice = text_from(pack->in.bytes, len);
    pack->in = text_from(pack->in.bytes + len, pack->in.len - len);
    return slice;
}

static void put_slice(struct pack *pack, const char *bytes, size_t len)
{
    size_t told = bytes == NULL ? NO_STRING : len;
    pack_size(pack, &told);
    if (bytes != NULL) {
        buffer_add(pack->out, bytes, len);
    }
}

void pack_string(struct pack *pack, char **string)
{
    if (pack->out != NULL) {
        put_slice(pack, *string, text_of(*string).len);
        return;
    }
    struct text slice = next_slice(pack);
    *string = slice.bytes == NULL ? NULL : memory_copy(slice.bytes, slice.len);
}

void pack_borrowed(struct pack *pack, struct arena *arena, const char **string)
{
    if (pack->out != NULL) {
        put_slice(pack, *string, text_of(*string).len);
        return;
    }
    struct text slice = next_slice(pack);
    *string = slice.bytes == NULL ? NULL : arena_copy(arena, slice.bytes, slice.len);
}

void pack_buffer(struct pack *pack, struct buffer *buffer)
{
    if (pack->out != NULL) {
        put_slice(pack, buffer_text(buffer), buffer->len);
        return;
    }
    struct text slice = next_slice(pack);
    buffer_clear(buffer);
    buffer_add(buffer, slice.bytes, slice.len);
}
