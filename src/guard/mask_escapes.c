#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define POINT_DIGITS 7 /* of a character by its number */

static int hex_of(char byte)
{
    bool is_digit = byte >= '0' && byte <= '9';
    char low = (char)(byte | 0x20);
    return is_digit ? byte - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* That many hexadecimal digits; false where others stand there. */
static bool hex_read(struct text rest, size_t at, size_t digits, uint32_t *value)
{
    *value = 0;
    for (size_t i = at; i < at + digits; i++) {
        int digit = i < rest.len ? hex_of(rest.bytes[i]) : -1;
        if (digit < 0) {
            return false;
        }
        *value = *value * 16 + (uint32_t)digit;
    }
    return true;
}

/* RFC 3986, 2.1: the bytes of one character of UTF-8, each behind its "%". */
static size_t percent_read(struct text rest, uint32_t *code_point)
{
    char bytes[4];
    size_t count = 0;
    uint32_t byte;
    while (count < sizeof(bytes) && count * 3 < rest.len && rest.bytes[count * 3] == '%' &&
           hex_read(rest, count * 3 + 1, 2, &byte)) {
        bytes[count++] = (char)byte;
        if ((unsigned char)bytes[0] < 0x80) {
            break;
        }
    }
    bool is_good = false;
    size_t len =
        count == 0 ? 0 : utf8_decode(text_from(bytes, count), code_point, &is_good);
    return is_good ? len * 3 : 0;
}

static const struct {
    const char *name;
    char sign;
} entities[] = {
    {"&commat;", '@'}, {"&period;", '.'}, {"&nbsp;", ' '},   {"&lowbar;", '_'},
    {"&plus;", '+'},   {"&dash;", '-'},   {"&hyphen;", '-'},
};

/* HTML's character references: "&#64;", "&#x40;", "&commat;". */
static size_t entity_read(struct text rest, uint32_t *code_point)
{
    for (size_t i = 0; i < COUNT_OF(entities); i++) {
        if (text_starts_with(rest, entities[i].name)) {
            *code_point = (uint32_t)entities[i].sign;
            return strlen(entities[i].name);
        }
    }
    if (!text_starts_with(rest, "&#")) {
        return 0;
    }
    bool is_hex = rest.len > 2 && (rest.bytes[2] | 0x20) == 'x';
    size_t begin = is_hex ? 3 : 2;
    size_t at = begin;
    uint32_t base = is_hex ? 16 : 10;
    *code_point = 0;
    for (; at < rest.len && at < begin + POINT_DIGITS; at++) {
        int digit = hex_of(rest.bytes[at]);
        if (digit < 0 || digit >= (int)base) {
            break;
        }
        *code_point = *code_point * base + (uint32_t)digit;
    }
    bool is_closed = at < rest.len && rest.bytes[at] == ';';
    return at == begin ? 0 : at + (is_closed ? 1 : 0);
}

/* "\x40" and "\u0040", as programs write them. */
static size_t backslash_read(struct text rest, uint32_t *code_point)
{
    char kind = rest.len > 1 ? (char)(rest.bytes[1] | 0x20) : ' ';
    size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
    return digits != 0 && hex_read(rest, 2, digits, code_point) ? digits + 2 : 0;
}

static bool is_digit_at(struct text text, size_t at)
{
    return at < text.len && text.bytes[at] >= '0' && text.bytes[at] <= '9';
}

size_t escape_at(struct text text, size_t at, uint32_t *code_point)
{
    struct text rest = text_from(text.bytes + at, text.len - at);
    size_t len = rest.bytes[0] == '%'   ? percent_read(rest, code_point)
                 : rest.bytes[0] == '&' ? entity_read(rest, code_point)
                                        : backslash_read(rest, code_point);
    if (len == 0 || *code_point < ' ' || *code_point == 0x7F || *code_point > 0x10FFFF ||
        (*code_point >= 0xD800 && *code_point < 0xE000)) {
        return 0;
    }
    bool is_number = (at > 0 && is_digit_at(text, at - 1)) || is_digit_at(text, at + len);
    bool is_alnum =
        *code_point < 0x80 && (utf8_is_letter(*code_point) || utf8_is_digit(*code_point));
    return rest.bytes[0] == '%' && is_number && is_alnum ? 0 : len;
}

bool escape_may_stand(struct text text)
{
    return text.len > 0 && (memchr(text.bytes, '%', text.len) != NULL ||
                            memchr(text.bytes, '&', text.len) != NULL ||
                            memchr(text.bytes, '\\', text.len) != NULL);
}
