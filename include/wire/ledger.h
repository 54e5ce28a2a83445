/*
 * A ticket's ledger, put together from its records in order: the entries, and for each reply
 * the draft that it came from and what became of it. Knows kinds and bytes, nothing of keys.
 */
#ifndef WIRE_LEDGER_H
#define WIRE_LEDGER_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/ledger.h"
#include "chat/record.h"
#include "wire/ledger_records.h"
#include "wire/thread.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ledger_entry {
    int64_t sequence;
    enum record_kind kind;
    moment_t at;
    struct text body;
    /* Of edits, which stand together: */
    size_t count;
    int64_t last;   /* sequence of the last, whose body it is */
    moment_t until; /* and its time */
};

enum reply_state { REPLY_WAITING, REPLY_POSSIBLY_SENT, REPLY_SENT, REPLY_DROPPED };

struct ledger_reply {
    int64_t sequence; /* of the intent */
    struct send_intent intent;
    enum reply_state state;
    struct send_ack ack; /* where it is sent or dropped */
    bool has_tally;
    struct ledger_tally tally;
    const struct ledger_draft *draft; /* NULL: without a draft */
    int64_t draft_sequence;           /* of its record */
};

struct ledger_taken {
    struct ledger_draft draft;
    int64_t sequence;
    char name[LEDGER_NAME_SIZE];
};

struct ledger {
    struct arena *arena; /* borrowed; everything is copied into it */
    bool keeps_entries;
    struct ledger_entry *entries;
    size_t entry_count;
    size_t entry_capacity;
    struct ledger_reply *replies;
    size_t reply_count;
    size_t reply_capacity;
    struct ledger_override *overrides;
    size_t override_count;
    size_t override_capacity;
    size_t override_open; /* those from here on are of no reply yet */
    struct ledger_rejection {
        const char *reason;
        const char *by; /* NULL: not said */
        moment_t at;
    } *rejections; /* of drafts */
    size_t rejection_count;
    size_t rejection_capacity;
    struct ledger_taken **taken; /* drafts */
    size_t taken_count;
    size_t taken_capacity;
    size_t taken_left; /* so many were sent or deleted again: a reply comes from one only by name */
    size_t unread; /* records whose body this version cannot read */
};

/* For entries too where keeps_entries is true; for replies and overrides alone else. */
void ledger_init(struct ledger *ledger, struct arena *arena, bool keeps_entries);
void ledger_add(struct ledger *ledger, enum record_kind kind, int64_t sequence, moment_t at,
                struct text body);

/* "waiting", "possibly_sent", "sent", "dropped" */
const char *reply_state_name(enum reply_state state);
/* "message", "draft", ...: what an entry of the kind is called; NULL where it has none. */
const char *ledger_kind_name(enum record_kind kind);

/* ledger --json: one object. damaged: records that could not be read. */
void answer_ledger(const char *ticket, const struct ledger *ledger, size_t damaged,
                   struct buffer *out);

#endif
