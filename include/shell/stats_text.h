/* The figures of the team for people: sums, tables, and a picture of how they went. */
#ifndef SHELL_STATS_TEXT_H
#define SHELL_STATS_TEXT_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/picture.h"
#include "wire/figures.h"

/* Both want figures_sort() done. */
bool stats_print(const struct picture *picture, const struct figures *figures,
                 struct error *err) MUST_CHECK;
bool stats_print_guard(const struct picture *picture, const struct figures *figures,
                       struct error *err) MUST_CHECK;
/* How each day or week went, where there are two; part of stats_print(). */
bool stats_print_days(const struct picture *picture, const struct figures *figures,
                      struct error *err) MUST_CHECK;

#endif
