/* What the files of the terminal share. Nobody else includes it. */
#ifndef TERM_TERMINAL_PARTS_H
#define TERM_TERMINAL_PARTS_H

#include "term/decode.h"
#include "term/terminal.h"

#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* A style as this terminal is told of it. */
struct terminal_look {
    unsigned attributes; /* STYLE_BOLD and so on */
    int colours[2];      /* in front and behind; COLOUR_DEFAULT */
    char *foreground;    /* what sets that colour alone; "" for the default */
    char *background;
    char *whole; /* all of it, whatever was set before */
};

enum caret { CARET_UNKNOWN, CARET_SHOWN, CARET_HIDDEN };

struct terminal {
    int in;
    int out;
    int memory; /* where ncurses writes how the terminal is opened and given back */
    FILE *memory_file;
    FILE *in_file;
    SCREEN *screen;
    struct termios before;
    struct termios raw;
    struct decoder decoder;
    int64_t read_at;     /* ms of the monotonic clock: the last bytes */
    struct canvas shown; /* what the terminal shows */
    struct terminal_look looks[STYLE_COUNT];
    struct buffer frame; /* what goes out, in one write */
    int row;             /* where the terminal's caret stands; -1: not known */
    int column;
    int style; /* that is set; -1: not known */
    enum caret caret;
    bool has_ecma_cup; /* how it is moved */
    bool has_ecma_cuf;
    bool can_hide;    /* the caret */
    bool spares_last; /* the last cell of all */
    bool is_left;
};

/* All of the frame, behind what ncurses wrote since the last time. */
bool terminal_forward(struct terminal *terminal, struct error *err);
/* No style is set and the caret is seen, behind the frame. */
void terminal_end_frame(struct terminal *terminal);

void terminal_looks_release(struct terminal *terminal);
/* What the terminal can, once terminfo knows it. */
void terminal_learn_moves(struct terminal *terminal);
bool terminal_can(const char *capability);
void terminal_tell_capability(struct buffer *out, const char *capability);
void terminal_tell_move(const struct terminal *terminal, struct buffer *out, int row,
                        int column);
/* On terminals of ECMA-48. */
void terminal_tell_forward(struct buffer *out, int columns);

#endif
