/*
 * An unfinished text kept. There is one a second while somebody types, and of the ticket's
 * head it changes one bit at most: the thread, which may be long, is not read again for it.
 */
#include "heads_parts.h"

#include "deliver_parts.h"
#include "wire/thread_records.h"

/* Records at the end of a stream that are looked at for texts begun. */
#define NEWEST 32

/* Of a text that is empty another writer's may be left: the records tell. */
static bool is_begun(const struct thread_edit *edit)
{
    return *string_or_empty(edit->text) != '\0' || edit->file_count > 0;
}

static uint8_t bit_of(const struct thread_edit *edit)
{
    return edit->is_internal ? UNFINISHED_NOTE : UNFINISHED_REPLY;
}

/* What is looked for at the end of a stream. */
struct newer {
    int64_t after; /* the row that heads are true up to */
    struct stream_news news;
    bool is_reached; /* it was seen, or the stream's first */
    bool is_cleared; /* a text became empty: another's may stand there */
};

static bool note_newer(void *context, const struct vault_record *record)
{
    struct newer *newer = context;
    struct thread_edit edit = {0};
    struct arena arena;

    newer->is_reached |= record->row <= newer->after || record->sequence == 1;
    if (record->row <= newer->after)
        return true;
    newer->news.is_any = true;
    if (!record_kind_only_begins(record->kind)) {
        newer->news.counts |= record_kind_changes_head(record->kind);
        return true;
    }
    arena_init(&arena);
    if (edit_decode(record->body, &arena, &edit, NULL) && is_begun(&edit))
        newer->news.bits |= bit_of(&edit);
    else
        newer->is_cleared = true;
    arena_release(&arena);
    return true;
}

void heads_news(struct heads *heads, int64_t stream, struct stream_news *news)
{
    struct vault *vault = heads->office->vault;
    int64_t own = heads_own_row(heads, stream);
    struct newer newer = {.after = own > heads->row ? own : heads->row};
    size_t damaged = 0;
    int64_t length;

    bool is_read = vault_stream_length(vault, stream, &length, NULL) &&
                   vault_read(vault, stream, length > NEWEST ? length - NEWEST : 0,
                              note_newer, &newer, &damaged, NULL) &&
                   newer.is_reached && damaged == 0;
    *news = newer.news;
    news->is_any |= !is_read;
    news->counts |= !is_read;
    news->is_begun = is_read && !newer.is_cleared;
}

void heads_put_begun(struct heads *heads, uint32_t number, struct ticket_head *head,
                     uint8_t bits, heads_handler *handler, void *context)
{
    struct buffer bytes;

    if ((head->unfinished & bits) == bits)
        return;
    head->unfinished |= bits;
    heads->is_arrival = false;
    if (handler != NULL)
        handler(context, head, 1);
    buffer_init(&bytes, SIZE_MAX);
    head_encode(head, &bytes);
    changes_put(&heads->changes, number, text_from(buffer_text(&bytes), bytes.len));
    heads->has_changed = true;
    buffer_release_wiped(&bytes);
}

/* Heads are true up to that row, which says nothing else; left behind where the head is not
 * known. */
static void step_over(struct heads *heads, const char *ticket,
                      const struct thread_edit *edit, int64_t row, heads_handler *handler,
                      void *context)
{
    struct queue_source source;
    struct ticket_head head;
    struct arena arena;

    heads_source(heads, &source);
    uint32_t number = source.number(source.context, ticket);
    arena_init(&arena);
    bool is_known = number != 0 && heads_find(heads, number, &arena, &head);
    if (is_known) {
        heads_put_begun(heads, number, &head, bit_of(edit), handler, context);
        heads->row = row;
        heads->has_changed = true;
    }
    arena_release(&arena);
}

bool heads_keep_edit(struct heads *heads, const char *ticket,
                     const struct thread_edit *edit, heads_handler *handler, void *context,
                     struct error *err)
{
    struct office *office = heads->office;

    if (!vault_begin(office->vault, err))
        return false;
    bool was_newest = heads_are_newest(heads);
    bool is_kept = deliver_unfinished(office, ticket, edit, err);
    int64_t row = vault_newest_row(office->vault);
    if (!deliver_end(office, is_kept, err))
        return false;
    if (was_newest && is_begun(edit))
        step_over(heads, ticket, edit, row, handler, context);
    return true;
}
