#include "guard/mask_inside.h"

#include <string.h>

/* What stands behind a street: the house, what a flat is called, the postcode. */
#define NUMBER_MAX   4 /* digits of a house */
#define PARTS_MAX    4 /* of a flat: "2.º Dto", "piso 5 B" */
#define CITY_WORDS   5
#define POSTCODE_MIN 4
#define POSTCODE_MAX 6

size_t signs_end(const struct fold *fold, size_t at, const char *signs)
{
    size_t end = at;
    while (end < fold->len && end - at < 3 && fold->bytes[end] != '\0' &&
           strchr(signs, fold->bytes[end]) != NULL) {
        end++;
    }
    return end;
}

static size_t of_class(const struct fold *fold, size_t at, enum fold_class class)
{
    while (at < fold->len && fold->classes[at] == class) {
        at++;
    }
    return at;
}

/* "/2/14", "-2", "-bis" right behind a number. */
static size_t joined_end(const struct fold *fold, size_t end)
{
    while (end + 1 < fold->len && (fold->bytes[end] == '/' || fold->bytes[end] == '-')) {
        size_t part = of_class(fold, end + 1, FOLD_DIGIT);
        part = part == end + 1 ? of_class(fold, end + 1, FOLD_LETTER) : part;
        if (part == end + 1 || part - end > NUMBER_MAX + 1) {
            break;
        }
        end = part;
    }
    return end;
}

/* " B 22", " A": a staircase and its door. */
static size_t staircase_end(const struct fold *fold, size_t end)
{
    size_t letter = end + 1;
    if (letter >= fold->len || fold->bytes[end] != ' ' ||
        of_class(fold, letter, FOLD_LETTER) != letter + 1 ||
        (unsigned char)fold->bytes[letter] >= 0x80 || !fold_is_capital(fold, letter)) {
        return end;
    }
    size_t digits = of_class(fold, letter + 2, FOLD_DIGIT);
    bool has_door = letter + 1 < fold->len && fold->bytes[letter + 1] == ' ' &&
                    digits > letter + 2 && digits - letter <= NUMBER_MAX + 1;
    return has_door ? digits : letter + 1;
}

size_t house_end(const struct fold *fold, size_t at)
{
    size_t end = of_class(fold, at, FOLD_DIGIT);
    if (end == at || end - at > NUMBER_MAX) {
        return 0;
    }
    size_t letters = of_class(fold, end, FOLD_LETTER);
    end = letters - end <= 1 ? letters : end;
    size_t joined = joined_end(fold, end);
    joined = staircase_end(fold, joined);
    return fold_is_edge(fold, joined) ? joined : 0;
}

/* Letters and digits in the shape, 'a' and '9', ' ' a space or none. */
static size_t shape_end(const struct fold *fold, size_t at, const char *shape)
{
    for (; *shape != '\0'; shape++) {
        bool is_end = at >= fold->len;
        enum fold_class class = *shape == '9' ? FOLD_DIGIT : FOLD_LETTER;
        if (*shape == ' ') {
            at += !is_end && fold->bytes[at] == ' ';
        } else if (*shape == '-') {
            if (is_end || fold->bytes[at] != '-') {
                return 0;
            }
            at++;
        } else if (is_end || fold->classes[at] != class) {
            return 0;
        } else {
            at++;
        }
    }
    return fold_is_edge(fold, at) ? at : 0;
}

/* "1016 EZ", "SW10 9QU", "D02 XY45", "H2Y 1Y9", "1100-056", "C1043AAZ", "CH-8001" */
static const char *const shapes[] = {
    "9999 aa",  "aa99 9aa", "a99 9aa",  "aa9 9aa",   "a9 9aa",  "aa9a 9aa", "a9a 9aa",
    "a99 aa99", "a9a 9a9",  "9999-999", "99999-999", "99-999",  "999 99",   "999-9999",
    "a9999aaa", "aa-9999",  "aa-99999", "a-9999",    "a-99999", "a999999",  "99999-9999"};

size_t postcode_end(const struct fold *fold, size_t at)
{
    for (size_t i = 0; i < COUNT_OF(shapes); i++) {
        size_t end = shape_end(fold, at, shapes[i]);
        bool is_capital = shapes[i][0] == '9' || (end != 0 && fold_is_capital(fold, at));
        if (end != 0 && is_capital) {
            return end;
        }
    }
    size_t digits = of_class(fold, at, FOLD_DIGIT);
    size_t count = digits - at;
    return count >= POSTCODE_MIN && count <= POSTCODE_MAX && fold_is_edge(fold, digits)
               ? digits
               : 0;
}

/* "Apt 12C", "кв. 5", "2.º Dto", "#08-456": one part; 0 where none stands here. */
static size_t part_end(const struct fold *fold, size_t at)
{
    size_t word = of_class(fold, at, FOLD_LETTER);
    if (word > at && (street_roles(fold, at, word) & STREET_FLAT) != 0) {
        size_t number = signs_end(fold, word, " .:");
        size_t end = house_end(fold, number);
        size_t letter = of_class(fold, number, FOLD_LETTER);
        return end != 0 ? end : letter == number + 1 ? letter : 0;
    }
    bool is_hash = at < fold->len && fold->bytes[at] == '#';
    if (is_hash) {
        return house_end(fold, at + 1);
    }
    size_t digits = of_class(fold, at, FOLD_DIGIT);
    size_t side = signs_end(fold, digits, " .\x01");
    size_t side_end = of_class(fold, side, FOLD_LETTER);
    bool is_floor = digits > at && digits - at <= 2 && side > digits && side_end > side &&
                    (street_roles(fold, side, side_end) & STREET_SIDE) != 0;
    return is_floor ? side_end : 0;
}

size_t house_tail(const struct fold *fold, size_t end)
{
    for (size_t i = 0; i < PARTS_MAX; i++) {
        size_t at = signs_end(fold, end, ", ");
        size_t part = at > end ? part_end(fold, at) : 0;
        if (part == 0) {
            break;
        }
        end = part;
    }
    size_t at = signs_end(fold, end, ", ");
    size_t code = at > end ? postcode_end(fold, at) : 0;
    return code != 0 ? code : end;
}

size_t postcode_behind_city(const struct fold *fold, size_t end, size_t *code)
{
    size_t at = end;
    for (size_t i = 0; i <= CITY_WORDS; i++) {
        at = signs_end(fold, at, ", -");
        size_t code_end = i > 0 ? postcode_end(fold, at) : 0;
        if (code_end != 0) {
            *code = at;
            return code_end;
        }
        size_t word = of_class(fold, at, FOLD_LETTER);
        if (word < at + 2 || !fold_is_capital(fold, at)) {
            break;
        }
        at = word + (word < fold->len && fold->bytes[word] == '.');
    }
    return 0;
}
