/* What the files of the way to a model share. Nobody else includes it. */
#ifndef SHELL_ASKER_PARTS_H
#define SHELL_ASKER_PARTS_H

#include "base/buffer.h"
#include "base/memory.h"
#include "shell/asker.h"
#include "shell/budget.h"
#include "shell/model_server.h"
#include "wire/egress.h"
#include "wire/model_call.h"

#define ANSWERS_MAX  9
#define HASH_SIZE    33 /* 16 bytes in hexadecimal */
#define BODY_LIMIT   (4 * 1024 * 1024)
#define ANSWER_LIMIT (1024 * 1024)
#define SUBJECTS_MAX 64

enum schema_habit { SCHEMA_STRICT, SCHEMA_PLAIN, SCHEMA_WORDED };

/* What a profile's server turned out not to take; remembered while the program runs. */
struct habits {
    bool swaps_max_tokens;
    bool has_no_temperature;
    bool has_no_stop;
    bool has_no_n;
    bool has_no_usage;
    enum schema_habit schema;
    bool was_told_unmoderated;
};

/* Whether a server answers. */
struct server_reach {
    size_t missed;          /* questions in a row that found no server */
    int64_t rests_until_ms; /* offer_clock_ms(): it is not asked before; 0: it is */
    struct error why;       /* of the last of them */
};

struct asker {
    struct office *office;
    struct net *net;
    struct habits *habits;        /* one for each profile of the settings */
    struct server_reach *reaches; /* as many */
    struct question *first;       /* that run */
    bool (*has_to_wait)(void *context); /* asker_let_wait() */
    void *waiter;
    struct owed *owed; /* records that wait, in their order; NULL: none */
};

/* Another process holds the vault, or records wait that come first: nothing leaves now. */
bool asker_has_to_wait(struct asker *asker);

struct habits *asker_habits(struct asker *asker, const struct model_profile *profile);
/* What the server said of a request that was made with these habits. False where no other
 * request could help; else the habits are others now. */
bool habits_learn(struct habits *habits, const struct habits *made_with,
                  const struct model_error *error);

struct server_reach *asker_reach(struct asker *asker, const struct model_profile *profile);
/* False where enough questions found no server less than a minute ago. */
bool reach_may_ask(struct server_reach *reach, const struct model_profile *profile,
                   struct error *err) MUST_CHECK;
/* How often a request is tried: once where the last question found no server; 0: as usual.
 */
int reach_tries(const struct server_reach *reach);
void reach_found(struct server_reach *reach);
void reach_missed(struct server_reach *reach, const struct error *why);

/* A question in words, before it is cut into requests. Everything lies in the arena. */
struct posed {
    struct asker *asker;
    struct arena *arena;
    const struct model_profile *profile;
    struct habits *habits;
    struct model_server server;
    struct mask *masks[SUBJECTS_MAX]; /* one, or one for each ticket */
    size_t mask_count;
    struct ask ask;
    size_t answers;
    int64_t answer_tokens; /* that one answer may take; 0: as the API has it */
};
bool posed_make(struct asker *asker, const struct asked *asked, struct arena *arena,
                struct posed *posed, struct error *err) MUST_CHECK;
void posed_release(struct posed *posed);
/* Values of the kind that were hidden so far. */
size_t posed_masked(const struct posed *posed, enum mask_kind kind);
/* How many requests it takes, and how many answers each brings. */
size_t posed_requests(const struct posed *posed, size_t answers, int *n);

/* The bytes of one request. */
struct leaving {
    struct buffer body;
    char hash[HASH_SIZE];
    int64_t prompt_tokens;     /* estimated */
    int64_t completion_tokens; /* at most, of all its answers */
};
/* variant: which of several like it. Nothing unmasked is in it, or false. */
bool leaving_make(struct posed *posed, size_t variant, int n, struct leaving *leaving,
                  struct error *err) MUST_CHECK;
/* Of any bytes that are to leave: false where a known value stands in them. */
bool posed_may_leave(const struct posed *posed, struct text bytes,
                     struct error *err) MUST_CHECK;
void leaving_hash(struct text body, char hash[HASH_SIZE]);
void leaving_release(struct leaving *leaving);

/* Whom a question is about: where its egress records stand. */
struct subjects {
    const char *customer; /* of a customer without a ticket; NULL */
    const char *tickets[SUBJECTS_MAX];
    size_t ticket_count; /* 0 and no customer: about nobody */
};
void subjects_of(const struct asked *asked, struct arena *arena, struct subjects *subjects);
void subjects_copy(const struct subjects *subjects, struct arena *arena,
                   struct subjects *copy);
/* Customers whose word about models counts for a question. */
struct consents {
    const char *customers[SUBJECTS_MAX];
    size_t count;
};
void consents_of(const struct asked *asked, struct arena *arena, struct consents *consents);
/*
 * ERROR_REFUSED where one of them objects now, is no longer on record or cannot be read: what
 * the screen shows may be older than what the vault holds.
 */
bool consents_stand(struct office *office, const struct consents *consents,
                    struct error *err) MUST_CHECK;
/* What is recorded of one request, but for its time and its end. */
struct egress egress_of(const struct posed *posed, const char *kind, const char *hash,
                        size_t bytes, struct arena *arena);
void egress_copy(const struct egress *egress, struct arena *arena, struct egress *copy);
/* Durable on return, in the stream of each it is about; tokens and cost are shared out. */
bool egress_record(struct office *office, const struct subjects *subjects,
                   const struct egress *egress, struct error *err) MUST_CHECK;
/* The same of what has left already: where that has to wait it is recorded later. */
bool asker_record(struct asker *asker, const struct subjects *subjects,
                  const struct egress *egress, struct error *err) MUST_CHECK;

#endif
