/* A text with its numbers in digits, for phrases that have a number in them. Pure. */
#ifndef GUARD_IN_DIGITS_H
#define GUARD_IN_DIGITS_H

#include "base/memory.h"
#include "base/text.h"

/*
 * Folded text with whole numbers that are written in words ("ten", "diez", 十, عشرة) in digits;
 * articles stay. In the arena, or the text itself where it has none.
 */
struct text in_digits(struct text folded, struct arena *arena);

#endif
