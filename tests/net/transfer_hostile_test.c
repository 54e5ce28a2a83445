#include "net/transfer.h"

#include "support/server.h"
#include "support/transfers.h"

#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

/* One request, one try. */
static void ask(const char *script, const struct transfer_request *with,
                struct heard *heard)
{
    struct transfer_request request = *with;
    struct server_process server;

    server_start(&server, script);
    request.url = server_url(&server, "/");
    request.tries = 1;
    transfers_ask(&request, heard);
    server_stop(&server);
}

/* After "127.0.0.1:PORT". */
static void assert_says(const struct heard *heard, const char *words)
{
    if (strstr(heard->result.error.text, words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", heard->result.error.text, words);
}

static const struct transfer_request usual = {0};

/* An answer that breaks off anywhere is never taken for a whole one; the LF at its very end
 * says nothing any more. */
static void transfer__is_cut__at_every_byte(void **state)
{
    static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n";
    static const char body[] = "5\r\nHello\r\n4\r\n Ana\r\n0\r\n\r\n";
    struct server_process server;
    struct buffer script;
    size_t whole = strlen(head) + strlen(body);

    (void)state;
    buffer_init(&script, SIZE_MAX);
    for (size_t i = 0; i < whole; i++)
        buffer_format(
            &script,
            "on GET / nth %zu\n framing chunked\n cut %zu%s\n text Hello\n text \\x20Ana\n",
            i + 1, i, i % 2 == 1 ? " reset" : "");
    buffer_add_text(&script, "on GET /\n framing chunked\n text Hello\n text \\x20Ana\n");
    server_start(&server, buffer_text(&script));
    for (size_t i = 0; i <= whole; i++) {
        struct heard heard;
        transfers_ask(
            &(struct transfer_request){.url = server_url(&server, "/"), .tries = 1},
            &heard);
        assert_int_equal(heard.result.end, i + 1 >= whole        ? TRANSFER_DONE
                                           : heard.bytes.len > 0 ? TRANSFER_CUT
                                                                 : TRANSFER_FAILED);
        assert_memory_equal("Hello Ana", buffer_text(&heard.bytes), heard.bytes.len);
        if (i <= strlen(head) + 3)
            assert_int_equal(heard.bytes.len, 0);
        heard_release(&heard);
    }
    assert_int_equal(server_count(&server, "=== request"), whole + 1);
    server_stop(&server);
    buffer_release(&script);
}

static void transfer__takes_no_more__than_its_limits(void **state)
{
    static const char *const framings[] = {"length", "chunked", "close"};
    char script[128];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(framings); i++) {
        struct heard heard;
        snprintf(script, sizeof(script), "on GET /\n framing %s\n fill 100MB x\n",
                 framings[i]);
        ask(script, &(struct transfer_request){.body_limit = 100000}, &heard);
        assert_int_equal(heard.result.end, TRANSFER_CUT);
        assert_int_equal(heard.bytes.len, 100000);
        assert_says(&heard, "sent more than 100000 bytes");
        heard_release(&heard);

        snprintf(script, sizeof(script),
                 "on GET /\n status 500\n framing %s\n fill 100MB x\n", framings[i]);
        ask(script, &(struct transfer_request){.error_limit = 1000}, &heard);
        assert_int_equal(heard.result.end, TRANSFER_REFUSED);
        assert_int_equal(heard.result.body.len, 1000);
        assert_int_equal(heard.bytes.len, 0);
        heard_release(&heard);
    }
}

/* It is not read to its end, which never comes. */
static void transfer__leaves_an_error__that_has_no_end(void **state)
{
    struct heard heard;

    (void)state;
    ask("on GET /\n status 500\n fill endless x\n", &usual, &heard);
    assert_int_equal(heard.result.end, TRANSFER_REFUSED);
    assert_int_equal(heard.result.body.len, 64 * 1024);
    heard_release(&heard);
}

static void transfer__takes_a_body__of_exactly_its_limit(void **state)
{
    struct heard heard;

    (void)state;
    ask("on GET /\n fill 100KB x\n", &(struct transfer_request){.body_limit = 100000},
        &heard);
    assert_int_equal(heard.result.end, TRANSFER_DONE);
    assert_int_equal(heard.bytes.len, 100000);
    heard_release(&heard);
    ask("on GET /\n framing chunked\n fill endless data:x\n", &usual, &heard);
    assert_int_equal(heard.result.end, TRANSFER_CUT);
    assert_int_equal(heard.bytes.len, 8 * 1024 * 1024);
    heard_release(&heard);
}

static void transfer__refuses__what_is_no_http(void **state)
{
    static const struct {
        const char *answer;
        const char *words;
    } rows[] = {
        {"text SSH-2.0-OpenSSH_9\\r\\n\n close", "that is no HTTP"},
        {"text <html>hello</html>\n close", "that is no HTTP"},
        {"text HTTP/1.1 abc\\r\\n\\r\\n\n close", "that is no HTTP"},
        {"text HTTP/1.1 200 OK\\r\\nX: \n fill endless x", "127.0.0.1:"},
        {"text HTTP/1.1 200 OK\\r\\n\n fill endless X: y\\r\\n", "headers without an end"},
        {"text HTTP/1.1 103 Early\\r\\nX: y\\r\\n\\r\\n\n close", "without an answer"},
        {"text HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n\n close",
         "broke"},
        {"text HTTP/1.1 200 OK\\r\\nContent-Length: -5\\r\\n\\r\\nabc\n close",
         "127.0.0.1:"},
    };
    char script[256];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct heard heard;
        snprintf(script, sizeof(script), "on GET /\n framing raw\n %s\n", rows[i].answer);
        ask(script, &usual, &heard);
        if (heard.result.end != TRANSFER_FAILED)
            fail_msg("%s: end %d", rows[i].answer, (int)heard.result.end);
        assert_says(&heard, rows[i].words);
        heard_release(&heard);
    }
}

static void transfer__gives_up__on_a_server_that_never_answers(void **state)
{
    static const char endless_header[] = "framing raw\n pieces 1 every 5ms\n"
                                         " text HTTP/1.1 200 OK\\r\\nX: \n fill endless x";
    static const char *const answers[] = {
        "never", "head\n never", "framing raw\n text HTTP/1.1 20\n never", endless_header};
    char script[256];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        struct server_process server;
        struct heard heard;
        snprintf(script, sizeof(script), "on GET /\n %s\n", answers[i]);
        server_start(&server, script);
        transfers_ask(&(struct transfer_request){.url = server_url(&server, "/"),
                                                 .first_byte_ms = 60},
                      &heard);
        assert_int_equal(heard.result.end, TRANSFER_FAILED);
        assert_says(&heard, " sent nothing for 60 ms");
        assert_int_equal(heard.waits, 0);
        server_await(&server, "=== close 1 by client", 1);
        assert_int_equal(server_count(&server, "=== request"), 1);
        heard_release(&heard);
        server_stop(&server);
    }
}

static void transfer__gives_up__on_one_that_stops_in_the_middle(void **state)
{
    struct heard heard;

    (void)state;
    ask("on GET /\n framing chunked\n text Hel\n never\n",
        &(struct transfer_request){.first_byte_ms = 10000, .idle_ms = 50}, &heard);
    assert_int_equal(heard.result.end, TRANSFER_CUT);
    assert_string_equal(buffer_text(&heard.bytes), "Hel");
    assert_says(&heard, " sent nothing for 50 ms in the middle of its answer");
    heard_release(&heard);

    ask("on GET /\n status 500\n framing chunked\n text half an err\n never\n",
        &(struct transfer_request){.idle_ms = 50}, &heard);
    assert_int_equal(heard.result.end, TRANSFER_REFUSED);
    assert_string_equal(buffer_text(&heard.body), "half an err");
    heard_release(&heard);
}

/* llama.cpp sends comments for a minute while it reads the prompt. */
static void transfer__lives__while_comments_come(void **state)
{
    struct buffer script;
    struct heard heard;

    (void)state;
    buffer_init(&script, 4096);
    buffer_add_text(&script, "on GET /\n framing chunked\n");
    for (int i = 0; i < 12; i++)
        buffer_add_text(&script, " text :\\n\\n\n wait 30ms\n");
    buffer_add_text(&script, " text data: here\\n\\n\n");
    ask(buffer_text(&script),
        &(struct transfer_request){.first_byte_ms = 150, .idle_ms = 150}, &heard);
    assert_int_equal(heard.result.end, TRANSFER_DONE);
    assert_true(heard.alive >= 12);
    heard_release(&heard);
    buffer_release(&script);
}

static void transfer__does_not_follow__a_redirect(void **state)
{
    static const struct {
        const char *location;
        const char *words;
    } rows[] = {
        {"https://evil.example/v1?steal=\\x1b]0;x", "sends on to another address (302)"},
        {"https://evil.example:8443/v1/secret",
         "sends on to evil.example (302), where nothing is sent"},
        {"/login", "sends on to another address (302)"},
        {"http://user:word@evil.example/", "sends on to another address (302)"},
    };
    char script[256];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct heard heard;
        snprintf(script, sizeof(script),
                 "on GET /\n status 302 Found\n header Location: %s\n text moved\n",
                 rows[i].location);
        ask(script, &usual, &heard);
        assert_int_equal(heard.result.end, TRANSFER_REFUSED);
        assert_says(&heard, rows[i].words);
        assert_int_equal(heard.bytes.len, 0);
        assert_string_equal(buffer_text(&heard.body), "moved");
        heard_release(&heard);
    }
}

static void transfer__hears_the_last_head_alone__and_no_trailers(void **state)
{
    struct heard heard;

    (void)state;
    ask("on GET /\n framing raw\n"
        " text HTTP/1.1 103 Early\\r\\nx-request-id: early\\r\\nretry-after: "
        "9\\r\\n\\r\\n\n"
        " text HTTP/1.1 200 OK\\r\\ncontent-type: text/html; charset=utf-8\\r\\n\n"
        " text Transfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nok\\r\\n0\\r\\ncontent-type: "
        "b\\r\\n\\r\\n\n",
        &usual, &heard);
    assert_int_equal(heard.result.end, TRANSFER_DONE);
    assert_int_equal(heard.result.facts.status, 200);
    assert_string_equal(heard.result.facts.request_id, "");
    assert_string_equal(heard.result.facts.content_type, "text/html; charset=utf-8");
    assert_string_equal(buffer_text(&heard.bytes), "ok");
    heard_release(&heard);
}

/* What a server says of itself is drawn: it is clean, and short. */
static void transfer__cleans__what_headers_say(void **state)
{
    struct heard heard;

    (void)state;
    ask("on GET /\n header x-request-id: a\\x1b]0;pwned\\x07\\xe2\\x80\\xaeb\\xff\n"
        " header x-ratelimit-remaining-tokens: \\x1b[31m\n"
        " header content-type: "
        "0123456789012345678901234567890123456789012345678901234567890123456789"
        "012345678901234567890123456789\n text ok\n",
        &usual, &heard);
    assert_string_equal(heard.result.facts.request_id,
                        "a\u241b]0;pwned\u2407\u27e8RLO\u27e9b\ufffd");
    assert_string_equal(heard.result.facts.limit, "");
    assert_int_equal(strlen(heard.result.facts.content_type),
                     sizeof(heard.result.facts.content_type) - 1);
    heard_release(&heard);
}

static void transfer__hands_over__a_page_as_it_is(void **state)
{
    struct heard heard;

    (void)state;
    ask("on GET /\n header Content-Type: text/html\n text <html>Sign in</html>\n", &usual,
        &heard);
    assert_int_equal(heard.result.end, TRANSFER_DONE);
    assert_string_equal(heard.result.facts.content_type, "text/html");
    assert_string_equal(buffer_text(&heard.bytes), "<html>Sign in</html>");
    heard_release(&heard);
    ask("on GET /\n status 502\n header Content-Type: text/html\n text <html>Bad</html>\n",
        &usual, &heard);
    assert_int_equal(heard.result.end, TRANSFER_REFUSED);
    assert_int_equal(heard.bytes.len, 0);
    assert_string_equal(buffer_text(&heard.body), "<html>Bad</html>");
    heard_release(&heard);
}

/* A port that nobody listens on, since it is bound here and not listened on. */
static void transfer__says__that_nobody_listens(void **state)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct heard heard;
    char url[64], said[128];

    (void)state;
    assert_int_equal(bind(fd, (struct sockaddr *)&address, len), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &len), 0);
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", ntohs(address.sin_port));
    snprintf(said, sizeof(said),
             "127.0.0.1:%d refused the connection: is the server running?",
             ntohs(address.sin_port));
    transfers_ask(&(struct transfer_request){.url = url, .backoff_ms = 1}, &heard);
    assert_int_equal(heard.result.end, TRANSFER_FAILED);
    assert_string_equal(heard.result.error.text, said);
    assert_int_equal(heard.waits, 0); /* this machine: no network is in between */
    heard_release(&heard);
    close(fd);
}

/* Its queue of connections is full: to a client it looks like a host that is not there. */
static void transfer__gives_up__on_a_host_that_takes_no_connection(void **state)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int fillers[4];
    struct heard heard;
    char url[64];

    (void)state;
    assert_int_equal(bind(fd, (struct sockaddr *)&address, len), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &len), 0);
    assert_int_equal(listen(fd, 0), 0);
    for (size_t i = 0; i < COUNT_OF(fillers); i++) {
        fillers[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        (void)connect(fillers[i], (struct sockaddr *)&address, len);
    }
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", ntohs(address.sin_port));
    transfers_ask(
        &(struct transfer_request){
            .url = url, .connect_ms = 60, .backoff_ms = 1, .tries = 2},
        &heard);
    assert_int_equal(heard.result.end, TRANSFER_FAILED);
    assert_says(&heard, " did not take the connection in time");
    assert_int_equal(heard.waits, 1);
    heard_release(&heard);
    for (size_t i = 0; i < COUNT_OF(fillers); i++)
        close(fillers[i]);
    close(fd);
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
        cmocka_unit_test(transfer__is_cut__at_every_byte),
        cmocka_unit_test(transfer__takes_no_more__than_its_limits),
        cmocka_unit_test(transfer__leaves_an_error__that_has_no_end),
        cmocka_unit_test(transfer__takes_a_body__of_exactly_its_limit),
        cmocka_unit_test(transfer__refuses__what_is_no_http),
        cmocka_unit_test(transfer__gives_up__on_a_server_that_never_answers),
        cmocka_unit_test(transfer__gives_up__on_one_that_stops_in_the_middle),
        cmocka_unit_test(transfer__lives__while_comments_come),
        cmocka_unit_test(transfer__does_not_follow__a_redirect),
        cmocka_unit_test(transfer__hears_the_last_head_alone__and_no_trailers),
        cmocka_unit_test(transfer__cleans__what_headers_say),
        cmocka_unit_test(transfer__hands_over__a_page_as_it_is),
        cmocka_unit_test(transfer__says__that_nobody_listens),
        cmocka_unit_test(transfer__gives_up__on_a_host_that_takes_no_connection),
    };
    return cmocka_run_group_tests(tests, NULL, stop_net);
}
