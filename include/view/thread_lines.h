/*
 * How many lines each message of the open thread takes at a width. A message is measured
 * when it is asked for, and forgotten when others are: a frame asks for those that stand on
 * the screen and a few around them, however long the thread is. A cache: a new one gives
 * the same numbers.
 */
#ifndef VIEW_THREAD_LINES_H
#define VIEW_THREAD_LINES_H

#include "app/model.h"
#include "base/attributes.h"
#include "base/moment.h"
#include "chat/ticket.h"
#include "view/canvas.h"
#include "view/message_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More of one message are not named, but counted. */
#define ATTACHMENTS_MAX ((size_t)20)

struct thread_lines;
struct thread_lines *thread_lines_create(void) MUST_CHECK;
void thread_lines_destroy(struct thread_lines *lines);
void thread_lines_clear(struct thread_lines *lines);

/* What a message is drawn as, from its first line down. */
struct message_parts {
    bool has_gap;       /* an empty line */
    bool has_day;       /* the day's rule */
    bool has_new;       /* the rule before the first unread message */
    size_t text;        /* lines of text, behind the one of time and author */
    bool is_cut;        /* a line that says so */
    size_t translation; /* lines of its translation, with the one that says so */
    size_t attachments;
    bool is_hiding; /* what nobody has seen is folded in it */
};
size_t message_parts_lines(const struct message_parts *parts);

/* A line of the thread at this width: so many lines of the message stand above it. */
struct thread_spot {
    size_t message; /* as many as there are: behind the last line */
    size_t line;
};
bool thread_spot_is_before(struct thread_spot a, struct thread_spot b);

/*
 * What all else is asked of: the open ticket, borrowed until the next update. Messages of
 * today have no day's rule before them.
 */
void thread_lines_update(struct thread_lines *lines, const struct model *model,
                         int columns);
/* Behind thread_lines_update(): room for what is shown of translations below their
 * messages. */
void thread_lines_translate(struct thread_lines *lines,
                            const struct translation *translations, size_t count);
/* Another number whenever any line may be another one than before; never 0. */
uint64_t thread_lines_changes(const struct thread_lines *lines);
struct message_parts thread_lines_parts(struct thread_lines *lines, size_t message);
/* What is shown of its text; in the arena. */
struct message_text thread_lines_text(struct thread_lines *lines, size_t message,
                                      struct arena *arena);
/* All lines of one message. */
size_t thread_lines_of(struct thread_lines *lines, size_t message);
/* So many lines further down, or up where it is negative; the thread's ends at most. */
struct thread_spot thread_lines_move(struct thread_lines *lines, struct thread_spot spot,
                                     int64_t by);
/* The line of a message in which the match of that number stands, of those that are shown;
 * where there is none its first. */
struct thread_spot thread_lines_match(struct thread_lines *lines, size_t message,
                                      struct text folded, size_t number);
/* What stands on top where the thread's last line is the last of so many. */
struct thread_spot thread_lines_last_top(struct thread_lines *lines, size_t rows);
/* How many lines there are from the spot on, counted up to most. */
size_t thread_lines_from(struct thread_lines *lines, struct thread_spot spot, size_t most);
/* Where a line stands in its message whatever the width, and the line that stands there at
 * this one. */
struct thread_place thread_lines_place(struct thread_lines *lines, struct thread_spot spot);
struct thread_spot thread_lines_at(struct thread_lines *lines,
                                   const struct thread_place *place);

#endif
