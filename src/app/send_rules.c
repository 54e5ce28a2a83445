#include "send.h"

#include "reply.h"
#include "say.h"
#include "send_parts.h"

bool send_newest_was_seen(const struct model *model)
{
    const struct ticket *ticket = &model->open->ticket;
    const struct message *last = ticket_last_from_customer(ticket);

    if (!last)
        return true;
    size_t count = (size_t)(last - ticket->messages) + 1;
    return model->newest_seen >= count || model->messages_seen >= count;
}

static const char *refusal_of_ticket(const struct model *model)
{
    if (!model->open)
        return model->wanted_ticket ? "The ticket is being opened: nothing is sent"
                                    : "No ticket is open: " KEY_NEXT " opens the next one";
    if (model->mode != MODE_WRITING)
        return "A reply is sent while writing: " KEY_OF("reply") ", then " KEY_SEND;
    if (!model->is_painted)
        return "The ticket was not on the screen yet: look, then " KEY_SEND;
    return NULL;
}

const char *send_refusal(const struct model *model)
{
    const char *refusal = refusal_of_ticket(model);

    if (refusal)
        return refusal;
    if (reply_is_blank(model))
        return "Nothing is written";
    if (!model->reply.is_touched)
        return "This text was left here earlier: change a letter, then " KEY_SEND;
    if (model->moved && !model->moved_was_seen)
        return model->moved;
    if (!send_newest_was_seen(model) && !model->reply.is_internal &&
        model->drawn.newest_is_folded)
        return "A quote in the newest message was seen by nobody: " KEY_QUOTES
               " shows it, then " KEY_SEND;
    if (!send_newest_was_seen(model) && !model->reply.is_internal)
        return "The newest message was not on the screen: " KEY_BOTTOM
               " shows it, then " KEY_SEND;
    return NULL;
}

enum seen send_seen(const struct model *model)
{
    const struct reply *reply = &model->reply;
    uint64_t version = reply->composer.version;

    if (reply->version_seen == version)
        return SEEN_ALL;
    if (model->drawn.reply_version == version)
        return SEEN_IN_PART;
    return reply->version_seen >= reply->version_given ? SEEN_NEXT_FRAME : SEEN_NOT;
}
