/*
 * What belongs to an order that its words name by number. Private to the guard.
 */
#ifndef GUARD_NAMED_H
#define GUARD_NAMED_H

#include "guard/judge.h"

#define NAMED_SENTENCE_MAX 80 /* tokens in which a number binds what is told */
#define NAMED_MENTIONS_MAX 64 /* orders that a reply names */

/*
 * The one order that the token's sentence names by its number, or of several the one of its
 * clause; NULL where none is, or where the words tell of another order besides.
 */
const struct order *order_named_for(const struct judge *judge, size_t token);

/* Contradicts the number of a parcel that is told of another order than its own; after all
   identifiers. */
void parcels_bind(struct judge *judge);
/* Contradicts the product that an order is said to hold and does not; after all titles. */
void titles_bind(struct judge *judge);

#endif
