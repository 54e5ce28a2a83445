/*
 * What a customer asks, as terms and as sentences of them: a long message is often one
 * question among courtesies, and is answered where one of its sentences is.
 */
#ifndef CATALOGUE_QUESTION_H
#define CATALOGUE_QUESTION_H

#include "base/memory.h"
#include "base/text.h"
#include "fit.h"
#include "matches.h"

#include <stddef.h>
#include <stdint.h>

#define SENTENCES_MAX 32

struct question {
    uint64_t sentences[SENTENCES_MAX]; /* masks of terms; the whole question is the first */
    size_t count;
    uint64_t that_count; /* a bit each: those heavy enough to be what is asked; by
                            question_weigh */
};

/* Fills in the terms of matches and which of them each sentence has. */
void question_read(struct text text, struct arena *arena, struct matches *matches,
                   struct question *question);
/*
 * Weighs the terms by how many of the rows have them (row_count rows there are in all),
 * once the rows are there. Numbers count little, mended words somewhat less; a common word
 * that stands nowhere nothing.
 */
void question_weigh(struct question *question, struct matches *matches, double row_count);
/*
 * The share of what is asked that a row with these terms covers, 0 to 1: of the whole, or
 * of the sentence that it covers best, of those that count.
 */
double question_covered(const struct question *question, const struct matches *matches,
                        uint64_t mask);

/*
 * The terms of the sentences that are covered nearly as well as the best one is: what is
 * asked, without what stands around it. Every term where there is one sentence.
 */
uint64_t question_focus(const struct question *question, const struct matches *matches);

#endif
