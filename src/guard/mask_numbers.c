#include "guard/mask_inside.h"

#include <string.h>

#define JOINT_MAX  3  /* signs between two groups */
#define DIGITS_MIN 4  /* of any number */
#define BACK_MAX   6  /* words of letters in front of the first digit */
#define WORD_MAX   6  /* letters of such a word, and in front of any number's digits */
#define PLAIN_MAX  19 /* characters of a number that is no account's, and not called one */

static bool is_ascii_word(const struct fold *fold, size_t at)
{
    return at < fold->len &&
           (fold->classes[at] == FOLD_DIGIT ||
            (fold->classes[at] == FOLD_LETTER && (unsigned char)fold->bytes[at] < 0x80));
}

/* What may stand between two groups. */
static const bool joints[256] = {
    ['\0'] = true, [' '] = true,  ['-'] = true,    ['.'] = true, ['/'] = true, ['_'] = true,
    [','] = true,  ['\n'] = true, ['\x01'] = true, ['*'] = true, ['~'] = true, ['|'] = true,
};

static bool is_joint(const struct fold *fold, size_t at)
{
    return fold->classes[at] == FOLD_GAP && joints[(unsigned char)fold->bytes[at]];
}

/* Where the group behind the one that ended here begins; 0 where none does. */
static size_t next_group(const struct fold *fold, size_t end)
{
    size_t at = end;
    while (at < fold->len && at - end < JOINT_MAX && is_joint(fold, at)) {
        at++;
    }
    return at > end && is_ascii_word(fold, at) ? at : 0;
}

/* Adds the group that begins here; false where it does not fit. */
static bool group_add(const struct fold *fold, size_t at, struct number *number)
{
    size_t end = at;
    while (is_ascii_word(fold, end)) {
        end++;
    }
    size_t len = end - at;
    if (number->len + len > NUMBER_CHARS || number->group_count == NUMBER_GROUPS) {
        return false;
    }
    if (number->group_count == 1) {
        number->joint = fold->bytes[number->end];
    }
    memcpy(number->chars + number->len, fold->bytes + at, len);
    for (size_t i = at; i < end; i++) {
        number->digits += fold->classes[i] == FOLD_DIGIT;
    }
    number->len += len;
    number->chars[number->len] = '\0';
    number->groups[number->group_count++] = (uint8_t)len;
    number->end = end;
    return true;
}

/* Two letters, and two characters of a check that are no letters. */
static bool is_as_account(const struct number *number)
{
    return number->chars[0] >= 'a' && number->chars[2] <= '9' && number->chars[3] <= '9';
}

/* The longest number from this group on that a rule knows; where it ends, 0 for none. */
static size_t number_at(struct search *search, size_t start)
{
    const struct fold *fold = &search->fold;
    struct number number = {.start = start};
    number.has_cue = cue_before(search, start, CUE_IDENTITY | CUE_CARD | CUE_ACCOUNT);
    enum mask_kind kind;
    enum mask_kind best_kind = MASK_CARD;
    size_t best = 0;
    for (size_t at = start; at != 0 || number.group_count == 0;) {
        if (!group_add(fold, at, &number) ||
            (number.len > PLAIN_MAX && !number.has_cue && !is_as_account(&number))) {
            break;
        }
        if (number.digits >= DIGITS_MIN && number_judge(search, &number, &kind)) {
            best = number.end;
            best_kind = kind;
        }
        at = next_group(fold, number.end);
    }
    if (best != 0) {
        search_found(search, start, best, best_kind);
    }
    return best;
}

static size_t word_start(const struct fold *fold, size_t at)
{
    while (at > 0 && is_ascii_word(fold, at - 1)) {
        at--;
    }
    return at;
}

static size_t word_end(const struct fold *fold, size_t at)
{
    while (is_ascii_word(fold, at)) {
        at++;
    }
    return at;
}

/* The word in front, where it is short and of letters: "GB29", "RSS MRA 85T…"; else at. */
static size_t word_before(const struct fold *fold, size_t at)
{
    size_t end = at;
    while (end > 0 && at - end < JOINT_MAX && is_joint(fold, end - 1)) {
        end--;
    }
    size_t start = word_start(fold, end);
    bool is_short = end < at && start < end && end - start <= WORD_MAX;
    for (size_t i = start; i < end && is_short; i++) {
        is_short = fold->classes[i] == FOLD_LETTER;
    }
    return is_short ? start : at;
}

/* Enough digits for any number stand here, in groups or not. */
static bool has_digits(const struct fold *fold, size_t at)
{
    size_t digits = 0;
    while (at != 0 || digits == 0) {
        while (is_ascii_word(fold, at)) {
            digits += fold->classes[at++] == FOLD_DIGIT;
        }
        at = next_group(fold, at);
        if (digits >= DIGITS_MIN || at == 0) {
            break;
        }
    }
    return digits >= DIGITS_MIN;
}

void numbers_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    for (size_t at = fold_next_digit(fold, 0); at < fold->len;
         at = fold_next_digit(fold, at + 1)) {
        if (!has_digits(fold, at)) {
            at = word_end(fold, at);
            continue;
        }
        size_t starts[BACK_MAX + 1] = {word_start(fold, at)};
        size_t count = 1;
        size_t letters = 0; /* of the words in front */
        while (count <= BACK_MAX) {
            starts[count] = word_before(fold, starts[count - 1]);
            letters += word_end(fold, starts[count]) - starts[count];
            if (starts[count] == starts[count - 1] || letters > WORD_MAX) {
                break;
            }
            count++;
        }
        size_t end = 0;
        while (count > 0 && end == 0) {
            end = number_at(search, starts[--count]);
        }
        while (end == 0 && is_ascii_word(fold, at)) {
            at++;
        }
        at = end != 0 ? end - 1 : at - 1;
    }
}
