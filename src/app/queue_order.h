/* Where a head stands in the queue. Nobody but the queue includes it. */
#ifndef APP_QUEUE_ORDER_H
#define APP_QUEUE_ORDER_H

#include "app/queue.h"

/* What the order compares, the smaller first; ids tell equals apart, so that the order is
 * total. */
struct queue_place {
    int64_t parts[4];
    const char *id;
    size_t head;
};

void queue_place_of(const struct queue *queue, size_t head_index,
                    struct queue_place *place);
/* For qsort(). */
int queue_place_compare(const void *a, const void *b);
/* Neither resolved nor asleep. */
bool queue_is_live(const struct ticket_head *head, moment_t now);

#endif
