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

/* The bytes of one character of UTF-8, each behind such a sign: "%" of RFC 3986, 2.1, "="
 * of RFC 2045, 6.7. */
static size_t bytes_read(struct text rest, char sign, uint32_t *code_point)
{
    char bytes[4];
    size_t count = 0;
    uint32_t byte;
    while (count < sizeof(bytes) && count * 3 < rest.len && rest.bytes[count * 3] == sign &&
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

/* Of one byte only the sign of an address: "size=42" is no "B". */
static size_t quoted_read(struct text rest, uint32_t *code_point)
{
    size_t len = bytes_read(rest, '=', code_point);
    return len > 3 || *code_point == '@' ? len : 0;
}

static const struct {
    const char *name;
    uint32_t sign;
} entities[] = {
    {"&commat;", '@'}, {"&period;", '.'}, {"&nbsp;", ' '},   {"&lowbar;", '_'},
    {"&plus;", '+'},   {"&dash;", '-'},   {"&hyphen;", '-'}, {"&ndash;", '-'},
    {"&apos;", '\''},  {"&rsquo;", '\''}, {"&ordm;", 0xBA},  {"&ordf;", 0xAA},
};

/* What follows a letter in the name of one with an accent: "&eacute;". */
static const char *const accents[] = {"acute;", "grave;", "circ;",  "uml;",   "tilde;",
                                      "cedil;", "ring;",  "slash;", "caron;", "ogon;",
                                      "lig;",   "strok;", "macr;",  "dot;",   "breve;"};

/* "&eacute;" as its letter, "&aelig;" and "&szlig;" as one; the fold has no accents. */
static size_t accented_read(struct text rest, uint32_t *code_point)
{
    static const struct {
        const char *name;
        uint32_t letter;
    } pairs[] = {
        {"&szlig;", 0xDF}, {"&aelig;", 0xE6}, {"&AElig;", 0xC6}, {"&oelig;", 0x153}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (text_starts_with(rest, pairs[i].name)) {
            *code_point = pairs[i].letter;
            return strlen(pairs[i].name);
        }
    }
    bool is_letter = rest.len > 4 && (unsigned char)((rest.bytes[1] | 0x20) - 'a') < 26;
    for (size_t i = 0; i < COUNT_OF(accents) && is_letter; i++) {
        if (text_starts_with(text_from(rest.bytes + 2, rest.len - 2), accents[i])) {
            *code_point = (uint32_t)rest.bytes[1];
            return strlen(accents[i]) + 2;
        }
    }
    return 0;
}

/* HTML's character references: "&#64;", "&#x40;", "&commat;". */
static size_t entity_read(struct text rest, uint32_t *code_point)
{
    for (size_t i = 0; i < COUNT_OF(entities); i++) {
        if (text_starts_with(rest, entities[i].name)) {
            *code_point = entities[i].sign;
            return strlen(entities[i].name);
        }
    }
    if (!text_starts_with(rest, "&#")) {
        return accented_read(rest, code_point);
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
    *code_point = 0;
    size_t len = rest.bytes[0] == '%'   ? bytes_read(rest, '%', code_point)
                 : rest.bytes[0] == '=' ? quoted_read(rest, code_point)
                 : rest.bytes[0] == '&' ? entity_read(rest, code_point)
                                        : backslash_read(rest, code_point);
    if (len == 0 || *code_point < ' ' || *code_point == 0x7F || *code_point > 0x10FFFF ||
        (*code_point >= 0xD800 && *code_point < 0xE000)) {
        return 0;
    }
    bool is_behind_escape = at >= 3 && text.bytes[at - 3] == '%';
    bool is_number = (at > 0 && is_digit_at(text, at - 1) && !is_behind_escape) ||
                     is_digit_at(text, at + len);
    bool is_alnum =
        *code_point < 0x80 && (utf8_is_letter(*code_point) || utf8_is_digit(*code_point));
    return rest.bytes[0] == '%' && is_number && is_alnum ? 0 : len;
}

/* Marks of HTML without attributes, which nobody sees; the second ones end a line. */
static const char *const tags[] = {"b",    "i",   "u",    "em",    "strong",
                                   "span", "wbr", "font", "small", "mark",
                                   "code", "s",   "sub",  "sup"};
static const char *const breaks[] = {"br", "p", "div", "td", "tr", "li"};

static bool is_listed(struct text name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_is_ignoring_case(name, list[i])) {
            return true;
        }
    }
    return false;
}

size_t tag_at(struct text text, size_t at, bool *is_break)
{
    size_t start = at + 1;
    start += start < text.len && text.bytes[start] == '/';
    size_t end = start;
    while (end < text.len && end - start < 8 &&
           (unsigned char)((text.bytes[end] | 0x20) - 'a') < 26) {
        end++;
    }
    struct text name = text_from(text.bytes + start, end - start);
    while (end < text.len && (text.bytes[end] == ' ' || text.bytes[end] == '/')) {
        end++;
    }
    *is_break = is_listed(name, breaks, COUNT_OF(breaks));
    bool is_tag = *is_break || is_listed(name, tags, COUNT_OF(tags));
    return is_tag && end < text.len && text.bytes[end] == '>' ? end + 1 - at : 0;
}

bool escape_may_stand(struct text text)
{
    return text.len > 0 && (memchr(text.bytes, '%', text.len) != NULL ||
                            memchr(text.bytes, '&', text.len) != NULL ||
                            memchr(text.bytes, '=', text.len) != NULL ||
                            memchr(text.bytes, '<', text.len) != NULL ||
                            memchr(text.bytes, '\\', text.len) != NULL);
}
