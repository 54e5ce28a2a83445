#include "history.h"

#include "reply.h"
#include "say.h"

#include <stdlib.h>

/* Replies of the open thread that stand in it, the newest. */
#define REPLIES_MAX ((size_t)200)

static void add(struct timeline *timeline, struct past past)
{
    if (past.at != MOMENT_NONE)
        past.day = moment_day(past.at);
    if (!day_is_set(past.day))
        return;
    timeline->list = memory_reserve(timeline->list, &timeline->capacity, timeline->count,
                                    sizeof(*timeline->list));
    timeline->list[timeline->count++] = past;
}

static void add_order(struct timeline *timeline, const struct order *order, size_t index)
{
    add(timeline,
        (struct past){.kind = PAST_ORDERED, .at = order->placed_at, .order = index});
    for (size_t i = 0; i < order->shipment_count; i++) {
        const struct shipment *shipment = &order->shipments[i];
        struct past past = {.at = MOMENT_NONE, .order = index, .index = i};
        past.kind = PAST_SENT;
        past.day = shipment->shipped_at;
        add(timeline, past);
        past.kind = PAST_DELIVERED;
        past.day = shipment->delivered_at;
        add(timeline, past);
    }
    for (size_t i = 0; i < order->refund_count; i++)
        add(timeline, (struct past){.kind = PAST_REFUNDED,
                                    .at = order->refunds[i].at,
                                    .order = index,
                                    .index = i});
}

static void add_thread(struct timeline *timeline, const struct ticket *ticket)
{
    size_t left = REPLIES_MAX;

    for (size_t i = ticket->message_count; i > 0 && left; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (!message_answers(message))
            continue;
        left--;
        add(timeline,
            (struct past){.kind = PAST_REPLIED, .at = message->at, .index = i - 1});
    }
}

static void add_others(struct timeline *timeline, const struct history *history)
{
    for (size_t i = 0; i < history->ticket_count; i++)
        add(timeline, (struct past){.kind = PAST_TICKET,
                                    .at = history->tickets[i].at,
                                    .index = SIZE_MAX,
                                    .ticket = &history->tickets[i]});
    for (size_t i = 0; i < history->reply_count; i++)
        add(timeline, (struct past){.kind = PAST_REPLIED,
                                    .at = history->replies[i].at,
                                    .index = SIZE_MAX,
                                    .reply = &history->replies[i]});
}

/* The newest day first; of a day what has no time (sent, delivered) above what has one, as
 * it follows from that, then the newest first. */
static int newest_first(const void *a, const void *b)
{
    const struct past *left = a, *right = b;
    int days = day_compare(right->day, left->day);

    if (days)
        return days;
    if ((left->at == MOMENT_NONE) != (right->at == MOMENT_NONE))
        return left->at == MOMENT_NONE ? -1 : 1;
    if (left->at != right->at)
        return left->at < right->at ? 1 : -1;
    if (left->kind != right->kind)
        return left->kind < right->kind ? 1 : -1;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static void make(struct model *model)
{
    struct timeline *timeline = &model->timeline;
    const struct loaded *open = model->open;

    timeline->count = 0;
    timeline->is_made = true;
    for (size_t i = 0; i < open->order_count && i < TIMELINE_ORDERS; i++)
        add_order(timeline, &open->orders[i], i);
    add_thread(timeline, &open->ticket);
    if (model->history)
        add_others(timeline, model->history);
    if (timeline->count)
        qsort(timeline->list, timeline->count, sizeof(*timeline->list), newest_first);
}

static void ask(struct model *model, struct effects *effects)
{
    struct effect *effect = effects_add(effects, EFFECT_HISTORY);

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, model->open->ticket.customer);
    model->history_request = effect->request = ++model->request;
}

void history_follow(struct model *model, struct effects *effects)
{
    bool is_reading = model->mode == MODE_READING;
    bool is_walked = is_reading && model->pane == PANE_CUSTOMER;

    if (is_walked || (is_reading && model->pane == PANE_ORDERS))
        model->fact_pane = model->pane;
    if (!model->open || model->is_locked || model_is_stranger(model) ||
        (!is_walked && !model->reply.opinion.wants_contacts))
        return;
    if (is_walked && !model->timeline.is_made)
        make(model);
    if (!model->history_request)
        ask(model, effects);
}

static void contact_add(struct history *history, const char *ticket, moment_t at,
                        bool is_reply)
{
    if (at != MOMENT_NONE)
        history->contacts[history->contact_count++] =
            (struct contact){ticket, moment_day(at), is_reply};
}

/* As a customer is told of them. */
static void contacts_take(struct history *history)
{
    size_t most = history->ticket_count + history->reply_count;

    history->contacts = arena_get(&history->arena, (most + 1) * sizeof(*history->contacts));
    for (size_t i = 0; i < history->ticket_count; i++)
        contact_add(history, history->tickets[i].id, history->tickets[i].at, false);
    for (size_t i = 0; i < history->reply_count; i++)
        contact_add(history, history->replies[i].ticket, history->replies[i].at, true);
}

void history_came(struct model *model, struct event *event)
{
    if (!model->open || !model->history_request ||
        event->request != model->history_request ||
        !string_equals(event->id, open_id(model))) {
        history_destroy(event->history);
    } else {
        struct history *before = model->history;
        struct customer_mark mark = customer_mark(model);
        model->history = event->history;
        contacts_take(model->history);
        if (model->reply.opinion.wants_contacts)
            reply_read_again(model);
        history_renew(model, &mark);
        history_destroy(before);
    }
    event->history = NULL;
}

/* Orders may have other places by now. */
static bool is_same(const struct past *a, const struct past *b)
{
    return a->kind == b->kind && a->at == b->at && !day_compare(a->day, b->day) &&
           a->index == b->index &&
           string_equals(a->ticket ? a->ticket->id : NULL,
                         b->ticket ? b->ticket->id : NULL) &&
           string_equals(a->reply ? a->reply->message : NULL,
                         b->reply ? b->reply->message : NULL);
}

struct customer_mark customer_mark(const struct model *model)
{
    struct customer_mark mark = {0};
    struct customer_row row;

    mark.is_set = customer_list_row(model, model->customer_selected, &row);
    mark.is_past = mark.is_set && row.past;
    mark.fact = row.fact;
    if (mark.is_past)
        mark.past = *row.past;
    return mark;
}

static bool is_marked(const struct customer_mark *mark, const struct customer_row *row)
{
    if (mark->is_past)
        return row->past && is_same(row->past, &mark->past);
    return !row->past && row->fact.kind == mark->fact.kind &&
           row->fact.index == mark->fact.index;
}

void customer_mark_follow(struct model *model, const struct customer_mark *mark)
{
    struct customer_row row;

    if (!mark->is_set)
        return;
    for (size_t i = 0; customer_list_row(model, i, &row); i++) {
        if (is_marked(mark, &row)) {
            model->customer_selected = i;
            return;
        }
    }
    model->customer_selected = 0;
    model->customer_mark_is_lost = true;
}

void history_renew(struct model *model, const struct customer_mark *mark)
{
    if (model->timeline.is_made)
        make(model);
    customer_mark_follow(model, mark);
}

void history_ask_again(struct model *model)
{
    if (!model->history_request)
        return;
    struct history *before = model->history;
    struct customer_mark mark = customer_mark(model);
    model->history = NULL;
    model->history_request = 0;
    history_renew(model, &mark);
    history_destroy(before);
}

void history_forget(struct model *model)
{
    memory_free_wiped(model->timeline.list,
                      model->timeline.capacity * sizeof(*model->timeline.list));
    model->timeline = (struct timeline){0};
    history_destroy(model->history);
    model->history = NULL;
    model->history_request = 0;
    model->customer_selected = 0;
    model->customer_mark_is_lost = false;
}
