#include "queue_texts.h"

#define TEXTS_MAX      ((size_t)88 * 1024 * 1024)
#define SORTED_AT_ONCE 65536 /* a millisecond */
#define HEADS_AT_HAND  400   /* kept between turns, where a source has the others */

void queue_init(struct queue *queue)
{
    *queue = (struct queue){.now = MOMENT_NONE,
                            .kept = kept_create(),
                            .texts_max = TEXTS_MAX,
                            .sorted_at_once = SORTED_AT_ONCE};
    table_init(&queue->by_id);
}

void queue_release(struct queue *queue)
{
    kept_destroy(queue->kept);
    texts_destroy(queue->texts);
    ordered_forget(queue);
    rows_release(queue);
    table_release(&queue->by_id);
    memory_free(queue->shown);
    memory_free(queue->limit_text);
    memory_free(queue->me);
    limit_destroy(queue->limit);
    *queue = (struct queue){0};
}

void queue_set_source(struct queue *queue, const struct queue_source *source)
{
    queue->source = *source;
}

void queue_set_me(struct queue *queue, const char *name)
{
    memory_free(queue->me);
    queue->me = memory_text(name);
}

void queue_rest(struct queue *queue)
{
    kept_rest(queue->kept, queue->source.head ? HEADS_AT_HAND : 0);
}

static const struct ticket_head unreadable = {
    .id = "",
    .name = "",
    .subject = "cannot be read now",
    .tags = "",
    .waiting_since = MOMENT_NONE,
    .updated_at = MOMENT_NONE,
    .created_at = MOMENT_NONE,
    .due_at = MOMENT_NONE,
    .snooze_until = MOMENT_NONE,
};

static const struct ticket_head *head_of(const struct queue *queue, uint32_t number)
{
    const struct ticket_head *head = kept_find(queue->kept, number);
    struct ticket_head found;

    if (head)
        return head;
    if (queue->source.head && queue->source.head(queue->source.context, number, &found))
        return kept_put(queue->kept, number, &found);
    return kept_put(queue->kept, number, &unreadable);
}

const struct ticket_head *queue_head(const struct queue *queue, size_t row)
{
    return head_of(queue, queue->rows[row].number);
}

/* 0 where there is no such ticket. */
static uint32_t number_of(const struct queue *queue, const char *id)
{
    size_t number = 0;

    if (!id)
        return 0;
    if (queue->source.number)
        return queue->source.number(queue->source.context, id);
    return table_get(&queue->by_id, text_of(id), &number) ? (uint32_t)number : 0;
}

static bool row_of(const struct queue *queue, const char *id, size_t *row)
{
    uint32_t number = number_of(queue, id);

    return number && row_find(queue, number, row);
}

static uint32_t number_for(struct queue *queue, const struct ticket_head *head)
{
    uint32_t number = head->number ? head->number : number_of(queue, head->id);

    if (number)
        return number;
    number = ++queue->last_number;
    table_set(&queue->by_id, text_of(head->id), number);
    return number;
}

static size_t put(struct queue *queue, const struct ticket_head *head)
{
    uint32_t number = number_for(queue, head);
    size_t row = row_put(queue, number, head);

    row_sift(queue, row, kept_put(queue->kept, number, head));
    if (queue->texts)
        texts_put(queue->texts, number, head);
    return row;
}

void queue_put(struct queue *queue, const struct ticket_head *head)
{
    ordered_forget(queue);
    put(queue, head);
}

void queue_add(struct queue *queue, const struct ticket_head *heads, size_t count)
{
    ordered_forget(queue);
    rows_add_many(queue, heads, count);
}

size_t place_find(const struct queue *queue, const uint32_t *list, size_t count, size_t row,
                  enum queue_order order)
{
    size_t low = 0, high = count;
    struct queue_place place, other;

    place_of(queue, row, order, &place);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        place_of(queue, list[middle], order, &other);
        if (place_compare(&other, &place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t shown_find(const struct queue *queue, size_t row)
{
    return place_find(queue, queue->shown, queue->shown_count, row, queue->order);
}

static void shown_remove(struct queue *queue, size_t row)
{
    size_t at = shown_find(queue, row);

    if (at >= queue->shown_count || queue->shown[at] != row)
        return;
    queue->shown_count--;
    memmove(queue->shown + at, queue->shown + at + 1,
            (queue->shown_count - at) * sizeof(*queue->shown));
    if (at < queue->selected)
        queue->selected--;
}

static size_t shown_insert(struct queue *queue, size_t row)
{
    size_t at = shown_find(queue, row);

    queue->shown = memory_reserve(queue->shown, &queue->shown_capacity, queue->shown_count,
                                  sizeof(*queue->shown));
    memmove(queue->shown + at + 1, queue->shown + at,
            (queue->shown_count - at) * sizeof(*queue->shown));
    queue->shown[at] = (uint32_t)row;
    queue->shown_count++;
    return at;
}

static void selected_clamp(struct queue *queue)
{
    if (queue->selected >= queue->shown_count)
        queue->selected = queue->shown_count ? queue->shown_count - 1 : 0;
}

static size_t put_counted(struct queue *queue, const struct ticket_head *head,
                          uint32_t number)
{
    size_t row;

    if (row_find(queue, number, &row))
        row_count(queue, row, false);
    row = put(queue, head);
    row_count(queue, row, true);
    return row;
}

void queue_put_later(struct queue *queue, const struct ticket_head *head)
{
    ordered_forget(queue);
    put_counted(queue, head, number_for(queue, head));
    queue->is_loose = true;
}

void queue_put_one(struct queue *queue, const struct ticket_head *head, moment_t now)
{
    uint32_t selected = queue_selected_number(queue);
    uint32_t number;
    size_t row;

    if (queue->now == MOMENT_NONE)
        queue_arrange(queue, now);
    number = number_for(queue, head);
    if (queue->is_loose) {
        ordered_forget(queue);
        put_counted(queue, head, number);
        queue_arrange(queue, now);
        return;
    }
    if (row_find(queue, number, &row)) {
        shown_remove(queue, row);
        ordered_remove(queue, row);
    }
    row = put_counted(queue, head, number);
    ordered_insert(queue, row);
    if (row_is_shown(queue, row)) {
        size_t at = shown_insert(queue, row);
        if (number == selected)
            queue->selected = at;
        else if (at <= queue->selected && queue->shown_count > 1 && selected)
            queue->selected++;
    }
    selected_clamp(queue);
}

const struct ticket_head *queue_at(const struct queue *queue, size_t shown)
{
    return shown < queue->shown_count ? queue_head(queue, queue->shown[shown]) : NULL;
}

void queue_gather(const struct queue *queue, const uint32_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        queue_head(queue, rows[i]);
}

static bool look_at(const struct queue *queue, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < queue->shown_count; i++) {
        if (!kept_has(queue->kept, queue->rows[queue->shown[i]].number)) {
            queue_at(queue, i);
            return true;
        }
    }
    return false;
}

bool queue_look_ahead(const struct queue *queue, size_t top, size_t rows)
{
    size_t last = queue->shown_count > rows ? queue->shown_count - rows : 0;
    size_t before = top > rows ? top - rows : 0;

    return look_at(queue, top, top + 3 * rows) || look_at(queue, before, top) ||
           look_at(queue, 0, rows) || look_at(queue, last, queue->shown_count);
}

const struct ticket_head *queue_selected(const struct queue *queue)
{
    return queue_at(queue, queue->selected);
}

const struct ticket_head *queue_find(const struct queue *queue, const char *id)
{
    uint32_t number = number_of(queue, id);
    const struct ticket_head *head = number ? head_of(queue, number) : NULL;

    return head && *head->id ? head : NULL;
}

bool queue_knows(const struct queue *queue, const struct ticket_head *head, bool *waits)
{
    uint32_t number = head->number ? head->number : number_of(queue, head->id);
    size_t row;

    if (!number || !row_find(queue, number, &row))
        return false;
    *waits = row_waits(queue, row, queue->now);
    return true;
}

/* The place in shown; shown_count where it is not there. */
static size_t shown_row(const struct queue *queue, const char *id)
{
    size_t row;

    if (!row_of(queue, id, &row))
        return queue->shown_count;
    size_t at = shown_find(queue, row);
    return at < queue->shown_count && queue->shown[at] == row ? at : queue->shown_count;
}

bool queue_select(struct queue *queue, const char *id)
{
    size_t at = shown_row(queue, id);

    if (at == queue->shown_count)
        return false;
    queue->selected = at;
    return true;
}

/* Inline, so that what is asked of each of a million rows is no call. */
static inline const struct ticket_head *
next_shown(const struct queue *queue, const char *id,
           bool (*is_it)(const struct queue *, size_t row))
{
    size_t here = shown_row(queue, id);
    size_t from = here == queue->shown_count ? 0 : here + 1;

    for (size_t i = 0; i < queue->shown_count; i++) {
        size_t at = (from + i) % queue->shown_count;
        if (at != here && is_it(queue, queue->shown[at]))
            return queue_at(queue, at);
    }
    return NULL;
}

static inline bool waits_now(const struct queue *queue, size_t row)
{
    return row_waits(queue, row, queue->now);
}

static inline bool is_unread(const struct queue *queue, size_t row)
{
    return (queue->flags[row] & ROW_UNREAD) != 0;
}

const struct ticket_head *queue_next_waiting(const struct queue *queue, const char *id)
{
    return next_shown(queue, id, waits_now);
}

const struct ticket_head *queue_next_unread(const struct queue *queue, const char *id)
{
    return next_shown(queue, id, is_unread);
}

bool queue_mark(struct queue *queue, const char *id, bool is_marked)
{
    size_t row;

    if (!row_of(queue, id, &row))
        return false;
    queue->flags[row] &= (uint8_t)~ROW_MARKED;
    queue->flags[row] |= is_marked ? ROW_MARKED : 0;
    return true;
}

bool queue_is_marked(const struct queue *queue, const char *id)
{
    size_t row;

    return row_of(queue, id, &row) && (queue->flags[row] & ROW_MARKED);
}

bool queue_is_marked_at(const struct queue *queue, size_t shown)
{
    return shown < queue->shown_count &&
           (queue->flags[queue->shown[shown]] & ROW_MARKED) != 0;
}

const struct ticket_head *queue_next_marked(const struct queue *queue, size_t *row)
{
    while (*row < queue->count) {
        size_t at = (*row)++;
        if (queue->flags[at] & ROW_MARKED)
            return queue_head(queue, at);
    }
    return NULL;
}

size_t queue_marked_count(const struct queue *queue)
{
    size_t count = 0;

    for (size_t i = 0; i < queue->count; i++)
        count += (queue->flags[i] & ROW_MARKED) != 0;
    return count;
}

static bool is_marked_outside(const struct queue *queue, size_t row)
{
    return (queue->flags[row] & ROW_MARKED) && !row_is_shown(queue, row);
}

size_t queue_marked_outside(const struct queue *queue)
{
    size_t count = 0;

    for (size_t i = 0; i < queue->count; i++)
        count += is_marked_outside(queue, i);
    return count;
}

void queue_unmark_outside(struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        if (is_marked_outside(queue, i))
            queue->flags[i] &= (uint8_t)~ROW_MARKED;
    }
}

void queue_unmark_all(struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++)
        queue->flags[i] &= (uint8_t)~ROW_MARKED;
}

size_t queue_numbers(const struct queue *queue, uint32_t from, uint32_t *numbers,
                     size_t limit)
{
    size_t row, count = 0;

    row_find(queue, from, &row);
    while (count < limit && row + count < queue->count) {
        numbers[count] = queue->rows[row + count].number;
        count++;
    }
    return count;
}

static void words_cut(enum queue_words words, const struct ticket_head *head,
                      queue_word_handler *handler, void *context)
{
    struct text rest = text_of(head->tags);
    struct text word;

    if (words == QUEUE_ASSIGNEES && head->assignee)
        handler(context, text_of(head->assignee));
    if (words == QUEUE_LANGS && head->lang)
        handler(context, text_of(head->lang));
    if (words == QUEUE_CHANNELS && head->channel)
        handler(context, text_of(head->channel));
    if (words == QUEUE_NAMES && head->name && !strchr(head->name, '"'))
        handler(context, text_of(head->name));
    if (words == QUEUE_IDS && head->id)
        handler(context, text_of(head->id));
    while (words == QUEUE_TAGS && text_next_word(&rest, &word))
        handler(context, word);
}

void queue_each_word(const struct queue *queue, enum queue_words words,
                     queue_word_handler *handler, void *context)
{
    const struct ticket_head *head;
    size_t at = 0;

    while ((head = kept_next(queue->kept, &at)) != NULL)
        words_cut(words, head, handler, context);
    if (queue->source.words && words < QUEUE_WORDS_COUNT)
        queue->source.words(queue->source.context, words, handler, context);
}
