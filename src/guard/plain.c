#include "guard/plain.h"

#include "base/utf8.h"
#include "guard/scan.h"

#include <string.h>

#define GAP_MAX     3 /* bytes between two groups of one value */
#define DIGITS_MIN  5 /* of an order's number without its letters */
#define PHONE_MIN   8 /* of a phone without its country */
#define COUNTRY_MAX 5 /* digits of a country, with the two zeros before it */

bool plain_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool plain_is_word(char byte)
{
    return plain_is_digit(byte) || is_letter(byte);
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 0x20) : byte;
}

static char plain_byte(uint32_t code_point)
{
    bool is_dash = (code_point >= 0x2010 && code_point <= 0x2015) || code_point == 0x2212;
    bool is_point = code_point == 0x3002 || code_point == 0xFF61;
    bool is_space = code_point == 0xA0 || code_point == 0x3000 ||
                    (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F;
    if (code_point < 0x80) {
        return (char)code_point;
    }
    if (utf8_is_digit(code_point)) {
        return (char)('0' + utf8_digit_value(code_point));
    }
    if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
        return (char)(code_point - 0xFEE0);
    }
    return (char)(is_dash ? '-' : is_point ? '.' : is_space ? ' ' : PLAIN_OTHER);
}

void plain_read(struct text text, struct arena *arena, struct plain *plain)
{
    *plain = (struct plain){.bytes = arena_get(arena, text.len + 1),
                            .at = arena_get(arena, (text.len + 1) * sizeof(*plain->at))};
    size_t at = 0;
    while (at < text.len) {
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
        if (!scan_is_hidden(code_point) && code_point != 0xAD) {
            plain->at[plain->len] = (uint32_t)at;
            plain->bytes[plain->len++] = plain_byte(code_point);
        }
        at += len;
    }
    plain->bytes[plain->len] = '\0';
    plain->at[plain->len] = (uint32_t)text.len;
}

const char *plain_key(const char *value, struct arena *arena)
{
    struct plain plain;
    size_t len = 0;
    plain_read(text_of(value), arena, &plain);
    for (size_t i = 0; i < plain.len; i++) {
        if (plain_is_word(plain.bytes[i])) {
            plain.bytes[len++] = lower(plain.bytes[i]);
        }
    }
    plain.bytes[len] = '\0';
    return plain.bytes;
}

/* Where the key, begun at this byte, ends; 0 where another one stands here. */
static size_t key_end(const struct plain *plain, size_t at, const char *key)
{
    for (size_t k = 0; key[k] != '\0'; k++, at++) {
        size_t gap = 0;
        while (k > 0 && gap < GAP_MAX && at < plain->len && plain->bytes[at] != '\0' &&
               strchr(" -./()_@+\n", plain->bytes[at]) != NULL) {
            at++;
            gap++;
        }
        if (at >= plain->len || lower(plain->bytes[at]) != key[k]) {
            return 0;
        }
    }
    return at < plain->len && plain_is_word(plain->bytes[at]) ? 0 : at;
}

static bool key_find(const struct plain *plain, const char *key, size_t *start, size_t *end)
{
    for (size_t i = 0; i < plain->len && key[0] != '\0'; i++) {
        bool is_head = i == 0 || !plain_is_word(plain->bytes[i - 1]);
        size_t behind = is_head ? key_end(plain, i, key) : 0;
        if (behind != 0) {
            *start = plain->at[i];
            *end = plain->at[behind];
            return true;
        }
    }
    return false;
}

/* "0624681357", "0031624681357" for "31624681357": what is dialled before the digits. */
static bool dialled_find(const struct plain *plain, const char *digits, size_t len,
                         struct arena *arena, size_t *start, size_t *end)
{
    if (key_find(plain, arena_format(arena, "00%s", digits), start, end)) {
        return true;
    }
    for (size_t i = 1; i <= COUNTRY_MAX && i + PHONE_MIN <= len; i++) {
        if (key_find(plain, digits + i, start, end) ||
            key_find(plain, arena_format(arena, "0%s", digits + i), start, end)) {
            return true;
        }
    }
    return false;
}

bool plain_find(const struct plain *plain, const char *value, struct arena *arena,
                size_t *start, size_t *end)
{
    const char *key = plain_key(value, arena);
    if (key_find(plain, key, start, end)) {
        return true;
    }
    size_t letters = 0;
    while (is_letter(key[letters])) {
        letters++;
    }
    const char *digits = key + letters;
    size_t len = strspn(digits, "0123456789");
    if (digits[len] != '\0' || len < DIGITS_MIN) {
        return false;
    }
    if (letters > 0) {
        return key_find(plain, digits, start, end);
    }
    return dialled_find(plain, digits, len, arena, start, end);
}
