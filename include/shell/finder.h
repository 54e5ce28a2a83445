/* A search over the sealed transcripts, newest first, in slices. All words must stand in a
 * message. */
#ifndef SHELL_FINDER_H
#define SHELL_FINDER_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"

#include <stdbool.h>

struct finder;

/* words as typed. ERROR_USAGE where there is nothing to look for. */
bool finder_start(struct office *office, struct text words, struct finder **finder,
                  struct error *err) MUST_CHECK;
void finder_stop(struct finder *finder); /* NULL is allowed */
/* Searches for about budget_ms; hits found are added to hits. *done where all was searched.
 */
bool finder_step(struct finder *finder, int budget_ms, struct hits *hits, bool *done,
                 struct error *err) MUST_CHECK;

#endif
