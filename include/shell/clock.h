/*
 * Whether the clock may be believed by what destroys by it: a clock that is ahead would
 * make all of a vault's conversations old.
 */
#ifndef SHELL_CLOCK_H
#define SHELL_CLOCK_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "shell/office.h"

#include <stdbool.h>

/*
 * ERROR_FAILED where now lies a week ahead of the newest that the vault knows, and it was
 * not said that the clock is right. An empty vault believes any clock.
 */
bool clock_require(struct office *office, const struct options *options, moment_t now,
                   struct error *err) MUST_CHECK;
/* As clock_require() for what nobody asked for: only what arrived counts. */
bool clock_is_believed(struct office *office, moment_t now, struct error *why);

#endif
