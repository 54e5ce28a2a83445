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

/* The line is a farewell, behind which a name follows: "Kind regards,". */
bool assist_is_close(struct text line);

#endif
