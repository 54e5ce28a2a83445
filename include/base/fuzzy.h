/*
 * Letters that stand in a text in their order, a few others between: "anruz" finds "Ana
 * Ruiz". They begin where a word does, or follow one another without a gap.
 */
#ifndef BASE_FUZZY_H
#define BASE_FUZZY_H

#include "base/text.h"

#define FUZZY_BEST 1000

/*
 * 0: they do not, or with more between than they are; else up to FUZZY_BEST, the closer
 * together the more. letters are folded; text is, or is ASCII of any case.
 */
unsigned fuzzy_score(struct text text, struct text letters);

#endif
