#include "support/fake_peer.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PEER_LIMIT    ((size_t)256 * 1024 * 1024)
#define FILL_AT_ONCE  ((int64_t)65536)
#define WRITES_A_TURN 16

static bool has_header(const struct fake_rule *rule, const char *name)
{
    struct text rest = text_from(buffer_text(&rule->headers), rule->headers.len), line;
    size_t len = strlen(name);

    while (text_next(&rest, '\n', &line))
        if (line.len > len && text_is_ignoring_case(text_from(line.bytes, len), name))
            return true;
    return false;
}

/* Bytes of all steps; -1 where that is not known before. */
static int64_t body_len(const struct fake_rule *rule)
{
    int64_t len = 0;

    for (size_t i = 0; i < rule->step_count; i++) {
        const struct fake_step *step = &rule->steps[i];
        if (step->kind == STEP_STREAM || step->kind == STEP_NEVER ||
            (step->kind == STEP_FILL && step->size < 0))
            return -1;
        len += step->kind == STEP_FILL    ? step->size
               : step->kind == STEP_BYTES ? (int64_t)step->bytes.len
                                          : 0;
    }
    return len;
}

static enum fake_framing framing_of(const struct fake_rule *rule)
{
    if (rule->framing != FRAMING_BY_STEPS)
        return rule->framing;
    return body_len(rule) < 0 ? FRAMING_CHUNKED : FRAMING_LENGTH;
}

static bool is_streamed(const struct fake_rule *rule)
{
    for (size_t i = 0; i < rule->step_count; i++)
        if (rule->steps[i].kind == STEP_STREAM && !rule->steps[i].stream->is_whole)
            return true;
    return false;
}

static void put_head(struct fake_peer *peer)
{
    const struct fake_rule *rule = peer->rule;
    enum fake_framing framing = framing_of(rule);
    struct buffer *out = &peer->out;

    if (peer->has_head || framing == FRAMING_RAW)
        return;
    peer->has_head = true;
    buffer_format(out, "HTTP/1.1 %lld %s\r\n", (long long)rule->status, rule->reason);
    buffer_add(out, buffer_text(&rule->headers), rule->headers.len);
    if (!has_header(rule, "content-type:"))
        buffer_format(out, "Content-Type: %s\r\n",
                      is_streamed(rule) ? "text/event-stream" : "application/json");
    if (framing == FRAMING_CHUNKED)
        buffer_add_text(out, "Transfer-Encoding: chunked\r\n");
    if (framing == FRAMING_LENGTH)
        buffer_format(out, "Content-Length: %lld\r\n",
                      (long long)(rule->length >= 0 ? rule->length : body_len(rule)));
    if (rule->closes)
        buffer_add_text(out, "Connection: close\r\n");
    buffer_add_text(out, "\r\n");
}

static void put_body(struct fake_peer *peer, struct text bytes)
{
    bool is_chunk = framing_of(peer->rule) == FRAMING_CHUNKED;

    put_head(peer);
    if (bytes.len == 0)
        return;
    if (is_chunk)
        buffer_format(&peer->out, "%zx\r\n", bytes.len);
    buffer_add(&peer->out, bytes.bytes, bytes.len);
    if (is_chunk)
        buffer_add_text(&peer->out, "\r\n");
}

static void put_end(struct fake_peer *peer)
{
    enum fake_framing framing = framing_of(peer->rule);

    put_head(peer);
    if (framing == FRAMING_CHUNKED)
        buffer_add_text(&peer->out, "0\r\n\r\n");
    peer->is_last = framing == FRAMING_CLOSE || peer->rule->closes || peer->rule->cut >= 0;
}

/* The next of a fill; false where all is out. */
static bool fill(struct fake_peer *peer, const struct fake_step *step)
{
    struct buffer *event = &peer->event;
    int64_t left = step->size < 0 ? FILL_AT_ONCE : step->size - peer->filled;
    int64_t wanted = left < FILL_AT_ONCE ? left : FILL_AT_ONCE;

    while ((int64_t)event->len < wanted) {
        size_t at =
            (size_t)((peer->filled + (int64_t)event->len) % (int64_t)step->bytes.len);
        size_t rest = step->bytes.len - at;
        size_t room = (size_t)wanted - event->len;
        buffer_add(event, step->bytes.bytes + at, rest < room ? rest : room);
    }
    peer->filled += wanted;
    return wanted != 0;
}

/* False where the step is done. */
static bool go_on(struct fake_peer *peer, const struct fake_step *step, int64_t now)
{
    bool is_first = !peer->is_begun;

    peer->is_begun = true;
    switch (step->kind) {
    case STEP_HEAD:
        put_head(peer);
        return false;
    case STEP_BYTES:
        put_body(peer, step->bytes);
        return false;
    case STEP_FILL:
        if (!fill(peer, step))
            return false;
        break;
    case STEP_STREAM:
        if (!fake_stream_next(step->stream, &peer->cursor, &peer->event))
            return false;
        peer->due_ns = (is_first ? now : peer->due_ns) + step->stream->every_ns;
        break;
    case STEP_WAIT:
        peer->due_ns = is_first ? now + step->size : peer->due_ns;
        return is_first;
    case STEP_CLOSE:
    case STEP_RESET:
        peer->is_last = true;
        peer->is_reset = step->kind == STEP_RESET;
        return false;
    case STEP_NEVER:
        peer->due_ns = INT64_MAX;
        return true;
    }
    put_body(peer, text_from(buffer_text(&peer->event), peer->event.len));
    buffer_clear(&peer->event);
    return true;
}

static void next_step(struct fake_peer *peer)
{
    peer->step++;
    peer->is_begun = false;
    peer->filled = 0;
    peer->cursor = (struct fake_cursor){0};
}

/* Makes more to write, if it is time. */
static void make(struct fake_peer *peer, int64_t now)
{
    while (peer->rule != NULL && peer->out.len == 0 && !peer->is_last &&
           peer->due_ns <= now) {
        if (peer->step == peer->rule->step_count) {
            put_end(peer);
            peer->step++;
        } else if (peer->step > peer->rule->step_count) {
            peer->rule = NULL;
        } else if (!go_on(peer, &peer->rule->steps[peer->step], now)) {
            next_step(peer);
        }
    }
}

/* How many bytes may go out in one write now. */
static size_t may_write(const struct fake_peer *peer, int64_t now)
{
    const struct fake_rule *rule = peer->rule;
    int64_t len = (int64_t)peer->out.len;

    if (rule == NULL)
        return peer->out.len;
    if (peer->piece_due_ns > now)
        return 0;
    if (rule->piece > 0 && len > rule->piece)
        len = rule->piece;
    if (rule->cut >= 0 && len > rule->cut - peer->sent)
        len = rule->cut - peer->sent;
    return (size_t)len;
}

bool fake_peer_flush(struct fake_peer *peer, const char **who)
{
    for (int i = 0; i < WRITES_A_TURN; i++) {
        int64_t now = fake_now_ns();
        const struct fake_rule *rule = peer->rule;
        ssize_t done;
        size_t len;

        *who = "server";
        make(peer, now);
        if (rule != NULL && rule->cut >= 0 && peer->sent >= rule->cut) {
            peer->is_reset = rule->cut_resets;
            return false;
        }
        if (peer->out.len == 0)
            return !peer->is_last;
        len = may_write(peer, now);
        if (len == 0)
            return true;
        done = send(peer->fd, peer->out.bytes, len, MSG_NOSIGNAL);
        *who = "client";
        if (done < 0)
            return errno == EAGAIN || errno == EINTR;
        buffer_drop(&peer->out, (size_t)done);
        peer->sent += done;
        if (rule != NULL && rule->piece_ns > 0)
            peer->piece_due_ns = now + rule->piece_ns;
    }
    return true;
}

bool fake_peer_take(struct fake_peer *peer)
{
    char bytes[65536];
    ssize_t got = recv(peer->fd, bytes, sizeof(bytes), 0);

    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    return got > 0 && buffer_add(&peer->in, bytes, (size_t)got);
}

int64_t fake_peer_due(const struct fake_peer *peer)
{
    if (peer->out.len != 0)
        return peer->piece_due_ns > 0 ? peer->piece_due_ns : INT64_MAX;
    return peer->rule == NULL ? INT64_MAX : peer->due_ns;
}

bool fake_peer_wants_to_write(const struct fake_peer *peer, int64_t now)
{
    return peer->out.len != 0 && peer->piece_due_ns <= now;
}

struct fake_peer *fake_peer_create(int fd, int64_t number)
{
    struct fake_peer *peer = memory_get(sizeof(*peer));

    peer->fd = fd;
    peer->number = number;
    buffer_init(&peer->in, PEER_LIMIT);
    buffer_init(&peer->out, SIZE_MAX);
    buffer_init(&peer->event, SIZE_MAX);
    return peer;
}

void fake_peer_destroy(struct fake_peer *peer)
{
    struct linger at_once = {.l_onoff = 1, .l_linger = 0};

    if (peer->is_reset)
        setsockopt(peer->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    close(peer->fd);
    buffer_release(&peer->in);
    buffer_release(&peer->out);
    buffer_release(&peer->event);
    memory_free(peer);
}

void fake_peer_begin(struct fake_peer *peer, struct fake_rule *rule)
{
    peer->rule = rule;
    peer->has_head = false;
    peer->is_continued = false;
    peer->sent = 0;
    peer->due_ns = 0;
    peer->piece_due_ns = 0;
    peer->step = SIZE_MAX; /* before the first */
    next_step(peer);
}
