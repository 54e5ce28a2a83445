/*
 * A command over many ids, from the arguments or a line each from standard input: one line
 * of answer an id, in order. The exit code is 0 where all were answered, else the highest
 * code.
 */
#ifndef SHELL_BATCH_H
#define SHELL_BATCH_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/options.h"

#include <stdbool.h>

/* Answers one id; an error is told and the batch goes on, but where standard output is
 * gone. */
typedef bool batch_handler(void *context, const char *id, struct error *err);
/* field ("ticket", "customer") names the id in an error's line. */
bool batch_run(const struct options *options, const char *field, batch_handler *handler,
               void *context, struct error *err) MUST_CHECK;

#endif
