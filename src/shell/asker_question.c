/* A question on its way: what is heard of its requests, and how they end. */
#include "asker_question.h"
#include "asker_answer.h"

#include <string.h>

/* As the reader said; what has not ended by itself was cut off. */
static enum model_finish finish_of(const struct question *question, size_t index)
{
    enum model_finish finish = question->growing[index].finish;

    return finish == MODEL_RUNNING ? MODEL_TRUNCATED : finish;
}

static void end_answers(struct sending *sending, const char *why)
{
    struct question *question = sending->question;

    sending->is_over = true;
    for (size_t i = 0; i < sending->count; i++) {
        if (why != NULL)
            answer_fail(question, sending->first + i, why);
        else
            answer_end(question, sending->first + i,
                       finish_of(question, sending->first + i));
    }
}

/* What its answers have stays; why they have no more is said with them. */
static void close_sending(struct sending *sending, const char *finish, bool has_arrived,
                          const char *why)
{
    struct error err = {0};

    if (!sending_settle(sending, finish, has_arrived, &err))
        why = err.text;
    end_answers(sending, why);
}

const char *question_failed(struct question *question, const char *why)
{
    return arena_format(&question->arena, "failed: %s", why);
}

static void fail(struct sending *sending, bool has_arrived, const struct error *why)
{
    struct question *question = sending->question;

    question->error = *why;
    question->error.code = ERROR_UNREACHABLE;
    close_sending(sending, question_failed(question, why->text), has_arrived, why->text);
}

/* No server, or none that answers. */
static void fail_unreached(struct sending *sending, bool has_arrived,
                           const struct error *why)
{
    sending->question->missed_server = true;
    fail(sending, has_arrived, why);
}

static void fail_model(struct sending *sending, const struct transfer_facts *facts,
                       const struct model_error *error)
{
    struct error why = {0};

    if (error->fault == MODEL_FAULT_SERVER && !sending->has_begun)
        sending->question->missed_server = true;
    else
        sending->question->found_server = true;
    error_set(&why, ERROR_UNREACHABLE, "%s", error->text);
    if (facts->request_id[0] != '\0')
        error_set(&why, ERROR_UNREACHABLE, "%s (request %s)", error->text,
                  facts->request_id);
    fail(sending, true, &why);
}

static void remember_server(struct question *question)
{
    if (question->found_server)
        reach_found(question->reach);
    else if (question->missed_server)
        reach_missed(question->reach, &question->error);
}

void question_finish(struct question *question)
{
    struct error why = question->error;
    const struct error *err = NULL;

    remember_server(question);
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
    if (sending->is_due) { /* nothing of it left */
        sending->is_due = false;
        end_answers(sending, NULL);
        return;
    }
    transfer_stop(sending->transfer);
    sending->transfer = NULL;
    close_sending(sending, "cancelled", true, NULL);
}

/* ---- what is heard ---- */

static void take_piece(void *context, size_t index, struct text piece)
{
    struct sending *sending = context;

    sending->has_begun = true;
    sending->heard++;
    answer_take(sending->question, sending->first + index, piece);
}

static void take_refusal(void *context, size_t index, struct text piece)
{
    struct sending *sending = context;

    sending->has_begun = true;
    sending->heard++;
    answer_refuse(sending->question, sending->first + index, piece);
}

static void take_finish(void *context, size_t index, enum model_finish finish)
{
    struct sending *sending = context;
    size_t at = sending->first + index;

    sending->heard++;
    /* One of which nothing came may be one that the server passed over: see end_well(). */
    sending->question->growing[at].finish = finish;
    if (sending->question->answers[at].len > 0 ||
        (finish != MODEL_STOPPED && finish != MODEL_TRUNCATED))
        answer_end(sending->question, at, finish);
}

const struct model_handler sending_pieces = {
    .piece = take_piece, .finish = take_finish, .refusal = take_refusal};

static bool hear_bytes(void *context, const char *bytes, size_t len)
{
    struct sending *sending = context;

    if (!model_reader_feed(sending->reader, bytes, len))
        return false;
    sending->is_far_past = sending_is_far_past(sending);
    return !sending->is_far_past;
}

/* So many of its answers came, from the first on: a server may pass over n and give one. */
static size_t answers_begun(const struct sending *sending)
{
    const struct answer *answers = &sending->question->answers[sending->first];
    size_t begun = sending->count;

    while (begun > 0 && answers[begun - 1].finish == MODEL_RUNNING &&
           answers[begun - 1].len == 0)
        begun--;
    return begun;
}

/* The answers that did not come are asked for by themselves, once. */
static void ask_for_the_rest(struct sending *sending, size_t begun)
{
    struct question *question = sending->question;
    size_t first = sending->first + begun;
    size_t count = sending->count - begun;

    if (begun == 0 || count == 0 || question->posed.habits->has_no_n)
        return;
    question->posed.habits->has_no_n = true;
    sending->count = begun;
    (void)!question_send(question, first, count, NULL); /* it is told with the answers */
}

static void end_well(struct sending *sending, const struct transfer_result *result)
{
    bool is_clean = result->end == TRANSFER_DONE;
    struct model_error error;

    if (!sending_end_reading(sending, is_clean)) {
        model_server_fault(sending->reader, sending->question->key, &error);
        fail_model(sending, &result->facts, &error);
        return;
    }
    if (!is_clean && !sending->has_begun) {
        fail_unreached(sending, true, &result->error);
        return;
    }
    sending->question->found_server = true;
    if (is_clean)
        ask_for_the_rest(sending, answers_begun(sending));
    close_sending(sending, model_finish_name(finish_of(sending->question, sending->first)),
                  true, is_clean ? NULL : result->error.text);
}

/* The server does not take a parameter: it is asked again, without it or otherwise. */
static bool ask_otherwise(struct sending *sending, const struct model_error *error)
{
    struct question *question = sending->question;
    struct error err = {0};

    if (sending->has_begun ||
        !habits_learn(question->posed.habits, &sending->made_with, error))
        return false;
    sending->is_over = true;
    if (sending_settle(sending, question_failed(question, error->text), false, &err) &&
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

    model_server_refusal(result, sending->question->key, &error);
    if (!ask_otherwise(sending, &error))
        fail_model(sending, &result->facts, &error);
}

static void end_failed(struct sending *sending, const struct transfer_result *result)
{
    fail_unreached(sending, false, &result->error);
}

static void end_stopped(struct sending *sending, const struct transfer_result *result)
{
    struct model_error error;

    if (sending->is_far_past) {
        sending->question->found_server = true;
        close_sending(sending, model_finish_name(MODEL_TRUNCATED), true,
                      "the server went on past twice the tokens that it was asked for");
        return;
    }
    model_server_fault(sending->reader, sending->question->key, &error);
    if (!ask_otherwise(sending, &error))
        fail_model(sending, &result->facts, &error);
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

static size_t count_heard(void *context)
{
    const struct sending *sending = context;

    return sending->heard;
}

const struct transfer_handler sending_ears = {.bytes = hear_bytes,
                                              .heard = count_heard,
                                              .waits = sending_waits,
                                              .may_retry = sending_may_retry,
                                              .in_vain = sending_in_vain,
                                              .may_go = sending_may_go,
                                              .done = hear_end};
