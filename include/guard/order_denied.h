/*
 * Whether the words around an order's number say that it is not the one: "I do not mean W1",
 * "nicht W1, sondern W2", "W1ではなく", in ten languages; "I have not received W1" does not.
 */
#ifndef GUARD_ORDER_DENIED_H
#define GUARD_ORDER_DENIED_H

#include "base/text.h"

#include <stdbool.h>

/* number is cut out of folded. */
bool order_is_denied(struct text folded, struct text number);

#endif
