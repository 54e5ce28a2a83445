#include "guard/mask_ids.h"
#include "guard/mask_inside.h"

#include <string.h>

/* One group, small groups of one length but for the last, or as 4-6-5, 4-6-4 and 6-13. */
static bool is_grouped_as_card(const struct number *number)
{
    bool is_even = number->group_count == 1 || number->groups[0] <= 4;
    bool is_long = true;
    for (size_t i = 0; i < number->group_count; i++) {
        bool is_last = i + 1 == number->group_count;
        is_even &= number->groups[i] == number->groups[0] ||
                   (is_last && number->groups[i] < number->groups[0]);
        is_long &=
            number->groups[i] >= 3 && (number->groups[0] == 4 || number->groups[0] == 6);
    }
    return is_even || is_long;
}

/* How the numbers of cards begin, and how long they are (ISO/IEC 7812; the networks). */
static const struct {
    uint16_t from; /* the first four digits */
    uint16_t to;
    uint8_t min;
    uint8_t max;
} networks[] = {
    {4000, 4999, 16, 16}, {4000, 4999, 19, 19}, {5000, 5999, 16, 16}, {2221, 2720, 16, 16},
    {3400, 3499, 15, 15}, {3700, 3799, 15, 15}, {3000, 3059, 14, 14}, {3600, 3699, 14, 14},
    {3800, 3999, 14, 14}, {3528, 3589, 16, 19}, {6000, 6999, 16, 19}, {2200, 2204, 16, 19},
    {5000, 5099, 16, 19}, {5600, 5899, 16, 19},
};

bool card_is_of_network(const char *digits, size_t len)
{
    int begins = id_number(digits, 0, 4);
    for (size_t i = 0; i < COUNT_OF(networks); i++) {
        if (begins >= networks[i].from && begins <= networks[i].to &&
            len >= networks[i].min && len <= networks[i].max) {
            return true;
        }
    }
    return false;
}

/* "977-4815747-4895937": a part of a longer number. */
static bool is_behind_digits(const struct fold *fold, size_t start)
{
    return start > 1 && fold->bytes[start - 1] == '-' &&
           fold->classes[start - 2] == FOLD_DIGIT;
}

/* The two networks that most cards are of: no word for an order makes one of these less. */
static bool is_of_most(const struct number *number)
{
    int begins = id_number(number->chars, 0, 2);
    return number->len == 16 && (number->chars[0] == '4' || (begins >= 51 && begins <= 55));
}

/* What a word calls a card may be of a network that is not known here, and may have
 * thirteen digits, as on a product's bar code. */
static bool is_card(const struct search *search, const struct number *number)
{
    if (number->digits != number->len || number->len < 13 || number->len > 19 ||
        !is_grouped_as_card(number) || !id_passes_luhn(number->chars, number->len)) {
        return false;
    }
    bool is_order = number->group_count == 1 && !is_of_most(number) &&
                    is_called_order(search, number->start, CUE_CARD | CUE_ACCOUNT);
    return cue_before(search, number->start, CUE_CARD)
               ? number->chars[0] >= '2' && number->chars[0] <= '6'
               : card_is_of_network(number->chars, number->len) && !is_order &&
                     !is_behind_digits(&search->fold, number->start);
}

/* Countries and the characters of their accounts (SWIFT, IBAN registry). */
static const char iban_lengths[] = "ad24ae23al28at20az28ba20be16bg22bh22br29by28ch21cr22cy2"
                                   "8cz24de22dk18do28ee20eg29es24fi18"
                                   "fo18fr27gb22ge22gi23gl18gr27gt28hr21hu28ie22il23iq23is2"
                                   "6it27jo30kw30kz20lb28lc32li21lt20"
                                   "lu20lv21mc27md24me22mk19mr27mt31mu30nl18no15pk24pl28ps2"
                                   "9pt25qa29ro24rs22sa24sc31se24si19"
                                   "sk24sm27st25sv28tl23tn24tr26ua29va22vg24xk20";

static bool has_iban_length(const struct number *number)
{
    for (const char *at = iban_lengths; *at != '\0'; at += 4) {
        size_t len = (size_t)(at[2] - '0') * 10 + (size_t)(at[3] - '0');
        if (memcmp(at, number->chars, 2) == 0) {
            return number->len == len;
        }
    }
    return false;
}

/* ISO 13616: mod 97 of the number with its first four characters at the end is 1. */
static bool is_iban(const struct number *number)
{
    if (number->len < 15 || number->chars[0] < 'a' || number->chars[2] > '9' ||
        number->chars[3] > '9' || !has_iban_length(number)) {
        return false;
    }
    int rest = 0;
    for (size_t i = 0; i < number->len; i++) {
        char byte = number->chars[(i + 4) % number->len];
        bool is_digit = byte >= '0' && byte <= '9';
        rest = is_digit ? (rest * 10 + (byte - '0')) % 97
                        : (rest * 100 + (byte - 'a' + 10)) % 97;
    }
    return rest == 1;
}

bool number_judge(const struct search *search, const struct number *number,
                  enum mask_kind *kind)
{
    if (is_card(search, number)) {
        *kind = MASK_CARD;
        return true;
    }
    if (is_iban(number)) {
        *kind = MASK_ACCOUNT;
        return true;
    }
    if (number_is_identity(search, number)) {
        *kind = MASK_IDENTITY;
        return true;
    }
    return number->has_cue && !search->is_checked && number_is_called(search, number, kind);
}
