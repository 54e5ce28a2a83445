/*
 * A line made of pieces, each with its meaning: titles, rows of lists, the header, the
 * status.
 */
#ifndef VIEW_PIECES_H
#define VIEW_PIECES_H

#include "base/memory.h"
#include "view/canvas.h"
#include "view/digest.h"
#include "view/paragraph.h"

#include <stddef.h>

struct piece {
    enum style style;
    struct shown shown;
};
/* Begins as {.arena = ...}. */
struct pieces {
    struct arena *arena;
    struct piece *list;
    size_t count;
    size_t capacity;
};

void pieces_add(struct pieces *pieces, enum style style, struct shown shown);
/* A string of our own source code. */
void pieces_say(struct pieces *pieces, enum style style, const char *own);
/* Those of another line behind them. */
void pieces_join(struct pieces *pieces, const struct pieces *behind);
/* Takes in all that is drawn of them. */
void pieces_digest(const struct pieces *pieces, struct digest *digest);
int pieces_columns(const struct pieces *pieces);
/* From column on, within width cells, the last one cut with "…"; returns the cells used. */
int pieces_put(struct canvas *canvas, struct box box, int row, int column, int width,
               const struct pieces *pieces);
/* Ending at the box's right edge less margin cells. */
int pieces_put_right(struct canvas *canvas, struct box box, int row, int margin,
                     const struct pieces *pieces);

/* The pieces one behind the other, wrapped; drawn from the box's top. */
struct paragraph pieces_wrap(const struct pieces *pieces, size_t columns);
void pieces_put_wrapped(struct canvas *canvas, struct box box, const struct pieces *pieces,
                        const struct paragraph *wrapped);

#endif
