/* What is shown, and in which order. */
#include "queue_rows.h"

/* Without a limit what is resolved or asleep is not shown. */
bool row_is_shown(const struct queue *queue, size_t row)
{
    struct ticket_head head;

    if (!queue->limit)
        return row_is_live(queue, row, queue->now);
    if (limit_has_words(queue->limit) && !(queue->flags[row] & ROW_FITS))
        return false;
    row_head(queue, row, &head);
    return limit_matches_state(queue->limit, &head, queue->now);
}

void row_sift(struct queue *queue, size_t row, const struct ticket_head *head)
{
    bool fits = queue->limit && limit_matches_words(queue->limit, head);

    queue->flags[row] &= (uint8_t)~ROW_FITS;
    queue->flags[row] |= fits ? ROW_FITS : 0;
}

void row_count(struct queue *queue, size_t row, bool is_there)
{
    size_t one = is_there ? 1 : SIZE_MAX; /* wraps: a step back */
    bool is_live = row_is_live(queue, row, queue->now);

    queue->waiting += row_waits(queue, row, queue->now) ? one : 0;
    queue->late += row_is_late(queue, row, queue->now) ? one : 0;
    queue->unread += is_live && (queue->flags[row] & ROW_UNREAD) ? one : 0;
    queue->open += is_live ? one : 0;
}

static void rows_count(struct queue *queue)
{
    queue->waiting = queue->late = queue->unread = queue->open = 0;
    for (size_t i = 0; i < queue->count; i++)
        row_count(queue, i, true);
}

static void selected_keep(struct queue *queue, uint32_t number)
{
    size_t row;

    if (number && row_find(queue, number, &row)) {
        size_t at = shown_find(queue, row);
        if (at < queue->shown_count && queue->shown[at] == row) {
            queue->selected = at;
            return;
        }
    }
    if (queue->selected >= queue->shown_count)
        queue->selected = queue->shown_count ? queue->shown_count - 1 : 0;
}

static void shown_make(struct queue *queue)
{
    size_t count = 0;

    queue->shown = memory_grow(queue->shown, queue->count + 1, sizeof(*queue->shown));
    for (size_t i = 0; i < queue->count; i++) {
        if (row_is_shown(queue, i))
            queue->shown[count++] = (uint32_t)i;
    }
    rows_sort(queue, queue->shown, count);
    queue->shown_capacity = count + count / 16 + 16;
    queue->shown = memory_grow(queue->shown, queue->shown_capacity, sizeof(*queue->shown));
    queue->shown_count = count;
}

static uint32_t selected_number(const struct queue *queue)
{
    return queue->selected < queue->shown_count
               ? queue->rows[queue->shown[queue->selected]].number
               : 0;
}

static void arrange(struct queue *queue)
{
    uint32_t selected = selected_number(queue);

    queue->sifted = 0;
    queue->is_loose = false;
    shown_make(queue);
    selected_keep(queue, selected);
}

void queue_arrange(struct queue *queue, moment_t now)
{
    queue->now = now;
    rows_count(queue);
    arrange(queue);
}

void queue_drop(struct queue *queue, const uint32_t *numbers, size_t count)
{
    uint32_t selected = selected_number(queue);
    size_t row;

    if (!count)
        return;
    for (size_t i = 0; i < count; i++) {
        kept_remove(queue->kept, numbers[i]);
        if (row_find(queue, numbers[i], &row))
            queue->flags[row] |= ROW_GONE;
    }
    rows_drop_gone(queue);
    queue->shown_count = 0;
    rows_count(queue);
    shown_make(queue);
    selected_keep(queue, selected);
}

bool queue_tick(struct queue *queue, moment_t now)
{
    bool is_touched = false, wakes = false;

    if (queue->now == MOMENT_NONE || now <= queue->now)
        return false;
    for (size_t i = 0; i < queue->count; i++)
        is_touched |= row_time_touches(queue, i, queue->now, now, &wakes);
    if (wakes || limit_is_timed(queue->limit)) {
        queue_arrange(queue, now);
        return true;
    }
    queue->now = now;
    if (is_touched)
        rows_count(queue);
    return is_touched;
}

/* All heads are at hand: looked through at once. */
static void sift_kept(struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++)
        row_sift(queue, i, queue_head(queue, i));
}

static void sift_start(struct queue *queue)
{
    queue->is_sifting = false;
    if (!queue->limit || !limit_has_words(queue->limit))
        return;
    if (!queue->source.head) {
        sift_kept(queue);
        return;
    }
    for (size_t i = 0; i < queue->count; i++)
        queue->flags[i] &= (uint8_t)~ROW_FITS;
    queue->is_sifting = true;
    queue->sift_from = 0;
    queue->sift_selected = selected_number(queue);
}

bool queue_set_limit(struct queue *queue, const char *text, moment_t now, struct error *err)
{
    struct limit *limit = NULL;
    bool is_empty = !text || !text_trim(text_of(text)).len;

    if (!is_empty) {
        limit = limit_parse(text_of(text), err);
        if (!limit)
            return false;
    }
    char *copy = is_empty ? NULL : memory_text(text);
    limit_destroy(queue->limit);
    memory_free(queue->limit_text);
    queue->limit = limit;
    queue->limit_text = copy;
    sift_start(queue);
    queue_arrange(queue, now);
    return true;
}

/* The one selected before the limit is selected again, unless the agent moved meanwhile. */
static void sift_show(struct queue *queue)
{
    bool has_moved = queue->selected != 0;

    arrange(queue);
    if (has_moved)
        return;
    queue->selected = 0;
    selected_keep(queue, queue->sift_selected);
}

void queue_sift(struct queue *queue, const struct ticket_head *heads, size_t count,
                uint32_t next, bool is_last)
{
    size_t row = 0;

    for (size_t i = 0; queue->is_sifting && i < count; i++) {
        bool is_next = ++row < queue->count && queue->rows[row].number == heads[i].number;
        if (!is_next && !row_find(queue, heads[i].number, &row))
            continue;
        row_sift(queue, row, &heads[i]);
        queue->sifted += (queue->flags[row] & ROW_FITS) != 0;
    }
    if (!queue->is_sifting)
        return;
    queue->sift_from = next;
    queue->is_sifting = !is_last;
    /* Sorted anew each time that so many were found again: not for every slice. */
    if (is_last || queue->sifted > queue->shown_count)
        sift_show(queue);
}

void queue_set_order(struct queue *queue, enum queue_order order, moment_t now)
{
    queue->order = order;
    queue_arrange(queue, now);
}

/* Puts the place in its order among the first ones; the last falls off past the limit. */
static size_t first_put(struct queue_place *first, size_t count, size_t limit,
                        const struct queue_place *place)
{
    size_t at = count;

    while (at > 0 && place_compare(place, &first[at - 1]) < 0)
        at--;
    if (count < limit)
        count++;
    memmove(first + at + 1, first + at, (count - at - 1) * sizeof(*first));
    first[at] = *place;
    return count;
}

size_t queue_first(const struct queue *queue, uint32_t *numbers, size_t limit)
{
    struct queue_place *first = memory_get((limit + 1) * sizeof(*first));
    struct queue_place place;
    size_t count = 0;

    for (size_t i = 0; limit && i < queue->count; i++) {
        if (!row_is_live(queue, i, queue->now))
            continue;
        place_of(queue, i, QUEUE_BY_DUE, &place);
        if (count < limit || place_compare(&place, &first[limit - 1]) < 0)
            count = first_put(first, count, limit, &place);
    }
    for (size_t i = 0; i < count; i++)
        numbers[i] = queue->rows[first[i].row].number;
    memory_free(first);
    return count;
}
