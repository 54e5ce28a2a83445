/* A session that is read back, as replay.c and replay_frame.c see it. */
#ifndef SHELL_REPLAY_PARTS_H
#define SHELL_REPLAY_PARTS_H

#include "shell/replay.h"
#include "view/cells.h"
#include "wire/session_record.h"

struct replay_entry {
    struct session_entry entry;
    moment_t at;
    bool follows_damage; /* a record between the last whole frame and it cannot be read */
};

struct replay {
    struct office *office;
    struct arena arena; /* of the entries */
    struct arena shown; /* of the shot */
    struct replay_entry *entries;
    size_t count;
    size_t capacity;
    size_t *shots; /* indexes of entries: frames, and a decision that lost its frame */
    size_t shot_count;
    size_t shot_capacity;
    int64_t sequence;    /* of the record read last */
    bool has_record_gap; /* right before the entry that comes */
    bool is_broken;      /* a record was lost since the last whole frame */
    size_t unread;       /* records that open and make no sense */
    struct session_about about;
    struct cell_styles styles;

    size_t at; /* entries below it are in the canvas */
    struct canvas canvas;
    uint8_t *gaps; /* enum replay_gap, a cell each */
    bool is_stale;
    struct buffer keys;
    bool has_keys;
};

#endif
