#include "wire/ledger.h"

#include <string.h>

void ledger_init(struct ledger *ledger, struct arena *arena, bool keeps_entries)
{
    *ledger = (struct ledger){.arena = arena, .keeps_entries = keeps_entries};
}

const char *reply_state_name(enum reply_state state)
{
    static const char *const names[] = {"waiting", "possibly_sent", "sent", "dropped"};
    return names[state];
}

const char *ledger_kind_name(enum record_kind kind)
{
    static const char *const names[] = {
        [RECORD_TICKET] = "ticket",      [RECORD_MESSAGE] = "message",
        [RECORD_CHANGE] = "change",      [RECORD_DRAFT] = "draft",
        [RECORD_EDIT] = "edits",         [RECORD_VERDICTS] = "verdicts",
        [RECORD_SEND_INTENT] = "intent", [RECORD_SEND_ACK] = "ack",
        [RECORD_OVERRIDE] = "override",  [RECORD_EGRESS] = "egress",
        [RECORD_SEND_GIVEN] = "given",   [RECORD_FILE] = "file",
        [RECORD_TRIAGE] = "triage",         [RECORD_WORD] = "word",
    };
    size_t at = (size_t)kind;
    return at < COUNT_OF(names) ? names[at] : NULL;
}

/* Of a file the line about it, without its bytes. */
static struct text told_of(enum record_kind kind, struct text body)
{
    const char *end =
        kind == RECORD_FILE && body.len > 0 ? memchr(body.bytes, '\n', body.len) : NULL;
    return end ? text_from(body.bytes, (size_t)(end - body.bytes)) : body;
}

/* Edits that follow one another are one burst, with the text as it last stood. */
static void add_entry(struct ledger *ledger, enum record_kind kind, int64_t sequence,
                      moment_t at, struct text body)
{
    struct ledger_entry *last =
        ledger->entry_count > 0 ? &ledger->entries[ledger->entry_count - 1] : NULL;
    struct text told = told_of(kind, body);
    struct text copy = {arena_copy(ledger->arena, told.bytes, told.len), told.len};
    if (kind == RECORD_EDIT && last && last->kind == RECORD_EDIT) {
        last->body = copy;
        last->last = sequence;
        last->until = at;
        last->count++;
        return;
    }
    ledger->entries = arena_reserve(ledger->arena, ledger->entries, &ledger->entry_capacity,
                                    ledger->entry_count, sizeof(*ledger->entries));
    ledger->entries[ledger->entry_count++] =
        (struct ledger_entry){sequence, kind, at, copy, 1, sequence, at};
}

static void add_rejection(struct ledger *ledger, const char *reason, const char *by,
                          moment_t at)
{
    ledger->rejections =
        arena_reserve(ledger->arena, ledger->rejections, &ledger->rejection_capacity,
                      ledger->rejection_count, sizeof(*ledger->rejections));
    ledger->rejections[ledger->rejection_count++] =
        (struct ledger_rejection){reason, by, at};
}

static bool add_draft(struct ledger *ledger, int64_t sequence, moment_t at,
                      struct text body)
{
    struct ledger_draft draft;
    struct ledger_taken *taken;
    if (!ledger_draft_decode(body, ledger->arena, &draft, NULL)) {
        return false;
    }
    if (draft.fate == FATE_REJECTED) {
        add_rejection(ledger, draft.reason, ledger_by(body, ledger->arena), at);
    }
    if (draft.fate != FATE_TAKEN) {
        return true;
    }
    taken = arena_get(ledger->arena, sizeof(*taken));
    taken->draft = draft;
    taken->sequence = sequence;
    ledger_draft_name(text_of(draft.text), taken->name);
    ledger->taken = arena_reserve(ledger->arena, ledger->taken, &ledger->taken_capacity,
                                  ledger->taken_count, sizeof(struct ledger_taken *));
    ledger->taken[ledger->taken_count++] = taken;
    return true;
}

/*
 * The draft that the verdicts name; else the last one taken since the last reply went whose
 * text was not deleted: early records of a text that was left over a start name none.
 */
static void find_draft(struct ledger *ledger, struct ledger_reply *reply)
{
    const struct ledger_taken *found = NULL;
    for (size_t i = ledger->taken_count; i > 0; i--) {
        const struct ledger_taken *taken = ledger->taken[i - 1];
        bool is_named = reply->has_tally && reply->tally.draft &&
                        strcmp(reply->tally.draft, taken->name) == 0;
        bool is_left = i <= ledger->taken_left;
        if (taken->sequence < reply->sequence && (is_named || (!found && !is_left))) {
            found = taken;
        }
        if (is_named) {
            break;
        }
    }
    if (found && !reply->intent.is_internal) {
        reply->draft = &found->draft;
        reply->draft_sequence = found->sequence;
    }
}

static bool add_intent(struct ledger *ledger, int64_t sequence, struct text body)
{
    struct ledger_reply reply = {.sequence = sequence};
    if (!send_intent_decode(body, ledger->arena, &reply.intent, NULL)) {
        return false;
    }
    ledger->replies = arena_reserve(ledger->arena, ledger->replies, &ledger->reply_capacity,
                                    ledger->reply_count, sizeof(*ledger->replies));
    find_draft(ledger, &reply);
    ledger->replies[ledger->reply_count++] = reply;
    return true;
}

static struct ledger_reply *reply_of(const struct ledger *ledger, const char *key)
{
    for (size_t i = ledger->reply_count; i > 0; i--) {
        if (strcmp(ledger->replies[i - 1].intent.key, key) == 0) {
            return &ledger->replies[i - 1];
        }
    }
    return NULL;
}

static bool add_given(struct ledger *ledger, struct text body)
{
    const char *key;
    if (!send_given_decode(body, ledger->arena, &key, NULL)) {
        return false;
    }
    struct ledger_reply *reply = reply_of(ledger, key);
    if (reply && reply->state == REPLY_WAITING) {
        reply->state = REPLY_POSSIBLY_SENT;
    }
    return true;
}

/* What was passed over the guard before this reply was given, and stands in it. */
static void overrides_send(struct ledger *ledger, const struct ledger_reply *reply)
{
    size_t left = ledger->override_open;
    for (size_t i = left; i < ledger->override_count; i++) {
        struct ledger_override *override = &ledger->overrides[i];
        if (override->sequence > reply->sequence) {
            break;
        }
        override->is_sent =
            override->text == NULL || strstr(reply->intent.text, override->text) != NULL;
        left = i + 1;
    }
    ledger->override_open = left;
}

/* What was sent used its drafts up; what was taken back did not. */
static bool add_ack(struct ledger *ledger, struct text body)
{
    struct send_ack ack;
    if (!send_ack_decode(body, ledger->arena, &ack, NULL)) {
        return false;
    }
    struct ledger_reply *reply = reply_of(ledger, ack.key);
    if (!reply || reply->state == REPLY_SENT || reply->state == REPLY_DROPPED) {
        return true;
    }
    reply->ack = ack;
    reply->state = ack.outcome == SEND_TAKEN ? REPLY_SENT : REPLY_DROPPED;
    if (reply->state == REPLY_SENT && !reply->intent.is_internal) {
        ledger->taken_left = ledger->taken_count;
        overrides_send(ledger, reply);
    }
    return true;
}

static bool add_verdicts(struct ledger *ledger, struct text body)
{
    struct ledger_tally tally;
    if (!ledger_tally_decode(body, ledger->arena, &tally, NULL)) {
        return false;
    }
    struct ledger_reply *reply = reply_of(ledger, tally.key);
    if (reply && !reply->has_tally) {
        reply->tally = tally;
        reply->has_tally = true;
        find_draft(ledger, reply);
    }
    return true;
}

static bool add_override(struct ledger *ledger, int64_t sequence, moment_t at,
                         struct text body)
{
    struct ledger_override override;
    if (!ledger_override_decode(body, ledger->arena, &override, NULL)) {
        return false;
    }
    override.at = at;
    override.sequence = sequence;
    ledger->overrides =
        arena_reserve(ledger->arena, ledger->overrides, &ledger->override_capacity,
                      ledger->override_count, sizeof(*ledger->overrides));
    ledger->overrides[ledger->override_count++] = override;
    return true;
}

/* An edit that leaves nothing: what is written next is one's own. */
static bool add_edit(struct ledger *ledger, struct text body)
{
    static const char empty[] = "\"text\":\"\"";
    if (text_find(body, text_of(empty))) {
        ledger->taken_left = ledger->taken_count;
    }
    return true;
}

static bool read_body(struct ledger *ledger, enum record_kind kind, int64_t sequence,
                      moment_t at, struct text body)
{
    switch (kind) {
    case RECORD_DRAFT:
        return add_draft(ledger, sequence, at, body);
    case RECORD_EDIT:
        return add_edit(ledger, body);
    case RECORD_SEND_INTENT:
        return add_intent(ledger, sequence, body);
    case RECORD_SEND_GIVEN:
        return add_given(ledger, body);
    case RECORD_VERDICTS:
        return add_verdicts(ledger, body);
    case RECORD_SEND_ACK:
        return add_ack(ledger, body);
    case RECORD_OVERRIDE:
        return add_override(ledger, sequence, at, body);
    default:
        return true;
    }
}

void ledger_add(struct ledger *ledger, enum record_kind kind, int64_t sequence, moment_t at,
                struct text body)
{
    if (ledger_kind_name(kind) == NULL) {
        return;
    }
    ledger->unread += !read_body(ledger, kind, sequence, at, body);
    if (ledger->keeps_entries) {
        add_entry(ledger, kind, sequence, at, body);
    }
}
