#include "wire/json_write.h"

#include "base/json_quote.h"

#define MONEY_SIZE 32    /* 15 digits, the point, four more */
#define REAL_PARTS 10000 /* four decimals */
#define REAL_LIMIT 9e14  /* what still fits when counted in such parts */

void json_writer_init(struct json_writer *writer, struct buffer *out)
{
    *writer = (struct json_writer){.out = out};
}

/* Puts the comma and the key: what stands before every value. */
static void begin(struct json_writer *writer, const char *key)
{
    if (writer->needs_comma) {
        buffer_add_char(writer->out, ',');
    }
    writer->needs_comma = true;
    if (key) {
        json_quote(writer->out, text_of(key));
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
    json_quote(writer->out, value);
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
