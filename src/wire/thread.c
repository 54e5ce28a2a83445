/* The builder: a ticket out of its records. */
#include "wire/thread.h"
#include "wire/ledger_records.h"
#include "wire/shapes.h"
#include "wire/skeleton.h"
#include "wire/thread_builder.h"
#include "wire/thread_records.h"

#include <string.h>

#define FIRST_MESSAGES 4096 /* taken on somebody's word; more as they come */

struct thread_builder *thread_builder_create(struct arena *arena)
{
    struct thread_builder *builder = arena_get(arena, sizeof(*builder));
    builder->arena = arena;
    table_init(&builder->ids);
    table_init(&builder->doubted);
    table_init(&builder->overtaken);
    return builder;
}

struct thread_builder *thread_builder_create_reader(struct arena *arena, size_t messages)
{
    struct thread_builder *builder = thread_builder_create(arena);
    size_t room = messages < FIRST_MESSAGES ? messages : FIRST_MESSAGES;
    builder->is_reader = true;
    builder->messages = arena_get(arena, room * sizeof(*builder->messages));
    builder->message_capacity = room;
    return builder;
}

void thread_builder_destroy(struct thread_builder *builder)
{
    if (builder) {
        table_release(&builder->ids);
        table_release(&builder->doubted);
        table_release(&builder->overtaken);
        thread_edits_release(builder);
        thread_taken_release(builder);
    }
}

static struct text keep(struct thread_builder *builder, struct text bytes)
{
    return text_from(arena_copy(builder->arena, bytes.bytes, bytes.len), bytes.len);
}

/* A 0 at each mark makes the skeleton good JSON. */
static bool read_header(struct text skeleton, struct arena *arena, struct ticket *header,
                        struct error *err)
{
    char *readable = arena_copy(arena, skeleton.bytes, skeleton.len);
    for (size_t i = 0; i < skeleton.len; i++) {
        readable[i] = readable[i] == SKELETON_MARK ? '0' : readable[i];
    }
    return fields_read_line(text_from(readable, skeleton.len), arena, &ticket_header_shape,
                            header, err);
}

static bool add_header(struct thread_builder *builder, struct text body, struct error *err)
{
    struct ticket header = {0};
    if (!read_header(body, builder->arena, &header, err)) {
        return false;
    }
    builder->header = header;
    builder->skeleton = keep(builder, body);
    builder->has_header = true;
    return true;
}

static void add_body(struct thread_builder *builder, struct text body)
{
    builder->bodies =
        arena_reserve(builder->arena, builder->bodies, &builder->body_capacity,
                      builder->count, sizeof(*builder->bodies));
    builder->bodies[builder->count] = keep(builder, body);
}

void thread_builder_overtake(struct thread_builder *builder, moment_t at)
{
    for (size_t i = 0; i < builder->unsent_count; i++) {
        struct send_intent *intent = &builder->unsent[i];
        intent->overtaken_at = intent->is_overtaken ? intent->overtaken_at : at;
        intent->is_overtaken = true;
    }
}

bool thread_builder_overtaken(const struct thread_builder *builder, const char *key,
                              moment_t *at)
{
    size_t when;
    bool is_overtaken = table_get(&builder->overtaken, text_of(key), &when);
    *at = is_overtaken ? (moment_t)when : MOMENT_NONE;
    return is_overtaken;
}

/* A message that stands there already is passed over: the first record of an id counts. */
static bool add_message(struct thread_builder *builder, struct text body, struct error *err)
{
    struct message message;
    size_t known;
    if (!message_decode(body, builder->arena, &message, err)) {
        return false;
    }
    if (table_get(&builder->ids, text_of(message.id), &known)) {
        return true;
    }
    builder->messages =
        arena_reserve(builder->arena, builder->messages, &builder->message_capacity,
                      builder->count, sizeof(*builder->messages));
    if (!builder->is_reader) {
        add_body(builder, body);
    }
    table_set(&builder->ids, text_of(message.id), builder->count);
    if (message.from == FROM_CUSTOMER) {
        thread_builder_overtake(builder, message.at);
    }
    message.is_doubted = table_get(&builder->doubted, text_of(message.id), &known);
    message.is_overtaken =
        thread_builder_overtaken(builder, message.id, &message.overtaken_at);
    builder->messages[builder->count++] = message;
    return true;
}

static bool add_change(struct thread_builder *builder, struct text body, struct error *err)
{
    struct change change;
    struct change *changed = &builder->changed;
    if (!change_decode(body, builder->arena, &change, err)) {
        return false;
    }
    if (change.has_status) {
        changed->has_status = true;
        changed->status = change.status;
    }
    if (change.has_priority) {
        changed->has_priority = true;
        changed->priority = change.priority;
    }
    if (change.has_assignee) {
        changed->has_assignee = true;
        changed->assignee = change.assignee;
    }
    if (change.has_snooze) {
        changed->has_snooze = true;
        changed->snooze_until = change.snooze_until;
    }
    if (change.has_tags) {
        changed->has_tags = true;
        changed->tags = change.tags;
        changed->tag_count = change.tag_count;
    }
    if (change.has_read) {
        changed->has_read = true;
        changed->read_count = change.read_count;
    }
    if (change.has_hold) {
        changed->has_hold = true;
        changed->is_held = change.is_held;
    }
    return true;
}

static bool add_intent(struct thread_builder *builder, struct text body, struct error *err)
{
    struct send_intent intent;
    if (!send_intent_decode(body, builder->arena, &intent, err)) {
        return false;
    }
    builder->unsent =
        arena_reserve(builder->arena, builder->unsent, &builder->unsent_capacity,
                      builder->unsent_count, sizeof(*builder->unsent));
    builder->unsent[builder->unsent_count++] = intent;
    thread_edits_end(builder, text_of(intent.writer), text_of(intent.takes),
                     intent.is_internal);
    return true;
}

static bool add_ack(struct thread_builder *builder, struct text body, struct error *err)
{
    struct send_ack ack;
    if (!send_ack_decode(body, builder->arena, &ack, err)) {
        return false;
    }
    size_t kept = 0;
    for (size_t i = 0; i < builder->unsent_count; i++) {
        const struct send_intent *intent = &builder->unsent[i];
        if (strcmp(intent->key, ack.key) != 0) {
            builder->unsent[kept++] = *intent;
        } else if (intent->is_overtaken) {
            table_set(&builder->overtaken, text_of(ack.key), (size_t)intent->overtaken_at);
        }
    }
    builder->unsent_count = kept;
    return true;
}

static bool add_given(struct thread_builder *builder, struct text body, struct error *err)
{
    const char *key;
    if (!send_given_decode(body, builder->arena, &key, err)) {
        return false;
    }
    for (size_t i = 0; i < builder->unsent_count; i++) {
        builder->unsent[i].times_given += strcmp(builder->unsent[i].key, key) == 0;
    }
    return true;
}

static bool add_edit(struct thread_builder *builder, struct text body, struct error *err)
{
    (void)err;
    thread_edits_put(builder, body);
    return true;
}

static bool add_draft(struct thread_builder *builder, struct text body, struct error *err)
{
    (void)err;
    thread_taken_put(builder, body);
    return true;
}

/* One that cannot be read is no opinion, and keeps nobody from the ticket. */
static bool add_triage(struct thread_builder *builder, struct text body, struct error *err)
{
    struct triage_record record;
    (void)err;
    if (triage_decode(body, builder->arena, &record, NULL)) {
        builder->triage = record;
        builder->has_triage = true;
    }
    return true;
}

static bool is_doubted(const struct ledger_tally *tally)
{
    for (size_t i = 0; i < tally->claim_count; i++) {
        enum verdict verdict = tally->claims[i].verdict;
        if (verdict != VERDICT_PROVED && verdict != VERDICT_ATTESTED) {
            return true;
        }
    }
    return false;
}

/* They stand in front of the message; of those that cannot be read nothing is known. */
static bool add_verdicts(struct thread_builder *builder, struct text body,
                         struct error *err)
{
    struct arena arena;
    struct ledger_tally tally;
    (void)err;
    arena_init(&arena);
    if (ledger_tally_decode(body, &arena, &tally, NULL) && is_doubted(&tally)) {
        table_set(&builder->doubted, text_of(tally.key), 1);
    }
    arena_release(&arena);
    return true;
}

static void keep_word(struct thread_builder *builder,
                      const struct ledger_override *override)
{
    struct arena *arena = builder->arena;
    builder->attestations =
        arena_reserve(arena, builder->attestations, &builder->attestation_capacity,
                      builder->attestation_count, sizeof(*builder->attestations));
    builder->attestations[builder->attestation_count++] = (struct attestation){
        .text = arena_text(arena, override->text),
        .sentence = arena_text(arena, override->sentence),
        .kind = claim_kind_named(override->claim),
        .by = arena_text(arena, override->by),
        .reason = arena_text(arena, override->reason),
        .reference = arena_text(arena, override->reference),
        .at = MOMENT_NONE,
    };
}

/* The agent's word holds for the ticket; one that cannot be read holds for nothing. */
static bool add_override(struct thread_builder *builder, struct text body,
                         struct error *err)
{
    struct arena arena;
    struct ledger_override override;
    (void)err;
    arena_init(&arena);
    if (ledger_override_decode(body, &arena, &override, NULL) && override.text &&
        override.sentence &&
        (override.kind == OVERRIDE_ATTESTED || override.kind == OVERRIDE_FALSE_ALARM)) {
        keep_word(builder, &override);
    }
    arena_release(&arena);
    return true;
}

bool thread_builder_add(struct thread_builder *builder, enum record_kind kind,
                        struct text body, struct error *err)
{
    static bool (*const readers[])(struct thread_builder *, struct text, struct error *) = {
        [RECORD_TICKET] = add_header,      [RECORD_MESSAGE] = add_message,
        [RECORD_CHANGE] = add_change,      [RECORD_EDIT] = add_edit,
        [RECORD_SEND_INTENT] = add_intent, [RECORD_SEND_ACK] = add_ack,
        [RECORD_SEND_GIVEN] = add_given,   [RECORD_TRIAGE] = add_triage,
        [RECORD_VERDICTS] = add_verdicts,  [RECORD_OVERRIDE] = add_override,
        [RECORD_DRAFT] = add_draft,
    };
    size_t at = (size_t)kind;
    return at >= COUNT_OF(readers) || !readers[at] || readers[at](builder, body, err);
}

bool thread_builder_ticket(const struct thread_builder *builder, struct ticket *ticket,
                           struct error *err)
{
    const struct change *changed = &builder->changed;
    if (!builder->has_header) {
        return error_set(err, ERROR_DAMAGED, "the ticket's own record is missing");
    }
    *ticket = builder->header;
    ticket->status = changed->has_status ? changed->status : ticket->status;
    ticket->priority = changed->has_priority ? changed->priority : ticket->priority;
    ticket->assignee = changed->has_assignee ? changed->assignee : ticket->assignee;
    ticket->snooze_until =
        changed->has_snooze ? changed->snooze_until : ticket->snooze_until;
    if (changed->has_tags) {
        ticket->tags = changed->tags;
        ticket->tag_count = changed->tag_count;
    }
    ticket->messages = builder->messages;
    ticket->message_count = builder->count;
    ticket->version = (int64_t)builder->count;
    ticket->is_held = changed->is_held;
    ticket->attestations = builder->attestations;
    ticket->attestation_count = builder->attestation_count;
    ticket->read_count =
        changed->read_count < builder->count ? changed->read_count : builder->count;
    ticket->unsent = builder->unsent_count;
    ticket->possibly_sent = ticket->unsent_notes = ticket->possibly_sent_notes = 0;
    for (size_t i = 0; i < builder->unsent_count; i++) {
        bool is_given = builder->unsent[i].times_given > 0;
        bool is_note = builder->unsent[i].is_internal;
        ticket->possibly_sent += is_given;
        ticket->unsent_notes += is_note;
        ticket->possibly_sent_notes += is_given && is_note;
    }
    ticket->unfinished = thread_edits_kinds(builder);
    return true;
}

void thread_builder_unsent(const struct thread_builder *builder,
                           const struct send_intent **intents, size_t *count)
{
    size_t len = builder->unsent_count * sizeof(*builder->unsent);
    struct send_intent *copy = arena_get(builder->arena, len);
    if (len > 0) {
        memcpy(copy, builder->unsent, len);
    }
    *intents = copy;
    *count = builder->unsent_count;
}

bool thread_builder_read_count(const struct thread_builder *builder, size_t *count)
{
    *count = builder->changed.read_count;
    return builder->changed.has_read;
}

const struct triage_record *thread_builder_triage(const struct thread_builder *builder)
{
    return builder->has_triage ? &builder->triage : NULL;
}
