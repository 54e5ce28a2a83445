/*
 * The orders that a ticket's thread names. Knows nothing of what a thread means that names
 * none.
 */
#ifndef GUARD_THREAD_ORDERS_H
#define GUARD_THREAD_ORDERS_H

#include "guard/guard.h"

struct thread_orders {
    const struct order **named; /* by the thread, in the order of the facts, each once */
    size_t named_count;
    enum message_from by;      /* whose message named them; a subject is the customer's */
    const struct order **left; /* all but those that a message says are not the one */
    size_t left_count;
};

/*
 * The orders that the newest of the public messages to name any names, by their numbers
 * ("2378156" is W2378156 too) or those of their parcels; else those of the subject. Of a
 * long thread the newest messages are looked at, and the first. "I do not mean W2378156"
 * names none. In the arena.
 */
void thread_orders_find(const struct facts *facts, struct arena *arena,
                        struct thread_orders *orders);

#endif
