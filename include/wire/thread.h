/*
 * A ticket as sealed records, and back. The ticket's line is kept as a skeleton, its
 * messages cut out byte for byte, so that a ticket that was not changed here comes back as
 * the bytes it came in; what was done here is a record each. Knows kinds and bytes, nothing
 * of keys.
 */
#ifndef WIRE_THREAD_H
#define WIRE_THREAD_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/record.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Cuts a ticket's line: skeleton gets the line with one byte 0x01 in place of each message,
 * and messages[count] (in the arena) the messages' own bytes, borrowed from line. The line
 * has passed interchange_read().
 */
bool thread_cut(struct text line, struct arena *arena, struct buffer *skeleton,
                struct text **messages, size_t *count, struct error *err) MUST_CHECK;

/* What was changed here; fields that were not are NULL, COUNT, MOMENT_NONE. */
struct change {
    const char *by; /* agent, or NULL */
    moment_t at;
    bool has_status;
    enum ticket_status status;
    bool has_priority;
    enum priority priority;
    bool has_assignee;
    const char *assignee; /* NULL with has_assignee: nobody */
    bool has_snooze;
    /* MOMENT_NONE with has_snooze and status snoozed: until the next reply. */
    moment_t snooze_until;
    bool has_tags;
    const char *const *tags; /* all of them */
    size_t tag_count;
    bool has_read;
    size_t read_count;
    bool has_hold;
    bool is_held;
};

/* A reply on its way. */
struct send_intent {
    const char *key;  /* idempotency key: random hexadecimal; becomes the message's id */
    const char *text; /* as it goes out */
    bool is_internal;
    bool resolves;
    moment_t at; /* when ^S was struck */
    moment_t hold_until;
    const char *author;
    const struct attachment *files; /* that go with it: each a RECORD_FILE of its id */
    size_t file_count;
    const char *writer; /* whose unfinished text it was, and those it takes: as thread_edit's */
    const char *takes;
    size_t times_given; /* to the desk, so far as is recorded: 0, it never went; not encoded */
    bool is_overtaken;  /* the customer wrote behind it, whatever time that tells; not encoded */
    moment_t overtaken_at; /* of the first such message; where is_overtaken; not encoded */
};
enum send_outcome { SEND_TAKEN, SEND_DROPPED };

/* What became of an intent: no other ack of its key counts. */
struct send_ack {
    const char *key;
    enum send_outcome outcome;
    moment_t at;
    const char *by;  /* agent, or NULL */
    bool is_by_hand; /* the agent said so, not the desk */
};

/* The composer's text as it stood. */
struct thread_edit {
    const char *writer; /* the run of the program that wrote it; NULL in older records */
    const char *takes;  /* writers whose text goes on in this one, a space between; NULL */
    const char *by;     /* the agent; NULL */
    moment_t at;
    const char *text;
    size_t caret; /* a byte offset; SIZE_MAX where not known */
    const char *draft; /* the name of the draft it came from (ledger_draft_name()); NULL */
    bool is_internal;
    const struct attachment *files;
    size_t file_count;
};

/* Bodies of records, as JSON. */
void change_encode(const struct change *change, struct buffer *out);
bool change_decode(struct text body, struct arena *arena, struct change *change,
                   struct error *err) MUST_CHECK;
void send_intent_encode(const struct send_intent *intent, struct buffer *out);
bool send_intent_decode(struct text body, struct arena *arena, struct send_intent *intent,
                        struct error *err) MUST_CHECK;
void send_ack_encode(const struct send_ack *ack, struct buffer *out);
bool send_ack_decode(struct text body, struct arena *arena, struct send_ack *ack,
                     struct error *err) MUST_CHECK;
/* Body of RECORD_SEND_GIVEN: {"key":…,"at":…}. */
void send_given_encode(const char *key, moment_t at, struct buffer *out);
bool send_given_decode(struct text body, struct arena *arena, const char **key,
                       struct error *err) MUST_CHECK;
/* A message of ours, in the interchange's shape. */
void message_encode(const struct message *message, struct buffer *out);
bool message_decode(struct text body, struct arena *arena, struct message *message,
                    struct error *err) MUST_CHECK;

/*
 * Builds a ticket from its records, given in order. Unknown kinds are passed over.
 * Everything is copied into the arena, which must outlive the builder and the ticket.
 */
struct thread_builder;
struct thread_builder *thread_builder_create(struct arena *arena) MUST_CHECK;
/* One that is only read, of about so many messages, a number that nobody has to prove: it
 * neither exports nor merges, and keeps a third of the bytes. */
struct thread_builder *thread_builder_create_reader(struct arena *arena,
                                                    size_t messages) MUST_CHECK;
void thread_builder_destroy(struct thread_builder *builder);
bool thread_builder_add(struct thread_builder *builder, enum record_kind kind,
                        struct text body, struct error *err) MUST_CHECK;
/*
 * The ticket as it now stands; false (ERROR_DAMAGED) where no RECORD_TICKET came. version
 * is the count of messages.
 */
bool thread_builder_ticket(const struct thread_builder *builder, struct ticket *ticket,
                           struct error *err) MUST_CHECK;
/* How many messages a record said last that were read, whether these came or not; false
 * where none says so. */
bool thread_builder_read_count(const struct thread_builder *builder, size_t *count);
/* What a model thought of the thread last, of whichever version; NULL: nothing. Borrowed. */
struct triage_record;
const struct triage_record *thread_builder_triage(const struct thread_builder *builder);
/* Intents without an ack, oldest first; in the arena. */
void thread_builder_unsent(const struct thread_builder *builder,
                           const struct send_intent **intents, size_t *count);
/*
 * Unfinished texts: the last RECORD_EDIT of each writer and kind (a reply, a note) that no
 * later intent of that writer and kind took up and no other writer went on from; empty ones
 * are left out. In the arena, the one that changed last at the end.
 */
void thread_builder_edits(const struct thread_builder *builder,
                          const struct thread_edit **edits, size_t *count);
struct ledger_draft;
/* The draft of that name as it was taken last, of the newest that were; false: not there. */
bool thread_builder_taken(const struct thread_builder *builder, const char *name,
                          struct ledger_draft *draft);
#define THREAD_OLD_WRITER "-" /* in takes: whoever wrote the older records */
void edit_encode(const struct thread_edit *edit, struct buffer *out);

/* RECORD_FILE: {"file":id,"name":…,"type":…,"size":…}, a line feed, the bytes. */
void file_encode(const struct attachment *file, struct text bytes, struct buffer *out);
/* bytes is borrowed from body. False (ERROR_DAMAGED) where it is none. */
bool file_decode(struct text body, struct arena *arena, struct attachment *file,
                 struct text *bytes, struct error *err) MUST_CHECK;

/*
 * The ticket's line for export: byte for byte as it came where nothing was changed here,
 * else with status, priority, tags, assignee, snooze and further messages brought up to
 * date and every unknown field kept.
 */
bool thread_builder_export(const struct thread_builder *builder, struct buffer *out,
                           struct error *err) MUST_CHECK;

/*
 * Merging an import: the thread that is there, and a line that comes. messages[] (indexes
 * into the new line's messages) are those to append; skeleton is the line's with what it leaves
 * out of what is known, as is the subject; is_same where that needs no new record. False where
 * a known message id has another text (err: "messages[2].text: …").
 */
struct thread_merge {
    size_t *new_messages;
    size_t new_count;
    struct text skeleton; /* borrowed from the line's, or in the arena, as the subject is */
    const char *subject;
    bool is_same;
    bool opens; /* put aside here, and the customer wrote again: ticket_opens() */
};
bool thread_builder_merge(const struct thread_builder *builder,
                          const struct ticket *incoming, struct text skeleton,
                          struct arena *arena, struct thread_merge *merge,
                          struct error *err) MUST_CHECK;

/* A queue head, for the vault's cache: compact, one after the other in a segment. */
void head_encode(const struct ticket_head *head, struct buffer *out);
/* Takes the next head off the front of segment; false at its end or where it is damaged. */
bool head_decode(struct text *segment, struct arena *arena, struct ticket_head *head);
/* The same without texts and counts: what the queue sorts by. unread is 0 or 1. */
void head_encode_state(const struct ticket_head *head, struct buffer *out);
bool head_decode_state(struct text bytes, struct ticket_head *head) MUST_CHECK;

#endif
