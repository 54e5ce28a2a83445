/* A limit is set, and its words are looked for: in heads as they come, or in texts held. */
#include "limit_parts.h"
#include "queue_texts.h"

void row_sift(struct queue *queue, size_t row, const struct ticket_head *head)
{
    bool fits = queue->limit && limit_matches_words(queue->limit, head);

    queue->flags[row] &= (uint8_t)~ROW_FITS;
    queue->flags[row] |= fits ? ROW_FITS : 0;
}

/* All heads are at hand: looked through at once. */
static void sift_kept(struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++)
        row_sift(queue, i, queue_head(queue, i));
}

static void sift_start(struct queue *queue)
{
    queue->is_sifting = queue->is_unlooked = false;
    if (!queue->limit || !limit_has_words(queue->limit))
        return;
    if (!queue->source.head) {
        sift_kept(queue);
        return;
    }
    for (size_t i = 0; i < queue->count; i++)
        queue->flags[i] &= (uint8_t)~ROW_FITS;
    queue->is_sifting = queue->is_unlooked = true;
    queue->sift_from = 0;
    queue->sift_selected = queue_selected_number(queue);
}

static bool wants_texts(const struct queue *queue)
{
    return texts_next(queue->texts) != UINT32_MAX &&
           texts_held(queue->texts) < queue->texts_max;
}

/* Words that stand as they stood need no second look. */
static void texts_start(struct queue *queue, const struct limit *before)
{
    if (!queue->is_stale)
        queue->sift_selected = queue_selected_number(queue);
    queue->is_stale = true;
    queue->sifted = 0;
    if (!limit_has_words(queue->limit)) {
        queue->is_sifting = queue->is_unlooked = false;
    } else if (!limit_has_words(before) || !limit_words_equal(queue->limit, before)) {
        texts_look_for(queue, before);
        queue->is_unlooked = true;
        queue->sift_from = 0;
    } else {
        texts_judge_anew(queue);
    }
    queue->is_sifting = queue->is_unlooked && texts_next(queue->texts) != UINT32_MAX;
}

bool queue_set_limit(struct queue *queue, const char *text, moment_t now, struct error *err)
{
    struct limit *limit = NULL, *before = queue->limit;
    bool is_empty = !text || !text_trim(text_of(text)).len;

    if (!is_empty) {
        limit = limit_parse(text_of(text), queue->me, err);
        if (!limit)
            return false;
    }
    char *copy = is_empty ? NULL : memory_text(text);
    memory_free(queue->limit_text);
    queue->limit = limit;
    queue->limit_text = copy;
    if (queue->texts) {
        texts_start(queue, before);
        queue->sift_now = now;
    } else {
        sift_start(queue);
        queue_arrange(queue, now);
    }
    limit_destroy(before);
    return true;
}

/* The one selected before the limit is selected again, unless the agent moved meanwhile. */
static void sift_show(struct queue *queue)
{
    bool has_moved = !queue->is_stale && queue->selected != 0, wakes = false;

    if (queue->is_stale)
        now_move(queue, queue->sift_now, &wakes);
    queue->is_stale = false;
    shown_arrange(queue);
    if (has_moved)
        return;
    queue->selected = 0;
    selected_keep(queue, queue->sift_selected);
}

static void sift_heads(struct queue *queue, const struct ticket_head *heads, size_t count)
{
    size_t row = 0;

    for (size_t i = 0; i < count; i++) {
        bool is_next = ++row < queue->count && queue->rows[row].number == heads[i].number;
        if (!is_next && !row_find(queue, heads[i].number, &row))
            continue;
        row_sift(queue, row, &heads[i]);
        queue->sifted += (queue->flags[row] & ROW_FITS) != 0;
    }
}

/* Sorted anew each time that so many were found again: not for every slice. */
static void sift_went_on(struct queue *queue, bool is_last)
{
    size_t shown = queue->is_stale ? 0 : queue->shown_count;

    queue->is_sifting = queue->is_unlooked = !is_last;
    if (is_last || queue->sifted > shown)
        sift_show(queue);
}

void queue_sift(struct queue *queue, const struct ticket_head *heads, size_t count,
                uint32_t next, bool is_last)
{
    if (queue->texts && wants_texts(queue)) {
        ordered_go_on(queue); /* before somebody waits for it */
        texts_add(queue->texts, heads, count, is_last ? UINT32_MAX : next);
        queue->is_sifting = queue->is_unlooked && !is_last;
        return;
    }
    if (!queue->is_unlooked)
        return;
    sift_heads(queue, heads, count);
    queue->sift_from = next;
    sift_went_on(queue, is_last);
}

void queue_hold_texts(struct queue *queue)
{
    if (queue->texts || !queue->source.head)
        return;
    queue->texts = texts_create();
    queue->sift_now = queue->now;
    if (queue->is_sifting) /* what was found is found again, out of them */
        texts_start(queue, NULL);
}

void queue_give_back_texts(struct queue *queue)
{
    bool is_unlooked = queue->is_unlooked;

    if (!queue->texts)
        return;
    texts_destroy(queue->texts);
    queue->texts = NULL;
    ordered_forget(queue);
    queue->is_sifting = is_unlooked; /* what is left is looked for in heads */
    if (queue->is_stale)
        sift_show(queue);
    else
        shown_fit(queue);
}

void sift_again(struct queue *queue)
{
    if (!queue->texts)
        return;
    texts_destroy(queue->texts);
    queue->texts = texts_create();
    texts_start(queue, NULL);
}

bool queue_sift_goes_on(const struct queue *queue)
{
    if (reorder_goes_on(queue))
        return true;
    if (!queue->texts)
        return false;
    return queue->is_unlooked ? queue->sift_from < texts_next(queue->texts)
                              : queue->is_stale;
}

void queue_sift_on(struct queue *queue, size_t rows)
{
    size_t row;

    if (!queue_sift_goes_on(queue))
        return;
    if (reorder_goes_on(queue)) {
        reorder_on(queue);
        return;
    }
    if (!queue->is_unlooked) {
        sift_show(queue);
        return;
    }
    row_find(queue, queue->sift_from, &row);
    row = texts_sift(queue, row, rows);
    if (row < queue->count && queue->rows[row].number < texts_next(queue->texts)) {
        queue->sift_from = queue->rows[row].number;
        return;
    }
    queue->sift_from = texts_next(queue->texts);
    sift_went_on(queue, queue->sift_from == UINT32_MAX);
}

bool queue_sift_wants(const struct queue *queue, uint32_t *from)
{
    bool fills = queue->texts && wants_texts(queue);

    *from = fills ? texts_next(queue->texts) : queue->sift_from;
    return fills || queue->is_sifting;
}

bool queue_is_settled(const struct queue *queue)
{
    return !queue->is_sifting && !queue->is_stale;
}
