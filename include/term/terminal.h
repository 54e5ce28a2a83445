/*
 * The terminal: cells to it, keys from it. ncurses does terminfo and sends only what
 * changed; its output goes to memory and out in one write a frame. The screen is always
 * given back.
 */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "app/key.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "view/canvas.h"
#include "view/style.h"

#include <stdbool.h>

struct terminal;

/*
 * Opens on the descriptors (a terminal both). ERROR_USAGE where TERM is unset or unknown,
 * or the locale has no UTF-8 and none could be set. Registers its restoration with fatal.
 */
bool terminal_open(int in, int out, struct terminal **terminal,
                   struct error *err) MUST_CHECK;
void terminal_close(struct terminal *terminal); /* NULL is allowed */
void terminal_size(struct terminal *terminal, int *rows, int *columns);
void terminal_set_theme(struct terminal *terminal, const struct theme *theme);
/* Shows the canvas: only cells that changed, of the rows touched since it was shown last,
 * in one write; a bare one as lines of text, whole where anything changed. */
bool terminal_show(struct terminal *terminal, struct canvas *canvas,
                   struct error *err) MUST_CHECK;
/*
 * Puts the text on the terminal's clipboard (OSC 52, which the terminal may refuse without
 * a word). ERROR_FAILED where it is longer than TERMINAL_COPY_MAX.
 */
#define TERMINAL_COPY_MAX ((size_t)48 * 1024)
bool terminal_copy(struct terminal *terminal, struct text text,
                   struct error *err) MUST_CHECK;
/* The next frame is drawn from nothing. */
void terminal_redraw(struct terminal *terminal);
/* The bell; not while somebody else has the terminal. */
void terminal_ring(struct terminal *terminal);

enum input_kind { INPUT_NONE, INPUT_KEY, INPUT_PASTE, INPUT_END };
struct input {
    enum input_kind kind;
    struct key key;
    const char *text; /* of a paste; borrowed until the next call */
    size_t len;
    size_t lost; /* bytes of the paste that stood behind these, past PASTE_LIMIT */
};
/* Never waits. INPUT_END: the keyboard is gone (EOF, EIO). */
void terminal_read(struct terminal *terminal, struct input *input);
int terminal_descriptor(const struct terminal *terminal);
/* A part of a key sequence stands there: read again after so many ms; -1: none. */
int terminal_wait_ms(const struct terminal *terminal);

/* Nothing of what was shown or typed stays, on the screen or in memory; draw anew, or
 * leave. */
void terminal_wipe(struct terminal *terminal);
/* Gives the terminal to another program ($EDITOR, the shell), and takes it back. */
void terminal_leave(struct terminal *terminal);
bool terminal_return(struct terminal *terminal, struct error *err) MUST_CHECK;

#endif
