// clang-format off
/*
 * A scripted HTTP/1.1 server on 127.0.0.1, for tests and benches:
 *   fake_server SCRIPT PORT_FILE JOURNAL
 * It takes a free port, writes it to PORT_FILE once it listens, serves any number of connections at
 * once, and ends when its standard input ends (give it a pipe) or by SIGTERM.
 *
 * JOURNAL grows by what happens, the bytes as they came:
 *   === open CONNECTION
 *   === request NUMBER connection C rule R bytes LEN     (rules count from 1; 0: none fitted)
 *   POST /v1/chat/completions HTTP/1.1 …                 (LEN bytes: request line, headers, body; then LF)
 *   === close CONNECTION by client|server after BYTES    (of its last answer that went out)
 *
 * SCRIPT is lines; empty ones and those that start with # say nothing. Texts know \n \r \t \\ \" \xNN; white
 * space at both ends is dropped (\x20 keeps it). TIME is 500us, 200ms, 1s; SIZE is 5, 64KB, 100MB.
 *   on METHOD PATH [has "WORDS"]... [nth N|N-|N-M]
 *                     a rule. METHOD may be "any", PATH is how the path starts, WORDS stand anywhere in the
 *                     request (up to 6), nth counts the requests that fit this rule else. The first rule that
 *                     fits answers; where none does, 404 does. What follows belongs to the rule.
 * How it answers:
 *   status NUMBER [REASON]      200 OK
 *   header Name: value          any number. Content-Type is text/event-stream before a stream, else
 *                               application/json, where no header says otherwise
 *   framing length [N]          Content-Length (N: a lie); the default where the size is known
 *   framing chunked             a chunk a step; the default of streams and endless fills
 *   framing close               the body ends where the connection does
 *   framing raw                 no head and no chunks: the steps are all there is
 *   closes                      Connection: close; else several requests on one connection
 *   pieces N [every TIME]       at most N bytes a write, head and all
 *   cut N [reset]               of the answer, head and all, N bytes go out, then it is closed
 * What it answers, step by step; the head goes out before the first byte of the body:
 *   text TEXT                   literally
 *   file PATH                   its bytes; PATH begins at the script's folder
 *   fill SIZE|endless TEXT      TEXT again and again
 *   stream chat|completions|responses|messages [n=N tokens=N] [every=TIME] [finish=REASON] [usage]
 *          [undone] [whole] [stamped]
 *                               n drafts (1) of so many tokens tok00000 tok00001 …, in turn, an event a token.
 *                               undone: it ends after the last token. whole: one JSON object, not streamed.
 *                               stamped: each token is "@NANOSECONDS ", of CLOCK_MONOTONIC, when it was made
 *   draft TEXT                  behind a stream in the place of n and tokens: one draft, a word a token
 *   wait TIME
 *   head                        the head, now
 *   close                       here, without the last chunk
 *   reset                       the same by RST
 *   never                       nothing more; the connection stays
 */
// clang-format on
#include "support/fake_peer.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUEST_LIMIT ((size_t)256 * 1024 * 1024)

struct server {
    struct fake_script script;
    int listener;
    int journal;
    int64_t connections;
    int64_t requests;
    struct fake_peer **peers;
    size_t peer_count;
    size_t peer_capacity;
};

static void die(const char *format, ...) PRINTF_LIKE(1, 2);
static void die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("fake_server: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(2);
}

/* One write, so that a line is whole whenever somebody reads. */
static void journal(struct server *server, const struct buffer *line)
{
    if (write(server->journal, buffer_text(line), line->len) != (ssize_t)line->len)
        die("the journal cannot be written");
}

static void journal_line(struct server *server, const char *what, int64_t number,
                         const char *rest)
{
    struct buffer line;

    buffer_init(&line, 256);
    buffer_format(&line, "=== %s %lld%s\n", what, (long long)number, rest);
    journal(server, &line);
    buffer_release(&line);
}

static void drop(struct server *server, size_t at, const char *who)
{
    struct fake_peer *peer = server->peers[at];
    char rest[80];

    snprintf(rest, sizeof(rest), " by %s after %lld", who, (long long)peer->sent);
    journal_line(server, "close", peer->number, rest);
    fake_peer_destroy(peer);
    server->peers[at] = server->peers[--server->peer_count];
}

static struct fake_rule none = {
    .reason = "Not found", .status = 404, .length = -1, .cut = -1};

/* As servers for http do where somebody speaks TLS to them. */
static struct fake_rule no_tls = {
    .reason = "Bad Request", .status = 400, .length = -1, .cut = -1, .closes = true};
#define TLS_HANDSHAKE 0x16 /* RFC 8446, 5.1 */

static bool fits(const struct fake_rule *rule, struct text method, struct text path,
                 struct text request)
{
    bool is_fit = (string_equals(rule->method, "any") || text_is(method, rule->method)) &&
                  text_starts_with(path, rule->path);

    for (size_t i = 0; i < rule->has_count; i++)
        is_fit = is_fit && text_find(request, rule->has[i]) != NULL;
    return is_fit;
}

/* The number of the first rule that answers, from 1; 0: none. All that fit count it. */
static size_t find_rule(struct server *server, struct text request)
{
    struct text rest = request, method = {0}, path = {0};
    size_t found = 0;

    (void)text_next_word(&rest, &method);
    (void)text_next_word(&rest, &path);
    for (size_t i = 0; i < server->script.rule_count; i++) {
        struct fake_rule *rule = &server->script.rules[i];
        if (!fits(rule, method, path, request))
            continue;
        rule->seen++;
        if (found == 0 && rule->seen >= rule->first && rule->seen <= rule->last)
            found = i + 1;
    }
    return found;
}

static void answer(struct server *server, struct fake_peer *peer, size_t len)
{
    struct text request = text_from(peer->in.bytes, len);
    size_t rule = find_rule(server, request);
    struct buffer line;

    buffer_init(&line, REQUEST_LIMIT);
    buffer_format(&line, "=== request %lld connection %lld rule %zu bytes %zu\n",
                  (long long)++server->requests, (long long)peer->number, rule, len);
    buffer_add(&line, request.bytes, request.len);
    buffer_add_char(&line, '\n');
    journal(server, &line);
    buffer_release(&line);
    buffer_drop(&peer->in, len);
    fake_peer_begin(peer, rule == 0 ? &none : &server->script.rules[rule - 1]);
}

/* The bytes of the body that the head promises. */
static size_t promised_len(struct text head)
{
    struct text line;
    int64_t len = 0;

    while (text_next(&head, '\n', &line)) {
        const char *colon = line.len == 0 ? NULL : memchr(line.bytes, ':', line.len);
        size_t name = colon == NULL ? 0 : (size_t)(colon - line.bytes);
        if (text_is_ignoring_case(text_from(line.bytes, name), "content-length") &&
            !text_to_integer(text_trim(text_from(colon + 1, line.len - name - 1)), 0,
                             (int64_t)REQUEST_LIMIT, &len))
            return 0;
    }
    return (size_t)len;
}

/* Begins the answer to the next request, once it is whole. */
static void hear(struct server *server, struct fake_peer *peer)
{
    struct text in = text_from(buffer_text(&peer->in), peer->in.len);
    const char *end = peer->rule != NULL ? NULL : text_find(in, text_of("\r\n\r\n"));
    struct text head;
    size_t len;

    if (peer->rule == NULL && in.len != 0 && in.bytes[0] == TLS_HANDSHAKE)
        fake_peer_begin(peer, &no_tls);
    if (end == NULL)
        return;
    head = text_from(in.bytes, (size_t)(end + 4 - in.bytes));
    len = head.len + promised_len(head);
    if (len <= in.len) {
        answer(server, peer, len);
    } else if (!peer->is_continued && text_find(head, text_of("100-continue")) != NULL) {
        peer->is_continued = true;
        buffer_add_text(&peer->out, "HTTP/1.1 100 Continue\r\n\r\n");
    }
}

static void welcome(struct server *server)
{
    int fd = accept4(server->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC), yes = 1;
    struct fake_peer *peer;

    if (fd < 0)
        return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    peer = fake_peer_create(fd, ++server->connections);
    server->peers = memory_reserve(server->peers, &server->peer_capacity,
                                   server->peer_count, sizeof(*server->peers));
    server->peers[server->peer_count++] = peer;
    journal_line(server, "open", peer->number, "");
}

/* Waits for the listener, the standard input, and all peers. */
static void wait_for_any(struct server *server, struct pollfd *polls)
{
    int64_t now = fake_now_ns(), due = INT64_MAX;
    struct timespec timeout = {0};

    polls[0] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    polls[1] = (struct pollfd){.fd = server->listener, .events = POLLIN};
    for (size_t i = 0; i < server->peer_count; i++) {
        const struct fake_peer *peer = server->peers[i];
        bool writes = fake_peer_wants_to_write(peer, now);
        polls[i + 2] = (struct pollfd){.fd = peer->fd,
                                       .events = (short)(POLLIN | (writes ? POLLOUT : 0))};
        if (!writes && fake_peer_due(peer) < due)
            due = fake_peer_due(peer);
    }
    if (due > now && due != INT64_MAX)
        timeout = (struct timespec){.tv_sec = (due - now) / 1000000000,
                                    .tv_nsec = (due - now) % 1000000000};
    if (ppoll(polls, (nfds_t)server->peer_count + 2, due == INT64_MAX ? NULL : &timeout,
              NULL) < 0 &&
        errno != EINTR)
        die("poll: %s", strerror(errno));
}

static void serve_peer(struct server *server, size_t at, short events)
{
    struct fake_peer *peer = server->peers[at];
    const char *who = "client";

    if ((events & (POLLIN | POLLHUP | POLLERR)) != 0 && !fake_peer_take(peer)) {
        drop(server, at, who);
        return;
    }
    hear(server, peer);
    if (!fake_peer_flush(peer, &who))
        drop(server, at, who);
}

static void serve(struct server *server)
{
    struct pollfd *polls = NULL;
    size_t capacity = 0;
    char byte;

    for (;;) {
        size_t count = server->peer_count;
        while (capacity < count + 2)
            polls = memory_reserve(polls, &capacity, capacity, sizeof(*polls));
        wait_for_any(server, polls);
        if (polls[0].revents != 0 && read(STDIN_FILENO, &byte, 1) <= 0)
            break;
        for (size_t i = count; i-- > 0;)
            serve_peer(server, i, polls[i + 2].revents);
        if (polls[1].revents != 0)
            welcome(server);
    }
    memory_free(polls);
    while (server->peer_count > 0)
        drop(server, server->peer_count - 1, "server");
}

static int listen_on_loopback(const char *port_file)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    char *new_file = memory_format("%s.new", port_file);
    FILE *file;

    if (listener < 0 || bind(listener, (struct sockaddr *)&address, len) != 0 ||
        listen(listener, 128) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &len) != 0)
        die("it cannot listen: %s", strerror(errno));
    file = fopen(new_file, "we");
    if (file == NULL || fprintf(file, "%d\n", ntohs(address.sin_port)) < 0 ||
        fclose(file) != 0 || rename(new_file, port_file) != 0)
        die("%s cannot be written", port_file);
    memory_free(new_file);
    return listener;
}

int main(int count, char **arguments)
{
    struct server server = {0};
    const char *complaint;

    if (count != 4)
        die("fake_server SCRIPT PORT_FILE JOURNAL");
    if (!fake_script_read(&server.script, arguments[1], &complaint))
        die("%s: %s", arguments[1], complaint);
    server.journal = open(arguments[3], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (server.journal < 0)
        die("%s cannot be written", arguments[3]);
    server.listener = listen_on_loopback(arguments[2]);
    serve(&server);
    memory_free(server.peers);
    fake_script_release(&server.script);
    return 0;
}
