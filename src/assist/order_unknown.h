/* A number that a customer takes for an order's. Private to the assist folder. */
#ifndef ASSIST_ORDER_UNKNOWN_H
#define ASSIST_ORDER_UNKNOWN_H

#include "base/memory.h"
#include "guard/guard.h"

#include <stdbool.h>

/*
 * The question names a number that looks as the orders' numbers do (their letters, as many
 * digits) and is none of theirs and no product's, and names no order of the customer's. Of
 * digits alone it is none: that may be a ticket, a flat, a year.
 */
bool order_is_unknown(const struct facts *facts, struct arena *arena);

#endif
