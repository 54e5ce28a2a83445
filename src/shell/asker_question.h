/* A question on its way, as the files that move it see it. Nobody else includes it. */
#ifndef SHELL_ASKER_QUESTION_H
#define SHELL_ASKER_QUESTION_H

#include "asker_parts.h"

/* One request, with the answers from first on that it brings. */
struct sending {
    struct question *question;
    struct sending *next;
    struct leaving leaving;
    struct habits made_with;
    struct transfer *transfer; /* NULL: it does not run */
    struct model_reader *reader;
    size_t first;
    size_t count;
    bool is_due;    /* it leaves once that can be recorded */
    bool has_begun; /* a piece came */
    bool is_far_past;
    size_t measured_len; /* bytes of its answers when they were measured last */
    size_t heard;        /* pieces, refusals and ends that came */
    bool is_read;   /* the reader was told the end, and found it good or not */
    bool is_good;
    size_t waits; /* times that it is tried again */
    bool is_over;
};

/* What one answer grows in. */
struct growing {
    struct mask_restorer *restorer; /* NULL: JSON, which is restored as a whole */
    bool keeps_raw;
    struct buffer raw;        /* as it came, masked: what may leave again */
    struct buffer text;       /* restored */
    struct buffer refusal;    /* the words of one, as they came */
    enum model_finish finish; /* as the reader said it */
    bool is_dropped;
};

/* The answers shown to the server's moderation. */
struct moderating {
    bool is_due; /* as a sending */
    struct transfer *transfer;
    struct buffer body;
    struct buffer answer;
    char hash[HASH_SIZE];
    size_t indexes[ANSWERS_MAX]; /* of the answers that are in it */
    size_t count;
};

struct question {
    struct asker *asker;
    struct question *next;
    struct arena arena;
    struct asker_handler handler;
    void *context;
    struct posed posed;
    struct subjects subjects;
    struct consents consents;
    const char *url;
    char *key; /* secret memory; NULL: none is set */
    struct sending *sendings;
    struct answer answers[ANSWERS_MAX];
    struct growing growing[ANSWERS_MAX];
    struct moderating moderating;
    struct model_usage usage;
    struct server_reach *reach;
    int tries;         /* of each request; 0: as usual */
    bool found_server; /* some request was answered, if by a refusal */
    bool missed_server;
    size_t waits_told; /* of one of its requests: those of the others are no news */
    char limit[sizeof(((struct transfer_facts *)0)->limit)];
    struct error error; /* of the request that failed last */
};

/* Sends what brings the answers from first on; false where nothing of it left. */
bool question_send(struct question *question, size_t first, size_t count,
                   struct error *err) MUST_CHECK;
/* What is due of it leaves. */
void question_go_on(struct question *question);
/* Where all requests have ended: to the moderation, or to the caller, and it is gone. */
void question_settle(struct question *question);
/* Tells the caller; the question is gone. */
void question_finish(struct question *question);
/* Everything of a request but its url and its body. */
void question_address(const struct question *question, struct transfer_request *request);
/* NULL where it is about none, or several. */
const char *question_ticket(const struct question *question);
void question_destroy(struct question *question);

/* "failed: why", for a record. */
const char *question_failed(struct question *question, const char *why);
/* What is recorded of a request now. */
struct egress sending_egress(struct sending *sending, const char *finish);
/* Its end, in its record and in the budget. has_arrived: the server worked on it. */
bool sending_settle(struct sending *sending, const char *finish, bool has_arrived,
                    struct error *err) MUST_CHECK;
/* Its answers are longer than twice what was set aside for them: no more is read. */
bool sending_is_far_past(struct sending *sending);
/* asker_again.c: for its transfer's handler. */
bool sending_may_retry(void *context, const struct transfer_facts *facts, struct text body);
enum transfer_go sending_may_go(void *context, struct error *why);
bool sending_in_vain(void *context, enum transfer_end end, struct error *why);
void sending_waits(void *context, int64_t ms, const struct transfer_facts *facts,
                   const char *why);
/* Tells the reader the end, once; false where it was no answer. */
bool sending_end_reading(struct sending *sending, bool is_clean);
/* Nothing of its answers was heard yet: what comes is read from its beginning. */
void sending_listen(struct sending *sending);
/* Who hears its transfer, and its reader. */
extern const struct transfer_handler sending_ears;
extern const struct model_handler sending_pieces;
/* Stops a request that runs; recorded as cancelled. */
void sending_cancel(struct sending *sending);

/* The answers are to be shown to the server's moderation. */
bool moderation_is_due(const struct question *question);
/* Shows the answers to the server's moderation; false where it is not to, or cannot. */
bool moderation_starts(struct question *question);
/* It was due. */
void moderation_goes_on(struct question *question);
void moderation_cancel(struct question *question);

#endif
