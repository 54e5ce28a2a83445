/*
 * Words in folded text: the same question asked of every language, those written without
 * spaces too.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Folded for search (utf8_fold), ended by NUL; lives in the arena. */
struct text words_fold(struct text text, struct arena *arena);
/* Each of the words, folded too and with spaces between them, stands somewhere in folded. */
bool words_all_stand(struct text folded, struct text words);

/*
 * Where phrase (folded) begins a word in folded, or NULL. What is written without spaces,
 * and Arabic with its joined prefixes, is found anywhere.
 */
const char *words_find(struct text folded, struct text phrase);
/* As words_find(), but the phrase ends a word too: for numbers and names. */
const char *words_find_whole(struct text folded, struct text phrase);

/* One of the phrases (folded, '|' between) is found so. */
bool words_find_any(struct text folded, const char *phrases);
bool words_find_any_whole(struct text folded, const char *phrases);

/*
 * Cuts the next unit off folded text: a run of letters and digits, or of a script written
 * without spaces each two neighbours (one alone where the run is no longer). False at the
 * end.
 */
bool words_next(struct text *rest, struct text *unit);
/* The unit is a pair, or one, of a script written without spaces. */
bool words_is_unspaced(struct text unit);

/* How alike the units of two folded texts are: shared by all there are, 0 to 1. */
double words_likeness(struct text a, struct text b);
/* The share of the first one's units that stand in the second, 0 to 1. */
double words_within(struct text part, struct text whole);

#endif
