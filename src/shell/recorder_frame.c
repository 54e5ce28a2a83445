/* A frame in parts, each with the tickets that it speaks of. */
#include "recorder_parts.h"

#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#define STREAMS_MAX (OWNERS_MAX + OWNERS_HELD_MAX + RECORDER_RECENT + 1)
#define FRAME_LIMIT ((size_t)8 * 1024 * 1024) /* of one part */

struct streams {
    int64_t list[STREAMS_MAX];
    size_t count;
    bool is_unknown;
};

static void add_stream(struct streams *streams, int64_t stream)
{
    for (size_t i = 0; i < streams->count; i++) {
        if (streams->list[i] == stream)
            return;
    }
    streams->list[streams->count++] = stream;
}

static void add_open(const struct recorder *recorder, struct streams *streams)
{
    int64_t stream = 0;

    if (recorder->owners.ticket[0] == '\0')
        return;
    if (!vault_stream(recorder->office->vault, STREAM_TICKET,
                      text_of(recorder->owners.ticket), text_of(""), false, &stream,
                      NULL) ||
        stream == 0)
        streams->is_unknown = true; /* it was erased while it stood here */
    else
        add_stream(streams, stream);
}

/* Whom the lines at the edges may name: whose replies are held, and those worked on. */
static void add_told(const struct recorder *recorder, struct streams *streams)
{
    const struct owners *owners = &recorder->owners;

    for (size_t i = 0; i < owners->held_count; i++)
        add_stream(streams, owners->held[i]);
    for (size_t i = 0; i < recorder->recent_count; i++)
        add_stream(streams, recorder->recent[i]);
    streams->is_unknown =
        streams->is_unknown || owners->has_more_held || recorder->status_has_more;
}

static void add_shown(const struct recorder *recorder, struct streams *streams)
{
    const struct owners *owners = &recorder->owners;

    for (size_t i = 0; i < owners->shown_count; i++)
        add_stream(streams, owners->shown[i]);
    streams->is_unknown = streams->is_unknown || owners->is_unknown;
}

/* What was typed may name anybody: without a ticket on the screen nobody can say whom. */
static void add_typed(const struct recorder *recorder, struct streams *streams)
{
    add_shown(recorder, streams);
    streams->is_unknown = streams->is_unknown || streams->count == 0;
}

static void streams_of(const struct recorder *recorder, struct owner owner,
                       struct streams *streams)
{
    const struct owners *owners = &recorder->owners;

    *streams = (struct streams){.count = 0};
    if (owner.kind == OWNER_SHOWN) {
        add_stream(streams, owners->shown[owner.index]);
        return;
    }
    add_open(recorder, streams);
    if (owner.kind == OWNER_OPEN)
        return;
    add_told(recorder, streams);
    if (owners->is_typed)
        add_typed(recorder, streams);
    else if (owner.kind != OWNER_EDGE)
        add_shown(recorder, streams);
}

static struct noted_part *add_part(struct noted *noted, const struct streams *streams)
{
    struct noted_part *part;

    noted->parts = memory_reserve(noted->parts, &noted->part_capacity, noted->part_count,
                                  sizeof(*noted->parts));
    part = &noted->parts[noted->part_count++];
    *part = (struct noted_part){.stream_count = streams->count,
                                .is_unknown = streams->is_unknown};
    part->streams = memory_get((streams->count + 1) * sizeof(*part->streams));
    memcpy(part->streams, streams->list, streams->count * sizeof(*streams->list));
    buffer_init(&part->plain, FRAME_LIMIT);
    return part;
}

static struct noted_part *part_of(struct noted *noted, const struct streams *streams)
{
    for (size_t i = noted->part_count; i-- > 0;) {
        struct noted_part *part = &noted->parts[i];

        if (part->stream_count == streams->count &&
            part->is_unknown == streams->is_unknown &&
            memcmp(part->streams, streams->list, streams->count * sizeof(*streams->list)) ==
                0)
            return part;
    }
    return add_part(noted, streams);
}

static void add_strip(struct noted_part *part, const struct canvas *canvas,
                      struct strip_place place)
{
    part->strips = memory_reserve(part->strips, &part->strip_capacity, part->strip_count,
                                  sizeof(*part->strips));
    part->strips[part->strip_count++] =
        (struct session_strip){place.row, place.column, place.columns};
    if (!part->is_unknown)
        cells_pack(canvas, place, &part->plain);
}

/* Of the frame before, at the same index: strips come in the same order. */
static bool stands_already(const struct recorder *recorder, size_t index,
                           const struct canvas *canvas, struct last_strip strip)
{
    const struct last_strip *last = &recorder->last_strips[index];

    return index < recorder->last_count && last->owner == strip.owner &&
           memcmp(&last->place, &strip.place, sizeof(strip.place)) == 0 &&
           memcmp(canvas_at(&recorder->last, strip.place.row, strip.place.column),
                  canvas_at(canvas, strip.place.row, strip.place.column),
                  (size_t)strip.place.columns * sizeof(struct cell)) == 0;
}

struct framing {
    struct recorder *recorder;
    const struct canvas *canvas;
    struct noted *noted;
    bool is_whole;
    struct last_strip *strips; /* of this frame */
    size_t count;
    size_t capacity;
    struct owner owner; /* of the strip before, whose streams these are */
    struct streams streams;
};

static void frame_strip(struct framing *framing, struct owner owner,
                        struct strip_place place)
{
    struct streams *streams = &framing->streams;
    struct last_strip strip = {.place = place};

    if (framing->count == 0 || owner.kind != framing->owner.kind ||
        owner.index != framing->owner.index)
        streams_of(framing->recorder, owner, streams);
    framing->owner = owner;
    strip.owner = table_hash(text_from((const char *)streams->list,
                                       streams->count * sizeof(*streams->list))) ^
                  streams->is_unknown;
    if (framing->is_whole ||
        !stands_already(framing->recorder, framing->count, framing->canvas, strip))
        add_strip(part_of(framing->noted, streams), framing->canvas, place);
    framing->strips = memory_reserve(framing->strips, &framing->capacity, framing->count,
                                     sizeof(*framing->strips));
    framing->strips[framing->count++] = strip;
}

static void frame_rows(struct framing *framing)
{
    const struct canvas *canvas = framing->canvas;

    for (int row = 0; row < canvas->rows; row++) {
        int cells;

        for (int column = 0; column < canvas->columns; column += cells) {
            struct owner owner =
                owners_at(&framing->recorder->owners, canvas, row, column, &cells);

            frame_strip(framing, owner, (struct strip_place){row, column, cells});
        }
    }
}

static void keep_last(struct recorder *recorder, struct framing *framing)
{
    const struct canvas *canvas = framing->canvas;

    memory_free(recorder->last_strips);
    recorder->last_strips = framing->strips;
    recorder->last_count = framing->count;
    recorder->last_capacity = framing->capacity;
    canvas_reset(&recorder->last, canvas->rows, canvas->columns);
    canvas_copy(&recorder->last, canvas);
}

void recorder_forget_frame(struct recorder *recorder)
{
    memory_free(recorder->last_strips);
    recorder->last_strips = NULL;
    recorder->last_count = recorder->last_capacity = 0;
    canvas_release(&recorder->last);
}

static bool add_struck(struct recorder *recorder, struct noted *noted)
{
    const struct owners *owners = &recorder->owners;
    bool may_name = recorder->struck_may_name || owners->is_typed || owners->is_covered;
    struct owner owner = {may_name ? OWNER_ALL : OWNER_OPEN, 0};
    struct streams streams;
    struct noted_part *part;

    if (recorder->struck.len == 0)
        return false;
    streams_of(recorder, owner, &streams);
    streams.is_unknown = streams.is_unknown || recorder->struck_is_unknown ||
                         (may_name && streams.count == 0);
    part = add_part(noted, &streams);
    recorder->struck_may_name = recorder->struck_is_unknown = false;
    if (!part->is_unknown)
        (void)buffer_add(&part->plain, recorder->struck.bytes, recorder->struck.len);
    buffer_release_wiped(&recorder->struck);
    return true;
}

static bool caret_moved(const struct recorder *recorder, const struct canvas *canvas)
{
    return recorder->last.caret_row != canvas->caret_row ||
           recorder->last.caret_column != canvas->caret_column;
}

bool recorder_note_frame(struct recorder *recorder, const struct canvas *canvas,
                         bool is_whole)
{
    bool is_new = recorder->last_count == 0 || recorder->last.rows != canvas->rows ||
                  recorder->last.columns != canvas->columns;
    struct noted *noted = recorder_note(recorder, SESSION_FRAME);
    struct framing framing = {.recorder = recorder,
                              .canvas = canvas,
                              .noted = noted,
                              .is_whole = is_whole || is_new};
    bool has_keys, has_changed;

    noted->entry.rows = canvas->rows;
    noted->entry.columns = canvas->columns;
    noted->entry.caret_row = canvas->caret_row;
    noted->entry.caret_column = canvas->caret_column < 0 ? 0 : canvas->caret_column;
    noted->entry.is_whole = framing.is_whole;
    frame_rows(&framing);
    has_changed = noted->part_count > 0 || caret_moved(recorder, canvas);
    has_keys = add_struck(recorder, noted);
    for (size_t i = 0; i < noted->part_count; i++)
        recorder->bytes += noted->parts[i].plain.len;
    if (recorder->has_keys)
        keep_last(recorder, &framing);
    else
        memory_free(framing.strips);
    if (has_changed || has_keys)
        return true;
    noted_release(noted);
    recorder->count--;
    return false;
}
