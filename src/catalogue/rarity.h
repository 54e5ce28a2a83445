/*
 * How rare the words of a question are among the products: what each weighs, and by which
 * of them rows are gathered.
 */
#ifndef CATALOGUE_RARITY_H
#define CATALOGUE_RARITY_H

#include "matches.h"

/* The terms that stand anywhere, the rarest first, with how many rows have each. */
struct rarity {
    size_t order[FIT_TERMS_MAX];
    double counts[FIT_TERMS_MAX]; /* in that order */
    size_t count;
    double rows[FIT_TERMS_MAX]; /* by the term, of those that were dropped too */
    int64_t last_key;           /* of all products */
};

/* Weighs the terms of matches by how many rows have them; the commonest are dropped. */
bool rarity_weigh(struct catalogue *catalogue, struct matches *matches,
                  struct rarity *rarity, struct error *err) MUST_CHECK;
/* How many rows have the term; from some hundred on estimated. */
bool rarity_count(struct catalogue *catalogue, const struct rarity *rarity,
                  struct text term, double *count, struct error *err) MUST_CHECK;
double rarity_weight(const struct rarity *rarity, double count);
void rarity_insert(struct rarity *rarity, size_t term, double count);
/* The commonest beyond so many are as if they had not been asked for. */
void rarity_drop(struct matches *matches, struct rarity *rarity, size_t max);
/* The terms whose rows are gathered, the rarest ones; sum: how many rows that may be. */
size_t rarity_rare(const struct rarity *rarity, double *sum);
/* The terms that are gathered by or looked for beside them; the others would cost too
 * much. */
size_t rarity_read(const struct rarity *rarity);

/* Adds what the words may be that stand nowhere, or hardly anywhere, but for a slip of the
 * finger (guesses.c). */
bool guesses_add(struct catalogue *catalogue, enum slips_read slips,
                 struct matches *matches, struct rarity *rarity, struct arena *arena,
                 struct error *err) MUST_CHECK;

#endif
