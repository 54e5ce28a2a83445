/* The catalogue's counts (bought together, what sells), made from every order in the vault.
 */
#ifndef SHELL_BASKETS_H
#define SHELL_BASKETS_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/gathered.h"
#include "shell/office.h"

#include <stdbool.h>

/* Every customer's orders, one customer at a time, within the caller's transactions: those
 * that were gathered (NULL is allowed), the others as the vault has them. */
bool baskets_count(struct office *office, struct gathered *gathered,
                   struct error *err) MUST_CHECK;

/* How much of the counts is not what the orders in the vault say
 * (catalogue_baskets_check()). */
bool baskets_check(struct office *office, int64_t *products, int64_t *pairs,
                   struct error *err) MUST_CHECK;

/* Adds what was gathered to the counts, where that is enough: *is_raised is false where
 * they are to be counted anew. A part of them may have been added then, in the caller's
 * transaction. */
bool baskets_raise(struct office *office, const struct gathered *gathered, bool *is_raised,
                   struct error *err) MUST_CHECK;

/* Takes the orders of one customer out of the counts; mark as catalogue_baskets_lower() has
 * it. */
bool baskets_lower(struct office *office, const char *customer,
                   const uint8_t mark[CATALOGUE_MARK_LEN], struct error *err) MUST_CHECK;

#endif
