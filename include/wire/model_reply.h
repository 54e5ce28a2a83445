/*
 * Answers of the model APIs: bodies whole or streamed, in any of the four dialects, into
 * pieces of text, ends and usage. What a model thinks in front of an answer ("<think>…</think>") is
 * left out. What comes is hostile: limits everywhere, the JSON gate
 * before all.
 */
#ifndef WIRE_MODEL_REPLY_H
#define WIRE_MODEL_REPLY_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "wire/model_call.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How one answer ended. */
enum model_finish {
    MODEL_RUNNING,
    MODEL_STOPPED,   /* also by a reason nobody knows */
    MODEL_LENGTH,    /* the token limit: is_truncated */
    MODEL_FILTERED,  /* content_filter */
    MODEL_REFUSED,   /* refusal */
    MODEL_TRUNCATED, /* the stream ended with neither end nor error: is_truncated */
    MODEL_FINISH_COUNT
};
const char *model_finish_name(
    enum model_finish finish); /* "stop" "length" "filter" "refusal" "truncated" */

enum model_fault {
    MODEL_FAULT_NONE,
    MODEL_FAULT_KEY,       /* 401, 403 */
    MODEL_FAULT_QUOTA,     /* insufficient_quota: never tried again */
    MODEL_FAULT_RATE,      /* 429, 529 */
    MODEL_FAULT_MODEL,     /* no such model (or deployment, or path) */
    MODEL_FAULT_PARAMETER, /* unsupported_parameter, unsupported_value: parameter says which
                            */
    MODEL_FAULT_TOO_LONG,  /* context_length_exceeded */
    MODEL_FAULT_SERVER,    /* 5xx, overloaded */
    MODEL_FAULT_NOT_API,   /* HTML, a redirect, no JSON: probably a wrong url or a proxy */
    MODEL_FAULT_ANSWER,    /* JSON, but none that this API answers */
    MODEL_FAULT_REQUEST,   /* any other 4xx */
    MODEL_FAULT_COUNT
};
struct model_error {
    enum model_fault fault;
    char parameter[64];
    char text[256]; /* a sentence for the agent: what happened and what to do, sanitised, no
                       line end */
};

/* 0 where nobody said, or something that no count is: less than 0, a fraction, millions. */
struct model_usage {
    bool is_told; /* one of them, at least */
    int64_t prompt_tokens;
    int64_t completion_tokens;
};

/*
 * Of one request. Texts are borrowed for the call, valid UTF-8 and nothing more; index
 * counts answers from 0. An end is told once, as soon as the server tells it, and no piece
 * comes after it: what breaks later takes nothing from that answer. The words of a refusal
 * are no piece; they come by themselves, before its end (NULL: nobody wants them). Where an
 * API has none for them (messages), what came before the end MODEL_REFUSED is what they are.
 */
struct model_handler {
    void (*piece)(void *context, size_t index, struct text piece);
    void (*finish)(void *context, size_t index, enum model_finish finish);
    void (*refusal)(void *context, size_t index, struct text piece);
};

struct model_reader;
/* answers: the indexes that are listened to, one at least; more are dropped. */
struct model_reader *model_reader_create(enum model_api api, bool is_streamed,
                                         size_t answers,
                                         const struct model_handler *handler,
                                         void *context) MUST_CHECK;
void model_reader_destroy(struct model_reader *reader); /* NULL is allowed */
/*
 * Bytes of a 2xx body as they come. False where the body holds an error or is no answer;
 * then model_reader_error() says what. A streamed call that is answered whole is read all
 * the same, and the reverse.
 */
bool model_reader_feed(struct model_reader *reader, const char *bytes,
                       size_t len) MUST_CHECK;
/*
 * The body has ended, is_clean where HTTP said so. Answers that run still are truncated;
 * one of which nothing came beside others that ended is an empty one that stopped. False as
 * above, and where a good end came without any answer.
 */
bool model_reader_end(struct model_reader *reader, bool is_clean) MUST_CHECK;
const struct model_error *model_reader_error(const struct model_reader *reader);
struct model_usage model_reader_usage(const struct model_reader *reader);

/* What a body with another status than 2xx says, whoever sent it: an API, a proxy.
 * content_type may be NULL. */
void model_error_read(int status, const char *content_type, struct text body,
                      struct model_error *error);
/* The ids of a "…/models" answer, in the arena, as the server spells them. */
bool model_list_read(struct text body, struct arena *arena, const char ***ids,
                     size_t *count, struct error *err) MUST_CHECK;
/* Of each text, the category that was flagged with the highest score; NULL: none. */
bool model_moderation_read(struct text body, struct arena *arena, const char ***flagged,
                           size_t *count, struct error *err) MUST_CHECK;

/* A text that should be one JSON object: one fence around it is taken off, then the gate.
 */
struct json_document;
bool model_json_open(struct json_document *document, struct text text,
                     struct error *err) MUST_CHECK;

#endif
