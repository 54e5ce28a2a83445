/* What stood on the screen, made again of its parts. */
#include "replay_parts.h"

#include <stdio.h>
#include <string.h>

#define NAME_SIZE 132

static void mark_gap(struct replay *replay, struct strip_place place, enum replay_gap gap)
{
    bool is_on = place.row < replay->canvas.rows && place.column < replay->canvas.columns;
    int room = replay->canvas.columns - place.column;

    if (!is_on)
        return;
    place.columns = place.columns < room ? place.columns : room;
    memset(replay->gaps + place.row * replay->canvas.columns + place.column, (int)gap,
           (size_t)place.columns);
    if (gap != GAP_NONE)
        cells_gap(&replay->canvas, place);
}

static struct strip_place place_of(const struct session_strip *strip)
{
    return (struct strip_place){(int)strip->row, (int)strip->column, (int)strip->columns};
}

static void gap_part(struct replay *replay, const struct session_part *part,
                     enum replay_gap gap)
{
    for (size_t i = 0; i < part->strip_count; i++)
        mark_gap(replay, place_of(&part->strips[i]), gap);
}

/* The part in the clear; the gap it is where it does not open. */
static enum replay_gap open_part(struct replay *replay, const struct session_part *part,
                                 struct buffer *plain)
{
    struct error why = {0};

    if (part->bytes.len == 0)
        return GAP_UNKEPT;
    if (part->stream_count == 0)
        return buffer_add(plain, part->bytes.bytes, part->bytes.len) ? GAP_NONE
                                                                     : GAP_DAMAGED;
    if (vault_open_together(replay->office->vault, part->streams, part->stream_count,
                            part->bytes, plain, &why))
        return GAP_NONE;
    return why.code == ERROR_NOT_FOUND ? GAP_GONE : GAP_DAMAGED;
}

static void put_part(struct replay *replay, const struct session_part *part)
{
    struct buffer plain;
    struct text bytes;
    enum replay_gap gap;

    buffer_init(&plain, SIZE_MAX);
    gap = open_part(replay, part, &plain);
    if (part->strip_count == 0 && gap == GAP_NONE) {
        replay->has_keys = true;
        (void)buffer_add(&replay->keys, plain.bytes, plain.len);
    }
    bytes = text_from(plain.bytes, plain.len);
    for (size_t i = 0; gap == GAP_NONE && i < part->strip_count; i++) {
        struct strip_place place = place_of(&part->strips[i]);

        if (!cells_unpack(&bytes, &replay->styles, place, &replay->canvas))
            gap = GAP_DAMAGED;
        else
            mark_gap(replay, place, GAP_NONE);
    }
    if (gap != GAP_NONE)
        gap_part(replay, part, gap);
    buffer_release_wiped(&plain);
}

/* Cells that no part fills are told as damaged: there should be none. */
static void size_canvas(struct replay *replay, int rows, int columns)
{
    memory_free(replay->gaps);
    canvas_reset(&replay->canvas, rows, columns);
    replay->gaps = memory_get((size_t)rows * (size_t)columns);
    for (int row = 0; row < rows; row++)
        mark_gap(replay, (struct strip_place){row, 0, columns}, GAP_DAMAGED);
}

static void put_frame(struct replay *replay, const struct session_entry *entry)
{
    int rows = (int)entry->rows, columns = (int)entry->columns;

    if (entry->is_whole || replay->canvas.rows != rows || replay->canvas.columns != columns)
        size_canvas(replay, rows, columns);
    if (entry->is_whole)
        replay->is_stale = false;
    for (size_t i = 0; i < entry->part_count; i++)
        put_part(replay, &entry->parts[i]);
    canvas_caret(&replay->canvas, canvas_box(&replay->canvas), (int)entry->caret_row,
                 (int)entry->caret_column);
    if (entry->caret_row < 0)
        replay->canvas.caret_row = -1;
}

static void put_entry(struct replay *replay, const struct replay_entry *entry)
{
    replay->is_stale = replay->is_stale || entry->follows_damage;
    buffer_release_wiped(&replay->keys);
    replay->has_keys = false;
    if (entry->entry.what == SESSION_FRAME)
        put_frame(replay, &entry->entry);
    else if (replay->canvas.rows == 0)
        size_canvas(replay, 1, 1);
}

/* The last shot up to this one that stands by itself. */
static size_t whole_before(const struct replay *replay, size_t index)
{
    while (index > 0) {
        const struct session_entry *entry = &replay->entries[replay->shots[index]].entry;

        if (entry->what == SESSION_FRAME && entry->is_whole)
            break;
        index--;
    }
    return replay->shots[index];
}

static const char *ticket_of(struct replay *replay, int64_t stream)
{
    char id[NAME_SIZE], owner[NAME_SIZE];

    if (stream == 0 || !vault_stream_name(replay->office->vault, stream, id, sizeof(id),
                                          owner, sizeof(owner), NULL))
        return NULL;
    return arena_text(&replay->shown, id);
}

/* Those that stand behind the frame, up to the next one. */
static void add_decisions(struct replay *replay, size_t index, struct replay_shot *shot)
{
    size_t from = replay->shots[index];
    size_t end = index + 1 < replay->shot_count ? replay->shots[index + 1] : replay->count;

    shot->decisions = arena_get(&replay->shown, (end - from) * sizeof(*shot->decisions));
    for (size_t i = from; i < end; i++) {
        const struct session_entry *entry = &replay->entries[i].entry;

        if (entry->what == SESSION_DID)
            shot->decisions[shot->decision_count++] = (struct replay_decision){
                string_or_empty(entry->did), ticket_of(replay, entry->ticket)};
    }
}

static void count_gaps(const struct replay *replay, struct replay_shot *shot)
{
    size_t cells = (size_t)replay->canvas.rows * (size_t)replay->canvas.columns;

    for (size_t i = 0; i < cells; i++)
        shot->gaps[replay->gaps[i]]++;
    shot->gaps[GAP_NONE] = 0;
}

bool replay_go(struct replay *replay, size_t index, struct replay_shot *shot,
               struct error *err)
{
    size_t wanted = replay->shots[index];
    size_t from = whole_before(replay, index);

    if (replay->at > wanted || replay->at <= from) {
        replay->at = from;
        replay->is_stale = false;
    }
    for (; replay->at <= wanted; replay->at++)
        put_entry(replay, &replay->entries[replay->at]);
    arena_clear(&replay->shown);
    *shot = (struct replay_shot){
        .ms = replay->entries[wanted].entry.ms,
        .at = replay->entries[wanted].at,
        .canvas = &replay->canvas,
        .keys = replay->has_keys ? buffer_text(&replay->keys) : NULL,
        .is_stale = replay->is_stale,
    };
    add_decisions(replay, index, shot);
    count_gaps(replay, shot);
    return vault_check_keys(replay->office->vault, err);
}

void replay_format_gaps(const struct replay_shot *shot, char *out, size_t size)
{
    static const char *const why[GAP_COUNT] = {
        [GAP_GONE] = "of tickets that are gone",
        [GAP_DAMAGED] = "damaged",
        [GAP_UNKEPT] = "not kept, since nobody could say of whom they were",
    };
    size_t len = 0;

    out[0] = '\0';
    for (int i = GAP_NONE + 1; i < GAP_COUNT && len < size; i++) {
        if (shot->gaps[i] > 0)
            len += (size_t)snprintf(out + len, size - len, "%s%zu cells %s",
                                    len > 0 ? ", " : "", shot->gaps[i], why[i]);
    }
    if (shot->is_stale && len < size)
        snprintf(out + len, size - len,
                 "%sa record before it is damaged: cells may be older",
                 len > 0 ? ", " : "");
}
