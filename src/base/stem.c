#include "base/stem.h"

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

#define SHORTEST 4 /* letters of a word that is touched at all */

/* An ending behind a ^ is a whole word. */
struct ending {
    const char *ending;
    size_t len;
    const char *instead;
    size_t letters_left;
};
#define ROW(ending, instead, letters_left)                                                 \
    {                                                                                      \
        ending, sizeof(ending) - 1, instead, letters_left                                  \
    }

/* de: the nouns that make their plural by -er are few ("Messer" and "Leder" are none), and
 * compounds end in them ("Weingläser"); nl: some of them, by -eren. */
#define BY_ER(noun)   ROW(noun "er", noun, 0), ROW(noun "ern", noun, 0)
#define BY_EREN(noun) ROW(noun "eren", noun, 0)
// clang-format off
static const struct ending nouns[] = {
    BY_ER("bad"), BY_ER("band"), BY_ER("bild"), BY_ER("blatt"), BY_ER("brett"),
    BY_ER("buch"), BY_ER("dach"), BY_ER("dorf"), BY_ER("fach"), BY_ER("fass"),
    BY_ER("feld"), BY_ER("geld"), BY_ER("gesicht"), BY_ER("gewand"), BY_ER("glas"),
    BY_ER("glied"), BY_ER("gras"), BY_ER("gut"), BY_ER("haus"), BY_ER("holz"),
    BY_ER("horn"), BY_ER("huhn"), BY_ER("kalb"), BY_ER("kind"), BY_ER("kleid"),
    BY_ER("korn"), BY_ER("kraut"), BY_ER("land"), BY_ER("licht"), BY_ER("lied"),
    BY_ER("mann"), BY_ER("nest"), BY_ER("rad"), BY_ER("rand"), BY_ER("rind"),
    BY_ER("schild"), BY_ER("schloss"), BY_ER("schwert"), BY_ER("strauch"), BY_ER("tuch"),
    BY_ER("volk"), BY_ER("wald"), BY_ER("wort"),
    BY_EREN("blad"), BY_EREN("kind"), BY_EREN("lied"), BY_EREN("rad"), BY_EREN("rund"),
    ROW("^eier", "ei", 0), ROW("^eiern", "ei", 0), ROW("^eieren", "ei", 0),
    /* nl: what was voiced, or long in an open syllable, by sounds that no other language has
     * there, else by the noun */
    ROW("uizen", "uis", 1), ROW("ijzen", "ijs", 1), ROW("oezen", "oes", 1),
    ROW("euzen", "eus", 1), ROW("aarzen", "aars", 1), ROW("ieven", "ief", 1),
    ROW("uiven", "uif", 1), ROW("ijven", "ijf", 1), ROW("olven", "olf", 1),
    ROW("bomen", "boom", 0), ROW("broden", "brood", 0), ROW("draden", "draad", 0),
    ROW("glazen", "glas", 0), ROW("knopen", "knoop", 0), ROW("kranen", "kraan", 0),
    ROW("muren", "muur", 0), ROW("platen", "plaat", 0), ROW("potloden", "potlood", 0),
    ROW("rozen", "roos", 0), ROW("scharen", "schaar", 0), ROW("stenen", "steen", 0),
    ROW("straten", "straat", 0), ROW("vazen", "vaas", 0), ROW("weken", "week", 0),
    ROW("^benen", "been", 0), ROW("^boten", "boot", 0), ROW("^dozen", "doos", 0),
    ROW("^hazen", "haas", 0), ROW("^jaren", "jaar", 0), ROW("^kazen", "kaas", 0),
    ROW("^maten", "maat", 0), ROW("^ogen", "oog", 0), ROW("^oren", "oor", 0),
    ROW("^poten", "poot", 0),
    /* pt: the nouns in -m whose plural ends in -ns; English has many in -n */
    ROW("^trens", "trem", 0), ROW("jardins", "jardim", 0), ROW("^homens", "homem", 0),
    ROW("^patins", "patim", 0), ROW("edredons", "edredom", 0), ROW("^nuvens", "nuvem", 0),
    ROW("^jovens", "jovem", 0), ROW("bombons", "bombom", 0), ROW("^batons", "batom", 0),
};
/* plurals: fr, en, pt */
static const struct ending plurals[] = {
    ROW("eaux", "eau", 2), ROW("aux", "al", 3), ROW("eux", "eu", 1), ROW("oux", "ou", 2),
    ROW("ies", "y", 3), ROW("lves", "lf", 3), ROW("arves", "arf", 2),
    ROW("nives", "nif", 1), ROW("agens", "agem", 2), ROW("oes", "", 3), ROW("es", "", 3),
    ROW("ss", "ss", 0), ROW("us", "us", 0), ROW("is", "is", 0), ROW("s", "", 3),
};
/* verbs, and plurals in -en: en; it, es, pt; nl, de */
static const struct ending verbs[] = {
    ROW("ing", "", 3), ROW("ed", "", 3), ROW("ado", "", 5), ROW("ada", "", 5),
    ROW("ato", "", 5), ROW("ata", "", 5), ROW("are", "", 5), ROW("ar", "", 5),
    ROW("ingen", "", 3), ROW("enen", "", 3), ROW("tje", "t", 4), ROW("en", "", 3),
};
/* those plurals in -en alone: nl, de */
static const struct ending plurals_in_en[] = {
    ROW("ingen", "ing", 1), ROW("enen", "", 3), ROW("tje", "t", 4), ROW("en", "", 3),
};
/* the last vowel: it, pt, es, fr, de */
static const struct ending vowels[] = {
    ROW("ie", "y", 2), ROW("ia", "y", 4), ROW("io", "", 5), ROW("ao", "", 3),
    ROW("i", "", 4), ROW("e", "", 3), ROW("a", "", 4), ROW("o", "", 4),
};
/* it: giacca, giacche */
static const struct ending hard[] = {
    ROW("cch", "c", 2), ROW("ch", "c", 3),
};
// clang-format on

/* One after another; in a round the first row that fits is the only one. Most words end in
 * none of its last letters, and are passed over at once. */
#define ROUND(rows, last_letters)                                                          \
    {                                                                                      \
        rows, COUNT_OF(rows), last_letters                                                 \
    }
struct round {
    const struct ending *rows;
    size_t count;
    const char *last_letters;
};
static const struct round rounds[] = {ROUND(nouns, "rns"), ROUND(plurals, "xs"),
                                      ROUND(verbs, "gdoaren"), ROUND(vowels, "eiao"),
                                      ROUND(hard, "h")};
static const struct round plural_rounds[] = {ROUND(nouns, "rns"), ROUND(plurals, "xs"),
                                             ROUND(plurals_in_en, "en"),
                                             ROUND(vowels, "eiao"), ROUND(hard, "h")};

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
    bool is_whole = row->ending[0] == '^';
    size_t cut = row->len - is_whole;
    return row->ending[row->len - 1] == word[len - 1] && len >= cut + row->letters_left &&
           (len == cut || !is_whole) &&
           memcmp(word + len - cut, row->ending + is_whole, cut) == 0;
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

static size_t run_round(char *word, size_t len, const struct round *round)
{
    bool may_fit = strchr(round->last_letters, word[len - 1]) != NULL;
    for (size_t i = 0; may_fit && i < round->count; i++) {
        const struct ending *row = &round->rows[i];
        size_t at = len - (row->len - (row->ending[0] == '^'));
        size_t left = at + strlen(row->instead);
        if (ends_in(word, len, row) && has_vowel(word, left)) {
            memcpy(word + at, row->instead, left - at);
            return left;
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

/* Arabic writes the article and some prepositions to the word; folded. */
static const char *const arabic_fronts[] = {"وال", "بال", "كال", "فال", "لل", "ال"};
static const char *const arabic_ends[] = {"ات", "ون", "ين", "ان", "ية", "ة", "ه", "ي"};
#define ARABIC_LEFT 6 /* bytes: three letters */

static bool is_arabic(const char *word, size_t len)
{
    unsigned char first = len > 0 ? (unsigned char)word[0] : 0;
    return first >= 0xD8 && first <= 0xDB;
}

/* "القطارات" as "قطار". */
static size_t stem_arabic(char *word, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(arabic_fronts); i++) {
        size_t cut = strlen(arabic_fronts[i]);
        if (len >= cut + ARABIC_LEFT && memcmp(word, arabic_fronts[i], cut) == 0) {
            memmove(word, word + cut, len - cut);
            len -= cut;
            break;
        }
    }
    for (size_t i = 0; i < COUNT_OF(arabic_ends); i++) {
        size_t cut = strlen(arabic_ends[i]);
        if (len >= cut + ARABIC_LEFT &&
            memcmp(word + len - cut, arabic_ends[i], cut) == 0) {
            return len - cut;
        }
    }
    return len;
}

static size_t run(char *word, size_t len, const struct round *all, size_t count)
{
    if (is_arabic(word, len)) {
        return stem_arabic(word, len);
    }
    if (!is_ascii_word(word, len)) {
        return len;
    }
    for (size_t i = 0; i < count && len >= SHORTEST; i++) {
        len = run_round(word, len, &all[i]);
    }
    return without_double(word, len);
}

size_t stem_word(char *word, size_t len)
{
    return run(word, len, rounds, COUNT_OF(rounds));
}

size_t stem_plural(char *word, size_t len)
{
    return run(word, len, plural_rounds, COUNT_OF(plural_rounds));
}
