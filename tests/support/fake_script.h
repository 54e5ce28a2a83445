/* The fake server's script, read: rules, and the steps of their answers. */
#ifndef TESTS_FAKE_SCRIPT_H
#define TESTS_FAKE_SCRIPT_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FAKE_HAS_MAX 6

enum fake_step_kind {
    STEP_HEAD,   /* the status line and the headers, now */
    STEP_BYTES,  /* of text or of a file */
    STEP_FILL,   /* bytes, again and again, until size of them are out */
    STEP_STREAM, /* a model's answer, event by event */
    STEP_WAIT,
    STEP_CLOSE,
    STEP_RESET,
    STEP_NEVER, /* nothing more, until the client leaves */
};

/* One answer's text, cut into tokens of one word each. */
struct fake_draft {
    struct text *tokens;
    size_t count;
    size_t capacity;
};
struct fake_stream {
    enum fake_api { FAKE_CHAT, FAKE_COMPLETIONS, FAKE_RESPONSES, FAKE_MESSAGES } api;
    bool is_whole; /* not streamed: one JSON object */
    bool has_usage;
    bool is_undone;  /* it ends after the last token */
    bool is_stamped; /* a token is the time when it was made, nanoseconds of CLOCK_MONOTONIC
                      */
    const char *finish;
    int64_t numbered; /* tokens a draft, where no draft is written out */
    int64_t every_ns; /* between events */
    struct fake_draft *drafts;
    size_t draft_count;
    size_t draft_capacity;
};

struct fake_step {
    enum fake_step_kind kind;
    struct text bytes;
    int64_t size; /* STEP_FILL: -1 is endless; STEP_WAIT: nanoseconds */
    struct fake_stream *stream;
};

enum fake_framing {
    FRAMING_BY_STEPS,
    FRAMING_LENGTH,
    FRAMING_CHUNKED,
    FRAMING_CLOSE,
    FRAMING_RAW
};

struct fake_rule {
    const char *method; /* "any" */
    const char *path;   /* what the path starts with */
    struct text has[FAKE_HAS_MAX];
    size_t has_count;
    int64_t first; /* the how-manieth that fits */
    int64_t last;
    int64_t seen; /* counted by the server */
    int64_t status;
    const char *reason;
    struct buffer headers; /* whole lines */
    enum fake_framing framing;
    int64_t length; /* what Content-Length says; -1: as it is */
    bool closes;
    int64_t piece; /* bytes a write; 0: as they come */
    int64_t piece_ns;
    int64_t cut; /* bytes of the answer that go out; -1: all */
    bool cut_resets;
    struct fake_step *steps;
    size_t step_count;
    size_t step_capacity;
};

struct fake_script {
    struct arena arena;
    struct fake_rule *rules;
    size_t rule_count;
    size_t rule_capacity;
};

/* False: *complaint (in the arena) says "line 12: what is wrong". */
bool fake_script_read(struct fake_script *script, const char *path,
                      const char **complaint) MUST_CHECK;
void fake_script_release(struct fake_script *script);

/* Where a stream stands. */
struct fake_cursor {
    size_t stage; /* 0: openings, 1: tokens, 2: closings */
    size_t at;    /* which opening or closing, or how many tokens of each draft are out */
    size_t draft;
    int64_t told; /* tokens */
};
/* Adds the next event; false where there is none. */
bool fake_stream_next(const struct fake_stream *stream, struct fake_cursor *cursor,
                      struct buffer *out);

int64_t fake_now_ns(void);

#endif
