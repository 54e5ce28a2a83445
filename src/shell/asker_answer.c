#include "asker_answer.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "wire/json_gate.h"

#define REFUSAL_LIMIT 4096 /* bytes of a refusal */
#define REFUSAL_SHOWN 300

static bool is_json(const struct question *question)
{
    return question->posed.ask.kind == ASK_PICKS || question->posed.ask.kind == ASK_TRIAGE;
}

/* As it came an answer is needed again by the moderation, and to be JSON with values in it.
 */
static bool keeps_raw(const struct question *question)
{
    return is_json(question) || moderation_is_due(question);
}

void answer_begin(struct question *question, size_t index)
{
    struct growing *growing = &question->growing[index];

    buffer_init(&growing->raw, ANSWER_LIMIT);
    buffer_init(&growing->text, ANSWER_LIMIT);
    buffer_init(&growing->refusal, REFUSAL_LIMIT);
    growing->keeps_raw = keeps_raw(question);
    question->answers[index].text = "";
    if (!is_json(question))
        growing->restorer = mask_restorer_create(question->posed.masks[0]);
}

void answer_release(struct question *question, size_t index)
{
    struct growing *growing = &question->growing[index];

    mask_restorer_destroy(growing->restorer);
    buffer_release_wiped(&growing->raw);
    buffer_release_wiped(&growing->text);
    buffer_release_wiped(&growing->refusal);
}

static void tell(struct question *question, size_t index)
{
    const struct growing *growing = &question->growing[index];
    struct answer *answer = &question->answers[index];

    answer->text = buffer_text(&growing->text);
    answer->len = growing->text.len;
    if (!growing->is_dropped && question->handler.grew != NULL)
        question->handler.grew(question->context, index, answer);
}

/* A server may say the key in an answer. One that is shorter may be any word ("none"). */
static void star(struct question *question, size_t index, struct buffer *buffer,
                 size_t before)
{
    if (text_of(question->key).len >= SECRET_PART_LEN &&
        secret_star(question->key, buffer->bytes, before, buffer->len))
        question->answers[index].has_key = true;
}

static void add_starred(struct question *question, size_t index, struct buffer *buffer,
                        struct text piece)
{
    size_t before = buffer->len;

    buffer_add(buffer, piece.bytes, piece.len);
    star(question, index, buffer, before);
}

void answer_take(struct question *question, size_t index, struct text piece)
{
    struct growing *growing = &question->growing[index];
    size_t before = growing->text.len;

    if (growing->is_dropped)
        return;
    if (growing->keeps_raw)
        add_starred(question, index, &growing->raw, piece);
    if (growing->restorer == NULL) {
        add_starred(question, index, &growing->text, piece);
    } else {
        mask_restorer_feed(growing->restorer, piece, &growing->text);
        star(question, index, &growing->text, before);
    }
    tell(question, index);
}

void answer_refuse(struct question *question, size_t index, struct text piece)
{
    add_starred(question, index, &question->growing[index].refusal, piece);
}

/* For a person: with its values, without a line end. */
static const char *refusal_of(struct question *question, size_t index)
{
    const struct growing *growing = &question->growing[index];
    struct text words = text_from(buffer_text(&growing->refusal), growing->refusal.len);
    const char *line;
    struct buffer restored;
    struct buffer clean;

    buffer_init(&restored, ANSWER_LIMIT);
    buffer_init(&clean, REFUSAL_SHOWN);
    if (words.len > 0 && question->posed.mask_count == 1)
        mask_restore(question->posed.masks[0], words, &restored);
    if (words.len == 0) /* the API has no words of its own for it */
        buffer_add(&restored, buffer_text(&growing->text), growing->text.len);
    utf8_sanitise(text_trim(text_from(buffer_text(&restored), restored.len)),
                  SANITISE_SHOWN, &clean, NULL);
    for (size_t i = 0; i < clean.len; i++)
        clean.bytes[i] = clean.bytes[i] == '\n' ? ' ' : clean.bytes[i];
    line = clean.len == 0 ? NULL
                          : arena_copy(&question->arena, buffer_text(&clean), clean.len);
    buffer_release_wiped(&restored);
    buffer_release_wiped(&clean);
    return line;
}

static size_t end_restoring(struct question *question, size_t index)
{
    struct growing *growing = &question->growing[index];
    size_t before = growing->text.len;
    size_t holes = mask_restorer_end(growing->restorer, &growing->text);

    star(question, index, &growing->text, before);
    return holes;
}

void answer_end(struct question *question, size_t index, enum model_finish finish)
{
    struct growing *growing = &question->growing[index];
    struct answer *answer = &question->answers[index];

    if (answer->finish != MODEL_RUNNING)
        return;
    answer->finish = growing->text.is_cut ? MODEL_LENGTH : finish;
    if (growing->restorer != NULL)
        answer->holes = end_restoring(question, index);
    if (answer->finish == MODEL_REFUSED)
        answer->refusal = refusal_of(question, index);
    tell(question, index);
}

void answer_fail(struct question *question, size_t index, const char *why)
{
    question->answers[index].failed = arena_text(&question->arena, why);
    answer_end(question, index, MODEL_TRUNCATED);
}

static bool is_good_json(const struct buffer *buffer)
{
    struct json_document document;

    if (buffer->is_cut ||
        !model_json_open(&document, text_from(buffer_text(buffer), buffer->len), NULL))
        return false;
    json_document_close(&document);
    return true;
}

void answer_restore_json(struct question *question, size_t index)
{
    struct growing *growing = &question->growing[index];
    struct answer *answer = &question->answers[index];
    struct buffer restored;
    size_t holes;

    if (growing->restorer != NULL || question->posed.mask_count != 1)
        return;
    buffer_init(&restored, ANSWER_LIMIT);
    holes =
        mask_restore(question->posed.masks[0],
                     text_from(buffer_text(&growing->raw), growing->raw.len), &restored);
    if (is_good_json(&restored)) {
        buffer_clear(&growing->text);
        buffer_add(&growing->text, buffer_text(&restored), restored.len);
        answer->holes = holes;
        answer->text = buffer_text(&growing->text);
        answer->len = growing->text.len;
    }
    buffer_release_wiped(&restored);
}

bool answers_have_text(const struct question *question)
{
    for (size_t i = 0; i < question->posed.answers; i++) {
        if (question->answers[i].len > 0 && !question->growing[i].is_dropped &&
            question->answers[i].finish != MODEL_REFUSED)
            return true;
    }
    return false;
}

void answers_say_why_empty(const struct question *question, struct error *err)
{
    static const char *const reasons[MODEL_FINISH_COUNT] = {
        [MODEL_FILTERED] = "the server's content filter withheld the answer",
        [MODEL_REFUSED] = "the model refused to answer",
        [MODEL_LENGTH] = "the answer had no room ([model] max_tokens is too small)",
    };
    const struct answer *answer = &question->answers[0];
    const char *reason = reasons[answer->finish];

    error_set(err, ERROR_UNREACHABLE, "%s%s%s",
              reason == NULL ? "the model's answer is empty" : reason,
              answer->refusal == NULL ? "" : ": ", string_or_empty(answer->refusal));
}
