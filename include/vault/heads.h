/* What of the queue's cache must go with the streams it speaks of. */
#ifndef VAULT_HEADS_H
#define VAULT_HEADS_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vault;

/*
 * Inside a transaction: rewrites exactly the segments with rows of these streams, without
 * them, under new keys; a segment that does not open is dropped, the word list too.
 */
bool heads_forget(struct vault *vault, const int64_t *streams, size_t count,
                  struct error *err) MUST_CHECK;

#endif
