#include "chat/ticket.h"

#include "base/buffer.h"
#include "base/memory.h"

static const char *const status_names[TICKET_STATUS_COUNT] = {
    [TICKET_OPEN] = "open",
    [TICKET_PENDING] = "pending",
    [TICKET_SNOOZED] = "snoozed",
    [TICKET_RESOLVED] = "resolved",
};
static const char *const priority_names[PRIORITY_COUNT] = {
    [PRIORITY_LOW] = "low",
    [PRIORITY_NORMAL] = "normal",
    [PRIORITY_HIGH] = "high",
    [PRIORITY_URGENT] = "urgent",
};
static const char *const from_names[FROM_COUNT] = {
    [FROM_CUSTOMER] = "customer",
    [FROM_AGENT] = "agent",
    [FROM_BOT] = "bot",
    [FROM_SYSTEM] = "system",
};

static bool name_find(const char *const *names, int count, struct text name, int *found)
{
    for (int i = 0; i < count; i++) {
        if (text_is(name, names[i])) {
            *found = i;
            return true;
        }
    }
    return false;
}

const char *ticket_status_name(enum ticket_status status)
{
    return status_names[status];
}

bool ticket_status_parse(struct text name, enum ticket_status *status)
{
    int found;

    if (!name_find(status_names, TICKET_STATUS_COUNT, name, &found))
        return false;
    *status = (enum ticket_status)found;
    return true;
}

const char *priority_name(enum priority priority)
{
    return priority_names[priority];
}

bool priority_parse(struct text name, enum priority *priority)
{
    int found;

    if (!name_find(priority_names, PRIORITY_COUNT, name, &found))
        return false;
    *priority = (enum priority)found;
    return true;
}

const char *message_from_name(enum message_from from)
{
    return from_names[from];
}

bool message_from_parse(struct text name, enum message_from *from)
{
    int found;

    if (!name_find(from_names, FROM_COUNT, name, &found))
        return false;
    *from = (enum message_from)found;
    return true;
}

bool message_answers(const struct message *message)
{
    return !message->is_internal &&
           (message->from == FROM_AGENT || message->from == FROM_BOT);
}

moment_t ticket_waiting_since(const struct ticket *ticket)
{
    moment_t since = MOMENT_NONE;

    for (size_t i = ticket->message_count; i > 0; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message_answers(message))
            return message->is_overtaken ? message->overtaken_at : since;
        if (message->from == FROM_CUSTOMER)
            since = message->at;
    }
    return since;
}

/* It is the first of the customer's that came while the reply was held. */
static bool overtook(const struct message *message, const struct message *reply)
{
    return message->from == FROM_CUSTOMER && message->at == reply->overtaken_at;
}

size_t ticket_answered(const struct ticket *ticket)
{
    const struct message *messages = ticket->messages;
    size_t count = ticket->message_count;

    while (count > 0 && !message_answers(&messages[count - 1]))
        count--;
    if (count == 0 || !messages[count - 1].is_overtaken)
        return count;
    const struct message *reply = &messages[count - 1];
    while (count > 0 && !overtook(&messages[count - 1], reply))
        count--;
    while (count > 0 && overtook(&messages[count - 1], reply))
        count--;
    return count;
}

bool ticket_is_answered(const struct ticket *ticket)
{
    size_t answered = ticket_answered(ticket), i = ticket->message_count;

    while (i > answered && ticket->messages[i - 1].from != FROM_CUSTOMER)
        i--;
    return answered > 0 && i == answered;
}

enum ticket_status ticket_status_at(enum ticket_status status, moment_t snooze_until,
                                    moment_t now)
{
    bool is_over = snooze_until != MOMENT_NONE && snooze_until <= now;

    return status == TICKET_SNOOZED && is_over ? TICKET_OPEN : status;
}

moment_t ticket_awaited(const struct ticket *ticket, moment_t now)
{
    enum ticket_status status = ticket_status_at(ticket->status, ticket->snooze_until, now);

    if (status != TICKET_OPEN || ticket->due_at == MOMENT_NONE)
        return MOMENT_NONE;
    moment_t since = ticket_waiting_since(ticket);
    return since != MOMENT_NONE ? ticket_due(ticket->due_at, since) : MOMENT_NONE;
}

bool ticket_opens(enum ticket_status status, const struct message *message)
{
    return status != TICKET_OPEN && message->from == FROM_CUSTOMER && !message->is_internal;
}

moment_t ticket_due(moment_t due_at, moment_t waiting_since)
{
    return waiting_since != MOMENT_NONE && waiting_since > due_at ? MOMENT_NONE : due_at;
}

size_t ticket_unread(const struct ticket *ticket)
{
    size_t unread = 0;

    for (size_t i = ticket->read_count; i < ticket->message_count; i++)
        unread += ticket->messages[i].from == FROM_CUSTOMER;
    return unread;
}

const struct message *ticket_last_from_customer(const struct ticket *ticket)
{
    for (size_t i = ticket->message_count; i > 0; i--) {
        if (ticket->messages[i - 1].from == FROM_CUSTOMER)
            return &ticket->messages[i - 1];
    }
    return NULL;
}

size_t ticket_newest(const struct ticket *ticket, size_t bytes)
{
    size_t first = ticket->message_count;
    size_t held = 0;

    while (first > 0 && held < bytes)
        held += text_of(ticket->messages[--first].text).len;
    return first;
}

const struct message *ticket_message(const struct ticket *ticket, const char *id)
{
    for (size_t i = 0; i < ticket->message_count; i++) {
        if (string_equals(ticket->messages[i].id, id))
            return &ticket->messages[i];
    }
    return NULL;
}

static const char *tags_join(const struct ticket *ticket, struct arena *arena)
{
    if (!ticket->tag_count)
        return "";
    struct buffer tags;
    buffer_init(&tags, SIZE_MAX);
    for (size_t i = 0; i < ticket->tag_count; i++) {
        if (i)
            buffer_add_char(&tags, ' ');
        buffer_add_text(&tags, ticket->tags[i]);
    }
    const char *joined = arena_copy(arena, buffer_text(&tags), tags.len);
    buffer_release(&tags);
    return joined;
}

static moment_t ticket_updated_at(const struct ticket *ticket)
{
    if (!ticket->message_count)
        return ticket->created_at;
    return ticket->messages[ticket->message_count - 1].at;
}

static uint32_t count_within(size_t count)
{
    return count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
}

void ticket_head_of(const struct ticket *ticket, const char *name, struct arena *arena,
                    struct ticket_head *head)
{
    *head = (struct ticket_head){
        .id = ticket->id,
        .customer = ticket->customer,
        .name = name,
        .subject = ticket->subject,
        .channel = ticket->channel,
        .lang = ticket->lang,
        .tags = tags_join(ticket, arena),
        .assignee = ticket->assignee,
        .status = ticket->status,
        .priority = ticket->priority,
        .unread = count_within(ticket_unread(ticket)),
        .messages = count_within(ticket->message_count),
        .unsent = count_within(ticket->unsent),
        .possibly_sent = count_within(ticket->possibly_sent),
        .unsent_notes = count_within(ticket->unsent_notes),
        .possibly_sent_notes = count_within(ticket->possibly_sent_notes),
        .unfinished = (uint8_t)ticket->unfinished,
        .waiting_since = ticket_waiting_since(ticket),
        .updated_at = ticket_updated_at(ticket),
        .created_at = ticket->created_at,
        .due_at = ticket->due_at,
        .snooze_until = ticket->snooze_until,
    };
}

void ticket_head_copy(const struct ticket_head *from, struct arena *arena,
                      struct ticket_head *head)
{
    struct ticket_head copy = *from;

    copy.id = arena_text(arena, from->id);
    copy.customer = arena_text(arena, from->customer);
    copy.name = arena_text(arena, from->name);
    copy.subject = arena_text(arena, from->subject);
    copy.channel = arena_text(arena, from->channel);
    copy.lang = arena_text(arena, from->lang);
    copy.tags = arena_text(arena, from->tags);
    copy.assignee = arena_text(arena, from->assignee);
    *head = copy;
}
