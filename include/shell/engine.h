/* Which engine answers, and what is said where none can. */
#ifndef SHELL_ENGINE_H
#define SHELL_ENGINE_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"
#include "shell/options.h"

#include <stdbool.h>

/*
 * Checks --engine, --model and --show-request. This version answers by the local engine
 * alone: a model asked for is ERROR_UNREACHABLE, a request to be shown without a [model]
 * ERROR_USAGE.
 */
bool engine_check(const struct office *office, const struct options *options,
                  struct error *err) MUST_CHECK;

#endif
