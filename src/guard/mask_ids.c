#include "guard/mask_ids.h"

#include "base/memory.h"
#include "guard/mask_inside.h"

#include <string.h>

#define LEN_MIN 8 /* of any rule's number */
#define LEN_MAX 18

int id_digit(const char *chars, size_t at)
{
    return chars[at] - '0';
}

int id_number(const char *chars, size_t from, size_t len)
{
    int number = 0;
    for (size_t i = 0; i < len; i++) {
        number = number * 10 + id_digit(chars, from + i);
    }
    return number;
}

int id_remainder(const char *chars, size_t len, int divisor)
{
    int rest = 0;
    for (size_t i = 0; i < len; i++) {
        rest = (rest * 10 + id_digit(chars, i)) % divisor;
    }
    return rest;
}

int id_weighted(const char *chars, const int *weights, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += id_digit(chars, i) * weights[i];
    }
    return sum;
}

bool id_is_day(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool id_passes_luhn(const char *digits, size_t len)
{
    int sum = 0;
    for (size_t i = 0; i < len; i++) {
        int digit = id_digit(digits, len - 1 - i) * (i % 2 == 1 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

bool id_is_one_digit(const char *chars, size_t len)
{
    return strspn(chars, (char[]){chars[0], '\0'}) >= len;
}

/* Bits of the characters that are no digits. */
static uint32_t letters_of(const struct number *number)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < number->len; i++) {
        bool is_digit = number->chars[i] >= '0' && number->chars[i] <= '9';
        letters |= (uint32_t)!is_digit << i;
    }
    return letters;
}

static bool fits_lengths(const struct number *number, const char *groups)
{
    size_t count = groups == NULL ? 0 : (strlen(groups) + 1) / 2;
    for (size_t i = 0; i < count; i++) {
        if (count != number->group_count || groups[2 * i] - '0' != number->groups[i]) {
            return false;
        }
    }
    return count != 0;
}

/* One group, or all of one length. */
static bool is_even(const struct number *number)
{
    for (size_t i = 1; i < number->group_count; i++) {
        if (number->groups[i] != number->groups[0]) {
            return false;
        }
    }
    return true;
}

/* Written as such numbers are, and not called an order's. */
static bool is_at_home(const struct search *search, const struct number *number,
                       const struct id_rule *rule)
{
    return search->mask->country != NULL &&
           text_is_ignoring_case(text_of(search->mask->country), rule->country) &&
           (is_even(number) || fits_lengths(number, rule->groups)) &&
           !cue_before(search, number->start, CUE_ORDER);
}

/* "NIF é 277283434": a word of one letter, and no letter of the number's own. */
static bool begins_in_word(const struct search *search, const struct number *number)
{
    char first = search->text.bytes[search->fold.at[number->start]];
    return number->group_count == 2 && number->groups[0] == 1 && number->chars[0] >= 'a' &&
           (first < 'A' || first > 'Z');
}

static bool is_sure(const struct search *search, const struct number *number,
                    const struct id_rule *rule)
{
    bool is_whole = number->group_count == 1 || number->group_count == number->len;
    bool is_common = search->is_checked && number->joint == ' '; /* "600 111 222" */
    return rule->sure == ID_ALWAYS || (rule->sure == ID_WHOLE && is_whole) ||
           (!is_common && fits_lengths(number, rule->groups) &&
            rule->groups[1] == number->joint) ||
           is_at_home(search, number, rule) ||
           (cue_before(search, number->start, CUE_IDENTITY) &&
            !begins_in_word(search, number));
}

/* A rule and its shape, a bit a character: told of most numbers at once that it is none. */
struct shaped {
    const struct id_rule *rule;
    uint32_t digits;
    uint32_t letters;
};
_Static_assert(LEN_MAX <= 32, "a bit a character");

static struct shaped shaped_of(const struct id_rule *rule)
{
    struct shaped shaped = {.rule = rule};
    for (size_t i = 0; rule->shape[i] != '\0'; i++) {
        shaped.digits |= (uint32_t)(rule->shape[i] == '9') << i;
        shaped.letters |= (uint32_t)(rule->shape[i] == 'a') << i;
    }
    return shaped;
}

/* All rules by their length, made at the first use and constant from then on. */
static struct shaped *by_len;
static size_t by_len_count;
static size_t by_len_ends[LEN_MAX + 1]; /* where those of each length end */

static void rules_add(const struct id_rule *rules, size_t count, size_t len)
{
    static size_t capacity;
    for (size_t i = 0; i < count; i++) {
        if (rules[i].len == len) {
            by_len = memory_reserve(by_len, &capacity, by_len_count, sizeof(*by_len));
            by_len[by_len_count++] = shaped_of(&rules[i]);
        }
    }
}

static void rules_start(void)
{
    for (size_t len = LEN_MIN; len <= LEN_MAX && by_len_ends[LEN_MAX] == 0; len++) {
        rules_add(id_rules_europe, id_rules_europe_count, len);
        rules_add(id_rules_world, id_rules_world_count, len);
        by_len_ends[len] = by_len_count;
    }
}

/* A number of LEN_MIN to LEN_MAX characters. */
static bool one_fits(const struct search *search, const struct number *number)
{
    uint32_t letters = letters_of(number);
    rules_start();
    for (size_t i = by_len_ends[number->len - 1]; i < by_len_ends[number->len]; i++) {
        const struct id_rule *rule = by_len[i].rule;
        bool fits = (letters & by_len[i].digits) == 0 &&
                    (letters & by_len[i].letters) == by_len[i].letters;
        if (fits && rule->passes(number->chars, number->len) &&
            is_sure(search, number, rule)) {
            return true;
        }
    }
    return false;
}

/* "+48 602 204 488", or a part of it */
static bool has_plus(const struct fold *fold, size_t start)
{
    start = country_start(fold, start);
    while (start > 0 && fold->bytes[start - 1] == ' ') {
        start--;
    }
    return start > 0 && fold->bytes[start - 1] == '+';
}

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* "KG932983. A entrega", "a 12345678": the letter is a word of its own. */
static bool has_word_beside(const struct number *number)
{
    size_t last = number->group_count - 1;
    bool behind = number->groups[last] == 1 && is_letter(number->chars[number->len - 1]);
    bool before =
        number->groups[0] == 1 && is_letter(number->chars[0]) && number->joint == ' ';
    return number->group_count > 1 && number->group_count <= 3 && (behind || before);
}

bool number_is_identity(const struct search *search, const struct number *number)
{
    if (number->len < LEN_MIN || number->len > LEN_MAX) {
        return false;
    }
    if (search->is_checked && has_word_beside(number)) {
        return false;
    }
    if (number->digits == number->len && has_plus(&search->fold, number->start)) {
        return false;
    }
    if (number->digits == number->len && number->group_count == 1 &&
        is_called_order(search, number->start, CUE_IDENTITY | CUE_ACCOUNT)) {
        return false;
    }
    return one_fits(search, number);
}
