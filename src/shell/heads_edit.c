/*
 * An unfinished text kept. There is one a second while somebody types, and of the ticket's
 * head it changes one bit at most: the thread, which may be long, is not read again for it.
 */
#include "heads_parts.h"

#include "deliver_parts.h"

/* Of a text that is empty another writer's may be left: the records tell. */
static bool is_begun(const struct thread_edit *edit)
{
    return *string_or_empty(edit->text) != '\0' || edit->file_count > 0;
}

static void put_bit(struct heads *heads, uint32_t number, struct ticket_head *head,
                    uint8_t bit, heads_handler *handler, void *context)
{
    struct buffer bytes;

    head->unfinished |= bit;
    if (handler != NULL)
        handler(context, head, 1); /* who may ask for the one before */
    buffer_init(&bytes, SIZE_MAX);
    head_encode(head, &bytes);
    changes_put(&heads->changes, number, text_from(buffer_text(&bytes), bytes.len));
    buffer_release_wiped(&bytes);
}

/* Heads are true up to that row, which says nothing else; left behind where the head is not
 * known. */
static void step_over(struct heads *heads, const char *ticket,
                      const struct thread_edit *edit, int64_t row, heads_handler *handler,
                      void *context)
{
    uint8_t bit = edit->is_internal ? UNFINISHED_NOTE : UNFINISHED_REPLY;
    struct queue_source source;
    struct ticket_head head;
    struct arena arena;

    heads_source(heads, &source);
    uint32_t number = source.number(source.context, ticket);
    arena_init(&arena);
    bool is_known = number != 0 && heads_find(heads, number, &arena, &head);
    if (is_known && !(head.unfinished & bit))
        put_bit(heads, number, &head, bit, handler, context);
    if (is_known) {
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
