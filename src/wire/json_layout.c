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

/* The string that begins the text, with both its quotes; a line ends behind each \n of it.
 * Returns its bytes. */
static size_t add_string(struct text text, struct buffer *out)
{
    size_t at = 1;

    buffer_add_char(out, '"');
    while (at < text.len && text.bytes[at] != '"') {
        size_t len = text.bytes[at] == '\\' && at + 1 < text.len ? 2 : 1;
        buffer_add(out, text.bytes + at, len);
        if (len == 2 && text.bytes[at + 1] == 'n')
            buffer_add_char(out, '\n');
        at += len;
    }
    if (at < text.len)
        buffer_add_char(out, text.bytes[at++]);
    return at;
}

void json_lay_out(struct text json, struct buffer *out)
{
    size_t depth = 0;

    for (size_t at = 0; at < json.len; at++) {
        char byte = json.bytes[at];
        char next = at + 1 < json.len ? json.bytes[at + 1] : '\0';

        if (byte == '"') {
            at += add_string(text_from(json.bytes + at, json.len - at), out) - 1;
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
