/* What is decided over a reply that waits: given to the desk, known to be sent, dropped. */
#include "deliver_parts.h"

#include "base/utf8.h"
#include "shell/fault.h"
#include "shell/standing.h"

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
struct waiting {
    struct standing *standing;
    const struct send_intent *intent; /* NULL: no more */
    struct ticket ticket;
    bool is_overtaken; /* what was sent of it */
};

/* Reads on behind what was read: waits no more where an ack of the key has come. */
static bool waiting_read(struct waiting *waiting, struct office *office, const char *ticket,
                         const char *key, struct error *err)
{
    int64_t stream;

    if (!office_ticket_stream(office, ticket, &stream, err))
        return false;
    if (waiting->standing == NULL)
        waiting->standing = standing_take(office, stream, err);
    if (waiting->standing == NULL || !standing_read(waiting->standing, err))
        return false;
    const struct thread_tally *tally = standing_tally(waiting->standing);
    waiting->intent = thread_tally_unsent(tally, key);
    return thread_tally_ticket(tally, &waiting->ticket, err);
}

/* The thread is read before the transaction, so that a long one keeps no writer waiting. */
static bool waiting_begin(struct waiting *waiting, struct office *office,
                          const char *ticket, struct error *err)
{
    return waiting_read(waiting, office, ticket, "", err) &&
           vault_begin(office->vault, err);
}

/*
 * True where the reply still waits, and was given to the desk as often as whoever decides
 * over it knows: of two that decide at once, one finds that it no longer is so.
 */
static bool waiting_check(struct waiting *waiting, struct office *office,
                          const char *ticket, const char *key, size_t times_given,
                          struct error *err)
{
    if (!waiting_read(waiting, office, ticket, key, err))
        return false;
    if (waiting->intent != NULL && waiting->intent->times_given == times_given)
        return true;
    return error_set(err, ERROR_NOT_FOUND,
                     "%s: this reply %s (somebody else decided meanwhile)", ticket,
                     waiting->intent != NULL ? "was given to the desk again"
                                             : "is not waiting any more");
}

bool deliver_check_version(struct office *office, const char *ticket, int64_t version,
                           struct error *err)
{
    struct waiting waiting = {0};
    bool is_good = waiting_read(&waiting, office, ticket, "", err);

    if (is_good && waiting.ticket.version != version)
        is_good = error_set(err, ERROR_REFUSED,
                            "%s: the thread moved: it is at version %lld (read it again)",
                            ticket, (long long)waiting.ticket.version);
    standing_leave(waiting.standing);
    return is_good;
}

/*
 * The customer is asked next, where nothing of theirs came behind ^S. One that was
 * put aside on purpose stays so; ^X Enter resolves behind this.
 */
static bool append_pending(struct office *office, const struct waiting *waiting,
                           moment_t now, struct error *err)
{
    const struct ticket *ticket = &waiting->ticket;
    struct wanted_change change = {.has_status = true,
                                   .status = TICKET_PENDING,
                                   .has_snooze = ticket->snooze_until != MOMENT_NONE,
                                   .snooze_until = MOMENT_NONE};

    if (waiting->is_overtaken ||
        ticket_status_at(ticket->status, ticket->snooze_until, now) != TICKET_OPEN)
        return true;
    return deliver_change(office, ticket->id, &change, now, err);
}

/* Ack, message and what the ticket waits for become durable together, with the caller's
 * commit. */
static bool append_sent(struct office *office, const char *ticket, struct waiting *waiting,
                        const struct send_ack *ack, struct error *err)
{
    const struct send_intent *intent = waiting->intent;
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

    waiting->is_overtaken = intent->is_overtaken;
    return append_ack(office, ticket, ack, err) &&
           append_message(office, ticket, &message, err) &&
           (intent->is_internal || append_pending(office, waiting, ack->at, err));
}

static struct send_ack ack_of(const struct office *office, const char *key,
                              enum send_outcome outcome, moment_t now)
{
    return (struct send_ack){
        .key = key, .outcome = outcome, .at = now, .by = office->settings.agent};
}

/* A note needs no desk: it is in the thread at once. A reply is put down as given first. */
static bool give(struct office *office, const char *ticket, struct waiting *waiting,
                 size_t times_given, const char *key, moment_t now, struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_TAKEN, now);
    bool is_good;

    if (!waiting_begin(waiting, office, ticket, err))
        return false;
    is_good = waiting_check(waiting, office, ticket, key, times_given, err);
    if (is_good && waiting->intent->is_internal)
        is_good = append_sent(office, ticket, waiting, &ack, err);
    else if (is_good)
        is_good = append_given(office, ticket, key, now, err);
    return deliver_end(office, is_good, err);
}

/* Who said meanwhile that it was sent said what is now known. */
static bool record_taken(struct office *office, const char *ticket, struct waiting *waiting,
                         const char *key, moment_t now, struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_TAKEN, now);
    bool is_good;

    if (!vault_begin(office->vault, err))
        return false;
    is_good = waiting_read(waiting, office, ticket, key, err) &&
              (waiting->intent == NULL || append_sent(office, ticket, waiting, &ack, err));
    return deliver_end(office, is_good, err);
}

static bool hand_to_desk(struct desk *desk, const char *ticket,
                         const struct waiting *waiting, moment_t now, struct error *err)
{
    const struct thread_tally *tally = standing_tally(waiting->standing);
    struct outgoing reply = {
        .ticket = ticket,
        .key = waiting->intent->key,
        .text = waiting->intent->text,
        .lang = office_language(waiting->ticket.lang, thread_tally_last(tally), NULL),
        .customer = thread_tally_author(tally),
    };

    if (!desk_send(desk, &reply, now, err))
        return false;
    fault_desk_took(&reply);
    fault_point("desk");
    return true;
}

bool deliver_send(struct office *office, struct desk *desk, const char *ticket,
                  const char *key, size_t times_given, moment_t now, bool *is_overtaken,
                  struct error *err)
{
    struct waiting waiting = {0};
    bool is_sent;

    fault_point("intent");
    is_sent = give(office, ticket, &waiting, times_given, key, now, err);
    fault_point("given");
    if (is_sent && !waiting.intent->is_internal)
        is_sent = hand_to_desk(desk, ticket, &waiting, now, err) &&
                  record_taken(office, ticket, &waiting, key, now, err);
    *is_overtaken = waiting.is_overtaken;
    standing_leave(waiting.standing);
    return is_sent;
}

bool deliver_was_sent(struct office *office, const char *ticket, const char *key,
                      size_t times_given, moment_t now, bool *is_overtaken,
                      struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_TAKEN, now);
    struct waiting waiting = {0};
    bool is_good;

    ack.is_by_hand = true;
    is_good = waiting_begin(&waiting, office, ticket, err) &&
              deliver_end(office,
                          waiting_check(&waiting, office, ticket, key, times_given, err) &&
                              append_sent(office, ticket, &waiting, &ack, err),
                          err);
    *is_overtaken = waiting.is_overtaken;
    standing_leave(waiting.standing);
    return is_good;
}

bool deliver_drop(struct office *office, const char *ticket, const char *key,
                  size_t times_given, moment_t now, struct error *err)
{
    struct send_ack ack = ack_of(office, key, SEND_DROPPED, now);
    struct waiting waiting = {0};
    bool is_good;

    is_good = waiting_begin(&waiting, office, ticket, err) &&
              deliver_end(office,
                          waiting_check(&waiting, office, ticket, key, times_given, err) &&
                              append_ack(office, ticket, &ack, err),
                          err);
    standing_leave(waiting.standing);
    return is_good;
}
