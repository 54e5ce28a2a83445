#include "wire/json_write.h"

#include "base/utf8.h"

#define MONEY_SIZE 32    /* 15 digits, the point, four more */
#define REAL_PARTS 10000 /* four decimals */
#define REAL_LIMIT 9e14  /* what still fits when counted in such parts */

void json_writer_init(struct json_writer *writer, struct buffer *out)
{
    *writer = (struct json_writer){.out = out};
}

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

static void add_quoted(struct buffer *out, struct text value)
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

/* Puts the comma and the key: what stands before every value. */
static void begin(struct json_writer *writer, const char *key)
{
    if (writer->needs_comma) {
        buffer_add_char(writer->out, ',');
    }
    writer->needs_comma = true;
    if (key) {
        add_quoted(writer->out, text_of(key));
        buffer_add_char(writer->out, ':');
    }
}

static void open_bracket(struct json_writer *writer, const char *key, char bracket)
{
    begin(writer, key);
    buffer_add_char(writer->out, bracket);
    writer->needs_comma = false;
}

static void close_bracket(struct json_writer *writer, char bracket)
{
    buffer_add_char(writer->out, bracket);
    writer->needs_comma = true;
}

void json_open_object(struct json_writer *writer, const char *key)
{
    open_bracket(writer, key, '{');
}

void json_close_object(struct json_writer *writer)
{
    close_bracket(writer, '}');
}

void json_open_array(struct json_writer *writer, const char *key)
{
    open_bracket(writer, key, '[');
}

void json_close_array(struct json_writer *writer)
{
    close_bracket(writer, ']');
}

void json_raw(struct json_writer *writer, const char *key, struct text value)
{
    begin(writer, key);
    buffer_add(writer->out, value.bytes, value.len);
}

void json_null(struct json_writer *writer, const char *key)
{
    json_raw(writer, key, text_of("null"));
}

void json_text(struct json_writer *writer, const char *key, struct text value)
{
    begin(writer, key);
    add_quoted(writer->out, value);
}

void json_string(struct json_writer *writer, const char *key, const char *value)
{
    if (value) {
        json_text(writer, key, text_of(value));
    } else {
        json_null(writer, key);
    }
}

void json_bool(struct json_writer *writer, const char *key, bool value)
{
    json_raw(writer, key, text_of(value ? "true" : "false"));
}

void json_integer(struct json_writer *writer, const char *key, int64_t value)
{
    begin(writer, key);
    buffer_format(writer->out, "%lld", (long long)value);
}

/* Not by %f: its point is a comma where the locale has one. */
void json_real(struct json_writer *writer, const char *key, double value)
{
    if (!(value > -REAL_LIMIT && value < REAL_LIMIT)) {
        json_null(writer, key);
        return;
    }
    bool is_negative = value < 0;
    int64_t parts = (int64_t)((is_negative ? -value : value) * REAL_PARTS + 0.5);
    char decimals[8];
    size_t len =
        (size_t)snprintf(decimals, sizeof(decimals), ".%04d", (int)(parts % REAL_PARTS));
    while (decimals[len - 1] == '0') {
        len--;
    }
    len = len == 1 ? 0 : len;
    begin(writer, key);
    buffer_format(writer->out, "%s%lld%.*s", is_negative && parts > 0 ? "-" : "",
                  (long long)(parts / REAL_PARTS), (int)len, decimals);
}

void json_moment(struct json_writer *writer, const char *key, moment_t value)
{
    char text[MOMENT_TEXT_SIZE];
    if (value == MOMENT_NONE) {
        json_null(writer, key);
        return;
    }
    moment_format(value, text);
    json_string(writer, key, text);
}

void json_day(struct json_writer *writer, const char *key, struct day value)
{
    char text[MOMENT_TEXT_SIZE];
    if (!day_is_set(value)) {
        json_null(writer, key);
        return;
    }
    day_format(value, text);
    json_string(writer, key, text);
}

void json_money(struct json_writer *writer, const char *key, struct money value)
{
    char text[MONEY_SIZE];
    if (!value.is_known) {
        json_null(writer, key);
        return;
    }
    money_format_decimal(value, text, sizeof(text));
    json_string(writer, key, text);
}
