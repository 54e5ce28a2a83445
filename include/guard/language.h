/*
 * The language a text is written in, by script and by the commonest words and letter
 * sequences of the languages known here. Pure.
 */
#ifndef GUARD_LANGUAGE_H
#define GUARD_LANGUAGE_H

#include "base/text.h"
#include "guard/scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many letters of its own say in which language somebody writes. */
#define LANGUAGE_LETTERS 20

/*
 * A BCP 47 code (en es de fr it pt nl zh ja ko ar ru th and more by script), or NULL where
 * the text has too few letters to tell.
 */
const char *language_of(struct text text);
/* The same of somebody who usually writes in that language (NULL: not known): a text that
 * no language surely has, and that language as well as any, is of it: "Perfecto. Que
 * tengas un buen día" no Portuguese. */
const char *language_of_usual(struct text text, const char *usual);
/* As language_of(), NULL too where another language would do nearly as well ("En qué
 * puedo"). */
const char *language_surely(struct text text);
/* What somebody goes on in who began so: the language in which such texts are usual, but
 * where it is surely another. */
const char *language_meant(struct text text, const char *usual);
/* A text that was cut into tokens already, as far as it counts. */
struct language_part {
    const struct scan *scan;
    size_t bytes;           /* tokens that begin before here */
    const uint16_t *scopes; /* by token: those with a bit of masked do not count; NULL */
    uint16_t masked;
    const char *rival; /* NULL, or one that no near relation is surely another than */
};
/* As language_of(); tells whether language_surely() would say the same. */
const char *language_of_part(const struct language_part *part, bool *surely);
/* The same of a text that is long enough to be believed (LANGUAGE_LETTERS), else the other.
 */
const char *language_or(struct text text, const char *other);
/* Letters in the text; one of a script without spaces counts as two. */
size_t language_letters(struct text text);
/* One of the commonest words of the language, which are no names; folded. */
bool language_is_common(const char *lang, struct text word);
/* The primary subtags are the same: "zh-CN" is "zh"; NULL is like nothing. */
bool language_is_same(const char *a, const char *b);

#endif
