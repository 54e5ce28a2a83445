/*
 * The parts of an address that say where a request goes (RFC 3986, 3): http and https
 * alone, no user and no fragment, a host in ASCII. What two parsers could read as two hosts
 * is refused.
 */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Borrowed from what was read. */
struct url {
    struct text host; /* without port and brackets */
    int64_t port;     /* as written, else 443 or 80 */
    bool is_https;
};

bool url_read(struct text text, struct url *url) MUST_CHECK;
/* localhost, 127.0.0.0/8 in four numbers, [::1]: what cannot leave this machine. */
bool url_is_loopback(const struct url *url);
/* Scheme, host and port are the same. */
bool url_has_same_origin(const struct url *a, const struct url *b);

#endif
