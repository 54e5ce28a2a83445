/* A question on its way: requests out, pieces back, ends recorded. */
#include "asker_question.h"

#include "asker_answer.h"
#include "base/secret.h"
#include "chat/model_prompt.h"

#include <string.h>

/* ---- what is recorded ---- */

static struct egress egress_now(struct sending *sending, const char *finish)
{
    struct question *question = sending->question;
    struct egress egress =
        egress_of(&question->posed, ask_kind_name(question->posed.ask.kind),
                  sending->leaving.hash, sending->leaving.body.len, &question->arena);

    egress.at = moment_now();
    egress.finish = finish;
    return egress;
}

static int64_t tokens_of_answers(const struct sending *sending)
{
    const struct growing *growing = sending->question->growing;
    int64_t tokens = 0;

    for (size_t i = 0; i < sending->count; i++)
        tokens += prompt_tokens(buffer_text(&growing[sending->first + i].raw));
    return tokens;
}

/* As the server says, or as it is estimated. has_arrived: it was worked on. */
static struct usage usage_of(const struct sending *sending, bool has_arrived, bool *is_told)
{
    struct model_usage told = model_reader_usage(sending->reader);
    struct usage used = {.requests = 1};

    *is_told = told.is_told;
    if (told.is_told) {
        used.prompt_tokens = told.prompt_tokens;
        used.completion_tokens = told.completion_tokens;
    } else if (has_arrived) {
        used.prompt_tokens = sending->leaving.prompt_tokens;
        used.completion_tokens = tokens_of_answers(sending);
    }
    used.cost_micro = budget_cost(sending->question->posed.profile, used.prompt_tokens,
                                  used.completion_tokens);
    return used;
}

/* The end of a request, in its record and in the budget. */
static bool settle(struct sending *sending, const char *finish, bool has_arrived,
                   struct error *err)
{
    struct question *question = sending->question;
    struct office *office = question->asker->office;
    struct egress egress = egress_now(sending, finish);
    bool is_told;
    struct usage used = usage_of(sending, has_arrived, &is_told);
    bool is_settled;

    egress.prompt_tokens = used.prompt_tokens;
    egress.completion_tokens = used.completion_tokens;
    egress.cost_micro = used.cost_micro;
    egress.is_estimated = !is_told;
    question->usage.is_told = question->usage.is_told && is_told;
    question->usage.prompt_tokens += used.prompt_tokens;
    question->usage.completion_tokens += used.completion_tokens;
    is_settled =
        budget_settle(office, question->posed.profile, sending->leaving.prompt_tokens,
                      sending->leaving.completion_tokens, &used, egress.at, err);
    return egress_record(office, &question->subjects, &egress, err) && is_settled;
}

/* ---- the ends ---- */

/* What its answers have stays; why they have no more is said with them. */
static void close_sending(struct sending *sending, const char *finish, bool has_arrived,
                          const char *why)
{
    struct question *question = sending->question;
    struct error err = {0};

    if (!settle(sending, finish, has_arrived, &err))
        why = err.text;
    sending->is_over = true;
    for (size_t i = 0; i < sending->count; i++) {
        if (why != NULL)
            answer_fail(question, sending->first + i, why);
        else
            answer_end(question, sending->first + i, MODEL_TRUNCATED);
    }
}

static const char *failed(struct question *question, const char *why)
{
    return arena_format(&question->arena, "failed: %s", why);
}

static void fail(struct sending *sending, bool has_arrived, const struct error *why)
{
    struct question *question = sending->question;

    question->error = *why;
    question->error.code = ERROR_UNREACHABLE;
    close_sending(sending, failed(question, why->text), has_arrived, why->text);
}

static void fail_model(struct sending *sending, const struct transfer_facts *facts,
                       const struct model_error *error)
{
    struct error why = {0};

    error_set(&why, ERROR_UNREACHABLE, "%s", error->text);
    if (facts->request_id[0] != '\0')
        error_set(&why, ERROR_UNREACHABLE, "%s (request %s)", error->text,
                  facts->request_id);
    fail(sending, true, &why);
}

void question_finish(struct question *question)
{
    struct error why = question->error;
    const struct error *err = NULL;

    for (size_t i = 0; i < question->posed.answers; i++)
        answer_restore_json(question, i);
    if (!answers_have_text(question)) {
        if (why.code == ERROR_NONE)
            answers_say_why_empty(question, &why);
        err = &why;
    }
    question->handler.done(question->context, question->answers, question->posed.answers,
                           &question->usage, question->limit, err);
    question_destroy(question);
}

void question_settle(struct question *question)
{
    for (struct sending *sending = question->sendings; sending != NULL;
         sending = sending->next) {
        if (!sending->is_over)
            return;
    }
    if (!answers_have_text(question) || !moderation_starts(question))
        question_finish(question);
}

void sending_cancel(struct sending *sending)
{
    if (sending->is_over)
        return;
    transfer_stop(sending->transfer);
    sending->transfer = NULL;
    close_sending(sending, "cancelled", true, NULL);
}

/* ---- what is heard ---- */

static void take_piece(void *context, size_t index, struct text piece)
{
    struct sending *sending = context;

    sending->has_begun = true;
    answer_take(sending->question, sending->first + index, piece);
}

static void take_finish(void *context, size_t index, enum model_finish finish)
{
    struct sending *sending = context;

    answer_end(sending->question, sending->first + index, finish);
}

static const struct model_handler reader_handler = {take_piece, take_finish};

static bool hear_bytes(void *context, const char *bytes, size_t len)
{
    struct sending *sending = context;

    return model_reader_feed(sending->reader, bytes, len);
}

static bool may_retry(void *context, const struct transfer_facts *facts, struct text body)
{
    struct model_error error;

    (void)context;
    model_error_read(facts->status, facts->content_type, body, &error);
    return error.fault != MODEL_FAULT_QUOTA;
}

/* It left, was refused or lost, and leaves again. */
static void hear_wait(void *context, int64_t ms, const struct transfer_facts *facts,
                      const char *why)
{
    struct sending *sending = context;
    struct question *question = sending->question;
    struct egress egress =
        egress_now(sending, arena_format(&question->arena, "again: %s", why));

    memcpy(question->limit, facts->limit, sizeof(question->limit));
    (void)!egress_record(question->asker->office, &question->subjects, &egress, NULL);
    if (question->handler.waits != NULL)
        question->handler.waits(question->context, ms, why);
}

static void end_well(struct sending *sending, const struct transfer_result *result)
{
    const struct question *question = sending->question;
    bool is_clean = result->end == TRANSFER_DONE;

    if (!model_reader_end(sending->reader, is_clean))
        fail_model(sending, &result->facts, model_reader_error(sending->reader));
    else if (!is_clean && !sending->has_begun)
        fail(sending, true, &result->error);
    else
        close_sending(sending, model_finish_name(question->answers[sending->first].finish),
                      true, is_clean ? NULL : result->error.text);
}

/* The server does not take a parameter: it is asked again, without it or otherwise. */
static bool ask_otherwise(struct sending *sending, const struct model_error *error)
{
    struct question *question = sending->question;
    struct error err = {0};

    if (sending->has_begun || !habits_learn(question->posed.habits, error))
        return false;
    sending->is_over = true;
    if (settle(sending, failed(question, error->text), false, &err) &&
        question_send(question, sending->first, sending->count, &err))
        return true;
    question->error = err;
    for (size_t i = 0; i < sending->count; i++)
        answer_fail(question, sending->first + i, err.text);
    return true;
}

static void end_refused(struct sending *sending, const struct transfer_result *result)
{
    struct model_error error;

    model_error_read(result->facts.status, result->facts.content_type, result->body,
                     &error);
    if (!ask_otherwise(sending, &error))
        fail_model(sending, &result->facts, &error);
}

static void end_failed(struct sending *sending, const struct transfer_result *result)
{
    fail(sending, false, &result->error);
}

static void end_stopped(struct sending *sending, const struct transfer_result *result)
{
    const struct model_error *error = model_reader_error(sending->reader);

    if (!ask_otherwise(sending, error))
        fail_model(sending, &result->facts, error);
}

static void hear_end(void *context, const struct transfer_result *result)
{
    static void (*const ends[])(struct sending *, const struct transfer_result *) = {
        [TRANSFER_DONE] = end_well,       [TRANSFER_CUT] = end_well,
        [TRANSFER_REFUSED] = end_refused, [TRANSFER_FAILED] = end_failed,
        [TRANSFER_STOPPED] = end_stopped,
    };
    struct sending *sending = context;
    struct question *question = sending->question;

    sending->transfer = NULL;
    memcpy(question->limit, result->facts.limit, sizeof(question->limit));
    ends[result->end](sending, result);
    question_settle(question);
}

static const struct transfer_handler transfer_handler = {
    .bytes = hear_bytes, .waits = hear_wait, .may_retry = may_retry, .done = hear_end};

/* ---- out ---- */

const char *question_ticket(const struct question *question)
{
    return question->subjects.ticket_count == 1 ? question->subjects.tickets[0] : NULL;
}

/* Durable before it leaves: where it cannot be recorded, nothing is sent. */
static bool record_departure(struct sending *sending, struct error *err)
{
    struct question *question = sending->question;
    struct egress egress = egress_now(sending, "sent");
    struct usage none = {0};

    if (egress_record(question->asker->office, &question->subjects, &egress, err))
        return true;
    (void)!budget_settle(question->asker->office, question->posed.profile,
                         sending->leaving.prompt_tokens, sending->leaving.completion_tokens,
                         &none, egress.at, NULL);
    return error_wrap(err, "what leaves cannot be recorded, so nothing is sent");
}

static bool depart(struct sending *sending, struct error *err)
{
    struct question *question = sending->question;
    struct transfer_request request;

    if (!record_departure(sending, err))
        return false;
    question_address(question, &request);
    request.url = question->url;
    request.body =
        text_from(buffer_text(&sending->leaving.body), sending->leaving.body.len);
    if (transfer_start(question->asker->net, &request, &transfer_handler, sending,
                       &sending->transfer, err))
        return true;
    (void)!settle(sending, failed(question, err->text), false, NULL);
    return false;
}

static bool send_one(struct sending *sending, size_t variant, struct error *err)
{
    struct question *question = sending->question;

    sending->reader = model_reader_create(question->posed.server.api, true, sending->count,
                                          &reader_handler, sending);
    if (!leaving_make(&question->posed, variant, (int)sending->count, &sending->leaving,
                      err) ||
        !budget_reserve(question->asker->office, question->posed.profile,
                        question_ticket(question), sending->leaving.prompt_tokens,
                        sending->leaving.completion_tokens, moment_now(), err))
        return false;
    for (size_t i = 0; i < sending->count; i++)
        question->answers[sending->first + i].prompt_hash =
            arena_text(&question->arena, sending->leaving.hash);
    return depart(sending, err);
}

static struct sending *add_sending(struct question *question, size_t first, size_t count)
{
    struct sending *sending = arena_get(&question->arena, sizeof(*sending));

    sending->question = question;
    sending->first = first;
    sending->count = count;
    sending->next = question->sendings;
    question->sendings = sending;
    return sending;
}

bool question_send(struct question *question, size_t first, size_t count, struct error *err)
{
    int n;
    size_t requests = posed_requests(&question->posed, count, &n);
    size_t started = 0;
    struct error why = {0};

    for (size_t i = 0; i < requests; i++) {
        struct sending *sending = add_sending(question, first + i, (size_t)n);

        if (send_one(sending, first + i, &why)) {
            started++;
            continue;
        }
        sending->is_over = true;
        question->error = why;
        for (size_t j = 0; j < sending->count; j++)
            answer_fail(question, sending->first + j, why.text);
    }
    return started > 0 || error_set(err, why.code, "%s", why.text);
}
