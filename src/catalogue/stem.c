#include "stem.h"

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

#define SHORTEST 4 /* letters of a word that is touched at all */

/* Rounds, one after another; in a round the first row that fits is the only one. */
struct ending {
    int round;
    const char *ending;
    const char *instead;
    size_t letters_left;
};
static const struct ending endings[] = {
    /* plurals: fr, en, pt */
    {0, "eaux", "eau", 2},
    {0, "aux", "al", 3},
    {0, "eux", "eu", 1},
    {0, "oux", "ou", 2},
    {0, "ies", "y", 3},
    {0, "lves", "lf", 3},
    {0, "arves", "arf", 2},
    {0, "nives", "nif", 1},
    {0, "agens", "agem", 2},
    {0, "oes", "", 3},
    {0, "es", "", 3},
    {0, "ss", "ss", 0},
    {0, "us", "us", 0},
    {0, "is", "is", 0},
    {0, "s", "", 3},
    /* verbs, and plurals in -en: en; it, es, pt; nl, de */
    {1, "ing", "", 3},
    {1, "ed", "", 3},
    {1, "ado", "", 5},
    {1, "ada", "", 5},
    {1, "ato", "", 5},
    {1, "ata", "", 5},
    {1, "are", "", 5},
    {1, "ar", "", 5},
    {1, "ingen", "", 3},
    {1, "enen", "", 3},
    {1, "tje", "t", 4},
    {1, "en", "", 3},
    /* the last vowel: it, pt, es, fr, de */
    {2, "ie", "y", 2},
    {2, "ia", "y", 4},
    {2, "io", "", 5},
    {2, "ao", "", 3},
    {2, "i", "", 4},
    {2, "e", "", 3},
    {2, "a", "", 4},
    {2, "o", "", 4},
    /* it: giacca, giacche */
    {3, "cch", "c", 2},
    {3, "ch", "c", 3},
};
#define ROUNDS 4

static bool is_ascii_word(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (word[i] < 'a' || word[i] > 'z') {
            return false;
        }
    }
    return true;
}

static bool ends_in(const char *word, size_t len, const struct ending *row)
{
    size_t cut = strlen(row->ending);
    return len >= cut + row->letters_left &&
           memcmp(word + len - cut, row->ending, cut) == 0;
}

static bool has_vowel(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (strchr("aeiouy", word[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static size_t run_round(char *word, size_t len, int round)
{
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        const struct ending *row = &endings[i];
        if (row->round == round && ends_in(word, len, row) &&
            has_vowel(word, len - strlen(row->ending) + strlen(row->instead))) {
            size_t at = len - strlen(row->ending);
            memcpy(word + at, row->instead, strlen(row->instead));
            return at + strlen(row->instead);
        }
    }
    return len;
}

/* "cancell" as "cancel", "stopp" as "stop", "glass" as "glas"; vowels stay doubled. */
static size_t without_double(const char *word, size_t len)
{
    bool is_double = len > 3 && word[len - 1] == word[len - 2];
    return is_double && strchr("aeiou", word[len - 1]) == NULL ? len - 1 : len;
}

size_t stem_word(char *word, size_t len)
{
    if (!is_ascii_word(word, len)) {
        return len;
    }
    for (int round = 0; round < ROUNDS && len >= SHORTEST; round++) {
        len = run_round(word, len, round);
    }
    return without_double(word, len);
}
