/* What is shown, and in which order. */
#include "queue_texts.h"

#include <string.h>

#define PICKED_SHARE 16 /* fewer than one row in so many are sorted sooner */

/* Without a limit what is resolved or asleep is not shown. */
bool row_is_shown(const struct queue *queue, size_t row)
{
    if (!queue->limit)
        return row_is_live(queue, row, queue->now);
    if (limit_has_words(queue->limit) && !(queue->flags[row] & ROW_FITS))
        return false;
    return row_matches_state(queue, row);
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

void selected_keep(struct queue *queue, uint32_t number)
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

static void ordered_put(struct queue *queue, size_t row, size_t count)
{
    size_t at = place_find(queue, queue->ordered, count, row, queue->order_next);

    memmove(queue->ordered + at + 1, queue->ordered + at,
            (count - at) * sizeof(*queue->ordered));
    queue->ordered[at] = (uint32_t)row;
}

/* What changed while the others were put in order is put among them one by one. */
static void late_put(struct queue *queue)
{
    uint8_t *is_late = memory_get(queue->count + 1);
    uint32_t row;
    size_t kept = 0;

    for (size_t i = 0; sorting_noted(queue->sorting, i, &row); i++)
        is_late[row] = 1;
    for (size_t i = 0; i < sorting_count(queue->sorting); i++) {
        queue->ordered[kept] = queue->ordered[i];
        kept += !is_late[queue->ordered[i]];
    }
    memory_free(is_late);
    for (size_t i = 0; sorting_noted(queue->sorting, i, &row); i++)
        ordered_put(queue, row, kept++);
}

static void ordered_take(struct queue *queue)
{
    uint32_t row;

    queue->ordered = sorting_take(queue->sorting);
    if (sorting_noted(queue->sorting, 0, &row))
        late_put(queue);
}

/* While texts are held every row stands in order, so that a list of very many is picked out
 * of it instead of sorted. */
static bool ordered_step(struct queue *queue)
{
    if (!queue->sorting)
        queue->sorting = sorting_start(NULL, queue->count, queue->order_next);
    if (!sorting_step(queue->sorting, queue, queue->sorted_at_once))
        return false;
    ordered_take(queue);
    sorting_stop(queue->sorting);
    queue->sorting = NULL;
    return true;
}

void ordered_make(struct queue *queue)
{
    while (!queue->ordered && !ordered_step(queue))
        ;
}

void ordered_go_on(struct queue *queue)
{
    if (!queue->ordered)
        (void)ordered_step(queue);
}

void ordered_forget(struct queue *queue)
{
    sorting_stop(queue->sorting);
    queue->sorting = NULL;
    memory_free(queue->ordered);
    queue->ordered = NULL;
}

void ordered_remove(struct queue *queue, size_t row)
{
    if (!queue->ordered)
        return; /* a sorting that goes on is told by ordered_insert() */
    size_t at = place_find(queue, queue->ordered, queue->count, row, queue->order_next);
    memmove(queue->ordered + at, queue->ordered + at + 1,
            (queue->count - at - 1) * sizeof(*queue->ordered));
}

void ordered_insert(struct queue *queue, size_t row)
{
    size_t count = queue->count - 1;

    if (queue->sorting && !sorting_note(queue->sorting, row))
        ordered_forget(queue);
    if (!queue->ordered)
        return;
    queue->ordered = memory_grow(queue->ordered, count + 1, sizeof(*queue->ordered));
    ordered_put(queue, row, count);
}

static void shown_pick(struct queue *queue, const uint8_t *is_shown)
{
    size_t count = 0;

    ordered_make(queue);
    for (size_t i = 0; i < queue->count; i++) {
        queue->shown[count] = queue->ordered[i];
        count += is_shown[queue->ordered[i]];
    }
}

static void shown_sort(struct queue *queue, const uint8_t *is_shown, size_t count)
{
    for (size_t i = 0, at = 0; at < count; i++) {
        queue->shown[at] = (uint32_t)i;
        at += is_shown[i];
    }
    rows_sort(queue, queue->shown, count);
}

/* Of each row whether it is shown, as row_is_shown() says; how many. */
static size_t mark_shown(const struct queue *queue, uint8_t *is_shown)
{
    const struct limit *limit = queue->limit;
    const uint8_t *flags = queue->flags;
    uint8_t wanted = limit_has_words(limit) ? ROW_FITS : 0;
    bool has_state = !limit || limit_has_state(limit);
    size_t rows = queue->count, count = 0;

    for (size_t i = 0; i < rows; i++) {
        bool is_here = (flags[i] & wanted) == wanted;
        if (is_here && has_state)
            is_here =
                limit ? row_matches_state(queue, i) : row_is_live(queue, i, queue->now);
        is_shown[i] = is_here;
        count += is_here;
    }
    return count;
}

void shown_fit(struct queue *queue)
{
    size_t count = queue->shown_count;

    queue->shown_capacity = count + count / 16 + 16;
    queue->shown = memory_grow(queue->shown, queue->shown_capacity, sizeof(*queue->shown));
}

/* While a limit is typed the room for all rows stays: each letter would ask for its pages
 * again. */
static void shown_make(struct queue *queue)
{
    uint8_t *is_shown = memory_get(queue->count);
    size_t count = mark_shown(queue, is_shown);

    queue->order = queue->order_next;
    if (queue->shown_capacity <= queue->count) {
        queue->shown_capacity = queue->count + 1;
        queue->shown =
            memory_grow(queue->shown, queue->shown_capacity, sizeof(*queue->shown));
    }
    if (queue->ordered || (queue->texts && count > queue->count / PICKED_SHARE))
        shown_pick(queue, is_shown);
    else
        shown_sort(queue, is_shown, count);
    memory_free(is_shown);
    queue->shown_count = count;
    if (queue->texts)
        return;
    shown_fit(queue);
    ordered_forget(queue);
}

uint32_t queue_selected_number(const struct queue *queue)
{
    return queue->selected < queue->shown_count
               ? queue->rows[queue->shown[queue->selected]].number
               : 0;
}

void shown_arrange(struct queue *queue)
{
    uint32_t selected = queue_selected_number(queue);

    queue->sifted = 0;
    queue->is_loose = false;
    shown_make(queue);
    selected_keep(queue, selected);
}

void queue_arrange(struct queue *queue, moment_t now)
{
    if (now != queue->now)
        ordered_forget(queue);
    queue->now = now;
    rows_count(queue);
    shown_arrange(queue);
}

void queue_drop(struct queue *queue, const uint32_t *numbers, size_t count)
{
    uint32_t selected = queue_selected_number(queue);
    size_t row;

    if (!count)
        return;
    for (size_t i = 0; i < count; i++) {
        kept_remove(queue->kept, numbers[i]);
        if (row_find(queue, numbers[i], &row))
            queue->flags[row] |= ROW_GONE;
    }
    rows_drop_gone(queue);
    ordered_forget(queue);
    queue->shown_count = 0;
    rows_count(queue);
    shown_make(queue);
    selected_keep(queue, selected);
    sift_again(queue);
}

bool now_move(struct queue *queue, moment_t now, bool *wakes)
{
    moment_t before = queue->now;
    bool is_touched = false;

    if (queue->now == MOMENT_NONE || now <= queue->now)
        return false;
    for (size_t i = 0; i < queue->count; i++) {
        bool is_awake = row_wakes(queue, i, before, now);
        if (!is_awake && !row_gets_late(queue, i, before, now))
            continue;
        is_touched = true;
        *wakes = *wakes || is_awake;
        queue->now = before;
        row_count(queue, i, false);
        queue->now = now;
        row_count(queue, i, true);
    }
    queue->now = now;
    if (*wakes)
        ordered_forget(queue);
    return is_touched;
}

bool queue_tick(struct queue *queue, moment_t now)
{
    bool wakes = false;
    bool is_later = queue->now != MOMENT_NONE && now > queue->now;
    bool is_touched = now_move(queue, now, &wakes);

    if (!is_later || (!wakes && !limit_is_timed(queue->limit)))
        return is_touched;
    shown_arrange(queue);
    return true;
}

void queue_set_order(struct queue *queue, enum queue_order order, moment_t now)
{
    bool is_long = queue->count > queue->sorted_at_once && queue->now != MOMENT_NONE;

    ordered_forget(queue);
    queue->order_next = order;
    if (!is_long)
        queue_arrange(queue, now);
}

bool queue_is_reordered(const struct queue *queue)
{
    return queue->order_next != queue->order;
}

/* What a limit that is looked for will show comes in that order by itself. */
bool reorder_goes_on(const struct queue *queue)
{
    return queue_is_reordered(queue) && !(queue->ordered && queue->is_stale);
}

/* The same rows, picked out of all in their new order. */
static void shown_reorder(struct queue *queue)
{
    uint32_t selected = queue_selected_number(queue);
    uint8_t *is_shown = memory_get(queue->count + 1);
    size_t at = 0;

    for (size_t i = 0; i < queue->shown_count; i++)
        is_shown[queue->shown[i]] = 1;
    for (size_t i = 0; at < queue->shown_count; i++) {
        queue->shown[at] = queue->ordered[i];
        at += is_shown[queue->ordered[i]];
    }
    memory_free(is_shown);
    queue->order = queue->order_next;
    if (!queue->texts)
        ordered_forget(queue);
    selected_keep(queue, selected);
}

void reorder_on(struct queue *queue)
{
    if (!queue->ordered)
        (void)ordered_step(queue);
    else if (queue->is_loose)
        shown_arrange(queue);
    else if (!queue->is_stale)
        shown_reorder(queue);
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
