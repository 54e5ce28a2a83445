#include "base/json_quote.h"

#include "base/utf8.h"

/* The characters that a terminal obeys are escaped too: C0, DEL, C1. */
static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

static void add_ascii(struct buffer *out, unsigned char byte)
{
    static const char *const short_forms[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t"};
    if (short_forms[byte]) {
        buffer_add_text(out, short_forms[byte]);
    } else {
        buffer_format(out, "\\u%04x", (unsigned)byte);
    }
}

static void add_code_point(struct buffer *out, struct text bytes, uint32_t code_point,
                           bool is_valid)
{
    if (!is_valid) {
        buffer_add_code_point(out, UTF8_REPLACEMENT);
    } else if (code_point < 0xA0) {
        buffer_format(out, "\\u%04x", (unsigned)code_point);
    } else {
        buffer_add(out, bytes.bytes, bytes.len);
    }
}

void json_quote(struct buffer *out, struct text value)
{
    size_t at = 0;
    buffer_add_char(out, '"');
    while (at < value.len) {
        size_t from = at;
        while (at < value.len && is_plain((unsigned char)value.bytes[at])) {
            at++;
        }
        buffer_add(out, value.bytes + from, at - from);
        if (at == value.len) {
            break;
        }
        unsigned char byte = (unsigned char)value.bytes[at];
        if (byte < 0x80) {
            add_ascii(out, byte);
            at++;
            continue;
        }
        uint32_t code_point;
        bool is_valid;
        struct text rest = text_from(value.bytes + at, value.len - at);
        size_t len = utf8_decode(rest, &code_point, &is_valid);
        add_code_point(out, text_from(rest.bytes, len), code_point, is_valid);
        at += len;
    }
    buffer_add_char(out, '"');
}
