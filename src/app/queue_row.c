/* The rows: what is known of every ticket. */
#include "queue_rows.h"

#define ROOM_MIN 64
#define ROOM_SHARE                                                                         \
    8 /* one part in so many is added: rows are many, and most queues stand still */

/* Times before 1970 count as 1970, those past 2106 as that. */
static uint32_t seconds_of(moment_t when)
{
    if (when == MOMENT_NONE)
        return ROW_NEVER;
    if (when < 0)
        return 0;
    return when < ROW_NEVER ? (uint32_t)when : ROW_NEVER - 1;
}

static moment_t moment_of(uint32_t seconds)
{
    return seconds == ROW_NEVER ? MOMENT_NONE : (moment_t)seconds;
}

size_t number_find(const void *entries, size_t size, size_t count, uint32_t number)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t there;
        memcpy(&there, (const char *)entries + middle * size, sizeof(there));
        if (there < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t snooze_find(const struct queue *queue, uint32_t number)
{
    return number_find(queue->snoozes, sizeof(*queue->snoozes), queue->snooze_count,
                       number);
}

static moment_t snooze_of(const struct queue *queue, uint32_t number)
{
    size_t at = snooze_find(queue, number);

    return at < queue->snooze_count && queue->snoozes[at].number == number
               ? moment_of(queue->snoozes[at].until)
               : MOMENT_NONE;
}

static void snooze_remove(struct queue *queue, uint32_t number)
{
    size_t at = snooze_find(queue, number);

    if (at == queue->snooze_count || queue->snoozes[at].number != number)
        return;
    queue->snooze_count--;
    memmove(queue->snoozes + at, queue->snoozes + at + 1,
            (queue->snooze_count - at) * sizeof(*queue->snoozes));
}

static void snooze_put(struct queue *queue, uint32_t number, moment_t until)
{
    size_t at = snooze_find(queue, number);

    if (at < queue->snooze_count && queue->snoozes[at].number == number) {
        queue->snoozes[at].until = seconds_of(until);
        return;
    }
    queue->snoozes = memory_reserve(queue->snoozes, &queue->snooze_capacity,
                                    queue->snooze_count, sizeof(*queue->snoozes));
    memmove(queue->snoozes + at + 1, queue->snoozes + at,
            (queue->snooze_count - at) * sizeof(*queue->snoozes));
    queue->snoozes[at] = (struct queue_snooze){number, seconds_of(until)};
    queue->snooze_count++;
}

static moment_t row_snooze(const struct queue *queue, size_t row)
{
    return row_kept_status(queue, row) == TICKET_SNOOZED
               ? snooze_of(queue, queue->rows[row].number)
               : MOMENT_NONE;
}

void row_head(const struct queue *queue, size_t row, struct ticket_head *head)
{
    const struct queue_row *from = &queue->rows[row];
    const struct queue_unsent *unsent = unsent_find(queue, from->number);

    *head = (struct ticket_head){
        .number = from->number,
        .status = row_kept_status(queue, row),
        .priority = (enum priority)(queue->flags[row] >> ROW_PRIORITY & 3),
        .unread = (queue->flags[row] & ROW_UNREAD) != 0,
        .unsent = unsent ? unsent->unsent : 0,
        .possibly_sent = unsent ? unsent->possibly_sent : 0,
        .unsent_notes = unsent ? unsent->unsent_notes : 0,
        .possibly_sent_notes = unsent ? unsent->possibly_sent_notes : 0,
        .unfinished = unsent ? unsent->unfinished : 0,
        .due_at = moment_of(from->due),
        .waiting_since = moment_of(from->waiting_since),
        .updated_at = moment_of(from->updated),
        .created_at = MOMENT_NONE,
        .snooze_until = row_snooze(queue, row),
    };
}

/* New tickets have the highest number: the end is looked at first. */
bool row_find(const struct queue *queue, uint32_t number, size_t *row)
{
    size_t count = queue->count;

    *row = count && queue->rows[count - 1].number < number
               ? count
               : number_find(queue->rows, sizeof(*queue->rows), count, number);
    return *row < count && queue->rows[*row].number == number;
}

static void rows_reserve(struct queue *queue, size_t more)
{
    size_t wanted = queue->count + more;

    if (wanted <= queue->capacity)
        return;
    queue->capacity = wanted + ROOM_MIN + wanted / ROOM_SHARE;
    queue->rows = memory_grow(queue->rows, queue->capacity, sizeof(*queue->rows));
    queue->flags = memory_grow(queue->flags, queue->capacity, sizeof(*queue->flags));
}

/* Room for so many at that row; what stood from there on moves, and shown follows. */
static void rows_open(struct queue *queue, size_t row, size_t more)
{
    size_t behind = queue->count - row;

    rows_reserve(queue, more);
    memmove(queue->rows + row + more, queue->rows + row, behind * sizeof(*queue->rows));
    memmove(queue->flags + row + more, queue->flags + row, behind * sizeof(*queue->flags));
    memset(queue->flags + row, 0, more * sizeof(*queue->flags));
    queue->count += more;
    for (size_t i = 0; behind && i < queue->shown_count; i++)
        queue->shown[i] += queue->shown[i] >= row ? (uint32_t)more : 0;
    if (behind)
        ordered_forget(queue);
}

static void row_fill(struct queue *queue, size_t row, uint32_t number,
                     const struct ticket_head *head)
{
    queue->rows[row] =
        (struct queue_row){number, seconds_of(head->due_at),
                           seconds_of(head->waiting_since), seconds_of(head->updated_at)};
    queue->flags[row] =
        (uint8_t)((queue->flags[row] & (ROW_MARKED | ROW_FITS)) | (unsigned)head->status |
                  (unsigned)head->priority << ROW_PRIORITY |
                  (head->unread ? ROW_UNREAD : 0));
    if (head->status == TICKET_SNOOZED)
        snooze_put(queue, number, head->snooze_until);
    unsent_put(queue, number, head);
}

size_t row_put(struct queue *queue, uint32_t number, const struct ticket_head *head)
{
    size_t row;

    if (!row_find(queue, number, &row))
        rows_open(queue, row, 1);
    else if (row_kept_status(queue, row) == TICKET_SNOOZED &&
             head->status != TICKET_SNOOZED)
        snooze_remove(queue, number);
    row_fill(queue, row, number, head);
    return row;
}

/* How many of the heads stand in front of the row that is there. */
static size_t run_before(const struct queue *queue, size_t row,
                         const struct ticket_head *heads, size_t count)
{
    size_t run = 0;

    while (run < count &&
           (row == queue->count || heads[run].number < queue->rows[row].number))
        run++;
    return run;
}

void rows_add_many(struct queue *queue, const struct ticket_head *heads, size_t count)
{
    size_t row, i = 0;

    while (i < count) {
        if (row_find(queue, heads[i].number, &row)) {
            i++;
            continue;
        }
        size_t run = run_before(queue, row, heads + i, count - i);
        rows_open(queue, row, run);
        for (size_t j = 0; j < run; j++)
            row_fill(queue, row + j, heads[i + j].number, &heads[i + j]);
        i += run;
    }
}

void rows_release(struct queue *queue)
{
    memory_free(queue->rows);
    memory_free(queue->flags);
    memory_free(queue->snoozes);
    memory_free(queue->unsents);
}

void rows_drop_gone(struct queue *queue)
{
    size_t kept = 0;

    for (size_t i = 0; i < queue->count; i++) {
        if (queue->flags[i] & ROW_GONE) {
            snooze_remove(queue, queue->rows[i].number);
            unsent_put(queue, queue->rows[i].number, &(struct ticket_head){0});
            continue;
        }
        queue->rows[kept] = queue->rows[i];
        queue->flags[kept++] = queue->flags[i];
    }
    queue->count = kept;
}

enum ticket_status row_status_asleep(const struct queue *queue, size_t row, moment_t now)
{
    return ticket_status_at(TICKET_SNOOZED, row_snooze(queue, row), now);
}

bool row_wakes_asleep(const struct queue *queue, size_t row, moment_t from, moment_t now)
{
    moment_t until = row_snooze(queue, row);

    return until != MOMENT_NONE && until > from && until <= now;
}
