/* A search over the sealed transcripts, newest first, in slices. All words must stand in a
 * message; what stands in quotes is one word. */
#ifndef SHELL_FINDER_H
#define SHELL_FINDER_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"

#include <stdbool.h>

struct finder;

/* words as typed. ERROR_USAGE where there is nothing to look for, or more than 16. */
bool finder_start(struct office *office, struct text words, struct finder **finder,
                  struct error *err) MUST_CHECK;
void finder_stop(struct finder *finder); /* NULL is allowed */
/* Nothing of it runs, and no key is held, until the next step. */
void finder_rest(struct finder *finder);
/*
 * Searches for about budget_ms, and until hits holds limit of them: the next step goes on
 * behind the last. Hits found are added to hits. *done where all was searched.
 */
bool finder_step(struct finder *finder, int budget_ms, size_t limit, struct hits *hits,
                 bool *done, struct error *err) MUST_CHECK;

#endif
