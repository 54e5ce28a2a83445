/* What the files of the terminal share. Nobody else includes it. */
#ifndef TERM_TERMINAL_PARTS_H
#define TERM_TERMINAL_PARTS_H

#include "term/colours.h"
#include "term/decode.h"
#include "term/terminal.h"

#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* Instead of a background: a space there is not as any other. */
#define GROUND_OWN INT32_MIN

struct terminal {
    int in;
    int out;
    int memory; /* where ncurses writes; forwarded in one write a frame */
    FILE *memory_file;
    FILE *in_file;
    SCREEN *screen;
    struct termios before;
    struct termios raw;
    struct decoder decoder;
    int64_t read_at;     /* ms of the monotonic clock: the last bytes */
    struct canvas shown; /* what the terminal shows */
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT];
    int32_t grounds[STYLE_COUNT]; /* the background that a space shows, or GROUND_OWN */
    bool has_true_colour; /* though its entry has 256 */
    struct colour_slots slots;
    uint64_t bare; /* a hash of the bare screen that stands there; 0: none does */
    bool is_left;
    int caret_shape; /* enum caret_shape that it was told last */
    bool has_shaped; /* it was told one */
};

/* A screen that is the terminal's to copy from: what is selected there stays so while
 * nothing changes. */
bool terminal_show_bare(struct terminal *terminal, const struct canvas *canvas,
                        struct error *err);
/* Gives the caret that shape, where the terminal says that it can (terminfo's Ss and Se).
 */
void terminal_shape_caret(struct terminal *terminal, int shape);
/* Everything ncurses wrote since the last time, in one write. */
bool terminal_forward(struct terminal *terminal, struct error *err);

#endif
