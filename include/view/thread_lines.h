/*
 * How many lines each message of the open thread takes at a width, so that only what stands
 * on the screen is wrapped in a frame. Computed once a width; a message that arrives adds
 * its own. A cache: a new one gives the same numbers.
 */
#ifndef VIEW_THREAD_LINES_H
#define VIEW_THREAD_LINES_H

#include "app/model.h"
#include "base/attributes.h"
#include "base/moment.h"
#include "chat/ticket.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More of one message than this is not shown, but said. */
#define MESSAGE_SHOWN_MAX ((size_t)64 * 1024)
#define ATTACHMENTS_MAX   ((size_t)20)

struct thread_lines;
struct thread_lines *thread_lines_create(void) MUST_CHECK;
void thread_lines_destroy(struct thread_lines *lines);
void thread_lines_clear(struct thread_lines *lines);

/* What a message is drawn as, from its first line down. */
struct message_parts {
    bool has_gap; /* an empty line */
    bool has_day; /* the day's rule */
    bool has_new; /* the rule before the first unread message */
    size_t text;  /* lines of text, behind the one of time and author */
    bool is_cut;  /* a line that says so */
    size_t translation; /* lines of its translation, with the one that says so */
    size_t attachments;
};
size_t message_parts_lines(const struct message_parts *parts);

/* Brings the numbers up to date. today: its messages have no day's rule before them. */
void thread_lines_update(struct thread_lines *lines, const struct ticket *ticket,
                         int columns, size_t unread_from, struct day today);
/* Behind thread_lines_update(): room for what is shown of translations below their messages. */
void thread_lines_translate(struct thread_lines *lines, const struct ticket *ticket,
                            const struct translation *translations, size_t count);
/* Lines of the whole thread. */
size_t thread_lines_count(const struct thread_lines *lines);
/* The message that this line is of, and the first line of it. */
size_t thread_lines_message(const struct thread_lines *lines, size_t line, size_t *first);
/* The first line of a message. */
size_t thread_lines_start(const struct thread_lines *lines, size_t message);
/* Where a line stands in its message, and the line that stands there at this width. */
struct thread_place thread_lines_place(struct thread_lines *lines,
                                       const struct ticket *ticket, size_t line);
size_t thread_lines_at(struct thread_lines *lines, const struct ticket *ticket,
                       const struct thread_place *place);
struct message_parts thread_lines_parts(const struct thread_lines *lines, size_t message);

/* The cells a message's text is wrapped in: a note has a bar down its left. */
size_t message_columns(const struct message *message, int columns);
/* What is shown of a translation, and the cells it is wrapped in behind its bar. */
struct shown translation_shown(const struct translation *translation, struct arena *arena);
size_t translation_columns(int columns);
/* What is shown of a message's text: without empty lines at its end, cut at the limit. */
struct shown message_shown(const struct message *message, struct arena *arena);

#endif
