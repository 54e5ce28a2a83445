/*
 * A session read back: what stood on the screen, shot by shot, and what was decided over
 * it. What a ticket that is gone was part of is a gap, and said to be one.
 */
#ifndef SHELL_REPLAY_H
#define SHELL_REPLAY_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "shell/office.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A session as `sessions` lists it. */
struct session_about {
    char id[48];
    int64_t stream;
    moment_t begun_at;
    int64_t ms;     /* until its last record */
    size_t tickets; /* opened, or decided over */
    size_t decisions;
    bool has_keys;  /* each frame and key was kept */
    bool has_ended; /* false: it runs, or was killed */
    const char *by; /* as its first record says; NULL: nobody can tell */
    bool is_own;    /* of the agent of the settings */
    size_t damaged; /* records that cannot be read */
};
typedef bool session_handler(void *context, const struct session_about *about);
/* The sessions that are not given. */
struct session_rest {
    size_t unknown;       /* whose they are cannot be read */
    size_t others;        /* of these agents, each named once: "Marta, Noor" */
    struct buffer agents; /* ends with a zero; released by who asked */
};
/* The agent's own sessions, oldest first, until the handler returns false. */
bool replay_each_session(struct office *office, session_handler *handler, void *context,
                         struct session_rest *rest, struct error *err) MUST_CHECK;
/* Whether a stream of this id is a session, and when it began. */
bool replay_began(struct text id, moment_t *began) MUST_CHECK;

/* Sessions, whoever's, that began before a moment: those of the streams from..to are added.
 */
struct session_streams {
    int64_t *list;
    char (*ids)[48];
    size_t count;
    size_t capacity;
    size_t id_capacity;
};
bool session_streams_before(struct office *office, int64_t from, int64_t to,
                            moment_t before, struct session_streams *streams,
                            struct error *err) MUST_CHECK;
void session_streams_release(struct session_streams *streams);

struct replay_decision {
    const char *did;    /* "sent" */
    const char *ticket; /* its id; NULL: it is no more */
};

/* Why cells are not known; how many of each. */
enum replay_gap {
    GAP_NONE,
    GAP_GONE,    /* a ticket that they were about was erased, or its time was over */
    GAP_DAMAGED, /* a record, or they, cannot be read */
    GAP_UNKEPT,  /* nobody could say whose they were, so they were not kept */
    GAP_COUNT
};

/* Borrowed until the next replay_go(). */
struct replay_shot {
    int64_t ms; /* since the session began */
    moment_t at;
    const struct canvas *canvas;
    const char
        *keys; /* struck since the shot before: "Tab 1 ^S"; NULL: not kept, or gone */
    struct replay_decision *decisions; /* over this frame */
    size_t decision_count;
    size_t gaps[GAP_COUNT]; /* cells */
    bool is_stale; /* a record before it is damaged: cells may be older than the frame */
};

struct replay;
/* ERROR_NOT_FOUND where the agent has no such session, ERROR_DAMAGED where nobody can tell
 * whose it is. */
bool replay_open(struct office *office, const char *id, struct replay **replay,
                 struct error *err) MUST_CHECK;
void replay_close(struct replay *replay); /* NULL is allowed; wipes */
const struct session_about *replay_about(const struct replay *replay);
size_t replay_count(const struct replay *replay);
/* Milliseconds at which the shot stood, from the session's begin. */
int64_t replay_ms(const struct replay *replay, size_t index);
/* The shot of that index, below replay_count(). */
bool replay_go(struct replay *replay, size_t index, struct replay_shot *shot,
               struct error *err) MUST_CHECK;
/* What is missing in the shot, for a person; "" where nothing is. */
void replay_format_gaps(const struct replay_shot *shot, char *out, size_t size);

#endif
