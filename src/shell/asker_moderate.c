/* What a model wrote, shown to the moderation of the same server: masked, as it came. */
#include "asker_question.h"

#include "base/secret.h"

#include <string.h>

#define MODERATION_LIMIT (1024 * 1024)

static bool hear_bytes(void *context, const char *bytes, size_t len)
{
    struct question *question = context;

    return buffer_add(&question->moderating.answer, bytes, len);
}

static struct egress egress_now(struct question *question, const char *finish)
{
    struct egress egress =
        egress_of(&question->posed, "moderation", question->moderating.hash,
                  question->moderating.body.len, &question->arena);

    egress.at = moment_now();
    egress.finish = finish;
    return egress;
}

/* Durable before it leaves. */
static bool record_departure(struct question *question, struct error *err)
{
    struct egress egress = egress_now(question, "sent");

    return egress_record(question->asker->office, &question->subjects, &egress, err);
}

static void record_end(struct question *question, const char *finish)
{
    struct egress egress = egress_now(question, finish);

    (void)!asker_record(question->asker, &question->subjects, &egress, NULL);
}

static void say_unmoderated(struct question *question, const char *why)
{
    for (size_t i = 0; i < question->moderating.count; i++)
        question->answers[question->moderating.indexes[i]].unmoderated =
            arena_text(&question->arena, why);
}

/* A category is the server's word, too. */
static const char *starred(struct question *question, const char *category)
{
    char *copy = arena_text(&question->arena, category);

    secret_star(question->key, copy, 0, strlen(string_or_empty(copy)));
    return copy;
}

static bool take_flags(struct question *question, struct error *err)
{
    const struct moderating *moderating = &question->moderating;
    const char **flagged;
    size_t count;

    if (!model_moderation_read(
            text_from(buffer_text(&moderating->answer), moderating->answer.len),
            &question->arena, &flagged, &count, err))
        return false;
    if (count != moderating->count)
        return error_set(err, ERROR_UNREACHABLE, "the moderation answered %zu of %zu texts",
                         count, moderating->count);
    for (size_t i = 0; i < count; i++)
        question->answers[moderating->indexes[i]].flagged = starred(question, flagged[i]);
    return true;
}

/* Empty where it answered, else why it did not. */
static void read_end(struct question *question, const struct transfer_result *result,
                     struct error *why)
{
    struct model_error error;

    if (result->end == TRANSFER_DONE) {
        (void)!take_flags(question, why);
    } else if (result->end == TRANSFER_REFUSED) {
        model_server_refusal(result, question->key, &error);
        error_set(why, ERROR_UNREACHABLE, "%s", error.text);
    } else if (result->end == TRANSFER_STOPPED) {
        error_set(why, ERROR_UNREACHABLE, "the moderation's answer is too large");
    } else {
        *why = result->error;
    }
    secret_star(question->key, why->text, 0, strlen(why->text));
}

static void hear_end(void *context, const struct transfer_result *result)
{
    struct question *question = context;
    struct error why = {0};

    question->moderating.transfer = NULL;
    read_end(question, result, &why);
    if (why.text[0] != '\0')
        say_unmoderated(question, why.text);
    record_end(question, why.text[0] == '\0' ? "stop"
                                             : question_failed(question, why.text));
    question_finish(question);
}

static const struct transfer_handler transfer_handler = {.bytes = hear_bytes,
                                                         .done = hear_end};

static void write_body(struct question *question)
{
    struct moderating *moderating = &question->moderating;
    const char *texts[ANSWERS_MAX];

    for (size_t i = 0; i < question->posed.answers; i++) {
        if (question->answers[i].len == 0 || question->growing[i].is_dropped)
            continue;
        texts[moderating->count] = buffer_text(&question->growing[i].raw);
        moderating->indexes[moderating->count++] = i;
    }
    buffer_init(&moderating->body, BODY_LIMIT);
    buffer_init(&moderating->answer, MODERATION_LIMIT);
    model_moderation_body(texts, moderating->count, &moderating->body);
    leaving_hash(text_from(buffer_text(&moderating->body), moderating->body.len),
                 moderating->hash);
}

static bool leave(struct question *question, struct error *err)
{
    struct moderating *moderating = &question->moderating;
    struct transfer_request request;
    struct buffer url;
    bool is_on_its_way;
    struct text body = text_from(buffer_text(&moderating->body), moderating->body.len);

    if (!posed_may_leave(&question->posed, body, err) || !record_departure(question, err))
        return false;
    question_address(question, &request);
    request.body = body;
    buffer_init(&url, SIZE_MAX);
    model_moderation_url(&question->posed.server, &url);
    request.url = buffer_text(&url);
    is_on_its_way = transfer_start(question->asker->net, &request, &transfer_handler,
                                   question, &moderating->transfer, err);
    buffer_release(&url);
    return is_on_its_way;
}

bool moderation_is_due(const struct question *question)
{
    return question->posed.ask.kind == ASK_DRAFTS && question->posed.profile->moderation;
}

static bool start(struct question *question)
{
    struct error why = {0};

    write_body(question);
    if (consents_stand(question->asker->office, &question->consents, &why) &&
        leave(question, &why))
        return true;
    say_unmoderated(question, why.text);
    return false;
}

bool moderation_starts(struct question *question)
{
    if (!moderation_is_due(question))
        return false;
    question->moderating.is_due = asker_has_to_wait(question->asker);
    return question->moderating.is_due || start(question);
}

void moderation_goes_on(struct question *question)
{
    question->moderating.is_due = false;
    if (!moderation_starts(question))
        question_finish(question);
}

void moderation_cancel(struct question *question)
{
    if (question->moderating.transfer == NULL)
        return;
    transfer_stop(question->moderating.transfer);
    question->moderating.transfer = NULL;
    record_end(question, "cancelled");
}
