/*
 * Whether what is said of an order's state is so, by its status, its parcels and its
 * payments. Private to the guard.
 */
#ifndef GUARD_ORDER_STATE_H
#define GUARD_ORDER_STATE_H

#include "guard/judge.h"

#define STATUS_BIT(status) (1u << (status))

/* True of the order, or of one parcel of it. */
bool order_is_in(const struct order *order, enum deed deed);
/* True of some of its parcels alone, though the statement at the token is said of the
 * whole: "your order was delivered", of which the last parcel was not. */
bool state_is_of_part(struct judge *judge, size_t token, const struct order *order,
                      enum deed deed);

#endif
