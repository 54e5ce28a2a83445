/*
 * An order in several parcels that is spoken of as a whole: "your order K12 was delivered
 * on the 22nd" is not so where one parcel of two was. Private to the guard.
 */
#ifndef GUARD_WHOLE_ORDER_H
#define GUARD_WHOLE_ORDER_H

#include "guard/judge.h"

/* The statement at the token is said of the order, not of a parcel, a part or a thing of
 * it. Where in doubt it is not. */
bool order_is_told_whole(struct judge *judge, size_t token);
/*
 * Takes the proof from days that one parcel has and the last one has not, where they are
 * told of the whole order: they warn, since some of it did come then. After all dates.
 */
void whole_orders_settle(struct judge *judge);

#endif
