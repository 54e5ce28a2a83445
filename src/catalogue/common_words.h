/* The words that say little of what is meant: articles, pronouns, prepositions, courtesies.
 */
#ifndef CATALOGUE_COMMON_WORDS_H
#define CATALOGUE_COMMON_WORDS_H

#include "base/text.h"

#include <stdbool.h>

/*
 * For a folded word, before it is stemmed, or a pair of characters. English, Spanish, German,
 * French, Italian, Portuguese, Dutch, Chinese, Japanese, Arabic; not what is a thing in
 * another of them ("dove", "van", "salve").
 */
bool common_word(struct text word);

#endif
