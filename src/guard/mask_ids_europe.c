#include "base/attributes.h"
#include "guard/mask_ids.h"

#include <string.h>

static const char spanish_letters[] = "trwagmyfpdxbnjzsqvhlcke";

static bool passes_dni(const char *chars, size_t len)
{
    (void)len;
    return chars[8] == spanish_letters[id_number(chars, 0, 8) % 23];
}

static bool passes_nie(const char *chars, size_t len)
{
    (void)len;
    if (chars[0] < 'x' || chars[0] > 'z') {
        return false;
    }
    return chars[8] ==
           spanish_letters[((chars[0] - 'x') * 10000000 + id_number(chars, 1, 7)) % 23];
}

/* France's NIR: 97 less the remainder; Corsica's departments 2A and 2B count as 19 and 18.
 */
static bool passes_nir(const char *chars, size_t len)
{
    char digits[14];
    memcpy(digits, chars, 13);
    digits[13] = '\0';
    (void)len;
    if (digits[6] == 'a' || digits[6] == 'b') {
        digits[6] = digits[6] == 'a' ? '9' : '8';
        digits[5] = '1';
    }
    if (digits[strspn(digits, "0123456789")] != '\0' ||
        strchr("123478", digits[0]) == NULL) {
        return false;
    }
    return id_number(chars, 13, 2) == 97 - id_remainder(digits, 13, 97) &&
           id_number(chars, 3, 2) >= 1;
}

/* Where digits had to give way for two people of one code, letters stand for them. */
static bool is_omocode(char byte)
{
    return strchr("0123456789lmnpqrstuv", byte) != NULL;
}

/* Italy's codice fiscale (DM 23/12/1976): odd and even places have values of their own. */
static bool passes_italy(const char *chars, size_t len)
{
    static const int odd[] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                              20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    static const size_t digits[] = {6, 7, 9, 10, 12, 13, 14};
    int sum = 0;
    (void)len;
    for (size_t i = 0; i < COUNT_OF(digits); i++) {
        if (!is_omocode(chars[digits[i]])) {
            return false;
        }
    }
    for (size_t i = 0; i < 15; i++) {
        bool is_digit = chars[i] >= '0' && chars[i] <= '9';
        int value = is_digit ? chars[i] - '0' : chars[i] - 'a';
        sum += i % 2 == 0 ? odd[value] : value;
    }
    return chars[15] == 'a' + sum % 26 && strchr("abcdehlmprst", chars[8]) != NULL;
}

/* Germany's Steuer-ID: ISO 7064 mod 11,10; of the first ten one digit stands two or three
 * times, the others once at most. */
static bool passes_germany(const char *chars, size_t len)
{
    int counts[10] = {0};
    int repeated = 0;
    int product = 10;
    for (size_t i = 0; i + 1 < len; i++) {
        counts[id_digit(chars, i)]++;
        int sum = (id_digit(chars, i) + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    for (size_t i = 0; i < 10; i++) {
        repeated += counts[i] > 1;
        if (counts[i] > 3) {
            return false;
        }
    }
    return chars[0] != '0' && repeated == 1 && id_digit(chars, 10) == (11 - product) % 10;
}

static bool passes_netherlands(const char *chars, size_t len)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    (void)len;
    return id_weighted(chars, weights, 9) % 11 == 0 && !id_is_one_digit(chars, 9);
}

static bool passes_portugal(const char *chars, size_t len)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2};
    int check = 11 - id_weighted(chars, weights, 8) % 11;
    (void)len;
    return chars[0] != '0' && id_digit(chars, 8) == (check > 9 ? 0 : check);
}

/* Belgium: 97 less the remainder, a 2 in front for those born from 2000 on. */
static bool passes_belgium(const char *chars, size_t len)
{
    char later[11] = "2";
    int check = id_number(chars, 9, 2);
    (void)len;
    memcpy(later + 1, chars, 9);
    return id_number(chars, 2, 2) % 20 <= 12 && id_number(chars, 4, 2) <= 31 &&
           (check == 97 - id_remainder(chars, 9, 97) ||
            check == 97 - id_remainder(later, 10, 97));
}

static bool passes_poland(const char *chars, size_t len)
{
    static const int weights[] = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    return id_weighted(chars, weights, len) % 10 == 0 &&
           id_is_day(id_number(chars, 2, 2) % 20, id_number(chars, 4, 2));
}

/* Ten digits, or twelve with the century; a coordination number adds 60 to the day. */
static bool passes_sweden(const char *chars, size_t len)
{
    const char *last = chars + (len - 10);
    return id_passes_luhn(last, 10) &&
           id_is_day(id_number(last, 2, 2), id_number(last, 4, 2) % 60) &&
           (len == 10 || memcmp(chars, "19", 2) == 0 || memcmp(chars, "20", 2) == 0);
}

/* Finland: "131052-308T", or a letter of the century in place of the sign. */
static bool passes_finland(const char *chars, size_t len)
{
    char digits[10];
    memcpy(digits, chars, 6);
    memcpy(digits + 6, chars + len - 4, 3);
    digits[9] = '\0';
    return digits[strspn(digits, "0123456789")] == '\0' &&
           id_is_day(id_number(digits, 2, 2), id_number(digits, 0, 2)) &&
           chars[len - 1] == "0123456789abcdefhjklmnprstuvwxy"[id_remainder(digits, 9, 31)];
}

static bool passes_denmark(const char *chars, size_t len)
{
    (void)len;
    return id_is_day(id_number(chars, 2, 2), id_number(chars, 0, 2));
}

static bool passes_norway(const char *chars, size_t len)
{
    static const int first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    static const int second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    (void)len;
    return id_weighted(chars, first, 10) % 11 == 0 &&
           id_weighted(chars, second, 11) % 11 == 0 &&
           id_is_day(id_number(chars, 2, 2) % 40, id_number(chars, 0, 2) % 40);
}

/* HMRC's NIM39110: letters that no prefix has. */
static bool passes_nino(const char *chars, size_t len)
{
    static const char *const none[] = {"bg", "gb", "kn", "nk", "nt", "tn", "zz"};
    (void)len;
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        if (memcmp(chars, none[i], 2) == 0) {
            return false;
        }
    }
    bool is_sample = memcmp(chars, "qq", 2) == 0; /* on every form */
    return (is_sample ||
            (strchr("dfiquv", chars[0]) == NULL && strchr("dfiquvo", chars[1]) == NULL)) &&
           chars[8] >= 'a' && chars[8] <= 'd';
}

/* Switzerland's AHV number is an EAN-13 of its own country code. */
static bool passes_switzerland(const char *chars, size_t len)
{
    static const int weights[] = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1};
    return memcmp(chars, "756", 3) == 0 && id_weighted(chars, weights, len) % 10 == 0;
}

static bool passes_turkey(const char *chars, size_t len)
{
    static const int first[] = {7, 9, 7, 9, 7, 9, 7, 9, 7};
    static const int all[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    (void)len;
    return chars[0] != '0' && id_weighted(chars, first, 9) % 10 == id_digit(chars, 9) &&
           id_weighted(chars, all, 10) % 10 == id_digit(chars, 10);
}

static bool passes_ireland(const char *chars, size_t len)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    int sum = id_weighted(chars, weights, 7);
    sum += len == 9 && chars[8] != 'w' ? (chars[8] - 'a' + 1) * 9 : 0;
    return chars[7] == "wabcdefghijklmnopqrstuv"[sum % 23];
}

static bool passes_austria(const char *chars, size_t len)
{
    static const int weights[] = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};
    (void)len;
    return id_weighted(chars, weights, 10) % 11 == id_digit(chars, 3) && chars[0] != '0' &&
           id_is_day(id_number(chars, 6, 2), id_number(chars, 4, 2));
}

static bool passes_romania(const char *chars, size_t len)
{
    static const int weights[] = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    int rest = id_weighted(chars, weights, 12) % 11;
    (void)len;
    return chars[0] != '0' && id_digit(chars, 12) == (rest == 10 ? 1 : rest) &&
           id_is_day(id_number(chars, 3, 2), id_number(chars, 5, 2));
}

static bool passes_czechia(const char *chars, size_t len)
{
    return id_remainder(chars, len, 11) == 0 &&
           id_is_day(id_number(chars, 2, 2) % 50, id_number(chars, 4, 2));
}

static bool passes_luhn_alone(const char *chars, size_t len)
{
    return id_passes_luhn(chars, len) && !id_is_one_digit(chars, len);
}

/* Estonia and Lithuania: a second row of weights where the first leaves ten. */
static bool passes_estonia(const char *chars, size_t len)
{
    static const int first[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    static const int second[] = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
    int rest = id_weighted(chars, first, 10) % 11;
    (void)len;
    rest = rest == 10 ? id_weighted(chars, second, 10) % 11 % 10 : rest;
    return chars[0] >= '1' && id_digit(chars, 10) == rest &&
           id_is_day(id_number(chars, 3, 2), id_number(chars, 5, 2));
}

/* Latvia: the day, or since 2017 a number that begins with 32 and says nothing. */
static bool passes_latvia(const char *chars, size_t len)
{
    static const int weights[] = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9};
    (void)len;
    return memcmp(chars, "32", 2) == 0 ||
           (id_digit(chars, 10) == (1 + id_weighted(chars, weights, 10)) % 11 % 10 &&
            id_is_day(id_number(chars, 2, 2), id_number(chars, 0, 2)));
}

/* Bulgaria's EGN: the month tells the century. */
static bool passes_bulgaria(const char *chars, size_t len)
{
    static const int weights[] = {2, 4, 8, 5, 10, 9, 7, 3, 6};
    (void)len;
    return id_weighted(chars, weights, 9) % 11 % 10 == id_digit(chars, 9) &&
           id_is_day(id_number(chars, 2, 2) % 20, id_number(chars, 4, 2));
}

/* Croatia's OIB: ISO 7064 mod 11,10. */
static bool passes_croatia(const char *chars, size_t len)
{
    int product = 10;
    for (size_t i = 0; i + 1 < len; i++) {
        int sum = (id_digit(chars, i) + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return id_digit(chars, 10) == (11 - product) % 10 && !id_is_one_digit(chars, len);
}

/* The JMBG of what was Yugoslavia, Slovenia's EMSO. */
static bool passes_jmbg(const char *chars, size_t len)
{
    static const int weights[] = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int rest = id_weighted(chars, weights, 12) % 11;
    (void)len;
    return rest != 1 && id_digit(chars, 12) == (rest == 0 ? 0 : 11 - rest) &&
           (chars[4] == '9' || chars[4] == '0') &&
           id_is_day(id_number(chars, 2, 2), id_number(chars, 0, 2));
}

static bool passes_iceland(const char *chars, size_t len)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    (void)len;
    return id_weighted(chars, weights, 9) % 11 == 0 && strchr("890", chars[9]) != NULL &&
           id_is_day(id_number(chars, 2, 2), id_number(chars, 0, 2) % 40);
}

/* The number of the British health service. */
static bool passes_nhs(const char *chars, size_t len)
{
    static const int weights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    return id_weighted(chars, weights, len) % 11 == 0 && !id_is_one_digit(chars, len);
}

/* Hungary's health number, and its tax number, which begins with 8. */
static bool passes_taj(const char *chars, size_t len)
{
    static const int weights[] = {3, 7, 3, 7, 3, 7, 3, 7};
    (void)len;
    return id_weighted(chars, weights, 8) % 10 == id_digit(chars, 8) &&
           !id_is_one_digit(chars, 9);
}

static bool passes_hungary(const char *chars, size_t len)
{
    static const int weights[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    (void)len;
    return chars[0] == '8' && id_weighted(chars, weights, 9) % 11 == id_digit(chars, 9);
}

static bool passes_ukraine(const char *chars, size_t len)
{
    static const int weights[] = {-1, 5, 7, 9, 4, 6, 10, 5, 7};
    int sum = id_weighted(chars, weights, 9);
    (void)len;
    return (sum % 11 + 11) % 11 % 10 == id_digit(chars, 9) && !id_is_one_digit(chars, 10);
}

static bool passes_greek_tax(const char *chars, size_t len)
{
    static const int weights[] = {256, 128, 64, 32, 16, 8, 4, 2};
    (void)len;
    return id_weighted(chars, weights, 8) % 11 % 10 == id_digit(chars, 8) &&
           !id_is_one_digit(chars, 9);
}

const struct id_rule id_rules_europe[] = {
    {"es", 9, "99999999a", passes_dni, ID_ALWAYS, NULL},
    {"es", 9, "a9999999a", passes_nie, ID_ALWAYS, NULL},
    {"fr", 15, "99999**99999999", passes_nir, ID_ALWAYS, NULL},
    {"it", 16, "aaaaaa**a**a***a", passes_italy, ID_ALWAYS, NULL},
    {"de", 11, "99999999999", passes_germany, ID_ALWAYS, NULL},
    {"be", 11, "99999999999", passes_belgium, ID_ALWAYS, NULL},
    {"pl", 11, "99999999999", passes_poland, ID_ALWAYS, NULL},
    {"no", 11, "99999999999", passes_norway, ID_ALWAYS, NULL},
    {"tr", 11, "99999999999", passes_turkey, ID_ALWAYS, NULL},
    {"fi", 10, "999999999*", passes_finland, ID_CALLED, "6-4"},
    {"fi", 11, "999999a999*", passes_finland, ID_ALWAYS, NULL},
    {"gb", 9, "aa999999a", passes_nino, ID_ALWAYS, NULL},
    {"ch", 13, "9999999999999", passes_switzerland, ID_ALWAYS, NULL},
    {"ro", 13, "9999999999999", passes_romania, ID_ALWAYS, NULL},
    {"se", 10, "9999999999", passes_sweden, ID_CALLED, "6-4"},
    {"se", 12, "999999999999", passes_sweden, ID_CALLED, "8-4"},
    {"dk", 10, "9999999999", passes_denmark, ID_CALLED, "6-4"},
    {"nl", 9, "999999999", passes_netherlands, ID_CALLED, NULL},
    {"pt", 9, "999999999", passes_portugal, ID_CALLED, NULL},
    {"ie", 8, "9999999a", passes_ireland, ID_WHOLE, NULL},
    {"ie", 9, "9999999aa", passes_ireland, ID_WHOLE, NULL},
    {"at", 10, "9999999999", passes_austria, ID_CALLED, "4 6"},
    {"cz", 10, "9999999999", passes_czechia, ID_CALLED, "6/4"},
    {"gr", 11, "99999999999", passes_luhn_alone, ID_CALLED, NULL},
    {"gr", 9, "999999999", passes_greek_tax, ID_CALLED, NULL},
    {"sk", 10, "9999999999", passes_czechia, ID_CALLED, "6/4"},
    {"ee", 11, "99999999999", passes_estonia, ID_ALWAYS, NULL},
    {"lv", 11, "99999999999", passes_latvia, ID_CALLED, "6-5"},
    {"bg", 10, "9999999999", passes_bulgaria, ID_CALLED, NULL},
    {"hr", 11, "99999999999", passes_croatia, ID_CALLED, NULL},
    {"si", 13, "9999999999999", passes_jmbg, ID_ALWAYS, NULL},
    {"is", 10, "9999999999", passes_iceland, ID_CALLED, "6-4"},
    {"gb", 10, "9999999999", passes_nhs, ID_CALLED, "3 3 4"},
    {"hu", 9, "999999999", passes_taj, ID_CALLED, "3 3 3"},
    {"hu", 10, "9999999999", passes_hungary, ID_CALLED, NULL},
    {"ua", 10, "9999999999", passes_ukraine, ID_CALLED, NULL},
};
const size_t id_rules_europe_count = COUNT_OF(id_rules_europe);
