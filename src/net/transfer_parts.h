/* What the files of the net share. Nobody else includes it. */
#ifndef NET_TRANSFER_PARTS_H
#define NET_TRANSFER_PARTS_H

#include "net/transfer.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <curl/curl.h>

#define TRANSFER_AGENT "deskhand/" DESKHAND_VERSION

struct net {
    CURLM *multi;
    struct transfer *transfers; /* the newest first */
    bool is_busy; /* within net_wait(): what is stopped is put away by its end */
};

enum transfer_state {
    TRANSFER_RESTS, /* begins, or begins again, when it is due */
    TRANSFER_RUNS,
    TRANSFER_OVER, /* put away at the next chance */
};
/* Why we ended an attempt ourselves. */
enum transfer_cause {
    CAUSE_NONE,
    CAUSE_ENOUGH,  /* the handler said so */
    CAUSE_SILENCE, /* a deadline passed */
    CAUSE_EMPTY,   /* as that, of content: signs of life alone came */
    CAUSE_BODY,    /* past body_limit */
    CAUSE_ERROR,   /* past error_limit: what is kept is enough */
    CAUSE_HEADERS, /* too many */
};

/* What the headers of the last HTTP/ line say; -1: nothing. */
struct transfer_heads {
    int64_t retry_ms;
    int should_retry; /* 0, 1 */
    int64_t requests_left;
    int64_t tokens_left;
    char target[300]; /* of a redirect: its host, or "" */
    bool is_whole;    /* the empty line came */
    size_t len;       /* bytes of all headers of this attempt */
};

struct transfer {
    struct transfer *next;
    struct net *net;
    struct transfer_handler handler;
    void *context;
    struct transfer_request
        request; /* its strings in the arena, the secret in secret memory */
    struct arena strings;
    char *secret_line; /* the whole header, in secret memory; NULL: none */
    const char *secret; /* its end, the key; NULL: none */
    const char *where; /* host, and port where it is not https' own: for a person */
    bool is_loopback;

    enum transfer_state state;
    int64_t due_ms; /* of CLOCK_MONOTONIC: to begin, or the deadline */
    int64_t content_due_ms; /* when more content has to be there */
    size_t heard;           /* content of this attempt */
    int tries;      /* begun */

    CURL *easy; /* of this attempt, as all below */
    struct curl_slist *headers;
    char curl_says[CURL_ERROR_SIZE];
    enum transfer_cause cause;
    struct transfer_facts facts;
    struct transfer_heads heads;
    size_t received; /* bytes of a 2xx body, handed over */
    bool has_body;   /* its first byte, of any status, is there */
    struct buffer error_body;
};

int64_t transfer_now_ms(void);

/* transfer_run.c, for net_wait() */

/* Begins what is due; the time until the next is, timeout_ms at most (-1: for ever). */
int transfers_begin(struct net *net, int timeout_ms);
/* Moves bytes, hears ends, looks at deadlines. */
bool transfers_run(struct net *net, struct error *err) MUST_CHECK;
/* Puts away those that are over. */
void transfers_sweep(struct net *net);
/* The attempt's handle is gone, its connection closed where the answer was not whole. */
void transfer_close(struct transfer *transfer);
void transfer_destroy(struct transfer *transfer);
/* No more is wanted of the answer that comes; the server is to see it. */
void transfer_give_up(struct transfer *transfer);

/* transfer_curl.c: sets up transfer->easy. */
bool transfer_open(struct transfer *transfer);

/* transfer_heads.c */
void transfer_heads_clear(struct transfer *transfer);
/* One line as it came. */
void transfer_heads_hear(struct transfer *transfer, struct text line);

/* transfer_words.c */

/* May a transport's failure pass by itself? */
bool transfer_may_pass(CURLcode code);
/* How it ended, as a sentence. */
void transfer_say(const struct transfer *transfer, enum transfer_end end, CURLcode code,
                  struct error *err);

#endif
