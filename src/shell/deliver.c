#include "shell/deliver.h"

#include "base/utf8.h"
#include "wire/interchange.h"
#include "wire/json_write.h"

#include <string.h>

#define BODY_LIMIT (4 * 1024 * 1024)

/* Appends one record to a ticket's stream; durable on return, or with the caller's commit.
 */
static bool append(struct office *office, const char *ticket, enum record_kind kind,
                   moment_t at, struct text search, struct buffer *body, struct error *err)
{
    int64_t stream;
    bool is_kept = office_ticket_stream(office, ticket, &stream, err) &&
                   vault_append(office->vault, stream, kind, at, search,
                                text_from(buffer_text(body), body->len), err);

    buffer_release_wiped(body);
    return is_kept;
}

bool deliver_hold(struct office *office, const char *ticket,
                  const struct send_intent *intent, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    send_intent_encode(intent, &body);
    return append(office, ticket, RECORD_SEND_INTENT, intent->at, text_of(""), &body, err);
}

static bool append_ack(struct office *office, const char *ticket, const char *key,
                       enum send_outcome outcome, moment_t now, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    send_ack_encode(key, outcome, now, &body);
    return append(office, ticket, RECORD_SEND_ACK, now, text_of(""), &body, err);
}

static bool append_message(struct office *office, const char *ticket,
                           const struct message *message, struct error *err)
{
    struct buffer body;
    struct buffer search;
    bool is_kept;

    buffer_init(&body, BODY_LIMIT);
    buffer_init(&search, BODY_LIMIT);
    message_encode(message, &body);
    utf8_fold(text_of(message->text), &search);
    is_kept = append(office, ticket, RECORD_MESSAGE, message->at,
                     text_from(buffer_text(&search), search.len), &body, err);
    buffer_release_wiped(&search);
    return is_kept;
}

/* Ack and message become durable together. */
static bool record_sent(struct office *office, const char *ticket,
                        const struct send_intent *intent, moment_t now, struct error *err)
{
    struct message message = {
        .id = intent->key,
        .from = FROM_AGENT,
        .author = intent->author,
        .at = now,
        .text = intent->text,
        .is_internal = intent->is_internal,
    };

    if (!vault_begin(office->vault, err))
        return false;
    if (append_ack(office, ticket, intent->key, SEND_TAKEN, now, err) &&
        append_message(office, ticket, &message, err) && vault_commit(office->vault, err))
        return true;
    vault_rollback(office->vault);
    return false;
}

static bool find_intent(struct office *office, const char *ticket, const char *key,
                        struct arena *arena, struct send_intent *intent, const char **lang,
                        struct error *err)
{
    struct loaded *loaded = NULL;

    if (!office_load(office, ticket, &loaded, err))
        return false;
    *lang = arena_text(arena, loaded->ticket.lang);
    for (size_t i = 0; i < loaded->unsent_count; i++) {
        const struct unsent *unsent = &loaded->unsent[i];

        if (!string_equals(unsent->key, key))
            continue;
        *intent = (struct send_intent){
            .key = arena_text(arena, unsent->key),
            .text = arena_text(arena, unsent->text),
            .is_internal = unsent->is_internal,
            .resolves = unsent->resolves,
            .at = unsent->at,
            .author = arena_text(arena, office->settings.agent),
        };
        loaded_destroy(loaded);
        return true;
    }
    loaded_destroy(loaded);
    return error_set(err, ERROR_NOT_FOUND, "%s: this reply is not waiting any more",
                     ticket);
}

bool deliver_send(struct office *office, struct desk *desk, const char *ticket,
                  const char *key, moment_t now, struct error *err)
{
    struct arena arena;
    struct send_intent intent = {0};
    const char *lang = NULL;
    bool is_sent;

    arena_init(&arena);
    is_sent = find_intent(office, ticket, key, &arena, &intent, &lang, err);
    if (is_sent && !intent.is_internal) {
        struct outgoing reply = {
            .ticket = ticket, .key = key, .text = intent.text, .lang = lang};

        is_sent = desk_send(desk, &reply, now, err);
    }
    if (is_sent)
        is_sent = record_sent(office, ticket, &intent, now, err);
    arena_release(&arena);
    return is_sent;
}

bool deliver_drop(struct office *office, const char *ticket, const char *key, moment_t now,
                  struct error *err)
{
    return append_ack(office, ticket, key, SEND_DROPPED, now, err);
}

bool deliver_change(struct office *office, const char *ticket,
                    const struct wanted_change *wanted, moment_t now, struct error *err)
{
    struct change change = {
        .by = office->settings.agent,
        .at = now,
        .has_status = wanted->has_status,
        .status = wanted->status,
        .has_priority = wanted->has_priority,
        .priority = wanted->priority,
        .has_assignee = wanted->has_assignee,
        .assignee = wanted->assignee,
        .has_snooze = wanted->has_snooze,
        .snooze_until = wanted->snooze_until,
        .has_tags = wanted->has_tags,
        .tags = wanted->tags,
        .tag_count = wanted->tag_count,
        .has_read = wanted->has_read,
        .read_count = wanted->read_count,
    };
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    change_encode(&change, &body);
    return append(office, ticket, RECORD_CHANGE, now, text_of(""), &body, err);
}

bool deliver_unfinished(struct office *office, const char *ticket, const char *text,
                        bool is_internal, moment_t now, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    edit_encode(text_of(text), is_internal, now, &body);
    return append(office, ticket, RECORD_EDIT, now, text_of(""), &body, err);
}

bool deliver_note_down(struct office *office, const char *ticket, enum record_kind kind,
                       const char *text, const char *detail, moment_t now,
                       struct error *err)
{
    struct buffer body;
    struct json_writer writer;

    buffer_init(&body, BODY_LIMIT);
    json_writer_init(&writer, &body);
    json_open_object(&writer, NULL);
    json_moment(&writer, "at", now);
    json_string(&writer, "by", office->settings.agent);
    json_string(&writer, "text", text);
    json_string(&writer, "detail", detail);
    json_close_object(&writer);
    return append(office, ticket, kind, now, text_of(""), &body, err);
}

/* The message's id is in the thread already. */
static bool is_known(struct office *office, int64_t stream, const char *id, bool *known,
                     struct error *err)
{
    struct arena arena;
    struct thread_builder *builder = NULL;
    struct ticket ticket;
    bool is_read;

    arena_init(&arena);
    is_read = office_thread(office, stream, &arena, &builder, NULL, err) &&
              thread_builder_ticket(builder, &ticket, err);
    if (is_read)
        *known = ticket_message(&ticket, id) != NULL;
    thread_builder_destroy(builder);
    arena_release(&arena);
    return is_read;
}

bool deliver_incoming(struct office *office, const char *ticket, struct text message,
                      bool *is_new, struct error *err)
{
    struct arena arena;
    struct message decoded;
    struct buffer search;
    int64_t stream;
    bool known = false;
    bool is_kept;

    arena_init(&arena);
    buffer_init(&search, BODY_LIMIT);
    is_kept = message_decode(message, &arena, &decoded, err) &&
              office_ticket_stream(office, ticket, &stream, err) &&
              is_known(office, stream, decoded.id, &known, err);
    if (is_kept && !known) {
        utf8_fold(text_of(decoded.text), &search);
        is_kept = vault_append(office->vault, stream, RECORD_MESSAGE, decoded.at,
                               text_from(buffer_text(&search), search.len), message, err);
    }
    *is_new = is_kept && !known;
    buffer_release_wiped(&search);
    arena_release(&arena);
    return is_kept;
}
