/* A ticket's row, and where it stands. Nobody but the queue includes it. */
#ifndef APP_QUEUE_ROWS_H
#define APP_QUEUE_ROWS_H

#include "app/queue.h"

/* flags: the status in the lowest two bits, the priority in the next two. */
#define ROW_PRIORITY 2 /* shift */
#define ROW_UNREAD   0x10
#define ROW_MARKED   0x20
#define ROW_FITS     0x40 /* the limit's words are in its head */
#define ROW_GONE     0x80

#define ROW_NEVER UINT32_MAX /* of a time: none */

struct queue_snooze {
    uint32_t number;
    uint32_t until;
};

/*
 * The first of count entries of size bytes, each begun by its number, the lowest first,
 * whose number is not lower.
 */
size_t number_find(const void *entries, size_t size, size_t count, uint32_t number);

/* In queue_unsent.c: the few tickets with replies that have no answer, or with texts that
 * were begun. */
struct queue_unsent {
    uint32_t number;
    uint16_t unsent; /* these no more than they hold */
    uint16_t possibly_sent;
    uint16_t unsent_notes;
    uint16_t possibly_sent_notes;
    uint8_t unfinished;
};
/* NULL where it has none. */
const struct queue_unsent *unsent_find(const struct queue *queue, uint32_t number);
void unsent_put(struct queue *queue, uint32_t number, const struct ticket_head *head);

/* What is known of a head by its row: texts NULL. */
void row_head(const struct queue *queue, size_t row, struct ticket_head *head);
/* The row of that number; false, and where it would stand, where there is none. */
bool row_find(const struct queue *queue, uint32_t number, size_t *row);
/* Adds, or replaces but for the mark. Returns the row; others may have moved. */
size_t row_put(struct queue *queue, uint32_t number, const struct ticket_head *head);
/* Adds those of rising numbers that are not there. */
void rows_add_many(struct queue *queue, const struct ticket_head *heads, size_t count);
void rows_release(struct queue *queue);
/* Takes those with ROW_GONE out; shown is void then. */
void rows_drop_gone(struct queue *queue);
enum ticket_status row_status_asleep(const struct queue *queue, size_t row, moment_t now);
bool row_wakes_asleep(const struct queue *queue, size_t row, moment_t from, moment_t now);

/* Asked of every row each time the order is made, so they stand here. */
static inline enum ticket_status row_kept_status(const struct queue *queue, size_t row)
{
    return (enum ticket_status)(queue->flags[row] & 3);
}

static inline enum ticket_status row_status(const struct queue *queue, size_t row,
                                            moment_t now)
{
    enum ticket_status status = row_kept_status(queue, row);

    return status == TICKET_SNOOZED ? row_status_asleep(queue, row, now) : status;
}

static inline bool row_waits(const struct queue *queue, size_t row, moment_t now)
{
    return queue->rows[row].waiting_since != ROW_NEVER &&
           row_status(queue, row, now) == TICKET_OPEN;
}

/* Neither resolved nor asleep. */
static inline bool row_is_live(const struct queue *queue, size_t row, moment_t now)
{
    enum ticket_status status = row_status(queue, row, now);

    return status == TICKET_OPEN || status == TICKET_PENDING;
}

static inline bool row_is_late(const struct queue *queue, size_t row, moment_t now)
{
    const struct queue_row *from = &queue->rows[row];

    return from->due != ROW_NEVER && from->due <= now && from->waiting_since <= from->due &&
           row_waits(queue, row, now);
}

/* Asked of every row as time goes on: a due time lies behind from, up to now. */
static inline bool row_gets_late(const struct queue *queue, size_t row, moment_t from,
                                 moment_t now)
{
    uint32_t due = queue->rows[row].due;

    return due != ROW_NEVER && due > from && due <= now;
}

/* The same of the end of a snooze. */
static inline bool row_wakes(const struct queue *queue, size_t row, moment_t from,
                             moment_t now)
{
    return row_kept_status(queue, row) == TICKET_SNOOZED &&
           row_wakes_asleep(queue, row, from, now);
}

/* What an order compares, the smaller first; equals stand by their rows. */
struct queue_place {
    uint64_t major;
    uint32_t minor; /* of three bits */
    uint32_t row;
};
void place_of(const struct queue *queue, size_t row, enum queue_order order,
              struct queue_place *place);
int place_compare(const void *a, const void *b); /* for qsort() */
/* Rows, which are given rising, by their places: a million in a few frames' time. */
void rows_sort(const struct queue *queue, uint32_t *rows, size_t count);

/* The heads at hand. */
struct queue_kept *kept_create(void);
void kept_destroy(struct queue_kept *kept);
const struct ticket_head *kept_find(const struct queue_kept *kept, uint32_t number);
bool kept_has(const struct queue_kept *kept, uint32_t number);
/* Copies; the one before is freed by kept_rest(). */
const struct ticket_head *kept_put(struct queue_kept *kept, uint32_t number,
                                   const struct ticket_head *head);
void kept_remove(struct queue_kept *kept, uint32_t number);
/* Frees replaced ones, and the longest unused until limit are left. */
void kept_rest(struct queue_kept *kept, size_t limit);
/* From *at on (0 at first); NULL at the end. */
const struct ticket_head *kept_next(const struct queue_kept *kept, size_t *at);

/* The head of a row, at hand or from the source; a stand-in where it cannot be read. */
const struct ticket_head *queue_head(const struct queue *queue, size_t row);
/* The limit's words are looked for in this head, its row's flag set. */
void row_sift(struct queue *queue, size_t row, const struct ticket_head *head);
bool row_is_shown(const struct queue *queue, size_t row);
/* The half of the limit that is told by state and times. */
bool row_matches_state(const struct queue *queue, size_t row);
void row_count(struct queue *queue, size_t row, bool is_there);
/* The first of a list in that order that does not stand before the row. */
size_t place_find(const struct queue *queue, const uint32_t *list, size_t count, size_t row,
                  enum queue_order order);
/* Of shown. */
size_t shown_find(const struct queue *queue, size_t row);
/* Gives back what shown has no use for. */
void shown_fit(struct queue *queue);
/* Makes shown anew as of queue->now. */
void shown_arrange(struct queue *queue);
/* Selects it where it is shown; else what stands where the selected one stood. */
void selected_keep(struct queue *queue, uint32_t number);
/* Time goes on: counts as of now, and whether a snooze ended. False: nothing counts anew.
 */
bool now_move(struct queue *queue, moment_t now, bool *wakes);
/* In queue_sort.c: rows by their places, so many at a step; NULL: all from the first on.
 * They are held by the caller until the end. */
struct sorting *sorting_start(const uint32_t *rows, size_t count, enum queue_order order)
    MUST_CHECK;
/* The row has changed, and stands anywhere in the end. False: too many have. */
bool sorting_note(struct sorting *sorting, size_t row) MUST_CHECK;
/* The changed rows, by index; false past the last. */
bool sorting_noted(const struct sorting *sorting, size_t index, uint32_t *row);
bool sorting_step(struct sorting *sorting, const struct queue *queue,
                  size_t rows) MUST_CHECK; /* true: all is in order */
size_t sorting_count(const struct sorting *sorting);
/* At the end, once: the rows in order, with room for one more, for memory_free(). */
uint32_t *sorting_take(struct sorting *sorting) MUST_CHECK;
void sorting_stop(struct sorting *sorting); /* NULL is allowed */
/* Rows have other places in the order of all, or one has. */
void ordered_make(struct queue *queue);  /* where it is not */
void ordered_go_on(struct queue *queue); /* a few milliseconds of it at most */
void ordered_forget(struct queue *queue);
/* Of queue_set_order(), by steps. */
bool reorder_goes_on(const struct queue *queue);
void reorder_on(struct queue *queue);
void ordered_remove(struct queue *queue, size_t row);
void ordered_insert(struct queue *queue, size_t row);
/* Tickets are no more: what is held of texts goes, and is looked through anew. */
void sift_again(struct queue *queue);

#endif
