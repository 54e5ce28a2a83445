/*
 * Colours as a terminal has them: which of its colours comes nearest, and how a frame made
 * of the 256 tells true ones. Knows no terminal.
 */
#ifndef TERM_COLOURS_H
#define TERM_COLOURS_H

#include "base/buffer.h"
#include "base/text.h"

#include <stddef.h>
#include <stdint.h>

#define PALETTE_SIZE 256

/* 0xRRGGBB of a colour of xterm's palette, 16 to 255 (below it the user's own stand), or of
 * one that is COLOUR_RGB already. */
uint32_t colour_rgb(int32_t colour);
/* The one of the palette's 16 to 255 that comes nearest. */
int32_t colour_of_256(uint32_t rgb);
/* One of the 16 that every terminal has, for any colour but COLOUR_DEFAULT. */
int32_t colour_of_16(int32_t colour);

/*
 * ncurses knows no more colours than the terminal's entry names, 256 mostly, and asks for
 * one by its number: ESC [ 38;5;N m. A slot is such a number that stands for a true colour,
 * which is put in its place in the finished frame: ESC [ 38;2;R;G;B m (ITU-T T.416,
 * 13.1.8, in xterm's spelling).
 */
struct colour_slots {
    uint32_t colours[PALETTE_SIZE]; /* COLOUR_RGB | 0xRRGGBB; 0: the palette's own */
    size_t count;
};
/* The number that stands for the colour from now on; is_taken: numbers that mean
 * themselves. The nearest of the 256 where no number is free. */
int32_t colour_slot(struct colour_slots *slots, const bool is_taken[PALETTE_SIZE],
                    int32_t colour);
/* The frame with the true colours put in; added to out. */
void colour_slots_put(const struct colour_slots *slots, struct text frame,
                      struct buffer *out);

#endif
