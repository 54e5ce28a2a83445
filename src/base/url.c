#include "base/url.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#define HOST_MAX 253 /* RFC 1035, 2.3.4 */

static bool is_host_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
}

/* Visible ASCII, and nothing that some parsers read as another sign. */
static bool is_plain(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];

        if (byte <= ' ' || byte >= 0x7f || strchr("@\\#\"<>^`{|}", byte) != NULL)
            return false;
    }
    return true;
}

static bool is_address6(struct text host)
{
    char name[INET6_ADDRSTRLEN + 1];
    struct in6_addr address;

    snprintf(name, sizeof(name), "%.*s", (int)host.len, host.bytes);
    return host.len < INET6_ADDRSTRLEN && inet_pton(AF_INET6, name, &address) == 1;
}

static bool read_name(struct text *rest, struct text *host)
{
    size_t len = 0;

    while (len < rest->len && is_host_byte(rest->bytes[len]))
        len++;
    *host = text_from(rest->bytes, len);
    *rest = text_from(rest->bytes + len, rest->len - len);
    return len > 0 && len <= HOST_MAX && host->bytes[0] != '.' && host->bytes[0] != '-';
}

static bool read_host(struct text *rest, struct text *host)
{
    const char *end;

    if (rest->len == 0 || rest->bytes[0] != '[')
        return read_name(rest, host);
    end = memchr(rest->bytes, ']', rest->len);
    if (end == NULL)
        return false;
    *host = text_from(rest->bytes + 1, (size_t)(end - rest->bytes) - 1);
    *rest = text_from(end + 1, rest->len - (size_t)(end + 1 - rest->bytes));
    return is_address6(*host);
}

static bool read_port(struct text *rest, int64_t *port)
{
    size_t len = 1;

    if (rest->len == 0 || rest->bytes[0] != ':')
        return true;
    while (len < rest->len && rest->bytes[len] >= '0' && rest->bytes[len] <= '9')
        len++;
    if (!text_to_integer(text_from(rest->bytes + 1, len - 1), 1, UINT16_MAX, port))
        return false;
    *rest = text_from(rest->bytes + len, rest->len - len);
    return true;
}

bool url_read(struct text text, struct url *url)
{
    bool is_https = text_starts_with(text, "https://");
    size_t scheme_len = strlen(is_https ? "https://" : "http://");
    struct url made = {.is_https = is_https, .port = is_https ? 443 : 80};
    struct text rest;

    if ((!is_https && !text_starts_with(text, "http://")) || !is_plain(text))
        return false;
    rest = text_from(text.bytes + scheme_len, text.len - scheme_len);
    if (!read_host(&rest, &made.host) || !read_port(&rest, &made.port) ||
        (rest.len > 0 && rest.bytes[0] != '/' && rest.bytes[0] != '?'))
        return false;
    *url = made;
    return true;
}

bool url_is_loopback(const struct url *url)
{
    char name[INET6_ADDRSTRLEN];
    struct in6_addr wide;
    struct in_addr address;

    if (text_is_ignoring_case(url->host, "localhost"))
        return true;
    if (url->host.len >= sizeof(name))
        return false;
    snprintf(name, sizeof(name), "%.*s", (int)url->host.len, url->host.bytes);
    if (inet_pton(AF_INET, name, &address) == 1)
        return ntohl(address.s_addr) >> 24 == 127;
    return inet_pton(AF_INET6, name, &wide) == 1 &&
           memcmp(&wide, &in6addr_loopback, sizeof(wide)) == 0;
}

bool url_has_same_origin(const struct url *a, const struct url *b)
{
    return a->is_https == b->is_https && a->port == b->port && a->host.len == b->host.len &&
           strncasecmp(a->host.bytes, b->host.bytes, a->host.len) == 0;
}
