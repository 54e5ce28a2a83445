/* The cache as it is kept: what changed, the first page, the words. */
#include "heads_parts.h"

#define PAGE_HEADS 120
#define FOLD_AT    4000 /* changed heads that are kept on top; more go where they belong */

static bool note_ticket(void *context, int64_t stream, struct text id)
{
    (void)stream;
    (void)id;
    *(bool *)context = true;
    return false;
}

bool heads_find_ticket(struct heads *heads, int64_t stream, bool *is_ticket,
                       struct error *err)
{
    *is_ticket = false;
    return vault_each_stream_in(heads->office->vault, STREAM_TICKET, stream, stream,
                                note_ticket, is_ticket, err);
}

bool heads_gone(struct heads *heads, uint32_t *numbers, size_t *count, struct error *err)
{
    size_t gone = 0;

    for (size_t i = 0; i < *count; i++) {
        bool is_ticket;

        if (!heads_find_ticket(heads, numbers[i], &is_ticket, err))
            return false;
        if (!is_ticket)
            numbers[gone++] = numbers[i];
    }
    *count = gone;
    return true;
}

/* One segment with what changed in it; one that is missing is left so, and *is_there says
 * it. */
static bool fold_segment(struct heads *heads, enum vault_heads part, int64_t in_one,
                         int64_t number, row_form *form, bool *is_there, struct error *err)
{
    struct vault *vault = heads->office->vault;
    struct buffer rows;
    struct buffer merged;
    bool is_good;

    buffer_init(&rows, SIZE_MAX);
    buffer_init(&merged, SIZE_MAX);
    is_good = vault_heads_get(vault, part, number, &rows, is_there, err);
    if (is_good && *is_there) {
        changes_merge(&heads->changes, number * in_one, (number + 1) * in_one - 1,
                      text_from(buffer_text(&rows), rows.len), form, &merged);
        is_good = vault_heads_put(vault, part, number,
                                  text_from(buffer_text(&merged), merged.len), err);
    }
    buffer_release_wiped(&rows);
    buffer_release_wiped(&merged);
    return is_good;
}

bool heads_are_newest(const struct heads *heads)
{
    return vault_newest_row(heads->office->vault) == heads->row &&
           heads->behind_done == heads->behind_count;
}

/* The range of streams of one segment of whole heads, from the change at that place on. */
static bool fold_range(struct heads *heads, size_t at, bool *is_there, struct error *err)
{
    int64_t number = heads->changes.list[at].stream / VAULT_HEADS_IN_WHOLE;
    struct vault *vault = heads->office->vault;
    bool has_index;
    bool is_good;

    if (!vault_begin(vault, err))
        return false;
    is_good = heads_are_newest(heads) ||
              error_set(err, ERROR_FAILED, "the queue's cache: another process wrote");
    is_good = is_good && fold_segment(heads, VAULT_HEADS_WHOLE, VAULT_HEADS_IN_WHOLE,
                                      number, form_whole, is_there, err);
    if (is_good && *is_there)
        is_good = fold_segment(heads, VAULT_HEADS_INDEX, VAULT_HEADS_IN_INDEX,
                               number * VAULT_HEADS_IN_WHOLE / VAULT_HEADS_IN_INDEX,
                               form_state, &has_index, err);
    is_good = is_good && vault_commit(vault, err);
    if (!is_good)
        vault_rollback(vault);
    return is_good;
}

/* An erased customer's head must not come back by what is still in memory here: of the
 * changes from..to those that are no more go. */
static bool drop_gone(struct heads *heads, size_t from, size_t to, struct error *err)
{
    for (size_t i = to; i > from; i--) {
        bool is_there;

        if (!heads_find_ticket(heads, heads->changes.list[i - 1].stream, &is_there, err))
            return false;
        if (!is_there)
            changes_remove(&heads->changes, i - 1, 1);
    }
    return true;
}

bool heads_fold(struct heads *heads, int64_t deadline, struct error *err)
{
    struct changes *changes = &heads->changes;
    size_t at = 0;

    while (at < changes->count && !heads_is_past(deadline)) {
        int64_t number = changes->list[at].stream / VAULT_HEADS_IN_WHOLE;
        int64_t next = (number + 1) * VAULT_HEADS_IN_WHOLE;
        bool is_there = false;

        if (!drop_gone(heads, at, changes_find(changes, next), err))
            return false;
        size_t end = changes_find(changes, next);
        if (end == at)
            continue;
        if (!fold_range(heads, at, &is_there, err))
            return false;
        if (is_there) {
            changes_remove(changes, at, end - at);
            heads_forget_open(heads, number);
        } else {
            at = end;
        }
    }
    return true;
}

bool heads_put_changes(struct heads *heads, struct error *err)
{
    struct buffer rows;
    bool is_put;

    buffer_init(&rows, SIZE_MAX);
    for (size_t i = 0; i < heads->changes.count; i++) {
        const struct changed *changed = &heads->changes.list[i];

        vault_heads_add(&rows, changed->stream, text_from(changed->bytes, changed->len));
    }
    is_put = vault_heads_put(heads->office->vault, VAULT_HEADS_CHANGES, 0,
                             text_from(buffer_text(&rows), rows.len), err);
    buffer_release_wiped(&rows);
    return is_put;
}

static bool add_to_page(struct heads *heads, uint32_t number, struct buffer *rows,
                        struct error *err)
{
    struct ticket_head head;
    struct arena arena;
    struct buffer bytes;
    bool is_there;

    if (!heads_find_ticket(heads, number, &is_there, err))
        return false;
    arena_init(&arena);
    buffer_init(&bytes, SIZE_MAX);
    if (is_there && heads_find(heads, number, &arena, &head)) {
        head_encode(&head, &bytes);
        vault_heads_add(rows, number, text_from(buffer_text(&bytes), bytes.len));
    }
    buffer_release_wiped(&bytes);
    arena_release(&arena);
    return true;
}

static bool put_page(struct heads *heads, const struct queue *queue, struct error *err)
{
    uint32_t numbers[PAGE_HEADS];
    size_t count = queue_first(queue, numbers, PAGE_HEADS);
    struct buffer rows;
    bool is_good = true;

    buffer_init(&rows, SIZE_MAX);
    for (size_t i = 0; is_good && i < count; i++)
        is_good = add_to_page(heads, numbers[i], &rows, err);
    is_good = is_good && vault_heads_put(heads->office->vault, VAULT_HEADS_PAGE, 0,
                                         text_from(buffer_text(&rows), rows.len), err);
    buffer_release_wiped(&rows);
    return is_good;
}

static bool put_words(struct heads *heads, struct error *err)
{
    struct buffer bytes;
    bool is_put;

    buffer_init(&bytes, SIZE_MAX);
    words_encode(&heads->words, &bytes);
    is_put = vault_heads_put(heads->office->vault, VAULT_HEADS_WORDS, 0,
                             text_from(buffer_text(&bytes), bytes.len), err);
    buffer_release_wiped(&bytes);
    return is_put;
}

bool heads_put_state(struct heads *heads, const struct queue_counts *counts,
                     struct error *err)
{
    struct buffer state;
    bool is_put;

    buffer_init(&state, 200);
    buffer_format(&state, HEADS_STATE_WORD " %lld %zu %zu %zu %zu", (long long)heads->row,
                  counts->open, counts->waiting, counts->late, counts->unread);
    is_put = vault_heads_put(heads->office->vault, VAULT_HEADS_STATE, 0,
                             text_from(buffer_text(&state), state.len), err);
    buffer_release(&state);
    return is_put;
}

static bool put_all(struct heads *heads, const struct queue *queue, struct error *err)
{
    struct vault *vault = heads->office->vault;
    struct queue_counts counts = {.open = queue->open,
                                  .waiting = queue->waiting,
                                  .late = queue->late,
                                  .unread = queue->unread};
    bool is_good;

    if (!vault_begin(vault, err))
        return false;
    is_good = (heads_are_newest(heads) ||
               error_set(err, ERROR_FAILED, "the queue's cache: another process wrote")) &&
              drop_gone(heads, 0, heads->changes.count, err) && heads_put_changes(heads, err) &&
              put_page(heads, queue, err) && put_words(heads, err) &&
              heads_put_state(heads, &counts, err) && vault_commit(vault, err);
    if (!is_good)
        vault_rollback(vault);
    return is_good;
}

bool heads_save(struct heads *heads, const struct queue *queue, int budget_ms,
                bool *is_done, struct error *err)
{
    int64_t deadline = heads_deadline(budget_ms);

    *is_done = !heads_have_changed(heads);
    if (*is_done || heads->load_next <= heads->load_last || heads_are_behind(heads))
        return true;
    if (heads->changes.count > FOLD_AT && !heads_fold(heads, deadline, err))
        return false;
    if (heads_is_past(deadline))
        return true;
    if (!put_all(heads, queue, err))
        return false;
    heads->has_changed = heads->words.has_changed = false;
    *is_done = true;
    return true;
}

static void add_to_queue(void *context, const struct ticket_head *heads, size_t count)
{
    queue_add(context, heads, count);
}

bool heads_fill(struct heads *heads, struct queue *queue, struct error *err)
{
    struct queue_source source;
    bool is_done = false;

    heads_source(heads, &source);
    queue_set_source(queue, &source);
    return heads_catch_up(heads, HEADS_ALL, NULL, NULL, err) &&
           heads_load(heads, HEADS_ALL, add_to_queue, queue, &is_done, err);
}

bool heads_update(struct office *office, struct error *err)
{
    struct heads *heads = heads_create(office);
    struct queue queue;
    bool is_done;
    bool is_good;

    queue_init(&queue);
    is_good = heads_open(heads, err) && heads_fill(heads, &queue, err);
    if (is_good) {
        queue_arrange(&queue, moment_now());
        heads->has_changed = true;
        /* Who wrote meanwhile brings it up to date. */
        is_good =
            heads_save(heads, &queue, HEADS_ALL, &is_done, err) || heads_are_behind(heads);
    }
    queue_release(&queue);
    heads_destroy(heads);
    return is_good;
}
