#include "net/transfer.h"

#include "support/server.h"
#include "support/transfers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define KEY "sk-canary-4711"

static void transfer__sends_the_request__and_hands_the_answer_over(void **state)
{
    static const char *const headers[] = {"X-Shop: Northline",
                                          "OpenAI-Organization: org-1"};
    struct server_process server;
    struct heard heard;

    (void)state;
    server_start(&server, "on POST /v1/chat has \"{\\\"n\\\":3}\"\n"
                          " header x-request-id: req_1\n"
                          " header x-ratelimit-remaining-requests: 12\n"
                          " header x-ratelimit-remaining-tokens: 40000\n"
                          " framing chunked\n pieces 3\n text Hello \n text \\x20Ana\n");
    transfers_ask(&(struct transfer_request){.url = server_url(&server, "/v1/chat?api=1"),
                                             .body = text_of("{\"n\":3}"),
                                             .headers = headers,
                                             .header_count = COUNT_OF(headers),
                                             .secret_name = "Authorization",
                                             .secret_before = "Bearer ",
                                             .secret = KEY},
                  &heard);
    assert_int_equal(heard.result.end, TRANSFER_DONE);
    assert_string_equal(buffer_text(&heard.bytes), "Hello Ana");
    assert_int_equal(heard.result.facts.status, 200);
    assert_string_equal(heard.result.facts.content_type, "application/json");
    assert_string_equal(heard.result.facts.request_id, "req_1");
    assert_string_equal(heard.result.facts.limit, "12 requests, 40000 tokens left");
    assert_string_equal(heard.result.error.text, "");
    assert_true(heard.alive > 0);
    assert_int_equal(server_count(&server, "POST /v1/chat?api=1 HTTP/1.1\r\n"), 1);
    assert_int_equal(server_count(&server, "\r\nX-Shop: Northline\r\n"), 1);
    assert_int_equal(server_count(&server, "\r\nOpenAI-Organization: org-1\r\n"), 1);
    assert_int_equal(server_count(&server, "\r\nAuthorization: Bearer " KEY "\r\n"), 1);
    assert_int_equal(server_count(&server, "\r\nContent-Type: application/json\r\n"), 1);
    assert_int_equal(server_count(&server, "Accept-Encoding"), 0);
    assert_int_equal(server_count(&server, "Expect"), 0);
    heard_release(&heard);
    server_stop(&server);
}

static void transfer__gets__where_there_is_no_body__and_reuses_its_connection(void **state)
{
    struct server_process server;
    struct heard heard;

    (void)state;
    server_start(&server, "on GET /v1/models\n text []\n");
    for (int i = 0; i < 3; i++) {
        transfers_ask(&(struct transfer_request){.url = server_url(&server, "/v1/models")},
                      &heard);
        assert_int_equal(heard.result.end, TRANSFER_DONE);
        assert_int_equal(heard.result.facts.reused, i > 0);
        heard_release(&heard);
    }
    assert_int_equal(server_count(&server, "=== open"), 1);
    assert_int_equal(server_count(&server, "GET /v1/models"), 3);
    server_stop(&server);
}

/* Who waits for a "100 Continue" that does not come loses a second. */
static void transfer__sends_a_long_request__without_asking_first(void **state)
{
    struct server_process server;
    struct heard heard;
    struct buffer body;

    (void)state;
    buffer_init(&body, SIZE_MAX);
    for (int i = 0; i < 300000; i++)
        buffer_add_text(&body, "a question ");
    server_start(&server, "on POST /\n text here\n");
    transfers_ask(
        &(struct transfer_request){.url = server_url(&server, "/"),
                                   .body = text_from(buffer_text(&body), body.len)},
        &heard);
    assert_string_equal(buffer_text(&heard.bytes), "here");
    assert_int_equal(server_count(&server, "a question"), 300000);
    assert_int_equal(server_count(&server, "Expect"), 0);
    heard_release(&heard);
    buffer_release(&body);
    server_stop(&server);
}

static void transfer_start__refuses__what_must_not_go_out(void **state)
{
    static const char *const split[] = {"X-A: b\r\nX-Evil: 1"};
    static const char *const bare[] = {"no name"};
    static const struct {
        struct transfer_request request;
        const char *why;
    } rows[] = {
        {{.url = "http://api.example.com/v1"}, "has to begin with https"},
        {{.url = "http://127.0.0.1.example.com/"}, "has to begin with https"},
        {{.url = "http://10.0.0.1/"}, "has to begin with https"},
        {{.url = "http://localhost@example.com/"}, "https://host/path"},
        {{.url = "ftp://example.com/"}, "https://host/path"},
        {{.url = "file:///etc/passwd"}, "https://host/path"},
        {{.url = ""}, "https://host/path"},
        {{.url = "https://example.com", .headers = split, .header_count = 1}, "line end"},
        {{.url = "https://example.com", .headers = bare, .header_count = 1}, "Name: value"},
        {{.url = "https://example.com", .secret_name = "api-key", .secret = KEY "\n"},
         "the key has a line end"},
    };
    struct transfer *transfer = NULL;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error err = {0};
        assert_false(transfer_start(transfers_net(), &rows[i].request, &heard_handler, NULL,
                                    &transfer, &err));
        assert_non_null(strstr(err.text, rows[i].why));
        assert_null(strstr(err.text, "canary"));
        assert_int_equal(err.code, ERROR_USAGE);
    }
    assert_null(transfer);
}

static void transfer__goes_straight_to_this_machine__whatever_proxy_is_set(void **state)
{
    struct server_process server;
    struct heard heard;

    (void)state;
    server_start(&server, "on GET /\n text here\n");
    setenv("http_proxy", "http://127.0.0.1:9", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:9", 1);
    transfers_ask(&(struct transfer_request){.url = server_url(&server, "/"),
                                             .proxy = "http://127.0.0.1:9",
                                             .tries = 1},
                  &heard);
    assert_string_equal(buffer_text(&heard.bytes), "here");
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
    heard_release(&heard);
    server_stop(&server);
}

/* The proxy sees the host, and neither the key nor what is asked. */
static void transfer__asks_its_proxy_for_the_way__and_says_where_it_gives_none(void **state)
{
    struct server_process server;
    struct heard heard;
    char proxy[64];

    (void)state;
    server_start(
        &server,
        "on CONNECT api.example.com:443\n status 407\n header x-request-id: proxy\n");
    snprintf(proxy, sizeof(proxy), "%s", server_url(&server, ""));
    transfers_ask(&(struct transfer_request){.url = "https://api.example.com/v1",
                                             .body = text_of("the question"),
                                             .secret_name = "api-key",
                                             .secret = KEY,
                                             .proxy = proxy,
                                             .tries = 1},
                  &heard);
    assert_int_equal(heard.result.end, TRANSFER_FAILED);
    assert_string_equal(heard.result.error.text,
                        "the proxy gives no way to api.example.com (it answered 407): is "
                        "[model] proxy right?");
    assert_string_equal(heard.result.facts.request_id, "");
    assert_int_equal(server_count(&server, KEY), 0);
    assert_int_equal(server_count(&server, "question"), 0);
    heard_release(&heard);
    server_stop(&server);
}

static void transfer__stops_from_outside__and_the_server_sees_it(void **state)
{
    struct server_process server;
    struct heard heard;
    struct transfer *transfer;

    (void)state;
    server_start(&server,
                 "on GET /\n framing chunked\n text first\n wait 20s\n text second");
    heard_init(&heard);
    transfer = transfers_start(&(struct transfer_request){.url = server_url(&server, "/"),
                                                          .secret_name = "api-key",
                                                          .secret = KEY},
                               &heard);
    while (heard.bytes.len == 0)
        transfers_turn(1);
    transfer_stop(transfer);
    server_await(&server, "=== close 1 by client", 1);
    transfers_turn(20);
    assert_int_equal(heard.done, 0);
    assert_string_equal(buffer_text(&heard.bytes), "first");
    heard_release(&heard);
    server_stop(&server);
}

static void transfer__stops_from_within__and_is_done(void **state)
{
    struct server_process server;
    struct heard heard;

    (void)state;
    server_start(&server, "on GET /\n fill endless data: x\\n\\n\n");
    heard_init(&heard);
    heard.stop_after = 1;
    (void)transfers_start(&(struct transfer_request){.url = server_url(&server, "/")},
                          &heard);
    transfers_await(&heard);
    assert_int_equal(heard.result.end, TRANSFER_STOPPED);
    server_await(&server, "=== close 1 by client", 1);
    heard_release(&heard);
    server_stop(&server);
}

/* A transfer whose handlers stop the one and start the other. */
struct meddler {
    struct heard heard;
    struct transfer *victim;
    struct heard *next;
    const char *url;
};

static bool meddle(void *context, const char *bytes, size_t len)
{
    struct meddler *meddler = context;

    (void)bytes;
    (void)len;
    if (meddler->victim != NULL) {
        transfer_stop(meddler->victim);
        (void)transfers_start(&(struct transfer_request){.url = meddler->url},
                              meddler->next);
    }
    meddler->victim = NULL;
    return true;
}

static void transfer__may_stop_and_start_others__from_a_handler(void **state)
{
    const struct transfer_handler handler = {.bytes = meddle, .done = heard_handler.done};
    struct server_process server;
    struct heard victim, next;
    struct meddler meddler = {.next = &next};
    struct transfer *transfer;
    struct error err;
    char url[64];

    (void)state;
    server_start(&server, "on GET /victim\n head\n never\non GET /\n text here\n");
    heard_init(&victim);
    heard_init(&next);
    heard_init(&meddler.heard);
    meddler.victim = transfers_start(
        &(struct transfer_request){.url = server_url(&server, "/victim")}, &victim);
    while (victim.alive == 0)
        transfers_turn(1);
    snprintf(url, sizeof(url), "%s", server_url(&server, "/"));
    meddler.url = url;
    assert_true(transfer_start(transfers_net(), &(struct transfer_request){.url = url},
                               &handler, &meddler, &transfer, &err));
    transfers_await(&next);
    transfers_await(&meddler.heard);
    server_await(&server, "=== close 1 by client", 1);
    assert_int_equal(victim.done, 0);
    assert_string_equal(buffer_text(&next.bytes), "here");
    heard_release(&victim);
    heard_release(&next);
    heard_release(&meddler.heard);
    server_stop(&server);
}

#define MANY 20
static void transfer__shares_the_wait_with_others(void **state)
{
    struct server_process server;
    struct heard heard[MANY];

    (void)state;
    server_start(&server, "on GET /\n stream chat n=3 tokens=50 every=1ms\n");
    for (size_t i = 0; i < MANY; i++) {
        heard_init(&heard[i]);
        (void)transfers_start(&(struct transfer_request){.url = server_url(&server, "/")},
                              &heard[i]);
    }
    for (size_t i = 0; i < MANY; i++) {
        transfers_await(&heard[i]);
        assert_int_equal(heard[i].result.end, TRANSFER_DONE);
        assert_non_null(strstr(buffer_text(&heard[i].bytes), "tok00149"));
        assert_non_null(strstr(buffer_text(&heard[i].bytes), "[DONE]"));
        assert_string_equal(buffer_text(&heard[i].bytes), buffer_text(&heard[0].bytes));
    }
    for (size_t i = 0; i < MANY; i++)
        heard_release(&heard[i]);
    assert_int_equal(server_count(&server, "=== open"), MANY);
    server_stop(&server);
}

static int64_t cpu_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* One call sleeps through it all, though a connection is kept that the server closes. */
static void net_wait__sleeps__when_no_transfer_runs(void **state)
{
    struct server_process server;
    struct heard heard;
    struct error err;
    int64_t before;

    (void)state;
    server_start(&server, "on GET /\n text here\n wait 50ms\n close\n");
    transfers_ask(&(struct transfer_request){.url = server_url(&server, "/")}, &heard);
    before = cpu_ns();
    assert_true(net_wait(transfers_net(), NULL, 0, 200, &err));
    assert_in_range(cpu_ns() - before, 0, 5000000);
    server_await(&server, "=== close 1 by server", 1);
    heard_release(&heard);
    server_stop(&server);
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
        cmocka_unit_test(transfer__sends_the_request__and_hands_the_answer_over),
        cmocka_unit_test(transfer__gets__where_there_is_no_body__and_reuses_its_connection),
        cmocka_unit_test(transfer__sends_a_long_request__without_asking_first),
        cmocka_unit_test(transfer_start__refuses__what_must_not_go_out),
        cmocka_unit_test(transfer__goes_straight_to_this_machine__whatever_proxy_is_set),
        cmocka_unit_test(
            transfer__asks_its_proxy_for_the_way__and_says_where_it_gives_none),
        cmocka_unit_test(transfer__stops_from_outside__and_the_server_sees_it),
        cmocka_unit_test(transfer__stops_from_within__and_is_done),
        cmocka_unit_test(transfer__may_stop_and_start_others__from_a_handler),
        cmocka_unit_test(transfer__shares_the_wait_with_others),
        cmocka_unit_test(net_wait__sleeps__when_no_transfer_runs),
    };
    return cmocka_run_group_tests(tests, NULL, stop_net);
}
