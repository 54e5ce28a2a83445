/*
 * vi's keys over the composer, by choice ([ui] composer = vi): normal, insert and visual
 * mode; motions, text objects, operators and actions stand in tables, a row each
 * (src/app/vi_rows.c). They go by grapheme clusters, and by words as the composer's motions
 * have them. The one kill ring is the one register. Pure: knows no screen, and of the
 * program nothing.
 */
#ifndef APP_VI_H
#define APP_VI_H

#include "app/key.h"
#include "base/buffer.h"
#include "chat/composer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum vi_mode { VI_INSERT, VI_NORMAL, VI_VISUAL, VI_VISUAL_LINE };

/* A command while it is struck, and the last change for "." */
struct vi_command {
    size_t count;        /* 0: none was struck */
    size_t count_before; /* the one before the operator; 0: none */
    const struct vi_operator *verb;
    const struct vi_motion *motion;
    const struct vi_object *object;
    const struct vi_action *action;
    bool is_doubled; /* dd: the operator over whole lines */
    uint32_t letter; /* behind f F t T r */
    size_t lines;    /* struck over a selection: LFs in it, and clusters in its last line */
    size_t clusters;
    bool is_by_lines;
    bool is_over_selection;
};

struct vi {
    enum vi_mode mode;
    struct vi_command now;
    char struck[24]; /* keys of a row that go on: "g"; "" for none */
    struct vi_command last;
    struct buffer last_typed;         /* what the last change typed in */
    const struct vi_motion *found_by; /* the last f F t T, and its letter */
    uint32_t found_letter;
    uint32_t letter; /* of the operator that is run */
    struct buffer sought; /* what / and ? look for */
    struct buffer asked;  /* while it is typed */
    bool is_asking;
    bool asks_back;
    bool sought_back;
    size_t anchor;   /* the other end of a selection */
    int64_t goal;    /* the column that j and k keep; -1: none */
    size_t typed_at; /* where what is typed now begins */
    size_t typed_times;
    size_t times; /* of VI_UNDO and those behind it */
    bool typed_by_lines;
    uint64_t version; /* the text and the caret as they stood at vi's last look */
    size_t len;
    size_t caret;
};

enum vi_answer {
    VI_UNKNOWN, /* the key has no meaning here; nothing was done */
    VI_PART,    /* of a command: it goes on */
    VI_DONE,
    VI_FAILED, /* the command led nowhere; nothing was changed */
    VI_UNDO,   /* undo is wanted, as often as vi_times() says */
    VI_REDO,
    VI_EARLIER, /* the text as it was before in time, or behind that */
    VI_LATER,
};

void vi_init(struct vi *vi);
void vi_release(struct vi *vi); /* wipes */
/* Writing begins, in insert mode. */
void vi_begin(struct vi *vi, struct composer *composer);
/* A key in normal or visual mode. */
enum vi_answer vi_key(struct vi *vi, struct composer *composer, struct key key);
size_t vi_times(const struct vi *vi);
/* Esc: to normal mode; there it drops what was struck of a command. */
void vi_escape(struct vi *vi, struct composer *composer);
/* Nothing was struck of a command. */
bool vi_is_idle(const struct vi *vi);
/* What is typed from here on is an undo of its own, and what "." types. */
void vi_break(struct vi *vi, struct composer *composer);
/* Something else may have moved the caret or changed the text. */
void vi_look(struct vi *vi, struct composer *composer);
/* Bytes that are selected, of whole lines without the last one's LF; false: none. */
bool vi_selection(const struct vi *vi, const struct composer *composer, size_t *start,
                  size_t *end);
/* "insert", "normal", "visual", "visual line" */
const char *vi_mode_name(const struct vi *vi);
/* What was struck of a command: "2d3", "/wor"; added to out. */
void vi_tell(const struct vi *vi, struct buffer *out);
/* Lines "keys<TAB>help" of every row. */
void vi_help(struct buffer *out);

#endif
