#include "guard/number.h"
#include "guard/reading.h"

#include "base/money.h"

#include <string.h>

/* An ISO 4217 code that the tables do not know. */
static bool code_at(const struct reading *reading, size_t token, char currency[4])
{
    if (token >= reading->scan.count || !reading->scan.tokens[token].is_upper) {
        return false;
    }
    struct text raw = scan_raw(&reading->scan, token);
    if (raw.len != 3 || !money_is_currency(raw)) {
        return false;
    }
    memcpy(currency, raw.bytes, 3);
    currency[3] = '\0';
    return true;
}

static bool is_cent_word(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"cent",     "cents",    "centimos",  "centimo",
                                        "centimes", "centime",  "centesimi", "centimos",
                                        "eurocent", "centavos", "pence",     "p",
                                        "分",       "セント",   "美分",      "ct"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words)) ||
           (scan_is(&reading->scan, token, "セ") &&
            scan_is(&reading->scan, token + 1, "ン"));
}

/* The word that joins a currency and its cents. "con" joins nothing else. */
static const char *cents_join(const struct reading *reading, size_t token)
{
    static const char *const joins[] = {"con", "and", "y", "et", "und", "e", "en", "com"};
    for (size_t i = 0; i < COUNT_OF(joins); i++) {
        if (scan_is(&reading->scan, token, joins[i])) {
            return joins[i];
        }
    }
    return NULL;
}

static bool counts_something(const struct reading *reading, size_t token)
{
    static const enum meaning counted[] = {MEANING_UNIT, MEANING_CURRENCY, MEANING_PERCENT,
                                           MEANING_MONTH};
    for (size_t i = 0; i < COUNT_OF(counted); i++) {
        if (reading_mark_at(reading, token, counted[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* Of numbers in words those that mean something else behind a price, too: "con 164 € sei
   sopra i 100", "à 89 € neuf". */
static bool may_be_no_number(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"sei", "neuf", "once"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* "cuatro euros con cincuenta", "elf Euro neunzig", "sette euro e cinquanta", "4 € 50":
   no word for cents. Behind "and" nothing but a sign or the end may follow, since "five
   euros and twenty pieces" are two things. */
static bool are_bare_cents(const struct reading *reading, const struct number *cents,
                           const char *join)
{
    bool is_two_digits =
        cents->is_digits && scan_folded(&reading->scan, cents->first).len == 2;
    bool is_spoken = !cents->is_digits && cents->parts >= 5 * (int64_t)MONEY_UNIT;
    bool is_ended = cents->end >= reading->scan.count ||
                    reading->scan.tokens[cents->end].kind == TOKEN_SIGN ||
                    reading->scan.tokens[cents->end].kind == TOKEN_LINE;
    bool is_free = join == NULL || is_ended || string_equals(join, "con") ||
                   string_equals(join, "com");
    return (is_two_digits || is_spoken) && is_free &&
           !(join == NULL && may_be_no_number(reading, cents->first)) &&
           !counts_something(reading, cents->end);
}

/* "seven euros and a half" */
static bool take_half(const struct reading *reading, struct value *value)
{
    static const char *const halves[][3] = {
        {"and", "a", "half"}, {"y", "medio", NULL}, {"e", "mezzo", NULL},
        {"e", "meio", NULL},  {"et", "demi", NULL}, {"e", "mezza", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(halves); i++) {
        size_t at = value->end;
        for (size_t k = 0; k < 3 && halves[i][k] != NULL && at != 0; k++) {
            at = scan_is(&reading->scan, at, halves[i][k]) ? at + 1 : 0;
        }
        if (at != 0) {
            value->low += MONEY_UNIT / 2;
            value->high = value->low;
            value->end = (uint32_t)at;
            return true;
        }
    }
    return false;
}

/* A digit below ten and its word behind the token: 九角, 5分. */
static bool digit_of(const struct reading *reading, size_t token, const char *const *words,
                     size_t count, struct number *digit)
{
    return number_at(reading, token, digit) && !digit->is_article && digit->decimals == 0 &&
           digit->parts < 10 * (int64_t)MONEY_UNIT &&
           scan_is_any(&reading->scan, digit->end, words, count);
}

/* 四十九元九角五分: tenths behind the currency, and hundredths behind them. */
static bool take_tenths(const struct reading *reading, struct value *value)
{
    static const char *const tenths[] = {"角", "毛"};
    static const char *const hundredths[] = {"分"};
    struct number digit;
    if (!digit_of(reading, value->end, tenths, COUNT_OF(tenths), &digit)) {
        return false;
    }
    value->low += digit.parts / 10;
    value->end = digit.end + 1;
    if (digit_of(reading, value->end, hundredths, COUNT_OF(hundredths), &digit)) {
        value->low += digit.parts / 100;
        value->end = digit.end + 1;
    }
    value->high = value->low;
    return true;
}

/* "89 € 40", "89 euros and 40 cents", 89欧元40分: what follows a currency in whole numbers.
 */
static void take_cents(const struct reading *reading, struct value *value)
{
    bool is_whole = value->low == value->high && value->low % MONEY_UNIT == 0 &&
                    value->sign != SIGN_YEN && value->sign != SIGN_OF_JPY;
    if (!is_whole || take_half(reading, value) || take_tenths(reading, value)) {
        return;
    }
    const char *join = cents_join(reading, value->end);
    struct number cents;
    if (!number_at(reading, value->end + (join != NULL), &cents) || cents.is_article ||
        cents.decimals != 0 || cents.parts >= 100 * (int64_t)MONEY_UNIT) {
        return;
    }
    bool has_word = is_cent_word(reading, cents.end);
    if (has_word || are_bare_cents(reading, &cents, join)) {
        value->low += cents.parts / 100;
        value->high = value->low;
        value->end = cents.end + has_word;
    }
}

/* "24.–", "649,-": no cents. */
static void take_dash(const struct reading *reading, struct value *value)
{
    const struct scan *scan = &reading->scan;
    size_t at = value->end;
    bool is_point = scan_is(scan, at, ".") || scan_is(scan, at, ",");
    bool is_dash = scan_is(scan, at + 1, "-") || scan_is(scan, at + 1, "–") ||
                   scan_is(scan, at + 1, "—");
    if (is_point && is_dash && scan->tokens[at].before == 0 &&
        scan->tokens[at + 1].before == 0) {
        value->end = (uint32_t)at + 2;
    }
}

/* "EUR: 50", "(EUR) 50", "(EUR): 50": the currency in front, behind what sets it apart. */
static const struct mark *currency_apart(const struct reading *reading, size_t token)
{
    static const char *const signs[] = {":", ")", "="};
    const struct mark *mark = NULL;
    for (size_t back = 0; back <= 2 && back < token && mark == NULL; back++) {
        mark = reading_mark_before(reading, token - back, MEANING_CURRENCY);
        bool is_sign =
            scan_is_any(&reading->scan, token - back - 1, signs, COUNT_OF(signs));
        if (mark == NULL && !is_sign) {
            return NULL;
        }
    }
    return mark;
}

#define JOINS_MAX 2 /* between two currencies of a list: ", or" */
#define NEAR_LIST 6 /* tokens between an amount and the currencies it may have */

/* What stands between the currencies of a list, from this token on. */
static size_t joins_behind(const struct reading *reading, size_t token)
{
    static const char *const joins[] = {",",  "/",  "、", "，", "or", "and", "oder", "und",
                                        "o",  "y",  "ou", "e",  "et", "u",   "of",   "en",
                                        "或", "和", "及", "か", "od", "bzw"};
    size_t count = 0;
    while (count < JOINS_MAX &&
           scan_is_any(&reading->scan, token + count, joins, COUNT_OF(joins))) {
        count++;
    }
    return count;
}

/* The currencies that begin at the token, and where they end: "EUR, GBP or CHF", "€/£".
   0 where there are not two of them, or the last belongs to a number of its own. */
static uint32_t currencies_at(const struct reading *reading, size_t token, uint32_t *end)
{
    uint32_t signs = 0;
    size_t count = 0;
    struct number number;
    const struct mark *mark = reading_mark_at(reading, token, MEANING_CURRENCY);
    while (mark != NULL && mark->value != 0) {
        signs |= SIGN_BIT(mark->value);
        count++;
        *end = mark->end;
        size_t joined = joins_behind(reading, mark->end);
        mark = joined == 0 ? NULL
                           : reading_mark_at(reading, mark->end + joined, MEANING_CURRENCY);
    }
    return count > 1 && !number_at(reading, *end, &number) ? signs : 0;
}

/* "2 (EUR, GBP or CHF)", "2 €/£", 2元手续费（欧元或英镑）: one number, in each of these. */
static bool take_listed(const struct reading *reading, struct value *value)
{
    const struct mark *one = reading_mark_at(reading, value->end, MEANING_CURRENCY);
    bool is_any = one != NULL && one->value == SIGN_OF_CNY; /* 元 is said of all money */
    size_t near = one == NULL ? 1 : is_any ? NEAR_LIST : 0;
    uint32_t end = value->end;
    uint32_t behind = value->end;
    uint32_t signs = currencies_at(reading, value->end, &end);
    for (size_t i = value->end; signs == 0 && i < value->end + near; i++) {
        if (scan_is(&reading->scan, i, "(") || scan_is(&reading->scan, i, "（")) {
            signs = currencies_at(reading, i + 1, &behind);
            end = is_any ? one->end : behind + 1;
        }
    }
    if (signs == 0) {
        return false;
    }
    value->signs = signs;
    value->sign = (uint8_t)__builtin_ctz(signs);
    value->end = end;
    return true;
}

/* "50 (EUR)" */
static bool take_bracketed(const struct reading *reading, struct value *value)
{
    const struct mark *mark =
        scan_is(&reading->scan, value->end, "(")
            ? reading_mark_at(reading, value->end + 1, MEANING_CURRENCY)
            : NULL;
    if (mark == NULL || !scan_is(&reading->scan, mark->end, ")")) {
        return false;
    }
    value->sign = (uint8_t)mark->value;
    value->end = mark->end + 1;
    return true;
}

bool value_take_coin(const struct reading *reading, struct value *value)
{
    const struct mark *coin = reading_mark_at(reading, value->end, MEANING_COIN);
    if (coin == NULL) {
        return false;
    }
    value->end = coin->end;
    return true;
}

bool value_take_currency(const struct reading *reading, struct value *value)
{
    uint32_t number_end = value->end;
    if (take_listed(reading, value)) {
        return true;
    }
    take_dash(reading, value);
    const struct mark *behind = reading_mark_at(reading, value->end, MEANING_CURRENCY);
    if (behind != NULL) {
        value->sign = (uint8_t)behind->value;
        value->end = behind->end;
        take_cents(reading, value);
        return true;
    }
    if (code_at(reading, value->end, value->currency)) {
        value->end++;
        return true;
    }
    if (take_bracketed(reading, value)) {
        return true;
    }
    const struct mark *front = currency_apart(reading, value->first);
    bool is_counted = reading_mark_at(reading, value->end, MEANING_UNIT) != NULL &&
                      front != NULL && reading->scan.tokens[front->first].fold_len > 3;
    if (front != NULL && !is_counted && /* "livrés cinq jours" */
        (reading->scopes[front->first] & SCOPE_VALUE) == 0) {
        value->sign = (uint8_t)front->value;
        value->first = front->first;
        return true;
    }
    if (value->first > 0 && code_at(reading, value->first - 1, value->currency)) {
        value->first--;
        return true;
    }
    value->end = number_end;
    return false;
}
