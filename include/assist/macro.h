/*
 * A macro that a person puts into a reply, where automatic drafts use assist_fill_macro().
 */
#ifndef ASSIST_MACRO_H
#define ASSIST_MACRO_H

#include "guard/guard.h"

/*
 * As assist_fill_macro(), but nothing is left out: a variable that has no value stays in its
 * sentence as it is written, {{…}}, and counts in holes. The guard blocks it.
 */
const char *assist_fill_macro_by_hand(const struct macro *macro, const struct facts *facts,
                                      const struct order *order,
                                      const struct product *product, struct arena *arena,
                                      size_t *holes);

/*
 * The text as it is put in at that byte of a reply: without its greeting where the reply has
 * one, and without its farewell where one stands behind. In the arena.
 */
const char *assist_put_in_words(const char *text, struct text reply, size_t at,
                                struct arena *arena);

/* The line is a farewell, behind which a name follows: "Kind regards,". */
bool assist_is_close(struct text line);

#endif
