/*
 * How the products' words are spelled, for slips of the finger among a million products
 * ("lanetrn"): a table that has each word twice, by its front half and by its back half.
 * One slip leaves one of the halves as it is, so that a handful of words is compared and no
 * other. Words of ASCII letters alone; scripts without spaces have no such slips.
 */
#ifndef CATALOGUE_SPELLINGS_H
#define CATALOGUE_SPELLINGS_H

#include "base/memory.h"
#include "database.h"

#include <stddef.h>

/* While it is listened, each word that is made a term for the index is heard. */
void spellings_listen(struct catalogue *catalogue, bool listens);
void spellings_hear(struct catalogue *catalogue, struct text word);
/* Within the same transaction: what was heard stands in the table. */
bool spellings_write(struct catalogue *catalogue, struct error *err) MUST_CHECK;
/* Which words stand in the table already is asked of it again. */
void spellings_forget(struct catalogue *catalogue);

/* It is long enough to be a slip of one, and of letters. */
bool spellings_is_word(struct text written);
/*
 * The words, of five letters or more, that are one slip away from what was written
 * (folded); in the arena, each once, in no order. One may stand in no product any more.
 */
bool spellings_near(struct catalogue *catalogue, struct text written, struct arena *arena,
                    struct text **words, size_t *count, struct error *err) MUST_CHECK;

#endif
