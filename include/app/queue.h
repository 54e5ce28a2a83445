/*
 * The queue: every head, the ones shown under the limit in the chosen order, the marked row.
 * Fast at 100,000 heads: one head that changes is moved, the rest is not sorted again.
 */
#ifndef APP_QUEUE_H
#define APP_QUEUE_H

#include "app/limit.h"
#include "base/memory.h"
#include "base/table.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>

/* DUE: overdue, then by due time and waiting; then priority. What waits stands before what does not. */
enum queue_order { QUEUE_BY_DUE, QUEUE_BY_PRIORITY, QUEUE_BY_WAITING, QUEUE_BY_NEWEST, QUEUE_ORDER_COUNT };

struct queue {
    struct arena arena;
    struct ticket_head *heads;
    bool *is_marked; /* beside heads: for bulk work */
    size_t count;
    size_t capacity;
    size_t stale_bytes; /* of heads that were replaced */
    struct table by_id;
    size_t *shown; /* indexes into heads, in order */
    size_t shown_count;
    size_t shown_capacity;
    size_t selected; /* index into shown; 0 in an empty one */
    enum queue_order order;
    struct limit *limit; /* NULL: all but resolved and snoozed ones */
    char *limit_text;
    moment_t now;        /* when the order was last made */
    size_t waiting;      /* counts over all heads */
    size_t late;
    size_t unread;
    size_t open;
};

void queue_init(struct queue *queue);
void queue_release(struct queue *queue);
/* Adds or replaces (by id; copied). Call queue_arrange() after many, queue_put_one() for one. */
void queue_put(struct queue *queue, const struct ticket_head *head);
void queue_put_one(struct queue *queue, const struct ticket_head *head, moment_t now);
/* Makes shown anew; the selected ticket stays selected where it is still shown. */
void queue_arrange(struct queue *queue, moment_t now);
/* text NULL or "" clears. False, and err, where it is not understood: nothing changes. */
bool queue_set_limit(struct queue *queue, const char *text, moment_t now, struct error *err)
    MUST_CHECK;
void queue_set_order(struct queue *queue, enum queue_order order, moment_t now);
const struct ticket_head *queue_at(const struct queue *queue, size_t shown); /* NULL past the end */
const struct ticket_head *queue_selected(const struct queue *queue);
const struct ticket_head *queue_find(const struct queue *queue, const char *id);
bool queue_select(struct queue *queue, const char *id); /* false where it is not shown */
/*
 * The next waiting ticket behind the one of that id in the order shown, around the end; NULL
 * where none but it waits. id may be NULL: from the first.
 */
const struct ticket_head *queue_next_waiting(const struct queue *queue, const char *id);
/*
 * Time went on: what became late is counted, and where a snooze ended or the limit speaks of
 * times the order is made anew. True where what is shown may have changed.
 */
bool queue_tick(struct queue *queue, moment_t now);
/* Marks or unmarks for bulk work; false where there is no such ticket. */
bool queue_mark(struct queue *queue, const char *id, bool is_marked);
bool queue_is_marked(const struct queue *queue, const char *id);
/* The status that counts now: a snooze whose time has come is over. */
enum ticket_status queue_status(const struct ticket_head *head, moment_t now);
/* A customer waits for an answer. */
bool queue_waits(const struct ticket_head *head, moment_t now);
/* The due time has passed, and it is neither resolved nor snoozed. */
bool queue_is_late(const struct ticket_head *head, moment_t now);
const char *queue_order_name(enum queue_order order);

#endif
