#include "base/money.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FRACTION_DIGITS  4
#define WHOLE_DIGITS_MAX 15
#define CODE_LEN         3
#define DECIMAL_SIZE     64 /* nineteen digits, their groups, a point */

struct currency {
    char code[4];
    int digits;
};

/* ISO 4217, list one, by code; where it says N.A. (metals, funds, tests) two digits. */
// clang-format off
static const struct currency currencies[] = {
    {"AED", 2}, {"AFN", 2}, {"ALL", 2}, {"AMD", 2}, {"ANG", 2}, {"AOA", 2}, {"ARS", 2},
    {"AUD", 2}, {"AWG", 2}, {"AZN", 2}, {"BAM", 2}, {"BBD", 2}, {"BDT", 2}, {"BGN", 2},
    {"BHD", 3}, {"BIF", 0}, {"BMD", 2}, {"BND", 2}, {"BOB", 2}, {"BOV", 2}, {"BRL", 2},
    {"BSD", 2}, {"BTN", 2}, {"BWP", 2}, {"BYN", 2}, {"BZD", 2}, {"CAD", 2}, {"CDF", 2},
    {"CHE", 2}, {"CHF", 2}, {"CHW", 2}, {"CLF", 4}, {"CLP", 0}, {"CNY", 2}, {"COP", 2},
    {"COU", 2}, {"CRC", 2}, {"CUP", 2}, {"CVE", 2}, {"CZK", 2}, {"DJF", 0}, {"DKK", 2},
    {"DOP", 2}, {"DZD", 2}, {"EGP", 2}, {"ERN", 2}, {"ETB", 2}, {"EUR", 2}, {"FJD", 2},
    {"FKP", 2}, {"GBP", 2}, {"GEL", 2}, {"GHS", 2}, {"GIP", 2}, {"GMD", 2}, {"GNF", 0},
    {"GTQ", 2}, {"GYD", 2}, {"HKD", 2}, {"HNL", 2}, {"HTG", 2}, {"HUF", 2}, {"IDR", 2},
    {"ILS", 2}, {"INR", 2}, {"IQD", 3}, {"IRR", 2}, {"ISK", 0}, {"JMD", 2}, {"JOD", 3},
    {"JPY", 0}, {"KES", 2}, {"KGS", 2}, {"KHR", 2}, {"KMF", 0}, {"KPW", 2}, {"KRW", 0},
    {"KWD", 3}, {"KYD", 2}, {"KZT", 2}, {"LAK", 2}, {"LBP", 2}, {"LKR", 2}, {"LRD", 2},
    {"LSL", 2}, {"LYD", 3}, {"MAD", 2}, {"MDL", 2}, {"MGA", 2}, {"MKD", 2}, {"MMK", 2},
    {"MNT", 2}, {"MOP", 2}, {"MRU", 2}, {"MUR", 2}, {"MVR", 2}, {"MWK", 2}, {"MXN", 2},
    {"MXV", 2}, {"MYR", 2}, {"MZN", 2}, {"NAD", 2}, {"NGN", 2}, {"NIO", 2}, {"NOK", 2},
    {"NPR", 2}, {"NZD", 2}, {"OMR", 3}, {"PAB", 2}, {"PEN", 2}, {"PGK", 2}, {"PHP", 2},
    {"PKR", 2}, {"PLN", 2}, {"PYG", 0}, {"QAR", 2}, {"RON", 2}, {"RSD", 2}, {"RUB", 2},
    {"RWF", 0}, {"SAR", 2}, {"SBD", 2}, {"SCR", 2}, {"SDG", 2}, {"SEK", 2}, {"SGD", 2},
    {"SHP", 2}, {"SLE", 2}, {"SOS", 2}, {"SRD", 2}, {"SSP", 2}, {"STN", 2}, {"SVC", 2},
    {"SYP", 2}, {"SZL", 2}, {"THB", 2}, {"TJS", 2}, {"TMT", 2}, {"TND", 3}, {"TOP", 2},
    {"TRY", 2}, {"TTD", 2}, {"TWD", 2}, {"TZS", 2}, {"UAH", 2}, {"UGX", 0}, {"USD", 2},
    {"USN", 2}, {"UYI", 0}, {"UYU", 2}, {"UYW", 4}, {"UZS", 2}, {"VED", 2}, {"VES", 2},
    {"VND", 0}, {"VUV", 0}, {"WST", 2}, {"XAF", 0}, {"XAG", 2}, {"XAU", 2}, {"XBA", 2},
    {"XBB", 2}, {"XBC", 2}, {"XBD", 2}, {"XCD", 2}, {"XCG", 2}, {"XDR", 2}, {"XOF", 0},
    {"XPD", 2}, {"XPF", 0}, {"XPT", 2}, {"XSU", 2}, {"XTS", 2}, {"XUA", 2}, {"XXX", 2},
    {"YER", 2}, {"ZAR", 2}, {"ZMW", 2}, {"ZWG", 2},
};

/* How a person of that language writes an amount. */
struct manner {
    char lang[3];
    char point;
    const char *group; /* between thousands, from five digits on; "" for none */
    bool sign_leads;
    const char *between; /* the decimal and the sign */
};
static const struct manner manners[] = {
    {"en", '.', ",",  true,  ""},
    {"de", ',', ".",  false, " "},
    {"es", ',', ".",  false, " "},
    {"it", ',', ".",  false, " "},
    {"pt", ',', ".",  false, " "},
    {"fr", ',', "\u00A0", false, " "},
    {"nl", ',', ".",  true,  " "},
    {"zh", '.', ",",  false, ""},
    {"ja", '.', ",",  false, ""},
    {"ar", '.', ",",  false, " "},
};

/* The signs and words of the currencies that one word names without doubt. */
struct sign {
    char code[4];
    const char *latin;
    const char *zh;
    const char *ja;
    const char *ar;
};
static const struct sign signs[] = {
    {"EUR", "€", "欧元", "ユーロ", "يورو"},
    {"USD", "$", "美元", "ドル", "دولار"},
    {"GBP", "£", "英镑", "ポンド", "جنيه إسترليني"},
    {"JPY", "¥", "日元", "円", "ين"},
    {"CNY", NULL, "元", "元", "يوان"},
    {"INR", "₹", "卢比", "ルピー", "روبية"},
    {"KRW", "₩", "韩元", "ウォン", "وون"},
};
// clang-format on

static int compare_code(const void *code, const void *currency)
{
    return memcmp(code, ((const struct currency *)currency)->code, CODE_LEN);
}

static const struct currency *currency_of(struct text code)
{
    return code.len != CODE_LEN ? NULL
                                : bsearch(code.bytes, currencies, COUNT_OF(currencies),
                                          sizeof(currencies[0]), compare_code);
}

bool money_is_currency(struct text text)
{
    return currency_of(text) != NULL;
}

int money_digits(const char *currency)
{
    const struct currency *known = currency_of(text_of(currency));
    return known == NULL ? 2 : known->digits;
}

/* By the form: units before the point, ten-thousandths behind it, both without the sign. */
static bool read_decimal(struct text text, int64_t *units, int64_t *fraction)
{
    bool is_negative = text_starts_with(text, "-");
    struct text rest = is_negative ? text_from(text.bytes + 1, text.len - 1) : text;
    struct text whole;
    size_t len = rest.len;
    if (!text_next(&rest, '.', &whole)) {
        return false;
    }
    bool has_point = whole.len != len;
    *fraction = 0;
    if (whole.len > WHOLE_DIGITS_MAX || !text_to_integer(whole, 0, INT64_MAX, units) ||
        (has_point && (rest.len > FRACTION_DIGITS ||
                       !text_to_integer(rest, 0, MONEY_UNIT - 1, fraction)))) {
        return false;
    }
    for (size_t i = rest.len; has_point && i < FRACTION_DIGITS; i++) {
        *fraction *= 10;
    }
    return true;
}

bool money_is_decimal(struct text text)
{
    int64_t units;
    int64_t fraction;
    return read_decimal(text, &units, &fraction);
}

bool money_parse(struct text text, int64_t *parts)
{
    int64_t units;
    int64_t fraction;
    int64_t sum;
    if (!read_decimal(text, &units, &fraction) ||
        __builtin_mul_overflow(units, MONEY_UNIT, &sum) ||
        __builtin_add_overflow(sum, fraction, &sum)) {
        return false;
    }
    *parts = text_starts_with(text, "-") ? -sum : sum;
    return true;
}

/* The digits before the point, in groups of three from five digits on. */
static void write_whole(uint64_t units, const char *group, char out[DECIMAL_SIZE])
{
    char digits[24];
    size_t len =
        (size_t)snprintf(digits, sizeof(digits), "%llu", (unsigned long long)units);
    size_t used = 0;
    for (size_t i = 0; i < len; i++) {
        bool is_parted = i != 0 && len >= 5 && (len - i) % 3 == 0;
        for (const char *byte = group; is_parted && *byte != '\0'; byte++) {
            out[used++] = *byte;
        }
        out[used++] = digits[i];
    }
    out[used] = '\0';
}

/* The amount without its sign: "1234.50", "12.345,5". */
static void write_decimal(struct money money, char point, const char *group,
                          char out[DECIMAL_SIZE])
{
    uint64_t magnitude =
        money.parts < 0 ? 0 - (uint64_t)money.parts : (uint64_t)money.parts;
    unsigned fraction = (unsigned)(magnitude % MONEY_UNIT);
    int digits = FRACTION_DIGITS;
    while (digits > money_digits(money.currency) && fraction % 10 == 0) {
        fraction /= 10;
        digits--;
    }
    write_whole(magnitude / MONEY_UNIT, group, out);
    size_t used = strlen(out);
    if (digits != 0) {
        snprintf(out + used, DECIMAL_SIZE - used, "%c%0*u", point, digits, fraction);
    }
}

void money_format_decimal(struct money money, char *out, size_t size)
{
    char decimal[DECIMAL_SIZE] = "";
    if (money.is_known) {
        write_decimal(money, '.', "", decimal);
    }
    snprintf(out, size, "%s%.60s", money.is_known && money.parts < 0 ? "-" : "", decimal);
}

void money_format(struct money money, char *out, size_t size)
{
    char decimal[DECIMAL_SIZE];
    money_format_decimal(money, decimal, sizeof(decimal));
    bool has_currency = money.is_known && money.currency[0] != '\0';
    snprintf(out, size, "%s%s%.3s", decimal, has_currency ? " " : "",
             has_currency ? money.currency : "");
}

static const char *sign_of(const char *currency, struct text lang)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (!text_is(text_of(currency), signs[i].code)) {
            continue;
        }
        return text_is(lang, "zh")   ? signs[i].zh
               : text_is(lang, "ja") ? signs[i].ja
               : text_is(lang, "ar") ? signs[i].ar
                                     : signs[i].latin;
    }
    return NULL;
}

void money_format_words(struct money money, const char *lang, char *out, size_t size)
{
    struct text primary = text_of(lang);
    primary.len = primary.len > 2 && (lang[2] == '-' || lang[2] == '_') ? 2 : primary.len;
    const struct manner *manner = &manners[0];
    for (size_t i = 0; i < COUNT_OF(manners); i++) {
        if (text_is_ignoring_case(primary, manners[i].lang)) {
            manner = &manners[i];
        }
    }
    const char *sign =
        money.is_known ? sign_of(money.currency, text_of(manner->lang)) : NULL;
    char decimal[DECIMAL_SIZE];
    write_decimal(money, manner->point, manner->group, decimal);
    const char *minus = money.parts < 0 ? "-" : "";
    if (!money.is_known) {
        snprintf(out, size, "%s", "");
    } else if (sign == NULL) {
        bool has_currency = money.currency[0] != '\0';
        snprintf(out, size, "%s%s%s%.3s", minus, decimal, has_currency ? " " : "",
                 money.currency);
    } else if (manner->sign_leads) {
        snprintf(out, size, "%s%s%s%s", minus, sign, manner->between, decimal);
    } else {
        snprintf(out, size, "%s%s%s%s", minus, decimal, manner->between, sign);
    }
}
