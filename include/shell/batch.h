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
/* Lets go of what it holds on to between two ids. */
typedef void batch_rest(void *context);

struct batch_command {
    const char *field; /* "ticket", "customer": names the id in an error's line */
    batch_handler *answer;
    batch_rest *rest; /* NULL: it holds nothing */
    void *context;
};
/*
 * Each line of answer goes out before the next id is waited for or begun. Of a command that
 * rests they are gathered, and go out before an id is waited for and every BATCH_TURN_MS,
 * and in the end: each time behind its rest, so that it holds nothing while somebody is
 * slow to read or to write.
 */
#define BATCH_TURN_MS 50
bool batch_run(const struct options *options, const struct batch_command *command,
               struct error *err) MUST_CHECK;

#endif
