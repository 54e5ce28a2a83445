/*
 * The index of picks made beside an open screen: on a thread of its own, which runs behind
 * everything else, over a connection of its own, so that no key and no write waits for it.
 * It touches nothing but the catalogue, and no customer.
 */
#ifndef SHELL_INDEXER_H
#define SHELL_INDEXER_H

#include "shell/office.h"

#include <stdbool.h>

struct indexer;

/* Makes it where it is missing. NULL where no thread or no connection can be had: then picks
 * are read from the tables. */
struct indexer *indexer_start(const struct office *office);
bool indexer_is_done(struct indexer *indexer);
/* NULL is allowed. One that is not done is told to end, is waited for half a second and then
 * left to itself: what it has written is no index, and is begun again. */
void indexer_stop(struct indexer *indexer);

#endif
