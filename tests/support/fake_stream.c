#include "support/fake_script.h"

#include "wire/json_write.h"

#include <stdio.h>
#include <time.h>

int64_t fake_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* The token number at of a draft; false behind its last. */
static bool token_of(const struct fake_stream *stream, const struct fake_cursor *cursor,
                     char numbered[32], struct text *token)
{
    const struct fake_draft *draft = &stream->drafts[cursor->draft];

    if (draft->count != 0) {
        if (cursor->at >= draft->count)
            return false;
        *token = draft->tokens[cursor->at];
        return true;
    }
    if ((int64_t)cursor->at >= stream->numbered)
        return false;
    if (stream->is_stamped)
        snprintf(numbered, 32, "@%lld ", (long long)fake_now_ns());
    else
        snprintf(numbered, 32, "tok%05lld ", (long long)cursor->told);
    *token = text_of(numbered);
    return true;
}

static void open_event(struct json_writer *json, struct buffer *out, const char *name)
{
    if (name != NULL)
        buffer_format(out, "event: %s\n", name);
    buffer_add_text(out, "data: ");
    json_writer_init(json, out);
    json_open_object(json, NULL);
    if (name != NULL)
        json_string(json, "type", name);
}

static void close_event(struct json_writer *json)
{
    json_close_object(json);
    buffer_add_text(json->out, "\n\n");
}

static void put_usage(struct json_writer *json, const struct fake_stream *stream,
                      int64_t told)
{
    bool is_openai = stream->api <= FAKE_COMPLETIONS;

    json_open_object(json, "usage");
    json_integer(json, is_openai ? "prompt_tokens" : "input_tokens", 1000);
    json_integer(json, is_openai ? "completion_tokens" : "output_tokens", told);
    if (stream->api != FAKE_MESSAGES)
        json_integer(json, "total_tokens", 1000 + told);
    json_close_object(json);
}

/* chat and completions: what stands around choices. */
static void open_completion(struct json_writer *json, const struct fake_stream *stream)
{
    bool is_chat = stream->api == FAKE_CHAT;

    json_string(json, "id", is_chat ? "chatcmpl-1" : "cmpl-1");
    json_string(json, "object",
                !is_chat           ? "text_completion"
                : stream->is_whole ? "chat.completion"
                                   : "chat.completion.chunk");
    json_integer(json, "created", 1);
    json_string(json, "model", "fake");
    json_open_array(json, "choices");
}

/* One choice of a chunk; text.bytes NULL: none, finish NULL: it goes on. */
static void put_choice(const struct fake_stream *stream, size_t index, struct text text,
                       const char *finish, struct buffer *out)
{
    struct json_writer json;

    open_event(&json, out, NULL);
    open_completion(&json, stream);
    json_open_object(&json, NULL);
    json_integer(&json, "index", (int64_t)index);
    if (stream->api == FAKE_COMPLETIONS) {
        json_text(&json, "text", text);
        json_null(&json, "logprobs");
    } else {
        json_open_object(&json, "delta");
        if (text.bytes != NULL)
            json_text(&json, "content", text);
        json_close_object(&json);
    }
    json_string(&json, "finish_reason", finish);
    json_close_object(&json);
    json_close_array(&json);
    close_event(&json);
}

static void put_token(const struct fake_stream *stream, size_t index, struct text text,
                      struct buffer *out)
{
    struct json_writer json;

    if (stream->api <= FAKE_COMPLETIONS) {
        put_choice(stream, index, text, NULL, out);
        return;
    }
    open_event(&json, out,
               stream->api == FAKE_RESPONSES ? "response.output_text.delta"
                                             : "content_block_delta");
    if (stream->api == FAKE_RESPONSES) {
        json_string(&json, "item_id", "msg_1");
        json_integer(&json, "output_index", 0);
        json_integer(&json, "content_index", 0);
        json_text(&json, "delta", text);
    } else {
        json_integer(&json, "index", 0);
        json_open_object(&json, "delta");
        json_string(&json, "type", "text_delta");
        json_text(&json, "text", text);
        json_close_object(&json);
    }
    close_event(&json);
}

/* Events of the other two dialects that the answer does not change. */
static void put_fixed(struct buffer *out, const char *name, const char *members)
{
    buffer_format(out, "event: %s\ndata: {\"type\":\"%s\"%s}\n\n", name, name, members);
}

static bool put_opening(const struct fake_stream *stream, size_t at, struct buffer *out)
{
    static const struct {
        enum fake_api api;
        size_t at;
        const char *name;
        const char *members;
    } openings[] = {
        {FAKE_RESPONSES, 0, "response.created",
         ",\"response\":{\"id\":\"resp_1\",\"status\":\"in_progress\",\"output\":[]}"},
        {FAKE_RESPONSES, 1, "response.output_item.added",
         ",\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"msg_1\","
         "\"role\":\"assistant\",\"status\":\"in_progress\",\"content\":[]}"},
        {FAKE_RESPONSES, 2, "response.content_part.added",
         ",\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,"
         "\"part\":{\"type\":\"output_text\",\"text\":\"\",\"annotations\":[]}"},
        {FAKE_MESSAGES, 0, "message_start",
         ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\","
         "\"content\":[],\"model\":\"fake\",\"stop_reason\":null,"
         "\"usage\":{\"input_tokens\":1000,\"output_tokens\":1}}"},
        {FAKE_MESSAGES, 1, "content_block_start",
         ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"},
        {FAKE_MESSAGES, 2, "ping", ""},
    };

    if (stream->api == FAKE_CHAT && at < stream->draft_count) {
        buffer_format(
            out,
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
            "\"created\":1,\"model\":\"fake\",\"choices\":[{\"index\":%zu,\"delta\":"
            "{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n",
            at);
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(openings); i++) {
        if (openings[i].api == stream->api && openings[i].at == at) {
            put_fixed(out, openings[i].name, openings[i].members);
            return true;
        }
    }
    return false;
}

static const char *finish_of(const struct fake_stream *stream)
{
    if (stream->finish != NULL)
        return stream->finish;
    return stream->api == FAKE_MESSAGES ? "end_turn" : "stop";
}

/* The end of chat and completions: a finish a draft, the usage, the word DONE. */
static bool put_completion_end(const struct fake_stream *stream, size_t at, int64_t told,
                               struct buffer *out)
{
    struct json_writer json;
    struct text none = stream->api == FAKE_CHAT ? text_from(NULL, 0) : text_of("");

    if (at < stream->draft_count) {
        put_choice(stream, at, none, finish_of(stream), out);
        return true;
    }
    at -= stream->draft_count;
    if (at == 0 && stream->has_usage) {
        open_event(&json, out, NULL);
        open_completion(&json, stream);
        json_close_array(&json);
        put_usage(&json, stream, told);
        close_event(&json);
        return true;
    }
    if (at != (stream->has_usage ? 1 : 0))
        return false;
    return buffer_add_text(out, "data: [DONE]\n\n");
}

static bool put_response_end(const struct fake_stream *stream, size_t at, int64_t told,
                             struct buffer *out)
{
    bool is_whole = stream->finish == NULL;
    struct json_writer json;

    if (at > 0)
        return false;
    open_event(&json, out, is_whole ? "response.completed" : "response.incomplete");
    json_open_object(&json, "response");
    json_string(&json, "id", "resp_1");
    json_string(&json, "status", is_whole ? "completed" : "incomplete");
    if (!is_whole) {
        json_open_object(&json, "incomplete_details");
        json_string(&json, "reason", stream->finish);
        json_close_object(&json);
    }
    put_usage(&json, stream, told);
    json_close_object(&json);
    close_event(&json);
    return true;
}

static bool put_message_end(const struct fake_stream *stream, size_t at, int64_t told,
                            struct buffer *out)
{
    struct json_writer json;

    if (at == 0) {
        put_fixed(out, "content_block_stop", ",\"index\":0");
    } else if (at == 1) {
        open_event(&json, out, "message_delta");
        json_open_object(&json, "delta");
        json_string(&json, "stop_reason", finish_of(stream));
        json_null(&json, "stop_sequence");
        json_close_object(&json);
        json_open_object(&json, "usage");
        json_integer(&json, "output_tokens", told);
        json_close_object(&json);
        close_event(&json);
    } else if (at == 2) {
        put_fixed(out, "message_stop", "");
    }
    return at <= 2;
}

static bool put_closing(const struct fake_stream *stream, size_t at, int64_t told,
                        struct buffer *out)
{
    if (stream->is_undone)
        return false;
    if (stream->api <= FAKE_COMPLETIONS)
        return put_completion_end(stream, at, told, out);
    return stream->api == FAKE_RESPONSES ? put_response_end(stream, at, told, out)
                                         : put_message_end(stream, at, told, out);
}

/* All tokens of one draft, as a member. */
static void put_text_of(struct json_writer *json, const char *key,
                        const struct fake_stream *stream, struct fake_cursor cursor)
{
    struct buffer text;
    struct text token;
    char numbered[32];

    buffer_init(&text, SIZE_MAX);
    for (; token_of(stream, &cursor, numbered, &token); cursor.at++, cursor.told++)
        buffer_add(&text, token.bytes, token.len);
    json_text(json, key, text_from(buffer_text(&text), text.len));
    buffer_release(&text);
}

static void put_whole_choice(struct json_writer *json, const struct fake_stream *stream,
                             struct fake_cursor cursor)
{
    json_open_object(json, NULL);
    json_integer(json, "index", (int64_t)cursor.draft);
    if (stream->api == FAKE_CHAT) {
        json_open_object(json, "message");
        json_string(json, "role", "assistant");
        put_text_of(json, "content", stream, cursor);
        json_close_object(json);
    } else {
        put_text_of(json, "text", stream, cursor);
    }
    json_string(json, "finish_reason", finish_of(stream));
    json_close_object(json);
}

/* The content of responses and messages, one text. */
static void put_whole_content(struct json_writer *json, const struct fake_stream *stream)
{
    bool is_response = stream->api == FAKE_RESPONSES;

    json_open_array(json, "content");
    json_open_object(json, NULL);
    json_string(json, "type", is_response ? "output_text" : "text");
    put_text_of(json, "text", stream, (struct fake_cursor){0});
    if (is_response) {
        json_open_array(json, "annotations");
        json_close_array(json);
    }
    json_close_object(json);
    json_close_array(json);
}

static void put_whole_response(struct json_writer *json, const struct fake_stream *stream)
{
    bool is_response = stream->api == FAKE_RESPONSES;

    json_string(json, "id", is_response ? "resp_1" : "msg_1");
    if (is_response) {
        json_string(json, "object", "response");
        json_string(json, "status", stream->finish == NULL ? "completed" : "incomplete");
        json_open_array(json, "output");
        json_open_object(json, NULL);
    } else {
        json_string(json, "stop_reason", finish_of(stream));
    }
    json_string(json, "type", "message");
    json_string(json, "role", "assistant");
    put_whole_content(json, stream);
    if (is_response) {
        json_close_object(json);
        json_close_array(json);
    }
}

static bool put_whole(const struct fake_stream *stream, struct fake_cursor *cursor,
                      struct buffer *out)
{
    struct json_writer json;

    if (cursor->stage++ != 0)
        return false;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    if (stream->api <= FAKE_COMPLETIONS) {
        open_completion(&json, stream);
        for (size_t i = 0; i < stream->draft_count; i++)
            put_whole_choice(
                &json, stream,
                (struct fake_cursor){.draft = i, .told = (int64_t)i * stream->numbered});
        json_close_array(&json);
    } else {
        put_whole_response(&json, stream);
    }
    put_usage(&json, stream, 100);
    json_close_object(&json);
    return true;
}

/* The drafts in turn; a round in which no draft has a token is the end. */
static bool put_next_token(const struct fake_stream *stream, struct fake_cursor *cursor,
                           struct buffer *out)
{
    char numbered[32];
    struct text token;

    for (size_t tried = 0; tried < stream->draft_count; tried++) {
        bool has_token = token_of(stream, cursor, numbered, &token);
        if (has_token)
            put_token(stream, cursor->draft, token, out);
        cursor->told += has_token;
        cursor->draft = (cursor->draft + 1) % stream->draft_count;
        cursor->at += cursor->draft == 0;
        if (has_token)
            return true;
    }
    return false;
}

bool fake_stream_next(const struct fake_stream *stream, struct fake_cursor *cursor,
                      struct buffer *out)
{
    if (stream->is_whole)
        return put_whole(stream, cursor, out);
    if (cursor->stage == 0) {
        if (put_opening(stream, cursor->at, out)) {
            cursor->at++;
            return true;
        }
        *cursor = (struct fake_cursor){.stage = 1};
    }
    if (cursor->stage == 1) {
        if (put_next_token(stream, cursor, out))
            return true;
        *cursor = (struct fake_cursor){.stage = 2, .told = cursor->told};
    }
    return put_closing(stream, cursor->at++, cursor->told, out);
}
