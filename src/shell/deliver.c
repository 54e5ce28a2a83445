#include "deliver_parts.h"

#include "base/utf8.h"
#include "shell/standing.h"
#include "shell/unfinished.h"
#include "wire/ledger_records.h"

#include <string.h>

bool deliver_append(struct office *office, const char *ticket, enum record_kind kind,
                    moment_t at, struct text search, struct buffer *body, struct error *err)
{
    int64_t stream;
    bool is_kept = office_ticket_stream(office, ticket, &stream, err) &&
                   vault_append(office->vault, stream, kind, at, search,
                                text_from(buffer_text(body), body->len), err);

    buffer_release_wiped(body);
    return is_kept;
}

bool deliver_end(struct office *office, bool is_good, struct error *err)
{
    if (is_good)
        return vault_commit(office->vault, err);
    standings_forget(office); /* one may have read what is taken back */
    vault_rollback(office->vault);
    return false;
}

static bool append_draft(struct office *office, const char *ticket,
                         const struct ledger_draft *draft, moment_t now, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    ledger_draft_encode(draft, office->settings.agent, now, &body);
    return deliver_append(office, ticket, RECORD_DRAFT, now, text_of(""), &body, err);
}

bool deliver_append_drafts(struct office *office, const char *ticket,
                           const struct ledger_draft *drafts, size_t count, moment_t now,
                           struct error *err)
{
    for (size_t i = count; i > 0; i--) {
        if (!append_draft(office, ticket, &drafts[i - 1], now, err))
            return false;
    }
    return true;
}

bool deliver_drafts(struct office *office, const char *ticket,
                    const struct ledger_draft *drafts, size_t count, moment_t now,
                    struct error *err)
{
    return vault_begin(office->vault, err) &&
           deliver_end(office,
                       deliver_append_drafts(office, ticket, drafts, count, now, err), err);
}

bool deliver_override(struct office *office, const char *ticket,
                      const struct ledger_override *override, moment_t now,
                      struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    ledger_override_encode(override, office->settings.agent, now, &body);
    return deliver_append(office, ticket, RECORD_OVERRIDE, now, text_of(""), &body, err);
}

static bool append_change_to(struct office *office, int64_t stream,
                             const struct change *change, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    change_encode(change, &body);
    bool is_kept = vault_append(office->vault, stream, RECORD_CHANGE, change->at,
                                text_of(""), text_from(buffer_text(&body), body.len), err);
    buffer_release_wiped(&body);
    return is_kept;
}

static bool append_change(struct office *office, const char *ticket,
                          const struct change *change, struct error *err)
{
    int64_t stream;

    return office_ticket_stream(office, ticket, &stream, err) &&
           append_change_to(office, stream, change, err);
}

/* Asked inside the transaction that changes it. */
static bool is_as_seen(struct office *office, const char *ticket, size_t seen,
                       struct error *err)
{
    struct standing *standing = NULL;
    int64_t stream;

    if (!office_ticket_stream(office, ticket, &stream, err))
        return false;
    if (!standing_is_at_hand(office, stream))
        return true; /* a long thread that nobody has open: no key waits for its reading */
    bool is_good = (standing = standing_take(office, stream, err)) != NULL &&
                   standing_read(standing, err);

    if (is_good && thread_tally_wrote_behind(standing_tally(standing), seen))
        is_good = error_set(err, ERROR_REFUSED, "the customer wrote meanwhile (%s)", ticket);
    standing_leave(standing);
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

    if (!wanted->has_seen)
        return append_change(office, ticket, &change, err);
    return vault_begin(office->vault, err) &&
           deliver_end(office,
                       is_as_seen(office, ticket, wanted->seen, err) &&
                           append_change(office, ticket, &change, err),
                       err);
}

bool deliver_legal_hold(struct office *office, const char *ticket, bool is_held,
                        moment_t now, struct error *err)
{
    struct change change = {.by = office->settings.agent,
                            .at = now,
                            .snooze_until = MOMENT_NONE,
                            .has_hold = true,
                            .is_held = is_held};

    return append_change(office, ticket, &change, err);
}

bool deliver_unfinished(struct office *office, const char *ticket,
                        const struct thread_edit *edit, struct error *err)
{
    struct thread_edit ours = *edit;
    struct buffer body, takes;
    char writer[PROCESS_MARK_SIZE + 32];

    snprintf(writer, sizeof(writer), "%s%s%s", office->writer,
             edit->writer != NULL ? "." : "", string_or_empty(edit->writer));
    buffer_init(&takes, BODY_LIMIT);
    unfinished_names(office, edit->takes, &takes);
    ours.writer = writer;
    ours.takes = buffer_text(&takes);
    ours.by = office->settings.agent;
    buffer_init(&body, BODY_LIMIT);
    edit_encode(&ours, &body);
    buffer_release(&takes);
    return deliver_append(office, ticket, RECORD_EDIT, edit->at, text_of(""), &body, err);
}

bool deliver_open(struct office *office, int64_t stream, moment_t now, struct error *err)
{
    struct change change = {.at = now,
                            .has_status = true,
                            .status = TICKET_OPEN,
                            .has_snooze = true,
                            .snooze_until = MOMENT_NONE};

    return append_change_to(office, stream, &change, err);
}

/* Whether the message's id is in the thread already, and whether it opens the ticket. */
static bool look_at(struct office *office, int64_t stream, const struct message *message,
                    bool *known, bool *opens, struct error *err)
{
    struct standing *standing = standing_take(office, stream, err);
    struct ticket ticket;
    bool is_read = standing != NULL && standing_read(standing, err) &&
                   thread_tally_ticket(standing_tally(standing), &ticket, err);

    if (is_read) {
        const struct thread_tally *tally = standing_tally(standing);
        *known = thread_tally_knows(tally, message->id);
        *opens = ticket_opens(ticket.status, message);
    }
    standing_leave(standing);
    return is_read;
}

static bool append_incoming(struct office *office, int64_t stream,
                            const struct message *message, struct text body, bool opens,
                            struct error *err)
{
    struct buffer search;
    bool is_kept;

    if (!vault_begin(office->vault, err))
        return false;
    buffer_init(&search, BODY_LIMIT);
    utf8_fold(text_of(message->text), &search);
    is_kept = vault_append(office->vault, stream, RECORD_MESSAGE, message->at,
                           text_from(buffer_text(&search), search.len), body, err) &&
              (!opens || deliver_open(office, stream, moment_now(), err));
    buffer_release_wiped(&search);
    return deliver_end(office, is_kept, err);
}

bool deliver_incoming(struct office *office, const char *ticket, struct text message,
                      bool *is_new, struct error *err)
{
    struct arena arena;
    struct message decoded;
    int64_t stream;
    bool known = false;
    bool opens = false;
    bool is_kept;

    arena_init(&arena);
    is_kept = message_decode(message, &arena, &decoded, err) &&
              office_ticket_stream(office, ticket, &stream, err) &&
              look_at(office, stream, &decoded, &known, &opens, err) &&
              (known || append_incoming(office, stream, &decoded, message, opens, err));
    *is_new = is_kept && !known;
    arena_release(&arena);
    return is_kept;
}
