#include "visit.h"

#include "say.h"
#include "send.h"
#include "visit_parts.h"

void visit_tell_read(struct model *model, struct effects *effects)
{
    struct ticket *ticket = &model->open->ticket;
    size_t seen = model->messages_seen < ticket->message_count ? model->messages_seen
                                                               : ticket->message_count;

    if (model->is_preview || model->open->is_part || seen <= ticket->read_count)
        return;
    ticket->read_count = seen;
    struct effect *effect = effects_add(effects, EFFECT_CHANGE);
    effect->ticket = arena_text(&effects->arena, ticket->id);
    effect->change.has_read = true;
    effect->change.read_count = seen;
}

/* The fields of the head that came are the ticket's now. */
static void open_update(struct model *model, const struct ticket_head *head)
{
    struct loaded *open = model->open;

    open->ticket.status = head->status;
    open->ticket.priority = head->priority;
    open->ticket.snooze_until = head->snooze_until;
    open->ticket.due_at = head->due_at;
    if (!string_equals(open->ticket.assignee, head->assignee))
        open->ticket.assignee = arena_text(&open->arena, head->assignee);
}

/* A message came to a ticket whose reply is held. */
static bool held_has_grown(const struct model *model, const struct ticket_head *head)
{
    const struct ticket_head *known =
        model_held(model, head->id) ? queue_find(&model->queue, head->id) : NULL;

    return known && head->messages > known->messages;
}

/* What an earlier run left may be read only behind the first frame. A notice that stands
 * gives way to what is new alone. */
static bool unsent_is_told(const struct model *model, const struct ticket_head *head)
{
    const struct ticket_head *known =
        head->unsent ? queue_find(&model->queue, head->id) : NULL;
    bool is_new = head->unsent > (known ? known->unsent : 0);

    return head->unsent && (is_new || !model->status[0]) && !model_held(model, head->id) &&
           (model->is_preview || (!model->open && !model->wanted_ticket));
}

void visit_head(struct model *model, const struct event *event, struct effects *effects)
{
    const struct ticket_head *head = event->heads;

    bool has_grown = event->is_arrival && held_has_grown(model, head);
    bool tells_unsent = unsent_is_told(model, head);
    if (event->is_burst)
        queue_put_later(&model->queue, head);
    else
        queue_put_one(&model->queue, head, model->now);
    if (tells_unsent)
        send_tell_unsent(model);
    if (has_grown)
        say_error(model,
                  "Something came in %s while your reply is held: " KEY_TAKE_BACK
                  " takes it back",
                  head->id);
    if (!model->open || !string_equals(head->id, open_id(model))) {
        if (!model->is_loading)
            visit_preview(model, effects);
        return;
    }
    open_update(model, head);
    if (event->is_arrival || head->messages != model->open->ticket.message_count)
        visit_load(effects, head->id);
}

static void thread_drawn(struct model *model, const struct drawn *drawn,
                         struct effects *effects)
{
    size_t messages = model->open->ticket.message_count;

    model->is_painted = true;
    if (!drawn->thread_rows)
        return;
    if (model->thread_to_unread || model->thread_to_match || !model->thread_top.is_end ||
        model->thread_top.scroll)
        model->thread_top = (struct thread_top){.place = drawn->thread_place};
    model->thread_to_unread = model->thread_to_match = false;
    if (model->open->is_part) /* the frame of the whole tells what was seen */
        return;
    if (drawn->messages_seen > model->messages_seen)
        model->messages_seen = drawn->messages_seen;
    if (drawn->newest_was_seen)
        model->newest_seen = messages;
    if (model->moved && drawn->newest_was_seen)
        model->moved_was_seen = true;
    if (model->messages_seen >= messages)
        visit_tell_read(model, effects);
}

void visit_drawn(struct model *model, const struct event *event, struct effects *effects)
{
    const struct drawn *drawn = &event->drawn;

    model->drawn = *drawn;
    if (model->offered && drawn->picks_seen > model->picks_seen)
        model->picks_seen = drawn->picks_seen;
    if (model->open)
        thread_drawn(model, drawn, effects);
    model->reply.top = drawn->reply_top;
    if (drawn->reply_was_seen)
        model->reply.version_seen = drawn->reply_version;
    if (model->pending_is_unseen)
        send_drawn(model, effects);
}
