/*
 * The unfinished texts of a ticket: what this run left goes on, what runs that are gone
 * left goes on in it, and what another program that runs is writing is only told.
 */
#ifndef SHELL_UNFINISHED_H
#define SHELL_UNFINISHED_H

#include "app/boxes.h"
#include "shell/office.h"
#include "wire/thread.h"

/* Into the box, whose arena the builder's texts lie in. */
void unfinished_take(const struct office *office, const struct thread_builder *builder,
                     struct loaded *loaded);
/* Names of whose text went into another, each ".number" as the name of what came back in this
 * run. NULL: none. */
void unfinished_names(const struct office *office, const char *names, struct buffer *out);

#endif
