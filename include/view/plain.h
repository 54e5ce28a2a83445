/*
 * The program as a linear conversation, for screen readers and pipes: what changed, once,
 * as lines of words in the order one would want them read. No columns, no colours, no
 * signs; texts that others wrote stand behind two spaces, so that none of their lines
 * passes for one of ours. Knows the model, nothing of terminals.
 */
#ifndef VIEW_PLAIN_H
#define VIEW_PLAIN_H

#include "app/model.h"
#include "base/attributes.h"
#include "base/buffer.h"

#include <stdbool.h>

/* What was told so far. Holds words of customers: wiped when it goes. */
struct plain;
struct plain *plain_create(void) MUST_CHECK;
void plain_destroy(struct plain *plain); /* NULL is allowed */

/* Before update() takes it: what arrives is told with the next lines. */
void plain_hear(struct plain *plain, const struct event *event);
/* A line was given: what is said to it is told though the same was said before. */
void plain_answer(struct plain *plain);
/* A line was given that is no text: where it changes nothing that is told, and one stands
 * where one stood, that is told before the next prompt. */
void plain_await(struct plain *plain);
/* The reply changed by what the agent just typed, and saw while typing: it is not told. */
void plain_typed(struct plain *plain, const struct model *model);

/* What a line did not do, told at the end of the next lines. */
enum plain_note {
    PLAIN_NOTE_NO_ITEM,   /* no item of the menu is called so */
    PLAIN_NOTE_TEXT,      /* a key's name, or a word as below, was taken for text */
    PLAIN_NOTE_NOT_THERE, /* words that were to be changed */
    PLAIN_NOTE_TWICE,     /* those are there more than once */
    PLAIN_NOTE_NO_KEY,    /* the command has no key here */
    PLAIN_NOTE_NO_NEXT,   /* a key was awaited behind others, and that was none */
    PLAIN_NOTE_TOO_LONG,
    PLAIN_NOTE_CUT,     /* the terminal may have dropped the end of a line */
    PLAIN_NOTE_REFUSED, /* a command that would be carried out in part */
    PLAIN_NOTE_COUNT
};
void plain_remark(struct plain *plain, enum plain_note note);

/* Words that the plain mode has beside keys and commands: they tell again, and more. */
struct plain_word {
    const char *name;
    const char *help;
};
extern const struct plain_word plain_words[]; /* a name NULL ends them */
/* One of them: told with the next lines. False where the word is none. */
bool plain_ask(struct plain *plain, struct text word);
bool plain_knows(struct text word);

/* Adds what changed since the last call, and says what of it has been told. */
void plain_tell(struct plain *plain, const struct model *model, struct buffer *out,
                struct drawn *drawn);
/* "queue> ", "1042 Ana Ruiz> ", "reply to Ana> ": where one is and what is asked. */
void plain_prompt(struct plain *plain, const struct model *model, struct buffer *out);
/* The last words: what is kept of what was not done. */
void plain_end(struct plain *plain, const struct model *model, struct buffer *out);
/* A line that was given, as it may be shown. */
void plain_echo(struct plain *plain, struct text line, struct buffer *out);

#endif
