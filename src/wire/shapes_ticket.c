/* Tickets and their messages. */
#include "base/table.h"
#include "chat/ticket.h"
#include "wire/shapes.h"

#include <assert.h>

#define PAIRWISE_LIMIT 16 /* ids that are compared each with each */

static_assert(sizeof(enum ticket_status) == sizeof(unsigned),
              "field_word() writes an unsigned");
static_assert(VERIFIED_YES == 1 && VERIFIED_NO == 2, "field_yes_or_no() writes these");

static const char *from_word(unsigned value)
{
    return message_from_name((enum message_from)value);
}

static const char *status_word(unsigned value)
{
    return ticket_status_name((enum ticket_status)value);
}

static const char *priority_word(unsigned value)
{
    return priority_name((enum priority)value);
}

static const char *visibility_word(unsigned value)
{
    return value == 0 ? "public" : "internal";
}

static const struct words from_words = {from_word, FROM_COUNT};
static const struct words visibility_words = {visibility_word, 2};
const struct words ticket_status_words = {status_word, TICKET_STATUS_COUNT};
const struct words priority_words = {priority_word, PRIORITY_COUNT};

static void prepare_attachment(void *noun)
{
    struct attachment *attachment = noun;
    attachment->size = -1;
}

// clang-format off
#define NOUN struct attachment
static const struct field attachment_fields[] = {
    {FIELD("name", field_text, name)},
    {FIELD("type", field_text, type)},
    {FIELD("size", field_integer, size), .min = 0, .max = INT64_MAX},
};
#undef NOUN
static const struct shape attachment_shape = {attachment_fields, COUNT_OF(attachment_fields),
                                              sizeof(struct attachment), prepare_attachment, NULL};

#define NOUN struct message
static const struct field message_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("from", field_word, from), .is_required = true, .words = &from_words},
    {FIELD("author", field_text, author)},
    {FIELD("at", field_moment, at), .is_required = true},
    {FIELD("text", field_text, text), .is_required = true},
    {FIELD("visibility", field_choice, is_internal), .words = &visibility_words},
    {FIELD("attachments", field_objects, attachments), FIELD_COUNT(attachment_count),
     .shape = &attachment_shape},
    {FIELD("sender", field_text, sender)},
    {FIELD("verified", field_yes_or_no, verified)},
};
#undef NOUN
const struct shape message_shape = {message_fields, COUNT_OF(message_fields),
                                    sizeof(struct message), NULL, NULL};

#define NOUN struct ticket
static const struct field ticket_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("customer", field_id, customer), .is_required = true},
    {FIELD("subject", field_text, subject)},
    {FIELD("channel", field_text, channel)},
    {FIELD("status", field_word, status), .words = &ticket_status_words},
    {FIELD("priority", field_word, priority), .words = &priority_words},
    {FIELD("lang", field_lang, lang)},
    {FIELD("tags", field_texts, tags), FIELD_COUNT(tag_count)},
    {FIELD("assignee", field_text, assignee)},
    {FIELD("created_at", field_moment, created_at), .is_required = true},
    {FIELD("due_at", field_moment, due_at)},
    {FIELD("snooze_until", field_moment, snooze_until)},
    {.name = "cc", .read = field_list},
    {.name = "others", .read = field_list},
    {.name = "watchers", .read = field_list},
    /* The last row: a header has all but this one. */
    {FIELD("messages", field_objects, messages), FIELD_COUNT(message_count), .is_required = true,
     .shape = &message_shape},
};
#undef NOUN
// clang-format on

static void prepare_ticket(void *noun)
{
    struct ticket *ticket = noun;
    ticket->channel = "chat";
    ticket->priority = PRIORITY_NORMAL;
    ticket->due_at = MOMENT_NONE;
    ticket->snooze_until = MOMENT_NONE;
}

/* The first message whose id an earlier one has; the count where there is none. */
static size_t id_twice_of_many(const struct ticket *ticket)
{
    struct table ids;
    size_t at = 0;
    size_t earlier;
    table_init(&ids);
    while (at < ticket->message_count) {
        struct text id = text_of(ticket->messages[at].id);
        if (table_get(&ids, id, &earlier)) {
            break;
        }
        table_set(&ids, id, at++);
    }
    table_release(&ids);
    return at;
}

static size_t id_twice(const struct ticket *ticket)
{
    if (ticket->message_count > PAIRWISE_LIMIT) {
        return id_twice_of_many(ticket);
    }
    for (size_t at = 1; at < ticket->message_count; at++) {
        for (size_t earlier = 0; earlier < at; earlier++) {
            if (strcmp(ticket->messages[at].id, ticket->messages[earlier].id) == 0) {
                return at;
            }
        }
    }
    return ticket->message_count;
}

static bool finish_ticket(struct field_reader *reader, const struct json_place *place,
                          void *noun)
{
    struct ticket *ticket = noun;
    ticket->version = (int64_t)ticket->message_count;
    size_t twice = id_twice(ticket);
    if (twice == ticket->message_count) {
        return true;
    }
    char id[JSON_EXCERPT_SIZE];
    json_excerpt(ticket->messages[twice].id, id);
    struct json_place messages = {.parent = place, .name = "messages"};
    struct json_place message = {.parent = &messages, .index = twice};
    struct json_place field = {.parent = &message, .name = "id"};
    return json_refuse(reader->err, &field, "\"%s\" is the id of an earlier message", id);
}

const struct shape ticket_shape = {ticket_fields, COUNT_OF(ticket_fields),
                                   sizeof(struct ticket), prepare_ticket, finish_ticket};
const struct shape ticket_header_shape = {ticket_fields, COUNT_OF(ticket_fields) - 1,
                                          sizeof(struct ticket), prepare_ticket, NULL};
