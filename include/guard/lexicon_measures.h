/*
 * What a phrase may count or measure: times, money, sizes and other traits of goods.
 */
#ifndef GUARD_LEXICON_MEASURES_H
#define GUARD_LEXICON_MEASURES_H

#include <stdint.h>

/* Bits. The express one is a topic, too. */
enum tier {
    TIER_FIRST = 1,
    TIER_FURTHER = 2, /* the second, any other */
    TIER_STANDARD = 4,
    TIER_EXPRESS = 8,
};
#define TIERS_OF_RANK    ((unsigned)(TIER_FIRST | TIER_FURTHER))
#define TIERS_OF_SENDING ((unsigned)(TIER_STANDARD | TIER_EXPRESS))

enum end_of {
    END_OF_NAMED, /* the month that stands behind, in zh and ja in front */
    END_OF_THIS_MONTH,
    END_OF_NEXT_MONTH,
    END_OF_THIS_WEEK,
    END_OF_NEXT_WEEK,
};

enum unit {
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WORKING_DAY,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_YEAR,
    UNIT_COUNT
};

/* The sign or word a currency was written with; some stand for more than one. */
enum currency_sign {
    SIGN_CODE, /* an ISO 4217 code of its own */
    SIGN_DOLLAR,
    SIGN_YEN,
    SIGN_KRONE,
    SIGN_RIYAL,
    SIGN_DIRHAM,
    SIGN_DINAR,
    SIGN_OF_EUR,
    SIGN_OF_USD,
    SIGN_OF_GBP,
    SIGN_OF_JPY,
    SIGN_OF_CNY,
    SIGN_OF_CHF,
    SIGN_OF_PLN,
    SIGN_OF_INR,
    SIGN_OF_KRW,
    SIGN_OF_TRY,
    SIGN_OF_MXN,
    SIGN_OF_SEK,
    SIGN_OF_NOK,
    SIGN_OF_DKK,
    SIGN_OF_CZK,
    SIGN_OF_BRL,
    SIGN_OF_EGP,
    SIGN_COUNT
};
_Static_assert(SIGN_COUNT <= 32, "signs are bits of one word");
#define SIGN_BIT(sign) ((uint32_t)1 << (sign))

enum measure_unit {
    MEASURE_MILLIGRAM,
    MEASURE_GRAM,
    MEASURE_KILOGRAM,
    MEASURE_OUNCE,
    MEASURE_POUND,
    MEASURE_MILLILITRE,
    MEASURE_CENTILITRE,
    MEASURE_DECILITRE,
    MEASURE_LITRE,
    MEASURE_MILLIMETRE,
    MEASURE_CENTIMETRE,
    MEASURE_METRE,
    MEASURE_KILOMETRE,
    MEASURE_INCH,
    MEASURE_WATT,
    MEASURE_KILOWATT,
    MEASURE_WATT_HOUR,
    MEASURE_MILLIAMPERE_HOUR,
    MEASURE_AMPERE_HOUR,
    MEASURE_VOLT,
    MEASURE_LUMEN,
    MEASURE_BAR,
    MEASURE_DEGREE,
    MEASURE_GIGABYTE,
    MEASURE_TERABYTE,
    MEASURE_HERTZ,
    MEASURE_PAGE,
    MEASURE_SHEET,
    MEASURE_SPEED, /* of a gear */
    MEASURE_LINK,  /* of a chain */
    MEASURE_COUNT
};

/* Traits of one class exclude one another, but for features, which are there or not. The
   list of traits names them, and may add classes of its own. */
enum trait_class {
    TRAIT_COLOUR,
    TRAIT_MATERIAL,
    TRAIT_ORIGIN,
    TRAIT_FEATURE,
    TRAIT_SUPPLY,
    TRAIT_SCENT,    /* and taste; of these a thing may have several */
    TRAIT_STRENGTH, /* of a perfume */
    TRAIT_PLUG,     /* what it is charged by */
    TRAIT_CELL,     /* the size of its batteries */
    TRAIT_LANGUAGE, /* of an edition, of rules and manuals: it may have several */
};
#define TRAITS_OF_CLASS       10000
#define TRAIT(class, which)   ((class) * TRAITS_OF_CLASS + (which))
#define TRAIT_ABSENT          5000 /* on a feature's number: that it is not there */
#define TRAIT_CLASS_OF(trait) ((enum trait_class)((trait) / TRAITS_OF_CLASS))

#endif
