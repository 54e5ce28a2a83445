/* What a thread's builder holds: for the files of wire that build, export and merge. */
#ifndef WIRE_THREAD_BUILDER_H
#define WIRE_THREAD_BUILDER_H

#include "base/buffer.h"
#include "base/table.h"
#include "wire/thread.h"
#include "wire/thread_records.h"

struct thread_builder {
    struct arena *arena;
    bool has_header;
    struct text skeleton;
    struct ticket header;  /* as the skeleton says */
    struct change changed; /* what was changed here, all together */
    struct message *messages;
    size_t message_capacity;
    struct text *bodies; /* the messages' bytes */
    size_t body_capacity;
    size_t count;     /* of messages and of bodies */
    struct table ids; /* of messages, to their index */
    struct send_intent *unsent;
    size_t unsent_capacity;
    size_t unsent_count;
    struct buffer unfinished; /* the body of the last edit, read when it is asked for */
};

#endif
