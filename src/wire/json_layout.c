#include "wire/json_layout.h"

#include <string.h>

#define INDENT    2
#define DEPTH_MAX 32 /* deeper ones stand no further to the right */

static void begin_line(struct buffer *out, size_t depth)
{
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < INDENT * (depth < DEPTH_MAX ? depth : DEPTH_MAX); i++)
        buffer_add_char(out, ' ');
}

/* The string that begins the text, with both its quotes. */
static size_t string_len(struct text text)
{
    size_t at = 1;

    while (at < text.len && text.bytes[at] != '"')
        at += text.bytes[at] == '\\' ? 2 : 1;
    return at < text.len ? at + 1 : text.len;
}

void json_lay_out(struct text json, struct buffer *out)
{
    size_t depth = 0;

    for (size_t at = 0; at < json.len; at++) {
        char byte = json.bytes[at];
        char next = at + 1 < json.len ? json.bytes[at + 1] : '\0';

        if (byte == '"') {
            size_t len = string_len(text_from(json.bytes + at, json.len - at));
            buffer_add(out, json.bytes + at, len);
            at += len - 1;
            continue;
        }
        if (byte == '}' || byte == ']') {
            depth -= depth > 0;
            if (at > 0 && json.bytes[at - 1] != '{' && json.bytes[at - 1] != '[')
                begin_line(out, depth);
        }
        buffer_add_char(out, byte);
        depth += byte == '{' || byte == '[';
        if (byte == ',' || ((byte == '{' || byte == '[') && next != '}' && next != ']'))
            begin_line(out, depth);
        else if (byte == ':')
            buffer_add_char(out, ' ');
    }
}
