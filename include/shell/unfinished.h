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

#endif
