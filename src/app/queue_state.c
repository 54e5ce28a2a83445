/* What a limit says of state and times, asked of every row while it is typed. */
#include "limit_parts.h"
#include "queue_rows.h"

/* As limit_matches_state() says of row_head(). */
static bool row_is(const struct queue *queue, size_t row, enum state state)
{
    switch (state) {
    case STATE_UNREAD:
        return queue->flags[row] & ROW_UNREAD;
    case STATE_WAITING:
        return row_waits(queue, row, queue->now);
    case STATE_LATE:
        return row_is_late(queue, row, queue->now);
    case STATE_UNSENT:
    case STATE_UNFINISHED:
        break;
    }
    const struct queue_unsent *unsent = unsent_find(queue, queue->rows[row].number);
    if (!unsent)
        return false;
    return state == STATE_UNSENT ? unsent->unsent > 0 : unsent->unfinished != 0;
}

static int64_t since(uint32_t seconds, moment_t now)
{
    return limit_age(seconds == ROW_NEVER ? MOMENT_NONE : (moment_t)seconds, now);
}

static bool row_holds(const struct queue *queue, size_t row, const struct term *term,
                      int64_t number)
{
    const struct queue_row *from = &queue->rows[row];

    switch (term->kind) {
    case TERM_STATUS:
        return row_status(queue, row, queue->now) == (enum ticket_status)number;
    case TERM_PRIORITY:
        return (queue->flags[row] >> ROW_PRIORITY & 3) == number;
    case TERM_OLDER:
        return since(from->updated, queue->now) >= number;
    case TERM_NEWER:
        return since(from->updated, queue->now) <= number;
    case TERM_WAITING:
        return row_waits(queue, row, queue->now) &&
               since(from->waiting_since, queue->now) >= number;
    case TERM_IS:
        return row_is(queue, row, (enum state)number);
    default:
        return false;
    }
}

static bool row_holds_any(const struct queue *queue, size_t row, const struct term *term)
{
    for (size_t i = 0; i < term->count; i++) {
        if (row_holds(queue, row, term, term->values[i].number))
            return true;
    }
    return false;
}

bool row_matches_state(const struct queue *queue, size_t row)
{
    const struct limit *limit = queue->limit;

    for (size_t i = 0; limit->has_state && i < limit->count; i++) {
        const struct term *term = &limit->terms[i];
        if (!term_is_words(term) && row_holds_any(queue, row, term) == term->is_negated)
            return false;
    }
    return true;
}
