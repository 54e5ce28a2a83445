/* Ways through the thread by its lines. */
#include "view/thread_lines.h"

#include "thread_lines_parts.h"
#include "view/wrap.h"

size_t message_parts_lines(const struct message_parts *parts)
{
    return (size_t)parts->has_gap + (size_t)parts->has_day + (size_t)parts->has_new + 1 +
           parts->text + (size_t)parts->is_cut + parts->translation + parts->attachments;
}

size_t thread_lines_of(struct thread_lines *lines, size_t message)
{
    struct message_parts parts = thread_lines_parts(lines, message);
    return message_parts_lines(&parts);
}

bool thread_spot_is_before(struct thread_spot a, struct thread_spot b)
{
    return a.message != b.message ? a.message < b.message : a.line < b.line;
}

static struct thread_spot move_up(struct thread_lines *lines, struct thread_spot spot,
                                  uint64_t by)
{
    while (by > spot.line) {
        by -= spot.line;
        if (spot.message == 0) {
            return (struct thread_spot){0, 0};
        }
        spot.message--;
        spot.line = thread_lines_of(lines, spot.message);
    }
    spot.line -= by;
    return spot;
}

struct thread_spot thread_lines_move(struct thread_lines *lines, struct thread_spot spot,
                                     int64_t by)
{
    if (by < 0) {
        return move_up(lines, spot, (uint64_t)-by);
    }
    size_t left = spot.line + (size_t)by;
    while (spot.message < lines->count) {
        size_t here = thread_lines_of(lines, spot.message);
        if (left < here) {
            return (struct thread_spot){spot.message, left};
        }
        left -= here;
        spot.message++;
    }
    return (struct thread_spot){lines->count, 0};
}

struct thread_spot thread_lines_last_top(struct thread_lines *lines, size_t rows)
{
    return move_up(lines, (struct thread_spot){lines->count, 0}, rows);
}

size_t thread_lines_from(struct thread_lines *lines, struct thread_spot spot, size_t most)
{
    size_t count = 0;
    for (size_t i = spot.message; i < lines->count && count < most + spot.line; i++) {
        count += thread_lines_of(lines, i);
    }
    count = count > spot.line ? count - spot.line : 0;
    return count < most ? count : most;
}

/* The lines of a message above its text. */
static size_t lead_lines(const struct message_parts *parts)
{
    return (size_t)parts->has_gap + (size_t)parts->has_day + (size_t)parts->has_new + 1;
}

static struct message_text text_wrap(struct thread_lines *lines, size_t message,
                                     struct wrap *wrap)
{
    struct message_text text = thread_lines_text(lines, message, &lines->arena);
    const struct message *of = &lines->ticket->messages[message];
    wrap_make(text.shown.text, message_columns(of, lines->columns), &lines->arena, wrap);
    return text;
}

static struct thread_place place_of(struct thread_lines *lines, struct thread_spot spot)
{
    struct thread_place place = {.message = spot.message, .at = spot.line};
    struct message_parts parts = thread_lines_parts(lines, spot.message);
    if (place.at < lead_lines(&parts)) {
        return place;
    }
    place.at -= lead_lines(&parts);
    if (place.at >= parts.text) {
        place.part = THREAD_TAIL;
        place.at -= parts.text;
        return place;
    }
    struct wrap wrap;
    struct message_text text = text_wrap(lines, spot.message, &wrap);
    place.part = THREAD_TEXT;
    message_text_tell(&text, place.at < wrap.count ? wrap.lines[place.at].start : 0,
                      &place.line, &place.at);
    arena_clear(&lines->arena);
    return place;
}

static struct thread_spot spot_of(struct thread_lines *lines,
                                  const struct thread_place *place)
{
    struct message_parts parts = thread_lines_parts(lines, place->message);
    struct thread_spot spot = {.message = place->message, .line = place->at};
    size_t lead = lead_lines(&parts);
    size_t most = message_parts_lines(&parts) - 1;
    if (place->part == THREAD_LEAD) {
        spot.line = spot.line < lead ? spot.line : lead - 1;
        return spot;
    }
    if (place->part == THREAD_TAIL || parts.text == 0) {
        spot.line = lead + parts.text + (place->part == THREAD_TAIL ? place->at : 0);
        spot.line = spot.line < most ? spot.line : most;
        return spot;
    }
    struct wrap wrap;
    struct message_text text = text_wrap(lines, place->message, &wrap);
    size_t offset = message_text_offset(&text, place->line, place->at);
    spot.line = lead + wrap_line_at(&wrap, offset);
    arena_clear(&lines->arena);
    return spot;
}

struct thread_spot thread_lines_match(struct thread_lines *lines, size_t message,
                                      struct text folded, size_t number)
{
    struct message_parts parts = thread_lines_parts(lines, message);
    struct thread_spot spot = {.message = message};
    struct wrap wrap;
    size_t count;
    if (folded.len == 0 || parts.text == 0) {
        return spot;
    }
    struct message_text text = text_wrap(lines, message, &wrap);
    struct match *matches = matches_find(text.shown.text, folded, &lines->arena, &count);
    count = message_text_own(&text, matches, count);
    if (count > 0) {
        const struct match *match = &matches[number < count ? number : count - 1];
        spot.line = lead_lines(&parts) + wrap_line_at(&wrap, match->start);
    }
    arena_clear(&lines->arena);
    return spot;
}

static void remember_top(struct thread_lines *lines, struct thread_place place,
                         struct thread_spot spot)
{
    lines->has_top = true;
    lines->top_place = place;
    lines->top_spot = spot;
}

struct thread_place thread_lines_place(struct thread_lines *lines, struct thread_spot spot)
{
    const struct thread_spot *top = &lines->top_spot;
    if (spot.message >= lines->count) {
        return (struct thread_place){.message = lines->count};
    }
    bool is_top = lines->has_top && spot.message == top->message && spot.line == top->line;
    if (!is_top) {
        remember_top(lines, place_of(lines, spot), spot);
    }
    return lines->top_place;
}

struct thread_spot thread_lines_at(struct thread_lines *lines,
                                   const struct thread_place *place)
{
    if (place->message >= lines->count) {
        return (struct thread_spot){lines->count, 0};
    }
    if (!lines->has_top || !thread_place_equals(place, &lines->top_place)) {
        remember_top(lines, *place, spot_of(lines, place));
    }
    return lines->top_spot;
}
