#include "support/server.h"

#include "base/process.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static int dial(const struct server_process *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)server->port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(fd >= 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    return fd;
}

static void ask(int fd, const char *method, const char *path, const char *body)
{
    char request[512];
    int len = snprintf(request, sizeof(request),
                       "%s %s HTTP/1.1\r\nContent-Length: %zu\r\n\r\n%s", method, path,
                       strlen(body), body);

    assert_int_equal(send(fd, request, (size_t)len, MSG_NOSIGNAL), len);
}

/* All that comes until it is closed; false where it was reset. */
static bool hear(int fd, struct buffer *out)
{
    char bytes[4096];
    ssize_t got;

    while ((got = recv(fd, bytes, sizeof(bytes), 0)) > 0)
        buffer_add(out, bytes, (size_t)got);
    close(fd);
    return got == 0;
}

static void assert_answers(const char *script, const char *body, const char *answer)
{
    struct server_process server;
    struct buffer heard;
    int fd;

    buffer_init(&heard, 1 << 20);
    server_start(&server, script);
    fd = dial(&server);
    ask(fd, "POST", "/v1/chat", body);
    assert_true(hear(fd, &heard));
    assert_string_equal(buffer_text(&heard), answer);
    server_stop(&server);
    buffer_release(&heard);
}

#define HEAD(rest) "HTTP/1.1 200 OK\r\nContent-Type: " rest "Connection: close\r\n\r\n"

static void fake_server__answers_as_its_script_says(void **state)
{
    static const struct {
        const char *script;
        const char *answer;
    } rows[] = {
        {"on any /\n closes\n text {\"a\":\\x31}\\n",
         HEAD("application/json\r\nContent-Length: 8\r\n") "{\"a\":1}\n"},
        {"on GET /\n text no\non POST /v2\n text no\non POST /v1 has \"nothing\"\n text "
         "no\n"
         "on POST /v1/ch has \"a \\\"b\\\"\"\n closes\n text yes",
         HEAD("application/json\r\nContent-Length: 3\r\n") "yes"},
        {"on any /\n closes\n framing chunked\n text one\n wait 1ms\n text two",
         HEAD("application/json\r\nTransfer-Encoding: chunked\r\n") "3\r\none\r\n3\r\ntwo\r"
                                                                    "\n0\r\n\r\n"},
        {"on any /\n closes\n framing chunked\n text one\n close\n text two",
         HEAD("application/json\r\nTransfer-Encoding: chunked\r\n") "3\r\none\r\n"},
        {"on any /\n framing raw\n text HTTP/1.1 200\\n\\n\n pieces 1\n fill 5 ab\n close",
         "HTTP/1.1 200\n\nababa"},
        {"on any /\n status 429 Slow down\n header retry-after-ms: 20\n cut 30\n text none "
         "of this",
         "HTTP/1.1 429 Slow down\r\nretry-"},
        {"on any /\n close", ""},
        {"on any /\n framing raw\n stream completions finish=length\n  draft Hi Ana\n "
         "close",
         "data: "
         "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":"
         "\"fake\","
         "\"choices\":[{\"index\":0,\"text\":\"Hi\",\"logprobs\":null,\"finish_reason\":"
         "null}]}\n\n"
         "data: "
         "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":"
         "\"fake\","
         "\"choices\":[{\"index\":0,\"text\":\" "
         "Ana\",\"logprobs\":null,\"finish_reason\":null}]}\n\n"
         "data: "
         "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":"
         "\"fake\","
         "\"choices\":[{\"index\":0,\"text\":\"\",\"logprobs\":null,\"finish_reason\":"
         "\"length\"}]}\n\n"
         "data: [DONE]\n\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_answers(rows[i].script, "a \"b\"", rows[i].answer);
}

static void fake_server__counts_requests__and_resets__and_keeps_a_journal(void **state)
{
    struct server_process server;
    struct buffer heard;
    int fd;

    (void)state;
    buffer_init(&heard, 1 << 20);
    server_start(&server, "on any /a nth 2-\n framing raw\n text second\n reset\n"
                          "on any /a\n framing raw\n text first\n");
    fd = dial(&server);
    ask(fd, "GET", "/a", "");
    server_await(&server, "=== request 1 connection 1 rule 2", 1);
    ask(fd, "POST", "/a/b", "the body");
    assert_false(hear(fd, &heard));
    server_await(&server, "=== request 2 connection 1 rule 1", 1);
    server_await(&server, "=== close 1 by server", 1);
    assert_int_equal(
        server_count(&server, "POST /a/b HTTP/1.1\r\nContent-Length: 8\r\n\r\nthe body\n"),
        1);
    assert_int_equal(server_count(&server, "=== open"), 1);
    server_stop(&server);
    buffer_release(&heard);
}

static void fake_server__never_answers__while_others_are_served(void **state)
{
    struct server_process server;
    struct buffer heard;
    int silent, busy;

    (void)state;
    buffer_init(&heard, 1 << 20);
    server_start(&server, "on any /a\n never\non any /\n closes\n framing raw\n text here");
    silent = dial(&server);
    ask(silent, "GET", "/a", "");
    server_await(&server, "GET /a", 1);
    busy = dial(&server);
    ask(busy, "GET", "/b", "");
    assert_true(hear(busy, &heard));
    assert_string_equal(buffer_text(&heard), "here");
    assert_int_equal(recv(silent, &busy, 1, MSG_DONTWAIT), -1);
    close(silent);
    server_await(&server, "=== close 1 by client after 0", 1);
    server_stop(&server);
    buffer_release(&heard);
}

/* The scripts that stand in files: what their first line says they do. */
static void error_then_success__refuses_the_first_request_alone(void **state)
{
    static const char path[] = "tests/support/scripts/error_then_success.txt";
    static const char *const lines[] = {"HTTP/1.1 429 Too Many Requests\r\n",
                                        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\n"};
    struct server_process server;
    char script[4096] = "";
    FILE *file = fopen(path, "re");

    (void)state;
    assert_non_null(file);
    assert_true(fread(script, 1, sizeof(script) - 1, file) > 0);
    fclose(file);
    server_start(&server, script);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct buffer heard;
        int fd = dial(&server);

        buffer_init(&heard, 1 << 20);
        ask(fd, "POST", "/v1/chat/completions", "{}");
        shutdown(fd, SHUT_WR);
        (void)hear(fd, &heard);
        if (!text_starts_with(text_of(buffer_text(&heard)), lines[i]))
            fail_msg("%zu: %s", i + 1, buffer_text(&heard));
        buffer_release(&heard);
    }
    server_stop(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fake_server__answers_as_its_script_says),
        cmocka_unit_test(error_then_success__refuses_the_first_request_alone),
        cmocka_unit_test(fake_server__counts_requests__and_resets__and_keeps_a_journal),
        cmocka_unit_test(fake_server__never_answers__while_others_are_served),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
