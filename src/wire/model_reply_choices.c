/* chat and completions: choices, each with an index, whole or as chunks (OpenAI's API
 * description). */
#include "model_reply_parts.h"

#include <cjson/cJSON.h>

/* Text, or a list of parts of which some are text. */
static void read_content(struct model_reader *reader, size_t index,
                         const struct cJSON *content)
{
    if (cJSON_IsString(content)) {
        reply_piece(reader, index, content->valuestring);
    } else if (cJSON_IsArray(content)) {
        for (const struct cJSON *part = content->child; part; part = part->next) {
            reply_piece(reader, index, reply_string(part, "text"));
        }
    }
}

/* delta in chunks, message in whole answers; completions have their text in the choice. */
static void read_choice(struct model_reader *reader, size_t index,
                        const struct cJSON *choice)
{
    const struct cJSON *message = json_member(choice, "delta");
    message = message ? message : json_member(choice, "message");
    reply_begin(reader, index);
    read_content(reader, index,
                 json_member(message ? message : choice, message ? "content" : "text"));
    const char *refusal = reply_string(message, "refusal");
    if (refusal && refusal[0] != '\0') {
        reply_refuse(reader, index, refusal);
    }
    const char *reason = reply_string(choice, "finish_reason");
    if (reason && reason[0] != '\0') {
        reply_finish(reader, index, reply_finish_named(reason));
    }
}

static void read_usage(struct model_reader *reader, const struct json_document *document)
{
    const struct cJSON *usage = json_member(document->root, "usage");
    if (cJSON_IsObject(usage)) {
        reply_usage(reader, reply_count(document, usage, "prompt_tokens", 0),
                    reply_count(document, usage, "completion_tokens", 0));
    }
}

/* choices may be missing, null or empty: then it is about usage, or about nothing. */
static bool read_choices(struct model_reader *reader, const struct json_document *document)
{
    const struct cJSON *choices = json_member(document->root, "choices");
    int64_t place = 0;
    read_usage(reader, document);
    if (!cJSON_IsArray(choices)) {
        return true;
    }
    for (const struct cJSON *choice = choices->child; choice; choice = choice->next) {
        if (cJSON_IsObject(choice)) {
            size_t index = (size_t)reply_count(document, choice, "index", place);
            read_choice(reader, index, choice);
        }
        place++;
    }
    return true;
}

static bool read_chunk(struct model_reader *reader, struct text type,
                       const struct json_document *event)
{
    (void)type;
    return read_choices(reader, event);
}

const struct reply_dialect choices_dialect = {.read_event = read_chunk,
                                              .read_whole = read_choices};
