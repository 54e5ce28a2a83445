#include "net/wait.h"

#include "transfer_parts.h"

#define DESCRIPTORS_MAX 8
#define DAY_MS          (24 * 60 * 60 * 1000)

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
    while (net->transfers != NULL)
        transfer_stop(net->transfers);
    curl_multi_cleanup(net->multi);
    curl_global_cleanup();
    memory_free(net);
}

/* An interval longer than curl takes is a day: the caller only asks again. */
static bool poll_all(struct net *net, struct curl_waitfd *waits, size_t count,
                     int timeout_ms, struct error *err)
{
    CURLMcode code = curl_multi_poll(net->multi, waits, (unsigned)count,
                                     timeout_ms < 0 ? DAY_MS : timeout_ms, NULL);

    return code == CURLM_OK ||
           error_set(err, ERROR_FAILED, "waiting failed: %s", curl_multi_strerror(code));
}

bool net_wait(struct net *net, struct net_descriptor *descriptors, size_t count,
              int timeout_ms, struct error *err)
{
    struct curl_waitfd waits[DESCRIPTORS_MAX] = {0};
    bool is_good;

    if (count > DESCRIPTORS_MAX)
        return error_set(err, ERROR_FAILED, "too many descriptors to wait for");
    for (size_t i = 0; i < count; i++) {
        waits[i].fd = descriptors[i].fd;
        waits[i].events = CURL_WAIT_POLLIN;
    }
    net->is_busy = true;
    is_good = poll_all(net, waits, count, transfers_begin(net, timeout_ms), err) &&
              transfers_run(net, err);
    net->is_busy = false;
    transfers_sweep(net);
    for (size_t i = 0; i < count; i++)
        descriptors[i].is_ready = waits[i].revents != 0;
    return is_good;
}
