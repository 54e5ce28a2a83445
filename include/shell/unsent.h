/*
 * Replies without an answer (waiting, or possibly sent) as the command line decides over them:
 * --unsent sent, again, drop or keep.
 */
#ifndef SHELL_UNSENT_H
#define SHELL_UNSENT_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"
#include "shell/options.h"

#include <stdbool.h>

bool unsent_is_known(const char *how);
/* Says what was done with how many replies, for people or as an object. */
bool unsent_report(const struct loaded *loaded, const struct options *options,
                   struct error *err) MUST_CHECK;
/*
 * Does what --unsent says with every such reply of the ticket. Where it says nothing and a
 * public reply is to be sent, tells them and refuses (ERROR_REFUSED): nothing goes out twice
 * because nobody looked.
 */
bool unsent_settle(struct office *office, const struct loaded *loaded,
                   const struct options *options, struct error *err) MUST_CHECK;

#endif
