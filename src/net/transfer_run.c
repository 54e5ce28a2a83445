#include "transfer_parts.h"

#include "base/secret.h"

#include <limits.h>
#include <string.h>
#include <time.h>

#define BACKOFF_TIMES_MAX 16
#define JITTER            4 /* up to a quarter of a wait is left out */
#define LATER_MS          20

int64_t transfer_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Over HTTP/2 curl 7.88 says that a stream is not wanted any more only when it next has
 * something to write, and the server works on: the connection goes, unless others use it.
 */
void transfer_give_up(struct transfer *transfer)
{
    (void)curl_easy_setopt(transfer->easy, CURLOPT_FORBID_REUSE, 1L);
}

void transfer_close(struct transfer *transfer)
{
    if (transfer->easy != NULL) {
        transfer_give_up(transfer); /* says nothing where the answer has ended */
        (void)curl_multi_remove_handle(transfer->net->multi, transfer->easy);
        curl_easy_cleanup(transfer->easy);
        transfer->easy = NULL;
    }
    curl_slist_free_all(transfer->headers);
    transfer->headers = NULL;
}

static enum transfer_end end_of(const struct transfer *transfer, CURLcode code)
{
    int kind = transfer->facts.status / 100;

    if (transfer->cause == CAUSE_ENOUGH)
        return TRANSFER_STOPPED;
    if (!transfer->heads.is_whole || kind < 2)
        return TRANSFER_FAILED;
    if (kind > 2)
        return TRANSFER_REFUSED;
    if (code == CURLE_OK && transfer->cause == CAUSE_NONE)
        return TRANSFER_DONE;
    return transfer->received > 0 ? TRANSFER_CUT : TRANSFER_FAILED;
}

/* A status that may be another the next time. */
static bool status_may_pass(int status)
{
    return status == 408 || status == 409 || status == 429 || status >= 500;
}

static bool refused_may_pass(const struct transfer *transfer)
{
    const struct transfer_handler *handler = &transfer->handler;
    struct text body =
        text_from(buffer_text(&transfer->error_body), transfer->error_body.len);
    bool may = transfer->heads.should_retry >= 0 ? transfer->heads.should_retry == 1
                                                 : status_may_pass(transfer->facts.status);

    return may && (handler->may_retry == NULL ||
                   handler->may_retry(transfer->context, &transfer->facts, body));
}

/* Nothing listens on this machine: no network is in between that may come back. */
static bool nobody_is_there(const struct transfer *transfer, CURLcode code)
{
    return code == CURLE_COULDNT_CONNECT && transfer->is_loopback;
}

/* Silence is none of them: who asks again waits as long again. */
static bool may_try_again(const struct transfer *transfer, CURLcode code,
                          struct transfer_result *result)
{
    const struct transfer_handler *handler = &transfer->handler;
    bool is_ours = transfer->cause != CAUSE_NONE && transfer->cause != CAUSE_ENOUGH;

    if (transfer->tries >= transfer->request.tries)
        return false;
    if (result->end == TRANSFER_FAILED)
        return transfer->cause == CAUSE_NONE && transfer_may_pass(code) &&
               !nobody_is_there(transfer, code);
    if (result->end == TRANSFER_REFUSED)
        return refused_may_pass(transfer);
    return !is_ours && transfer->heads.should_retry != 0 && handler->in_vain != NULL &&
           handler->in_vain(transfer->context, result->end, &result->error);
}

/* As the server asks, else 0.5 s, doubled with each try, and not in step with others. */
static int64_t wait_before_next(const struct transfer *transfer)
{
    int64_t ms = transfer->request.backoff_ms;
    int64_t most = ms * BACKOFF_TIMES_MAX;

    if (transfer->heads.retry_ms >= 0)
        return transfer->heads.retry_ms;
    for (int i = 1; i < transfer->tries && ms < most; i++)
        ms *= 2;
    return ms - (int64_t)secret_random_below((uint32_t)(ms / JITTER) + 1);
}

static void try_again(struct transfer *transfer, const struct error *why)
{
    int64_t ms = wait_before_next(transfer);

    transfer->state = TRANSFER_RESTS;
    transfer->due_ms = transfer_now_ms() + ms;
    if (transfer->handler.waits != NULL)
        transfer->handler.waits(transfer->context, ms, &transfer->facts, why->text);
}

/* The attempt is over, by curl's word or ours. It is content with a head that breaks off.
 */
static void finish(struct transfer *transfer, CURLcode told)
{
    CURLcode code =
        told == CURLE_OK && !transfer->heads.is_whole ? CURLE_PARTIAL_FILE : told;
    struct transfer_result result = {.end = end_of(transfer, code)};
    long connects = 1;

    if (transfer->easy != NULL)
        (void)curl_easy_getinfo(transfer->easy, CURLINFO_NUM_CONNECTS, &connects);
    transfer->facts.reused = connects == 0;
    transfer_say(transfer, result.end, code, &result.error);
    secret_star(transfer->secret, result.error.text, 0, strlen(result.error.text));
    transfer_close(transfer);
    if (may_try_again(transfer, code, &result)) {
        try_again(transfer, &result.error);
        return;
    }
    result.facts = transfer->facts;
    if (result.end == TRANSFER_REFUSED)
        result.body =
            text_from(buffer_text(&transfer->error_body), transfer->error_body.len);
    transfer->state = TRANSFER_OVER;
    transfer->handler.done(transfer->context, &result);
}

/* What forbids it now did not when it was begun. */
static bool goes_on(struct transfer *transfer)
{
    struct transfer_result result = {.end = TRANSFER_FAILED};
    enum transfer_go go = TRANSFER_GOES;

    if (transfer->tries > 0 && transfer->handler.may_go != NULL)
        go = transfer->handler.may_go(transfer->context, &result.error);
    if (go == TRANSFER_GOES)
        return true;
    if (go == TRANSFER_GOES_LATER) {
        transfer->due_ms = transfer_now_ms() + LATER_MS;
        return false;
    }
    result.facts = transfer->facts;
    transfer->state = TRANSFER_OVER;
    transfer->handler.done(transfer->context, &result);
    return false;
}

static void begin(struct transfer *transfer)
{
    if (!goes_on(transfer))
        return;
    transfer->tries++;
    transfer->state = TRANSFER_RUNS;
    transfer->due_ms = transfer_now_ms() + transfer->request.first_byte_ms;
    transfer->content_due_ms =
        transfer_now_ms() + TRANSFER_EMPTY_TIMES * transfer->request.first_byte_ms;
    transfer->heard = 0;
    transfer->heads.len = 0;
    transfer_heads_clear(transfer);
    transfer->cause = CAUSE_NONE;
    transfer->received = 0;
    transfer->has_body = false;
    transfer->curl_says[0] = '\0';
    buffer_clear(&transfer->error_body);
    if (!transfer_open(transfer) ||
        curl_multi_add_handle(transfer->net->multi, transfer->easy) != CURLM_OK)
        finish(transfer, CURLE_OUT_OF_MEMORY);
}

int transfers_begin(struct net *net, int timeout_ms)
{
    int64_t now = net->transfers == NULL ? 0 : transfer_now_ms();
    int64_t least = timeout_ms < 0 ? INT_MAX : timeout_ms;

    for (struct transfer *transfer = net->transfers; transfer != NULL;
         transfer = transfer->next) {
        if (transfer->state == TRANSFER_RESTS && transfer->due_ms <= now)
            begin(transfer);
        if (transfer->state == TRANSFER_OVER)
            least = 0; /* its end may have news for who waits */
        else if (transfer->due_ms - now < least)
            least = transfer->due_ms > now ? transfer->due_ms - now : 0;
    }
    return timeout_ms < 0 && least == INT_MAX ? -1 : (int)least;
}

static void hear_ends(struct net *net)
{
    CURLMsg *message;
    int left;

    while ((message = curl_multi_info_read(net->multi, &left)) != NULL) {
        CURLcode code = message->data.result;
        char *told = NULL;
        (void)curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &told);
        struct transfer *transfer = (void *)told;
        if (transfer->state == TRANSFER_RUNS)
            finish(transfer, code);
        else
            transfer_close(transfer);
    }
}

static void look_at_deadlines(struct net *net)
{
    int64_t now = transfer_now_ms();

    for (struct transfer *transfer = net->transfers; transfer != NULL;
         transfer = transfer->next) {
        if (transfer->state != TRANSFER_RUNS || transfer->due_ms > now)
            continue;
        transfer->cause = transfer->content_due_ms <= now ? CAUSE_EMPTY : CAUSE_SILENCE;
        finish(transfer, CURLE_OPERATION_TIMEDOUT);
    }
}

bool transfers_run(struct net *net, struct error *err)
{
    CURLMcode code;
    int running;

    if (net->transfers == NULL)
        return true;
    code = curl_multi_perform(net->multi, &running);
    if (code != CURLM_OK)
        return error_set(err, ERROR_FAILED, "moving bytes failed: %s",
                         curl_multi_strerror(code));
    hear_ends(net);
    look_at_deadlines(net);
    return true;
}

void transfers_sweep(struct net *net)
{
    struct transfer **at = &net->transfers;

    while (*at != NULL) {
        struct transfer *transfer = *at;
        if (transfer->state == TRANSFER_OVER) {
            *at = transfer->next;
            transfer_destroy(transfer);
        } else {
            at = &transfer->next;
        }
    }
}
