#include "wire/answers.h"

#include "wire/json_write.h"
#include "wire/opinion.h"

static void write_texts(struct json_writer *json, const char *key, const char *const *texts,
                        size_t count)
{
    json_open_array(json, key);
    for (size_t i = 0; i < count; i++) {
        json_string(json, NULL, texts[i]);
    }
    json_close_array(json);
}

static void write_origin(struct json_writer *json, const struct answer_text *answer)
{
    json_string(json, answer->field, answer->id);
    json_string(json, answer->how_field, answer->how);
    json_string(json, "engine", answer->engine);
    if (answer->fallback) {
        json_string(json, "fallback", answer->fallback);
    }
    json_string(json, "model", answer->model);
    json_string(json, "lang", answer->lang);
}

void answer_text(const struct answer_text *answer, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    write_origin(&json, answer);
    json_string(&json, "text", answer->text);
    json_string(&json, "verdict", opinion_verdict(answer->opinion));
    opinion_write(&json, answer->opinion, text_of(answer->text), NULL, 0);
    write_texts(&json, "gone", answer->gone, answer->gone_count);
    write_texts(&json, "fresh", answer->fresh, answer->fresh_count);
    if (answer->finish) {
        json_string(&json, "finish", answer->finish);
    }
    if (answer->prompt_hash) {
        json_string(&json, "prompt_hash", answer->prompt_hash);
    }
    json_open_object(&json, "usage");
    json_integer(&json, "prompt_tokens", answer->prompt_tokens);
    json_integer(&json, "completion_tokens", answer->completion_tokens);
    json_close_object(&json);
    json_close_object(&json);
}
