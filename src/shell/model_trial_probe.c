/* One request of a profile's trial. */
#include "model_trial_parts.h"

#include "shell/budget.h"

#include <string.h>
#include <time.h>

#define PROBE_MS     20000 /* a model that has to be loaded first takes its time */
#define CONNECT_MS   5000
#define TURN_MS      250
#define ANSWER_LIMIT ((size_t)1024 * 1024)

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void take_piece(void *context, size_t index, struct text piece)
{
    struct probe *probe = context;

    if (index >= PROBE_ANSWERS || piece.len == 0)
        return;
    probe->has_begun[index] = true;
    if (index == 0)
        (void)buffer_add(&probe->bytes, piece.bytes, piece.len);
}

/* One that ends without a word at its token limit is an answer too; one that ends in
 * silence may be none of the server's. */
static void take_finish(void *context, size_t index, enum model_finish finish)
{
    struct probe *probe = context;

    if (index >= PROBE_ANSWERS)
        return;
    probe->has_begun[index] |= finish != MODEL_TRUNCATED && finish != MODEL_STOPPED;
    probe->is_truncated |= index == 0 && finish == MODEL_TRUNCATED;
}

static const struct model_handler reader_handler = {.piece = take_piece,
                                                    .finish = take_finish};

static bool take_bytes(void *context, const char *bytes, size_t len)
{
    struct probe *probe = context;

    return probe->reader != NULL ? model_reader_feed(probe->reader, bytes, len)
                                 : buffer_add(&probe->bytes, bytes, len);
}

/* A redirect is better told by the transfer, which knows where it leads. */
static void hear_refusal(struct probe *probe, const struct transfer_result *result)
{
    model_server_refusal(result, probe->key, &probe->fault);
    if (result->facts.status / 100 != 3)
        error_set(&probe->error, ERROR_UNREACHABLE, "%s", probe->fault.text);
}

static void hear_answer(struct probe *probe, const struct transfer_result *result)
{
    bool is_whole = result->end == TRANSFER_DONE;
    struct model_error said;

    if (probe->reader == NULL) {
        probe->has_answer = is_whole;
        return;
    }
    probe->has_answer = model_reader_end(probe->reader, is_whole) && is_whole;
    probe->usage = model_reader_usage(probe->reader);
    model_server_fault(probe->reader, probe->key, &said);
    if (!probe->has_answer && said.fault != MODEL_FAULT_NONE) {
        probe->fault = said;
        error_set(&probe->error, ERROR_UNREACHABLE, "%s", said.text);
    } else if (probe->has_answer && probe->is_truncated) {
        probe->has_answer = false;
        error_set(&probe->error, ERROR_UNREACHABLE,
                  "the answer ends in its middle, without an end of its own: does a proxy "
                  "cut it off?");
    }
}

static void take_end(void *context, const struct transfer_result *result)
{
    struct probe *probe = context;

    probe->is_done = true;
    probe->end = result->end;
    probe->facts = result->facts;
    probe->error = result->error;
    if (result->end == TRANSFER_REFUSED)
        hear_refusal(probe, result);
    else if (result->end != TRANSFER_FAILED)
        hear_answer(probe, result);
}

static const struct transfer_handler transfer_handler = {.bytes = take_bytes,
                                                         .done = take_end};

static void fail(struct probe *probe, const char *what)
{
    probe->is_done = true;
    probe->end = TRANSFER_FAILED;
    error_set(&probe->error, ERROR_UNREACHABLE, "%s", what);
}

static void await(struct trial *trial, struct transfer *transfer, struct probe *probe)
{
    int64_t deadline = now_ms() + PROBE_MS;

    if (deadline > trial->ends_at_ms)
        deadline = trial->ends_at_ms;
    while (!probe->is_done) {
        struct error err = {0};

        if (now_ms() >= deadline) {
            transfer_stop(transfer);
            fail(probe, "the server did not end its answer in time: is it overloaded, is "
                        "the model too large for it?");
        } else if (!net_wait(trial->net, NULL, 0, TURN_MS, &err)) {
            transfer_stop(transfer);
            fail(probe, err.text);
        }
    }
}

static int64_t at_most(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void send(struct trial *trial, const struct buffer *url, struct text body,
                 struct probe *probe)
{
    struct transfer_request request;
    struct transfer *transfer;
    struct error err = {0};

    model_server_request(trial->profile, &trial->server, trial->key, &trial->report->arena,
                         &request);
    request.url = buffer_text(url);
    request.body = body;
    request.connect_ms = CONNECT_MS;
    request.first_byte_ms = at_most(request.first_byte_ms, PROBE_MS);
    request.idle_ms = at_most(request.idle_ms, PROBE_MS);
    request.body_limit = ANSWER_LIMIT;
    request.tries = 1;
    if (transfer_start(trial->net, &request, &transfer_handler, probe, &transfer, &err))
        await(trial, transfer, probe);
    else
        fail(probe, err.text);
}

static void init(const struct trial *trial, struct probe *probe)
{
    *probe = (struct probe){.key = trial->key};
    buffer_init(&probe->bytes, ANSWER_LIMIT);
}

void probe_list(struct trial *trial, struct probe *probe)
{
    struct buffer url;

    init(trial, probe);
    buffer_init(&url, SIZE_MAX);
    model_list_url(&trial->server, &url);
    send(trial, &url, (struct text){0}, probe);
    buffer_release(&url);
}

void probe_moderation(struct trial *trial, const char *text, struct probe *probe)
{
    struct buffer url;
    struct buffer body;

    init(trial, probe);
    buffer_init(&url, SIZE_MAX);
    buffer_init(&body, SIZE_MAX);
    model_moderation_url(&trial->server, &url);
    model_moderation_body(&text, 1, &body);
    send(trial, &url, text_from(buffer_text(&body), body.len), probe);
    buffer_release(&url);
    buffer_release(&body);
}

/* What it takes at most is set aside, as of any request. */
static bool reserve(struct trial *trial, const struct model_call *call, struct usage *most)
{
    struct error err = {0};

    most->requests = 1;
    for (size_t i = 0; i < call->prompt->message_count; i++)
        most->prompt_tokens += prompt_tokens(call->prompt->messages[i].text) + 8;
    most->completion_tokens = call->max_tokens * call->n;
    if (budget_reserve(trial->office, trial->profile, NULL, most->prompt_tokens,
                       most->completion_tokens, moment_now(), &err))
        return true;
    report_problem(trial->report, trial->name, err.text);
    return false;
}

static void settle(struct trial *trial, const struct usage *most, const struct probe *probe)
{
    struct usage used = {.requests = 1};
    struct error err = {0};

    if (probe->has_answer)
        used = *most;
    if (probe->usage.prompt_tokens > 0)
        used.prompt_tokens = probe->usage.prompt_tokens;
    if (probe->usage.completion_tokens > 0)
        used.completion_tokens = probe->usage.completion_tokens;
    used.cost_micro =
        budget_cost(trial->profile, used.prompt_tokens, used.completion_tokens);
    if (!budget_settle(trial->office, trial->profile, most->prompt_tokens,
                       most->completion_tokens, &used, moment_now(), &err))
        report_problem(trial->report, "usage", err.text);
}

void probe_call(struct trial *trial, const struct model_call *call, struct probe *probe)
{
    struct usage most = {0};
    struct buffer url;
    struct buffer body;

    init(trial, probe);
    if (!reserve(trial, call, &most))
        return;
    probe->was_sent = true;
    buffer_init(&url, SIZE_MAX);
    buffer_init(&body, SIZE_MAX);
    model_call_url(&trial->server, &url);
    model_call_body(&trial->server, call, &body);
    probe->reader =
        model_reader_create(trial->server.api, call->is_streamed,
                            call->n > 1 ? PROBE_ANSWERS : 1, &reader_handler, probe);
    send(trial, &url, text_from(buffer_text(&body), body.len), probe);
    settle(trial, &most, probe);
    buffer_release(&url);
    buffer_release(&body);
}

void probe_release(struct probe *probe)
{
    model_reader_destroy(probe->reader);
    buffer_release_wiped(&probe->bytes);
}
