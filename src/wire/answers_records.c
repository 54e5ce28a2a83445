/* Answers about tickets, and the small ones. */
#include "wire/answers.h"
#include "wire/fields.h"
#include "wire/json_slice.h"
#include "wire/json_write.h"
#include "wire/thread.h"
#include "wire/thread_records.h"

/* Members that an answer says itself: a line's own ones of that name are left out. */
static const char *const own_members[] = {
    "unread",          "waiting_since", "thread_version", "hold",          "orders",
    "customer_record", "notes",         "unsent",         "possibly_sent", "unsent_replies",
};

static bool is_own(const struct json_slice *member)
{
    for (size_t i = 0; i < COUNT_OF(own_members); i++) {
        if (json_slice_is(member, own_members[i])) {
            return true;
        }
    }
    return false;
}

static void write_member(struct json_writer *json, const struct json_slice *member)
{
    if (json->needs_comma) {
        buffer_add_char(json->out, ',');
    }
    buffer_add_char(json->out, '"');
    buffer_add(json->out, member->key.bytes, member->key.len);
    buffer_add_text(json->out, "\":");
    buffer_add(json->out, member->value.bytes, member->value.len);
    json->needs_comma = true;
}

#define DEFAULT_COUNT 4

/* What the contract says of absent fields, said out loud. */
struct default_member {
    const char *name;
    const char *value;
    bool is_said;
};

static void write_members(struct json_writer *json, struct text members, bool with_messages,
                          struct default_member *defaults)
{
    struct json_slice member;
    while (json_slice_member(&members, &member)) {
        bool is_left_out =
            is_own(&member) || (!with_messages && json_slice_is(&member, "messages"));
        for (size_t i = 0; i < DEFAULT_COUNT; i++) {
            if (json_slice_is(&member, defaults[i].name)) {
                defaults[i].is_said = !text_is(member.value, "null");
                is_left_out = !defaults[i].is_said;
            }
        }
        if (!is_left_out) {
            write_member(json, &member);
        }
    }
}

/* The line's members and what every answer about a ticket adds; the object stays open. */
static bool write_ticket(struct json_writer *json, struct text line,
                         const struct ticket *ticket, bool with_messages, struct error *err)
{
    struct default_member defaults[DEFAULT_COUNT] = {
        {"channel", ticket->channel, false},
        {"status", ticket_status_name(ticket->status), false},
        {"priority", priority_name(ticket->priority), false},
        {"lang", ticket->lang, false},
    };
    struct text members;
    if (!json_slice_open(line, '{', &members)) {
        return error_set(err, ERROR_DAMAGED, "ticket %s: its record is no object",
                         ticket->id);
    }
    json_open_object(json, NULL);
    write_members(json, members, with_messages, defaults);
    for (size_t i = 0; i < DEFAULT_COUNT; i++) {
        if (!defaults[i].is_said) {
            json_string(json, defaults[i].name, defaults[i].value);
        }
    }
    json_integer(json, "unread", (int64_t)ticket_unread(ticket));
    json_moment(json, "waiting_since", ticket_waiting_since(ticket));
    json_integer(json, "thread_version", ticket->version);
    json_bool(json, "hold", ticket->is_held);
    json_integer(json, "unsent", (int64_t)ticket->unsent);
    json_integer(json, "possibly_sent", (int64_t)ticket->possibly_sent);
    return true;
}

bool answer_ticket(struct text line, const struct ticket *ticket, struct buffer *out,
                   struct error *err)
{
    struct json_writer json;
    json_writer_init(&json, out);
    if (!write_ticket(&json, line, ticket, false, err)) {
        return false;
    }
    json_close_object(&json);
    return true;
}

static void write_notes(struct json_writer *json, const struct ticket *ticket)
{
    json_open_array(json, "notes");
    for (size_t i = 0; i < ticket->message_count; i++) {
        if (ticket->messages[i].is_internal) {
            message_write(json, &ticket->messages[i]);
        }
    }
    json_close_array(json);
}

static void write_unsent(struct json_writer *json, const struct send_intent *unsent,
                         size_t count)
{
    json_open_array(json, "unsent_replies");
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        json_string(json, "key", unsent[i].key);
        json_moment(json, "at", unsent[i].at);
        json_bool(json, "internal", unsent[i].is_internal);
        json_bool(json, "possibly_sent", unsent[i].times_given > 0);
        json_string(json, "text", unsent[i].text);
        json_close_object(json);
    }
    json_close_array(json);
}

bool answer_show(struct text line, const struct ticket *ticket, struct text customer,
                 const struct text *orders, size_t order_count,
                 const struct send_intent *unsent, struct buffer *out, struct error *err)
{
    struct json_writer json;
    json_writer_init(&json, out);
    if (!write_ticket(&json, line, ticket, true, err)) {
        return false;
    }
    json_raw(&json, "customer_record", customer.len > 0 ? customer : text_of("null"));
    json_open_array(&json, "orders");
    for (size_t i = 0; i < order_count; i++) {
        json_raw(&json, NULL, orders[i]);
    }
    json_close_array(&json);
    write_notes(&json, ticket);
    write_unsent(&json, unsent, ticket->unsent);
    json_close_object(&json);
    return true;
}

void answer_hit(const struct answer_found *found, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "ticket", found->ticket);
    json_string(&json, "message", found->message);
    json_moment(&json, "at", found->at);
    json_text(&json, "snippet", found->snippet);
    json_integer(&json, "start", (int64_t)found->start);
    json_integer(&json, "end", (int64_t)found->end);
    json_close_object(&json);
}

void answer_error(const char *field, const char *id, const struct error *error,
                  struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, field, id);
    json_open_object(&json, "error");
    json_integer(&json, "code", error->code);
    json_string(&json, "text", error->text);
    json_close_object(&json);
    json_close_object(&json);
}

static void write_report(struct json_writer *json, bool is_ok,
                         const struct answer_count *counts, size_t count,
                         const struct answer_problem *problems, size_t problem_count)
{
    json_bool(json, "ok", is_ok);
    json_open_object(json, "counts");
    for (size_t i = 0; i < count; i++) {
        json_integer(json, counts[i].name, counts[i].value);
    }
    json_close_object(json);
    json_open_array(json, "problems");
    for (size_t i = 0; i < problem_count; i++) {
        json_open_object(json, NULL);
        json_string(json, "stream", problems[i].stream);
        json_string(json, "what", problems[i].what);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_facts(struct json_writer *json, const struct answer_fact *facts,
                        size_t count)
{
    if (count == 0) {
        return;
    }
    json_open_object(json, "facts");
    for (size_t i = 0; i < count; i++) {
        json_string(json, facts[i].name, facts[i].text);
    }
    json_close_object(json);
}

void answer_report(bool is_ok, const struct answer_count *counts, size_t count,
                   const struct answer_problem *problems, size_t problem_count,
                   const struct answer_fact *facts, size_t fact_count, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    write_report(&json, is_ok, counts, count, problems, problem_count);
    write_facts(&json, facts, fact_count);
    json_close_object(&json);
}

static void write_audit_row(struct json_writer *json, const struct answer_audit_row *row)
{
    json_open_object(json, NULL);
    json_string(json, "swap", row->swap);
    json_string(json, "measure", row->measure);
    json_string(json, "unit", row->unit);
    json_integer(json, "pairs", row->pairs);
    json_integer(json, "differing", row->differing);
    json_real(json, "largest", row->largest);
    json_real(json, "mean", row->mean);
    if (row->allowed < 0) {
        json_null(json, "allowed");
    } else {
        json_integer(json, "allowed", row->allowed);
    }
    json_bool(json, "past", row->is_past);
    json_close_object(json);
}

void answer_audit(const struct answer_audit *audit, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    write_report(&json, audit->is_ok, audit->counts, audit->count, audit->problems,
                 audit->problem_count);
    json_string(&json, "engine", audit->engine);
    json_string(&json, "model", audit->model);
    write_facts(&json, audit->facts, audit->fact_count);
    json_open_array(&json, "rows");
    for (size_t i = 0; i < audit->row_count; i++) {
        write_audit_row(&json, &audit->rows[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
}

void answer_verify(bool is_ok, const struct answer_count *counts, size_t count,
                   const struct answer_problem *problems, size_t problem_count,
                   struct text streams, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    write_report(&json, is_ok, counts, count, problems, problem_count);
    json_open_array(&json, "streams");
    if (streams.len > 0) {
        json_raw(&json, NULL, streams);
    }
    json_close_array(&json);
    json_close_object(&json);
}

void answer_verified(const struct answer_stream *stream, struct buffer *streams)
{
    struct json_writer json;
    json_writer_init(&json, streams);
    json.needs_comma = streams->len > 0;
    json_open_object(&json, NULL);
    json_string(&json, "stream", stream->stream);
    json_integer(&json, "records", stream->records);
    json_integer(&json, "damaged", stream->damaged);
    json_integer(&json, "missing", stream->missing);
    json_close_object(&json);
}

struct check_line {
    const char *ticket;
    const char *text;
};

static const struct field check_fields[] = {
    {.name = "ticket",
     .read = field_id,
     .at = offsetof(struct check_line, ticket),
     .is_required = true},
    {.name = "text",
     .read = field_text,
     .at = offsetof(struct check_line, text),
     .is_required = true},
};
static const struct shape check_shape = {check_fields, COUNT_OF(check_fields),
                                         sizeof(struct check_line), NULL, NULL};

bool answer_read_check(struct text line, struct arena *arena, const char **ticket,
                       const char **text, struct error *err)
{
    struct check_line found = {0};
    if (!fields_read_line(line, arena, &check_shape, &found, err)) {
        return false;
    }
    *ticket = found.ticket;
    *text = found.text;
    return true;
}
