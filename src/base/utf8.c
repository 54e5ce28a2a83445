#include "base/utf8.h"

#include <string.h>

/* One row of Unicode 15, table 3-7: what the lead byte allows. */
struct lead {
    unsigned char first, last;
    unsigned char second_min, second_max;
    unsigned char len;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < COUNT_OF(leads); i++) {
        if (byte >= leads[i].first && byte <= leads[i].last) {
            return &leads[i];
        }
    }
    return NULL;
}

static size_t bad_part(size_t len, uint32_t *code_point, bool *is_valid)
{
    *code_point = UTF8_REPLACEMENT;
    if (is_valid != NULL) {
        *is_valid = false;
    }
    return len;
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The bytes of a well-formed sequence of two to four; 0 where there is none. */
static size_t well_formed(const unsigned char *bytes, size_t len, uint32_t *code_point)
{
    if (len < 2 || bytes[0] < 0xC2 || !is_continuation(bytes[1])) {
        return 0;
    }
    uint32_t value = bytes[1] & 0x3Fu;
    if (bytes[0] < 0xE0) {
        *code_point = (bytes[0] & 0x1Fu) << 6 | value;
        return 2;
    }
    if (len < 3 || !is_continuation(bytes[2])) {
        return 0;
    }
    value = value << 6 | (bytes[2] & 0x3Fu);
    if (bytes[0] < 0xF0) {
        *code_point = value |= (bytes[0] & 0x0Fu) << 12;
        return value >= 0x800 && (value < 0xD800 || value > 0xDFFF) ? 3 : 0;
    }
    if (len < 4 || bytes[0] > 0xF4 || !is_continuation(bytes[3])) {
        return 0;
    }
    value = (bytes[0] & 0x07u) << 18 | value << 6 | (bytes[3] & 0x3Fu);
    *code_point = value;
    return value >= 0x10000 && value <= 0x10FFFF ? 4 : 0;
}

/* How much of what is not well-formed is one maximal bad part. */
static size_t bad_len(struct text text)
{
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    const struct lead *lead = lead_of(bytes[0]);
    size_t len = 1;
    while (lead != NULL && len < lead->len && len < text.len) {
        unsigned char min = len == 1 ? lead->second_min : 0x80;
        unsigned char max = len == 1 ? lead->second_max : 0xBF;
        if (bytes[len] < min || bytes[len] > max) {
            break;
        }
        len++;
    }
    return len;
}

size_t utf8_decode(struct text text, uint32_t *code_point, bool *is_valid)
{
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    if (is_valid != NULL) {
        *is_valid = true;
    }
    if (bytes[0] < 0x80) {
        *code_point = bytes[0];
        return 1;
    }
    size_t len = well_formed(bytes, text.len, code_point);
    return len != 0 ? len : bad_part(bad_len(text), code_point, is_valid);
}

static char continuation(uint32_t bits)
{
    return (char)(0x80 | (bits & 0x3F));
}

size_t utf8_encode(uint32_t code_point, char bytes[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = UTF8_REPLACEMENT;
    }
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        bytes[1] = continuation(code_point);
        return 2;
    }
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        bytes[1] = continuation(code_point >> 6);
        bytes[2] = continuation(code_point);
        return 3;
    }
    bytes[0] = (char)(0xF0 | code_point >> 18);
    bytes[1] = continuation(code_point >> 12);
    bytes[2] = continuation(code_point >> 6);
    bytes[3] = continuation(code_point);
    return 4;
}

/* Eight bytes at once: all of them printable ASCII. */
static bool are_printable(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t below_space = (eight - 0x20 * ones) & ~eight;
    uint64_t without_delete = eight ^ (0x7F * ones);
    uint64_t deletes = (without_delete - ones) & ~without_delete;
    return ((eight | below_space | deletes) & (0x80 * ones)) == 0;
}

size_t utf8_printable_len(struct text text)
{
    size_t at = 0;
    for (uint64_t eight; text.len - at >= sizeof(eight); at += sizeof(eight)) {
        memcpy(&eight, text.bytes + at, sizeof(eight));
        if (!are_printable(eight)) {
            break;
        }
    }
    while (at < text.len && text.bytes[at] >= ' ' && text.bytes[at] < 0x7F) {
        at++;
    }
    return at;
}

size_t utf8_ascii_len(struct text text)
{
    size_t at = 0;
    for (uint64_t eight; text.len - at >= sizeof(eight); at += sizeof(eight)) {
        memcpy(&eight, text.bytes + at, sizeof(eight));
        if ((eight & 0x8080808080808080u) != 0) {
            break;
        }
    }
    while (at < text.len && (unsigned char)text.bytes[at] < 0x80) {
        at++;
    }
    return at;
}

bool utf8_is_valid(struct text text)
{
    for (size_t at = 0; at < text.len;) {
        struct text rest = text_from(text.bytes + at, text.len - at);
        uint32_t code_point;
        bool is_valid = true;
        size_t run = utf8_ascii_len(rest);
        at += run != 0 ? run : utf8_decode(rest, &code_point, &is_valid);
        if (!is_valid) {
            return false;
        }
    }
    return true;
}

size_t utf8_count(struct text text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len;) {
        struct text rest = text_from(text.bytes + at, text.len - at);
        uint32_t code_point;
        size_t run = utf8_ascii_len(rest);
        at += run != 0 ? run : utf8_decode(rest, &code_point, NULL);
        count += run != 0 ? run : 1;
    }
    return count;
}
