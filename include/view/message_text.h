/*
 * What is shown of a message's text and of its translation, and the cells each is wrapped
 * in. A quote stands folded in one line of ours, unless the model unfolds it.
 */
#ifndef VIEW_MESSAGE_TEXT_H
#define VIEW_MESSAGE_TEXT_H

#include "app/model.h"
#include "base/matches.h"
#include "base/memory.h"
#include "chat/quotes.h"
#include "chat/ticket.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>

/* More of one message than this is not shown, but said. */
#define MESSAGE_SHOWN_MAX ((size_t)64 * 1024)

/* A quote that is folded. */
struct folded_quote {
    size_t start; /* bytes of what is shown: the line that stands for it */
    size_t end;
    size_t first; /* its first line as it was written, from 0 */
    size_t lines;
    bool is_foreign;
};
struct message_text {
    struct shown shown; /* without empty lines at its end, cut at the limit */
    struct folded_quote *folds;
    size_t fold_count;
};
/* With these quotes folded; in the arena. */
struct message_text message_text_make(const struct message *message,
                                      const struct quotes *quotes, struct arena *arena);
/* Bytes of a message's text that are shown; is_cut: there are more. */
size_t message_text_len(const struct message *message, bool *is_cut);
/* The cells a message's text is wrapped in: a note has a bar down its left. */
size_t message_columns(const struct message *message, int columns);

/* Between a byte of what is shown and the line as it was written, with the bytes before it
 * in that line: the same whether the quotes are folded or not. */
void message_text_tell(const struct message_text *text, size_t offset, size_t *line,
                       size_t *at);
size_t message_text_offset(const struct message_text *text, size_t line, size_t at);
/* Keeps the matches that are somebody's words, and not in the lines that stand for quotes.
 */
size_t message_text_own(const struct message_text *text, struct match *matches,
                        size_t count);
/* Some words stand in a folded quote, and nowhere further up: nobody has seen them. */
bool message_text_hides(const struct message_text *text);

/* What is shown of a translation, and the cells it is wrapped in behind its bar. */
struct shown translation_shown(const struct translation *translation, struct arena *arena);
size_t translation_columns(int columns);

#endif
