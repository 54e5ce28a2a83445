#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define LINE_BYTES  120 /* of an address in words */
#define NAME_WORDS  3
#define BIRTH_BYTES 24 /* of a day in words */
#define HAN_NAME    9  /* bytes: three characters */

static bool is_line_end(const struct fold *fold, size_t at)
{
    return at >= fold->len || strchr("\n;?!", fold->bytes[at]) != NULL ||
           (fold->bytes[at] == '.' &&
            (at + 1 == fold->len || fold->bytes[at + 1] == ' ' ||
             fold->bytes[at + 1] == '\n') &&
            at > 3 && fold->classes[at - 3] != FOLD_GAP);
}

/* A number that a house may have; "Berlin 10117" is a city and its code. */
static bool has_house(const struct fold *fold, size_t start, size_t end)
{
    size_t digits = 0;
    for (size_t at = start; at < end; at++) {
        digits = fold->classes[at] == FOLD_DIGIT ? digits + 1 : 0;
        bool is_last =
            digits > 0 && (at + 1 == fold->len || fold->classes[at + 1] != FOLD_DIGIT);
        if (is_last && digits <= 4) {
            return true;
        }
    }
    return false;
}

/* The rest of the sentence as far as its last number, and the word behind that. */
static void address_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    while (at < fold->len && fold->classes[at] == FOLD_GAP && fold->bytes[at] != '\n') {
        at++;
    }
    size_t start = at;
    size_t end = 0;
    for (; !is_line_end(fold, at) && at - start < LINE_BYTES; at++) {
        if (fold->classes[at] == FOLD_TAKEN) {
            break;
        }
        end = fold->classes[at] == FOLD_DIGIT ? at + 1 : end;
    }
    while (end != 0 && end < fold->len && fold->classes[end] == FOLD_LETTER) {
        end++; /* "14b" */
    }
    static const char *const units[] = {"号", "號", "室", "楼", "弄", "番地"};
    for (size_t i = 0; end != 0 && i < COUNT_OF(units); i++) {
        size_t len = strlen(units[i]);
        end += end + len <= fold->len && memcmp(fold->bytes + end, units[i], len) == 0 ? len
                                                                                       : 0;
    }
    if (end > start + 4 && has_house(fold, start, end)) {
        search_found(search, start, end, MASK_ADDRESS);
    }
}

static bool is_capital_at(const struct search *search, size_t at)
{
    uint32_t code_point;
    size_t byte = search->fold.at[at];
    (void)utf8_decode(text_from(search->text.bytes + byte, search->text.len - byte),
                      &code_point, NULL);
    char folded[4];
    return utf8_is_letter(code_point) && utf8_encode(code_point, folded) > 0 &&
           memcmp(folded, search->fold.bytes + at, 1) != 0;
}

static size_t han_end(const struct fold *fold, size_t at)
{
    size_t end = at;
    while (end < fold->len && fold->classes[end] == FOLD_SINGLE && end - at < HAN_NAME) {
        end++;
    }
    return end;
}

/* Up to three words that begin with a capital. */
static size_t words_end(const struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t end = at;
    for (size_t i = 0; i < NAME_WORDS && at < fold->len; i++) {
        if (fold->classes[at] != FOLD_LETTER || !is_capital_at(search, at)) {
            break;
        }
        while (at < fold->len && (fold->classes[at] == FOLD_LETTER ||
                                  (strchr("-'", fold->bytes[at]) && at + 1 < fold->len &&
                                   fold->classes[at + 1] == FOLD_LETTER))) {
            at++;
        }
        end = at;
        at += at < fold->len && fold->bytes[at] == ' ' ? 1 : 0;
    }
    return end;
}

/* All its words are those of who answers for the shop: a signature of theirs. */
bool name_is_of_staff(const struct search *search, size_t start, size_t end)
{
    const struct fold *fold = &search->fold;
    while (start < end) {
        size_t word = start;
        while (word < end && fold->classes[word] != FOLD_GAP) {
            word++;
        }
        const char *key =
            arena_format(search->arena, "|%.*s|", (int)(word - start), fold->bytes + start);
        if (word > start && strstr(search->mask->staff, key) == NULL) {
            return false;
        }
        start = word + 1;
    }
    return true;
}

static void name_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    bool is_closing = at > 0 && fold->bytes[at - 1] == ','; /* the name may stand below */
    bool may_sign = is_closing;
    while (at < fold->len && fold->classes[at] == FOLD_GAP &&
           (fold->bytes[at] != '\n' || is_closing)) {
        is_closing &= fold->bytes[at] != '\n';
        at++;
    }
    if (at >= fold->len) {
        return;
    }
    bool is_single = fold->classes[at] == FOLD_SINGLE;
    size_t end = is_single ? han_end(fold, at) : words_end(search, at);
    if (end > at + (is_single ? 3 : 1) &&
        !(may_sign && name_is_of_staff(search, at, end))) {
        search_found(search, at, end, MASK_NAME);
    }
}

/* "身份证 12345678", "card number 1234 5678 9012 3456" that no check fits. */
static const struct {
    enum mask_kind kind;
    enum cue_role role;
    uint8_t min; /* digits */
    uint8_t max;
} called[] = {
    {MASK_IDENTITY, CUE_IDENTITY, 5, 20},
    {MASK_CARD, CUE_CARD, 12, 19},
    {MASK_ACCOUNT, CUE_ACCOUNT, 6, 24},
};

/* Digits in each group; letters alone in the first one only, as in a passport's number, and
 * in capitals: "es" of "DNI es 123" is a word. */
static bool is_of_digits(const struct search *search, const struct number *number)
{
    size_t at = 0;
    char first = search->text.bytes[search->fold.at[number->start]];
    for (size_t i = 0; i < number->group_count; i++) {
        size_t digits = strcspn(number->chars + at, "0123456789");
        bool is_letters = digits >= number->groups[i];
        if (is_letters &&
            (i > 0 || number->groups[i] > 3 || (first < 'A' || first > 'Z'))) {
            return false;
        }
        at += number->groups[i];
    }
    return true;
}

bool number_is_called(const struct search *search, const struct number *number,
                      enum mask_kind *kind)
{
    size_t nearest = 0;
    for (size_t i = 0; i < COUNT_OF(called); i++) {
        if (number->digits < called[i].min || number->digits > called[i].max ||
            number->len > number->digits + 6 || !is_of_digits(search, number)) {
            continue;
        }
        size_t end = cue_end(search, number->start, called[i].role);
        if (end > nearest && number->start - end <= 24) {
            nearest = end;
            *kind = called[i].kind;
        }
    }
    return nearest != 0 && cue_end(search, number->start, CUE_ORDER) <= nearest &&
           cue_end(search, number->start, CUE_PHONE) < nearest;
}

/* "born on 3 May 1990": as far as the last number. */
static void birth_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t digits = 0;
    size_t end = 0;
    while (at < fold->len && strchr(" :", fold->bytes[at]) && fold->bytes[at] != '\0') {
        at++;
    }
    size_t start = at;
    for (; at < fold->len && at - start < BIRTH_BYTES; at++) {
        if (fold->classes[at] == FOLD_TAKEN || strchr("\n;?!", fold->bytes[at]) != NULL ||
            (fold->bytes[at] == '.' && digits >= 4 && fold_is_edge(fold, at + 1) &&
             at + 1 < fold->len && fold->bytes[at + 1] == ' ')) {
            break;
        }
        digits += fold->classes[at] == FOLD_DIGIT;
        end = fold->classes[at] == FOLD_DIGIT ? at + 1 : end;
    }
    if (digits >= 4 && digits <= 8) {
        search_found(search, start, end, MASK_IDENTITY);
    }
}

#define ORDER_DIGITS 5 /* of a number that "order" calls somebody's */

/* With [privacy] mask = orders: what "order" or "tracking" stands before, whoever's it is.
 */
static void order_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t digits = 0;
    while (at < fold->len && strchr(" :#", fold->bytes[at]) && fold->bytes[at] != '\0') {
        at++;
    }
    size_t end = at;
    while (end < fold->len &&
           (fold->classes[end] == FOLD_LETTER || fold->classes[end] == FOLD_DIGIT ||
            fold->bytes[end] == '-')) {
        digits += fold->classes[end] == FOLD_DIGIT;
        end++;
    }
    if (digits >= ORDER_DIGITS) {
        search_found(search, at, end, MASK_ORDER);
    }
}

#define EIRCODE_CHARS 7 /* An Post: a routing key of three, an identifier of four */

static bool is_of_eircode(const struct fold *fold, size_t at, size_t nth)
{
    char byte = fold->bytes[at];
    bool is_digit = fold->classes[at] == FOLD_DIGIT;
    bool is_letter = fold->classes[at] == FOLD_LETTER && byte != '\0' &&
                     strchr("acdefhknprtvwxy", byte) != NULL;
    return nth == 0   ? is_letter
           : nth == 1 ? is_digit
           : nth == 2 ? is_digit || byte == 'w'
                      : is_digit || is_letter;
}

/* "D02 AF30": where it ends; 0 where none begins. */
static size_t eircode_end(const struct search *search, size_t start)
{
    const struct fold *fold = &search->fold;
    size_t at = start;
    bool has_letter = false;
    for (size_t nth = 0; nth < EIRCODE_CHARS; nth++, at++) {
        at += nth == 3 && at < fold->len && fold->bytes[at] == ' ' ? 1 : 0;
        if (at >= fold->len || !is_of_eircode(fold, at, nth)) {
            return 0;
        }
        has_letter |= nth > 2 && fold->classes[at] == FOLD_LETTER;
    }
    return has_letter && fold_is_edge(fold, at) &&
                   (at == fold->len || fold->classes[at] == FOLD_GAP)
               ? at
               : 0;
}

/* Behind the word for it. */
static void eircode_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    while (at < fold->len && strchr(" :", fold->bytes[at]) && fold->bytes[at] != '\0') {
        at++;
    }
    size_t end = eircode_end(search, at);
    if (end != 0) {
        search_found(search, at, end, MASK_ADDRESS);
    }
}

static bool is_capital_letter(const struct fold *fold, size_t at)
{
    return at < fold->len && fold->bytes[at] >= 'a' && fold->bytes[at] <= 'z' &&
           fold_is_capital(fold, at);
}

static bool is_digit(const struct fold *fold, size_t at)
{
    return at < fold->len && fold->classes[at] == FOLD_DIGIT;
}

static bool ends_here(const struct fold *fold, size_t at)
{
    return fold_is_edge(fold, at) && (at >= fold->len || fold->classes[at] == FOLD_GAP);
}

/* "SW1A 1AA" (Royal Mail): one or two letters and one or two digits, the last of which may
 * be a letter; a space, a digit, two letters. */
static size_t british_end(const struct fold *fold, size_t at)
{
    at += is_capital_letter(fold, at);
    at += is_capital_letter(fold, at);
    if (!is_digit(fold, at)) {
        return 0;
    }
    at++;
    at += is_digit(fold, at) || is_capital_letter(fold, at);
    bool is_inward = at < fold->len && fold->bytes[at] == ' ' && is_digit(fold, at + 1) &&
                     is_capital_letter(fold, at + 2) && is_capital_letter(fold, at + 3);
    return is_inward && ends_here(fold, at + 4) ? at + 4 : 0;
}

/* "1012 AB" (PostNL): some houses of one street; never SA, SD or SS. */
static size_t dutch_end(const struct fold *fold, size_t at)
{
    size_t letters = at + 4;
    for (size_t i = 0; i < 4; i++) {
        if (!is_digit(fold, at + i)) {
            return 0;
        }
    }
    letters += letters < fold->len && fold->bytes[letters] == ' ';
    bool is_code = fold->bytes[at] != '0' && is_capital_letter(fold, letters) &&
                   is_capital_letter(fold, letters + 1) && ends_here(fold, letters + 2);
    bool is_never = is_code && fold->bytes[letters] == 's' &&
                    strchr("ads", fold->bytes[letters + 1]) != NULL;
    return is_code && !is_never ? letters + 2 : 0;
}

static bool is_from(const struct search *search, const char *country)
{
    return search->mask->country != NULL &&
           text_is_ignoring_case(text_of(country), search->mask->country);
}

/* "D02 AF30" without a word for it: a digit among its last four, and a space where the
 * customer does not live in Ireland. */
static size_t bare_eircode_end(const struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t end = eircode_end(search, at);
    bool has_digit = false;
    for (size_t i = end > 4 ? end - 4 : 0; i < end; i++) {
        has_digit |= is_digit(fold, i);
    }
    bool is_spaced = end > 0 && fold->bytes[at + 3] == ' ';
    return has_digit && (is_spaced || is_from(search, "IE")) ? end : 0;
}

/* Postcodes that tell a house or a few, wherever they stand. */
static void postcodes_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    bool is_dutch = is_from(search, "NL");
    for (size_t at = 0; at + 6 <= fold->len; at++) {
        bool is_begun = at == 0 || fold->classes[at - 1] == FOLD_GAP;
        if (!is_begun || fold->classes[at] == FOLD_GAP) {
            continue;
        }
        size_t end = 0;
        if (is_capital_letter(fold, at)) {
            end = bare_eircode_end(search, at);
            end = end == 0 ? british_end(fold, at) : end;
        } else if (is_dutch) {
            end = dutch_end(fold, at);
        }
        if (end != 0) {
            search_found(search, at, end, MASK_ADDRESS);
        }
    }
}

void context_find(struct search *search)
{
    postcodes_find(search);
    if (search->mask->hides_orders) {
        cues_take(search, CUE_ORDER, order_take);
    }
    cues_take(search, CUE_ADDRESS, address_take);
    cues_take(search, CUE_EIRCODE, eircode_take);
    cues_take(search, CUE_NAME, name_take);
    cues_take(search, CUE_BIRTH, birth_take);
}
