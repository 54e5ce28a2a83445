/*
 * What the shop takes off a refund by its articles: of an order that is cancelled, and of
 * goods that are sent back. Private to the guard.
 */
#ifndef GUARD_FEES_H
#define GUARD_FEES_H

#include "guard/judge.h"

#define FEES_TRIED 300

/* The rules by which something is taken, found once for all the orders. */
struct fees {
    const struct rule *rules[FEES_TRIED];
    size_t count;
    int64_t least; /* of them, and most: few bases are that far from an amount */
    int64_t most;
};

/* taken: bits of topics, TOPIC_CANCEL or TOPIC_RETURN and TOPIC_LABEL. */
void fees_of(const struct policy *policy, uint64_t taken, struct fees *fees);

/* Nothing of the order was sent yet. */
bool order_is_here_still(const struct order *order);

/* What is kept of the order where it is cancelled now: the time in which that is free is
 * over. NULL: nothing, or nobody knows. */
const struct rule *fee_of_cancelling(struct judge *judge, const struct order *order);

/* What is taken off for the way back from this customer, who told of nothing that makes the
 * shop pay for it. NULL: nothing, or nobody knows. */
const struct rule *fee_of_returning(struct judge *judge, const struct order *order);

/* A line lets goods come back free for one of these causes, bits of SUPPORT_CAUSES. */
bool return_is_freed(const struct policy *policy, uint64_t causes);

#endif
