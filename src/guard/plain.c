#include "guard/plain.h"

#include "base/utf8.h"
#include "guard/bent_signs.h"
#include "guard/mask_inside.h"
#include "guard/scan.h"

#include <string.h>

#define KEYCAP      0x20E3 /* around the digit in front of it */
#define AS_EMOJI    0xFE0F /* behind a character: how it is drawn */
#define GAP_MAX     3      /* bytes between two groups of one value */
#define DIGITS_MIN  5      /* of an order's number without its letters */
#define PHONE_MIN   8      /* of a phone without its country */
#define COUNTRY_MAX 5      /* digits of a country, with the two zeros before it */

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
    bool is_point = code_point == 0x3002 || code_point == 0xFF61 || code_point == 0xB7 ||
                    code_point == 0x2022 || code_point == 0x30FB;
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
        if (!scan_is_hidden(code_point) && code_point != 0xAD && code_point != KEYCAP &&
            code_point != AS_EMOJI) {
            plain->at[plain->len] = (uint32_t)at;
            plain->bytes[plain->len++] = plain_byte(code_point);
        }
        at += len;
    }
    plain->bytes[plain->len] = '\0';
    plain->at[plain->len] = (uint32_t)text.len;
}

/* Signs that only stand around. */
static const struct {
    const char *from;
    const char *to;
} loosened[] = {
    {" - ", "-"}, {" / ", "/"}, {"|", " "}, {"~", " "}, {"*", ""}, {"`", ""},
};

/* "6 0 0 0": digits that stand alone, each a space from the next. */
static bool is_between_digits(const struct plain *plain, size_t at)
{
    return plain->bytes[at] == ' ' && at > 0 && plain_is_digit(plain->bytes[at - 1]) &&
           plain_is_digit(plain->bytes[at + 1]) &&
           (at < 2 || !plain_is_word(plain->bytes[at - 2])) &&
           !plain_is_word(plain->bytes[at + 2]);
}

static int hex_value(char byte)
{
    byte = lower(byte);
    return plain_is_digit(byte)         ? byte - '0'
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                                        : -1;
}

/* "%31", beside digits, too, where a text that somebody reads means a percentage. */
static bool percent_at(const struct plain *plain, size_t at, char *byte)
{
    int high = plain->bytes[at] == '%' ? hex_value(plain->bytes[at + 1]) : -1;
    int low = high >= 2 ? hex_value(plain->bytes[at + 2]) : -1;
    *byte = (char)(high * 16 + low);
    return low >= 0 && high < 8;
}

/* "(at)", "[.]": the sign, and the bytes that it takes; 0 for none. */
static size_t bent_len(const struct plain *plain, size_t at, char *byte)
{
    struct text text = text_from(plain->bytes, plain->len);
    struct bent_sign sign;
    char first = plain->bytes[at];
    if (first == '\0' || strchr(" ([{<", first) == NULL) {
        return 0;
    }
    bool is_at = bent_at_at(text, at, &sign) && sign.is_bracketed;
    if (is_at || (bent_point_at(text, at, &sign) && sign.is_bracketed)) {
        *byte = is_at ? '@' : '.';
        return sign.end - at;
    }
    return 0;
}

/* What is read for the bytes here, and how many they are; one of itself by itself. */
static size_t loosen_at(const struct plain *plain, size_t at, char *byte)
{
    uint32_t code_point;
    if (percent_at(plain, at, byte)) {
        return 3;
    }
    size_t len = escape_at(text_from(plain->bytes, plain->len), at, &code_point);
    *byte = len > 0 ? plain_byte(code_point) : plain->bytes[at];
    if (len > 0) {
        return len;
    }
    len = bent_len(plain, at, byte);
    if (len > 0) {
        return len;
    }
    for (size_t i = 0; i < COUNT_OF(loosened); i++) {
        len = strlen(loosened[i].from);
        if (at + len <= plain->len &&
            strncasecmp(plain->bytes + at, loosened[i].from, len) == 0) {
            *byte = loosened[i].to[0];
            return len;
        }
    }
    *byte = is_between_digits(plain, at) ? '\0' : *byte;
    return 1;
}

void plain_loosen(const struct plain *plain, struct arena *arena, struct plain *loose)
{
    *loose = (struct plain){.bytes = arena_get(arena, plain->len + 1),
                            .at = arena_get(arena, (plain->len + 1) * sizeof(*loose->at))};
    for (size_t at = 0; at < plain->len;) {
        char byte;
        size_t len = loosen_at(plain, at, &byte);
        if (byte != '\0') {
            loose->at[loose->len] = plain->at[at];
            loose->bytes[loose->len++] = byte;
        }
        at += len;
    }
    loose->bytes[loose->len] = '\0';
    loose->at[loose->len] = plain->at[plain->len];
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
