#include "app/queue.h"

#include "queue_order.h"

#define STALE_BYTES_LIMIT ((size_t)4 * 1024 * 1024)

void queue_init(struct queue *queue)
{
    *queue = (struct queue){.now = MOMENT_NONE};
    arena_init(&queue->arena);
    table_init(&queue->by_id);
}

void queue_release(struct queue *queue)
{
    arena_release(&queue->arena);
    table_release(&queue->by_id);
    memory_free(queue->heads);
    memory_free(queue->is_marked);
    memory_free(queue->shown);
    memory_free(queue->limit_text);
    limit_destroy(queue->limit);
    *queue = (struct queue){0};
}

static bool head_is_shown(const struct queue *queue, const struct ticket_head *head)
{
    if (queue->limit)
        return limit_matches(queue->limit, head, queue->now);
    return queue_is_live(head, queue->now);
}

static void head_count(struct queue *queue, const struct ticket_head *head, bool is_there)
{
    size_t one = is_there ? 1 : SIZE_MAX; /* wraps: a step back */

    queue->waiting += queue_waits(head, queue->now) ? one : 0;
    queue->late += queue_is_late(head, queue->now) ? one : 0;
    queue->unread += head->unread && queue_is_live(head, queue->now) ? one : 0;
    queue->open += queue_is_live(head, queue->now) ? one : 0;
}

static void heads_count(struct queue *queue)
{
    queue->waiting = queue->late = queue->unread = queue->open = 0;
    for (size_t i = 0; i < queue->count; i++)
        head_count(queue, &queue->heads[i], true);
}

static size_t head_bytes(const struct ticket_head *head)
{
    const char *const texts[] = {head->id,      head->customer, head->name, head->subject,
                                 head->channel, head->lang,     head->tags, head->assignee};
    size_t bytes = 0;

    for (size_t i = 0; i < COUNT_OF(texts); i++)
        bytes += texts[i] ? strlen(texts[i]) + 1 : 0;
    return bytes;
}

/* Copies what is still spoken of into a new arena once half of the old one is stale. */
static void heads_compact(struct queue *queue)
{
    struct arena fresh;

    if (queue->stale_bytes < STALE_BYTES_LIMIT ||
        queue->stale_bytes < queue->arena.used / 2)
        return;
    arena_init(&fresh);
    for (size_t i = 0; i < queue->count; i++) {
        struct ticket_head head = queue->heads[i];
        ticket_head_copy(&head, &fresh, &queue->heads[i]);
    }
    arena_release(&queue->arena);
    queue->arena = fresh;
    queue->stale_bytes = 0;
}

static size_t head_new(struct queue *queue, const char *id)
{
    size_t marks = queue->capacity;

    queue->heads =
        memory_reserve(queue->heads, &queue->capacity, queue->count, sizeof(*queue->heads));
    queue->is_marked =
        memory_reserve(queue->is_marked, &marks, queue->count, sizeof(*queue->is_marked));
    queue->is_marked[queue->count] = false;
    table_set(&queue->by_id, text_of(id), queue->count);
    return queue->count++;
}

void queue_put(struct queue *queue, const struct ticket_head *head)
{
    size_t at;
    bool is_known = table_get(&queue->by_id, text_of(head->id), &at);

    if (is_known)
        queue->stale_bytes += head_bytes(&queue->heads[at]);
    else
        at = head_new(queue, head->id);
    ticket_head_copy(head, &queue->arena, &queue->heads[at]);
}

static size_t selected_head(const struct queue *queue)
{
    return queue->selected < queue->shown_count ? queue->shown[queue->selected] : SIZE_MAX;
}

static void shown_reserve(struct queue *queue, size_t count)
{
    if (count <= queue->shown_capacity)
        return;
    queue->shown = memory_grow(queue->shown, count, sizeof(*queue->shown));
    queue->shown_capacity = count;
}

static void selected_keep(struct queue *queue, size_t head)
{
    for (size_t i = 0; i < queue->shown_count; i++) {
        if (queue->shown[i] == head) {
            queue->selected = i;
            return;
        }
    }
    if (queue->selected >= queue->shown_count)
        queue->selected = queue->shown_count ? queue->shown_count - 1 : 0;
}

void queue_arrange(struct queue *queue, moment_t now)
{
    size_t selected = selected_head(queue);
    size_t count = 0;

    heads_compact(queue);
    queue->now = now;
    heads_count(queue);
    struct queue_place *places = memory_grow(NULL, queue->count + 1, sizeof(*places));
    for (size_t i = 0; i < queue->count; i++) {
        if (head_is_shown(queue, &queue->heads[i]))
            queue_place_of(queue, i, &places[count++]);
    }
    qsort(places, count, sizeof(*places), queue_place_compare);
    shown_reserve(queue, count);
    for (size_t i = 0; i < count; i++)
        queue->shown[i] = places[i].head;
    queue->shown_count = count;
    memory_free(places);
    selected_keep(queue, selected);
}

/* The first row that does not stand before the place. */
static size_t shown_find(const struct queue *queue, const struct queue_place *place)
{
    size_t low = 0, high = queue->shown_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct queue_place other;
        queue_place_of(queue, queue->shown[middle], &other);
        if (queue_place_compare(&other, place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void shown_remove(struct queue *queue, size_t head)
{
    struct queue_place place;

    queue_place_of(queue, head, &place);
    size_t at = shown_find(queue, &place);
    if (at >= queue->shown_count || queue->shown[at] != head)
        return;
    queue->shown_count--;
    memmove(queue->shown + at, queue->shown + at + 1,
            (queue->shown_count - at) * sizeof(*queue->shown));
    if (at < queue->selected)
        queue->selected--;
}

static size_t shown_insert(struct queue *queue, size_t head)
{
    struct queue_place place;

    queue_place_of(queue, head, &place);
    size_t at = shown_find(queue, &place);
    queue->shown = memory_reserve(queue->shown, &queue->shown_capacity, queue->shown_count,
                                  sizeof(*queue->shown));
    memmove(queue->shown + at + 1, queue->shown + at,
            (queue->shown_count - at) * sizeof(*queue->shown));
    queue->shown[at] = head;
    queue->shown_count++;
    return at;
}

void queue_put_one(struct queue *queue, const struct ticket_head *head, moment_t now)
{
    size_t at;
    bool is_known = table_get(&queue->by_id, text_of(head->id), &at);
    size_t selected = selected_head(queue);

    if (queue->now == MOMENT_NONE)
        queue_arrange(queue, now);
    if (is_known) {
        head_count(queue, &queue->heads[at], false);
        shown_remove(queue, at);
    }
    queue_put(queue, head);
    heads_compact(queue);
    if (!is_known)
        at = queue->count - 1;
    head_count(queue, &queue->heads[at], true);
    if (head_is_shown(queue, &queue->heads[at])) {
        size_t row = shown_insert(queue, at);
        if (at == selected)
            queue->selected = row;
        else if (row <= queue->selected && queue->shown_count > 1 && selected != SIZE_MAX)
            queue->selected++;
    }
    if (queue->selected >= queue->shown_count)
        queue->selected = queue->shown_count ? queue->shown_count - 1 : 0;
}

/* A due time or the end of a snooze lies behind what was last counted, up to now. */
static bool time_touches(const struct ticket_head *head, moment_t from, moment_t now,
                         bool *wakes)
{
    bool is_due = head->due_at > from && head->due_at <= now;
    bool is_awake = head->status == TICKET_SNOOZED && head->snooze_until > from &&
                    head->snooze_until <= now;

    *wakes = *wakes || is_awake;
    return is_due || is_awake;
}

bool queue_tick(struct queue *queue, moment_t now)
{
    bool is_touched = false, wakes = false;

    if (queue->now == MOMENT_NONE || now <= queue->now)
        return false;
    for (size_t i = 0; i < queue->count; i++)
        is_touched |= time_touches(&queue->heads[i], queue->now, now, &wakes);
    if (wakes || limit_is_timed(queue->limit)) {
        queue_arrange(queue, now);
        return true;
    }
    queue->now = now;
    if (is_touched)
        heads_count(queue);
    return is_touched;
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
    queue_arrange(queue, now);
    return true;
}

void queue_set_order(struct queue *queue, enum queue_order order, moment_t now)
{
    queue->order = order;
    queue_arrange(queue, now);
}

const struct ticket_head *queue_at(const struct queue *queue, size_t shown)
{
    return shown < queue->shown_count ? &queue->heads[queue->shown[shown]] : NULL;
}

const struct ticket_head *queue_selected(const struct queue *queue)
{
    return queue_at(queue, queue->selected);
}

const struct ticket_head *queue_find(const struct queue *queue, const char *id)
{
    size_t at;

    if (!id || !table_get(&queue->by_id, text_of(id), &at))
        return NULL;
    return &queue->heads[at];
}

/* The row of a ticket; shown_count where it is not shown. */
static size_t shown_row(const struct queue *queue, const char *id)
{
    struct queue_place place;
    size_t at;

    if (!id || !table_get(&queue->by_id, text_of(id), &at))
        return queue->shown_count;
    queue_place_of(queue, at, &place);
    size_t row = shown_find(queue, &place);
    return row < queue->shown_count && queue->shown[row] == at ? row : queue->shown_count;
}

bool queue_select(struct queue *queue, const char *id)
{
    size_t row = shown_row(queue, id);

    if (row == queue->shown_count)
        return false;
    queue->selected = row;
    return true;
}

const struct ticket_head *queue_next_waiting(const struct queue *queue, const char *id)
{
    size_t row = shown_row(queue, id);
    size_t from = row == queue->shown_count ? 0 : row + 1;

    for (size_t i = 0; i < queue->shown_count; i++) {
        size_t at = (from + i) % queue->shown_count;
        const struct ticket_head *head = queue_at(queue, at);
        if (at != row && queue_waits(head, queue->now))
            return head;
    }
    return NULL;
}

bool queue_mark(struct queue *queue, const char *id, bool is_marked)
{
    size_t at;

    if (!id || !table_get(&queue->by_id, text_of(id), &at))
        return false;
    queue->is_marked[at] = is_marked;
    return true;
}

bool queue_is_marked(const struct queue *queue, const char *id)
{
    size_t at;

    return id && table_get(&queue->by_id, text_of(id), &at) && queue->is_marked[at];
}
