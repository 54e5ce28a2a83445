#include "transfer_parts.h"

#define HEADERS_LIMIT ((size_t)256 * 1024)

/* What curl is told so that it ends the attempt: none of the bytes was taken. */
static size_t refuse(struct transfer *transfer, enum transfer_cause cause)
{
    transfer->cause = cause;
    transfer_give_up(transfer);
    return 0;
}

/* The handler, unless the transfer was stopped meanwhile by another's. */
static bool hand_over(struct transfer *transfer, const char *bytes, size_t len)
{
    if (transfer->handler.alive != NULL && transfer->state == TRANSFER_RUNS)
        transfer->handler.alive(transfer->context);
    if (len == 0)
        return true;
    transfer->received += len;
    return transfer->state == TRANSFER_RUNS &&
           transfer->handler.bytes(transfer->context, bytes, len);
}

/* What comes puts off the deadline; what is no content, not beyond its own. */
static void put_off(struct transfer *transfer)
{
    const struct transfer_handler *handler = &transfer->handler;
    int64_t idle_ms = transfer->request.idle_ms;
    int64_t now = transfer_now_ms();
    size_t heard = handler->heard == NULL || transfer->state != TRANSFER_RUNS
                       ? transfer->heard
                       : handler->heard(transfer->context);

    if (heard != transfer->heard)
        transfer->content_due_ms = now + TRANSFER_EMPTY_TIMES * idle_ms;
    transfer->heard = heard;
    transfer->due_ms =
        now + idle_ms < transfer->content_due_ms ? now + idle_ms : transfer->content_due_ms;
}

static size_t hear_body(char *bytes, size_t size, size_t len, void *context)
{
    struct transfer *transfer = context;
    struct buffer *error_body = &transfer->error_body;
    size_t limit = transfer->request.body_limit - transfer->received;

    (void)size; /* 1, says curl */
    transfer->has_body = true;
    if (transfer->facts.status / 100 == 2) {
        if (!hand_over(transfer, bytes, len < limit ? len : limit))
            return refuse(transfer, CAUSE_ENOUGH);
        put_off(transfer);
        return len <= limit ? len : refuse(transfer, CAUSE_BODY);
    }
    put_off(transfer);
    limit = error_body->limit - error_body->len;
    buffer_add(error_body, bytes, len < limit ? len : limit);
    return len <= limit ? len : refuse(transfer, CAUSE_ERROR);
}

/* Trailers come this way too: what is said behind the body changes nothing. */
static size_t hear_header(char *bytes, size_t size, size_t len, void *context)
{
    struct transfer *transfer = context;

    (void)size;
    transfer->heads.len += len;
    if (transfer->heads.len > HEADERS_LIMIT)
        return refuse(transfer, CAUSE_HEADERS);
    if (transfer->has_body)
        return len;
    transfer_heads_hear(transfer, text_from(bytes, len));
    return hand_over(transfer, NULL, 0) ? len : refuse(transfer, CAUSE_ENOUGH);
}

static bool add_header(struct transfer *transfer, const char *line)
{
    struct curl_slist *longer = curl_slist_append(transfer->headers, line);

    if (longer == NULL)
        return false;
    transfer->headers = longer;
    return true;
}

/* "Expect:" asks curl for none: a server that does not know it would cost a second. */
static bool set_headers(struct transfer *transfer)
{
    const struct transfer_request *request = &transfer->request;
    bool is_good = add_header(transfer, "Expect:");

    if (request->body.bytes != NULL)
        is_good = is_good && add_header(transfer, "Content-Type: application/json");
    for (size_t i = 0; i < request->header_count; i++)
        is_good = is_good && add_header(transfer, request->headers[i]);
    if (transfer->secret_line != NULL)
        is_good = is_good && add_header(transfer, transfer->secret_line);
    return is_good && curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER,
                                       transfer->headers) == CURLE_OK;
}

static bool set_body(const struct transfer *transfer)
{
    struct text body = transfer->request.body;

    return body.bytes == NULL ||
           (curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE,
                             (curl_off_t)body.len) == CURLE_OK &&
            curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDS, body.bytes) == CURLE_OK);
}

/* Nothing of the environment counts: what is empty is none. This machine has no proxy. */
static bool set_way(const struct transfer *transfer)
{
    const struct transfer_request *request = &transfer->request;
    CURL *easy = transfer->easy;
    bool has_proxy = request->proxy != NULL && !transfer->is_loopback;

    return curl_easy_setopt(easy, CURLOPT_URL, request->url) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PROXY, has_proxy ? request->proxy : "") ==
               CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_NOPROXY, "") == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_ms) ==
               CURLE_OK &&
           (!request->is_http1 ||
            curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1) ==
                CURLE_OK) &&
           curl_easy_setopt(easy, CURLOPT_USERAGENT, TRANSFER_AGENT) == CURLE_OK;
}

/* A file of authorities stands in the place of the system's, not beside them. */
static bool set_trust(const struct transfer *transfer)
{
    const char *ca_file = transfer->request.ca_file;
    CURL *easy = transfer->easy;

    return curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) ==
               CURLE_OK &&
           (ca_file == NULL ||
            (curl_easy_setopt(easy, CURLOPT_CAPATH, NULL) == CURLE_OK &&
             curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file) == CURLE_OK));
}

static bool set_ears(struct transfer *transfer)
{
    CURL *easy = transfer->easy;

    return curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, hear_body) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, hear_header) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->curl_says) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer) == CURLE_OK;
}

bool transfer_open(struct transfer *transfer)
{
    transfer->easy = curl_easy_init();
    return transfer->easy != NULL && set_way(transfer) && set_trust(transfer) &&
           set_headers(transfer) && set_body(transfer) && set_ears(transfer);
}
