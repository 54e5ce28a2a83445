#include "base/attributes.h"
#include "guard/mask_ids.h"

#include <string.h>

/* GB 11643-1999: seventeen digits and one that checks them, X for ten. */
static bool passes_china(const char *chars, size_t len)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    (void)len;
    int sum = id_weighted(chars, weights, COUNT_OF(weights));
    return chars[17] == "10x98765432"[sum % 11] && chars[0] != '0' &&
           id_is_day(id_number(chars, 10, 2), id_number(chars, 12, 2));
}

static bool passes_ssn(const char *chars, size_t len)
{
    int area = id_number(chars, 0, 3);
    (void)len;
    return area != 0 && area != 666 && area < 900 && id_number(chars, 3, 2) != 0 &&
           id_number(chars, 5, 4) != 0;
}

static int brazil_check(const char *chars, size_t len)
{
    int sum = 0;
    for (size_t i = 0; i < len; i++) {
        sum += id_digit(chars, i) * (int)(len + 1 - i);
    }
    return sum * 10 % 11 % 10;
}

static bool passes_brazil(const char *chars, size_t len)
{
    return !id_is_one_digit(chars, len) && id_digit(chars, 9) == brazil_check(chars, 9) &&
           id_digit(chars, 10) == brazil_check(chars, 10);
}

/* Mexico's CURP; Ñ, which would stand between N and O, folds to N and checks nothing. */
static bool passes_mexico(const char *chars, size_t len)
{
    int sum = 0;
    (void)len;
    for (size_t i = 0; i < 17; i++) {
        bool is_digit = chars[i] >= '0' && chars[i] <= '9';
        int letter = chars[i] - 'a' + 10 + (chars[i] > 'n');
        sum += (is_digit ? chars[i] - '0' : letter) * (18 - (int)i);
    }
    return id_digit(chars, 17) == (10 - sum % 10) % 10 &&
           id_is_day(id_number(chars, 6, 2), id_number(chars, 8, 2)) &&
           strchr("hmx", chars[10]) != NULL;
}

static bool passes_japan(const char *chars, size_t len)
{
    static const int weights[] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int rest = id_weighted(chars, weights, 11) % 11;
    (void)len;
    return id_digit(chars, 11) == (rest <= 1 ? 0 : 11 - rest) &&
           !id_is_one_digit(chars, 12);
}

/* Korea: since October 2020 the last digits are drawn, so the day alone must be one. */
static bool passes_korea_day(const char *chars, size_t len)
{
    (void)len;
    return id_is_day(id_number(chars, 2, 2), id_number(chars, 4, 2)) && chars[6] >= '1' &&
           chars[6] <= '8';
}

static bool passes_korea(const char *chars, size_t len)
{
    static const int weights[] = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    int check = (11 - id_weighted(chars, weights, 12) % 11) % 10;
    return id_digit(chars, 12) == check && passes_korea_day(chars, len);
}

/* Taiwan: the letter is a number of two digits. */
static bool passes_taiwan(const char *chars, size_t len)
{
    static const int letters[] = {10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                  22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
    int letter = letters[chars[0] - 'a'];
    int sum = letter / 10 + letter % 10 * 9 + id_digit(chars, 9);
    (void)len;
    for (size_t i = 1; i < 9; i++) {
        sum += id_digit(chars, i) * (9 - (int)i);
    }
    return sum % 10 == 0 && strchr("1289", chars[1]) != NULL;
}

/* India's Aadhaar: Verhoeff's check over the dihedral group of ten. */
static bool passes_india(const char *chars, size_t len)
{
    static const char product[10][11] = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
    static const char turns[8][11] = {"0123456789", "1576283094", "5803796142",
                                      "8916043527", "9453126870", "4286573901",
                                      "2793806415", "7046913258"};
    int check = 0;
    for (size_t i = 0; i < len; i++) {
        int turned = turns[i % 8][id_digit(chars, len - 1 - i)] - '0';
        check = product[check][turned] - '0';
    }
    return check == 0 && chars[0] >= '2';
}

static bool passes_pan(const char *chars, size_t len)
{
    (void)len;
    return strchr("pchfatbljg", chars[3]) != NULL;
}

static bool passes_south_africa(const char *chars, size_t len)
{
    return id_passes_luhn(chars, len) && chars[10] <= '2' &&
           id_is_day(id_number(chars, 2, 2), id_number(chars, 4, 2));
}

static bool passes_singapore(const char *chars, size_t len)
{
    static const int weights[] = {2, 7, 6, 5, 4, 3, 2};
    bool is_foreign = chars[0] == 'f' || chars[0] == 'g';
    int sum =
        id_weighted(chars + 1, weights, 7) + (chars[0] == 't' || chars[0] == 'g' ? 4 : 0);
    (void)len;
    return strchr("stfg", chars[0]) != NULL &&
           chars[8] == (is_foreign ? "xwutrqpnmlk" : "jzihgfedcba")[sum % 11];
}

static bool passes_chile(const char *chars, size_t len)
{
    int sum = 0;
    for (size_t i = 0; i + 1 < len; i++) {
        sum += id_digit(chars, len - 2 - i) * (2 + (int)(i % 6));
    }
    return chars[len - 1] == "0k987654321"[sum % 11];
}

static bool passes_argentina(const char *chars, size_t len)
{
    static const int weights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    return id_weighted(chars, weights, len) % 11 == 0 &&
           (chars[0] == '2' || chars[0] == '3');
}

static bool passes_luhn_alone(const char *chars, size_t len)
{
    return id_passes_luhn(chars, len) && !id_is_one_digit(chars, len);
}

static bool passes_thailand(const char *chars, size_t len)
{
    static const int weights[] = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    (void)len;
    return chars[0] >= '1' && chars[0] <= '8' &&
           (11 - id_weighted(chars, weights, 12) % 11) % 10 == id_digit(chars, 12);
}

/* Malaysia and Indonesia check nothing; the day stands in them. */
static bool passes_malaysia(const char *chars, size_t len)
{
    (void)len;
    return id_is_day(id_number(chars, 2, 2), id_number(chars, 4, 2));
}

static bool passes_indonesia(const char *chars, size_t len)
{
    (void)len;
    return chars[0] >= '1' && chars[0] <= '9' &&
           id_is_day(id_number(chars, 8, 2), id_number(chars, 6, 2) % 40);
}

static bool passes_npwp(const char *chars, size_t len)
{
    (void)len;
    return id_passes_luhn(chars, 9) && !id_is_one_digit(chars, 9);
}

/* Australia's tax file number. */
static bool passes_tfn(const char *chars, size_t len)
{
    static const int weights[] = {1, 4, 3, 7, 5, 8, 6, 9, 10};
    return id_weighted(chars, weights, len) % 11 == 0 && !id_is_one_digit(chars, len);
}

/* And its health card: the ninth digit checks the first eight. */
static bool passes_medicare(const char *chars, size_t len)
{
    static const int weights[] = {1, 3, 7, 9, 1, 3, 7, 9};
    (void)len;
    return chars[0] >= '2' && chars[0] <= '6' &&
           id_weighted(chars, weights, 8) % 10 == id_digit(chars, 8);
}

/* New Zealand: a second row of weights where the first leaves ten. */
static bool passes_new_zealand(const char *chars, size_t len)
{
    static const int first[] = {3, 2, 7, 6, 5, 4, 3, 2};
    static const int second[] = {7, 4, 3, 2, 5, 2, 7, 6};
    size_t skipped = 9 - len; /* as if a zero stood there */
    int check = -id_weighted(chars, first + skipped, len - 1) % 11;
    check += check < 0 ? 11 : 0;
    if (check == 10) {
        check = -id_weighted(chars, second + skipped, len - 1) % 11;
        check += check < 0 ? 11 : 0;
    }
    return id_digit(chars, len - 1) == check && !id_is_one_digit(chars, len);
}

/* Ecuador: the province, and Luhn's check. */
static bool passes_ecuador(const char *chars, size_t len)
{
    int province = id_number(chars, 0, 2);
    return ((province >= 1 && province <= 24) || province == 30) && chars[2] <= '6' &&
           id_passes_luhn(chars, len);
}

static bool passes_uruguay(const char *chars, size_t len)
{
    static const int weights[] = {2, 9, 8, 7, 6, 3, 4};
    (void)len;
    return (10 - id_weighted(chars, weights, 7) % 10) % 10 == id_digit(chars, 7) &&
           !id_is_one_digit(chars, 8);
}

const struct id_rule id_rules_world[] = {
    {"cn", 18, "99999999999999999*", passes_china, ID_ALWAYS, NULL},
    {"br", 11, "99999999999", passes_brazil, ID_ALWAYS, NULL},
    {"mx", 18, "aaaa999999aaaaaa*9", passes_mexico, ID_WHOLE, NULL},
    {"tw", 10, "a999999999", passes_taiwan, ID_WHOLE, NULL},
    {"sg", 9, "a9999999a", passes_singapore, ID_WHOLE, NULL},
    {"in", 10, "aaaaa9999a", passes_pan, ID_WHOLE, NULL},
    {"kr", 13, "9999999999999", passes_korea, ID_ALWAYS, NULL},
    {"kr", 13, "9999999999999", passes_korea_day, ID_CALLED, "6-7"},
    {"za", 13, "9999999999999", passes_south_africa, ID_ALWAYS, NULL},
    {"ar", 11, "99999999999", passes_argentina, ID_CALLED, "2-8-1"},
    {"us", 9, "999999999", passes_ssn, ID_CALLED, "3-2-4"},
    {"jp", 12, "999999999999", passes_japan, ID_CALLED, "4 4 4"},
    {"in", 12, "999999999999", passes_india, ID_CALLED, "4 4 4"},
    {"cl", 9, "99999999*", passes_chile, ID_CALLED, "8-1"},
    {"cl", 9, "99999999*", passes_chile, ID_CALLED, "2.3.3-1"},
    {"cl", 8, "9999999*", passes_chile, ID_CALLED, "7-1"},
    {"ca", 9, "999999999", passes_luhn_alone, ID_CALLED, NULL},
    {"il", 9, "999999999", passes_luhn_alone, ID_CALLED, NULL},
    {"th", 13, "9999999999999", passes_thailand, ID_CALLED, "1-4-5-2-1"},
    {"my", 12, "999999999999", passes_malaysia, ID_CALLED, "6-2-4"},
    {"id", 16, "9999999999999999", passes_indonesia, ID_CALLED, NULL},
    {"id", 15, "999999999999999", passes_npwp, ID_CALLED, "2.3.3.1-3.3"},
    {"au", 9, "999999999", passes_tfn, ID_CALLED, NULL},
    {"au", 10, "9999999999", passes_medicare, ID_CALLED, "4 5 1"},
    {"nz", 9, "999999999", passes_new_zealand, ID_CALLED, NULL},
    {"nz", 8, "99999999", passes_new_zealand, ID_CALLED, "2-3-3"},
    {"ec", 10, "9999999999", passes_ecuador, ID_CALLED, "9-1"},
    {"do", 11, "99999999999", passes_luhn_alone, ID_CALLED, "3-7-1"},
    {"uy", 8, "99999999", passes_uruguay, ID_CALLED, "1.3.3-1"},
};
const size_t id_rules_world_count = COUNT_OF(id_rules_world);
