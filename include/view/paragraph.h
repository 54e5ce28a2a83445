/*
 * Sanitised text, wrapped, drawn from any of its lines on, and parts of it tinted: a reply,
 * a draft, a message.
 */
#ifndef VIEW_PARAGRAPH_H
#define VIEW_PARAGRAPH_H

#include "view/canvas.h"
#include "view/wrap.h"

#include <stddef.h>

struct paragraph {
    struct shown shown;
    struct wrap wrap;
};

struct paragraph paragraph_make(struct shown shown, size_t columns, struct arena *arena);
/* Takes the empty lines out, where there is no room for them. */
void paragraph_close_up(struct paragraph *paragraph);
struct shown paragraph_line(const struct paragraph *paragraph, size_t line);
/* Lines first and on fill the box from its top. */
void paragraph_draw(struct canvas *canvas, struct box box,
                    const struct paragraph *paragraph, size_t first, enum style style);
/* Restyles the bytes [start, end) of what is shown, in a box drawn from the line first. */
void paragraph_tint(struct canvas *canvas, struct box box,
                    const struct paragraph *paragraph, size_t first, size_t start,
                    size_t end, enum style style);

#endif
