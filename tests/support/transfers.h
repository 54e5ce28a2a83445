/* Transfers in unit tests: what their handlers were told, and waiting until they are done.
 */
#ifndef TESTS_TRANSFERS_H
#define TESTS_TRANSFERS_H

#include "base/buffer.h"
#include "net/transfer.h"

struct heard {
    struct buffer bytes;
    size_t alive;
    size_t waits;
    int64_t wait_ms[4];
    char why[512];       /* of the last wait */
    size_t stop_after;   /* bytes, then the handler wants no more; 0: all */
    bool forbids_retry;  /* what may_retry says */
    char retry_body[64]; /* what it saw */
    size_t vain; /* so many 2xx are in vain: in_vain says so, and forgets the bytes */
    size_t done;
    struct transfer_result result; /* its body is copied into body */
    struct buffer body;
};

struct net *transfers_net(void); /* made at the first call */
void transfers_stop_net(void);

void heard_init(struct heard *heard);
void heard_release(struct heard *heard);
/* The handler for a context that is a struct heard. */
extern const struct transfer_handler heard_handler;

/* Starts it; the test fails where it is refused. */
struct transfer *transfers_start(const struct transfer_request *request,
                                 struct heard *heard);
/* Waits until it was done, 20 s at most. */
void transfers_await(struct heard *heard);
/* Both. heard is made anew. */
void transfers_ask(const struct transfer_request *request, struct heard *heard);
/* Waits and moves bytes for so long, whatever happens. */
void transfers_turn(int ms);

#endif
