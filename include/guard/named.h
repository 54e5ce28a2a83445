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
 * clause; where it names none the one that it calls otherwise, or that the sentences in
 * front do, with which it goes on. NULL where none is, or where the words tell of another
 * order besides.
 */
const struct order *order_named_for(const struct judge *judge, size_t token);

#define ITEMS_MAX 16

/* Tokens of one sentence that tell the same of orders: their parcels' numbers, their
 * carriers. */
struct items {
    uint32_t tokens[ITEMS_MAX];
    size_t count; /* more than ITEMS_MAX: too many to tell */
};
/* Adds the token where it stands in the sentence of the other. In the order of the text. */
void item_add(const struct judge *judge, size_t token, size_t of, struct items *items);
/*
 * The order that the item at the token is told of: the one named for it, or of as many as
 * the items the one in front of it (is_paired). NULL: none, or nobody can tell.
 */
const struct order *order_of_item(const struct judge *judge, size_t token,
                                  const struct items *items, bool *is_paired);

/* "You ordered", "habéis comprado". */
bool tells_purchase(const struct reading *reading, size_t first, size_t end);
/* "It contains", "there are": what an order is said to hold may stand behind. */
bool tells_holding(const struct reading *reading, size_t first, size_t end);

/* Contradicts the number of a parcel that is told of another order than its own; after all
   identifiers. */
void parcels_bind(struct judge *judge);
/* Contradicts the product that an order is said to hold and does not; after all titles. */
void titles_bind(struct judge *judge);

#endif
