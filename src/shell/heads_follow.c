/* The heads follow the records: what is new is listed, and the tickets of it are read
 * again. */
#include "heads_parts.h"

#include "shell/standing.h"

#define FOLD_FORCED 16000
#define ROWS_LISTED 50000 /* records whose streams are listed at once */
#define ROWS_A_SLICE 2000 /* where a key may wait for it */

static bool records_are_behind(struct heads *heads)
{
    return heads->behind_done < heads->behind_count ||
           vault_newest_row(heads->office->vault) > heads->row;
}

bool heads_are_behind(struct heads *heads)
{
    return heads->aside_count > 0 || records_are_behind(heads);
}

void heads_tell_arrivals(struct heads *heads, bool tells)
{
    heads->tells_arrivals = tells;
}

bool heads_is_arrival(const struct heads *heads)
{
    return heads->is_arrival;
}

bool heads_seem_behind(struct heads *heads)
{
    int64_t writes = vault_writes(heads->office->vault);
    moment_t now = moment_now();

    if (heads->in_step_at == now && heads->in_step_writes == writes)
        return false;
    heads->in_step_at = heads_are_behind(heads) ? 0 : now;
    heads->in_step_writes = writes;
    return heads->in_step_at == 0;
}

void heads_look_again(struct heads *heads)
{
    heads->in_step_at = 0;
}

static int64_t kinds_that_count(bool begins)
{
    int64_t kinds = 0;

    for (int kind = 1; kind < 63; kind++) {
        enum record_kind one = (enum record_kind)kind;
        if (record_kind_changes_head(one) && (begins || !record_kind_only_begins(one)))
            kinds |= INT64_C(1) << kind;
    }
    return kinds;
}

size_t heads_listed(const struct heads *heads)
{
    return heads->behind_count - heads->behind_done;
}

static bool list_behind(struct heads *heads, int64_t most, struct error *err)
{
    int64_t newest = vault_newest_row(heads->office->vault);
    int64_t upto = newest - heads->row > most ? heads->row + most : newest;
    struct vault *vault = heads->office->vault;
    int64_t *streams, *arrived;
    size_t count, arrived_count;

    if (!vault_changed(vault, heads->row, upto, kinds_that_count(true), &streams, &count,
                       err))
        return false;
    if (!vault_changed(vault, heads->row, upto, kinds_that_count(false), &arrived,
                       &arrived_count, err)) {
        memory_free(streams);
        return false;
    }
    memory_free(heads->behind);
    memory_free(heads->arrived);
    heads->behind = streams;
    heads->behind_count = count;
    heads->arrived = arrived;
    heads->arrived_count = arrived_count;
    heads->behind_done = 0;
    heads->row_listed = upto;
    return true;
}

static int stream_compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;

    return left < right ? -1 : left > right;
}

static bool has_arrived(const struct heads *heads, int64_t stream)
{
    return heads->arrived_count > 0 &&
           bsearch(&stream, heads->arrived, heads->arrived_count, sizeof(stream),
                   stream_compare) != NULL;
}

/* Somebody types in it: the thread is not read again each second. */
bool heads_renew_begun(struct heads *heads, int64_t stream, const struct stream_news *news,
                       heads_handler *handler, void *context)
{
    struct ticket_head head;
    struct arena arena;

    arena_init(&arena);
    bool is_known = news->is_begun && heads_find(heads, (uint32_t)stream, &arena, &head);
    if (is_known)
        heads_put_begun(heads, (uint32_t)stream, &head, news->bits, handler, context);
    arena_release(&arena);
    return is_known;
}

/* A long thread that is not at hand is read behind the others, and while keys come. */
static void put_aside(struct heads *heads, int64_t stream)
{
    for (size_t i = 0; i < heads->aside_count; i++) {
        if (heads->aside[i].stream == stream) {
            heads->aside[i].is_arrival |= heads->tells_arrivals;
            return;
        }
    }
    heads->aside = memory_reserve(heads->aside, &heads->aside_capacity, heads->aside_count,
                                  sizeof(*heads->aside));
    heads->aside[heads->aside_count++] =
        (struct aside){.stream = stream, .is_arrival = heads->tells_arrivals};
}

static void take_head(struct heads *heads, const struct ticket_head *head,
                      heads_handler *handler, void *context)
{
    struct buffer bytes;

    buffer_init(&bytes, SIZE_MAX);
    if (handler != NULL)
        handler(context, head, 1);
    head_encode(head, &bytes);
    changes_put(&heads->changes, head->number, text_from(buffer_text(&bytes), bytes.len));
    words_note(&heads->words, head);
    heads->has_changed = true;
    buffer_release_wiped(&bytes);
}

static bool make_and_take(struct heads *heads, struct names *names, int64_t stream,
                          int64_t deadline, heads_handler *handler, void *context,
                          bool *is_made, struct error *err)
{
    struct ticket_head head;
    struct arena arena;
    bool is_good;

    arena_init(&arena);
    is_good =
        head_make(heads->office, names, stream, deadline, &arena, &head, is_made, err);
    if (is_good && *is_made)
        take_head(heads, &head, handler, context);
    arena_release(&arena);
    return is_good;
}

bool heads_renew(struct heads *heads, struct names *names, int64_t stream, bool is_arrival,
                 heads_handler *handler, void *context, struct error *err)
{
    bool is_made;

    if (!standing_is_at_hand(heads->office, stream)) {
        put_aside(heads, stream);
        return true;
    }
    heads->is_arrival = is_arrival;
    return make_and_take(heads, names, stream, heads_deadline(HEADS_ALL), handler, context,
                         &is_made, err);
}

static bool refresh(struct heads *heads, struct names *names, int64_t stream,
                    heads_handler *handler, void *context, struct error *err)
{
    bool is_own = heads_own_row(heads, stream) > 0;
    struct stream_news news = {.counts = has_arrived(heads, stream)};
    bool is_ticket;

    if (!heads_find_ticket(heads, stream, &is_ticket, err))
        return false;
    if (!is_ticket)
        return true;
    if (is_own || !news.counts)
        heads_news(heads, stream, &news);
    if (is_own && !news.is_any)
        return true;
    bool has_come = is_own ? news.counts : has_arrived(heads, stream);
    if (!has_come && heads_renew_begun(heads, stream, &news, handler, context))
        return true;
    return heads_renew(heads, names, stream, heads->tells_arrivals && has_come, handler,
                       context, err);
}

static bool refresh_aside(struct heads *heads, struct names *names, int64_t deadline,
                          heads_handler *handler, void *context, struct error *err)
{
    struct aside *first = heads->aside;
    bool is_done, is_ticket;

    if (!heads_find_ticket(heads, first->stream, &is_ticket, err))
        return false;
    is_done = !is_ticket;
    heads->is_arrival = first->is_arrival;
    if (is_ticket && !make_and_take(heads, names, first->stream, deadline, handler, context,
                                    &is_done, err))
        return false;
    if (is_done)
        memmove(first, first + 1, --heads->aside_count * sizeof(*first));
    return true;
}

/* Else more stands on top for a while: no key waits for another process. */
static bool may_fold(struct heads *heads)
{
    return heads_are_newest(heads) && vault_is_free(heads->office->vault);
}

/* All that is behind but the threads that go aside. */
static bool follow(struct heads *heads, struct names *names, int64_t deadline,
                   heads_handler *handler, void *context, struct error *err)
{
    int64_t most = deadline == INT64_MAX ? ROWS_LISTED : ROWS_A_SLICE;
    bool is_good = true;

    while (is_good && records_are_behind(heads) && !heads_is_past(deadline)) {
        if (heads->behind_done == heads->behind_count)
            is_good = list_behind(heads, most, err);
        while (is_good && heads->behind_done < heads->behind_count &&
               !heads_is_past(deadline))
            is_good = refresh(heads, names, heads->behind[heads->behind_done++], handler,
                              context, err);
        if (is_good && heads->behind_done == heads->behind_count) {
            heads->row = heads->row_listed;
            heads_forget_own(heads);
        }
        if (is_good && heads->changes.count > FOLD_FORCED && may_fold(heads))
            is_good = heads_fold(heads, deadline, err);
    }
    if (!is_good)
        heads->behind_done = heads->behind_count = 0; /* listed again */
    return is_good;
}

bool heads_catch_up(struct heads *heads, int budget_ms, heads_handler *handler,
                    void *context, struct error *err)
{
    int64_t deadline = heads_deadline(budget_ms);
    struct names names;

    names_init(&names);
    bool is_good = follow(heads, &names, deadline, handler, context, err);
    bool goes_on = true;
    while (is_good && goes_on && heads->aside_count > 0) {
        is_good = refresh_aside(heads, &names, deadline, handler, context, err);
        goes_on = !heads_is_past(deadline);
    }
    names_release(&names);
    return is_good;
}
