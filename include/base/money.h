/*
 * Amounts as exact decimals in ten-thousandths, and ISO 4217 codes. Never a float.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MONEY_UNIT 10000 /* parts of one major unit */

struct money {
    int64_t parts; /* 89.90 is 899000 */
    char currency[4];
    bool is_known; /* false: the record did not say */
};

/* The interchange form: -?[0-9]{1,15}(\.[0-9]{1,4})? and nothing else; false also for more
 * than MONEY_MOST, which the form allows and no number here holds. */
#define MONEY_MOST "922337203685477.5807"
bool money_parse(struct text text, int64_t *parts) MUST_CHECK;
/* Whether it has the form, however much it is. */
bool money_is_decimal(struct text text);
/* An ISO 4217 code of the list that is in force, upper case. */
bool money_is_currency(struct text text);
/* Digits after the point that the currency is written with: EUR 2, JPY 0, KWD 3. */
int money_digits(const char *currency);
/* "89.90 EUR"; more digits where the amount has them. Cut to size. */
void money_format(struct money money, char *out, size_t size);
/* "89.90": the decimal alone, with at least the currency's digits. */
void money_format_decimal(struct money money, char *out, size_t size);
/*
 * As a person in that language writes it to a customer: "89,90 €" (es de fr), "€89.90" (en),
 * "89.90欧元" (zh); an unknown currency keeps its code.
 */
void money_format_words(struct money money, const char *lang, char *out, size_t size);

#endif
