#include "heads_parts.h"

#include <time.h>

int64_t heads_deadline(int budget_ms)
{
    struct timespec now;

    if (budget_ms == HEADS_ALL)
        return INT64_MAX;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000 + (int64_t)budget_ms * 1000;
}

bool heads_is_past(int64_t deadline)
{
    return deadline != INT64_MAX && heads_deadline(0) >= deadline;
}

struct heads *heads_create(struct office *office)
{
    struct heads *heads = memory_get(sizeof(*heads));

    heads->office = office;
    heads->maker.range.number = -1;
    buffer_init(&heads->maker.range.rows, SIZE_MAX);
    names_init(&heads->maker.names);
    for (size_t i = 0; i < RANGES_OPEN; i++) {
        heads->open[i].number = -1;
        buffer_init(&heads->open[i].rows, SIZE_MAX);
    }
    words_init(&heads->words);
    arena_init(&heads->arena);
    return heads;
}

void heads_close(struct heads *heads)
{
    for (size_t i = 0; i < RANGES_OPEN; i++) {
        heads->open[i].number = -1;
        buffer_release_wiped(&heads->open[i].rows);
    }
    heads->maker.range.number = -1;
    buffer_release_wiped(&heads->maker.range.rows);
    names_release(&heads->maker.names);
    names_init(&heads->maker.names);
    arena_release(&heads->arena);
}

void heads_destroy(struct heads *heads)
{
    if (heads == NULL)
        return;
    heads_close(heads);
    names_release(&heads->maker.names);
    changes_release(&heads->changes);
    words_release(&heads->words);
    memory_free(heads->behind);
    memory_free(heads->arrived);
    memory_free(heads->aside);
    memory_free(heads->own);
    memory_free(heads);
}

static bool next_number(struct text *rest, int64_t *number)
{
    struct text word;

    return text_next_word(rest, &word) && text_to_integer(word, 0, INT64_MAX, number);
}

/* "heads-3 row open waiting late unread" */
static bool read_state(struct heads *heads, struct text state)
{
    struct text word;
    int64_t numbers[5];

    if (!text_next_word(&state, &word) || !text_is(word, HEADS_STATE_WORD))
        return false;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        if (!next_number(&state, &numbers[i]))
            return false;
    }
    heads->row = numbers[0];
    heads->counts = (struct queue_counts){.open = (size_t)numbers[1],
                                          .waiting = (size_t)numbers[2],
                                          .late = (size_t)numbers[3],
                                          .unread = (size_t)numbers[4]};
    return true;
}

static void read_changes(struct heads *heads, struct text rows)
{
    int64_t stream;
    struct text bytes;

    while (vault_heads_next(&rows, &stream, &bytes))
        changes_put(&heads->changes, stream, bytes);
}

/*
 * Without a cache all is made from the records as they stand now; what is made until the
 * program ends, however it does, is kept.
 */
static void start_anew(struct heads *heads)
{
    struct vault *vault = heads->office->vault;

    changes_release(&heads->changes);
    heads->row = vault_newest_row(vault);
    heads->counts = (struct queue_counts){0};
    heads->has_changed = true;
    if (vault_begin(vault, NULL) &&
        (!vault_heads_drop(vault, NULL) || !heads_put_changes(heads, NULL) ||
         !heads_put_state(heads, &heads->counts, NULL) || !vault_commit(vault, NULL)))
        vault_rollback(
            vault); /* a vault that cannot be written keeps what does not count */
}

static bool get_small(struct heads *heads, enum vault_heads part, struct buffer *rows,
                      bool *is_there, struct error *err)
{
    return vault_heads_get(heads->office->vault, part, 0, rows, is_there, err);
}

bool heads_open(struct heads *heads, struct error *err)
{
    struct vault *vault = heads->office->vault;
    struct buffer rows;
    bool is_there = false;
    bool is_good;

    buffer_init(&rows, SIZE_MAX);
    is_good = get_small(heads, VAULT_HEADS_STATE, &rows, &is_there, err);
    is_there = is_there && read_state(heads, text_from(buffer_text(&rows), rows.len)) &&
               heads->row <= vault_newest_row(vault);
    if (is_good && !is_there)
        start_anew(heads);
    if (is_good && is_there)
        is_good = get_small(heads, VAULT_HEADS_CHANGES, &rows, &is_there, err);
    if (is_good && is_there) {
        read_changes(heads, text_from(buffer_text(&rows), rows.len));
        is_good = get_small(heads, VAULT_HEADS_WORDS, &rows, &is_there, err);
    } else if (is_good && heads->row > 0 && !heads->has_changed) {
        start_anew(heads); /* what changed is not known */
    }
    if (is_good && is_there)
        words_decode(&heads->words, text_from(buffer_text(&rows), rows.len));
    buffer_release_wiped(&rows);
    heads->row_listed = heads->row;
    heads->load_next = 0;
    heads->load_last = vault_newest_stream(vault) / VAULT_HEADS_IN_INDEX;
    return is_good;
}

bool heads_page(struct heads *heads, heads_handler *handler, void *context,
                struct queue_counts *counts, struct error *err)
{
    struct buffer rows;
    struct arena arena;
    struct ticket_head *list = NULL;
    struct text rest;
    struct text bytes;
    int64_t stream;
    size_t count = 0;
    size_t capacity = 0;
    bool is_there;

    buffer_init(&rows, SIZE_MAX);
    if (!get_small(heads, VAULT_HEADS_PAGE, &rows, &is_there, err))
        return false;
    arena_init(&arena);
    rest = text_from(buffer_text(&rows), rows.len);
    while (vault_heads_next(&rest, &stream, &bytes)) {
        list = arena_reserve(&arena, list, &capacity, count, sizeof(*list));
        if (head_decode(&bytes, &arena, &list[count]))
            list[count++].number = (uint32_t)stream;
    }
    *counts = heads->counts;
    if (count > 0)
        handler(context, list, count);
    arena_release(&arena);
    buffer_release_wiped(&rows);
    return true;
}

static bool source_head(void *context, uint32_t number, struct ticket_head *head)
{
    struct heads *heads = context;

    arena_clear(&heads->arena);
    return heads_find(heads, number, &heads->arena, head);
}

static uint32_t source_number(void *context, const char *id)
{
    struct heads *heads = context;
    int64_t stream = 0;

    if (!vault_stream(heads->office->vault, STREAM_TICKET, text_of(id), text_of(""), false,
                      &stream, NULL) ||
        stream > UINT32_MAX)
        return 0;
    return (uint32_t)stream;
}

static void source_words(void *context, enum queue_words words, queue_word_handler *handler,
                         void *handler_context)
{
    const struct heads *heads = context;

    words_each(&heads->words, words, handler, handler_context);
}

void heads_source(struct heads *heads, struct queue_source *source)
{
    *source = (struct queue_source){.context = heads,
                                    .head = source_head,
                                    .number = source_number,
                                    .words = source_words};
}

bool heads_have_changed(const struct heads *heads)
{
    return heads->has_changed || heads->words.has_changed;
}
