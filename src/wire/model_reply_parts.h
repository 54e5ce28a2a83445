/* A reader of answers as its dialects see it: what they may tell, and what they read with.
 */
#ifndef WIRE_MODEL_REPLY_PARTS_H
#define WIRE_MODEL_REPLY_PARTS_H

#include "base/buffer.h"
#include "wire/json_gate.h"
#include "wire/model_reply.h"
#include "wire/sse.h"

/* Models that run at home put what they think in front: "<think>…</think>". It is no
 * answer. */
enum reply_thought { THOUGHT_MAY_COME, THOUGHT_RUNS, THOUGHT_ENDED, THOUGHT_NONE };
#define THOUGHT_HELD 16

struct reply_answer {
    bool has_begun; /* the server spoke of it */
    bool has_text;
    bool is_refused;  /* a refusal came, the end maybe not yet */
    bool has_refusal; /* in words */
    enum model_finish finish;
    enum reply_thought thought;
    char held[THOUGHT_HELD]; /* what may yet begin a thought, or end it; then its NUL */
    size_t held_len;
};

enum reply_shape { REPLY_UNKNOWN, REPLY_WHOLE, REPLY_EVENTS };

struct model_reader {
    enum model_api api;
    bool is_streamed;
    enum reply_shape shape; /* by its first byte that is no white space */
    struct buffer whole;    /* a body that is no stream, or what came before that byte */
    struct sse_parser *events;
    bool has_events;
    bool is_done; /* the API's own end was read; what follows is nothing */
    struct reply_answer *answers;
    size_t answer_count;
    struct model_handler handler;
    void *context;
    struct model_usage usage;
    struct model_error error;
};

/* What an answer of an API consists of. False: the reader has failed. */
struct reply_dialect {
    bool (*read_event)(struct model_reader *reader, struct text type,
                       const struct json_document *event);
    bool (*read_whole)(struct model_reader *reader, const struct json_document *body);
};
extern const struct reply_dialect choices_dialect; /* chat and completions */
extern const struct reply_dialect responses_dialect;
extern const struct reply_dialect messages_dialect;

/* Of an answer that nobody listens to, or that has ended, nothing more is told. */
void reply_begin(struct model_reader *reader, size_t index);
/* NULL and "" are no piece. */
void reply_piece(struct model_reader *reader, size_t index, const char *text);
/* In model_reply_thought.c: the rest of a text behind what is thought; what was held comes
 * first, in held. */
struct text reply_answer_text(struct reply_answer *answer, struct text text,
                              struct text *held);
/* The answer ends: what was held, which began no thought. */
struct text reply_answer_rest(struct reply_answer *answer);
/* words: a piece of what it says; NULL and "" are none. */
void reply_refuse(struct model_reader *reader, size_t index, const char *words);
void reply_finish(struct model_reader *reader, size_t index, enum model_finish finish);
/* The API's own end: what has begun and not ended has stopped. */
void reply_done(struct model_reader *reader);
/* Each returns false. */
bool reply_fail(struct model_reader *reader, const char *words);
bool reply_fail_by(struct model_reader *reader, const struct cJSON *error);

/* The end by the name that any of the APIs gives it; what nobody knows is stopped. */
enum model_finish reply_finish_named(const char *name);
/* The string that stands there; NULL where there is none, or no string. */
const char *reply_string(const struct cJSON *object, const char *name);
/* The whole number from 0 on that stands there, else otherwise. object may be NULL. */
int64_t reply_count(const struct json_document *document, const struct cJSON *object,
                    const char *name, int64_t otherwise);

/* What it takes so far; 0: nothing was said of that. */
void reply_usage(struct model_reader *reader, int64_t prompt_tokens,
                 int64_t completion_tokens);

/* What an error says of itself; NULL: nothing. */
struct reply_fault {
    int status; /* REPLY_OK: it came within an answer */
    bool is_json;
    const char *code;
    const char *type;
    const char *message;
    const char *parameter;
    struct text words; /* told where there is no message */
    char number[16];   /* a code that is a number */
};
#define REPLY_OK 200

void reply_judge(const struct reply_fault *it, struct model_error *error);
/* Where a JSON value is an error by any of the APIs, what describes it; else NULL. */
const struct cJSON *model_error_within(const struct cJSON *value, bool is_named_error);
/* description: an object, a string, a list of either. */
void model_error_describe(int status, const struct cJSON *description,
                          struct model_error *error);
/* A fault that was found here, with its own words; words may be NULL. */
void model_error_set(enum model_fault fault, const char *words, struct model_error *error);

#endif
