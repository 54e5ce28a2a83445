/*
 * Words of a question that stand nowhere, but for a slip of the finger: "hcange",
 * "delivry". Knows the words of one full-text table, and no language.
 */
#ifndef CATALOGUE_SLIPS_H
#define CATALOGUE_SLIPS_H

#include "base/memory.h"
#include "database.h"
#include "terms.h"

#include <stddef.h>

/*
 * Puts in place of each term that the table has nowhere the one of its words that is a slip
 * away (of several the most frequent), marked as guessed; others stay as they are. words is
 * the statement that lists the table's words with how often each stands there, has the one
 * that looks for one.
 */
bool slips_mend(struct catalogue *catalogue, enum statement_id has, enum statement_id words,
                struct arena *arena, struct term *terms, size_t count,
                struct error *err) MUST_CHECK;

/* Asks the statement that looks for a word. */
bool slips_word_stands(struct catalogue *catalogue, enum statement_id has, struct text word,
                       bool *is_there, struct error *err) MUST_CHECK;

/* b is a by one letter left out, put in, taken for another, or two that changed places. */
bool slip_between(struct text a, struct text b);
/* The first letter is the same, or changed places with the second: so it is in most slips.
 */
bool slip_keeps_start(struct text a, struct text b);
/* ASCII letters, small ones. */
bool slip_is_letters(struct text word);

#endif
