#include "view/tail.h"

#include "base/utf8.h"
#include "view/shown.h"

#include <string.h>

/* Of the text before it is sanitised; with more marks than this fewer cells are shown. */
#define BYTES_A_CELL 8
#define BYTES_MORE   64
/* In a line as narrow as this the newest words move by each character. */
#define STEPS_MIN 24

/* The last bytes of a text, from the start of a character on. */
static size_t front_left_out(struct text text, size_t most)
{
    size_t at = text.len > most ? text.len - most : 0;
    for (int i = 0; i < 3 && at > 0 && at < text.len; i++) {
        at += ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
    }
    return at;
}

/* The end of what is shown that fits, in whole clusters. */
static struct shown end_fitting(struct shown shown, size_t columns)
{
    struct text text = shown.text;
    size_t start = text.len;
    size_t used = 0;
    while (start > 0) {
        size_t before = utf8_cluster_before(text, start);
        used += start - before == 1
                    ? 1
                    : utf8_columns(text_from(text.bytes + before, start - before));
        if (used > columns) {
            break;
        }
        start = before;
    }
    return shown_part(shown, start, text.len);
}

/* Its lines one behind the other, without the empty ones. */
static struct shown joined(struct text hostile, struct arena *arena)
{
    char *line = arena_copy(arena, hostile.bytes, hostile.len);
    size_t len = 0;
    for (size_t i = 0; i < hostile.len; i++) {
        char byte = line[i] == '\n' ? ' ' : line[i];
        if (byte != ' ' || len == 0 || line[len - 1] != ' ') {
            line[len++] = byte;
        }
    }
    struct shown shown = shown_make(text_from(line, len), arena);
    const char *end =
        shown.text.len == 0 ? NULL : memrchr(shown.text.bytes, '\n', shown.text.len);
    size_t start = end == NULL ? 0 : (size_t)(end + 1 - shown.text.bytes);
    return shown_part(shown, start, shown.text.len); /* U+2028 became a line feed */
}

static bool is_inside(struct text text, size_t at)
{
    return ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
}

/* About so many cells before the end. */
static size_t cells_before_end(struct text text, size_t columns)
{
    size_t least = front_left_out(text, columns * BYTES_A_CELL + BYTES_MORE);
    size_t used = 0;
    for (size_t at = text.len; at > least;) {
        size_t before = at - 1;
        uint32_t code_point;
        while (before > least && is_inside(text, before)) {
            before--;
        }
        (void)utf8_decode(text_from(text.bytes + before, at - before), &code_point, NULL);
        used += (size_t)utf8_code_point_columns(code_point);
        if (used > columns) {
            return at;
        }
        at = before;
    }
    return least;
}

/* The first cluster that begins there or behind. */
static size_t cluster_from(struct text text, size_t at)
{
    size_t before = utf8_cluster_before(text, at);
    return at == 0 || at >= text.len ? at : before + utf8_cluster_len(text, before);
}

/* The end from a place on that moves by half a line at once: until then the line only
 * grows, and a frame draws what came alone. */
static struct shown end_in_steps(struct text hostile, size_t columns, struct arena *arena)
{
    size_t step = columns / 2;
    size_t at = (cells_before_end(hostile, columns) + step - 1) / step * step;
    struct shown shown;
    for (;; at += step) {
        size_t start = cluster_from(hostile, at < hostile.len ? at : hostile.len);
        shown = joined(text_from(hostile.bytes + start, hostile.len - start), arena);
        if (shown_columns(shown) <= columns || at >= hostile.len) {
            return shown;
        }
    }
}

struct shown tail_line(struct text hostile, size_t columns, struct arena *arena)
{
    size_t at = front_left_out(hostile, columns * BYTES_A_CELL + BYTES_MORE);
    struct shown shown = shown_literal("");
    if (at == 0 || columns < STEPS_MIN) {
        shown = joined(text_from(hostile.bytes + at, hostile.len - at), arena);
    }
    if (columns < 2 || (at == 0 && shown_columns(shown) <= columns)) {
        return end_fitting(shown, columns);
    }
    shown = columns < STEPS_MIN ? end_fitting(shown, columns - 1)
                                : end_in_steps(hostile, columns - 1, arena);
    return shown_join(shown_literal("…"), shown, arena);
}

/* The first byte that is shown at or behind an offset of what is shown. */
static size_t hostile_at(const struct shown_map *map, size_t len, size_t shown)
{
    size_t low = 0;
    size_t high = len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shown_map_offset(map, middle) < shown) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* From the start on, and the start moved where more lines than these are there. */
static struct paragraph wrap_from(struct tail *tail, struct text hostile, size_t rows,
                                  struct arena *arena)
{
    struct text text = text_from(hostile.bytes + tail->start, hostile.len - tail->start);
    struct paragraph paragraph =
        paragraph_make(shown_make(text, arena), tail->columns, arena);
    if (paragraph.wrap.count > 2 * rows + 2) {
        struct shown_map map = shown_map_make(text, arena);
        size_t line = paragraph.wrap.count - rows - 1;
        tail->start += hostile_at(&map, text.len, paragraph.wrap.lines[line].start);
    }
    return paragraph;
}

struct paragraph tail_wrap(struct tail *tail, uint64_t of, struct text hostile,
                           size_t columns, size_t rows, struct arena *arena)
{
    size_t most = (rows + 1) * columns * BYTES_A_CELL / 2;
    bool is_same = tail->of == of && tail->columns == columns;
    /* What is dropped and never fills a line must not be looked at again and again. */
    if (!is_same || tail->start > hostile.len || hostile.len - tail->start > 4 * most) {
        *tail = (struct tail){of, columns, front_left_out(hostile, most)};
    }
    return wrap_from(tail, hostile, rows, arena);
}
