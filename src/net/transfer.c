#include "net/transfer.h"

#include "transfer_parts.h"

#include "base/secret.h"
#include "base/url.h"

#include <stdio.h>
#include <string.h>

#define CONNECT_MS    10000
#define FIRST_BYTE_MS 60000
#define IDLE_MS       30000
#define BACKOFF_MS    500
#define TRIES         3
#define BODY_LIMIT    ((size_t)8 * 1024 * 1024)
#define ERROR_LIMIT   ((size_t)64 * 1024)

static bool has_line_end(const char *text)
{
    return strpbrk(text, "\r\n") != NULL;
}

/* "Name: value" in one line. What it says is not repeated: it may be a secret. */
static bool check_headers(const struct transfer_request *request, struct error *err)
{
    for (size_t i = 0; i < request->header_count; i++) {
        const char *colon = strchr(request->headers[i], ':');
        if (has_line_end(request->headers[i]))
            return error_set(err, ERROR_USAGE, "header %zu has a line end in it", i + 1);
        if (colon == NULL || colon == request->headers[i])
            return error_set(err, ERROR_USAGE, "header %zu is no \"Name: value\"", i + 1);
    }
    if (request->secret_name == NULL)
        return true;
    if (has_line_end(request->secret_name) ||
        has_line_end(string_or_empty(request->secret_before)) ||
        has_line_end(string_or_empty(request->secret)))
        return error_set(err, ERROR_USAGE, "the key has a line end in it");
    return true;
}

static bool check(const struct transfer_request *request, struct url *url,
                  struct error *err)
{
    if (!url_read(text_of(request->url), url))
        return error_set(err, ERROR_USAGE,
                         "the address is none of the form https://host/path");
    if (!url->is_https && !url_is_loopback(url))
        return error_set(err, ERROR_USAGE,
                         "%.*s is not this machine, so its address has to begin with https",
                         (int)url->host.len, url->host.bytes);
    return check_headers(request, err);
}

/* The host, in brackets where it is an IPv6 address, with its port where that is not usual.
 */
static const char *where_of(struct arena *arena, const struct url *url)
{
    bool is_address6 = memchr(url->host.bytes, ':', url->host.len) != NULL;
    const char *host = arena_format(arena, is_address6 ? "[%.*s]" : "%.*s",
                                    (int)url->host.len, url->host.bytes);

    return url->port == (url->is_https ? 443 : 80)
               ? host
               : arena_format(arena, "%s:%d", host, (int)url->port);
}

static void copy_secret(struct transfer *transfer, const struct transfer_request *request)
{
    const char *before = string_or_empty(request->secret_before);
    const char *secret = string_or_empty(request->secret);
    size_t size;

    if (request->secret_name == NULL)
        return;
    size = strlen(request->secret_name) + strlen(before) + strlen(secret) + 3;
    transfer->secret_line = secret_get(size);
    snprintf(transfer->secret_line, size, "%s: %s%s", request->secret_name, before, secret);
    transfer->secret = transfer->secret_line + size - 1 - strlen(secret);
}

static void copy_headers(struct transfer *transfer, const struct transfer_request *request)
{
    const char **headers =
        arena_get(&transfer->strings, (request->header_count + 1) * sizeof(*headers));

    for (size_t i = 0; i < request->header_count; i++)
        headers[i] = arena_text(&transfer->strings, request->headers[i]);
    transfer->request.headers = headers;
}

static void copy_request(struct transfer *transfer, const struct transfer_request *from)
{
    struct transfer_request *to = &transfer->request;
    struct arena *arena = &transfer->strings;

    *to = *from;
    to->url = arena_text(arena, from->url);
    to->ca_file = arena_text(arena, from->ca_file);
    to->proxy = arena_text(arena, from->proxy);
    if (from->body.bytes != NULL)
        to->body.bytes = arena_copy(arena, from->body.bytes, from->body.len);
    copy_headers(transfer, from);
    copy_secret(transfer, from);
    to->secret_name = to->secret_before = to->secret = NULL;
    to->connect_ms = from->connect_ms > 0 ? from->connect_ms : CONNECT_MS;
    to->first_byte_ms = from->first_byte_ms > 0 ? from->first_byte_ms : FIRST_BYTE_MS;
    to->idle_ms = from->idle_ms > 0 ? from->idle_ms : IDLE_MS;
    to->backoff_ms = from->backoff_ms > 0 ? from->backoff_ms : BACKOFF_MS;
    to->body_limit = from->body_limit > 0 ? from->body_limit : BODY_LIMIT;
    to->error_limit = from->error_limit > 0 ? from->error_limit : ERROR_LIMIT;
    to->tries = from->tries > 0 ? from->tries : TRIES;
}

bool transfer_start(struct net *net, const struct transfer_request *request,
                    const struct transfer_handler *handler, void *context,
                    struct transfer **transfer, struct error *err)
{
    struct transfer *made;
    struct url url;

    if (!check(request, &url, err))
        return false;
    made = memory_get(sizeof(*made));
    arena_init(&made->strings);
    copy_request(made, request);
    made->net = net;
    made->handler = *handler;
    made->context = context;
    made->where = where_of(&made->strings, &url);
    made->is_loopback = url_is_loopback(&url);
    buffer_init(&made->error_body, made->request.error_limit);
    made->next = net->transfers;
    net->transfers = made;
    *transfer = made;
    return true;
}

void transfer_destroy(struct transfer *transfer)
{
    transfer_close(transfer);
    secret_free(transfer->secret_line);
    buffer_release(&transfer->error_body);
    arena_release(&transfer->strings);
    memory_free(transfer);
}

void transfer_stop(struct transfer *transfer)
{
    transfer->state = TRANSFER_OVER;
    if (!transfer->net->is_busy)
        transfers_sweep(transfer->net);
}
