#include "visit.h"

#include "menu.h"
#include "choose.h"
#include "parked.h"
#include "reply.h"
#include "say.h"
#include "send.h"

#define DRAFTS_WANTED 3

static void string_set(char **string, const char *value)
{
    char *copy = memory_text(value);

    memory_free(*string);
    *string = copy;
}

static void load_ask(struct effects *effects, const char *id)
{
    struct effect *effect = effects_add(effects, EFFECT_OPEN);

    effect->ticket = arena_text(&effects->arena, id);
}

/* Tells, once, how far the thread has been on the screen. */
static void read_tell(struct model *model, struct effects *effects)
{
    struct ticket *ticket = &model->open->ticket;
    size_t seen = model->messages_seen < ticket->message_count ? model->messages_seen
                                                                : ticket->message_count;

    if (model->is_preview || seen <= ticket->read_count)
        return;
    ticket->read_count = seen;
    struct effect *effect = effects_add(effects, EFFECT_CHANGE);
    effect->ticket = arena_text(&effects->arena, ticket->id);
    effect->change.has_read = true;
    effect->change.read_count = seen;
}

void visit_keep(struct model *model, struct effects *effects)
{
    if (!model->open)
        return;
    read_tell(model, effects);
    if (!model->reply.is_kept &&
        (reply_wants_keeping(model) || !model->reply.keeps))
        reply_keep(model, effects);
}

/* What is not yet durable stays in memory. */
static void text_park(struct model *model)
{
    const struct reply *reply = &model->reply;

    if (reply->is_kept || reply_is_blank(model))
        return;
    struct parked *parked =
        parked_put(model, open_id(model), buffer_text(&reply->composer.text));
    parked->is_internal = reply->is_internal;
    parked->caret = reply->composer.caret;
    parked->keeps = reply->keeps;
}

/* The first count boxes: nothing borrows from them any more. */
static void retired_destroy(struct model *model, size_t count)
{
    for (size_t i = 0; i < count; i++)
        loaded_destroy(model->retired[i]);
    model->retired_count -= count;
    model->retired_at_offer -= count < model->retired_at_offer ? count : model->retired_at_offer;
    for (size_t i = 0; i < model->retired_count; i++)
        model->retired[i] = model->retired[i + count];
}

static void retire(struct model *model, struct loaded *before)
{
    model->retired = memory_reserve(model->retired, &model->retired_capacity,
                                    model->retired_count, sizeof(struct loaded *));
    model->retired[model->retired_count++] = before;
    if (!model->offered && !model->offer_request)
        retired_destroy(model, model->retired_count);
}

void visit_release(struct model *model)
{
    offered_destroy(model->offered);
    loaded_destroy(model->open);
    retired_destroy(model, model->retired_count);
    memory_free(model->retired);
}

static void open_drop(struct model *model)
{
    reply_reset(model);
    loaded_destroy(model->open);
    offered_destroy(model->offered);
    model->open = NULL;
    model->offered = NULL;
    retired_destroy(model, model->retired_count);
    model->is_offer_stale = model->is_painted = model->thread_to_match = false;
    model->offer_request = 0;
    model->draft_selected = model->pick_selected = model->order_selected = 0;
    model->draft_claim = model->search_message = SIZE_MAX;
    model->messages_seen = model->newest_seen = 0;
    model->thread_top = SIZE_MAX;
}

static void visit_leave(struct model *model, struct effects *effects)
{
    if (model->pending)
        send_stop(model, "Not sent: you went on before it was checked");
    if (!model->open)
        return;
    if (!model->is_preview)
        string_set(&model->before_ticket, open_id(model));
    visit_keep(model, effects);
    text_park(model);
    open_drop(model);
}

void visit_offer(struct model *model, struct effects *effects, const char *instruction)
{
    struct effect *effect = effects_add(effects, EFFECT_OFFER);

    model->offer_request = ++model->request;
    model->retired_at_offer = model->retired_count;
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->request = model->offer_request;
    effect->wanted = DRAFTS_WANTED;
    effect->text = arena_text(&effects->arena, instruction);
}

/* Nothing leaves for a ticket that nobody opened. */
static bool engine_is_local(const struct model *model)
{
    return !model->preferences.engine ||
           text_starts_with(text_of(model->preferences.engine), "local");
}

/* From now on a person works on it. */
static void opened(struct model *model, struct effects *effects)
{
    model->is_preview = false;
    if (!model->open)
        return;
    if (!model->offered && !model->offer_request)
        visit_offer(model, effects, NULL);
    menu_unsent(model);
}

bool visit_work(struct model *model, struct effects *effects)
{
    if (!model->open) {
        say_error(model, model->wanted_ticket ? "The ticket is being opened"
                                              : "No ticket is open: Tab opens the next one");
        return false;
    }
    if (model->is_preview)
        opened(model, effects);
    return true;
}

void visit_open(struct model *model, struct effects *effects, const char *id)
{
    char *wanted = memory_text(id);

    queue_select(&model->queue, wanted);
    model->mode = MODE_READING;
    model->pane = PANE_THREAD;
    if (string_equals(wanted, model->open ? open_id(model) : model->wanted_ticket)) {
        if (model->is_preview)
            opened(model, effects);
        memory_free(wanted);
        return;
    }
    visit_leave(model, effects);
    model->is_preview = false;
    memory_free(model->wanted_ticket);
    model->wanted_ticket = wanted;
    load_ask(effects, wanted);
}

static const char *here(const struct model *model)
{
    return model->open ? open_id(model) : model->wanted_ticket;
}

const struct ticket_head *visit_next_waiting(const struct model *model, const char *from)
{
    const struct ticket_head *head = queue_next_waiting(&model->queue, from);
    const struct ticket_head *first = head;

    while (head && model_held(model, head->id)) {
        head = queue_next_waiting(&model->queue, head->id);
        if (head == first || (head && string_equals(head->id, from)))
            return NULL;
    }
    return head;
}

void visit_next(struct model *model, struct effects *effects)
{
    if (model->is_preview) {
        visit_open(model, effects, here(model));
        return;
    }
    const struct ticket_head *head = visit_next_waiting(model, here(model));
    if (!head) {
        say(model, "No other ticket waits");
        return;
    }
    visit_open(model, effects, head->id);
}

void visit_preview(struct model *model, struct effects *effects)
{
    const struct ticket_head *head = queue_next_waiting(&model->queue, NULL);

    if (model->open || model->wanted_ticket)
        return;
    if (!head)
        head = queue_at(&model->queue, 0);
    if (!head)
        return;
    queue_select(&model->queue, head->id);
    string_set(&model->wanted_ticket, head->id);
    model->is_preview = true;
    load_ask(effects, head->id);
}

void visit_again(struct model *model, struct effects *effects)
{
    if (visit_work(model, effects))
        load_ask(effects, open_id(model));
}

/* The text of earlier, if any: taken back in this run, or as it was left. */
static void text_return(struct model *model)
{
    const struct loaded *open = model->open;
    struct parked *parked = parked_find(model, open->ticket.id);

    if (!parked) {
        if (open->unfinished && *open->unfinished)
            reply_bring_back(model, open->unfinished, SIZE_MAX, open->unfinished_is_internal,
                             false);
        return;
    }
    reply_bring_back(model, parked->text, parked->caret, parked->is_internal,
                     parked->is_touched);
    model->reply.is_kept = false;
    model->reply.version_kept = 0;
    model->reply.keeps = parked->keeps;
    if (parked->goes_on) {
        model->mode = MODE_WRITING;
        model->pane = PANE_REPLY;
    }
    parked_remove(model, parked);
}

void visit_find_message(struct model *model)
{
    if (!model->open)
        return;
    const struct ticket *ticket = &model->open->ticket;

    for (size_t i = 0; model->wanted_message && i < ticket->message_count; i++) {
        if (string_equals(ticket->messages[i].id, model->wanted_message)) {
            model->search_message = i;
            model->thread_to_match = true;
            model->thread_to_unread = false;
        }
    }
    memory_free(model->wanted_message);
    model->wanted_message = NULL;
}

static void loaded_first(struct model *model, struct loaded *loaded, struct effects *effects)
{
    memory_free(model->wanted_ticket);
    model->wanted_ticket = NULL;
    if (model->open)
        open_drop(model);
    model->open = loaded;
    model->sender =
        guard_sender(&loaded->ticket, loaded->has_customer ? &loaded->customer : NULL);
    model->mode = MODE_READING;
    model->unread_from = loaded->ticket.read_count;
    model->messages_seen = loaded->ticket.read_count;
    model->thread_to_unread = true;
    text_return(model);
    visit_find_message(model);
    if (loaded->damaged)
        say_error(model, "%zu records of this ticket could not be read", loaded->damaged);
    if (model->is_preview && engine_is_local(model))
        visit_offer(model, effects, NULL);
    if (!model->is_preview)
        opened(model, effects);
}

/* Who was identified is the one who wrote then. */
static void identity_check(struct model *model, const struct loaded *before)
{
    const struct message *old = ticket_last_from_customer(&before->ticket);
    const struct message *fresh = ticket_last_from_customer(&model->open->ticket);
    const char *sender = fresh ? fresh->sender : NULL;

    if (!string_equals(old ? old->sender : NULL, sender))
        model->reply.is_identified = false;
}

static void moved_set(struct model *model, const struct thread_growth *growth)
{
    bool is_writing = model->mode == MODE_WRITING || !reply_is_blank(model);

    if (!is_writing)
        return;
    memory_free(model->moved);
    model->moved = thread_growth_words(growth);
    model->moved_was_seen = false;
    if (model->pending)
        send_stop(model, model->moved);
}

static void loaded_again(struct model *model, struct loaded *loaded, struct effects *effects)
{
    struct loaded *before = model->open;
    struct thread_growth growth;
    size_t old_count = before->ticket.message_count;

    thread_growth_of(model, before, loaded, &growth);
    reply_forget_opinion(model);
    model->open = loaded;
    if (loaded->ticket.read_count < before->ticket.read_count)
        loaded->ticket.read_count = before->ticket.read_count;
    if (model->messages_seen >= old_count && loaded->ticket.message_count > old_count)
        model->unread_from = old_count;
    model->sender =
        guard_sender(&loaded->ticket, loaded->has_customer ? &loaded->customer : NULL);
    identity_check(model, before);
    if (model->order_selected >= loaded->order_count)
        model->order_selected = 0;
    if (growth.newest || growth.order)
        moved_set(model, &growth);
    if (growth.newest || growth.order || growth.has_ours)
        model->is_offer_stale = true;
    /* Who was looking at the end goes on looking at it. */
    if (loaded->ticket.message_count > old_count && model->drawn.newest_was_seen)
        model->thread_top = SIZE_MAX;
    retire(model, before);
    reply_read_again(model);
    if ((growth.newest || growth.order) && (!model->is_preview || engine_is_local(model)))
        visit_offer(model, effects, NULL);
}

void visit_loaded(struct model *model, struct event *event, struct effects *effects)
{
    struct loaded *loaded = event->loaded;

    event->loaded = NULL;
    if (model->wanted_ticket && string_equals(model->wanted_ticket, loaded->ticket.id))
        loaded_first(model, loaded, effects);
    else if (model->open && string_equals(open_id(model), loaded->ticket.id))
        loaded_again(model, loaded, effects);
    else
        loaded_destroy(loaded);
}

void visit_offered(struct model *model, struct event *event)
{
    struct offered *offered = event->offered;

    event->offered = NULL;
    if (!model->open || event->request != model->offer_request ||
        !string_equals(offered->suggestion.ticket, open_id(model))) {
        offered_destroy(offered);
        return;
    }
    model->offer_request = 0;
    reply_forget_opinion(model);
    offered_destroy(model->offered);
    model->offered = offered;
    retired_destroy(model, model->retired_at_offer);
    model->is_offer_stale = offered->suggestion.thread_version < model->open->ticket.version;
    model->draft_selected = 0;
    model->draft_claim = SIZE_MAX;
    model->pick_selected = 0;
    reply_read_again(model);
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

void visit_head(struct model *model, const struct event *event, struct effects *effects)
{
    const struct ticket_head *head = event->heads;

    const struct ticket_head *known = queue_find(&model->queue, head->id);
    bool has_grown = known && head->messages > known->messages;
    queue_put_one(&model->queue, head, model->now);
    if (has_grown && event->is_arrival && model_held(model, head->id))
        say_error(model, "Something came in %s while your reply is held: u takes it back",
                  head->id);
    if (!model->open || !string_equals(head->id, open_id(model))) {
        if (!model->is_loading)
            visit_preview(model, effects);
        return;
    }
    open_update(model, head);
    if (event->is_arrival || head->messages != model->open->ticket.message_count)
        load_ask(effects, head->id);
}

static void thread_drawn(struct model *model, const struct drawn *drawn,
                         struct effects *effects)
{
    size_t messages = model->open->ticket.message_count;

    model->is_painted = true;
    if (!drawn->thread_rows)
        return;
    if (model->thread_to_unread || model->thread_to_match || model->thread_top != SIZE_MAX)
        model->thread_top = drawn->thread_top;
    model->thread_to_unread = model->thread_to_match = false;
    if (drawn->messages_seen > model->messages_seen)
        model->messages_seen = drawn->messages_seen;
    if (drawn->newest_was_seen)
        model->newest_seen = messages;
    if (model->moved && drawn->newest_was_seen)
        model->moved_was_seen = true;
    if (model->messages_seen >= messages)
        read_tell(model, effects);
}

void visit_drawn(struct model *model, const struct event *event, struct effects *effects)
{
    const struct drawn *drawn = &event->drawn;

    model->drawn = *drawn;
    if (model->open)
        thread_drawn(model, drawn, effects);
    model->reply.top = drawn->reply_top;
    if (drawn->reply_was_seen)
        model->reply.version_seen = drawn->reply_version;
    if (model->pending_is_unseen)
        send_drawn(model, effects);
}
