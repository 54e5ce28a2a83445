/*
 * The reply as it is being written: one text edited by grapheme clusters, with undo and redo,
 * a kill ring, word motions. Pure: knows no keys and no screen.
 */
#ifndef CHAT_COMPOSER_H
#define CHAT_COMPOSER_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/pack.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COMPOSER_LIMIT (2 * 1024 * 1024) /* bytes of a reply */
#define COMPOSER_KILLS 8            /* the kill ring's length */

struct composer_change;
struct composer {
    struct buffer text;
    size_t caret; /* a byte offset, always between clusters */
    size_t mark; /* the other end of the region */
    bool has_mark; /* until the text changes */
    int64_t goal_column; /* kept while moving up and down; -1: none */
    uint64_t version; /* rises with every change of the text */
    struct buffer kills[COMPOSER_KILLS]; /* the newest first */
    size_t kill_count;
    bool is_killing;   /* the next kill joins the last */
    bool kill_is_lines; /* the newest kill is whole lines, as vi takes them */
    bool is_yanking;   /* what was done last put in kills[yanked], at yank_start */
    size_t yanked;
    size_t yank_start;
    struct composer_change **changes; /* in the order in which they were made */
    size_t change_count;
    size_t change_capacity;
    struct composer_change *now;   /* the newest one that the text has in it; NULL: none */
    struct composer_change *first; /* where redo goes from the first text; NULL: nowhere */
    size_t history_bytes;
    bool is_grouping; /* changes join into one undo */
    bool has_group;   /* and there is one to join */
};

/* How far a motion or a deletion goes. */
enum reach {
    REACH_CLUSTER_LEFT,
    REACH_CLUSTER_RIGHT,
    REACH_WORD_LEFT,
    REACH_WORD_RIGHT,
    REACH_LINE_START, /* of the line between LFs */
    REACH_LINE_END,
    REACH_TEXT_START,
    REACH_TEXT_END,
    REACH_LINE_UP,
    REACH_LINE_DOWN,
    REACH_SENTENCE_LEFT,  /* to where one begins */
    REACH_SENTENCE_RIGHT, /* behind its mark, or to the end of the paragraph */
};

void composer_init(struct composer *composer);
void composer_release(struct composer *composer); /* wipes */
/* Empty, without history. */
void composer_clear(struct composer *composer);
/* Replaces the whole text as one change that undo takes back; the caret goes to its end. */
void composer_set(struct composer *composer, struct text text);
struct text composer_text(const struct composer *composer); /* borrowed */
bool composer_is_empty(const struct composer *composer);

/* The longest front of text, in whole clusters, that there is room for. */
struct text composer_fit(const struct composer *composer, struct text text);
/* Inserts at the caret. Typed characters of a word join into one undo. False: past the limit. */
bool composer_insert(struct composer *composer, struct text text);
/* Replaces bytes [start, end), which must be cluster borders, as one change. */
bool composer_replace(struct composer *composer, size_t start, size_t end, struct text text);
void composer_move(struct composer *composer, enum reach reach);
void composer_move_to(struct composer *composer, size_t offset);
/*
 * Deletes what a motion would pass; kill keeps it for yank. At a line's end REACH_LINE_END takes
 * that end. Kills one after the other join.
 */
void composer_delete(struct composer *composer, enum reach reach);
void composer_kill(struct composer *composer, enum reach reach);
/* The region lies between mark and caret. A mark at the caret is taken away again. */
void composer_set_mark(struct composer *composer);
void composer_clear_mark(struct composer *composer);
bool composer_region(const struct composer *composer, size_t *start, size_t *end);
/* False where there is no region. */
bool composer_kill_region(struct composer *composer);
bool composer_copy_region(struct composer *composer);
bool composer_exchange_mark(struct composer *composer);
void composer_yank(struct composer *composer);
/* Puts the kill before in the place of what was just yanked, around the ring; false: neither. */
bool composer_yank_pop(struct composer *composer);
/* Keeps a text as a new kill. */
void composer_keep(struct composer *composer, struct text text, bool is_lines);
/* The newest kill, borrowed; empty where there is none. */
struct text composer_killed(const struct composer *composer, bool *is_lines);
void composer_transpose(struct composer *composer); /* the clusters around the caret */
enum word_case { WORD_LOWER, WORD_UPPER, WORD_CAPITAL };
void composer_word_case(struct composer *composer, enum word_case how);
/* From here to the end all changes are one undo. What is undone meanwhile ends it, too. */
void composer_begin_group(struct composer *composer);
void composer_end_group(struct composer *composer);
/* What comes next is no part of what was typed before, also where that goes on as a group. */
void composer_part_group(struct composer *composer);
/* False where there is nothing to undo or redo. */
bool composer_undo(struct composer *composer);
bool composer_redo(struct composer *composer);
/* The text as it stood one undo before or behind in time, also where that was undone and other
 * words were written in its place. False: it is the oldest, or the newest. */
bool composer_earlier(struct composer *composer);
bool composer_later(struct composer *composer);
/* Text, caret, kill and all that undo and redo know; read into an empty composer. */
void composer_pack(struct composer *composer, struct pack *pack);
/* The word (no white space in it) that ends at the caret: for ::name and ??words. */
struct text composer_word_before(const struct composer *composer);

#endif
