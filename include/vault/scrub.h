/*
 * SQLite zeroes what is deleted, but when it deals the cells of full pages out anew it may
 * leave an old copy of one in a gap. So the file is searched for the keys that were
 * destroyed, and where a copy stands the gap is overwritten.
 */
#ifndef VAULT_SCRUB_H
#define VAULT_SCRUB_H

#include "base/attributes.h"
#include "base/error.h"
#include "vault/erasures.h"

#include <stdbool.h>
#include <stddef.h>

struct vault;

/*
 * Searches the file, whose log is empty, for the nonces of the erasures, from *page (1 is
 * the first) on. *page becomes that of the first copy, 0 where there is none. *has_old
 * becomes true where a page of segments that was passed holds something in its gap: an old
 * segment and its key, whose nonce nobody noted.
 */
bool scrub_search(struct vault *vault, const struct erasure *list, size_t count,
                  int64_t *page, bool *has_old, struct error *err) MUST_CHECK;
/*
 * Overwrites the gap of a page of the table of streams, in a transaction of its own; the
 * log has to be emptied again. ERROR_FAILED where the page is none.
 */
bool scrub_page(struct vault *vault, int64_t page, struct error *err) MUST_CHECK;

#endif
