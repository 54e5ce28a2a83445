/* What is decided over a reply that waits: given to the desk, known to be sent, dropped. */
#include "deliver_parts.h"

#include "base/utf8.h"
#include "shell/fault.h"

static bool append_ack(struct office *office, const char *ticket,
                       const struct send_ack *ack, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    send_ack_encode(ack, &body);
    return deliver_append(office, ticket, RECORD_SEND_ACK, ack->at, text_of(""), &body,
                          err);
}

static bool append_given(struct office *office, const char *ticket, const char *key,
                         moment_t now, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    send_given_encode(key, now, &body);
    return deliver_append(office, ticket, RECORD_SEND_GIVEN, now, text_of(""), &body, err);
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
    is_kept = deliver_append(office, ticket, RECORD_MESSAGE, message->at,
                             text_from(buffer_text(&search), search.len), &body, err);
    buffer_release_wiped(&search);
    return is_kept;
}

/* What is on record of a reply, as it stands inside the transaction that asks. */
struct standing {
    struct thread_builder *builder;
    struct arena arena;
    struct send_intent intent;
    struct ticket ticket;
    int64_t sequence; /* of the newest record read */
    struct error *err;
    bool is_good;
};

static bool read_standing(void *context, const struct vault_record *record)
{
    struct standing *standing = context;

    standing->sequence = record->sequence;
    standing->is_good =
        thread_builder_add(standing->builder, record->kind, record->body, standing->err);
    return standing->is_good;
}

static void standing_init(struct standing *standing)
{
    *standing = (struct standing){0};
    arena_init(&standing->arena);
    standing->builder = thread_builder_create(&standing->arena);
}

static void standing_release(struct standing *standing)
{
    thread_builder_destroy(standing->builder);
    arena_release(&standing->arena);
}

/* Reads on behind what was read; *is_there where no ack of the key has come. */
static bool standing_read(struct standing *standing, struct office *office,
                          const char *ticket, const char *key, bool *is_there,
                          struct error *err)
{
    const struct send_intent *intents;
    size_t count;
    int64_t stream;

    standing->err = err;
    standing->is_good = true;
    if (!office_ticket_stream(office, ticket, &stream, err) ||
        !vault_read(office->vault, stream, standing->sequence, read_standing, standing,
                    NULL, err) ||
        !standing->is_good)
        return false;
    thread_builder_unsent(standing->builder, &intents, &count);
    *is_there = false;
    for (size_t i = 0; i < count; i++) {
        if (string_equals(intents[i].key, key)) {
            standing->intent = intents[i];
            *is_there = true;
        }
    }
    return thread_builder_ticket(standing->builder, &standing->ticket, err);
}

/* The thread is read before the transaction, so that a long one keeps no writer waiting. */
static bool standing_begin(struct standing *standing, struct office *office,
                           const char *ticket, struct error *err)
{
    bool is_there;

    return standing_read(standing, office, ticket, "", &is_there, err) &&
           vault_begin(office->vault, err);
}

/*
 * True where the reply still waits, and was given to the desk as often as whoever decides
 * over it knows: of two that decide at once, one finds that it no longer is so.
 */
static bool standing_check(struct standing *standing, struct office *office,
                           const char *ticket, const char *key, size_t times_given,
                           struct error *err)
{
    bool is_there = false;

    if (!standing_read(standing, office, ticket, key, &is_there, err))
        return false;
    if (is_there && standing->intent.times_given == times_given)
        return true;
    return error_set(err, ERROR_NOT_FOUND,
                     "%s: this reply %s (somebody else decided meanwhile)", ticket,
                     is_there ? "was given to the desk again" : "is not waiting any more");
}

bool deliver_check_version(struct office *office, const char *ticket, int64_t version,
                           struct error *err)
{
    struct standing standing;
    bool is_there;
    bool is_good;

    standing_init(&standing);
    is_good = standing_read(&standing, office, ticket, "", &is_there, err);
    if (is_good && standing.ticket.version != version)
        is_good = error_set(err, ERROR_REFUSED,
                            "%s: the thread moved: it is at version %lld (read it again)",
                            ticket, (long long)standing.ticket.version);
    standing_release(&standing);
    return is_good;
}

/* Ack and message become durable together, with the caller's commit. */
static bool append_sent(struct office *office, const char *ticket,
                        const struct send_intent *intent, const struct send_ack *ack,
                        struct error *err)
{
    struct message message = {
        .id = intent->key,
        .from = FROM_AGENT,
        .author = intent->author,
        .at = ack->is_by_hand ? intent->at : ack->at,
        .text = intent->text,
        .is_internal = intent->is_internal,
        .attachments = intent->files,
        .attachment_count = intent->file_count,
    };

    return append_ack(office, ticket, ack, err) &&
           append_message(office, ticket, &message, err);
}

static struct send_ack ack_of(const struct office *office, const char *key,
                              enum send_outcome outcome, moment_t now)
{
    return (struct send_ack){
        .key = key, .outcome = outcome, .at = now, .by = office->settings.agent};
}

/* A note needs no desk: it is in the thread at once. A reply is put down as given first. */
static bool give(struct office *office, const char *ticket, struct standing *standing,
                 size_t times_given, const char *key, moment_t now, struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_TAKEN, now);
    bool is_good;

    if (!standing_begin(standing, office, ticket, err))
        return false;
    is_good = standing_check(standing, office, ticket, key, times_given, err);
    if (is_good && standing->intent.is_internal)
        is_good = append_sent(office, ticket, &standing->intent, &ack, err);
    else if (is_good)
        is_good = append_given(office, ticket, key, now, err);
    return deliver_end(office, is_good, err);
}

/* Who said meanwhile that it was sent said what is now known. */
static bool record_taken(struct office *office, const char *ticket,
                         struct standing *standing, const char *key, moment_t now,
                         struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_TAKEN, now);
    bool is_there = false;
    bool is_good;

    if (!vault_begin(office->vault, err))
        return false;
    is_good = standing_read(standing, office, ticket, key, &is_there, err) &&
              (!is_there || append_sent(office, ticket, &standing->intent, &ack, err));
    return deliver_end(office, is_good, err);
}

/* Who wrote last of those that the reply goes to; NULL: nobody with a name. Borrowed. */
static const char *customer_of(const struct ticket *ticket)
{
    for (size_t i = ticket->message_count; i > 0; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message->from == FROM_CUSTOMER && message->author != NULL)
            return message->author;
    }
    return NULL;
}

static bool hand_to_desk(struct desk *desk, const char *ticket,
                         const struct standing *standing, moment_t now, struct error *err)
{
    struct ticket found = standing->ticket;
    struct outgoing reply = {
        .ticket = ticket, .key = standing->intent.key, .text = standing->intent.text};

    office_find_language(&found, NULL);
    reply.lang = found.lang;
    reply.customer = customer_of(&found);
    if (!desk_send(desk, &reply, now, err))
        return false;
    fault_desk_took(&reply);
    fault_point("desk");
    return true;
}

bool deliver_send(struct office *office, struct desk *desk, const char *ticket,
                  const char *key, size_t times_given, moment_t now, struct error *err)
{
    struct standing standing;
    bool is_sent;

    standing_init(&standing);
    fault_point("intent");
    is_sent = give(office, ticket, &standing, times_given, key, now, err);
    fault_point("given");
    if (is_sent && !standing.intent.is_internal)
        is_sent = hand_to_desk(desk, ticket, &standing, now, err) &&
                  record_taken(office, ticket, &standing, key, now, err);
    standing_release(&standing);
    return is_sent;
}

bool deliver_was_sent(struct office *office, const char *ticket, const char *key,
                      size_t times_given, moment_t now, struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_TAKEN, now);
    struct standing standing;
    bool is_good;

    ack.is_by_hand = true;
    standing_init(&standing);
    is_good =
        standing_begin(&standing, office, ticket, err) &&
        deliver_end(office,
                    standing_check(&standing, office, ticket, key, times_given, err) &&
                        append_sent(office, ticket, &standing.intent, &ack, err),
                    err);
    standing_release(&standing);
    return is_good;
}

bool deliver_drop(struct office *office, const char *ticket, const char *key,
                  size_t times_given, moment_t now, struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_DROPPED, now);
    struct standing standing;
    bool is_good;

    standing_init(&standing);
    is_good =
        standing_begin(&standing, office, ticket, err) &&
        deliver_end(office,
                    standing_check(&standing, office, ticket, key, times_given, err) &&
                        append_ack(office, ticket, &ack, err),
                    err);
    standing_release(&standing);
    return is_good;
}
