/*
 * The way to a model and back, for the screen and for every command: which profile may
 * answer, the prompt, the mask, the last look at the bytes, the budget, the request, the
 * pieces, their restoring, the egress record. Runs on the caller's net; the caller waits by
 * net_wait().
 */
#ifndef SHELL_ASKER_H
#define SHELL_ASKER_H

#include "app/boxes.h"
#include "assist/ask.h"
#include "base/attributes.h"
#include "base/error.h"
#include "guard/mask.h"
#include "net/transfer.h"
#include "shell/office.h"
#include "wire/model_reply.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct asker;
struct asker *asker_create(struct office *office, struct net *net) MUST_CHECK;
void asker_destroy(struct asker *asker); /* stops what runs; NULL is allowed */
/* What is to be told once of a profile whose server has no moderation; NULL: nothing, or
 * not again. */
const char *asker_note(struct asker *asker, const struct model_profile *profile);

/* What is to be asked; everything is borrowed until asker_start() returns. */
struct asked {
    enum ask_kind kind;
    const struct model_profile *profile; /* asker_profile()'s */
    const struct loaded *loaded; /* NULL for ASK_WRITING and ASK_TRIAGE; a customer without
                                    a ticket has no ticket.id */
    const struct shop *shop;
    const struct offered
        *offered; /* what the local engine found: articles and products; may be NULL */
    const char *instruction;
    enum rewrite_how how;
    const char *text;
    const char *lang;
    const struct product *product;
    enum writing_kind writing;
    const struct loaded *const *tickets; /* ASK_TRIAGE */
    size_t ticket_count;
    size_t answers; /* drafts wanted; 0: as the profile says */
    size_t picks;   /* wanted */
    bool insists;   /* an agent waits for it: a server that did not answer is tried again */
    moment_t now;
};

/* How one answer (draft) stands. What the model refused to write is none, whatever text
 * came before. */
struct answer {
    const char *text; /* restored so far; hostile until it is sanitised */
    size_t len;
    enum model_finish finish; /* MODEL_RUNNING while it comes */
    size_t holes;             /* known at its end */
    const char *failed;       /* why there is no (more) text of it; NULL */
    const char *refusal;      /* of MODEL_REFUSED: what it says, in one clean line; NULL */
    const char *prompt_hash;  /* of the bytes that left for it */
    const char
        *flagged; /* the category that the server's moderation flagged it with; NULL */
    bool has_key;            /* the server said the key in it; it is starred out */
    const char *unmoderated; /* why the server's moderation did not look at it, though it
                                was to; NULL */
};

/* Called from net_wait(), done also from asker_drop(); post, do not update. grew and waits
 * may be NULL. A wait is told once, though several requests of the question wait. */
struct asker_handler {
    void (*grew)(void *context, size_t index, const struct answer *answer);
    void (*waits)(void *context, int64_t ms, const char *why);
    /* All answers have ended. err is NULL where at least one has text; it says why else. */
    void (*done)(void *context, const struct answer *answers, size_t count,
                 const struct model_usage *usage, const char *limit,
                 const struct error *err);
};

/*
 * The profile that may answer a customer: --model's, or the one bound to the language and
 * the country; NULL with why (a sentence) where the local engine answers: no [model],
 * local_only, consent.ai false, never_send, no profile for the country, a sender who is a
 * stranger does not matter. profile_name may be NULL. loaded is NULL for what is about no
 * customer.
 */
const struct model_profile *asker_profile(const struct office *office,
                                          const struct loaded *loaded,
                                          const char *profile_name, const char *lang,
                                          struct arena *arena, const char **why);

/* The exact request: what would leave. Several where the API gives one answer a request.
 * Sends nothing. */
struct asker_request {
    const char *url;
    const char *const *headers; /* the key as "***" */
    size_t header_count;
    struct text body;
    const struct model_profile *profile;
    size_t masked[MASK_KIND_COUNT]; /* values, by kind, in it and those before it */
};
bool asker_show(struct asker *asker, const struct asked *asked, struct arena *arena,
                struct asker_request **requests, size_t *count,
                struct error *err) MUST_CHECK;

/*
 * Sends it. The question lives until done was called or asker_stop(). Behind a question
 * that found no server (no connection, no answer in time, 5xx) the next ones of this
 * process to that server are tried once each; behind three in a row they are
 * ERROR_UNREACHABLE at once for a minute ("no answer from HOST a moment ago: …").
 */
struct question;
bool asker_start(struct asker *asker, const struct asked *asked,
                 const struct asker_handler *handler, void *context,
                 struct question **question, struct error *err) MUST_CHECK;
/* No handler is called any more; what came so far is in the egress record as "cancelled".
 */
void asker_stop(struct question *question);
/* One answer of it is not wanted any more. */
void asker_drop(struct question *question, size_t index);

/*
 * For who must not wait for another process that holds the vault: has_to_wait says whether
 * one does. Then nothing leaves, since it could not be recorded before, and of what ends
 * the record waits, until asker_go_on(). Without it the vault is waited for.
 */
void asker_let_wait(struct asker *asker, bool (*has_to_wait)(void *context), void *context);
/* Something is left for asker_go_on(). */
bool asker_is_waiting(const struct asker *asker);
/* What waits goes on, if it may; handlers are called. False where a record was not to be
 * written, though the vault is free. */
bool asker_go_on(struct asker *asker, struct error *err) MUST_CHECK;
/* Records that wait are written, however long the vault is waited for; for the lock. */
void asker_settle(struct asker *asker);

/* For commands: sends and waits, telling waits on standard error; answers in the arena. */
bool asker_ask(struct asker *asker, const struct asked *asked, struct arena *arena,
               struct answer **answers, size_t *count, struct model_usage *usage,
               struct error *err) MUST_CHECK;

#endif
