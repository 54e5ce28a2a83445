#include "base/fuzzy.h"

#include <stdbool.h>
#include <string.h>

#define A_GAP 20 /* what a letter between costs */

static unsigned char small_at(struct text text, size_t at)
{
    unsigned char byte = (unsigned char)text.bytes[at];

    return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte + 32) : byte;
}

static bool is_lead(unsigned char byte)
{
    return (byte & 0xC0) != 0x80;
}

static size_t code_point_len(struct text text, size_t at)
{
    size_t len = 1;

    while (at + len < text.len && !is_lead((unsigned char)text.bytes[at + len]))
        len++;
    return len;
}

static bool is_same(struct text text, size_t at, struct text letters, size_t letter)
{
    size_t len = code_point_len(letters, letter);

    if (len == 1)
        return small_at(text, at) == (unsigned char)letters.bytes[letter];
    return at + len <= text.len &&
           memcmp(text.bytes + at, letters.bytes + letter, len) == 0;
}

/* Scripts of other than ASCII letters may begin anywhere. */
static bool begins_word(struct text text, size_t at)
{
    unsigned char before = at ? small_at(text, at - 1) : ' ';

    return small_at(text, at) >= 0x80 || before >= 0x80 ||
           !((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'));
}

/* How many others stand between, from the place where the first letter does; false where
 * not all follow. */
static bool gaps_from(struct text text, size_t at, struct text letters, size_t *gaps)
{
    size_t letter = 0;

    *gaps = 0;
    while (letter < letters.len && at < text.len) {
        bool is_it = is_same(text, at, letters, letter);
        letter += is_it ? code_point_len(letters, letter) : 0;
        *gaps += !is_it;
        at += code_point_len(text, at);
    }
    return letter >= letters.len;
}

static size_t count_of(struct text letters)
{
    size_t count = 0;

    for (size_t at = 0; at < letters.len; at += code_point_len(letters, at))
        count++;
    return count;
}

unsigned fuzzy_score(struct text text, struct text letters)
{
    size_t most = count_of(letters);
    unsigned best = 0;

    for (size_t at = 0; letters.len && at < text.len; at += code_point_len(text, at)) {
        size_t gaps;
        if (!is_same(text, at, letters, 0))
            continue;
        if (!gaps_from(text, at, letters, &gaps))
            break; /* nor do they from further on */
        if (gaps > most || (gaps && !begins_word(text, at)))
            continue;
        unsigned lost = (unsigned)gaps * A_GAP + (at != 0);
        unsigned score = lost < FUZZY_BEST ? FUZZY_BEST - lost : 1;
        best = score > best ? score : best;
    }
    return best;
}
