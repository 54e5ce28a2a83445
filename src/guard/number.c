#include "guard/number.h"

#include "base/hash.h"

#include "base/money.h"

#include <string.h>

#define DIGITS_MAX   12
#define PARTS_BEYOND ((int64_t)1000000000000 * MONEY_UNIT) /* more than any digits read */

/* What separates in a number, and where its decimals begin. */
struct shape {
    size_t points;
    size_t commas;
    size_t last; /* the last separator; the length where there is none */
    size_t behind;
};

static struct shape shape_of(struct text folded)
{
    struct shape shape = {.last = folded.len};
    for (size_t i = 0; i < folded.len; i++) {
        if (folded.bytes[i] == '.' || folded.bytes[i] == ',') {
            shape.points += folded.bytes[i] == '.';
            shape.commas += folded.bytes[i] == ',';
            shape.last = i;
        }
    }
    shape.behind = shape.last == folded.len ? 0 : folded.len - shape.last - 1;
    return shape;
}

/* Groups of three behind each separator in front of the end. */
static bool is_grouped(struct text folded, size_t end)
{
    size_t digits = 0;
    bool has_separator = false;
    for (size_t i = 0; i <= end; i++) {
        bool is_end = i == end;
        if (is_end || folded.bytes[i] == '.' || folded.bytes[i] == ',') {
            if (has_separator ? digits != 3 : digits == 0 || (!is_end && digits > 3)) {
                return false;
            }
            has_separator = true;
            digits = 0;
        } else {
            digits++;
        }
    }
    return true;
}

static bool is_decimal_shape(const struct shape *shape)
{
    bool is_mixed = shape->points > 0 && shape->commas > 0;
    size_t count = shape->points + shape->commas;
    if (count == 0) {
        return false;
    }
    return is_mixed || (count == 1 && shape->behind != 3);
}

/* The decimals that count: zeros at the end change nothing. */
static size_t decimals_of(struct text folded, size_t whole_end)
{
    size_t end = folded.len;
    while (end > whole_end + 1 && folded.bytes[end - 1] == '0') {
        end--;
    }
    return end > whole_end ? end - whole_end - 1 : 0;
}

enum read { READ_NOT, READ_BEYOND, READ_WHOLE };

/* The digits in front of the decimals; zeros in front of them change nothing. */
static enum read read_whole(struct text whole, int64_t *parts)
{
    size_t digits = 0;
    bool has_digit = false;
    *parts = 0;
    for (size_t i = 0; i < whole.len; i++) {
        if (whole.bytes[i] < '0' || whole.bytes[i] > '9') {
            continue;
        }
        has_digit = true;
        digits += digits > 0 || whole.bytes[i] != '0';
        if (digits <= DIGITS_MAX) {
            *parts = *parts * 10 + (whole.bytes[i] - '0');
        }
    }
    *parts *= MONEY_UNIT;
    return !has_digit ? READ_NOT : digits > DIGITS_MAX ? READ_BEYOND : READ_WHOLE;
}

static void add_decimals(struct text decimals, int64_t *parts)
{
    int64_t unit = MONEY_UNIT;
    for (size_t i = 0; i < decimals.len; i++) {
        unit /= 10;
        *parts += (decimals.bytes[i] - '0') * unit;
    }
}

static enum read read_number(struct text folded, int64_t *parts, int *decimals)
{
    struct shape shape = shape_of(folded);
    bool has_decimals = is_decimal_shape(&shape) ||
                        (shape.last == 1 && folded.bytes[0] == '0' && folded.len > 2);
    size_t whole_end = has_decimals ? shape.last : folded.len;
    size_t behind = decimals_of(folded, whole_end);
    if (has_decimals && shape.behind == 0) {
        return READ_NOT;
    }
    *decimals = has_decimals ? (int)shape.behind : 0;
    if (shape.points + shape.commas > (has_decimals ? 1u : 0u) &&
        !is_grouped(folded, whole_end)) {
        return READ_NOT;
    }
    enum read read = read_whole(text_from(folded.bytes, whole_end), parts);
    if (read == READ_WHOLE && behind > 4) {
        return READ_BEYOND;
    }
    if (behind > 0) {
        add_decimals(text_from(folded.bytes + whole_end + 1, behind), parts);
    }
    return read;
}

bool number_parse(struct text folded, int64_t *parts, int *decimals)
{
    return read_number(folded, parts, decimals) == READ_WHOLE;
}

bool number_beyond_at(const struct reading *reading, size_t token, struct number *number)
{
    int64_t parts;
    if (token >= reading->scan.count || reading->scan.tokens[token].kind != TOKEN_NUMBER) {
        return false;
    }
    struct text folded = scan_folded(&reading->scan, token);
    *number = (struct number){.first = (uint32_t)token,
                              .end = (uint32_t)token + 1,
                              .parts = PARTS_BEYOND + (int64_t)hash_32(folded),
                              .is_digits = true};
    return read_number(folded, &parts, &number->decimals) == READ_BEYOND;
}

bool number_integer(struct text folded, int *value)
{
    int64_t wide;
    if (folded.len > 9 || !text_to_integer(folded, 0, 999999999, &wide)) {
        return false;
    }
    *value = (int)wide;
    return true;
}

/* 零 〇 一 to 九 两 兩 十 百 千 万 萬; 10 and more multiply what stands in front. */
static const struct {
    uint32_t code_point;
    int value;
} han_numerals[] = {
    {0x96F6, 0},    {0x3007, 0},     {0x4E00, 1},     {0x4E8C, 2},  {0x4E24, 2},
    {0x5169, 2},    {0x4E09, 3},     {0x56DB, 4},     {0x4E94, 5},  {0x516D, 6},
    {0x4E03, 7},    {0x516B, 8},     {0x4E5D, 9},     {0x5341, 10}, {0x767E, 100},
    {0x5343, 1000}, {0x4E07, 10000}, {0x842C, 10000},
};

int number_han_value(const struct reading *reading, size_t token)
{
    if (token >= reading->scan.count ||
        reading->scan.tokens[token].kind != TOKEN_CHARACTER) {
        return -1;
    }
    struct text folded = scan_folded(&reading->scan, token);
    if (folded.len != 3) {
        return -1;
    }
    uint32_t code_point = ((uint32_t)(unsigned char)folded.bytes[0] & 0x0F) << 12 |
                          ((uint32_t)(unsigned char)folded.bytes[1] & 0x3F) << 6 |
                          ((uint32_t)(unsigned char)folded.bytes[2] & 0x3F);
    for (size_t i = 0; i < COUNT_OF(han_numerals); i++) {
        if (han_numerals[i].code_point == code_point) {
            return han_numerals[i].value;
        }
    }
    return -1;
}

#define HAN_MAX 100000000 /* what 万 still multiplies: 万万 and more is no price */

/* 三十五, 十一, 两百: at most nine characters. */
static bool han_number(const struct reading *reading, size_t token, struct number *number)
{
    int64_t total = 0;
    int64_t digit = -1;
    size_t at = token;
    if (number_han_value(reading, token) == 10000) { /* the first of a word: 万年筆 */
        return false;
    }
    for (; at < token + 9; at++) {
        int value = number_han_value(reading, at);
        if (value < 0) {
            break;
        }
        if (value < 10) {
            if (digit >= 0) {
                return false; /* digits one by one, a year or a phone */
            }
            digit = value;
        } else if (value == 10000) {
            if (total >= HAN_MAX) {
                return false;
            }
            total = (total + (digit > 0 ? digit : 0)) * value;
            digit = -1;
        } else {
            total += (digit < 0 ? 1 : digit) * value;
            digit = -1;
        }
    }
    if (at == token) {
        return false;
    }
    total += digit > 0 ? digit : 0;
    *number = (struct number){
        .first = (uint32_t)token, .end = (uint32_t)at, .parts = total * MONEY_UNIT};
    return true;
}

/* Three digits, or three and two decimals: the last group of a long number. */
static bool is_last_group(struct text folded)
{
    return folded.len >= 3 && memchr(folded.bytes, '.', 3) == NULL &&
           memchr(folded.bytes, ',', 3) == NULL &&
           (folded.len == 3 ||
            (folded.len == 6 && (folded.bytes[3] == ',' || folded.bytes[3] == '.')));
}

/* "1 234,50", "1'234.50": the groups stand apart. Whole ones do so before a currency
   alone: "order 5 120 pieces" is no number. */
static bool spaced_number(const struct reading *reading, size_t token,
                          struct number *number)
{
    struct text first = scan_folded(&reading->scan, token);
    size_t next = token + 1;
    if (first.len > 3 || next >= reading->scan.count ||
        reading->scan.tokens[next].kind != TOKEN_NUMBER) {
        return false;
    }
    struct text second = scan_folded(&reading->scan, next);
    char between = reading->scan.tokens[next].before;
    bool is_apart =
        between == '\'' ||
        (between == ' ' &&
         (second.len == 6 || reading_mark_at(reading, next + 1, MEANING_CURRENCY) != NULL));
    if (!is_apart || !is_last_group(second) ||
        memchr(first.bytes, ',', first.len) != NULL ||
        memchr(first.bytes, '.', first.len) != NULL) {
        return false;
    }
    int64_t high;
    int64_t low;
    int decimals;
    if (!number_parse(first, &high, &decimals) || !number_parse(second, &low, &decimals)) {
        return false;
    }
    *number = (struct number){.first = (uint32_t)token,
                              .end = (uint32_t)next + 1,
                              .parts = high * 1000 + low,
                              .decimals = decimals,
                              .is_digits = true};
    return true;
}

/* Behind digits: 万, 千, and what follows: 2万2千, 3万500. */
static void multiply(const struct reading *reading, struct number *number)
{
    int value = number_han_value(reading, number->end);
    while ((value == 1000 || value == 10000) && number->parts < (int64_t)1 << 40) {
        int64_t parts;
        int decimals;
        number->parts *= value;
        number->end++;
        bool is_followed =
            number->end < reading->scan.count &&
            number->parts % (value * MONEY_UNIT) == 0 &&
            reading->scan.tokens[number->end].kind == TOKEN_NUMBER &&
            reading->scan.tokens[number->end].before == 0 &&
            number_parse(scan_folded(&reading->scan, number->end), &parts, &decimals);
        if (!is_followed) {
            return;
        }
        value = number_han_value(reading, (size_t)number->end + 1);
        int64_t times = value == 1000 || value == 100 ? value : 1;
        if (parts >= 10000 * (int64_t)MONEY_UNIT || parts * times >= number->parts) {
            return;
        }
        number->parts += parts * times;
        number->end += times > 1 ? 2 : 1;
        value = 0;
    }
}

bool number_at(const struct reading *reading, size_t token, struct number *number)
{
    if (token >= reading->scan.count) {
        return false;
    }
    switch (reading->scan.tokens[token].kind) {
    case TOKEN_NUMBER:
        *number = (struct number){
            .first = (uint32_t)token, .end = (uint32_t)token + 1, .is_digits = true};
        if (!spaced_number(reading, token, number) &&
            !number_parse(scan_folded(&reading->scan, token), &number->parts,
                          &number->decimals)) {
            return false;
        }
        multiply(reading, number);
        return true;
    case TOKEN_WORD:
        if (!number_words_at(reading, token, number)) {
            return false;
        }
        number_take_decimals(reading, number);
        return true;
    case TOKEN_CHARACTER:
        if (!han_number(reading, token, number)) {
            return false;
        }
        number_take_han_decimals(reading, number);
        return true;
    default:
        return false;
    }
}
