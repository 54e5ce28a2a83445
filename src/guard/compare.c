#include "guard/policy.h"

#include "base/money.h"

#include <string.h>

static const char *const sign_codes[SIGN_COUNT] = {
    [SIGN_OF_EUR] = "EUR", [SIGN_OF_USD] = "USD", [SIGN_OF_GBP] = "GBP",
    [SIGN_OF_JPY] = "JPY", [SIGN_OF_CNY] = "CNY", [SIGN_OF_CHF] = "CHF",
    [SIGN_OF_PLN] = "PLN", [SIGN_OF_INR] = "INR", [SIGN_OF_KRW] = "KRW",
    [SIGN_OF_TRY] = "TRY", [SIGN_OF_MXN] = "MXN", [SIGN_OF_SEK] = "SEK",
    [SIGN_OF_NOK] = "NOK", [SIGN_OF_DKK] = "DKK", [SIGN_OF_CZK] = "CZK",
    [SIGN_OF_BRL] = "BRL", [SIGN_OF_EGP] = "EGP",
};
static const char *const dollars[] = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD",
                                      "MXN", "TWD", "CLP", "COP", "ARS"};
static const char *const kroner[] = {"SEK", "NOK", "DKK", "ISK", "CZK"};

static const char *const riyals[] = {"SAR", "QAR", "OMR", "YER", "IRR"};
static const char *const dirhams[] = {"AED", "MAD"};
static const char *const dinars[] = {"KWD", "BHD", "JOD", "TND",
                                     "IQD", "DZD", "LYD", "RSD"};

static bool is_one_of(const char *currency, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(currency, list[i])) {
            return true;
        }
    }
    return false;
}

static bool sign_fits(unsigned sign, const char *currency)
{
    switch (sign) {
    case SIGN_DOLLAR:
        return is_one_of(currency, dollars, COUNT_OF(dollars));
    case SIGN_YEN:
        return string_equals(currency, "JPY") || string_equals(currency, "CNY");
    case SIGN_KRONE:
        return is_one_of(currency, kroner, COUNT_OF(kroner));
    case SIGN_RIYAL:
        return is_one_of(currency, riyals, COUNT_OF(riyals));
    case SIGN_DIRHAM:
        return is_one_of(currency, dirhams, COUNT_OF(dirhams));
    case SIGN_DINAR:
        return is_one_of(currency, dinars, COUNT_OF(dinars));
    default:
        return sign_codes[sign] != NULL && string_equals(currency, sign_codes[sign]);
    }
}

bool value_currency_fits(const struct value *value, const char *currency)
{
    if (value->sign == SIGN_CODE && value->signs == 0) {
        return value->currency[0] == '\0' || string_equals(value->currency, currency);
    }
    bool fits = value->signs == 0 && sign_fits(value->sign, currency);
    for (uint32_t left = value->signs; left != 0 && !fits; left &= left - 1) {
        fits = sign_fits((unsigned)__builtin_ctz(left), currency);
    }
    return fits;
}

bool value_currencies_fit(const struct value *a, const struct value *b)
{
    if (((a->signs & (b->signs | SIGN_BIT(b->sign))) | (b->signs & SIGN_BIT(a->sign))) !=
        0) {
        return true;
    }
    if (a->sign == SIGN_CODE) {
        return a->currency[0] == '\0' || value_currency_fits(b, a->currency);
    }
    return a->sign == b->sign ||
           (b->sign == SIGN_CODE && value_currency_fits(a, b->currency)) ||
           (sign_codes[b->sign] != NULL && value_currency_fits(a, sign_codes[b->sign])) ||
           (sign_codes[a->sign] != NULL && value_currency_fits(b, sign_codes[a->sign]));
}

/* Units that are multiples of one another, and how many of the smallest each is. */
enum time_scale { MEASURE_MINUTES, MEASURE_WORKING_DAYS, MEASURE_MONTHS };
static const struct {
    enum time_scale measure;
    int64_t factor;
    double days_min; /* of one, in calendar days */
    double days_max;
} units[UNIT_COUNT] = {
    [UNIT_MINUTE] = {MEASURE_MINUTES, 1, 1.0 / 1440, 1.0 / 1440},
    [UNIT_HOUR] = {MEASURE_MINUTES, 60, 1.0 / 24, 1.0 / 24},
    [UNIT_DAY] = {MEASURE_MINUTES, 1440, 1, 1},
    [UNIT_WEEK] = {MEASURE_MINUTES, 7 * 1440, 7, 7},
    [UNIT_WORKING_DAY] = {MEASURE_WORKING_DAYS, 1, 1, 1.4},
    [UNIT_MONTH] = {MEASURE_MONTHS, 1, 28, 31},
    [UNIT_YEAR] = {MEASURE_MONTHS, 12, 365, 366},
};

/* Working days may wait for a weekend. */
#define WEEKEND_DAYS 2

static double days_min(const struct value *value)
{
    return (double)value->low / MONEY_UNIT * units[value->unit].days_min;
}

static double days_max(const struct value *value)
{
    double days = (double)value->high / MONEY_UNIT * units[value->unit].days_max;
    return value->unit == UNIT_WORKING_DAY ? days + WEEKEND_DAYS : days;
}

void value_days(const struct value *value, double *least, double *most)
{
    *least = days_min(value);
    *most = days_max(value);
}

static bool is_same_kind(const struct value *draft, const struct value *known)
{
    if (draft->kind != known->kind) {
        return false;
    }
    switch (draft->kind) {
    case VALUE_DURATION:
        return units[draft->unit].measure == units[known->unit].measure;
    case VALUE_AMOUNT:
        return value_currencies_fit(draft, known);
    default:
        return true;
    }
}

static int64_t scaled(const struct value *value, int64_t parts)
{
    return value->kind == VALUE_DURATION ? parts * units[value->unit].factor : parts;
}

static bool is_near(int64_t draft, int64_t known)
{
    int64_t distance = draft > known ? draft - known : known - draft;
    return distance <= known / 10;
}

bool value_equals(const struct value *draft, const struct value *known)
{
    int64_t low = scaled(draft, draft->low);
    int64_t high = scaled(draft, draft->high);
    int64_t known_low = scaled(known, known->low);
    int64_t known_high = scaled(known, known->high);
    bool is_equal = draft->is_about && draft->kind != VALUE_DURATION
                        ? is_near(low, known_low) && is_near(high, known_high)
                        : low == known_low && high == known_high;
    return is_equal && is_same_kind(draft, known); /* what costs most comes last */
}

bool value_within(const struct value *draft, const struct value *known)
{
    return known->low < known->high && draft->low <= draft->high &&
           scaled(draft, draft->low) >= scaled(known, known->low) &&
           scaled(draft, draft->high) <= scaled(known, known->high) &&
           is_same_kind(draft, known);
}

bool value_differs(const struct value *draft, const struct value *known)
{
    if (draft->kind != VALUE_DURATION) {
        return !value_equals(draft, known) && !value_within(draft, known);
    }
    if (is_same_kind(draft, known)) {
        return scaled(draft, draft->low) != scaled(known, known->low) ||
               scaled(draft, draft->high) != scaled(known, known->high);
    }
    return days_min(draft) > days_max(known) || days_max(draft) < days_min(known);
}

bool value_is_later(const struct value *draft, const struct value *known)
{
    return draft->kind == VALUE_DURATION && days_min(draft) >= days_min(known) &&
           days_max(draft) > days_max(known);
}

static const struct {
    const char *code;
    uint32_t places;
} countries[] = {
    {"ES", PLACE_SPAIN},
    {"Spain", PLACE_SPAIN},
    {"España", PLACE_SPAIN},
    {"PT", PLACE_PORTUGAL},
    {"Portugal", PLACE_PORTUGAL},
    {"DE", PLACE_GERMANY},
    {"Germany", PLACE_GERMANY},
    {"Deutschland", PLACE_GERMANY},
    {"FR", PLACE_FRANCE},
    {"France", PLACE_FRANCE},
    {"IT", PLACE_ITALY},
    {"Italy", PLACE_ITALY},
    {"AT", PLACE_AUSTRIA},
    {"BE", PLACE_BELGIUM},
    {"BG", PLACE_OTHER_EU},
    {"HR", PLACE_OTHER_EU},
    {"CY", PLACE_OTHER_EU},
    {"CZ", PLACE_CZECHIA},
    {"DK", PLACE_DENMARK},
    {"EE", PLACE_OTHER_EU},
    {"FI", PLACE_FINLAND},
    {"GR", PLACE_GREECE},
    {"HU", PLACE_OTHER_EU},
    {"IE", PLACE_IRELAND},
    {"LV", PLACE_OTHER_EU},
    {"LT", PLACE_OTHER_EU},
    {"LU", PLACE_LUXEMBOURG},
    {"MT", PLACE_OTHER_EU},
    {"NL", PLACE_NETHERLANDS},
    {"PL", PLACE_POLAND},
    {"RO", PLACE_OTHER_EU},
    {"SK", PLACE_OTHER_EU},
    {"SI", PLACE_OTHER_EU},
    {"SE", PLACE_SWEDEN},
    {"GB", PLACE_UK},
    {"UK", PLACE_UK},
    {"United Kingdom", PLACE_UK},
    {"NO", PLACE_NORWAY},
    {"CH", PLACE_SWITZERLAND},
    {"US", PLACE_NORTH_AMERICA},
    {"CA", PLACE_NORTH_AMERICA},
    {"United States", PLACE_NORTH_AMERICA},
    {"MX", PLACE_LATIN_AMERICA},
    {"AR", PLACE_LATIN_AMERICA},
    {"BR", PLACE_LATIN_AMERICA},
    {"CL", PLACE_LATIN_AMERICA},
    {"CO", PLACE_LATIN_AMERICA},
    {"PE", PLACE_LATIN_AMERICA},
    {"CN", PLACE_ASIA},
    {"JP", PLACE_ASIA},
    {"KR", PLACE_ASIA},
    {"IN", PLACE_ASIA},
    {"SG", PLACE_ASIA},
    {"TW", PLACE_ASIA},
    {"HK", PLACE_ASIA},
    {"TH", PLACE_ASIA},
    {"AU", PLACE_REST},
    {"NZ", PLACE_REST},
    {"ZA", PLACE_REST},
    {"EG", PLACE_REST},
    {"MA", PLACE_REST},
    {"SA", PLACE_REST},
    {"AE", PLACE_REST},
    {"NG", PLACE_REST},
};

#define PLACES_OF_EU                                                                       \
    (PLACE_GERMANY | PLACE_FRANCE | PLACE_ITALY | PLACE_OTHER_EU | PLACE_AUSTRIA |         \
     PLACE_NETHERLANDS | PLACE_BELGIUM | PLACE_LUXEMBOURG | PLACE_IRELAND | PLACE_SWEDEN | \
     PLACE_DENMARK | PLACE_FINLAND | PLACE_POLAND | PLACE_CZECHIA | PLACE_GREECE)
#define PLACES_BEYOND                                                                      \
    (PLACE_UK | PLACE_NORWAY | PLACE_SWITZERLAND | PLACE_NORTH_AMERICA |                   \
     PLACE_LATIN_AMERICA | PLACE_ASIA | PLACE_REST)

uint32_t places_widen(uint32_t places)
{
    if ((places & (PLACES_OF_EU | PLACE_EU)) != 0) {
        places |= PLACE_OTHER_EU | PLACE_EU;
    }
    if ((places & (PLACE_SPAIN | PLACE_PORTUGAL)) != 0) {
        places |= PLACE_EU;
    }
    if ((places & PLACES_BEYOND) != 0) {
        places |= PLACE_OUTSIDE_EU;
    }
    if ((places & (PLACE_NORTH_AMERICA | PLACE_LATIN_AMERICA)) != 0) {
        places |= PLACE_NORTH_AMERICA;
    }
    return places == 0 ? 0 : places | PLACE_ABROAD;
}

uint32_t places_of_country(const char *country)
{
    for (size_t i = 0; country != NULL && i < COUNT_OF(countries); i++) {
        if (text_is_ignoring_case(text_of(country), countries[i].code)) {
            return places_widen(countries[i].places);
        }
    }
    return 0;
}
