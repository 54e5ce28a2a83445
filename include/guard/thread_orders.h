/*
 * The orders that a ticket's thread names. Knows nothing of what a thread means that names
 * none.
 */
#ifndef GUARD_THREAD_ORDERS_H
#define GUARD_THREAD_ORDERS_H

#include "guard/guard.h"

/*
 * The orders that the newest of the public messages to name any names, by their numbers
 * ("2378156" is W2378156 too) or those of their parcels; else those of the subject. Of a
 * long thread the newest messages are looked at, and the first. In the order of the facts,
 * each once, in the arena; returns how many. by (may be NULL) is whose message it was; a
 * subject is the customer's.
 */
size_t thread_orders_named(const struct facts *facts, struct arena *arena,
                           const struct order ***orders, enum message_from *by);

#endif
