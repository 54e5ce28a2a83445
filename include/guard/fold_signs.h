/* What one character of another script stands for, where a text is folded to be masked.
 * Private to the guard. */
#ifndef GUARD_FOLD_SIGNS_H
#define GUARD_FOLD_SIGNS_H

#include "base/text.h"

#include <stddef.h>
#include <stdint.h>

/* The plain sign for a dash, a space or a point of any width; 0 for what is none. */
char fold_sign_of(uint32_t code_point);
/* "ü" as "ue"; NULL for what German does not write so. */
const char *fold_german_of(uint32_t code_point);
/* A digit above or below the line; else 0. */
char fold_raised_of(uint32_t code_point);
/* The letter of ASCII that this one, at that byte of the text, looks like, where it stands
 * in for one; else 0. */
char fold_lookalike_of(struct text text, size_t at, uint32_t code_point);
/* Hangul that is written as its parts, of which lead is the first: the syllable, and the
 * bytes that it takes; 0 for none. */
size_t fold_syllable_at(struct text rest, uint32_t lead, uint32_t *syllable);

#endif
