/* Requests of a question: out, once it is recorded that they leave; and how they ended,
 * recorded. */
#include "asker_answer.h"
#include "asker_question.h"

#include "chat/model_prompt.h"

/* An estimate may be half as much again as what the server counts; twice is another's
 * doing. */
#define RESERVED_TIMES 2
#define MEASURED_STEP  4096 /* bytes of answers between two estimates */

/* ---- what is recorded ---- */

struct egress sending_egress(struct sending *sending, const char *finish)
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
        tokens += prompt_tokens(buffer_text(&growing[sending->first + i].text));
    return tokens;
}

bool sending_is_far_past(struct sending *sending)
{
    const struct growing *growing = &sending->question->growing[sending->first];
    size_t len = 0;

    for (size_t i = 0; i < sending->count; i++)
        len += growing[i].text.len;
    if (sending->question->posed.answer_tokens == 0 ||
        len < sending->measured_len + MEASURED_STEP)
        return false;
    sending->measured_len = len;
    return tokens_of_answers(sending) > RESERVED_TIMES * sending->leaving.completion_tokens;
}

/* As the server says; what it does not say, or says of a text that is none, is estimated.
 */
static struct usage usage_of(const struct sending *sending, bool has_arrived, bool *is_told)
{
    struct model_usage told = model_reader_usage(sending->reader);
    struct usage used = {.requests = 1};

    used.prompt_tokens = told.prompt_tokens;
    used.completion_tokens = told.completion_tokens;
    if (told.prompt_tokens == 0 && (has_arrived || told.is_told))
        used.prompt_tokens = sending->leaving.prompt_tokens;
    if (told.completion_tokens == 0)
        used.completion_tokens = tokens_of_answers(sending);
    *is_told = told.is_told && used.prompt_tokens == told.prompt_tokens &&
               used.completion_tokens == told.completion_tokens;
    used.cost_micro = budget_cost(sending->question->posed.profile, used.prompt_tokens,
                                  used.completion_tokens);
    return used;
}

bool sending_settle(struct sending *sending, const char *finish, bool has_arrived,
                    struct error *err)
{
    struct question *question = sending->question;
    struct office *office = question->asker->office;
    struct egress egress = sending_egress(sending, finish);
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
    return asker_record(question->asker, &question->subjects, &egress, err) && is_settled;
}

/* ---- out ---- */

const char *question_ticket(const struct question *question)
{
    return question->subjects.ticket_count == 1 ? question->subjects.tickets[0] : NULL;
}

/* Durable before it leaves: where it cannot be recorded, nothing is sent. */
static bool record_departure(struct sending *sending, struct error *err)
{
    struct question *question = sending->question;
    struct egress egress = sending_egress(sending, "sent");
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
    request.tries = question->tries;
    request.body =
        text_from(buffer_text(&sending->leaving.body), sending->leaving.body.len);
    if (transfer_start(question->asker->net, &request, &sending_ears, sending,
                       &sending->transfer, err))
        return true;
    (void)!sending_settle(sending, question_failed(question, err->text), false, NULL);
    return false;
}

void sending_listen(struct sending *sending)
{
    struct question *question = sending->question;

    model_reader_destroy(sending->reader);
    sending->reader = model_reader_create(question->posed.server.api, true, sending->count,
                                          &sending_pieces, sending);
    sending->is_read = false;
    for (size_t i = 0; i < sending->count; i++)
        question->growing[sending->first + i].finish = MODEL_RUNNING;
}

static bool send_one(struct sending *sending, size_t variant, struct error *err)
{
    struct question *question = sending->question;

    sending->is_due = asker_has_to_wait(question->asker);
    if (sending->is_due)
        return true;
    sending->made_with = *question->posed.habits;
    sending_listen(sending);
    if (!consents_stand(question->asker->office, &question->consents, err) ||
        !leaving_make(&question->posed, variant, (int)sending->count, &sending->leaving,
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

static bool send_or_fail(struct sending *sending, struct error *why)
{
    struct question *question = sending->question;

    if (send_one(sending, sending->first, why))
        return true;
    sending->is_over = true;
    question->error = *why;
    for (size_t i = 0; i < sending->count; i++)
        answer_fail(question, sending->first + i, why->text);
    return false;
}

void question_go_on(struct question *question)
{
    struct error why = {0};

    if (question->moderating.is_due) {
        moderation_goes_on(question);
        return;
    }
    for (struct sending *sending = question->sendings; sending != NULL;
         sending = sending->next) {
        if (sending->is_due)
            (void)!send_or_fail(sending, &why);
    }
    question_settle(question);
}

bool question_send(struct question *question, size_t first, size_t count, struct error *err)
{
    int n;
    size_t requests = posed_requests(&question->posed, count, &n);
    size_t started = 0;
    struct error why = {0};

    for (size_t i = 0; i < requests; i++) {
        struct sending *sending = add_sending(question, first + i, (size_t)n);

        started += send_or_fail(sending, &why);
    }
    return started > 0 || error_set(err, why.code, "%s", why.text);
}
