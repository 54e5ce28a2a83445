#include "support/transfers.h"

#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define ENOUGH_MS 20000

static struct net *net;

struct net *transfers_net(void)
{
    struct error err = {0};

    if (net == NULL && (!secret_start(&err) || !net_create(&net, &err)))
        fail_msg("%s", err.text);
    return net;
}

void transfers_stop_net(void)
{
    net_destroy(net);
    net = NULL;
}

void heard_init(struct heard *heard)
{
    *heard = (struct heard){0};
    buffer_init(&heard->bytes, SIZE_MAX);
    buffer_init(&heard->body, SIZE_MAX);
}

void heard_release(struct heard *heard)
{
    buffer_release(&heard->bytes);
    buffer_release(&heard->body);
}

static bool hear_bytes(void *context, const char *bytes, size_t len)
{
    struct heard *heard = context;

    assert_true(len > 0);
    buffer_add(&heard->bytes, bytes, len);
    return heard->stop_after == 0 || heard->bytes.len < heard->stop_after;
}

static void hear_alive(void *context)
{
    struct heard *heard = context;

    heard->alive++;
}

static void hear_wait(void *context, int64_t ms, const struct transfer_facts *facts,
                      const char *why)
{
    struct heard *heard = context;

    heard->wait_ms[heard->waits++ % COUNT_OF(heard->wait_ms)] = ms;
    heard->result.facts = *facts;
    snprintf(heard->why, sizeof(heard->why), "%s", why);
}

static bool hear_may_retry(void *context, const struct transfer_facts *facts,
                           struct text body)
{
    struct heard *heard = context;

    assert_true(facts->status >= 300);
    snprintf(heard->retry_body, sizeof(heard->retry_body), "%.*s", (int)body.len,
             body.bytes);
    return !heard->forbids_retry;
}

static bool hear_vain(void *context, enum transfer_end end, struct error *why)
{
    struct heard *heard = context;

    assert_true(end == TRANSFER_DONE || end == TRANSFER_CUT || end == TRANSFER_STOPPED);
    if (heard->vain == 0)
        return false;
    heard->vain--;
    buffer_clear(&heard->bytes);
    return !error_set(why, ERROR_UNREACHABLE, "in vain");
}

static void hear_done(void *context, const struct transfer_result *result)
{
    struct heard *heard = context;

    heard->done++;
    heard->result = *result;
    buffer_add(&heard->body, result->body.bytes, result->body.len);
    heard->result.body = text_from(buffer_text(&heard->body), heard->body.len);
}

const struct transfer_handler heard_handler = {.bytes = hear_bytes,
                                               .alive = hear_alive,
                                               .waits = hear_wait,
                                               .may_retry = hear_may_retry,
                                               .in_vain = hear_vain,
                                               .done = hear_done};

struct transfer *transfers_start(const struct transfer_request *request,
                                 struct heard *heard)
{
    struct transfer *transfer = NULL;
    struct error err = {0};

    if (!transfer_start(transfers_net(), request, &heard_handler, heard, &transfer, &err))
        fail_msg("%s", err.text);
    return transfer;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void turn(int ms)
{
    struct error err = {0};

    if (!net_wait(transfers_net(), NULL, 0, ms, &err))
        fail_msg("%s", err.text);
}

void transfers_await(struct heard *heard)
{
    for (int64_t end = now_ms() + ENOUGH_MS; heard->done == 0 && now_ms() < end;)
        turn(ENOUGH_MS);
    assert_int_equal(heard->done, 1);
}

void transfers_ask(const struct transfer_request *request, struct heard *heard)
{
    heard_init(heard);
    (void)transfers_start(request, heard);
    transfers_await(heard);
}

void transfers_turn(int ms)
{
    int64_t end = now_ms() + ms;

    while (now_ms() < end)
        turn((int)(end - now_ms()));
}
