/* The words that say little of what is meant: articles, pronouns, prepositions, courtesies.
 */
#ifndef CATALOGUE_COMMON_WORDS_H
#define CATALOGUE_COMMON_WORDS_H

#include "base/text.h"

#include <stdbool.h>

/* For a folded word, before it is stemmed. English, Spanish, German, French. */
bool common_word(struct text word);

#endif
