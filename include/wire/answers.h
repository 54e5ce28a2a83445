/*
 * What the commands answer with --json: the shapes of the command contract, one object a
 * call, added to out without a line end.
 */
#ifndef WIRE_ANSWERS_H
#define WIRE_ANSWERS_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "chat/customer.h"
#include "chat/suggestion.h"
#include "chat/ticket.h"
#include "chat/triage.h"

/* suggest --json */
void answer_suggestion(const struct suggestion *suggestion, struct buffer *out);
/* recommend --json */
void answer_picks(const struct picks *picks, struct buffer *out);
/* rewrite --json, write --json: a text that was asked for, as the guard reads it. */
struct answer_text {
    const char *field; /* what the text is about: "ticket", "product" */
    const char *id;
    const char *how_field; /* "how", "kind" */
    const char *how;
    const char *engine;
    const char *fallback; /* why the local engine wrote it instead, NULL */
    const char *model;    /* NULL for the local engine */
    const char *lang;
    const char *text;
    const struct opinion *opinion;
    const char *const *gone; /* figures of the text before that it does not have */
    size_t gone_count;
    const char *const *fresh; /* and the reverse */
    size_t fresh_count;
    const char *finish; /* NULL for the local engine, as the next */
    const char *prompt_hash;
    int64_t prompt_tokens;
    int64_t completion_tokens;
};
void answer_text(const struct answer_text *answer, struct buffer *out);
/* triage --json */
void answer_triage(const struct triage *triage, struct buffer *out);
/* check --json */
void answer_check(const char *ticket, const struct opinion *opinion, struct text text,
                  struct buffer *out);
/*
 * tickets --json: the ticket's line (as exported) without messages, what the contract says
 * of absent fields, unread, waiting_since, thread_version, unsent, possibly_sent.
 */
bool answer_ticket(struct text line, const struct ticket *ticket, struct buffer *out,
                   struct error *err) MUST_CHECK;
/*
 * show --json: the ticket's line plus customer_record and orders (raw lines), unread,
 * waiting_since, notes (the internal messages), thread_version, unsent_replies (the ticket's
 * unsent ones).
 */
struct send_intent;
bool answer_show(struct text line, const struct ticket *ticket, struct text customer,
                 const struct text *orders, size_t order_count,
                 const struct send_intent *unsent, struct buffer *out,
                 struct error *err) MUST_CHECK;
/* search --json: start and end are bytes of the snippet. */
struct answer_found {
    const char *ticket;
    const char *message; /* NULL: the subject was found */
    moment_t at;
    struct text snippet;
    size_t start, end;
};
void answer_hit(const struct answer_found *found, struct buffer *out);
/* A batch's line for an item that failed: {"ticket":…,"error":{"code":4,"text":"…"}}. */
void answer_error(const char *field, const char *id, const struct error *error,
                  struct buffer *out);
/* {"ok":…,"counts":{…},"problems":[{"stream":…,"what":…}]} */
struct answer_count {
    const char *name;
    int64_t value;
};
struct answer_problem {
    const char *stream;
    const char *what;
};
struct answer_fact {
    const char *name;
    const char *text; /* NULL: not said */
};
/* facts: a member "facts" with them, where there are any. */
void answer_report(bool is_ok, const struct answer_count *counts, size_t count,
                   const struct answer_problem *problems, size_t problem_count,
                   const struct answer_fact *facts, size_t fact_count, struct buffer *out);
/* verify --json: as answer_report(), and each stream as answer_verified() added it. */
void answer_verify(bool is_ok, const struct answer_count *counts, size_t count,
                   const struct answer_problem *problems, size_t problem_count,
                   struct text streams, struct buffer *out);
struct answer_stream {
    const char *stream;
    int64_t records, damaged, missing;
};
void answer_verified(const struct answer_stream *stream, struct buffer *streams);
/* audit --json: as answer_report() with facts, and a row for each swap and measure. */
struct answer_audit_row {
    const char *swap;
    const char *measure;
    const char *unit; /* NULL: same or not */
    int64_t pairs;
    int64_t differing;
    double largest;
    double mean;
    int64_t allowed; /* percent of the pairs; -1: not judged */
    bool is_past;
};
struct answer_audit {
    const char *engine;
    const char *model; /* NULL for the local engine */
    bool is_ok;
    const struct answer_count *counts;
    size_t count;
    const struct answer_problem *problems;
    size_t problem_count;
    const struct answer_fact *facts;
    size_t fact_count;
    const struct answer_audit_row *rows;
    size_t row_count;
};
void answer_audit(const struct answer_audit *audit, struct buffer *out);
/* A line of check --stdin: {"ticket":…,"text":…}. */
bool answer_read_check(struct text line, struct arena *arena, const char **ticket,
                       const char **text, struct error *err) MUST_CHECK;

#endif
