/* What was noted and waits to be written, as the recorder's own files see it. */
#ifndef SHELL_RECORDER_PARTS_H
#define SHELL_RECORDER_PARTS_H

#include "shell/recorder.h"
#include "view/cells.h"
#include "view/owners.h"
#include "wire/session_record.h"

#define RECORDER_RECENT 16

/* Some of a frame's cells, or keys: in the clear, and whom they speak of. */
struct noted_part {
    int64_t *streams;
    size_t stream_count;
    bool is_unknown; /* nobody can say of whom: it is not kept */
    struct session_strip *strips;
    size_t strip_count;
    size_t strip_capacity;
    struct buffer plain;
};

/* entry's parts are made when it is written. */
struct noted {
    struct session_entry entry;
    moment_t at;
    struct noted_part *parts;
    size_t part_count;
    size_t part_capacity;
};

/* A strip of the frame noted last, and of whom it spoke: what is the same is not noted
 * again. */
struct last_strip {
    struct strip_place place;
    uint64_t owner;
};

struct recorder {
    struct office *office;
    char id[48];
    bool has_keys;
    moment_t begun_at;
    int64_t begun_ms; /* of the monotonic clock */
    int64_t stream;   /* 0: not made yet */
    struct noted *list;
    size_t count;
    size_t capacity;
    size_t bytes;      /* in the clear, in list */
    int64_t due_ms;    /* since when something waits to be written; 0: nothing does */
    bool has_decision; /* without one, and without keys, nothing is written */

    bool has_frame;     /* owners tell of the one on the terminal */
    bool frame_is_kept; /* and it was noted */
    struct owners owners;
    int64_t recent[RECORDER_RECENT]; /* the tickets worked on last, the oldest first */
    size_t recent_count;
    size_t worked;          /* on so many since the frame before */
    uint64_t status;        /* the hash of the status line in that frame */
    bool status_has_more;   /* it may name one that is in recent no more */
    struct buffer struck;   /* keys since the frame before, where they are kept */
    bool struck_may_name;   /* somebody else than the open ticket's */
    bool struck_is_unknown; /* anybody: some were typed where everybody is looked for */

    struct canvas last; /* the frame noted last, where each is */
    struct last_strip *last_strips;
    size_t last_count;
    size_t last_capacity;
    size_t since_whole;
};

int64_t recorder_ms(const struct recorder *recorder);
struct noted *recorder_note(struct recorder *recorder, enum session_what what);
/* The frame on the canvas, whole or what changed of it; false where nothing did. */
bool recorder_note_frame(struct recorder *recorder, const struct canvas *canvas,
                         bool is_whole);
/* Nothing is known of the frame noted last: the next one is whole. */
void recorder_forget_frame(struct recorder *recorder);
void noted_release(struct noted *noted);
/* All that waits to be written, wiped. */
void recorder_forget_noted(struct recorder *recorder);

#endif
