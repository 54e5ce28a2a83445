#include "queue_order.h"

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
    if (head->status == TICKET_SNOOZED && head->snooze_until != MOMENT_NONE &&
        head->snooze_until <= now)
        return TICKET_OPEN;
    return head->status;
}

bool queue_waits(const struct ticket_head *head, moment_t now)
{
    return head->waiting_since != MOMENT_NONE && queue_status(head, now) == TICKET_OPEN;
}

bool queue_is_live(const struct ticket_head *head, moment_t now)
{
    enum ticket_status status = queue_status(head, now);

    return status == TICKET_OPEN || status == TICKET_PENDING;
}

bool queue_is_late(const struct ticket_head *head, moment_t now)
{
    return head->due_at != MOMENT_NONE && head->due_at <= now && queue_is_live(head, now);
}

static int64_t moment_or_last(moment_t when)
{
    return when == MOMENT_NONE ? INT64_MAX : when;
}

void queue_place_of(const struct queue *queue, size_t head_index, struct queue_place *place)
{
    const struct ticket_head *head = &queue->heads[head_index];
    int64_t rests = !queue_waits(head, queue->now);
    int64_t due = moment_or_last(head->due_at);
    int64_t since = moment_or_last(head->waiting_since);
    int64_t priority = -(int64_t)head->priority;
    int64_t newest = head->updated_at == MOMENT_NONE ? INT64_MAX : -head->updated_at;

    *place = (struct queue_place){{rests, due, since, priority}, head->id, head_index};
    if (queue->order == QUEUE_BY_PRIORITY)
        *place = (struct queue_place){{rests, priority, due, since}, head->id, head_index};
    if (queue->order == QUEUE_BY_WAITING)
        *place = (struct queue_place){{rests, since, priority, due}, head->id, head_index};
    if (queue->order == QUEUE_BY_NEWEST)
        *place = (struct queue_place){{newest, rests, priority, due}, head->id, head_index};
}

int queue_place_compare(const void *a, const void *b)
{
    const struct queue_place *left = a;
    const struct queue_place *right = b;

    for (size_t i = 0; i < COUNT_OF(left->parts); i++) {
        if (left->parts[i] != right->parts[i])
            return left->parts[i] < right->parts[i] ? -1 : 1;
    }
    return strcmp(left->id, right->id);
}
