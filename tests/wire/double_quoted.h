/* JSON in tables, to be read: ' stands for ". */
#ifndef TESTS_WIRE_DOUBLE_QUOTED_H
#define TESTS_WIRE_DOUBLE_QUOTED_H

#include "base/buffer.h"

/* Released by the caller. */
static struct buffer double_quoted(const char *text)
{
    struct buffer out;
    buffer_init(&out, SIZE_MAX);
    buffer_add_text(&out, text);
    for (size_t i = 0; i < out.len; i++) {
        out.bytes[i] = out.bytes[i] == '\'' ? '"' : out.bytes[i];
    }
    return out;
}

#endif
