/*
 * What a text is about, learnt from sentences of our own in ten languages
 * (tests/bench/said): each matter's share of what is said, and the share of what is no
 * shop's matter. A linear model over words and four letters of words, so that a word that
 * it never met speaks by its parts. They are told apart by a hash: three in four of the
 * buckets were met, so that most of what was never met says a little of something else.
 * The numbers stand in matters.table, made by `make matters`. Private to the assist folder.
 */
#ifndef ASSIST_MATTERS_H
#define ASSIST_MATTERS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MATTERS        21
#define MATTER_BUCKETS 32768 /* features are told apart by a hash of so many values */
#define MATTER_PARTS   3     /* a bucket's numbers stand in so many rows of the books */
#define MATTER_ROWS    256   /* of a book; the first is nothing but zeros */
#define MATTER_VALUES  (MATTERS / MATTER_PARTS) /* of a row */
#define MATTER_STEPS   128   /* a number is told in parts of one */

struct matters {
    double share[MATTERS]; /* of one; all zero where nothing in the text is known */
};

/* Folded text. */
void matters_read(struct text folded, struct matters *matters);
/* NULL behind the last. The first, "nobodys", is what no shop is asked, "articles" what only articles
 * answer (postage, paying, privacy); the others are called as macros' tags call intents. */
const char *matter_name(size_t at);
/* 0 where the model does not know the matter. */
double matters_share(const struct matters *matters, const char *name);

/* Each feature of folded text once, in no order. */
typedef void matter_feature_handler(void *context, uint32_t bucket);
void matter_features(struct text folded, matter_feature_handler *handler, void *context);

#endif
