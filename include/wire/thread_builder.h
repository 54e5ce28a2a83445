/* What a thread's builder holds: for the files of wire that build, export and merge. */
#ifndef WIRE_THREAD_BUILDER_H
#define WIRE_THREAD_BUILDER_H

#include "base/buffer.h"
#include "base/table.h"
#include "wire/thread.h"
#include "wire/thread_records.h"
#include "wire/triage_record.h"

/* What one writer left of one kind, read when it is asked for. */
enum edit_kind { EDIT_EITHER, EDIT_REPLY, EDIT_NOTE };
struct writer_edit {
    char *writer;
    enum edit_kind kind;
    struct buffer body;
};

/* Drafts that were taken, of which so many are known: the newest. */
#define TAKEN_DRAFTS 64

struct thread_builder {
    struct arena *arena;
    bool has_header;
    struct text skeleton;
    struct ticket header;  /* as the skeleton says */
    struct change changed; /* what was changed here, all together */
    struct message *messages;
    size_t message_capacity;
    bool is_reader;
    struct text *bodies; /* the messages' bytes; a reader has none */
    size_t body_capacity;
    size_t count;         /* of messages, and of bodies */
    struct table ids;     /* of messages, to their index */
    struct table doubted; /* keys of replies that were sent with a claim not proved */
    struct table overtaken; /* keys of replies that were, to the moment */
    struct send_intent *unsent;
    size_t unsent_capacity;
    size_t unsent_count;
    struct writer_edit *edits; /* the one that changed last at the end */
    size_t edit_capacity;
    size_t edit_count;
    struct buffer taken[TAKEN_DRAFTS]; /* bodies, each in the place of the one so many before */
    size_t taken_count;                /* of all that there were */
    struct attestation *attestations;
    size_t attestation_capacity;
    size_t attestation_count;
    bool has_triage;
    struct triage_record triage; /* the last one */
};

/* The customer wrote then: what is on its way does not answer that. */
void thread_builder_overtake(struct thread_builder *builder, moment_t at);
/* The reply of that key was sent, and the customer had written while it was held. */
bool thread_builder_overtaken(const struct thread_builder *builder, const char *key,
                              moment_t *at);
/* The body of an edit is the writer's of its kind now, and of nobody that it takes. */
void thread_edits_put(struct thread_builder *builder, struct text body);
/* UNFINISHED_REPLY, UNFINISHED_NOTE: which there are. */
unsigned thread_edits_kinds(const struct thread_builder *builder);
/* Sent: what that writer left of that kind, and those it took, are texts no more. NULL: as
 * older records. */
void thread_edits_end(struct thread_builder *builder, struct text writer, struct text takes,
                      bool is_internal);
/* The body of a draft's record: kept where it was taken. */
void thread_taken_put(struct thread_builder *builder, struct text body);
void thread_taken_release(struct thread_builder *builder);
void thread_edits_release(struct thread_builder *builder);

#endif
