/* Where a ticket stands in the queue. */
#include "queue_rows.h"

static const char *const order_names[QUEUE_ORDER_COUNT] = {
    [QUEUE_BY_DUE] = "due time",
    [QUEUE_BY_PRIORITY] = "priority",
    [QUEUE_BY_WAITING] = "waiting time",
    [QUEUE_BY_NEWEST] = "newest",
};

const char *queue_order_name(enum queue_order order)
{
    return order_names[order];
}

enum ticket_status queue_status(const struct ticket_head *head, moment_t now)
{
    return ticket_status_at(head->status, head->snooze_until, now);
}

bool queue_waits(const struct ticket_head *head, moment_t now)
{
    return head->waiting_since != MOMENT_NONE && queue_status(head, now) == TICKET_OPEN;
}

bool queue_is_late(const struct ticket_head *head, moment_t now)
{
    moment_t due = ticket_due(head->due_at, head->waiting_since);

    return due != MOMENT_NONE && due <= now && queue_waits(head, now);
}

/* 67 bits each: one that says whether it waits, two times, the priority. */
void place_of(const struct queue *queue, size_t row, enum queue_order order,
              struct queue_place *place)
{
    const struct queue_row *from = &queue->rows[row];
    uint64_t rests = !row_waits(queue, row, queue->now);
    uint64_t priority = 3u - (queue->flags[row] >> ROW_PRIORITY & 3u);
    uint64_t due = from->due, since = from->waiting_since;
    uint64_t newest =
        from->updated == UINT32_MAX ? UINT32_MAX : UINT32_MAX - 1 - from->updated;

    place->row = (uint32_t)row;
    switch (order) {
    case QUEUE_BY_PRIORITY:
        place->major = rests << 63 | priority << 61 | due << 29 | since >> 3;
        place->minor = since & 7;
        break;
    case QUEUE_BY_WAITING:
        place->major = rests << 63 | since << 31 | priority << 29 | due >> 3;
        place->minor = due & 7;
        break;
    case QUEUE_BY_NEWEST:
        place->major = newest << 32 | rests << 31 | priority << 29 | due >> 3;
        place->minor = due & 7;
        break;
    default:
        place->major = rests << 63 | due << 31 | since >> 1;
        place->minor = (uint32_t)((since & 1) << 2 | priority);
    }
}

int place_compare(const void *a, const void *b)
{
    const struct queue_place *left = a;
    const struct queue_place *right = b;

    if (left->major != right->major)
        return left->major < right->major ? -1 : 1;
    if (left->minor != right->minor)
        return left->minor < right->minor ? -1 : 1;
    return left->row < right->row ? -1 : left->row > right->row;
}
