/* Tickets with replies that have no answer, or with texts that were begun: few, so they
 * stand apart from the rows. */
#include "queue_rows.h"

static size_t unsent_place(const struct queue *queue, uint32_t number)
{
    return number_find(queue->unsents, sizeof(*queue->unsents), queue->unsent_count,
                       number);
}

const struct queue_unsent *unsent_find(const struct queue *queue, uint32_t number)
{
    size_t at = unsent_place(queue, number);

    return at < queue->unsent_count && queue->unsents[at].number == number
               ? &queue->unsents[at]
               : NULL;
}

static void unsent_remove(struct queue *queue, size_t at)
{
    queue->unsent_count--;
    memmove(queue->unsents + at, queue->unsents + at + 1,
            (queue->unsent_count - at) * sizeof(*queue->unsents));
}

static void unsent_open(struct queue *queue, size_t at)
{
    queue->unsents = memory_reserve(queue->unsents, &queue->unsent_capacity,
                                    queue->unsent_count, sizeof(*queue->unsents));
    memmove(queue->unsents + at + 1, queue->unsents + at,
            (queue->unsent_count - at) * sizeof(*queue->unsents));
    queue->unsent_count++;
}

static uint16_t small(uint32_t count)
{
    return count < UINT16_MAX ? (uint16_t)count : UINT16_MAX;
}

void unsent_put(struct queue *queue, uint32_t number, const struct ticket_head *head)
{
    size_t at = unsent_place(queue, number);
    bool is_there = at < queue->unsent_count && queue->unsents[at].number == number;

    if (!head->unsent && !head->unfinished) {
        if (is_there)
            unsent_remove(queue, at);
        return;
    }
    if (!is_there)
        unsent_open(queue, at);
    queue->unsents[at] =
        (struct queue_unsent){.number = number,
                              .unsent = small(head->unsent),
                              .possibly_sent = small(head->possibly_sent),
                              .unsent_notes = small(head->unsent_notes),
                              .possibly_sent_notes = small(head->possibly_sent_notes),
                              .unfinished = head->unfinished};
}

struct unsent_counts queue_unsent(const struct queue *queue)
{
    struct unsent_counts counts = {0};

    for (size_t i = 0; i < queue->unsent_count; i++) {
        const struct queue_unsent *unsent = &queue->unsents[i];
        counts.all += unsent->unsent;
        counts.notes += unsent->unsent_notes;
        counts.possibly += unsent->possibly_sent;
        counts.possibly_notes += unsent->possibly_sent_notes;
    }
    return counts;
}
