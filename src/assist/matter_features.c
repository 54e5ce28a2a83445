#include "base/stem.h"
#include "base/utf8.h"
#include "base/words.h"
#include "matters.h"

#include <string.h>

#define WORD_MAX 60 /* bytes of a word that are looked at */
#define GRAM     4  /* letters, with the borders of the word */

enum feature_kind { FEATURE_WORD = 1, FEATURE_GRAM, FEATURE_THREE };

struct finding {
    uint8_t seen[MATTER_BUCKETS / 8];
    matter_feature_handler *handler;
    void *context;
};

static void add(struct finding *finding, enum feature_kind kind, struct text bytes)
{
    uint32_t hash = 2166136261U ^ (uint32_t)kind; /* FNV-1a, then mixed */

    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.bytes[i]) * 16777619U;
    hash ^= hash >> 15;
    hash *= 0x2C1B3C6DU;
    hash ^= hash >> 12;
    hash %= MATTER_BUCKETS;
    if (finding->seen[hash / 8] >> hash % 8 & 1)
        return;
    finding->seen[hash / 8] |= (uint8_t)(1U << hash % 8);
    finding->handler(finding->context, hash);
}

static size_t letter_len(struct text text, size_t at)
{
    uint32_t ignored;

    return utf8_decode(text_from(text.bytes + at, text.len - at), &ignored, NULL);
}

static bool is_number(struct text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.bytes[i] < '0' || word.bytes[i] > '9')
            return false;
    }
    return true;
}

/* Each run of GRAM letters of the word between its borders. */
static void add_grams(struct finding *finding, struct text word)
{
    char bordered[WORD_MAX + 2];
    size_t ends[GRAM] = {0}, count = 0;
    struct text all = text_from(bordered, word.len + 2);

    bordered[0] = '^';
    memcpy(bordered + 1, word.bytes, word.len);
    bordered[word.len + 1] = '$';
    for (size_t at = 0; at < all.len; count++) {
        size_t start = ends[count % GRAM];
        ends[count % GRAM] = at;
        if (count >= GRAM)
            add(finding, FEATURE_GRAM, text_from(bordered + start, at - start));
        at += letter_len(all, at);
    }
    if (count >= GRAM) {
        size_t start = ends[count % GRAM];
        add(finding, FEATURE_GRAM, text_from(bordered + start, all.len - start));
    }
}

static void add_word(struct finding *finding, struct text word)
{
    char stem[WORD_MAX];

    word.len = word.len > WORD_MAX ? WORD_MAX : word.len;
    if (is_number(word))
        word = text_of("0");
    memcpy(stem, word.bytes, word.len);
    add(finding, FEATURE_WORD, text_from(stem, stem_word(stem, word.len)));
    add_grams(finding, word);
}

/* The pair, its first character, and where a pair stood right before it the three. */
static void add_pair(struct finding *finding, struct text pair, const char *before)
{
    size_t first = letter_len(pair, 0);

    add(finding, FEATURE_WORD, pair);
    add(finding, FEATURE_GRAM, text_from(pair.bytes, first));
    if (before)
        add(finding, FEATURE_THREE,
            text_from(before, (size_t)(pair.bytes + pair.len - before)));
}

static bool is_picture(uint32_t code_point)
{
    return code_point >= 0x1F000 || (code_point >= 0x2600 && code_point <= 0x27BF);
}

static void add_pictures(struct finding *finding, struct text folded)
{
    for (size_t at = 0; at < folded.len;) {
        uint32_t code_point;
        size_t len = utf8_decode(text_from(folded.bytes + at, folded.len - at), &code_point,
                                 NULL);
        if (is_picture(code_point) && !utf8_is_letter(code_point))
            add(finding, FEATURE_WORD, text_from(folded.bytes + at, len));
        at += len;
    }
}

void matter_features(struct text folded, matter_feature_handler *handler, void *context)
{
    struct finding finding = {.handler = handler, .context = context};
    struct text rest = folded, unit, pair = {0};

    while (words_next(&rest, &unit)) {
        bool is_pair = words_is_unspaced(unit);
        bool meets = is_pair && pair.len && unit.bytes < pair.bytes + pair.len;
        if (is_pair)
            add_pair(&finding, unit, meets ? pair.bytes : NULL);
        else
            add_word(&finding, unit);
        pair = is_pair ? unit : text_from(NULL, 0);
    }
    add_pictures(&finding, folded);
}
