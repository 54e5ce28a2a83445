#include "net/transfer.h"

#include "support/server.h"
#include "support/transfers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* Asks at "/" with next to no backoff; returns how many requests the server saw. */
static size_t ask(const char *script, struct heard *heard)
{
    struct server_process server;
    size_t requests;

    server_start(&server, script);
    transfers_ask(
        &(struct transfer_request){.url = server_url(&server, "/"), .backoff_ms = 1},
        heard);
    requests = server_count(&server, "=== request");
    server_stop(&server);
    return requests;
}

static void transfer__tries_again__by_the_status__and_as_the_server_says(void **state)
{
    static const struct {
        const char *answer; /* the first; a second is good */
        bool tries_again;
    } rows[] = {
        {"status 408", true},
        {"status 409", true},
        {"status 429", true},
        {"status 500", true},
        {"status 502", true},
        {"status 503", true},
        {"status 529", true},
        {"status 400", false},
        {"status 401", false},
        {"status 403", false},
        {"status 404", false},
        {"status 413", false},
        {"status 422", false},
        {"status 301", false},
        {"status 304", false},
        {"status 400\n header x-should-retry: true", true},
        {"status 503\n header X-Should-Retry: false", false},
        {"status 503\n header x-should-retry: perhaps", true},
        {"close", true},
        {"reset", true},
        {"head\n framing length 100\n close", true},
        {"head\n framing chunked\n reset", true},
        {"framing raw\n text HTTP/1.1 20\n close", true},
        {"framing raw\n text HTTP/1.1 200 OK\\r\\nX-Shop\n close", true},
        {"framing raw\n text SSH-2.0-OpenSSH\\r\\n\n close", false},
    };
    char script[256];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct heard heard;
        snprintf(script, sizeof(script), "on GET / nth 1\n %s\non GET /\n text here\n",
                 rows[i].answer);
        if (ask(script, &heard) != (rows[i].tries_again ? 2u : 1u))
            fail_msg("%s: %s", rows[i].answer, heard.result.error.text);
        assert_int_equal(heard.waits, rows[i].tries_again);
        assert_int_equal(heard.result.end == TRANSFER_DONE, rows[i].tries_again);
        assert_string_equal(buffer_text(&heard.bytes), rows[i].tries_again ? "here" : "");
        heard_release(&heard);
    }
}

static void transfer__gives_up__after_its_tries(void **state)
{
    struct heard heard;

    (void)state;
    assert_int_equal(ask("on GET / nth 3\n status 503\n text the third\n"
                         "on GET /\n status 429\n text one before\n",
                         &heard),
                     3);
    assert_int_equal(heard.waits, 2);
    assert_int_equal(heard.result.end, TRANSFER_REFUSED);
    assert_int_equal(heard.result.facts.status, 503);
    assert_string_equal(buffer_text(&heard.body), "the third");
    assert_string_equal(buffer_text(&heard.bytes), "");
    assert_non_null(strstr(heard.why, " answered 429"));
    assert_non_null(strstr(heard.result.error.text, " answered 503"));
    heard_release(&heard);
}

/* What is shown cannot be taken back. */
static void transfer__never_tries_again__once_bytes_were_handed_over(void **state)
{
    static const char *const ends[] = {"close", "reset", "wait 30s"};
    char script[256];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct server_process server;
        struct heard heard;
        snprintf(script, sizeof(script),
                 "on GET /\n framing chunked\n text Hello\n wait 20ms\n %s\n", ends[i]);
        server_start(&server, script);
        transfers_ask(&(struct transfer_request){.url = server_url(&server, "/"),
                                                 .backoff_ms = 1,
                                                 .idle_ms = 60},
                      &heard);
        assert_int_equal(heard.result.end, TRANSFER_CUT);
        assert_int_equal(heard.waits, 0);
        assert_int_equal(server_count(&server, "=== request"), 1);
        assert_string_equal(buffer_text(&heard.bytes), "Hello");
        assert_non_null(strstr(heard.result.error.text, "in the middle of its answer"));
        heard_release(&heard);
        server_stop(&server);
    }
}

static void transfer__tries_again__what_was_in_vain(void **state)
{
    static const struct {
        const char *answer; /* each of them */
        size_t vain;
        size_t stop_after;
        size_t requests;
        enum transfer_end end;
        int64_t idle_ms; /* 0: longer than a busy machine keeps the server waiting */
    } rows[] = {
        {"text no answer", 0, 0, 1, TRANSFER_DONE, 0},
        {"text no answer", 1, 0, 2, TRANSFER_DONE, 0},
        {"text no answer", 9, 0, 3, TRANSFER_DONE, 0},
        {"text no answer", 2, 2, 3, TRANSFER_STOPPED, 0},
        {"framing chunked\n text no\n wait 20ms\n close", 1, 0, 2, TRANSFER_CUT, 0},
        /* Who asks again waits as long again. */
        {"framing chunked\n text no\n wait 30s", 1, 0, 1, TRANSFER_CUT, 60},
        {"header x-should-retry: false\n text no answer", 1, 0, 1, TRANSFER_DONE, 0},
    };
    char script[256];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct server_process server;
        struct heard heard;

        snprintf(script, sizeof(script), "on GET /\n %s\n", rows[i].answer);
        server_start(&server, script);
        heard_init(&heard);
        heard.vain = rows[i].vain;
        heard.stop_after = rows[i].stop_after;
        transfers_start(&(struct transfer_request){.url = server_url(&server, "/"),
                                                   .backoff_ms = 1,
                                                   .idle_ms = rows[i].idle_ms},
                        &heard);
        transfers_await(&heard);
        assert_int_equal(server_count(&server, "=== request"), rows[i].requests);
        assert_int_equal(heard.waits, rows[i].requests - 1);
        assert_int_equal(heard.result.end, rows[i].end);
        assert_true(heard.bytes.len <= strlen("no answer"));
        if (heard.waits > 0)
            assert_string_equal(heard.why, "in vain");
        heard_release(&heard);
        server_stop(&server);
    }
}

static void transfer__never_tries_again__what_the_body_forbids(void **state)
{
    struct server_process server;
    struct heard heard;

    (void)state;
    server_start(&server, "on GET /\n status 429\n header x-should-retry: true\n"
                          " text {\"error\":{\"code\":\"insufficient_quota\"}}\n");
    heard_init(&heard);
    heard.forbids_retry = true;
    (void)transfers_start(
        &(struct transfer_request){.url = server_url(&server, "/"), .backoff_ms = 1},
        &heard);
    transfers_await(&heard);
    assert_int_equal(server_count(&server, "=== request"), 1);
    assert_int_equal(heard.waits, 0);
    assert_string_equal(heard.retry_body, "{\"error\":{\"code\":\"insufficient_quota\"}}");
    heard_release(&heard);
    server_stop(&server);
}

/* The wait that is told behind this answer; it is not waited for. */
static int64_t told_wait(const char *headers, int64_t backoff_ms)
{
    struct server_process server;
    struct heard heard;
    struct transfer *transfer;
    char script[512];

    snprintf(script, sizeof(script), "on GET /\n status 503\n%s", headers);
    server_start(&server, script);
    heard_init(&heard);
    transfer = transfers_start(&(struct transfer_request){.url = server_url(&server, "/"),
                                                          .backoff_ms = backoff_ms},
                               &heard);
    while (heard.waits == 0)
        transfers_turn(1);
    if (heard.done == 0)
        transfer_stop(transfer);
    heard_release(&heard);
    server_stop(&server);
    return heard.wait_ms[0];
}

static void transfer__waits_as_the_server_asks(void **state)
{
    static const struct {
        const char *headers;
        int64_t ms;
    } rows[] = {
        {" header retry-after-ms: 1500\n", 1500},
        {" header Retry-After-Ms: 1500.75\n", 1500},
        {" header Retry-After: 7\n", 7000},
        {" header Retry-After: 0\n", 0},
        {" header retry-after-ms: 250\n header retry-after: 7\n", 250},
        {" header retry-after: 7\n header retry-after-ms: 250\n", 250},
        {" header retry-after: 61\n", 60000},
        {" header retry-after: 999999999999999999\n", 60000},
        {" header retry-after-ms: 999999999\n", 60000},
        {" header retry-after: Sun, 06 Nov 1994 08:49:37 GMT\n", 0},
        {" header retry-after: Fri, 06 Nov 2099 08:49:37 GMT\n", 60000},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(told_wait(rows[i].headers, 0), rows[i].ms);
}

static void transfer__waits_until_a_date(void **state)
{
    char header[128];
    time_t soon = time(NULL) + 20;
    struct tm when;

    (void)state;
    strftime(header, sizeof(header), " header Retry-After: %a, %d %b %Y %H:%M:%S GMT\n",
             gmtime_r(&soon, &when));
    assert_in_range(told_wait(header, 0), 15000, 20000);
}

static void transfer__waits_half_a_second_at_first__where_nobody_says(void **state)
{
    (void)state;
    assert_in_range(told_wait("", 0), 375, 500);
    assert_in_range(told_wait(" header retry-after: soon\n", 0), 375, 500);
    assert_in_range(told_wait(" header retry-after: -5\n", 0), 375, 500);
}

static void transfer__doubles_its_waits__up_to_sixteen_times(void **state)
{
    struct server_process server;
    struct heard heard;

    (void)state;
    server_start(&server, "on GET / nth 7-\n text here\non GET /\n status 503\n");
    heard_init(&heard);
    (void)transfers_start(&(struct transfer_request){.url = server_url(&server, "/"),
                                                     .backoff_ms = 8,
                                                     .tries = 7},
                          &heard);
    for (size_t wait = 0; wait < 6; wait++) {
        int64_t most = wait < 4 ? 8 << wait : 8 * 16;
        while (heard.waits == wait && heard.done == 0)
            transfers_turn(1);
        assert_in_range(heard.wait_ms[wait % 4], most - most / 4, most);
    }
    transfers_await(&heard);
    assert_int_equal(heard.result.end, TRANSFER_DONE);
    heard_release(&heard);
    server_stop(&server);
}

static void transfer__tells_each_wait__with_its_limits(void **state)
{
    struct heard heard;

    (void)state;
    assert_int_equal(
        ask("on GET / nth 1\n status 429 Slow down\n header request-id: req_7\n"
            " header anthropic-ratelimit-tokens-remaining: 0\n"
            " closes\non GET /\n close\n",
            &heard),
        3);
    assert_int_equal(heard.waits, 2);
    assert_non_null(strstr(heard.why, "closed the connection without an answer"));
    assert_int_equal(heard.result.end, TRANSFER_FAILED);
    assert_int_equal(heard.result.facts.status, 0);
    assert_string_equal(heard.result.facts.request_id, "");
    assert_string_equal(heard.result.facts.limit, "");
    heard_release(&heard);
}

static int stop_net(void **state)
{
    (void)state;
    transfers_stop_net();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transfer__tries_again__by_the_status__and_as_the_server_says),
        cmocka_unit_test(transfer__gives_up__after_its_tries),
        cmocka_unit_test(transfer__never_tries_again__once_bytes_were_handed_over),
        cmocka_unit_test(transfer__tries_again__what_was_in_vain),
        cmocka_unit_test(transfer__never_tries_again__what_the_body_forbids),
        cmocka_unit_test(transfer__waits_as_the_server_asks),
        cmocka_unit_test(transfer__waits_until_a_date),
        cmocka_unit_test(transfer__waits_half_a_second_at_first__where_nobody_says),
        cmocka_unit_test(transfer__doubles_its_waits__up_to_sixteen_times),
        cmocka_unit_test(transfer__tells_each_wait__with_its_limits),
    };
    return cmocka_run_group_tests(tests, NULL, stop_net);
}
