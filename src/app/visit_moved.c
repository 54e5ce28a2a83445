#include "visit.h"

#include "base/utf8.h"
#include "visit_parts.h"

#define WORDS_SHOWN 100

bool visit_is_ours(const struct model *model, const struct message *message)
{
    const char *agent = model->shop->agent;

    return message->from == FROM_AGENT && agent && string_equals(message->author, agent);
}

bool thread_moved_since(const struct model *model, int64_t version)
{
    const struct ticket *ticket = &model->open->ticket;

    for (size_t i = version > 0 ? (size_t)version : 0; i < ticket->message_count; i++) {
        const struct message *message = &ticket->messages[i];
        if (!message->is_internal || !visit_is_ours(model, message))
            return true;
    }
    return false;
}

static bool shipments_differ(const struct order *a, const struct order *b)
{
    const struct shipment *x = order_last_shipment(a);
    const struct shipment *y = order_last_shipment(b);

    if (a->shipment_count != b->shipment_count)
        return true;
    return x && y &&
           (!string_equals(x->status, y->status) || day_compare(x->eta, y->eta) != 0 ||
            day_compare(x->delivered_at, y->delivered_at) != 0);
}

static bool order_moved(const struct loaded *before, const struct order *order)
{
    for (size_t i = 0; i < before->order_count; i++) {
        const struct order *old = &before->orders[i];
        if (string_equals(old->id, order->id))
            return old->status != order->status ||
                   old->refund_count != order->refund_count || shipments_differ(old, order);
    }
    return true;
}

void thread_growth_of(const struct model *model, const struct loaded *before,
                      const struct loaded *after, struct thread_growth *growth)
{
    *growth = (struct thread_growth){0};
    for (size_t i = before->ticket.message_count; i < after->ticket.message_count; i++) {
        const struct message *message = &after->ticket.messages[i];
        if (visit_is_ours(model, message)) {
            growth->has_ours = true;
            growth->has_answered |= !message->is_internal;
        } else if (message->from == FROM_CUSTOMER || message->from == FROM_AGENT) {
            growth->first = growth->newest ? growth->first : i;
            growth->newest = message;
        }
    }
    for (size_t i = 0; i < after->order_count; i++) {
        if (order_moved(before, &after->orders[i]))
            growth->order = &after->orders[i];
    }
}

static const char *message_verb(const struct message *message)
{
    if (message->from == FROM_CUSTOMER)
        return "wrote";
    return message->is_internal ? "noted" : "answered";
}

char *thread_growth_words(const struct thread_growth *growth)
{
    const struct message *message = growth->newest;
    struct text words;
    size_t used;
    int hour, minute;

    if (!message)
        return memory_format("order %s moved: %s", growth->order->id,
                             order_status_name(growth->order->status));
    words = text_of(message->text);
    used = utf8_fit(words, WORDS_SHOWN, &used);
    moment_clock(message->at, &hour, &minute);
    return memory_format("%s %s %02d:%02d: %.*s%s",
                         message->author ? message->author : "somebody",
                         message_verb(message), hour, minute, (int)used, words.bytes,
                         used < words.len ? "…" : "");
}
