/* What the dialects read with, and what they tell of an answer. */
#include "model_reply_parts.h"

#include <cjson/cJSON.h>

#define COUNT_LIMIT 100000000 /* tokens; no request has more */

/* By OpenAI, Mistral, Gemini, OpenRouter and Anthropic. */
static const struct {
    const char *name;
    enum model_finish finish;
} finishes[] = {
    {"stop", MODEL_STOPPED},
    {"end_turn", MODEL_STOPPED},
    {"length", MODEL_LENGTH},
    {"max_tokens", MODEL_LENGTH},
    {"max_output_tokens", MODEL_LENGTH},
    {"model_length", MODEL_LENGTH},
    {"model_context_window_exceeded", MODEL_LENGTH},
    {"content_filter", MODEL_FILTERED},
    {"safety", MODEL_FILTERED},
    {"recitation", MODEL_FILTERED},
    {"prohibited_content", MODEL_FILTERED},
    {"blocklist", MODEL_FILTERED},
    {"refusal", MODEL_REFUSED},
    {"error", MODEL_TRUNCATED},
};

const char *model_finish_name(enum model_finish finish)
{
    static const char *const names[] = {
        [MODEL_RUNNING] = "running", [MODEL_STOPPED] = "stop",
        [MODEL_LENGTH] = "length",   [MODEL_FILTERED] = "filter",
        [MODEL_REFUSED] = "refusal", [MODEL_TRUNCATED] = "truncated"};
    return names[finish];
}

enum model_finish reply_finish_named(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(finishes); i++) {
        if (text_is_ignoring_case(text_of(name), finishes[i].name)) {
            return finishes[i].finish;
        }
    }
    return MODEL_STOPPED;
}

const char *reply_string(const struct cJSON *object, const char *name)
{
    const struct cJSON *member = json_member(object, name);
    return cJSON_IsString(member) ? member->valuestring : NULL;
}

int64_t reply_count(const struct json_document *document, const struct cJSON *object,
                    const char *name, int64_t otherwise)
{
    int64_t count;
    const struct cJSON *member = json_member(object, name);
    bool is_count = cJSON_IsNumber(member) &&
                    text_to_integer(json_number(document, member), 0, COUNT_LIMIT, &count);
    return is_count ? count : otherwise;
}

void reply_usage(struct model_reader *reader, int64_t prompt_tokens,
                 int64_t completion_tokens)
{
    struct model_usage *usage = &reader->usage;
    usage->prompt_tokens = prompt_tokens > 0 ? prompt_tokens : usage->prompt_tokens;
    usage->completion_tokens =
        completion_tokens > 0 ? completion_tokens : usage->completion_tokens;
    usage->is_told = usage->prompt_tokens > 0 || usage->completion_tokens > 0;
}

static struct reply_answer *running(struct model_reader *reader, size_t index)
{
    struct reply_answer *answer =
        index < reader->answer_count ? &reader->answers[index] : NULL;
    return answer && answer->finish == MODEL_RUNNING ? answer : NULL;
}

void reply_begin(struct model_reader *reader, size_t index)
{
    struct reply_answer *answer = running(reader, index);
    if (answer) {
        answer->has_begun = true;
    }
}

static void hand_on(struct model_reader *reader, size_t index, struct text piece)
{
    if (piece.len > 0) {
        reader->handler.piece(reader->context, index, piece);
    }
}

void reply_piece(struct model_reader *reader, size_t index, const char *text)
{
    struct reply_answer *answer = running(reader, index);
    if (answer && text && text[0] != '\0') {
        struct text held;
        struct text rest = reply_answer_text(answer, text_of(text), &held);
        answer->has_begun = true;
        answer->has_text = true;
        hand_on(reader, index, held);
        hand_on(reader, index, rest);
    }
}

void reply_refuse(struct model_reader *reader, size_t index, const char *words)
{
    struct reply_answer *answer = running(reader, index);
    if (!answer) {
        return;
    }
    answer->has_begun = true;
    answer->is_refused = true;
    if (words && words[0] != '\0') {
        answer->has_refusal = true;
        if (reader->handler.refusal) {
            reader->handler.refusal(reader->context, index, text_of(words));
        }
    }
}

void reply_finish(struct model_reader *reader, size_t index, enum model_finish finish)
{
    struct reply_answer *answer = running(reader, index);
    if (answer) {
        answer->has_begun = true;
        hand_on(reader, index, reply_answer_rest(answer));
        answer->finish =
            finish == MODEL_STOPPED && answer->is_refused ? MODEL_REFUSED : finish;
        reader->handler.finish(reader->context, index, answer->finish);
    }
}

void reply_done(struct model_reader *reader)
{
    reader->is_done = true;
    for (size_t i = 0; i < reader->answer_count; i++) {
        if (reader->answers[i].has_begun) {
            reply_finish(reader, i, MODEL_STOPPED);
        }
    }
}

bool reply_fail(struct model_reader *reader, const char *words)
{
    model_error_set(MODEL_FAULT_ANSWER, words, &reader->error);
    return false;
}

bool reply_fail_by(struct model_reader *reader, const struct cJSON *error)
{
    model_error_describe(REPLY_OK, error, &reader->error);
    return false;
}
