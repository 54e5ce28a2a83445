/*
 * HTTP transfers on the one curl_multi that net_wait() drives: deadlines of our own, retries with
 * backoff, bodies bounded. https only but to loopback; no redirects; TLS 1.2 or newer, verified.
 */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "net/wait.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All is copied by transfer_start(), the secret into secret memory. */
struct transfer_request {
    const char *url;
    struct text body; /* bytes NULL: GET, else POST application/json */
    const char *const *headers; /* "Name: value"; one with CR or LF in it is refused */
    size_t header_count;
    const char *secret_name; /* of the header that carries the key; NULL: none */
    const char *secret_before;
    const char *secret; /* the key: in no log, no error, no record */
    const char *ca_file; /* NULL: the system's */
    const char *proxy;   /* NULL: none */
    bool is_http1;       /* [model] http = 1.1 */
    int64_t connect_ms;     /* 0: 10 s */
    int64_t first_byte_ms;  /* to the first byte of the body; 0: 60 s */
    int64_t idle_ms;        /* between bytes of the body; 0: 30 s. See TRANSFER_EMPTY_TIMES */
    size_t body_limit;      /* bytes of a 2xx body; 0: 8 MiB */
    size_t error_limit;     /* bytes kept of another status' body; 0: 64 KiB */
    int tries;              /* in all; 0: 3 */
    int64_t backoff_ms;     /* before the second try; doubled each time, up to 16 times; 0: 0.5 s */
};

/* What the server said besides the body; texts are sanitised, "" where it did not. In no text that
 * is handed up stands the secret (secret_star()); a body is as it came. */
struct transfer_facts {
    int status; /* 0: none came */
    char content_type[80];
    char request_id[80];
    char limit[120]; /* "12 requests, 40000 tokens left" out of x-ratelimit-remaining-* */
    int64_t reused;  /* 1: over a connection that was there */
};

enum transfer_end {
    TRANSFER_DONE,      /* 2xx, and HTTP ended the body */
    TRANSFER_CUT,       /* 2xx, and the body broke off, was silent too long or passed its limit */
    TRANSFER_REFUSED,   /* another status: body holds what came with it */
    TRANSFER_FAILED,    /* no answer: error says why */
    TRANSFER_STOPPED,   /* a handler returned false */
};
struct transfer_result {
    enum transfer_end end;
    struct transfer_facts facts;
    struct text body;   /* of TRANSFER_REFUSED; borrowed for the call */
    struct error error; /* unless DONE, a sentence for the agent: what failed, where, what to do */
};

/*
 * Signs of life (comments of a stream, empty events, a header's bytes one by one) hold off
 * idle_ms, but not for ever: within so many times first_byte_ms there is the first content, and
 * within so many times idle_ms more of it. Ten: servers that send comments while they read a long
 * prompt or load a model take a minute or some, and a model that thinks has ten as things are.
 */
#define TRANSFER_EMPTY_TIMES 10

/* Whether it leaves once more; later: it is asked again soon. */
enum transfer_go { TRANSFER_GOES, TRANSFER_GOES_LATER, TRANSFER_STAYS };

/* Called from net_wait() alone. They may start and stop transfers, but their own must not be
 * stopped from within: return false. */
struct transfer_handler {
    /* Bytes of a 2xx body. False: enough. */
    bool (*bytes)(void *context, const char *bytes, size_t len);
    /* How much content was heard so far, in any measure. NULL: none before its end. */
    size_t (*heard)(void *context);
    /* A comment or any byte: the server lives. May be NULL. */
    void (*alive)(void *context);
    /* It is tried again in so many milliseconds, and why. May be NULL. */
    void (*waits)(void *context, int64_t ms, const struct transfer_facts *facts, const char *why);
    /* May a refused one be tried again? NULL: by its status alone. */
    bool (*may_retry)(void *context, const struct transfer_facts *facts, struct text body);
    /*
     * A 2xx that is DONE, CUT or STOPPED: was it no answer, so that it is to be tried again?
     * why: what is told then. What was handed over counts no more. NULL: never.
     */
    bool (*in_vain)(void *context, enum transfer_end end, struct error *why);
    /* Before it leaves once more: may it still? It stays with why: it has failed. NULL: it may. */
    enum transfer_go (*may_go)(void *context, struct error *why);
    void (*done)(void *context, const struct transfer_result *result);
};

/* The header lines of a request as they go out (by HTTP/1.1), the secret as "***". In the arena. */
const char *const *transfer_headers(const struct transfer_request *request,
                                    struct arena *arena, size_t *count);

struct transfer;
/* The transfer lives until done was called, or transfer_stop(). */
bool transfer_start(struct net *net, const struct transfer_request *request,
                    const struct transfer_handler *handler, void *context,
                    struct transfer **transfer, struct error *err) MUST_CHECK;
/* Removes it; no handler is called any more. */
void transfer_stop(struct transfer *transfer);

#endif
