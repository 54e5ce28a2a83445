/* messages: events of a type each, or one message (Anthropic's Messages API, 2023-06-01).
 */
#include "model_reply_parts.h"

#include <cjson/cJSON.h>

/* The prompt's tokens come first, the answer's in sum with each event that has usage. */
static void read_usage(struct model_reader *reader, const struct json_document *document,
                       const struct cJSON *holder)
{
    static const char *const prompt_parts[] = {
        "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"};
    const struct cJSON *usage = json_member(holder, "usage");
    int64_t prompt = 0;
    if (!cJSON_IsObject(usage)) {
        return;
    }
    for (size_t i = 0; i < COUNT_OF(prompt_parts); i++) {
        prompt += reply_count(document, usage, prompt_parts[i], 0);
    }
    reply_usage(reader, prompt, reply_count(document, usage, "output_tokens", 0));
}

/* Text blocks alone: what a model thinks and which tools it calls is no answer. */
static void read_block(struct model_reader *reader, const struct cJSON *block,
                       const char *text_type)
{
    const char *type = reply_string(block, "type");
    if (!type || string_equals(type, text_type)) {
        reply_piece(reader, 0, reply_string(block, "text"));
    }
}

static void read_stop(struct model_reader *reader, const struct cJSON *holder)
{
    const char *reason = reply_string(holder, "stop_reason");
    if (reason && reason[0] != '\0') {
        reply_finish(reader, 0, reply_finish_named(reason));
    }
}

static void read_message_start(struct model_reader *reader,
                               const struct json_document *event)
{
    reply_begin(reader, 0);
    read_usage(reader, event, json_member(event->root, "message"));
}

static void read_block_start(struct model_reader *reader, const struct json_document *event)
{
    read_block(reader, json_member(event->root, "content_block"), "text");
}

static void read_block_delta(struct model_reader *reader, const struct json_document *event)
{
    read_block(reader, json_member(event->root, "delta"), "text_delta");
}

static void read_message_delta(struct model_reader *reader,
                               const struct json_document *event)
{
    read_usage(reader, event, event->root);
    read_stop(reader, json_member(event->root, "delta"));
}

static void read_message_stop(struct model_reader *reader,
                              const struct json_document *event)
{
    (void)event;
    reply_done(reader);
}

static const struct {
    const char *type;
    void (*read)(struct model_reader *reader, const struct json_document *event);
} events[] = {
    {"content_block_delta", read_block_delta}, {"message_start", read_message_start},
    {"content_block_start", read_block_start}, {"message_delta", read_message_delta},
    {"message_stop", read_message_stop},
};

static bool read_event(struct model_reader *reader, struct text type,
                       const struct json_document *event)
{
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        if (text_is(type, events[i].type)) {
            events[i].read(reader, event);
            break;
        }
    }
    return true;
}

static bool read_whole(struct model_reader *reader, const struct json_document *body)
{
    const struct cJSON *content = json_member(body->root, "content");
    read_usage(reader, body, body->root);
    if (!cJSON_IsArray(content)) {
        return true;
    }
    reply_begin(reader, 0);
    for (const struct cJSON *block = content->child; block; block = block->next) {
        read_block(reader, block, "text");
    }
    read_stop(reader, body->root);
    return true;
}

const struct reply_dialect messages_dialect = {.read_event = read_event,
                                               .read_whole = read_whole};
