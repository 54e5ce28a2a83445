/* Which engine answers a command, and what is said where none can. */
#ifndef SHELL_ENGINE_H
#define SHELL_ENGINE_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/asker.h"
#include "shell/office.h"
#include "shell/options.h"

#include <stdbool.h>

/* Checks --engine, --model, --show-request and --headers before anything is opened for
 * them. */
bool engine_check(const struct office *office, const struct options *options,
                  struct error *err) MUST_CHECK;

/* A command's way to a model; opens it with the first question. */
struct engine {
    struct office *office;
    const struct options *options;
    struct net *net;
    struct asker *asker;
    struct error wrong; /* in the configuration; ERROR_NONE: nothing was */
};
void engine_init(struct engine *engine, struct office *office,
                 const struct options *options);
void engine_release(struct engine *engine);
/* Whether nobody else is asked, whatever comes. */
bool engine_is_local(const struct engine *engine);
/*
 * The profile to be asked about a customer (loaded NULL: about none), with the asker at
 * hand. NULL with *why, a sentence in the arena, where the local engine answers instead;
 * with *why NULL where it was asked for.
 */
const struct model_profile *engine_profile(struct engine *engine,
                                           const struct loaded *loaded, const char *lang,
                                           struct arena *arena, const char **why);
/*
 * What becomes of a question that failed: true where the local engine answers in its place.
 * False with --engine api, where err becomes ERROR_UNREACHABLE, unless it is ERROR_USAGE.
 */
bool engine_falls_back(struct engine *engine, struct error *err) MUST_CHECK;
/* At the end: ERROR_USAGE where the local engine stood in for what is wrong in the
 * configuration (a key that others can read). */
bool engine_is_right(const struct engine *engine, struct error *err) MUST_CHECK;
/* Prints what would leave for a question, as --show-request and --headers say. */
bool engine_show(struct engine *engine, const struct asked *asked,
                 struct error *err) MUST_CHECK;

#endif
