#include "deed.h"

#include "deed_parts.h"
#include "say.h"

void change_copy(const struct wanted_change *from, struct arena *arena,
                 struct wanted_change *to)
{
    const char **tags = arena_get(arena, (from->tag_count + 1) * sizeof(*tags));

    *to = *from;
    for (size_t i = 0; i < from->tag_count; i++)
        tags[i] = arena_text(arena, from->tags[i]);
    to->tags = tags;
    to->assignee = arena_text(arena, from->assignee);
}

void deed_tags(const struct model *model, const char *ticket, struct arena *arena,
               const char ***tags, size_t *count)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);
    struct text rest = text_of(head ? head->tags : "");
    struct text word;
    const char **list = NULL;
    size_t capacity = 0;

    *count = 0;
    while (text_next_word(&rest, &word)) {
        list = arena_reserve(arena, list, &capacity, *count, sizeof(*list));
        list[(*count)++] = arena_copy(arena, word.bytes, word.len);
    }
    *tags = list;
}

void change_before(const struct model *model, const char *ticket,
                   const struct wanted_change *change, struct arena *arena,
                   struct wanted_change *before)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);
    const char **tags;

    *before = *change;
    before->tags = NULL;
    before->tag_count = 0;
    before->assignee = NULL;
    if (!head)
        return;
    before->status = head->status;
    before->priority = head->priority;
    before->assignee = arena_text(arena, head->assignee);
    before->snooze_until = head->snooze_until;
    if (change->has_status && head->status == TICKET_SNOOZED)
        before->has_snooze = true;
    if (!change->has_tags)
        return;
    deed_tags(model, ticket, arena, &tags, &before->tag_count);
    before->tags = tags;
}

static const char *tags_join(const struct wanted_change *change, struct arena *arena)
{
    const char *joined = "";

    for (size_t i = 0; i < change->tag_count; i++)
        joined = arena_format(arena, "%s%s%s", joined, i ? " " : "", change->tags[i]);
    return joined;
}

static void change_show_in_queue(struct model *model, const struct ticket_head *known,
                                 const struct wanted_change *change)
{
    struct ticket_head head = *known;
    struct arena arena;

    arena_init(&arena);
    if (change->has_status)
        head.status = change->status;
    if (change->has_priority)
        head.priority = change->priority;
    if (change->has_assignee)
        head.assignee = change->assignee;
    if (change->has_snooze)
        head.snooze_until = change->snooze_until;
    if (change->has_tags)
        head.tags = tags_join(change, &arena);
    queue_put_one(&model->queue, &head, model->now);
    arena_release(&arena);
}

static void change_show_in_ticket(struct loaded *open, const struct wanted_change *change)
{
    struct ticket *ticket = &open->ticket;
    struct wanted_change copy;

    change_copy(change, &open->arena, &copy);
    if (copy.has_status)
        ticket->status = copy.status;
    if (copy.has_priority)
        ticket->priority = copy.priority;
    if (copy.has_assignee)
        ticket->assignee = copy.assignee;
    if (copy.has_snooze)
        ticket->snooze_until = copy.snooze_until;
    if (copy.has_tags) {
        ticket->tags = copy.tags;
        ticket->tag_count = copy.tag_count;
    }
}

void change_show(struct model *model, const char *ticket,
                 const struct wanted_change *change)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);

    if (head)
        change_show_in_queue(model, head, change);
    if (model->open && string_equals(ticket, open_id(model)))
        change_show_in_ticket(model->open, change);
}
