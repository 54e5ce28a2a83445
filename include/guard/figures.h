/*
 * What a rewriting must not change: amounts, dates, durations, percents, identifiers and bare
 * numbers that stand in one text and not in the other, by meaning and in any language that the
 * guard reads: "89,90 €" is "89.90 EUR", "19 November" is "11月19日", two weeks are 14 days.
 */
#ifndef GUARD_FIGURES_H
#define GUARD_FIGURES_H

#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"

#include <stddef.h>

struct figure {
    size_t start; /* bytes of the text that it stands in, end exclusive */
    size_t end;
};
struct figure_list {
    struct figure *list; /* in order; in the arena */
    size_t count;
};

struct figure_change {
    struct figure_list gone;  /* of before: after does not have them */
    struct figure_list fresh; /* the reverse */
};

/* country (may be NULL) says how numeric dates are read. */
void guard_figures(struct text before, struct text after, struct day today,
                   const char *country, struct arena *arena, struct figure_change *change);

#endif
