/*
 * Cells of a canvas as bytes, and back. What was drawn by an earlier version comes back as
 * it stood: styles are told by their names, not by numbers that move.
 *
 * A cell of one printable ASCII character is that byte. Else 0x01 n: the cell before, n
 * times more; 0x02 s: the style of what follows; 0x03: the right half of a wide character;
 * 0x80 | count << 2 | columns: that many code points, as numbers of 7 bits a byte, the
 * lowest first. Every strip begins in STYLE_TEXT.
 */
#ifndef VIEW_CELLS_H
#define VIEW_CELLS_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/text.h"
#include "view/canvas.h"

#include <stdbool.h>

/* A part of one row. */
struct strip_place {
    int row;
    int column;
    int columns; /* 1 or more */
};

/* The strip lies on the canvas. Added to out. */
void cells_pack(const struct canvas *canvas, struct strip_place strip, struct buffer *out);

/* Which style a number stood for when it was written. */
struct cell_styles {
    uint8_t now[256]; /* what is no style any more is STYLE_TEXT */
};
void cell_styles_init(struct cell_styles *styles);
/* The next number's name. False past the last number. */
bool cell_styles_add(struct cell_styles *styles, size_t number, const char *name);

/*
 * Takes the strip off the front of bytes and puts it on the canvas. False where the bytes
 * are none, the strip does not lie on the canvas, or a cell holds what no sanitised text
 * has; the canvas is then as it was.
 */
bool cells_unpack(struct text *bytes, const struct cell_styles *styles,
                  struct strip_place strip, struct canvas *canvas) MUST_CHECK;

/* What stands in a cell that is not known. */
#define CELLS_GAP 0x2591u
void cells_gap(struct canvas *canvas, struct strip_place strip);

#endif
