#include "guard/mask_inside.h"

#include <string.h>

#define DIGITS_MIN    8  /* of a phone with its country */
#define DIGITS_MAX    15 /* ITU-T E.164 */
#define CALLED_MIN    6  /* of a number that the words in front call a phone */
#define GROUPS_MAX    8
#define GAP_MAX       3
#define COUNTRY_BYTES 10 /* of a country's number and the signs around it */

/* Digits in groups, as a phone is written. */
struct dialled {
    char digits[DIGITS_MAX + 6];
    size_t len;
    size_t start; /* of the fold */
    size_t end;
    uint8_t groups[GROUPS_MAX];
    size_t group_count;
    bool has_plus;
    bool has_bracket; /* "(415) 555-2671" */
};

/* How long numbers are, and what they begin with, where no zero stands before them. */
static const struct {
    const char *country;
    uint8_t min;
    uint8_t max;
    const char *first; /* digits */
} homes[] = {
    {"ES", 9, 9, "6789"},        {"PT", 9, 9, "29"},         {"PL", 9, 9, "45678"},
    {"IT", 9, 10, "3"},          {"DK", 8, 8, "23456789"},   {"NO", 8, 8, "23456789"},
    {"CZ", 9, 9, "234567"},      {"GR", 10, 10, "26"},       {"MX", 10, 10, "23456789"},
    {"BR", 10, 11, "123456789"}, {"IN", 10, 10, "6789"},     {"CN", 11, 11, "1"},
    {"US", 10, 10, "23456789"},  {"CA", 10, 10, "23456789"}, {"SG", 8, 8, "689"},
    {"HK", 8, 8, "235679"},      {"AR", 10, 11, "123"},      {"CL", 9, 9, "29"},
    {"CO", 10, 10, "36"},        {"HU", 9, 9, "123679"},     {"CR", 8, 8, "245678"},
    {"PE", 8, 9, "149"},         {"UY", 8, 9, "0249"},       {"EE", 7, 8, "345678"},
    {"LV", 8, 8, "26"},          {"LT", 8, 9, "358"},        {"IS", 7, 7, "45678"},
};

/* Ways of grouping that phones have and little else; a digit in front of each: what they
 * begin with. */
static const struct {
    const char *groups;
    const char *first;
} shapes[] = {
    {"334", "23456789"},                        /* North America */
    {"1334", "1"},        {"344", "1"},         /* China */
    {"55", "6789"},                             /* India */
    {"254", "123456789"}, {"244", "123456789"}, /* Brazil, with its bracket or not */
};

size_t country_start(const struct fold *fold, size_t start)
{
    size_t at = start;
    while (at > 0 && start - at < COUNTRY_BYTES &&
           (fold->classes[at - 1] == FOLD_DIGIT ||
            (fold->classes[at - 1] == FOLD_GAP && strchr(" -./()", fold->bytes[at - 1])))) {
        at--;
    }
    bool has_plus = at > 0 && at < start && fold->bytes[at - 1] == '+' &&
                    fold->classes[at] == FOLD_DIGIT;
    return has_plus ? at : start;
}

static bool is_joint(const struct fold *fold, size_t at)
{
    return at < fold->len && fold->classes[at] == FOLD_GAP &&
           strchr(" -./()\x01_", fold->bytes[at]) != NULL;
}

static bool is_letter(const struct fold *fold, size_t at)
{
    return at < fold->len && fold->classes[at] == FOLD_LETTER;
}

static bool group_add(const struct fold *fold, size_t at, struct dialled *number)
{
    size_t end = at;
    while (end < fold->len && fold->classes[end] == FOLD_DIGIT) {
        end++;
    }
    size_t len = end - at;
    if (len == 0 || number->len + len > DIGITS_MAX + 2 ||
        number->group_count == GROUPS_MAX || is_letter(fold, end)) {
        return false;
    }
    memcpy(number->digits + number->len, fold->bytes + at, len);
    number->len += len;
    number->digits[number->len] = '\0';
    number->groups[number->group_count++] = (uint8_t)len;
    number->end = end;
    return true;
}

static size_t next_group(const struct fold *fold, size_t end)
{
    size_t at = end;
    while (is_joint(fold, at) && at - end < GAP_MAX) {
        at++;
    }
    return at > end && at < fold->len && fold->classes[at] == FOLD_DIGIT ? at : 0;
}

static bool has_shape(const struct dialled *number)
{
    for (size_t i = 0; i < COUNT_OF(shapes); i++) {
        size_t len = strlen(shapes[i].groups);
        bool fits = len == number->group_count && len > 0 &&
                    strchr(shapes[i].first, number->digits[0]) != NULL;
        for (size_t k = 0; k < len && fits; k++) {
            fits = shapes[i].groups[k] - '0' == number->groups[k];
        }
        if (fits) {
            return true;
        }
    }
    return false;
}

/* "2026-11-19", "20261119", "2026-1122", "19/11/2026 14": a day, or a number that begins
 * with a year. */
static bool is_dated(const struct dialled *number)
{
    bool begins =
        memcmp(number->digits, "19", 2) == 0 || memcmp(number->digits, "20", 2) == 0;
    bool is_behind = number->group_count >= 3 && number->groups[0] <= 2 &&
                     number->groups[1] <= 2 && number->groups[2] == 4 &&
                     number->digits[number->groups[0] + number->groups[1]] <= '2';
    bool is_year = begins && number->groups[0] == 4;
    bool is_before = is_year && (number->group_count == 2
                                     ? number->groups[1] != 4 && number->digits[2] <= '3'
                                     : number->groups[1] <= 2 && number->groups[2] <= 2);
    return (begins && number->len == 8 && number->groups[0] != 2) || is_behind || is_before;
}

/* "951273.999": an article's, or an amount. */
static bool is_pointed(const struct search *search, const struct dialled *number)
{
    char joint = search->fold.bytes[number->start + number->groups[0]];
    return number->group_count == 2 && joint == '.' && number->groups[0] > 4;
}

/* Pairs are counted things but where numbers are told in pairs. */
static bool is_in_pairs(const struct mask *mask, const struct dialled *number)
{
    for (size_t i = 0; i < number->group_count; i++) {
        if (number->groups[i] != 2) {
            return false;
        }
    }
    return !text_is_ignoring_case(text_of(mask->country), "DK") &&
           !text_is_ignoring_case(text_of(mask->country), "NO");
}

static bool is_of_home(const struct mask *mask, const struct dialled *number)
{
    for (size_t i = 0; i < COUNT_OF(homes) && mask->country != NULL; i++) {
        if (text_is_ignoring_case(text_of(mask->country), homes[i].country)) {
            return number->len >= homes[i].min && number->len <= homes[i].max &&
                   strchr(homes[i].first, number->digits[0]) != NULL;
        }
    }
    return false;
}

/* "06 12 34 56 78", "07700900123", "13800138000": no other number is written so. */
static bool is_telling(const struct dialled *number)
{
    const char *digits = number->digits;
    bool is_national = digits[0] == '0' && digits[1] >= '1' && number->len >= 9 &&
                       number->len <= 13 && number->groups[0] >= 2;
    bool is_chinese = number->len == 11 && digits[0] == '1' && digits[1] >= '3' &&
                      number->group_count == 1;
    bool is_abroad = number->len >= 11 && number->len <= DIGITS_MAX + 2 &&
                     memcmp(digits, "00", 2) == 0 && digits[2] >= '1';
    return is_national || is_chinese || is_abroad ||
           (has_shape(number) && (number->has_bracket || number->group_count > 1));
}

static bool is_phone(const struct search *search, const struct dialled *number)
{
    if (number->has_plus) {
        return number->len >= DIGITS_MIN && number->len <= DIGITS_MAX;
    }
    bool is_long = number->len >= CALLED_MIN && number->len <= DIGITS_MAX;
    size_t called = is_long ? cue_end(search, number->start, CUE_PHONE) : 0;
    size_t other = is_long ? cue_end(search, number->start, CUE_ORDER) : 0;
    if (called > other) {
        return true;
    }
    if (other != 0 || is_dated(number) || is_pointed(search, number) ||
        is_called_order(search, number->start, CUE_PHONE)) {
        return false;
    }
    return is_telling(number) ||
           (is_of_home(search->mask, number) && !is_in_pairs(search->mask, number));
}

/* The longest phone that begins here; where it ends, 0 for none. */
static size_t phone_end(const struct search *search, size_t at, struct dialled *number)
{
    const struct fold *fold = &search->fold;
    size_t best = 0;
    *number = (struct dialled){.start = at};
    number->has_plus = at > 0 && fold->bytes[at - 1] == '+';
    number->has_bracket = at > 0 && fold->bytes[at - 1] == '(';
    while (at != 0 || number->group_count == 0) {
        if (!group_add(fold, at, number)) {
            break;
        }
        at = next_group(fold, number->end);
        best = is_phone(search, number) ? number->end : best;
    }
    return best;
}

void phones_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    for (size_t at = fold_next_digit(fold, 0); at < fold->len;
         at = fold_next_digit(fold, at + 1)) {
        bool begins = (at == 0 || (fold->classes[at - 1] != FOLD_DIGIT &&
                                   fold->classes[at - 1] != FOLD_LETTER));
        struct dialled number;
        size_t end = begins ? phone_end(search, at, &number) : 0;
        if (end != 0) {
            search_found(search, at, end, MASK_PHONE);
            at = end - 1;
        } else if (begins) { /* parts of a number are none */
            while (at + 1 < fold->len && fold->classes[at + 1] == FOLD_DIGIT) {
                at++;
            }
        }
    }
}
