/*
 * The session without a screen (deskhand --plain): its view is lines, its keyboard is
 * lines. On a terminal the terminal's own line editing reads them, and lines that come close behind
 * one another are a paste (one cannot be asked for: that would take escape sequences); out of a file or a pipe
 * they come one by one, each when what the one before began is done. While a line is
 * awaited nothing is printed, so that nothing falls into what is being typed.
 */
#ifndef SHELL_PLAIN_H
#define SHELL_PLAIN_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/session.h"

#include <stdbool.h>

struct console;
struct console *console_create(int in, int out) MUST_CHECK;
void console_destroy(struct console *console); /* NULL is allowed */

/* What was told is forgotten, wiped: before a lock. */
void console_forget(struct session *session);
/* Before the model takes it. */
void console_hear(struct session *session, const struct event *event);
/* Prints what changed and, where nothing is under way any more, asks for the next line.
 * False where the reader is gone. */
bool console_draw(struct session *session, struct error *err) MUST_CHECK;
/* The descriptor that a line is awaited from; -1 where none is. */
int console_descriptor(const struct session *session);
/* A line was read already, and is to be taken. */
bool console_is_ready(const struct session *session);
/* Milliseconds until it is, where one was read; -1 where none was. */
int console_wait_ms(const struct session *session);
/* Takes a line, where one is there; false where there will be none any more. */
bool console_read(struct session *session) MUST_CHECK;
/* ^C */
void console_interrupt(struct session *session);

#endif
