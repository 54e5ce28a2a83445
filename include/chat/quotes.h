/*
 * What a message quotes of the mails before it: lines behind ">", of however many levels,
 * and in front of them the line that says who wrote them and when ("On … wrote:", in nine
 * languages; a sentence that says more than that is somebody's own). Nobody's own words are
 * among them: a line is only taken for quoted where ">" stands at its front, and one alone
 * never is.
 */
#ifndef CHAT_QUOTES_H
#define CHAT_QUOTES_H

#include "base/memory.h"
#include "base/text.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>

struct quote {
    size_t start; /* bytes of the message's text: whole lines, two at least */
    size_t end;   /* behind the last one's LF */
    size_t first; /* the first one's number in the text, from 0 */
    size_t lines;
    /*
     * No word of it stands further up in the thread: it was on no screen here. Of a quote
     * that does stand there a line that does not is left out: somebody wrote into it.
     */
    bool is_foreign;
};
struct quotes {
    struct quote *list;
    size_t count;
    size_t capacity;
};
/* Of this text of a message, in order; in the arena. */
void quotes_find(const struct ticket *ticket, size_t message, struct text text,
                 struct arena *arena, struct quotes *quotes);

/* The line that announces a quote, in one or more lines of text. */
bool quote_is_announced(struct text text);

#endif
