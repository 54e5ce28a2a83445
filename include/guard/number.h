/* Numbers as people write them: 1.234,50 and 1,234.50, "thirty", 三十. Pure. */
#ifndef GUARD_NUMBER_H
#define GUARD_NUMBER_H

#include "guard/reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct number {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    int64_t parts;   /* ten-thousandths */
    int decimals;    /* digits written behind the decimal point */
    bool is_article; /* "a": one, where a unit follows */
    bool is_digits;
};

/*
 * Digits with points and commas, folded, as ten-thousandths: the last separator is the
 * decimal point unless exactly three digits stand behind it or it comes twice. Zeros in
 * front and at the end of the decimals do not count. False for what is no amount ("1.2.3",
 * more than 12 digits in front of the point, more than four behind it).
 */
bool number_parse(struct text folded, int64_t *parts, int *decimals);
/* A plain integer of at most nine digits. */
bool number_integer(struct text folded, int *value);
/* "zweihundertfünfzig", "centottantanove", "tweehonderdtien", folded: one word of German,
   Italian or Dutch with a hundred or a thousand in it. */
bool number_glued(struct text word, int64_t *value);
/* "forty-five", "two hundred and ten", "cent quatre-vingt-neuf", and articles. */
bool number_words_at(const struct reading *reading, size_t token, struct number *number);
/* The value of a Han numeral that stands alone (十 is 10, 万 10000); -1 for what is none. */
int number_han_value(const struct reading *reading, size_t token);
/* Behind a number in words: "point nine", "Komma fünfundneunzig", "virgule quatre-vingt". */
void number_take_decimals(const struct reading *reading, struct number *number);
/* Behind one in Han, where a unit follows: 点九, ・九. */
void number_take_han_decimals(const struct reading *reading, struct number *number);
/* The number that begins at the token, in digits, words or Han. */
bool number_at(const struct reading *reading, size_t token, struct number *number);
/* Digits of too many places, that number_at() does not read: a value that is equal to the
   same digits alone. */
bool number_beyond_at(const struct reading *reading, size_t token, struct number *number);

/* A currency behind the value or in front of it, with cents behind the currency ("4 € 50",
   "elf Euro neunzig"): sets its sign and widens it. False where there is none. */
bool value_take_currency(const struct reading *reading, struct value *value);
/* "50 clams": a word that is money only where its clause speaks of it. */
bool value_take_coin(const struct reading *reading, struct value *value);
/* "%", "pct", 百分之, 折, 割 around the number: a value in percent, what is taken off. */
bool value_take_percent(const struct reading *reading, struct value *value);

#endif
