#include "shell/deliver.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "shell/fault.h"
#include "shell/files.h"
#include "wire/interchange.h"
#include "wire/json_write.h"
#include "wire/ledger_records.h"

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

/* Commits where every step went well; else nothing of it is kept. */
static bool end_transaction(struct office *office, bool is_good, struct error *err)
{
    if (is_good)
        return vault_commit(office->vault, err);
    vault_rollback(office->vault);
    return false;
}

static bool append_file(struct office *office, const char *ticket,
                        const struct attachment *file, const char *path, moment_t at,
                        struct error *err)
{
    struct buffer bytes;
    struct buffer body;
    bool is_kept;

    buffer_init(&bytes, (size_t)ATTACHMENT_BYTES_MAX);
    buffer_init(&body, (size_t)ATTACHMENT_BYTES_MAX + BODY_LIMIT);
    is_kept = files_read(path, file->size, &bytes, err);
    if (is_kept) {
        file_encode(file, text_from(buffer_text(&bytes), bytes.len), &body);
        is_kept = append(office, ticket, RECORD_FILE, at, text_of(""), &body, err);
    }
    buffer_release_wiped(&bytes);
    buffer_release_wiped(&body);
    return is_kept;
}

/* Seals what is not sealed yet; what is written down has ids, and no path any more. */
static bool append_files(struct office *office, const char *ticket,
                         const struct send_intent *intent, struct attachment *files,
                         struct arena *arena, struct error *err)
{
    uint8_t random[16];
    char id[2 * sizeof(random) + 1];

    for (size_t i = 0; i < intent->file_count; i++) {
        if (files[i].file != NULL)
            continue;
        secret_random(random, sizeof(random));
        secret_to_hex(random, sizeof(random), id);
        struct attachment sealed = files[i];
        sealed.file = arena_text(arena, id);
        sealed.path = NULL;
        if (!append_file(office, ticket, &sealed, files[i].path, intent->at, err))
            return false;
        files[i] = sealed;
    }
    return true;
}

static bool append_draft(struct office *office, const char *ticket,
                         const struct ledger_draft *draft, moment_t now, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    ledger_draft_encode(draft, office->settings.agent, now, &body);
    return append(office, ticket, RECORD_DRAFT, now, text_of(""), &body, err);
}

/* Those beside it stood there first. */
static bool append_drafts(struct office *office, const char *ticket,
                          const struct ledger_draft *drafts, size_t count, moment_t now,
                          struct error *err)
{
    for (size_t i = count; i > 0; i--) {
        if (!append_draft(office, ticket, &drafts[i - 1], now, err))
            return false;
    }
    return true;
}

static bool append_verdicts(struct office *office, const char *ticket,
                            const struct send_intent *intent,
                            const struct ledger_verdicts *verdicts, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    ledger_verdicts_encode(verdicts, text_of(intent->text), office->settings.agent,
                           intent->at, &body);
    return append(office, ticket, RECORD_VERDICTS, intent->at, text_of(""), &body, err);
}

/* With the bytes of files that are not sealed yet in front. */
static bool append_intent(struct office *office, const char *ticket,
                          const struct send_intent *intent, struct error *err)
{
    struct send_intent sealed = *intent;
    struct attachment *files;
    struct arena arena;
    struct buffer body;
    bool is_good;

    arena_init(&arena);
    buffer_init(&body, BODY_LIMIT);
    files = attachments_copy(intent->files, intent->file_count, &arena);
    sealed.files = files;
    is_good = append_files(office, ticket, intent, files, &arena, err);
    if (is_good) {
        send_intent_encode(&sealed, &body);
        is_good =
            append(office, ticket, RECORD_SEND_INTENT, intent->at, text_of(""), &body, err);
    }
    buffer_release_wiped(&body);
    arena_release(&arena);
    return is_good;
}

bool deliver_drafts(struct office *office, const char *ticket,
                    const struct ledger_draft *drafts, size_t count, moment_t now,
                    struct error *err)
{
    return vault_begin(office->vault, err) &&
           end_transaction(office, append_drafts(office, ticket, drafts, count, now, err),
                           err);
}

bool deliver_override(struct office *office, const char *ticket,
                      const struct ledger_override *override, moment_t now,
                      struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    ledger_override_encode(override, office->settings.agent, now, &body);
    return append(office, ticket, RECORD_OVERRIDE, now, text_of(""), &body, err);
}

static bool append_ack(struct office *office, const char *ticket,
                       const struct send_ack *ack, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    send_ack_encode(ack, &body);
    return append(office, ticket, RECORD_SEND_ACK, ack->at, text_of(""), &body, err);
}

static bool append_given(struct office *office, const char *ticket, const char *key,
                         moment_t now, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    send_given_encode(key, now, &body);
    return append(office, ticket, RECORD_SEND_GIVEN, now, text_of(""), &body, err);
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

/* Nothing came into the thread since it was at that version. */
static bool version_check(struct office *office, const char *ticket, int64_t version,
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

bool deliver_hold(struct office *office, const char *ticket,
                  const struct send_intent *intent, const struct hold_terms *terms,
                  struct error *err)
{
    bool is_good;

    if (!vault_begin(office->vault, err))
        return false;
    is_good =
        (terms->if_version < 0 || version_check(office, ticket, terms->if_version, err)) &&
        append_drafts(office, ticket, terms->beside, terms->beside_count, intent->at,
                      err) &&
        append_intent(office, ticket, intent, err) &&
        (terms->verdicts == NULL ||
         append_verdicts(office, ticket, intent, terms->verdicts, err));
    return end_transaction(office, is_good, err);
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
    return end_transaction(office, is_good, err);
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
    return end_transaction(office, is_good, err);
}

static bool hand_to_desk(struct desk *desk, const char *ticket,
                         const struct standing *standing, moment_t now, struct error *err)
{
    struct ticket found = standing->ticket;
    struct outgoing reply = {
        .ticket = ticket, .key = standing->intent.key, .text = standing->intent.text};

    office_find_language(&found, NULL);
    reply.lang = found.lang;
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
        end_transaction(office,
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
        end_transaction(office,
                        standing_check(&standing, office, ticket, key, times_given, err) &&
                            append_ack(office, ticket, &ack, err),
                        err);
    standing_release(&standing);
    return is_good;
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

bool deliver_legal_hold(struct office *office, const char *ticket, bool is_held,
                        moment_t now, struct error *err)
{
    struct change change = {.by = office->settings.agent,
                            .at = now,
                            .snooze_until = MOMENT_NONE,
                            .has_hold = true,
                            .is_held = is_held};
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    change_encode(&change, &body);
    return append(office, ticket, RECORD_CHANGE, now, text_of(""), &body, err);
}

bool deliver_unfinished(struct office *office, const char *ticket,
                        const struct thread_edit *edit, struct error *err)
{
    struct thread_edit ours = *edit;
    struct buffer body;

    ours.writer = office->writer;
    ours.by = office->settings.agent;
    buffer_init(&body, BODY_LIMIT);
    edit_encode(&ours, &body);
    return append(office, ticket, RECORD_EDIT, edit->at, text_of(""), &body, err);
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
