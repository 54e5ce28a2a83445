/* responses: events of a type each, or one response (OpenAI's API description). */
#include "model_reply_parts.h"

#include <cjson/cJSON.h>

static void read_usage(struct model_reader *reader, const struct json_document *document,
                       const struct cJSON *response)
{
    const struct cJSON *usage = json_member(response, "usage");
    if (cJSON_IsObject(usage)) {
        reply_usage(reader, reply_count(document, usage, "input_tokens", 0),
                    reply_count(document, usage, "output_tokens", 0));
    }
}

/* What deltas said before is not said again. */
static void refuse_whole(struct model_reader *reader, const struct cJSON *holder)
{
    bool is_said = reader->answers[0].has_refusal;
    reply_refuse(reader, 0, is_said ? NULL : reply_string(holder, "refusal"));
}

static void read_parts(struct model_reader *reader, const struct cJSON *item,
                       bool takes_text)
{
    const struct cJSON *parts = json_member(item, "content");
    const struct cJSON *first = cJSON_IsArray(parts) ? parts->child : NULL;
    for (const struct cJSON *part = first; part; part = part->next) {
        if (json_member(part, "refusal")) {
            refuse_whole(reader, part);
        } else if (takes_text) {
            reply_piece(reader, 0, reply_string(part, "text"));
        }
    }
}

/* Items of the output: messages, but also reasoning and calls of tools, which are no text.
 */
static void read_output(struct model_reader *reader, const struct cJSON *response)
{
    const struct cJSON *output = json_member(response, "output");
    const struct cJSON *first = cJSON_IsArray(output) ? output->child : NULL;
    bool takes_text = !reader->answers[0].has_text;
    for (const struct cJSON *item = first; item; item = item->next) {
        const char *type = reply_string(item, "type");
        if (!type || string_equals(type, "message")) {
            read_parts(reader, item, takes_text);
        }
    }
}

/* Some servers end by response.completed whatever the status in it says. */
static enum model_finish finish_of(const struct cJSON *response, bool is_incomplete)
{
    if (!is_incomplete && !string_equals(reply_string(response, "status"), "incomplete")) {
        return MODEL_STOPPED;
    }
    const char *reason =
        reply_string(json_member(response, "incomplete_details"), "reason");
    enum model_finish finish = reply_finish_named(string_or_empty(reason));
    return finish == MODEL_STOPPED ? MODEL_LENGTH : finish;
}

/* The whole response, which events that end a stream carry too. */
static bool read_response(struct model_reader *reader, const struct json_document *document,
                          const struct cJSON *response, bool is_incomplete)
{
    read_usage(reader, document, response);
    reply_begin(reader, 0);
    read_output(reader, response);
    reply_finish(reader, 0, finish_of(response, is_incomplete));
    reply_done(reader);
    return true;
}

static bool begin(struct model_reader *reader, const struct json_document *event)
{
    (void)event;
    reply_begin(reader, 0);
    return true;
}

static bool read_delta(struct model_reader *reader, const struct json_document *event)
{
    reply_piece(reader, 0, reply_string(event->root, "delta"));
    return true;
}

/* What a server that sends no deltas says in one piece. */
static bool read_done_text(struct model_reader *reader, const struct json_document *event)
{
    if (!reader->answers[0].has_text) {
        reply_piece(reader, 0, reply_string(event->root, "text"));
    }
    return true;
}

static bool read_refusal(struct model_reader *reader, const struct json_document *event)
{
    reply_refuse(reader, 0, reply_string(event->root, "delta"));
    return true;
}

static bool read_done_refusal(struct model_reader *reader,
                              const struct json_document *event)
{
    refuse_whole(reader, event->root);
    return true;
}

static bool read_completed(struct model_reader *reader, const struct json_document *event)
{
    return read_response(reader, event, json_member(event->root, "response"), false);
}

static bool read_incomplete(struct model_reader *reader, const struct json_document *event)
{
    return read_response(reader, event, json_member(event->root, "response"), true);
}

static bool read_failed(struct model_reader *reader, const struct json_document *event)
{
    const struct cJSON *error = json_member(json_member(event->root, "response"), "error");
    return error ? reply_fail_by(reader, error)
                 : reply_fail(reader, "it failed, and not why");
}

static const struct {
    const char *type;
    bool (*read)(struct model_reader *reader, const struct json_document *event);
} events[] = {
    {"response.output_text.delta", read_delta},    {"response.created", begin},
    {"response.output_text.done", read_done_text}, {"response.refusal.delta", read_refusal},
    {"response.refusal.done", read_done_refusal},  {"response.completed", read_completed},
    {"response.incomplete", read_incomplete},      {"response.failed", read_failed},
};

static bool read_event(struct model_reader *reader, struct text type,
                       const struct json_document *event)
{
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        if (text_is(type, events[i].type)) {
            return events[i].read(reader, event);
        }
    }
    return true;
}

static bool read_whole(struct model_reader *reader, const struct json_document *body)
{
    const char *status = reply_string(body->root, "status");
    if (string_equals(status, "failed")) {
        return reply_fail(reader, "it failed, and not why");
    }
    if (!json_member(body->root, "output")) {
        return true;
    }
    return read_response(reader, body, body->root, false);
}

const struct reply_dialect responses_dialect = {.read_event = read_event,
                                                .read_whole = read_whole};
