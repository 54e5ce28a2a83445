/* ledger --json. */
#include "base/diff.h"
#include "wire/json_gate.h"
#include "wire/json_write.h"
#include "wire/ledger.h"

static void write_span(struct json_writer *json, const char *key, size_t start, size_t end)
{
    json_open_array(json, key);
    json_integer(json, NULL, (int64_t)start);
    json_integer(json, NULL, (int64_t)end);
    json_close_array(json);
}

/* Of a message, who wrote and when: its text is what show shows. */
static void write_message(struct json_writer *json, struct text body)
{
    struct arena arena;
    struct message message;
    arena_init(&arena);
    if (message_decode(body, &arena, &message, NULL)) {
        json_string(json, "message", message.id);
        json_string(json, "from", message_from_name(message.from));
    }
    arena_release(&arena);
}

static void write_body(struct json_writer *json, struct text body)
{
    struct json_document document;
    if (!json_document_open(&document, body, NULL)) {
        return;
    }
    json_raw(json, "record", body);
    json_document_close(&document);
}

static void write_entry(struct json_writer *json, const struct ledger_entry *entry)
{
    json_open_object(json, NULL);
    json_integer(json, "n", entry->sequence);
    json_string(json, "kind", ledger_kind_name(entry->kind));
    json_moment(json, "at", entry->at);
    if (entry->kind == RECORD_EDIT) {
        json_integer(json, "last", entry->last);
        json_moment(json, "until", entry->until);
        json_integer(json, "count", (int64_t)entry->count);
    }
    if (entry->kind == RECORD_MESSAGE) {
        write_message(json, entry->body);
    } else if (entry->kind != RECORD_TICKET) {
        write_body(json, entry->body);
    }
    json_close_object(json);
}

static void write_diff(struct json_writer *json, const char *before, const char *after)
{
    struct diff diff;
    diff_make(text_of(before), text_of(after), &diff);
    json_open_array(json, "diff");
    for (size_t i = 0; i < diff.count; i++) {
        const struct diff_piece *piece = &diff.pieces[i];
        json_open_object(json, NULL);
        json_string(json, "op", diff_kind_name(piece->kind));
        write_span(json, "draft", piece->before,
                   piece->before + (piece->kind == DIFF_ADDED ? 0 : piece->len));
        write_span(json, "sent", piece->after,
                   piece->after + (piece->kind == DIFF_REMOVED ? 0 : piece->len));
        json_close_object(json);
    }
    json_close_array(json);
    json_real(json, "share_changed", diff_share(&diff));
    diff_release(&diff);
}

static void write_draft(struct json_writer *json, const struct ledger_reply *reply)
{
    const struct ledger_draft *draft = reply->draft;
    char name[LEDGER_NAME_SIZE];
    if (!draft) {
        json_null(json, "draft");
        json_null(json, "diff");
        json_null(json, "share_changed");
        return;
    }
    ledger_draft_name(text_of(draft->text), name);
    json_open_object(json, "draft");
    json_string(json, "draft", name);
    json_integer(json, "entry", reply->draft_sequence);
    json_integer(json, "n", draft->number);
    json_string(json, "engine", draft->engine);
    json_string(json, "model", draft->model);
    json_string(json, "prompt_hash", draft->prompt_hash);
    json_string(json, "text", draft->text);
    json_close_object(json);
    write_diff(json, draft->text, reply->intent.text);
}

static void write_reply(struct json_writer *json, const struct ledger_reply *reply)
{
    const struct send_intent *intent = &reply->intent;
    bool is_answered = reply->state == REPLY_SENT || reply->state == REPLY_DROPPED;
    json_open_object(json, NULL);
    json_string(json, "key", intent->key);
    json_integer(json, "entry", reply->sequence);
    json_moment(json, "at", intent->at);
    json_string(json, "by", intent->author);
    json_bool(json, "internal", intent->is_internal);
    json_string(json, "state", reply_state_name(reply->state));
    json_moment(json, "answered_at", is_answered ? reply->ack.at : MOMENT_NONE);
    json_bool(json, "by_hand", is_answered && reply->ack.is_by_hand);
    json_string(json, "verdict", reply->has_tally ? reply->tally.verdict : NULL);
    json_string(json, "text", intent->text);
    write_draft(json, reply);
    json_close_object(json);
}

void answer_ledger(const char *ticket, const struct ledger *ledger, size_t damaged,
                   struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "ticket", ticket);
    json_integer(&json, "damaged", (int64_t)(damaged + ledger->unread));
    json_open_array(&json, "entries");
    for (size_t i = 0; i < ledger->entry_count; i++) {
        write_entry(&json, &ledger->entries[i]);
    }
    json_close_array(&json);
    json_open_array(&json, "replies");
    for (size_t i = 0; i < ledger->reply_count; i++) {
        write_reply(&json, &ledger->replies[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
}
