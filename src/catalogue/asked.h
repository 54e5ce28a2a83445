/*
 * What a ticket's words ask for outright: "trains" of "a gift for a child who likes
 * trains", and "Training mat" is none.
 */
#ifndef CATALOGUE_ASKED_H
#define CATALOGUE_ASKED_H

#include "matches.h"

#include <stdint.h>

/* Words of whom it is for, and that it is liked, weigh little beside what it is to be. */
void asked_weigh(struct matches *matches);
/* The terms that may be what somebody wishes for, a bit each: a number, a size, a time or
 * "find" is none, and tells only which beside one. */
uint64_t asked_wishes(const struct matches *matches);
/*
 * How far the title is what the terms of the mask ask for, as a weight; matched gets those
 * of them that speak for it: not a plural that only shares its stem.
 */
double asked_fit(const struct matches *matches, uint64_t mask, const char *title,
                 uint64_t *matched);
/* The word of the text whose folded form this is, as it was written; else surface. In the
 * arena. */
struct text asked_as_written(struct text text, struct text surface, struct arena *arena);

#endif
