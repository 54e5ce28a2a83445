#include "net/wait.h"

#include "base/memory.h"

#include <curl/curl.h>

#define DESCRIPTORS_MAX 8

struct net {
    CURLM *multi;
};

bool net_create(struct net **net, struct error *err)
{
    CURLM *multi;

    if (curl_global_init_mem(CURL_GLOBAL_NOTHING, memory_lend, memory_free,
                             memory_lend_again, memory_lend_text,
                             memory_lend_cleared) != CURLE_OK)
        return error_set(err, ERROR_FAILED, "libcurl does not start");
    multi = curl_multi_init();
    if (multi == NULL) {
        curl_global_cleanup();
        return error_set(err, ERROR_FAILED, "libcurl does not start");
    }
    *net = memory_get(sizeof(**net));
    (*net)->multi = multi;
    return true;
}

void net_destroy(struct net *net)
{
    if (net == NULL)
        return;
    curl_multi_cleanup(net->multi);
    curl_global_cleanup();
    memory_free(net);
}

bool net_wait(struct net *net, struct net_descriptor *descriptors, size_t count,
              int timeout_ms, struct error *err)
{
    struct curl_waitfd waits[DESCRIPTORS_MAX] = {0};
    CURLMcode code;

    if (count > DESCRIPTORS_MAX)
        return error_set(err, ERROR_FAILED, "too many descriptors to wait for");
    for (size_t i = 0; i < count; i++) {
        waits[i].fd = descriptors[i].fd;
        waits[i].events = CURL_WAIT_POLLIN;
    }
    /* An interval longer than curl takes is a day: the caller only asks again. */
    code = curl_multi_poll(net->multi, waits, (unsigned)count,
                           timeout_ms < 0 ? 24 * 60 * 60 * 1000 : timeout_ms, NULL);
    if (code != CURLM_OK)
        return error_set(err, ERROR_FAILED, "waiting failed: %s",
                         curl_multi_strerror(code));
    for (size_t i = 0; i < count; i++)
        descriptors[i].is_ready = waits[i].revents != 0;
    return true;
}
