/* The one place that sleeps: curl_multi_poll, with the program's own descriptors beside
 * curl's. What runs on it (net/transfer) moves in here alone. */
#ifndef NET_WAIT_H
#define NET_WAIT_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct net;

bool net_create(struct net **net, struct error *err) MUST_CHECK;
void net_destroy(struct net *net); /* NULL is allowed */

struct net_descriptor {
    int fd;
    bool is_ready; /* set by net_wait(): readable, hung up or broken */
};
/* Waits until one is ready, a transfer moved, or timeout_ms passed (-1: for ever). */
bool net_wait(struct net *net, struct net_descriptor *descriptors, size_t count,
              int timeout_ms, struct error *err) MUST_CHECK;

#endif
