/*
 * Asking the full-text tables: terms in, rows out, each with which terms it has.
 * Expressions are built here of quoted terms alone, so nothing that a customer wrote is
 * read as FTS5's syntax.
 */
#ifndef CATALOGUE_MATCHES_H
#define CATALOGUE_MATCHES_H

#include "base/buffer.h"
#include "base/memory.h"
#include "database.h"
#include "fit.h"
#include "terms.h"

#include <stddef.h>
#include <stdint.h>

struct match {
    int64_t key;
    double score;
    uint64_t mask;      /* a bit a term */
    uint64_t body_mask; /* those that stand in another column than the first, the title */
    int length;         /* terms of the row */
};

struct matches {
    struct term *terms; /* what was asked for, at most FIT_TERMS_MAX */
    size_t term_count;
    double weights[FIT_TERMS_MAX]; /* of each, by its rarity; of what stands nowhere too */
    uint64_t every;                /* a bit for each term */
    uint64_t known;                /* the terms that stand anywhere */
    struct match *rows;
    size_t count;
};

/* The first count bits. */
uint64_t matches_mask(size_t count);
/* What the terms of a mask weigh together. */
double matches_weight(const struct matches *matches, uint64_t mask);

/* A term as the engine's expressions say it. */
void matches_quote(const struct engine *engine, struct text term, struct buffer *out);

/* Which words are read as those a slip away, too. */
enum slips_read {
    SLIPS_NONE,
    SLIPS_OF_UNKNOWN, /* those that the shop knows nowhere */
    SLIPS_OF_RARE,    /* and, where few products are found, behind these */
};

/*
 * Products with any of the words, best first. At most MATCHES_ROWS rows are looked at:
 * where each word is common, those that are called so and those that have all the words, of
 * as many rows as are read in a few milliseconds; then those with the rarest ones. Earlier
 * imported first. Common words ("the") are left out unless there is nothing else.
 */
#define MATCHES_ROWS 500
bool matches_products(struct catalogue *catalogue, struct text words, enum slips_read slips,
                      struct arena *arena, struct matches *matches,
                      struct error *err) MUST_CHECK;

/*
 * Every row with any of the terms, in no order, of a FIT statement over a table whose rows
 * are few. The caller has filled in terms; weights and score are left to it.
 */
bool matches_every(struct catalogue *catalogue, enum statement_id which,
                   struct arena *arena, struct matches *matches,
                   struct error *err) MUST_CHECK;

#endif
