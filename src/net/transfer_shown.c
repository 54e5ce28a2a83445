/* A request's headers, for whoever wants to see what leaves. */
#include "transfer_parts.h"

#include "base/url.h"

#define SECRET_SHOWN "***"

/* As curl writes it: the port where it is not the scheme's own. */
static const char *host_line(const char *address, struct arena *arena)
{
    struct url url;
    bool has_colon;
    const char *host;

    if (!url_read(text_of(address), &url))
        return "Host:";
    host = arena_copy(arena, url.host.bytes, url.host.len);
    has_colon = text_find(url.host, text_of(":")) != NULL;
    host = arena_format(arena, has_colon ? "Host: [%s]" : "Host: %s", host);
    return url.port == (url.is_https ? 443 : 80)
               ? host
               : arena_format(arena, "%s:%lld", host, (long long)url.port);
}

const char *const *transfer_headers(const struct transfer_request *request,
                                    struct arena *arena, size_t *count)
{
    const char **lines = arena_get(arena, (request->header_count + 6) * sizeof(*lines));
    size_t all = 0;

    lines[all++] = host_line(request->url, arena);
    lines[all++] = "User-Agent: " TRANSFER_AGENT;
    lines[all++] = "Accept: */*";
    if (request->body.bytes != NULL)
        lines[all++] = "Content-Type: application/json";
    for (size_t i = 0; i < request->header_count; i++)
        lines[all++] = request->headers[i];
    if (request->secret_name != NULL)
        lines[all++] = arena_format(arena, "%s: %s%s", request->secret_name,
                                    string_or_empty(request->secret_before), SECRET_SHOWN);
    if (request->body.bytes != NULL)
        lines[all++] = arena_format(arena, "Content-Length: %zu", request->body.len);
    *count = all;
    return lines;
}
