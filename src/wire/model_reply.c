#include "wire/model_reply.h"

#include "base/memory.h"
#include "model_reply_parts.h"

#include <cjson/cJSON.h>
#include <string.h>

#define WHOLE_LIMIT ((size_t)8 << 20)
#define EVENT_LIMIT                                                                        \
    ((size_t)2 << 20) /* the last of responses has the whole answer in it                  \
                       */
#define MARK     "\xEF\xBB\xBF"
#define MARK_LEN 3

static const struct reply_dialect *const dialects[] = {
    [MODEL_CHAT] = &choices_dialect,
    [MODEL_COMPLETIONS] = &choices_dialect,
    [MODEL_RESPONSES] = &responses_dialect,
    [MODEL_MESSAGES] = &messages_dialect,
};

static bool read_event(struct model_reader *reader, struct text name,
                       const struct json_document *event)
{
    const struct cJSON *error = model_error_within(event->root, text_is(name, "error"));
    if (error) {
        return reply_fail_by(reader, error);
    }
    const char *type = reply_string(event->root, "type");
    return dialects[reader->api]->read_event(reader, type ? text_of(type) : name, event);
}

/* What looks like JSON is an answer that came to harm; anything else was never one. */
static bool fail_unread(struct model_reader *reader, struct text text,
                        const struct error *err)
{
    if (text_starts_with(text, "{") || text_starts_with(text, "[")) {
        return reply_fail(reader, err->text);
    }
    model_error_read(REPLY_OK, NULL, text, &reader->error);
    return false;
}

static bool hear_event(void *context, struct text name, struct text data)
{
    struct model_reader *reader = context;
    struct json_document event;
    struct error err;
    struct text trimmed = text_trim(data);
    reader->has_events = true;
    if (reader->is_done || trimmed.len == 0) {
        return true;
    }
    if (text_is(trimmed, "[DONE]")) {
        reply_done(reader);
        return true;
    }
    if (!json_document_open(&event, trimmed, &err)) {
        return fail_unread(reader, trimmed, &err);
    }
    bool is_good = read_event(reader, name, &event);
    json_document_close(&event);
    return is_good;
}

struct model_reader *model_reader_create(enum model_api api, bool is_streamed,
                                         size_t answers,
                                         const struct model_handler *handler, void *context)
{
    struct model_reader *reader = memory_get(sizeof(*reader));
    reader->api = api;
    reader->is_streamed = is_streamed;
    reader->handler = *handler;
    reader->context = context;
    reader->answer_count = answers > 0 ? answers : 1;
    reader->answers = memory_get(reader->answer_count * sizeof(*reader->answers));
    reader->events = sse_create(EVENT_LIMIT, hear_event, reader);
    buffer_init(&reader->whole, WHOLE_LIMIT);
    return reader;
}

void model_reader_destroy(struct model_reader *reader)
{
    if (!reader) {
        return;
    }
    sse_destroy(reader->events);
    buffer_release_wiped(&reader->whole);
    memory_free(reader->answers);
    memory_free(reader);
}

/* Fields of an event stream begin with a letter or a colon, JSON and pages with neither. */
static enum reply_shape shape_of(char first, bool is_streamed)
{
    if (strchr("{[<\"", first)) {
        return REPLY_WHOLE;
    }
    return is_streamed || strchr("deir:", first) ? REPLY_EVENTS : REPLY_WHOLE;
}

static bool feed_events(struct model_reader *reader, const char *bytes, size_t len)
{
    if (sse_feed(reader->events, bytes, len)) {
        return true;
    }
    return reader->error.fault != MODEL_FAULT_NONE
               ? false
               : reply_fail(reader, "an event without an end, or a NUL");
}

static struct text without_mark(struct text text)
{
    return text_starts_with(text, MARK)
               ? text_from(text.bytes + MARK_LEN, text.len - MARK_LEN)
               : text;
}

/* What comes before the first byte that tells is kept until then. */
static bool find_shape(struct model_reader *reader)
{
    struct text kept = text_from(reader->whole.bytes, reader->whole.len);
    struct text shown = text_trim(without_mark(kept));
    bool is_half_mark = shown.len < MARK_LEN && memcmp(MARK, shown.bytes, shown.len) == 0;
    if (shown.len == 0 || is_half_mark) {
        return true;
    }
    reader->shape = shape_of(shown.bytes[0], reader->is_streamed);
    if (reader->shape == REPLY_WHOLE) {
        return true;
    }
    bool is_good = feed_events(reader, kept.bytes, kept.len);
    buffer_release_wiped(&reader->whole);
    return is_good;
}

bool model_reader_feed(struct model_reader *reader, const char *bytes, size_t len)
{
    if (reader->error.fault != MODEL_FAULT_NONE) {
        return false;
    }
    if (reader->shape == REPLY_EVENTS) {
        return feed_events(reader, bytes, len);
    }
    if (!buffer_add(&reader->whole, bytes, len)) {
        return reply_fail(reader, "an answer of more than 8 MiB");
    }
    return reader->shape == REPLY_WHOLE || find_shape(reader);
}

static bool read_whole(struct model_reader *reader, bool is_clean)
{
    struct json_document body;
    struct error err;
    struct text whole = without_mark(text_from(reader->whole.bytes, reader->whole.len));
    if (!json_document_open(&body, whole, &err)) {
        return !is_clean || fail_unread(reader, text_trim(whole), &err);
    }
    const struct cJSON *error = model_error_within(body.root, false);
    bool is_good = error ? reply_fail_by(reader, error)
                         : dialects[reader->api]->read_whole(reader, &body);
    json_document_close(&body);
    if (is_good) {
        reply_done(reader);
    }
    return is_good;
}

/* An answer of which nothing came at all is empty, not cut off, where others came to an
 * end. */
static void end_answers(struct model_reader *reader, bool is_good_end)
{
    bool has_ended = false;
    for (size_t i = 0; i < reader->answer_count; i++) {
        has_ended = has_ended || reader->answers[i].finish != MODEL_RUNNING;
    }
    for (size_t i = 0; i < reader->answer_count; i++) {
        bool is_empty = is_good_end && has_ended && !reader->answers[i].has_begun;
        reply_finish(reader, i, is_empty ? MODEL_STOPPED : MODEL_TRUNCATED);
    }
}

static bool has_begun(const struct model_reader *reader)
{
    for (size_t i = 0; i < reader->answer_count; i++) {
        if (reader->answers[i].has_begun) {
            return true;
        }
    }
    return false;
}

bool model_reader_end(struct model_reader *reader, bool is_clean)
{
    if (reader->error.fault != MODEL_FAULT_NONE) {
        return false;
    }
    if (reader->whole.len > 0 && !read_whole(reader, is_clean)) {
        return false;
    }
    bool is_good_end = is_clean || reader->is_done;
    if (is_good_end && !has_begun(reader)) {
        bool is_no_stream = reader->shape == REPLY_EVENTS && !reader->has_events;
        model_error_set(is_no_stream ? MODEL_FAULT_NOT_API : MODEL_FAULT_ANSWER, NULL,
                        &reader->error);
        return false;
    }
    end_answers(reader, is_good_end);
    return true;
}

const struct model_error *model_reader_error(const struct model_reader *reader)
{
    return &reader->error;
}

struct model_usage model_reader_usage(const struct model_reader *reader)
{
    return reader->usage;
}
