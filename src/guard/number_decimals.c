/* Decimals that are written as they are spoken: "point nine", 点九. */
#include "guard/number.h"

#include "base/money.h"

#define DECIMALS_MAX 4

/* "Forty-nine point": the word between a number and its decimals. */
static bool is_point(const struct reading *reading, size_t token, bool is_behind_article)
{
    static const char *const words[] = {"komma", "coma", "virgule", "virgola", "virgula"};
    const struct scan *scan = &reading->scan;
    return token + 1 < scan->count && scan->tokens[token].before == ' ' &&
           (scan_is_any(scan, token, words, COUNT_OF(words)) ||
            (scan_is(scan, token, "point") && !is_behind_article));
}

static void decimals_add(struct number *number, int64_t value, int digits, size_t end)
{
    int64_t unit = MONEY_UNIT;
    number->decimals += digits;
    for (int i = 0; i < number->decimals; i++) {
        unit /= 10;
    }
    number->parts += value * unit;
    number->end = (uint32_t)end;
    number->is_article = false;
}

static bool zero_at(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"zero", "oh", "null", "nul", "cero"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* One word of them: a digit, or a number of two digits that stands first. */
static bool decimals_step(const struct reading *reading, struct number *number,
                          size_t token)
{
    struct number part;
    if (zero_at(reading, token)) {
        decimals_add(number, 0, 1, token + 1);
        return true;
    }
    if (token >= reading->scan.count || reading->scan.tokens[token].kind != TOKEN_WORD ||
        !number_words_at(reading, token, &part)) {
        return false;
    }
    int64_t value = part.is_article ? 1 : part.parts / MONEY_UNIT;
    bool is_pair = value >= 10 && value < 100 && number->decimals % 2 == 0;
    if (value >= 10 && !is_pair) {
        return false;
    }
    decimals_add(number, value, is_pair ? 2 : 1, part.end);
    return true;
}

void number_take_decimals(const struct reading *reading, struct number *number)
{
    size_t token = (size_t)number->end + 1;
    if (!is_point(reading, number->end, number->is_article)) {
        return;
    }
    number->parts = number->is_article ? MONEY_UNIT : number->parts;
    for (size_t i = 0; i < DECIMALS_MAX && number->decimals < DECIMALS_MAX - 1; i++) {
        if (!decimals_step(reading, number, token)) {
            break;
        }
        token = number->end;
    }
}

/* What is counted follows: 三点一組 is three pieces, 二・三日 two days or three. */
static bool counts_behind(const struct reading *reading, size_t token, bool is_money)
{
    static const enum meaning counted[] = {MEANING_CURRENCY, MEANING_UNIT, MEANING_PERCENT,
                                           MEANING_MEASURE};
    for (size_t i = 0; i < (is_money ? 1 : COUNT_OF(counted)); i++) {
        if (reading_mark_at(reading, token, counted[i]) != NULL) {
            return true;
        }
    }
    return !is_money && scan_is(&reading->scan, token, "折");
}

void number_take_han_decimals(const struct reading *reading, struct number *number)
{
    static const char *const points[] = {"点", "點", "・"};
    struct number read = *number;
    size_t at = number->end;
    bool is_money = scan_is(&reading->scan, at, "・");
    if (!scan_is_any(&reading->scan, at, points, COUNT_OF(points))) {
        return;
    }
    for (at++; read.decimals < DECIMALS_MAX; at++) {
        int digit = number_han_value(reading, at);
        if (digit < 0 || digit > 9) {
            break;
        }
        decimals_add(&read, digit, 1, at + 1);
    }
    if (read.decimals > 0 && counts_behind(reading, read.end, is_money)) {
        *number = read;
    }
}
