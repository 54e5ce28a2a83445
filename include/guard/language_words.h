/* The tables of guard/language. Private to it. */
#ifndef GUARD_LANGUAGE_WORDS_H
#define GUARD_LANGUAGE_WORDS_H

#include "base/attributes.h"

#include <stddef.h>

struct language_words {
    const char *lang;
    const char *words;   /* with spaces between them */
    const char *letters; /* sequences of three */
};
extern const struct language_words language_words[];
extern const size_t language_words_count;

#endif
