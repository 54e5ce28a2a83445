#include "menu_words.h"

#include "base/buffer.h"
#include "base/stem.h"
#include "base/utf8.h"
#include "base/words.h"

#define WORD_MAX 64

struct stemmed {
    char bytes[WORD_MAX];
    size_t len;
};

static struct stemmed stem_of(struct text unit)
{
    struct stemmed stemmed = {.len = unit.len < WORD_MAX ? unit.len : WORD_MAX - 1};

    memcpy(stemmed.bytes, unit.bytes, stemmed.len);
    if (!words_is_unspaced(unit))
        stemmed.len = stem_word(stemmed.bytes, stemmed.len);
    return stemmed;
}

static bool begins(struct text unit, const char *front, size_t len)
{
    return unit.len >= len && memcmp(unit.bytes, front, len) == 0;
}

static bool word_stands(struct text text, struct text word, bool is_last)
{
    struct stemmed wanted = stem_of(word);
    struct text unit;

    while (words_next(&text, &unit)) {
        struct stemmed own = stem_of(unit);
        bool is_same = own.len == wanted.len && !memcmp(own.bytes, wanted.bytes, own.len);
        if (is_same || text_equals(unit, word) ||
            (is_last && begins(unit, word.bytes, word.len)))
            return true;
    }
    return false;
}

size_t menu_words_count(struct text text, struct text folded)
{
    struct text rest = folded, word;
    struct buffer own;
    size_t count = 0;

    buffer_init(&own, SIZE_MAX);
    utf8_fold(text, &own);
    while (words_next(&rest, &word))
        count += word_stands(text_from(buffer_text(&own), own.len), word, !rest.len);
    buffer_release_wiped(&own);
    return count;
}

/* At the first that does not no more is looked for: this is done of every text at every key. */
bool menu_words_stand(const char *text, struct text folded)
{
    struct text rest = folded, word;
    struct buffer own;
    bool stand = true;

    buffer_init(&own, SIZE_MAX);
    utf8_fold(text_of(text), &own);
    while (stand && words_next(&rest, &word))
        stand = word_stands(text_from(buffer_text(&own), own.len), word, !rest.len);
    buffer_release_wiped(&own);
    return stand;
}
