/*
 * The language a text is written in, by script and by the commonest words and letter
 * sequences of the languages known here. Pure.
 */
#ifndef GUARD_LANGUAGE_H
#define GUARD_LANGUAGE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* So many letters of its own say in which language somebody writes. */
#define LANGUAGE_LETTERS 20

/*
 * A BCP 47 code (en es de fr it pt nl zh ja ko ar ru th and more by script), or NULL where
 * the text has too few letters to tell.
 */
const char *language_of(struct text text);
/* The same, NULL too where another language would do nearly as well ("En qué puedo"). */
const char *language_surely(struct text text);
/* The same of a text that is long enough to be believed (LANGUAGE_LETTERS), else the other. */
const char *language_or(struct text text, const char *other);
/* Letters in the text; one of a script without spaces counts as two. */
size_t language_letters(struct text text);
/* The primary subtags are the same: "zh-CN" is "zh"; NULL is like nothing. */
bool language_is_same(const char *a, const char *b);

#endif
