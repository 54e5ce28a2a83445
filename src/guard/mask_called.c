#include "guard/mask_inside.h"

#include <string.h>

#define APART_MAX 4 /* signs between a name and the word that calls it so */

/* Folded; a word before the name that only people have. */
static const char *const titles[] = {
    "frau",    "herr",     "herrn",  "hr",      "fr",      "ms",     "mr",       "mrs",
    "miss",    "mx",       "sir",    "madam",   "sr",      "sra",    "srta",     "senor",
    "senora",  "senorita", "dona",   "mme",     "mlle",    "madame", "monsieur", "dr",
    "prof",    "sig",      "signor", "signora", "signore", "senhor", "senhora",  "meneer",
    "mevrouw", "dhr",      "mevr",   "fru",     "pan",     "pani",   "panie",
};
/* In front of a name that the sentence ends behind. */
static const char *const greetings[] = {
    "hi",        "hello",   "hey",   "dear",    "hola",    "querido", "querida", "estimado",
    "estimada",  "hallo",   "liebe", "lieber",  "bonjour", "salut",   "cher",    "chere",
    "ciao",      "gentile", "cara",  "caro",    "ola",     "oi",      "prezado", "prezada",
    "beste",     "dag",     "hoi",   "geachte", "hej",     "kara",    "morning", "evening",
    "afternoon", "servus",  "moin",  "tag",
};
/* In front of a name that its line ends behind. */
static const char *const farewells[] = {
    "regards",    "thanks",       "thank you",    "cheers", "sincerely", "yours",
    "wishes",     "best",         "gruss",        "grusse", "gruessen",  "grussen",
    "grusse",     "danke",        "saludos",      "saludo", "gracias",   "atentamente",
    "merci",      "cordialement", "salutations",  "grazie", "saluti",    "obrigado",
    "obrigada",   "abraco",       "cumprimentos", "groet",  "groeten",   "bedankt",
    "halsningar", "tack",         "vg",           "lg",
};
/* Right behind a name. */
static const char *const behind[] = {
    "先生",   "女士",       "小姐",       "太太",       "さん", "様",     "さま",
    "さまへ", "氏",         "씨",         "님",         "老师", "师傅",   "经理",
    "老板",   "总",         "同学",       "阿姨",       "叔叔", "君",     "殿",
    "です",   "と申します", "と言います", "といいます", "고객", "입니다", "이에요"};

/* Where the signs between a word and the name begin. */
static size_t apart_before(const struct fold *fold, size_t start, const char *signs)
{
    size_t at = start;
    while (at > 0 && start - at < APART_MAX && fold->bytes[at - 1] != '\0' &&
           strchr(signs, fold->bytes[at - 1]) != NULL) {
        at--;
    }
    return at;
}

static bool ends_in(const struct fold *fold, size_t end, const char *const *words,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(words[i]);
        if (end >= len && memcmp(fold->bytes + end - len, words[i], len) == 0 &&
            fold_is_edge(fold, end - len)) {
            return true;
        }
    }
    return false;
}

static bool has_title(const struct fold *fold, size_t start)
{
    size_t end = apart_before(fold, start, " .\n");
    bool is_apart = end < start;
    bool is_monsieur =
        end > 0 && fold->bytes[end] == '.' && fold->bytes[end - 1] == 'm' &&
        (end == 1 || fold->bytes[end - 2] == '\n' ||
         (end > 2 && fold->bytes[end - 2] == ' ' && fold->classes[end - 3] != FOLD_DIGIT));
    return is_apart && (is_monsieur || ends_in(fold, end, titles, COUNT_OF(titles)));
}

static bool has_title_behind(const struct fold *fold, size_t end)
{
    size_t at = end;
    while (at < fold->len && fold->bytes[at] == ' ') {
        at++;
    }
    for (size_t i = 0; i < COUNT_OF(behind); i++) {
        size_t len = strlen(behind[i]);
        if (at + len <= fold->len && memcmp(fold->bytes + at, behind[i], len) == 0) {
            return true;
        }
    }
    return false;
}

bool name_has_title(const struct fold *fold, size_t start, size_t end)
{
    size_t len = strlen("姓");
    bool is_told = start >= len && memcmp(fold->bytes + start - len, "姓", len) == 0;
    return is_told || has_title_behind(fold, end);
}

/* In front of one's own name. */
static const char *const selves[] = {"soy",  "sono",   "sou",     "c'est", "bin",
                                     "i am", "i'm",    "this is", "suis",  "ik ben",
                                     "met",  "jestem", "jsem",    "som",   "ben",
                                     "olen", "jag ar", "jeg er",  "это",   "hier ist"};

/* The line ends here, or behind an initial: "Rocio V." */
static bool is_at_line_end(const struct fold *fold, size_t end)
{
    bool has_initial = end + 1 < fold->len && fold->bytes[end] == ' ' &&
                       fold->classes[end + 1] == FOLD_LETTER && fold_is_edge(fold, end + 2);
    end += has_initial ? 2 : 0;
    while (end < fold->len && fold->classes[end] == FOLD_GAP && fold->bytes[end] != '\n') {
        end++;
    }
    return end == fold->len || fold->bytes[end] == '\n';
}

bool name_is_called(const struct fold *fold, size_t start, size_t end)
{
    if (has_title(fold, start) || has_title_behind(fold, end)) {
        return true;
    }
    size_t greeted = apart_before(fold, start, " \n");
    bool is_ended = end == fold->len || strchr(",!:\n", fold->bytes[end]) != NULL;
    if (is_ended && greeted < start &&
        ends_in(fold, greeted, greetings, COUNT_OF(greetings))) {
        return true;
    }
    if (greeted < start && fold_is_capital(fold, start) &&
        ends_in(fold, greeted, selves, COUNT_OF(selves))) {
        return true;
    }
    size_t signed_at = apart_before(fold, start, " ,-\n");
    return signed_at < start && is_at_line_end(fold, end) &&
           ends_in(fold, signed_at, farewells, COUNT_OF(farewells));
}

bool name_is_title(const char *part)
{
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        if (string_equals(titles[i], part)) {
            return true;
        }
    }
    return false;
}
