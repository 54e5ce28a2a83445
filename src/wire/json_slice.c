#include "wire/json_slice.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static struct text skip(struct text text, size_t len)
{
    return text_from(text.bytes + len, text.len - len);
}

static struct text skip_space(struct text text)
{
    size_t len = 0;
    while (len < text.len && is_space(text.bytes[len])) {
        len++;
    }
    return skip(text, len);
}

/* The bytes of the string at the front of text, its quotes with it. */
static size_t string_len(struct text text)
{
    size_t at = 1;
    while (at < text.len && text.bytes[at] != '"') {
        at += text.bytes[at] == '\\' ? 2 : 1;
    }
    return at < text.len ? at + 1 : text.len;
}

static size_t nested_len(struct text text)
{
    size_t depth = 0;
    size_t at = 0;
    while (at < text.len) {
        char byte = text.bytes[at];
        if (byte == '"') {
            at += string_len(skip(text, at));
            continue;
        }
        at++;
        if (byte == '{' || byte == '[') {
            depth++;
        } else if ((byte == '}' || byte == ']') && --depth == 0) {
            break;
        }
    }
    return at;
}

static size_t value_len(struct text text)
{
    if (text.len == 0 || text.bytes[0] == '"') {
        return text.len == 0 ? 0 : string_len(text);
    }
    if (text.bytes[0] == '{' || text.bytes[0] == '[') {
        return nested_len(text);
    }
    size_t len = 0;
    while (len < text.len && !is_space(text.bytes[len]) &&
           !strchr(",:]}", text.bytes[len])) {
        len++;
    }
    return len;
}

static bool take_value(struct text *rest, struct text *value)
{
    struct text from = skip_space(*rest);
    size_t len = value_len(from);
    if (len == 0) {
        return false;
    }
    *value = text_from(from.bytes, len);
    *rest = skip_space(skip(from, len));
    return true;
}

static void drop_byte(struct text *rest, char byte)
{
    if (rest->len > 0 && rest->bytes[0] == byte) {
        *rest = skip(*rest, 1);
    }
}

bool json_slice_open(struct text value, char bracket, struct text *rest)
{
    struct text inner = text_trim(value);
    char close = bracket == '{' ? '}' : ']';
    if (inner.len < 2 || inner.bytes[0] != bracket || inner.bytes[inner.len - 1] != close) {
        return false;
    }
    *rest = text_from(inner.bytes + 1, inner.len - 2);
    return true;
}

bool json_slice_element(struct text *rest, struct text *value)
{
    if (!take_value(rest, value)) {
        return false;
    }
    drop_byte(rest, ',');
    return true;
}

bool json_slice_member(struct text *rest, struct json_slice *member)
{
    struct text key;
    if (!take_value(rest, &key) || key.len < 2 || key.bytes[0] != '"') {
        return false;
    }
    member->key = text_from(key.bytes + 1, key.len - 2);
    drop_byte(rest, ':');
    return json_slice_element(rest, &member->value);
}

static int hex_value(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    char lower = (char)(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The ASCII character at the front of an escaped text, 0x80 for any other; takes it off. */
static int take_char(struct text *escaped)
{
    int first = (unsigned char)escaped->bytes[0];
    if (first != '\\' || escaped->len < 2) {
        *escaped = skip(*escaped, 1);
        return first < 0x80 ? first : 0x80;
    }
    if (escaped->bytes[1] != 'u' || escaped->len < 6) {
        int plain = (unsigned char)escaped->bytes[1];
        *escaped = skip(*escaped, 2);
        return strchr("bfnrt", plain) ? 0x80 : plain; /* no name has those */
    }
    int value = 0;
    for (size_t i = 2; i < 6; i++) {
        value = value * 16 + hex_value(escaped->bytes[i]);
    }
    *escaped = skip(*escaped, 6);
    return value >= 0 && value < 0x80 ? value : 0x80;
}

bool json_slice_is(const struct json_slice *member, const char *name)
{
    struct text key = member->key;
    if (!memchr(key.bytes, '\\', key.len)) {
        return text_is(key, name);
    }
    for (; *name; name++) {
        if (key.len == 0 || take_char(&key) != *name) {
            return false;
        }
    }
    return key.len == 0;
}
