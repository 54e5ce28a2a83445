#include "transfer_parts.h"

#include "base/secret.h"
#include "base/url.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define NOTHING      (-1)
#define RETRY_MAX_MS 60000

void transfer_heads_clear(struct transfer *transfer)
{
    transfer->heads = (struct transfer_heads){.retry_ms = NOTHING,
                                              .should_retry = NOTHING,
                                              .requests_left = NOTHING,
                                              .tokens_left = NOTHING,
                                              .len = transfer->heads.len};
    transfer->facts = (struct transfer_facts){0};
}

/* Sanitised, without the key, and cut where out ends. */
static void keep(const struct transfer *transfer, struct text value, char *out, size_t size)
{
    struct buffer clean;

    buffer_init(&clean, size - 1);
    utf8_sanitise(value, SANITISE_SHOWN, &clean, NULL);
    snprintf(out, size, "%s", buffer_text(&clean));
    secret_star(transfer->secret, out, 0, strlen(out));
    buffer_release(&clean);
}

static void keep_type(struct transfer *transfer, struct text value)
{
    keep(transfer, value, transfer->facts.content_type,
         sizeof(transfer->facts.content_type));
}

static void keep_id(struct transfer *transfer, struct text value)
{
    keep(transfer, value, transfer->facts.request_id, sizeof(transfer->facts.request_id));
}

/* Digits; a fraction is dropped. False for anything else. */
static bool read_whole_part(struct text value, int64_t max, int64_t *number)
{
    const char *dot = memchr(value.bytes, '.', value.len);
    size_t len = dot == NULL ? value.len : (size_t)(dot - value.bytes);
    int64_t read;

    if (!text_to_integer(text_from(value.bytes, len), 0, INT64_MAX, &read))
        return false;
    *number = read < max ? read : max;
    return true;
}

static void keep_retry_ms(struct transfer *transfer, struct text value)
{
    (void)read_whole_part(value, RETRY_MAX_MS, &transfer->heads.retry_ms);
}

/* RFC 9110, 10.2.3: seconds or a date. The milliseconds' header wins, wherever it stands.
 */
static void keep_retry(struct transfer *transfer, struct text value)
{
    int64_t seconds = 0;
    char date[64];

    if (transfer->heads.retry_ms != NOTHING)
        return;
    if (!read_whole_part(value, RETRY_MAX_MS / 1000, &seconds)) {
        snprintf(date, sizeof(date), "%.*s", (int)value.len, value.bytes);
        time_t when = curl_getdate(date, NULL);
        if (when == -1)
            return;
        seconds = (int64_t)when - (int64_t)time(NULL);
    }
    seconds = seconds < 0 ? 0 : seconds;
    transfer->heads.retry_ms =
        seconds < RETRY_MAX_MS / 1000 ? seconds * 1000 : RETRY_MAX_MS;
}

static void keep_should_retry(struct transfer *transfer, struct text value)
{
    if (text_is_ignoring_case(value, "true"))
        transfer->heads.should_retry = 1;
    if (text_is_ignoring_case(value, "false"))
        transfer->heads.should_retry = 0;
}

static void keep_limit(struct transfer *transfer)
{
    const struct transfer_heads *heads = &transfer->heads;
    struct buffer out;

    buffer_init(&out, sizeof(transfer->facts.limit) - 1);
    if (heads->requests_left != NOTHING)
        buffer_format(&out, "%lld requests", (long long)heads->requests_left);
    if (heads->tokens_left != NOTHING)
        buffer_format(&out, "%s%lld tokens", out.len == 0 ? "" : ", ",
                      (long long)heads->tokens_left);
    buffer_add_text(&out, " left");
    snprintf(transfer->facts.limit, sizeof(transfer->facts.limit), "%s", buffer_text(&out));
    buffer_release(&out);
}

static void keep_requests_left(struct transfer *transfer, struct text value)
{
    if (read_whole_part(value, INT64_MAX, &transfer->heads.requests_left))
        keep_limit(transfer);
}

static void keep_tokens_left(struct transfer *transfer, struct text value)
{
    if (read_whole_part(value, INT64_MAX, &transfer->heads.tokens_left))
        keep_limit(transfer);
}

/* The host alone: a path may hold anything. */
static void keep_target(struct transfer *transfer, struct text value)
{
    char *target = transfer->heads.target;
    struct url url;

    target[0] = '\0';
    if (url_read(value, &url))
        keep(transfer, url.host, target, sizeof(transfer->heads.target));
}

static const struct {
    const char *name;
    void (*keep)(struct transfer *transfer, struct text value);
} headers[] = {
    {"content-type", keep_type},
    {"x-request-id", keep_id},
    {"request-id", keep_id},
    {"retry-after-ms", keep_retry_ms},
    {"retry-after", keep_retry},
    {"x-should-retry", keep_should_retry},
    {"x-ratelimit-remaining-requests", keep_requests_left},
    {"x-ratelimit-remaining-tokens", keep_tokens_left},
    {"anthropic-ratelimit-requests-remaining", keep_requests_left},
    {"anthropic-ratelimit-tokens-remaining", keep_tokens_left},
    {"location", keep_target},
};

/* "HTTP/1.1 200 OK": what was said before, by a 103 or a proxy, does not count any more. */
static void hear_status(struct transfer *transfer, struct text line)
{
    struct text version, status;
    int64_t number = 0;

    transfer_heads_clear(transfer);
    if (text_next_word(&line, &version) && text_next_word(&line, &status) &&
        text_to_integer(status, 100, 999, &number))
        transfer->facts.status = (int)number;
}

void transfer_heads_hear(struct transfer *transfer, struct text line)
{
    const char *colon = memchr(line.bytes, ':', line.len);
    struct text name, value;

    if (text_starts_with(line, "HTTP/")) {
        hear_status(transfer, line);
        return;
    }
    if (text_trim(line).len == 0)
        transfer->heads.is_whole = true;
    if (colon == NULL)
        return;
    name = text_from(line.bytes, (size_t)(colon - line.bytes));
    value = text_trim(text_from(colon + 1, line.len - name.len - 1));
    for (size_t i = 0; i < COUNT_OF(headers); i++)
        if (text_is_ignoring_case(name, headers[i].name))
            headers[i].keep(transfer, value);
}
