/* The plain mode's keyboard, its parts to each other. Only src/shell/plain*.c include it.
 */
#ifndef SHELL_PLAIN_PARTS_H
#define SHELL_PLAIN_PARTS_H

#include "base/text.h"
#include "shell/plain.h"
#include "view/plain.h"

/* plain.c */
/* plain_line.c: does what a line means. */
void console_take(struct session *session, struct text line);
/* The line is no text, and a part of it may be lost: that is told, and it is not done. */
bool console_refuses(struct session *session, struct text line) MUST_CHECK;
/* Strikes the command's keys where keys go now; false where it has none. */
bool console_strike(struct session *session, enum command command);
struct plain *console_plain(struct session *session); /* borrowed */
/* "wait": what comes is told as it comes. */
void console_wait(struct session *session);
/* The prompt that a command line stands in is left once what is wrong with it was told. */
void console_leave_prompt(struct session *session);
/* Where the last line of text ended, so that the next one begins behind a line end. */
struct console_place {
    bool owes_end;
    uint64_t version; /* of the composer, as it was then */
};
struct console_place *console_place(struct session *session);
void console_strike_key(struct session *session, struct key key);
void console_strike_all(struct session *session, const struct key_sequence *keys);
void console_paste(struct session *session, struct text text);
/* "p 2": false where a word of it is no key's name, or there are too many. */
bool console_parse_keys(struct text line, struct key_sequence *keys) MUST_CHECK;
/* "Esc", "^S": one key that types nothing. */
bool console_is_key_name(struct text line);
/* The keys of a command where keys go now. */
bool console_find_keys(const struct model *model, enum command command, int argument,
                       struct key_sequence *keys) MUST_CHECK;
/* Into the line that a prompt asks for, in the place of what stands there. */
void console_put_in_prompt(struct session *session, struct text words);
/* A line as a key, as a command with a key, as one that is typed behind ":", as a word of
 * the plain mode's own; false where it is none. */
bool console_strike_named(struct session *session, struct text line) MUST_CHECK;
bool console_strike_command(struct session *session, struct text line) MUST_CHECK;
void console_take_command(struct session *session, struct text line);
bool console_take_word(struct session *session, struct text line) MUST_CHECK;
struct text console_without_colon(struct text line);
void console_take_writing(struct session *session, struct text line); /* plain_write.c */
void console_take_answer(struct session *session, struct text line);  /* plain_choose.c */
void console_take_choice(struct session *session, struct text line);

#endif
