#include "guard/mask_inside.h"

#include <string.h>

#define NAME_WORDS   5 /* between a word for a street and its number */
#define NUMBER_MAX   4 /* digits of a house */
#define POSTCODE_MIN 4
#define POSTCODE_MAX 6

/* Made of constant tables at the first use, and constant from then on. */
static struct tree words;
static struct tree ends; /* reversed */

static void words_start(void)
{
    struct text rest = text_of(street_endings);
    struct text ending;
    if (words.count != 0) {
        return;
    }
    while (text_next(&rest, '|', &ending)) {
        char reversed[16];
        for (size_t i = 0; i < ending.len; i++) {
            reversed[i] = ending.bytes[ending.len - 1 - i];
        }
        tree_node_get(&ends, text_from(reversed, ending.len))->value = 1;
    }
    tree_fill(&words, words_streets, words_streets_count);
}

static unsigned roles_of(const struct fold *fold, size_t start, size_t end)
{
    return tree_roles(&words, fold->bytes + start, end - start);
}

static bool is_one_of(const struct fold *fold, size_t start, size_t end,
                      const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == end - start &&
            memcmp(fold->bytes + start, list[i], end - start) == 0) {
            return true;
        }
    }
    return false;
}

static size_t word_end(const struct fold *fold, size_t at)
{
    while (at < fold->len && (fold->classes[at] == FOLD_LETTER ||
                              (fold->bytes[at] == '-' && at + 1 < fold->len &&
                               fold->classes[at + 1] == FOLD_LETTER))) {
        at++;
    }
    return at;
}

static size_t signs_end(const struct fold *fold, size_t at, const char *signs)
{
    size_t end = at;
    while (end < fold->len && end - at < 3 && fold->bytes[end] != '\0' &&
           strchr(signs, fold->bytes[end]) != NULL) {
        end++;
    }
    return end;
}

/* A house's number with its letter; 0 where none stands here. */
static size_t house_end(const struct fold *fold, size_t at)
{
    size_t end = at;
    while (end < fold->len && fold->classes[end] == FOLD_DIGIT) {
        end++;
    }
    if (end == at || end - at > NUMBER_MAX) {
        return 0;
    }
    bool has_letter = end < fold->len && fold->classes[end] == FOLD_LETTER;
    end += has_letter ? 1 : 0;
    return fold_is_edge(fold, end) ? end : 0;
}

/* ", 75002", " 111 43", ", Flat 3, NW1 6XE": what of the place nobody else has. */
static size_t place_end(const struct fold *fold, size_t end)
{
    size_t at = signs_end(fold, end, ", ");
    size_t word = word_end(fold, at);
    if (word > at && (roles_of(fold, at, word) & STREET_FLAT) != 0) {
        size_t flat = house_end(fold, signs_end(fold, word, " ."));
        end = flat != 0 ? flat : end;
        at = signs_end(fold, end, ", ");
    }
    size_t digits = at;
    size_t count = 0;
    size_t last = at;
    while (digits < fold->len && (fold->classes[digits] == FOLD_DIGIT ||
                                  (fold->bytes[digits] == ' ' && count == 3))) {
        count += fold->classes[digits] == FOLD_DIGIT;
        last = fold->classes[digits] == FOLD_DIGIT ? digits + 1 : last;
        digits++;
    }
    bool is_code = at > end && count >= POSTCODE_MIN && count <= POSTCODE_MAX;
    if (is_code && fold_is_edge(fold, last)) {
        return last;
    }
    size_t letters = word_end(fold, at);
    size_t outward = letters;
    while (
        outward < fold->len && outward - letters < 3 &&
        (fold->classes[outward] == FOLD_DIGIT || fold->classes[outward] == FOLD_LETTER)) {
        outward++;
    }
    size_t inward = signs_end(fold, outward, " ");
    bool is_british = at > end && letters > at && letters - at <= 2 && outward > letters &&
                      inward + 3 <= fold->len && fold->classes[inward] == FOLD_DIGIT &&
                      fold->classes[inward + 1] == FOLD_LETTER &&
                      fold->classes[inward + 2] == FOLD_LETTER &&
                      fold_is_edge(fold, inward + 3);
    return is_british ? inward + 3 : end;
}

/* A number that a thing follows counts it: "via DHL 3 days". */
static bool ends_address(const struct fold *fold, size_t end)
{
    size_t at = signs_end(fold, end, " ");
    size_t word = word_end(fold, at);
    return at == end || at >= fold->len || word == at ||
           (roles_of(fold, at, word) & STREET_GOES_ON) != 0;
}

static void street_take(struct search *search, size_t start, size_t end)
{
    search_found(search, start, place_end(&search->fold, end), MASK_ADDRESS);
}

/* "Rue de la Paix 5", "ул. Ленина, д. 5"; returns where it ends, 0 for none. */
static size_t leading_end(const struct search *search, size_t word)
{
    const struct fold *fold = &search->fold;
    size_t at = signs_end(fold, word, " .");
    size_t names = 0;
    for (size_t i = 0; i < NAME_WORDS && at < fold->len; i++) {
        size_t end = word_end(fold, at);
        bool is_name = end > at && fold_is_capital(&search->fold, at);
        unsigned roles = roles_of(fold, at, end);
        if (end == at || (roles & STREET_FILLER) != 0 ||
            (!is_name && (roles & STREET_PARTICLE) == 0)) {
            break;
        }
        names += is_name;
        at = signs_end(fold, end, " ,'");
    }
    size_t filler = word_end(fold, at);
    if ((roles_of(fold, at, filler) & STREET_FILLER) != 0) {
        at = signs_end(fold, filler, " .");
    }
    size_t end = names > 0 ? house_end(fold, at) : 0;
    return end != 0 && ends_address(fold, end) ? end : 0;
}

/* The number in front of the words before this one: "221B Baker Street"; none: start. */
static size_t trailing_start(const struct search *search, size_t start)
{
    const struct fold *fold = &search->fold;
    size_t at = start;
    for (size_t i = 0; i < 3 && at > 1 && fold->bytes[at - 1] == ' '; i++) {
        size_t end = at - 1;
        size_t begin = end;
        while (begin > 0 && (fold->classes[begin - 1] == FOLD_LETTER ||
                             fold->classes[begin - 1] == FOLD_DIGIT)) {
            begin--;
        }
        if (begin == end) {
            return start;
        }
        if (fold->classes[begin] == FOLD_DIGIT) {
            return i > 0 && house_end(fold, begin) == end ? begin : start;
        }
        if (!fold_is_capital(&search->fold, begin)) {
            return start;
        }
        at = begin;
    }
    return start;
}

/* What stands before the ending is a name, or nothing for the ones that are words. */
static bool has_ending(const struct fold *fold, size_t start, size_t end)
{
    uint32_t node = ends.roots[(unsigned char)fold->bytes[end - 1]];
    for (size_t at = end - 1; node != 0; node = tree_child(&ends, node, fold->bytes[at])) {
        bool is_whole = at == start && end - start == 7; /* "Strasse 5" */
        if (ends.nodes[node].value != NO_VALUE && (at > start + 2 || is_whole)) {
            return true;
        }
        if (at == start) {
            break;
        }
        at--;
    }
    return false;
}

/* Returns where the search goes on. */
static size_t word_read(struct search *search, size_t start)
{
    const struct fold *fold = &search->fold;
    size_t word = word_end(fold, start);
    unsigned roles = roles_of(fold, start, word);
    size_t end = (roles & STREET_LEADING) != 0 ? leading_end(search, word) : 0;
    if (end == 0 && fold_is_capital(&search->fold, start) &&
        has_ending(fold, start, word)) {
        end = house_end(fold, signs_end(fold, word, " ."));
        end = end != 0 && ends_address(fold, end) ? end : 0;
    }
    if (end == 0 && (roles & STREET_TRAILING) != 0 &&
        fold_is_capital(&search->fold, start)) {
        size_t number = trailing_start(search, start);
        if (number < start && ends_address(fold, word)) {
            street_take(search, number, word);
            return word;
        }
    }
    if (end != 0) {
        street_take(search, start, end);
    }
    return end > word ? end : word;
}

/* "天山路351弄6号502室" behind the city and the district. */
static void han_read(struct search *search, size_t digit)
{
    static const char *const roads[] = {"路", "街", "道", "巷", "弄", "村", "里"};
    static const char *const stops[] = {"市", "区", "县", "省", "镇", "在", "到",
                                        "是", "至", "住", "址", "寄", "送"};
    static const char *const units[] = {"号", "號", "弄", "室", "楼",
                                        "栋", "层", "座", "幢", "单元"};
    const struct fold *fold = &search->fold;
    size_t start = digit;
    bool is_road = digit >= 3 && is_one_of(fold, digit - 3, digit, roads, COUNT_OF(roads));
    while (start >= 3 && fold->classes[start - 1] == FOLD_SINGLE && digit - start < 24 &&
           !is_one_of(fold, start - 3, start, stops, COUNT_OF(stops))) {
        start -= 3;
    }
    size_t end = 0;
    for (size_t at = digit; at < fold->len;) {
        size_t unit = at;
        while (unit < fold->len && fold->classes[unit] == FOLD_DIGIT) {
            unit++;
        }
        size_t before = unit;
        for (size_t i = 0; i < COUNT_OF(units); i++) {
            size_t len = strlen(units[i]);
            unit +=
                unit + len <= fold->len && memcmp(fold->bytes + unit, units[i], len) == 0
                    ? len
                    : 0;
        }
        if (before == at || unit == before) {
            break;
        }
        end = unit;
        at = unit;
    }
    if (is_road && end != 0 && digit - start > 3) {
        search_found(search, start, end, MASK_ADDRESS);
    }
}

void streets_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    words_start();
    for (size_t at = 0; at < fold->len;) {
        bool is_word = fold->classes[at] == FOLD_LETTER && fold_is_edge(fold, at);
        if (fold->classes[at] == FOLD_DIGIT && at > 0 &&
            fold->classes[at - 1] == FOLD_SINGLE) {
            han_read(search, at);
        }
        size_t next = is_word ? word_read(search, at) : at + 1;
        at = next > at ? next : at + 1;
    }
}
